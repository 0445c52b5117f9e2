import sys
import tempfile
import time
import unittest
from pathlib import Path

from launch import Failed, Refused, launch


def python(code):
    return [sys.executable, "-c", code]


def is_running(pid):
    # A dead process whose new parent hasn't asked for it yet is a zombie.
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


class LaunchTests(unittest.TestCase):
    def test_gives_what_the_program_printed(self):
        self.assertEqual(launch(python("print(7)")), "7\n")

    def test_a_refusal_keeps_the_last_line_of_its_reason(self):
        with self.assertRaisesRegex(Refused, "^no such sweep$"):
            launch(python("import sys; print('no such sweep', file=sys.stderr); sys.exit(2)"))

    def test_a_failure_keeps_its_code(self):
        with self.assertRaises(Failed) as caught:
            launch(python("import sys; sys.exit(11)"))
        self.assertEqual(caught.exception.code, 11)

    def test_a_program_that_takes_too_long_is_stopped_with_its_children(self):
        with tempfile.TemporaryDirectory() as folder:
            note = Path(folder) / "pid"
            child = python(f"import os, time; open({str(note)!r}, 'w').write(str(os.getpid())); time.sleep(60)")
            with self.assertRaisesRegex(Failed, "took too long"):
                launch(python(f"import subprocess; subprocess.run({child!r})"), limit_seconds=3)
            deadline = time.monotonic() + 10
            while is_running(note.read_text()) and time.monotonic() < deadline:
                time.sleep(0.01)
            self.assertFalse(is_running(note.read_text()))
