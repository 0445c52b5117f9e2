"""What every comparison has: its options, its head and notes, and how it ends."""
import argparse
import signal
import sys
from pathlib import Path

import document
from bounds import bounded, require_place
from launch import Failed, Refused

FINE, FAILURE, USAGE, GOAL_MISSED, BITS_DIFFER = 0, 1, 2, 10, 11


def options_of(program, description):
    """The options that all comparisons take; a comparison adds its own."""
    parser = argparse.ArgumentParser(prog=program, description=description)
    parser.add_argument("--rounds", type=bounded(1, 1000), help="how often each contestant is started (default: 5; quick: 1)")
    parser.add_argument("--quick", action="store_true", help="small sizes, to try it out; goals don't count")
    parser.add_argument("--json", type=Path, metavar="FILE", help="the result as JSON")
    parser.add_argument("--no-gate", action="store_true", help="exit with 0 also when a goal is missed")
    parser.add_argument("--scratch", type=Path, required=True, help=argparse.SUPPRESS)
    return parser


def read(parser):
    options = parser.parse_args()
    require_place(parser, options.json)
    options.rounds = options.rounds or (1 if options.quick else 5)
    return options


def run(options, measure, report):
    """Measures, reports, writes the document; returns the exit code."""
    # Ends through every finally, so that no child stays behind.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
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


def print_head(facts):
    print(f"{facts['cpuModel']}, {facts['logicalCpus']} logical CPUs, load {facts['loadAverage']:.2f}, kernel {facts['kernel']}, {facts['date']}")
    print(f"{facts['gcc']}; NumPy {facts['numpy']} on {facts['python']}; .NET SDK {facts['dotnet']}")


def print_notes(result):
    for note in result["notes"]:
        print(f"note: {note}")
    if result["quick"]:
        print("note: quick sizes; goals don't count")


def refused(rounds):
    return [f"{name}: not available, {why}" for name, why in rounds.refusals.items()]


def exit_code(result, options):
    if result["notSerial"] or any(group["equal"] is False for group in result["bits"]):
        return BITS_DIFFER
    missed = [outcome["name"] for outcome in result["ratios"] if outcome["reached"] == "neither"]
    unmeasured = [outcome["name"] for outcome in result["ratios"] if outcome["reached"] == "not measured" and outcome["goal"]]
    if not options.quick:
        print(f"{len(missed)} goals missed, {len(unmeasured)} not measured")
    return GOAL_MISSED if missed and not options.no_gate and not options.quick else FINE
