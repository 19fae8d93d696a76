"""What was understood of a plan: its conferences and tasks with where they stand, and the answer as plain data."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from doithoai.programme.reading.bases import Basis
from doithoai.programme.reading.blocks import Block
from doithoai.programme.reading.closing import Closing
from doithoai.programme.reading.days import Period

PLANNED, CANCELLED, MOVED, ON_REQUEST = "planned", "cancelled", "moved_to_next_year", "on_request"
ALL = "all"
_BASIS = ("kind", "number", "date", "issuer", "subject")


@dataclass
class Conference:
    """One conference of the paper; `points` name it inside the paper ("4", "cụm 1")."""

    subject: str = ""
    key: str = ""
    audience: list[str] = field(default_factory=list)
    period: Period | None = None
    venue: dict[str, str] | None = None
    chair: str = ""
    co_chairs: list[str] = field(default_factory=list)
    #: Whether it is held at all, as the paper says.
    fate: str = PLANNED
    expected: int | None = None
    mode: str = ""
    form: str = ""
    villages: list[str] = field(default_factory=list)
    #: What the paper calls those: "thôn", "ấp", "tổ dân phố".
    village_kind: str = "thôn"
    guests: list[str] = field(default_factory=list)
    was: dict[str, Any] = field(default_factory=dict)
    into: str = ""
    moved_to: int | None = None
    is_added: bool = False
    contents: list[str] = field(default_factory=list)
    attendees: list[str] = field(default_factory=list)
    label: str = ""
    point: str = ""
    #: The round that it belongs to ("đợt 2"), where the paper gathers several in one.
    round: str = ""
    #: The words of the paper where a list of groups or a day tells less than they do.
    wording: list[str] = field(default_factory=list)
    #: Whether the audience was gathered from a list below "Thành phần", line by line.
    is_gathered: bool = False
    #: Named by its matter only; without people, time or place it is none.
    is_matter: bool = False
    when: str = ""
    at: set[int] = field(default_factory=set)

    def as_data(self) -> dict[str, Any]:
        data: dict[str, Any] = {
            "key": self.key,
            "subject": self.subject,
            "audience": self.audience,
            "period": self.period,
            "venue": self.venue,
            "chair": self.chair,
            "co_chairs": self.co_chairs,
            "state": self.fate,
        }
        more = {
            name: getattr(self, name)
            for name in ("expected", "mode", "villages", "form", "guests", "was", "into", "moved_to")
        }
        data |= {name: value for name, value in more.items() if value}
        return data | ({"added": True} if self.is_added else {})


@dataclass
class Task:
    lead: str
    cooperating: list[str]
    duty: str
    due: dict[str, Any] | None
    conferences: list[str]
    at: tuple[int, ...]
    #: Tasks of one sentence that names several leads.
    sentence: int = 0

    def as_data(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in ("lead", "cooperating", "duty", "due", "conferences")}


@dataclass
class Understood:
    """The whole answer; `missed` are the blocks of which nothing was understood."""

    blocks: list[Block]
    document: dict[str, Any]
    bases: list[Basis]
    conferences: list[Conference]
    window: dict[str, str | None] | None
    tasks: list[Task]
    closing: Closing
    texts: dict[str, str] = field(default_factory=dict)
    places: dict[int, list[str]] = field(default_factory=dict)

    @property
    def missed(self) -> list[int]:
        return [number for number, block in enumerate(self.blocks) if number not in self.places]

    def as_data(self) -> dict[str, Any]:
        """The plan as plain data, in the form that other programs read."""
        recipients = [
            {"text": one.text} | ({"purpose": one.purpose} if one.purpose else {}) for one in self.closing.recipients
        ]
        data: dict[str, Any] = {
            "document": self.document,
            "bases": [{name: getattr(one, name) for name in _BASIS} for one in self.bases],
            "conferences": [one.as_data() for one in self.conferences],
        }
        if self.window:
            data["opinion_window"] = self.window
        return data | {
            "tasks": [one.as_data() for one in self.tasks],
            "recipients": recipients,
            "filing": self.closing.filing,
            "signer": self.closing.signer,
        }
