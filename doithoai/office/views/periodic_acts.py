"""What is done with a report: counted anew, submitted, decided, sent, corrected, published, made a paper."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from doithoai.core.toasts import done as say_done
from doithoai.core.transitions import Refused
from doithoai.core.web import HouseRequest, bound_refusal, office_page
from doithoai.documents import issuing
from doithoai.office.acting import form_page
from doithoai.office.forms.periodic import WhyForm
from doithoai.office.proof import proved_lately
from doithoai.office.views.periodic import report_of, report_page
from doithoai.reporting import report_papers, writing


@require_POST
@office_page("report.write")
def periodic_report_count(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    writing.recount(report_of(request, public_id), by=request.actor)
    say_done(request, _("Counted anew."))
    return redirect("office:periodic_report", slug, public_id)


@require_POST
@office_page("report.write")
def periodic_report_submit(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    writing.submit(report_of(request, public_id), by=request.actor)
    say_done(request, _("Submitted. Next: the standing members approve it."))
    return redirect("office:periodic_report", slug, public_id)


@require_POST
@office_page("report.receive")
def periodic_report_send_back(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    row, form = report_of(request, public_id), WhyForm(request.POST)
    if form.is_valid():
        try:
            writing.send_back(row, reason=form.cleaned_data["reason"], by=request.actor)
        except Refused as refusal:
            bound_refusal(form, refusal)
        else:
            say_done(request, _("Sent back with the reason."))
            return redirect("office:periodic_reports", slug)
    return report_page(request, row, form)


@require_POST
@office_page("report.receive")
def periodic_report_approve(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    writing.approve(report_of(request, public_id), by=request.actor)
    say_done(request, _("Approved. Next: the coordinator sends it."))
    return redirect("office:periodic_report", slug, public_id)


@require_POST
@office_page("report.write")
def periodic_report_send(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    writing.send(report_of(request, public_id), by=request.actor)
    say_done(request, _("Sent. Figures and words are kept as they are."))
    return redirect("office:periodic_report", slug, public_id)


@office_page("report.write")
def periodic_report_correct(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """A new version beside the sent one."""
    row = report_of(request, public_id)
    return form_page(
        request,
        WhyForm(request.POST or None),
        lambda data: writing.correct(row, by=request.actor, **data),
        lambda made: redirect("office:periodic_report", slug, made.public_id),
        said=_("A new version was begun, its figures are counted anew. The sent one stays as it is."),
        title=_("Correct the report"),
        lede=_("The sent version stays as it is. The new one says why it was made and what differs."),
        form_title=row.title,
        submit=_("Begin the new version"),
        back=reverse("office:periodic_report", args=[slug, public_id]),
        back_words=row.title,
        work="figures",
    )


@require_POST
@office_page("report.publish")
@proved_lately
def periodic_report_publish(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    writing.publish(report_of(request, public_id), by=request.actor)
    say_done(request, _("The figures are public now."))
    return redirect("office:periodic_report", slug, public_id)


@require_POST
@office_page("report.publish")
@proved_lately
def periodic_report_unpublish(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    writing.unpublish(report_of(request, public_id), by=request.actor)
    say_done(request, _("The figures are no longer public."))
    return redirect("office:periodic_report", slug, public_id)


@require_POST
@office_page("paper.draft")
def periodic_report_paper(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """A sent report as a paper that waits for signature, number and issue."""
    row = report_of(request, public_id)
    if not row.is_frozen:
        raise Refused(_("Send the report first: a paper is made of what no longer changes."), code="state")
    paper = issuing.draft(
        row.authority,
        content=report_papers.content(row),
        by=request.actor,
        about_kind="reporting.report",
        about_id=row.pk,
        key=row.paper_key,
    )
    return redirect("office:paper", slug, paper.public_id)
