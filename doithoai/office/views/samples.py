"""A supervisor's samples of closed matters: drawn by lot, asked about, the finding published."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from doithoai.casework import findings, sampling
from doithoai.casework.models import Answer, Sample, SampledMatter
from doithoai.casework.states import AnswerState
from doithoai.core import clock, sheets
from doithoai.core.web import HouseRequest, office_page, page_of
from doithoai.office.acting import form_page
from doithoai.office.forms.oversight import AskedForm, DrawForm, FindingForm
from doithoai.office.proof import proved_when_sent
from doithoai.office.views.matter_list import XLSX
from doithoai.office.views.oversight import body_of

HEADER = (
    "Đơn vị giám sát",
    "Ngày bốc",
    "Kết thúc từ ngày",
    "Kết thúc đến ngày",
    "Chuỗi bốc thăm",
    "Số vấn đề trong danh sách",
    "Thứ tự bốc",
    "Số vấn đề",
    "Vấn đề",
    "Kết quả của cơ quan",
    "Cách hỏi",
    "Người dân",
    "Ngày hỏi",
    "Ngày công bố",
)
#: So many samples leave in one table, the latest first.
EXPORTED = 500


def sample_of(request: HouseRequest, public_id: str) -> Sample:
    return get_object_or_404(findings.of(request.authority), public_id=public_id)


def _own_sample(request: HouseRequest, public_id: str) -> Sample:
    """A sample of the own organisation: nobody notes or publishes for another one."""
    row = sample_of(request, public_id)
    if row.organisation_id not in request.actor.bodies_with(sampling.RIGHT):
        raise Http404
    return row


@office_page("oversight.read")
def samples(request: HouseRequest, slug: str) -> HttpResponse:
    page = page_of(request, findings.of(request.authority))
    context = {
        "page": page,
        "listed": findings.told(page),
        "may_draw": request.actor.holds(sampling.RIGHT),
        "work": "remarks",
    }
    return render(request, "office/casework/samples.html", context)


@office_page(sampling.RIGHT)
def sample_new(request: HouseRequest, slug: str) -> HttpResponse:
    """Time, number and seed; then the lot decides."""
    body = body_of(request, sampling.RIGHT)
    if body is None:
        raise Http404
    return form_page(
        request,
        DrawForm(request.POST or None),
        lambda data: sampling.draw(request.authority, organisation=body, by=request.actor, **data),
        lambda row: redirect("office:sample", slug, row.public_id),
        said=_("Drawn. Ask the people of each matter."),
        title=_("Draw a sample of closed matters"),
        lede=_(
            "The lot decides which matters you ask about: neither the authority nor you. Anybody can draw it again."
        ),
        submit=_("Draw"),
        back=reverse("office:samples", args=[slug]),
        back_words=_("Samples"),
        work="remarks",
    )


@office_page("oversight.read")
def sample(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    row = sample_of(request, public_id)
    result = findings.result(row)
    is_own = row.organisation_id in request.actor.bodies_with(sampling.RIGHT)
    context = {
        "sample": row,
        "result": result,
        "sentence": findings.sentence(row, result),
        "drawn": findings.shown(row),
        "is_own": is_own,
        "may_note": is_own and row.published_at is None,
        "may_publish": is_own and row.published_at is None and result.asked and not result.left,
        "may_remark": request.actor.holds("remark.write"),
        "next": _next(row, result),
        "work": "remarks",
    }
    return render(request, "office/casework/sample.html", context)


def _next(row: Sample, result: findings.Result) -> str:
    if row.published_at:
        return _("Published. Nothing of it changes any more.")
    if result.left:
        return _("%(body)s asks the people of %(n)s more matters.") % {
            "body": row.organisation.short_name,
            "n": result.left,
        }
    return _("%(body)s writes the finding and publishes it.") % {"body": row.organisation.short_name}


@office_page(sampling.RIGHT)
def sample_note(request: HouseRequest, slug: str, public_id: str, place: int) -> HttpResponse:
    """What the people of one drawn matter said; what they were answered stands beside."""
    row = _own_sample(request, public_id)
    one: SampledMatter = get_object_or_404(findings.shown(row), place=place)
    opens = request.actor.everywhere("contact.read")
    said = {"how": one.how, "agrees": one.agrees, "words": one.words}
    return form_page(
        request,
        AskedForm(request.POST or None, initial=said),
        lambda data: sampling.note(one, by=request.actor, **data),
        lambda _made: redirect("office:sample", slug, public_id),
        template="office/casework/sample_note.html",
        said=_("Noted."),
        sample=row,
        drawn=one,
        matter=one.matter,
        answer=Answer.objects.filter(matter=one.matter, state=AnswerState.PUBLISHED).first(),
        opinions=one.matter.opinions.order_by("pk") if opens else [],
        back=reverse("office:sample", args=[slug, public_id]),
        work="remarks",
    )


@office_page(sampling.RIGHT)
@proved_when_sent
def sample_publish(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    row = _own_sample(request, public_id)
    return form_page(
        request,
        FindingForm(request.POST or None, initial={"finding": row.finding}),
        lambda data: sampling.publish(row, by=request.actor, **data),
        lambda _made: redirect("office:sample", slug, public_id),
        said=_("Published beside the figures of the authority."),
        title=_("Publish the finding"),
        lede=findings.sentence(row, findings.result(row)),
        warning=_("After that neither the finding nor a note can be changed."),
        submit=_("Publish"),
        back=reverse("office:sample", args=[slug, public_id]),
        back_words=_("Sample"),
        work="remarks",
    )


@office_page("oversight.read")
def export(request: HouseRequest, slug: str) -> HttpResponse:
    """Every drawn matter that is open to supervisors, with what was noted; not the words of the people."""
    response = HttpResponse(sheets.write_xlsx(HEADER, _lines(request), title="Bốc mẫu"), content_type=XLSX)
    response["Content-Disposition"] = 'attachment; filename="boc-mau-giam-sat.xlsx"'
    return response


def _lines(request: HouseRequest) -> Iterator[list[Any]]:
    kept = list(findings.of(request.authority)[:EXPORTED])
    for row in findings.shown_of(kept):
        of, matter = row.sample, row.matter
        days = [clock.local(at).date() if at else None for at in (of.created_at, row.noted_at, of.published_at)]
        drawn = [of.organisation.name, days[0], of.since, of.until, of.seed, of.whole, row.place]
        said = [str(row.get_how_display()), str(row.get_agrees_display()), days[1], days[2]]
        yield [*drawn, matter.number, matter.title, str(matter.get_state_display()), *said]
