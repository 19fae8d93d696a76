"""Several processes press one button at the same moment, each with a connection of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from django.db import connection

ROOT = Path(__file__).resolve().parent.parent

#: Loads the product once and forks; `act()` of the given source runs in each process when all are ready, and what it
#: returns, or the refusal, is the outcome.
RACE = """
import json, multiprocessing, sys
import django
django.setup()
import doithoai.config.urls
from doithoai.core.transitions import Refused
source, rows = json.loads(sys.stdin.read())
fork = multiprocessing.get_context("fork")
start, said = fork.Barrier(len(rows)), fork.SimpleQueue()

def press(place, row):
    sys.argv[1:] = row
    own = {"sys": sys}
    exec(source, own)
    start.wait(60)
    try:
        outcome = [str(own["act"]())]
    except Refused as refusal:
        outcome = [refusal.code, str(refusal.sentence)]
    said.put((place, outcome))

runs = [fork.Process(target=press, args=one) for one in enumerate(rows)]
for run in runs:
    run.start()
for run in runs:
    run.join(120)
assert [run.exitcode for run in runs] == [0] * len(runs)
print(json.dumps([outcome for _place, outcome in sorted(said.get() for _run in runs)]))
"""


@dataclass(frozen=True)
class Outcome:
    """What became of one press: a word, and the sentence when it was refused."""

    word: str
    sentence: str = ""


def database_url() -> str:
    """The address of the database of this test, for another process."""
    settings = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{settings['NAME']}"
    at = f"{settings['HOST'] or 'localhost'}:{settings['PORT'] or 5432}"
    return f"postgres://{settings['USER']}:{settings['PASSWORD']}@{at}/{settings['NAME']}"


def press_together(source: str, arguments: Sequence[Sequence[object]]) -> list[Outcome]:
    """One process for each row of arguments (`sys.argv[1:]`); wait until all are ready, let them go at once."""
    done = subprocess.run(
        [sys.executable, "-c", RACE],
        cwd=ROOT,
        env={
            **os.environ,
            "DOITHOAI_DATABASE_URL": database_url(),
            "DJANGO_SETTINGS_MODULE": "doithoai.config.settings",
        },
        input=json.dumps([source, [[str(one) for one in row] for row in arguments]]),
        capture_output=True,
        text=True,
        timeout=180,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [Outcome(*one) for one in json.loads(done.stdout)]
