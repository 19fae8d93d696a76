"""What a row of a sheet is when it is no opinion: a section, a total, a signature, nothing to answer."""

from __future__ import annotations

import re

from doithoai.opinion.spreadsheets.texts import bare, flat, words

_ROMAN = r"(?:X{0,2}(?:IX|IV|V?I{0,3}))"
_SECTION_MARK = re.compile(
    rf"(?:(?:Phần|PHẦN|Mục|MỤC|Nhóm|NHÓM)\s+)?(?:(?=[XVI]){_ROMAN}|[A-ZĐ]"
    rf"|\d{{1,2}}(?:\.\d{{1,2}})*)\s*(?:[.)/:]|[-–]\s)\s*"
)
_SECTION_SIGN = re.compile(rf"(?=[XVI]){_ROMAN}|[A-HĐ]")
_SECTION_WORDS = re.compile(
    r"(?:linh vuc|nhom|ve linh vuc|cac (?:y kien|kien nghi|noi dung|van de)|y kien ve|kien nghi ve"
    r"|noi dung ve|thuoc tham quyen)\b"
)

#: How many a section holds, in a cell of its own.
_COUNTED = re.compile(r"(?:\d{1,4}|gom|co| )+(?:y kien|kien nghi|phieu|luot|noi dung)?")

_DIGITS = {
    word: number
    for number, some in enumerate(("khong", "mot", "hai", "ba", "bon tu", "nam lam", "sau", "bay", "tam", "chin"))
    for word in some.split()
}
_COUNTABLE = r"(?:luot )?(?:y kien|kien nghi|phan anh|phieu|luot|nguoi|y|dong|de xuat)\b"

_TOTAL = re.compile(
    r"(?:tong cong|tong so|tong hop|tong|cong)(?: chung| cong| lai)?(?: [ivx]+)*(?: (?:so|co|la|toan bo|tat ca|cac"
    r"|y kien|kien nghi|phan anh|phieu"
    r"|luot|nguoi|dong|muc|nhom|linh vuc.*|thon.*|phan.*))*(?: \d+.*)?"
)
_SIGNED = re.compile(
    r"(?:nguoi (?:lap|tong hop|ghi|viet|bao cao|ky|kiem tra|thuc hien)|lap bieu|thu ky|can bo (?:lap"
    r"|tong hop|tiep nhan|phu trach)|t m|tm|k t|kt|t l|tl"
    r"|tuq|t uq|q|xac nhan|noi nhan"
    r"|chu tich|pho chu tich|bi thu|pho bi thu|truong ban|pho truong ban|truong phong|truong thon"
    r"|truong khu|to truong|thu truong"
    r"|giam doc|dai dien|ky ten|ky ghi ro|da ky|ky va ghi|ky dong dau|chu toa|chanh van phong)\b.*"
)
_DAY_OF_SIGNING = re.compile(r"(?:.{0,60} )?ngay \d{0,2} ?(?:thang \d{0,2} )?(?:nam \d{0,4})?")
_FOOTNOTE = re.compile(r"(?:ghi chu|luu y|chu thich|chu y|nguon|het)\b.*")

_NIL = (
    r"(?:(?:toi|ban than toi|gia dinh toi|gia dinh) )?"
    r"(?:(?:nhan dan|hoi vien|cu tri|ba con|chi bo|tap the|doan vien|dang vien|cac ho|thon|khu)(?: \w+){0,4} )?"
    r"(?:khong|ko|k|chua|deu khong)(?: (?:co|phat sinh|y kien|kien nghi|phan anh|de xuat|gop y|gi|them|nao"
    r"|khac|va|noi dung|tham gia|dong gop|thac mac"
    r"|vuong mac|de nghi|cau hoi|bo sung|ve|hoac|hay))*(?: (?:voi|gui|den|doi voi)(?: (?:cap|tren|huyen|xa|tinh))+)?",
    r"(?:(?:toi|co ban|hoan toan|deu|cung|da|xin|100) )*(?:nhat tri|dong y|thong nhat|dong tinh|tan thanh)"
    r"(?: (?:cao|hoan toan|100|voi|nhu|theo|to trinh|de an|phuong an|nghi quyet|noi dung|bao cao|du thao|chu truong"
    r"|ke hoach|cac|y kien|tren|chung|ca|va"
    r"|dang uy|cap tren|ubnd xa))*",
    r"0+",
    r"nil|none|no",
)
_NOTHING_TO_ANSWER = re.compile("|".join(f"(?:{form})" for form in _NIL))
_BARE_NUMBER = re.compile(r"[-+]?[\d.,\s/:()%-]*\d[\d.,\s/:()%-]*")
_COMMAND = re.compile(r"^[=+@-]")
#: What a formula or a call is made of: names before a bracket, cells, quoted words, operators.
_MACHINE = re.compile(
    r"\"[^\"]*\"|'[^']*'|[A-Za-z_.]{2,}\d*\s*(?=\()|\$?[A-Z]{1,3}\$?\d+|\bcmd\b|\|?[/\\]\w+|[=+*/^&<>"
    r"|!@;,:(){}\[\]%-]|https?://\S+|\d+"
)


def section(texts: list[str], number: str) -> str:
    """The words of a section without their number; empty for what is no section. `number` is the cell of numbers."""
    texts = [text for text in texts if not _COUNTED.fullmatch(words(text))] or texts
    if len(texts) != 1 or len(texts[0]) > 160:
        return ""
    text = flat(texts[0])
    sign = flat(number).rstrip(".):/")
    if number and number != texts[0]:
        return text if _SECTION_SIGN.fullmatch(sign) and _reads_like_a_name(text) else ""
    rest = _SECTION_MARK.sub("", text, count=1)
    return rest if any(letter.isalpha() for letter in rest) else ""


def is_sign(number: str) -> bool:
    """I, II, A, B where rows have their numbers."""
    return bool(_SECTION_SIGN.fullmatch(flat(number).rstrip(".):/")))


def names_a_section(text: str) -> bool:
    """True for a line that says by itself that it heads others: I. …, Lĩnh vực …"""
    text = flat(text)
    if not _reads_like_a_name(text):
        return False
    mark = _SECTION_MARK.match(text)
    return bool(mark and not mark[0][:1].isdigit() or _SECTION_WORDS.match(words(_SECTION_MARK.sub("", text, count=1))))


def heads_others(text: str) -> bool:
    """True for a short line that begins with the word for a field or a group."""
    return len(text) <= 90 and _reads_like_a_name(text) and re.match(r"(?:nhom )?linh vuc\b", words(text)) is not None


def is_pair(texts: list[str], content: str) -> bool:
    """Somebody and his words: below a total that is an opinion after all; two names side by side are none."""
    is_name = all(word[:1].isupper() for word in content.split()) and len(content.split()) <= 6
    return bool(content) and len(texts) > 1 and not is_name and not is_signature(texts)


def _reads_like_a_name(text: str) -> bool:
    return len(text) <= 160 and not text.endswith((".", "!", "?")) and ". " not in _SECTION_MARK.sub("", text, count=1)


def total(texts: list[str]) -> tuple[bool, int | None]:
    """(the row sums the list up, the number it says)."""
    if not texts or sum(map(len, texts)) > 160:
        return False, None
    first = words(texts[0])
    is_said = re.match(r"(?:tong cong|tong so|tong|cong)\s*:", bare(texts[0])) is not None
    if not (is_said or _TOTAL.fullmatch(first)) or (
        first.startswith("tong hop") and not re.search(r"\d", " ".join(texts))
    ):
        return False, None
    for text in texts:
        if found := re.search(r"\d{1,3}(?:\.\d{3})+|\d+", text):
            return True, int(found[0].replace(".", ""))
    return True, next((number for text in texts if (number := _in_words(words(text)))), None)


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
    """The place and day of signing, an office, a name below it; none of it long."""
    if not texts or any(len(text) > 120 for text in texts):
        return False
    known = [words(text) for text in texts]
    return any(_SIGNED.fullmatch(text) or _DAY_OF_SIGNING.fullmatch(text) for text in known)


def is_footnote(texts: list[str]) -> bool:
    return len(texts) == 1 and bool(_FOOTNOTE.match(words(texts[0].lstrip("*( "))))


def refusal(text: str, *, is_error: bool) -> str:
    """Why a cell of content is no opinion: no_content, nil_return, unreadable; empty for an opinion."""
    if is_error:
        return "unreadable"
    if not any(letter.isalnum() for letter in text):
        return "no_content"
    if _is_nil(text):
        return "nil_return"
    if _BARE_NUMBER.fullmatch(text) or (_COMMAND.match(text) and not _holds_a_sentence(text)):
        return "unreadable"
    return ""


def _is_nil(text: str) -> bool:
    if _NOTHING_TO_ANSWER.fullmatch(words(text)):
        return True
    clauses = [words(clause) for clause in re.split(r"[,;.\n!]|\bnhưng\b", text)]
    clauses = [clause for clause in clauses if clause]
    return bool(clauses) and all(_NOTHING_TO_ANSWER.fullmatch(clause) for clause in clauses)


def _holds_a_sentence(text: str) -> bool:
    return len(re.findall(r"[^\W\d_]{2,}", _MACHINE.sub(" ", text[1:]))) >= 2
