"""By when a task is due: a day, or so many days (working days) before or after the conference."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from doithoai.programme.reading import days

_COUNTED = "một hai ba bốn năm sáu bảy tám chín mười"
_NUMBERS = {word: number for number, word in enumerate(_COUNTED.split(), 1)} | {
    "mười lăm": 15,
    "hai mươi": 20,
    "ba mươi": 30,
}
_MANY = (
    r"(?P<many>\d{1,3}|mười lăm|hai mươi|ba mươi|một|hai|ba|bốn|năm|sáu|bảy|tám|chín|"
    r"mười)\s*(?:\([^)]{1,20}\)\s*)?(?P<unit>ngày làm việc|ngày|tuần|tháng)(?!\s*\d|\s+hội nghị)"
)
_LEAST = r"(?:ít nhất|tối thiểu|chậm nhất(?: là)?|muộn nhất|không ít hơn|khoảng|là|trước|đúng|từ)"
_GATHERING = (
    r"(?:(?:khi|ngày|thời điểm|lúc|mỗi|từng|các|buổi|cuộc|kỳ|tổ chức|diễn ra|khai mạc|tiến hành|bắt đầu)\s+)*"
    r"(?:hội nghị|đối thoại|tiếp xúc|buổi|cuộc|tổ chức|diễn ra|khai mạc)?"
)
_BEFORE = re.compile(
    rf"(?:trước\s+(?P<what>{_GATHERING}[^.;\d]{{0,60}}?)\s*(?:{_LEAST}\s+)*{_MANY}"
    rf"|(?:{_LEAST}\s+)*{_MANY.replace('many', 'many2').replace('unit', 'unit2')}\s+trước\s+"
    rf"(?:khi|ngày|mỗi|từng|hội nghị|thời điểm|buổi|cuộc|đối thoại|các))",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"(?:(?:trong|chậm nhất|không quá|sau|muộn nhất|tối đa)\s+(?:(?:thời hạn|thời gian|vòng|là|không quá|"
    rf"khoảng)\s+)*{_MANY}"
    rf"\s*,?\s*(?:kể từ|tính từ|sau|từ ngày|từ khi|kết thúc)"
    rf"|sau\s+(?:khi\s+|ngày\s+)?(?:kết thúc\s+|tổ chức\s+)?(?:mỗi\s+|từng\s+|các\s+)?(?:hội nghị|buổi|"
    rf"cuộc|đối thoại|đợt)[^.;\d]{{0,40}}?"
    rf"(?:(?:chậm nhất|không quá|trong|vòng|thời hạn|là|tối "
    rf"đa)\s+)*{_MANY.replace('many', 'many2').replace('unit', 'unit2')}"
    rf"|trong\s+(?:thời hạn|vòng)\s+(?:là\s+|không quá\s+)?{_MANY.replace('many', 'many3').replace('unit', 'unit3')}"
    r"(?!\s*(?:làm việc\s*)?,?\s*(?:trước|đến))"
    rf"|sau\s+(?:không quá\s+|khoảng\s+)?{_MANY.replace('many', 'many4').replace('unit', 'unit4')}(?=\s*(?:[.;,)]|$))"
    rf"|{_MANY.replace('many', 'many5').replace('unit', 'unit5')}\s+sau\s+(?:khi|ngày|mỗi|từng|hội "
    rf"nghị|buổi|cuộc|đối thoại|đợt|kết thúc)\b)",
    re.IGNORECASE,
)
_ON = re.compile(
    r"(?:(?:xong|hoàn thành|gửi|báo cáo|nộp)?\s*(?:trước|chậm nhất|muộn nhất|đến hết|hạn cuối|hết|"
    r"hạn)\s*(?:là|vào|đến|trong|:)?\s*(?:\d{1,2}\s*(?:giờ|h)\s*(?:\d\d)?(?:\s*phút)?,?\s*)?"
    r"(?:ngày\s+)?)" + days.DAY.pattern,
    re.IGNORECASE,
)


#: "hoàn thành trong tháng 8": its last day; "xong trước tháng 12": the day before its first.
_WITHIN = re.compile(
    r"\b(?:hoàn thành|xong|gửi|nộp|báo cáo|trình)\b[^.;\d]{0,60}?\s(?P<word>trong|trước|hết|cuối|chậm nhất(?: là)?"
    r"(?: trong| vào)?)\s+"
    r"(?P<when>(?:cuối\s+)?(?:tháng|quý)\s+(?:\d{1,2}|[IV]{1,3})\b(?:\s*(?:/|năm\s+)\s*\d{4})?)(?!\s*/)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Due:
    """A rule and where in the text it stands."""

    rule: dict[str, Any]
    start: int
    end: int


def dues_of(text: str, year: int) -> list[Due]:
    """All due rules of a text, in their order."""
    found: list[Due] = []
    for match in _ON.finditer(text):
        day = days.day_of(match, year)
        if day is not None and not re.search(r"từ\s+(?:ngày\s+)?[\d/]+\s*$", text[: match.start()]):
            found.append(Due({"kind": "date", "date": day.isoformat()}, *match.span()))
    for match in _WITHIN.finditer(text):
        if period := days.period_of(match["when"], year):
            first, last = days.bounds(period[0])
            day = first - timedelta(days=1) if match["word"].lower() == "trước" else last
            found.append(Due({"kind": "date", "date": day.isoformat()}, *match.span("when")))
    for pattern, word in ((_AFTER, "after"), (_BEFORE, "before")):
        for match in pattern.finditer(text):
            parts = match.groupdict()
            if any(match.start() < one.end and one.start < match.end() for one in found):
                continue
            many, unit = (
                next(parts[one] for one in parts if parts[one] and one.startswith(name)) for name in ("many", "unit")
            )
            rule = _rule(many, unit, word)
            if rule:
                found.append(Due(rule, *match.span()))
    return sorted(found, key=lambda one: one.start)


def _rule(many: str, unit: str, word: str) -> dict[str, Any] | None:
    number = int(many) if many.isdigit() else _NUMBERS[many.lower()]
    unit = unit.lower()
    if unit == "ngày làm việc":
        return {"kind": f"working_days_{word}", "days": number}
    number *= {"ngày": 1, "tuần": 7, "tháng": 30}[unit]
    return {"kind": f"days_{word}", "days": number}


def of_cell(text: str, year: int) -> dict[str, Any] | None:
    """The rule in a cell that says when: there a bare day is a due day, and of a span its last."""
    if found := dues_of(text, year):
        return found[0].rule
    span = days.range_of(text if re.match(r"\s*từ\b", text, re.IGNORECASE) else f"từ {text}", year)
    day = span[1] if span else days.first_day(text, year)
    if day is None and (period := days.period_of(text, year)):
        day = days.bounds(period[0])[1]
    return {"kind": "date", "date": day.isoformat()} if day else None
