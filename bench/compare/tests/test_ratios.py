import unittest

from contestants import Figures
from ratios import Row, evaluate


def rounds(*medians):
    return [Figures([median], median) for median in medians]


class RatioTests(unittest.TestCase):
    def test_a_ratio_is_taken_within_each_round(self):
        # The second round was slow for both: medians of all times would say 2.
        outcome = evaluate(Row("r", ("peer",), ("ours",)), {"peer": rounds(3, 30, 2), "ours": rounds(1, 10, 1)})
        self.assertEqual([outcome["median"], outcome["lowest"], outcome["highest"]], [3, 2, 3])

    def test_of_several_peers_the_best_is_taken(self):
        outcome = evaluate(Row("r", ("slow", "fast", "absent"), ("ours",)), {"slow": rounds(9), "fast": rounds(6), "ours": rounds(2)})
        self.assertEqual([outcome["peer"], outcome["median"]], ["fast", 3])

    def test_of_several_of_ours_the_first_that_is_there_is_taken_however_fast_another_is(self):
        outcome = evaluate(Row("r", ("peer",), ("absent", "first", "fast")), {"peer": rounds(6), "first": rounds(3), "fast": rounds(2)})
        self.assertEqual([outcome["ours"], outcome["median"]], ["first", 2])

    def test_what_was_reached(self):
        for time, reached in ((10, "superb"), (5, "goal"), (4.9, "neither")):
            self.assertEqual(evaluate(Row("r", ("p",), ("o",), 5, 10), {"p": rounds(time), "o": rounds(1)})["reached"], reached)
        self.assertEqual(evaluate(Row("r", ("p",), ("o",), None, 10), {"p": rounds(9), "o": rounds(1)})["reached"], "not superb")

    def test_a_missing_side_is_not_measured(self):
        outcome = evaluate(Row("r", ("p",), ("o",), 5, 10), {"p": rounds(1)})
        self.assertEqual(outcome["reached"], "not measured")
        self.assertNotIn("median", outcome)
