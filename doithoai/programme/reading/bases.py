"""The papers that the plan rests on: kind, number, day, issuer, subject."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from doithoai.programme.reading import days
from doithoai.programme.reading.blocks import Piece

_KINDS = (
    "Hiến pháp|Bộ luật|Luật|Pháp lệnh|Nghị quyết liên tịch|Nghị quyết|Nghị định|Quyết định|Quy định|Quy "
    "chế phối hợp|Quy chế|Chỉ thị|"
    "Kết luận|Thông tư liên tịch|Thông tư|Hướng dẫn|Thông báo|Tờ trình|Công văn|Chương trình|Kế hoạch|Đề "
    "án|Thông tri|Điều lệ|Báo cáo|"
    "Văn bản|Công điện|Quy trình"
)
_START = re.compile(
    r"^\s*[-–+•]?\s*(?:Căn cứ|Thực hiện|Theo đề nghị|Theo tinh thần|Xét đề nghị|Xét|Triển khai(?: thực "
    r"hiện)?|Quán triệt|"
    r"Tiếp tục thực hiện|Trên cơ sở)\s+(?:vào\s+)?",
    re.IGNORECASE,
)
_SYMBOL = r"\d+\s*[-–/]\s*(?:\d{4}\s*[-–/]\s*)?[A-ZĐ][\wĐđ]*(?:\s?[-–/.]\s?[A-ZĐ][\wĐđ]*)*"
_CITED = re.compile(
    rf"(?P<kind>(?i:{_KINDS}))\s*(?P<name>[^;\d]{{0,160}}?)\s*,?\s*(?:số\s*:?\s*)?(?P<number>{_SYMBOL})\s*(?:,?\s*(?P<day>ngày\s+{days.DAY.pattern}))?"
)
_LAWS = ("Hiến pháp", "Bộ luật", "Luật", "Pháp lệnh")
_NAMED = re.compile(rf"(?P<kind>{_KINDS})\s+(?P<name>[^;]{{4,300}})")
_ISSUER = re.compile(
    r"^\s*,?\s*của\s+(?P<issuer>.+?)(?=\s+(?:về|quy định|hướng dẫn|ban hành|tại|khóa|“|\"|\()|[;,.]|$)", re.DOTALL
)
#: What comes behind the name of a law that is cited without its number.
_DATED = re.compile(
    rf"\s*,?\s*(?:\(?\s*ngày\s+{days.DAY.pattern}|(?<!tác )năm\s+\d{{4}}|của\s+Quốc hội|khóa\s+[IVX]+).*$",
    re.IGNORECASE | re.DOTALL,
)
#: The sentence goes on with who issues the plan.
_NEXT = re.compile(
    r",\s*(?=(?:Ban Thường vụ|Ban Chấp hành|Thường trực|Ủy ban nhân dân|UBND|Đảng ủy|Huyện ủy|Tỉnh "
    r"ủy)\b[^,;]*(?:ban hành|xây dựng|điều chỉnh))"
)
_SUBJECT = re.compile(
    r"^\s*(?:khóa\s+[IVXL\d]+)?\s*,?\s*(?:về(?: việc)?|quy định(?: chi tiết)?(?: về)?|ban hành)\s+(?P<subject>.+)",
    re.DOTALL,
)


@dataclass(frozen=True)
class Basis:
    kind: str
    number: str
    date: str | None
    issuer: str
    subject: str
    at: tuple[int, ...]


def read(pieces: list[Piece]) -> list[Basis]:
    """All bases of the opening lines, each line with one or several."""
    found: list[Basis] = []
    for piece in pieces:
        start = _START.match(piece.text)
        if start is None:
            continue
        text = piece.text[start.end() :]
        clauses = [one for one in re.split(r";\s*", text) if one.strip()]
        for clause in clauses:
            words = _START.sub("", clause)
            found += _of_clause(words, piece.at, is_first=clause is clauses[0] or words != clause)
    return found


def _of_clause(clause: str, at: tuple[int, ...], *, is_first: bool) -> list[Basis]:
    clause = _NEXT.split(clause)[0]
    cited = list(_CITED.finditer(clause))
    found = []
    for number, match in enumerate(cited):
        if not is_first and number == 0 and match.start() > 90:
            break  # a sentence that says who issues the plan
        end = cited[number + 1].start() if number + 1 < len(cited) else len(clause)
        found.append(_cited(match, clause[match.end() : end], clause[: match.start()], at))
        if re.search(
            r"\b(?:của|tại|theo|về)\s.*\b(?:ban hành|thực hiện|sửa đổi|bổ sung)\b", clause[match.end() : end], re.DOTALL
        ):
            break  # what follows is named by the subject of this one
    found = _dated(found, cited, clause)
    named = _NAMED.match(clause.strip())
    if not found and named and (is_first or named["kind"] in _LAWS):
        day = days.first_day(named["name"], 0)
        name = _DATED.sub("", named["name"]).strip(" ,.")
        found.append(Basis(named["kind"], "", day.isoformat() if day else None, "", name, at))
    return found


def _dated(found: list[Basis], cited: list[re.Match[str]], clause: str) -> list[Basis]:
    """Of two papers with nothing but "và" between them the day behind the second is that of both."""
    made = list(found)
    for number in range(len(made) - 2, -1, -1):
        between = clause[cited[number].end() : cited[number + 1].start()]
        if made[number].date is None and re.fullmatch(r"\s*(?:,|và|,\s*và)\s*", between):
            made[number] = replace(made[number], date=made[number + 1].date)
    return made


def _cited(match: re.Match[str], rest: str, before: str, at: tuple[int, ...]) -> Basis:
    day = days.made(match[5], match[6], match[7]) if match["day"] and match[7] else None
    issuer = _ISSUER.match(rest)
    after = rest[issuer.end() :] if issuer else rest
    subject = _SUBJECT.match(after)
    name = match["name"].strip(" ,")
    proposed = re.match(r"(?:đề nghị\s+)?(?:của\s+)?(.+?)\s+tại\s*$", before.strip() + " " if before else "")
    who = issuer["issuer"].strip() if issuer else (proposed[1] if proposed else "")
    number = re.sub(r"\s+", "", match["number"]).replace("–", "-")
    words = _NEXT.split(subject["subject"])[0] if subject else name
    return Basis(
        match["kind"][:1].upper() + match["kind"][1:],
        number,
        day.isoformat() if day else None,
        who,
        words.strip(" .,;"),
        at,
    )
