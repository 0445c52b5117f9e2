import contextlib
import sys
import tempfile
import time
import unittest
from pathlib import Path
from unittest import mock

import launch as launching
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
            launch(python("import sys; print('no such sweep', file=sys.stderr); sys.exit(2)"), refusals=(2,))

    def test_a_code_that_is_not_among_the_refusals_is_a_failure(self):
        for refusals in ((), (13,)):
            with self.assertRaises(Failed) as caught:
                launch(python("import sys; sys.exit(2)"), refusals=refusals)
            self.assertEqual(caught.exception.code, 2)

    def test_a_failure_keeps_its_code(self):
        with self.assertRaises(Failed) as caught:
            launch(python("import sys; sys.exit(11)"))
        self.assertEqual(caught.exception.code, 11)

    def test_a_program_that_takes_too_long_is_stopped_with_its_children(self):
        with self.noted_child("") as (child, note):
            with self.assertRaisesRegex(Failed, "took too long"):
                launch(python(f"import subprocess; subprocess.run({child!r})"), limit_seconds=3)
            self.assert_ends(note)

    def test_a_child_that_ignores_being_asked_is_killed_after_the_grace(self):
        deaf = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); "
        with self.noted_child(deaf) as (child, note), mock.patch.object(launching, "GRACE_SECONDS", 0.5):
            # Its streams are its own: nobody who reads the program's would wait for it.
            code = f"import subprocess; subprocess.run({child!r}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)"
            with self.assertRaisesRegex(Failed, "took too long"):
                launch(python(code), limit_seconds=3)
            self.assert_ends(note)

    def test_a_child_that_outlives_its_program_is_stopped_and_the_output_kept(self):
        with self.noted_child("") as (child, note):
            start = f"child = subprocess.Popen({child!r}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)"
            wait = f"[time.sleep(0.01) for _ in iter(lambda: os.path.exists({str(note)!r}), True)]"
            self.assertEqual(launch(python(f"import os, subprocess, time; {start}; {wait}; print(7)"), limit_seconds=30), "7\n")
            self.assert_ends(note)

    @contextlib.contextmanager
    def noted_child(self, first):
        """A program that does something first and then leaves its process id; and the file where."""
        with tempfile.TemporaryDirectory() as folder:
            note = Path(folder) / "pid"
            pending = Path(folder) / "pending"
            write = f"open({str(pending)!r}, 'w').write(str(os.getpid())); os.rename({str(pending)!r}, {str(note)!r})"
            yield python(f"import os, time; {first}{write}; time.sleep(60)"), note

    def assert_ends(self, note):
        deadline = time.monotonic() + 10
        while is_running(note.read_text()) and time.monotonic() < deadline:
            time.sleep(0.01)
        self.assertFalse(is_running(note.read_text()))
