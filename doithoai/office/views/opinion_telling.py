"""Who is still to be told by telephone, on paper or face to face: nobody is forgotten because no wire reaches them."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from doithoai.core import codes
from doithoai.core.toasts import done as say_done
from doithoai.core.web import HouseRequest, office_page, page_of
from doithoai.notices import carriers
from doithoai.notices.models import Hand, Notice, NoticeSet
from doithoai.opinion import telling
from doithoai.opinion.models import Contact, Door, Opinion

RIGHTS = ("opinion.intake", "sealed.open")


def _rows(request: HouseRequest) -> NoticeSet:
    """For who receives in the whole authority, or holds what is sealed; not for the desk of one conference."""
    if not any(request.actor.everywhere(right) for right in RIGHTS):
        raise Http404
    return telling.untold(request.authority, request.actor)


def _notice(request: HouseRequest, public_id: str) -> Notice:
    return get_object_or_404(_rows(request), public_id=public_id)


def _opinions(ids: list[str]) -> dict[str, Any]:
    """The opinions by their id, and how each sender can be reached; the address itself stays closed."""
    own = Contact.objects.filter(submission=OuterRef("submission"))
    rows = (
        Opinion.objects.filter(public_id__in=ids)
        .select_related("matter", "submission")
        .annotate(
            has_phone=Exists(own.exclude(phone="")),
            has_address=Exists(own.exclude(address="")),
            has_email=Exists(own.exclude(email="")),
        )
    )
    return {row.public_id: row for row in rows}


@office_page(*RIGHTS)
def to_tell(request: HouseRequest, slug: str) -> HttpResponse:
    """The oldest first, with the ways that are known."""
    page = page_of(request, _rows(request))
    known = _opinions([row.about for row in page])
    context = {
        "page": page,
        "rows": [(row, known[row.about]) for row in page],
        "may_open_contact": request.actor.holds("contact.read"),
        "ways": [(Hand.PHONE, _("Told by telephone"), "phone"), (Hand.PRINT, _("Slip handed over or posted"), "print")],
        "by_chat": Hand.CHAT,
        "work": "inbox",
    }
    return render(request, "office/opinion/to_tell.html", context)


@office_page(*RIGHTS)
def slip(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """A sheet for the sender: the number, what is told, where to read on; nothing of who it is.

    For who wrote in a message group the same stands ready to be pasted, with the code that nobody told yet.
    """
    row = _notice(request, public_id)
    lookup = reverse("portal:lookup", args=[slug])
    address, code = carriers.full_link(lookup) or request.build_absolute_uri(lookup), telling.held_code(row)
    opinion = _opinions([row.about])[row.about]
    context = {
        "notice": row,
        "opinion": opinion,
        "address": address,
        "code": codes.grouped(code) if code else "",
        "paste": telling.to_paste(row, address=address, code=code) if opinion.submission.door == Door.CHAT else "",
        "by_chat": Hand.CHAT,
        "work": "inbox",
    }
    return render(request, "office/opinion/told_slip.html", context)


@require_POST
@office_page(*RIGHTS)
def told(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    telling.told(_notice(request, public_id), how=request.POST.get("how", ""), by=request.actor)
    say_done(request, _("Recorded: the sender was told."))
    return redirect("office:to_tell", slug)
