"""The yearly decision as lines: spans, days in exchange, and what is not understood."""

from __future__ import annotations

from datetime import date

import pytest

from doithoai.people import holiday_lines

TET = [date(2027, 2, 5), date(2027, 2, 6)]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("05/02/2027 - 06/02/2027 nghỉ Tết", dict.fromkeys(TET, False)),
        ("Từ ngày 5/2/2027 đến hết ngày 6.2.2027: nghỉ", dict.fromkeys(TET, False)),
        ("20/02/2027\tLàm bù", {date(2027, 2, 20): True}),
        ("20/02/2027 nghỉ thứ Sáu, làm bù", {date(2027, 2, 20): True}),
        ("Từ ngày\tĐến ngày\tNghỉ hay làm bù\n\n05/02/2027\t06/02/2027\tnghỉ", dict.fromkeys(TET, False)),
    ],
)
def test_what_is_understood(text: str, days: dict[date, bool]) -> None:
    found = holiday_lines.read(text)

    assert (found.days, found.errors) == (days, [])


@pytest.mark.parametrize(
    "text",
    [
        "05/02/2027",
        "nghỉ",
        "Nghỉ 22/02/2027, làm bù 27/02/2027",
        "31/02/2027 nghỉ",
        "06/02/2027 - 05/02/2027 nghỉ",
        "01/01/2027 - 31/12/2027 nghỉ",
    ],
)
def test_what_is_not_understood_is_said_by_its_line(text: str) -> None:
    found = holiday_lines.read(f"20/02/2027 làm bù\n{text}")

    assert [number for number, _words in found.errors] == [2]


def test_one_day_cannot_be_both() -> None:
    assert holiday_lines.read("05/02/2027 nghỉ\n05/02/2027 làm bù").errors
