"""Draws the result of bench/sweeps.sh. Usage: draw_sweeps.py RESULT.json PICTURE.svg"""
import json
import sys
from html import escape
from pathlib import Path

from axes import Axis, short

WIDTH, HEIGHT = 800, 520
LEFT, RIGHT, TOP, BOTTOM = 72, 744, 104, 456

# Colours that stay apart for colour-blind readers (Okabe and Ito), each with a shape of its own besides.
STYLES = {
    "streaming": ("#0072b2", "circle", "streaming"),
    "tiled": ("#d55e00", "square", "tiled"),
    "fused": ("#00795a", "diamond", "fused"),
}
CEILING = ("#444444", "cross", "C, same update, same size")


def draw(result):
    """The picture as SVG text."""
    lines = [(STYLES[each["sweep"]], each["points"]) for each in result["series"]]
    lines.append((CEILING, [{"rows": each["rows"], **each["update"]} for each in result["ceiling"] if each["update"]]))
    lines = [(style, points) for style, points in lines if points]
    every = [point for _, points in lines for point in points]
    x = Axis.around((point["rows"] for point in every), LEFT, RIGHT)
    beyond = [result["outOfCache"]["update"]["bytesPerSecond"] / 1e9] if result["outOfCache"]["update"] else []
    y = Axis.around([*beyond, *(point[end] / 1e9 for point in every for end in ("lowest", "highest"))], BOTTOM, TOP, margin=1.5)
    parts = [*_frame(result, lines), *_grid(x, y), *_legend([style for style, _ in lines])]
    for value in beyond:
        parts += _beyond(result, value, y)
    for style, points in lines:
        parts += _line(style, points, x, y)
    return "\n".join([*parts, "</svg>", ""])


def _frame(result, lines):
    machine = result["machine"]
    title = f"The three sweeps: motion, {result['ticks']} ticks told once to {result['workers']} workers"
    return [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-labelledby="title desc" '
        'font-family="system-ui, sans-serif" font-size="13" fill="#222222">',
        f'<title id="title">{escape(title)}</title>',
        f'<desc id="desc">{escape(_description(result, lines))}</desc>',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>',
        f'<text x="{LEFT}" y="28" font-size="17" font-weight="600">{escape(title)}</text>',
        f'<text x="{LEFT}" y="48" fill="#555555">{escape(_place(machine))}</text>',
        f'<text x="{(LEFT + RIGHT) / 2}" y="{HEIGHT - 16}" text-anchor="middle">rows of the table (two float32 columns)</text>',
        f'<text transform="translate(20 {(TOP + BOTTOM) / 2}) rotate(-90)" text-anchor="middle">GB/s, as if every tick crossed memory</text>',
    ]


def _place(machine):
    return f"{machine['cpuModel']}, {machine['logicalCpus']} logical CPUs, kernel {machine['kernel']}, {machine['date'][:10]}; bars: lowest to highest round"


def _description(result, lines):
    said = [
        f"{label}: " + ", ".join(f"{point['bytesPerSecond'] / 1e9:.0f} GB/s at {short(point['rows'])} rows" for point in points)
        for (_, _, label), points in lines
    ]
    beyond = result["outOfCache"]
    if beyond["update"]:
        said.append(f"Out of cache ({short(beyond['rows'])} rows) C reaches {beyond['update']['bytesPerSecond'] / 1e9:.0f} GB/s")
    return ". ".join(said) + "."


def _grid(x, y):
    yield f'<rect x="{LEFT}" y="{TOP}" width="{RIGHT - LEFT}" height="{BOTTOM - TOP}" fill="none" stroke="#d0d0d0"/>'
    for value in x.decades():
        yield f'<line x1="{x.pixel(value)}" y1="{TOP}" x2="{x.pixel(value)}" y2="{BOTTOM}" stroke="#d0d0d0"/>'
        yield f'<text x="{x.pixel(value)}" y="{BOTTOM + 20}" text-anchor="middle">{short(value)}</text>'
    for value in y.between():
        yield f'<line x1="{LEFT}" y1="{y.pixel(value)}" x2="{RIGHT}" y2="{y.pixel(value)}" stroke="#f0f0f0"/>'
        # A range of less than two decades would else have a single number beside it.
        if f"{value:.0e}"[0] in "25":
            yield f'<text x="{LEFT - 8}" y="{y.pixel(value) + 4}" text-anchor="end" font-size="11" fill="#555555">{value:,.0f}</text>'
    for value in y.decades():
        yield f'<line x1="{LEFT}" y1="{y.pixel(value)}" x2="{RIGHT}" y2="{y.pixel(value)}" stroke="#d0d0d0"/>'
        yield f'<text x="{LEFT - 8}" y="{y.pixel(value) + 4}" text-anchor="end">{value:,}</text>'


def _beyond(result, value, y):
    color = CEILING[0]
    label = f"memory, out of cache: {value:.0f} GB/s ({short(result['outOfCache']['rows'])} rows)"
    yield f'<line x1="{LEFT}" y1="{y.pixel(value)}" x2="{RIGHT}" y2="{y.pixel(value)}" stroke="{color}" stroke-width="1.5" stroke-dasharray="2 4"/>'
    yield f'<text x="{LEFT + 8}" y="{y.pixel(value) + 16}" font-size="12" fill="{color}">{escape(label)}</text>'


def _legend(styles):
    place = LEFT
    for style in styles:
        color, _, label = style
        yield f'<line x1="{place}" y1="76" x2="{place + 28}" y2="76" stroke="{color}" stroke-width="2"{_dashes(style)}/>'
        yield _mark(style, place + 14, 76)
        yield f'<text x="{place + 36}" y="80">{label}</text>'
        place += 64 + 7 * len(label)


def _line(style, points, x, y):
    color = style[0]
    places = [(x.pixel(point["rows"]), y.pixel(point["bytesPerSecond"] / 1e9)) for point in points]
    path = " ".join(f"{across},{down}" for across, down in places)
    yield f'<polyline points="{path}" fill="none" stroke="{color}" stroke-width="2"{_dashes(style)}/>'
    for point, (across, down) in zip(points, places):
        low, high = (y.pixel(point[end] / 1e9) for end in ("lowest", "highest"))
        yield f'<line x1="{across}" y1="{low}" x2="{across}" y2="{high}" stroke="{color}" stroke-width="1.5"/>'
        yield _mark(style, across, down)


def _dashes(style):
    return ' stroke-dasharray="7 4"' if style is CEILING else ""


def _mark(style, across, down):
    color, shape, _ = style
    shapes = {
        "circle": f'<circle cx="{across}" cy="{down}" r="4.5" fill="{color}"/>',
        "square": f'<rect x="{across - 4}" y="{down - 4}" width="8" height="8" fill="{color}"/>',
        "diamond": f'<path d="M{across} {down - 6}l6 6l-6 6l-6-6z" fill="{color}"/>',
        "cross": f'<path d="M{across - 4} {down - 4}l8 8m0-8l-8 8" stroke="{color}" stroke-width="2"/>',
    }
    return shapes[shape]


if __name__ == "__main__":
    Path(sys.argv[2]).write_text(draw(json.loads(Path(sys.argv[1]).read_text())))
