"""Papers about answers: transfer (8), explanation (9), explanations together (10), reply (18), what is put up (24)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from doithoai.casework import booklet
from doithoai.casework.models import Answer, Assignment, Purpose
from doithoai.conference.models import Conference
from doithoai.core.formats import vndate, vnnumber
from doithoai.documents import drafting, wording
from doithoai.documents.content import (
    Block,
    Content,
    Heading,
    Item,
    Paragraph,
    Signature,
    Table,
    paragraphs,
)
from doithoai.opinion import public_text
from doithoai.opinion.models import Matter, Opinion
from doithoai.people.models import Organisation

_ASKED = {Purpose.EXPLAIN: "Tham mưu giải trình", Purpose.RESOLVE: "Giải quyết, trả lời"}


def masked(matter: Matter) -> str:
    """The words that a second person approved, else those of the official with personal places covered."""
    return matter.public_title or public_text.proposed(matter.title)


TRANSFER_ASKS = wording.passage(
    "transfer.request",
    number=8,
    paper="Phiếu chuyển",
    name="Yêu cầu trả lời",
    text="Đề nghị trả lời bằng văn bản: nội dung đã kiểm tra, căn cứ pháp luật, kết quả (đã giải quyết; đang giải "
    "quyết, nêu lộ trình; giải thích; không thuộc thẩm quyền, nêu nơi có thẩm quyền). Nội dung không thuộc trách "
    "nhiệm thì chuyển lại trong thời hạn quy định.",
)
REPLY_CLOSES = wording.passage(
    "reply.closing",
    number=18,
    paper="Văn bản trả lời người kiến nghị",
    name="Quyền phản hồi và câu kết",
    text="Nếu chưa đồng ý với nội dung trả lời, ông (bà) có quyền phản hồi, đề nghị xem xét lại bằng mã đã cấp hoặc "
    "tại nơi tiếp nhận. {co_quan} trân trọng thông tin đến ông (bà).",
    fields={"co_quan": "Đảng ủy xã Tân Yên"},
)


def transfer(body: Organisation, rows: Sequence[Assignment]) -> Content:
    """Phiếu chuyển (8): what one body is asked to explain or solve, until when, and with whom."""
    authority = body.authority
    together: dict[int, list[str]] = {}
    others = Assignment.objects.active().filter(matter__in=[row.matter_id for row in rows], is_lead=False)
    for other in others.select_related("organisation"):
        together.setdefault(other.matter_id, []).append(other.organisation.name)
    lines = tuple(
        (
            str(place),
            row.matter.number,
            masked(row.matter),
            row.asked or _ASKED[Purpose(row.purpose)],
            vndate(row.due_on),
            ", ".join(together.get(row.matter_id, ())),
        )
        for place, row in enumerate(rows, start=1)
    )
    return drafting.paper(
        authority,
        kind="Phiếu chuyển",
        symbol="PC",
        abstract=("ý kiến, kiến nghị để tham mưu giải trình, trả lời",),
        addressees=(body.name,),
        body=(
            Paragraph(
                f"Văn phòng {authority.short_name} chuyển đến {body.name} {vnnumber(len(rows))} vấn đề do nhân dân nêu:"
            ),
            Table(
                ("TT", "Số", "Nội dung", "Yêu cầu", "Hạn", "Phối hợp"),
                lines,
                widths=(0.6, 2, 3.6, 1.8, 1.6, 1.8),
                aligns=("center", "left", "left", "left", "center", "left"),
            ),
            Paragraph(TRANSFER_ASKS.said(authority)),
        ),
        recipients=("Như trên",),
    )


def explanation(answer: Answer, body: Organisation) -> Content:
    """Văn bản giải trình (9) of one body: opinion, facts, legal basis, result."""
    authority, matter = body.authority, answer.matter
    files = len(answer.files)
    return drafting.paper(
        authority,
        kind="",
        symbol="CV",
        letterhead=drafting.letterhead_of(authority, body),
        symbol_body=body.symbol,
        abstract=(f"giải trình, trả lời ý kiến số {matter.number}",),
        addressees=(authority.name,),
        signature=Signature(position=(body.head_title or "Thủ trưởng cơ quan").upper()),
        body=(
            Heading(1, "NỘI DUNG Ý KIẾN"),
            Paragraph(f"{masked(matter).rstrip('.')}."),
            Heading(1, "KẾT QUẢ KIỂM TRA"),
            *(paragraphs(answer.body) or (Paragraph(answer.short),)),
            Heading(1, "CĂN CỨ"),
            *(paragraphs(answer.basis) or (Paragraph("Không viện dẫn văn bản."),)),
            Heading(1, "TRẢ LỜI"),
            Paragraph(f"{answer.get_result_display()}.", lead="Kết quả:"),
            *(
                (Paragraph(f"{answer.not_accepted_reason.rstrip('.')}.", lead="Lý do:"),)
                if answer.not_accepted_reason
                else ()
            ),
            *((Paragraph(f"{vnnumber(files)} tệp gửi kèm.", lead="Tài liệu:"),) if files else ()),
            Paragraph(answer.short),
        ),
        recipients=("Như trên",),
        filing="VT",
    )


def explained(conference: Conference) -> Content:
    """Báo cáo tổng hợp giải trình (10): opinion, body, draft answer, what is proposed to the chair."""
    authority, found = conference.authority, booklet.sums(conference)
    rows = tuple(
        (
            str(line.place),
            f"{line.title} ({line.matter.number})",
            line.body or "Chưa giao",
            line.answer.short if line.answer else f"Chưa có: {booklet.UNDERWAY[line.underway]}",
            "Trả lời tại hội nghị" if line.answer else "Giao trả lời sau hội nghị",
        )
        for line in booklet.lines(list(booklet.matters(conference)[: booklet.MOST]))
    )
    return drafting.paper(
        authority,
        kind="Báo cáo",
        symbol="BC",
        abstract=("tổng hợp giải trình, trả lời ý kiến", f"phục vụ {drafting.lowered(conference.title)}"),
        body=(
            Paragraph(
                f"Có {vnnumber(found.matters)} vấn đề từ {vnnumber(found.opinions)} ý kiến; "
                f"{vnnumber(found.ready)} vấn đề đã có trả lời được duyệt, {vnnumber(found.missing)} vấn đề chưa có."
            ),
            Table(
                ("TT", "Ý kiến", "Cơ quan", "Dự thảo trả lời", "Đề xuất với chủ trì"),
                rows,
                widths=(0.6, 3.4, 1.8, 3.2, 1.8),
                aligns=("center", "left", "left", "left", "left"),
            ),
            Paragraph("Kính trình đồng chí chủ trì xem xét, cho ý kiến."),
        ),
        recipients=(f"Thường trực {authority.short_name}",),
    )


def reply(opinion: Opinion, answer: Answer) -> Content:
    """Văn bản trả lời người kiến nghị (18): by the number of the opinion; the name is written by hand."""
    authority = opinion.authority
    return drafting.paper(
        authority,
        kind="",
        symbol="CV",
        abstract=(f"trả lời ý kiến số {opinion.number}",),
        addressees=(f"Ông (bà) gửi ý kiến số {opinion.number}",),
        body=(
            Paragraph(
                f"Ngày {vndate(opinion.received_on)}, {authority.name} nhận được ý kiến của ông (bà) về việc: "
                f"{drafting.lowered(masked(answer.matter)).rstrip('.')}. Sau khi xem xét, {authority.name} "
                "trả lời như sau:"
            ),
            *_points(answer),
            Paragraph(REPLY_CLOSES.said(authority, co_quan=authority.name)),
        ),
        recipients=("Như trên",),
    )


def put_up(conference: Conference) -> Content:
    """Bảng công khai kết quả (24): only what is published, in the words approved for the public."""
    rows = Matter.objects.of(conference.authority).public().filter(conference=conference)
    answers = {
        one.matter_id: one
        for one in Answer.objects.filter(matter__in=rows, published_at__isnull=False).order_by("version")
    }
    lines = tuple(
        (
            row.number,
            row.public_title,
            row.lead.name if row.lead else "",
            str(row.get_state_display()),
            answers[row.pk].short if row.pk in answers else "",
            vndate(answers[row.pk].published_at) if row.pk in answers else "",
        )
        for row in rows.select_related("lead").order_by("pk")
    )
    return drafting.listed(
        conference.authority,
        kind="Bảng công khai",
        abstract=("kết quả giải quyết, trả lời ý kiến", f"tại {drafting.lowered(conference.title)}"),
        body=(
            Table(
                ("Số", "Nội dung", "Cơ quan", "Tình trạng", "Trả lời", "Ngày"),
                lines,
                widths=(2.3, 2.9, 1.6, 1.4, 2.7, 1.8),
                aligns=("left", "left", "left", "left", "left", "center"),
            ),
        ),
    )


def _points(answer: Answer) -> Iterable[Block]:
    yield Paragraph(answer.short)
    yield from paragraphs(answer.body)
    for basis in paragraphs(answer.basis):
        yield Item(basis.text.rstrip(".;") + ".", lead="Căn cứ:")
