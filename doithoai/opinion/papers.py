"""Papers of the opinions: the guidance slip, the reports of what was gathered (papers 4 to 7, 19 and 20)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from doithoai.conference.models import Conference
from doithoai.core import clock
from doithoai.core.formats import vndate, vnnumber
from doithoai.documents import drafting, wording
from doithoai.documents.content import (
    Annex,
    Blank,
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
from doithoai.opinion.digest import Digest
from doithoai.opinion.models import GatheringReport, HandOver, Opinion, SealedKind
from doithoai.people.models import HeadKind

if TYPE_CHECKING:
    from doithoai.opinion.gathering import Expected

#: What the law gives the sender, by kind: where the procedure is written down, and its first steps.
STEPS: dict[str, tuple[str, ...]] = {
    SealedKind.COMPLAINT: (
        "Người khiếu nại gửi đơn đến người ban hành quyết định hoặc cơ quan có người thực hiện hành vi bị khiếu nại.",
        "Đơn ghi ngày, tháng, năm; họ tên, địa chỉ; quyết định hoặc hành vi bị khiếu nại; lý do và yêu cầu; ký tên.",
        "Thời hiệu tính từ ngày biết quyết định, hành vi; cơ quan nhận đơn báo việc thụ lý trong hạn luật định.",
    ),
    SealedKind.DENUNCIATION: (
        "Người tố cáo gửi đơn hoặc trực tiếp trình bày với cơ quan có thẩm quyền giải quyết.",
        "Đơn ghi ngày, tháng, năm; họ tên, địa chỉ, cách liên hệ; hành vi bị tố cáo, người bị tố cáo; ký tên.",
        "Họ tên, địa chỉ, bút tích của người tố cáo được giữ bí mật; việc thụ lý được xem xét trong hạn luật định.",
    ),
}


ASKING_CLOSES = wording.passage(
    "asking.closing",
    number=4,
    paper="Công văn đề nghị tổng hợp ý kiến",
    name="Câu kết",
    text="Đề nghị các cơ quan, đơn vị quan tâm, thực hiện.",
)
RECEIPT_CLOSES = wording.passage(
    "receipt.contact",
    number=19,
    paper="Thông báo tiếp nhận",
    name="Cách tra cứu, liên hệ",
    text="Tra cứu bằng mã đã cấp khi gửi, hoặc liên hệ {van_phong}.",
    fields={"van_phong": "Văn phòng Đảng ủy xã, điện thoại 0204 300 0115"},
    needed=("van_phong",),
)
GUIDANCE_CLOSES = wording.passage(
    "guidance.closing",
    number=20,
    paper="Phiếu hướng dẫn",
    name="Câu kết",
    text="Nội dung đơn và người gửi được giữ kín; kết quả do cơ quan nhận đơn trả lời trực tiếp.",
)


def guidance(row: HandOver) -> Content:
    """Where it went, how and under which law; the number of the matter alone, never its content."""
    authority = row.authority
    party = authority.head_kind == HeadKind.PARTY
    opinions = ", ".join(row.matter.opinions.order_by("pk").values_list("number", flat=True))
    return Content(
        letterhead=Letterhead(issuer=authority.name, superior=authority.superior_name),
        symbol=Symbol(kind="PHD", body=authority.symbol),
        place=authority.place_name,
        kind="Phiếu hướng dẫn",
        abstract=(f"về đơn có nội dung {row.get_kind_display().lower()}",),
        body=(
            Paragraph(opinions, lead="Ý kiến số:"),
            Paragraph(
                f"Nội dung ông/bà gửi thuộc phạm vi {row.law}, không giải quyết theo trình tự đối thoại. "
                f"Đơn đã được chuyển đến {row.receiver} ngày {vndate(row.given_on)} (sổ bàn giao số {row.number})."
            ),
            *(Item(words, f"{place}.") for place, words in enumerate(STEPS[row.kind], start=1)),
            Paragraph(GUIDANCE_CLOSES.said(authority)),
        ),
        signature=Signature(
            position="CHÁNH VĂN PHÒNG",
            authority="T/L BAN THƯỜNG VỤ" if party else "TL. CHỦ TỊCH",
        ),
        day=row.given_on,
        has_number=False,
        filing="Văn phòng",
    )


def gathered(report: GatheringReport, told: Digest) -> Content:
    """The organisation's report: how and when it gathered, counts by kind and field, the list."""
    body = report.organisation
    span = " đến ".join(f"ngày {vndate(day)}" for day in (report.since, report.until) if day)
    return _report(
        report,
        issuer=body.name if body else report.authority.name,
        symbol=(body.symbol if body else "") or report.authority.symbol,
        position=(body.head_title if body else "") or "THỦ TRƯỞNG CƠ QUAN",
        abstract="tổng hợp ý kiến, tâm tư, nguyện vọng và đề xuất, kiến nghị nắm bắt trước hội nghị",
        body=(
            Heading(1, "CÁCH NẮM BẮT"),
            Paragraph(report.method),
            *((Paragraph(f"Từ {span}.", lead="Thời gian:"),) if span else ()),
            Heading(1, "KẾT QUẢ"),
            Paragraph(_total(told)),
            *_shares("Theo loại", told.by_kind),
            *_shares("Theo lĩnh vực", told.by_field),
            *((Paragraph("Danh mục ý kiến, kiến nghị tại phụ lục kèm theo."),) if told.lines else ()),
        ),
        annexes=(Annex("Danh mục ý kiến, kiến nghị", tuple(_list(told))),) if told.lines else (),
        recipients=(Recipient(report.authority.name, "b/c"),),
    )


def consolidated(report: GatheringReport, told: Digest, bodies: Iterable[Expected]) -> Content:
    """The coordinator's report: counts, hot matters, proposals of assignment, who has not reported."""
    missing = [one.organisation.name for one in bodies if one.is_missing]
    late = [one.organisation.name for one in bodies if one.is_late and not one.is_missing]
    return _report(
        report,
        issuer=report.authority.name,
        symbol=report.authority.symbol,
        position="TRƯỞNG BAN",
        abstract="tổng hợp, phân loại ý kiến và đề xuất giao giải trình trước hội nghị",
        body=(
            Heading(1, "TÌNH HÌNH TIẾP NHẬN"),
            Paragraph(_total(told)),
            *((Paragraph(report.method),) if report.method else ()),
            *_shares("Theo loại", told.by_kind),
            *_shares("Theo lĩnh vực", told.by_field),
            *_shares("Theo thẩm quyền", told.by_level),
            *_shares("Theo nguồn", told.by_source),
            Paragraph("; ".join(missing) if missing else "không", lead="Cơ quan chưa gửi báo cáo:"),
            Paragraph("; ".join(late) if late else "không", lead="Cơ quan gửi báo cáo chậm:"),
            Heading(1, "VẤN ĐỀ NỔI LÊN"),
            *(Item(f"{line.title} ({line.number}): {line.opinions} ý kiến") for line in told.hot),
            *(() if told.hot else (Paragraph("Không có vấn đề nhiều người nêu."),)),
            Heading(1, "ĐỀ XUẤT GIAO GIẢI TRÌNH"),
            *_list(told),
        ),
        recipients=(Recipient(f"Thường trực {report.authority.short_name}", "b/c"),),
    )


def _report(
    report: GatheringReport,
    *,
    issuer: str,
    symbol: str,
    position: str,
    abstract: str,
    body: tuple[Block, ...],
    recipients: tuple[Recipient, ...],
    annexes: tuple[Annex, ...] = (),
) -> Content:
    authority, title = report.authority, report.conference.title
    return Content(
        letterhead=Letterhead(issuer=issuer, superior=authority.superior_name),
        symbol=Symbol(kind="BC", body=symbol),
        place=authority.place_name,
        kind="Báo cáo",
        abstract=(abstract, f"{title[:1].lower()}{title[1:]}"),
        body=body,
        signature=Signature(position=position.upper()),
        day=clock.today(),
        recipients=recipients,
        annexes=annexes,
        filing="Văn phòng",
    )


def _total(told: Digest) -> str:
    if not told.received:
        return "Không có ý kiến."
    return f"Đã tiếp nhận {vnnumber(told.received)} ý kiến, gộp thành {vnnumber(told.matters)} vấn đề."


def _shares(title: str, counts: list[tuple[str, int]]) -> Iterable[Block]:
    if counts:
        rows = tuple((name, vnnumber(n)) for name, n in counts)
        total = vnnumber(sum(n for _name, n in counts))
        yield Table((title, "Số ý kiến"), (*rows, ("Cộng", total)), widths=(4, 1), aligns=("left", "right"))


def _list(told: Digest) -> Iterable[Block]:
    if told.lines:
        rows = tuple(
            (line.number, line.title, line.field, line.place, vnnumber(line.opinions), line.competent)
            for line in told.lines
        )
        yield Table(
            ("Số", "Nội dung", "Lĩnh vực", "Địa điểm", "Số lần nêu", "Đề xuất thẩm quyền"),
            rows,
            widths=(1.4, 4, 2, 1.6, 0.9, 2),
            aligns=("left", "left", "left", "left", "right", "left"),
        )


def asking(conference: Conference, bodies: Iterable[Expected]) -> Content:
    """Công văn đề nghị nắm bắt, tổng hợp ý kiến (4): to everybody who must report, with the first of their days."""
    authority = conference.authority
    rows = list(bodies)
    due = min((one.due_on for one in rows if one.due_on), default=None)
    until = f"trước ngày {vndate(due)}" if due else "đúng thời hạn trong kế hoạch"
    held = f" dự kiến tổ chức ngày {vndate(conference.day)}" if conference.day else ""
    return drafting.paper(
        authority,
        kind="",
        symbol="CV",
        abstract=("nắm bắt, tổng hợp ý kiến trước hội nghị tiếp xúc, đối thoại",),
        addressees=tuple(one.organisation.name for one in rows) or ("Các cơ quan, đơn vị liên quan",),
        body=(
            Paragraph(
                f"Chuẩn bị cho {drafting.lowered(conference.title)}{held}, {authority.issuing_body} đề nghị "
                "các cơ quan, đơn vị thực hiện một số nội dung sau:"
            ),
            Item(f"nắm bắt tâm tư, nguyện vọng, ý kiến, kiến nghị của {drafting.lowered(conference.audience)};"),
            Item("ghi đúng nội dung, địa bàn, số lần nêu; không ghi họ tên người nêu vào báo cáo;"),
            Item("đơn có nội dung khiếu nại, tố cáo thì hướng dẫn gửi đúng nơi giải quyết, không đưa vào tổng hợp;"),
            Item(f"gửi báo cáo theo mẫu về Văn phòng {authority.short_name} {until} để tổng hợp."),
            Paragraph(ASKING_CLOSES.said(authority)),
        ),
        recipients=("Như trên",),
    )


def form(conference: Conference) -> Content:
    """Phiếu lấy ý kiến (5), to be filled in by hand; forms with a code of receipt are printed in runs."""
    authority = conference.authority
    return drafting.listed(
        authority,
        kind="Phiếu lấy ý kiến",
        abstract=(f"gửi {drafting.lowered(conference.title)}",),
        signature=Signature(position="NGƯỜI GỬI Ý KIẾN", name="(không bắt buộc)"),
        day=None,
        body=(
            *(
                block
                for words in (
                    "Họ và tên (không bắt buộc):",
                    "Địa chỉ hoặc đơn vị:",
                    "Điện thoại (để nhận trả lời):",
                    "Lĩnh vực, nơi xảy ra:",
                )
                for block in (Paragraph("", lead=words), Blank(1))
            ),
            Paragraph("", lead="Nội dung ý kiến, kiến nghị:"),
            Blank(6),
            Item("Muốn phát biểu tại hội nghị", mark="□"),
            Item("Đồng ý công khai nội dung ý kiến", mark="□"),
            Item("Đồng ý công khai họ tên", mark="□"),
        ),
    )


def receipt(opinion: Opinion) -> Content:
    """Thông báo tiếp nhận, chuyển (19): number, state, who works on it, whom to ask; never the words of the sender."""
    authority, matter = opinion.authority, opinion.matter
    body = f"{matter.lead.name}" if matter.lead else f"Văn phòng {authority.short_name}"
    contact = f", điện thoại {authority.phone}" if authority.phone else ""
    due = (Paragraph(f"trước ngày {vndate(matter.due_on)}.", lead="Dự kiến trả lời:"),) if matter.due_on else ()
    return drafting.paper(
        authority,
        kind="Thông báo",
        symbol="TB",
        abstract=(f"tiếp nhận ý kiến số {opinion.number}",),
        body=(
            Paragraph(
                f"Ngày {vndate(opinion.received_on)}, {authority.name} đã tiếp nhận ý kiến của ông (bà) với số "
                f"{opinion.number}."
            ),
            Paragraph(f"{matter.get_state_display()}.", lead="Tình trạng:"),
            Paragraph(f"{body}.", lead="Cơ quan xem xét:"),
            *due,
            Paragraph(RECEIPT_CLOSES.said(authority, van_phong=f"Văn phòng {authority.short_name}{contact}")),
        ),
        recipients=("Người gửi ý kiến",),
    )
