"""People from a spreadsheet: checked first, then all or none."""

import pytest

from doithoai.core.transitions import Refused
from doithoai.people import importing
from doithoai.people.models import Person
from tests.factories import people

pytestmark = pytest.mark.django_db

HEADER = list(importing.HEADER)


def test_a_good_sheet_makes_every_account_and_the_second_time_none() -> None:
    place = people.authority()
    admin = people.person("administrator", place)
    people.organisation(place)
    rows = [
        ["DANH SÁCH CÁN BỘ"],
        HEADER,
        ["lam.td", "Trần Đức Lâm", "Ban Dân vận", "", "Phó Trưởng ban"],
        ["hoa.lt", "Lê Thị Hoa", "agency_clerk", "PHONG-KINH-TE", "Chuyên viên"],
    ]
    rows[2][2] = "coordinator"

    made = importing.commit(place, importing.read(place, rows), by=admin)
    again = importing.read(place, rows)

    assert [(line.username, line.role) for line, _secret in made] == [
        ("lam.td", "coordinator"),
        ("hoa.lt", "agency_clerk"),
    ]
    assert (again.lines, again.known) == ([], [3, 4])
    assert importing.commit(place, again, by=admin) == []


@pytest.mark.parametrize(
    "cells",
    [
        ["", "Thiếu Tên", "coordinator", ""],
        ["có dấu", "Có Dấu", "coordinator", ""],
        ["ai.do", "Ai Đó", "không có vai này", ""],
        ["ai.do", "Ai Đó", "chair", ""],
        ["ai.do", "Ai Đó", "agency_clerk", ""],
        ["ai.do", "Ai Đó", "agency_clerk", "khong-co"],
    ],
)
def test_a_row_with_a_fault_is_named_and_nothing_is_taken_over(cells: list[str]) -> None:
    place = people.authority()
    admin = people.person("administrator", place)
    before = Person.objects.count()

    preview = importing.read(place, [HEADER, ["tot.nv", "Nguyễn Văn Tốt", "intake", ""], cells])

    assert [number for number, _problem in preview.errors] == [3]
    with pytest.raises(Refused):
        importing.commit(place, preview, by=admin)
    assert Person.objects.count() == before


def test_the_same_name_twice_in_a_sheet_is_an_error_and_a_sheet_without_header_is_refused() -> None:
    place = people.authority()
    line = ["tot.nv", "Nguyễn Văn Tốt", "intake", ""]

    assert [number for number, _words in importing.read(place, [HEADER, line, line]).errors] == [3]
    with pytest.raises(Refused):
        importing.read(place, [["STT", "Tên"], line])
