"""My work today: what is late, due and soon for the roles I hold; the inbox of notices."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from doithoai.conference.models import Conference
from doithoai.core import clock
from doithoai.core.web import HouseRequest, office_page, page_of
from doithoai.notices import outbox
from doithoai.notices.models import Notice
from doithoai.office import first_steps, waiting
from doithoai.office.acting import form_page
from doithoai.office.forms.notices import PreferenceForm


@office_page()
def today(request: HouseRequest, slug: str) -> HttpResponse:
    """Things with a day in their order, then what waits for a role."""
    day = clock.today()
    counted = waiting.piles(request.actor, request.authority)
    piles, decisions = waiting.with_days(request.actor, counted, request.authority)
    things = [*waiting.things(request.actor, request.authority), *decisions]
    mine, unread = Notice.objects.inbox_of(request.actor.pk, request.authority).newest(6)
    groups = waiting.by_day(things, day)
    context: dict[str, Any] = {
        "day": day,
        "groups": groups,
        "piles": piles,
        "late": len(groups[0].things),
        "total": len(things) + sum(pile.number for pile in piles),
        "coming": waiting.coming(request.actor, Conference.objects.of(request.authority).coming(day)[:3]),
        "first_steps": first_steps.still_open(request.actor, request.authority),
        "notices": mine,
        "unread": unread,
        "counts": waiting.counts(counted),
        "work": "today",
    }
    return render(request, "office/today/today.html", context)


@office_page()
def notices(request: HouseRequest, slug: str) -> HttpResponse:
    """The own inbox; opening the page does not mark anything."""
    rows = Notice.objects.inbox_of(request.actor.pk, request.authority)
    context = {"page": page_of(request, rows), "unread": rows.unread().count(), "work": "today"}
    return render(request, "office/today/notices.html", context)


@require_POST
@office_page()
def notice_open(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """Read it and go where it leads; only inside this house."""
    row = get_object_or_404(Notice.objects.inbox_of(request.actor.pk, request.authority), public_id=public_id)
    outbox.mark_read(row)
    if row.path and url_has_allowed_host_and_scheme(row.path, allowed_hosts=None):
        return redirect(row.path)
    return redirect("office:notices", slug)


@office_page()
def preference(request: HouseRequest, slug: str) -> HttpResponse:
    """How one is told by e-mail; the page of notices holds everything anyway."""
    person = request.actor.person
    return form_page(
        request,
        PreferenceForm(request.POST or None, initial={"how": outbox.wanted_by(person)}),
        lambda data: outbox.prefer(person, data["how"]),
        lambda _made: redirect("office:notices", slug),
        said=_("Saved how you are told."),
        title=_("How you are told"),
        lede=_("Everything stands on the page of notices. This is about what also goes to your e-mail address."),
        warning=""
        if outbox.is_reached(person)
        else _("No e-mail reaches you: your address is missing, or no mail server is set."),
        submit=_("Save"),
        back=reverse("office:notices", args=[slug]),
        back_words=_("Notices"),
        work="today",
    )


@require_POST
@office_page()
def all_read(request: HouseRequest, slug: str) -> HttpResponse:
    outbox.mark_all_read(request.actor.person, request.authority)
    return redirect("office:notices", slug)
