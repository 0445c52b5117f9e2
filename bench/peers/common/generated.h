#ifndef PEER_GENERATED_H
#define PEER_GENERATED_H

#include <stdint.h>

/*
 * Fills rows [start, end) of a column with the values that ParallelMotion generates for that name and seed; the formula is
 * in the documentation of its GeneratedTable. Compile without -ffast-math: each operation is rounded by itself.
 */
void generate(float *column, long start, long end, const char *name, uint64_t seed, float low, float high);

#endif
