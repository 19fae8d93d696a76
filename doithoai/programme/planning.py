"""A year plan from its first draft to the paper that is issued, and its amendments (Plan: Kế hoạch)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext_lazy as _

from doithoai.core import clock
from doithoai.core.actors import Actor
from doithoai.core.journal import Typed, register_verb
from doithoai.core.transitions import Refused, allow, begin, move
from doithoai.core.transitions import amend as note
from doithoai.people.models import Authority, HeadKind
from doithoai.programme import checking, copying
from doithoai.programme.checking import Problem
from doithoai.programme.models import Plan
from doithoai.programme.states import CLOSE, ISSUE, REPLACE, SEND_BACK, SUBMIT, PlanState

register_verb("plan.begin", _("Plan drafted"))
register_verb("plan.write", _("Plan text changed"))
register_verb("plan.amendment", _("Amendment of the plan begun"))

MOTTO = "Trọng dân, gần dân, hiểu dân, học dân và có trách nhiệm với dân"
#: Columns that the editor may change while the plan is a draft.
TEXTS = frozenset(
    {
        "title",
        "lead_in",
        "purposes",
        "requirements",
        "motto",
        "audience_reason",
        "form_text",
        "regime_text",
        "procedure",
        "front_role",
        "final_words",
        "signing_authority",
        "signer_position",
        "signer_name",
        "place",
    }
)


def draft(
    authority: Authority,
    *,
    year: int,
    title: str = "",
    by: Actor,
    read_number: str = "",
    read_day: date | None = None,
    **texts: Any,
) -> Plan:
    """Begin the plan of a year; a second one of the same year is an amendment instead.

    What was read from a paper keeps its number and day for the issue.
    """
    if Plan.objects.filter(authority=authority, year=year).exists():
        raise Refused(
            _("There is already a plan for %(year)s. Open it; when it is issued, amend it.") % {"year": year},
            code="twice",
            field="year",
        )
    values = _usual(authority, year) | {name: text for name, text in texts.items() if name in TEXTS}
    plan = Plan(authority=authority, year=year, written_by=by.pk, read_number=read_number, read_day=read_day, **values)
    plan.title = title or plan.title
    return begin(plan, "plan.begin", by=by, right="plan.write", facts={"year": year})


def draft_like(previous: Plan, *, year: int, by: Actor) -> Plan:
    """Begin the plan of a year with the parts of an earlier one; periods move along with the year."""
    with transaction.atomic():
        texts = {name: getattr(previous, name) for name in TEXTS - {"title"}}
        title = previous.title.replace(str(previous.year), str(year))
        plan = draft(previous.authority, year=year, title=title, by=by, **texts)
        copying.copy_parts(previous, plan, years=year - previous.year)
    return plan


def write(plan: Plan, *, by: Actor, **texts: Any) -> None:
    """Change texts of a draft."""
    if unknown := set(texts) - TEXTS:
        raise ValueError(f"not a text of a plan: {sorted(unknown)}")
    require_draft(plan)
    changed = {name: text for name, text in texts.items() if getattr(plan, name) != text}
    if changed:
        note(plan, "plan.write", by=by, right="plan.write", facts={"parts": sorted(changed)}, **changed)


def require_draft(plan: Plan) -> None:
    """Refuse unless the text may still be changed."""
    refuse_when_over(plan)
    if plan.state != PlanState.DRAFT:
        raise Refused(_("This plan is no longer a draft. Once issued it changes only by an amendment."), code="state")


def refuse_when_over(plan: Plan) -> None:
    """Refuse what would change the plan of a closed year."""
    if plan.over_words:
        raise Refused(plan.over_words, code="over")


def submit(plan: Plan, *, by: Actor) -> None:
    """Hand the draft to those who decide."""
    allow(by, SUBMIT.right, plan)
    if not plan.planned.exists():
        raise Refused(_("The plan has no conference yet. Enter at least one."), code="empty")
    move(plan, SUBMIT, by=by)


def send_back(plan: Plan, *, reason: str, by: Actor) -> None:
    """Back to the writer, with what is to be changed."""
    if not reason.strip():
        raise Refused(_("Say what is to be changed."), field="reason")
    move(plan, SEND_BACK, by=by, facts={"reason": reason.strip()})


def issue(
    plan: Plan, *, number: str, on: date | None, by: Actor, override_reason: str = "", paper_ref: str = ""
) -> Plan:
    """Number and date make the plan binding; an amendment replaces the version before it."""
    found = may_be_issued(plan, number=number, on=on, by=by, override_reason=override_reason)
    day = on or clock.today()
    facts = {"number": number.strip(), "on": day.isoformat(), "points": [problem.code for problem in found]}
    if found:
        facts["reason"] = override_reason.strip()
    with transaction.atomic():
        for earlier in Plan.objects.filter(authority=plan.authority_id, year=plan.year, state=PlanState.ISSUED).exclude(
            pk=plan.pk
        ):
            move(earlier, REPLACE, by=by, facts={"by_version": plan.version})
        move(plan, ISSUE, by=by, facts=facts, number_text=number.strip(), issued_on=day, paper_ref=paper_ref)
    return plan


def may_be_issued(plan: Plan, *, number: str, on: date | None, by: Actor, override_reason: str = "") -> list[Problem]:
    """Refuse what cannot be issued; returns the open points that the reason covers."""
    allow(by, ISSUE.right, plan)
    refuse_when_over(plan)
    if plan.state not in ISSUE.sources:
        raise Refused(_("This plan has not been submitted, or it is issued already."), code="state")
    if not number.strip() or on is None:
        raise Refused(_("A plan is issued with a number and a date."), field="number")
    if _number_taken(plan, number.strip()):
        raise Refused(_("This number is already on another plan."), code="twice", field="number")
    found = checking.problems(plan, on=on)
    if any(problem.is_must for problem in found):
        raise Refused(next(problem.sentence for problem in found if problem.is_must), code="problem")
    if found and not override_reason.strip():
        raise Refused(
            _("There are open points. Correct them, or say why the plan is issued all the same."),
            code="reason",
            field="override_reason",
        )
    return found


def amend(plan: Plan, *, reason: str, by: Actor, read_number: str = "", read_day: date | None = None) -> Plan:
    """A new version of an issued plan, as a draft with the same parts; the issued one stays until then."""
    refuse_when_over(plan)
    if plan.state != PlanState.ISSUED:
        raise Refused(_("Only a plan that is in force can be amended."), code="state")
    if not reason.strip():
        raise Refused(_("Say why the plan is amended."), field="reason")
    if Plan.objects.filter(amends=plan).exclude(state=PlanState.REPLACED).exists():
        raise Refused(_("An amendment of this plan is already being written."), code="twice")
    with transaction.atomic():
        newest = Plan.objects.filter(authority=plan.authority_id, year=plan.year).aggregate(top=models.Max("version"))[
            "top"
        ]
        version = Plan(
            authority=plan.authority,
            year=plan.year,
            version=newest + 1,
            amends=plan,
            amend_reason=reason.strip(),
            written_by=by.pk,
            read_number=read_number,
            read_day=read_day,
            **{name: getattr(plan, name) for name in TEXTS},
        )
        begin(version, "plan.amendment", by=by, right="plan.write", facts={"reason": reason.strip()})
        copying.copy_parts(plan, version, is_version=True)
    return version


def close(plan: Plan, *, by: Actor, reason: str = "", left: Sequence[str] = ()) -> None:
    """The year is over; `left` says what stays open, and for that a reason is given (reporting.closing looks)."""
    facts: dict[str, Any] = {"left": list(left)} if left else {}
    if reason.strip():
        facts["reason"] = Typed(reason.strip()[:300])
    move(plan, CLOSE, by=by, facts=facts)


def _number_taken(plan: Plan, number: str) -> bool:
    same = Plan.objects.filter(authority=plan.authority_id, number_text=number).exclude(pk=plan.pk)
    return same.exclude(year__lt=plan.year - 5).exists()


def _usual(authority: Authority, year: int) -> dict[str, str]:
    """What most plans of such a body say; everything can be changed."""
    party = authority.head_kind == HeadKind.PARTY
    return {
        "title": f"Kế hoạch tiếp xúc, đối thoại trực tiếp của {authority.head_title} với nhân dân năm {year}",
        "motto": MOTTO,
        "form_text": "Tổ chức hội nghị tiếp xúc, đối thoại trực tiếp.",
        "regime_text": f"{authority.head_title} chủ trì và trực tiếp tiếp xúc, đối thoại.",
        "signing_authority": "T/M BAN THƯỜNG VỤ" if party else "TM. ỦY BAN NHÂN DÂN",
        "signer_position": "BÍ THƯ" if party else "CHỦ TỊCH",
        "place": authority.place_name,
    }
