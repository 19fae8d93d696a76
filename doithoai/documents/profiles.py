"""The prescribed form as data: two Party forms with their years, and the form of State bodies.

dang_2018: Hướng dẫn 36-HD/VPTW (2018); dang_2026: Quy định 399-QĐ/TW (2026) and its guide;
nd30_2020: Nghị định 30/2020/NĐ-CP, annex I.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType

from doithoai.documents.looks import PARTY, PARTY_ROWS, STATE, STATE_ROWS, Rule, Style

FONT = "Times New Roman"
#: What a checker forgives: half a millimetre at the edges, a millimetre and a half in centring.
EDGE_MM, CENTRE_MM = 0.5, 1.5

#: A long name of a body breaks after these words, before its place.
BODY_KINDS = (
    "BAN CHỈ HUY QUÂN SỰ",
    "BAN THƯỜNG VỤ",
    "HỘI ĐỒNG NHÂN DÂN",
    "ỦY BAN NHÂN DÂN",
    "ỦY BAN MTTQ VIỆT NAM",
    "ĐẢNG BỘ",
    "ĐẢNG ỦY",
    "HUYỆN ỦY",
    "TỈNH ỦY",
    "THÀNH ỦY",
)

#: Bodies that have none above them in the head of a paper.
TOP_BODIES = ("BAN CHẤP HÀNH TRUNG ƯƠNG", "TỈNH ỦY", "THÀNH ỦY", "ỦY BAN NHÂN DÂN TỈNH", "ỦY BAN NHÂN DÂN THÀNH PHỐ")

#: Frames of the urgency stamps of State papers, in mm.
FRAMES_MM = {"HỎA TỐC": (30.0, 8.0), "HOẢ TỐC": (30.0, 8.0), "THƯỢNG KHẨN": (40.0, 8.0), "KHẨN": (20.0, 8.0)}


@dataclass(frozen=True, slots=True)
class Profile:
    """One prescribed form."""

    code: str
    name: str
    party: bool
    valid_from: date
    valid_to: date | None
    title: tuple[str, ...]
    styles: Mapping[str, Style]
    rules: Mapping[str, Rule]
    #: Page: top, bottom, inner and outer margin in mm, with the range allowed for each.
    margins_mm: tuple[float, float, float, float] = (20, 20, 30, 15)
    margin_ranges: tuple[tuple[float, float], ...] = ((20, 20), (20, 20), (30, 30), (15, 15))
    page_number_mm: float = 10
    number_form: str = "Số {number}-{kind}/{body}"
    letter_form: str = "Số {number}-{kind}/{body}"
    separator: str = "*"
    below_abstract: str = "-----"
    letter_opening: str = "V/v"
    addressee_word: str = "Kính gửi:"
    submission_word: str = "Kính gửi:"
    addressee_between: str = ","
    basis_mark: str = "- "
    basis_last: str = ","
    basis_lasts: tuple[str, ...] = (",",)
    heading_marks: tuple[str, str, str] = ("{n}. ", "{n}. ", "{n}. ")
    end_mark: str = "."
    end_marks: tuple[str, ...] = (".",)
    recipient_between: str = ","
    filing_form: str = "- Lưu {filing}."
    recipient_head: str = "Nơi nhận:"
    signature_lines: int = 4
    #: The pages of each annex are counted for themselves (nd30: "đánh số riêng theo từng Phụ lục").
    annex_has_own_pages: bool = False
    #: Numbers run through a term of the committee, or through a calendar year.
    numbered_by: str = "term"
    #: "as_typed", "uy" (ủy) or "uỷ": where the tone mark of that syllable stands.
    tone_mark_style: str = "as_typed"
    #: Which row of the tables of rules speaks of an element.
    rows: Mapping[str, str] = field(default_factory=lambda: PARTY_ROWS)

    def number_line(self, number: str, kind: str, body: str, unit: str = "", *, letter: bool = False) -> str:
        """The line of number and symbol; room is left where a draft has no number yet."""
        form = self.letter_form if letter else self.number_form
        line = form.format(number=number or "\u00a0" * 6, kind=kind, body=body, unit=unit)
        return line.removesuffix("-")

    def acting(self, word: str, body: str) -> str:
        """Who acts for whom ("TM", "KT", "TL"), as this form writes it: T/M … or TM. …"""
        return f"{word[0]}/{word[1:]} {body}" if self.party else f"{word}. {body}"

    def number_text(self, number: int) -> str:
        """Below ten with a leading zero."""
        return f"{number:02d}"


_FULL, _PART = Rule(1.0, (0.94, 1.06)), Rule(0.42, (0.31, 0.53))

DANG_2018 = Profile(
    code="dang_2018",
    name="Văn bản của Đảng (Hướng dẫn 36-HD/VPTW, 2018)",
    party=True,
    valid_from=date(2018, 4, 3),
    valid_to=date(2026, 1, 8),
    title=("ĐẢNG CỘNG SẢN VIỆT NAM",),
    styles=MappingProxyType(PARTY),
    rules=MappingProxyType({"title": _FULL}),
    end_mark="./.",
    end_marks=(".", "./."),
)

#: Tools for the form of 2026 number the pages in 13 or 14.
_PARTY_2026 = {**PARTY, "page_number": Style(14, (13, 14), align="center")}

DANG_2026 = replace(
    DANG_2018,
    styles=MappingProxyType(_PARTY_2026),
    code="dang_2026",
    name="Văn bản của Đảng (Quy định 399-QĐ/TW, 2026)",
    valid_from=date(2026, 1, 9),
    valid_to=None,
    letter_opening="về việc",
    submission_word="Kính trình:",
    basis_lasts=(",", "."),
    heading_marks=("{n}- ", "{n}- ", "{n}- "),
    end_mark=".",
    end_marks=(".",),
    recipient_between=";",
)

ND30_2020 = Profile(
    code="nd30_2020",
    name="Văn bản hành chính (Nghị định 30/2020/NĐ-CP)",
    party=False,
    valid_from=date(2020, 3, 5),
    valid_to=None,
    title=("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"),
    styles=MappingProxyType(STATE),
    rules=MappingProxyType({"motto": _FULL, "issuer": _PART, "abstract": _PART}),
    margin_ranges=((20, 25), (20, 25), (30, 35), (15, 20)),
    number_form="Số: {number}/{kind}-{body}",
    letter_form="Số: {number}/{body}-{unit}",
    separator="",
    below_abstract="",
    addressee_between=";",
    basis_mark="",
    basis_last=".",
    basis_lasts=(".",),
    end_mark="./.",
    end_marks=("./.", "."),
    recipient_between=";",
    filing_form="- Lưu: {filing}.",
    numbered_by="year",
    annex_has_own_pages=True,
    rows=STATE_ROWS,
)

PROFILES: dict[str, Profile] = {one.code: one for one in (DANG_2018, DANG_2026, ND30_2020)}


def profile(code: str) -> Profile:
    """The form by its code."""
    return PROFILES[code]


def profile_on(day: date, *, party: bool) -> Profile:
    """The form that holds for papers of that day; the oldest one for days before all."""
    ours = [one for one in PROFILES.values() if one.party == party]
    held = [one for one in ours if one.valid_from <= day and (one.valid_to is None or day <= one.valid_to)]
    return held[0] if held else min(ours, key=lambda one: one.valid_from)
