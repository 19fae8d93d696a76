"""Several processes press one button at the same moment, each with a connection of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from django.db import connection

ROOT = Path(__file__).resolve().parent.parent

#: `act()` of the given source runs when all are ready; what it returns, or the refusal, is the outcome.
PRESS = """
import sys
import django
django.setup()
from doithoai.core.transitions import Refused
{source}
print("ready", flush=True)
sys.stdin.readline()
try:
    print(act(), flush=True)
except Refused as refusal:
    print(refusal.code, str(refusal.sentence), sep=chr(9), flush=True)
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
    environment = {
        **os.environ,
        "DOITHOAI_DATABASE_URL": database_url(),
        "DJANGO_SETTINGS_MODULE": "doithoai.config.settings",
    }
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", PRESS.format(source=source), *map(str, row)],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for row in arguments
    ]
    for run in runs:
        assert run.stdout is not None and run.stdout.readline() == "ready\n"
    for run in runs:
        assert run.stdin is not None
        run.stdin.write("go\n")
        run.stdin.flush()
    return [Outcome(*run.communicate(timeout=120)[0].strip().split("\t")) for run in runs]
