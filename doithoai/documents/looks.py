"""How the elements of papers look in the two families of forms, and by which row of the tables of rules."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

#: Elements by the row of table A (Party) or B (State) in docs/paper-rules.md.
PARTY_ROWS: Mapping[str, str] = MappingProxyType(
    {
        "page_number": "A2", "title": "A3", "superior": "A4", "issuer": "A5", "separator": "A6", "number": "A7",
        "place_date": "A8", "kind": "A9", "abstract": "A10", "below_abstract": "A10", "letter_abstract": "A11",
        "addressee_word": "A12", "addressee": "A12", "addressee_line": "A12", "basis": "A13", "paragraph": "A14",
        "item": "A14", "note": "A14", "chapter_word": "A15", "chapter_name": "A16", "annex_word": "A15",
        "annex_title": "A16", "annex_reference": "A15", "heading_1": "A17", "heading_2": "A17", "heading_3": "A17",
        "article": "A18",
        "end_mark": "A19", "signing_authority": "A20", "position": "A21", "signature_space": "A22", "signer": "A23",
        "recipient_head": "A24", "recipient": "A25", "urgency": "A26", "circulation": "A27", "draft_note": "A28",
        "typist": "A29", "contact": "A30",
    }
)  # fmt: skip
STATE_ROWS: Mapping[str, str] = MappingProxyType(
    {
        "title": "B1", "motto": "B2", "superior": "B3", "issuer": "B4", "number": "B5", "place_date": "B6",
        "kind": "B7", "abstract": "B8", "letter_abstract": "B9", "basis": "B10", "paragraph": "B11", "note": "B11",
        "chapter_word": "B12", "chapter_name": "B12", "heading_1": "B13", "heading_2": "B14", "heading_3": "B14",
        "article": "B12", "item": "B15", "signing_authority": "B16", "position": "B17", "signature_space": "B18",
        "signer": "B18", "addressee_word": "B19", "addressee": "B19", "addressee_line": "B19",
        "recipient_head": "B20", "recipient": "B21", "annex_word": "B22", "annex_title": "B22",
        "annex_reference": "B22", "urgency": "B23",
        "circulation": "B24", "typist": "B25", "page_number": "B27", "end_mark": "B11", "draft_note": "B24",
        "contact": "B26",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Style:
    """How one element looks; sizes in pt, `sizes` the range that the form allows."""

    size: float
    sizes: tuple[float, float]
    bold: bool = False
    italic: bool = False
    underline: bool = False
    caps: bool = False
    align: str = "left"
    indent_mm: float = 0
    #: Range allowed for the indent of the first line.
    indents_mm: tuple[float, float] | None = None
    before: float = 0
    after: float = 0
    #: Distance of lines: pt when above 5, else a multiple of the natural height.
    line: float = 1
    keep: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A solid line under a text: its length as a share of the text, and the shares allowed."""

    share: float
    shares: tuple[float, float]


def _body(size: float, line: float, indent: float, indents: tuple[float, float], sizes: tuple[float, float]) -> Style:
    return Style(size, sizes, align="justify", indent_mm=indent, indents_mm=indents, after=6, line=line)


_P = (14.0, 15.0)
_PARTY_BODY = _body(14, 18, 10, (9, 11), _P)

PARTY: dict[str, Style] = {
    "title": Style(15, (15, 15), bold=True, caps=True, align="center"),
    "superior": Style(14, (14, 14), caps=True, align="center"),
    "issuer": Style(14, (14, 14), bold=True, caps=True, align="center"),
    "separator": Style(14, (14, 14), align="center"),
    "number": Style(14, (14, 14), align="center"),
    "place_date": Style(14, (14, 14), italic=True, align="center"),
    "kind": Style(16, (15, 16), bold=True, caps=True, align="center", before=18, keep=True),
    "abstract": Style(14, _P, bold=True, align="center", keep=True),
    "below_abstract": Style(14, _P, align="center", after=12, keep=True),
    "letter_abstract": Style(12, (12, 12), italic=True, align="center"),
    "addressee_word": Style(14, (14, 14), italic=True, align="right", after=3),
    "addressee": Style(14, (14, 14), after=3),
    "basis": _PARTY_BODY,
    "paragraph": _PARTY_BODY,
    "item": _PARTY_BODY,
    "note": replace(_PARTY_BODY, italic=True, align="center", indent_mm=0, indents_mm=None),
    "blank": Style(14, _P, line=24),
    "chapter_word": Style(14, _P, bold=True, align="center", before=6, keep=True, line=18),
    "chapter_name": Style(14, _P, bold=True, caps=True, align="center", after=6, keep=True, line=18),
    "heading_1": replace(_PARTY_BODY, bold=True, align="left", before=6, keep=True, indents_mm=(8.5, 13)),
    "heading_2": replace(_PARTY_BODY, bold=True, align="left", keep=True, indents_mm=(8.5, 13)),
    "heading_3": replace(_PARTY_BODY, bold=True, italic=True, align="left", keep=True, indents_mm=(8.5, 13)),
    "article": replace(_PARTY_BODY, bold=True, align="left", keep=True),
    "cell_head": Style(12, (10, 15), bold=True, align="center", before=2, after=2),
    "cell": Style(12, (10, 15), before=2, after=2),
    "signing_authority": Style(14, (14, 14), bold=True, caps=True, align="center"),
    "position": Style(14, (14, 14), caps=True, align="center"),
    "signature_space": Style(14, (14, 14), align="center"),
    "signer": Style(14, (14, 14), bold=True, align="center"),
    "recipient_head": Style(14, (14, 14), underline=True),
    "recipient": Style(12, (12, 12)),
    "urgency": Style(14, (14, 14), bold=True, caps=True, align="center", before=6),
    "circulation": Style(12, (12, 12), bold=True, caps=True, align="center", before=6),
    "draft_note": Style(14, (14, 14), italic=True, align="center", before=6),
    "page_number": Style(14, (14, 14), align="center"),
    "gap": Style(8, (1, 15), keep=True),
    "typist": Style(8, (8, 8)),
    "contact": Style(10, (10, 10), align="center"),
    "annex_word": Style(14, (14, 14), bold=True, align="center", keep=True),
    "annex_title": Style(14, _P, bold=True, caps=True, align="center", keep=True),
    "annex_reference": Style(14, _P, italic=True, align="center", after=12, keep=True),
}

_S = (13.0, 14.0)
_STATE_BODY = _body(14, 1.15, 12.7, (10, 12.7), _S)

STATE: dict[str, Style] = {
    **PARTY,
    "contact": Style(11, (11, 12), align="center"),
    "title": Style(13, (12, 13), bold=True, caps=True, align="center"),
    "motto": Style(14, _S, bold=True, align="center"),
    "superior": Style(13, (12, 13), caps=True, align="center"),
    "issuer": Style(13, (12, 13), bold=True, caps=True, align="center"),
    "number": Style(13, (13, 13), align="center"),
    "place_date": Style(13, _S, italic=True, align="center"),
    "kind": Style(14, _S, bold=True, caps=True, align="center", before=18, keep=True),
    "abstract": Style(14, _S, bold=True, align="center", keep=True),
    "letter_abstract": Style(12, (12, 13), align="center", before=6),
    "addressee_word": Style(14, _S, align="right", after=3),
    "addressee": Style(14, _S, after=3),
    "basis": replace(_STATE_BODY, italic=True),
    "paragraph": _STATE_BODY,
    "item": _STATE_BODY,
    "note": replace(_STATE_BODY, italic=True, align="center", indent_mm=0, indents_mm=None),
    "blank": Style(14, _S, line=24),
    "chapter_word": Style(14, _S, bold=True, align="center", before=6, keep=True),
    "chapter_name": Style(14, _S, bold=True, caps=True, align="center", after=6, keep=True),
    "heading_1": replace(_STATE_BODY, bold=True, caps=True, align="left", before=6, keep=True, indents_mm=None),
    "heading_2": replace(_STATE_BODY, bold=True, align="left", keep=True, indents_mm=None),
    "heading_3": replace(_STATE_BODY, bold=True, italic=True, align="left", keep=True, indents_mm=None),
    "article": replace(_STATE_BODY, bold=True, align="left", keep=True),
    "signing_authority": Style(14, _S, bold=True, caps=True, align="center"),
    "position": Style(14, _S, bold=True, caps=True, align="center"),
    "signature_space": Style(14, _S, align="center"),
    "signer": Style(14, _S, bold=True, align="center"),
    "recipient_head": Style(12, (12, 12), bold=True, italic=True),
    "recipient": Style(11, (11, 11)),
    "urgency": Style(13, _S, bold=True, caps=True, align="center", before=6),
    "circulation": Style(13, _S, bold=True, caps=True, align="center", before=6),
    "page_number": Style(14, _S, align="center"),
    "typist": Style(11, (11, 11)),
    "annex_title": Style(14, _S, bold=True, caps=True, align="center", keep=True),
    "annex_reference": Style(14, _S, italic=True, align="center", after=12, keep=True),
}
