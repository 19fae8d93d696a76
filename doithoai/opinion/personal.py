"""Where a text says something personal: a proposal of what to cover before the public reads it.

Places are code points of the text in NFC. Better one place too many covered than one too few: a person looks at it.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from doithoai.opinion import person_names
from doithoai.opinion import personal_forms as forms


class Label(StrEnum):
    NAME = "name"
    PHONE = "phone"
    ID = "id"
    EMAIL = "email"
    BANK = "bank"
    PLATE = "plate"
    HOUSE = "house"
    PARCEL = "parcel"
    BIRTH = "birth"
    SOCIAL = "social"


@dataclass(frozen=True, order=True)
class Span:
    """One place to cover."""

    start: int
    end: int
    label: Label


def spans(text: str) -> list[Span]:
    """Every personal place in the text, in order, none over another."""
    body = unicodedata.normalize("NFC", text)
    found: list[Span] = []
    small = body.lower()
    has_digits = any(char in small for char in "0123456789")
    for label, pattern, signs in _RULES:
        if (signs and not any(sign in small for sign in signs)) or not (has_digits or label in _WITHOUT_DIGITS):
            continue
        for match in pattern.finditer(body):
            group = "number" if "number" in pattern.groupindex else 0
            end = match.end(group)
            if label == Label.EMAIL and forms.OFFICE_MAIL.match(body, match.start()):
                continue
            if label == Label.HOUSE and (street := forms.STREET_SMALL.match(body, end)):
                end += person_names.street_written_small(street)
            _add(found, match.start(group), end, label)
    for match in forms.HANDLE.finditer(body):
        _add(found, match.start(), match.end(), Label.SOCIAL)
    _phones(body, found)
    if any(sign in small for sign in _NETWORKS):
        _social(body, found)
    for start, end in person_names.names(body):
        _name(body, found, start, end)
    return sorted(found)


_NETWORKS = ("facebook", "fb", "zalo", "tik", "youtube", "insta", "telegram", "nick", "tài khoản mạng", "page")
_WITHOUT_DIGITS = {Label.EMAIL, Label.SOCIAL}
#: Label, expression, and what must occur at all before it is worth looking.
_RULES: tuple[tuple[Label, re.Pattern[str], tuple[str, ...]], ...] = (
    (Label.EMAIL, forms.EMAIL, ("@", "(a)", "a còng")),
    (Label.SOCIAL, forms.URL, (".com", ".me", ".vn", ".tv")),
    (Label.PARCEL, forms.PARCEL, ("thửa", "thua")),
    (
        Label.PARCEL,
        forms.CERTIFICATE,
        ("giấy", "giay", "gcn", "qsd", "sổ", "so ", "bìa", "bia", "seri", "sê-ri", "phát hành"),
    ),
    (Label.BIRTH, forms.BIRTH, ("sinh", "sanh", "sn", "s.n")),
    (Label.BIRTH, forms.BIRTH_MENDED, ("sinh",)),
    (Label.BIRTH, forms.BIRTH_KIN, ("(",)),
    (
        Label.ID,
        forms.ID_LED,
        ("cccd", "cm", "căn cước", "can cuoc", "chứng minh", "chung minh", "định danh", "dinh danh"),
    ),
    (Label.ID, forms.INSURANCE_LED, ("bh", "bảo hiểm", "bao hiem", "mã số", "mst", "hưu", "huu")),
    (Label.ID, forms.PASSPORT, ("hộ chiếu", "ho chieu", "passport")),
    (Label.BANK, forms.BANK, ("tài khoản", "tai khoan", "tk", "mã", "ma ", "danh b", "khách", "khach", "thẻ", "the ")),
    (Label.ID, forms.CARD, ()),
    (Label.ID, forms.CCCD, ()),
    (Label.ID, forms.PASSPORT_ALONE, ()),
    (Label.PLATE, forms.PLATE, ()),
    (Label.PLATE, forms.PLATE_ARMY, ("biển", "bien", "bks", "xe")),
    (Label.PLATE, forms.PLATE_LED, ("biển", "bien", "bks", "bs", "xe")),
    (Label.HOUSE, forms.FLAT, ("tòa", "toà", "toa", "chung c", "block", "nhà", "khu", "lô", "dãy")),
    (Label.HOUSE, forms.FLAT_MARK, ("p", "căn")),
    (Label.HOUSE, forms.HOUSE, ("ngõ", "ngo", "ngách", "ngach", "hẻm", "hem", "kiệt", "kiet")),
    (Label.HOUSE, forms.HOUSE_STREET, ("số", "so", "nhà")),
    (Label.HOUSE, forms.HOUSE_SLASH, ("/",)),
    (Label.HOUSE, forms.HOUSE_QUARTER, ("/",)),
    (Label.HOUSE, forms.HOUSE_LIVED, ("ở", "ngụ", "trú", "tại", "địa chỉ", "đ/c")),
    (Label.HOUSE, forms.HOUSE_LED, ("/",)),
    (Label.HOUSE, forms.HOUSE_ALONE, ("số nhà", "so nha")),
)


def _add(found: list[Span], start: int, end: int, label: Label) -> bool:
    if start >= end or any(start < one.end and one.start < end for one in found):
        return False
    found.append(Span(start, end, label))
    return True


def _name(body: str, found: list[Span], start: int, end: int) -> None:
    """A name, what people call him besides, and the year behind it."""
    if nick := forms.NICKNAME.match(body, end):
        end = nick.end()
    if _add(found, start, end, Label.NAME) and (born := forms.BIRTH_BRACKET.match(body[end : end + 20])):
        group = "bracket" if born.group("bracket") else "listed"
        _add(found, end + born.start(group), end + born.end(group), Label.BIRTH)


def _phones(body: str, found: list[Span]) -> None:
    """Numbers of people; those of a desk or a hotline are made to be known."""
    for pattern in (forms.PHONE, forms.SPOKEN):
        for match in pattern.finditer(body):
            before, after = body[max(match.start() - 45, 0) : match.start()], body[match.end() : match.end() + 25]
            before = re.split(r"[.;\n]\s", before)[-1]
            if not forms.PRIVATE.search(before) and (
                forms.HOTLINE.search(before) or forms.OWNED.search(before) or forms.OWNED_BEHIND.match(after)
            ):
                continue
            if _add(found, match.start(), match.end(), Label.PHONE):
                _whose(body, found, match)


def _whose(body: str, found: list[Span], phone: re.Match[str]) -> None:
    """Given names beside a number: "Nhật: 0712…", "0712… (Duyên)"."""
    before = forms.BEFORE_PHONE.search(body, max(phone.start() - 30, 0), phone.start())
    for beside in filter(None, (before, forms.BEHIND_PHONE.match(body, phone.end()))):
        group = beside.lastgroup or 0
        if person_names.are_given(beside.group(group)):
            _add(found, beside.start(group), beside.end(group), Label.NAME)


def _social(body: str, found: list[Span]) -> None:
    for match in forms.SOCIAL.finditer(body):
        group = "quoted" if match.group("quoted") else "plain"
        if forms.AUTHORITY.match(body[match.start(group) : match.end() + 12]) or forms.AUTHORITY.match(
            body[match.end() : match.end() + 8].strip()
        ):
            continue
        _add(found, match.start(group), match.end(group), Label.SOCIAL)
