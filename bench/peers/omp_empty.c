/*
 * What telling OpenMP's threads costs when there is nothing to do: an empty parallel region, entered again and again.
 * omp_empty [--workers N] [--samples N] [--regions N]; a sample is so many regions, so that the clock doesn't count.
 * OMP_WAIT_POLICY=passive has the threads sleep between regions instead of spinning.
 */
#define _POSIX_C_SOURCE 200809L
#include "common/options.h"
#include "common/quantiles.h"
#include "common/refuse.h"
#include "common/samples.h"
#include "common/threads.h"

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <strings.h>

/* Entries before the first sample. */
enum { WARM_UP = 2000 };

struct empty { int workers, samples, regions; };

static struct empty read_words(int count, char **words)
{
    static const struct option known[] = {
        {"workers", required_argument, NULL, 'w'}, {"samples", required_argument, NULL, 's'}, {"regions", required_argument, NULL, 'r'}, {NULL, 0, NULL, 0},
    };
    struct empty asked = {.workers = 2, .samples = 51, .regions = 500};
    for (int option; (option = getopt_long(count, words, "", known, NULL)) != -1;) {
        switch (option) {
        case 'w': asked.workers = (int)whole_number("workers", optarg, 1, 256); break;
        case 's': asked.samples = (int)whole_number("samples", optarg, 1, 1000); break;
        case 'r': asked.regions = (int)whole_number("regions", optarg, 1, 1000000); break;
        default: exit(2); /* getopt has said why */
        }
    }

    if (optind < count) {
        refuse("Cannot use %s because it is no option: given=%s.", words[optind], words[optind]);
    }

    return asked;
}

/* The asm is nothing that a thread would have to do, but the compiler can't know that; build.sh looks whether the region is still there. */
static void enter(void)
{
#pragma omp parallel
    __asm__ volatile("");
}

/* Mean seconds a region. */
static double batch(int regions)
{
    int64_t start = now_nanoseconds();
    for (int region = 0; region < regions; region++) {
        enter();
    }

    return 1e-9 * (double)(now_nanoseconds() - start) / regions;
}

static int64_t single(void)
{
    int64_t start = now_nanoseconds();
    enter();
    return now_nanoseconds() - start;
}

static void print(const struct empty *asked, const double *seconds, int64_t *singles)
{
    const char *policy = getenv("OMP_WAIT_POLICY");
    bool is_passive = policy != NULL && strcasecmp(policy, "passive") == 0;
    printf("{\"workers\": %d, \"isSpinning\": %s, \"regions\": %d, ", asked->workers, is_passive ? "false" : "true", asked->regions);
    print_numbers("samplesSeconds", seconds, asked->samples);
    printf(", \"medianSeconds\": %.9g, \"single\": {", median(seconds, asked->samples));
    print_quantiles(singles, asked->regions);
    printf(", \"clockSeconds\": %.9g}}\n", 1e-9 * (double)clock_nanoseconds());
}

int main(int count, char **words)
{
    struct empty asked = read_words(count, words);
    double *seconds = calloc((size_t)asked.samples, sizeof *seconds);
    int64_t *singles = calloc((size_t)asked.regions, sizeof *singles);
    start_threads(asked.workers);
    batch(WARM_UP);
    for (int sample = 0; sample < asked.samples; sample++) {
        seconds[sample] = batch(asked.regions);
    }

    for (int region = 0; region < asked.regions; region++) {
        singles[region] = single();
    }

    print(&asked, seconds, singles);
    free(seconds);
    free(singles);
    return 0;
}
