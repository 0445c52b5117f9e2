"""Columns that ParallelMotion generates for a seed, by the formula in the documentation of its GeneratedTable.

Usage: generated_table.py FOLDER {motion|trig} ROWS [SEED]    writes COLUMN.npy files
"""
import sys
from pathlib import Path

import numpy as np

# What each kernel's columns hold: the written one first, in ordinal order.
RANGES = {"motion": {"pos": (-1000, 1000), "vel": (-10, 10)}, "trig": {"out": (0, 0), "x": (-100, 100)}}

# A column of 250 million rows would need six gigabytes of 64-bit intermediates at once.
CHUNK_ROWS = 1 << 20


def column(name, rows, seed, low, high):
    """One column, float32."""
    origin = np.uint64((seed + _fnv1a(name)) % 2**64)
    values = np.empty(rows, np.float32)
    for start in range(0, rows, CHUNK_ROWS):
        row = np.arange(start, min(rows, start + CHUNK_ROWS), dtype=np.uint64)
        unit = (_finalise(origin + row * np.uint64(0x9E3779B97F4A7C15)) >> np.uint64(40)).astype(np.float32) * np.float32(2**-24)
        values[start : start + CHUNK_ROWS] = np.float32(low) + unit * (np.float32(high) - np.float32(low))
    return values


def table(kernel, rows, seed):
    """A kernel's columns by name, the written one first."""
    return {name: column(name, rows, seed, low, high) for name, (low, high) in RANGES[kernel].items()}


def _fnv1a(name):
    value = 0xCBF29CE484222325
    for byte in name.encode():
        value = (value ^ byte) * 0x100000001B3 % 2**64
    return value


def _finalise(z):
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return z ^ (z >> np.uint64(31))


def main():
    folder, kernel, rows = Path(sys.argv[1]), sys.argv[2], int(float(sys.argv[3]))
    folder.mkdir(parents=True, exist_ok=True)
    for name, values in table(kernel, rows, int(sys.argv[4]) if len(sys.argv) > 4 else 42).items():
        np.save(folder / f"{name}.npy", values)


if __name__ == "__main__":
    main()
