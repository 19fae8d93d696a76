"""A plan out of a file: the one door of this package."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext_lazy as _

from doithoai.core.transitions import Refused
from doithoai.programme.reading import (
    bases,
    closing,
    conference_tables,
    conferences,
    days,
    files,
    healing,
    letterhead,
    presiding,
    tasks,
    texts,
)
from doithoai.programme.reading.blocks import Block
from doithoai.programme.reading.lines import Paper, paper_of
from doithoai.programme.reading.outline import TableLine, folded
from doithoai.programme.reading.structure import Understood

_GATHERING = re.compile(
    r"tiếp nhận|thu thập|nắm bắt|tập hợp|lấy ý kiến|gửi ý kiến|đăng ký|tổng hợp|góp ý|nhận ý kiến|"
    r"(?:thu|phát|lấy) phiếu|gom (?:câu hỏi|ý kiến)|khảo sát",
    re.IGNORECASE,
)


_TAKES_IN = re.compile(
    r"(?:Thời (?:gian|hạn)\s+)?(?:tiếp nhận|thu nhận|nhận|gửi|thu thập|lấy|góp)\s+(?:các\s+)?ý kiến[^.;]{0,40}?:",
    re.IGNORECASE,
)


def read(data: bytes) -> Understood:
    """What the file says; raises Refused with a sentence when it is no text that can be read, or no plan."""
    understood = understand(files.blocks_of(data))
    if not (understood.document["subject"] or understood.conferences or understood.tasks):
        raise Refused(
            _("No plan was found in this file. It should have a title, conferences or tasks."),
            code="no_plan",
            field="file",
        )
    return understood


def understand(blocks: list[Block]) -> Understood:
    """The same from blocks: pure, so that what was shown is what is taken over."""
    healed = healing.heal(blocks)
    paper = paper_of(healed)
    document = letterhead.document(paper)
    year = document["year"] or date.min.year
    found, general_at = conferences.read(paper, year, presiding.of_title(paper, document))
    duties, aside = tasks.read(paper, found, year)
    window, window_at = _window(paper, year)
    understood = Understood(blocks, document, bases.read(paper.bases), found, window, duties, closing.read(paper))
    _mark_places(understood, paper, general_at, aside, window_at)
    for number, block in enumerate(healed):
        if not block.text.strip() and number not in understood.places:
            understood.places[number] = ["page"]
    return understood


def _window(paper: Paper, year: int) -> tuple[dict[str, str | None] | None, tuple[int, ...]]:
    """From when to when opinions are taken in."""
    for table in (one for one in paper.body if isinstance(one, TableLine) and conference_tables.is_of_tasks(one)):
        for cells, at in conference_tables.rows(table):
            when = (cells.get("due") or cells.get("time") or cells["duty"]).text
            span = days.range_of(when if re.match(r"\s*từ\b", when, re.IGNORECASE) else f"từ {when}", year)
            if span and _GATHERING.search(cells["duty"].text):
                return {"from": span[0].isoformat(), "to": span[1].isoformat()}, at
    for line in paper.lines:
        if not _GATHERING.search(f"{line.text} {line.section}") or re.search(
            r"hội nghị (?:được )?(?:diễn ra|tổ chức) từ", line.text
        ):
            continue
        if span := days.range_of(line.text, year):
            return {"from": span[0].isoformat(), "to": span[1].isoformat()}, line.at
        said = f"{line.section} {line.text}" if _TAKES_IN.match(line.text) else line.section
        if re.search(r"y kien", folded(said)) and (last := days.until_of(line.text, year)):
            return {"from": None, "to": last.isoformat()}, line.at
    return None, ()


def _mark_places(
    understood: Understood, paper: Paper, general: Iterable[int], aside: Iterable[int], window: Iterable[int]
) -> None:
    """Which block gave what; the words are those of the page that shows it."""

    def mark(numbers: Iterable[int], what: str) -> None:
        for number in numbers:
            known = understood.places.setdefault(number, [])
            if what and what not in known:
                known.append(what)

    known = letterhead.places(paper)
    mark(known.get("number", ()), "number")
    mark(known.get("date", ()), "day")
    for piece in paper.head:
        mark(() if set(piece.at) & {*known.get("number", ()), *known.get("date", ())} else piece.at, "head")
    mark(paper.title.at, "title")
    for piece in paper.bases:
        mark(piece.at, "opening")
    for piece in paper.belongs:
        mark(piece.at, "heading")
    for basis in understood.bases:
        mark(basis.at, "basis")
    above = {id(one.path[-1]) for one in paper.body if one.path}
    for line in paper.lines:
        headings = folded(" ".join(one.text for one in line.path))
        if line.depth == 1 or line.depth and id(line) in above and not conferences.TASKS.search(headings):
            mark(line.at, "heading")
    for name, pieces in texts.of(paper, taken={place for one in understood.conferences for place in one.at}).items():
        understood.texts[name] = "\n".join(piece.text for piece in pieces)
        mark((place for piece in pieces for place in piece.at), name)
    for table in paper.body:
        if isinstance(table, TableLine) and (
            conference_tables.is_of_conferences(table) or conference_tables.is_of_tasks(table)
        ):
            mark((place for cell in table.grid[0] for place in cell.at), "heading")
    for conference in understood.conferences:
        mark(sorted(conference.at), conference.key)
    mark(general, "conferences")
    for number, task in enumerate(understood.tasks, 1):
        mark(task.at, f"task {number}")
    mark(aside, "end")
    mark(window, "window")
    for receiver in understood.closing.recipients:
        mark(receiver.at, "recipient")
    mark(understood.closing.filing_at, "filing")
    mark(understood.closing.signer_at, "signer")
    for piece in (*paper.left, *paper.right):
        if re.match(r"\W*Nơi nhận", piece.text, re.IGNORECASE):
            mark(piece.at, "recipient")
