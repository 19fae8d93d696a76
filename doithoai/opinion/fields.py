"""The scheme of fields in two levels, and who is competent for them: entered, changed, retired, never deleted."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from django.db import transaction
from django.db.models import F, FilteredRelation, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from doithoai.core import clock, journal
from doithoai.core.actors import Actor
from doithoai.core.transitions import Refused, amend, begin
from doithoai.opinion.models import Competence, Field
from doithoai.people.models import Authority, Level, Organisation

journal.register_verb("field.enter", _("Field entered"))
journal.register_verb("field.change", _("Field changed"))
journal.register_verb("field.retire", _("Field retired"))
journal.register_verb("field.competence", _("Competence for the field changed"))

RIGHT = "organisation.manage"


@dataclass(frozen=True)
class Scheme:
    """All fields and those in use, in their order; organisation and level by the table of competence for each."""

    every: dict[int, Field]
    fields: dict[int, Field]
    competent: dict[int, list[tuple[str, str]]]

    def held(self, field: Field) -> list[tuple[str, str]]:
        """Its own competence, else that of its main field."""
        return self.competent.get(field.pk) or self.competent.get(field.parent_id or 0) or []

    def whole(self, field: Field) -> list[int]:
        """A field with its parts, retired ones too."""
        return [field.pk, *(row.pk for row in self.every.values() if row.parent_id == field.pk)]


@lru_cache(maxsize=32)
def _with_competences(authority: int, day: date) -> QuerySet[Field]:
    """The question alone, never its answer: every list asks it, and to put it together takes longer than to ask it."""
    since = Q(competences__valid_from=None) | Q(competences__valid_from__lte=day)
    until = Q(competences__valid_to=None) | Q(competences__valid_to__gte=day)
    rows = Field.objects.filter(authority=authority).annotate(
        held=FilteredRelation("competences", condition=since & until),
        body=F("held__organisation__short_name"),
        at_level=F("held__level"),
    )
    return rows.order_by("order", "name", "pk", "held__pk")


def scheme(authority: Authority) -> Scheme:
    """What holds today, in one statement: one row for each field and organisation."""
    day = clock.today()
    every: dict[int, Field] = {}
    competent: dict[int, list[tuple[str, str]]] = defaultdict(list)
    found: Any = _with_competences(authority.pk, day).all()
    for row in found:
        every.setdefault(row.pk, row)
        if row.body is not None:
            competent[row.pk].append((row.body, row.at_level))
    for part in every.values():
        if part.parent_id:
            part.parent = every[part.parent_id]
    return Scheme(every, {pk: row for pk, row in every.items() if row.is_valid_on(day)}, dict(competent))


def enter(
    authority: Authority,
    *,
    code: str,
    name: str,
    by: Actor,
    parent: Field | None = None,
    is_internal: bool = False,
    order: int = 100,
    valid_from: date | None = None,
    report_group: str = "",
) -> Field:
    """A new field; a part of an internal one is internal too."""
    if Field.objects.filter(authority=authority, code=code).exists():
        raise Refused(_("A field with this code exists already. Choose another code."), field="code")
    row = Field(
        authority=authority,
        code=code,
        name=_named(name),
        parent=_parent(parent, authority, None),
        is_internal=is_internal or bool(parent and parent.is_internal),
        order=order,
        valid_from=valid_from,
        report_group=_grouped(report_group),
    )
    return begin(row, "field.enter", by=by, right=RIGHT, facts={"code": code})


def change(
    field: Field,
    *,
    name: str,
    by: Actor,
    parent: Field | None = None,
    is_internal: bool = False,
    order: int = 100,
    valid_from: date | None = None,
    report_group: str = "",
) -> None:
    """Name, place and visibility. What already has matters does not change sides between inside and public.

    The earlier name stays in the history: under it the matters were classified.
    """
    internal = is_internal or bool(parent and parent.is_internal)
    if internal != field.is_internal and _is_used(field):
        raise Refused(
            _("Matters already lie in this field. Enter a new field and classify them anew."), field="is_internal"
        )
    place = _parent(parent, field.authority, field)
    facts: dict[str, Any] = {"code": field.code, "internal": internal}
    if _named(name) != field.name:
        facts |= {"was": field.name, "name": _named(name)}
    if _grouped(report_group) != field.report_group:
        facts |= {"group": _grouped(report_group), "group_was": field.report_group}
    with transaction.atomic():
        amend(
            field,
            "field.change",
            by=by,
            right=RIGHT,
            facts=facts,
            name=_named(name),
            parent=place,
            is_internal=internal,
            order=order,
            valid_from=valid_from,
            report_group=_grouped(report_group),
        )
        if internal:
            field.parts.update(is_internal=True)


def retire(field: Field, *, on: date, by: Actor, successor: Field | None = None) -> None:
    """The last day on which something is classified under it; what lies there stays, counted with its successor."""
    if field.valid_from and on < field.valid_from:
        raise Refused(_("The last day lies before the first."), field="on")
    if any(part.is_valid_on(on + timedelta(days=1)) for part in field.parts.all()):
        raise Refused(_("Retire the parts of this field first."), code="parts")
    if successor is not None:
        _may_follow(field, successor, on)
    if field.valid_to == on and field.successor == successor:
        return
    facts = {"code": field.code, "successor": successor.code if successor else ""}
    amend(field, "field.retire", by=by, right=RIGHT, facts=facts, valid_to=on, successor=successor)


def _may_follow(field: Field, successor: Field, on: date) -> None:
    """In use after the last day, of the same authority, on the same side of what the public sees, and no ring."""
    if successor.authority_id != field.authority_id or not successor.is_valid_on(on + timedelta(days=1)):
        raise Refused(_("Choose a field of this authority that is in use after the last day."), field="successor")
    if successor.is_internal != field.is_internal:
        raise Refused(
            _("An internal field is followed by an internal one, a public one by a public one."), field="successor"
        )
    following: Field | None = successor
    while following is not None:
        if following.pk == field.pk:
            raise Refused(_("A field cannot follow itself."), field="successor")
        following = following.successor


def groups(authority: Authority) -> list[str]:
    """The report groups in use, in the order of the fields."""
    rows = Field.objects.filter(authority=authority).exclude(report_group="").values_list("report_group", flat=True)
    return list(dict.fromkeys(rows))


def report_names(authority: Authority) -> dict[int, str]:
    """Under which line the reports count each field, retired ones too.

    Its own group, else that of its main field; a retired field without one counts with its successor.
    """
    rows = {row.pk: row for row in Field.objects.filter(authority=authority)}
    return {pk: _line_of(row, rows) for pk, row in rows.items()}


def _line_of(row: Field, rows: dict[int, Field]) -> str:
    met: set[int] = set()
    while True:
        met.add(row.pk)
        top = rows.get(row.parent_id or row.pk, row)
        following = rows.get(row.successor_id or top.successor_id or 0)
        named = row.report_group or top.report_group
        if named or following is None or following.pk in met:
            return named or top.name
        row = following


def make_competent(field: Field, *, organisation: Organisation, level: str, by: Actor) -> Competence:
    """The organisation is proposed for matters of this field; twice is once."""
    if organisation.authority_id != field.authority_id:
        raise Refused(_("Choose an organisation of this authority."), field="organisation")
    if level not in Level.values:
        raise Refused(_("Choose a level of competence."), field="level")
    with transaction.atomic():
        known = [row for row in field.competences.filter(organisation=organisation) if _holds(row)]
        facts = {"code": field.code, "organisation": organisation.code, "level": level}
        if known and known[0].level == level:
            return known[0]
        amend(field, "field.competence", by=by, right=RIGHT, facts=facts)
        if known:
            field.competences.filter(pk=known[0].pk).update(level=level)
            known[0].level = level
            return known[0]
        return Competence.objects.create(field=field, organisation=organisation, level=level, valid_from=clock.today())


def end_competence(row: Competence, *, by: Actor) -> None:
    """Not proposed any more from today on."""
    if not _holds(row):
        return
    yesterday = clock.today() - timedelta(days=1)
    facts = {"code": row.field.code, "organisation": row.organisation.code, "ended": True}
    with transaction.atomic():
        amend(row.field, "field.competence", by=by, right=RIGHT, facts=facts)
        Competence.objects.filter(pk=row.pk).update(valid_to=yesterday)


def _holds(row: Competence) -> bool:
    return row.is_valid_on(clock.today())


def _grouped(name: str) -> str:
    return " ".join(name.split())


def _named(name: str) -> str:
    if not name.strip():
        raise Refused(_("Give the field a name."), field="name")
    return name.strip()


def _parent(parent: Field | None, authority: Authority, own: Field | None) -> Field | None:
    if parent is None:
        return None
    if parent.authority_id != authority.pk or parent.parent_id is not None or parent == own:
        raise Refused(_("Choose a main field of this authority: there are two levels."), field="parent")
    if own is not None and own.parts.exists():
        raise Refused(_("This field has parts itself; it stays a main field."), field="parent")
    return parent


def _is_used(field: Field) -> bool:
    return field.matters.exists() or any(part.matters.exists() for part in field.parts.all())
