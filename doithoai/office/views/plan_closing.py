"""A year is closed: what is still open with its links, the act with its reason, the archive to take away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from doithoai.conference.models import Duty
from doithoai.core import toasts
from doithoai.core.formats import vndate
from doithoai.core.transitions import Refused
from doithoai.core.web import HouseRequest, bound_refusal, office_page
from doithoai.office.forms.programme import CloseForm
from doithoai.office.proof import export_of_persons
from doithoai.office.views.programme import plan_of
from doithoai.reporting import archiving, closing
from doithoai.reporting.closing import Point


def _duty(row: Duty) -> str:
    return f"{row.title} ({vndate(row.conference.day) or row.conference.audience})"


#: What is named of a row of each point, and the page on which it is settled.
_ITEMS: dict[str, Callable[[Any], tuple[str, str, str]]] = {
    "conferences": lambda row: (f"{row.title} ({row.get_state_display()})", "conference", row.public_id),
    "announcements": lambda row: (f"{row.title} ({row.get_state_display()})", "conference", row.public_id),
    "sittings": lambda row: (
        f"{row.conference.title} ({row.get_state_display()})",
        "sitting",
        row.conference.public_id,
    ),
    "evidence": lambda row: (_duty(row), "duty", row.public_id),
    "duties": lambda row: (_duty(row), "duty", row.public_id),
    "matters": lambda row: (f"{row.number} · {row.title}", "matter", row.public_id),
    "answers": lambda row: (f"{row.number} · {row.title}", "matter", row.public_id),
    "verdicts": lambda row: (row.opinion.matter.number, "matter", row.opinion.matter.public_id),
    "promises": lambda row: (f"{row.number} · {row.what}", "commitment", row.public_id),
    "referrals": lambda row: (row.to.name, "referral", row.public_id),
    "papers": lambda row: (row.subject, "paper", row.public_id),
    "numbers": lambda row: (f"{row} · {row.reason}", "book", row.register_id),
    "reports": lambda row: (row.title, "periodic_reports", ""),
    "amendment": lambda row: (f"{row.title} ({row.get_state_display()})", "plan", row.public_id),
}


@dataclass(frozen=True)
class Shown:
    """A point as the page shows it: its first rows with their addresses, and how many more there are."""

    point: Point
    items: list[tuple[str, str]]

    @property
    def more(self) -> int:
        return self.point.count - len(self.items)


def _shown(slug: str, point: Point) -> Shown:
    items = []
    for row in point.rows:
        words, page, mark = _ITEMS[point.code](row)
        items.append((words, reverse(f"office:{page}", args=[slug, mark] if mark else [slug])))
    return Shown(point, items)


@office_page("plan.submit")
def plan_close(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    row = plan_of(request, public_id)
    found = closing.points(row)
    form = CloseForm(request.POST or None, must_say=bool(found))
    if request.method == "POST" and form.is_valid():
        try:
            closing.close(row, by=request.actor, reason=form.cleaned_data["reason"])
        except Refused as refusal:
            bound_refusal(form, refusal)
        else:
            toasts.done(request, _("The year is closed. Its archive is being made."))
            return redirect("office:plan", slug, public_id)
    shown = [_shown(slug, one) for one in found]
    context = {
        "plan": row,
        "form": form,
        "must": [one for one in shown if one.point.is_must],
        "left": [one for one in shown if not one.point.is_must],
    }
    return render(request, "office/programme/close.html", context, status=422 if form.is_bound else 200)


@require_POST
@office_page("plan.submit")
def plan_archive_ask(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    archiving.ask(plan_of(request, public_id), by=request.actor)
    toasts.done(request, _("The archive is being made. Look here again in some minutes."))
    return redirect("office:plan", slug, public_id)


@office_page("plan.submit")
@export_of_persons
def plan_archive_file(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """Everything of the year in one file; it names people, and the journal says who took it."""
    row = plan_of(request, public_id)
    made = archiving.latest(row)
    if made is None or not made.path:
        raise Http404
    response = HttpResponse(archiving.content(made, by=request.actor), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="nam-{row.year}-{request.authority.slug}.zip"'
    return response
