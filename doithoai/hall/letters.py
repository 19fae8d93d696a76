"""The letter in which a screen sends what it kept while the server was away: read and checked before it is done."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext as _

from doithoai.core.letters import in_one_line
from doithoai.hall.acting import ACTS, Act

#: As many commands, and as many bytes, as one letter may bring; a screen sends the rest in the next one.
MOST_COMMANDS = 50
MOST_BYTES = 256 * 1024
_BY_ADDRESS: dict[str, Act] = {}


class Malformed(Exception):
    """The letter cannot be read: nothing of it is done. `status` is the one of the answer."""

    def __init__(self, sentence: str, status: int = 400) -> None:
        super().__init__(sentence)
        self.status = status


@dataclass(frozen=True)
class Kept:
    """One command as the screen kept it; `insists`: the person has seen both versions and stands by this one."""

    key: str
    act: Act
    sequence: int
    device_at: datetime
    offset: timedelta
    fields: dict[str, str]
    desk_number: str
    insists: bool

    @property
    def seen(self) -> int | None:
        typed = self.fields.get("seen", "")
        return int(typed) if typed.isdecimal() and len(typed) < 16 else None


@dataclass(frozen=True)
class Letter:
    """Which screen of which browser, and its commands in their order."""

    screen: str
    device: str
    commands: list[Kept]


def read(request: HttpRequest) -> Letter:
    """The letter of a request: `{screen, device, commands: [{key, act, seq, t, offset, fields, number, insists}]}`.

    `t` and `offset` are milliseconds: the clock of the device, and how far the house's clock is ahead of it.
    """
    length = str(request.META.get("CONTENT_LENGTH") or "")
    if length.isdecimal() and int(length) > MOST_BYTES:
        raise Malformed(_("Too much at once. Send fewer commands in one go."), status=413)
    try:
        found = json.loads(request.body)
        json.dumps(found, ensure_ascii=False).encode()  # half a letter of UTF-16 is none, and no table could hold it
        screen, device, commands = found["screen"], found["device"], found["commands"]
        if len(commands) > MOST_COMMANDS:
            raise Malformed(_("Too much at once. Send fewer commands in one go."), status=413)
        kept = sorted((_kept(one) for one in commands), key=lambda one: one.sequence)
        return Letter(str(screen), _short(device, 32), kept)
    except (ValueError, TypeError, KeyError, OverflowError, AttributeError) as fault:
        raise Malformed(_("What was sent cannot be read. Load the page again when the connection is back.")) from fault


def _kept(one: dict[str, Any]) -> Kept:
    if not _BY_ADDRESS:
        _BY_ADDRESS.update({act.address: act for act in ACTS.values() if act.away})
    return Kept(
        key=_short(one["key"], 64),
        act=_BY_ADDRESS[one["act"]],
        sequence=_counted(one["seq"]),
        device_at=datetime.fromtimestamp(float(one["t"]) / 1000, UTC),
        offset=timedelta(milliseconds=float(one.get("offset") or 0)),
        fields={str(name): str(value) for name, value in dict(one["fields"]).items()},
        desk_number=in_one_line(str(one.get("number") or ""))[:8],
        insists=one.get("insists") is True,
    )


def _short(value: Any, length: int) -> str:
    """A word of the machine; the longest that the table keeps."""
    if not isinstance(value, str) or not 8 <= len(value) <= length or not value.isprintable():
        raise ValueError(value)
    return value


def _counted(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 2**31:
        raise ValueError(value)
    return value
