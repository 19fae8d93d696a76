"""The words of the plan that stay words: purposes, requirements, why these audiences, form, who presides, order."""

from __future__ import annotations

import re
from collections.abc import Container

from doithoai.programme.reading.blocks import Piece
from doithoai.programme.reading.lines import Paper
from doithoai.programme.reading.outline import Line, folded
from doithoai.programme.reading.structure import Conference

_UNDER = (
    ("purposes", re.compile(r"muc dich|ly do")),
    ("requirements", re.compile(r"yeu cau")),
    ("procedure", re.compile(r"trinh tu|chuong trinh hoi nghi")),
    ("audience_reason", re.compile(r"doi tuong")),
)
_BEGIN = (
    ("form_text", re.compile(r"Hình thức[^:]{0,40}:\s*(.+)", re.IGNORECASE)),
    ("regime_text", re.compile(r"Chế độ[^:]{0,40}:\s*(.+)", re.IGNORECASE)),
)
_LISTENS = re.compile(r"(?:Lắng )?nghe\b|Ghi nhận", re.IGNORECASE)
_RESPONDS = re.compile(
    r"Giao\b|Tiếp thu|Trả lời|Chỉ đạo|Giải quyết|Phân công|Trao đổi|.{0,60}(?:thẩm quyền|chỉ đạo giải "
    r"quyết|trực tiếp chỉ đạo)",
    re.IGNORECASE,
)
_TOO_LONG_FOR_HEADING = 60
_LABELLED = (
    ("purposes", re.compile(r"Mục đích\s*:\s*(.+)", re.IGNORECASE | re.DOTALL)),
    ("requirements", re.compile(r"Yêu cầu\s*:\s*(.+)", re.IGNORECASE | re.DOTALL)),
)


def of(paper: Paper, *, taken: Container[int]) -> dict[str, list[Piece]]:
    """Paragraphs by what they are for; `taken` are places that already told of a conference."""
    found: dict[str, list[Piece]] = {name: [] for name, _pattern in (*_UNDER, *_BEGIN)}
    for line in paper.lines:
        patterns = (*_BEGIN, *_LABELLED)
        if begun := next(((name, match) for name, pattern in patterns if (match := pattern.match(line.text))), None):
            found[begun[0]].append(Piece(begun[1][1], line.at))
        elif (name := _of(line)) and not any(place in taken for place in line.at):
            found[name].append(line.piece)
    return found


def _of(line: Line) -> str:
    """The nearest heading above that says what the paragraph is for."""
    own = folded(line.text)
    if (
        line.depth
        and len(line.text) < _TOO_LONG_FOR_HEADING
        and any(pattern.search(own) for _name, pattern in _UNDER[:3])
    ):
        return ""
    for heading in reversed(line.path):
        words = folded(heading.text)
        # "Mục đích, yêu cầu" heads both; what stands straight below it is a purpose
        for name, pattern in _UNDER:
            if pattern.search(words):
                return name if name != "audience_reason" or not line.depth else ""
    return ""


def parts_of(conference: Conference) -> dict[str, str]:
    """The contents of a conference as what is told, what is listened to, how it is dealt with."""
    parts: dict[str, list[str]] = {"inform_part": [], "listen_part": [], "respond_part": []}
    for text in dict.fromkeys(conference.contents):
        for sentence in re.split(r"(?<=[^\d.][.;])\s+", text):
            name = (
                "listen_part"
                if _LISTENS.match(sentence)
                else "respond_part"
                if _RESPONDS.match(sentence)
                else "inform_part"
            )
            parts[name].append(sentence.strip(" ;"))
    return {name: "\n".join(lines) for name, lines in parts.items()}
