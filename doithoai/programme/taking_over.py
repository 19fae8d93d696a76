"""What was read of a plan becomes a draft: every part by the act that a person would have used, all or nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.db import models, transaction

from doithoai.core import vietnamese
from doithoai.core.actors import Actor
from doithoai.core.formats import vnnumber
from doithoai.people import directory
from doithoai.people.models import Authority, Organisation
from doithoai.programme import parts, periods, planning
from doithoai.programme.models import (
    ConferenceKind,
    DueKind,
    LegalBasis,
    Occasion,
    Plan,
    PlannedConference,
    Recipient,
    Task,
)
from doithoai.programme.reading import mentions, structure, texts
from doithoai.programme.reading.structure import Conference, Understood
from doithoai.programme.states import PlanState
from doithoai.programme.task_kinds import kind_of

Columns = dict[str, Any]
_LEVEL = re.compile(r" (?:tinh|huyen|xa|phuong|dac khu)$")
_FORMS = {"in_person": "in_person", "online": "online", "in_person_and_online": "both"}


@dataclass(frozen=True)
class Bodies:
    """The bodies of an authority by their names, found without regard to marks, case and abbreviations."""

    by_name: dict[str, Organisation]

    @classmethod
    def of(cls, authority: Authority) -> Bodies:
        return cls(directory.by_name(directory.organisations(authority)))

    def find(self, name: str) -> Organisation | None:
        folded = vietnamese.fold(name)
        if folded in self.by_name:
            return self.by_name[folded]
        # "Văn phòng Đảng ủy" of the list may be "Văn phòng Đảng ủy xã" on paper: only the word of the level parts them
        bare = _LEVEL.sub("", folded)
        near = {body.pk: body for known, body in self.by_name.items() if _LEVEL.sub("", known) == bare}
        return next(iter(near.values())) if len(near) == 1 else None

    def sort_out(self, names: Iterable[str]) -> tuple[list[Organisation], list[str]]:
        """Those that are known here, and the names of the others."""
        known: list[Organisation] = []
        others: list[str] = []
        for name in names:
            body = self.find(name)
            if body is None:
                others.append(name)
            elif body not in known:
                known.append(body)
        return known, others


@transaction.atomic
def take_over(understood: Understood, authority: Authority, *, year: int, by: Actor) -> Plan:
    """The draft of the year; where the paper amends the plan in force, the draft of an amendment."""
    bodies = Bodies.of(authority)
    in_force = Plan.objects.filter(authority=authority, year=year, state=PlanState.ISSUED).first()
    if understood.document.get("amends") and in_force:
        return _amendment(understood, in_force, bodies, by)
    plan = planning.draft(
        authority, year=year, title=_title(understood), by=by, **_texts(understood), **_number(understood)
    )
    for basis in understood.bases:
        parts.add_basis(plan, by=by, **_basis(basis))
    places = {one.key: parts.add_conference(plan, by=by, **conference_columns(one)) for one in held(understood)}
    _add_tasks(plan, understood, places, bodies, by)
    _add_recipients(plan, understood, bodies, by)
    return plan


def held(understood: Understood) -> list[Conference]:
    """Conferences that the plan says will be held this year."""
    return [one for one in understood.conferences if one.fate not in (structure.CANCELLED, structure.MOVED)]


def _amendment(understood: Understood, in_force: Plan, bodies: Bodies, by: Actor) -> Plan:
    """A new version of the plan in force with what the paper changes; all else stays as it is."""
    number = understood.document["number"] or understood.document["subject"]
    plan = planning.amend(in_force, reason=f"Theo văn bản điều chỉnh {number}".strip(), by=by, **_number(understood))
    places: dict[str, PlannedConference] = {}
    rest = list(plan.planned.all())
    for one in understood.conferences:
        same = _same(one, rest)
        if same is not None:
            rest.remove(same)
        if one in held(understood):
            columns = conference_columns(one)
            if same is None:
                places[one.key] = parts.add_conference(plan, by=by, **columns)
            else:
                parts.change(same, by=by, **_said(one, columns))
                places[one.key] = same
        elif same is not None:
            parts.remove(same, by=by)
    for basis in understood.bases:
        if not plan.bases.filter(symbol=_basis(basis)["symbol"]).exists():
            parts.add_basis(plan, by=by, **_basis(basis))
    _add_tasks(plan, understood, places, bodies, by)
    return plan


def _same(one: Conference, known: list[PlannedConference]) -> PlannedConference | None:
    rated = [(*mentions.likeness(one.subject, row.audience), row) for row in known]
    near = [(shared, row) for within, shared, row in rated if within >= 0.8 and shared >= 0.3]
    return max(near, key=lambda pair: pair[0])[1] if near else None


def _said(one: Conference, columns: Columns) -> Columns:
    """Of a conference that was planned before only what the paper says anew."""
    told = {name: columns[name] for name in ("period_kind", "period_from", "period_to", "period_days") if one.period}
    if one.venue:
        told["venue"] = columns["venue"]
    return told | ({"mode": columns["mode"]} if one.mode else {})


def _title(understood: Understood) -> str:
    subject = understood.document["subject"]
    return fit(Plan, "title", f"Kế hoạch {subject[:1].lower()}{subject[1:]}") if subject else ""


def _texts(understood: Understood) -> Columns:
    signer = understood.closing.signer
    said = {
        **understood.texts,
        "signing_authority": signer.get("authority", ""),
        "signer_position": signer.get("position", ""),
        "signer_name": signer.get("name", ""),
        "place": understood.document["place"],
    }
    return {name: fit(Plan, name, text) for name, text in said.items() if text and name in planning.TEXTS}


def _number(understood: Understood) -> Columns:
    """Number and day of the paper: the draft waits with them until it is issued."""
    said = understood.document
    return {
        "read_number": fit(Plan, "read_number", said["number"] or ""),
        "read_day": date.fromisoformat(said["date"]) if said["date"] else None,
    }


def _basis(basis: Any) -> Columns:
    return {
        "document_type": fit(LegalBasis, "document_type", basis.kind),
        "symbol": fit(LegalBasis, "symbol", basis.number),
        "issued_on": date.fromisoformat(basis.date) if basis.date else None,
        "issuer": fit(LegalBasis, "issuer", basis.issuer),
        "subject": fit(LegalBasis, "subject", basis.subject),
    }


def conference_columns(one: Conference) -> Columns:
    """The columns of a planned conference; what has no column of its own goes into the contents."""
    kind, first, last = periods.columns(one.period)
    contents = texts.parts_of(one)
    return {
        "audience": fit(PlannedConference, "audience", one.subject),
        "villages": "\n".join(one.villages),
        "kind": _kind(one.subject),
        "occasion": Occasion.ON_REQUEST if one.fate == structure.ON_REQUEST else Occasion.REGULAR,
        "chair": fit(PlannedConference, "chair", one.chair),
        "co_chairs": "\n".join(one.co_chairs),
        **contents,
        "remarks": remarks(one),
        "mode": one.mode or "assign",
        "form": _FORMS.get(one.form, "in_person"),
        "period_kind": kind,
        "period_from": first,
        "period_to": last,
        "period_days": periods.several(one.period),
        "venue": fit(PlannedConference, "venue", (one.venue or {}).get("text", "")),
    }


def remarks(one: Conference) -> str:
    """What the paper says of the conference and no other column holds, in its own words."""
    lines = [f"Thành phần: {'; '.join(one.wording)}."] if one.wording else []
    if one.expected and str(one.expected) not in "".join(one.wording).replace(".", ""):
        lines.append(f"Số lượng dự kiến: {vnnumber(one.expected)} người.")
    if one.guests:
        lines.append(f"Khách mời: {', '.join(one.guests)}.")
    hour = (one.period or {}).get("time")
    if one.when:
        lines.append(f"Thời gian: {one.when}.")
    elif hour:
        lines.append(f"Giờ bắt đầu: {hour.replace(':', ' giờ ')} phút.")
    return "\n".join(lines)


def _kind(subject: str) -> ConferenceKind:
    """Youth and businesses by their names; everybody else is the people until a person says otherwise."""
    words = vietnamese.fold(subject)
    if "thanh nien" in words:
        return ConferenceKind.YOUTH
    return ConferenceKind.BUSINESS if "doanh nghiep" in words else ConferenceKind.PEOPLE


def _add_tasks(
    plan: Plan, understood: Understood, places: dict[str, PlannedConference], bodies: Bodies, by: Actor
) -> None:
    """One task for each sentence; several leads of one sentence each do it for themselves."""
    for _key, rows in groupby(understood.tasks, key=_sentence_of):
        group = list(rows)
        chosen = (
            []
            if structure.ALL in group[0].conferences
            else [places[key] for key in group[0].conferences if key in places]
        )
        parts.add_task(plan, by=by, conferences=chosen, **_task(group, bodies))


def _sentence_of(task: structure.Task) -> tuple[Any, ...]:
    return task.sentence, repr(task.due), task.duty, tuple(task.conferences)


def _task(group: list[structure.Task], bodies: Bodies) -> Columns:
    first = group[0]
    leads, unknown = bodies.sort_out(task.lead for task in group)
    together, others = bodies.sort_out(first.cooperating)
    columns: Columns = {"kind": kind_of(first.duty), "text": first.duty or first.lead, **_due(first.due)}
    if len(group) == 1:
        columns |= {
            "lead": leads[0] if leads else None,
            "lead_group": fit(Task, "lead_group", "" if leads else first.lead),
        }
        columns |= {
            "cooperating": [body for body in together if body not in leads],
            "open_group": fit(Task, "open_group", ", ".join(others)),
        }
        return columns
    names = ", ".join(task.lead for task in group)
    columns |= {"is_for_each": True, "lead_group": fit(Task, "lead_group", names), "cooperating": leads}
    return columns | {"open_group": fit(Task, "open_group", ", ".join([*unknown, *first.cooperating]))}


def _due(rule: Columns | None) -> Columns:
    if rule is None:
        return {"due_kind": DueKind.NONE}
    if rule["kind"] == "date":
        return {"due_kind": DueKind.FIXED, "due_on": date.fromisoformat(rule["date"])}
    unit, _word, side = rule["kind"].rpartition("_")
    return {
        "due_kind": DueKind.BEFORE if side == "before" else DueKind.AFTER,
        "due_amount": rule["days"],
        "due_unit": unit,
    }


def _add_recipients(plan: Plan, understood: Understood, bodies: Bodies, by: Actor) -> None:
    for one in understood.closing.recipients:
        body = bodies.find(one.text)
        parts.add_recipient(
            plan,
            by=by,
            name=fit(Recipient, "name", one.text),
            purpose=fit(Recipient, "purpose", one.note),
            organisations=[body] if body else [],
        )
    if understood.closing.filing:
        parts.add_recipient(plan, by=by, name=fit(Recipient, "name", understood.closing.filing), is_filing=True)


def fit(model: type[models.Model], name: str, text: str) -> str:
    """The text as long as its column allows, cut at a word."""
    most = getattr(model._meta.get_field(name), "max_length", None)
    if most is None or len(text) <= most:
        return text
    return text[: most - 1].rsplit(" ", 1)[0].rstrip(" ,;") + "…"
