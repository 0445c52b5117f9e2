"""Everything that is made before the first measurement."""
import shutil

from cases import LARGE_BYTES
from launch import launch
from machine import memory

BUILD_SECONDS = 900


def build_peers_and_ours(site):
    """Builds the C peers, and ours in Release (its script does that first, whatever it is asked for)."""
    launch([site.peer("build.sh")], BUILD_SECONDS)
    launch([site.root / "run.sh", "--version"], BUILD_SECONDS)


def build_benchmarks(site):
    """Builds the micro-benchmarks; notes when there are none."""
    project = site.root / "bench" / "ParallelMotion.Benchmarks"
    if not project.is_dir():
        return ["sine and cosine of ours: skipped, bench/ParallelMotion.Benchmarks is not there"]
    launch(["dotnet", "build", project, "-c", "Release", "--nologo", "-nodeReuse:false", "-p:UseSharedCompilation=false"], BUILD_SECONDS)
    return []


def make_inputs(site, cases):
    """Writes each case's columns once, from one seed, for everyone to read."""
    for case in cases.values():
        if not case.is_generated:
            launch([site.python, "-B", site.peer("generated_table.py"), site.input(case), case.kernel, case.rows])


def affordable(cases):
    """The cases that this machine has the memory for, and a note for each that it hasn't."""
    available = min(memory("MemAvailable") or 0, LARGE_BYTES + shutil.disk_usage("/dev/shm").free)
    large = cases["large"]
    needed = LARGE_BYTES * large.rows // 250_000_000
    if available >= needed:
        return cases, []
    note = f"large table ({large.rows:,} rows): skipped, too little memory: available={available}, expected={needed}"
    return {name: case for name, case in cases.items() if name != "large"}, [note]
