"""The peer: milliseconds until all workers of a spawned Pool have imported NumPy. Each holds its task until all have one."""

import multiprocessing
import sys
import time

MOST_SECONDS = 60


def hold_barrier(barrier):
    global _barrier
    _barrier = barrier
    import numpy  # noqa: F401


def meet(_):
    _barrier.wait(MOST_SECONDS)


if __name__ == "__main__":
    workers = int(sys.argv[1])
    context = multiprocessing.get_context("spawn")
    barrier = context.Barrier(workers)
    start = time.monotonic()
    with context.Pool(workers, hold_barrier, (barrier,)) as pool:
        pool.map_async(meet, range(workers), chunksize=1).get(MOST_SECONDS)
        print((time.monotonic() - start) * 1e3)
