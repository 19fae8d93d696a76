"""The text of a Word file, for a draft that was written elsewhere: paragraphs, cells of tables, no pictures.

The XML is read as a stream, without entities and declarations; what was deleted under “track changes” is left out.
"""

from __future__ import annotations

import zipfile
from xml.parsers import expat

from django.utils.translation import gettext_lazy as _

from doithoai.core.sheets import guarded_zip
from doithoai.core.transitions import Refused
from doithoai.core.uploads import MAX_BYTES
from doithoai.opinion.spreadsheets import encodings, texts

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT = "word/document.xml"
_TYPE = b"wordprocessingml.document.main+xml"
#: Elements whose text is not read: moved away, drawn a second time for old readers.
_SILENT = {f"{_WORD}moveFrom", "http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
_CHUNK = 1 << 16
_LEGACY = b"\xd0\xcf\x11\xe0"


def read(data: bytes) -> str:
    """The text of the file; refused in a sentence when it cannot be read or holds none."""
    if len(data) > MAX_BYTES:
        raise Refused(_("The file is larger than 10 MB. Take the pictures out and send it again."), code="too_large")
    if data.startswith(_LEGACY):
        raise _legacy(data)
    if not data.startswith(b"PK\x03\x04"):
        raise Refused(_("This is no Word file. Save the answer as .docx and send it again."), code="kind")
    try:
        with guarded_zip(data) as archive:
            if _TYPE not in archive.read("[Content_Types].xml"):
                raise Refused(_("This is no Word file. Save the answer as .docx and send it again."), code="kind")
            found = _Reader().read(archive)
    except (KeyError, ValueError, zipfile.BadZipFile, expat.ExpatError) as error:
        words = _("The Word file cannot be read. Open it in Word, save it anew as .docx and send it again.")
        raise Refused(words, code="broken") from error
    if not found:
        raise Refused(_("The Word file holds no text. A scan or a picture is attached as a file."), code="empty")
    return found


def _legacy(data: bytes) -> Refused:
    """The container of the old .doc files, which holds a new file too when that has a password."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return Refused(_("The file has a password. Take the password off and send it again."), code="locked")
    return Refused(_("This is the old form of Word files. Save the answer as .docx and send it again."), code="old")


class _Reader:
    """Gathers the lines of the text; cells of one row of a table stand on one line."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.words: list[str] = []
        self.in_text = False
        self.silent = 0
        self.cells = 0
        self.row: list[str] = []

    def read(self, archive: zipfile.ZipFile) -> str:
        parser = expat.ParserCreate(namespace_separator="}")
        parser.buffer_text = True
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler = self._letters
        parser.EntityDeclHandler = _nothing_declared
        parser.StartDoctypeDeclHandler = _nothing_declared
        with archive.open(_TEXT) as stream:
            while chunk := stream.read(_CHUNK):
                parser.Parse(chunk, False)
            parser.Parse(b"", True)
        return texts.clean(encodings.plausible("\n".join(self.lines))[1])

    def _start(self, name: str, _attributes: dict[str, str]) -> None:
        self.silent += name in _SILENT
        known = name.removeprefix(_WORD)
        self.in_text = known == "t"
        if known in ("tab", "br", "cr"):
            self.words.append(" " if known == "tab" else "\n")
        elif known == "numPr":
            self.words.insert(0, "- ")
        elif known == "tr":
            self.cells, self.row = self.cells + 1, []

    def _end(self, name: str) -> None:
        self.silent -= name in _SILENT
        known = name.removeprefix(_WORD)
        self.in_text = False
        if known == "p":
            line, self.words = "".join(self.words).strip(), []
            if line and line != "-":
                (self.row if self.cells else self.lines).append(line)
        elif known == "tr":
            self.cells -= 1
            if not self.cells and self.row:
                self.lines.append(" | ".join(self.row))

    def _letters(self, text: str) -> None:
        if self.in_text and not self.silent:
            self.words.append(text)


def _nothing_declared(*_what: object) -> None:
    raise ValueError("a Word file declares nothing")
