"""The loudspeaker bulletin of a conference, written to be read aloud: whole, and short enough for a busy slot."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from doithoai.conference import reading_aloud
from doithoai.conference.announcing import TEXTS, latest, missing
from doithoai.conference.models import Announcement, Conference
from doithoai.core import clock, spoken, vietnamese
from doithoai.people import clocks
from doithoai.people.clocks import WEEKDAYS
from doithoai.people.models import Authority

_SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n+")
THANKS = "Trân trọng thông báo và kính mời cán bộ, đảng viên, nhân dân quan tâm theo dõi, tham gia."


@dataclass(frozen=True)
class Pace:
    """How fast the announcer reads and how long the short bulletin may be: data of the authority."""

    words_a_minute: int
    most_minutes: int | None
    source: str

    def seconds(self, words: int) -> int:
        return -(-words * 60 // self.words_a_minute)

    @property
    def most_words(self) -> int | None:
        return self.most_minutes * self.words_a_minute if self.most_minutes else None


@dataclass(frozen=True)
class Script:
    """A text for the announcer with its length; without a pace nobody knows how long it takes."""

    text: str
    words: int
    seconds: int | None
    is_too_long: bool = False

    @property
    def minutes(self) -> int:
        """Whole minutes, for a length such as 1 minute 40 seconds."""
        return (self.seconds or 0) // 60

    @property
    def rest(self) -> int:
        return (self.seconds or 0) % 60


def pace_of(authority: Authority) -> Pace | None:
    """The pace that holds today; None when the authority has set none."""
    rules = clocks.rules_of(authority, clock.today())
    rule, most = rules.get("reading_pace"), rules.get("short_bulletin")
    if rule is None or not rule.amount:
        return None
    return Pace(rule.amount, most.amount if most else None, rule.basis)


def for_reading(conference: Conference) -> Announcement | None:
    """What was announced last; before that, what would be, as soon as everything is known."""
    told = latest(conference)
    if told is not None or missing(conference):
        return told
    values = {name: getattr(conference, name) for name in ("day", "starts_at", "venue", *TEXTS)}
    return Announcement(conference=conference, **values)


def whole(announcement: Announcement, pace: Pace | None) -> Script:
    """Everything that must be announced (S-25, S-84), the time and the place said once more at the end."""
    lines = _opening(announcement) + _facts(announcement) + _closing(announcement)
    return _script(lines, pace, extra=reading_aloud.extra(announcement.conference.authority))


def short(announcement: Announcement, pace: Pace | None) -> Script:
    """What was changed, time, place and content; the rest as long as there is time for it."""
    kept = _opening(announcement)
    if not announcement.conference.is_called_off:
        kept += [_time(announcement), _place(announcement)]
    left = [] if announcement.conference.is_called_off else _further(announcement)
    return as_short(kept, left, pace, announcement.conference.authority)


def as_short(
    needed: list[str], left: list[str], pace: Pace | None, authority: Authority, closing: list[str] | None = None
) -> Script:
    """What must be said, then as much of the rest as the short slot has time for, then what must be said at the end."""
    kept, end, extra = list(needed), closing or [], reading_aloud.extra(authority)
    most = pace.most_words if pace else None
    for line in left:
        if most is not None and _words([*kept, line, *end], extra) > most:
            break
        kept.append(line)
    kept += end
    if most is not None and _words(kept, extra) > most:
        # The long title or note of the change itself: it is read up to the last sentence that fits.
        kept = _as_long_as(kept, most, extra)
    return _script(kept, pace, most, extra=extra)


def _opening(announcement: Announcement) -> list[str]:
    conference = announcement.conference
    lines = [f"{conference.authority.name} thông báo: {conference.title}."]
    if conference.is_called_off:
        lines.append(f"{conference.get_state_display()}. {conference.called_off_reason}")
    if announcement.change_note:
        lines.append(f"Nội dung thay đổi: {announcement.change_note}")
    return lines


def _facts(announcement: Announcement) -> list[str]:
    if announcement.conference.is_called_off:
        return []
    lines = [_time(announcement), _place(announcement), f"Nội dung: {announcement.content}", "Chương trình gồm:"]
    lines += [line for line in announcement.programme.splitlines() if line.strip()]
    return [*lines, f"Cách tham gia: {announcement.how_to_take_part}"]


def _further(announcement: Announcement) -> list[str]:
    """Sentence by sentence, the most needed first."""
    ways, content = _sentences(announcement.how_to_take_part), _sentences(announcement.content)
    first = [f"Nội dung: {content[0]}"] if content else []
    return [*first, *ways[:1], *content[1:], *ways[1:]]


def _closing(announcement: Announcement) -> list[str]:
    if announcement.conference.is_called_off:
        return []
    return ["Xin nhắc lại.", _time(announcement), _place(announcement), THANKS]


def _time(announcement: Announcement) -> str:
    if announcement.day is None or announcement.starts_at is None:
        return "Thời gian: có thông báo sau."
    hour = vietnamese.time_in_words(announcement.starts_at)
    weekday = WEEKDAYS[announcement.day.weekday()]
    return f"Thời gian: {hour}, {weekday}, {vietnamese.date_in_words(announcement.day)}."


def _place(announcement: Announcement) -> str:
    return f"Địa điểm: {announcement.venue}."


def _sentences(text: str) -> list[str]:
    return [part.strip() for part in _SENTENCE.split(text) if part.strip()]


def _words(lines: list[str], extra: Mapping[str, str]) -> int:
    return spoken.word_count(spoken.aloud("\n".join(lines), extra))


def _as_long_as(lines: list[str], most: int, extra: Mapping[str, str]) -> list[str]:
    kept: list[str] = []
    for sentence in (one for line in lines for one in _sentences(line)):
        if _words([*kept, sentence], extra) > most:
            break
        kept.append(sentence)
    return kept


def _script(lines: list[str], pace: Pace | None, most: int | None = None, *, extra: Mapping[str, str]) -> Script:
    text = spoken.aloud("\n".join(lines), extra)
    # A line is a breath: it ends with a stop.
    text = "\n".join(line if line.endswith((".", "!", "?", ":", ";")) else f"{line}." for line in text.splitlines())
    text = text.replace("..", ".")
    words = spoken.word_count(text)
    return Script(text, words, pace.seconds(words) if pace else None, most is not None and words > most)
