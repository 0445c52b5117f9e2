"""The machine that figures were taken on: without it they mean nothing."""
import os
import platform
import subprocess
from datetime import datetime, timezone
from pathlib import Path


def describe(python):
    """Facts for the document's head; null where the system doesn't say."""
    return {
        "cpuModel": _cpu_model(),
        "logicalCpus": os.cpu_count(),
        "usableCpus": len(os.sched_getaffinity(0)),
        "loadAverage": os.getloadavg()[0],
        "memoryBytes": memory("MemTotal"),
        "kernel": platform.release(),
        "date": datetime.now(timezone.utc).isoformat(timespec="seconds"),
        "gcc": _first_line("gcc", "--version"),
        "python": _first_line(python, "--version"),
        "numpy": _first_line(python, "-c", "import numpy; print(numpy.__version__)"),
        "dotnet": _first_line("dotnet", "--version"),
    }


def memory(name):
    """Bytes, as /proc/meminfo has them."""
    for line in Path("/proc/meminfo").read_text().splitlines():
        if line.startswith(f"{name}:"):
            return int(line.split()[1]) * 1024
    return None


def _cpu_model():
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return None


def _first_line(*command):
    try:
        return subprocess.run(command, capture_output=True, text=True, timeout=30, check=True).stdout.splitlines()[0]
    except (OSError, subprocess.SubprocessError, IndexError):
        return None
