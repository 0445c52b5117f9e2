"""Who takes part in which case. Whoever is compared with each other is in one case, and so measured close in time."""
from contestants import c, numpy, ours, sine_and_cosine

SWEEPS = ("streaming", "tiled", "fused")


def lineup(site, cases):
    """All contestants, case by case."""
    motion, small, trig = (cases[name] for name in ("motion", "small", "trig"))
    contestants = [
        *(ours(site, motion, "per-run", sweep) for sweep in SWEEPS),
        *(c(site, motion, "motion", sweep, "gcc") for sweep in SWEEPS),
        c(site, motion, "motion", "fused", "gcc", is_passive=True),
        ours(site, motion, "per-tick", "streaming"),
        numpy(site, motion, "per-tick"),
        numpy(site, motion, "per-run"),
        numpy(site, motion, "per-run", is_strongest=True),
        ours(site, small, "per-tick", "streaming"),
        numpy(site, small, "per-tick"),
        *(ours(site, trig, "per-run", sweep) for sweep in SWEEPS),
        *(c(site, trig, "trig-libmvec", sweep, "libmvec") for sweep in ("tiled", "fused")),
        numpy(site, trig, "per-run"),
        numpy(site, trig, "per-run", is_strongest=True),
        *sine_and_cosine(site),
    ]
    if "large" in cases:
        contestants += [ours(site, cases["large"], "per-run", "streaming"), c(site, cases["large"], "motion", "streaming", "gcc")]
    return contestants
