"""Promises of earlier years, or of an authority that has ended, from a spreadsheet: all rows or none, twice is once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doithoai.casework import deadlines
from doithoai.casework.models import Commitment
from doithoai.core import clock, journal, numbers, vietnamese
from doithoai.core.actors import Actor
from doithoai.core.formats import vndate
from doithoai.core.models import Entry
from doithoai.core.transitions import Refused, allow, begin
from doithoai.notices import outbox
from doithoai.opinion import inherited, public_text
from doithoai.opinion.models import Field
from doithoai.opinion.spreadsheets import dates
from doithoai.people import directory
from doithoai.people.models import Authority, Organisation, OrganisationKind, valid_on

journal.register_verb("commitment.inherit", gettext_lazy("Taken over from earlier years"))

RIGHT = "assignment.give"
WHAT, DONE, OWNER, PROMISED, FIRST, DUE, PAPER, BODY, FIELD, PLACE, SHOWN = HEADER = (
    "Nội dung cam kết",
    "Coi là xong khi",
    "Đơn vị thực hiện (mã hoặc tên)",
    "Ngày hứa",
    "Hạn đầu tiên",
    "Hạn hiện nay",
    "Hứa tại văn bản (số, ngày)",
    "Cơ quan đã hứa",
    "Lĩnh vực (mã hoặc tên)",
    "Địa bàn",
    "Công khai (có/không)",
)
NEEDED = (WHAT, OWNER, PROMISED, DUE, PAPER)
#: So far down a header may stand below a title.
LOOKED_THROUGH = 10
NOT_SHOWN = ("khong", "k", "0")


@dataclass(frozen=True)
class Line:
    """One row, understood."""

    row: int
    what: str
    done_means: str
    owner: Organisation
    promised_on: date
    first_due_on: date
    due_on: date
    origin: str
    field: Field | None
    place: str
    is_public: bool
    notes: tuple[str, ...] = ()

    def key(self, authority: Authority) -> str:
        """The same promise in whatever file it comes again."""
        days = f"{self.promised_on.isoformat()}\x1f{self.first_due_on.isoformat()}"
        words = "\x1f".join(vietnamese.fold(text) for text in (self.what, self.origin))
        return f"inherit:{authority.pk}:{hashlib.sha256(f'{words}{days}'.encode()).hexdigest()[:40]}"


@dataclass
class Preview:
    lines: list[Line] = field(default_factory=list)
    errors: list[tuple[int, str]] = field(default_factory=list)
    warnings: list[tuple[int, str]] = field(default_factory=list)
    known: list[int] = field(default_factory=list)


def read(authority: Authority, rows: list[list[str]]) -> Preview:
    """Understand the rows; errors name the row as a spreadsheet counts, and what to do."""
    preview, seen = Preview(), dict[str, int]()
    start, places = _header(rows)
    reader = _Reader(authority)
    for number, cells in enumerate(rows[start + 1 :], start=start + 2):
        values = {name: cells[at].strip() if at < len(cells) else "" for name, at in places.items()}
        if not any(values.values()):
            continue
        try:
            line = reader.line(number, values)
        except Refused as refusal:
            preview.errors.append((number, str(refusal.sentence)))
            continue
        key = line.key(authority)
        if key in seen:
            words = _("This promise stands in the file twice, also in row %(row)s. Take one out.")
            preview.errors.append((number, words % {"row": seen[key]}))
            continue
        seen[key] = number
        preview.lines.append(line)
    _leave_out_known(authority, preview)
    preview.warnings = [(line.row, words) for line in preview.lines for words in _warnings(line, clock.today())]
    preview.warnings = sorted([*preview.warnings, *_taken_over_with_other_days(authority, preview.lines)])
    return preview


def _header(rows: list[list[str]]) -> tuple[int, dict[str, int]]:
    """Where the header stands and which column is which, in any order."""
    wanted = {vietnamese.fold(name): name for name in HEADER}
    for number, cells in enumerate(rows[:LOOKED_THROUGH]):
        found = {wanted[folded]: at for at, cell in enumerate(cells) if (folded := vietnamese.fold(cell)) in wanted}
        if WHAT in found:
            missing = [name for name in NEEDED if name not in found]
            if missing:
                raise Refused(_("The sheet lacks these columns: %(names)s.") % {"names": ", ".join(missing)})
            return number, found
    raise Refused(_("The sheet lacks the header “%(name)s”. Download the template and fill it in.") % {"name": WHAT})


def _leave_out_known(authority: Authority, preview: Preview) -> None:
    keys = {line.key(authority): line for line in preview.lines}
    there = set(Entry.objects.filter(key__in=keys).values_list("key", flat=True))
    preview.known = [line.row for key, line in keys.items() if key in there]
    preview.lines = [line for key, line in keys.items() if key not in there]


def _taken_over_with_other_days(authority: Authority, lines: list[Line]) -> Iterable[tuple[int, str]]:
    """Rows whose promise stands here already: the list was sent again after a day was moved in it."""
    days = {line.promised_on for line in lines}
    rows = Commitment.objects.of(authority).filter(promised_on__in=days).exclude(origin="")
    known = {
        (day, vietnamese.fold(what), vietnamese.fold(origin)): number
        for day, what, origin, number in rows.values_list("promised_on", "what", "origin", "number")
    }
    for line in lines:
        number = known.get((line.promised_on, vietnamese.fold(line.what), vietnamese.fold(line.origin)))
        if number:
            words = _("It was taken over before as %(number)s, with other days. Take the row out unless it is another.")
            yield line.row, words % {"number": number}


def _warnings(line: Line, today: date) -> Iterable[str]:
    if line.due_on < today:
        yield _("The day has passed: it stands as overdue at once.")
    yield from line.notes


class _Reader:
    """The catalogues of one authority, read once for all rows."""

    def __init__(self, authority: Authority) -> None:
        today = clock.today()
        bodies = Organisation.objects.of(authority).exclude(kind=OrganisationKind.UPPER).select_related("successor")
        self.every = {row.pk: row for row in bodies}
        self.bodies = directory.by_name(bodies)
        fields = Field.objects.filter(valid_on(today), authority=authority).select_related("parent")
        self.fields = {vietnamese.fold(name): row for row in fields for name in (row.name, row.code)}
        self.today = today

    def line(self, number: int, values: dict[str, str]) -> Line:
        what, origin = self._words(values.get(WHAT, ""), WHAT), self._words(values.get(PAPER, ""), PAPER)
        if ended := values.get(BODY, ""):
            origin = f"{origin}; {ended}"
        if len(origin) > 300:
            raise Refused(_("Paper and authority together have at most 300 characters."))
        promised, due = self._day(values, PROMISED), self._day(values, DUE)
        first = self._day(values, FIRST) if values.get(FIRST) else due
        if promised > self.today:
            raise Refused(_("The day of the promise has not come yet."))
        if due < first or first < promised:
            raise Refused(_("The days must follow each other: promised, first day, present day."))
        name = values.get(FIELD, "")
        if name and vietnamese.fold(name) not in self.fields:
            raise Refused(_("No field in use is called “%(name)s”.") % {"name": name})
        owner, notes = self._owner(values.get(OWNER, ""))
        is_shown = vietnamese.fold(values.get(SHOWN, "")) not in NOT_SHOWN
        is_named = public_text.proposed(what) != what
        if is_shown and is_named:
            notes.append(_("It seems to name a person, so it stays inside. Word it without the person to show it."))
        elif not is_shown:
            notes.append(_("It stays inside and is not shown in the public ledger."))
        return Line(
            row=number,
            what=what,
            done_means=values.get(DONE, "")[:300],
            owner=owner,
            promised_on=promised,
            first_due_on=first,
            due_on=due,
            origin=origin,
            field=self.fields.get(vietnamese.fold(name)) if name else None,
            place=values.get(PLACE, ""),
            is_public=is_shown and not is_named,
            notes=tuple(notes),
        )

    def _words(self, text: str, name: str) -> str:
        if not text:
            raise Refused(_("“%(name)s” is empty.") % {"name": name})
        if len(text) > 300:
            raise Refused(_("“%(name)s” has at most 300 characters.") % {"name": name})
        return text

    def _owner(self, name: str) -> tuple[Organisation, list[str]]:
        """The organisation of that name, or who took over from it."""
        named = found = self.bodies.get(vietnamese.fold(name))
        for _step in range(len(self.every)):
            if found is None or found.is_valid_on(self.today):
                break
            found = self.every.get(found.successor_id or 0)
        if named is None or found is None or not found.is_valid_on(self.today):
            raise Refused(_("No organisation that exists today is called “%(name)s”.") % {"name": name})
        if found == named:
            return found, []
        words = _("%(old)s has ended; it goes to %(new)s.")
        return found, [words % {"old": named.short_name, "new": found.short_name}]

    def _day(self, values: dict[str, str], name: str) -> date:
        said, _warning = dates.read(values.get(name, ""))
        if len(said) != len("2026-01-31"):
            raise Refused(_("“%(name)s” must be a day, as 31/01/2026.") % {"name": name})
        return date.fromisoformat(said)


def take_in(authority: Authority, preview: Preview, *, by: Actor) -> list[Commitment]:
    """All of them or none; each in a matter of its own, each owner told once of all of its own."""
    allow(by, RIGHT, authority)
    if preview.errors:
        raise Refused(_("Correct the rows with errors first: nothing was taken over."))
    made: list[Commitment] = []
    with transaction.atomic():
        for line in preview.lines:
            made.append(_inherit(authority, line, by))
        for owner in {row.owner_id: row.owner for row in made}.values():
            own = [row for row in made if row.owner_id == owner.pk]
            _tell(owner, own)
    return made


def _inherit(authority: Authority, line: Line, by: Actor) -> Commitment:
    matter = inherited.open_matter(
        authority, title=line.what, lead=line.owner, due_on=line.due_on, field=line.field, place=line.place, by=by
    )
    row = Commitment(
        authority=authority,
        number=numbers.numbered("CK", authority.pk, clock.today().year),
        matter=matter,
        what=line.what,
        done_means=line.done_means,
        owner=line.owner,
        promised_on=line.promised_on,
        first_due_on=line.first_due_on,
        due_on=line.due_on,
        extensions_count=1 if line.first_due_on < line.due_on else 0,
        is_public=line.is_public and not matter.is_internal,
        origin=line.origin,
        remind_at=deadlines.first_reminder(authority, line.due_on),
    )
    facts = {"row": line.row, "due": line.due_on.isoformat(), "owner": line.owner.code}
    key = line.key(authority)
    return begin(row, "commitment.inherit", by=by, right=RIGHT, public=row.is_public, facts=facts, key=key)


def _tell(owner: Organisation, rows: list[Commitment]) -> None:
    first = min(rows, key=lambda row: row.due_on)
    outbox.tell(
        owner.authority,
        directory.members_of(owner),
        key=f"inherited:{first.public_id}",
        subject=f"{len(rows)} cam kết từ trước được giao {owner.short_name} tiếp tục thực hiện"[:200],
        body=f"Hạn gần nhất: {vndate(first.due_on)} ({first.number}: {first.what})",
        path=f"/{owner.authority.slug}/van-phong/cam-ket/",
    )
