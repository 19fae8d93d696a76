"""Time the pages on many rows, on SQLite or where DOITHOAI_DATABASE_URL says: `bench/run.py --matters 9000`.

The database is a fresh one of its own; figures go to build/bench.json and to the terminal.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from scripts.served import fresh_database  # noqa: E402 -- the path first

ROUNDS = 20
PAGES = (
    ("office:today", {}),
    ("office:inbox", {}),
    ("office:matters", {}),
    ("office:search", {"q": "giải phóng mặt bằng"}),
    ("office:search", {"q": "nuoc sinh hoat"}),
    ("office:figures", {}),
    ("portal:home", {}),
    ("portal:results", {}),
    ("portal:figures", {}),
)


def fsync_ms(place: Path) -> float:
    """What one acknowledged write costs on this disk, to read the figures by."""
    took = []
    with open(place / "fsync", "wb") as target:
        for _round in range(20):
            target.write(b"x" * 4096)
            target.flush()
            began = time.perf_counter()
            os.fsync(target.fileno())
            took.append((time.perf_counter() - began) * 1000)
    return statistics.median(took)


def time_pages(slug: str, person: object) -> dict[str, dict[str, float]]:
    """Median and 95th part in milliseconds, and the number of queries, per page."""
    from django.db import connection  # noqa: PLC0415 -- after django.setup()
    from django.test import Client  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415
    from django.urls import NoReverseMatch, reverse  # noqa: PLC0415

    client, found = Client(), {}
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")  # type: ignore[arg-type]
    for name, query in PAGES:
        label = f"{name} {' '.join(query.values())}".strip()
        try:
            address = reverse(name, args=[slug])
        except NoReverseMatch:
            print(f"{label:45} no such page")
            continue
        with CaptureQueriesContext(
            connection,
        ) as queries:
            status = client.get(address, query).status_code
        took = []
        for _round in range(ROUNDS):
            began = time.perf_counter()
            client.get(address, query)
            took.append((time.perf_counter() - began) * 1000)
        took.sort()
        found[label] = {
            "p50": took[len(took) // 2],
            "p95": took[-2],
            "queries": len(queries),
            "status": status,
        }
        line = f"{label:45} p50 {took[len(took) // 2]:7.1f} ms  p95 {took[-2]:7.1f} ms"
        print(f"{line}  {len(queries)} queries  status {status}")
    return found


def main() -> int:
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("--matters", type=int, default=100_000)
    choice = reader.parse_args()
    given = os.environ.get("DOITHOAI_DATABASE_URL")
    with tempfile.TemporaryDirectory() as folder, fresh_database(Path(folder), given) as address:
        os.environ.update(
            DOITHOAI_DATABASE_URL=address,
            DOITHOAI_DATA_DIR=folder,
            DJANGO_SETTINGS_MODULE="doithoai.config.settings",
        )
        import django  # noqa: PLC0415 -- the settings read what was just set

        django.setup()
        from django.core.management import call_command  # noqa: PLC0415
        from django.db import connection  # noqa: PLC0415

        from bench.filling import fill, person_of  # noqa: PLC0415

        call_command("migrate", verbosity=0)
        began = time.perf_counter()
        authority = fill(choice.matters)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        filled = time.perf_counter() - began
        disk = fsync_ms(Path(folder))
        print(f"{connection.vendor}: {choice.matters} matters in {filled:.0f} s; one fsync {disk:.2f} ms\n")
        figures = time_pages(authority.slug, person_of(authority))
        (ROOT / "build").mkdir(exist_ok=True)
        report = {
            "database": connection.vendor,
            "matters": choice.matters,
            "fsync_ms": disk,
            "pages": figures,
        }
        (ROOT / "build" / "bench.json").write_text(json.dumps(report, ensure_ascii=False, indent=1))
        connection.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
