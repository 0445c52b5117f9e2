"""The result as JSON; bench/README.md has its schema."""
import json
import os
from statistics import median


def contestant_entries(rounds):
    """Every round's samples by the name of what was measured."""
    entries = []
    for name, several in rounds.figures.items():
        unit = "nanosecondsPerElement" if name.startswith("sincos ") else "seconds"
        entries.append(
            {
                "name": name,
                "unit": unit,
                "median": median(figures.median for figures in several),
                "rounds": [_round(figures) for figures in several],
            }
        )
    return entries


def _round(figures):
    entry = {"samples": figures.samples, "median": figures.median, "worldHash": figures.world_hash}
    return entry if figures.distribution is None else entry | {"distribution": figures.distribution}


def write(path, document):
    """Whole or not at all: a reader never sees half a document."""
    pending = path.with_name(path.name + ".pending")
    pending.write_text(json.dumps(document, indent=2) + "\n")
    os.replace(pending, path)
