"""The two jobs as they are usually written in Python: NumPy over columns in shared memory, and a pool of processes.

As strong as that rig gets: the pool is warm, workers attach once, every task is sent by itself (chunksize=1), and
neither starting the pool nor reading the input is timed. What --buffer and --tile-rows add is what a NumPy user who
knows about temporaries and caches would write instead of the usual line; both default to the usual line.
"""
import argparse
import hashlib
import json
import multiprocessing
import statistics
import sys
import time
from multiprocessing import shared_memory
from pathlib import Path

import numpy as np
from bounded import bounded
from generated_table import RANGES, table

# Enough to warm processes, caches and page tables.
REHEARSAL_TICKS = 5

# A worker's own state: the pool offers no other place for it.
_written = _read = None
_handles = []


def refuse(message):
    """Ends as the C peers do: one sentence, and the code that says so."""
    print(message, file=sys.stderr)
    sys.exit(2)


class SharedColumn:
    """A float32 column in shared memory, owned by this process."""

    def __init__(self, values):
        self.memory = shared_memory.SharedMemory(create=True, size=values.nbytes)
        self.rows = np.ndarray(values.shape, np.float32, buffer=self.memory.buf)
        self.rows[:] = values

    def close(self):
        del self.rows
        self.memory.close()
        self.memory.unlink()


def attach(names, rows):
    """Runs once in each worker."""
    global _written, _read
    for name in names:
        _handles.append(shared_memory.SharedMemory(name=name))
    _written, _read = (np.ndarray(rows, np.float32, buffer=handle.buf) for handle in _handles)


def work(task):
    """One task: all its ticks over its own slice, which no other task writes."""
    kernel, start, end, ticks, dt, buffer, tile_rows = task
    for first in range(start, end, tile_rows or end - start):
        last = min(end, first + (tile_rows or end - start))
        KERNELS[kernel, buffer](_written[first:last], _read[first:last], ticks, np.float32(dt))


def motion(pos, vel, ticks, dt):
    for _ in range(ticks):
        pos += vel * dt


def motion_reused(pos, vel, ticks, dt):
    step = np.empty_like(pos)
    for _ in range(ticks):
        np.multiply(vel, dt, out=step)
        np.add(pos, step, out=pos)


def trig(out, x, ticks, dt):
    for _ in range(ticks):
        out += np.sin(x) ** 2 + np.cos(x) ** 2


def trig_reused(out, x, ticks, dt):
    sine, cosine = np.empty_like(x), np.empty_like(x)
    for _ in range(ticks):
        np.sin(x, out=sine)
        np.cos(x, out=cosine)
        np.multiply(sine, sine, out=sine)
        np.multiply(cosine, cosine, out=cosine)
        np.add(sine, cosine, out=sine)
        np.add(out, sine, out=out)


KERNELS = {("motion", "fresh"): motion, ("motion", "reused"): motion_reused, ("trig", "fresh"): trig, ("trig", "reused"): trig_reused}


def tasks(options, rows, ticks):
    borders = [rows * index // options.workers for index in range(options.workers + 1)]
    return [
        (options.kernel, start, end, ticks, options.dt, options.buffer, options.tile_rows)
        for start, end in zip(borders, borders[1:])
        if start < end
    ]


def timed_run(pool, options, rows, ticks):
    """Seconds for all ticks, told once or at every tick."""
    per_dispatch = 1 if options.dispatch == "per-tick" else ticks
    told = tasks(options, rows, per_dispatch)
    start = time.perf_counter()
    for _ in range(0, ticks, per_dispatch):
        pool.map(work, told, chunksize=1)
    return time.perf_counter() - start


def load(options):
    """Columns by name, the written one first."""
    if options.input is None:
        return table(options.kernel, options.rows or 10_000_000, options.seed)
    columns = {name: np.load(options.input / f"{name}.npy") for name in RANGES[options.kernel]}
    (rows,) = {values.shape for values in columns.values()}
    if options.rows not in (None, rows[0]):
        refuse(f"Cannot use a number of rows because the input decides it: rows={options.rows}, expected={rows[0]}.")
    return columns


def world_hash(columns):
    digest = hashlib.sha256()
    for column in columns:
        digest.update(column.rows.astype("<f4", copy=False).data)
    return digest.hexdigest()


def require_one_a_tick(written, before, ticks):
    """Sines of different libraries have different bits, but each tick must have added one."""
    if not np.allclose(written, before + ticks, rtol=1e-3, atol=1e-3):
        refuse(f"Cannot report because a row can't be right: ticks={ticks}, lowest={written.min()}, highest={written.max()}.")


def measure(options, shared, before):
    written = shared[0].rows
    names = [column.memory.name for column in shared]
    context = multiprocessing.get_context(options.start)
    with context.Pool(options.workers, attach, (names, written.shape)) as pool:
        timed_run(pool, options, written.size, min(REHEARSAL_TICKS, options.ticks))
        samples = []
        for _ in range(options.samples):
            written[:] = before
            samples.append(timed_run(pool, options, written.size, options.ticks))
        pool.close()
        pool.join()
    if options.kernel == "trig":
        require_one_a_tick(written, before, options.ticks)
    return samples


def report(options, shared, samples):
    names = ("kernel", "dispatch", "workers", "ticks", "buffer", "tile_rows")
    return {
        **{"tileRows" if name == "tile_rows" else name: getattr(options, name) for name in names},
        "rows": shared[0].rows.size,
        "numpy": np.__version__,
        "samplesSeconds": samples,
        "medianSeconds": statistics.median(samples),
        "worldHash": world_hash(shared),
    }


def read_options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kernel", choices=RANGES, default="motion")
    parser.add_argument("--rows", type=bounded(1, 2**30), help="default: what the input has, or 10 million")
    parser.add_argument("--ticks", type=bounded(1, 10**6), default=100)
    parser.add_argument("--dt", type=float, default=1 / 30)
    parser.add_argument("--dispatch", choices=("per-run", "per-tick"), default="per-run")
    parser.add_argument("--workers", type=bounded(1, 256), default=2)
    parser.add_argument("--samples", type=bounded(1, 1000), default=5)
    parser.add_argument("--buffer", choices=("fresh", "reused"), default="fresh", help="temporaries: new ones in each tick, or the same")
    parser.add_argument("--tile-rows", type=bounded(0, 2**30), default=0, help="rows on which all ticks of a task run before the next; 0: all")
    parser.add_argument("--start", choices=("spawn", "fork"), default="spawn", help="how the pool's processes start; not timed")
    parser.add_argument("--seed", type=bounded(0, 2**53), default=42, help="what generated columns are derived from")
    parser.add_argument("--input", type=Path, help="a folder of COLUMN.npy; default: generated")
    parser.add_argument("--output", type=Path, help="a folder for COLUMN.npy")
    return parser.parse_args()


def main():
    options = read_options()
    columns = load(options)
    before = next(iter(columns.values())).copy()
    shared = []
    try:
        shared.extend(SharedColumn(values) for values in columns.values())
        samples = measure(options, shared, before)
        print(json.dumps(report(options, shared, samples)))
        for name, column in zip(columns, shared):
            if options.output is not None:
                np.save(options.output / f"{name}.npy", column.rows)
    finally:
        for column in shared:
            column.close()


if __name__ == "__main__":
    main()
