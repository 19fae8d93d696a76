"""Numbers, days and hours in Vietnamese words, as a loudspeaker reads them; abbreviations in full."""

from __future__ import annotations

import re
from datetime import date, time

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_GROUPS = ("", "nghìn", "triệu", "tỷ")
_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
#: Longer ones first, so that none is read inside another.
ABBREVIATIONS = {
    "MTTQ": "Mặt trận Tổ quốc", "UBND": "Ủy ban nhân dân", "HĐND": "Hội đồng nhân dân", "BTV": "Ban Thường vụ",
    "BCH": "Ban Chấp hành", "TDP": "tổ dân phố", "GPMB": "giải phóng mặt bằng", "TĐC": "tái định cư",
    "DN": "doanh nghiệp", "ĐV": "đơn vị", "VP": "Văn phòng", "QĐ": "Quyết định", "KH": "Kế hoạch",
    "NTM": "nông thôn mới", "BHYT": "bảo hiểm y tế", "BHXH": "bảo hiểm xã hội", "THCS": "trung học cơ sở",
    "THPT": "trung học phổ thông", "CCCD": "căn cước công dân",
}  # fmt: skip
#: About how many syllables a reader says in a minute.
SYLLABLES_A_MINUTE = 130


def number(value: int) -> str:
    """26 → hai mươi sáu; 2026 → hai nghìn không trăm hai mươi sáu."""
    if value < 0:
        return f"âm {number(-value)}"
    if value == 0:
        return "không"
    groups: list[int] = []
    while value:
        groups.append(value % 1000)
        value //= 1000
    said = []
    for place in range(len(groups) - 1, -1, -1):
        if groups[place]:
            said.append(_hundreds(groups[place], full=place < len(groups) - 1))
            said.append(_GROUPS[place % 4] if place < 4 else f"{_GROUPS[place - 3]} tỷ")
    return " ".join(word for word in said if word)


def _hundreds(value: int, *, full: bool) -> str:
    hundred, rest = divmod(value, 100)
    ten, one = divmod(rest, 10)
    said = [f"{_DIGITS[hundred]} trăm"] if hundred or full else []
    if ten > 1:
        said.append(f"{_DIGITS[ten]} mươi")
    elif ten == 1:
        said.append("mười")
    elif one and said:
        said.append("linh")
    if one:
        said.append({1: "mốt" if ten > 1 else "một", 5: "lăm" if ten else "năm"}.get(one, _DIGITS[one]))
    return " ".join(said)


def day(value: date) -> str:
    """thứ Năm, ngày mười tháng mười hai năm hai nghìn không trăm hai mươi sáu."""
    numbered = f"mùng {number(value.day)}" if value.day <= 10 else number(value.day)
    month = "tư" if value.month == 4 else number(value.month)
    return f"{_WEEKDAYS[value.weekday()]}, ngày {numbered} tháng {month} năm {number(value.year)}"


def hour(value: time) -> str:
    """tám giờ; mười ba giờ ba mươi phút."""
    return f"{number(value.hour)} giờ" + (f" {number(value.minute)} phút" if value.minute else "")


def aloud(text: str) -> str:
    """A text as it is read: days, hours and numbers in words, known abbreviations in full."""
    text = re.sub(r"\b(?:ngày )?(\d{1,2})/(\d{1,2})/(\d{4})\b", _dated, text)
    text = re.sub(r"\b(\d{1,2})(?::|h| giờ )(\d{2})\b( phút)?", _timed, text)
    text = re.sub(r"\b(\d{1,2})h\b", lambda one: f"{number(int(one[1]))} giờ", text)
    for short, words in ABBREVIATIONS.items():
        text = re.sub(rf"(?<!\w){short}(?!\w)", words, text)
    text = re.sub(r"\b0\d{8,10}\b", lambda one: " ".join(_DIGITS[int(digit)] for digit in one[0]), text)
    return re.sub(r"\d+(?:\.\d{3})*", lambda one: number(int(one[0].replace(".", ""))), text)


def minutes(text: str) -> int:
    """How long it takes to read, in whole minutes."""
    return max(1, round(len(text.split()) / SYLLABLES_A_MINUTE))


def _dated(found: re.Match[str]) -> str:
    try:
        said = day(date(int(found[3]), int(found[2]), int(found[1])))
    except ValueError:
        return found[0]
    return said.partition(", ")[2]


def _timed(found: re.Match[str]) -> str:
    at = int(found[1]), int(found[2])
    return hour(time(*at)) if at[0] < 24 and at[1] < 60 else found[0]
