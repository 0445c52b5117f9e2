import json
import unittest
from pathlib import Path

from contestants import Figures, Site
from ipc_contestants import QUICK, dispatched, ours_told
from ipc_rows import ROWS, lineup, unmeasured
from ratios import evaluate

FIXTURE = json.loads((Path(__file__).with_name("fixtures") / "round-trip.json").read_text())
RUNS = [
    {"dispatch": dispatch, "workers": workers, "samplesSeconds": [0.2], "medianSeconds": 0.2, "worldHash": "h", "matchesSerial": True}
    for dispatch in ("per-run", "per-tick")
    for workers in (1, 2)
]


def is_spinning(name):
    if name.startswith("ours "):
        return name.split()[1] in ("doorbell", "step") and not name.endswith("oversubscribed")
    return "cacheline" in name or (name.startswith("omp") and "passive" not in name)


class IpcRowTests(unittest.TestCase):
    def setUp(self):
        self.contestants = lineup(Site(Path("root"), Path("scratch"), "python3", 2), QUICK)
        self.figures = {each.name: [Figures([1e-5], 1e-5)] for each in self.contestants if not each.name.startswith("ours ")}
        self.figures |= {name: [figures] for name, figures in (ours_told(FIXTURE) | dispatched({"measurements": RUNS})).items()}

    def test_every_row_names_somebody_who_takes_part(self):
        self.assertEqual({name for row in ROWS for name in (*row.peers, *row.ours)} - set(self.figures), set())

    def test_every_peer_is_in_a_row_and_may_refuse(self):
        peers = {each.name: each.refusals for each in self.contestants if not each.name.startswith("ours ")}
        self.assertEqual(set(peers) - {name for row in ROWS for name in row.peers}, set())
        self.assertEqual(set(peers.values()), {(2,)})

    def test_a_row_with_somebody_who_keeps_a_cpu_busy_says_so(self):
        for row in ROWS:
            self.assertEqual(any(map(is_spinning, (*row.peers, *row.ours))), "spinning" in row.label, row.label)

    def test_a_goal_of_more_time_than_the_peer_takes_is_a_ratio_below_one(self):
        goals = {row.label: (row.goal, row.superb) for row in ROWS}
        self.assertEqual(goals["pipe / C socket, one core"], (1 / 1.3, 1 / 1.15))
        self.assertEqual(goals["doorbell, spinning / our own pipe, two cores"], (50, 200))
        self.assertEqual(goals["pipe / C futex, one core"], (None, None))

    def test_a_pipe_that_takes_twice_the_sockets_time_is_half_as_fast_whichever_socket_is_the_better(self):
        self.figures["C socket same-core hot"] = [Figures([1.5e-5], 1.5e-5)]
        outcome = evaluate(next(row for row in ROWS if row.label == "pipe / C socket, one core"), self.figures)
        self.assertEqual((outcome["peer"], outcome["median"], outcome["reached"]), ("C socket same-core hot batch", 0.5, "neither"))

    def test_a_missing_entry_leaves_its_rows_unmeasured_with_a_note(self):
        del self.figures["ours doorbell 1 other-core hot"]
        outcomes = [evaluate(row, self.figures) for row in ROWS]
        without = [outcome["name"] for outcome in outcomes if outcome["reached"] == "not measured"]
        self.assertEqual(len(without), 2)
        self.assertEqual(
            unmeasured(outcomes, self.figures), [f"{name}: not measured, there is no figure of: ours doorbell 1 other-core hot" for name in without]
        )

    def test_nothing_measured_at_all_is_a_table_of_notes(self):
        outcomes = [evaluate(row, {}) for row in ROWS]
        self.assertEqual(len(unmeasured(outcomes, {})), 2 * len(ROWS))
