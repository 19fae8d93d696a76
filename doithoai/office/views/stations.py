"""Stations at the desk and on the telephone: what was broadcast today, the daily times, how letters are read aloud."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from doithoai.conference import evidence, reading_aloud, stations
from doithoai.conference.models import Abbreviation, Announcement, Slot
from doithoai.core import clock, toasts
from doithoai.core.formats import vnmoment
from doithoai.core.web import HouseRequest, office_page
from doithoai.office.acting import form_page
from doithoai.office.forms.stations import AbbreviationForm, AiredForm, SlotForm
from doithoai.people.directory import organisations


def _bodies(request: HouseRequest) -> frozenset[int] | None:
    """Whose times one sees: all, or those of the own stations."""
    actor = request.actor
    return None if actor.everywhere("broadcast.log") else actor.bodies_with("broadcast.log")


@office_page("broadcast.log")
def airing(request: HouseRequest, slug: str) -> HttpResponse:
    """What a station does on its telephone: one press for each time at which it broadcast."""
    return _airing(request, AiredForm())


def _airing(request: HouseRequest, form: AiredForm) -> HttpResponse:
    rows = stations.slots(request.authority, _bodies(request))
    told = stations.current(request.authority)
    context = {
        "groups": [(one, stations.airings(one, rows)) for one in told],
        "next": stations.next_airing(rows),
        "slots": rows,
        "form": form,
        "work": "conferences",
    }
    return render(request, "office/conference/airing.html", context, status=422 if form.is_bound else 200)


@require_POST
@office_page("broadcast.log")
def aired(request: HouseRequest, slug: str, public_id: str, slot_id: str) -> HttpResponse:
    """“It was broadcast”, with a picture if there is one."""
    published = Announcement.objects.filter(conference__authority=request.authority).select_related(
        "conference__authority"
    )
    told = get_object_or_404(published, public_id=public_id)
    slot = _slot(request, slot_id)
    form = AiredForm(request.POST, request.FILES)
    day = parse_date(request.POST.get("day", "")) or clock.today()
    if not form.is_valid():
        return _airing(request, form)
    files = form.cleaned_data["file"]
    file = evidence.keep(request.authority, *files[0]) if files else None
    made = stations.aired(told, slot, day=day, by=request.actor, file=file)
    words = _("Logged: %(moment)s, in time.") if made.in_time else _("Logged: %(moment)s, after the last day.")
    toasts.done(request, words % {"moment": vnmoment(made.aired_at)})
    return redirect("office:airing", slug)


def _slot(request: HouseRequest, public_id: str) -> Slot:
    rows = Slot.objects.filter(organisation__authority=request.authority).select_related("organisation")
    bodies = _bodies(request)
    return get_object_or_404(rows if bodies is None else rows.filter(organisation__in=bodies), public_id=public_id)


@office_page("broadcast.log")
def station_slots(request: HouseRequest, slug: str) -> HttpResponse:
    """The daily times of the stations; entered by the station itself, or by the coordinator."""
    bodies, own = organisations(request.authority), _bodies(request)
    if own is not None:
        bodies = bodies.filter(pk__in=own)
    return form_page(
        request,
        SlotForm(bodies, request.POST or None),
        lambda data: stations.add(by=request.actor, **data),
        lambda _made: redirect("office:slots", slug),
        "office/conference/slots.html",
        _("Saved."),
        rows=stations.slots(request.authority, own),
        work="conferences",
    )


@require_POST
@office_page("broadcast.log")
def slot_end(request: HouseRequest, slug: str, slot_id: str) -> HttpResponse:
    stations.end(_slot(request, slot_id), by=request.actor)
    return redirect("office:slots", slug)


@office_page("conference.announce")
def abbreviations(request: HouseRequest, slug: str) -> HttpResponse:
    """The letters of the authority, as the announcer says them."""
    return form_page(
        request,
        AbbreviationForm(request.POST or None),
        lambda data: reading_aloud.add(request.authority, by=request.actor, **data),
        lambda _made: redirect("office:abbreviations", slug),
        "office/conference/abbreviations.html",
        _("Saved."),
        rows=reading_aloud.listed(request.authority),
        work="conferences",
    )


@require_POST
@office_page("conference.announce")
def abbreviation_end(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    row = get_object_or_404(Abbreviation, authority=request.authority, public_id=public_id)
    reading_aloud.end(row, by=request.actor)
    return redirect("office:abbreviations", slug)
