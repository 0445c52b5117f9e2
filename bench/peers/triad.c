/*
 * What memory can deliver to these threads, after the triad of the STREAM benchmark (J. McCalpin): a = b + s * c; and a
 * variant that isn't part of it, the in-place update a += s * b, which is what a tick of motion moves. float32 instead of
 * double, pages as ParallelMotion's. As in STREAM the bytes counted are those the code names (12 a row, both): that the
 * triad's stores fetch their lines first is not counted.
 */
#include "common/columns.h"
#include "common/options.h"
#include "common/partition.h"
#include "common/samples.h"

#include <omp.h>
#include <stdio.h>
#include <stdlib.h>

static float *a, *b, *c;

static __attribute__((noinline)) void triad(struct range own, float s)
{
    float *restrict to = a;
    const float *restrict from = b, *restrict scaled = c;
    for (long row = own.start; row < own.end; row++) {
        to[row] = from[row] + s * scaled[row];
    }
}

static __attribute__((noinline)) void update(struct range own, float s)
{
    float *restrict to = a;
    const float *restrict scaled = b;
    for (long row = own.start; row < own.end; row++) {
        to[row] += s * scaled[row];
    }
}

static __attribute__((noinline)) void touch(struct range own, float s)
{
    for (long row = own.start; row < own.end; row++) {
        a[row] = s;
        b[row] = 2 * s;
        c[row] = 3 * s;
    }
}

/* Every thread passes over its own rows again and again, as workers that are told once do: no barrier between passes. */
static double seconds_per_pass(void (*pass)(struct range, float), const struct options *options)
{
    double start = now();
#pragma omp parallel num_threads(options->workers)
    {
        struct range own = range_of(options->rows, omp_get_thread_num(), omp_get_num_threads());
        for (int tick = 0; tick < options->ticks; tick++) {
            pass(own, 1e-3f);
        }
    }

    return (now() - start) / options->ticks;
}

static void measure(const char *name, void (*pass)(struct range, float), const struct options *options)
{
    double *bytes = malloc((size_t)options->samples * sizeof *bytes);
    double best = 0;
    seconds_per_pass(pass, options);
    for (int sample = 0; sample < options->samples; sample++) {
        bytes[sample] = 12.0 * (double)options->rows / seconds_per_pass(pass, options);
        best = bytes[sample] > best ? bytes[sample] : best;
    }

    printf("\"%s\": {\"bestBytesPerSecond\": %.17g, \"medianBytesPerSecond\": %.17g, ", name, best, median(bytes, options->samples));
    print_numbers("samples", bytes, options->samples);
    printf("}");
    free(bytes);
}

int main(int count, char **words)
{
    struct options options = read_options(count, words);
    omp_set_dynamic(0);
    a = map_column("a", options.rows, options.is_huge);
    b = map_column("b", options.rows, options.is_huge);
    c = map_column("c", options.rows, options.is_huge);
    struct options once = options;
    once.ticks = 1;
    seconds_per_pass(touch, &once);
    printf("{\"rows\": %ld, \"workers\": %d, \"ticks\": %d, \"hugeBytes\": %ld, ", options.rows, options.workers, options.ticks, huge_bytes());
    measure("triad", triad, &options);
    printf(", ");
    measure("update", update, &options);
    printf("}\n");
    return 0;
}
