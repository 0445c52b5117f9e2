import unittest
from pathlib import Path

from cases import FULL
from contestants import Site
from lineup import lineup
from ratios import ROWS


class LineupTests(unittest.TestCase):
    def setUp(self):
        root = Path(__file__).resolve().parents[3]
        self.contestants = {each.name: each for each in lineup(Site(root, Path("scratch"), "python3", 2), FULL)}

    def test_ours_may_refuse_only_where_columns_are_large_and_only_for_want_of_memory(self):
        ours = {name: each.refusals for name, each in self.contestants.items() if name.startswith("ours ")}
        self.assertEqual({name for name, refusals in ours.items() if refusals}, {"ours large per-run streaming"})
        self.assertEqual(ours["ours large per-run streaming"], (13,))

    def test_every_peer_may_refuse(self):
        self.assertEqual({each.refusals for name, each in self.contestants.items() if not name.startswith("ours ")}, {(2,)})

    def test_every_row_names_somebody_who_takes_part(self):
        # Sines are measured by one contestant for several names.
        named = {name for row in ROWS for name in (*row.peers, *row.ours) if not name.startswith("sincos ")}
        self.assertEqual(named - set(self.contestants), set())

    def test_passive_threads_are_the_same_program_told_to_sleep(self):
        usual, passive = (self.contestants[f"gcc motion per-run fused{end}"] for end in ("", " passive"))
        self.assertEqual(passive.command, ["env", "OMP_WAIT_POLICY=passive", *usual.command])
