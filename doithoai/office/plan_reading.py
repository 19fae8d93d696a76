"""A plan that was read, on its way to the button: carried by the page itself, so that nothing is kept before."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from django.core import signing
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from doithoai.core.formats import vndate
from doithoai.core.transitions import Refused
from doithoai.people.models import Authority
from doithoai.people.roles import Acting
from doithoai.programme import taking_over
from doithoai.programme.models import PlannedConference
from doithoai.programme.periods import day_of
from doithoai.programme.reading import structure, whole
from doithoai.programme.reading.blocks import Block
from doithoai.programme.reading.structure import Conference, Task, Understood

SALT = "office.plan_reading"
#: What was shown is good for a day.
GOOD_FOR = 24 * 3600


def sign(understood: Understood, by: Acting, authority: Authority) -> str:
    """The source as it was read, which nobody can change and nobody else can use."""
    rows = [[b.text, b.paragraph, b.table, b.row, b.column, b.marker] for b in understood.blocks]
    return signing.dumps({"blocks": rows, "by": by.pk, "authority": authority.pk}, salt=SALT, compress=True)


def read_again(token: str, by: Acting, authority: Authority) -> Understood:
    """The same understanding from the same source; a foreign or old page is refused."""
    try:
        kept = signing.loads(token, salt=SALT, max_age=GOOD_FOR)
    except signing.BadSignature:
        kept = {}
    if kept.get("by") != by.pk or kept.get("authority") != authority.pk:
        raise Refused(_("This page is no longer valid. Choose the file again."), code="stale")
    return whole.understand([Block(*row) for row in kept["blocks"]])


@dataclass
class Row:
    """A paragraph or a row of a table of the source, and what it was understood as."""

    where: str
    text: str
    said: list[str] = field(default_factory=list)


def source_rows(understood: Understood) -> list[Row]:
    """The whole source, a line a paragraph; cells of one row stand together."""
    rows: list[Row] = []
    numbered = list(enumerate(understood.blocks))
    for (table, _place), group in groupby(numbered, key=lambda pair: (pair[1].table, pair[1].row or pair[1].paragraph)):
        several = list(group)
        said: list[str] = []
        for number, _block in several:
            said += [words for one in understood.places.get(number, []) if (words := word_of(one)) not in said]
        where = several[0][1].where.rsplit(",", 1)[0] if table else several[0][1].where
        rows.append(Row(where, " | ".join(f"{b.marker} {b.text}".strip() for _n, b in several), said))
    return rows


def word_of(mark: str) -> str:
    """What a place of the source was understood as, in words."""
    if mark.startswith("task "):
        return _("task %(number)s") % {"number": mark.split()[1]}
    if mark[:1] == "C" and mark[1:].isdigit():
        return _("conference %(number)s") % {"number": mark[1:]}
    words = {
        "head": _("letterhead"),
        "number": _("number of the paper"),
        "day": _("day of the paper"),
        "title": _("title"),
        "opening": _("opening"),
        "basis": _("basis"),
        "heading": _("heading"),
        "purposes": _("purpose"),
        "requirements": _("requirement"),
        "procedure": _("order of the meeting"),
        "audience_reason": _("why these audiences"),
        "form_text": _("form"),
        "regime_text": _("who presides"),
        "conferences": _("holds for the conferences"),
        "window": _("when opinions are taken in"),
        "recipient": _("recipient"),
        "filing": _("where it is filed"),
        "signer": _("signature"),
        "end": _("closing words"),
        "page": _("number of a page"),
    }
    return words[mark]


def conference_row(one: Conference, understood: Understood) -> dict[str, Any]:
    """One conference as the page shows it."""
    made = PlannedConference(**taking_over.conference_columns(one))
    period = made.period_words if one.period else ""
    if one.period and one.period["kind"] == "alternative_days":
        period = _("one of: %(days)s") % {"days": ", ".join(vndate(day_of(text)) for text in one.period["dates"])}
    if one.period and one.period.get("time"):
        period = f"{one.period['time'].replace(':', ' giờ ')}, {period}"
    state = {
        structure.CANCELLED: _("not held"),
        structure.MOVED: _("moved to %(year)s") % {"year": one.moved_to or ""},
        structure.ON_REQUEST: _("on request"),
    }.get(one.fate, "")
    return {
        "key": one.key[1:],
        "audience": made.audience,
        "remarks": made.remarks,
        "period": period,
        "venue": made.venue or (_("announced later") if one.venue else ""),
        "mode": made.get_mode_display() if one.mode else "",
        "chair": ", ".join([one.chair, *one.co_chairs]),
        "state": state,
        "is_held": one in taking_over.held(understood),
        "where": _where(sorted(one.at), understood),
    }


def task_row(number: int, task: Task, understood: Understood) -> dict[str, Any]:
    keys = "" if structure.ALL in task.conferences else ", ".join(key[1:] for key in task.conferences)
    return {
        "number": number,
        "duty": task.duty,
        "lead": task.lead,
        "together": ", ".join(task.cooperating),
        "due": due_words(task.due),
        "conferences": keys,
        "where": _where(list(task.at), understood),
    }


def due_words(rule: dict[str, Any] | None) -> str:
    if rule is None:
        return ""
    if rule["kind"] == "date":
        return _("by %(day)s") % {"day": vndate(day_of(rule["date"]))}
    count = rule["days"]
    words = {
        "days_before": ngettext("%(n)s day before", "%(n)s days before", count),
        "days_after": ngettext("%(n)s day after", "%(n)s days after", count),
        "working_days_before": ngettext("%(n)s working day before", "%(n)s working days before", count),
        "working_days_after": ngettext("%(n)s working day after", "%(n)s working days after", count),
    }
    return words[rule["kind"]] % {"n": count}


def _where(numbers: list[int], understood: Understood) -> str:
    """The first place in the source."""
    return understood.blocks[numbers[0]].where if numbers else ""


def page(understood: Understood) -> dict[str, Any]:
    """All that the page shows of it."""
    rows = source_rows(understood)
    window = understood.window or {}
    return {
        "understood": understood,
        "rows": rows,
        "missed": [row for row in rows if not row.said],
        "conferences": [conference_row(one, understood) for one in understood.conferences],
        "tasks": [task_row(number, one, understood) for number, one in enumerate(understood.tasks, 1)],
        "window": [vndate(day_of(text)) if text else "…" for text in (window.get("from"), window.get("to"))]
        if window
        else [],
        "issued_on": day_of(understood.document["date"]),
        "bases": [(one, day_of(one.date)) for one in understood.bases],
    }
