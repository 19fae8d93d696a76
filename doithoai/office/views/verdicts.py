"""What senders say of the answers: the list, what was said by telephone, and what becomes of a "not yet"."""

from __future__ import annotations

from typing import Any

from django.db.models import Case, F, Q, QuerySet, When
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from doithoai.casework import verdicts
from doithoai.casework.models import Verdict
from doithoai.core import sheets
from doithoai.core.web import HouseRequest, office_page, page_of
from doithoai.office.acting import form_page
from doithoai.office.forms.casework import ReasonForm
from doithoai.office.forms.verdicts import ToldForm, VerdictFilter
from doithoai.office.views.assignments import matter_url
from doithoai.opinion.models import Opinion
from doithoai.opinion.states import RESULTS

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
EXPORTED = 20_000
HEADER = ("Số ý kiến", "Số vấn đề", "Vấn đề", "Cơ quan chủ trì", "Ngày", "Cách ghi nhận", "Mức độ", "Quyết định", "Hạn")


def _narrowed(request: HouseRequest) -> tuple[VerdictFilter, QuerySet[Verdict]]:
    """The last word of each sender, as the address filters it; what waits for a decision on top."""
    form = VerdictFilter(request.authority, request.GET)
    rows = verdicts.latest(request.authority).select_related("opinion__matter__lead", "answer")
    if form.is_valid():
        rows = rows.filter(_asked(form.cleaned_data))
    waits = Case(When(due_on__isnull=False, decision="", then=0), default=1)
    return form, rows.annotate(waits=waits).order_by("waits", F("due_on").asc(nulls_last=True), "-pk")


def _asked(wanted: dict[str, Any]) -> Q:
    found = Q(grade=wanted["grade"]) if wanted["grade"] else Q()
    if wanted["decided"] == "open":
        found &= Q(due_on__isnull=False, decision="", opinion__matter__state__in=RESULTS)
    elif wanted["decided"]:
        found &= Q(decision=wanted["decided"])
    if wanted["lead"]:
        found &= Q(opinion__matter__lead=wanted["lead"])
    if wanted["conference"]:
        found &= Q(opinion__matter__conference=wanted["conference"])
    return found


@office_page("opinion.triage")
def verdicts_list(request: HouseRequest, slug: str) -> HttpResponse:
    form, rows = _narrowed(request)
    context = {"page": page_of(request, rows), "form": form, "query": request.GET.urlencode(), "work": "matters"}
    return render(request, "office/casework/verdicts.html", context)


@office_page("opinion.triage")
def export(request: HouseRequest, slug: str) -> HttpResponse:
    """The same filter; neither words nor anything else of who said it."""
    _form, rows = _narrowed(request)
    response = HttpResponse(sheets.write_xlsx(HEADER, map(_line, rows[:EXPORTED])), content_type=XLSX)
    response["Content-Disposition"] = 'attachment; filename="danh-gia.xlsx"'
    return response


def _line(row: Verdict) -> list[Any]:
    matter = row.opinion.matter
    lead = matter.lead.name if matter.lead else ""
    told = row.created_at.date(), row.get_door_display(), row.get_grade_display(), row.get_decision_display()
    return [row.opinion.number, matter.number, matter.title, lead, *map(_plain, told), row.due_on]


def _plain(value: Any) -> Any:
    return str(value) if not hasattr(value, "year") else value


def _verdict(request: HouseRequest, public_id: str) -> Verdict:
    rows = Verdict.objects.filter(opinion__authority=request.authority, opinion__matter__is_sealed=False)
    return get_object_or_404(rows.select_related("opinion__matter__authority", "answer"), public_id=public_id)


@office_page("opinion.triage")
def uphold(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """A "not yet" that the coordinator agrees with reopens the matter."""
    row = _verdict(request, public_id)
    matter = row.opinion.matter
    return form_page(
        request,
        ReasonForm(request.POST or None, initial={"reason": row.words}),
        lambda data: verdicts.uphold(row, by=request.actor, **data),
        lambda _made: redirect(matter_url(request, matter)),
        said=_("The matter is open again; the sender is told."),
        title=_("Reopen %(number)s") % {"number": matter.number},
        lede=matter.title,
        submit=_("Reopen the matter"),
        back=reverse("office:verdicts", args=[slug]),
        back_words=_("What senders say"),
        work="matters",
    )


@office_page("opinion.triage")
def refuse(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """The matter stays closed; the reason goes to the sender."""
    row = _verdict(request, public_id)
    return form_page(
        request,
        ReasonForm(request.POST or None),
        lambda data: verdicts.refuse(row, by=request.actor, **data),
        lambda _made: redirect("office:verdicts", slug),
        said=_("Recorded; the sender is told why."),
        title=_("Reply to the sender of %(number)s") % {"number": row.opinion.number},
        lede=_("The matter stays closed. The sender reads the reason, in words that need no further explanation."),
        submit=_("Send the reason"),
        back=reverse("office:verdicts", args=[slug]),
        back_words=_("What senders say"),
        work="matters",
    )


@office_page("opinion.intake")
def told(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """What a sender said by telephone or at the counter; who takes in at one conference alone has no part in it."""
    if not request.actor.everywhere(verdicts.RECORDS):
        raise Http404
    rows = Opinion.objects.filter(authority=request.authority, matter__is_sealed=False)
    row = get_object_or_404(rows.select_related("matter__authority"), public_id=public_id)
    return form_page(
        request,
        ToldForm(request.POST or None),
        lambda data: verdicts.record(row, by=request.actor, **data),
        lambda _made: redirect("office:opinion", slug, public_id),
        said=_("Recorded what the sender said."),
        title=_("What the sender of %(number)s says of the answer") % {"number": row.number},
        lede=row.matter.title,
        submit=_("Record"),
        back=reverse("office:opinion", args=[slug, public_id]),
        back_words=row.number,
        work="inbox",
    )
