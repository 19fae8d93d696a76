"""The booklet for the chair: every matter of a conference with its approved answer, in the order of registration.

It is read in the hall and printed: words of officials alone, nothing of who raised a matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Sum
from django.utils.translation import gettext_lazy as _

from doithoai.casework.models import Answer, AnsweredPoint
from doithoai.casework.points import Covered
from doithoai.casework.states import AnswerState
from doithoai.casework.workshop import APPROVED
from doithoai.conference.models import Conference
from doithoai.core import clock
from doithoai.core.badges import Words
from doithoai.core.formats import vndate, vnnumber
from doithoai.core.transitions import Refused
from doithoai.documents.content import (
    Block,
    Content,
    Heading,
    Letterhead,
    Paragraph,
    Recipient,
    Signature,
    Symbol,
    paragraphs,
)
from doithoai.opinion import public_text
from doithoai.opinion.models import Matter
from doithoai.opinion.states import MatterState

#: More than a chair can hold in the hall; the page on the screen has no such end.
MOST = 1000
NOT_RAISED = (MatterState.WITHDRAWN, MatterState.DIVERTED)
#: The words of the paper for a matter whose answer nobody has approved; nothing begun yet has no state.
UNDERWAY = {
    "": "chưa có dự thảo",
    AnswerState.IN_REVIEW: "đang thẩm định",
    AnswerState.DRAFT: "đang dự thảo",
    AnswerState.SENT_BACK: "đang bổ sung theo yêu cầu thẩm định",
}


@dataclass(frozen=True)
class Line:
    """One matter of the booklet."""

    place: int
    matter: Matter
    answer: Answer | None
    underway: str
    covered: Covered | None

    @property
    def title(self) -> str:
        """The words that a second person approved, else those of the official with personal places covered."""
        return self.matter.public_title or public_text.proposed(self.matter.title)

    @property
    def state(self) -> Words:
        """How far the answer is that nobody has approved."""
        return AnswerState(self.underway).label if self.underway else _("Nobody writes it yet")

    @property
    def body(self) -> str:
        return self.matter.lead.name if self.matter.lead else ""


@dataclass(frozen=True)
class Sums:
    """What stands on the first page."""

    matters: int
    ready: int
    opinions: int

    @property
    def missing(self) -> int:
        return self.matters - self.ready


def matters(conference: Conference) -> QuerySet[Matter]:
    """In the order of registration; nothing that is sealed, withdrawn or goes another way."""
    rows = Matter.objects.of(conference.authority).unsealed().filter(conference=conference, said__gt=0)
    return rows.exclude(state__in=NOT_RAISED).select_related("lead", "field").order_by("pk")


def sums(conference: Conference) -> Sums:
    ready = Exists(Answer.objects.filter(matter=OuterRef("pk"), state__in=APPROVED))
    counted: dict[str, Any] = (
        matters(conference)
        .order_by()
        .annotate(is_ready=ready)
        .aggregate(matters=Count("pk"), ready=Count("pk", filter=Q(is_ready=True)), opinions=Sum("said", default=0))
    )
    return Sums(**counted)


def lines(rows: Sequence[Matter], *, first: int = 1) -> list[Line]:
    """These matters as lines; two queries, however many they are."""
    keys = [row.pk for row in rows]
    best: dict[int, Answer] = {}
    underway: dict[int, str] = {}
    for answer in Answer.objects.filter(matter__in=keys).exclude(state=AnswerState.CORRECTED).order_by("version"):
        if answer.state in APPROVED:
            best[answer.matter_id] = answer
        else:
            underway[answer.matter_id] = answer.state
    ticked = _ticked(best.values())
    return [
        Line(
            place,
            row,
            best.get(row.pk),
            underway.get(row.pk, ""),
            _covered(best.get(row.pk), row, ticked),
        )
        for place, row in enumerate(rows, start=first)
    ]


def _covered(answer: Answer | None, matter: Matter, ticked: dict[int, int]) -> Covered | None:
    if answer is None or answer.is_oral or matter.said < 2:
        return None
    return Covered(ticked.get(answer.pk, 0), matter.said)


def _ticked(answers: Iterable[Answer]) -> dict[int, int]:
    rows = AnsweredPoint.objects.filter(answer__in=[one.pk for one in answers], opinion__matter=F("answer__matter"))
    return dict(rows.values_list("answer").annotate(n=Count("pk")))


def paper(conference: Conference) -> Content:
    """The same for printing, on the day it is made; it carries no number: it is no paper of its own."""
    found = sums(conference)
    if found.matters > MOST:
        words = _("The booklet would hold %(n)s matters. Read it on the screen, where it has pages.")
        raise Refused(words % {"n": found.matters}, code="too_many")
    authority, title = conference.authority, conference.title
    day = f" ngày {vndate(conference.day)}" if conference.day else ""
    body: list[Block] = [
        Paragraph(
            f"Có {vnnumber(found.matters)} vấn đề (từ {vnnumber(found.opinions)} ý kiến) được nêu với hội nghị; "
            f"{vnnumber(found.ready)} vấn đề đã có trả lời được duyệt, {vnnumber(found.missing)} vấn đề chưa có. "
            f"Số liệu tính đến ngày {vndate(clock.today())}."
        )
    ]
    for line in lines(list(matters(conference))):
        body += _said(line)
    return Content(
        letterhead=Letterhead(issuer=authority.name, superior=authority.superior_name),
        symbol=Symbol(kind="TL", body=authority.symbol),
        place=authority.place_name,
        kind="Tập trả lời",
        abstract=("phục vụ đồng chí chủ trì", f"{title[:1].lower()}{title[1:]}{day}"),
        body=tuple(body),
        signature=Signature(position="BỘ PHẬN TỔNG HỢP"),
        day=clock.today(),
        has_number=False,
        recipients=(Recipient("Đồng chí chủ trì hội nghị"),),
        filing="Văn phòng",
        circulation="TÀI LIỆU HỘI NGHỊ",
        has_end_mark=False,
    )


def _said(line: Line) -> list[Block]:
    """One matter; a missing answer is said where the answer would stand."""
    inside = "; vấn đề nội bộ" if line.matter.is_internal else ""
    many = f"; {vnnumber(line.matter.said)} ý kiến" if line.matter.said > 1 else ""
    found: list[Block] = [
        Heading(2, line.title),
        Paragraph(f"{line.matter.number}{many}{inside}", lead="Số:"),
        Paragraph(line.body or "chưa giao", lead="Cơ quan trả lời:"),
    ]
    if line.answer is None:
        return [*found, Paragraph(f"CHƯA CÓ TRẢ LỜI ĐƯỢC DUYỆT ({UNDERWAY[line.underway]}).", italic=True)]
    found += [
        Paragraph(str(line.answer.get_result_display()), lead="Kết quả:"),
        Paragraph(line.answer.short, lead="Trả lời:"),
    ]
    if line.covered and line.covered.left:
        found.append(
            Paragraph(
                f"trả lời {vnnumber(line.covered.ticked)}/{vnnumber(line.covered.points)} nội dung người dân nêu",
                lead="Lưu ý:",
            )
        )
    if line.answer.basis:
        first, *others = paragraphs(line.answer.basis)
        found += [Paragraph(first.text, lead="Căn cứ:"), *others]
    return found
