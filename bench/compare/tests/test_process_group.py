import subprocess
import sys
import unittest
from unittest import mock

import process_group


class ProcessGroupTests(unittest.TestCase):
    def test_a_group_that_ends_between_the_look_and_the_signal_is_no_error(self):
        ended = subprocess.Popen([sys.executable, "-c", ""], start_new_session=True)
        ended.wait(60)
        drained = []
        with mock.patch.object(process_group, "_is_alive", side_effect=[True, False]):
            process_group.end(ended.pid, drained.append, 1)
        self.assertEqual(drained, [1, 1])
