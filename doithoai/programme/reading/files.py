"""A file becomes blocks: .docx, .txt or .md by what it is; whatever is none of them is refused in a sentence."""

from __future__ import annotations

import re
import unicodedata

from django.utils.translation import gettext_lazy as _

from doithoai.core import uploads
from doithoai.core.sheets import guarded_zip
from doithoai.core.transitions import Refused
from doithoai.programme.reading import docx_blocks
from doithoai.programme.reading.blocks import Block

MOST_LETTERS = 400_000
MOST_BLOCKS = 6_000
#: Longer than any paragraph of a plan; the rules look at each one many times.
MOST_IN_ONE = 8_000
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_NO_TEXT = re.compile(
    rb"\s*(?:<!doctype|<html|<\?xml|<\?php|<svg|\{\\rtf|%PDF|%!PS|MZ|\x7fELF|#!|GIF8|\x89PNG|\xff\xd8\xff|"
    rb"Rar!|7z\xbc\xaf"
    rb"|\x1f\x8b|BZh|ID3|RIFF|OggS)",
    re.IGNORECASE,
)
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\u200b-\u200f\u2060\ufeff\u00ad]")
_MARKDOWN = re.compile(r"^\s{0,3}#{1,6}\s+|\*{2,3}|(?<!\w)__|__(?!\w)|<br\s*/?>")
#: One star or stroke around words makes them slanted; with a blank behind it stands for a point of a list.
_SLANTED = re.compile(r"(?<![\w*])([*_])(?=[^\s*_])([^*_\n]+?)(?<=\S)\1(?![\w*])")
_RULE = re.compile(r"^\s*\|?[\s:|*_=–—-]{3,}\|?\s*$")


def blocks_of(data: bytes) -> list[Block]:
    """The pieces of the file in the order of the page; raises Refused."""
    if len(data) > uploads.MAX_BYTES:
        raise Refused(_("The file is larger than 10 MB. Send a smaller one."), code="too_large", field="file")
    if not data.strip():
        raise Refused(_("The file is empty."), code="empty", field="file")
    found = _of_word(data) if data.startswith(b"PK") else text_blocks(_text(data))
    found = [block for block in found if block.text.strip()]
    if not found:
        raise Refused(
            _("There is no text in this file. A scanned paper must be typed first."), code="empty", field="file"
        )
    if (
        len(found) > MOST_BLOCKS
        or max(len(block.text) for block in found) > MOST_IN_ONE
        or sum(len(block.text) for block in found) > MOST_LETTERS
    ):
        raise Refused(_("The file unpacks to far more than it should. It was not opened."), code="bomb", field="file")
    return found


def _of_word(data: bytes) -> list[Block]:
    with guarded_zip(data) as archive:
        names = set(archive.namelist())
        if "[Content_Types].xml" not in names or "word/document.xml" not in names:
            raise disguised()
        if b"wordprocessingml.document.main" not in archive.read("[Content_Types].xml"):
            raise disguised()
        if any(b"<!DOCTYPE" in archive.read(name)[:2000].upper() for name in names if name.endswith((".xml", ".rels"))):
            raise broken()
    return docx_blocks.blocks(data)


def _text(data: bytes) -> str:
    if data.startswith(_OLE):
        if _LOCKED in data:
            raise Refused(
                _("The file is locked with a password. Remove the password and send it again."),
                code="locked",
                field="file",
            )
        raise Refused(
            _("Old Word files (.doc) are not read. Save it as .docx and send it again."), code="disguised", field="file"
        )
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = data.decode("utf-16", errors="replace")
    else:
        if _NO_TEXT.match(data[:200].removeprefix(b"\xef\xbb\xbf")) or b"\x00" in data[:4000]:
            raise disguised()
        text = _decoded(data)
    if text.count("\ufffd") > len(text) // 200:
        raise broken()
    return text


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1258", errors="replace")


def text_blocks(text: str) -> list[Block]:
    """Lines of a text; rows that are divided by tabs or bars become cells."""
    found: list[Block] = []
    table = row = 0
    for number, raw in enumerate(clean(text).split("\n"), 1):
        if _RULE.match(raw):
            continue
        line = _SLANTED.sub(r"\2", _MARKDOWN.sub(_break if "<br" in raw else "", raw)).rstrip()
        cells = _cells(line, inside=row > 0)
        if cells and (row or _is_row(cells) or line.lstrip().startswith("|")):
            table, row = (table, row + 1) if row else (table + 1, 1)
            found += [Block(cell, number, table, row, place) for place, cell in enumerate(cells, 1)]
        else:
            row = 0 if line.strip() else row
            found += [Block(line, number)] if line.strip() else []
    return found


def _break(found: re.Match[str]) -> str:
    """A break of a line inside of a row is kept; other marks go."""
    if "br" not in found[0]:
        return ""
    return "\n" if found.string.lstrip().startswith("|") else " "


def _cells(line: str, *, inside: bool) -> list[str]:
    """The cells of a line; a blank before the first tab is an empty cell only inside of a table."""
    if line.lstrip().startswith("|") and line.count("|") > 2:
        return [cell.strip() for cell in re.sub(r"^\||\|$", "", line.strip()).split("|")]
    words = line.strip()
    return [cell.strip() for cell in (line if inside else words).split("\t")] if "\t" in words else []


def _is_row(cells: list[str]) -> bool:
    """Two columns divided by a tab are the letterhead or the foot of a paper, more are a table."""
    return len(cells) > 2


def clean(text: str) -> str:
    """One form of each letter, no letters that nobody sees, one kind of line end."""
    text = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n")
    return _CONTROL.sub("", text.replace("\u00a0", " ").replace("\u2028", "\n").replace("\f", "\n")).replace(
        "\u00d0", "Đ"
    )


def disguised() -> Refused:
    return Refused(
        _("This is not a text. Send the plan as a Word (.docx) or a text file (.txt)."), code="disguised", field="file"
    )


def broken() -> Refused:
    return Refused(
        _("The file cannot be read. Open it, save it again and send the new file."), code="broken", field="file"
    )
