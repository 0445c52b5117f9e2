"""How each contestant is started, and where its figures stand."""
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Callable, Optional

from cases import DT, Case

# What a peer says that can't run here. From ours the same code is a defect: an option or an input that it doesn't take.
PEER_REFUSES = (2,)

# What ours says where memory doesn't suffice, which may happen where columns are large.
TOO_LITTLE_MEMORY = (13,)

# Of a sine and a cosine, for either side.
SINE_SAMPLES = 9

# Cache against the same cache: both sides are told this size.
TILE_ROWS = 4096

# The best of the tile sizes tried for NumPy (4,096 to 65,536): larger than C's, for each call costs a microsecond.
NUMPY_TILE_ROWS = 32768


@dataclass(frozen=True)
class Site:
    """Where things are, and what all contestants are given alike."""

    root: Path
    scratch: Path
    python: str
    workers: int

    def peer(self, name):
        return self.root / "bench" / "peers" / name

    @property
    def benchmarks(self):
        return self.root / "bench" / "ParallelMotion.Benchmarks" / "ParallelMotion.Benchmarks.csproj"

    def input(self, case):
        return self.scratch / f"input-{case.name}"


@dataclass(frozen=True)
class Figures:
    """What one start of a contestant gave."""

    samples: list
    median: float
    world_hash: Optional[str] = None
    matches_serial: bool = True

    # What else is known of a start's samples where the figure is one of their quantiles; the document has it.
    distribution: Optional[dict] = None


@dataclass(frozen=True)
class Contestant:
    name: str
    case: str
    command: list

    # From standard output to figures by the name of what was measured; mostly one, the contestant itself.
    read: Callable

    # Contestants of one group must give the same bits.
    bits: Optional[str] = None

    # Exit codes that leave its rows unmeasured, with a note. Any other but 0 ends the comparison.
    refusals: tuple = ()


def ours(site: Site, case: Case, dispatch, sweep, samples=None):
    """ParallelMotion: one kernel, one dispatch, one sweep."""
    name = f"ours {case.name} {dispatch} {sweep}"
    document = site.scratch / "ours.json"
    source = ["--rows", case.rows] if case.is_generated else ["--input", site.input(case)]
    command = [
        site.root / "run.sh", site.workers, "--kernel", case.kernel, "--dispatch", dispatch, "--sweep", sweep, "--ticks", case.ticks, "--dt", DT,
        *(["--tile-rows", TILE_ROWS] if sweep == "tiled" else []), "--samples", samples or case.samples, "--round-trips", 0, "--quiet", "--json", document, "--log-file", site.scratch / "ours.clef", *source,
    ]

    def read(_):
        (run,) = [
            each
            for each in json.loads(document.read_text())["measurements"]
            if (each["kernel"], each["dispatch"], each["sweep"], each["workers"]) == (case.kernel, dispatch, sweep, site.workers)
        ]
        return {name: Figures(run["samplesSeconds"], run["medianSeconds"], run["worldHash"], run["matchesSerial"])}

    return Contestant(name, case.name, command, read, bits=case.name, refusals=TOO_LITTLE_MEMORY if case.is_generated else ())


def c(site: Site, case: Case, program, sweep, label, is_passive=False):
    """C with OpenMP, told once; passive threads sleep where others spin until they are told something."""
    name = f"{label} {case.name} per-run {sweep}" + (" passive" if is_passive else "")
    source = ["--rows", case.rows] if case.is_generated else ["--input", site.input(case)]
    command = [
        *(["env", "OMP_WAIT_POLICY=passive"] if is_passive else []), site.peer(f"bin/{program}"), "--sweep", sweep, "--tile-rows", TILE_ROWS, "--ticks", case.ticks, "--dt", DT,
        "--workers", site.workers, "--samples", case.samples, "--huge", *source,
    ]
    return _peer(name, case, command)


def numpy(site: Site, case: Case, dispatch, is_strongest=False):
    """NumPy and a pool: the usual line, or what someone writes who knows about temporaries and caches."""
    name = f"numpy {case.name} {dispatch}" + (" strongest" if is_strongest else "")
    extra = ["--buffer", "reused", "--tile-rows", NUMPY_TILE_ROWS] if is_strongest else []
    command = [
        site.python, "-B", site.peer("numpy_pool.py"), "--kernel", case.kernel, "--dispatch", dispatch, "--ticks", case.ticks, "--dt", DT,
        "--workers", site.workers, "--samples", case.samples, "--input", site.input(case), *extra,
    ]
    return _peer(name, case, command)


def _peer(name, case, command):
    """Sines of different libraries differ in their last bits, so only motion is compared."""

    def read(output):
        document = json.loads(output)
        return {name: Figures(document["samplesSeconds"], document["medianSeconds"], document["worldHash"])}

    return Contestant(name, case.name, command, read, bits=case.name if case.kernel == "motion" else None, refusals=PEER_REFUSES)


def sine_and_cosine(site: Site):
    """Nanoseconds for a sine and a cosine, in the first-level cache and on one thread."""

    def rows(document):
        return {f"sincos {row['name']}": Figures(row["samples"], row["nanosecondsPerElement"]) for row in document["rows"]}

    libmvec = Contestant(
        "gcc libmvec sincos", "sincos", [site.peer("bin/sincos"), SINE_SAMPLES], lambda output: rows(json.loads(output)), refusals=PEER_REFUSES
    )
    document = site.scratch / "sincos.json"
    command = [
        "dotnet", "run", "-c", "Release", "--no-build", "--project", site.benchmarks, "--", "sincos", "--json", document, "--samples", SINE_SAMPLES,
    ]
    ours_too = Contestant("ours sincos", "sincos", command, lambda _: rows(json.loads(document.read_text())))
    return [libmvec, ours_too] if site.benchmarks.is_file() else [libmvec]
