"""The foot of the paper: who receives it and for what, where it is filed, who signs."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from doithoai.programme.reading.blocks import Piece
from doithoai.programme.reading.lines import Paper

_REPORT = re.compile(r"b\s*/\s*c|báo cáo|b\.c|để b/c", re.IGNORECASE)
_ACTION = re.compile(r"th?\s*/\s*h|thực hiện|t\.h", re.IGNORECASE)
_MARK = re.compile(r"(?:T/M|TM|K/T|KT|T/L|TL|TUQ|T/UQ)\s*\.?\s")
_AFTER_NAMES = re.compile(r"\s*[;,.]+\s*$")
_BRACKET = re.compile(r"\s*\(([^()]*)\)\s*$")


@dataclass(frozen=True)
class Receiver:
    text: str
    purpose: str
    note: str
    at: tuple[int, ...]


@dataclass
class Closing:
    recipients: list[Receiver] = field(default_factory=list)
    filing: str = ""
    filing_at: tuple[int, ...] = ()
    signer: dict[str, str] = field(default_factory=dict)
    signer_at: tuple[int, ...] = ()


def read(paper: Paper) -> Closing:
    closing = Closing()
    strays = _read_left(closing, paper.left)
    _read_right(closing, [*strays, *paper.right])
    return closing


def _read_left(closing: Closing, pieces: list[Piece]) -> list[Piece]:
    """Recipients line by line; what an old converter left of the other column comes back."""
    strays: list[Piece] = []
    for piece in _joined(pieces):
        text = re.sub(r"^\s*[*_]*Nơi nhận\s*[*_]*\s*:?\s*[*_]*\s*", "", piece.text, flags=re.IGNORECASE)
        if _MARK.match(text):
            strays.append(Piece(text, piece.at))
            continue
        beside = re.match(r"^(\s*[-–+].*?[;,.])\s+([^\W\d_].*)$", text)
        if beside and _is_other_column(beside[1], beside[2]):
            text = beside[1]
            strays.append(Piece(beside[2], piece.at))
        if not re.sub(r"[\W_]+", "", text):
            continue
        _line(closing, text, piece.at)
    return strays


def _is_other_column(left: str, right: str) -> bool:
    """Words behind the end of a recipient; behind a comma only capitals, for "VT, VP" is one filing line."""
    if left.endswith(";") and not re.search(r"[;,.]\s*$", right):
        return True
    return right.isupper() and (not left.endswith(",") or " " in right and not right.endswith("."))


def _joined(pieces: list[Piece]) -> list[Piece]:
    """A recipient that runs over two lines stands in one."""
    found: list[Piece] = []
    for piece in pieces:
        text = piece.text.strip()
        last = found[-1].text if found else ""
        if last.startswith(("-", "–", "+")) and text[:1].islower() and not re.search(r"[;,.]\s*$", last):
            found[-1] = Piece(f"{last} {text}", (*found[-1].at, *piece.at))
        else:
            found.append(Piece(text, piece.at))
    return found


def _line(closing: Closing, text: str, at: tuple[int, ...]) -> None:
    text = re.sub(r"^\s*[-–+•]\s*", "", text).strip()
    if re.match(r"Lưu\b", text):
        closing.filing, closing.filing_at = _AFTER_NAMES.sub("", text), at
        return
    text = _AFTER_NAMES.sub("", text)
    note = ""
    if found := _BRACKET.search(text):
        note, text = found[1].strip(), text[: found.start()]
    purpose = "report" if _REPORT.search(note) else "action" if _ACTION.search(note) else ""
    if text.strip():
        closing.recipients.append(Receiver(_AFTER_NAMES.sub("", text).strip(), purpose, note, at))


def _read_right(closing: Closing, pieces: list[Piece]) -> None:
    """On whose behalf, as what, who; marks of a seal and empty brackets are passed over."""
    lines = [Piece(re.sub(r"[*_]+", "", one.text).strip(), one.at) for one in pieces]
    lines = [one for one in lines if re.search(r"[^\W\d_]", one.text) and not re.match(r"\(|Đã ký|Ký tên|\[", one.text)]
    marks = [one for one in lines if _MARK.match(one.text)]
    capitals = [one for one in lines if one.text.isupper() and one not in marks]
    names = [one for one in lines if not one.text.isupper()]
    signer: dict[str, Any] = {
        "authority": " ".join(one.text for one in marks),
        "position": " ".join(one.text for one in capitals),
        "name": _person(names[-1].text) if names else "",
    }
    if len(marks) > 1 and re.match(r"(?:K/T|KT)", marks[-1].text):
        signer["authority"] = " ".join(one.text for one in marks)
    closing.signer = {key: value for key, value in signer.items() if value}
    closing.signer_at = tuple(place for one in (*marks, *capitals, *names[-1:]) for place in one.at)


def _person(text: str) -> str:
    return re.sub(r"^(?:Đồng chí|Ông|Bà|ThS|TS|PGS)\.?\s+", "", text).strip(" .,")
