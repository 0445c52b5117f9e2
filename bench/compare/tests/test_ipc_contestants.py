import json
import unittest
from pathlib import Path

from contestants import Site
from ipc_contestants import QUICK, c_ping_pong, dispatched, omp_region, ours_told, pool_map

FIXTURE = Path(__file__).with_name("fixtures") / "round-trip.json"
SITE = Site(Path("root"), Path("scratch"), "python3", 2)


def run(dispatch, workers, samples, median, matches=True):
    return {"dispatch": dispatch, "workers": workers, "samplesSeconds": samples, "medianSeconds": median, "worldHash": "h", "matchesSerial": matches}


class OursTests(unittest.TestCase):
    def test_each_entry_is_found_by_what_was_measured(self):
        told = ours_told(json.loads(FIXTURE.read_text()))
        self.assertEqual(told["ours pipe 1 other-core parked"].median, 2e-4)
        self.assertEqual(told["ours pipe 1 other-core parked"].distribution["p99Seconds"], 6e-4)
        self.assertEqual(told["ours step 2 unpinned"].median, 1.5e-6)

    def test_too_few_cpus_are_part_of_the_name_only_where_waiting_depends_on_them(self):
        told = ours_told(json.loads(FIXTURE.read_text()))
        self.assertIn("ours doorbell 2 unpinned hot oversubscribed", told)
        self.assertIn("ours pipe 2 unpinned hot", told)
        self.assertNotIn("ours doorbell 2 unpinned hot", told)

    def test_what_is_missing_from_the_document_has_no_figure(self):
        self.assertEqual(ours_told({}), {})
        self.assertEqual(ours_told({"roundTrips": [{"channel": "pipe", "p50Seconds": None}, {}], "steps": [{"workers": 2}]}), {})

    def test_an_entry_may_lack_what_no_row_needs(self):
        (figures,) = ours_told({"roundTrips": [{"channel": "pipe", "p50Seconds": 1e-5}]}).values()
        self.assertEqual((figures.median, figures.distribution), (1e-5, {"p50Seconds": 1e-5}))


class DispatchTests(unittest.TestCase):
    def test_per_tick_is_compared_with_the_run_taken_in_turn(self):
        # The second pair fell into a slow minute: the medians alone would say 3.
        runs = [run("per-run", 1, [1.0, 9.0, 3.0], 3.0), run("per-tick", 1, [1.5, 9.5, 3.0], 3.0)]
        figures = dispatched({"measurements": runs})
        self.assertEqual((figures["ours per-run 1"].median, figures["ours per-tick 1"].median), (3.0, 3.5))

    def test_a_dispatch_without_its_other_half_has_no_figure(self):
        self.assertEqual(dispatched({"measurements": [run("per-run", 1, [1.0], 1.0), run("per-tick", 2, [1.0], 1.0)]}), {})

    def test_other_bits_than_one_process_gave_are_kept(self):
        figures = dispatched({"measurements": [run("per-run", 2, [1.0], 1.0), run("per-tick", 2, [1.0], 1.0, matches=False)]})
        self.assertEqual([figures[f"ours {name} 2"].matches_serial for name in ("per-run", "per-tick")], [True, False])


class PeerTests(unittest.TestCase):
    def test_a_ping_pong_is_asked_for_as_many_rounds_as_its_state_has_time_for(self):
        for state, rounds in (("hot", 2000), ("parked", 50)):
            command = c_ping_pong(SITE, QUICK, "socket", "same-core", state).command
            self.assertEqual(command[command.index("--rounds") + 1], rounds)

    def test_a_peers_figure_is_its_median(self):
        for contestant in (c_ping_pong(SITE, QUICK, "pipe", "same-core"), pool_map(SITE, QUICK, 1)):
            (figures,) = contestant.read('{"p50Seconds": 1e-5, "meanSeconds": 9e-5, "isSpinning": false}').values()
            self.assertEqual((figures.samples, figures.median, figures.distribution), ([1e-5], 1e-5, {"p50Seconds": 1e-5, "meanSeconds": 9e-5}))

    def test_passive_threads_are_the_same_program_told_to_sleep(self):
        usual, passive = (omp_region(SITE, QUICK, 2, is_passive) for is_passive in (False, True))
        self.assertEqual(passive.command, ["env", "OMP_WAIT_POLICY=passive", *usual.command])
        (figures,) = passive.read('{"medianSeconds": 2e-5, "single": {"p50Seconds": 3e-5}}').values()
        self.assertEqual(figures.median, 2e-5)
