"""A list of delegates as a spreadsheet: every row is understood first, who stands in the list already is left out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db import transaction
from django.utils.translation import gettext as _

from doithoai.conference import attending
from doithoai.conference.models import Category, Conference
from doithoai.core import vietnamese
from doithoai.core.actors import Actor
from doithoai.core.transitions import Refused
from doithoai.people.directory import by_name
from doithoai.people.models import Organisation

HEADER = ("Họ và tên", "Chức vụ", "Thôn, đơn vị", "Cơ quan, tổ chức", "Thành phần", "Triệu tập")
#: Other words for the same columns, folded; a heading fits when it is one of them.
HEADINGS: dict[str, tuple[str, ...]] = {
    "name": ("ho va ten", "ho ten", "ten dai bieu", "ho va ten dai bieu", "dai bieu", "ten"),
    "position": ("chuc vu", "chuc danh", "chuc vu chuc danh", "nhiem vu"),
    "unit": ("thon don vi", "don vi", "thon", "noi o", "dia chi", "thon to dan pho", "don vi cong tac", "noi cong tac"),
    "organisation": ("co quan to chuc", "co quan", "to chuc", "dang bo", "chi bo", "co quan cu"),
    "category": ("thanh phan", "doi tuong", "loai dai bieu"),
    "is_summoned": ("trieu tap", "giay trieu tap", "moi hay trieu tap", "hinh thuc moi"),
}
#: How lists call the categories, folded; the labels of the product fit too.
CATEGORY_WORDS = {
    "can bo": Category.OFFICIAL,
    "cong chuc": Category.OFFICIAL,
    "can bo cong chuc": Category.OFFICIAL,
    "dang vien": Category.PARTY_MEMBER,
    "hoi vien": Category.ASSOCIATION_MEMBER,
    "doan vien": Category.ASSOCIATION_MEMBER,
    "doan vien hoi vien": Category.ASSOCIATION_MEMBER,
    "nhan dan": Category.PEOPLE,
    "nguoi dan": Category.PEOPLE,
    "dai dien nhan dan": Category.PEOPLE,
    "chu doanh nghiep": Category.OWNER,
    "doanh nghiep": Category.OWNER,
    "cong nhan": Category.WORKER,
    "nguoi lao dong": Category.WORKER,
    "lanh dao": Category.LEADER,
    "lanh dao co quan": Category.LEADER,
    "thu truong": Category.LEADER,
    "khach": Category.GUEST,
    "khach moi": Category.GUEST,
}
_YES = ("x", "co", "trieu tap", "1", "yes")
_NO = ("", "khong", "moi", "0", "no")
#: Lists begin with titles: the headings are looked for so far down.
_LOOKED_AT = 15


@dataclass(frozen=True)
class Line:
    """One row of the sheet, understood."""

    row: int
    name: str
    position: str
    unit: str
    organisation: Organisation | None
    category: str
    is_summoned: bool

    @property
    def label(self) -> str:
        return str(Category(self.category).label)


@dataclass
class Preview:
    lines: list[Line] = field(default_factory=list)
    errors: list[tuple[int, str]] = field(default_factory=list)
    known: list[int] = field(default_factory=list)


def read(
    conference: Conference,
    rows: Mapping[int, Sequence[str]],
    bodies: Iterable[Organisation],
    *,
    own: Organisation | None = None,
) -> Preview:
    """`rows` by their number in the sheet. With `own` every row is of this body, whatever the sheet says."""
    places, start = _heading(rows)
    preview, named = Preview(), by_name(bodies)
    known = {_mark(row.name, row.unit, row.position) for row in conference.attendances.all()}
    for number, cells in rows.items():
        if number <= start or not any(cell.strip() for cell in cells):
            continue
        said = {key: cells[place].strip() if place < len(cells) else "" for key, place in places.items()}
        try:
            line = _line(number, said, named, own)
        except Refused as problem:
            preview.errors.append((number, str(problem.sentence)))
            continue
        mark = _mark(line.name, line.unit, line.position)
        if mark in known:
            preview.known.append(number)
        else:
            known.add(mark)
            preview.lines.append(line)
    return preview


def commit(conference: Conference, preview: Preview, *, by: Actor) -> int:
    """All rows or none; how many were new."""
    if preview.errors:
        raise Refused(_("Correct the rows with errors first: nothing was taken over."))
    with transaction.atomic():
        for line in preview.lines:
            attending.expect(
                conference,
                name=line.name,
                category=line.category,
                unit=line.unit,
                position=line.position,
                organisation=line.organisation,
                is_summoned=line.is_summoned,
                by=by,
            )
    return len(preview.lines)


def _mark(name: str, unit: str, position: str) -> tuple[str, str, str]:
    return vietnamese.fold(name), vietnamese.fold(unit), vietnamese.fold(position)


def _heading(rows: Mapping[int, Sequence[str]]) -> tuple[dict[str, int], int]:
    """Which column is where, and in which row the headings stand: lists often begin with a title."""
    for number in sorted(rows)[:_LOOKED_AT]:
        titles = [" ".join(vietnamese.fold(cell).replace(",", " ").replace("/", " ").split()) for cell in rows[number]]
        places: dict[str, int] = {}
        for key, words in HEADINGS.items():
            found = next((titles.index(word) for word in words if word in titles), None)
            if found is not None and found not in places.values():
                places[key] = found
        if "name" in places and len(places) > 1:
            return places, number
    raise Refused(_("The sheet lacks the headings “Họ và tên” and “Chức vụ”. Download the template and fill it in."))


def _line(number: int, said: Mapping[str, str], named: Mapping[str, Organisation], own: Organisation | None) -> Line:
    name, position = said.get("name", ""), said.get("position", "")
    if not name:
        raise Refused(_("Enter the name of the delegate."))
    if len(name) > 120:
        raise Refused(_("This name is too long. Is it in the right column?"))
    body = own
    typed = said.get("organisation", "")
    if own is None and typed:
        body = named.get(vietnamese.fold(typed))
        if body is None:
            raise Refused(_("“%(words)s” is none of the bodies of this authority.") % {"words": typed})
    category = _category(said.get("category", ""), position)
    if category == Category.LEADER and not attending.is_leading(position):
        raise Refused(_("A leader of the body is asked for, not staff. Enter a leading position."))
    unit = said.get("unit", "")[:200] or (body.name if body is not None else "")
    return Line(number, name, position[:120], unit, body, category, _is_summoned(said.get("is_summoned", "")))


def _category(words: str, position: str) -> str:
    folded = vietnamese.fold(words)
    if not folded:
        return Category.LEADER if attending.is_leading(position) else Category.PEOPLE
    named = {vietnamese.fold(str(label)): value for value, label in Category.choices}
    found = CATEGORY_WORDS.get(folded) or named.get(folded)
    if found is None:
        raise Refused(
            _("The category “%(words)s” is not known. Write one of: %(offered)s.")
            % {"words": words, "offered": ", ".join(str(label) for _value, label in Category.choices)}
        )
    return str(found)


def _is_summoned(words: str) -> bool:
    folded = vietnamese.fold(words)
    if folded in _YES or folded.startswith("trieu tap"):
        return True
    if folded in _NO:
        return False
    raise Refused(_("Under “Triệu tập” write x for who is summoned, and nothing for who is invited."))
