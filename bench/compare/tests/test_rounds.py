import contextlib
import io
import sys
import unittest

from contestants import Contestant, Figures
from launch import Failed
from rounds import Rounds


def contestant(name, code, log, refusals=()):
    def read(output):
        log.append(name)
        return {name: Figures([1.0], 1.0)}

    return Contestant(name, "case", [sys.executable, "-c", code], read, refusals=refusals)


class RoundsTests(unittest.TestCase):
    def run_rounds(self, contestants, count):
        rounds = Rounds(contestants)
        with contextlib.redirect_stderr(io.StringIO()):
            rounds.run(count)
        return rounds

    def test_each_round_starts_with_another_contestant(self):
        log = []
        self.run_rounds([contestant(name, "", log) for name in "abc"], 2)
        self.assertEqual("".join(log), "abcbca")

    def test_who_refuses_is_not_asked_again(self):
        rounds = self.run_rounds([contestant("a", "import sys; sys.exit(2)", [], (2,)), contestant("b", "", [])], 2)
        self.assertEqual(list(rounds.refusals), ["a"])
        self.assertEqual([len(rounds.figures["b"]), "a" in rounds.figures], [2, False])

    def test_who_may_not_refuse_ends_the_rounds(self):
        with self.assertRaises(Failed):
            self.run_rounds([contestant("a", "import sys; sys.exit(2)", [])], 1)
