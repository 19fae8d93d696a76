"""Who issues the plan, under which number, where and when, on which side and level, about what, and what it amends."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from doithoai.documents.profiles import profile_on
from doithoai.programme.reading import days
from doithoai.programme.reading.blocks import Piece
from doithoai.programme.reading.lines import Paper

_MOTTO = re.compile(
    r"CỘNG H\w+ XÃ HỘI CHỦ NGHĨA|ĐẢNG CỘNG SẢN VIỆT NAM|Độc lập\s*[-–]|^\W*$|DỰ THẢO|^KHẨN$|HỎA TỐC", re.IGNORECASE
)
_NUMBER = re.compile(r"Số\s*[:.]?\s*(\d{0,5}[a-z]?)\s*([-–/])\s*([A-ZĐ][\wĐđ]*(?:\s*[-–/.]\s*[\wĐđ.]+)*)")
_DATE = re.compile(r"([^,\n]{2,60}?),\s*ngày\s+(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4})", re.IGNORECASE)
_CITED = re.compile(
    r"Kế hoạch\s+(?:số\s+)?(\d+\s*[-–/]\s*[\wĐđ]+(?:\s*[-–/.]\s*[\wĐđ]+)*)\s*,?\s*(?:ngày\s+"
    + days.DAY.pattern
    + r")?",
    re.IGNORECASE,
)
_AMENDING = re.compile(r"điều chỉnh|bổ sung|sửa đổi|thay thế", re.IGNORECASE)
_ISSUES = re.compile(
    r"((?:Ban Thường vụ|Ban Chấp hành|Thường trực|Ủy ban nhân dân|UBND|(?:Đảng|Tỉnh|Thành|Huyện|Quận|Thị) "
    r"ủy|Ban|Hội|Ủy ban)[^.;,:]*?)\s*,?\s+"
    r"(?:ban hành|xây dựng|điều chỉnh|bổ sung|lập|tổ chức|triển khai|đề ra|sửa đổi|thông báo)\b"
)
_LEVELS = (
    ("special", r"ĐẶC KHU"),
    ("commune", r"\b(?:XÃ|PHƯỜNG|THỊ TRẤN)\b"),
    ("district", r"\b(?:HUYỆN|QUẬN|THỊ XÃ|THỊ ỦY)\b"),
    ("province", r"\b(?:TỈNH|THÀNH PHỐ|THÀNH ỦY)\b"),
    ("central", r"TRUNG ƯƠNG"),
)
_SYMBOLS = {"TU": "province", "HU": "district", "QU": "district", "ThU": "district", "ĐU": "commune"}
_LOWER_WORDS = (
    "ban nhân dân hội đồng đảng bộ ủy tỉnh thành phố huyện quận thị "
    "xã phường trấn đặc khu thường vụ chấp hành trực khối các cơ quan"
)
_LOWER = frozenset(_LOWER_WORDS.split())
_KEPT = {"UBND", "HĐND", "MTTQ", "TP", "TNCS"}


def document(paper: Paper) -> dict[str, Any]:
    """The key `document` of the answer."""
    lines = [one.text for one in paper.head]
    number, issued, place = _number(lines), _date(paper), _place(paper)
    names = _names(lines)
    authority = next((one.text for one in paper.right if re.match(r"(?:T/M|TM|T/L|TL)\b", one.text)), "")
    subject = paper.title.text
    opening = " ".join(one.text for one in paper.bases)
    head = _head(number, names, authority, f"{subject} {opening}")
    issuer = _issuer(names, authority, opening, head)
    level = _level(names, issuer, number, f"{subject} {opening}")
    day = issued or date(_year(subject, opening, None) or date.max.year, 1, 1)
    return {
        "type": _type(number, paper.kind),
        "number": number,
        "date": issued.isoformat() if issued else None,
        "place": place,
        "issuer": issuer,
        "level": level,
        "head": head,
        "year": _year(subject, opening, issued),
        "profile": profile_on(day, party=head == "party" and not re.search(r"/KH", number)).code,
        "subject": subject,
        "amends": _amends(
            subject, opening or " ".join(line.text for line in paper.lines[:2]), _year(subject, opening, issued)
        ),
    }


def places(paper: Paper) -> dict[str, tuple[int, ...]]:
    """Where number and day stand in the source."""
    found: dict[str, tuple[int, ...]] = {"subject": paper.title.at}
    for piece in paper.head:
        if _NUMBER.search(piece.text):
            found["number"] = piece.at
        if _DATE.search(piece.text):
            found["date"] = piece.at
    return found


def _type(number: str, kind: str) -> str:
    for part in re.split(r"[-/–]", number):
        if part in ("KH", "CTr", "TB", "CV"):
            return part
    return {"CHƯƠNG TRÌNH": "CTr", "THÔNG BÁO": "TB", "CÔNG VĂN": "CV"}.get(kind, "KH")


def _number(lines: list[str]) -> str:
    for line in [*lines, " ".join(lines)]:
        if (found := _NUMBER.search(line)) and found[1]:
            return re.sub(r"\s+", "", f"{found[1]}{found[2]}{found[3]}").replace("–", "-").rstrip(".")
    return ""


def _found_date(pieces: list[Piece]) -> re.Match[str] | None:
    return next((found for piece in pieces if (found := _DATE.search(piece.text))), None)


def _date(paper: Paper) -> date | None:
    found = _found_date(paper.head)
    return days.made(found[2], found[3], found[4]) if found else None


def _place(paper: Paper) -> str:
    found = _found_date(paper.head)
    return found[1].strip(" *_-–") if found else ""


def _names(lines: list[str]) -> list[str]:
    """Lines in capitals that name bodies: the upper one first."""
    kept = [line.strip("*-–—_ ") for line in lines if not _MOTTO.search(line)]
    return [line for line in kept if line.isupper() and not re.match(r"SỐ\b", line) and not _NUMBER.search(line)]


def _head(number: str, names: list[str], authority: str, words: str) -> str:
    if re.search(r"UBND", number) or any(re.search(r"NHÂN DÂN|UBND", name) for name in names):
        return "state"
    if re.search(r"/(?:TU|HU|QU|ThU|ĐU|ĐUK?)$", number) or any(
        "ĐẢNG BỘ" in name or re.search(r"\bỦY$|ỦY ", name) for name in names
    ):
        return "party"
    if authority:
        return "state" if "NHÂN DÂN" in authority else "party"
    party, state = re.search(r"Bí thư", words), re.search(r"Chủ tịch", words)
    return "party" if party and (not state or party.start() < state.start()) else "state" if state else "party"


def _issuer(names: list[str], authority: str, opening: str, head: str) -> str:
    body = _own_name(names, head)
    said = [one[1].strip() for one in _ISSUES.finditer(opening)]
    spoken = re.sub(r"^.*?(?=Ban Thường vụ|Ban Chấp hành)", "", said[-1]) if said else ""
    if body and head == "party":
        committee = re.search(r"BAN THƯỜNG VỤ|BAN CHẤP HÀNH|THƯỜNG TRỰC", authority or spoken[:14].upper())
        if committee and not re.match(r"Ban (?:Thường vụ|Chấp hành)", body):
            word = {"BAN THƯỜNG VỤ": "Ban Thường vụ", "BAN CHẤP HÀNH": "Ban Chấp hành"}.get(committee[0], "Thường trực")
            if word == "Thường trực" and body.startswith("Ủy ban"):
                word = "Ban Thường trực"  # of the Front
            return f"{word} {body}"
    return body or spoken


def _own_name(names: list[str], head: str) -> str:
    """The body below the upper one; a name that goes on in the next line is put together."""
    if not names:
        return ""
    own = list(names)
    if len(own) > 1 and re.match(
        r"ĐẢNG BỘ|MẶT TRẬN TỔ QUỐC VIỆT NAM$|TỈNH ỦY|HUYỆN ỦY|THÀNH ỦY|(?:ỦY BAN NHÂN DÂN|UBND) "
        r"(?:TỈNH|HUYỆN|THÀNH PHỐ|QUẬN|THỊ)",
        own[0],
    ):
        upper = own.pop(0)
        if (
            head == "state"
            and re.match(r"(?:PHÒNG|BAN|VĂN PHÒNG)", own[0]) is None
            and not re.match(r"ỦY BAN|UBND", own[0])
        ):
            own.insert(0, upper)
    return re.sub(r"\bUBND\b", "Ủy ban nhân dân", cased(" ".join(own)))


def cased(name: str) -> str:
    """A name in capitals as it is written in a sentence."""
    words = []
    for number, word in enumerate(name.split()):
        small = word.lower()
        if word in _KEPT:
            words.append(word)
        elif number == 0:
            words.append(small.capitalize())
        elif small in _LOWER and not _after_level(words):
            starts = words[-1:] == ["Ban"] and small in ("thường", "chấp")
            words.append(small.capitalize() if starts else small)
        else:
            words.append(small.capitalize() if small not in ("và", "của") else small)
    made = " ".join(words)
    return re.sub(
        r"\b(Thường vụ|Ban Thường vụ) (đảng|tỉnh|huyện) ủy", lambda one: f"{one[1]} {one[2].capitalize()} ủy", made
    )


def _after_level(words: list[str]) -> bool:
    """After "xã", "phường" … begins the name of the place, in which each word is large."""
    if re.search(r"(?:^| )(?:đảng|tỉnh|huyện|thành|quận|thị) ủy$", " ".join(words).lower()):
        return False
    joined = " ".join(words)
    return bool(
        re.search(r"(?:^|\s)(?:[Tt]ỉnh|[Hh]uyện|[Xx]ã|[Pp]hường|[Qq]uận|phố|trấn|khu)(?:\s+[A-ZĐÀ-Ỹ]\w*)*$", joined)
    ) and bool(re.search(r"(?:tỉnh|huyện|xã|phường|quận|phố|trấn|khu)(?:\s+[A-ZĐÀ-Ỹ]\w*)*$", joined))


def _level(names: list[str], issuer: str, number: str, words: str) -> str:
    own = issuer.upper()
    if len(names) > 1 and re.search(r"TỈNH", names[0]) and re.search(r"THÀNH PHỐ|THÀNH ỦY", own):
        return "district"
    for level, pattern in _LEVELS:
        if re.search(pattern, own):
            return level
    symbol = re.split(r"/", number)[-1]
    if symbol in _SYMBOLS:
        return _SYMBOLS[symbol]
    for level, pattern in _LEVELS:
        if re.search(pattern, " ".join(names)):
            return level
    found = re.search(
        r"(?:Bí thư|Chủ tịch)[^.;,]{0,40}?(tỉnh|thành|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu|đảng ủy)",
        words,
        re.IGNORECASE,
    )
    word = found[1].lower() if found else ""
    known = {
        "tỉnh": "province",
        "thành": "province",
        "huyện": "district",
        "quận": "district",
        "thị xã": "district",
        "đặc khu": "special",
    }
    return known.get(word, "commune")


def _year(subject: str, opening: str, issued: date | None) -> int:
    # The days of the papers that the plan rests on are no year of its own.
    for text in (subject, re.sub(r"tháng\s+\d{1,2}\s+năm\s+\d{4}", "", opening)):
        if found := re.findall(r"năm\s+(\d{4})", text, re.IGNORECASE):
            return int(found[-1])
    return issued.year if issued else 0


def _amends(subject: str, opening: str, year: int) -> dict[str, Any] | None:
    for text in (subject, opening):
        word = _AMENDING.search(text)
        found = _CITED.search(text, word.end()) if word else None
        if word and found and found.start() - word.end() < 60:
            day = days.day_of(found, year, first=2) if found[2] else None
            if day is None:
                for other in _CITED.finditer(opening):
                    if other[2] and _plain(other[1]) == _plain(found[1]):
                        day = days.day_of(other, year, first=2)
            return {"number": _plain(found[1]), "date": day.isoformat() if day else None}
    if _AMENDING.match(subject) and (found := _CITED.search(opening)):
        day = days.day_of(found, year, first=2) if found[2] else days.first_day(opening[: found.start()], year)
        return {"number": _plain(found[1]), "date": day.isoformat() if day else None}
    return None


def _plain(number: str) -> str:
    return re.sub(r"\s+", "", number).replace("–", "-")
