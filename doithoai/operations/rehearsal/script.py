"""The script of a conference: one event a line, read and checked before anything is played."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from doithoai.core import clock

#: act -> the fields without which it says nothing.
ACTS: dict[str, tuple[str, ...]] = {
    "setup": ("date", "starts", "mode"),
    "open_desk": (),
    "check_in": ("person",),
    "walk_in": ("person", "name"),
    "expel": ("person",),
    "register": ("request", "person", "topic"),
    "accept": ("request",),
    "decline": ("request", "reason"),
    "redirect": ("request",),
    "merge": ("request", "into"),
    "withdraw": ("request",),
    "to_written": ("request",),
    "start": (),
    "segment": ("segment",),
    "suspend": ("reason",),
    "resume": (),
    "hand_over": (),
    "close_list": (),
    "conclude": (),
    "sign_conclusion": (),
    "end": (),
    "call": ("request",),
    "no_show": ("request",),
    "speak": ("request",),
    "pause": ("request",),
    "unpause": ("request",),
    "remind": ("request",),
    "stop": ("request",),
    "finish": ("request",),
    "undo": ("of",),
    "question": ("question", "gist"),
    "group": ("question", "into"),
    "assign": ("question", "to"),
    "not_ours": ("question",),
    "no_data": ("question",),
    "answer": ("question",),
    "promise": ("question",),
    "direct": ("question",),
    "forward": ("question",),
    "refer": ("question",),
    "out_of_scope": ("question",),
    "verdict": ("question", "verdict"),
    "note": (),
    "mask": (),
    "correct_name": (),
}
ROLES = ("chair", "deputy", "secretary", "operator", "observer", "system", "host")


class Unreadable(Exception):
    """The script cannot be played; `line` is where, from 1."""

    def __init__(self, line: int, why: str) -> None:
        super().__init__(f"Dòng {line}: {why}")
        self.line = line


@dataclass(frozen=True)
class Event:
    """One line: number, seconds from the official start, who, what, under which key; `data` holds the rest."""

    n: int
    t: float
    who: str
    act: str
    key: str
    data: dict[str, Any] = field(default_factory=dict)

    def text(self, name: str, most: int | None = None) -> str:
        """A value in words, empty when there is none; no longer than `most`, as its column in the house."""
        value = self.data.get(name)
        return "" if value is None else str(value)[:most]


@dataclass(frozen=True)
class Script:
    """A whole script: its setting and the events after it, in the order in which the server received them."""

    setup: Event
    events: tuple[Event, ...]
    begins: datetime

    def moment(self, event: Event) -> datetime:
        """When this event happens by the clock of the script."""
        return self.begins + timedelta(seconds=event.t)

    @property
    def everything(self) -> int:
        return 1 + len(self.events)


def read(lines: Iterable[str]) -> Script:
    """Read a script; Unreadable, with the number of the line, when it cannot be played."""
    events = [_event(number, line) for number, line in enumerate(lines, 1) if line.strip()]
    if not events:
        raise Unreadable(1, "kịch bản không có dòng nào.")
    if events[0].act != "setup":
        raise Unreadable(1, "dòng đầu phải là “setup” của hội nghị.")
    for place, event in enumerate(events[1:], 2):
        if event.act == "setup":
            raise Unreadable(place, "chỉ dòng đầu được là “setup”.")
    return Script(events[0], tuple(events[1:]), _begins(events[0]))


def _event(number: int, line: str) -> Event:
    try:
        told = json.loads(line)
    except ValueError as error:
        raise Unreadable(number, "không phải JSON.") from error
    if not isinstance(told, dict):
        raise Unreadable(number, "mỗi dòng là một đối tượng JSON.")
    act, who, moment = told.get("act"), told.get("who"), told.get("t", 0)
    if not isinstance(act, str) or act not in ACTS:
        raise Unreadable(number, f"không có việc “{act}”.")
    if not isinstance(who, str) or not (who in ROLES or who.startswith(("desk", "agency:", "person:"))):
        raise Unreadable(number, f"không rõ người thực hiện “{who}”.")
    if isinstance(moment, bool) or not isinstance(moment, (int, float)):
        raise Unreadable(number, "“t” phải là số giây.")
    if missing := [name for name in ACTS[act] if told.get(name) in (None, "")]:
        raise Unreadable(number, f"việc “{act}” thiếu “{missing[0]}”.")
    rest = {name: value for name, value in told.items() if name not in ("n", "t", "who", "act", "key")}
    given = told.get("n", number)
    if isinstance(given, bool) or not isinstance(given, int):
        raise Unreadable(number, "“n” phải là số thứ tự.")
    return Event(given, float(moment), who, act, str(told.get("key") or ""), rest)


def _begins(setup: Event) -> datetime:
    try:
        begins = datetime.fromisoformat(f"{setup.text('date')}T{setup.text('starts')}")
    except ValueError as error:
        raise Unreadable(1, "“date” viết như 2026-09-18, “starts” như 08:00.") from error
    return begins.replace(tzinfo=clock.ZONE)
