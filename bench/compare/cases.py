"""What is run: sizes, and how many samples make one round's figure."""
from dataclasses import dataclass

# 1/30 as float32, written so that every language reads the same bits.
DT = "0.033333335"


@dataclass(frozen=True)
class Case:
    name: str
    kernel: str
    rows: int
    ticks: int
    samples: int

    # Files for large columns would take longer to make than to use: everyone generates them from the same seed instead.
    is_generated: bool = False


FULL = {
    "motion": Case("motion", "motion", 10_000_000, 100, 3),
    "small": Case("small", "motion", 100_000, 100, 15),
    "trig": Case("trig", "trig", 10_000_000, 100, 1),
    "large": Case("large", "motion", 250_000_000, 10, 1, is_generated=True),
}

QUICK = {
    "motion": Case("motion", "motion", 400_000, 50, 3),
    "small": Case("small", "motion", 20_000, 50, 3),
    "trig": Case("trig", "trig", 200_000, 20, 1),
    "large": Case("large", "motion", 1_000_000, 10, 1, is_generated=True),
}

# The large case's columns, what ParallelMotion keeps to start anew and to compare, and some air.
LARGE_MEMORY_BYTES = 8 * 10**9

# Of these, what lies in shared memory: a C peer's two columns and its copy of one.
LARGE_SHARED_BYTES = 3 * 10**9 + 10**8
