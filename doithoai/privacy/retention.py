"""How long each class of data is kept, by rules of the authority; a night erases what is over, and counts it.

Without a number in its rule a class is kept: nothing is erased before the authority has looked and decided.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from doithoai.core import clock, journal, uploads
from doithoai.core.actors import CLOCK
from doithoai.core.transitions import begin
from doithoai.notices.models import Notice
from doithoai.opinion.importing import NOTHING
from doithoai.opinion.models import Contact, Opinion, SheetImport, Submission
from doithoai.opinion.states import SheetState
from doithoai.people import clocks
from doithoai.people.models import Authority, Clock
from doithoai.people.presets import PROPOSED_TO_KEEP
from doithoai.privacy import erasing
from doithoai.privacy.models import DataRequest, Erasing
from doithoai.privacy.states import OPEN

journal.register_verb("retention.erase", _("Erased by the rule of the authority"))

#: Hours in which the office sleeps.
NIGHT_ENDS = time(5)
COUNTED = 1000


@dataclass(frozen=True)
class Class:
    """One class of data: what of it is over on a day, how one row is erased, how many in one night."""

    code: str
    words: str | Promise
    over: Callable[[Authority, date], QuerySet[Any]]
    erase: Callable[[Any, str], None]
    most: int


@dataclass(frozen=True)
class Line:
    """A line of the preview. Without days in the rule, `days` are those proposed and nothing is erased."""

    kept: Class
    rule: Clock | None
    days: int
    before: date
    number: int
    has_more: bool

    @property
    def is_on(self) -> bool:
        return self.rule is not None and self.rule.amount is not None


def preview(authority: Authority) -> list[Line]:
    """What would be erased this night, class by class."""
    rules, found = clocks.rules_of(authority, clock.today()), []
    for kept in CLASSES:
        rule = rules.get(kept.code)
        days = rule.amount if rule is not None and rule.amount is not None else PROPOSED_TO_KEEP[kept.code]
        before = clock.today() - timedelta(days=days)
        number = kept.over(authority, before).order_by().values("pk")[: COUNTED + 1].count()
        found.append(Line(kept, rule, days, before, min(number, COUNTED), number > COUNTED))
    return found


#: What was looked at this night by this process and left nothing to erase.
_looked: dict[tuple[int, str], date] = {}


def erase_some(now: datetime) -> bool:
    """A round of the clock, at night: one class of one authority that is over; True while there may be more."""
    local = clock.local(now)
    if local.time() >= NIGHT_ENDS:
        return False
    today = local.date()
    begun = datetime.combine(today, time(), tzinfo=clock.ZONE)
    if _looked.get((0, "")) != today:
        _looked[0, ""] = today
        erasing.leave_no_trace()  # where somebody was still reading when an erasing ended
    for authority in Authority.objects.order_by("pk"):
        for kept in CLASSES:
            if _looked.get((authority.pk, kept.code)) == today:
                continue
            _looked[authority.pk, kept.code] = today
            days = clocks.amount(authority, kept.code, on=today)
            done = Erasing.objects.filter(authority=authority, code=kept.code, created_at__gte=begun)
            if days is None or done.exists():
                continue
            if erase_over(authority, kept, today - timedelta(days=days)):
                return True
    return False


def erase_over(authority: Authority, kept: Class, before: date) -> int:
    """Erase the oldest rows of a class, as many as one night may; the count stands in the journal."""
    rows = list(kept.over(authority, before).order_by("pk")[: kept.most])
    for row in rows:
        kept.erase(row, kept.code)
    if rows:
        made = Erasing(authority=authority, code=kept.code, before=before, number=len(rows), created_at=clock.now())
        facts = {"code": kept.code, "number": len(rows), "before": before.isoformat()}
        begin(made, "retention.erase", by=CLOCK, right="clock.round", facts=facts)
        erasing.leave_no_trace()
    return len(rows)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=clock.ZONE)


def _still_needed(before: date) -> Q:
    """Its matter is open, was closed later, or is kept confidential and goes by another law."""
    since = _midnight(before)
    return Q(matter__is_open=True) | Q(matter__state_since__gte=since) | Q(matter__is_sealed=True)


def _over(authority: Authority, before: date) -> QuerySet[Submission]:
    """Submissions of which every matter was closed before the day, and about which nobody asks anything now."""
    needed = Opinion.every.filter(_still_needed(before), submission=OuterRef("pk"))
    asked = DataRequest.objects.filter(submissions=OuterRef("pk"), state__in=OPEN)
    rows = Submission.objects.filter(authority=authority, received_at__lt=_midnight(before), erased_at=None)
    return rows.exclude(Exists(needed)).exclude(Exists(asked))


def _contacts(authority: Authority, before: date) -> QuerySet[Submission]:
    return _over(authority, before).filter(Exists(Contact.objects.filter(submission=OuterRef("pk"))))


def _notices(authority: Authority, before: date) -> QuerySet[Notice]:
    return Notice.objects.filter(authority=authority, about__gt="", sent_at__lt=_midnight(before))


def _sheets(authority: Authority, before: date) -> QuerySet[SheetImport]:
    rows = SheetImport.objects.filter(authority=authority, state=SheetState.TAKEN_IN, state_since__lt=_midnight(before))
    return rows.exclude(path="")


def _requests(authority: Authority, before: date) -> QuerySet[DataRequest]:
    rows = DataRequest.objects.filter(authority=authority, decided_on__lt=before)
    return rows.exclude(words="", wanted="", reason="")


def _erase_words(row: Submission, code: str) -> None:
    erasing.erase(row, by=CLOCK, why=code)


def _erase_contact(row: Submission, code: str) -> None:
    erasing.erase_contact(row, by=CLOCK, why=code)


def _erase_notice(row: Notice, _code: str) -> None:
    row.delete()


def _erase_sheet(row: SheetImport, _code: str) -> None:
    with transaction.atomic():
        SheetImport.objects.filter(pk=row.pk).update(path="", outcome=NOTHING)
        transaction.on_commit(partial(uploads.discard, row.path))


def _erase_request(row: DataRequest, _code: str) -> None:
    DataRequest.objects.filter(pk=row.pk).update(words="", wanted="", reason="")


CLASSES: tuple[Class, ...] = (
    Class("keep_contact", _("Contact data of senders"), _contacts, _erase_contact, 200),
    Class("keep_words", _("Words, files and scans as they were sent"), _over, _erase_words, 20),
    Class("keep_notices", _("Messages told to senders"), _notices, _erase_notice, 500),
    Class("keep_sheets", _("Spreadsheets that were taken in"), _sheets, _erase_sheet, 50),
    Class("keep_requests", _("What was asked about one's own data"), _requests, _erase_request, 200),
)
