"""The movable clock of the demonstration: days are lived one by one; it goes back to the beginning as a whole."""

from __future__ import annotations

import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path

from django.conf import settings
from django.db import Error, connection
from django.db.models import Count
from django.utils.translation import gettext as _

from doithoai.conference.models import Conference
from doithoai.core import clock, holidays, journal
from doithoai.core.models import Entry, Pulse
from doithoai.core.transitions import Refused
from doithoai.operations.rounds import tick
from doithoai.people import clocks
from doithoai.people.models import Authority, ClockAnchor

#: The row from which every process reads how far the clock is moved (seconds).
KEY = "training:clock"
FARTHEST = timedelta(days=92)
#: When the offices begin, and so when a day of the practice is lived.
MORNING = time(8)
#: How the clock of this process stood when it started (a rehearsal may start it elsewhere).
_AT_START = clock.offset()


@dataclass(frozen=True)
class Lived:
    """What time did on the way: each act with how often it happened."""

    days: int
    acts: list[tuple[str, int]]


@dataclass(frozen=True)
class Milestone:
    """A day of a coming conference that is worth looking at."""

    words: str
    conference: str
    moment: datetime


def is_possible() -> bool:
    """In the demonstration alone, and never beside an authority that is none."""
    return bool(settings.DOITHOAI_DEMO) and not Authority.objects.filter(demo=False).exists()


def follow() -> None:
    """Show the moment of the practice in this process; outside the demonstration nothing is read and nothing moves."""
    if not settings.DOITHOAI_DEMO:
        return
    try:
        seconds = Pulse.objects.filter(pk=KEY).values_list("beat", flat=True).first()
    except Error:
        return  # the page itself will say that the database is away
    clock.set_offset(_AT_START if seconds is None else timedelta(seconds=seconds))


def live_until(moment: datetime) -> Lived:
    """Every morning until then is lived with the rounds of the clock, then the moment itself."""
    _refuse_elsewhere()
    start = clock.now()
    if moment <= start:
        raise Refused(_("The clock runs forwards. To practise again, go back to the beginning."), field="day")
    if moment - start > FARTHEST:
        raise Refused(_("At most %(days)s days at once.") % {"days": FARTHEST.days}, field="day")
    _keep_the_beginning()
    last = Entry.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    stops = _stops(start, moment)
    for stop in stops:
        _show(stop)
        tick(stop)
    counted = Entry.objects.filter(pk__gt=last).order_by().values_list("verb").annotate(number=Count("pk"))
    acts: Counter[str] = Counter()
    for verb, number in counted:
        acts[str(journal.VERBS.get(verb, verb))] += number
    days = (clock.local(moment).date() - clock.local(start).date()).days
    return Lived(days, acts.most_common())


def _stops(start: datetime, moment: datetime) -> list[datetime]:
    """The mornings between the two, and the moment itself."""
    first, last = clock.local(start).date(), clock.local(moment).date()
    mornings = [
        datetime.combine(first + timedelta(days=number), MORNING, clock.ZONE)
        for number in range((last - first).days + 1)
    ]
    return [one for one in mornings if start < one < moment] + [moment]


def _show(moment: datetime) -> None:
    clock.show(moment)
    seconds = int(clock.offset().total_seconds())
    Pulse.objects.update_or_create(pk=KEY, defaults={"beat": seconds})


def may_go_back() -> bool:
    """True when the data of the beginning lie beside the database."""
    return Pulse.objects.filter(pk=KEY).exists() and _beginning().exists()


def begin_again() -> None:
    """Clock and data are as they were before the clock was moved first; what was practised is gone."""
    _refuse_elsewhere()
    if not may_go_back():
        raise Refused(
            _("The beginning was not kept. Load the demonstration into an empty folder or database again."),
            code="state",
        )
    connection.ensure_connection()
    with closing(sqlite3.connect(_beginning())) as kept:
        kept.backup(connection.connection)
    _beginning().unlink()
    clock.set_offset(_AT_START)


def _keep_the_beginning() -> None:
    """Before the first move. A database on a server is not copied: then the way back is to load the samples again."""
    if connection.vendor != "sqlite" or Pulse.objects.filter(pk=KEY).exists():
        return
    _beginning().unlink(missing_ok=True)
    connection.ensure_connection()
    with closing(sqlite3.connect(_beginning())) as kept:
        connection.connection.backup(kept)
    _beginning().chmod(0o600)


def _beginning() -> Path:
    return Path(settings.DOITHOAI_DATA_DIR) / "training-beginning.sqlite3"


def _refuse_elsewhere() -> None:
    if not is_possible():
        raise Refused(_("The clock can be moved in the demonstration alone."), code="right")


def milestones() -> list[Milestone]:
    """The days that the authority's rules count back from each coming conference, in the order of time."""
    now, found = clock.now(), []
    for place in Authority.objects.filter(demo=True):
        rules = [rule for rule in clocks.rules_of(place, clock.today()).values() if rule.amount is not None]
        before = [rule for rule in rules if rule.anchor == ClockAnchor.CONFERENCE_BEFORE]
        for row in Conference.objects.of(place).coming(clock.today()):
            if row.day is None:
                continue
            calendar = holidays.calendar_for([row.day.year])
            days = [(rule.name, clocks.reckon(rule, row.day, calendar).day) for rule in before]
            days.append((_("The conference"), row.day))
            for words, day in days:
                moment = datetime.combine(day, MORNING, clock.ZONE) if day else now
                if now < moment <= now + FARTHEST:
                    found.append(Milestone(words, row.title, moment))
    return sorted(found, key=lambda one: (one.moment, one.words))
