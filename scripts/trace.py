"""Print every clause of the programme with the tests that prove it; the last line counts them.

A clause counts when on each of the two databases a test that names it (and at most two others) ran and passed.
"""

from __future__ import annotations

import json
import sys
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
DATABASES = ("sqlite", "postgresql")
#: Per database the runs of its tests: the screens in a browser are one of their own.
RUNS = {"sqlite": ("sqlite", "pages"), "postgresql": ("postgresql",)}


def results() -> dict[str, dict[str, Any]]:
    """What the last runs left, per database."""
    found: dict[str, dict[str, Any]] = {}
    for database, runs in RUNS.items():
        for path in (ROOT / "build" / f"results-{run}.json" for run in runs):
            if path.exists():
                result = json.loads(path.read_text(encoding="utf-8"))
                found.setdefault(database, {**result, "tests": {}})["tests"].update(result["tests"])
    return found


def proofs(found: dict[str, dict[str, Any]]) -> dict[str, dict[str, list[str]]]:
    """Per clause the tests that name it, and per test the databases on which it passed."""
    named: dict[str, dict[str, list[str]]] = {}
    for database, result in found.items():
        for test, line in result["tests"].items():
            for clause in line["clauses"] if len(line["clauses"]) <= 3 else ():
                passed = named.setdefault(clause, {}).setdefault(test, [])
                if line["outcome"] == "passed":
                    passed.append(database)
    return named


def show(book: dict[str, str], named: dict[str, dict[str, list[str]]]) -> int:
    """Print one block of clauses; return how many are proved."""
    covered = 0
    for clause, words in book.items():
        tests = named.get(clause, {})
        proved = all(any(database in passed for passed in tests.values()) for database in DATABASES)
        covered += proved
        print(f"{'✔' if proved else '·'} {clause:<6} {words}")
        for test, passed in tests.items():
            print(f"         {test}   [{', '.join(passed) or 'named, not passed'}]")
        if not tests:
            print("         no test")
    return covered


def main() -> int:
    with open(ROOT / "docs" / "clauses.toml", "rb") as source:
        book = tomllib.load(source)
    found = results()
    named = proofs(found)
    print("Gaps that the programme leaves open, and how the product fills them\n")
    gaps = show(book["gaps"], named)
    print("\nClauses of the programme\n")
    covered = show(book["clauses"], named)
    print()
    for database in DATABASES:
        state = f"commit {found[database]['commit']}" if database in found else "no results; run `make test`"
        print(f"results on {database}: {state}")
    print(f"gaps {gaps} of {len(book['gaps'])}")
    print(f"covered {covered} of {len(book['clauses'])}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
