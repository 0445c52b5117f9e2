#include "generated.h"

static uint64_t fnv1a(const char *name)
{
    uint64_t hash = 0xCBF29CE484222325u;
    for (; *name != '\0'; name++) {
        hash = (hash ^ (unsigned char)*name) * 0x100000001B3u;
    }

    return hash;
}

static uint64_t finalise(uint64_t z)
{
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

void generate(float *column, long start, long end, const char *name, uint64_t seed, float low, float high)
{
    uint64_t origin = seed + fnv1a(name);
    float width = high - low;
    for (long row = start; row < end; row++) {
        float u = (float)(finalise(origin + (uint64_t)row * 0x9E3779B97F4A7C15u) >> 40) * 0x1p-24f;
        column[row] = low + u * width;
    }
}
