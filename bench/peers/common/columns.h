#ifndef PEER_COLUMNS_H
#define PEER_COLUMNS_H

#include <stdbool.h>

/*
 * Maps zeroed float32 rows that start on a page, padded to whole blocks of 1,024 rows. The pages are of the kind that
 * ParallelMotion's columns have: a file in /dev/shm, unlinked at once. Huge ones only when asked for and granted.
 * None is touched here: the thread that owns a range does that, so that each page lies near its user.
 */
float *map_column(const char *name, long rows, bool is_huge);

/* Bytes of this process's shared memory that the system maps as huge pages; 0 where it doesn't say. */
long huge_bytes(void);

#endif
