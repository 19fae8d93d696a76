"""What a paper says, without any layout. Rooms build it, a profile gives it its form."""

from __future__ import annotations

import json
import re
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any
from unicodedata import category, normalize


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who issues: the body above, the body itself, and its committee when that one decides."""

    issuer: str
    superior: str = ""
    committee: str = ""


@dataclass(frozen=True, slots=True)
class Symbol:
    """The parts of "123-KH/HU"; `unit` is the drafting unit that letters of State bodies name."""

    kind: str
    body: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 (I), 2 (1) or 3 (1.1); numbers are given when the paper is composed."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part or chapter: its word and number on one line, its name below."""

    word: str
    name: str


@dataclass(frozen=True, slots=True)
class Article:
    """An article ("Điều 1.") with its name; numbered through the whole paper."""

    name: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; `lead` are the first words that stand out."""

    text: str
    lead: str = ""
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One point of a list, behind its mark."""

    text: str
    mark: str = "-"
    lead: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a header; widths are shares, aligns one of "left", "center", "right" per column."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...] = ()
    aligns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Blank:
    """Dotted lines to write on by hand."""

    lines: int = 1


Block = Heading | Chapter | Article | Paragraph | Item | Table | Blank
_BLOCKS = {kind.__name__: kind for kind in (Heading, Chapter, Article, Paragraph, Item, Table, Blank)}


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs: for whom ("T/M BAN THƯỜNG VỤ"), in which position, by what name."""

    position: str
    name: str = ""
    authority: str = ""


@dataclass(frozen=True, slots=True)
class Recipient:
    """One line of "Nơi nhận"; `purpose` is what stands in brackets (b/c, để thực hiện)."""

    name: str
    purpose: str = ""


@dataclass(frozen=True, slots=True)
class Annex:
    """What lies behind the signature, on pages of its own."""

    title: str
    body: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Content:
    """All that one paper says. `kind` is empty for an official letter, which has no name of its own."""

    letterhead: Letterhead
    symbol: Symbol
    place: str
    kind: str
    abstract: tuple[str, ...]
    body: tuple[Block, ...]
    signature: Signature
    day: date | None = None
    number: str = ""
    #: Slips, minutes of some bodies and forms carry no number.
    has_number: bool = True
    #: Minutes of State bodies are dated in their text and need no line of place and date; Party papers always do.
    has_date: bool = True
    addressees: tuple[str, ...] = ()
    bases: tuple[str, ...] = ()
    #: The second signature, on the left: the keeper of the minutes.
    left_signature: Signature | None = None
    recipients: tuple[Recipient, ...] = ()
    filing: str = ""
    urgency: str = ""
    circulation: str = ""
    draft_note: str = ""
    #: Address and telephone in the foot of the first page, as letters of State bodies have it.
    contact: str = ""
    #: Forms and lists end without the mark that closes a decision or a plan.
    has_end_mark: bool = True
    annexes: tuple[Annex, ...] = ()

    @property
    def title(self) -> str:
        """The paper in one line, for lists and for the properties of the file."""
        return " ".join((self.kind, *self.abstract)).strip()


def clean(text: str) -> str:
    """Composed letters (NFC), single blanks, nothing that a file format cannot carry."""
    plain = normalize("NFC", text)
    visible = "".join(
        " " if category(letter) in {"Cc", "Zl", "Zp"} else letter
        for letter in plain
        if category(letter) not in {"Cs", "Cn", "Co"} and letter not in "\ufeff\u200b"
    )
    return re.sub(" +", " ", visible).strip(" ")


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Typed text with line ends as paragraphs, empty lines left out."""
    return tuple(Paragraph(line) for line in (clean(part) for part in text.splitlines()) if line)


def dump(content: Content) -> str:
    """The content as JSON text, for keeping."""
    plain = asdict(content)
    plain["day"] = content.day.isoformat() if content.day else None
    plain["body"] = _plain(content.body)
    # A paper without annexes is kept as such papers always were: its text and hash stay the same.
    plain.pop("annexes")
    if content.annexes:
        plain["annexes"] = [{"title": one.title, "body": _plain(one.body)} for one in content.annexes]
    return json.dumps(plain, ensure_ascii=False, sort_keys=True)


def _plain(body: tuple[Block, ...]) -> list[dict[str, Any]]:
    return [{"block": type(block).__name__, **asdict(block)} for block in body]


def load(text: str) -> Content:
    """The content that `dump` wrote."""
    plain: dict[str, Any] = json.loads(text)
    plain["letterhead"] = Letterhead(**plain["letterhead"])
    plain["symbol"] = Symbol(**plain["symbol"])
    plain["signature"] = Signature(**plain["signature"])
    plain["left_signature"] = Signature(**plain["left_signature"]) if plain["left_signature"] else None
    plain["recipients"] = tuple(Recipient(**one) for one in plain["recipients"])
    plain["day"] = date.fromisoformat(plain["day"]) if plain["day"] else None
    plain["body"] = tuple(_block(one) for one in plain["body"])
    plain["annexes"] = tuple(
        Annex(one["title"], tuple(_block(block) for block in one["body"])) for one in plain.get("annexes", ())
    )
    for name in ("abstract", "addressees", "bases"):
        plain[name] = tuple(plain[name])
    return Content(**plain)


def _block(plain: dict[str, Any]) -> Block:
    kind = _BLOCKS[plain.pop("block")]
    if kind is Table:
        plain["rows"] = tuple(tuple(row) for row in plain["rows"])
        for name in ("header", "widths", "aligns"):
            plain[name] = tuple(plain[name])
    return kind(**plain)
