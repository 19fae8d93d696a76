"""The work of one organisation, on line or not: what it owes, slips to print, a sheet out and in, a letter to urge."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from doithoai.casework import answer_sheets, answering, answers_back, entering, urging
from doithoai.casework.models import Assignment
from doithoai.core import clock, sheets, vietnamese
from doithoai.core.transitions import Refused, allow
from doithoai.core.web import HouseRequest, bound_refusal, office_page
from doithoai.notices import carriers
from doithoai.office.acting import form_page
from doithoai.office.forms.bodies import SheetForm, SlipForm, UrgingForm
from doithoai.office.views.assignments import assignment_of
from doithoai.opinion import shielding
from doithoai.people.models import Organisation

#: Who works for an organisation, and who gives it work.
RIGHTS = ("answer.draft", "assignment.give")
SALT = "casework.answers"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#: Of one matter that many raised, so many opinions stand on the slip.
QUOTED = 3
#: So many slips are printed at a time.
PRINTED = 50


def _body(request: HouseRequest, public_id: str) -> Organisation:
    """The own organisation; any of the authority for who gives work."""
    rows = Organisation.objects.of(request.authority).select_related("authority")
    if not request.actor.everywhere("assignment.give"):
        rows = rows.filter(pk__in=request.actor.organisation_ids)
    return get_object_or_404(rows, public_id=public_id)


def own_bodies(request: HouseRequest) -> list[Organisation]:
    """The organisations for which this person drafts: each has a page of its own work."""
    held = {row.organisation_id: row.organisation for row in request.actor.memberships if row.organisation}
    return [row for row in held.values() if request.actor.may("answer.draft", row.scope())]


@office_page(*RIGHTS)
def body(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """All that this organisation still owes, and the ways for one that is not on line."""
    row, today = _body(request, public_id), clock.today()
    work = Assignment.objects.owed().filter(organisation=row, matter__is_sealed=False).for_list()
    may_urge = request.actor.holds("assignment.remind")
    due = urging.owed(row, on=today)
    context = {
        "body": row,
        "rows": work,
        "commitments": row.commitments.unfinished().unsealed().for_list(),
        "due": due,
        "late": sum(one.days_late > 0 for one in due.rows(today)),
        "may_urge": may_urge and bool(due),
        "form": UrgingForm(),
        "letters": urging.letters(row) if may_urge else [],
        "work": "answers",
    }
    return render(request, "office/casework/body.html", context)


@office_page("assignment.remind")
def urge(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """The letter about all that is late or due soon; the draft opens, each of it is urged."""
    row = _body(request, public_id)
    return form_page(
        request,
        UrgingForm(request.POST if request.method == "POST" else None),
        lambda data: urging.write(row, by=request.actor, **data),
        lambda paper: redirect("office:paper", slug, paper.public_id),
        said=_("The letter is drafted; everything in it counts as urged today. Next: the office signs and issues it."),
        **_words(request, row, _("Write a letter to urge"), _("Write the letter")),
    )


def _words(request: HouseRequest, row: Organisation, title: str, submit: str) -> dict[str, Any]:
    back = reverse("office:body", args=[request.authority.slug, row.public_id])
    words = {"title": title, "submit": submit, "back": back, "back_words": row.short_name}
    return {**words, "lede": row.name, "work": "answers"}


@office_page(*RIGHTS)
def sheet_file(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """The open work as a spreadsheet to fill in."""
    row = _body(request, public_id)
    response = HttpResponse(answer_sheets.write(row), content_type=XLSX)
    name = f"tra-loi-{vietnamese.slug(row.short_name) or row.code}-{clock.today():%Y-%m-%d}.xlsx"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@office_page(*RIGHTS)
def slips(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """One slip for each open piece of work, to be printed."""
    row = _body(request, public_id)
    work = Assignment.objects.owed().filter(organisation=row, matter__is_sealed=False).for_list()
    back = reverse("office:body", args=[slug, row.public_id])
    return _slips_page(request, list(work[:PRINTED]), row.short_name, back)


@office_page("assignment.read", "assignment.give")
def slip(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """The slip of one piece of work: what is asked, by when, room for the answer and the signature."""
    row = assignment_of(request, public_id)
    return _slips_page(request, [row], row.matter.number, reverse("office:assignment", args=[slug, public_id]))


def _slips_page(request: HouseRequest, rows: list[Assignment], lede: str, back: str) -> HttpResponse:
    context = {
        "slips": [(row, _quoted(row), _address(request, row)) for row in rows],
        "lede": lede,
        "back": back,
        "work": "answers",
    }
    return render(request, "office/casework/slips.html", context)


def _quoted(row: Assignment) -> list[tuple[str, str]]:
    """What people wrote, every personal place covered: paper goes from hand to hand."""
    opinions = row.matter.opinions.select_related("submission__contact").order_by("pk")[:QUOTED]
    return [(one.number, shielding.masked(one)) for one in opinions]


def _address(request: HouseRequest, row: Assignment) -> str:
    path = reverse("office:assignment", args=[request.authority.slug, row.public_id])
    return carriers.full_link(path) or request.build_absolute_uri(path)


@office_page(*RIGHTS)
def answers_in(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """The sheet comes back: look at what was understood, then take over what is good."""
    row = _body(request, public_id)
    if request.method == "POST" and "rows" in request.POST:
        return _take_in(request, row)
    form = SheetForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {"body": row, "form": form, "results": answer_sheets.WORDS.values(), "work": "answers"}
    if form.is_bound and form.is_valid():
        upload = form.cleaned_data["file"]
        try:
            cells = sheets.read_rows(upload.read(), upload.name)
            context["preview"] = answers_back.read(row, cells)
            context["rows"] = signing.dumps([row.public_id, cells], salt=SALT, compress=True)
            return render(request, "office/casework/answers_in.html", context)
        except Refused as refusal:
            refusal.field = "file"
            bound_refusal(form, refusal)
    return render(request, "office/casework/answers_in.html", context, status=422 if form.is_bound else 200)


def _take_in(request: HouseRequest, row: Organisation) -> HttpResponse:
    try:
        whose, cells = signing.loads(request.POST["rows"], salt=SALT, max_age=3600)
    except signing.BadSignature as error:
        raise Refused(_("The preview is too old. Choose the file again.")) from error
    if whose != row.public_id:
        raise Refused(_("The preview is too old. Choose the file again."))
    preview = answers_back.read(row, cells)
    taken = answers_back.take_in(row, preview, by=request.actor, hand_in="hand_in" in request.POST)
    words = _("%(n)s drafts are taken over, %(handed)s of them are with the reviewer.")
    messages.success(request, words % {"n": taken.drafts, "handed": taken.handed_in})
    return redirect("office:body", request.authority.slug, row.public_id)


@office_page("assignment.give")
def enter(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """A slip that came back, typed by who gave the work."""
    row = assignment_of(request, public_id)
    back = reverse("office:assignment", args=[slug, public_id])
    return form_page(
        request,
        SlipForm(request.POST or None),
        lambda data: _entered(request, row, data),
        lambda _made: redirect("office:assignment", slug, public_id),
        said=_("Entered as a draft of the organisation; another person reviews it."),
        title=_("Enter the returned slip"),
        lede=f"{row.organisation.name} · {row.matter.title}",
        submit=_("Enter the answer"),
        back=back,
        back_words=row.matter.number,
        work="answers",
    )


def _entered(request: HouseRequest, row: Assignment, data: dict[str, Any]) -> None:
    hand_in = data.pop("hand_in")
    allow(request.actor, "assignment.give", row.matter)
    answer = entering.enter(row, entering.Written(**data), by=request.actor)
    if hand_in:
        answering.hand_in(answer, by=entering.writer(row, request.actor), all_the_same=True)
