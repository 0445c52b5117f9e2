#include "race.h"

#include "columns.h"
#include "generated.h"
#include "npy.h"
#include "partition.h"
#include "refuse.h"
#include "samples.h"
#include "sha256.h"
#include "threads.h"

#include <math.h>
#include <omp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Enough to warm threads, caches and page tables. */
enum { REHEARSAL_TICKS = 5 };

struct field {
    const struct peer *peer;
    struct options options;
    float *written, *read, *before;
};

static struct range own_range(const struct field *field)
{
    return range_of(field->options.rows, omp_get_thread_num(), omp_get_num_threads());
}

static void fill_own(const struct field *field, float *column, const struct column *recipe)
{
    struct range own = own_range(field);
    memset(column + own.start, 0, (size_t)(own.end - own.start) * sizeof(float));
    if (field->options.input == NULL) {
        generate(column, own.start, own.end, recipe->name, field->options.seed, recipe->low, recipe->high);
    }
}

static void load(struct field *field)
{
    struct options *options = &field->options;
    if (options->input != NULL) {
        long rows = npy_rows(options->input, field->peer->written.name);
        if (options->rows != 0 && options->rows != rows) {
            refuse("Cannot use a number of rows because the input decides it: rows=%ld, expected=%ld.", options->rows, rows);
        }

        options->rows = rows;
    }

    field->written = map_column(field->peer->written.name, options->rows, options->is_huge);
    field->read = map_column(field->peer->read.name, options->rows, options->is_huge);
    field->before = map_column("before", options->rows, options->is_huge);
#pragma omp parallel
    {
        fill_own(field, field->written, &field->peer->written);
        fill_own(field, field->read, &field->peer->read);
    }

    if (options->input != NULL) {
        npy_read(options->input, field->peer->written.name, field->written, options->rows);
        npy_read(options->input, field->peer->read.name, field->read, options->rows);
    }
#pragma omp parallel
    {
        struct range own = own_range(field);
        memcpy(field->before + own.start, field->written + own.start, (size_t)(own.end - own.start) * sizeof(float));
    }
}

static void reset(struct field *field)
{
#pragma omp parallel
    {
        struct range own = own_range(field);
        memcpy(field->written + own.start, field->before + own.start, (size_t)(own.end - own.start) * sizeof(float));
    }
}

static void dispatch(struct field *field, int ticks)
{
    sweep_function *sweep = field->peer->sweeps[field->options.sweep];
#pragma omp parallel
    {
        struct range own = own_range(field);
        sweep(field->written + own.start, field->read + own.start, own.end - own.start, ticks, field->options.dt, field->options.tile_rows);
    }
}

static double timed_run(struct field *field, int ticks)
{
    int per_dispatch = field->options.is_per_tick ? 1 : ticks;
    double start = now();
    for (int done = 0; done < ticks; done += per_dispatch) {
        dispatch(field, per_dispatch);
    }

    return now() - start;
}

/* What rounding adds up to stays far below a thousandth; a loop that was optimised away, or a NaN, doesn't. */
static void require_one_a_tick(const struct field *field)
{
    for (long row = 0; row < field->options.rows; row++) {
        float expected = field->before[row] + (float)field->options.ticks;
        if (!(fabsf(field->written[row] - expected) <= 1e-3f * (fabsf(expected) + 1))) {
            refuse("Cannot report because a row can't be right: row=%ld, value=%g, expected=%g.", row, field->written[row], expected);
        }
    }
}

static void print(const struct field *field, const double *seconds)
{
    const struct options *options = &field->options;
    char digits[65];
    struct sha256 hash;
    sha256_start(&hash);
    sha256_add(&hash, field->written, (size_t)options->rows * sizeof(float));
    sha256_add(&hash, field->read, (size_t)options->rows * sizeof(float));
    sha256_finish(&hash, digits);
    printf("{\"kernel\": \"%s\", \"build\": \"%s\", \"dispatch\": \"%s\", \"sweep\": \"%s\", \"workers\": %d, \"rows\": %ld, \"ticks\": %d, ",
           field->peer->kernel, field->peer->build, options->is_per_tick ? "per-tick" : "per-run", sweep_names[options->sweep], options->workers,
           options->rows, options->ticks);
    print_numbers("samplesSeconds", seconds, options->samples);
    printf(", \"medianSeconds\": %.17g, \"hugeBytes\": %ld, \"worldHash\": \"%s\"}\n", median(seconds, options->samples), huge_bytes(), digits);
}

int race(const struct peer *peer, int count, char **words)
{
    struct field field = {.peer = peer, .options = read_options(count, words)};
    start_threads(field.options.workers);
    load(&field);
    timed_run(&field, field.options.ticks < REHEARSAL_TICKS ? field.options.ticks : REHEARSAL_TICKS);
    double *seconds = malloc((size_t)field.options.samples * sizeof *seconds);
    for (int sample = 0; sample < field.options.samples; sample++) {
        reset(&field);
        seconds[sample] = timed_run(&field, field.options.ticks);
    }

    if (peer->adds_one) {
        require_one_a_tick(&field);
    }

    print(&field, seconds);
    if (field.options.output != NULL) {
        npy_write(field.options.output, peer->written.name, field.written, field.options.rows);
        npy_write(field.options.output, peer->read.name, field.read, field.options.rows);
    }

    free(seconds);
    return 0;
}
