"""Prints what starts cost: compare.py REPETITIONS. Medians, with the fastest and the slowest."""

import pathlib
import statistics
import sys

import coordinator

WORKERS = 8
POOL = pathlib.Path(__file__).with_name("pool.py")
TINY = ("--kernel", "motion", "--dispatch", "per-run", "--sweep", "streaming", "--rows", 100_000, "--ticks", 1,
        "--samples", 1, "--round-trips", 0)
KERNELS = ("motion", "trig")


def workers_ready():
    """Told in the log: hello of all, then the first attach at 1, 2, 4 and 8 workers, one after the other. So no less than it takes."""
    _, events, _ = coordinator.job(WORKERS, *TINY)
    hello = coordinator.values(events, "WorkersStarted", "StartMilliseconds")[0]
    counts = len(set(coordinator.values(events, "WorkersReady", "Workers")))
    return hello + sum(coordinator.values(events, "WorkersReady", "AttachMilliseconds")[:counts])


def pool_ready():
    return float(coordinator.timed([sys.executable, POOL, str(WORKERS)])[1])


def first_and_later(kernel, sweep):
    """The first dispatch with work in it and the median of the next hundred, in us; each has an attach before it."""
    _, events, document = coordinator.job(1, "--kernel", kernel, "--dispatch", "per-run", "--sweep", sweep, "--rows", 100_000,
                                          "--ticks", 1, "--samples", 100, "--round-trips", 0)
    run = next(each for each in document["measurements"] if each["dispatch"] == "per-run")
    return coordinator.values(events, "Rehearsed", "RehearsalSeconds")[-1] * 1e6, run["medianSeconds"] * 1e6


def show(name, figures, unit):
    print(f"{name:44} {statistics.median(figures):9.1f} {unit}   [{min(figures):.1f} to {max(figures):.1f}]")


def sweeps():
    """All that this build knows, by its own help page."""
    return [sweep for sweep in ("streaming", "tiled", "fused") if sweep in coordinator.timed(["dotnet", coordinator.DLL, "--help"])[1]]


def main(repetitions):
    cases = [(kernel, sweep) for kernel in KERNELS for sweep in sweeps()]
    figures = {name: [] for name in ("help", "job", "ready", "pool")}
    dispatches = {case: [] for case in cases}
    for _ in range(repetitions):
        figures["help"].append(coordinator.help_page())
        figures["job"].append(coordinator.job(2, "--rows", 1000, "--ticks", 2, "--round-trips", 0)[0])
        figures["ready"].append(workers_ready())
        figures["pool"].append(pool_ready())
        for case in cases:
            dispatches[case].append(first_and_later(*case))

    show("--help", figures["help"], "ms")
    show("2 workers, 1,000 rows, both kernels", figures["job"], "ms")
    show(f"{WORKERS} workers, spawn to all ready", figures["ready"], "ms")
    show(f"{WORKERS} of a Python Pool, spawn to NumPy there", figures["pool"], "ms")
    show("ready / Pool", [ours / theirs for ours, theirs in zip(figures["ready"], figures["pool"])], "")
    for (kernel, sweep), pairs in dispatches.items():
        show(f"{kernel}, {sweep}: first dispatch", [first for first, _ in pairs], "us")
        show(f"{kernel}, {sweep}: median of the next hundred", [later for _, later in pairs], "us")
        show(f"{kernel}, {sweep}: first / later", [first / later for first, later in pairs], "")


if __name__ == "__main__":
    main(int(sys.argv[1]))
