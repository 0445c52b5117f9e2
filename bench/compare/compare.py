"""Compares ParallelMotion with its peers; bench/compare.sh starts it. See bench/README.md."""
import argparse
import signal
import sys
from pathlib import Path

import bits
import document
import machine
from bounds import bounded, require_place
from cases import FULL, QUICK
from contestants import Site
from launch import Failed, Refused
from lineup import lineup
from preparation import affordable, build_benchmarks, build_peers_and_ours, make_inputs
from ratios import ROWS, evaluate
from rounds import Rounds
from table import print_table

FINE, FAILURE, USAGE, GOAL_MISSED, BITS_DIFFER = 0, 1, 2, 10, 11


def read_options():
    parser = argparse.ArgumentParser(prog="bench/compare.sh", description="Measures ParallelMotion against NumPy and C on this machine.")
    parser.add_argument("--rounds", type=bounded(1, 1000), help="how often each contestant is started (default: 5; quick: 1)")
    parser.add_argument("--workers", type=bounded(1, 256), default=2, help="worker processes, and threads of C (default: 2)")
    parser.add_argument("--quick", action="store_true", help="small sizes, to try it out; goals don't count")
    parser.add_argument("--json", type=Path, metavar="FILE", help="the result as JSON")
    parser.add_argument("--no-gate", action="store_true", help="exit with 0 also when a goal is missed")
    parser.add_argument("--scratch", type=Path, required=True, help=argparse.SUPPRESS)
    options = parser.parse_args()
    require_place(parser, options.json)
    options.rounds = options.rounds or (1 if options.quick else 5)
    return options


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
    refused = [f"{name}: not available, {why}" for name, why in rounds.refusals.items()]
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
        "notes": notes + left_out + refused,
    }, rounds


def report(result, rounds):
    facts = result["machine"]
    print(f"{facts['cpuModel']}, {facts['logicalCpus']} logical CPUs, load {facts['loadAverage']:.2f}, kernel {facts['kernel']}, {facts['date']}")
    print(f"{facts['gcc']}; NumPy {facts['numpy']} on {facts['python']}; .NET SDK {facts['dotnet']}")
    sizes = ", ".join(f"{case['name']} {case['rows']:,} rows x {case['ticks']} ticks" for case in result["cases"])
    print(f"{result['workers']} workers or threads; {sizes}\n")
    print_table(result["ratios"], rounds.figures)
    print("\nRatio: how many times as fast ours is, median of the rounds. Best: fastest sample against fastest sample.")
    for group in result["bits"]:
        verdict = {True: "the same bits", False: f"DIFFERENT BITS: {group['hashes']}", None: "bits not compared"}[group["equal"]]
        print(f"{group['group']}: {len(group['hashes'])} contestants, {verdict}")
    for note in result["notes"]:
        print(f"note: {note}")
    if result["quick"]:
        print("note: quick sizes; goals don't count")


def exit_code(result, options):
    if result["notSerial"] or any(group["equal"] is False for group in result["bits"]):
        return BITS_DIFFER
    missed = [outcome["name"] for outcome in result["ratios"] if outcome["reached"] == "neither"]
    unmeasured = [outcome["name"] for outcome in result["ratios"] if outcome["reached"] == "not measured" and outcome["goal"]]
    if not options.quick:
        print(f"{len(missed)} goals missed, {len(unmeasured)} not measured")
    return GOAL_MISSED if missed and not options.no_gate and not options.quick else FINE


def main():
    # Ends through every finally, so that no child stays behind.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    options = read_options()
    try:
        result, rounds = measure(options)
    except Refused as refusal:
        print(refusal, file=sys.stderr)
        return USAGE
    except Failed as failure:
        print(failure, file=sys.stderr)
        return BITS_DIFFER if failure.code == BITS_DIFFER else FAILURE
    report(result, rounds)
    if options.json is not None:
        document.write(options.json, result)
    return exit_code(result, options)


if __name__ == "__main__":
    sys.exit(main())
