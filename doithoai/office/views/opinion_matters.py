"""One matter with all that belongs to it: facts, words, answers, promises, what happened."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from doithoai.casework import oversight
from doithoai.casework.models import Remark
from doithoai.casework.states import ACTIVE
from doithoai.core import journal
from doithoai.core.web import HouseRequest, office_page
from doithoai.office.acting import form_page
from doithoai.office.forms.opinion import ReasonForm
from doithoai.office.views.matter_list import reads_words, title_for, visible
from doithoai.office.views.opinion import joinings_of
from doithoai.office.views.opinion_same import reach_words
from doithoai.opinion import shielding, triage
from doithoai.opinion.models import Matter, Opinion, PublicText, Sameness, SubmissionFile
from doithoai.opinion.states import RESULTS, MatterState, TextState
from doithoai.opinion.twins import Reach


def matter_of(request: HouseRequest, public_id: str) -> Matter:
    rows = visible(request).select_related("field__parent", "lead", "conference", "authority")
    return get_object_or_404(rows, public_id=public_id)


def _shown(request: HouseRequest) -> QuerySet[Any]:
    """With what is rarely there, so that the page does not ask for it in vain."""
    rows = visible(request).select_related("field__parent", "lead", "conference", "authority")
    return rows.annotate(
        has_remarks=Exists(Remark.objects.filter(matter=OuterRef("pk"))),
        has_joinings=Exists(Sameness.objects.filter(to_matter=OuterRef("pk"))),
        has_files=Exists(SubmissionFile.objects.filter(submission__opinions__matter=OuterRef("pk"))),
    )


def heir_of(request: HouseRequest, public_id: str) -> Matter | None:
    """Where an old link to a matter leads whose opinions were all joined to another one."""
    emptied = Matter.objects.of(request.authority).exclude(joined_into=None).filter(public_id=public_id)
    row = emptied.select_related("joined_into").first()
    return row.joined_into if row else None


@office_page("matter.read", "oversight.read", "assignment.read")
def matter(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """Facts, what people said, who answers, what was promised, what happened."""
    row = _shown(request).filter(public_id=public_id).first()
    if row is None:
        heir = heir_of(request, public_id)
        if heir is None:
            raise Http404
        return redirect("office:matter", slug, heir.public_id)
    actor = request.actor
    reads_all = actor.everywhere("matter.read")
    may_triage = actor.may("opinion.triage", row.scope())
    files_shown = row.has_files and (reads_all or actor.holds("assignment.read"))
    said = _said(request, row, files_shown)
    reach = Reach.of(one for one, _words in said)
    context = {
        "matter": row,
        "title": title_for(request, row),
        "list_url": f"{reverse('office:matters', args=[slug])}?{request.GET.urlencode()}#{row.number}",
        "opinions": said,
        "reach": reach_words(reach),
        "places": reach.places,
        "files_shown": files_shown,
        "reads_words": reads_all or actor.holds("assignment.read"),
        "joinings": joinings_of(row.samenesses) if reads_all and row.has_joinings else [],
        "assignments": row.assignments.select_related("organisation").order_by("-pk") if reads_all else [],
        "own_assignments": _own(request, row),
        "answers": _answers(request, row, reads_all),
        "commitments": row.commitments.select_related("owner").order_by("due_on", "pk"),
        "remarks": row.remarks.select_related("organisation") if row.has_remarks else [],
        "may_reply": row.has_remarks and oversight.may_reply(row, actor),
        "title_text": row.public_texts.exclude(state=TextState.REPLACED).order_by("-pk").first(),
        "history": journal.history(row, public=not reads_all),
        "may_triage": may_triage,
        "may_read_opinions": actor.everywhere("opinion.read"),
        "may_assign": actor.holds("assignment.give") and row.state != MatterState.RECEIVED,
        "may_title": actor.holds("public_text.propose") and not row.is_internal,
        "may_refuse": may_triage and row.state not in RESULTS,
        "may_reopen": may_triage and row.state in RESULTS,
        "next": next_words(row),
        "work": "matters",
    }
    return render(request, "office/opinion/matter.html", context)


def _said(request: HouseRequest, row: Matter, with_files: bool) -> list[tuple[Opinion, str]]:
    """Every opinion with the words that this person may read: the original, or what was made public."""
    rows = row.opinions.select_related("submission__through", "submission__contact").order_by("pk")
    full = reads_words(request)
    if not full:
        approved = PublicText.objects.filter(state=TextState.APPROVED)
        rows = rows.prefetch_related(Prefetch("public_texts", approved, to_attr="approved"))
    if with_files:
        rows = rows.prefetch_related("submission__files__attachment")
    return [(one, one.text if full else _public_words(one)) for one in shielding.veiled(rows, request.actor)]


def _public_words(one: Any) -> str:
    return str(one.approved[0].text) if one.approved and one.submission.consents_to_text else ""


def _own(request: HouseRequest, row: Matter) -> Any:
    own = row.assignments.filter(organisation__in=request.actor.organisation_ids, state__in=ACTIVE)
    return own.select_related("organisation").order_by("pk")


def _answers(request: HouseRequest, row: Matter, reads_all: bool) -> Any:
    """All versions for who reads everything; else the published one and those of the own organisation."""
    rows = row.answers.select_related("assignment__organisation").order_by("-version")
    if reads_all or request.actor.everywhere("answer.read"):
        return rows
    return rows.filter(Q(state="published") | Q(assignment__organisation__in=request.actor.organisation_ids))


def next_words(row: Matter) -> str:
    """Who acts next."""
    lead = row.lead.short_name if row.lead else ""
    words = {
        MatterState.RECEIVED: _("the coordinator classifies it."),
        MatterState.CLASSIFIED: _("the coordinator assigns it."),
        MatterState.ASSIGNED: _("%(body)s answers."),
        MatterState.PREPARED: _("it can be explained at the conference."),
        MatterState.RAISED: _("the chair concludes on it."),
        MatterState.IN_PROGRESS: _("the promise is kept and shown."),
        MatterState.SCHEDULED: _("the promise is kept and shown."),
        MatterState.REFERRED: _("the competent authority replies."),
    }.get(MatterState(row.state), _("nothing is due; it can be reopened with a reason."))
    return words % {"body": lead} if "%(" in words else words


def _step(request: HouseRequest, row: Matter, **words: Any) -> dict[str, Any]:
    back = reverse("office:matter", args=[request.authority.slug, row.public_id])
    return {"lede": row.title, "back": back, "back_words": row.number, "work": "matters", **words}


@office_page("opinion.triage")
def reopen(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    row = matter_of(request, public_id)
    return form_page(
        request,
        ReasonForm(request.POST or None),
        lambda data: triage.reopen(row, by=request.actor, **data),
        lambda _made: redirect("office:matter", slug, public_id),
        said=_("Reopened. Next: assign it."),
        **_step(request, row, title=_("Reopen the matter"), submit=_("Reopen")),
    )
