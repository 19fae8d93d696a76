"""People from a spreadsheet: everything is checked first, then all are made in one transaction."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db import transaction
from django.utils.translation import gettext as _

from doithoai.core import vietnamese
from doithoai.core.actors import Actor
from doithoai.core.transitions import Refused
from doithoai.people.accounts import give_role, new_person
from doithoai.people.models import Authority, Organisation, Person
from doithoai.people.roles import TABLE, C, O, Role

HEADER = ("Tên đăng nhập", "Họ và tên", "Vai trò", "Mã đơn vị", "Chức vụ")


@dataclass(frozen=True)
class Line:
    """One row of the sheet, understood."""

    row: int
    username: str
    full_name: str
    role: str
    organisation: Organisation | None
    position: str


@dataclass
class Preview:
    lines: list[Line] = field(default_factory=list)
    errors: list[tuple[int, str]] = field(default_factory=list)
    known: list[int] = field(default_factory=list)


def read(authority: Authority, rows: list[list[str]]) -> Preview:
    """Understand the rows; `errors` name the row (as a spreadsheet counts) and what to do."""
    preview = Preview()
    start = _header_row(rows)
    organisations = {row.code.lower(): row for row in Organisation.objects.of(authority)}
    roles = {vietnamese.fold(str(label)): value for value, label in Role.choices} | {
        value: value for value in Role.values
    }
    taken = set(Person.objects.values_list("username", flat=True))
    own = set(Person.objects.filter(memberships__authority=authority).values_list("username", flat=True))
    seen: set[str] = set()
    for number, cells in enumerate(rows[start + 1 :], start=start + 2):
        values = [*(cell.strip() for cell in cells), *[""] * len(HEADER)][: len(HEADER)]
        if not any(values):
            continue
        username, full_name, role_words, code, position = values
        username = username.lower()
        role = roles.get(vietnamese.fold(role_words)) or roles.get(role_words.lower())
        problem = _problem(username, full_name, role, code, organisations)
        if problem:
            preview.errors.append((number, problem))
        elif username in own:
            preview.known.append(number)
        elif username in taken:
            preview.errors.append((number, _("This user name is already taken. Choose another one.")))
        elif username in seen:
            preview.errors.append((number, _("This user name stands in the sheet twice.")))
        else:
            seen.add(username)
            preview.lines.append(
                Line(number, username, full_name, str(role), organisations.get(code.lower()), position)
            )
    return preview


def _header_row(rows: list[list[str]]) -> int:
    wanted = vietnamese.fold(HEADER[0])
    for number, cells in enumerate(rows[:10]):
        if cells and vietnamese.fold(cells[0]) == wanted:
            return number
    raise Refused(_("The sheet lacks the header “Tên đăng nhập”. Download the template and fill it in."))


def _problem(username: str, full_name: str, role: str | None, code: str, organisations: dict[str, Organisation]) -> str:
    if not username or not full_name:
        return _("User name and full name are missing.")
    if not username.replace(".", "").replace("-", "").isalnum() or not username.isascii():
        return _("A user name has letters without marks, digits, dots and hyphens only.")
    if role is None or TABLE[role][0] == C:
        return _("This role is not known here. See the list of roles in the template.")
    if code and code.lower() not in organisations:
        return _("No organisation has this code.")
    if TABLE[role][0] == O and not code:
        return _("This role needs the code of an organisation.")
    return ""


def commit(authority: Authority, preview: Preview, *, by: Actor) -> list[tuple[Line, str]]:
    """Make all accounts or none; returns each line with its initial password."""
    if preview.errors:
        raise Refused(_("Correct the rows with errors first: nothing was taken over."))
    made: list[tuple[Line, str]] = []
    with transaction.atomic():
        for line in preview.lines:
            person, secret = new_person(authority, username=line.username, full_name=line.full_name, by=by)
            give_role(
                person,
                authority=authority,
                role=line.role,
                organisation=line.organisation,
                position=line.position,
                by=by,
            )
            made.append((line, secret))
    return made
