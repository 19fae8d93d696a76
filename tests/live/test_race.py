"""Several processes press at once on a database file: one wins, one line in the journal."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from doithoai.core.models import Entry
from doithoai.core.transitions import Refused
from doithoai.live import beats, commands, floor
from doithoai.live.models import Command
from doithoai.live.states import TurnState
from tests.factories.live import in_session, speaker

ROOT = Path(__file__).resolve().parent.parent.parent

PRESS = """
import os, sys, time
import django
django.setup()
from doithoai.core.transitions import Refused
from doithoai.live import commands, floor
from doithoai.live.models import Sitting
from doithoai.people.models import Person
from doithoai.people.roles import Acting

sitting = Sitting.objects.select_related("conference__authority").get(pk=int(sys.argv[1]))
by = Acting(Person.objects.get(pk=int(sys.argv[2])), sitting.conference.authority)
seen, key = sys.argv[3], sys.argv[4]
print("ready", flush=True)
sys.stdin.readline()
try:
    act = lambda: floor.call_next(sitting, by=by, seen=int(seen) if seen else None)
    _turn, is_new = commands.perform(sitting, act, name="call_next", by=by, key=key)
    print("won" if is_new else "again", flush=True)
except Refused as refusal:
    print(refusal.code, flush=True)
"""


def press_together(
    many: int, sitting_pk: int, by_pk: int, *, seen: str = "", keys: list[str] | None = None
) -> list[str]:
    """Start the processes, wait until all are ready, let them go at once."""
    settings = connection.settings_dict
    url = f"sqlite:///{settings['NAME']}"
    if connection.vendor != "sqlite":
        at = f"{settings['HOST'] or 'localhost'}:{settings['PORT'] or 5432}"
        url = f"postgres://{settings['USER']}:{settings['PASSWORD']}@{at}/{settings['NAME']}"
    environment = {**os.environ, "DOITHOAI_DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "doithoai.config.settings"}
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", PRESS, str(sitting_pk), str(by_pk), seen, (keys or [""] * many)[number]],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for number in range(many)
    ]
    for run in runs:
        assert run.stdout is not None and run.stdout.readline() == "ready\n"
    for run in runs:
        assert run.stdin is not None
        run.stdin.write("go\n")
        run.stdin.flush()
    return [run.communicate(timeout=120)[0].strip() for run in runs]


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_twelve_hands_on_call_next_call_one_speaker() -> None:
    hall = in_session()
    for name in ("Bà Hiên", "Ông Quyền", "Bà Lý"):
        speaker(hall, name)
    seen = str(beats.of_floor(hall.sitting))

    said = press_together(12, hall.sitting.pk, hall.chair.pk, seen=seen)

    assert sorted(said) == ["stale"] * 11 + ["won"]
    assert Entry.objects.filter(verb="turn.call").count() == 1
    assert list(hall.sitting.turns.filter(state=TurnState.CALLED).values_list("sequence", flat=True)) == [1]


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_one_command_that_arrives_six_times_is_performed_once() -> None:
    hall = in_session()
    speaker(hall), speaker(hall, "Bà Lý")

    said = press_together(6, hall.sitting.pk, hall.chair.pk, keys=["the-same-key"] * 6)

    assert sorted(said) == ["again"] * 5 + ["won"]
    assert (Command.objects.count(), Entry.objects.filter(verb="turn.call").count()) == (1, 1)


@pytest.mark.django_db
def test_a_refused_command_may_be_tried_again_under_its_key() -> None:
    hall = in_session()
    with pytest.raises(Refused):
        commands.perform(
            hall.sitting, lambda: floor.call_next(hall.sitting, by=hall.chair), name="c", by=hall.chair, key="k"
        )
    turn = speaker(hall)
    called, is_new = commands.perform(
        hall.sitting, lambda: floor.call_next(hall.sitting, by=hall.chair), name="c", by=hall.chair, key="k"
    )

    assert is_new and called is not None and called.pk == turn.pk
