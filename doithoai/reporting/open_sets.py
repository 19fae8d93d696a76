"""The public sets: what each holds, with one definition for every column, and the words under which they are used."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from doithoai.casework.states import AnswerState, CommitmentState
from doithoai.conference.states import AnnouncementState, ConferenceState
from doithoai.core import clock
from doithoai.documents import wording
from doithoai.opinion.states import RESULTS, MatterState
from doithoai.people.models import Authority, Channel
from doithoai.programme.models import Mode
from doithoai.reporting import open_counts, open_rows

Words = str | Promise
Row = open_rows.Row

#: Under which words the data may be used; the office may put it in its own.
LICENCE = wording.passage(
    "open_data_licence",
    number=0,
    paper="Dữ liệu mở trên cổng",
    name="Điều kiện sử dụng dữ liệu",
    text=(
        "Dữ liệu do {co_quan} công bố. Được sao chép, sử dụng lại với điều kiện ghi rõ nguồn và thời điểm lấy dữ liệu; "
        "không được dùng để tìm cách nhận ra người gửi ý kiến."
    ),
    fields={"co_quan": "Đảng ủy xã Tân Yên"},
    needed=("co_quan",),
)


@dataclass(frozen=True)
class Column:
    """One column: its name never changes; `values` are the codes that may stand in it, `page` is what it leads to."""

    code: str
    meaning: Words
    kind: str = "text"
    values: Mapping[str, Words] = field(default_factory=dict)
    page: str = ""


@dataclass(frozen=True)
class Set:
    """One table for anybody; its code stands in the address."""

    code: str
    name: Words
    about: Words
    columns: tuple[Column, ...]
    rows: Callable[[Authority], Iterator[Row]]

    @property
    def heads(self) -> list[str]:
        return [one.code for one in self.columns]


PLACES: dict[str, Words] = {"waiting": _("Waiting"), **{code: MatterState(code).label for code in RESULTS}}
_OF_CONFERENCE = Column("conference", _("The conference, by its mark in the set of conferences; empty without one."))
_OF_MATTER = Column("matter", _("The matter, by its number in the set of matters; empty where that is not public."))

SETS: tuple[Set, ...] = (
    Set(
        "tong-so",
        _("The sum"),
        _("What was received and the ten places where it is, in opinions; how many of them the other sets list."),
        (
            Column("place", _("A place of the sum; the last line is what was received."), values=PLACES),
            Column("name", _("The place in words.")),
            Column("opinions", _("Opinions that are there."), "number"),
            Column("listed", _("Of these, how many stand in the set of opinions one by one."), "number"),
            Column("not_listed", _("Of these, how many are not listed one by one."), "number"),
        ),
        open_counts.sum_rows,
    ),
    Set(
        "khong-cong-bo",
        _("What is withheld"),
        _("Why opinions are not listed one by one, in numbers alone; the numbers add up to those not listed."),
        (
            Column("reason", _("Why they are not listed."), values=open_counts.REASONS),
            Column("name", _("The reason in words.")),
            Column("opinions", _("Opinions that are not listed for it."), "number"),
        ),
        open_counts.withheld_rows,
    ),
    Set(
        "y-kien",
        _("Opinions"),
        _(
            "One line for each opinion whose matter is public. "
            "Words only with consent, and approved by a second person."
        ),
        (
            Column("number", _("Number of the opinion.")),
            Column("matter", _("Number of the matter that it belongs to.")),
            Column("received_on", _("Day on which it came in; never the hour."), "date"),
            Column("place", _("Its place in the sum, which is that of its matter."), values=PLACES),
            Column("text", _("Its words as the public may read them; empty where they are not published.")),
        ),
        open_rows.opinions,
    ),
    Set(
        "van-de",
        pgettext_lazy("open data", "Matters"),
        _("What the authority deals with: one or many opinions that say the same."),
        (
            Column("number", _("Number of the matter.")),
            Column("title", _("Its title, approved by a second person.")),
            Column("field_code", _("Code of its field; empty while it is not sorted.")),
            Column("field", _("Name of its field.")),
            Column("organisation", _("The organisation that answers; empty while there is none.")),
            Column("place", _("Where it stands: a place of the sum."), values=PLACES),
            Column("opinions", _("Opinions that stand in it."), "number"),
            Column("received_on", _("Day on which the first of them came in."), "date"),
            Column("due_on", _("Day by which it is to be answered."), "date"),
            Column("result_on", _("Day of its present result; empty while it waits."), "date"),
            _OF_CONFERENCE,
            Column("refusal", _("Why it is not accepted.")),
            Column("address", _("Its page on this portal."), "address", page="matter"),
        ),
        open_rows.matters,
    ),
    Set(
        "tra-loi",
        pgettext_lazy("open data", "Answers"),
        _("Answers that were published, with the earlier versions of those that were corrected since."),
        (
            Column("matter", _("Number of the matter.")),
            Column("version", _("Version of the answer."), "number"),
            Column(
                "state",
                _("Whether it holds or was corrected by a later version."),
                values={one: AnswerState(one).label for one in open_rows.TOLD},
            ),
            Column("published_on", _("Day on which it was published."), "date"),
            Column("organisation", _("The organisation that answers.")),
            Column("result", _("The result that it gives."), values={code: PLACES[code] for code in RESULTS}),
            Column("short", _("The answer in short.")),
            Column("body", _("The answer in full.")),
            Column("basis", _("What it rests on.")),
            Column("correction", _("Why it replaced an earlier version.")),
        ),
        open_rows.answers,
    ),
    Set(
        "cam-ket",
        pgettext_lazy("open data", "Commitments"),
        _("Promises with their owner, day and evidence, as in the public ledger."),
        (
            Column("number", _("Number of the promise.")),
            _OF_MATTER,
            _OF_CONFERENCE,
            Column("what", _("What was promised.")),
            Column("done_means", _("When it counts as done.")),
            Column("owner", _("The organisation that keeps it.")),
            Column("promised_on", _("Day of the promise."), "date"),
            Column("first_due_on", _("Day for which it was promised first."), "date"),
            Column("due_on", _("Day for which it is promised now."), "date"),
            Column("moved", _("How often the day was moved."), "number"),
            Column("state", _("State of the promise."), values=dict(CommitmentState.choices)),
            Column("overdue", _("Whether its day has passed without evidence."), "yes/no"),
            Column("done_on", _("Day on which it was verified as done."), "date"),
            Column("evidence", _("What proves it, in words.")),
            Column(
                "evidence_file",
                _("Where the picture or paper that proves it can be taken, once it was verified."),
                "address",
                page="commitment_file",
            ),
            Column("reason", _("Why it is not possible, where that was found.")),
            Column("origin", _("Where it was promised, when that was before this programme.")),
        ),
        open_rows.commitments,
    ),
    Set(
        "hoi-nghi",
        pgettext_lazy("open data", "Conferences"),
        _("Conferences that were announced, as the newest announcement tells them."),
        (
            Column("conference", _("Mark of the conference.")),
            Column("title", _("Its title.")),
            Column("audience", _("With whom it is held.")),
            Column("mode", _("How matters are dealt with."), values=dict(Mode.choices)),
            Column("state", _("State of the conference."), values=dict(ConferenceState.choices)),
            Column("day", _("Its day."), "date"),
            Column("starts_at", _("When it begins."), "time"),
            Column("venue", _("Where it is held.")),
            Column("announced_on", _("Day of its first announcement."), "date"),
            Column("called_off", _("Why it was called off.")),
            Column("address", _("Its page on this portal."), "address", page="conference"),
        ),
        open_rows.conferences,
    ),
    Set(
        "thong-bao",
        pgettext_lazy("open data", "Announcements"),
        _("Every version of every announcement, as it was published."),
        (
            Column("conference", _("Mark of the conference.")),
            Column("version", _("Version of the announcement."), "number"),
            Column("state", _("Whether it still holds."), values=dict(AnnouncementState.choices)),
            Column("published_at", _("When it was published."), "moment"),
            Column("day", _("The day that it tells."), "date"),
            Column("starts_at", _("The hour that it tells."), "time"),
            Column("venue", _("The place that it tells.")),
            Column("programme", _("The programme that it tells.")),
            Column("content", _("The content that it tells.")),
            Column("how_to_take_part", _("How to take part.")),
            Column("change", _("What was changed since the version before.")),
        ),
        open_rows.announcements,
    ),
    Set(
        "phat-thong-bao",
        _("Evidence of announcements"),
        _("Every time a channel brought an announcement to people, and whether that was in time."),
        (
            Column("conference", _("Mark of the conference.")),
            Column("version", _("Version of the announcement."), "number"),
            Column("channel", _("The channel."), values=dict(Channel.choices)),
            Column("organisation", _("Who brought it to people.")),
            Column("at", _("When."), "moment"),
            Column("minutes", _("How many minutes it took."), "number"),
            Column("where", _("Where.")),
            Column("in_time", _("Whether it was in time; empty where no rule asks."), "yes/no"),
            Column("proof", _("Whether a file or words that prove it are kept."), "yes/no"),
        ),
        open_rows.broadcasts,
    ),
)
BY_CODE = {one.code: one for one in SETS}

#: The description of the columns, as a table.
DESCRIBED = ("column", "kind", "meaning_vi", "meaning_en", "values_vi", "values_en")


def described(one: Set) -> list[list[str]]:
    """One line for each column, in both languages."""
    return [
        [
            column.code,
            column.kind,
            *(_in(language, column.meaning) for language in ("vi", "en")),
            *(_values(language, column) for language in ("vi", "en")),
        ]
        for column in one.columns
    ]


def _in(language: str, words: Words) -> str:
    with translation.override(language):
        return str(words)


def _values(language: str, column: Column) -> str:
    with translation.override(language):
        return "; ".join(f"{code} = {words}" for code, words in column.values.items())


def plain(value: Any) -> Any:
    """Days, hours and moments as ISO 8601, a moment with its zone."""
    if isinstance(value, datetime):
        return clock.local(value).isoformat(timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    return value.isoformat(timespec="minutes") if hasattr(value, "isoformat") else value


def as_cells(row: Row) -> list[str | int | None]:
    """A line of the table: yes and no in words of programs, nothing for what is not known."""
    return [("true" if value else "false") if isinstance(value, bool) else plain(value) for value in row]


def catalogue(authority: Authority) -> dict[str, Any]:
    """What there is, for programs: every set with its columns, the licence, what is published and what is withheld."""
    return {
        "authority": authority.name,
        "licence": LICENCE.said(authority, co_quan=authority.name),
        "sets": [
            {
                "code": one.code,
                "name": {language: _in(language, one.name) for language in ("vi", "en")},
                "about": {language: _in(language, one.about) for language in ("vi", "en")},
                "columns": [dict(zip(DESCRIBED, line, strict=True)) for line in described(one)],
            }
            for one in SETS
        ],
    }
