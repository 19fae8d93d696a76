"""A Word file as blocks: paragraphs line by line, tables cell by cell, lists with the numbers that Word counts."""

from __future__ import annotations

import io
import unicodedata
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import docx
from django.utils.translation import gettext_lazy as _
from docx.oxml.ns import qn
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml import etree

from doithoai.core.transitions import Refused
from doithoai.programme.reading.blocks import Block

_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
MOST_CELLS = 4_000
_SIGNS = {qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:tab"): "\t", qn("w:noBreakHyphen"): "-"}
_UNPRINTED_NAMES = "w:del w:moveFrom w:pPr w:rPr w:drawing w:pict w:object w:sdtPr w:txbxContent"
_UNPRINTED = {qn(name) for name in _UNPRINTED_NAMES.split()}
_SECOND = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def blocks(data: bytes) -> list[Block]:
    """All blocks of the body in the order of the page; raises Refused when the file is damaged."""
    try:
        document = docx.Document(io.BytesIO(data))
        return list(_of_body(document))
    except (KeyError, ValueError, AttributeError, IndexError, OSError, zipfile.BadZipFile, etree.Error) as error:
        raise Refused(
            _("The file cannot be read. Open it, save it again and send the new file."), code="broken", field="file"
        ) from error


def _of_body(document: Any) -> Iterator[Block]:
    counting = _Numbers(document)
    paragraph = table = 0
    for element in _elements(document.element.body):
        if element.tag == qn("w:p"):
            paragraph += 1
            yield from _lines(Paragraph(element, document), paragraph, counting)
        else:
            table += 1
            yield from _cells(Table(element, document), table, counting)


def _elements(body: Any) -> Iterator[Any]:
    """Paragraphs and tables, those inside of content controls and text boxes too; a box before what it hangs on."""
    for element in body.iterchildren():
        if element.tag == qn("w:p"):
            for box in element.iter(qn("w:txbxContent")):
                # Word keeps a drawn box a second time, for programs that cannot draw.
                if not any(one.tag in (_SECOND, qn("w:txbxContent")) for one in box.iterancestors()):
                    yield from _elements(box)
            yield element
        elif element.tag == qn("w:tbl"):
            yield element
        elif element.tag == qn("w:sdt"):
            for content in element.iterchildren(qn("w:sdtContent")):
                yield from _elements(content)


def _lines(paragraph: Any, number: int, counting: _Numbers) -> Iterator[Block]:
    marker = counting.of(paragraph)
    for line in _text(paragraph).split("\n"):
        if line.strip():
            yield Block(line, number, marker=marker)
            marker = ""


def _cells(table: Any, number: int, counting: _Numbers) -> Iterator[Block]:
    if len(table._cells) > MOST_CELLS:
        raise ValueError("more cells than a plan has")
    for place, row in enumerate(table.rows, 1):
        seen: set[Any] = set()
        for column, cell in enumerate(row.cells, 1):
            if cell._tc in seen:
                continue
            seen.add(cell._tc)
            inside = (Paragraph(one, cell) for one in cell._tc.iter(qn("w:p")) if not any(one.iterancestors(_SECOND)))
            lines = [f"{_bullet(counting.of(one))}{_text(one)}" for one in inside]
            yield Block("\n".join(line for line in lines if line.strip()), 0, number, place, column)


def _bullet(marker: str) -> str:
    return f"{marker} " if marker in ("-", "+") else f"{marker}. " if marker else ""


def _text(paragraph: Any) -> str:
    text = unicodedata.normalize("NFC", "".join(_words(paragraph._p))).replace("\u00a0", " ").replace("\u00d0", "Đ")
    return "".join(letter for letter in text if letter in "\n\t" or unicodedata.category(letter)[0] != "C")


def _words(element: Any) -> Iterator[str]:
    """The text as it would be printed: what was put in is there, what was struck or moved away is not."""
    for part in element.iterchildren():
        if part.tag == qn("w:t"):
            yield part.text or ""
        elif part.tag in _SIGNS:
            yield "" if part.get(qn("w:type")) in ("page", "column") else _SIGNS[part.tag]
        elif part.tag not in _UNPRINTED:
            yield from _words(part)


class _Numbers:
    """The numbers of automatic lists: one counter for each list and level, begun again below a higher one."""

    def __init__(self, document: Any) -> None:
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        self._formats: dict[str, dict[int, str]] = {}
        part = next((one for one in document.part.rels.values() if one.reltype.endswith("/numbering")), None)
        if part is not None:
            self._read(part.target_part.element)

    def _read(self, numbering: Any) -> None:
        abstract = {
            one.get(qn("w:abstractNumId")): {
                int(level.get(qn("w:ilvl"))): _value(level.find(qn("w:numFmt"))) for level in one.iter(qn("w:lvl"))
            }
            for one in numbering.iter(qn("w:abstractNum"))
        }
        for one in numbering.iter(qn("w:num")):
            self._formats[one.get(qn("w:numId"))] = abstract.get(_value(one.find(qn("w:abstractNumId"))), {})

    def of(self, paragraph: Any) -> str:
        """The marker of the paragraph, empty when it is in no list."""
        found = _numbered(paragraph._p) or _numbered_by_style(paragraph.style)
        if found is None or found[0] not in self._formats:
            return ""
        name, level = found
        kind = self._formats[name].get(level, "decimal")
        if kind == "bullet":
            above = [one for one, other in self._formats[name].items() if other == "bullet" and one < level]
            return "+" if above else "-"
        if kind == "none":
            return ""
        counts = self._counts[name]
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        counts[level] = counts.get(level, 0) + 1
        return _written(counts[level], kind)


def _value(element: Any) -> str:
    return "" if element is None else str(element.get(qn("w:val")))


def _numbered(element: Any) -> tuple[str, int] | None:
    properties = element.find(qn("w:pPr"))
    numbers = None if properties is None else properties.find(qn("w:numPr"))
    if numbers is None:
        return None
    level = _value(numbers.find(qn("w:ilvl")))
    return _value(numbers.find(qn("w:numId"))), int(level) if level.isdigit() else 0


def _numbered_by_style(style: Any) -> tuple[str, int] | None:
    for _step in range(8):
        if style is None:
            return None
        if found := _numbered(style.element):
            return found
        style = style.base_style
    return None


def _written(number: int, kind: str) -> str:
    if kind in ("upperRoman", "lowerRoman"):
        word = ""
        for value, letters in _ROMAN:
            while number >= value:
                word, number = word + letters, number - value
        return word
    if kind in ("lowerLetter", "upperLetter"):
        return "abcdefghijklmnopqrstuvwxyz"[(number - 1) % 26]
    return str(number)
