#ifndef PEER_ULP_H
#define PEER_ULP_H

/* How far a float32 is from an exact value, in units in the last place of that value rounded to float32. */
double ulps(float result, double exact);

/* Angles with a sign that are evenly spaced in their bits, below 7e4 in magnitude: small ones count as much as large ones. */
enum { ANGLES = 2048 };

/* The next batch of them; false when there are no more. */
int next_angles(float angles[ANGLES]);

/* The worst error of a batch against the double-precision functions, sine and cosine. */
double worst_ulps(const float *angle, const float *sine, const float *cosine, int count);

#endif
