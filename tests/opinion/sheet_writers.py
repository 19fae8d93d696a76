"""Writes spreadsheets cell by cell, with what libraries leave out: stored formula values, fonts, hidden parts."""

from __future__ import annotations

import csv
import io
import unicodedata
import zipfile
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import xlwt

from doithoai.opinion.spreadsheets import encodings


@dataclass(frozen=True)
class Formula:
    """A formula with the value that the program stored last (None: never reckoned)."""

    words: str
    value: str | float | None = None


@dataclass(frozen=True)
class Failed:
    error: str = "#N/A"


@dataclass(frozen=True)
class Lettered:
    """Text in a font."""

    text: str
    font: str


@dataclass
class Page:
    """Rows from the first on; a row is its cells from the first column on, None is empty."""

    name: str
    rows: list[list[Any]]
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    state: str = "visible"


def letter(column: int) -> str:
    return chr(64 + column) if column <= 26 else letter((column - 1) // 26) + letter((column - 1) % 26 + 1)


def xlsx(*pages: Page, shared: bool = True, prefix: str = "") -> bytes:
    """A workbook; `shared` keeps texts in one table, `prefix` names the elements as some programs do."""
    fonts, strings = ["Calibri"], dict[str, int]()
    sheets = [_sheet(page, fonts, strings if shared else None) for page in pages]
    main = 'xmlns{}="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'.format(f":{prefix}" if prefix else "")
    p = f"{prefix}:" if prefix else ""
    out = io.BytesIO()
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types>spreadsheetml.sheet.main+xml</Types>")
        tabs = "".join(
            f'<{p}sheet name={quoteattr(page.name)} sheetId="{n}" r:id="rId{n}" state="{page.state}"/>'
            for n, page in enumerate(pages, 1)
        )
        book = f'<{p}workbook {main} xmlns:r="{relations}"><{p}sheets>{tabs}</{p}sheets></{p}workbook>'
        archive.writestr("xl/workbook.xml", book)
        links = "".join(
            f'<Relationship Id="rId{n}" Type="{relations}/worksheet" Target="worksheets/sheet{n}.xml"/>'
            for n in range(1, len(pages) + 1)
        )
        links += f'<Relationship Id="s" Type="{relations}/styles" Target="/xl/styles.xml"/>'
        links += f'<Relationship Id="t" Type="{relations}/sharedStrings" Target="sharedStrings.xml"/>'
        archive.writestr("xl/_rels/workbook.xml.rels", f"<Relationships>{links}</Relationships>")
        drawn = "".join(f"<{p}font><{p}name val={quoteattr(name)}/></{p}font>" for name in fonts)
        looks = "".join(f'<{p}xf fontId="{n}" numFmtId="{day}"/>' for n in range(len(fonts)) for day in (0, 164))
        archive.writestr(
            "xl/styles.xml",
            f'<{p}styleSheet {main}><{p}numFmts><{p}numFmt numFmtId="164" formatCode="dd/mm/yyyy;@"/></{p}numFmts>'
            f"<{p}fonts>{drawn}</{p}fonts><{p}cellXfs>{looks}</{p}cellXfs></{p}styleSheet>",
        )
        table = "".join(f'<{p}si><{p}t xml:space="preserve">{escape(text)}</{p}t></{p}si>' for text in strings)
        archive.writestr("xl/sharedStrings.xml", f"<{p}sst {main}>{table}</{p}sst>")
        for n, sheet in enumerate(sheets, 1):
            body = sheet.replace("<", f"<{p}").replace(f"<{p}/", f"</{p}") if p else sheet
            archive.writestr(f"xl/worksheets/sheet{n}.xml", f"<{p}worksheet {main}>{body}</{p}worksheet>")
    return out.getvalue()


def _sheet(page: Page, fonts: list[str], strings: dict[str, int] | None) -> str:
    columns = "".join(f'<col min="{c}" max="{c}" hidden="1"/>' for c in sorted(page.hidden_columns))
    rows = []
    for number, cells in enumerate(page.rows, 1):
        drawn = "".join(
            _cell(f"{letter(c)}{number}", value, fonts, strings)
            for c, value in enumerate(cells, 1)
            if value is not None
        )
        hidden = ' hidden="1"' if number in page.hidden_rows else ""
        rows.append(f'<row r="{number}"{hidden}>{drawn}</row>')
    merges = "".join(
        f'<mergeCell ref="{letter(left)}{top}:{letter(right)}{bottom}"/>' for top, left, bottom, right in page.merges
    )
    return f"<cols>{columns}</cols><sheetData>{''.join(rows)}</sheetData><mergeCells>{merges}</mergeCells>"


def _cell(place: str, value: Any, fonts: list[str], strings: dict[str, int] | None) -> str:
    style = 0
    if isinstance(value, Lettered):
        if value.font not in fonts:
            fonts.append(value.font)
        style, value = fonts.index(value.font) * 2, value.text
    if isinstance(value, Formula):
        stored = "" if value.value is None else f"<v>{escape(str(value.value))}</v>"
        kind = ' t="str"' if isinstance(value.value, str) else ""
        return f'<c r="{place}"{kind}><f>{escape(value.words)}</f>{stored}</c>'
    if isinstance(value, Failed):
        return f'<c r="{place}" t="e"><v>{value.error}</v></c>'
    if isinstance(value, date):
        return f'<c r="{place}" s="1"><v>{(value - date(1899, 12, 30)).days}</v></c>'
    if isinstance(value, (int, float)):
        return f'<c r="{place}"><v>{value}</v></c>'
    if strings is None:
        return f'<c r="{place}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'
    index = strings.setdefault(value, len(strings))
    return f'<c r="{place}" s="{style}" t="s"><v>{index}</v></c>'


def ods(*pages: Page) -> bytes:
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "text", "table", "style")
    )
    tables = "".join(_ods_table(page) for page in pages)
    styles = '<style:style style:name="away"><style:table-properties table:display="false"/></style:style>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        archive.writestr(
            "content.xml",
            f"<office:document-content {spaces}><office:automatic-styles>{styles}</office:automatic-styles>"
            f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>",
        )
    return out.getvalue()


def _ods_table(page: Page) -> str:
    spans = {(top, left): (bottom - top + 1, right - left + 1) for top, left, bottom, right in page.merges}
    covered = {
        (row, column)
        for top, left, bottom, right in page.merges
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
        if (row, column) != (top, left)
    }
    columns = max(len(row) for row in page.rows)
    heads = "".join(
        "<table:table-column{}/>".format(' table:visibility="collapse"' if c in page.hidden_columns else "")
        for c in range(1, columns + 1)
    )
    body, empty = [], 0
    for number, cells in enumerate(page.rows, 1):
        if not cells:
            empty += 1
            continue
        if empty:
            body.append(f'<table:table-row table:number-rows-repeated="{empty}"><table:table-cell/></table:table-row>')
            empty = 0
        hidden = ' table:visibility="filter"' if number in page.hidden_rows else ""
        drawn = "".join(
            "<table:covered-table-cell/>" if (number, c) in covered else _ods_cell(value, spans.get((number, c)))
            for c, value in enumerate(cells, 1)
        )
        body.append(f"<table:table-row{hidden}>{drawn}</table:table-row>")
    state = ' table:style-name="away"' if page.state != "visible" else ""
    tail = '<table:table-row table:number-rows-repeated="1048000"><table:table-cell/></table:table-row>'
    return f"<table:table table:name={quoteattr(page.name)}{state}>{heads}{''.join(body)}{tail}</table:table>"


def _ods_cell(value: Any, span: tuple[int, int] | None) -> str:
    size = f' table:number-rows-spanned="{span[0]}" table:number-columns-spanned="{span[1]}"' if span else ""
    note = "<office:annotation><text:p>ghi chú của người soát</text:p></office:annotation>"
    if value is None:
        return f"<table:table-cell{size}/>"
    if isinstance(value, Formula):
        size += f" table:formula={quoteattr('of:=' + value.words)}"
        if value.value is None:
            return f"<table:table-cell{size}/>"
        value = value.value
    if isinstance(value, Failed):
        value = value.error
    if isinstance(value, date):
        return (
            f'<table:table-cell{size} office:value-type="date" office:date-value="{value.isoformat()}">'
            f"<text:p>{value:%d/%m/%y}</text:p></table:table-cell>"
        )
    if isinstance(value, (int, float)):
        return (
            f'<table:table-cell{size} office:value-type="float" office:value="{value}">'
            f"<text:p>{value}</text:p></table:table-cell>"
        )
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in value.split("\n"))
    return f'<table:table-cell{size} office:value-type="string">{note}{lines}</table:table-cell>'


def xls(*pages: Page) -> bytes:
    book = xlwt.Workbook(encoding="utf-8")
    day = xlwt.easyxf(num_format_str="DD/MM/YYYY")
    for page in pages:
        sheet = book.add_sheet(page.name)
        anchors = {(top, left): (bottom, right) for top, left, bottom, right in page.merges}
        for row, cells in enumerate(page.rows, 1):
            for column, value in enumerate(cells, 1):
                if value is None:
                    continue
                style = day if isinstance(value, date) else xlwt.Style.default_style
                if isinstance(value, Lettered):
                    style, value = xlwt.easyxf(f"font: name {value.font}"), value.text
                if isinstance(value, Formula):
                    value = xlwt.Formula(value.words)
                if (row, column) in anchors:
                    bottom, right = anchors[row, column]
                    sheet.write_merge(row - 1, bottom - 1, column - 1, right - 1, value, style)
                else:
                    sheet.write(row - 1, column - 1, value, style)
        for row in page.hidden_rows:
            sheet.row(row - 1).hidden = True
        for column in page.hidden_columns:
            sheet.col(column - 1).hidden = True
        sheet.visibility = 0 if page.state == "visible" else 1
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def text_file(rows: list[list[str]], delimiter: str = ",", encoding: str = "utf-8-sig") -> bytes:
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return encode(out.getvalue(), encoding)


def encode(text: str, encoding: str) -> bytes:
    return windows_1258(text).encode("cp1258") if encoding == "cp1258" else text.encode(encoding)


def windows_1258(text: str) -> str:
    """Letters as the code page has them: a tone stands behind its letter."""
    out = []
    for char in unicodedata.normalize("NFC", text):
        try:
            char.encode("cp1258")
            out.append(char)
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", char)
            tones = "".join(part for part in parts if part in "\u0300\u0301\u0303\u0309\u0323")
            base = "".join(part for part in parts if part not in tones)
            out.append(unicodedata.normalize("NFC", base) + tones)
    return "".join(out)


def tcvn3(text: str) -> str:
    """Unicode in the letters of the .Vn fonts (small letters alone have all their tones there)."""
    back = {new: old for old, new in encodings._TCVN3.items()}
    return "".join(back.get(char, char) for char in unicodedata.normalize("NFC", text))


def vni(text: str) -> str:
    """Unicode in the letters of the VNI fonts."""
    single = {new: old for old, new in encodings._VNI_LETTERS.items()}
    marks = {unicodedata.normalize("NFD", "a" + mark)[1:]: sign for sign, mark in encodings._VNI_MARKS.items()}
    out = []
    for char in unicodedata.normalize("NFC", text):
        if char in single or char.isascii():
            out.append(single.get(char, char))
            continue
        parts = unicodedata.normalize("NFD", char)
        horn = unicodedata.normalize("NFC", parts[0] + "\u031b") if "\u031b" in parts else parts[0]
        sign = marks["".join(part for part in parts[1:] if part != "\u031b")]
        out.append(single.get(horn, horn) + (sign.upper() if char.isupper() else sign))
    return "".join(out)
