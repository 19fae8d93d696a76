"""Run every test on SQLite and on PostgreSQL, side by side, and leave build/results-*.json for `make trace`.

The screens in a browser are a third run, on SQLite: it waits much, and the others go on meanwhile; beside it does what
needs no database.

    scripts/test.py [--only sqlite|postgresql] [--soak] [pytest options and paths]

With DOITHOAI_REQUIRE_ALL=1 a missing database, a missing browser or a skipped test is a failure.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build"
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

import logs  # noqa: E402 -- the neighbour scripts
import postgresql  # noqa: E402

from scripts.served import CHROMIUM  # noqa: E402

#: The long rules of the house: `make check` runs them, and the soak.
OF_CHECK = (
    "tests/house/test_lint_bites.py",
    "tests/house/test_matrix.py::test_every_page_says_to_everybody_what_the_list_says",
    "tests/house/test_hostile_words.py::test_every_page_and_form_takes_hostile_words_as_words",
    "tests/house/test_web_headers.py::test_every_page_carries_the_headers_and_opening_it_changes_nothing",
    "tests/people/test_look_alikes.py",
    "tests/browser/test_barriers.py",
    "tests/browser/test_every_page_stands.py",
)


@dataclass
class Run:
    """One process of tests, and where its words go."""

    name: str
    log: Path
    process: subprocess.Popen[bytes]
    began: float


def begin(name: str, options: list[str], soak: bool, url: str = "", beside: bool = False, pages: str = "") -> Run:
    """`url` is the address of the database; empty means a file of the run's own. `beside`: the other one runs too.

    Then each takes half of what need not be run on both. `pages`: "only" what the third run does, or "none" of it.

    A run of some tests leaves the results of the last whole one as they are.
    """
    results, log, data = BUILD / f"results-{name}.json", BUILD / f"test-{name}.log", BUILD / f"data-{name}"
    lines_of(name).unlink(missing_ok=True)
    if not options:
        results.unlink(missing_ok=True)
    data.mkdir(parents=True, exist_ok=True)
    environment = {
        **os.environ,
        "DOITHOAI_DATABASE_URL": url or f"sqlite:///{data}/test.sqlite3",
        "DOITHOAI_DATA_DIR": str(data),
        "DOITHOAI_LOG_FILE": str(lines_of(name)),
        "DOITHOAI_RESULTS": "" if options else str(results),
        "DOITHOAI_SOAK": "1" if soak else "0",
        "DOITHOAI_BESIDE": "1" if beside else "0",
        "DOITHOAI_PAGES": pages,
        "PYTHONUNBUFFERED": "1",
    }
    left = [] if soak else [f"--deselect={test}" for test in OF_CHECK]
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--durations=25", *left, *options]
    with open(log, "wb") as out:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=out, stderr=subprocess.STDOUT)
    return Run(name, log, process, time.monotonic())


def lines_of(name: str) -> Path:
    """What the house itself said to its log while its tests ran."""
    return BUILD / f"house-{name}.jsonl"


def wait(runs: list[Run]) -> list[str]:
    """Wait for all, print each log as it ends, a sign of life every minute; return the closing lines."""
    closing, waiting, beat = [], list(runs), time.monotonic()
    while waiting:
        time.sleep(0.5)
        if time.monotonic() - beat > 60:
            beat = time.monotonic()
            print(f"… still running: {', '.join(run.name for run in waiting)}", flush=True)
        for run in [run for run in waiting if run.process.poll() is not None]:
            waiting.remove(run)
            text = run.log.read_text(encoding="utf-8", errors="replace").rstrip()
            print(f"\n════ {run.name} ════\n{text}", flush=True)
            last = text.splitlines()[-1] if text else "no output"
            closing.append(f"{run.name}: {last} (exit {run.process.returncode})")
    return closing


def missing(what: str, require_all: bool) -> int:
    print(f"\n!!! NOT RUN: {what}", flush=True)
    return 1 if require_all else 0


def main() -> int:
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("--only", choices=["sqlite", "postgresql"])
    reader.add_argument("--soak", action="store_true", help="also the tests that run for minutes")
    choice, options = reader.parse_known_args()
    require_all = os.environ.get("DOITHOAI_REQUIRE_ALL") == "1"
    BUILD.mkdir(exist_ok=True)
    runs, failed, notes = [], 0, []
    url = postgresql.find() if choice.only != "sqlite" else None
    beside = url is not None and choice.only is None and not choice.soak
    apart = CHROMIUM is not None and not options and choice.only != "postgresql"
    if choice.only != "postgresql":
        runs.append(begin("sqlite", options, choice.soak, beside=beside, pages="none" if apart else ""))
    if apart:
        runs.append(begin("pages", options, choice.soak, beside=beside, pages="only"))
    if choice.only != "sqlite":
        if url:
            runs.append(begin("postgresql", options, choice.soak, url, beside, "none" if apart and beside else ""))
        else:
            (BUILD / "results-postgresql.json").unlink(missing_ok=True)
            notes.append("the tests on PostgreSQL: no server was found or could be started")
    closing = wait(runs)
    for note in notes:
        failed += missing(note, require_all)
    named = logs.look([lines_of(run.name) for run in runs])
    closing.append("\n".join(named) if named else "The logs of the run name nobody.")
    print("\n" + "\n".join(closing), flush=True)
    return 1 if failed or named or any(run.process.returncode for run in runs) else 0


if __name__ == "__main__":
    sys.exit(main())
