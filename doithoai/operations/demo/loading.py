"""Both sample programmes, loaded once; a second call keeps what is there and adds nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils import translation

from doithoai.casework import deadlines as casework
from doithoai.conference import deadlines as conference
from doithoai.core import clock
from doithoai.notices import outbox
from doithoai.operations.demo import (
    cases,
    conferences,
    gathering,
    ground,
    opinions,
    plan,
    preparing,
    promises,
    reports,
    sittings,
    supervision,
)
from doithoai.operations.demo.ground import World
from doithoai.operations.demo.timeline import Timeline
from doithoai.operations.rounds import Round
from doithoai.operations.samples import shapes, tan_yen_2024, xa_tan_yen
from doithoai.opinion import conservation, figures
from doithoai.opinion.conservation import Balance
from doithoai.people.models import Authority

SAMPLES = (tan_yen_2024.SAMPLE, xa_tan_yen.SAMPLE)
#: What time did to this work, every morning; nothing here carries mail.
MORNING: tuple[Round, ...] = (
    casework.mark_late_one,
    conference.mark_one,
    casework.remind_one,
    conference.remind_one,
    conference.remind_to_fix_one,
)
MOST_PIECES = 300
#: Older notices have been read by now.
READ_BEFORE = timedelta(days=3)


@dataclass(frozen=True)
class Loaded:
    """What there is after the call; `refused` names acts that a rule did not allow (none, when all is well)."""

    made_on: date
    is_new: bool
    sums: dict[str, Balance]
    refused: tuple[str, ...] = ()


def load(only: str = "") -> Loaded:
    """Each programme in one transaction: either all of it is there, or nothing. `only`: that of this authority."""
    refused: list[str] = []
    is_new = False
    for sample in SAMPLES:
        if only in ("", sample.authority.slug) and not Authority.objects.filter(slug=sample.authority.slug).exists():
            with transaction.atomic(), translation.override("vi"):
                refused += _load(sample)
            is_new = True
    rows = Authority.objects.filter(demo=True).order_by("created_at")
    made_on = clock.local(rows[0].created_at).date()
    return Loaded(made_on, is_new, {row.slug: conservation.examine(row) for row in rows}, tuple(refused))


def _load(sample: shapes.Sample) -> list[str]:
    line = Timeline(clock.today(), clock.now())
    is_alone = not Authority.objects.filter(demo=False).exists()
    world = World(sample, ground.authority_of(sample), line)
    plan.schedule(world)
    conferences.schedule(world)
    preparing.schedule(world)
    sittings.schedule(world)
    opinions.schedule(world)
    gathering.schedule(world)
    cases.schedule(world)
    supervision.schedule(world)
    promises.schedule(world)
    reports.schedule(world)
    first, last = line.days()
    line.at(first - ground.BEFORE, "08:00", "ground", lambda: ground.build(world))
    day = first
    while day <= min(last + timedelta(days=1), world.made_on):
        if is_alone:  # a morning of then must not touch the work of an authority of today
            line.at(day, "08:00", "morning", _morning)
        if day < world.made_on:
            line.at(day, "15:40", "duties", lambda: conferences.do_the_usual(world))
        day += timedelta(days=1)
    line.at(min(last, world.made_on) - READ_BEFORE, "17:45", "notices read", lambda: _read(world))
    line.run()
    while figures.fold(clock.now()):
        pass
    return line.refused


def _morning() -> None:
    now = clock.now()
    for one in MORNING:
        for _piece in range(MOST_PIECES):
            if not one(now):
                break


def _read(world: World) -> None:
    for person in world.people.values():
        outbox.mark_all_read(person, world.authority)


__all__ = ["Loaded", "load"]
