#ifndef PEER_QUANTILES_H
#define PEER_QUANTILES_H

#include <stdint.h>

/* The monotonic clock as a whole number: as seconds in a double it would round to nanoseconds after a year of uptime. */
int64_t now_nanoseconds(void);

/* What reading the clock twice adds to whatever stands between, the median of many; it is in every sample. */
int64_t clock_nanoseconds(void);

/* Prints "samples", "p50Seconds" to "p999Seconds", "maxSeconds" and "meanSeconds" as JSON members; sorts the samples. Nearest rank. */
void print_quantiles(int64_t *nanoseconds, int count);

#endif
