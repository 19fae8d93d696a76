"""Organisations from a spreadsheet: every row looked at, then all entered or none."""

from __future__ import annotations

import pytest

from doithoai.core import journal
from doithoai.core.transitions import Refused
from doithoai.people import importing_organisations as importing
from doithoai.people.models import Organisation
from tests.factories import people

pytestmark = pytest.mark.django_db
HEADER = list(importing.HEADER)
COMMITTEE = ["UBND", "Ủy ban nhân dân xã", "", "Peoples_committee", "", "", "Chủ tịch", "0204 300 0116"]
AGENCY = ["KT", "Phòng Kinh tế", "P. Kinh tế", "agency", "commune", "ubnd", "Trưởng phòng", ""]


def test_a_good_sheet_enters_every_body_under_its_superior_and_the_second_time_none() -> None:
    place = people.authority()
    admin = people.person("administrator", place)
    rows = [["DANH SÁCH ĐƠN VỊ"], HEADER, COMMITTEE, [], AGENCY]

    made = importing.commit(place, importing.read(place, rows), by=admin)
    again = importing.read(place, rows)

    assert [(row.code, row.short_name, row.level) for row in made] == [
        ("UBND", "Ủy ban nhân dân xã", "commune"),
        ("KT", "P. Kinh tế", "commune"),
    ]
    assert Organisation.objects.get(code="KT").parent == made[0]
    assert [entry.verb for entry in journal.history(made[1])] == ["organisation.begin"]
    assert (again.lines, again.errors, again.known) == ([], [], [3, 5])


@pytest.mark.parametrize(
    "cells",
    [
        ["", "Không có mã", "", "agency"],
        ["KT", "Mã hai lần", "", "agency"],
        ["VH", "Loại lạ", "", "không có loại này"],
        ["VH", "Cấp lạ", "", "agency", "cấp lạ"],
        ["VH", "Cấp trên lạ", "", "agency", "", "khong-co"],
        ["VH", "Tự ở trên mình", "", "agency", "", "VH"],
        ["V" * 21, "Mã quá dài", "", "agency"],
    ],
    ids=lambda cells: cells[1],
)
def test_a_row_with_a_fault_is_named_and_nothing_is_taken_over(cells: list[str]) -> None:
    place = people.authority()
    admin = people.person("administrator", place)

    preview = importing.read(place, [HEADER, COMMITTEE, AGENCY, cells])

    assert [number for number, _problem in preview.errors] == [4]
    with pytest.raises(Refused):
        importing.commit(place, preview, by=admin)
    assert not Organisation.objects.exists()


def test_a_sheet_without_its_headers_is_refused() -> None:
    with pytest.raises(Refused):
        importing.read(people.authority(), [COMMITTEE])
