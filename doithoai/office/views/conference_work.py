"""The work around a conference: duties and their evidence, broadcasts, roles, the list of delegates."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Page
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from doithoai.conference import announcing, appointing, attending, duties, evidence, inviting, urging
from doithoai.conference.models import Attendance, Conference, Duty
from doithoai.core import clock, holidays, journal, toasts, uploads, working_time
from doithoai.core.transitions import Refused
from doithoai.core.web import HouseRequest, bound_refusal, office_page, page_of
from doithoai.documents.models import Attachment
from doithoai.office.forms.conference import BroadcastForm, DelegateForm, EvidenceForm, ReasonForm, RoleForm
from doithoai.office.proof import proved_lately, proved_when_sent
from doithoai.office.views.conference import READ, conference_of, duties_visible_to, named_roles
from doithoai.people.directory import organisations
from doithoai.people.models import Membership


def duty_of(request: HouseRequest, public_id: str) -> Duty:
    """A duty for those who read everywhere, or one that the own body leads or helps with."""
    rows = duties_visible_to(request.actor, request.authority).select_related(
        "conference__authority", "lead", "task__report_to", "task__report_through", "evidence_file"
    )
    return get_object_or_404(rows, public_id=public_id)


def _kept(request: HouseRequest, files: list[Any]) -> Attachment | None:
    return evidence.keep(request.authority, *files[0]) if files else None


@office_page(*READ)
def duty(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """A duty with its evidence; the body shows it here."""
    row = duty_of(request, public_id)
    form = EvidenceForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            file = _kept(request, form.cleaned_data["file"])
            duties.show(row, evidence_text=form.cleaned_data["evidence_text"], file=file, by=request.actor)
        except Refused as refusal:
            bound_refusal(form, refusal)
        else:
            toasts.done(request, _("Shown. Next: the coordinator verifies it."))
            return redirect("office:duty", slug, public_id)
    actor, scope = request.actor, row.scope()
    context = {
        "duty": row,
        "form": form,
        "may_show": row.state == "open" and actor.may("duty.work", scope),
        "may_verify": actor.may("duty.verify", scope),
        "may_receive": any(body.pk in actor.organisation_ids for body in urging.unread(row)),
        "receipts": {one.organisation_id: one.received_at for one in row.receipts.all()},
        "unconfirmed": holidays.unconfirmed_of([row.due_on]) if row.due_on else [],
        "history": journal.history(row),
        "work": "conferences",
    }
    return render(request, "office/conference/duty.html", context, status=422 if form.is_bound else 200)


@require_POST
@office_page("duty.work")
def duty_receive(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """Every own body that leads or helps says that it has read the duty."""
    row = get_object_or_404(duties_visible_to(request.actor, request.authority), public_id=public_id)
    own = request.actor.organisation_ids
    bodies = [body for body in row.bodies if body.pk in own]
    if not bodies:
        raise Refused(_("This duty was not given to your body."), code="right")
    for body in bodies:
        urging.receive(row, organisation=body, by=request.actor)
    toasts.done(request, _("Noted: your body has read it."))
    return redirect("office:duty", slug, public_id)


@require_POST
@office_page("duty.verify")
def duty_ask(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    number = urging.ask(duty_of(request, public_id), by=request.actor)
    words = ngettext("Asked: %(number)s person.", "Asked: %(number)s people.", number) % {"number": number}
    if not working_time.is_open(clock.now()):
        words = f"{words} " + _("It is told when offices open.")
    toasts.done(request, words)
    return redirect("office:duty", slug, public_id)


@require_POST
@office_page("duty.verify")
def duty_verify(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    duties.verify(duty_of(request, public_id), by=request.actor)
    toasts.done(request, _("Verified."))
    return redirect("office:duty", slug, public_id)


@office_page("duty.verify")
def duty_return(request: HouseRequest, slug: str, public_id: str, act: str) -> HttpResponse:
    """Send the evidence back, or record that the duty was not done: each with a reason."""
    row = duty_of(request, public_id)
    rule = duties.reject if act == "tra-lai" else duties.give_up
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            rule(row, reason=form.cleaned_data["reason"], by=request.actor)
        except Refused as refusal:
            bound_refusal(form, refusal)
        else:
            return redirect("office:duty", slug, public_id)
    title = _("Send the evidence back") if act == "tra-lai" else _("Record as not done")
    context = {"duty": row, "form": form, "title": title}
    return render(request, "office/conference/duty_return.html", context, status=422 if form.is_bound else 200)


@office_page(*READ)
def duty_file(request: HouseRequest, slug: str, public_id: str) -> FileResponse:
    row = duty_of(request, public_id)
    file = row.evidence_file
    reads = request.actor.everywhere("conference.read") or row.lead_id in request.actor.organisation_ids
    if file is None or not reads:
        raise Http404
    suffix = file.path.rpartition(".")[2]
    return FileResponse(uploads.open_kept(file.path), as_attachment=True, filename=f"bang-chung.{suffix}")


@office_page("broadcast.log")
def broadcast(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    row = conference_of(request, public_id)
    told = announcing.latest(row)
    bodies = organisations(request.authority)
    if not request.actor.everywhere("broadcast.log"):
        bodies = bodies.filter(pk__in=request.actor.organisation_ids)
    form = BroadcastForm(bodies, request.POST or None, request.FILES or None)
    if told is not None and request.method == "POST" and form.is_valid():
        data = {name: form.cleaned_data[name] for name in ("channel", "organisation", "minutes", "place")}
        try:
            file = _kept(request, form.cleaned_data["file"])
            words = form.cleaned_data["evidence_text"]
            made = announcing.log_broadcast(
                told, aired_at=form.moment(), evidence_text=words, evidence_file=file, by=request.actor, **data
            )
        except Refused as refusal:
            bound_refusal(form, refusal)
        else:
            in_time = _("Logged: in time.") if made.in_time else _("Logged: after the last day.")
            toasts.done(request, in_time)
            return redirect("office:conference", slug, public_id)
    context = {"conference": row, "form": form, "announcement": told, "last_day": announcing.last_day(row)}
    context["told_on"] = announcing.told_on(announcing.coverage(row))
    return render(request, "office/conference/broadcast.html", context, status=422 if form.is_bound else 200)


@office_page("conference.appoint")
@proved_when_sent
def roles(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    row = conference_of(request, public_id)
    form = RoleForm(request.authority, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            appointing.appoint(row, by=request.actor, **form.cleaned_data)
        except Refused as refusal:
            bound_refusal(form, refusal)
        else:
            return redirect("office:conference_roles", slug, public_id)
    context = {
        "conference": row,
        "form": form,
        "roles": named_roles(row),
        "gaps": appointing.gaps(row),
    }
    return render(request, "office/conference/roles.html", context, status=422 if form.is_bound else 200)


@require_POST
@office_page("conference.appoint")
@proved_lately
def role_end(request: HouseRequest, slug: str, public_id: str, membership_id: str) -> HttpResponse:
    row = conference_of(request, public_id)
    held = get_object_or_404(Membership, public_id=membership_id, conference_ref=row.pk)
    appointing.dismiss(row, membership=held, by=request.actor)
    return redirect("office:conference_roles", slug, public_id)


@office_page("attendance.manage", "attendance.list")
def delegates(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """The list of delegates; a local committee sees and enters its own people."""
    row = conference_of(request, public_id)
    own = None if request.actor.everywhere("attendance.manage") else request.actor.organisation_ids
    form = DelegateForm(request.authority, own, request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = attending.expect(row, by=request.actor, **form.cleaned_data)
        except Refused as refusal:
            bound_refusal(form, refusal)
        else:
            toasts.done(request, _("Entered as number %(number)s.") % {"number": made.number})
            return redirect("office:delegates", slug, public_id)
    context = {
        "conference": row,
        "form": form,
        "page": _listed(request, row, own),
        "figures": attending.figures(row),
        "may_check_in": own is None,
        "without_leader": attending.without_leader(row) if own is None else [],
    }
    return render(request, "office/conference/delegates.html", context, status=422 if form.is_bound else 200)


def _listed(request: HouseRequest, row: Conference, own: frozenset[int] | None) -> Page[Attendance]:
    rows = row.attendances.select_related("organisation", "conference", "stand_in")
    if own is not None:
        rows = rows.filter(organisation__in=own)
    return page_of(request, inviting.in_protocol(rows), 50)


def delegate_of(request: HouseRequest, conference: Conference, delegate_id: str) -> Attendance:
    """A delegate for those who keep the list, or of one's own body."""
    rows = conference.attendances.select_related("conference", "organisation")
    if not request.actor.everywhere("attendance.manage"):
        rows = rows.filter(organisation__in=request.actor.organisation_ids)
    return get_object_or_404(rows, public_id=delegate_id)


@require_POST
@office_page("attendance.manage")
def delegate_came(request: HouseRequest, slug: str, public_id: str, delegate_id: str) -> HttpResponse:
    row = delegate_of(request, conference_of(request, public_id), delegate_id)
    words = _("Checked in.") if attending.check_in(row, by=request.actor) else _("Was checked in already.")
    toasts.done(request, words)
    return redirect("office:delegates", slug, public_id)


@office_page("attendance.manage", "attendance.list")
def delegate_excuse(request: HouseRequest, slug: str, public_id: str, delegate_id: str) -> HttpResponse:
    conference = conference_of(request, public_id)
    row = delegate_of(request, conference, delegate_id)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            attending.excuse(row, reason=form.cleaned_data["reason"], by=request.actor)
        except Refused as refusal:
            bound_refusal(form, refusal)
        else:
            return redirect("office:delegates", slug, public_id)
    context = {"conference": conference, "delegate": row, "form": form}
    return render(request, "office/conference/excuse.html", context, status=422 if form.is_bound else 200)
