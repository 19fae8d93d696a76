"""The readable table of what was measured: nothing in it that no file of figures holds."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

HEAD = """# What was measured

`make bench` fills fresh databases, starts the shipped server and asks it over HTTP with one open connection, signed
in, whole pages. Times are milliseconds, median / 95th part; “SQL” is the number of statements of the page.
A matter has 1.3 opinions of 150–250 words, 5 lines of journal; 500 organisations, 20 fields, 200 conferences.
Syllables are drawn by chance, which makes all of them frequent: harder than real letters.
"""


def write_readme(folder: Path) -> None:
    """The newest run of each database."""
    newest: dict[str, dict[str, Any]] = {}
    for name in sorted(folder.glob("*.json")):
        run = json.loads(name.read_text(encoding="utf-8"))
        newest[run["database"]] = run
    parts = [HEAD, *(_section(run) for _database, run in sorted(newest.items(), reverse=True))]
    (folder / "README.md").write_text("\n".join(parts), encoding="utf-8")


def _crowd(one: dict[str, Any]) -> str:
    failed = f", {one['failed']} failed" if one["failed"] else ""
    return f"{one['pages_s']}/s, p95 {one['p95']}, longest {one['longest']}{failed}"


def _section(run: dict[str, Any]) -> str:
    names = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
    sizes = run["sizes"]
    titles = [f"{size['matters']:,} matters" for size in sizes]
    paces = ", ".join(str(size.get("pace_ms", "–")) for size in sizes)
    lines = [
        f"## {names[run['database']]}, {run['date']}",
        "",
        f"{run['machine']}. One fsync takes {sizes[-1]['fsync_ms']} ms; {paces} ms for a hundred thousand squares in "
        "Python (as quick was the machine at each size).",
        "",
        f"| page | wanted | {' | '.join(titles)} | SQL |",
        f"| --- | --- |{' --- |' * (len(sizes) + 1)}",
    ]
    for place, page in enumerate(sizes[-1]["pages"]):
        cells = [f"{size['pages'][place]['p50']} / {size['pages'][place]['p95']}" for size in sizes]
        lines.append(f"| {page['page']} | {page['within']:.0f} | {' | '.join(cells)} | {page['statements']} |")
    for place, one in enumerate(sizes[-1]["together"]):
        cells = [_crowd(size["together"][place]) for size in sizes]
        many = "processes" if one["processes"] > 1 else "process"
        words = f"{one['doing']}, {one['connections']} connections, {one['processes']} {many}"
        lines.append(f"| {words} | | {' | '.join(cells)} | |")
    if drawn := sizes[-1].get("booklet"):
        words = f"booklet of {drawn['pages']} pages, Word and PDF (s)"
        lines.append(f"| {words} | 2 | {' | '.join(_booklet(size) for size in sizes)} | |")
    return "\n".join([*lines, ""])


def _booklet(size: dict[str, Any]) -> str:
    drawn = size.get("booklet")
    return f"{drawn['p50_s']} / {drawn['first_s']}" if drawn else "–"
