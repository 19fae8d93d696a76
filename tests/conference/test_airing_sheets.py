"""The log of a station from a spreadsheet: rows with errors are named, and the same file twice adds nothing."""

from collections.abc import Iterator
from datetime import UTC, datetime, time

import pytest
import time_machine

from doithoai.conference import airing_sheets
from doithoai.conference.models import Broadcast
from doithoai.core import sheets
from doithoai.core.transitions import Refused
from doithoai.opinion.spreadsheets import reading
from tests.factories.conference import NOW, announcement
from tests.factories.people import authority, organisation, person

pytestmark = pytest.mark.django_db
GOOD = ["03/11/2026", "5h30", "Truyền thanh cơ sở", "Trung tâm", "3", "Cụm loa thôn 1", "Nhật ký số 12"]


@pytest.fixture(autouse=True)
def later() -> Iterator[None]:
    with time_machine.travel(datetime(2026, 12, 1, 3, 0, tzinfo=UTC), tick=False):
        yield


def read_of(rows: list[list[str]]) -> dict[int, list[str]]:
    data = sheets.write_xlsx(airing_sheets.HEADER, rows)
    return reading.plain_rows(data, "nhat-ky.xlsx")


@pytest.mark.clause("S-83", "S-85")
def test_a_file_goes_into_the_log_once() -> None:
    commune = authority()
    centre = organisation(commune, "tt", "Trung tâm", kind="media")
    with time_machine.travel(NOW, tick=False):
        told = announcement(commune)
    station = person("media", commune, centre)
    rows = read_of([GOOD, [*GOOD[:1], "17:00", "loa xã", "TT", "", "", "Ảnh"], GOOD])

    first = airing_sheets.read(told, rows, [centre])
    made = airing_sheets.commit(told, first, by=station)
    second = airing_sheets.read(told, rows, [centre])

    assert (made, first.known, first.errors) == (2, [4], [])
    assert (second.lines, second.known) == ([], [2, 3, 4])
    assert airing_sheets.commit(told, second, by=station) == 0
    logged = Broadcast.objects.filter(channel="grassroots_radio")
    assert [(one.minutes, one.place, one.in_time) for one in logged] == [(3, "Cụm loa thôn 1", True), (None, "", True)]
    assert logged[0].aired_at == datetime(2026, 11, 2, 22, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("place", "wrong"),
    [
        (0, "32/11/2026"),
        (0, "03/11/2027"),
        (1, "25:00"),
        (1, ""),
        (2, "Bồ câu"),
        (3, "Đài khác"),
        (4, "ba phút"),
        (6, ""),
    ],
)
def test_a_row_that_is_not_understood_is_named_and_nothing_is_taken_over(place: int, wrong: str) -> None:
    commune = authority()
    centre = organisation(commune, "tt", "Trung tâm", kind="media")
    with time_machine.travel(NOW, tick=False):
        told = announcement(commune)
    bad = [*GOOD[:place], wrong, *GOOD[place + 1 :]]

    preview = airing_sheets.read(told, read_of([GOOD, bad]), [centre])
    with pytest.raises(Refused):
        airing_sheets.commit(told, preview, by=person("media", commune, centre))

    assert [number for number, words in preview.errors if words] == [3]
    assert Broadcast.objects.filter(channel="grassroots_radio").count() == 0


def test_headings_stand_below_a_title_in_any_order_and_an_hour_may_be_a_number() -> None:
    commune = authority()
    centre = organisation(commune, "tt", "Trung tâm", kind="media")
    with time_machine.travel(NOW, tick=False):
        told = announcement(commune)
    rows = {
        1: ["NHẬT KÝ PHÁT SÓNG"],
        3: ["Kênh", "Đơn vị phát", "Bằng chứng", "Giờ", "Ngày"],
        4: ["Bảng tin", "tt", "Ảnh", "0.7291666666666666", "2026-11-05"],
    }

    preview = airing_sheets.read(told, rows, [centre])

    assert [(one.channel, one.aired_at.timetz().replace(tzinfo=None)) for one in preview.lines] == [
        ("board", time(17, 30))
    ]
    with pytest.raises(Refused):
        airing_sheets.read(told, {1: ["a", "b"]}, [centre])
