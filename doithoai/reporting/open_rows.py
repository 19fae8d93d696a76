"""The lines of the public sets, read as a stream: each set is one statement, or one for each piece of it.

Only what a page of the portal shows to everybody: nothing sealed, nothing internal, no title or words that a second
person has not approved. No hour of an opinion, no door and no place of a sender: they would make groups of one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django.db.models import OuterRef, Prefetch, QuerySet, Subquery

from doithoai.casework.models import Answer, Commitment
from doithoai.casework.states import AnswerState, CommitmentState
from doithoai.conference.models import Announcement, Broadcast, Conference
from doithoai.conference.states import AnnouncementState
from doithoai.core import clock
from doithoai.opinion.models import Matter, Opinion, PublicText
from doithoai.opinion.states import WAITING, MatterState, TextState, place_of
from doithoai.people.models import Authority

Row = Sequence[Any]
#: Rows read at once.
PIECE = 2000
#: Answers that the public reads: the one that holds, and those it replaced.
TOLD = (AnswerState.PUBLISHED, AnswerState.CORRECTED)


def listed(authority: Authority) -> QuerySet[Opinion]:
    """Opinions that stand in the set one by one: those of public matters."""
    return Opinion.objects.filter(authority=authority, matter__in=Matter.objects.of(authority).public())


def opinions(authority: Authority) -> Iterator[Row]:
    words = PublicText.objects.filter(
        opinion=OuterRef("pk"), opinion__submission__consents_to_text=True, state=TextState.APPROVED
    )
    rows = listed(authority).annotate(words=Subquery(words.values("text")[:1])).order_by("pk")
    columns = ("number", "matter__number", "received_on", "matter__state", "words")
    for number, matter, day, state, text in rows.values_list(*columns).iterator(PIECE):
        yield number, matter, day, place_of(state), text or ""


def matters(authority: Authority) -> Iterator[Row]:
    public = _public_conferences(authority)
    rows = Matter.objects.of(authority).public().select_related("field", "lead").order_by("pk")
    for row in rows.iterator(PIECE):
        yield (
            row.number,
            row.public_title,
            row.field.code if row.field else "",
            row.field.name if row.field else "",
            row.lead.name if row.lead else "",
            row.place_in_sum,
            row.said,
            row.received_on,
            row.due_on,
            None if row.state in WAITING else _day(row.state_since),
            public.get(row.conference_id, ""),
            row.reason if row.state == MatterState.NOT_ACCEPTED else "",
            row.public_id,
        )


def answers(authority: Authority) -> Iterator[Row]:
    public = Matter.objects.of(authority).public()
    rows = Answer.objects.filter(matter__in=public, state__in=TOLD).select_related("matter__lead").order_by("pk")
    for row in rows.iterator(PIECE):
        yield (
            row.matter.number,
            row.version,
            row.state,
            _day(row.published_at),
            row.matter.lead.name if row.matter.lead else "",
            row.result,
            row.short,
            row.body,
            row.basis,
            row.correction_reason,
        )


def commitments(authority: Authority) -> Iterator[Row]:
    day, public = clock.today(), _public_conferences(authority)
    titled = Matter.objects.of(authority).public().filter(pk=OuterRef("matter")).values("number")[:1]
    rows = Commitment.objects.of(authority).public().select_related("owner", "evidence_file")
    for row in rows.annotate(of_matter=Subquery(titled)).order_by("pk").iterator(PIECE):
        yield (
            row.number,
            row.of_matter or "",  # type: ignore[attr-defined]  # annotated
            public.get(row.conference_id, ""),
            row.what,
            row.done_means,
            row.owner.name,
            row.promised_on,
            row.first_due_on,
            row.due_on,
            row.extensions_count,
            row.state,
            row.is_overdue(day),
            row.done_on,
            row.shown_evidence,
            row.number if row.shown_proof else "",
            row.reason if row.state == CommitmentState.NOT_POSSIBLE else "",
            row.origin,
        )


def conferences(authority: Authority) -> Iterator[Row]:
    """As the newest announcement tells them: a day that is being changed is not public yet."""
    for row in Conference.objects.of(authority).public().with_told().order_by("pk").iterator(PIECE):
        told: list[Announcement] = row.told  # type: ignore[attr-defined]  # with_told
        if not told:
            continue
        yield (
            row.public_id,
            row.title,
            row.audience,
            row.mode,
            row.state,
            told[0].day,
            told[0].starts_at,
            told[0].venue,
            _day(told[-1].published_at),
            row.called_off_reason if row.is_called_off else "",
            row.public_id,
        )


def _told(authority: Authority) -> QuerySet[Announcement]:
    rows = Announcement.objects.filter(conference__in=Conference.objects.filter(authority=authority).public())
    return rows.exclude(state=AnnouncementState.DRAFT).select_related("conference").order_by("conference", "version")


def announcements(authority: Authority) -> Iterator[Row]:
    for row in _told(authority).iterator(PIECE):
        yield (
            row.conference.public_id,
            row.version,
            row.state,
            row.published_at,
            row.day,
            row.starts_at,
            row.venue,
            row.programme,
            row.content,
            row.how_to_take_part,
            row.change_note,
        )


def broadcasts(authority: Authority) -> Iterator[Row]:
    aired = Broadcast.objects.select_related("organisation").order_by("aired_at", "pk")
    for told in _told(authority).prefetch_related(Prefetch("broadcasts", aired)).iterator(PIECE):
        for row in told.broadcasts.all():
            yield (
                told.conference.public_id,
                told.version,
                row.channel,
                row.organisation.name,
                row.aired_at,
                row.minutes,
                row.place,
                row.in_time,
                bool(row.evidence_text or row.evidence_file_id),
            )


def _public_conferences(authority: Authority) -> dict[int | None, str]:
    """Few: by their key the mark that stands in addresses."""
    return dict(Conference.objects.filter(authority=authority).public().values_list("pk", "public_id"))


def _day(moment: Any) -> date | None:
    return clock.local(moment).date() if moment else None
