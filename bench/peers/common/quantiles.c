#define _POSIX_C_SOURCE 200809L
#include "quantiles.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { CLOCK_READS = 10001 };

int64_t now_nanoseconds(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000000000 + time.tv_nsec;
}

static int by_value(const void *first, const void *second)
{
    int64_t a = *(const int64_t *)first, b = *(const int64_t *)second;
    return (a > b) - (a < b);
}

static int64_t at(const int64_t *sorted, int count, double share)
{
    int rank = (int)ceil(share * count);
    return sorted[rank < 1 ? 0 : rank - 1];
}

int64_t clock_nanoseconds(void)
{
    static int64_t taken[CLOCK_READS];
    for (int read = 0; read < CLOCK_READS; read++) {
        int64_t start = now_nanoseconds();
        taken[read] = now_nanoseconds() - start;
    }

    qsort(taken, CLOCK_READS, sizeof *taken, by_value);
    return at(taken, CLOCK_READS, 0.5);
}

void print_quantiles(int64_t *nanoseconds, int count)
{
    static const struct { const char *name; double share; } asked[] = {{"p50", 0.5}, {"p90", 0.9}, {"p99", 0.99}, {"p999", 0.999}, {"max", 1}};
    double sum = 0;
    qsort(nanoseconds, (size_t)count, sizeof *nanoseconds, by_value);
    for (int sample = 0; sample < count; sample++) {
        sum += (double)nanoseconds[sample];
    }

    printf("\"samples\": %d, ", count);
    for (size_t each = 0; each < sizeof asked / sizeof *asked; each++) {
        printf("\"%sSeconds\": %.9g, ", asked[each].name, 1e-9 * (double)at(nanoseconds, count, asked[each].share));
    }

    printf("\"meanSeconds\": %.9g", 1e-9 * sum / count);
}
