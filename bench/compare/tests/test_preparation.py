import unittest
from unittest import mock

import preparation
from cases import FULL, QUICK


class PreparationTests(unittest.TestCase):
    def affordable(self, cases, memory, shared):
        with mock.patch.object(preparation, "memory", return_value=memory), mock.patch.object(preparation.shutil, "disk_usage") as usage:
            usage.return_value.free = shared
            return preparation.affordable(cases)

    def test_enough_of_both_memories_keeps_the_large_table(self):
        self.assertEqual(self.affordable(FULL, 9 * 10**9, 4 * 10**9), (FULL, []))

    def test_too_little_of_either_leaves_it_out_and_says_which(self):
        for memory, shared, name in ((7 * 10**9, 4 * 10**9, "memory"), (9 * 10**9, 3 * 10**9, "shared memory")):
            cases, (note,) = self.affordable(FULL, memory, shared)
            self.assertNotIn("large", cases)
            self.assertIn(f"too little {name}:", note)

    def test_small_sizes_need_little(self):
        self.assertEqual(self.affordable(QUICK, 10**8, 10**8), (QUICK, []))
