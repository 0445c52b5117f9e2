"""Measures the three sweeps at several sizes beside a memory ceiling; bench/sweeps.sh starts it. See bench/README.md."""
import argparse
import signal
import sys
from pathlib import Path
from statistics import median

import document
import machine
from bounds import bounded, require_place
from cases import Case
from ceiling import OUT_OF_CACHE_ROWS, ceiling
from contestants import Site, ours
from draw_sweeps import draw
from launch import Failed, Refused
from lineup import SWEEPS
from preparation import build_peers_and_ours
from rounds import Rounds

TICKS = 100

# A tick of motion loads a position and a velocity and stores a position.
BYTES_A_ROW = 12

# Rows, and samples of a round: small tables are over so soon that one sample says little.
FULL = {10**5: 15, 10**6: 9, 10**7: 3, 10**8: 1}
QUICK = {10**4: 5, 10**5: 5, 10**6: 3}


def read_options():
    parser = argparse.ArgumentParser(prog="bench/sweeps.sh", description="Measures the sweeps against the number of rows.")
    parser.add_argument("--rounds", type=bounded(1, 1000), default=3, help="how often each is started (default: 3)")
    parser.add_argument("--workers", type=bounded(1, 256), default=2, help="worker processes, and threads of C (default: 2)")
    parser.add_argument("--quick", action="store_true", help="small sizes, to try it out")
    parser.add_argument("--json", type=Path, metavar="FILE", help="the result as JSON")
    parser.add_argument("--svg", type=Path, metavar="FILE", help="the picture")
    parser.add_argument("--scratch", type=Path, required=True, help=argparse.SUPPRESS)
    options = parser.parse_args()
    require_place(parser, options.json)
    require_place(parser, options.svg)
    return options


def measure(options):
    site = Site(Path(__file__).resolve().parents[2], options.scratch, sys.executable, options.workers)
    facts = machine.describe(site.python)
    print("building ...", file=sys.stderr, flush=True)
    build_peers_and_ours(site)
    sizes = QUICK if options.quick else FULL
    out_of_cache = 10**7 if options.quick else OUT_OF_CACHE_ROWS
    cases = [Case(str(rows), "motion", rows, TICKS, samples, is_generated=True) for rows, samples in sizes.items()]
    contestants = [ours(site, case, "per-run", sweep) for case in cases for sweep in SWEEPS]
    contestants += [ceiling(site, case.rows, 3) for case in cases] + [ceiling(site, out_of_cache, 3)]
    rounds = Rounds(contestants)
    rounds.run(options.rounds)
    notes = [f"{name}: not available, {why}" for name, why in rounds.refusals.items()]
    series = [{"sweep": sweep, "points": list(points(rounds, cases, sweep))} for sweep in SWEEPS]
    if not any(each["points"] for each in series):
        raise Refused("\n".join(["Cannot show the sweeps because none could be measured:", *notes]))
    return {
        "schemaVersion": 1,
        "quick": options.quick,
        "workers": options.workers,
        "ticks": TICKS,
        "machine": facts,
        "series": series,
        "ceiling": [{"rows": case.rows, **ceilings(rounds, case.rows)} for case in cases],
        "outOfCache": {"rows": out_of_cache, **ceilings(rounds, out_of_cache)},
        "notes": notes,
    }


def points(rounds, cases, sweep):
    """Bytes a second as if every tick crossed memory: 12 a row and tick, whatever the sweep really moves."""
    for case in cases:
        several = rounds.figures.get(f"ours {case.name} per-run {sweep}")
        if several:
            moved = BYTES_A_ROW * case.rows * case.ticks
            yield {"rows": case.rows, "secondsPerRound": [each.median for each in several]} | spread([moved / each.median for each in several])


def ceilings(rounds, rows):
    """None for what was refused: the triad's three columns may not fit where the sweeps' do."""
    several = {name: rounds.figures.get(f"{name} {rows}") for name in ("triad", "update")}
    return {name: spread([each.median for each in figures]) if figures else None for name, figures in several.items()}


def spread(bytes_per_second):
    return {"bytesPerSecond": median(bytes_per_second), "lowest": min(bytes_per_second), "highest": max(bytes_per_second)}


def report(result):
    print(f"{result['machine']['cpuModel']}, {result['workers']} workers, motion, {result['ticks']} ticks, GB/s as if every tick crossed memory\n")
    columns = {each["sweep"]: {point["rows"]: point["bytesPerSecond"] for point in each["points"]} for each in result["series"]}
    for name in ("update", "triad"):
        columns[f"C {name}"] = {each["rows"]: each[name]["bytesPerSecond"] for each in [*result["ceiling"], result["outOfCache"]] if each[name]}
    print("rows".rjust(13) + "".join(name.rjust(11) for name in columns))
    for rows in sorted({rows for column in columns.values() for rows in column}):
        print(f"{rows:13,}" + "".join((f"{column[rows] / 1e9:.1f}" if rows in column else "-").rjust(11) for column in columns.values()))
    for note in result["notes"]:
        print(f"note: {note}")


def main():
    # Ends through every finally, so that no child stays behind.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    options = read_options()
    try:
        result = measure(options)
    except (Refused, Failed) as failure:
        print(failure, file=sys.stderr)
        return 2 if isinstance(failure, Refused) else 1
    report(result)
    if options.json is not None:
        document.write(options.json, result)
    if options.svg is not None:
        options.svg.write_text(draw(result))
    return 0


if __name__ == "__main__":
    sys.exit(main())
