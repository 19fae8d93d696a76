"""Organisations from a spreadsheet: every row is looked at first, then all are entered in one transaction."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from doithoai.core import vietnamese
from doithoai.core.actors import Actor
from doithoai.core.transitions import Refused
from doithoai.people import organising
from doithoai.people.models import Authority, Level, Organisation, OrganisationKind

HEADER = ("Mã", "Tên đầy đủ", "Tên ngắn", "Loại", "Cấp", "Mã đơn vị cấp trên", "Chức danh thủ trưởng", "Điện thoại")
#: The longest words of a cell, as the table of organisations takes them.
LENGTHS = (20, 200, 80, None, None, None, 120, 40)


@dataclass(frozen=True)
class Line:
    """One row of the sheet, understood; `above` is the code of the superior organisation, or empty."""

    row: int
    code: str
    name: str
    short_name: str
    kind: OrganisationKind
    level: Level
    above: str
    head_title: str
    phone: str


@dataclass
class Preview:
    lines: list[Line] = field(default_factory=list)
    errors: list[tuple[int, str]] = field(default_factory=list)
    known: list[int] = field(default_factory=list)


def read(authority: Authority, rows: list[list[str]]) -> Preview:
    """Understand the rows; `errors` name the row (as a spreadsheet counts) and what to do."""
    preview = Preview()
    start = _header_row(rows)
    there = {code.lower() for code in Organisation.objects.of(authority).values_list("code", flat=True)}
    seen: set[str] = set()
    for number, cells in enumerate(rows[start + 1 :], start=start + 2):
        values = [*(cell.strip() for cell in cells), *[""] * len(HEADER)][: len(HEADER)]
        if not any(values):
            continue
        code = values[0].lower()
        if code and code in there:
            preview.known.append(number)
            continue
        try:
            line = _line(authority, number, values)
        except ValueError as problem:
            preview.errors.append((number, str(problem)))
            continue
        if code in seen:
            preview.errors.append((number, _("This code stands in the sheet twice.")))
            continue
        seen.add(code)
        preview.lines.append(line)
    _look_upwards(preview, there)
    return preview


def _line(authority: Authority, number: int, values: list[str]) -> Line:
    """The row, or a ValueError whose words say what to do."""
    code, name, short_name, kind_words, level_words, above, head_title, phone = values
    if not code or not name:
        raise ValueError(_("Code and full name are missing."))
    for heading, value, most in zip(HEADER, values, LENGTHS, strict=True):
        if most and len(value) > most:
            words = _("“%(column)s” is longer than %(most)s characters.")
            raise ValueError(words % {"column": heading, "most": most})
    kind = _choice(kind_words, OrganisationKind)
    if kind is None:
        raise ValueError(_("This kind of organisation is not known here. Choose one of the list in the template."))
    level = _choice(level_words, Level) if level_words else authority.level
    if level is None:
        raise ValueError(_("This level is not known here. Choose one of the list in the template."))
    short = short_name or name[:80]
    return Line(number, code, name, short, OrganisationKind(kind), Level(level), above, head_title, phone)


def _choice(words: str, choices: type[OrganisationKind] | type[Level]) -> str | None:
    """The value behind the words, in the language of the page, in Vietnamese or as the code itself."""
    if words.lower() in choices.values:
        return words.lower()
    wanted = vietnamese.fold(words)
    for language in (None, "vi"):
        with translation.override(language) if language else nullcontext():
            named = {vietnamese.fold(str(label)): str(value) for value, label in choices.choices}
        if wanted in named:
            return named[wanted]
    return None


def _look_upwards(preview: Preview, there: set[str]) -> None:
    """A superior organisation stands here already, or in an earlier row: so nobody is above himself."""
    earlier = set(there)
    for line in list(preview.lines):
        if line.above and line.above.lower() not in earlier:
            preview.lines.remove(line)
            words = _("No organisation has the code %(code)s. Put the superior organisation into a row above this one.")
            preview.errors.append((line.row, words % {"code": line.above}))
        else:
            earlier.add(line.code.lower())
    preview.errors.sort()


def _header_row(rows: list[list[str]]) -> int:
    wanted = [vietnamese.fold(words) for words in HEADER[:2]]
    for number, cells in enumerate(rows[:10]):
        if [vietnamese.fold(cell) for cell in cells[:2]] == wanted:
            return number
    raise Refused(_("The sheet lacks the headers “Mã” and “Tên đầy đủ”. Download the template and fill it in."))


@transaction.atomic
def commit(authority: Authority, preview: Preview, *, by: Actor) -> list[Organisation]:
    """Enter all organisations or none."""
    if preview.errors:
        raise Refused(_("Correct the rows with errors first: nothing was taken over."))
    rows = {row.code.lower(): row for row in Organisation.objects.of(authority)}
    made = []
    for line in preview.lines:
        row = Organisation(
            authority=authority,
            code=line.code,
            name=line.name,
            short_name=line.short_name,
            kind=line.kind,
            level=line.level,
            parent=rows.get(line.above.lower()),
            head_title=line.head_title,
            phone=line.phone,
        )
        made.append(organising.enter(row, by=by))
        rows[line.code.lower()] = row
    return made
