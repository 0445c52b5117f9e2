#ifndef PEER_OPTIONS_H
#define PEER_OPTIONS_H

#include <stdbool.h>
#include <stdint.h>

enum sweep { STREAMING, TILED, FUSED, SWEEPS };

extern const char *const sweep_names[SWEEPS];

struct options {
    long rows;
    int ticks;
    float dt;
    bool is_per_tick;
    enum sweep sweep;
    long tile_rows;
    int workers;
    int samples;
    uint64_t seed;
    const char *input;  /* a folder of COLUMN.npy, or null: generated from the seed */
    const char *output; /* a folder for COLUMN.npy, or null */
    bool is_huge;
};

/* Reads the command line; refuses what is unknown or out of bounds. */
struct options read_options(int count, char **words);

/* A whole number within bounds, also written as 1e7; refuses anything else. */
long whole_number(const char *name, const char *text, long least, long most);

#endif
