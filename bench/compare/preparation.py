"""Everything that is made before the first measurement."""
import shutil

from cases import FULL, LARGE_MEMORY_BYTES, LARGE_SHARED_BYTES
from contestants import PEER_REFUSES
from launch import launch
from machine import memory

BUILD_SECONDS = 900


def build_peers_and_ours(site):
    """Builds the C peers, and ours in Release (its script does that first, whatever it is asked for)."""
    launch([site.peer("build.sh")], BUILD_SECONDS, PEER_REFUSES)
    launch([site.root / "run.sh", "--version"], BUILD_SECONDS)


def build_benchmarks(site):
    """Builds the micro-benchmarks; notes when there are none."""
    if not site.benchmarks.is_file():
        return [f"sine and cosine of ours: skipped, {site.benchmarks.name} is not there"]
    launch(["dotnet", "build", site.benchmarks, "-c", "Release", "--nologo", "-nodeReuse:false", "-p:UseSharedCompilation=false"], BUILD_SECONDS)
    return []


def make_inputs(site, cases):
    """Writes each case's columns once, from one seed, for everyone to read."""
    for case in cases.values():
        if not case.is_generated:
            launch([site.python, "-B", site.peer("generated_table.py"), site.input(case), case.kernel, case.rows])


def affordable(cases):
    """The cases that this machine has the memory for, and a note for each that it hasn't."""
    share = cases["large"].rows / FULL["large"].rows
    available = {"memory": memory("MemAvailable"), "shared memory": shutil.disk_usage("/dev/shm").free}
    for name, needed in (("memory", LARGE_MEMORY_BYTES * share), ("shared memory", LARGE_SHARED_BYTES * share)):
        if available[name] < needed:
            note = f"large table ({cases['large'].rows:,} rows): skipped, too little {name}: available={available[name]}, expected={needed:.0f}"
            return {name: case for name, case in cases.items() if name != "large"}, [note]
    return cases, []
