/* pos += vel * dt with OpenMP threads: a float32 product, rounded, then a sum, rounded (compile with -ffp-contract=off). */
#include "common/race.h"
#include "vectors.h"

/* Rows held in registers across all ticks: eight vectors hide an addition's latency, and their eight velocities fit too. */
enum { HELD = 8, BLOCK_ROWS = HELD * LANES };

/* Not inlined: loops over ticks and rows must stay in the order in which they are written. */
static __attribute__((noinline)) void advance(float *restrict pos, const float *restrict vel, long rows, float dt)
{
    for (long row = 0; row < rows; row++) {
        pos[row] += vel[row] * dt;
    }
}

static void streaming(float *pos, const float *vel, long rows, int ticks, float dt, long tile_rows)
{
    (void)tile_rows;
    for (int tick = 0; tick < ticks; tick++) {
        advance(pos, vel, rows, dt);
    }
}

static void tiled(float *pos, const float *vel, long rows, int ticks, float dt, long tile_rows)
{
    for (long start = 0; start < rows; start += tile_rows) {
        streaming(pos + start, vel + start, rows - start < tile_rows ? rows - start : tile_rows, ticks, dt, 0);
    }
}

static void fused_block(float *pos, const float *vel, int ticks, float dt)
{
    vector p[HELD], v[HELD];
    vector step = dt - (vector){0};
    for (int each = 0; each < HELD; each++) {
        p[each] = ((const vector *)pos)[each];
        v[each] = ((const vector *)vel)[each];
    }

    for (int tick = 0; tick < ticks; tick++) {
        FORGET(step); /* or vel * dt would be computed once instead of in every tick */
        for (int each = 0; each < HELD; each++) {
            p[each] += v[each] * step;
        }
    }

    for (int each = 0; each < HELD; each++) {
        ((vector *)pos)[each] = p[each];
    }
}

/*
 * No tiles, and no first tick by itself to bring one into the cache: with tiles of 4,096 rows that took about a fifth
 * longer (one thread, 10 million rows, 100 ticks, AMD EPYC with AVX-512).
 */
static void fused(float *pos, const float *vel, long rows, int ticks, float dt, long tile_rows)
{
    long whole = rows - rows % BLOCK_ROWS;
    for (long row = 0; row < whole; row += BLOCK_ROWS) {
        fused_block(pos + row, vel + row, ticks, dt);
    }

    streaming(pos + whole, vel + whole, rows - whole, ticks, dt, tile_rows);
}

int main(int count, char **words)
{
    struct peer motion = {
        .kernel = "motion", .build = "strict",
        .written = {"pos", -1000, 1000}, .read = {"vel", -10, 10},
        .sweeps = {streaming, tiled, fused},
    };
    return race(&motion, count, words);
}
