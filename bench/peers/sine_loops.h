#ifndef PEER_SINE_LOOPS_H
#define PEER_SINE_LOOPS_H

#include <math.h>

/*
 * A loop for the sine and one for the cosine. In one loop GCC makes a single scalar sincosf of the two; in separate ones,
 * with -ffast-math, it calls the vector versions of the C library (libmvec).
 */
static inline void sines(float *restrict sine, const float *restrict angle, long rows)
{
    for (long row = 0; row < rows; row++) {
        sine[row] = sinf(angle[row]);
    }
}

static inline void cosines(float *restrict cosine, const float *restrict angle, long rows)
{
    for (long row = 0; row < rows; row++) {
        cosine[row] = cosf(angle[row]);
    }
}

/* Makes the compiler forget what it knows about memory, so that no result is carried over to the next tick. */
#define FORGET_MEMORY(pointer) __asm__ volatile("" : : "r"(pointer) : "memory")

#endif
