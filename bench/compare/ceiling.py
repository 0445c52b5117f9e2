"""What memory delivers to as many threads: bench/peers/triad.c."""
import json

from contestants import PEER_REFUSES, Contestant, Figures

# Three columns of 0.8 GB: no cache holds a part of them that matters.
OUT_OF_CACHE_ROWS = 200_000_000

# Rows a sample should cross, so that a small table's sample lasts longer than the clock and the threads' start.
ROWS_A_SAMPLE = 200_000_000


def ceiling(site, rows, samples):
    """Bytes a second of the triad and of the in-place update at that size."""
    passes = max(3, min(1000, ROWS_A_SAMPLE // rows))
    command = [site.peer("bin/triad"), "--rows", rows, "--ticks", passes, "--samples", samples, "--workers", site.workers, "--huge"]

    def read(output):
        document = json.loads(output)
        return {f"{name} {rows}": Figures(document[name]["samples"], document[name]["medianBytesPerSecond"]) for name in ("triad", "update")}

    return Contestant(f"ceiling {rows}", str(rows), command, read, refusals=PEER_REFUSES)
