"""The plan and its paper are issued in one go: number from the book or typed, files kept for good."""

from __future__ import annotations

import re
from datetime import date

from django.utils.translation import gettext_lazy as _

from doithoai.core.actors import Actor
from doithoai.core.transitions import Refused
from doithoai.documents import issuing
from doithoai.documents.content import Content
from doithoai.documents.models import Paper
from doithoai.programme import acknowledging, papers, planning
from doithoai.programme.models import Plan


def issue(
    plan: Plan, *, on: date | None, by: Actor, number: str = "", override_reason: str = "", as_whole: bool = False
) -> Plan:
    """Issue with the next number of the book, or with the number that another registry gave.

    The paper of an amendment says what changes; `as_whole` prints the whole plan anew instead.
    """
    planning.may_be_issued(plan, number=number or "next", on=on, by=by, override_reason=override_reason)
    paper = _paper(plan, as_whole=as_whole, by=by)
    if not paper.is_issued:
        typed = _typed(number)
        issuing.issue(paper, by=by, day=on, number=typed, reason=number.strip() if typed else "")
    planning.issue(
        plan,
        number=number.strip() or paper.number_text,
        on=on,
        by=by,
        override_reason=override_reason,
        paper_ref=paper.public_id,
    )
    acknowledging.tell_receivers(plan)
    return plan


def paper_key(plan: Plan) -> str:
    """What the paper of the whole plan is kept under."""
    return f"plan:{plan.pk}"


def change_key(plan: Plan) -> str:
    """What the paper of what an amendment changes is kept under."""
    return f"plan:{plan.pk}:change"


def is_adjustment(plan: Plan, *, as_whole: bool = False) -> bool:
    return plan.amends_id is not None and not as_whole


def content_of(plan: Plan, *, as_whole: bool = False) -> Content:
    """What the paper of this version says; of `Plan.objects.whole()`."""
    return papers.adjustment(plan) if is_adjustment(plan, as_whole=as_whole) else papers.plan_content(plan)


def _paper(plan: Plan, *, as_whole: bool, by: Actor) -> Paper:
    """The paper of this version, signed; the one that is there when an earlier attempt stopped half-way."""
    whole = Plan.objects.whole().get(pk=plan.pk)
    paper = issuing.draft(
        plan.authority,
        content=content_of(whole, as_whole=as_whole),
        by=by,
        subject=f"Điều chỉnh: {plan.title}" if is_adjustment(plan, as_whole=as_whole) else plan.title,
        about_kind="programme.plan",
        about_id=plan.pk,
        public=True,
        key=change_key(plan) if is_adjustment(plan, as_whole=as_whole) else paper_key(plan),
    )
    if paper.state == "draft":
        issuing.sign(paper, by=by, name=plan.signer_name, position=plan.signer_position)
    return paper


def _typed(number: str) -> int | None:
    """The number at the beginning of "21-KH/ĐU"; None when nothing was typed."""
    found = re.match(r"\s*(\d+)", number)
    if number.strip() and found is None:
        raise Refused(_("A number begins with digits, for example 21-KH/ĐU."), field="number")
    return int(found[1]) if found else None
