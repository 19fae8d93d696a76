"""Who presides over a conference, who beside, and whose conference it is by the title of the plan."""

from __future__ import annotations

import re
from typing import Any

from doithoai.programme.reading.lines import Paper

_OFFICE = r"(?:Phó\s+)?(?:Bí thư|Chủ tịch|Trưởng (?:ban|phòng)|Thường trực)"
_PRESIDES = re.compile(
    rf"(?:Đồng chí\s+)?({_OFFICE}[^,.;:]{{0,70}}?)(?<!đồng)(?<!cùng)\s+(?:trực tiếp\s+|làm\s+)?(?:chủ trì|chủ tọa)",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    rf"((?:(?:các|đồng chí|đại diện|lãnh đạo)\s+)*(?:{_OFFICE}|Ban Thường trực|Hội đồng nhân dân|Ủy ban Mặt trận)"
    r"[^,.;:()]{0,80}?)\s+(?:làm\s+|là\s+)?(?:đồng|cùng) (?:chủ trì|chủ tọa)(?!\s*:)",
    re.IGNORECASE,
)
_ALONE = re.compile(
    r"(?:Các cuộc đối thoại của\s+)?(?:đồng chí\s+)?((?:Bí thư|Chủ tịch)\b[^,.;:]{2,60})[:.]?", re.IGNORECASE
)
#: "Lê Thị Bịa, Bí thư …": a plan names the office; who holds it may change.
_NAME = re.compile(
    r"^(?:[A-ZĐÀ-Ỹ][a-zà-ỹ]*\s+){1,5}[A-ZĐÀ-Ỹ][a-zà-ỹ]*\s*[,–-]\s*(?=(?:Phó )?(?:Bí thư|Chủ tịch|Trưởng)\b|Ủy viên)"
)
_AND = re.compile(r"\s+và\s+(?=(?:các\s+)?đồng chí\s|(?:Bí thư|Chủ tịch|Thường trực)\s)")
#: Two offices that two people hold; "Phó Bí thư, Chủ tịch UBND xã" is one person.
_TWO = re.compile(r"\s*,\s*(?=(?:đồng chí\s+)?Chủ tịch\s+(?:UBND|Ủy ban nhân dân)\b)")
#: Offices one below the other: "Bí thư Đảng ủy xã; Chủ tịch UBND xã".
_NEXT = re.compile(
    r"\s*;\s*(?:và\s+)?(?:đồng chí\s+)?(?=(?:Bí thư|Chủ tịch|Phó (?:Bí thư|Chủ tịch))\b)(?![^;.]*chủ (?:trì|tọa))"
)
_OF_TITLE = (
    r"(?:của|giữa)\s+(?:các\s+)?(?:đồng chí\s+|người đứng đầu\s+)?"
    r"((?:Bí thư|Chủ tịch|Phó|Thường trực|Trưởng)[^{stops}]*?)\s+(?:với|và nhân dân|và Nhân dân)\b"
)
#: "Chủ tịch UBND xã gặp gỡ, đối thoại với …"
_OPENS_TITLE = re.compile(
    r"\s*(?:đồng chí\s+)?((?:Bí thư|Chủ tịch)\b[^;:.,]{2,60}?)\s+(?:trực tiếp\s+)?(?:gặp gỡ|gặp mặt|"
    r"tiếp xúc|đối thoại)\b"
)
_IN_TITLE, _IN_OPENING = re.compile(_OF_TITLE.format(stops=";:.")), re.compile(_OF_TITLE.format(stops=",;:."))
_PLACES = "xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|tỉnh"
_SECRETARY = re.compile(rf"(?<!Phó )Bí thư (?:Tỉnh|Thành|Huyện|Quận|Thị|Đảng) ủy(?: (?:{_PLACES}))?")
_CHAIRMAN = re.compile(rf"(?<!Phó )Chủ tịch (?:UBND|Ủy ban nhân dân) (?:{_PLACES})")


def said(text: str) -> list[str]:
    """The one who presides as a sentence says it, others who do so with them behind."""
    found = _PRESIDES.search(text)
    return several(found[1]) if found else []


def named(text: str) -> list[str]:
    """The same behind the words "Chủ trì:", where the offices alone stand."""
    text = _NEXT.sub(" và đồng chí ", text)
    return said(text) or several(re.split(r"[.;(]|,\s+(?=đồng chủ trì|thư ký|cùng)", text)[0])


def of_heading(text: str) -> list[str]:
    """An office that a heading is made of, or that it says to preside: what stands below is its own."""
    alone = _ALONE.fullmatch(text.strip())
    return said(text) or (several(alone[1]) if alone else [])


def beside(text: str) -> list[str]:
    """Who presides beside another: "X đồng chủ trì"."""
    return [one for found in _BESIDE.finditer(text) for one in several(found[1])]


def several(text: str) -> list[str]:
    parts = []
    for part in _AND.split(text):
        parts += [part] if person(part).startswith("Phó") else _TWO.split(part)
    return [one for part in parts if (one := person(part))]


def person(text: str) -> str:
    """An office without form of address or name."""
    office = re.sub(
        r"^(?:do\s+)?(?:các\s+)?(?:đồng chí|đ/c|ông|bà)\s+", "", text.strip(" .,;:-–"), flags=re.IGNORECASE
    ).strip()
    return _NAME.sub("", office)


def people(text: str) -> list[str]:
    """Several offices of a list."""
    parts = re.split(
        r"\s*[,;]\s*(?:và\s+)?(?=[A-ZĐÀ-Ỹ]|đại diện|đồng chí|lãnh đạo|các|phó)|\s+và\s+(?=đồng chí|đại diện|"
        r"lãnh đạo|các đồng chí)",
        text.strip(" .;"),
    )
    return [name for part in parts if (name := person(part))]


def of_title(paper: Paper, document: dict[str, Any]) -> list[str]:
    """Whose conferences the plan is about: an office of the title, else the head of the body that issues it."""
    if found := _IN_TITLE.search(paper.title.text) or _OPENS_TITLE.match(paper.title.text):
        return several(found[1])
    opening = " ".join([*(one.text for one in paper.bases), paper.text[:3000]])
    if found := _IN_OPENING.search(opening):
        return several(found[1])
    return [_head(paper, document)] if re.search(r"người đứng đầu", paper.title.text) else []


def _head(paper: Paper, document: dict[str, Any]) -> str:
    """The head as the body of the plan calls it, else put together from the name of who issues it."""
    is_party = document["head"] == "party"
    if found := (_SECRETARY if is_party else _CHAIRMAN).search(paper.text):
        return found[0]
    body = re.sub(r"^(?:Ban Thường vụ|Ban Chấp hành|Thường trực)\s+", "", document["issuer"])
    level = re.match(rf"(?:Tỉnh|Thành|Huyện|Quận|Thị) ủy|.*?\b(?:{_PLACES})(?=\s+[A-ZĐÀ-Ỹ])", body)
    return f"{'Bí thư' if is_party else 'Chủ tịch'} {level[0] if level else body}" if body else ""
