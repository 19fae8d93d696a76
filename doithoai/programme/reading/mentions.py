"""Words that name a conference: "đối thoại với …", "cụm 2", "hội nghị thứ ba", and which of the known is meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from doithoai.core import vietnamese
from doithoai.programme.reading.structure import Conference

_KIND = r"(?:hội nghị|buổi|cuộc|phiên|gặp gỡ|tiếp xúc|đối thoại|trao đổi|gặp mặt|trực tiếp|định kỳ|chuyên đề|lắng nghe)"
_WHAT = rf"(?P<what>{_KIND}(?:\s*(?:,|và|-|–)?\s*{_KIND})*)"
_WHO = r"(?:\s+(?:của|giữa)\s+(?:đồng chí\s+|người đứng đầu\s+)?[^,;:.]{3,110}?)?"
_END = (
    r"(?=\s*(?:[:;(]|\.(?:\s|$)|$|,?\s+(?:tại\s+(?:(?-i:[A-ZĐ])\w*|hội trường|nhà|trụ sở|các)|vào\s+(?:ngày|lúc|"
    r"tháng|quý|hồi|cuối|đầu|\d{1,2}|sáng|chiều)|tổ chức|dự kiến|thời gian|địa điểm|tập trung|"
    r"trong (?:tháng|quý|năm)|lúc|từ ngày|diễn ra|không|chuyển|lùi|hoãn|như sau|ngày \d{1,2}|quý "
    r"[IViv\d]+|tháng \d{1,2}|do đồng chí|về (?!hưu|nước|quê)\w+|"
    r"nhân (?:dịp|tháng|ngày|kỷ niệm)|sang (?:năm|ngày|tháng|quý)|từ (?:tháng|quý)|năm \d{4}|\d{1,2} (?:giờ|h))"
    r"(?!\w)|\s+[-–]\s))"
)
_SUBJECT = rf"\s*,?\s*(?:với|cùng)\s+(?P<subject>[^:;(]+?){_END}"
_NAMED = re.compile(rf"{_WHAT}{_WHO}{_SUBJECT}", re.IGNORECASE)
_ABOUT = re.compile(
    r"(?:tổ chức\s+)?(?:(?:hội nghị|buổi|cuộc)\s+)?(?:tiếp xúc,?\s+)?đối thoại(?:\s+trực tiếp)?\s+(?:về|chuyên đề)\s+"
    rf"(?:(?:công tác|lĩnh vực|chủ đề|nội dung|việc)\s+)?(?P<subject>[^:;.(]{{4,120}}?){_END}",
    re.IGNORECASE,
)
_OPENING = re.compile(
    r"^(?:(?:tổ chức|bổ sung|không|hủy|bỏ|dừng|tạm|hoãn|lùi|dời|chuyển|việc|thời gian|buổi|cuộc|"
    r"thêm|riêng|đối với|dự kiến|nội dung|điều chỉnh|các|một|hai|ba|01|02|1|2|kế "
    r"hoạch|hội nghị|lần|đợt|kỳ|thứ|nhất|số|\d{1,2}|[:.,–-])\s*)*$",
    re.IGNORECASE,
)
_COUNTED = "nhất hai ba tư năm sáu bảy tám chín mười"
_ORDINALS = {word: number for number, word in enumerate(_COUNTED.split(), 1)} | {
    "bốn": 4,
    "một": 1,
}
_LABEL = re.compile(
    r"^(?P<label>(?:hội nghị|buổi|cuộc|đợt|lần|kỳ)\s+(?:đối thoại\s+|tiếp xúc\s+)?(?:thứ\s+|số\s+|"
    r"lần\s+(?:thứ\s+)?)?(?P<number>\d{1,2}|nhất|hai|ba|tư|bốn|năm|sáu|bảy|tám|chín|mười|[IVX]+)"
    r"|(?P<cluster>cụm(?:\s+(?:dân cư|thôn|xã|số))?)\s+(?:số\s+)?(?P<cluster_number>\d{1,2}|"
    r"[IVX]+))(?!\s*(?:,|và)\s*(?:thôn|ấp|bản|xóm|khóm|buôn|làng|tổ dân phố|khu "
    r"phố)\b)(?=\s*[:.,;(–-]|\s+(?:gồm|với|tại|vào|lúc|do|đối thoại|tiếp xúc|\()|\s*$)\s*[:.,–-]?\s*",
    re.IGNORECASE,
)
_OF_PEOPLE = re.compile(
    r"(?:hội nghị\s+|buổi\s+|cuộc\s+)?(?:đối thoại\s+|tiếp xúc\s+)?(?:đối với|với)\s+[^:;.]{3,80}?"
    r"(?=\s*:|,?\s+(?:vào|tại|lúc|trong|ngày|tháng|quý|kết hợp|tổ chức|bằng|thực hiện)\s)",
    re.IGNORECASE,
)
_STOP_WORDS = "dai dien cac va voi cua nhung tren dia ban mot hoi nghi doi thoai tiep xuc truc tiep to chuc"
_STOP = frozenset(_STOP_WORDS.split())


@dataclass(frozen=True)
class Mention:
    """Whom a line names a conference with, and what it says besides."""

    subject: str
    label: str
    rest: str
    is_weak: bool = False


def of(text: str, *, anywhere: bool = False) -> Mention | None:
    """The conference that a line begins with; `anywhere`: that it speaks of at all."""
    label = ""
    rest = text
    if found := _LABEL.match(text):
        label = numbered(found)
        rest = text[found.end() :]
    named = _named(rest, anywhere=anywhere or bool(label))
    if named:
        before = rest[: named.start()]
        return Mention(
            _subject(named["subject"]),
            label,
            f"{before.strip()} {rest[named.end() :].strip()}".strip(" :,"),
            _is_weak(text),
        )
    if label:
        inside = re.match(
            r"(?:đối thoại |tiếp xúc )?(?:với|cùng)\s+(.+?)(?=\s*(?:[:;.(]|$|,?\s+(?:tại|vào|ngày|lúc|tháng|quý)\s))",
            rest,
        )
        subject = _subject(inside[1]) if inside else ""
        return Mention(subject, label, rest[inside.end() :] if inside else rest, _is_weak(text))
    return None


def whose(text: str) -> str:
    """The words at the beginning that say which conference it is of, by its number or its people."""
    found = _LABEL.match(text) or _OF_PEOPLE.match(text)
    return found[0] if found else ""


def about(text: str) -> Mention | None:
    """A conference that a heading names by its matter: "Hội nghị đối thoại về vệ sinh môi trường"."""
    found = _ABOUT.match(text)
    return Mention(found["subject"].strip(" .,;:"), "", text[found.end() :].strip(" :,")) if found else None


def _named(text: str, *, anywhere: bool) -> re.Match[str] | None:
    for found in _NAMED.finditer(text):
        if not re.search(r"hội nghị|tiếp xúc|đối thoại|gặp", found["what"], re.IGNORECASE):
            continue
        if anywhere or _OPENING.match(text[: found.start()]):
            return found
    return None


def numbered(found: re.Match[str]) -> str:
    if found["cluster"]:
        return f"cụm {found['cluster_number']}"
    word = found["number"].lower()
    return f"hội nghị {_ORDINALS.get(word, word)}"


def _subject(text: str) -> str:
    return re.sub(r"^(?:các\s+)?đối tượng\s+(?=là)|^là\s+", "", text.strip(" .,;:-–")).strip()


def _is_weak(text: str) -> bool:
    return bool(re.match(r"(?:riêng|đối với|nội dung)\b", text, re.IGNORECASE))


def tokens(text: str) -> set[str]:
    return set(vietnamese.fold(text).split()) - _STOP


def likeness(one: str, other: str) -> tuple[float, float]:
    """How much of the shorter is in the longer, and how much they share of both."""
    a, b = tokens(one), tokens(other)
    if not a or not b:
        return 0.0, 0.0
    return len(a & b) / min(len(a), len(b)), len(a & b) / len(a | b)


def best(subject: str, known: Iterable[Conference], *, strict: bool = False) -> Conference | None:
    """The conference that these words mean, if any."""
    rated = []
    for one in known:
        within, shared = max(
            (likeness(subject, words) for words in (one.subject, f"{one.subject} {' '.join(one.audience)}") if words),
            key=lambda pair: pair[1],
        )
        if within >= 0.8 and shared >= (0.4 if strict else 0.2):
            rated.append((shared, one))
    return max(rated, key=lambda pair: pair[0])[1] if rated else None


def by_label(label: str, known: Sequence[Conference]) -> Conference | None:
    """The conference of a number: of the label that the paper gives, else of its place in the list."""
    same = next((one for one in known if one.label == label), None)
    number = label.split()[-1]
    if same is None and label.startswith("hội nghị") and number.isdigit():
        same = next((one for one in known if one.point == number), None)
        if same is None and 0 < int(number) <= len(known):
            same = known[int(number) - 1]
    return same
