"""The table on the terminal."""
from statistics import median

LEAST_LABEL = 34
WIDTHS = (9, 9, 7, 14, 7, 6, 6, 12)
HEADINGS = ("ours / against", "against", "ours", "ratio", "spread", "best", "goal", "superb", "reached")


def print_table(outcomes, figures):
    """One line a row: medians of the rounds, the median ratio and its lowest and highest, the ratio of the best samples."""
    label = max([LEAST_LABEL, *(len(outcome["name"]) for outcome in outcomes)])
    print(_line(HEADINGS, label))
    print("-" * (label + sum(WIDTHS) + 2 * len(WIDTHS)))
    for outcome in outcomes:
        print(_line(_cells(outcome, figures), label))


def _cells(outcome, figures):
    goals = (_number(outcome["goal"]), _number(outcome["superb"]))
    if "median" not in outcome:
        return (outcome["name"], "", "", "", "", "", *goals, outcome["reached"])
    return (
        outcome["name"],
        _time(outcome["peer"], figures),
        _time(outcome["ours"], figures),
        _number(outcome["median"]),
        f"{_number(outcome['lowest'])}..{_number(outcome['highest'])}",
        _number(outcome["ofBestSamples"]),
        *goals,
        outcome["reached"],
    )


def _line(cells, label):
    first, *rest, last = (str(cell) for cell in cells)
    numbers = "  ".join(cell.rjust(width) for cell, width in zip(rest, WIDTHS))
    return f"{first.ljust(label)}  {numbers}  {last}".rstrip()


def _time(name, figures):
    value = median(each.median for each in figures[name])
    if name.startswith("sincos "):
        return f"{value:.2f} ns"
    return _seconds(value)


def _seconds(value):
    if value >= 1:
        return f"{value:.2f} s"
    for unit, size in (("ms", 1e-3), ("us", 1e-6)):
        if value >= size:
            return f"{value / size:.3g} {unit}"
    return f"{value * 1e9:.3g} ns"


def _number(value):
    if value is None:
        return "-"
    return f"{value:.0f}" if value >= 99.5 else f"{value:.3g}"
