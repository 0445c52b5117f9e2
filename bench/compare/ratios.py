"""The rows of the table: what is set beside what, and how large the ratio is to be."""
from dataclasses import dataclass
from statistics import median
from typing import Optional


@dataclass(frozen=True)
class Row:
    """
    How many times as fast ours is. Of several peers the one with the best median is taken; of several of ours the first
    that was measured, for to choose by the figures would count noise in our favour.
    """

    label: str
    peers: tuple
    ours: tuple
    goal: Optional[float] = None
    superb: Optional[float] = None


OURS_TRIG = ("ours trig per-run fused",)

# The widest that the processor has registers for.
OURS_SINES = tuple(f"sincos ours {lanes} lanes" for lanes in (16, 8, 4))

ROWS = [
    Row("motion per run: tiled / NumPy", ("numpy motion per-run",), ("ours motion per-run tiled",), goal=15),
    Row("motion per run: fused / NumPy", ("numpy motion per-run",), ("ours motion per-run fused",), superb=50),
    Row("trig per run: fused / NumPy", ("numpy trig per-run",), OURS_TRIG, 8, 20),
    Row("motion per tick / NumPy Pool.map", ("numpy motion per-tick",), ("ours motion per-tick streaming",), 5, 10),
    Row("the same, small table", ("numpy small per-tick",), ("ours small per-tick streaming",), 20, 200),
    Row("streaming / gcc streaming", ("gcc motion per-run streaming",), ("ours motion per-run streaming",), 0.95, 1.0),
    Row("the same, large table", ("gcc large per-run streaming",), ("ours large per-run streaming",), 0.95, 1.0),
    Row("tiled / gcc tiled", ("gcc motion per-run tiled",), ("ours motion per-run tiled",), 0.9, 1.0),
    Row("fused / our own tiled", ("ours motion per-run tiled",), ("ours motion per-run fused",), 3, 5),
    Row("sin and cos / Vector512.SinCos", ("sincos Vector512.SinCos",), OURS_SINES, 2, 3),
    Row("sin and cos / gcc libmvec", ("sincos gcc libmvec",), OURS_SINES, 1.5, 2.5),
    Row("fused / gcc fused", ("gcc motion per-run fused",), ("ours motion per-run fused",)),
    Row("fused / gcc fused, blocking waits", ("gcc motion per-run fused passive",), ("ours motion per-run fused",)),
    Row("trig: fused / gcc libmvec, best", ("libmvec trig per-run tiled", "libmvec trig per-run fused"), OURS_TRIG),
    Row("motion: tiled / strongest NumPy", ("numpy motion per-run strongest",), ("ours motion per-run tiled",)),
    Row("trig: fused / strongest NumPy", ("numpy trig per-run strongest",), OURS_TRIG),
]


def evaluate(row, figures):
    """The row as the document has it; without numbers where one side is missing."""
    peer, ours = _best(row.peers, figures), next((name for name in row.ours if name in figures), None)
    outcome = {"name": row.label, "peer": peer or row.peers[0], "ours": ours or row.ours[0], "goal": row.goal, "superb": row.superb}
    if peer is None or ours is None:
        return outcome | {"reached": "not measured"}
    per_round = [theirs.median / own.median for theirs, own in zip(figures[peer], figures[ours])]
    ratio = median(per_round)
    return outcome | {
        "perRound": per_round,
        "median": ratio,
        "lowest": min(per_round),
        "highest": max(per_round),
        "ofBestSamples": _best_sample(figures[peer]) / _best_sample(figures[ours]),
        "reached": _reached(row, ratio),
    }


def _best(names, figures):
    there = [name for name in names if name in figures]
    return min(there, key=lambda name: median(each.median for each in figures[name]), default=None)


def _best_sample(several):
    return min(sample for figures in several for sample in figures.samples)


def _reached(row, ratio):
    if row.superb is not None and ratio >= row.superb:
        return "superb"
    if row.goal is not None:
        return "goal" if ratio >= row.goal else "neither"
    return "not superb" if row.superb is not None else "no goal"
