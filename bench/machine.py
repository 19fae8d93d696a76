"""On what the figures were measured, and what one acknowledged write costs on its disk."""

from __future__ import annotations

import os
import platform
import sqlite3
import statistics
import time
from pathlib import Path


def described() -> str:
    """Processor, cores, memory, system, versions."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{_processor()}, {os.cpu_count()} cores, {memory:.0f} GB, {platform.system()} {platform.release()}, "
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, load {os.getloadavg()[0]:.1f}"
    )


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor()
    return next(
        (line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "processor unknown"
    )


def fsync_ms(place: Path) -> float:
    """Median of small writes that are waited for: to read the figures of writing by."""
    took = []
    with open(place / "fsync", "wb") as target:
        for _round in range(30):
            target.write(b"x" * 4096)
            target.flush()
            began = time.perf_counter()
            os.fsync(target.fileno())
            took.append((time.perf_counter() - began) * 1000)
    return statistics.median(took)


def pace_ms() -> float:
    """Median of a fixed piece of work in Python: how quick the machine was that day, to compare two reports by."""
    took = []
    for _round in range(30):
        began = time.perf_counter()
        sum(number * number for number in range(100_000))
        took.append((time.perf_counter() - began) * 1000)
    return statistics.median(took)
