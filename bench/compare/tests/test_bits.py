import unittest

from bits import groups, not_serial
from contestants import Contestant, Figures
from rounds import Rounds


def figures(world_hash, matches_serial=True):
    return Figures([1.0], 1.0, world_hash, matches_serial)


def rounds(**several):
    found = Rounds([Contestant(name, "case", [], None, bits="motion") for name in several])
    found.figures = several
    return found


class BitsTests(unittest.TestCase):
    def test_one_hash_in_all_rounds_of_all_is_equal(self):
        (group,) = groups(rounds(a=[figures("1"), figures("1")], b=[figures("1")]))
        self.assertTrue(group["equal"])

    def test_one_round_of_one_contestant_that_differs_is_seen(self):
        (group,) = groups(rounds(a=[figures("1"), figures("2")], b=[figures("1")]))
        self.assertFalse(group["equal"])
        self.assertEqual(group["hashes"], {"a": ["1", "2"], "b": ["1"]})

    def test_one_contestant_that_is_left_says_nothing(self):
        (group,) = groups(rounds(a=[figures("1"), figures("1")]))
        self.assertIsNone(group["equal"])

    def test_one_contestant_that_is_left_and_differs_from_itself_is_seen(self):
        (group,) = groups(rounds(a=[figures("1"), figures("2")]))
        self.assertIs(group["equal"], False)

    def test_a_parallel_result_that_differs_from_the_serial_one_is_named(self):
        self.assertEqual(not_serial(rounds(a=[figures("1"), figures("1", False)], b=[figures("1")])), ["a"])
