"""What becomes of a matter: classified, assigned, prepared, raised, its result; every arrow is asked for here."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from doithoai.core import clock, journal
from doithoai.core.actors import Actor
from doithoai.core.formats import vndate
from doithoai.core.models import Entry
from doithoai.core.transitions import Refused, allow, amend, move
from doithoai.notices import outbox
from doithoai.notices.models import Carrier
from doithoai.opinion import sameness, search, states
from doithoai.opinion.models import Field, Kind, Matter, Opinion
from doithoai.opinion.states import RESULTS, MatterState
from doithoai.people.models import Level, Organisation

journal.register_verb("matter.reclassify", _("Classification corrected"))
journal.register_verb("matter.result_again", _("Result confirmed"))
journal.register_verb("opinion.withdrawn", _("The sender withdrew the opinion"))

#: What the public hears of a result that no answer explains.
RESULT_WORDS = {
    MatterState.NOT_ACCEPTED: "không được tiếp nhận",
    MatterState.DIVERTED: "được chuyển xem xét theo quy định của pháp luật",
    MatterState.TAKEN_UP: "đã được tiếp thu, ghi nhận",
}


def classify(
    matter: Matter,
    *,
    field: Field,
    by: Actor,
    kind: str | None = None,
    place: str | None = None,
    level: str = "",
    title: str | None = None,
    urgent: bool = False,
) -> Entry:
    """Field, competence, kind and place; a field of Party work makes the matter internal (S-41)."""
    _not_sealed(matter)
    _known(matter, field, kind, level)
    columns = {
        "field": field,
        "kind": kind or matter.kind,
        "place": matter.place if place is None else place.strip()[:120],
        "competence_level": level or matter.competence_level or matter.authority.level,
        "title": (title or "").strip()[:200] or matter.title,
        "is_internal": field.is_internal or bool(field.parent and field.parent.is_internal),
        "is_urgent": urgent,
    }
    facts = {"field": field.code, "level": columns["competence_level"], "kind": columns["kind"]}
    with transaction.atomic():
        if matter.state in (MatterState.RECEIVED, MatterState.CLASSIFIED):
            entry = move(matter, states.CLASSIFY, by=by, facts=facts, **columns)
        else:
            entry = amend(matter, "matter.reclassify", by=by, right="opinion.triage", facts=facts, **columns)
        search.refold(matter)
        acknowledge(matter, f"đã được phân loại vào lĩnh vực {field.name}")
    return entry


def _known(matter: Matter, field: Field, kind: str | None, level: str) -> None:
    if field.authority_id != matter.authority_id:
        raise Refused(_("Choose a field of this authority."), field="field")
    if not field.is_valid_on(clock.today()):
        raise Refused(_("This field is no longer used. Choose another one."), field="field")
    if kind and kind not in Kind.values:
        raise Refused(_("Choose one of the kinds offered."), field="kind")
    if level and level not in Level.values:
        raise Refused(_("Choose one of the levels offered."), field="level")


def _not_sealed(matter: Matter) -> None:
    if matter.is_sealed:
        raise Refused(_("This content is sealed. A holder must release it first."), code="sealed")


def acknowledge(matter: Matter, words: str) -> None:
    """Tell each sender of this matter, once, who has not been told yet within the days the law gives."""
    waiting = matter.opinions.filter(acknowledged_at=None).select_related("submission__contact", "authority")
    for opinion in waiting:
        _tell_sender(opinion, key=f"acknowledged:{opinion.pk}", words=words)
    matter.opinions.filter(acknowledged_at=None).update(acknowledged_at=clock.now())


def _tell_sender(opinion: Opinion, *, key: str, words: str) -> None:
    contact = getattr(opinion.submission, "contact", None)
    if contact is None or not contact.email:
        return
    outbox.post(
        authority=opinion.authority,
        key=key,
        carrier=Carrier.EMAIL,
        address=contact.email,
        subject=f"Ý kiến {opinion.number}",
        body=(
            f"Ý kiến {opinion.number} của ông/bà gửi {opinion.authority.name} ngày {vndate(opinion.received_on)} "
            f"{words}. Ông/bà dùng mã tra cứu trên giấy biên nhận để xem chi tiết."
        ),
    )


def assigned(
    matter: Matter, *, lead: Organisation, due_on: date | None, by: Actor, again: bool = False
) -> Entry:
    """Casework has given the matter to an organisation; `again` when it already has a result or another lead."""
    _not_sealed(matter)
    if lead.authority_id != matter.authority_id:
        raise Refused(_("Choose an organisation of this authority."), field="lead")
    if again and matter.state in RESULTS:
        reopen(matter, reason=str(_("Given to an organisation again")), by=by)
    with transaction.atomic():
        entry = move(
            matter,
            states.ASSIGN,
            by=by,
            lead=lead,
            due_on=due_on,
            facts={"lead": lead.code, "due": due_on.isoformat() if due_on else ""},
        )
        acknowledge(matter, f"đã được giao {lead.name} xem xét")
    return entry


def unassigned(matter: Matter, *, by: Actor) -> Entry:
    """The assignment ended without an answer: to be assigned anew."""
    return move(matter, states.UNASSIGN, by=by, allowed=True, lead=None, due_on=None)


def prepared(matter: Matter, *, by: Actor) -> Entry:
    """An explanation was approved before the conference."""
    return move(matter, states.PREPARE, by=by, allowed=True)


def can_be_raised(matter: Matter) -> bool:
    """True while the matter may still be called up in the hall."""
    return not matter.is_sealed and matter.state in states.RAISE.sources


def raised(matter: Matter, *, by: Actor) -> Entry:
    """It is spoken about at the conference; the floor has asked the right."""
    return move(matter, states.RAISE, by=by, allowed=True)


def is_waiting(matter: Matter) -> bool:
    """True while the matter has no result."""
    return matter.state in states.WAITING


def result(matter: Matter, state: str, *, by: Actor, reason: str = "", allowed: bool = False) -> Entry:
    """Give the matter its result; the same result again is confirmed, not doubled."""
    if state not in RESULTS:
        raise Refused(_("Choose one of the results."), field="result")
    wanted = MatterState(state)
    arrow = states.RESULT_STEPS[wanted]
    if not allowed:
        allow(by, arrow.right, matter)
    if wanted == MatterState.NOT_ACCEPTED and not reason.strip():
        raise Refused(_("Say why it is not accepted: the sender reads the reason."), field="reason")
    if wanted != MatterState.DIVERTED:
        _not_sealed(matter)
    words = reason.strip() or matter.reason
    if matter.state == wanted:
        return amend(matter, "matter.result_again", by=by, right=arrow.right, allowed=True, reason=words)
    with transaction.atomic():
        if wanted == MatterState.DIVERTED:
            hide(matter)
        entry = move(matter, arrow, by=by, allowed=True, reason=words)
        _tell_of_result(matter, wanted, words)
    return entry


def hide(matter: Matter) -> None:
    """What leaves for another procedure is shown nowhere any more: no words, no title, no files."""
    from_words = {"is_sealed": True, "title": "Nội dung được giữ kín", "public_title": "", "folded": ""}
    Matter.objects.filter(pk=matter.pk).update(**from_words)
    for name, value in from_words.items():
        setattr(matter, name, value)
    for opinion in matter.opinions.prefetch_related("submission__files__attachment"):
        for file in opinion.submission.files.all():
            file.attachment.is_sealed = True
            file.attachment.is_public = False
            file.attachment.save(update_fields=["is_sealed", "is_public"])


def _tell_of_result(matter: Matter, state: MatterState, reason: str) -> None:
    """Words to those who raised it, for the results that no published answer brings."""
    words = RESULT_WORDS.get(state)
    if words is None:
        return
    because = f". Lý do: {reason}" if state == MatterState.NOT_ACCEPTED and reason else ""
    for opinion in matter.opinions.select_related("submission__contact", "authority"):
        _tell_sender(opinion, key=f"result:{state}:{opinion.pk}", words=words + because)
    matter.opinions.filter(acknowledged_at=None).update(acknowledged_at=clock.now())


def reopen(matter: Matter, *, reason: str, by: Actor) -> Entry:
    """Back to work after a result; the reason is public."""
    if not reason.strip():
        raise Refused(_("Give the reason for reopening."), field="reason")
    _not_sealed(matter)
    return move(
        matter, states.REOPEN, by=by, facts={"result": matter.state}, reason=reason.strip(), lead=None, due_on=None
    )


def withdraw(opinion: Opinion, *, by: Actor) -> Matter:
    """The sender takes the opinion back; the others of its matter stay where they are. Twice is once."""
    allow(by, "opinion.withdraw", opinion)
    matter = opinion.matter
    if matter.state == MatterState.WITHDRAWN:
        return matter
    if matter.is_sealed:
        raise Refused(
            _("This content is handled under the law on complaints and denunciations; withdraw it there."),
            code="sealed",
        )
    with transaction.atomic():
        matter = sameness.take_out(
            opinion, by=by, reason="Người gửi rút ý kiến", right="opinion.withdraw"
        )
        move(matter, states.RESULT_STEPS[MatterState.WITHDRAWN], by=by, reason="")
        amend(
            opinion, "opinion.withdrawn", by=by, right="opinion.withdraw", acknowledged_at=clock.now()
        )
    return matter


def fields_of(matter: Matter) -> QuerySet[Field]:
    """The fields that may be chosen for this matter."""
    return Field.objects.filter(authority=matter.authority).order_by("order", "code")
