"""What stands below a list: totals, the place and day of signing, offices with the names under them, notes.

Short opinions begin with the same words ("Chủ tịch xã cần tiếp dân"): an office is its title with nothing after it
but names and the words of bodies, a total is a number of what lists count.
"""

from __future__ import annotations

import re

from doithoai.opinion.spreadsheets.texts import bare, flat, words

_DIGITS = {
    word: number
    for number, some in enumerate(("khong", "mot", "hai", "ba", "bon tu", "nam lam", "sau", "bay", "tam", "chin"))
    for word in some.split()
}
_COUNTABLE = r"(?:luot )?(?:y kien|kien nghi|phan anh|phieu|luot|nguoi|y|dong|de xuat)\b"

_NUMBER = r"\d{1,3}(?:\.\d{3})+|\d+"

_SUM = (
    r"(?:tong cong|tong so|tong hop|tong|cong)(?: chung| cong| lai)?(?: [ivx]+)*(?: (?:so|co|la|ca|toan bo|tat ca|cac"
    r"|y kien|kien nghi|phan anh|phieu"
    r"|luot|nguoi|dong|muc|nhom|linh vuc.*|thon.*|phan.*))*"
)
_TOTAL = re.compile(rf"{_SUM}(?: \d+.*)?")
#: Where opinions stand: a number of what lists count, not of households without water.
_TOTAL_ALONE = re.compile(
    rf"{_SUM}(?: (?:\d+|(?:{'|'.join(_DIGITS)}|muoi)\b)+)*"
    rf"(?: {_COUNTABLE}(?: (?:cua|tu|gom|trong do|ve|thuoc|va) .*)?)?"
)
_LINES = re.compile(r".*\b(?:linh vuc|thon|phan)\b.*")

_FOR = r"(?:t m|tm|k t|kt|t l|tl|tuq|t uq|q)"
_TITLE = re.compile(
    r"(?:(?:nguoi|can bo) (?:lap|tong hop|ghi|viet|bao cao|ky|kiem tra|thuc hien|tiep nhan|phu trach|nhap)"
    r"|lap bieu|thu ky|ke toan|chu toa|chu tri|xac nhan|dai dien|thay mat|thu truong"
    r"|(?:pho |quyen )?(?:chu tich|bi thu|(?:tong )?giam doc|chu nhiem|quan doc|chanh van phong)"
    r"|(?:pho )?truong (?:ban|phong|thon|khu|xom|ap|lang|khom|buon|tram|doan|khoa|bo phan)"
    r"|(?:pho )?(?:to|tram|doi|hieu|vien|cuc|chi cuc|vu|hoi|chi hoi|khoa|xuong) truong"
    r"|to pho|doi pho|hieu pho)\b"
)
_SIGNING = re.compile(r"(?:da |chua )?ky(?: (?:ten|va|ghi|ro|ho|dong|dau|nhan|thay|do))*|noi nhan\b.*")
#: The words of which the names of bodies and of what was drawn up are made.
_OF_BODIES = frozenset(
    re.findall(
        r"\w+",
        """ubnd hdnd mttq ubmttq uy ban nhan dan hoi dong dang bo thuong truc vu chap hanh cong tac mat tran to quoc
        viet nam nong phu nu cuu chien binh nguoi cao tuoi chu thap do khuyen hoc doan thanh nien lien lao chi xa
        phuong thi tran huyen tinh pho thon xom ap lang khu khom buon so phong van truong tram trung tam don vi co
        quan cty ty nha dia phuong lanh dao cua va bieu bang danh sach so lieu tong hop bao cao bo phan quan doc
        chuyen mon tieu thcs thpt mam non y te chu tich bi thu giam""",
    )
)
_DAY_OF_SIGNING = re.compile(
    r"(?P<place>.{0,60}?)[ ,]*\bngay\b[\s\d.…_]*(?:thang[\s\d.…_]*(?:,? ?nam[\s\d.…_]*)?|[/.-]\s*\d+\s*[/.-]\s*\d*)?"
)
_FOOTNOTE = re.compile(r"(?:ghi chu|luu y|chu thich|chu y|nguon)\s*:.*|\W*het\W*", re.DOTALL)
_DOTS = re.compile(r"[\s.…_]*")


def total(texts: list[str], content: str = "") -> tuple[bool, int | None]:
    """(the row sums the list up, the number it says). `content` is what stands in the column of opinions."""
    if not texts or sum(map(len, texts)) > 160:
        return False, None
    first = words(texts[0])
    is_said = re.match(r"(?:tong cong|tong so|tong|cong)\s*:", bare(texts[0])) is not None
    if texts[0] == content:
        is_total = _TOTAL_ALONE.fullmatch(first) is not None and not _LINES.fullmatch(first)
    else:
        is_total = is_said or _TOTAL.fullmatch(first) is not None
    if not is_total or (first.startswith("tong hop") and not re.search(r"\d", " ".join(texts))):
        return False, None
    return True, _said(texts)


def _said(texts: list[str]) -> int | None:
    """Cộng thôn 1: 2 ý kiến says 2: what is counted, else a cell with a number alone, else the last number."""
    whole = bare(" ".join(texts))
    counted = re.search(rf"({_NUMBER})\W*(?:\(\D*\)\s*)?{_COUNTABLE}", whole)
    alone = next((text for text in texts if re.fullmatch(_NUMBER, text)), "")
    for found in (counted[1] if counted else "", alone, *re.findall(_NUMBER, whole)[-1:]):
        if found:
            return int(found.replace(".", ""))
    return _in_words(words(whole))


def _in_words(text: str) -> int | None:
    """A number under a hundred that stands written out before what is counted."""
    found = re.search(rf"\b((?:{'|'.join(_DIGITS)}|muoi)(?: (?:{'|'.join(_DIGITS)}|muoi))*) {_COUNTABLE}", text)
    if found is None:
        return None
    tens, has_tens, units = found[1].rpartition("muoi")
    ten = (_DIGITS.get(tens.strip(), 1) if has_tens else 0) * 10
    unit = _DIGITS.get(units.strip(), 0) if units.strip() else 0
    return ten + unit or None


def is_signature(texts: list[str]) -> bool:
    """The place and day of signing, or an office; none of the texts long."""
    if not texts or any(len(text) > 120 for text in texts):
        return False
    return any(_is_day_of_signing(flat(text)) or _is_office(flat(text)) for text in texts)


def _is_day_of_signing(text: str) -> bool:
    """Xã Mẫu, ngày 5 tháng 5 năm 2026: before the day stands a place or nothing."""
    found = _DAY_OF_SIGNING.fullmatch(bare(text))
    if found is None:
        return False
    place = text[: found.end("place")].strip(" ,")
    return bool(_DOTS.fullmatch(place)) or _is_of_bodies(place)


def _is_office(text: str) -> bool:
    """TM. BAN CHẤP HÀNH; Chủ tịch xã Mẫu; Người lập biểu: Lê Văn A; (Ký, ghi rõ họ tên)."""
    known = words(text)
    if _SIGNING.fullmatch(known):
        return True
    if acting := re.match(rf"{_FOR}\b", known):
        return len(known) > acting.end() and _is_of_bodies(" ".join(_tokens(text)[acting[0].count(" ") + 1 :]))
    if title := _TITLE.match(known):
        return _is_of_bodies(" ".join(_tokens(text)[title[0].count(" ") + 1 :]))
    return False


def _tokens(text: str) -> list[str]:
    return [token for token in re.split(r"[\W_]+", text) if token]


def _is_of_bodies(text: str) -> bool:
    """Nothing but names and the words of bodies; a sentence has others."""
    tokens = _tokens(text)
    return len(tokens) <= 14 and all(not token[:1].islower() or words(token) in _OF_BODIES for token in tokens)


def is_footnote(texts: list[str]) -> bool:
    return len(texts) == 1 and bool(_FOOTNOTE.fullmatch(bare(texts[0]).lstrip("*( ")))


def is_name(text: str) -> bool:
    """Lê Văn Mẫu: every word with a capital, as under an office."""
    return len(text.split()) <= 6 and all(word[:1].isupper() or not word[:1].isalpha() for word in text.split())
