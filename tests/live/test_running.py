"""The script of the day: every minute has a person, from the agenda, the roles and the rules."""

from collections.abc import Iterator
from datetime import time

import pytest
import time_machine

from doithoai.conference import attending
from doithoai.documents.content import Table
from doithoai.live import running
from tests.factories.conference import NOW, announced, conference
from tests.factories.live import doors_open
from tests.factories.people import authority
from tests.factories.programme import coordinator

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def november() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.mark.clause("S-52", "S-53", "S-57")
def test_each_part_has_its_minute_its_person_and_what_stands_on_the_wall() -> None:
    hall = doors_open()
    attending.expect(hall.conference, name="Trần Văn Lành", category="people", is_summoned=True, by=hall.coordinator)

    rows = running.lines(hall.conference)

    assert [row.begins for row in rows] == ["08:00", "08:10", "08:15", "08:20", "08:40", "10:10", "10:25"]
    assert running.ends_at(hall.conference) == time(10, 30)
    assert "Đỗ Hải Yến" in rows[0].who
    assert "Giáp Thị Hồng Vân" in rows[2].who and "cách trả lời từng ý kiến" in rows[2].does[0]
    assert "1 người, trong đó triệu tập 1" in rows[0].does[0]


@pytest.mark.clause("S-54", "S-55", "S-56")
def test_chair_secretary_and_desk_are_introduced_by_name_and_who_is_missing_is_said() -> None:
    hall, bare = doors_open(), announced(authority("xa-phuc-hoa"))

    named = " ".join(running.lines(hall.conference)[1].does)
    nobody = " ".join(running.lines(bare)[1].does)
    table = next(block for block in running.script(hall.conference).body if isinstance(block, Table))

    for name in ("Giáp Thị Hồng Vân", "Trần Quốc Bảo", "Lê Thu Hằng", "nội quy"):
        assert name in named
    assert nobody.count("chưa phân công") == 3
    assert [row[0] for row in table.rows] == ["08:00", "08:10", "08:15", "08:20", "08:40", "10:10", "10:25"]


def test_without_an_hour_the_programme_still_has_its_order() -> None:
    row = conference(authority(), by=coordinator(authority()))

    text = running.programme_text(row).splitlines()

    assert len(text) == 7
    assert text[0].startswith("Tuyên bố lý do")
