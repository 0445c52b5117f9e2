"""Runs contestants in turn, so that a slow minute of the machine falls on all alike."""
import sys

from launch import Refused, launch


class Rounds:
    """Figures of all rounds by name, and why some are missing."""

    def __init__(self, contestants):
        self.contestants = contestants
        self.figures = {}
        self.refusals = {}

    def run(self, count):
        """Runs every contestant once a round, in an order that is rotated within each case."""
        for index in range(count):
            for case in dict.fromkeys(contestant.case for contestant in self.contestants):
                print(f"round {index + 1} of {count}: {case}", file=sys.stderr, flush=True)
                for contestant in self._in_turn(case, index):
                    self._sample(contestant)

    def _in_turn(self, case, index):
        members = [contestant for contestant in self.contestants if contestant.case == case]
        first = index % len(members)
        return members[first:] + members[:first]

    def _sample(self, contestant):
        if contestant.name in self.refusals:
            return
        try:
            output = launch(contestant.command, refusals=contestant.refusals)
        except Refused as refusal:
            self.refusals[contestant.name] = str(refusal)
            print(f"  {contestant.name}: not available: {refusal}", file=sys.stderr, flush=True)
            return
        for name, figures in contestant.read(output).items():
            self.figures.setdefault(name, []).append(figures)
