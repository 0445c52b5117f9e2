#ifndef PEER_RACE_H
#define PEER_RACE_H

#include "options.h"

#include <stdbool.h>

/* Runs ticks over the rows at the two pointers, which one thread owns. */
typedef void sweep_function(float *written, const float *read, long rows, int ticks, float dt, long tile_rows);

struct column { const char *name; float low, high; };

/* What is measured: two columns, the written one first in ordinal order, and a way to cross them for each sweep. */
struct peer {
    const char *kernel;
    const char *build;
    struct column written, read;
    sweep_function *sweeps[SWEEPS];

    /* Whether a tick adds one to a row, but for rounding. Then that is checked here: no two sines have the same bits. */
    bool adds_one;
};

/* The whole program: columns, warm-up, samples, one JSON object on standard output. */
int race(const struct peer *peer, int count, char **words);

#endif
