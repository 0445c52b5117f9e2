"""Runs the coordinator as run.sh does, and reads its log."""

import json
import os
import pathlib
import subprocess
import tempfile
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
DLL = ROOT / "src/Coordinator/bin/Release/net10.0/ParallelMotion.Coordinator.dll"


def timed(command, limit_seconds=60):
    """Milliseconds from start to end. Waits without a limit of its own: a limited wait of subprocess polls every 50 ms."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                               env={"DOTNET_EnableDiagnostics": "0", **os.environ})
    limit = threading.Timer(limit_seconds, process.kill)
    limit.start()
    try:
        out, err = process.communicate()
    finally:
        limit.cancel()
    if process.returncode != 0:
        raise SystemExit(f"Cannot measure because {command} ended with {process.returncode}: {err.decode(errors='replace')}")
    return (time.monotonic() - start) * 1e3, out.decode()


def help_page():
    return timed(["dotnet", DLL, "--help"])[0]


def job(*options):
    """Runs a job; its milliseconds, its log's events and its result document."""
    with tempfile.TemporaryDirectory() as folder:
        log = pathlib.Path(folder, "log.clef")
        total, document = timed(["dotnet", DLL, *map(str, options), "--json", "-", "--verbosity", "debug", "--log-file", log])
        return total, [json.loads(line) for line in log.read_text().splitlines()], json.loads(document)


def values(events, name, field):
    return [event[field] for event in events if event.get("EventName") == name]
