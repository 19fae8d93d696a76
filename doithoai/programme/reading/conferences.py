"""The conferences of a plan: found in tables, headings, lists and sentences, each with all that is said of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from doithoai.programme.reading import (
    audiences,
    conference_tables,
    days,
    details,
    fates,
    labels,
    mentions,
    presiding,
    settling,
    topics,
)
from doithoai.programme.reading.days import Period
from doithoai.programme.reading.lines import Paper
from doithoai.programme.reading.outline import Line, TableLine, folded
from doithoai.programme.reading.structure import ON_REQUEST, Conference

ASIDE = re.compile(
    r"muc dich|(?<!theo )(?<!co )(?<!khi )yeu cau|to chuc thuc hien|(?<!thanh )phan cong|trach nhiem|trinh tu|"
    r"chuong trinh hoi nghi|ly do|kinh phi|che do bao cao|"
    r"(?:tiep nhan|lay|thu thap|tap hop|tong hop|nam bat)\b.*\by kien|can cu|quan diem|tien do thuc hien"
)
TASKS = re.compile(
    r"to chuc thuc hien|(?<!thanh )phan cong|trach nhiem|tien do thuc hien|nhiem vu cua|thuc hien "
    r"nhiem vu|cong tac chuan bi"
)
_APART = re.compile(
    r"\s*\(?\s*riêng\s+(?:hội nghị|cuộc|buổi)\s+((?:quý|tháng)\s+(?:[IVX]+|\d{1,2})\b[^();]{0,12}?)\s+"
    r"(?:tổ chức\s+)?(?:tại|ở)\s+([^();.]+)\)?",
    re.IGNORECASE,
)
_ALL = re.compile(
    r"\b(?:các|mỗi|từng|những|cả\s+(?:\d{1,2}|hai|ba|bốn|các))\s+(?:hội nghị|buổi|cuộc|đợt|phiên|lần)\b", re.IGNORECASE
)
_HOW = re.compile(r"chủ trì|chủ tọa|hình thức", re.IGNORECASE)
#: A conference that has no day yet because somebody must ask for it.
_ASKED = re.compile(
    r"(?:ngoài (?:ra|các|những)\b.*)?(?:tổ chức\s+)?(?:các\s+)?(?:hội nghị|buổi|cuộc|đối thoại|tiếp xúc)\b",
    re.IGNORECASE,
)
#: What a line below such a heading would begin with if it stood alone.
_LABELS = {"time": "Thời gian", "venue": "Địa điểm", "audience": "Đối tượng"}


@dataclass
class _Walk:
    """Where the reading stands: what was found, which conferences the next line speaks of, what holds for all."""

    year: int
    found: list[Conference] = field(default_factory=list)
    now: list[Conference] = field(default_factory=list)
    depth: int = 9
    seen: dict[int, set[str]] = field(default_factory=dict)
    listed: list[Conference] = field(default_factory=list)
    general: Conference = field(default_factory=Conference)
    general_at: set[int] = field(default_factory=set)
    #: "Riêng hội nghị quý III tại …": what holds for one of them only.
    apart: list[tuple[Period, str]] = field(default_factory=list)
    heading: Line | None = None
    #: Conferences that stand side by side in one list, where that list is, and those with lines of their own below.
    row: list[Conference] = field(default_factory=list)
    row_place: tuple[int, ...] = ()
    told: set[int] = field(default_factory=set)
    #: Headings that turned out to gather several conferences, with what they call themselves.
    rounds: dict[int, str] = field(default_factory=dict)


def read(paper: Paper, year: int, chairs: list[str]) -> tuple[list[Conference], set[int]]:
    """All conferences in the order of the paper, and the places of what holds for all of them."""
    walk = _Walk(year)
    for item in paper.body:
        if (
            ASIDE.search(folded(item.section))
            or isinstance(item, Line)
            and item.depth
            and ASIDE.search(folded(item.text))
            and topics.is_heading(item)
        ):
            walk.now = []
        elif isinstance(item, TableLine):
            _table(walk, item)
        else:
            for part in topics.apart(item, year):
                _line(walk, part)
    listed = walk.listed if walk.listed == walk.found else []
    settling.settle(walk.found, walk.general, walk.general_at, listed, paper.title.text)
    settling.complete(walk.found, walk.general, walk.apart, chairs)
    return walk.found, walk.general_at


def _table(walk: _Walk, table: TableLine) -> None:
    if not conference_tables.is_of_conferences(table):
        return
    rows = []
    for made in conference_tables.conferences(table, walk.year):
        known = (
            mentions.best(made.subject, [one for one in walk.found if one not in rows], strict=True)
            if made.subject
            else None
        )
        if known:
            settling.fill(known, made)
            known.at |= made.at
            made = known
        else:
            walk.found.append(made)
        rows.append(made)
    walk.now, walk.depth = rows, max((one.depth for one in table.path), default=0) + 1
    walk.general_at |= set(table.at)


def _line(walk: _Walk, line: Line) -> None:
    topic = topics.topic(line)
    if line.depth and line.depth <= walk.depth:
        walk.now = []
    has_period = days.period_of(line.text, walk.year) is not None
    mention = mentions.of(line.text, anywhere=has_period and (line.depth > 1 or topic == "time"))
    is_matter = mention is None and line.depth > 1 and len(line.text) < 200 and mentions.about(line.text) is not None
    if is_matter:
        mention = mentions.about(line.text)
    if mention is None and line.depth and topic in _LABELS and _told_by_people(walk, line, topic):
        return
    if mention is None and line.depth > 1:
        mention = topics.listed(line, topic, walk.year, has_period=has_period)
    if mention and not (line.depth == 1 and not has_period and not mention.subject):
        conference = _meant(walk, line, mention, has_period=has_period)
        if conference:
            if not walk.now or line.depth:
                walk.depth = line.depth or walk.depth
            walk.now = [conference]
            _stand_in_row(walk, line, conference)
            fates.state(conference, line.text, walk.year)
            conference.is_matter = is_matter and not conference.at
            conference.at |= set(line.at)
            conference.is_added = conference.is_added or bool(re.match(r"(?:bổ sung|thêm)\b", line.text, re.IGNORECASE))
            if mention.is_weak or topic == "content" and not has_period:
                conference.contents += (
                    [mention.rest]
                    if mention.rest and not details.tell(conference, mention.rest, walk.year, topic="content")
                    else []
                )
            else:
                details.tell(conference, mention.rest, walk.year, topic="" if topic == "content" else topic)
            return
    if line.depth and re.search(r"(?:bổ sung|thêm)\b.*\bhội nghị", line.text, re.IGNORECASE) and not has_period:
        made = Conference(point=line.marker, is_added=True, at=set(line.at))
        walk.found.append(made)
        walk.now, walk.depth = [made], line.depth
        return
    is_asked = line.depth != 1 and _ASKED.match(line.text) is not None and fates.is_on_request(line.text)
    if is_asked and not any(one.fate == ON_REQUEST for one in walk.now):
        made = Conference("theo yêu cầu", fate=ON_REQUEST, at=set(line.at))
        walk.found.append(made)
        walk.now, walk.depth = [made], line.depth or walk.depth
    _tell(walk, line, topic)


def _told_by_people(walk: _Walk, line: Line, topic: str) -> bool:
    """ "Với phụ nữ: Hội trường xã" below "Địa điểm": a known conference told by its people."""
    found = re.match(r"(?:đối với\s+|với\s+)([^:]{3,120}):\s*(\S.*)", line.text, re.IGNORECASE)
    known = mentions.best(found[1], walk.found, strict=True) if found else None
    if found is None or known is None:
        return False
    known.at |= set(line.at)
    return details.tell(known, f"{_LABELS[topic]}: {found[2]}", walk.year, topic=topic)


def _stand_in_row(walk: _Walk, line: Line, conference: Conference) -> None:
    place = (*(id(one) for one in line.path), line.depth)
    if place != walk.row_place:
        walk.row, walk.row_place = [], place
    if conference not in walk.row:
        walk.row.append(conference)


def _speaks_of(walk: _Walk, line: Line) -> list[Conference]:
    """The conferences that a line without a name is about; a plain one behind a list is about the whole list."""
    is_behind = line.depth == 0 and len(walk.now) == 1 and len(walk.row) > 1 and walk.now[0] is walk.row[-1]
    if is_behind and not any(id(one) in walk.told for one in walk.row[:-1]):
        return walk.row
    return [] if len(walk.now) == 1 and _ALL.search(line.text) and _HOW.search(line.text) else walk.now


def _meant(walk: _Walk, line: Line, mention: mentions.Mention, *, has_period: bool) -> Conference | None:
    """The known conference that the mention means, else a new one where a line may bring one."""
    if mention.label and (known := next((one for one in walk.found if one.label == mention.label), None)):
        return known
    place = hash((tuple(id(one) for one in line.path), line.depth))
    used = walk.seen.setdefault(place, set())
    others = [one for one in walk.found if str(id(one)) not in used]
    pending = next((one for one in walk.now if not one.subject), None)
    if pending is not None and mention.subject and has_period and pending.period and line.path:
        walk.found.remove(pending)  # a heading over several, each with its own day
        walk.rounds[id(line.path[-1])] = pending.label
        walk.general_at |= pending.at
    elif pending is not None and mention.subject:
        pending.subject = mention.subject
        return pending
    if mention.label and not mention.subject and labels.begins(mention.rest.lstrip(" :"))[0]:
        numbered = mentions.by_label(mention.label, walk.found)
        if numbered is not None and not any(one.label for one in walk.found):
            return numbered
    known = mentions.best(mention.subject, others, strict=bool(line.depth)) if mention.subject else None
    if known is None and not mention.is_weak and _may_begin(walk, line, mention, has_period=has_period):
        known = Conference(
            subject=mention.subject, label=mention.label, point=line.marker if line.depth in (2, 3, 4) else ""
        )
        walk.found.append(known)
        heads = (presiding.of_heading(one.text) for one in reversed(line.path))
        known.chair, *known.co_chairs = next((one for one in heads if one), [""])
        known.round = next((walk.rounds[id(one)] for one in line.path if id(one) in walk.rounds), "")
        if villages := audiences.only_names(mention.subject):
            known.village_kind, known.villages = audiences.kind_of(mention.subject), villages
            known.subject = audiences.people_of(known.villages, known.village_kind)
        if topics.topic(line) == "audience":
            walk.listed.append(known)
        places = re.match(r"\s*(?:\([^()]*\)\s*)?:?\s*(?:gồm\s+)?(?:các\s+)?([^:;.()]{4,160})", mention.rest)
        if mention.label and not known.subject and places and (named := audiences.only_names(places[1])):
            known.village_kind, known.villages = audiences.kind_of(places[1]), named
            known.subject = audiences.people_of(named, known.village_kind)
        if mention.label.startswith("cụm") and not known.subject:
            known.subject = f"Nhân dân {mention.label}"
            known.village_kind = audiences.kind_of(mention.rest)
            if inside := re.match(
                r"\s*[(:]?\s*(?:gồm\s+)?(?:các\s+)?(?:thôn|ấp|bản|xóm|tổ dân phố|khu dân cư|khu "
                r"phố)\s*:?\s+([^:;()]+?)(?=[:;()]|,?\s+(?:tại|vào|lúc|ngày)\s|$)",
                mention.rest,
            ):
                known.villages = audiences.names(inside[1], known.village_kind)
    if known is not None:
        used.add(str(id(known)))
        if mention.label and not known.label:
            known.label = mention.label
    return known


def _may_begin(walk: _Walk, line: Line, mention: mentions.Mention, *, has_period: bool) -> bool:
    """A heading, a list item, or a sentence that also says when; never the heading of the whole part."""
    words = mention.subject.lower()
    if (
        re.match(r"(?:các )?(?:đối tượng|nhân dân)(?: sau| như sau| năm \d+)?$|những đối tượng|các đối tượng", words)
        and not has_period
    ):
        return False
    is_beside = (*(id(one) for one in line.path), line.depth) == walk.row_place
    if topics.topic(line) == "content" and not has_period and walk.found and not is_beside:
        return False
    return bool(
        line.depth > 1 or has_period or mention.label or re.search(r"^hội nghị\b|bổ sung", line.text, re.IGNORECASE)
    )


def _tell(walk: _Walk, line: Line, topic: str) -> None:
    """A line without a name speaks of the conference above it, or of all."""
    if now := _speaks_of(walk, line):
        walk.told |= {id(one) for one in now}
        for one in now:
            if topic == "participants":
                details.participant(one, line.text)
            told = details.tell(one, line.text, walk.year, topic=topic)
            if topic == "content" and line.text not in one.contents:
                one.contents.append(line.text)
                told = True
            if told:
                one.at |= set(line.at)
        return
    if line.depth == 1:
        return
    text = line.text
    for found in _APART.finditer(text):
        if period := days.period_of(found[1], walk.year):
            walk.apart.append((period[0], found[2].strip(" .;")))
    text = _APART.sub("", text).strip()
    if topic in _LABELS and not text.endswith(":") and not any(name for name, _value in labels.fields(text)):
        text = f"{_LABELS[topic]}: {text}" if topic != "audience" or line.depth >= 4 else text
    before = repr(walk.general)
    if topic == "participants":
        details.participant(walk.general, text)
    told = details.tell(walk.general, text, walk.year, topic=topic) or repr(walk.general) != before
    if topic == "content" and not line.text.endswith(":"):
        walk.general.contents.append(line.text)
        told = True
    if told:
        walk.general_at |= set(line.at)
