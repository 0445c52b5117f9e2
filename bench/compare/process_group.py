"""A program and whatever it started, as one group."""
import contextlib
import os
import signal
import time
from pathlib import Path

POLL_SECONDS = 0.02


def end(group, drain, grace_seconds):
    """
    Asks whoever is left of a group to end, and kills who hasn't after the grace. That its leader has ended says nothing
    of the others. A call of drain(seconds) reads what they still write, since a full pipe would keep them from ending.
    """
    if not _is_alive(group):
        return
    deadline = time.monotonic() + grace_seconds
    _signal(group, signal.SIGTERM)
    drain(grace_seconds)
    while _is_alive(group) and time.monotonic() < deadline:
        time.sleep(POLL_SECONDS)
    _signal(group, signal.SIGKILL)
    drain(grace_seconds)


def _signal(group, number):
    # The last of them may have ended since somebody looked.
    with contextlib.suppress(ProcessLookupError):
        os.killpg(group, number)


def _is_alive(group):
    return any(_runs_in(group, folder) for folder in Path("/proc").glob("[0-9]*"))


def _runs_in(group, folder):
    """Not a zombie, which only waits for its parent to ask for it and can't be signalled any more."""
    try:
        state, _, of = (folder / "stat").read_text().rsplit(")", 1)[1].split()[:3]
    except OSError:  # it has ended meanwhile, or is another user's
        return False
    return state not in "ZX" and int(of) == group
