"""What was copied out of a message group: where one message ends and the next begins; proposed, never forced."""

from __future__ import annotations

import re
from dataclasses import dataclass

from doithoai.opinion import splitting

MOST = 40

_DAY = r"\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?"
_TIME = r"\d{1,2}(?:[:h]\d{2}){1,2}(?:\s?(?:SA|CH|AM|PM))?"
_WHEN = rf"(?:{_DAY},?\s+{_TIME}|{_TIME},?\s+{_DAY}|{_TIME})"
_WHO = r"[^\W\d_][^\n:\[\]]{0,59}?"
#: Lines with which the programs of message groups begin a message, as they copy it.
_HEADS = (
    re.compile(rf"^\[\s*{_WHEN}\s*\]\s*(?P<who>{_WHO})\s*:[ \t]*", re.MULTILINE),
    re.compile(rf"^{_WHEN}\s+[-–]\s+(?P<who>{_WHO})\s*:[ \t]*", re.MULTILINE),
    re.compile(rf"^(?P<who>{_WHO})\s*,?\s*\[\s*{_WHEN}\s*\][ \t]*:?[ \t]*\n?", re.MULTILINE),
    re.compile(rf"^(?P<who>{_WHO})[ \t]*\n[ \t]*{_WHEN}[ \t]*\n", re.MULTILINE),
)
_EMPTY_LINES = re.compile(r"\n[ \t]*\n+")
#: What such programs write where no words stand.
_NO_WORDS = re.compile(r"\[?\s*(?:hình ảnh|ảnh|video|sticker|nhãn dán|tin nhắn thoại|file|tệp)\s*\]?", re.IGNORECASE)


@dataclass(frozen=True)
class Message:
    """One message: its words, and the name that the group shows for its sender."""

    text: str
    sender: str = ""


def messages(pasted: str) -> list[Message]:
    """The messages of a pasted text: by their heads, else by empty lines, else by the marks of its points."""
    text = pasted.replace("\r\n", "\n").strip()
    for head in _HEADS:
        found = list(head.finditer(text))
        if found:
            return _between(text, found)
    parts = [part.strip() for part in _EMPTY_LINES.split(text) if part.strip()]
    if len(parts) < 2:
        parts = splitting.split(text).points if text else []
    return [Message(part) for part in parts]


def _between(text: str, heads: list[re.Match[str]]) -> list[Message]:
    """What stands after each head up to the next; words before the first are nobody's."""
    ends = [head.start() for head in heads[1:]] + [len(text)]
    lead = text[: heads[0].start()].strip()
    made = [Message(lead)] if lead else []
    for head, end in zip(heads, ends, strict=True):
        words = text[head.end() : end].strip()
        if words and not _NO_WORDS.fullmatch(words):
            made.append(Message(words, " ".join(head["who"].split())))
    return made
