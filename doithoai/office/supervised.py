"""What supervision leaves to do: remarks to reply to by a day, samples to ask about, replies a supervisor waits for."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from doithoai.casework import oversight, sampling
from doithoai.casework.models import Remark, Sample, SampledMatter
from doithoai.opinion.models import Matter
from doithoai.people.models import Authority
from doithoai.people.roles import Acting

#: Words, the line below, the day, the address, the act.
Line = tuple[str, str, date | None, str, str]


def to_reply(place: Authority, rows: QuerySet[Remark], most: int) -> list[Line]:
    """Each remark without a reply, with the day of the authority's rule."""
    waiting = list(oversight.unanswered(rows)[:most])
    days = oversight.due_days(place, waiting)
    return [
        (
            f"{row.matter.number} · {row.matter.title}",
            _("remark of %(body)s") % {"body": row.organisation.short_name},
            days[row.pk],
            reverse("office:remark_reply", args=[place.slug, row.public_id]),
            _("Reply"),
        )
        for row in waiting
    ]


def on_own_work(actor: Acting, place: Authority, most: int) -> list[Line]:
    """For who answers in an organisation; the coordinator sees the remarks on all matters."""
    bodies = actor.bodies_with("answer.draft")
    if not bodies or actor.holds("opinion.triage"):
        return []
    return to_reply(place, oversight.about_work_of(oversight.of(place), bodies), most)


def waiting(actor: Acting, place: Authority) -> list[tuple[str, str, Any, str, str, str]]:
    """Kinds of work, as `waiting.piles` counts them."""
    # Few wait: the remarks lead, not all matters of the authority (a planner without figures takes these).
    open_to_see = Matter.objects.of(place).unsealed().filter(pk=OuterRef("matter_id"))
    remarks = Remark.objects.filter(Exists(open_to_see), replied_at=None)
    own = actor.bodies_with(sampling.RIGHT)
    unpublished = Sample.objects.filter(authority=place, organisation__in=own, published_at=None)
    to_ask = SampledMatter.objects.filter(
        sample__in=unpublished, agrees="", matter__is_sealed=False, matter__is_internal=False
    )
    to_tell = unpublished.exclude(pk__in=to_ask.values("sample"))
    return [
        ("opinion.triage", _("remarks of supervisors without a reply"), remarks, "remarks", _("Reply"), "matters"),
        (
            "remark.write",
            _("remarks of supervisors without a reply"),
            remarks.filter(matter__is_internal=False),
            "remarks",
            _("Look"),
            "remarks",
        ),
        (sampling.RIGHT, _("drawn matters whose people are to be asked"), to_ask, "samples", _("Ask"), "remarks"),
        (sampling.RIGHT, _("samples whose finding is to be published"), to_tell, "samples", _("Publish"), "remarks"),
    ]
