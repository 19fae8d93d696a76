"""Letters that nobody sees or that turn a line round: they leave a text at the door, as they leave a spreadsheet.

Nothing that is read is changed; what joins the parts of one sign (emoji, Indic letters) stays.
"""

from __future__ import annotations

import re

_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff"
    "\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)
_LINE_ENDS = re.compile("[\x0b\x0c\x85\u2028\u2029]")
_ANY_LINE_END = re.compile("[\r\n\x0b\x0c\x85\u2028\u2029]+")


def visible(text: str) -> str:
    """The same words without what nobody sees; every kind of line end is one."""
    return _UNSEEN.sub("", _LINE_ENDS.sub("\n", text))


def in_one_line(text: str) -> str:
    """For what is one line: a title, a name, a header."""
    return _UNSEEN.sub("", _ANY_LINE_END.sub(" ", text))
