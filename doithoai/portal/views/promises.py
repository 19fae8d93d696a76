"""The public ledger: what was promised, by whom, until when, and was it kept; results of what people raised."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Count, F, Prefetch, Q
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from doithoai.casework.models import Answer, Commitment, CommitmentSet
from doithoai.casework.states import AnswerState, CommitmentState
from doithoai.core import clock, journal, sheets, uploads, vietnamese
from doithoai.core.web import HouseRequest, page_of, public_page
from doithoai.opinion.models import Matter, MatterSet
from doithoai.portal.forms.casework import LedgerFilter, ResultFilter
from doithoai.reporting import figures, kept, tables

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"


def _counted(rows: CommitmentSet, day: date) -> dict[str, int]:
    """All, kept (in time and late), under way, overdue: the four add up."""
    late = Q(state=CommitmentState.OPEN, due_on__lt=day)
    return rows.aggregate(
        all=Count("pk"),
        done=Count("pk", filter=Q(state=CommitmentState.DONE)),
        in_time=Count("pk", filter=Q(state=CommitmentState.DONE, done_on__lte=F("due_on"))),
        late=Count("pk", filter=late),
        open=Count("pk", filter=Q(state__in=[CommitmentState.OPEN, CommitmentState.EVIDENCE]) & ~late),
        given_up=Count("pk", filter=Q(state=CommitmentState.NOT_POSSIBLE)),
    )


def _shares(counted: dict[str, int]) -> list[tuple[str, int, str]]:
    return [
        ("done", counted["done"], _("Kept")),
        ("work", counted["open"], _("Under way")),
        ("late", counted["late"], _("Overdue")),
        ("stop", counted["given_up"], _("Not possible")),
    ]


def _chosen(rows: CommitmentSet, form: LedgerFilter, day: date) -> CommitmentSet:
    if not form.is_valid():
        return rows
    data = form.cleaned_data
    if data["state"] == "late":
        rows = rows.late(day)
    elif data["state"]:
        rows = rows.filter(state=data["state"])
    if data["owner"]:
        rows = rows.filter(owner=data["owner"])
    words = vietnamese.fold(data["q"]).split()
    if words:
        said = rows.values_list("pk", "number", "what", "owner__name")
        rows = rows.filter(pk__in=[pk for pk, *texts in said if _has(words, *texts)])
    return rows


def _has(words: list[str], *texts: str) -> bool:
    folded = vietnamese.fold(" ".join(texts))
    return all(word in folded for word in words)


@public_page
def commitments(request: HouseRequest, slug: str) -> HttpResponse:
    """All public promises, overdue first; the filter stands in the address, the table can be taken away."""
    day = clock.today()
    public = Commitment.objects.of(request.authority).public()
    form = LedgerFilter(request.authority, request.GET)
    rows = _chosen(public, form, day).for_list().by_urgency(day)
    if (kind := request.GET.get("tai", "")) in ("xlsx", "csv"):
        return _table(tables.ledger(rows, day), kind)
    counted = _counted(public, day)
    context = {"form": form, "page": page_of(request, rows), "counted": counted, "shares": _shares(counted), "day": day}
    return render(request, "portal/casework/commitments.html", context)


def _table(cells: list[tables.Cells], kind: str) -> HttpResponse:
    """Anything that looks like a formula stays text in both."""
    write = sheets.write_xlsx if kind == "xlsx" else sheets.write_csv
    response = HttpResponse(write(tables.LEDGER, cells), content_type=XLSX if kind == "xlsx" else CSV)
    response["Content-Disposition"] = f'attachment; filename="so-cam-ket.{kind}"'
    return response


def _commitment(request: HouseRequest, number: str) -> Commitment:
    rows = Commitment.objects.of(request.authority).public().for_list().select_related("evidence_file")
    return get_object_or_404(rows, number=number)


@public_page
def commitment(request: HouseRequest, slug: str, number: str) -> HttpResponse:
    """One promise with its own address: who, what, by when, how often moved, evidence."""
    row = _commitment(request, number)
    context = {
        "commitment": row,
        "matter": Matter.objects.public().filter(pk=row.matter_id).first(),
        "notes": row.notes.all(),
        "extensions": row.extensions.filter(state="approved").order_by("pk"),
        "history": journal.history(row, public=True),
        "is_overdue": row.is_overdue(clock.today()),
    }
    return render(request, "portal/casework/commitment.html", context)


@public_page
def commitment_file(request: HouseRequest, slug: str, number: str) -> FileResponse:
    """The picture or paper that proves it, while the promise stands as shown or kept."""
    row = _commitment(request, number)
    file = row.evidence_file
    if file is None or not row.shown_evidence or file.is_sealed or not file.is_public:
        raise Http404
    name = f"{row.number}.{file.path.rpartition('.')[2]}"
    return FileResponse(uploads.open_kept(file.path), as_attachment=True, filename=name)


def _results(request: HouseRequest, form: ResultFilter) -> MatterSet:
    """Public matters with a result; words are looked for in what the public may read, never in what was sent."""
    rows = Matter.objects.of(request.authority).public().filter(state__in=figures.ANSWERED)
    if not form.is_valid():
        return rows
    data = form.cleaned_data
    if data["result"]:
        rows = rows.filter(state=data["result"])
    if data["field"]:
        rows = rows.filter(Q(field=data["field"]) | Q(field__parent=data["field"]))
    words = vietnamese.fold(data["q"]).split()
    if words:
        said = rows.values_list("pk", "number", "public_title")
        rows = rows.filter(pk__in=[pk for pk, *texts in said if _has(words, *texts)])
    return rows


@public_page
def results(request: HouseRequest, slug: str) -> HttpResponse:
    """What became of what people raised: the public title, the result, the short answer."""
    form = ResultFilter(request.authority, request.GET)
    published = Answer.objects.filter(state=AnswerState.PUBLISHED)
    rows = _results(request, form).annotate(n=F("said")).select_related("field", "lead")
    rows = rows.order_by("-state_since", "-pk").prefetch_related(Prefetch("answers", published, to_attr="published"))
    context: dict[str, Any] = {
        "form": form,
        "page": page_of(request, rows),
        "overview": kept.overview(request.authority, clock.today()),
    }
    return render(request, "portal/casework/results.html", context)
