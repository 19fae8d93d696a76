"""The plan and its paper are issued in one go: number from the book or typed, files kept for good."""

from __future__ import annotations

import re
from datetime import date

from django.utils.translation import gettext_lazy as _

from doithoai.core.actors import Actor
from doithoai.core.transitions import Refused
from doithoai.documents import issuing
from doithoai.documents.models import Paper
from doithoai.programme import papers, planning
from doithoai.programme.models import Plan


def issue(plan: Plan, *, on: date | None, by: Actor, number: str = "", override_reason: str = "") -> Plan:
    """Issue with the next number of the book, or with the number that another registry gave."""
    planning.may_be_issued(plan, number=number or "next", on=on, by=by, override_reason=override_reason)
    paper = _paper(plan, by=by)
    if not paper.is_issued:
        typed = _typed(number)
        issuing.issue(paper, by=by, day=on, number=typed, reason=number.strip() if typed else "")
    return planning.issue(
        plan,
        number=number.strip() or paper.number_text,
        on=on,
        by=by,
        override_reason=override_reason,
        paper_ref=paper.public_id,
    )


def _paper(plan: Plan, *, by: Actor) -> Paper:
    """The paper of this version, signed; the one that is there when an earlier attempt stopped half-way."""
    whole = Plan.objects.whole().get(pk=plan.pk)
    paper = issuing.draft(
        plan.authority,
        content=papers.plan_content(whole),
        by=by,
        subject=plan.title,
        about_kind="programme.plan",
        about_id=plan.pk,
        public=True,
        key=f"plan:{plan.pk}",
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
