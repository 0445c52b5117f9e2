"""Compares what telling costs with other ways of telling; bench/compare.sh ipc starts it. See bench/README.md."""
import sys
from pathlib import Path

import bits
import comparison
import document
import machine
from contestants import Site
from ipc_contestants import FULL, QUICK, WORKERS
from ipc_rows import ROWS, lineup, unmeasured
from preparation import build_peers_and_ours
from ratios import evaluate
from rounds import Rounds
from table import print_table


def read_options():
    return comparison.read(comparison.options_of("bench/compare.sh ipc", "Measures what telling workers costs, beside other ways of telling."))


def measure(options):
    site = Site(Path(__file__).resolve().parents[2], options.scratch, sys.executable, max(WORKERS))
    facts = machine.describe(site.python)
    print("building ...", file=sys.stderr, flush=True)
    build_peers_and_ours(site)
    sizes = QUICK if options.quick else FULL
    rounds = Rounds(lineup(site, sizes))
    rounds.run(options.rounds)
    outcomes = [evaluate(row, rounds.figures) for row in ROWS]
    return {
        "schemaVersion": 1,
        "quick": options.quick,
        "machine": facts,
        "sizes": vars(sizes),
        "contestants": document.contestant_entries(rounds),
        "ratios": outcomes,
        "bits": bits.groups(rounds),
        "notSerial": bits.not_serial(rounds),
        "notes": comparison.refused(rounds) + unmeasured(outcomes, rounds.figures),
    }, rounds


def report(result, rounds):
    comparison.print_head(result["machine"])
    sizes = result["sizes"]
    print(f"{sizes['hot']:,} round trips hot, {sizes['parked']:,} parked; per tick and per run {sizes['rows']:,} rows x {sizes['ticks']} ticks\n")
    print_table(result["ratios"], rounds.figures)
    print("\nRatio: how many times as fast ours is, median of the rounds; a goal of 0.77 allows ours 1.3 times the peer's time.")
    print("Best: best round against best round; of per tick and per run, fastest sample against fastest sample.")
    print("Spinning: waits in a loop and keeps a CPU busy meanwhile. All others sleep until they are woken.")
    for name in result["notSerial"]:
        print(f"{name}: DIFFERENT BITS from one process's")
    comparison.print_notes(result)


if __name__ == "__main__":
    sys.exit(comparison.run(read_options(), measure, report))
