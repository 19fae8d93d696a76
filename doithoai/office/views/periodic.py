"""Periodic and result reports: what falls due, one report with its figures, and what it is written with."""

from __future__ import annotations

from typing import Any

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from doithoai.core import clock, journal, sheets, uploads
from doithoai.core.badges import STATE_TONES
from doithoai.core.toasts import done as say_done
from doithoai.core.web import HouseRequest, office_page, page_of
from doithoai.documents import docx, pdf
from doithoai.documents.models import Paper
from doithoai.documents.profiles import profile
from doithoai.office.acting import form_page
from doithoai.office.forms.periodic import RequestForm, WhyForm, WordsForm
from doithoai.office.views.documents import TYPES
from doithoai.office.views.opinion_files import closed
from doithoai.office.views.reporting import XLSX
from doithoai.reporting import attached, calendar, dues, reading, report_papers, report_sheets, writing
from doithoai.reporting.models import Report, Rhythm
from doithoai.reporting.states import ReportState

#: Who looks on reads what was sent; who writes or decides reads more.
READ = ("report.read", "report.publish")
NEXT = {
    ReportState.DRAFT: gettext_lazy("the coordinator writes and submits it."),
    ReportState.SUBMITTED: gettext_lazy("the standing members approve it or send it back."),
    ReportState.APPROVED: gettext_lazy("the coordinator sends it; from then on it no longer changes."),
    ReportState.SENT: gettext_lazy("Sent; figures and words no longer change. A correction is a new version."),
}


def reports_of(request: HouseRequest) -> Any:
    """Those that this person may read."""
    rows = Report.objects.filter(authority=request.authority)
    if request.actor.holds("report.write"):
        return rows
    if request.actor.holds("report.receive"):
        return rows.exclude(state=ReportState.DRAFT)
    return rows.filter(state=ReportState.SENT)


def report_of(request: HouseRequest, public_id: str) -> Report:
    rows = reports_of(request).select_related("authority", "kind", "conference", "corrects")
    found: Report = get_object_or_404(rows, public_id=public_id)
    return found


@office_page(*READ)
def periodic_reports(request: HouseRequest, slug: str) -> HttpResponse:
    """What falls due in a year, with what became of it; then all reports."""
    today = clock.today()
    year = _year(request.GET.get("nam", ""), today.year)
    asked = dues.of_year(request.authority, year)
    may_write = request.actor.holds("report.write")
    seen = set(reports_of(request).values_list("pk", flat=True))
    rows = reports_of(request).defer("figures").select_related("kind").order_by("-created_at", "-pk")
    context = {
        "year": year,
        "years": (year - 1, year, year + 1),
        "lines": [
            (
                one,
                one.report if one.report and one.report.pk in seen else None,
                one.is_late(today),
                one.has_begun(today),
            )
            for one in asked
        ],
        "page": page_of(request, rows),
        "may_write": may_write,
        "may_keep": request.actor.holds("clock.manage"),
        "work": "figures",
    }
    return render(request, "office/reporting/reports.html", context)


def _year(typed: str, this: int) -> int:
    return int(typed) if typed.isdigit() and 2001 <= int(typed) <= 2099 else this


@require_POST
@office_page("report.write")
def periodic_report_begin(request: HouseRequest, slug: str) -> HttpResponse:
    """The draft of what falls due, with its figures."""
    occasion = writing.find_occasion(request.authority, request.POST.get("occasion", ""))
    report = writing.begin_report(request.authority, occasion, by=request.actor)
    say_done(request, _("Figures are counted. Next: write the parts in words."))
    return redirect("office:periodic_report", slug, report.public_id)


@office_page("report.write")
def periodic_report_request(request: HouseRequest, slug: str) -> HttpResponse:
    """A report that somebody asked for."""
    kinds = [one for one in calendar.in_force(request.authority, clock.today()) if one.rhythm == Rhythm.REQUEST]
    return form_page(
        request,
        RequestForm(request.POST or None),
        lambda data: writing.begin_on_request(_first(kinds), by=request.actor, **data),
        lambda made: redirect("office:periodic_report", slug, made.public_id),
        said=_("Figures are counted. Next: write the parts in words."),
        title=_("Report on request"),
        warning="" if kinds else _("The reporting calendar has no reports on request. Add such a line."),
        submit=_("Count and begin"),
        back=reverse("office:periodic_reports", args=[slug]),
        back_words=_("Reports"),
        work="figures",
    )


def _first(kinds: list[Any]) -> Any:
    if not kinds:
        raise writing.no_requests()
    return kinds[0]


@office_page(*READ)
def periodic_report(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    return report_page(request, report_of(request, public_id))


def report_page(request: HouseRequest, row: Report, form: WhyForm | None = None) -> HttpResponse:
    """One report: its figures, its words, what may be done next."""
    holds, state = request.actor.holds, row.state
    versions = Report.objects.filter(authority=row.authority, occasion=row.occasion).exclude(pk=row.pk)
    versions = versions.defer("figures").order_by("-version")
    places = reading.places(row.figures)
    context: dict[str, Any] = {
        "report": row,
        "next": NEXT[ReportState(state)],
        "rows": reading.rows(row.figures),
        "beside": {name: (since, until) for name, since, until in reading.compared(row.figures)},
        "places": places,
        "shares": [(_tone(code), n, words) for code, words, n in places if n],
        "hall": reading.hall(row.figures),
        "attendance": reading.attendance(row.figures),
        "bodies": [(one["name"], [one[code] for code in reading.BODY_WORDS]) for one in row.figures.get("bodies", [])],
        "body_heads": [str(words) for words in reading.BODY_WORDS.values()],
        "parts": _broken(row),
        "persisting": reading.persisting(row.figures),
        "left_out": reading.left_out(row.figures),
        "texts": [(reading.PART_WORDS[name], getattr(row, name)) for name in writing.TEXTS],
        "files": attached.of(row),
        "differences": reading.differences(row.corrects, row) if row.corrects else [],
        "versions": [one for one in versions if one.is_frozen or holds("report.write")],
        "came_later": writing.came_later(row) if row.is_frozen else 0,
        "untouched": row.is_frozen and writing.is_as_left(row),
        "paper": Paper.objects.filter(authority=row.authority, key=row.paper_key).first() if row.is_frozen else None,
        "history": journal.history(row),
        "form": form or WhyForm(),
        "may_write": state == ReportState.DRAFT and holds("report.write"),
        "may_decide": state == ReportState.SUBMITTED and holds("report.receive"),
        "may_send": state == ReportState.APPROVED and holds("report.write"),
        "may_correct": row.is_frozen
        and holds("report.write")
        and not versions.filter(version__gt=row.version).exists(),
        "may_publish": row.is_frozen and row.kind.rhythm == Rhythm.YEAR and holds("report.publish"),
        "may_draft": row.is_frozen and holds("paper.draft"),
        "reads_papers": holds("paper.read"),
        "work": "figures",
    }
    return render(request, "office/reporting/report.html", context, status=422 if form else 200)


def _tone(code: str) -> str:
    return "rest" if code == "waiting" else STATE_TONES["opinion.matter"][code]


def _broken(row: Report) -> list[tuple[Any, list[Any]]]:
    heads = {"linh-vuc": _("By field"), "hoi-nghi": _("By conference")}
    by = row.figures.get("by", {})
    return [(words, by[code]["rows"]) for code, words in heads.items() if by.get(code, {}).get("rows")]


@office_page("report.write")
def periodic_report_write(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """The parts in words; those of the last report of the line stand beside, to begin with."""
    row = report_of(request, public_id)
    earlier = writing.prior(row)
    kept = attached.of(row)
    initial = {name: getattr(row, name) for name in writing.TEXTS} | {"seen_edits": row.edits}
    if earlier is not None and request.GET.get("mau") == "1":
        initial |= {name: getattr(earlier, name) for name in writing.TEXTS if not initial[name]}
    form = WordsForm(kept, request.POST or None, request.FILES or None, initial=initial)
    return form_page(
        request,
        form,
        lambda data: writing.save_texts(row, by=request.actor, **data),
        lambda _made: redirect("office:periodic_report", slug, public_id),
        "office/reporting/report_write.html",
        _("Saved."),
        report=row,
        earlier=earlier,
        earlier_texts=[
            (reading.PART_WORDS[name], getattr(earlier, name))
            for name in writing.TEXTS
            if earlier and getattr(earlier, name)
        ],
        work="figures",
    )


@office_page(*READ)
def periodic_report_file(request: HouseRequest, slug: str, public_id: str, form: str) -> HttpResponse:
    """The report as Word or PDF in the form of the authority, or its figures as a table."""
    row = report_of(request, public_id)
    name = f"bao-cao-{row.public_id}-{row.version}.{form}"
    if form == "xlsx":
        body, kind = sheets.write_xlsx(*report_sheets.figures(row), title="Số liệu"), XLSX
    elif form in TYPES:
        said, look = report_papers.content(row), profile(row.authority.paper_profile)
        body, kind = (pdf if form == "pdf" else docx).render(said, look), TYPES[form]
    else:
        raise Http404
    response = HttpResponse(body, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@office_page(*READ)
def periodic_report_attached_file(request: HouseRequest, slug: str, public_id: str, file_id: str) -> FileResponse:
    """A file that goes with it, always as a download."""
    row = report_of(request, public_id)
    kept = attached.one_of(row, file_id)
    if kept is None:
        raise Http404
    name = f"bao-cao-{row.public_id}-{kept.public_id}.{uploads.suffix_of(kept.path)}"
    response = FileResponse(uploads.open_kept(kept.path), as_attachment=True, filename=name)
    closed(response)
    return response
