#include "options.h"

#include "refuse.h"

#include <getopt.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

const char *const sweep_names[SWEEPS] = {"streaming", "tiled", "fused"};

enum { ROWS = 1, TICKS, DT, DISPATCH, SWEEP, TILE_ROWS, WORKERS, SAMPLES, SEED, INPUT, OUTPUT, HUGE_PAGES };

static const struct option known[] = {
    {"rows", required_argument, NULL, ROWS},         {"ticks", required_argument, NULL, TICKS},
    {"dt", required_argument, NULL, DT},             {"dispatch", required_argument, NULL, DISPATCH},
    {"sweep", required_argument, NULL, SWEEP},       {"tile-rows", required_argument, NULL, TILE_ROWS},
    {"workers", required_argument, NULL, WORKERS},   {"samples", required_argument, NULL, SAMPLES},
    {"seed", required_argument, NULL, SEED},         {"input", required_argument, NULL, INPUT},
    {"output", required_argument, NULL, OUTPUT},     {"huge", no_argument, NULL, HUGE_PAGES},
    {NULL, 0, NULL, 0},
};

long whole_number(const char *name, const char *text, long least, long most)
{
    char *end;
    double value = strtod(text, &end);
    if (end == text || *end != '\0' || value != floor(value) || value < (double)least || value > (double)most) {
        refuse("Cannot use the given %s because it is out of bounds or no number: %s=%s, expected=%ld to %ld.", name, name, text, least, most);
    }

    return (long)value;
}

static float length_of_tick(const char *text)
{
    char *end;
    float dt = strtof(text, &end);
    if (end == text || *end != '\0' || !isfinite(dt)) {
        refuse("Cannot use the length of a tick because it is no finite number: dt=%s, expected=a number such as 0.033333335.", text);
    }

    return dt;
}

static enum sweep named_sweep(const char *name)
{
    for (int each = 0; each < SWEEPS; each++) {
        if (strcmp(name, sweep_names[each]) == 0) {
            return (enum sweep)each;
        }
    }

    refuse("Cannot use the sweep because there is none of that name: sweep=%s, expected=streaming, tiled or fused.", name);
}

static bool named_per_tick(const char *name)
{
    if (strcmp(name, "per-tick") != 0 && strcmp(name, "per-run") != 0) {
        refuse("Cannot use the dispatch because there is none of that name: dispatch=%s, expected=per-tick or per-run.", name);
    }

    return strcmp(name, "per-tick") == 0;
}

static void read_option(struct options *options, int option, const char *text)
{
    switch (option) {
    case ROWS: options->rows = whole_number("rows", text, 1, 1L << 30); break;
    case TICKS: options->ticks = (int)whole_number("ticks", text, 1, 1000000); break;
    case DT: options->dt = length_of_tick(text); break;
    case DISPATCH: options->is_per_tick = named_per_tick(text); break;
    case SWEEP: options->sweep = named_sweep(text); break;
    case TILE_ROWS: options->tile_rows = whole_number("tile-rows", text, 16, 1L << 30); break;
    case WORKERS: options->workers = (int)whole_number("workers", text, 1, 256); break;
    case SAMPLES: options->samples = (int)whole_number("samples", text, 1, 1000); break;
    case SEED: options->seed = (uint64_t)whole_number("seed", text, 0, 1L << 53); break;
    case INPUT: options->input = text; break;
    case OUTPUT: options->output = text; break;
    case HUGE_PAGES: options->is_huge = true; break;
    default: exit(2); /* getopt has said why */
    }
}

struct options read_options(int count, char **words)
{
    struct options options = {
        .rows = 0, .ticks = 100, .dt = 1.0f / 30, .sweep = STREAMING, .tile_rows = 4096, .workers = 2, .samples = 5, .seed = 42,
    };
    for (int option; (option = getopt_long(count, words, "", known, NULL)) != -1;) {
        read_option(&options, option, optarg);
    }

    if (optind < count) {
        refuse("Cannot use %s because it is no option: given=%s.", words[optind], words[optind]);
    }

    if (options.rows == 0 && options.input == NULL) {
        options.rows = 10000000;
    }

    return options;
}
