"""One act for many matters: tried out first, then done for each in a transaction of its own.

What the preview says is found by the very rule that does it later, stopped before it writes: the two cannot differ.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core import signing
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doithoai.casework import assigning
from doithoai.casework.models import Purpose
from doithoai.core import journal
from doithoai.core.transitions import Possible, Refused, trying
from doithoai.office.forms import opinion_bulk as forms
from doithoai.opinion import public_text, refusing, triage
from doithoai.opinion.models import Matter, MatterSet, PublicText
from doithoai.opinion.states import RESULTS, MatterState, TextState
from doithoai.people.roles import Acting

SALT = "office.bulk"
#: A preview is good for so many seconds.
GOOD_FOR = 24 * 3600
#: So many matters at a time: one page of the longest list.
MOST = 60

Data = Mapping[str, Any]


@dataclass(frozen=True)
class Act:
    """An act that one rule does to one matter."""

    words: Any
    right: str
    form: type[forms.BulkForm]
    do: Callable[[Matter, Data, Acting], Any]


@dataclass(frozen=True)
class Line:
    """A matter of the preview or of the outcome; `why` says why nothing happens, empty when something does."""

    matter: Matter
    why: str = ""


def _classify(matter: Matter, data: Data, by: Acting) -> None:
    field, level = data["field"], data["level"]
    if matter.state != MatterState.RECEIVED and matter.field == field and level in ("", matter.competence_level):
        raise Refused(_("It is classified like this already."), code="done")
    if matter.state in RESULTS:
        raise Refused(_("It has a result already."), code="state")
    because, urgent = data["because"], matter.is_urgent
    triage.classify(matter, field=field, level=level, because=because, urgent=urgent, by=by)


def _assign(matter: Matter, data: Data, by: Acting) -> None:
    if matter.state in RESULTS:
        raise Refused(_("It has a result already."), code="state")
    assigning.assign(matter, lead=data["lead"], purpose=Purpose.EXPLAIN, due_on=data["due_on"], by=by)


def _refuse(matter: Matter, data: Data, by: Acting) -> None:
    if matter.state in RESULTS:
        raise Refused(_("It has a result already."), code="state")
    refusing.refuse(matter, reason=data["reason"], note=data["note"], by=by)


def _title(matter: Matter, _data: Data, by: Acting) -> None:
    if matter.state == MatterState.RECEIVED:
        raise Refused(_("Its title still quotes the sender. Classify it first."), code="state")
    waiting = matter.public_texts.filter(state=TextState.PROPOSED, text=matter.title)
    if matter.public_title == matter.title or waiting.exists():
        raise Refused(_("This title is proposed or approved already."), code="done")
    public_text.propose(matter, text=matter.title, by=by)


ACTS: dict[str, Act] = {
    "phan-loai": Act(gettext_lazy("Classify"), "opinion.triage", forms.BulkClassifyForm, _classify),
    "giao": Act(gettext_lazy("Assign to a lead organisation"), "assignment.give", forms.BulkAssignForm, _assign),
    "khong-tiep-nhan": Act(gettext_lazy("Do not accept"), "opinion.triage", forms.BulkRefuseForm, _refuse),
    "tieu-de": Act(
        gettext_lazy("Propose the title for the public"), "public_text.propose", forms.BulkTitleForm, _title
    ),
}


def offered(actor: Acting) -> list[tuple[str, str]]:
    """The acts that this person may do, as choices."""
    return [(code, str(act.words)) for code, act in ACTS.items() if actor.holds(act.right)]


def versions(matters: Sequence[Matter]) -> dict[int, str]:
    """What a preview saw of each: its last entry and its last public text."""
    keys = [row.pk for row in matters]
    entries = journal.newest(Matter, keys)
    texts = dict(PublicText.objects.filter(matter__in=keys).order_by("pk").values_list("matter", "pk"))
    return {pk: f"{pk}.{entries.get(pk, 0)}.{texts.get(pk, 0)}" for pk in keys}


def attempt(act: Act, rows: MatterSet, pk: int, seen: str, data: Data, by: Acting) -> str:
    """Do it: why not, or nothing."""
    try:
        with transaction.atomic():
            row = (
                rows.select_for_update(of=("self",)).select_related("field__parent", "authority").filter(pk=pk).first()
            )
            if row is None:
                raise Refused(_("It is no longer in your list."), code="gone")
            if versions([row])[pk] != seen:
                raise Refused(_("It has changed since the preview."), code="stale")
            act.do(row, data, by)
    except Refused as refusal:
        return str(refusal.sentence)
    return ""


def preview(act: Act, chosen: Sequence[Matter], data: Data, by: Acting) -> list[Line]:
    """What would happen to each; nothing is written and nobody is kept waiting."""
    with trying():
        return [Line(row, _why_not(act, row, data, by)) for row in chosen]


def _why_not(act: Act, matter: Matter, data: Data, by: Acting) -> str:
    try:
        act.do(matter, data, by)
    except Refused as refusal:
        return str(refusal.sentence)
    except Possible:
        return ""
    return ""


def sign(code: str, chosen: Sequence[Matter], typed: dict[str, str], by: Acting, authority_id: int) -> str:
    """The preview as it was seen, which nobody else can press and nobody can change."""
    seen = list(versions(chosen).items())
    whole = {"act": code, "rows": seen, "typed": typed, "by": by.pk, "authority": authority_id}
    return signing.dumps(whole, salt=SALT, compress=True)


def read(token: str, by: Acting, authority_id: int) -> tuple[str, list[tuple[int, str]], dict[str, str]]:
    """Act, rows and what was typed; a foreign or old preview is refused."""
    try:
        whole = signing.loads(token, salt=SALT, max_age=GOOD_FOR)
    except signing.BadSignature:
        whole = {}
    if whole.get("by") != by.pk or whole.get("authority") != authority_id:
        raise Refused(_("This preview is no longer valid. Choose the matters again."), code="stale")
    return whole["act"], [(pk, seen) for pk, seen in whole["rows"]], whole["typed"]


def perform(act: Act, rows: MatterSet, seen: list[tuple[int, str]], data: Data, by: Acting) -> list[tuple[int, str]]:
    """Each in its own transaction: one that cannot be done stops no other."""
    return [(pk, attempt(act, rows, pk, version, data, by)) for pk, version in seen]
