"""Papers of the sitting: its script (11), who speaks (14), minutes (15) and notice of conclusion (16)."""

from __future__ import annotations

from datetime import date

from doithoai.conference import attending
from doithoai.conference.models import Conference
from doithoai.core import clock
from doithoai.core.formats import vndate
from doithoai.documents import drafting, wording
from doithoai.documents.content import (
    Block,
    Content,
    Heading,
    Item,
    Letterhead,
    Paragraph,
    Recipient,
    Signature,
    Symbol,
    Table,
)
from doithoai.live import minutes as minute_lines
from doithoai.live.models import ConclusionItem, ConclusionKind, MinuteLine, NameShown, Sitting
from doithoai.people.models import HeadKind, Membership, Organisation, Person
from doithoai.people.roles import Role


def _letterhead(conference: Conference) -> Letterhead:
    authority = conference.authority
    return Letterhead(issuer=authority.name, superior=authority.superior_name)


def _abstract(conference: Conference) -> tuple[str, ...]:
    return (
        "hội nghị tiếp xúc, đối thoại trực tiếp",
        f"với {conference.audience[:1].lower()}{conference.audience[1:]}",
    )


def _person(conference: Conference, role: str) -> str:
    held = Membership.objects.filter(conference_ref=conference.pk, role=role).select_related("person").order_by("pk")
    first = held.first()
    return first.person.full_name if first is not None else ""


def _head_name(sitting: Sitting) -> str:
    person = Person.objects.filter(pk=sitting.head_id or 0).first()
    return person.full_name if person is not None else ""


def _time(moment: object) -> str:
    local = clock.local(moment)  # type: ignore[arg-type]  # only aware moments of the sitting come here
    return f"{local:%H} giờ {local:%M}"


def minutes(sitting: Sitting) -> Content:
    """Biên bản: beginning, presence, course, end; two signatures."""
    conference = sitting.conference
    figures = attending.figures(conference)
    chair, keeper = _head_name(sitting), _person(conference, Role.MINUTE_TAKER)
    body: list[Block] = [
        Heading(1, "THỜI GIAN, ĐỊA ĐIỂM"),
        Paragraph(_opening(sitting)),
        Heading(1, "THÀNH PHẦN"),
        Paragraph(f"Chủ trì: {chair}, {conference.authority.head_title}."),
        Paragraph(f"Thư ký: {keeper}."),
        Paragraph(_presence(sitting, figures.present, figures.expected)),
        Heading(1, "DIỄN BIẾN HỘI NGHỊ"),
    ]
    for line in minute_lines.course(sitting):
        late = " (nhập bù)" if isinstance(line, MinuteLine) and line.is_late_entry else ""
        body.append(Paragraph(line.text, lead=f"{_time(line.at)}{late}:"))
    body.append(Heading(1, "KẾT LUẬN"))
    body.extend(_points(sitting))
    if sitting.ended_at is not None:
        body.append(Paragraph(f"Hội nghị kết thúc hồi {_time(sitting.ended_at)} cùng ngày."))
    return Content(
        letterhead=_letterhead(conference),
        symbol=Symbol("BB", conference.authority.symbol),
        place=conference.authority.place_name,
        kind="BIÊN BẢN",
        abstract=_abstract(conference),
        body=tuple(body),
        signature=Signature("CHỦ TRÌ HỘI NGHỊ", chair),
        left_signature=Signature("NGƯỜI GHI BIÊN BẢN", keeper),
        has_date=False,
        has_end_mark=False,
    )


def _opening(sitting: Sitting) -> str:
    conference = sitting.conference
    begun = f"Hồi {_time(sitting.started_at)}, ngày {vndate(conference.day)}" if sitting.started_at else ""
    return f"{begun}, tại {conference.venue}.".lstrip(", ")


def _presence(sitting: Sitting, present: int, expected: int) -> str:
    first = sitting.present_at_start
    opened = f"; khi khai mạc có {first} đại biểu" if first is not None else ""
    return f"Đại biểu có mặt: {present}/{expected} người được mời, triệu tập{opened}."


CONCLUSION_CLOSES = wording.passage(
    "conclusion.closing",
    number=16,
    paper="Thông báo kết luận",
    name="Trách nhiệm thực hiện",
    text="Các cơ quan, đơn vị được giao có trách nhiệm giải quyết, trả lời người nêu ý kiến đúng thời hạn và báo cáo "
    "kết quả; tiến độ được công khai để nhân dân theo dõi, giám sát.",
)


def conclusion(sitting: Sitting, *, day: date | None = None) -> Content:
    """Thông báo kết luận: discussed, solved, to be resolved (body, task, date), forwarded, duty to report."""
    conference = sitting.conference
    authority = conference.authority
    state = authority.head_kind == HeadKind.STATE
    body: list[Block] = [
        Paragraph(
            f"Ngày {vndate(conference.day)}, tại {conference.venue}, {authority.head_title} đã chủ trì hội nghị "
            f"tiếp xúc, đối thoại trực tiếp. Sau khi nghe ý kiến của đại biểu và trả lời của các cơ quan, đơn vị, "
            f"{authority.head_title} kết luận như sau:"
        ),
        *_points(sitting, is_public=True),
        Paragraph(CONCLUSION_CLOSES.said(authority)),
    ]
    return Content(
        letterhead=_letterhead(conference),
        symbol=Symbol("TB", authority.symbol),
        place=authority.place_name,
        kind="THÔNG BÁO",
        abstract=(f"kết luận của {authority.head_title}", "tại " + " ".join(_abstract(conference))),
        body=tuple(body),
        signature=Signature(
            authority.head_title.split()[0].upper() if state else "CHÁNH VĂN PHÒNG",
            "",
            "" if state else f"T/L {authority.issuing_body.upper()}",
        ),
        day=day,
        recipients=tuple(Recipient(row.name) for row in _charged(sitting)),
        filing="Lưu: VT" if state else f"Lưu Văn phòng {authority.short_name}",
    )


def _charged(sitting: Sitting) -> list[Organisation]:
    seen: dict[int, Organisation] = {}
    for item in sitting.conclusion_items.select_related("organisation"):
        if item.organisation is not None:
            seen.setdefault(item.organisation.pk, item.organisation)
    return list(seen.values())


_TITLES = {
    ConclusionKind.DISCUSSED: "Những nội dung đã đối thoại, đã trả lời tại hội nghị",
    ConclusionKind.SOLVED: "Những nội dung đã được chỉ đạo giải quyết tại chỗ",
    ConclusionKind.UNSOLVED: "Những nội dung giao cơ quan, đơn vị giải quyết và trả lời đại biểu",
    ConclusionKind.FORWARDED: "Những nội dung chuyển cấp có thẩm quyền hoặc theo quy định của pháp luật",
}


#: What stands in a public paper in the place of an internal topic (S-41).
INSIDE = "Nội dung nội bộ, thông báo riêng đến người nêu ý kiến"


def _points(sitting: Sitting, *, is_public: bool = False) -> list[Block]:
    rows = list(sitting.conclusion_items.select_related("organisation", "question__opinion__matter"))
    blocks: list[Block] = []
    for kind, title in _TITLES.items():
        chosen = [row for row in rows if row.kind == kind]
        if chosen:
            blocks.append(Heading(2, title))
            blocks.extend(Item(_point(row, is_public=is_public)) for row in chosen)
    return blocks or [Paragraph("Hội nghị không có nội dung phải kết luận riêng.")]


def _point(row: ConclusionItem, *, is_public: bool) -> str:
    words = INSIDE if is_public and row.question.opinion.matter.is_internal else row.text
    parts = [f"{words.rstrip('.')} (ý kiến số {row.question.opinion.number})"]
    if row.organisation is not None:
        parts.append(f"cơ quan thực hiện: {row.organisation.name}")
    if row.due_on is not None:
        parts.append(f"hoàn thành trước ngày {vndate(row.due_on)}")
    return "; ".join(parts) + "."


def speakers(sitting: Sitting) -> Content:
    """Danh sách đăng ký phát biểu (14): in their order, named as each of them wished to be."""
    conference = sitting.conference
    turns = (
        sitting.turns.exclude(opinion__matter__is_sealed=True)
        .select_related("attendance", "opinion")
        .order_by("number")
    )
    rows = tuple(
        (
            str(turn.number),
            turn.attendance.name
            if turn.attendance and turn.name_shown in (NameShown.FULL, NameShown.PLACE)
            else f"Đại biểu số {turn.number}",
            turn.place,
            turn.topic,
            turn.opinion.number if turn.opinion else "",
        )
        for turn in turns
    )
    return drafting.listed(
        conference.authority,
        kind="Danh sách",
        abstract=(f"đăng ký phát biểu tại {drafting.lowered(conference.title)}",),
        body=(
            Table(
                ("TT", "Người đăng ký", "Nơi ở, đơn vị", "Nội dung", "Ý kiến số"),
                rows,
                widths=(0.7, 2.8, 2, 3.6, 1.9),
                aligns=("center", "left", "left", "left", "left"),
            ),
        ),
    )
