/* Compiled without -ffast-math: the reference must be the C library's own. */
#include "ulp.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

/* A prime, so that low bits of the samples take all values: 1.2 million angles of each sign. */
enum { STRIDE = 997 };

static const float most = 7e4f;

double ulps(float result, double exact)
{
    int exponent;
    frexp(exact, &exponent);
    double unit = ldexp(1.0, exponent - 24);
    return fabs((double)result - exact) / (unit > 0x1p-149 ? unit : 0x1p-149);
}

int next_angles(float angles[ANGLES])
{
    static uint32_t bits = 0;
    float last;
    for (int i = 0; i < ANGLES; i += 2) {
        memcpy(&angles[i], &bits, sizeof bits);
        angles[i + 1] = -angles[i];
        last = angles[i];
        bits += STRIDE;
    }

    return last < most;
}

double worst_ulps(const float *angle, const float *sine, const float *cosine, int count)
{
    double worst = 0;
    for (int i = 0; i < count; i++) {
        worst = fmax(worst, ulps(sine[i], sin(angle[i])));
        worst = fmax(worst, ulps(cosine[i], cos(angle[i])));
    }

    return worst;
}
