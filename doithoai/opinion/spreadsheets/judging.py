"""What a row of a sheet is when it is no opinion: a section, or nothing to answer."""

from __future__ import annotations

import re

from doithoai.opinion.spreadsheets import closing, senders
from doithoai.opinion.spreadsheets.texts import flat, words

_ROMAN = r"(?:X{0,2}(?:IX|IV|V?I{0,3}))"
_SECTION_MARK = re.compile(
    rf"(?:(?:Phần|PHẦN|Mục|MỤC|Nhóm|NHÓM)\s+)?(?:(?=[XVI]){_ROMAN}|[A-ZĐ]"
    rf"|\d{{1,2}}(?:\.\d{{1,2}})*)\s*(?:[.)/:]|[-–]\s)\s*"
)
_SECTION_SIGN = re.compile(rf"(?=[XVI]){_ROMAN}|[A-HĐ]")
_SECTION_WORDS = re.compile(
    r"(?:linh vuc|ve linh vuc|cac (?:y kien|kien nghi|noi dung|van de)|(?:y kien|kien nghi|noi dung) ve(?! viec)"
    r"|nhom (?:linh vuc|cac|y kien|kien nghi|noi dung|van de|cau hoi|de xuat|ve|thu|so|[ivx]+|\d+)"
    r"|thuoc tham quyen)\b"
)
#: A group of opinions is written like a group of people: only capitals or a colon tell it apart.
_GROUP = re.compile(r"nhom\b")

#: How many a section holds, in a cell of its own.
_COUNTED = re.compile(r"(?:\d{1,4}|gom|co| )+(?:y kien|kien nghi|phieu|luot|noi dung)?")

_NIL = (
    r"(?:(?:da|thua|vang|toi|em|chau|minh|chung (?:toi|em)|ban than toi|gia dinh toi|gia dinh) )*"
    r"(?:(?:nhan dan|hoi vien|cu tri|ba con|chi bo|tap the|doan vien|dang vien|cac ho|thon|khu)(?: \w+){0,4} )?"
    r"(?:khong|ko|k|chua|deu khong)(?: (?:co|phat sinh|y kien|kien nghi|phan anh|de xuat|gop y|gi|them|nao"
    r"|khac|va|noi dung|tham gia|dong gop|thac mac"
    r"|vuong mac|de nghi|cau hoi|bo sung|ve|hoac|hay))*(?: (?:voi|gui|den|doi voi)(?: (?:cap|tren|huyen|xa|tinh))+)?"
    r"(?: (?:a|het|ca))*",
    r"(?:(?:da|vang|toi|em|minh|chung (?:toi|em)|don vi|co ban|hoan toan|deu|cung|da|xin|100) )*"
    r"(?:nhat tri|dong y|thong nhat|dong tinh|tan thanh)"
    r"(?: (?:cao|hoan toan|100|voi|nhu|theo|to trinh|de an|phuong an|nghi quyet|noi dung|bao cao|du thao|chu truong"
    r"|ke hoach|cac|y kien|tren|chung|ca|va"
    r"|dang uy|cap tren|ubnd xa|a))*",
    r"0+",
    r"nil|none|no|n a",
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
    text = flat(texts[0]).lstrip("*•+–- ")
    sign = flat(number).rstrip(".):/")
    if number and number != texts[0]:
        return text if _SECTION_SIGN.fullmatch(sign) and _reads_like_a_name(text) else ""
    rest = _unmarked(text)
    return rest if any(letter.isalpha() for letter in rest) else ""


def counted(number: str) -> float:
    """The number that a cell of numbers holds."""
    return float(re.sub(r"[^\d.]", "", number).strip(".") or 0)


def is_sign(number: str) -> bool:
    """I, II, A, B where rows have their numbers."""
    return bool(_SECTION_SIGN.fullmatch(flat(number).rstrip(".):/")))


def names_a_section(text: str, *, among_opinions: bool = False) -> bool:
    """True for a line that says by itself that it heads others: I. …, Lĩnh vực …

    `among_opinions`: it stands where opinions stand and nothing tells it from them: then the words for a field are
    not enough without capitals or a colon.
    """
    text = flat(text)
    if not _reads_like_a_name(text):
        return False
    mark = _SECTION_MARK.match(text)
    if mark and not mark[0][:1].isdigit():
        return True
    said = words(_unmarked(text))
    if text.isupper() or text.endswith(":"):
        return bool(_SECTION_WORDS.match(said) or _GROUP.match(said))
    return not among_opinions and _SECTION_WORDS.match(said) is not None


def opens_after_total(text: str) -> bool:
    """Below a total the list goes on with a line of its own; a person's name there is a signature."""
    return names_a_section(text) or senders.is_place(text) or not closing.is_name(text)


def heads_others(text: str) -> bool:
    """True for a short line that begins with the word for a field or a group."""
    return len(text) <= 90 and _reads_like_a_name(text) and re.match(r"(?:nhom )?linh vuc\b", words(text)) is not None


def _unmarked(text: str) -> str:
    return text[mark.end() :] if (mark := _SECTION_MARK.match(text)) else text


def _reads_like_a_name(text: str) -> bool:
    return len(text) <= 160 and not text.endswith((".", "!", "?")) and ". " not in _unmarked(text)


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
