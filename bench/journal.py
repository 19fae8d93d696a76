"""How long sealing the journal takes, and a proof out of it: `bench/run.py --journal` runs it for each database."""

from __future__ import annotations

import json
import random
import statistics
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import django

django.setup()

from django.db import connection  # noqa: E402 -- after setup

from bench.machine import pace_ms  # noqa: E402
from doithoai.core import clock, seals  # noqa: E402
from doithoai.core.models import Entry  # noqa: E402

SEALED, PROVED, PROOFS = 100_000, 1_000_000, 200


def write(number: int) -> None:
    """So many more entries, all of one minute, as a great import leaves them."""
    at = clock.now() - timedelta(minutes=1)
    for begin in range(0, number, 5_000):
        many = min(5_000, number - begin)
        Entry.objects.bulk_create(
            Entry(at=at, subject="matter", subject_id=begin + place, verb="matter.classify", facts={"field": "L01"})
            for place in range(many)
        )


def seconds(act: Callable[[], object]) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def seal() -> None:
    now = clock.now()
    while seals.seal_some(now):
        pass


def main(target: Path) -> None:
    """A first root over 100,000 entries, then as many as make a million, all within the time that is looked back."""
    pace = pace_ms()
    write(SEALED)
    first = seconds(seal)
    write(PROVED - SEALED)
    rest = seconds(seal)
    nothing = seconds(seal)
    chance = random.Random(1)
    ids = list(Entry.objects.filter(subject_id__lte=PROOFS).values_list("pk", flat=True))
    took = [seconds(lambda one=one: seals.proof_of(one)) * 1000 for one in chance.choices(ids, k=PROOFS)]
    found = {
        "pace_ms": round(pace, 1),
        "sealed_s": round(first, 1),
        "rest_s": round(rest, 1),
        "nothing_ms": round(nothing * 1000, 1),
        "proof_ms": round(statistics.median(took), 2),
        "verified_s": round(seconds(lambda: list(seals.verify())), 1),
    }
    print(connection.vendor, found, flush=True)
    target.write_text(json.dumps(found), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
