"""The log of a station as a spreadsheet: every row is understood first, what stands in the log already is left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from doithoai.conference import announcing
from doithoai.conference.models import Announcement
from doithoai.core import clock, vietnamese
from doithoai.core.actors import Actor
from doithoai.core.forms import ClockTimeField, VietnameseDateField
from doithoai.core.transitions import Refused
from doithoai.people.models import Channel, Organisation

HEADER = ("Ngày", "Giờ", "Kênh", "Đơn vị phát", "Số phút", "Nơi phát", "Bằng chứng")
#: How stations call the channels, folded.
CHANNEL_WORDS = {
    "truyen thanh co so": Channel.GRASSROOTS_RADIO,
    "loa truyen thanh co so": Channel.GRASSROOTS_RADIO,
    "truyen thanh xa": Channel.GRASSROOTS_RADIO,
    "loa xa": Channel.GRASSROOTS_RADIO,
    "truyen thanh huyen": Channel.DISTRICT_RADIO,
    "loa truyen thanh huyen": Channel.DISTRICT_RADIO,
    "dai huyen": Channel.DISTRICT_RADIO,
    "bang tin": Channel.BOARD,
    "niem yet": Channel.BOARD,
    "bao chi": Channel.PRESS,
    "bao": Channel.PRESS,
    "truong thon": Channel.VILLAGE,
    "thon": Channel.VILLAGE,
    "cong": Channel.PORTAL,
    "cong thong tin": Channel.PORTAL,
}
_PART_OF_DAY = re.compile(r"0?[.,]\d+(?:e-\d+)?")


@dataclass(frozen=True)
class Line:
    """One row of the sheet, understood."""

    row: int
    channel: str
    organisation: Organisation
    aired_at: datetime
    minutes: int | None
    place: str
    evidence_text: str

    @property
    def label(self) -> str:
        return str(Channel(self.channel).label)


@dataclass
class Preview:
    lines: list[Line] = field(default_factory=list)
    errors: list[tuple[int, str]] = field(default_factory=list)
    known: list[int] = field(default_factory=list)


def read(announcement: Announcement, rows: Mapping[int, Sequence[str]], bodies: Iterable[Organisation]) -> Preview:
    """`rows` by their number in the sheet; `bodies` are those for which the person may log."""
    preview, places, start = Preview(), *_heading(rows)
    by_name = {vietnamese.fold(name): body for body in bodies for name in (body.code, body.name, body.short_name)}
    logged = announcement.broadcasts.values_list("channel", "organisation", "aired_at")
    known = {(channel, body, moment) for channel, body, moment in logged}
    seen: set[tuple[Any, ...]] = set()
    for number, cells in rows.items():
        if number <= start or not any(cell.strip() for cell in cells):
            continue
        values = [cells[place].strip() if 0 <= place < len(cells) else "" for place in places]
        try:
            line = _line(number, values, by_name)
        except (Refused, ValidationError) as problem:
            words = problem.sentence if isinstance(problem, Refused) else " ".join(problem.messages)
            preview.errors.append((number, str(words)))
            continue
        mark = (line.channel, line.organisation.pk, line.aired_at)
        if mark in known or mark in seen:
            preview.known.append(number)
        else:
            seen.add(mark)
            preview.lines.append(line)
    return preview


def commit(announcement: Announcement, preview: Preview, *, by: Actor) -> int:
    """All rows or none; how many were new."""
    if preview.errors:
        raise Refused(_("Correct the rows with errors first: nothing was taken over."))
    with transaction.atomic():
        for line in preview.lines:
            announcing.log_broadcast(
                announcement,
                channel=line.channel,
                organisation=line.organisation,
                aired_at=line.aired_at,
                minutes=line.minutes,
                place=line.place,
                evidence_text=line.evidence_text,
                by=by,
            )
    return len(preview.lines)


def _heading(rows: Mapping[int, Sequence[str]]) -> tuple[list[int], int]:
    """Where each column stands, and in which row the headings are."""
    wanted = [vietnamese.fold(name) for name in HEADER]
    for number in sorted(rows)[:10]:
        titles = [vietnamese.fold(cell) for cell in rows[number]]
        if all(name in titles for name in wanted[:4]):
            return [titles.index(name) if name in titles else -1 for name in wanted], number
    raise Refused(
        _("The sheet lacks the headings “Ngày, Giờ, Kênh, Đơn vị phát”. Download the template and fill it in.")
    )


def _line(number: int, values: Sequence[str], by_name: Mapping[str, Organisation]) -> Line:
    day_words, hour_words, channel_words, body_words, minutes, place, proof = values
    day, at = VietnameseDateField().clean(day_words), _time(hour_words)
    channel = _channel(channel_words)
    body = by_name.get(vietnamese.fold(body_words))
    if body is None:
        raise Refused(_("“%(words)s” is none of the bodies for which you keep the log.") % {"words": body_words})
    if minutes and not (minutes.isdecimal() and 0 < int(minutes) <= 600):
        raise Refused(_("The length is a whole number of minutes."))
    if not proof:
        raise Refused(_("Say what proves it: the number of the log, a picture that is kept, a witness."))
    moment = datetime.combine(day, at, clock.ZONE) if isinstance(day, date) else clock.now()
    if moment > clock.now():
        raise Refused(_("This moment lies in the future. Enter when it was broadcast."))
    return Line(number, channel, body, moment, int(minutes) if minutes else None, place[:200], proof)


def _time(words: str) -> time:
    """05:30, 5h30, or the part of a day that a spreadsheet keeps for an hour."""
    if _PART_OF_DAY.fullmatch(words):
        minutes = round(float(words.replace(",", ".")) * 24 * 60)
        return time(minutes // 60 % 24, minutes % 60)
    at = ClockTimeField().clean(re.sub(r"^(\d{1,2}:\d{2}):\d{2}$", r"\1", words))
    return at if isinstance(at, time) else time()


def _channel(words: str) -> str:
    folded = vietnamese.fold(words)
    named = {vietnamese.fold(str(label)): value for value, label in Channel.choices}
    found = named.get(folded) or CHANNEL_WORDS.get(folded) or (words if words in Channel.values else None)
    if found is None:
        offered = ", ".join(str(label) for _value, label in Channel.choices)
        raise Refused(
            _("The channel “%(words)s” is not known. Write one of: %(offered)s.") % {"words": words, "offered": offered}
        )
    return str(found)
