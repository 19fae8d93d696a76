"""Hostile words (hostile.toml), and what each kind of file must not have become because of them."""

from __future__ import annotations

import csv
import io
import re
import tomllib
import zipfile
from collections.abc import Iterator
from email.message import Message
from functools import cache
from pathlib import Path

import icalendar
import openpyxl
import pypdfium2
from lxml import etree, html

FILE = Path(__file__).parent / "hostile.toml"
#: A word that no line breaks, and a text that is long.
LONG_WORD, LONG_TEXT = "nghiêng" * 60, "xau " * 400
#: What an attribute leads to.
_LEADS = ("href", "src", "action", "formaction", "srcdoc", "poster", "data", "xlink:href")
_AWAY = re.compile(r"^[\s\x00-\x20]*(javascript|vbscript|data):|xau\.example", re.IGNORECASE)
_HAZARD = ("=", "+", "-", "@", "\t", "\r", "\n")


@cache
def corpus() -> dict[str, str]:
    """Every text by its kind and name, with some that a file of texts cannot hold well."""
    with open(FILE, "rb") as source:
        book = tomllib.load(source)
    found = {f"{kind}.{name}": text for kind, texts in book.items() for name, text in texts.items()}
    return found | {"letters.long_word": LONG_WORD, "letters.long_text": LONG_TEXT, "letters.alone": "a\ud800b\udfffc"}


def texts(most: int | None = None, *, stored: bool = False) -> list[str]:
    """All that fit into so many letters; `stored`: as far as a database can hold them."""
    found = [text for text in corpus().values() if most is None or len(text) <= most]
    return [text for text in found if not re.search("[\x00\ud800-\udfff]", text)] if stored else found


def in_page(body: bytes) -> Iterator[str]:
    """What in a page came out of its words."""
    if not body.strip():
        return
    tree = html.document_fromstring(body, parser=html.HTMLParser(encoding="utf-8"))
    for element in tree.iter():
        if not isinstance(element.tag, str):
            if "xau" in (element.text or ""):
                yield f"a comment: {element.text!r}"
            continue
        if "xau" in element.tag or element.tag in ("iframe", "base", "object", "embed", "animate"):
            yield f"an element: {element.tag}"
        if element.tag in ("script", "style") and "xau" in (element.text or "") and not element.get("type"):
            yield f"a program: {element.text!r}"
        for name, value in element.attrib.items():
            if name.startswith("on") or "xau" in name or name == "autofocus" and "xau" in value:
                yield f"an attribute: {element.tag} {name}"
            if name in _LEADS and _AWAY.search(value) and not value.startswith("/"):
                yield f"a way out: {element.tag} {name}={value[:60]!r}"
            if element.tag == "meta" and "xau" in value:
                yield "a meta that acts"
    if "1337" in tree.text_content():
        yield "a sum that a template made"


def in_csv(data: bytes) -> Iterator[str]:
    for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")):
        yield from (f"a cell that calculates: {cell!r}" for cell in row if cell.startswith(_HAZARD))


def in_xlsx(data: bytes) -> Iterator[str]:
    for sheet in openpyxl.load_workbook(io.BytesIO(data)):
        for row in sheet.iter_rows():
            yield from (f"a cell that calculates: {cell.value!r}" for cell in row if cell.data_type == "f")
            yield from (f"a link: {cell.hyperlink.target!r}" for cell in row if cell.hyperlink)


def in_docx(data: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.endswith(".rels") and b"xau.example" in archive.read(name):
                yield f"a way out: {name}"
            if name.endswith(".xml"):
                for element in etree.fromstring(archive.read(name)).iter(
                    "{*}instrText", "{*}fldSimple", "{*}hyperlink"
                ):
                    said = etree.tostring(element, encoding="unicode")
                    if re.search("xau|INCLUDE|MERGE", said):
                        yield f"a field: {said[:100]}"


def in_pdf(data: bytes) -> Iterator[str]:
    if b"/URI" in data or b"/JavaScript" in data or b"/Launch" in data:
        yield "something that acts"
    with pypdfium2.PdfDocument(data) as book:
        words = "".join(page.get_textpage().get_text_bounded() for page in book)
    if "root:" in words:
        yield "a file of the machine"


def in_ics(data: bytes) -> Iterator[str]:
    for part in icalendar.Calendar.from_ical(data).walk():
        if part.name == "VALARM":
            yield "an alarm"
        yield from (f"a property: {name}" for name in part if "XAU" in name)


def in_letter(letter: Message) -> Iterator[str]:
    for name, value in letter.items():
        if "xau" in name.lower() or name == "Bcc" or re.search(r"[\r\n](?![ \t])", str(value).replace("\r\n", "\n")):
            yield f"a header: {name}"
