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
    hall, journal = newest.pop("hall", None), newest.pop("journal", None)
    parts = [HEAD, *(_section(run) for _database, run in sorted(newest.items(), reverse=True))]
    parts += [hall_section(hall)] if hall else []
    parts += [journal_section(journal)] if journal else []
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


def hall_section(run: dict[str, Any]) -> str:
    """Median of the runs, and in brackets the quickest and the slowest run."""
    servers = run["servers"]
    runs = len(next(iter(servers.values()))["crowds"][0]["runs"])
    lines = [
        f"## The live conference, {run['date']}",
        "",
        f"{run['machine']}; {' and '.join(map(str, run['pace_ms']))} ms for a hundred thousand squares in Python, "
        "before and after. Screens and server share the machine. p95 in ms, counted from the moment the chair's press "
        f"is sent, over all screens and {run['presses']} presses; median of {runs} runs, in brackets the quickest and "
        "the slowest.",
        "",
        f"| what | wanted | {' | '.join(servers)} |",
        f"| --- | --- |{' --- |' * len(servers)}",
    ]
    rows: list[tuple[str, str, list[str]]] = []
    for place, crowd in enumerate(next(iter(servers.values()))["crowds"]):
        of_all = [one["crowds"][place] for one in servers.values()]
        many = f"{crowd['screens']:,} screens"
        wanted = {500: "50", 2000: "110"}.get(crowd["screens"], "")
        rows.append((f"a change on the floor is on {many}", wanted, [_spread(one, "late") for one in of_all]))
        rows.append((f"the press is acknowledged, {many} open", "100", [_spread(one, "press") for one in of_all]))
        rows.append((f"changes that did not arrive, {many}", "0", [f"{one['missing']:.0f}" for one in of_all]))
    storm = [one["reconnect"] for one in servers.values()]
    rows.append((f"{storm[0]['screens']:,} reconnect, full state", "1,000", [_spread(one, "state") for one in storm]))
    rows.append(("memory per 1,000 screens (MB)", "60", [str(one["mb_per_1000"]) for one in servers.values()]))
    rows.append(("phone page, first load without fonts (KB)", "50", [str(one["phone_kb"]) for one in servers.values()]))
    rows.append(("errors in the log of the server", "0", [str(one["errors"]) for one in servers.values()]))
    return "\n".join([*lines, *(f"| {what} | {wanted} | {' | '.join(cells)} |" for what, wanted, cells in rows), ""])


def _spread(one: dict[str, Any], name: str) -> str:
    values = [run[name] for run in one["runs"]]
    return f"{one[name]} ({min(values)}–{max(values)})"


def journal_section(run: dict[str, Any]) -> str:
    """How quick the journal is sealed; a million entries lie in it when a proof is drawn."""
    databases = run["databases"]
    rows = [
        ("100,000 entries are sealed (s)", "10", "sealed_s"),
        ("900,000 more, all within the time that is looked back (s)", "", "rest_s"),
        ("a round that finds nothing to seal, a million entries (ms)", "", "nothing_ms"),
        ("a proof out of a million (ms)", "10", "proof_ms"),
        ("a million entries are verified (s)", "", "verified_s"),
        ("pace of the machine (ms)", "", "pace_ms"),
    ]
    lines = [
        f"## The journal, {run['date']}",
        "",
        f"{run['machine']}.",
        "",
        f"| what | wanted | {' | '.join(databases)} |",
        f"| --- | --- |{' --- |' * len(databases)}",
        *(
            f"| {what} | {most} | {' | '.join(str(one[key]) for one in databases.values())} |"
            for what, most, key in rows
        ),
    ]
    return "\n".join([*lines, ""])
