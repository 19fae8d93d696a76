"""One way for every button of the screens: right, form, one rule under its key, back to the screen one came from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar, cast

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from doithoai.conference.models import Attendance
from doithoai.core import clock, journal, toasts
from doithoai.core.models import Entry, public_id
from doithoai.core.transitions import Refused
from doithoai.core.web import HouseRequest, hall_page
from doithoai.hall import screens
from doithoai.hall.forms.acts import HallForm
from doithoai.live import commands
from doithoai.live.models import Question, Sitting, Turn
from doithoai.people.models import Person

RowT = TypeVar("RowT", Turn, Question)


@dataclass
class Tap:
    """One press: who, where, what was typed, and which beat the screen showed."""

    request: HouseRequest
    sitting: Sitting
    screen: str
    key: str = ""
    data: dict[str, Any] = field(default_factory=dict)
    # What the desk found: the person just dealt with, or several to choose from.
    just: Attendance | None = None
    found: list[Attendance] = field(default_factory=list)
    # What was typed, when it did not come as a form; a command that was kept while the server was away.
    kept: Mapping[str, str] | None = None
    # The number that the desk gave meanwhile.
    desk_number: str = ""

    @property
    def by(self) -> Any:
        return self.request.actor

    @property
    def seen(self) -> int | None:
        typed = self.value("seen")
        return int(typed) if typed.isdigit() else None

    def value(self, name: str) -> str:
        return str((self.request.POST if self.kept is None else self.kept).get(name, ""))

    def turn(self, name: str = "turn") -> Turn:
        return self._row(self.sitting.turns.select_related("sitting__conference__authority"), name)

    def question(self, name: str = "question") -> Question:
        rows = self.sitting.questions.select_related("sitting__conference__authority", "opinion__matter", "group_of")
        return self._row(rows, name)

    def _row(self, rows: QuerySet[RowT], name: str) -> RowT:
        return get_object_or_404(rows, public_id=self.value(name))


Run = Callable[[Tap], str | None]


@dataclass(frozen=True)
class Act:
    """A button: its address, the right of its page, the rule it calls, what is typed with it.

    `away`: it may be pressed while the server is away, and is of the floor, the text or the attendance, which says
    whose word counts when two have acted; empty when it needs the server.
    """

    name: str
    address: str
    rights: tuple[str, ...]
    run: Run
    form: type[HallForm] | None
    undo: bool
    away: str

    @property
    def pattern(self) -> URLPattern:
        view = hall_page(*self.rights)(_view(self))
        view.house_right = "|".join(self.rights)  # type: ignore[attr-defined]  # read by the matrix test
        return path(f"<str:conference>/viec/{self.address}/", require_POST(view), name=self.name)


ACTS: dict[str, Act] = {}


def act(
    address: str, *rights: str, form: type[HallForm] | None = None, undo: bool = False, away: str = ""
) -> Callable[[Run], Run]:
    """Declare a button; the rule it calls asks for the right again, for this conference."""

    def declare(run: Run) -> Run:
        name = run.__name__.rstrip("_")
        ACTS[name] = Act(name, address, rights, run, form, undo, away)
        return run

    return declare


def _view(one: Act) -> Callable[..., HttpResponse]:
    def view(request: HttpRequest, slug: str, conference: str) -> HttpResponse:
        house = cast(HouseRequest, request)
        screen = request.POST.get("screen") or request.GET.get("screen") or ""
        if screen not in screens.SCREENS:
            raise Http404
        sitting = screens.sitting_for(house, conference, screen)
        key = request.POST.get("key") or request.GET.get("key") or ""
        return _perform(one, Tap(house, sitting, screen, str(key)[:64]))

    return view


def _perform(one: Act, tap: Tap) -> HttpResponse:
    form = one.form(tap.request.POST, sitting=tap.sitting) if one.form else None
    if form is not None:
        if not form.is_valid():
            return screens.show(tap.request, tap.sitting, tap.screen, bound=form, status=422)
        tap.data = form.cleaned_data
    try:
        seen = tap.seen if one.away == "floor" else None
        said, is_new = commands.perform(
            tap.sitting, lambda: one.run(tap), name=one.name, by=tap.by, key=tap.key, seen=seen
        )
    except Refused as refusal:
        return _refused(tap, refusal, form)
    if is_new and said:
        toasts.done(tap.request, said, undo=_undo_path(tap) if one.undo else "")
    elif not is_new:
        messages.info(tap.request, _("This has been done already; nothing was done twice."))
    return redirect(f"{screens.address(tap.sitting, tap.screen)}{_whereabouts(tap)}")


def _whereabouts(tap: Tap) -> str:
    """What the screen shows next: the person just checked in, those found, the question dealt with."""
    if tap.just is not None:
        return f"?vua={tap.just.public_id}"
    if tap.found:
        return f"?gom={'.'.join(str(row.number) for row in tap.found[:20])}"
    return ""


def _refused(tap: Tap, refusal: Refused, form: HallForm | None) -> HttpResponse:
    """The sentence, the new state, and who was faster; what was typed stays."""
    tap.sitting.refresh_from_db()
    if form is not None and refusal.code != "right":
        cast(Any, form).refuse(refusal)
        return screens.show(tap.request, tap.sitting, tap.screen, bound=form, status=422)
    sentence = str(refusal.sentence)
    if refusal.code in ("stale", "state"):
        sentence = " ".join(part for part in (sentence, last_act(tap.sitting)) if part)
    messages.error(tap.request, sentence)
    if refusal.code == "right":
        return screens.show(tap.request, tap.sitting, tap.screen, status=403)
    return redirect(screens.address(tap.sitting, tap.screen))


def last_act(sitting: Sitting) -> str:
    """Who did what last on the floor: “… by Nguyễn Văn An at 09:42:06”."""
    rows = Entry.objects.filter(subject="live.turn", subject_id__in=sitting.turns.values("pk"))
    entry = max(
        filter(None, [rows.order_by("-id").first(), journal.history(sitting).first()]),
        key=lambda one: one.pk,
        default=None,
    )
    return _("Last act: %(what)s.") % {"what": told(entry)} if entry is not None else ""


def told(entry: Entry) -> str:
    """An entry of the journal in one line: “Number called, by Nguyễn Văn An at 09:42:06”."""
    person = Person.objects.filter(pk=entry.by_id or 0).first()
    words = {
        "what": journal.sentence(entry),
        "who": person.full_name if person else _("a machine"),
        "at": f"{clock.local(entry.at):%H:%M:%S}",
    }
    return _("%(what)s, by %(who)s at %(at)s") % words


def _undo_path(tap: Tap) -> str:
    path_ = reverse("hall:undo", args=[tap.request.authority.slug, tap.sitting.conference.public_id])
    return f"{path_}?screen={tap.screen}&key={public_id()}{public_id()}"
