"""Days as people write them: the day before the month, sometimes only a part of it."""

from __future__ import annotations

import re
from datetime import date

from doithoai.opinion.spreadsheets.grid import day_of_serial
from doithoai.opinion.spreadsheets.texts import bare, flat

_YEAR = r"(?P<year>\d{4}|\d{2})"
_CLOCK = r"(?:[ ,]*(?:luc )?\d{1,2}\s*(?:[:h]|gio)\s*\d{0,2}(?::\d{2})?(?:\.\d+)?\s*(?:phut)?\s*(?:am|pm|sa|ch)?)"
_WEEKDAY = r"(?:(?:thu (?:hai|ba|tu|nam|sau|bay|[2-7])|chu nhat|t[2-7]|cn)[ ,]+)?"
_FULL = (
    re.compile(
        rf"{_CLOCK}?[ ,]*{_WEEKDAY}(?:ngay )?(?P<day>\d{{1,2}})\s*[/.\-\\ ]"
        rf"\s*(?P<month>\d{{1,2}})\s*[/.\-\\ ]\s*{_YEAR}{_CLOCK}?"
    ),
    re.compile(
        rf"{_CLOCK}?[ ,]*{_WEEKDAY}(?:ngay )?(?:mung "
        rf"|mong )?(?P<day>\d{{1,2}})\s*,?\s*thang\s*(?P<month>\d{{1,2}})\s*,?"
        rf"\s*(?:nam|[/.\-])?\s*{_YEAR}{_CLOCK}?"
    ),
    re.compile(
        rf"(?P<year>\d{{4}})\s*[/.\-]\s*(?P<month>\d{{1,2}})\s*[/.\-]\s*(?P<day>\d{{1,2}})(?:t|{_CLOCK}"
        rf"|\s)*(?:[\d:.z+]*)(?:\s*(?:gmt|utc)\s*[+-]?[\d:]*)?"
    ),
)
_COMPACT = re.compile(r"(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)")
#: A month with its year somewhere in the words; what else stands there is not known well enough.
_MONTH = (
    re.compile(r"(?:thang|\bt)\s*(?P<month>\d{1,2})\s*(?:nam|[/.\-,])?\s*(?P<year>\d{4}|\d{2}(?!\d))"),
    re.compile(r"(?<![\d/.\-])(?P<month>\d{1,2})\s*[/.\-]\s*(?P<year>\d{4})(?!\d)"),
    re.compile(r"(?<!\d)\d{1,2}\s*[/.\-]\s*(?P<month>\d{1,2})\s*[/.\-]\s*(?P<year>\d{4})(?!\d)"),
    re.compile(r"^(?P<year>\d{4})\s*[/.\-]\s*(?P<month>\d{1,2})$"),
)
_SAYS_NOTHING = re.compile(r"(?:khong|chua|ko|k)\b.*|[-–—.x?/\s]*")
_SERIAL = re.compile(r"[2-7]\d{4}(?:[.,]\d+)?")


def read(value: object) -> tuple[str, str]:
    """(day in ISO form or its known part, warning); both empty for an empty cell."""
    if isinstance(value, date):
        return value.isoformat(), ""
    if isinstance(value, bool) or value is None:
        return "", ""
    if isinstance(value, float):
        return _counted(value)
    text = flat(bare(str(value))).strip("()'’ ").rstrip(".,;")
    if _SERIAL.fullmatch(text):
        return _counted(float(text.replace(",", ".")))
    for form in (*_FULL, _COMPACT):
        if found := form.fullmatch(text):
            day = _day(found["year"], found["month"], found["day"])
            return (day, "") if day else ("", "date_invalid")
    for form in _FULL[:2]:
        # Some words around a whole day, and no other number: "họp thôn ngày 5/8/2024".
        found = form.search(text)
        if found and not re.search(r"\d", text[: found.start()] + text[found.end() :]):
            day = _day(found["year"], found["month"], found["day"])
            return (day, "") if day else ("", "date_invalid")
    return _partly(text)


def _counted(number: float) -> tuple[str, str]:
    if 1900 <= number <= 2100 and number.is_integer():
        return "", "date_partial"
    day = day_of_serial(number)
    return (day.isoformat(), "") if day and 1950 <= day.year <= 2100 else ("", "date_invalid")


def _partly(text: str) -> tuple[str, str]:
    if _SAYS_NOTHING.fullmatch(text):
        return "", ""
    for form in _MONTH:
        if found := form.search(text):
            month = int(found["month"])
            return (
                (f"{_year(found['year']):04d}-{month:02d}", "date_partial")
                if 1 <= month <= 12
                else ("", "date_invalid")
            )
    if short := re.fullmatch(r"(?:ngay )?(\d{1,2})\s*(?:[/.\-]|,?\s*thang)\s*(\d{1,2})", text):
        return "", "date_partial" if _day("2024", short[2], short[1]) else "date_invalid"
    if re.fullmatch(r"[\d/.\-\s]+", text) and not re.fullmatch(r"(?:19|20)\d\d|\d{1,2}", text):
        return "", "date_invalid"
    return "", "date_partial"


def _year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


def _day(year: str, month: str, day: str) -> str:
    try:
        found = date(_year(year), int(month), int(day))
    except ValueError:
        return ""
    return found.isoformat() if 1900 <= found.year <= 2100 else ""
