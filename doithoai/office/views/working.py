"""While the work goes on: notes, the part of who co-operates, urging, remarks of supervisors and the replies."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from doithoai.casework import oversight, working
from doithoai.casework.models import Remark
from doithoai.core.web import HouseRequest, office_page
from doithoai.office.acting import form_page
from doithoai.office.forms.casework import RemarkForm, WordsForm, WorkNoteForm
from doithoai.office.views.assignments import assignment_of, matter_of, matter_url, step_words
from doithoai.office.views.matter_list import title_for, visible
from doithoai.office.views.oversight import body_of


@office_page("answer.draft")
def note(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    row = assignment_of(request, public_id)
    return form_page(
        request,
        WorkNoteForm(request.POST or None),
        lambda data: working.note(row, by=request.actor, **data),
        lambda _made: redirect("office:assignment", slug, public_id),
        said=_("Noted; the coordinator reads it."),
        **step_words(request, row, _("Note how far it is"), _("Save the note")),
    )


@office_page("answer.draft")
def contribute(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """The part of an organisation that co-operates."""
    row = assignment_of(request, public_id)
    lead = row.matter.lead.name if row.matter.lead else ""
    return form_page(
        request,
        WordsForm(request.POST or None),
        lambda data: working.contribute(row, by=request.actor, **data),
        lambda _made: redirect("office:assignment", slug, public_id),
        said=_("Given to the lead organisation. Your part is done."),
        lede=_("%(body)s writes the answer with it.") % {"body": lead} if lead else "",
        **step_words(request, row, _("Give your part to the lead"), _("Give it to the lead")),
    )


@office_page("assignment.remind")
def urge(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    row = assignment_of(request, public_id)
    return form_page(
        request,
        WordsForm(request.POST or None),
        lambda data: working.urge(row, by=request.actor, **data),
        lambda _made: redirect("office:assignment", slug, public_id),
        said=_("Urged. Everybody of the organisation is told."),
        lede=row.organisation.name,
        **step_words(request, row, _("Urge"), _("Urge the organisation")),
    )


@office_page("assignment.remind")
def help_with(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """What the coordinator does about an obstacle."""
    row = assignment_of(request, public_id)
    return form_page(
        request,
        WordsForm(request.POST or None),
        lambda data: working.help_with(row, by=request.actor, **data),
        lambda _made: redirect("office:assignment", slug, public_id),
        said=_("Recorded. Those concerned are told."),
        lede=row.organisation.name,
        **step_words(request, row, _("Help with the obstacle"), _("Say what is done")),
    )


@office_page("remark.write")
def remark(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """A supervisor's remark on a matter that is open to supervision."""
    matter = matter_of(request, public_id)
    body = body_of(request, "remark.write")
    if matter.is_internal or body is None:
        raise Http404
    return form_page(
        request,
        RemarkForm(request.POST or None),
        lambda data: oversight.remark(matter, organisation=body, by=request.actor, **data),
        lambda _made: redirect(matter_url(request, matter)),
        said=_("The remark is recorded; the coordinator reads it."),
        title=_("Remark on %(number)s") % {"number": matter.number},
        lede=title_for(request, matter),
        submit=_("Send the remark"),
        back=matter_url(request, matter),
        back_words=matter.number,
        work="matters",
    )


@office_page("answer.draft", "opinion.triage")
def remark_reply(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """Who works on the matter replies to the supervisor, or the coordinator does."""
    rows = Remark.objects.filter(matter__authority=request.authority, matter__is_sealed=False)
    row = get_object_or_404(rows.select_related("matter__authority", "organisation"), public_id=public_id)
    matter = row.matter
    if not oversight.may_reply(matter, request.actor):
        raise Http404
    back = _way_back(request, matter)
    return form_page(
        request,
        WordsForm(request.POST or None),
        lambda data: oversight.reply(row, by=request.actor, **data),
        lambda _made: redirect(back),
        said=_("Replied. The supervisor is told."),
        title=_("Reply to the remark"),
        lede=f"{row.organisation.short_name}: {row.text}",
        submit=_("Send the reply"),
        back=back,
        back_words=matter.number,
        work="matters",
    )


def _way_back(request: HouseRequest, matter: Any) -> str:
    """The page of the matter, or of the own work on it once the matter itself is no longer open to this person."""
    if visible(request).filter(pk=matter.pk).exists():
        return matter_url(request, matter)
    own = matter.assignments.filter(organisation_id__in=request.actor.organisation_ids).order_by("-pk").first()
    return reverse("office:assignment", args=[request.authority.slug, own.public_id]) if own else ""
