#ifndef PEER_PARTITION_H
#define PEER_PARTITION_H

struct range { long start, end; };

/*
 * The rows of one thread, split as ParallelMotion splits them: borders on 64 KiB of float32 where each thread gets 16 such
 * units or more, on 128 bytes otherwise.
 */
static inline struct range range_of(long rows, int thread, int threads)
{
    long unit = (rows + 16383) / 16384 >= 16L * threads ? 16384 : 32;
    long units = (rows + unit - 1) / unit;
    long start = units * thread / threads * unit;
    long end = units * (thread + 1) / threads * unit;
    return (struct range){start < rows ? start : rows, end < rows ? end : rows};
}

#endif
