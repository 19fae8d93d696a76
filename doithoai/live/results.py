"""What was asked and promised, as everybody may read it: on the portal, on a sheet to put up, over the loudspeakers.

Only the points of the issued notice of conclusion; of what is confidential or internal the number alone (S-41).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from doithoai.conference import bulletin
from doithoai.conference.bulletin import Script
from doithoai.conference.models import Conference
from doithoai.core.formats import vndate
from doithoai.documents import drafting
from doithoai.documents.content import Content, Paragraph, Table
from doithoai.live.conclusion import CONFIDENTIAL
from doithoai.live.models import COVER, ConclusionItem, ConclusionKind, Sitting
from doithoai.live.states import SittingState

OUT = (SittingState.ISSUED, SittingState.FOLLOW_UP, SittingState.ARCHIVED)
#: How a point ended, as the sheet and the announcer say it.
SAID = {
    ConclusionKind.DISCUSSED: "đã trả lời tại hội nghị",
    ConclusionKind.SOLVED: "đã chỉ đạo giải quyết tại chỗ",
    ConclusionKind.UNSOLVED: "hứa giải quyết, trả lời",
    ConclusionKind.FORWARDED: "chuyển cấp có thẩm quyền",
}


@dataclass(frozen=True)
class Line:
    """One question with what became of it."""

    number: int
    asked: str
    said: str
    who: str
    due_on: date | None
    is_promise: bool


@dataclass(frozen=True)
class Results:
    """All points that may be read, and how many others there are."""

    lines: tuple[Line, ...]
    inside: int
    confidential: int

    @property
    def promises(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.is_promise)

    @property
    def all(self) -> int:
        return len(self.lines) + self.inside + self.confidential


def of(conference: Conference) -> Results | None:
    """None before the notice of conclusion is out."""
    sitting = Sitting.objects.filter(conference=conference, state__in=OUT).first()
    if sitting is None:
        return None
    rows = list(sitting.conclusion_items.select_related("organisation", "question__opinion__matter"))
    closed = [row for row in rows if _is_confidential(row)]
    inside = [row for row in rows if not _is_confidential(row) and row.question.opinion.matter.is_internal]
    hidden = {row.pk for row in (*closed, *inside)}
    return Results(tuple(_line(row) for row in rows if row.pk not in hidden), len(inside), len(closed))


def _is_confidential(row: ConclusionItem) -> bool:
    return row.question.opinion.matter.is_sealed or row.text == CONFIDENTIAL


def _line(row: ConclusionItem) -> Line:
    kind = ConclusionKind(row.kind)
    who = row.organisation.name if row.organisation else row.sitting.conference.authority.head_title
    return Line(row.order, row.text.rstrip("."), SAID[kind], who, row.due_on, kind == ConclusionKind.UNSOLVED)


def sheet(conference: Conference, results: Results) -> Content:
    """One sheet of A4 for the board at the seat and in the villages."""
    rows = tuple(
        (
            str(n),
            line.asked,
            f"{line.said[:1].upper()}{line.said[1:]}",
            line.who,
            vndate(line.due_on) if line.due_on else "",
        )
        for n, line in enumerate(results.lines, start=1)
    )
    told = conference.result_notices.first()
    return drafting.listed(
        conference.authority,
        kind="Kết quả đối thoại",
        day=told.shown_on if told else None,
        abstract=(f"những điều đã hỏi và đã hứa tại {drafting.lowered(conference.title)}",),
        body=(
            Paragraph(f"Ngày {vndate(conference.day)}, tại {conference.venue}. {_sum(results)}"),
            Table(
                ("TT", "Nội dung đã hỏi", "Kết quả", "Cơ quan trả lời, thực hiện", "Trước ngày"),
                rows,
                widths=(0.7, 3.9, 2.3, 2.5, 1.7),
                aligns=("center", "left", "left", "left", "center"),
            ),
            Paragraph(f"Tiến độ thực hiện được công khai trên cổng đối thoại. {_call(conference)}".strip()),
        ),
    )


def aloud(conference: Conference, results: Results) -> Script:
    """For the loudspeakers: the sum, then the promises with their days, as many as the short slot has time for."""
    authority = conference.authority
    needed = [f"{authority.name} thông báo kết quả: {conference.title}, ngày {vndate(conference.day)}.", _sum(results)]
    said = [f"{_spoken(line)} {line.who} {line.said} trước ngày {vndate(line.due_on)}." for line in results.promises]
    said += [f"{_spoken(line)} {line.who}: {line.said}." for line in results.lines if not line.is_promise]
    closing = ["Toàn bộ kết quả được niêm yết tại trụ sở, tại các thôn và đăng trên cổng đối thoại."]
    return bulletin.as_short(needed, said, bulletin.pace_of(authority), authority, closing)


def _spoken(line: Line) -> str:
    """The question with its stop; covered words are passed over."""
    words = " ".join(line.asked.replace(COVER, " ").split())
    return words if words.endswith(("?", "!")) else f"{words}."


def _sum(results: Results) -> str:
    parts = [
        f"Hội nghị có {results.all} nội dung được nêu, trong đó {len(results.promises)} nội dung được hứa giải quyết"
    ]
    if results.inside:
        parts.append(f"{results.inside} nội dung nội bộ trả lời riêng")
    if results.confidential:
        parts.append(f"{results.confidential} nội dung chuyển theo quy định của pháp luật")
    return ", ".join(parts) + "."


def _call(conference: Conference) -> str:
    phone = conference.authority.phone
    return f"Hỏi thêm: {phone}." if phone else ""
