"""The rows of the second table, and who takes part in it."""
from ipc_contestants import WORKERS, c_ping_pong, omp_region, ours_dispatched, ours_telling, pool_map
from ratios import Row

# Where and in what state: words for the label, placement, state.
PLACES = [
    ("one core", "same-core", "hot"),
    ("two cores", "other-core", "hot"),
    ("unpinned", "unpinned", "hot"),
    ("one core, parked", "same-core", "parked"),
    ("two cores, parked", "other-core", "parked"),
]

# What else blocks, where that can be told apart from where the system happens to put the processes.
BLOCKING = ("pipe", "futex")
FIXED_AND_HOT = PLACES[:2]


TOLD = {1: "1 worker", 2: "2 workers"}


def at_most(times):
    """A goal of so many times the peer's time, as the ratio that the table has."""
    return 1 / times


def our_pipe(placement, state, workers=1):
    return (f"ours pipe {workers} {placement} {state}",)


def sockets(placement, state):
    """The usual one, and the one whose answering side is scheduled as our workers are."""
    return (f"C socket {placement} {state}", f"C socket {placement} {state} batch")


ROWS = [
    *(Row(f"pipe / C socket, {where}", sockets(*place), our_pipe(*place), at_most(1.3), at_most(1.15)) for where, *place in PLACES),
    Row("doorbell / C cache line, two cores, spinning", ("C cacheline other-core hot",), ("ours doorbell 1 other-core hot",), at_most(1.5), at_most(1.2)),
    Row("doorbell, spinning / our own pipe, two cores", our_pipe("other-core", "hot"), ("ours doorbell 1 other-core hot",), 50, 200),
    Row(
        "doorbell / our own pipe, 2 workers, oversubscribed", our_pipe("unpinned", "hot", 2),
        ("ours doorbell 2 unpinned hot oversubscribed",), 1.0, at_most(0.9),
    ),
    Row("empty tick / OpenMP region, 2, spinning", ("omp 2",), ("ours step 2 unpinned",), at_most(2), at_most(1.2)),
    *(
        Row(f"per tick / our own per run, {TOLD[workers]}", (f"ours per-run {workers}",), (f"ours per-tick {workers}",), at_most(1.05), at_most(1.01))
        for workers in WORKERS
    ),
    *(Row(f"pipe / C {channel}, {where}", (f"C {channel} {' '.join(place)}",), our_pipe(*place)) for channel in BLOCKING for where, *place in FIXED_AND_HOT),
    *(Row(f"pipe / Pool.map of nothing, {TOLD[workers]}", (f"pool {workers}",), our_pipe("unpinned", "hot", workers)) for workers in WORKERS),
    Row("empty tick, spinning / OpenMP, blocking waits", ("omp 2 passive",), ("ours step 2 unpinned",)),
]


def lineup(site, sizes):
    """All contestants, case by case."""
    return [
        ours_telling(site),
        *(c_ping_pong(site, sizes, "socket", *place, is_batch=is_batch) for _, *place in PLACES for is_batch in (False, True)),
        *(c_ping_pong(site, sizes, channel, *place) for channel in BLOCKING for _, *place in FIXED_AND_HOT),
        c_ping_pong(site, sizes, "cacheline", "other-core"),
        *(omp_region(site, sizes, 2, is_passive) for is_passive in (False, True)),
        *(pool_map(site, sizes, workers) for workers in WORKERS),
        ours_dispatched(site, sizes),
    ]


def unmeasured(outcomes, figures):
    """A note for each side of a row that nobody measured."""
    return [
        f"{outcome['name']}: not measured, there is no figure of: {outcome[side]}"
        for outcome in outcomes
        for side in ("ours", "peer")
        if outcome["reached"] == "not measured" and outcome[side] not in figures
    ]
