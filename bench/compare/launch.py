"""Starts programs, each with a limit, and never leaves one behind."""
import os
import signal
import subprocess

# What a program that is told to stop may take before it is killed: the coordinator removes its workers and regions.
GRACE_SECONDS = 15


class Refused(Exception):
    """The program says that it can't do what was asked (exit code 2): an option it doesn't know, too little memory."""


class Failed(Exception):
    """The program failed, or took too long."""

    def __init__(self, message, code):
        super().__init__(message)
        self.code = code


def launch(command, limit_seconds=600):
    """Runs a command to its end; returns its standard output."""
    words = [str(word) for word in command]
    # A group of its own, so that its children can be stopped with it.
    process = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL, text=True, start_new_session=True)
    try:
        output, errors = process.communicate(timeout=limit_seconds)
    except subprocess.TimeoutExpired:
        raise Failed(f"Cannot measure because a program took too long: seconds={limit_seconds}, command={' '.join(words)}", 1) from None
    finally:
        _stop(process)
    if process.returncode == 2:
        raise Refused(_last_line(errors))
    if process.returncode != 0:
        raise Failed(
            f"Cannot measure because a program failed: code={process.returncode}, command={' '.join(words)}\n{errors.strip() or output.strip()}", process.returncode
        )
    return output


def _stop(process):
    for number in (signal.SIGTERM, signal.SIGKILL):
        if process.poll() is not None:
            return
        os.killpg(process.pid, number)
        try:
            process.communicate(timeout=GRACE_SECONDS)
        except subprocess.TimeoutExpired:
            pass


def _last_line(text):
    lines = text.strip().splitlines()
    return lines[-1] if lines else "no reason given"
