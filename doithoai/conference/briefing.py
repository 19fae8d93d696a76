"""The information part (S-15, S-16): who writes it, until when, what stands in it, and that it was shown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from doithoai.conference.models import Briefing, Conference
from doithoai.conference.states import FINISH_BRIEFING, REOPEN_BRIEFING, SHOW_BRIEFING, BriefingState
from doithoai.core import clock
from doithoai.core.actors import Actor
from doithoai.core.journal import register_verb
from doithoai.core.transitions import Refused, allow, amend, begin, move
from doithoai.documents.models import Attachment
from doithoai.notices import outbox
from doithoai.people import clocks, directory
from doithoai.people.clocks import Due
from doithoai.people.models import Organisation, OrganisationKind
from doithoai.programme.models import Mode, TaskKind

register_verb("briefing.begin", _("Information part given to a body"))
register_verb("briefing.give", _("Information part given to another body"))
register_verb("briefing.write", _("Information part written"))

#: By which rule of the authority it is to be ready, when no day was typed.
CLOCK = "dossier"
TITLE = "Thông báo tình hình và việc giải quyết ý kiến đã tiếp nhận"
#: A wall holds no more in letters that the last row can read.
MOST_FIGURES = 6


@dataclass(frozen=True)
class Figure:
    """One key figure: what it counts, and the number as it is said."""

    name: str
    value: str


def of(conference: Conference) -> Briefing | None:
    return Briefing.objects.filter(conference=conference).select_related("owner", "slides").first()


def ready(conference: Conference) -> Briefing | None:
    """The one that may be shown: marked ready, or shown already."""
    row = of(conference)
    return None if row is None or row.state == BriefingState.WRITING else row


def proposed_owner(conference: Conference) -> Organisation | None:
    """Where petitions are resolved on the spot the local committee tells of its own work (S-39); elsewhere whose duty
    the content is. Without such a duty nobody is proposed: a person chooses."""
    if conference.mode == Mode.RESOLVE_ON_SPOT:
        host = conference.duties.filter(task__kind=TaskKind.PREPARE_HALL, lead__kind=OrganisationKind.LOCAL_COMMITTEE)
        found = host.select_related("lead").first()
        if found is not None:
            return found.lead
    content = conference.duties.filter(task__kind=TaskKind.PREPARE_CONTENT).exclude(lead=None).select_related("lead")
    own = content.first()
    return own.lead if own is not None else None


def due_of(briefing: Briefing) -> Due | None:
    """The typed day, else the day that the rule of the authority gives; None while the conference has no day."""
    conference = briefing.conference
    if briefing.typed_due is not None:
        return Due(briefing.typed_due, str(_("Set by the one who gave the task.")), "")
    if conference.anchor is None:
        return None
    return clocks.due(conference.authority, CLOCK, anchor=conference.anchor)


def give(conference: Conference, *, owner: Organisation, by: Actor, due_on: date | None = None) -> Briefing:
    """Name the body that writes it; naming the same one again changes nothing."""
    if owner.authority_id != conference.authority_id:
        raise Refused(_("This body belongs to another authority."), field="owner")
    if due_on is not None and conference.anchor is not None and due_on > conference.anchor:
        raise Refused(_("It must be ready before the conference begins."), field="due_on")
    facts = {"owner": owner.code, "due_on": due_on.isoformat() if due_on else None}
    row = of(conference)
    if row is None:
        row = Briefing(conference=conference, owner=owner, typed_due=due_on, title=TITLE)
        begin(row, "briefing.begin", by=by, right="conference.schedule", facts=facts)
    elif (row.owner_id, row.typed_due) == (owner.pk, due_on):
        return row
    else:
        amend(row, "briefing.give", by=by, right="conference.schedule", facts=facts, owner=owner, typed_due=due_on)
    _tell(row)
    return row


def _tell(row: Briefing) -> None:
    conference, owner, due = row.conference, row.owner, due_of(row)
    if owner is None:
        return
    until = f" Hạn: {due.day:%d/%m/%Y}." if due and due.day else ""
    outbox.tell(
        conference.authority,
        directory.people_with(conference.authority, "duty.work", owner),
        key=f"briefing:{row.pk}:{owner.pk}:{due.day if due else ''}",
        subject="Chuẩn bị phần thông tin của hội nghị",
        body=f"{owner.name} chuẩn bị phần thông tin cho {conference.title[:1].lower()}{conference.title[1:]}.{until}",
        path=f"/{conference.authority.slug}/van-phong/hoi-nghi/{conference.public_id}/phan-thong-tin/",
    )


def write(
    briefing: Briefing,
    *,
    by: Actor,
    title: str,
    slides: Attachment | None = None,
    **texts: str,
) -> None:
    """What is told; while it is being written only."""
    if unknown := set(texts) - {"short", "results", "advantages", "difficulties", "tasks_ahead", "figures"}:
        raise ValueError(f"no text of an information part: {sorted(unknown)}")
    if briefing.state != BriefingState.WRITING:
        raise Refused(_("It is ready. Take it up again before you change it."), code="state")
    if not title.strip():
        raise Refused(_("Enter a title: it stands on the screen."), field="title")
    figures(texts.get("figures", ""))
    columns: dict[str, Any] = {name: text.strip() for name, text in texts.items()}
    if slides is not None:
        columns["slides"] = slides
    amend(briefing, "briefing.write", by=by, right="duty.work", title=title.strip()[:200], **columns)


def missing(briefing: Briefing) -> list[str]:
    """What an information part must say before it is ready (S-15, S-16, S-32)."""
    wanted = {
        "results": _("situation and results"),
        "advantages": _("advantages"),
        "difficulties": _("difficulties"),
        "tasks_ahead": _("tasks ahead"),
    }
    return [str(words) for name, words in wanted.items() if not getattr(briefing, name).strip()]


def finish(briefing: Briefing, *, by: Actor) -> bool:
    """Ready for the chair and the screens; pressed again it changes nothing."""
    allow(by, FINISH_BRIEFING.right, briefing)
    if briefing.state != BriefingState.WRITING:
        return False
    if lacks := missing(briefing):
        raise Refused(_("Still to be written: %(parts)s.") % {"parts": ", ".join(lacks)}, code="incomplete")
    due = due_of(briefing)
    is_late = due is not None and due.day is not None and clock.today() > due.day
    move(briefing, FINISH_BRIEFING, by=by, facts={"is_late": is_late}, ready_at=clock.now())
    return True


def take_up(briefing: Briefing, *, by: Actor) -> None:
    """Something has to be changed before it is shown."""
    move(briefing, REOPEN_BRIEFING, by=by, ready_at=None)


def show(conference: Conference, *, by: Actor) -> Briefing | None:
    """Its part of the sitting has begun; the rule of the hall asked who may. None when nothing is ready."""
    row = ready(conference)
    if row is not None and row.state == BriefingState.READY:
        move(row, SHOW_BRIEFING, by=by, allowed=True, shown_at=clock.now())
    return row


def figures(text: str) -> tuple[Figure, ...]:
    """One figure per line: “Hộ nghèo: 2,1 %”; raises Refused for a line that is none."""
    found = []
    for line in text.splitlines():
        if not line.strip():
            continue
        name, colon, value = line.rpartition(":")
        if not colon or not name.strip() or not value.strip():
            raise Refused(
                _("Write a figure as “what it counts: number”. This line is none: “%(line)s”.") % {"line": line},
                field="figures",
            )
        found.append(Figure(name.strip(), value.strip()))
    if len(found) > MOST_FIGURES:
        raise Refused(
            _("At most %(most)s figures fit on the screen.") % {"most": MOST_FIGURES}, code="many", field="figures"
        )
    return tuple(found)
