"""What becomes of a request: taken up, given more time once, done, or refused with a reason of the law."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from doithoai.core import clock, journal
from doithoai.core.actors import Actor
from doithoai.core.transitions import Refused, Step, allow, amend, move
from doithoai.opinion import consents, telling
from doithoai.opinion.models import Contact, Opinion, Submission
from doithoai.opinion.received import ContactData, contact_of
from doithoai.people import clocks
from doithoai.privacy import erasing, reminding, states
from doithoai.privacy.models import DataRequest, Refusal, RequestKind
from doithoai.privacy.states import OPEN, RIGHT

journal.register_verb("data_request.extend", _("More time for the request about data"))
journal.register_verb("submission.correct", _("Contact data corrected at the person's request"))

#: The verb of drawing up what is handed over.
EXTRACT = "data_request.extract"

#: What the person is told of a decision.
TOLD = {
    RequestKind.SEE: "đã có bản cung cấp dữ liệu; đề nghị ông/bà đến nhận",
    RequestKind.CORRECT: "đã chỉnh sửa thông tin liên hệ",
    RequestKind.CONSENT: "đã ngừng công khai",
    RequestKind.RESTRICT: "đã hạn chế việc sử dụng dữ liệu",
}


def may(row: DataRequest, by: Actor) -> bool:
    """Of what is kept confidential its holders alone decide."""
    return by.may("sealed.open" if row.is_sealed else RIGHT, row.scope())


def _allowed(row: DataRequest, by: Actor) -> None:
    allow(by, "sealed.open" if row.is_sealed else RIGHT, row)
    if row.state not in OPEN:
        raise Refused(_("This request is decided already."), code="state")


def accept(row: DataRequest, *, by: Actor) -> None:
    """Taken up: the person is told the number and by when it is done (answer within the days of the law)."""
    _allowed(row, by)
    with transaction.atomic():
        move(row, states.ACCEPT, by=by, allowed=True, accepted_on=clock.today(), remind_at=_reminder(row, row.due_on))
        until = f", hạn giải quyết {row.due_on:%d/%m/%Y}" if row.due_on else ""
        _tell(row, "accepted", f"đã được tiếp nhận{until}")


def extend(row: DataRequest, *, because: str, by: Actor) -> None:
    """Once, by the days of the authority's rule, with the reason told to the person before the day is over."""
    _allowed(row, by)
    if row.is_extended:
        raise Refused(_("More time was given once already; the law allows no second time."), code="once")
    if not because.strip():
        raise Refused(_("Say why more time is needed; the person reads it."), field="because")
    if row.due_on is None:
        raise Refused(_("The authority has no rule for this day. Set it under Settings, Deadline rules."), code="rule")
    if row.due_on < clock.today():
        raise Refused(_("The day has passed; more time can only be given before."), code="late")
    reckoned = clocks.due(row.authority, "data_extend", anchor=row.due_on)
    if reckoned.day is None:
        raise Refused(_("The authority has no rule for this day. Set it under Settings, Deadline rules."), code="rule")
    with transaction.atomic():
        amend(
            row,
            "data_request.extend",
            by=by,
            right=RIGHT,
            allowed=True,
            facts={"from": row.due_on.isoformat(), "to": reckoned.day.isoformat()},
            due_on=reckoned.day,
            due_rule=f"{reckoned.rule} ({reckoned.basis})"[:400],
            is_extended=True,
            extended_because=because.strip()[:300],
            remind_at=_reminder(row, reckoned.day),
        )
        _tell(row, "extended", f"được gia hạn đến {reckoned.day:%d/%m/%Y}. Lý do: {because.strip()[:300]}")


def refuse(row: DataRequest, *, refusal: str, reason: str, by: Actor) -> None:
    """With a reason of the list and words that the person reads; the content of the request is not needed any more."""
    _allowed(row, by)
    if refusal not in Refusal.values:
        raise Refused(_("Choose a reason of the list."), field="refusal")
    if not reason.strip():
        raise Refused(_("Say why in words that the person understands."), field="reason")
    with transaction.atomic():
        _decide(row, states.REFUSE, by, refusal=refusal, reason=reason.strip())
        _tell(row, "decided", f"không thực hiện được. Lý do: {reason.strip()}")


def finish(row: DataRequest, *, by: Actor, allowed: bool = False) -> None:
    """Do what is asked, and say so."""
    if not allowed:
        _allowed(row, by)
    if row.is_sealed and row.kind in (RequestKind.ERASE, RequestKind.CONSENT):
        raise Refused(_("What goes the way of a complaint or a denunciation is kept. Refuse it with this reason."))
    if row.kind == RequestKind.SEE and not journal.history(row).filter(verb=EXTRACT).exists():
        raise Refused(_("Draw up the extract first, and hand it over."), code="extract")
    rows = list(row.submissions.select_related("authority", "contact").order_by("pk"))
    with transaction.atomic():
        if row.kind == RequestKind.CORRECT:
            for submission in rows:
                correct(submission, json.loads(row.wanted or "{}"), by=by, why=row.number)
        elif row.kind == RequestKind.CONSENT:
            for submission in rows:
                consents.take_back(submission, by=by, why=row.number)
        elif row.kind == RequestKind.RESTRICT:
            for submission in rows:
                consents.restrict(submission, by=by, why=row.number)
        if row.kind == RequestKind.ERASE:
            _decide(row, states.FINISH, by, words="", wanted="")
            for submission in rows:
                erasing.erase(submission, by=by, why=row.number)
            _forget_earlier(row, rows)
        else:
            _decide(row, states.FINISH, by, wanted="")
            _tell(row, "decided", TOLD[RequestKind(row.kind)])


def _decide(row: DataRequest, arrow: Step, by: Actor, **columns: Any) -> None:
    today = clock.today()
    late = row.due_on is not None and row.due_on < today
    move(
        row,
        arrow,
        by=by,
        allowed=True,
        facts={"kind": row.kind, "is_late": late, **({"refusal": columns["refusal"]} if "refusal" in columns else {})},
        decided_on=today,
        decided_by=by.pk,
        is_late=row.is_late or late,
        remind_at=None,
        **columns,
    )


def _forget_earlier(row: DataRequest, rows: list[Submission]) -> None:
    """What was asked before about the same data goes too; that it was asked, and what became of it, stays."""
    DataRequest.objects.filter(submissions__in=rows).exclude(pk=row.pk).update(words="", wanted="", reason="")


def correct(submission: Submission, wanted: dict[str, str], *, by: Actor, why: str) -> None:
    """Empty parts keep what stands there. The journal names the parts, never what they say."""
    if submission.erased_at is not None:
        raise Refused(_("The personal part of this opinion is erased already."), code="erased")
    known = Contact.objects.filter(submission=submission).first() or Contact(submission=submission)
    new = {name: wanted.get(name) or getattr(known, name) for name in ("name", "phone", "email", "address")}
    row = contact_of(submission, ContactData(**new))
    row.pk = known.pk
    row.save()
    changed = sorted(name for name, value in wanted.items() if value)
    journal.record(submission, "submission.correct", by=by, facts={"parts": changed, "why": why})


def _reminder(row: DataRequest, day: date | None) -> datetime | None:
    return reminding.first(row.authority, day) if day else None


def _tell(row: DataRequest, occasion: str, words: str) -> None:
    """The number and what became of it; who holds a code reads it there too."""
    first = Opinion.every.filter(submission__data_requests=row).select_related("submission__contact", "authority")
    opinion = first.order_by("pk").first()
    if opinion is None:
        return
    telling.sender(
        opinion,
        key=f"data:{row.public_id}:{occasion}",
        subject=f"Yêu cầu {row.number}",
        body=f"Yêu cầu {row.number} của ông/bà gửi {row.authority.name} {words}.",
    )
