"""Links of casework on the pages of matters: only what this person may open."""

from __future__ import annotations

from typing import Any

from django import template
from django.urls import reverse
from django.utils.translation import gettext as _

from doithoai.opinion import triage

register = template.Library()


@register.inclusion_tag("office/casework/links.html", takes_context=True)
def matter_works(context: dict[str, Any]) -> dict[str, Any]:
    """Promise, refer, remark: for one matter."""
    matter, actor, slug = context["matter"], context["actor"], context["slug"]
    known = [
        ("commitment_new", _("Enter a commitment"), "plus", actor.holds("assignment.give")),
        ("referral_new", _("Refer"), "forward", actor.holds("referral.send") and triage.is_waiting(matter)),
        ("remark", _("Remark"), "speech", actor.holds("remark.write") and not matter.is_internal),
    ]
    links = [
        (reverse(f"office:{name}", args=[slug, matter.public_id]), words, icon)
        for name, words, icon, may in known
        if may and not matter.is_sealed
    ]
    return {"links": links}


@register.inclusion_tag("office/casework/links.html", takes_context=True)
def casework_lists(context: dict[str, Any]) -> dict[str, Any]:
    """Lists beside the list of matters."""
    actor, slug = context["actor"], context["slug"]
    known = [
        ("referrals", _("Referrals"), "forward", "referral.send"),
        ("verdicts", _("What senders say"), "speech", "opinion.triage"),
        ("remarks", _("Remarks of supervisors"), "eye", "opinion.triage"),
        ("extensions", _("Requests for more time"), "clock", "extension.approve"),
    ]
    return {
        "links": [
            (reverse(f"office:{name}", args=[slug]), words, icon)
            for name, words, icon, right in known
            if actor.holds(right)
        ]
    }
