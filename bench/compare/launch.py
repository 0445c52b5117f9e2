"""Starts programs, each with a limit, and never leaves one behind."""
import contextlib
import subprocess

import process_group

# What a program that is told to stop may take before it is killed: the coordinator removes its workers and regions.
GRACE_SECONDS = 15


class Refused(Exception):
    """The program says that it can't do what was asked, and may: a peer that this machine lacks something for."""


class Failed(Exception):
    """The program failed, or took too long."""

    def __init__(self, message, code):
        super().__init__(message)
        self.code = code


def launch(command, limit_seconds=600, refusals=()):
    """Runs a command to its end; returns its standard output. An exit code among the refusals raises Refused."""
    words = [str(word) for word in command]
    # A group of its own, so that its children can be stopped with it.
    process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True, start_new_session=True)
    try:
        output, errors = process.communicate(timeout=limit_seconds)
    except subprocess.TimeoutExpired:
        raise Failed(f"Cannot measure because a program took too long: seconds={limit_seconds}, command={' '.join(words)}", 1) from None
    finally:
        process_group.end(process.pid, lambda seconds: _drain(process, seconds), GRACE_SECONDS)
    if process.returncode in refusals:
        raise Refused(_last_line(errors))
    if process.returncode != 0:
        raise Failed(
            f"Cannot measure because a program failed: code={process.returncode}, command={' '.join(words)}\n{errors.strip() or output.strip()}", process.returncode
        )
    return output


def _drain(process, seconds):
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.communicate(timeout=seconds)


def _last_line(text):
    lines = text.strip().splitlines()
    return lines[-1] if lines else "no reason given"
