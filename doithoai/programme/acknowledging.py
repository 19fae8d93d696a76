"""A body that received the issued plan says so, and how it made the plan known (S-64)."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from doithoai.core import clock
from doithoai.core.actors import Actor, Scope
from doithoai.core.journal import register_verb
from doithoai.core.transitions import Refused, amend
from doithoai.notices import outbox
from doithoai.people import directory
from doithoai.people.models import Organisation
from doithoai.programme import planning
from doithoai.programme.models import Acknowledgement, Plan, Recipient
from doithoai.programme.states import PlanState

register_verb("plan.acknowledged", _("A body confirmed that it received the plan"))


def receivers(plan: Plan) -> list[Organisation]:
    """Every body that the lines of recipients stand for, each once."""
    found: dict[int, Organisation] = {}
    for line in plan.recipients.prefetch_related("organisations"):
        found |= {body.pk: body for body in line.organisations.all()}
    return list(found.values())


def count(plan: Plan) -> tuple[int, int]:
    """How many bodies have said that they made the plan known, of how many that received it."""
    received = set(
        Recipient.organisations.through.objects.filter(recipient__plan=plan).values_list("organisation", flat=True)
    )
    told = set(plan.acknowledgements.values_list("organisation", flat=True))
    return len(told), len(received | told)


def tell_receivers(plan: Plan) -> None:
    """Whoever is to make the plan known hears of it once: a notice for each committee that received it (S-64)."""
    for body in receivers(plan):
        outbox.tell(
            plan.authority,
            directory.people_with(plan.authority, "plan.acknowledge", body),
            key=f"plan-issued:{plan.pk}:{body.pk}",
            subject=f"{plan.citation}: thông tin, tuyên truyền rộng rãi",
            body=f"{plan.title}. Đề nghị {body.name} thông tin rộng rãi đến cán bộ, đảng viên, nhân dân và xác nhận.",
            path=f"/{plan.authority.slug}/van-phong/ke-hoach/{plan.public_id}/",
        )


def acknowledge(plan: Plan, *, organisation: Organisation, how: str, by: Actor) -> Acknowledgement:
    """Confirm receipt for one's own body; a second time changes nothing and says so."""
    planning.refuse_when_over(plan)
    if plan.state != PlanState.ISSUED:
        raise Refused(_("The plan has not been issued, there is nothing to confirm yet."), code="state")
    if organisation.authority_id != plan.authority_id or not by.may(
        "plan.acknowledge", Scope(plan.authority_id, frozenset({organisation.pk}))
    ):
        raise Refused(_("You do not have the right to do this here. Ask the coordinator."), code="right")
    if not how.strip():
        raise Refused(_("Say how the plan was made known: by which means, to whom."), field="how")
    with transaction.atomic():
        row, made = Acknowledgement.objects.get_or_create(
            plan=plan, organisation=organisation, defaults={"at": clock.now(), "how": how.strip()}
        )
        if not made:
            raise Refused(_("Your body has already confirmed this plan."), code="twice")
        facts = {"organisation": organisation.code}
        amend(plan, "plan.acknowledged", by=by, right="plan.acknowledge", facts=facts, allowed=True)
    return row
