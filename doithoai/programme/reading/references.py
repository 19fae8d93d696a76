"""Which conferences a task speaks of: by number, by audience, by place, or all of them."""

from __future__ import annotations

import re
from collections import Counter

from doithoai.programme.reading import audiences, days, mentions
from doithoai.programme.reading.outline import folded
from doithoai.programme.reading.structure import ALL, CANCELLED, MOVED, Conference

_NUMBERED = re.compile(
    r"\b(hội nghị|cụm|buổi|cuộc|phiên)\s+(?:đối thoại\s+|tiếp xúc\s+)?(?:(?:thứ|số|"
    r"lần)\s+)?((?:\d{1,2}|nhất|hai|ba|tư|[IVX]+)(?:\s*(?:,|và|và "
    r"cụm)\s*(?:(?:thứ|cụm)\s+)?(?:\d{1,2}|nhất|hai|ba|tư|[IVX]+)(?!\s*(?:ngày|giờ|tháng|/)))*)(?!\d|"
    r"\s*(?:ngày|giờ|tháng|tuần|/|phần))"
)
_NAMED = re.compile(
    r"\b(?:hội nghị|đối thoại|buổi)(?:\s+(?:đối thoại|tiếp xúc|trao đổi|,))*\s+(?:với|về)\s+([^;.()]{3,160})",
    re.IGNORECASE,
)
#: "các cuộc đối thoại của đồng chí Chủ tịch UBND xã", "do Chủ tịch UBND xã chủ trì"
_OF_CHAIR = re.compile(
    r"\b(?:hội nghị|đối thoại|buổi|cuộc)(?:\s+(?:đối thoại|tiếp xúc|trao đổi|,))*\s+(?:của|do)\s+(?:đồng chí\s+)?"
    r"((?:Phó\s+)?(?:Bí thư|Chủ tịch)\b[^.;,]{2,60})",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"\b(?:xã|phường|thị trấn|thôn|ấp|bản|buôn|xóm|khóm|làng|khu phố|đặc khu|huyện|"
    r"trường)\s+((?:[A-ZĐÀ-Ỹ][\wà-ỹ]*\s?|\d+\s?)+)"
)
_ROUND = re.compile(r"\bđợt\s+(?:thứ\s+|số\s+)?(\d{1,2}|nhất|hai|ba|tư)\b", re.IGNORECASE)
_IN_PERIOD = re.compile(
    r"\b(?:hội nghị|đối thoại|buổi)\s+(?:trong\s+|của\s+)?((?:quý|tháng)\s+(?:[IVX]+|\d{1,2})\b(?:/\d{4})?)",
    re.IGNORECASE,
)
#: Others are to hold conferences of their own, so many a year; which of those is meant is none of this plan.
_OF_OTHERS = re.compile(
    r"tổ chức (?:ít nhất |tối thiểu )?\d{1,2} (?:hội nghị|cuộc|buổi|đợt)\b.{0,40}\b(?:trong|mỗi|một) năm", re.IGNORECASE
)
_ORDINALS = {"nhất": "1", "hai": "2", "ba": "3", "tư": "4"}
_COMMON = {
    "can bo",
    "dang vien",
    "nhan dan",
    "hoi vien",
    "doan vien",
    "thanh vien",
    "cu tri",
    "nguoi dan",
    "ba con",
    "dai bieu",
    "cong chuc",
    "vien chuc",
}
#: "kiến nghị của nông dân", "lựa chọn đại biểu thanh niên"
_OF_PEOPLE = re.compile(
    r"(?:(?:ý kiến|kiến nghị|phản ánh|đề xuất|nguyện vọng|câu hỏi|vướng mắc|tâm tư)(?:\s*,\s*\w+ \w+)*\s+(?:của\s+)?|"
    r"(?:chọn|mời|triệu tập|danh sách|giới thiệu|cử)\s+(?:\d+\s+)?(?:đại biểu|đại diện)\s+(?:là\s+)?|"
    r"(?:thông báo|gửi|thông tin)\s+(?:đến|tới|cho)\s+)([^.;:]{3,80})",
    re.IGNORECASE,
)
_FORE = re.compile(
    r"^(?:(?:dai dien|toan the|cac|nhung|doi ngu|mot so|ho|hoi vien|nhan dan|chi em|anh chi em)\s+)+(?=\S)"
)
_GATHERS = re.compile(r"nắm bắt|thu thập|tập hợp|triệu tập|vận động", re.IGNORECASE)


def of(text: str, conferences: list[Conference], leads: list[str], taken: set[str], year: int) -> dict[str, list[str]]:
    """The keys for each lead; ["all"] where the words leave none out."""
    said = _said(text, conferences, taken, year)
    return {lead: said or _of_lead(lead, text, conferences) or [ALL] for lead in leads}


def _said(text: str, conferences: list[Conference], taken: set[str], year: int) -> list[str]:
    if re.search(r"còn lại", text) and taken - {ALL}:
        return [one.key for one in conferences if one.key not in taken and one.fate not in (CANCELLED, MOVED)]
    if _OF_OTHERS.search(text):
        return []
    keys: list[str] = []
    for found in _NUMBERED.finditer(text):
        for number in re.findall(r"\d+|nhất|hai|ba|tư|[IVX]+", found[2]):
            label = f"{'cụm' if found[1].lower() == 'cụm' else 'hội nghị'} {_ORDINALS.get(number, number)}"
            if one := mentions.by_label(label, conferences):
                keys.append(one.key)
    for found in _ROUND.finditer(text):
        number = _ORDINALS.get(found[1].lower(), found[1])
        of_round = [one for one in conferences if one.round == f"hội nghị {number}"]
        alone = None if of_round else mentions.by_label(f"hội nghị {number}", conferences)
        keys += [one.key for one in [*of_round, *([alone] if alone else [])]]
    for found in _IN_PERIOD.finditer(text):
        keys += [one.key for one in conferences if _is_in(one, found[1], year)]
    for found in _OF_CHAIR.finditer(text):
        own = [one.key for one in conferences if one.chair and folded(found[1]).startswith(folded(one.chair))]
        keys += own if len(own) < len(conferences) else []
    for found in _NAMED.finditer(text):
        subject = re.split(r"\s+(?:trước|chậm nhất|tại|vào|theo|để|gửi|ít nhất)\s", found[1])[0]
        keys += _by_subject(subject, conferences)
    if not keys:
        keys = _by_people(text, conferences)
    if not keys:
        keys = _by_place(text, conferences)
    chosen = [one.key for one in conferences if one.key in keys]
    return [] if len(chosen) == len(conferences) and len(conferences) > 1 and _GATHERS.search(text) else chosen


def _by_subject(subject: str, conferences: list[Conference]) -> list[str]:
    """The one conference with all these groups, else one for each group of the list."""
    words = mentions.tokens(subject)
    for one in conferences:
        if words and words <= mentions.tokens(" ".join([one.subject, *one.audience])):
            return [one.key]
    keys = []
    for place, part in enumerate(re.split(r"\s*,\s*(?:và\s+)?|\s+và\s+", subject)):
        if place and not audiences.is_group(part):
            break
        if found := mentions.best(part, conferences):
            keys.append(found.key)
    return keys


def _by_people(text: str, conferences: list[Conference]) -> list[str]:
    """Whose opinions are gathered, or who is chosen to come, where only some conferences are with them."""
    parts = [mentions.tokens(part) for part in re.split(r"[;.]", text)] if _GATHERS.search(text) else []
    keys = [one.key for one in conferences if any(_is_named(group, parts) for group in one.audience)]
    several = Counter(name for one in conferences for name in _short_names_of(one))
    for found in _OF_PEOPLE.finditer(text):
        said = f" {folded(found[1])} "
        for one in conferences:
            # What several are called in short, such as "doanh nghiệp", tells none of them.
            names = _names_of(one) | {name for name in _short_names_of(one) if several[name] == 1}
            keys += (
                [one.key] if any(f" {name} " in said for name in names if name not in _COMMON and " " in name) else []
            )
    return keys if len(set(keys)) < len(conferences) else []


def _names_of(one: Conference) -> set[str]:
    """The groups of a conference, with and without the words that go before them."""
    groups = {folded(group) for group in [*one.audience, *re.split(r"\s*,\s*|\s+và\s+", one.subject)]}
    return {_FORE.sub("", re.sub(r"\s+tren dia ban.*$", "", group)).strip() for group in groups}


def _short_names_of(one: Conference) -> set[str]:
    return {" ".join(name.split()[:2]) for name in _names_of(one)}


def _is_in(one: Conference, words: str, year: int) -> bool:
    """Whether the conference is in this month or quarter, however exactly its own day is known."""
    found = days.period_of(words, year)
    if found is None or one.period is None:
        return False
    return days.is_within(one.period, found[0])


def _is_named(group: str, parts: list[set[str]]) -> bool:
    """True when one part of the sentence names this group and not just everybody."""
    name = re.sub(r"^(?:dai dien|toan the|cac)\s+|\s+tren dia ban.*$", "", folded(group)).strip()
    words = mentions.tokens(name)
    return name not in _COMMON and len(words) > 2 and any(words <= part for part in parts)


def _by_place(text: str, conferences: list[Conference]) -> list[str]:
    """A hall, a commune or a village that only some conferences are about."""
    held = [one for one in conferences if one.fate not in (CANCELLED, MOVED)]
    places = {found[1].strip() for found in _PLACE.finditer(text)}
    keys = [one.key for one in held if any(_is_at(one, place) for place in places)]
    return keys if len(keys) < len(held) else []


def _is_at(one: Conference, place: str) -> bool:
    words = " ".join([one.subject, (one.venue or {}).get("text", ""), *one.villages, *one.audience])
    return re.search(rf"(?<!\w){re.escape(place)}(?!\w)", words) is not None


def _of_lead(lead: str, text: str, conferences: list[Conference]) -> list[str]:
    """What the name of the lead itself says: village heads belong to the conferences of villages."""
    if re.search(r"\b(?:thôn|ấp|bản|xóm|tổ dân phố|khu dân cư|khu phố)\b", lead, re.IGNORECASE):
        keys = [one.key for one in conferences if one.villages]
        if keys and len(keys) < len(conferences):
            return keys
    keys = _by_place(lead, conferences)
    return (
        keys
        if re.search(r"hội trường|địa điểm|điều kiện|trên địa bàn|triệu tập|cơ sở vật chất|bàn ghế|đón tiếp", text)
        else []
    )
