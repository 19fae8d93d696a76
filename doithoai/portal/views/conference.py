"""What everybody may know: the next conference, and what was announced."""

from __future__ import annotations

from django.db.models import Count, Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from doithoai.casework import carrying
from doithoai.casework.models import Commitment
from doithoai.conference import announcing, appointing, calendar, hall_rules, result_telling
from doithoai.conference.models import Announcement, Conference
from doithoai.conference.states import ConferenceState
from doithoai.core import clock, journal
from doithoai.core.web import HouseRequest, page_of, public_page
from doithoai.documents import pdf
from doithoai.documents.profiles import profile
from doithoai.live import results
from doithoai.programme.models import Plan


@public_page
def home(request: HouseRequest, slug: str) -> HttpResponse:
    day = clock.today()
    rows = Conference.objects.of(request.authority).public().with_told()
    coming = [one for one in rows.coming(day) if one.day is None or one.day >= day]
    plan = plan_in_force(request)
    promises = Commitment.objects.of(request.authority).public()
    context = {
        "coming": coming[0] if coming else None,
        "later": coming[1:4],
        "plan": plan,
        "held": _held(plan),
        "promises": promises.aggregate(
            all=Count("pk"),
            done=Count("pk", filter=Q(state="done")),
            late=Count("pk", filter=Q(state="open", due_on__lt=day)),
        ),
        "newest": promises.for_list().order_by("-promised_on", "-pk")[:3],
    }
    return render(request, "portal/conference/home.html", context)


def plan_in_force(request: HouseRequest) -> Plan | None:
    """Of the newest year; when that is closed it stands there until the next one is issued."""
    return Plan.objects.of(request.authority).in_force().first()


def _held(plan: Plan | None) -> dict[str, int]:
    """Conferences of the plan in force: how many took place, of how many promised."""
    after = [ConferenceState.CONCLUDED, ConferenceState.CLOSED]
    rows = Conference.objects.filter(planned__plan=plan) if plan else Conference.objects.none()
    return rows.aggregate(all=Count("pk"), done=Count("pk", filter=Q(state__in=after)))


@public_page
def conferences(request: HouseRequest, slug: str) -> HttpResponse:
    rows = Conference.objects.of(request.authority).public().with_told().order_by("-day", "-pk")
    context = {"page": page_of(request, rows), "plan": plan_in_force(request)}
    return render(request, "portal/conference/conferences.html", context)


def conference_of(request: HouseRequest, public_id: str) -> Conference:
    rows = Conference.objects.of(request.authority).public().with_told().select_related("authority")
    return get_object_or_404(rows, public_id=public_id)


@public_page
def conference(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    row = conference_of(request, public_id)
    told: list[Announcement] = row.told  # type: ignore[attr-defined]  # with_told
    covered = announcing.coverage(row)
    context = {
        "conference": row,
        "rules": hall_rules.of(row),
        "told": told[0],
        "earlier": told[1:],
        "is_stale": told[0].state == "stale",
        "labels": [label for _state, label in _life()],
        "step": next((n for n, (state, _label) in enumerate(_life()) if state == row.state), -1),
        "chairs": appointing.chairs(row),
        "coverage": covered,
        "told_on": announcing.told_on(covered),
        "last_day": announcing.last_day(row) if row.day == told[0].day else None,
        "history": journal.history(row, public=True),
        "carried": carrying.carried_to(row, public=True),
        "results": results.of(row),
        "results_told": result_telling.coverage(row),
        "results_due": result_telling.last_day(row),
        "can_send": row.state in (ConferenceState.SCHEDULED, ConferenceState.ANNOUNCED),
    }
    return render(request, "portal/conference/conference.html", context)


def _life() -> list[tuple[str, str]]:
    return [
        (ConferenceState.SCHEDULED, _("Day fixed")),
        (ConferenceState.ANNOUNCED, _("Announced, opinions are received")),
        (ConferenceState.IN_SESSION, _("In session")),
        (ConferenceState.CONCLUDED, _("Concluded")),
        (ConferenceState.CLOSED, _("Promises are followed up")),
    ]


@public_page
def conference_results(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """What was asked and promised, as the sheet that hangs on the boards."""
    row = conference_of(request, public_id)
    found = results.of(row)
    if found is None:
        raise Http404
    body = pdf.render(results.sheet(row, found), profile(request.authority.paper_profile))
    response = HttpResponse(body, content_type="application/pdf")
    response["Content-Disposition"] = 'attachment; filename="ket-qua-doi-thoai.pdf"'
    return response


@public_page
def announcement(request: HouseRequest, slug: str, public_id: str, version: int) -> HttpResponse:
    """One version as it was published; earlier ones stay readable."""
    row = conference_of(request, public_id)
    told: list[Announcement] = row.told  # type: ignore[attr-defined]  # with_told
    found = next((one for one in told if one.version == version), None)
    if found is None:
        raise Http404
    context = {"conference": row, "told": found, "is_newest": found == told[0]}
    return render(request, "portal/conference/announcement.html", context)


@public_page
def conference_ics(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    row = conference_of(request, public_id)
    told: list[Announcement] = row.told  # type: ignore[attr-defined]  # with_told
    newest = told[0]
    newest.conference = row
    address = request.build_absolute_uri(request.path.removesuffix("lich.ics"))
    response = HttpResponse(calendar.ics(newest, address=address), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="hoi-nghi.ics"'
    return response
