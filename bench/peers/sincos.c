/*
 * Nanoseconds for a sine and a cosine of one float32 on one thread, through the vector functions of the C library, over
 * buffers that stay in the first-level cache; and their worst error, sampled. Usage: sincos [SAMPLES]
 * Buffers, warm-up and length of a sample are those of ParallelMotion.Benchmarks/Trigonometry: change both or neither.
 */
#include "common/options.h"
#include "common/samples.h"
#include "common/ulp.h"
#include "sine_loops.h"

#include <stdio.h>
#include <stdlib.h>

/* Three buffers of 8 KiB. */
enum { ROWS = ANGLES };

/* Passes between two looks at the clock while warming up. */
enum { BATCH = 64 };

static const double warm_up_seconds = 0.4, least_sample_seconds = 0.02;

static _Alignas(64) float angle[ROWS], sine[ROWS], cosine[ROWS];

static __attribute__((noinline)) void both(void)
{
    sines(sine, angle, ROWS);
    cosines(cosine, angle, ROWS);
    FORGET_MEMORY(angle);
}

static double seconds(long passes)
{
    double start = now();
    for (long pass = 0; pass < passes; pass++) {
        both();
    }

    return now() - start;
}

/* Warms up; how many passes a sample needs, from the fastest batch, so that no interruption makes samples too short. */
static long warm_up(void)
{
    double start = now(), least = warm_up_seconds;
    while (now() - start < warm_up_seconds) {
        least = fmin(least, seconds(BATCH));
    }

    return BATCH * (long)ceil(least_sample_seconds / least);
}

/* The range of the trig kernel's generated angles. */
static void fill(void)
{
    uint32_t state = 42;
    for (int row = 0; row < ROWS; row++) {
        state = state * 1664525u + 1013904223u;
        angle[row] = (float)(state >> 8) * 0x1p-24f * 200 - 100;
    }
}

static double worst_error(void)
{
    double worst = 0;
    while (next_angles(angle)) {
        both();
        double batch = worst_ulps(angle, sine, cosine, ROWS);
        worst = batch > worst ? batch : worst;
    }

    return worst;
}

int main(int count, char **words)
{
    int samples = count > 1 ? (int)whole_number("samples", words[1], 1, 10000) : 9;
    double *nanoseconds = malloc((size_t)samples * sizeof *nanoseconds);
    fill();
    long passes = warm_up();
    for (int sample = 0; sample < samples; sample++) {
        nanoseconds[sample] = seconds(passes) * 1e9 / ((double)passes * ROWS);
    }

    printf("{\"rows\": [{\"name\": \"gcc libmvec\", \"nanosecondsPerElement\": %.17g, ", median(nanoseconds, samples));
    print_numbers("samples", nanoseconds, samples);
    printf(", \"worstUlps\": %.4g}]}\n", worst_error());
    free(nanoseconds);
    return 0;
}
