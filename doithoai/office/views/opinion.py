"""The inbox: opinions in the order in which they came, one open beside the list, the next opens by itself."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from doithoai.casework import verdicts
from doithoai.casework.models import Answer
from doithoai.casework.states import AnswerState
from doithoai.core.toasts import done as say_done
from doithoai.core.transitions import Refused
from doithoai.core.web import HouseRequest, bound_refusal, office_page
from doithoai.documents.models import Attachment
from doithoai.office.acting import form_page
from doithoai.office.forms.opinion import ClassifyForm, ReasonForm, SealForm, TextForm
from doithoai.office.views.inbox import BY_LAW, PICKED, Inbox, with_
from doithoai.opinion import dividing, fields, sameness, sealed, suggestions, triage
from doithoai.opinion.alike import Candidate
from doithoai.opinion.fields import Scheme
from doithoai.opinion.models import Contact, Matter, Opinion, PublicText, Sameness, SubmissionFile
from doithoai.opinion.states import RESULTS, MatterState, TextState
from doithoai.opinion.suggestions import Suggestion
from doithoai.people.models import Organisation

#: A result of which a sender may say what he thinks.
JUDGED = tuple(state for state in RESULTS if state not in (MatterState.DIVERTED, MatterState.WITHDRAWN))
#: So many matters that may say the same are shown.
SAME = 5


def opinions_of(request: HouseRequest) -> QuerySet[Opinion]:
    """Every opinion of this authority that is not sealed."""
    rows = Opinion.objects.filter(authority=request.authority).exclude(BY_LAW)
    return rows.select_related("submission__through", "matter__field__parent", "matter__lead", "matter__conference")


def opinion_of(request: HouseRequest, public_id: str) -> Opinion:
    row = found(request, public_id)
    if row is None:
        raise Http404
    return row


def found(request: HouseRequest, public_id: str) -> Opinion | None:
    """With what tells whether more has to be read about it."""
    of_submission = {"submission": OuterRef("submission")}
    rows = opinions_of(request).annotate(
        has_contact=Exists(Contact.objects.filter(**of_submission)),
        has_files=Exists(SubmissionFile.objects.filter(**of_submission)),
        has_texts=Exists(PublicText.objects.filter(opinion=OuterRef("pk"))),
        has_joinings=Exists(Sameness.objects.filter(opinion=OuterRef("pk"))),
    )
    row: Opinion | None = rows.filter(public_id=public_id).first()
    if row is not None:
        row.authority = row.matter.authority = row.submission.authority = request.authority
    return row


@office_page("opinion.read")
def inbox(request: HouseRequest, slug: str) -> HttpResponse:
    """The list and the first of it, open."""
    box = Inbox(request)
    first = [] if box.group == "luat" else box.first()
    return _desk(request, opinion_of(request, first[0].public_id) if first else None, box)


@office_page("opinion.read")
def opinion(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """One that was taken apart leads to its first point."""
    row = found(request, public_id)
    if row is not None:
        return _desk(request, row)
    heir = dividing.heir(request.authority, public_id)
    if heir is None:
        raise Http404
    return redirect("office:opinion", slug, heir.public_id)


def _desk(request: HouseRequest, row: Opinion | None, box: Inbox | None = None, **forms: Any) -> HttpResponse:
    """List and work area; a form that was sent comes back bound, with 422."""
    context = (box or Inbox(request)).context()
    if row is not None:
        context |= work_area(request, row) | forms
    bound = next((form for form in forms.values() if form.is_bound), None)
    return render(request, "office/opinion/inbox.html", context | {"form": bound}, status=422 if bound else 200)


def work_area(request: HouseRequest, row: Any) -> dict[str, Any]:
    """All that one needs to sort one opinion, as `found` reads it."""
    actor, matter = request.actor, row.matter
    may_triage = actor.may("opinion.triage", matter.scope())
    near = sameness.propose(matter, suggestions.ASKED, said=row) if may_triage and matter.state not in RESULTS else []
    known = fields.scheme(request.authority) if may_triage else None
    proposed = suggestions.of(matter, row.text, near, known) if may_triage else Suggestion()
    text = row.public_texts.exclude(state=TextState.REPLACED).order_by("-pk").first() if row.has_texts else None
    consents = row.submission.consents_to_text and not matter.is_internal
    division = dividing.standing(row)
    return {
        "opinion": row,
        "matter": matter,
        "has_contact": row.has_contact,
        "public_text": text,
        "consents": consents,
        "files": files_of(row) if row.has_files else [],
        "beside": matter.said - 1,
        "division": division,
        "may_undo_division": division is not None and may_triage and dividing.can_undo(division),
        "may_divide": may_triage and matter.state in dividing.DIVISIBLE,
        "joinings": joinings_of(row.samenesses) if row.has_joinings else [],
        "candidates": candidates(near[:SAME]),
        "proposed": proposed,
        "pick": f"?{with_(request.GET, PICKED)}",
        "leads": triage.proposed_leads(matter.field) if matter.field else [],
        "may_triage": may_triage,
        "may_propose": consents and actor.holds("public_text.propose"),
        "may_open_contact": actor.holds("contact.read"),
        "may_record_verdict": actor.holds(verdicts.RECORDS) and matter.state in JUDGED,
        "may_assign": actor.holds("assignment.give") and matter.state != MatterState.RECEIVED,
        "may_matter": actor.everywhere("matter.read"),
        "classify_form": classify_form(request, matter, proposed, known) if may_triage else None,
        "seal_form": SealForm(),
        "text_form": TextForm(initial={"text": text.text if text else row.text}),
    }


def files_of(row: Opinion) -> list[Attachment]:
    return [kept.attachment for kept in row.submission.files.select_related("attachment").order_by("pk")]


def joinings_of(rows: Any) -> QuerySet[Sameness]:
    """Joinings that stand, the newest first."""
    standing = rows.filter(undone_at=None, opinion__matter=F("to_matter"))
    made: QuerySet[Sameness] = standing.select_related("opinion", "from_matter", "to_matter").order_by("-pk")
    return made


def candidates(found: list[Candidate]) -> list[tuple[Candidate, int, str]]:
    """Matters that may say the same, each with its number of opinions and its answer; emptied ones are left out."""
    answered = [one.matter.pk for one in found if one.has_result]
    answers = answers_of(answered) if answered else {}
    return [(one, one.matter.said, answers.get(one.matter.pk, "")) for one in found if one.matter.said]


def answers_of(matters: list[int]) -> dict[int, str]:
    """The published answer of each matter in short, the newest version."""
    rows = Answer.objects.filter(matter__in=matters, state=AnswerState.PUBLISHED).order_by("pk")
    return dict(rows.values_list("matter", "short"))


def classify_form(
    request: HouseRequest, matter: Matter, proposed: Suggestion | None = None, known: Scheme | None = None
) -> ClassifyForm:
    """What stands in the matter; before a person has sorted it, what is proposed."""
    now = triage.version_of(matter)
    first = {name: getattr(matter, name) for name in ("title", "kind", "place")}
    first |= {"field": matter.field_id, "level": matter.competence_level, "urgent": matter.is_urgent, "seen": now}
    if proposed is not None:
        first |= _begun_with(proposed, request.GET.get(PICKED, ""))
    data = request.POST if request.method == "POST" and request.path.endswith("/phan-loai/") else None
    is_decided = matter.state != MatterState.RECEIVED and matter.field_id is not None
    return ClassifyForm(request.authority, now, data, initial=first, is_decided=is_decided, known=known)


def _begun_with(proposed: Suggestion, picked: str) -> dict[str, Any]:
    """`picked` is the field that somebody took from the list without scripts."""
    taken = next((one for one in proposed.fields if str(one.field.pk) == picked), proposed.first)
    found: dict[str, Any] = {"kind": proposed.kind, "place": proposed.place}
    if taken is not None:
        found |= {"field": taken.field.pk, "level": taken.level}
    return {name: value for name, value in found.items() if value}


@require_POST
@office_page("opinion.triage")
def classify(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """Decided by a person; then the next one opens."""
    row = opinion_of(request, public_id)
    form, was_urgent = classify_form(request, row.matter), row.matter.is_urgent
    if form.is_valid():
        try:
            triage.classify(row.matter, by=request.actor, **form.cleaned_data)
        except Refused as refusal:
            bound_refusal(form, refusal)
        else:
            say_done(request, _classified(row, form.cleaned_data["field"]))
            return _next(request, row, was_urgent=was_urgent)
    return _desk(request, row, classify_form=form)


def _classified(row: Opinion, field: Any) -> str:
    bodies: list[Organisation] = triage.proposed_leads(field)
    if not bodies:
        return _("%(number)s is classified.") % {"number": row.number}
    names = ", ".join(body.short_name for body in bodies)
    return _("%(number)s is classified. Competent: %(names)s.") % {"number": row.number, "names": names}


def _next(request: HouseRequest, row: Opinion, *, was_urgent: bool = False) -> HttpResponse:
    """The next one of the same list; the list itself when nothing waits."""
    box = Inbox(request)
    chosen = box.after(row, was_urgent=was_urgent)
    if chosen is None:
        others = [one for one in box.first(2) if one.pk != row.pk]
        chosen = next(iter(others), None) if box.group == "cho" else row
    slug = request.authority.slug
    if chosen is None or box.group == "luat":
        return redirect(f"{reverse('office:inbox', args=[slug])}?{box.query}")
    return redirect(f"{reverse('office:opinion', args=[slug, chosen.public_id])}?{box.query}")


@require_POST
@office_page("opinion.triage")
def join(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """Into the matter that says the same; a toast takes it back."""
    row = opinion_of(request, public_id)
    matters = Matter.objects.of(request.authority).unsealed()
    into = get_object_or_404(matters, public_id=request.POST.get("into", ""))
    if row.matter_id == into.pk:
        return redirect("office:opinion", slug, public_id)
    if request.POST.get("seen", triage.version_of(row.matter)) != triage.version_of(row.matter):
        raise Refused(_("Somebody else changed this matter meanwhile. Look at it again."), code="stale")
    made = sameness.join(row, into=into, by=request.actor, because=request.POST.get("because", ""))
    words = _("%(opinion)s now belongs to %(matter)s.") % {"opinion": row.number, "matter": into.number}
    say_done(request, words, undo=reverse("office:joining_undo", args=[slug, made.pk]))
    return _next(request, row)


@require_POST
@office_page("opinion.triage")
def joining_undo(request: HouseRequest, slug: str, pk: int) -> HttpResponse:
    rows = Sameness.objects.filter(opinion__authority=request.authority, to_matter__is_sealed=False)
    made = get_object_or_404(rows.select_related("opinion__matter", "from_matter", "to_matter"), pk=pk)
    sameness.undo(made, by=request.actor)
    words = _("%(opinion)s is back in %(matter)s.") % {
        "opinion": made.opinion.number,
        "matter": made.from_matter.number,
    }
    say_done(request, words)
    return redirect("office:opinion", slug, made.opinion.public_id)


@require_POST
@office_page("opinion.triage")
def seal(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """Off every list at once; only a holder sees it from now on."""
    row = opinion_of(request, public_id)
    form = SealForm(request.POST)
    if form.is_valid():
        try:
            sealed.seal(row.matter, by=request.actor, **form.cleaned_data)
        except Refused as refusal:
            bound_refusal(form, refusal)
        else:
            say_done(request, _("Sealed. Next: a holder of sealed matters confirms or releases it."))
            return _next(request, row)
    return _desk(request, row, seal_form=form)


@office_page("opinion.triage")
def take_out(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    row = opinion_of(request, public_id)
    return form_page(
        request,
        ReasonForm(request.POST or None),
        lambda data: sameness.take_out(row, by=request.actor, **data),
        lambda made: redirect("office:matter", slug, made.public_id),
        said=_("Taken out into a matter of its own."),
        title=_("Take %(number)s out of its matter") % {"number": row.number},
        lede=row.matter.title,
        submit=_("Take it out of the matter"),
        back=reverse("office:matter", args=[slug, row.matter.public_id]),
        back_words=row.matter.number,
        work="matters",
    )
