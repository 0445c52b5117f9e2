import contextlib
import io
import unittest
from types import SimpleNamespace

from comparison import BITS_DIFFER, FAILURE, FINE, GOAL_MISSED, USAGE, exit_code, run
from launch import Failed, Refused


def result(reached="goal", goal=1, bits=(), not_serial=()):
    return {"ratios": [{"name": "r", "reached": reached, "goal": goal}], "bits": list(bits), "notSerial": list(not_serial)}


def options(quick=False, no_gate=False):
    return SimpleNamespace(quick=quick, no_gate=no_gate, json=None)


class ComparisonTests(unittest.TestCase):
    def code(self, *arguments, **switches):
        with contextlib.redirect_stdout(io.StringIO()) as self.printed:
            return exit_code(result(*arguments), options(**switches))

    def test_a_missed_goal_counts_unless_sizes_are_small_or_it_is_told_not_to(self):
        self.assertEqual([self.code("neither"), self.code("neither", quick=True), self.code("neither", no_gate=True)], [GOAL_MISSED, FINE, FINE])

    def test_a_row_that_was_not_measured_is_not_missed(self):
        self.assertEqual(self.code("not measured"), FINE)
        self.assertEqual(self.printed.getvalue(), "0 goals missed, 1 not measured\n")

    def test_other_bits_count_whatever_else_is_so(self):
        self.assertEqual(self.code("goal", 1, [{"equal": False}]), BITS_DIFFER)
        self.assertEqual(self.code("goal", 1, [], ["ours"], quick=True, no_gate=True), BITS_DIFFER)

    def test_what_ends_a_measurement_has_its_own_code(self):
        for failure, code in ((Refused("no gcc"), USAGE), (Failed("crashed", 3), FAILURE), (Failed("differs", 11), BITS_DIFFER)):

            def measure(_):
                raise failure

            with contextlib.redirect_stderr(io.StringIO()) as errors:
                self.assertEqual(run(options(), measure, None), code)
            self.assertIn(str(failure), errors.getvalue())
