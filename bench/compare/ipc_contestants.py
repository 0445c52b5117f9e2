"""Who tells whom by what means: how each is started, and where its figures stand."""
import json
from dataclasses import dataclass
from statistics import median

from cases import DT
from contestants import PEER_REFUSES, Contestant, Figures

# Worker counts that rows are about: one is told and answers, several are told in turn.
WORKERS = (1, 2)

# The two cases: round trips are compared with each other, and so are whole runs.
TELLING, DISPATCHES = "telling", "dispatches"

# Whose wait depends on whether there are CPUs for all: figures with and without are not the same thing.
WAITS_BY_CPUS = ("doorbell", "step")

QUANTILES = ("p50Seconds", "p90Seconds", "p99Seconds", "p999Seconds", "maxSeconds", "meanSeconds")


@dataclass(frozen=True)
class Sizes:
    """How much each start measures."""

    hot: int
    parked: int
    pool: int
    omp: int
    rows: int
    ticks: int
    samples: int


FULL = Sizes(hot=20_000, parked=500, pool=2_000, omp=51, rows=10_000_000, ticks=100, samples=5)
QUICK = Sizes(hot=2_000, parked=50, pool=200, omp=11, rows=400_000, ticks=20, samples=3)


def ours_telling(site):
    """ParallelMotion's laboratory: all of our round trips and steps in one start."""
    path = site.scratch / "round-trip.json"
    # The variable for the log: without it each start would leave one in a folder of the caller's.
    command = [
        "env", f"PARALLELMOTION_LOG_FILE={site.scratch / 'round-trip.clef'}", site.root / "run.sh", "lab", "round-trip",
        "--workers", ",".join(map(str, WORKERS)), "--json", path, "--quiet",
    ]
    return Contestant("ours telling", TELLING, command, lambda _: ours_told(json.loads(path.read_text())))


def ours_told(document):
    """Figures of the entries that are there; which are missing is for the rows to say."""
    trips = {
        told_name(entry.get("channel"), entry, entry.get("state")): from_quantiles(entry)
        for entry in document.get("roundTrips", [])
        if entry.get("p50Seconds") is not None
    }
    steps = {
        told_name("step", entry): Figures([entry["secondsPerTick"]], entry["secondsPerTick"])
        for entry in document.get("steps", [])
        if entry.get("secondsPerTick") is not None
    }
    return trips | steps


def told_name(channel, entry, *state):
    is_crowded = channel in WAITS_BY_CPUS and entry.get("isOversubscribed")
    words = ("ours", channel, entry.get("workers"), entry.get("placement"), *state, *(["oversubscribed"] if is_crowded else []))
    return " ".join(map(str, words))


def from_quantiles(document):
    """A distribution's figure is its median: the mean of round trips is made by the few in which somebody else ran."""
    kept = ("samples", *QUANTILES, "clockSeconds")
    return Figures([document["p50Seconds"]], document["p50Seconds"], distribution={name: document[name] for name in kept if name in document})


def c_ping_pong(site, sizes, channel, placement, state="hot", is_batch=False):
    """Two processes in C."""
    name = f"C {channel} {placement} {state}" + (" batch" if is_batch else "")
    command = [
        site.peer("bin/pingpong"), "--channel", channel, "--placement", placement, "--state", state,
        "--rounds", getattr(sizes, state), *(["--batch"] if is_batch else []),
    ]
    return _one(name, command, from_quantiles)


def omp_region(site, sizes, workers, is_passive=False):
    """An empty parallel region; the figure is that of many in a row, so that reading the clock is no part of it."""
    name = f"omp {workers}" + (" passive" if is_passive else "")
    command = [
        *(["env", "OMP_WAIT_POLICY=passive"] if is_passive else []), site.peer("bin/omp_empty"), "--workers", workers, "--samples", sizes.omp,
    ]
    return _one(name, command, lambda document: Figures([document["medianSeconds"]], document["medianSeconds"], distribution=document["single"]))


def pool_map(site, sizes, workers):
    """Python's pool, told to do nothing."""
    command = [site.python, "-B", site.peer("pool_map.py"), "--workers", workers, "--rounds", sizes.pool]
    return _one(f"pool {workers}", command, from_quantiles)


def _one(name, command, figures):
    return Contestant(name, TELLING, command, lambda output: {name: figures(json.loads(output))}, refusals=PEER_REFUSES)


def ours_dispatched(site, sizes):
    """The same ticks told one by one and all at once, in one start, since their samples are taken in turn there."""
    path = site.scratch / "dispatches.json"
    command = [
        site.root / "run.sh", max(WORKERS), "--kernel", "motion", "--rows", sizes.rows, "--ticks", sizes.ticks, "--dt", DT, "--dispatch", "per-tick", "--dispatch", "per-run",
        "--sweep", "streaming", "--samples", sizes.samples, "--round-trips", 0, "--quiet", "--json", path, "--log-file", site.scratch / "dispatches.clef",
    ]
    return Contestant("ours dispatches", DISPATCHES, command, lambda _: dispatched(json.loads(path.read_text())))


def dispatched(document):
    """Per tick is per run and the median difference of two samples taken in turn: a slow minute falls on both of a pair."""
    runs = {(run["dispatch"], run["workers"]): run for run in document["measurements"]}
    figures = {}
    for workers in WORKERS:
        at_once, one_by_one = runs.get(("per-run", workers)), runs.get(("per-tick", workers))
        if at_once and one_by_one:
            more = median(tick - run for tick, run in zip(one_by_one["samplesSeconds"], at_once["samplesSeconds"]))
            figures[f"ours per-run {workers}"] = _run(at_once, at_once["medianSeconds"])
            figures[f"ours per-tick {workers}"] = _run(one_by_one, at_once["medianSeconds"] + more)
    return figures


def _run(run, seconds):
    return Figures(run["samplesSeconds"], seconds, run["worldHash"], run["matchesSerial"])
