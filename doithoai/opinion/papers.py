"""Papers of the opinions: the guidance slip for complaints and denunciations (Phiếu hướng dẫn)."""

from __future__ import annotations

from doithoai.core.formats import vndate
from doithoai.documents.content import Content, Item, Letterhead, Paragraph, Signature, Symbol
from doithoai.opinion.models import HandOver, SealedKind
from doithoai.people.models import HeadKind

#: What the law gives the sender, by kind: where the procedure is written down, and its first steps.
STEPS: dict[str, tuple[str, ...]] = {
    SealedKind.COMPLAINT: (
        "Người khiếu nại gửi đơn đến người ban hành quyết định hoặc cơ quan có người thực hiện hành vi bị khiếu nại.",
        "Đơn ghi ngày, tháng, năm; họ tên, địa chỉ; quyết định hoặc hành vi bị khiếu nại; lý do và yêu cầu; ký tên.",
        "Thời hiệu khiếu nại tính từ ngày biết quyết định, hành vi; cơ quan nhận đơn báo việc thụ lý trong hạn luật định.",
    ),
    SealedKind.DENUNCIATION: (
        "Người tố cáo gửi đơn hoặc trực tiếp trình bày với cơ quan có thẩm quyền giải quyết.",
        "Đơn ghi ngày, tháng, năm; họ tên, địa chỉ, cách liên hệ; hành vi bị tố cáo, người bị tố cáo; ký tên.",
        "Họ tên, địa chỉ, bút tích của người tố cáo được giữ bí mật; việc thụ lý được xem xét trong hạn luật định.",
    ),
}


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
            Paragraph("Nội dung đơn và người gửi được giữ kín; kết quả do cơ quan nhận đơn trả lời trực tiếp."),
        ),
        signature=Signature(
            position="CHÁNH VĂN PHÒNG",
            authority="T/L BAN THƯỜNG VỤ" if party else "TL. CHỦ TỊCH",
        ),
        day=row.given_on,
        has_number=False,
        filing="Văn phòng",
    )
