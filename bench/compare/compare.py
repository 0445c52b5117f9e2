"""Compares ParallelMotion with its peers; bench/compare.sh starts it. See bench/README.md."""
import sys
from pathlib import Path

import bits
import comparison
import document
import machine
from bounds import bounded
from cases import FULL, QUICK
from contestants import Site
from lineup import lineup
from preparation import affordable, build_benchmarks, build_peers_and_ours, make_inputs
from ratios import ROWS, evaluate
from rounds import Rounds
from table import print_table


def read_options():
    parser = comparison.options_of("bench/compare.sh", "Measures ParallelMotion against NumPy and C on this machine.")
    parser.add_argument("--workers", type=bounded(1, 256), default=2, help="worker processes, and threads of C (default: 2)")
    return comparison.read(parser)


def measure(options):
    site = Site(Path(__file__).resolve().parents[2], options.scratch, sys.executable, options.workers)
    facts = machine.describe(site.python)
    print("building ...", file=sys.stderr, flush=True)
    build_peers_and_ours(site)
    notes = build_benchmarks(site)
    cases, left_out = affordable(QUICK if options.quick else FULL)
    make_inputs(site, cases)
    rounds = Rounds(lineup(site, cases))
    rounds.run(options.rounds)
    return {
        "schemaVersion": 1,
        "quick": options.quick,
        "workers": options.workers,
        "machine": facts,
        "cases": [vars(case) for case in cases.values()],
        "contestants": document.contestant_entries(rounds),
        "ratios": [evaluate(row, rounds.figures) for row in ROWS],
        "bits": bits.groups(rounds),
        "notSerial": bits.not_serial(rounds),
        "notes": notes + left_out + comparison.refused(rounds),
    }, rounds


def report(result, rounds):
    comparison.print_head(result["machine"])
    sizes = ", ".join(f"{case['name']} {case['rows']:,} rows x {case['ticks']} ticks" for case in result["cases"])
    print(f"{result['workers']} workers or threads; {sizes}\n")
    print_table(result["ratios"], rounds.figures)
    print("\nRatio: how many times as fast ours is, median of the rounds. Best: fastest sample against fastest sample.")
    for group in result["bits"]:
        verdict = {True: "the same bits", False: f"DIFFERENT BITS: {group['hashes']}", None: "bits not compared"}[group["equal"]]
        print(f"{group['group']}: {len(group['hashes'])} contestants, {verdict}")
    comparison.print_notes(result)


if __name__ == "__main__":
    sys.exit(comparison.run(read_options(), measure, report))
