"""Days, hours and periods as plans write them: 07 giờ 30 ngày 05/3/2026, quý II/2026, từ ngày … đến ngày …."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

Period = dict[str, Any]

_DAY = r"(\d{1,2})\s*(?:/|-|\.|\s+tháng\s+)\s*(\d{1,2})(?:\s*(?:/|-|\.|,?\s*năm\s+)\s*(\d{4}))?(?![\d/])"
DAY = re.compile(_DAY, re.IGNORECASE)
_CLOCK = re.compile(
    r"(?<![\d/])(\d{1,2})\s*(?:giờ|g|h|:)\s*(?:(\d{2})\s*(?:phút|['’′])?)?(?=\s|,|;|\.|\)|\(|$|-|–)", re.IGNORECASE
)
_RANGE = re.compile(
    rf"(?:từ\s+(?:ngày\s+)?|ngày\s+)(\d{{1,2}}(?:\s*(?:/|\s+tháng\s+)\s*\d{{1,2}}(?:(?:/|\s*năm\s+)\d{{4}})?)?)\s*"
    rf"(?:đến|tới|[-–])\s*(?:hết\s+)?(?:ngày\s+)?{_DAY}",
    re.IGNORECASE,
)
_UNTIL = re.compile(rf"(?:đến hết|đến|trước|hết|chậm nhất(?: là| vào| đến)?)\s+(?:ngày\s+)?{_DAY}", re.IGNORECASE)
_HOUR = r"(?:\d{1,2}\s*(?:giờ|g|h)\s*(?:\d{2}\s*(?:phút)?)?\s*,?\s*)?"
_OTHER_DAYS = re.compile(
    rf"(?:ngày\s+)?(\d{{1,2}}(?:/\d{{1,2}}(?:/\d{{4}})?)?(?:\s*,\s*(?:ngày\s+)?\d{{1,2}}(?:/\d{{1,2}}(?:/\d{{4}})?)?){{0,12}})"
    rf"\s*,?\s*(?:hoặc|hay)\s+{_HOUR}(?:[^\d;.]{{0,20}}?)(?:ngày\s+)?{_DAY}",
    re.IGNORECASE,
)
#: "ngày 10 hoặc 11, 12/7/2026"
_OR_FIRST = re.compile(
    rf"(?<![\d/])(\d{{1,2}}(?:/\d{{1,2}})?\s*(?:hoặc|hay)\s+(?:ngày\s+)?\d{{1,2}}(?:/\d{{1,2}})?"
    rf"(?:\s*,\s*\d{{1,2}}(?:/\d{{1,2}})?)*)\s*(?:,|hoặc|hay)\s*(?:ngày\s+)?{_DAY}",
    re.IGNORECASE,
)
#: A day with another one in reserve: "ngày 10/7/2026 (dự phòng ngày 17/7/2026)", "nếu mưa thì chuyển sang ngày …"
_RESERVE = re.compile(
    rf"(?<![\d/])(\d{{1,2}}/\d{{1,2}}(?:/\d{{4}})?)[^\d.;]{{0,12}}?"
    rf"(?:dự phòng|dự bị|nếu [^\d.;]{{2,50}}? (?:chuyển|lùi|dời|đổi))[^\d.;]{{0,24}}?{_DAY}",
    re.IGNORECASE,
)
#: "các ngày 10, 11/7/2026", "ngày 10 và 11/7/2026": held on all of them, not on one
_IN_A_ROW = re.compile(rf"ngày\s+(\d{{1,2}}(?:\s*,\s*\d{{1,2}})*)\s*(?:,|và)\s*(?:ngày\s+)?{_DAY}", re.IGNORECASE)
_ONE_OF = re.compile(
    rf"một trong (?:các|những|hai|ba)\s*(?:\w+\s+)?ngày\s+([\d/,\s]+?)(?:\s*(?:,|và|hoặc)\s*(?:ngày\s+)?){_DAY}",
    re.IGNORECASE,
)
_MONTH = re.compile(r"tháng\s+(\d{1,2}|giêng|chạp)(?:\s*(?:/|,?\s*năm\s+)\s*(\d{4}))?(?!\d)", re.IGNORECASE)
_QUARTER = re.compile(
    r"quý\s+(IV|III|II|I|[1-4]|một|hai|ba|bốn|tư)\b(?:\s*(?:/|-|,?\s*năm\s+)\s*(\d{4}))?", re.IGNORECASE
)
_HALF = re.compile(r"(?:6|sáu|06) tháng (đầu|cuối) năm(?:\s+(\d{4}))?", re.IGNORECASE)
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4}
#: What follows is a limit, or the number of a week.
_NO_DAY = re.compile(r"(?:(?:trước|sau|hết|đến|nhất|từ|qua)\s+(?:ngày\s+)?|tuần\s+(?:thứ\s+)?)$", re.IGNORECASE)
LATER = re.compile(
    r"thông báo sau|thông báo (?:cụ thể )?(?:bằng|trong|tại) (?:giấy|văn bản)|sẽ (?:được )?(?:có )?thông "
    r"báo|có thông báo|\bdo\s+[^.;:]{3,70}?\s+(?:quyết định|ấn định)\b|thông báo cụ thể|"
    r"(?:sẽ |được )?báo sau|chưa (?:xác định|ấn định|chốt)|(?:sẽ )?(?:được )?ấn định sau|xác định sau",
    re.IGNORECASE,
)
_CIVIL = re.compile(r"\d{1,5}\s*[-/]\s*[A-ZĐ][\w.]*(?:[-/][\wĐđ.]+)*[^;.]{0,4}?ngày\s+" + _DAY, re.IGNORECASE)


def day_of(found: re.Match[str], year: int, *, first: int = 1) -> date | None:
    """The day in three groups of a match; the year of the plan where none is written."""
    return made(found[first], found[first + 1], found[first + 2] or year)


def made(day: str | int, month: str | int, year: str | int) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def bounds(period: Period) -> tuple[date, date]:
    """The first and the last day; of several days to choose from the span that holds them."""
    if period["kind"] == "day":
        return date.fromisoformat(period["date"]), date.fromisoformat(period["date"])
    if period["kind"] == "alternative_days":
        chosen = sorted(date.fromisoformat(day) for day in period["dates"])
        return chosen[0], chosen[-1]
    if period["kind"] == "range":
        return date.fromisoformat(period["from"]), date.fromisoformat(period["to"])
    last = period["month"] if period["kind"] == "month" else 3 * period["quarter"]
    first = last if period["kind"] == "month" else last - 2
    year = period["year"]
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])


def is_within(period: Period, other: Period) -> bool:
    """Whether the first lies in the second, such as a day in its quarter."""
    (first, last), (begins, ends) = bounds(period), bounds(other)
    return begins <= first and last <= ends


def first_day(text: str, year: int) -> date | None:
    """The first whole day in the text."""
    return next((day for found in DAY.finditer(text) if (day := day_of(found, year))), None)


def clock_of(text: str) -> str | None:
    """The first hour in the text, as 07:30."""
    for found in _CLOCK.finditer(text):
        hour, minute = int(found[1]), int(found[2] or 0)
        if re.match(r"\s*(?:chiều|tối)", text[found.end() :], re.IGNORECASE) and hour < 12:
            hour += 12
        if hour < 24 and minute < 60:
            return f"{hour:02d}:{minute:02d}"
    return None


def range_of(text: str, year: int) -> tuple[date, date] | None:
    """From which day to which; the first may leave out month and year."""
    for found in _RANGE.finditer(text):
        last = day_of(found, year, first=2)
        numbers = re.findall(r"\d+", found[1])
        if last is None:
            continue
        first = made(
            numbers[0], numbers[1] if len(numbers) > 1 else last.month, numbers[2] if len(numbers) > 2 else last.year
        )
        if first and first > last and len(numbers) == 2:
            first = made(first.day, first.month, last.year - 1)
        if first and first <= last:
            return first, last
    return None


def until_of(text: str, year: int) -> date | None:
    """The last day of a span of which only the end is written."""
    found = _UNTIL.search(text)
    return day_of(found, year) if found else None


def period_of(text: str, year: int) -> tuple[Period, tuple[int, int]] | None:
    """The first period of the text and where it stands; days of cited papers do not count."""
    text = _CIVIL.sub(lambda found: " " * len(found[0]), text)
    if found := range_of(text, year):
        where = _RANGE.search(text)
        assert where is not None
        return {"kind": "range", "from": found[0].isoformat(), "to": found[1].isoformat()}, where.span()
    for many in (_alternatives, _in_a_row):
        if several := many(text, year):
            return several
    for kind in (_single_day, _half, _month, _quarter):
        if one := kind(text, year):
            return one
    return None


def _alternatives(text: str, year: int) -> tuple[Period, tuple[int, int]] | None:
    for pattern in (_OR_FIRST, _OTHER_DAYS, _ONE_OF, _RESERVE):
        found = pattern.search(text)
        last = day_of(found, year, first=2) if found else None
        if found is None or last is None:
            continue
        days = []
        for part in re.findall(r"\d{1,2}(?:/\d{1,2}(?:/\d{4})?)?", found[1]):
            numbers = [int(one) for one in part.split("/")]
            days.append(
                made(
                    numbers[0],
                    [*numbers, last.month][1] if len(numbers) > 1 else last.month,
                    numbers[2] if len(numbers) > 2 else last.year,
                )
            )
        if days and all(days):
            return {
                "kind": "alternative_days",
                "dates": [one.isoformat() for one in [*days, last] if one],
            }, found.span()
    return None


def _in_a_row(text: str, year: int) -> tuple[Period, tuple[int, int]] | None:
    found = _IN_A_ROW.search(text)
    last = day_of(found, year, first=2) if found else None
    if found is None or last is None:
        return None
    several = [made(number, last.month, last.year) for number in re.findall(r"\d+", found[1])]
    days = [day for day in [*several, last] if day]
    if len(days) <= len(several) or any(after - before != timedelta(days=1) for before, after in pairwise(days)):
        return None
    return {"kind": "range", "from": days[0].isoformat(), "to": last.isoformat()}, found.span()


def _single_day(text: str, year: int) -> tuple[Period, tuple[int, int]] | None:
    for found in DAY.finditer(text):
        before = text[: found.start()]
        if not found[3] and not re.search(r"ngày\s*$", before, re.IGNORECASE):
            continue  # 1/2 or 7-8 is a day only after that word
        day = day_of(found, year)
        if day is None or _NO_DAY.search(before):
            continue
        return {"kind": "day", "date": day.isoformat(), "time": clock_of(text)}, found.span()
    return None


def _half(text: str, year: int) -> tuple[Period, tuple[int, int]] | None:
    if not (found := _HALF.search(text)):
        return None
    of = int(found[2] or year)
    first, last = (date(of, 1, 1), date(of, 6, 30)) if found[1].lower() == "đầu" else (date(of, 7, 1), date(of, 12, 31))
    return {"kind": "range", "from": first.isoformat(), "to": last.isoformat()}, found.span()


def _month(text: str, year: int) -> tuple[Period, tuple[int, int]] | None:
    for found in _MONTH.finditer(text):
        word = found[1].lower()
        month = {"giêng": 1, "chạp": 12}.get(word) or int(word)
        if 1 <= month <= 12 and not re.search(r"(?<!tuần )(?<!tuần thứ )\b\d+\s+$", text[: found.start()].lower()):
            return {"kind": "month", "month": month, "year": int(found[2] or year)}, found.span()
    return None


def _quarter(text: str, year: int) -> tuple[Period, tuple[int, int]] | None:
    if not (found := _QUARTER.search(text)):
        return None
    word = found[1].lower()
    return {"kind": "quarter", "quarter": _QUARTERS.get(word) or int(word), "year": int(found[2] or year)}, found.span()
