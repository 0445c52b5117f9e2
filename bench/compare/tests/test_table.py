import contextlib
import io
import unittest

from contestants import Figures
from ratios import Row, evaluate
from table import print_table


def lines(*rows, figures):
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        print_table([evaluate(row, figures) for row in rows], figures)
    return printed.getvalue().splitlines()


class TableTests(unittest.TestCase):
    def test_times_are_written_in_the_unit_that_suits_them(self):
        figures = {"ours": [Figures([1.0], 1.0)]}
        for seconds, written in ((2.5, "2.50 s"), (0.09, "90 ms"), (6.54e-6, "6.54 us"), (1.2e-7, "120 ns")):
            figures["peer"] = [Figures([seconds], seconds)]
            self.assertIn(f" {written} ", lines(Row("r", ("peer",), ("ours",)), figures=figures)[2])

    def test_a_long_label_moves_all_columns(self):
        heading, ruler, short, long = lines(Row("a", ("p",), ("o",), 5), Row("b" * 50, ("p",), ("o",), 5), figures={})
        self.assertEqual(heading.index("reached"), short.index("not measured"))
        self.assertEqual(short.index("not measured"), long.index("not measured"))
        self.assertGreaterEqual(len(ruler), len(long))
