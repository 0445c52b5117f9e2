"""One round trip through a Python pool: `Pool.map` of a function that does nothing, one task a worker.

As strong as that gets: the pool is warm, and every task is sent by itself (chunksize=1), or one worker might take all.
"""
import argparse
import json
import math
import multiprocessing
import time

from bounded import bounded

QUANTILES = {"p50": 0.5, "p90": 0.9, "p99": 0.99, "p999": 0.999, "max": 1.0}

CLOCK_READS = 10001


def nothing(_):
    """The task."""


def seconds_of(action):
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def measure(options):
    tasks = range(options.workers)
    with multiprocessing.get_context(options.start).Pool(options.workers) as pool:

        def told():
            pool.map(nothing, tasks, chunksize=1)

        for _ in range(options.warm_up):
            told()
        samples = [seconds_of(told) for _ in range(options.rounds)]
        pool.close()
        pool.join()
    return samples


def quantile(ordered, share):
    """Nearest rank, as the C peers take it."""
    return ordered[max(0, math.ceil(share * len(ordered)) - 1)]


def report(options, samples):
    ordered = sorted(samples)
    return {
        "workers": options.workers,
        "isSpinning": False,
        "samples": len(ordered),
        **{f"{name}Seconds": quantile(ordered, share) for name, share in QUANTILES.items()},
        "meanSeconds": sum(ordered) / len(ordered),
        "clockSeconds": quantile(sorted(seconds_of(lambda: None) for _ in range(CLOCK_READS)), 0.5),
    }


def read_options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--workers", type=bounded(1, 256), default=2)
    parser.add_argument("--rounds", type=bounded(1, 10**6), default=2000)
    parser.add_argument("--warm-up", type=bounded(0, 10**6), default=200)
    parser.add_argument("--start", choices=("spawn", "fork"), default="spawn", help="how the pool's processes start; not timed")
    return parser.parse_args()


if __name__ == "__main__":
    options = read_options()
    print(json.dumps(report(options, measure(options))))
