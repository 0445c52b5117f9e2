/*
 * out += sin(x)^2 + cos(x)^2 with OpenMP threads, sine and cosine anew in every tick. With SEPARATE_LOOPS defined (and
 * -ffast-math) through the vector functions of the C library, otherwise as a plain loop.
 */
#include "common/race.h"
#include "sine_loops.h"

/* Rows of the buffers between the loops: x, out and both buffers are 8 KiB, at home in any first-level cache. */
enum { BLOCK_ROWS = 512 };

#ifdef SEPARATE_LOOPS

static const char build[] = "libmvec";

static __attribute__((noinline)) void accumulate(float *restrict out, const float *restrict x, long rows)
{
    float sine[BLOCK_ROWS], cosine[BLOCK_ROWS];
    for (long start = 0; start < rows; start += BLOCK_ROWS) {
        long count = rows - start < BLOCK_ROWS ? rows - start : BLOCK_ROWS;
        sines(sine, x + start, count);
        cosines(cosine, x + start, count);
        for (long row = 0; row < count; row++) {
            out[start + row] += sine[row] * sine[row] + cosine[row] * cosine[row];
        }
    }
}

#else

static const char build[] = "plain";

static __attribute__((noinline)) void accumulate(float *restrict out, const float *restrict x, long rows)
{
    for (long row = 0; row < rows; row++) {
        float sine = sinf(x[row]), cosine = cosf(x[row]);
        out[row] += sine * sine + cosine * cosine;
    }
}

#endif

static void streaming(float *out, const float *x, long rows, int ticks, float dt, long tile_rows)
{
    (void)dt;
    (void)tile_rows;
    for (int tick = 0; tick < ticks; tick++) {
        accumulate(out, x, rows);
        FORGET_MEMORY(x); /* the same x gives the same sines: nothing else says that they must be computed again */
    }
}

static void tiled(float *out, const float *x, long rows, int ticks, float dt, long tile_rows)
{
    for (long start = 0; start < rows; start += tile_rows) {
        streaming(out + start, x + start, rows - start < tile_rows ? rows - start : tile_rows, ticks, dt, 0);
    }
}

/* The library's functions may overwrite every vector register, so no block stays in them: this is the smallest useful tile. */
static void fused(float *out, const float *x, long rows, int ticks, float dt, long tile_rows)
{
    (void)tile_rows;
    tiled(out, x, rows, ticks, dt, BLOCK_ROWS);
}

int main(int count, char **words)
{
    struct peer trig = {
        .kernel = "trig", .build = build,
        .written = {"out", 0, 0}, .read = {"x", -100, 100},
        .sweeps = {streaming, tiled, fused}, .adds_one = true,
    };
    return race(&trig, count, words);
}
