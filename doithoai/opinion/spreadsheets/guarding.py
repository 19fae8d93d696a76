"""What a file is by its content, before any of it is unpacked; whatever is no sound table is refused."""

from __future__ import annotations

import io
import re
import struct
import zipfile

from django.utils.translation import gettext_lazy as _
from xlrd.compdoc import CompDoc, CompDocError

from doithoai.core.sheets import MAX_BYTES, guarded_zip
from doithoai.core.transitions import Refused
from doithoai.opinion.spreadsheets.grid import broken, disguised, locked

_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: A text file that begins so is a page, a letter or a program, whatever its name says.
_NO_TABLE = re.compile(
    rb"\s*(?:<!doctype|<html|<\?xml|<\?php|<svg|<table|\{\\rtf|%PDF|%!PS|MZ|\x7fELF|#!|GIF8|\x89PNG|\xff\xd8\xff|Rar!|7z\xbc\xaf"
    rb"|\x1f\x8b|BZh|ID3|RIFF|OggS)",
    re.IGNORECASE,
)
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def kind_of(data: bytes) -> str:
    """xlsx, xls, ods or csv; raises Refused with what is the matter with the file as its code."""
    if len(data) > MAX_BYTES:
        raise Refused(_("The file is larger than 10 MB. Split it and send the parts."), code="too_large")
    if not data.strip():
        raise Refused(_("The file is empty."), code="empty")
    if data.startswith(b"PK"):
        return _of_zip(data)
    if data.startswith(_OLE):
        return _of_compound(data)
    if data.startswith(b"\x09\x08") or data[:4] in {b"\x09\x04\x06\x00", b"\x09\x02\x06\x00", b"\x09\x00\x04\x00"}:
        return "xls"
    is_wide = data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in data[:2]
    # The marks of an encoding, and the other half of wide letters, hide no page.
    begin = data[:400].replace(b"\x00", b"") if is_wide else data[:200]
    if _NO_TABLE.match(begin.removeprefix(b"\xef\xbb\xbf").lstrip(b"\xff\xfe")):
        raise disguised()
    if not is_wide and len(_CONTROL.findall(data[:65536])) > len(data[:65536]) // 500:
        raise disguised()
    return "csv"


def _of_zip(data: bytes) -> str:
    with guarded_zip(data) as archive:
        names = set(archive.namelist())
        if "xl/workbook.xml" in names or any(name.startswith("xl/worksheets/") for name in names):
            return "xlsx"
        if "content.xml" in names:
            return _of_open_document(archive, names)
        if "[Content_Types].xml" in names and b"spreadsheetml.sheet" in archive.read("[Content_Types].xml"):
            return "xlsx"
    raise disguised()


def _of_open_document(archive: zipfile.ZipFile, names: set[str]) -> str:
    manifest = archive.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in names else b""
    if b"encryption-data" in manifest:
        raise locked()
    kind = archive.read("mimetype").strip() if "mimetype" in names else b""
    if kind:
        if kind.startswith(_ODS):
            return "ods"
        raise disguised()
    if _ODS in manifest or b"office:spreadsheet" in archive.read("content.xml")[:200_000]:
        return "ods"
    raise disguised()


def _of_compound(data: bytes) -> str:
    """An old workbook, a locked new one, or another document in the same container; its directory names its streams."""

    streams = _streams(data)

    def has(stream: str) -> bool:
        return stream in streams if streams else stream.encode("utf-16-le") in data

    if has("EncryptedPackage"):
        raise locked()
    if has("Workbook") or has("Book"):
        return "xls"
    raise (
        disguised() if streams or has("WordDocument") or has("PowerPoint Document") or has("__substg1.0") else broken()
    )


def _streams(data: bytes) -> set[str]:
    """The streams of the document itself, without those of what is embedded in it; none of a damaged one."""
    try:
        directory = CompDoc(data, logfile=io.StringIO()).dirlist
        return {str(entry.name) for entry in directory if entry.parent == 0 and entry.name}
    except (CompDocError, ValueError, LookupError, struct.error, AssertionError, TypeError, AttributeError):
        return set()
