"""Requests about personal data: which of them somebody sees, and what of them stands on the page of today."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from doithoai.people.models import Authority
from doithoai.people.roles import Acting
from doithoai.privacy.asking import ENTERS
from doithoai.privacy.models import DataRequest, DataRequestSet
from doithoai.privacy.states import RIGHT, RequestState

READERS = (RIGHT, ENTERS, "sealed.open")
Line = tuple[str, str, date | None, str, str]


def visible(actor: Acting, place: Authority) -> DataRequestSet:
    """Of what is kept confidential the holders alone read, and these nothing else."""
    rows = DataRequest.objects.of(place)
    ordinary, sealed = actor.everywhere(RIGHT) or actor.everywhere(ENTERS), actor.everywhere("sealed.open")
    if ordinary and sealed:
        return rows
    return rows.filter(is_sealed=sealed) if ordinary or sealed else rows.none()


def kinds(actor: Acting, place: Authority) -> list[tuple[str, str, Any, str, str, str]]:
    """The kind of work, as `waiting.piles` counts it, for who decides."""
    right = RIGHT if actor.everywhere(RIGHT) else "sealed.open"
    rows = visible(actor, place).open()
    return [(right, _("requests about personal data to decide"), rows, "data_requests", _("Decide"), "inbox")]


def waiting(actor: Acting, place: Authority, most: int) -> list[Line]:
    """Words, what stands below them, the day, where it is done and the act."""
    rows = visible(actor, place).open().order_by("due_on", "pk")[:most]
    return [
        (
            f"{row.number} · {row.get_kind_display()}",
            _("request about personal data"),
            row.answer_by if row.state == RequestState.RECEIVED else row.due_on,
            reverse("office:data_request", args=[place.slug, row.public_id]),
            _("Answer") if row.state == RequestState.RECEIVED else _("Decide"),
        )
        for row in rows
    ]
