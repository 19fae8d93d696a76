"""Matters: a list that is filtered in its address, and one matter with all that belongs to it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Prefetch, Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from doithoai.casework import oversight
from doithoai.casework.states import ACTIVE
from doithoai.core import clock, journal, sheets, vietnamese
from doithoai.core.web import HouseRequest, office_page
from doithoai.office.acting import form_page
from doithoai.office.forms.opinion import MatterFilter, ReasonForm
from doithoai.office.views.opinion import joinings_of
from doithoai.office.views.opinion_same import reach_words
from doithoai.opinion import search, triage
from doithoai.opinion.models import Matter, MatterSet, Opinion, PublicText
from doithoai.opinion.states import RESULTS, MatterState, TextState
from doithoai.opinion.twins import Reach

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#: Beyond this a list is narrowed by its filter; nobody leafs through it.
COUNTED = 1000
EXPORTED = 5000


class CappedPaginator(Paginator):  # type: ignore[type-arg,unused-ignore]  # not generic at run time
    """Counts no further than COUNTED rows."""

    @cached_property
    def count(self) -> int:
        rows: Any = self.object_list
        return int(rows[:COUNTED].count())


def visible(request: HouseRequest) -> MatterSet:
    """All but the sealed for who reads matters, without internal ones for a supervisor.

    Somebody of an agency sees what an active assignment of that agency is about.
    """
    rows = Matter.objects.of(request.authority).unsealed()
    if request.actor.everywhere("matter.read"):
        return rows
    own = Q(assignments__organisation__in=request.actor.organisation_ids, assignments__state__in=ACTIVE)
    if request.actor.everywhere("oversight.read"):
        return rows.filter(Q(is_internal=False) | own).distinct()
    return rows.filter(own).distinct()


def reads_words(request: HouseRequest) -> bool:
    """False for a supervisor, who reads what was made public of a sender's words."""
    actor = request.actor
    return actor.everywhere("matter.read") or not actor.everywhere("oversight.read")


def title_for(request: HouseRequest, row: Matter) -> str:
    """Until a person has classified it, the title quotes the sender: a supervisor does not read it."""
    if row.state != MatterState.RECEIVED or reads_words(request):
        return row.title
    return row.public_title or _("Not classified yet")


def found(request: HouseRequest, typed: str) -> MatterSet:
    """Visible matters with the typed words; who does not read the texts does not find by them either."""
    rows = search.find(visible(request), typed)
    words = vietnamese.fold(typed).split()
    if not words or reads_words(request):
        return rows
    kept = []
    for row in rows.order_by("-pk")[:COUNTED]:
        told = vietnamese.fold(f"{row.number} {title_for(request, row)} {row.place}")
        if all(word in told for word in words):
            kept.append(row.pk)
    return visible(request).filter(pk__in=kept)


def matter_of(request: HouseRequest, public_id: str) -> Matter:
    rows = visible(request).select_related("field__parent", "lead", "conference", "authority")
    return get_object_or_404(rows, public_id=public_id)


def heir_of(request: HouseRequest, public_id: str) -> Matter | None:
    """Where an old link to a matter leads whose opinions were all joined to another one."""
    emptied = Matter.objects.of(request.authority).exclude(joined_into=None).filter(public_id=public_id)
    row = emptied.select_related("joined_into").first()
    return row.joined_into if row else None


def filtered(request: HouseRequest, form: MatterFilter) -> MatterSet:
    """What the address asks for."""
    form.is_valid()
    wanted = form.cleaned_data
    rows = found(request, wanted.get("q", ""))
    state = wanted.get("state")
    if state == "open":
        rows = rows.open()
    elif state == "late":
        rows = rows.open().filter(due_on__lt=clock.today())
    elif state:
        rows = rows.filter(state=state)
    if field := wanted.get("field"):
        rows = rows.filter(Q(field=field) | Q(field__parent=field))
    if lead := wanted.get("lead"):
        rows = rows.filter(lead=lead)
    if conference := wanted.get("conference"):
        rows = rows.filter(conference=conference)
    return rows.for_list()


@office_page("matter.read", "oversight.read")
def matters(request: HouseRequest, slug: str) -> HttpResponse:
    form = MatterFilter(request.authority, request.GET)
    page = CappedPaginator(filtered(request, form), 25).get_page(request.GET.get("trang"))
    context = {
        "filter": form,
        "page": page,
        "listed": _opinions_in(request, page),
        "count_words": _counted(page.paginator.count),
        "query": request.GET.urlencode(),
        "work": "matters",
    }
    return render(request, "office/opinion/matters.html", context)


def _counted(count: int) -> str:
    if count >= COUNTED:
        return _("%(count)s matters or more") % {"count": COUNTED}
    return _("%(count)s matters") % {"count": count}


def _opinions_in(request: HouseRequest, page: Page[Any]) -> list[tuple[Matter, str, int]]:
    """Each matter of a page with its title and the number of its opinions, counted in one query."""
    rows = Opinion.objects.filter(matter__in=[row.pk for row in page]).values_list("matter")
    counts = dict(rows.annotate(n=Count("pk")).order_by())
    return [(row, title_for(request, row), counts.get(row.pk, 0)) for row in page]


@office_page("matter.read", "oversight.read")
def export(request: HouseRequest, slug: str) -> HttpResponse:
    """The same filter as the list; cells are text, whatever they begin with; nothing of who sent it."""
    form = MatterFilter(request.authority, request.GET)
    rows = filtered(request, form).annotate(said=Count("opinions", distinct=True))[:EXPORTED]
    response = HttpResponse(sheets.write_xlsx(HEADER, _lines(request, rows), title="Vấn đề"), content_type=XLSX)
    response["Content-Disposition"] = 'attachment; filename="van-de.xlsx"'
    return response


HEADER = (
    "Số",
    "Vấn đề",
    "Trạng thái",
    "Lĩnh vực",
    "Nơi",
    "Số ý kiến",
    "Ngày nhận",
    "Cơ quan chủ trì",
    "Hạn",
    "Hội nghị",
)


def _lines(request: HouseRequest, rows: MatterSet) -> Iterator[list[Any]]:
    for row in rows:
        bodies = (row.lead.name if row.lead else "", row.due_on, row.conference.title if row.conference else "")
        field = str(row.field) if row.field else ""
        said: int = row.said  # type: ignore[attr-defined]  # annotated
        yield [
            row.number,
            title_for(request, row),
            row.get_state_display(),
            field,
            row.place,
            said,
            row.received_on,
            *bodies,
        ]


@office_page("matter.read", "oversight.read", "assignment.read")
def matter(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """Facts, what people said, who answers, what was promised, what happened."""
    heir = heir_of(request, public_id)
    if heir is not None:
        return redirect("office:matter", slug, heir.public_id)
    row = matter_of(request, public_id)
    actor = request.actor
    reads_all = actor.everywhere("matter.read")
    may_triage = actor.may("opinion.triage", row.scope())
    said = _said(request, row)
    reach = Reach.of(one for one, _words in said)
    context = {
        "matter": row,
        "title": title_for(request, row),
        "opinions": said,
        "reach": reach_words(reach),
        "places": reach.places,
        "files_shown": reads_all or actor.holds("assignment.read"),
        "reads_words": reads_all or actor.holds("assignment.read"),
        "joinings": joinings_of(row.samenesses) if reads_all else [],
        "assignments": row.assignments.select_related("organisation").order_by("-pk") if reads_all else [],
        "own_assignments": _own(request, row),
        "answers": _answers(request, row, reads_all),
        "commitments": row.commitments.select_related("owner").order_by("due_on", "pk"),
        "remarks": row.remarks.select_related("organisation"),
        "may_reply": oversight.may_reply(row, actor),
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


def _said(request: HouseRequest, row: Matter) -> list[tuple[Opinion, str]]:
    """Every opinion with the words that this person may read: the original, or what was made public."""
    approved = PublicText.objects.filter(state=TextState.APPROVED)
    rows = row.opinions.select_related("submission__through").order_by("pk")
    texts = Prefetch("public_texts", approved, to_attr="approved")
    rows = rows.prefetch_related(texts, "submission__files__attachment")
    full = reads_words(request)
    return [(one, one.text if full else _public_words(one)) for one in rows]


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
