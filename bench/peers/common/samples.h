#ifndef PEER_SAMPLES_H
#define PEER_SAMPLES_H

/* Seconds on the monotonic clock. */
double now(void);

/* The median; reorders nothing. Of an even number, the mean of the two in the middle. */
double median(const double *values, int count);

/* Prints "NAME": [v, v, ...] as JSON with all digits. */
void print_numbers(const char *name, const double *values, int count);

#endif
