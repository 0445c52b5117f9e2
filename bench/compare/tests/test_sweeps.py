import contextlib
import io
import unittest
from xml.etree import ElementTree

from contestants import Figures
from draw_sweeps import draw
from rounds import Rounds
from sweeps import ceilings, report

SPREAD = {"bytesPerSecond": 2e10, "lowest": 1e10, "highest": 3e10}
MACHINE = {"cpuModel": "a processor", "logicalCpus": 2, "kernel": "6", "date": "2026-01-01"}


def result(ceiling, out_of_cache, sizes=(10**5, 10**6)):
    return {
        "workers": 2,
        "ticks": 100,
        "machine": MACHINE,
        "series": [{"sweep": "tiled", "points": [{"rows": rows, **SPREAD} for rows in sizes]}, {"sweep": "fused", "points": []}],
        "ceiling": [{"rows": rows, "triad": ceiling, "update": ceiling} for rows in sizes],
        "outOfCache": {"rows": 10**8, "triad": out_of_cache, "update": out_of_cache},
        "notes": ["a note"],
    }


class SweepsTests(unittest.TestCase):
    def test_a_ceiling_that_was_refused_is_none(self):
        rounds = Rounds([])
        rounds.figures = {"triad 5": [Figures([1.0], 1.0), Figures([3.0], 3.0)]}
        self.assertEqual(ceilings(rounds, 5), {"triad": {"bytesPerSecond": 2.0, "lowest": 1.0, "highest": 3.0}, "update": None})

    def test_the_table_has_a_dash_where_a_ceiling_was_refused(self):
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            report(result(None, SPREAD))
        lines = [line.split() for line in printed.getvalue().splitlines()]
        self.assertIn(["100,000", "20.0", "-", "-", "-"], lines)
        self.assertIn(["100,000,000", "-", "-", "20.0", "20.0"], lines)

    def test_the_picture_leaves_out_what_was_refused(self):
        for ceiling, out_of_cache in ((None, None), (SPREAD, None), (None, SPREAD), (SPREAD, SPREAD)):
            picture = draw(result(ceiling, out_of_cache))
            ElementTree.fromstring(picture)
            self.assertEqual(["C, same update" in picture, "out of cache: 20 GB/s" in picture], [ceiling is not None, out_of_cache is not None])

    def test_a_single_size_can_be_drawn(self):
        ElementTree.fromstring(draw(result(None, None, sizes=(10**5,))))
