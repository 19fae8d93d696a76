"""What the log may say: one JSON object a line, the moment in UTC, and nothing of anybody.

The log names what broke and where, never what somebody typed: of a request the pattern of its address instead of the
address, of a fault its kind and the lines of the program instead of its words, of other programs' messages the fixed
part. What is left is looked through once more for codes, numbers, addresses and tokens.
"""

from __future__ import annotations

import logging
import re
import traceback
from collections.abc import MutableMapping
from typing import Any

import structlog

from doithoai.core import codes

#: Our own programs: what they fill into a message is ours too.
OURS = "doithoai"
COVERED = "…"
#: The innermost lines of the program that are told of a fault.
FRAMES = 8
_FOUR = f"[{codes.ALPHABET}]{{4}}"

_COVER = (
    # The token of a link that opens something.
    (re.compile(r"(/(?:mot-viec|lich)/)[^/\s]+"), rf"\1{COVERED}"),
    # What was asked for behind an address, or lies behind its mark.
    (re.compile(r"(/[^\s?#]*)[?#]\S+"), rf"\1{COVERED}"),
    (re.compile(r"[^\s@<>\"']+@[^\s@<>\"']+\.[^\s@<>\"']+"), COVERED),
    # Telephones, identity numbers, addresses of machines: nine digits and more, however they are grouped.
    (re.compile(r"(?<![\w])\+?\d(?:[\s.\-]?\d){8,}(?![\w])"), COVERED),
    # Look-up codes, grouped or not.
    (re.compile(rf"\b{_FOUR}([- ]?){_FOUR}\1{_FOUR}\1[{codes.ALPHABET}]\b"), COVERED),
)

Event = MutableMapping[str, Any]


def covered(words: str) -> str:
    """Words without what tells of a person or opens something."""
    for pattern, instead in _COVER:
        words = pattern.sub(instead, words)
    return words


def said(_logger: Any, _level: str, event: Event) -> Event:
    """What the line says: of others the fixed part of their message, of a request the pattern of its address."""
    record: logging.LogRecord = event["_record"]
    request = getattr(record, "request", None)
    if request is not None:
        match = getattr(request, "resolver_match", None)
        words = str(event["event"]).replace(str(getattr(request, "path", "")), "")
        event["event"] = words.partition(":")[0].partition(" - ")[0]
        event["page"] = f"{getattr(request, 'method', '')} {match.route if match else ''}".strip()
        event["status"] = getattr(record, "status_code", None)
    elif record.name.partition(".")[0] != OURS:
        event["event"] = str(record.msg)
    event["event"] = covered(str(event["event"]))
    return event


def faults(_logger: Any, _level: str, event: Event) -> Event:
    """A fault by its kind and its place; its words may hold what somebody typed."""
    found = event.pop("exc_info", None)
    fault = found[1] if isinstance(found, tuple) else found
    if isinstance(fault, BaseException):
        event["fault"] = type(fault).__name__
        frames = traceback.extract_tb(fault.__traceback__)[-FRAMES:]
        event["at"] = [f"{frame.filename.rpartition('/')[2]}:{frame.lineno} {frame.name}" for frame in frames]
    event.pop("stack_info", None)
    return event


def lines() -> logging.Formatter:
    """The formatter of every handler. All but ASCII is escaped: no character begins a line of its own."""
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[
            structlog.stdlib.add_log_level,
            structlog.stdlib.add_logger_name,
            structlog.processors.TimeStamper(fmt="iso", utc=True, key="time"),
            # What core/security_log.py says beside the act.
            structlog.stdlib.ExtraAdder(allow=["person", "client", "page", "authority", "row"]),
            said,
            faults,
        ],
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.JSONRenderer(ensure_ascii=True),
        ],
    )
