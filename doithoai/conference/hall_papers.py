"""What is printed for the hall: the rules (11), the checklist, the information part."""

from __future__ import annotations

from doithoai.conference import briefing, checklist, hall_rules
from doithoai.conference.models import Conference
from doithoai.core.formats import vndate
from doithoai.documents import drafting
from doithoai.documents.content import Block, Content, Heading, Item, Paragraph, Table, paragraphs


def rules(conference: Conference) -> Content:
    """Nội quy (S-23, S-54): one point each, as they are read out."""
    return drafting.listed(
        conference.authority,
        kind="Nội quy",
        abstract=(drafting.lowered(conference.title),),
        body=rules_body(conference),
        circulation="TÀI LIỆU HỘI NGHỊ",
    )


def rules_body(conference: Conference) -> list[Block]:
    body: list[Block] = []
    if not hall_rules.names_time(conference):
        body.append(Paragraph(f"Mỗi đại biểu phát biểu không quá {hall_rules.time_words(conference)} một lượt."))
    return [*body, *(Paragraph(f"{place}. {line}") for place, line in enumerate(hall_rules.of(conference), start=1))]


def preparations(conference: Conference) -> Content:
    """Danh mục chuẩn bị hội trường: a column to tick by hand."""
    rows = tuple(
        (
            str(place),
            row.text,
            row.owner.name if row.owner else "",
            vndate(row.due_on) if row.due_on else "",
            "Xong" if row.done_at else "",
        )
        for place, row in enumerate(checklist.of(conference), start=1)
    )
    return drafting.listed(
        conference.authority,
        kind="Danh mục chuẩn bị hội trường",
        abstract=(drafting.lowered(conference.title),),
        body=(
            Table(
                ("TT", "Việc cần chuẩn bị", "Đơn vị làm", "Xong trước", "Đã xong"),
                rows,
                widths=(0.7, 4.6, 2.4, 1.6, 1.1),
                aligns=("center", "left", "left", "center", "center"),
            ),
        ),
    )


def information(conference: Conference) -> Content:
    """What is told before people speak (S-15, S-16), as the one who tells it holds it in hand."""
    row = briefing.of(conference)
    body: list[Block] = []
    if row is not None:
        body += [Item(f"{one.name}: {one.value}") for one in briefing.figures(row.figures)]
        for title, text in (
            ("TÌNH HÌNH, KẾT QUẢ", row.results),
            ("THUẬN LỢI", row.advantages),
            ("KHÓ KHĂN", row.difficulties),
            ("NHIỆM VỤ THỜI GIAN TỚI", row.tasks_ahead),
        ):
            if text.strip():
                body += [Heading(1, title), *paragraphs(text)]
    return drafting.listed(
        conference.authority,
        kind="Phần thông tin",
        abstract=(drafting.lowered(row.title if row else briefing.TITLE),),
        body=body or [Paragraph("Chưa có nội dung.")],
        circulation="TÀI LIỆU HỘI NGHỊ",
    )
