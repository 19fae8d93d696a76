"""The channels of an announcement at the desk: what each did, whether it is enough, whom it reached, the log."""

from __future__ import annotations

from collections.abc import Mapping

from django.core import signing
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from doithoai.conference import airing_sheets, announcing, sufficing
from doithoai.conference.models import Announcement, Conference
from doithoai.core import sheets, toasts
from doithoai.core.transitions import Refused
from doithoai.core.web import HouseRequest, bound_refusal, office_page
from doithoai.office.forms.conference import ArrivalForm, ReasonForm
from doithoai.office.forms.people import SheetForm
from doithoai.office.views.conference import READ, conference_of
from doithoai.opinion.spreadsheets import reading
from doithoai.people.directory import organisations
from doithoai.people.models import Channel, Organisation

SALT = "office.broadcasts"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@office_page(*READ)
def channels(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """Channel by channel, then body by body."""
    row = conference_of(request, public_id)
    return render(request, "office/conference/channels.html", _page(request, row, ArrivalForm()))


def _page(request: HouseRequest, row: Conference, form: ArrivalForm) -> dict[str, object]:
    actor, told = request.actor, announcing.latest(row)
    everywhere = actor.everywhere("conference.read")
    reached = sufficing.recipients(row)
    own = actor.bodies_with("duty.work")
    return {
        "conference": row,
        "announcement": told,
        "standings": sufficing.standings(row),
        "last_day": announcing.last_day(row),
        "reached": [one for one in reached if everywhere or one.organisation.pk in own],
        "silent": sum(one.arrival is None for one in reached),
        "everywhere": everywhere,
        "own": own,
        "form": form,
        "may": {
            "announce": actor.everywhere("conference.announce"),
            "broadcast": actor.holds("broadcast.log"),
            "arrive": actor.holds("duty.work"),
            "arrive_for_others": actor.everywhere("duty.work"),
        },
    }


@office_page("conference.announce")
def channel_enough(request: HouseRequest, slug: str, public_id: str, channel: str) -> HttpResponse:
    """A named person takes it upon himself, with a reason."""
    row = conference_of(request, public_id)
    if channel not in Channel.values:
        raise Http404
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            reason = form.cleaned_data["reason"]
            sufficing.hold_enough(row, channel, reason=reason, person=request.actor.person, by=request.actor)
        except Refused as refusal:
            bound_refusal(form, refusal)
        else:
            toasts.done(request, _("Kept with your name. The log stays as it is."))
            return redirect("office:conference_channels", slug, public_id)
    context = {"conference": row, "form": form, "label": Channel(channel).label}
    return render(request, "office/conference/channel_enough.html", context, status=422 if form.is_bound else 200)


@require_POST
@office_page("duty.work")
def arrived(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """A body says that it has received the announcement, or somebody writes down that it said so."""
    row = conference_of(request, public_id)
    form = ArrivalForm(request.POST)
    bodies = organisations(request.authority)
    own = request.actor.bodies_with("duty.work")
    if not request.actor.everywhere("duty.work"):
        bodies = bodies.filter(pk__in=own)
    body = get_object_or_404(Organisation, pk__in=bodies.values("pk"), public_id=request.POST.get("organisation", ""))
    if form.is_valid():
        try:
            words = form.cleaned_data["told_by"]
            sufficing.arrive(row, body, by=request.actor, is_own=body.pk in own, told_by=words)
        except Refused as refusal:
            bound_refusal(form, refusal)
        else:
            toasts.done(request, _("Noted: %(body)s has received it.") % {"body": body.short_name})
            return redirect("office:conference_channels", slug, public_id)
    context = _page(request, row, form) | {"asked": body}
    return render(request, "office/conference/channels.html", context, status=422)


@office_page("broadcast.log")
def broadcast_template(request: HouseRequest, slug: str) -> HttpResponse:
    """The spreadsheet to fill in, with one line as an example."""
    example = ["03/12/2026", "05:30", "Truyền thanh cơ sở", "", "3", "Các cụm loa trong xã", "Nhật ký phát sóng số 12"]
    body = sheets.write_xlsx(airing_sheets.HEADER, [example], title="Nhật ký phát sóng", wide=("Bằng chứng",))
    response = HttpResponse(body, content_type=XLSX)
    response["Content-Disposition"] = 'attachment; filename="mau-nhat-ky-phat-song.xlsx"'
    return response


@office_page("broadcast.log")
def broadcast_import(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """Upload, look at what was understood, then take over all or nothing."""
    row = conference_of(request, public_id)
    told = announcing.latest(row)
    if told is not None and request.method == "POST" and "rows" in request.POST:
        return _commit(request, row, told)
    form = SheetForm(request.POST or None, request.FILES or None)
    context: dict[str, object] = {"conference": row, "announcement": told, "form": form}
    if told is not None and request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["file"]
        try:
            rows = reading.plain_rows(upload.read(), upload.name)
            context["preview"] = airing_sheets.read(told, rows, _bodies(request))
        except Refused as refusal:
            refusal.field = "file"
            bound_refusal(form, refusal)
        else:
            context["rows"] = signing.dumps([told.pk, list(rows.items())], salt=SALT, compress=True)
            return render(request, "office/conference/broadcast_import.html", context)
    return render(request, "office/conference/broadcast_import.html", context, status=422 if form.is_bound else 200)


def _commit(request: HouseRequest, row: Conference, told: Announcement) -> HttpResponse:
    try:
        version, pairs = signing.loads(request.POST["rows"], salt=SALT, max_age=3600)
    except signing.BadSignature as error:
        raise Refused(_("The preview is too old. Choose the file again.")) from error
    if version != told.pk:
        raise Refused(_("It was announced again meanwhile. Choose the file again."), code="state")
    rows: Mapping[int, list[str]] = dict(pairs)
    preview = airing_sheets.read(told, rows, _bodies(request))
    made = airing_sheets.commit(told, preview, by=request.actor)
    toasts.done(
        request,
        _("Taken over: %(made)s. In the log already: %(known)s.") % {"made": made, "known": len(preview.known)},
    )
    return redirect("office:conference_channels", request.authority.slug, row.public_id)


def _bodies(request: HouseRequest) -> list[Organisation]:
    bodies = organisations(request.authority)
    if not request.actor.everywhere("broadcast.log"):
        bodies = bodies.filter(pk__in=request.actor.organisation_ids)
    return list(bodies)
