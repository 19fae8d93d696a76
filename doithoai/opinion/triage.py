"""What a matter is: classified, handed on, given its result. Other rooms ask here; nobody else moves a matter."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from doithoai.core import clock, journal
from doithoai.core.actors import Actor
from doithoai.core.transitions import Refused, amend, move
from doithoai.opinion import sameness, sealing, states, telling
from doithoai.opinion.models import Competence, Field, Kind, Matter, Opinion
from doithoai.opinion.sealing import SEALED_TITLE
from doithoai.opinion.states import RESULTS, WAITING, MatterState
from doithoai.people.models import Level, Organisation, valid_on

journal.register_verb("matter.inside", _("Matter kept inside"))
journal.register_verb("matter.outside", _("Matter no longer kept inside"))
journal.register_verb("matter.change", _("Matter corrected"))
journal.register_verb("matter.reclassify", _("Classification changed"))
journal.register_verb("matter.lead", _("Lead organisation changed"))
journal.register_verb("matter.due", _("Due day changed"))

M = MatterState
#: What a change of needs a reason, once a person has classified the matter.
DECIDED = ("field", "kind", "competence_level", "place")


def version_of(matter: Matter) -> str:
    """What a screen saw of a matter: the matter and its last entry in the journal."""
    return f"{matter.pk}.{journal.history(matter).values_list('pk', flat=True).first() or 0}"


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
    seen: str | None = None,
    because: str = "",
) -> None:
    """Field, kind, place and competence, decided by a person (G-14). A field of Party matters makes it internal.

    `seen` is the version that the screen showed: what somebody else changed since is not overwritten.
    `because`: from a classified matter on, another decision stands in its history with its reason.
    """
    _unsealed(matter)
    if field.authority_id != matter.authority_id or not field.is_valid_on(clock.today()):
        raise Refused(_("Choose a field that is in use here."), field="field")
    if level and level not in Level.values:
        raise Refused(_("Choose a level of competence."), field="level")
    if kind is not None and kind not in Kind.values:
        raise Refused(_("Choose a kind."), field="kind")
    if title is not None and not title.strip():
        raise Refused(_("Give the matter a title."), field="title")
    columns: dict[str, Any] = {
        "field": field,
        "kind": kind or matter.kind,
        "place": matter.place if place is None else place.strip(),
        "competence_level": level or matter.competence_level,
        "title": (title or matter.title).strip()[:200],
        "is_urgent": urgent,
        "is_internal": _is_of_party(field) or (matter.is_internal and _kept_by_hand(matter)),
    }
    facts: dict[str, Any] = {
        "field": field.code,
        "level": columns["competence_level"],
        "was": matter.field.code if matter.field else "",
    }
    changed = decided_anew(matter, columns)
    if changed and not because.strip():
        raise Refused(_("Say why the classification is changed."), field="because")
    if changed:
        facts |= {"changed": changed, "reason": journal.Typed(because.strip()[:300])}
    if columns["is_internal"]:
        columns["public_title"] = ""
    with transaction.atomic():
        if seen is not None:
            _still(matter, seen)
        if matter.state in (M.RECEIVED, M.CLASSIFIED) and not changed:
            move(matter, states.CLASSIFY, by=by, facts=facts, **columns)
        else:
            verb = "matter.reclassify" if changed else "matter.change"
            amend(matter, verb, by=by, right="opinion.triage", facts=facts, **columns)
        # Whoever holds a code now reads who looks after it: the sender is told within the days of the law.
        matter.opinions.filter(acknowledged_at=None).update(acknowledged_at=clock.now())


def decided_anew(matter: Matter, columns: dict[str, Any]) -> list[str]:
    """Which decisions about a classified matter these columns would change; none before the first one."""
    if matter.state == M.RECEIVED or matter.field_id is None:
        return []
    return [name for name in DECIDED if name in columns and columns[name] != getattr(matter, name)]


def _still(matter: Matter, seen: str) -> None:
    """One writer at a time looks at the newest version and finds it as it was shown."""
    Matter.objects.select_for_update().get(pk=matter.pk)
    if version_of(matter) != seen:
        raise Refused(
            _("Somebody else changed this matter meanwhile. Your entries stand below; reload the page to compare."),
            code="stale",
        )


def proposed_leads(field: Field) -> list[Organisation]:
    """Who is competent for a field, by the table of competence; its parent's when it has none of its own."""
    day = clock.today()
    rows = Competence.objects.filter(valid_on(day), field=field).select_related("organisation")
    found = [row.organisation for row in rows]
    return found if found or field.parent is None else proposed_leads(field.parent)


def assigned(matter: Matter, *, lead: Organisation, due_on: date, by: Actor) -> None:
    """The matter lies with an organisation from now on."""
    _unsealed(matter)
    if matter.state == M.RECEIVED:
        raise Refused(_("Classify the matter first."))
    if matter.state in RESULTS:
        amend(matter, "matter.lead", by=by, right="assignment.give", lead=lead, due_on=due_on)
    else:
        move(matter, states.ASSIGN, by=by, facts={"lead": lead.code}, lead=lead, due_on=due_on)


def unassigned(matter: Matter, *, by: Actor) -> None:
    """The assignment ended without an answer."""
    if matter.state in (M.ASSIGNED, M.PREPARED):
        move(matter, states.UNASSIGN, by=by, allowed=True, lead=None, due_on=None)


def prepared(matter: Matter, *, by: Actor) -> None:
    """An approved explanation exists."""
    if matter.state in (M.CLASSIFIED, M.ASSIGNED):
        move(matter, states.PREPARE, by=by, allowed=True)


def keep_inside(matter: Matter, *, by: Actor, allowed: bool = False) -> None:
    """An internal matter (S-41), whatever its field: no public page shows it."""
    amend(matter, "matter.inside", by=by, right="opinion.triage", allowed=allowed, is_internal=True, public_title="")


def open_again(matter: Matter, *, by: Actor, allowed: bool = False) -> None:
    """It was kept inside by mistake; of a field of Party matters it stays inside. A public title is approved anew."""
    if matter.field is not None and _is_of_party(matter.field):
        raise Refused(_("Its field is internal. Classify the matter anew first."), code="field")
    amend(matter, "matter.outside", by=by, right="opinion.triage", allowed=allowed, is_internal=False)


def _is_of_party(field: Field) -> bool:
    return field.is_internal or bool(field.parent and field.parent.is_internal)


def _kept_by_hand(matter: Matter) -> bool:
    """True when somebody kept it inside and nobody took that back: another field does not make it public."""
    marks = journal.history(matter).filter(verb__in=["matter.inside", "matter.outside"])
    return marks.values_list("verb", flat=True).first() == "matter.inside"


def can_be_raised(matter: Matter) -> bool:
    """Not yet raised and without a result."""
    return matter.state in WAITING and matter.state != M.RAISED


def raised(matter: Matter, *, by: Actor) -> None:
    """Somebody spoke of it in the hall."""
    move(matter, states.RAISE, by=by, allowed=True)


def result(matter: Matter, state: str, *, by: Actor, reason: str = "", allowed: bool = False) -> None:
    """Give the matter its place among the results; the same again changes nothing."""
    if state not in RESULTS:
        raise Refused(_("Choose one of the results."), field="result")
    if matter.state == state:
        return
    if state == M.NOT_ACCEPTED and not reason.strip():
        raise Refused(_("Say why it is not accepted."), field="reason")
    columns: dict[str, Any] = {"reason": reason.strip()} if reason.strip() else {}
    with transaction.atomic():
        if state == M.DIVERTED and not matter.is_sealed:
            columns |= {"is_sealed": True, "title": SEALED_TITLE, "public_title": "", "place": ""}
            columns |= {"field": None, "lead": None}
        move(matter, states.RESULT_STEPS[MatterState(state)], by=by, allowed=allowed, **columns)
        if state == M.DIVERTED:
            sealing.hide(matter)
        _tell_senders(matter, state)


#: Results that no published answer explains to the senders.
TOLD = {
    M.NOT_ACCEPTED: "không được tiếp nhận; lý do ghi ở trang tra cứu",
    M.DIVERTED: "được chuyển xem xét theo quy định của pháp luật; hướng dẫn ghi ở trang tra cứu",
    M.TAKEN_UP: "đã được tiếp thu, ghi nhận",
}


def _tell_senders(matter: Matter, state: str) -> None:
    """One message to each sender who can be reached; the number alone, none of the words."""
    words = TOLD.get(MatterState(state))
    for opinion in matter.opinions.select_related("submission__contact", "authority") if words else ():
        telling.sender(
            opinion,
            key=f"result:{state}:{opinion.public_id}",
            subject=f"Ý kiến {opinion.number}",
            body=f"Ý kiến {opinion.number} của ông/bà gửi {opinion.authority.name} {words}.",
        )
    matter.opinions.filter(acknowledged_at=None).update(acknowledged_at=clock.now())


def new_due(matter: Matter, *, due_on: date | None, by: Actor, allowed: bool = False) -> None:
    """The due day moved: an approved extension, or a result that leaves a promise behind."""
    amend(matter, "matter.due", by=by, right="extension.approve", allowed=allowed, due_on=due_on, is_late=False)


def reopen(matter: Matter, *, reason: str, by: Actor) -> None:
    """From any result back to classified, with a reason."""
    if not reason.strip():
        raise Refused(_("Say why the matter is reopened."), field="reason")
    move(matter, states.REOPEN, by=by, reason=reason.strip(), refusal=None)


def withdraw(opinion: Opinion, *, by: Actor) -> None:
    """The sender withdraws: one of several is first taken out into a matter of its own."""
    matter = opinion.matter
    if matter.state == M.WITHDRAWN:
        return
    if matter.state in RESULTS:
        raise Refused(_("This opinion already has a result and cannot be withdrawn any more."))
    with transaction.atomic():
        if matter.opinions.count() > 1:
            matter = sameness.take_out(opinion, by=by, reason="withdrawn", allowed=True)
        move(matter, states.RESULT_STEPS[M.WITHDRAWN], by=by)


def is_waiting(matter: Matter) -> bool:
    """True while the matter has no result."""
    return matter.state in WAITING


def has_result(matter: Matter) -> bool:
    return matter.state in RESULTS


def _unsealed(matter: Matter) -> None:
    if matter.is_sealed:
        raise Refused(_("This matter is sealed. Only a holder of sealed matters may act on it."), code="right")
