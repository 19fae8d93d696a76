"""Time the pages of the shipped server on many rows: `bench/run.py --matters 1000,100000 --database sqlite`.

`bench/run.py --hall` times the live conference instead, `--journal` the sealing of the journal. The databases are fresh
ones. Figures go to bench/results/<date>-<database>.json and, with `--write`, into the table of bench/results/README.md.
Without --matters the small sizes are taken, so that it can be tried in minutes.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "bench" / "results"
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

import postgresql  # noqa: E402 -- the path first

from bench.hall import measure  # noqa: E402
from bench.machine import described  # noqa: E402
from bench.report import hall_section, journal_section, write_readme  # noqa: E402
from scripts.served import fresh_database  # noqa: E402


def one_size(address: str, folder: str, matters: int, rounds: int, times: int) -> dict[str, Any]:
    target = Path(folder) / "figures.json"
    return in_process(address, folder, target, "bench.measuring", str(matters), str(rounds), str(target), str(times))


def in_process(address: str, folder: str, target: Path, *command: str) -> dict[str, Any]:
    """In a process of its own, because settings are read once; answers what it wrote to `target`."""
    environment = {
        **os.environ,
        "DOITHOAI_DATABASE_URL": address,
        "DOITHOAI_DATA_DIR": folder,
        "DJANGO_SETTINGS_MODULE": "doithoai.config.settings",
        "DOITHOAI_SUBMIT_LIMIT": "1000000/10m",
        "PYTHONPATH": str(ROOT),
    }
    subprocess.run([sys.executable, "-m", *command], cwd=ROOT, env=environment, check=True)
    found: dict[str, Any] = json.loads(target.read_text(encoding="utf-8"))
    return found


@contextmanager
def place(kept: Path | None, name: str) -> Iterator[Path]:
    """The folder of one installation: its keys, and its file on SQLite."""
    if kept is None:
        with tempfile.TemporaryDirectory() as folder:
            yield Path(folder)
        return
    (kept / name).mkdir(parents=True, exist_ok=True)
    yield kept / name


def others(name: Path, sizes: list[int]) -> list[dict[str, Any]]:
    """What was measured of other sizes on the same day and database; one of them may take an hour to fill."""
    known = json.loads(name.read_text(encoding="utf-8"))["sizes"] if name.exists() else []
    return [one for one in known if one["matters"] not in sizes]


def live(choice: argparse.Namespace) -> int:
    """The live conference: figures of their own, beside those of the pages."""
    given = postgresql.find() if choice.database != "sqlite" else None
    figures = measure(given, [int(one) for one in choice.screens.split(",")], choice.runs, choice.presses)
    print(f"\n{hall_section(keep('hall', figures, choice.write))}")
    return 0


def journal(choice: argparse.Namespace) -> int:
    """The journal sealed, on each database."""
    databases = {}
    for database in ("sqlite", "postgresql"):
        given = postgresql.find() if database == "postgresql" else None
        with tempfile.TemporaryDirectory() as folder, fresh_database(Path(folder), given) as address:
            databases[database] = in_process(
                address, folder, Path(folder) / "figures.json", "bench.journal", f"{folder}/figures.json"
            )
    print(f"\n{journal_section(keep('journal', {'machine': described(), 'databases': databases}, choice.write))}")
    return 0


def keep(name: str, figures: dict[str, Any], write: bool) -> dict[str, Any]:
    """The report of a day, in bench/results with the readable table when it is asked for, in build/ otherwise."""
    report = {"date": date.today().isoformat(), "database": name, **figures}
    path = path_of(name, write)
    path.write_text(json.dumps(report, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    print(f"\n{path.relative_to(ROOT)}")
    if write:
        write_readme(RESULTS)
    return report


def path_of(name: str, write: bool) -> Path:
    """Where the report of today lies."""
    folder = RESULTS if write else ROOT / "build"
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"{date.today().isoformat()}-{name}.json"


def main() -> int:
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("--matters", default="1000,10000", help="sizes, separated by commas")
    reader.add_argument("--database", choices=["sqlite", "postgresql", "both"], default="both")
    reader.add_argument("--rounds", type=int, default=60, help="requests per page")
    reader.add_argument("--copies", type=int, default=1, help="so often is what was filled copied (PostgreSQL)")
    reader.add_argument("--write", action="store_true", help="keep the figures in bench/results")
    reader.add_argument("--kept", type=Path, help="folder for databases that stay: what was filled is used again")
    reader.add_argument("--hall", action="store_true", help="the live conference instead of the pages")
    reader.add_argument("--journal", action="store_true", help="the sealing of the journal instead of the pages")
    reader.add_argument("--screens", default="500,2000", help="how many screens are open, separated by commas")
    reader.add_argument("--runs", type=int, default=5)
    reader.add_argument("--presses", type=int, default=15, help="of the chair, in each run")
    choice = reader.parse_args()
    if choice.hall:
        return live(choice)
    if choice.journal:
        return journal(choice)
    sizes = [int(size) for size in choice.matters.split(",")]
    for database in ("sqlite", "postgresql") if choice.database == "both" else (choice.database,):
        given = postgresql.find() if database == "postgresql" else None
        if database == "postgresql" and given is None:
            print("NOT RUN: no PostgreSQL was found", flush=True)
            return 1
        figures = []
        for matters in sizes:
            with place(choice.kept, f"{database}-{matters}") as folder:
                kept = f"bench_{database}_{matters}" if choice.kept else ""
                with fresh_database(folder, given, kept=kept) as address:
                    figures.append(one_size(address, str(folder), matters, choice.rounds, choice.copies))
        figures += others(path_of(database, choice.write), sizes)
        ordered = sorted(figures, key=lambda one: one["matters"])
        keep(database, {"machine": described(), "sizes": ordered}, choice.write)
    return 0


if __name__ == "__main__":
    sys.exit(main())
