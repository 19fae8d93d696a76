"""Contents of papers as other rooms would build them: a plan, a letter, minutes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from doithoai.documents.content import (
    Annex,
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

#: A list that runs over two pages, and a short one.
ANNEXES = (
    Annex(
        "Danh mục ý kiến, kiến nghị",
        (
            Paragraph("Ý kiến được xếp theo lĩnh vực và theo nơi xảy ra, mỗi ý kiến một dòng."),
            Table(
                ("TT", "Nội dung"),
                tuple((str(n), f"Đoạn đường liên thôn số {n} ngập sau mỗi trận mưa lớn.") for n in range(1, 46)),
                widths=(1, 9),
                aligns=("center", "left"),
            ),
        ),
    ),
    Annex("Danh sách đại biểu", (Item("Đại diện các thôn, mỗi thôn ba người."),)),
)


def plan(**changes: Any) -> Content:
    """A year plan of a Party committee, long enough for a second page."""
    content = Content(
        letterhead=Letterhead(issuer="Huyện ủy Hà Giang Thượng", superior="Đảng bộ tỉnh Lâm Sơn"),
        symbol=Symbol("KH", "HU"),
        place="Hà Giang Thượng",
        day=date(2024, 3, 5),
        number="07",
        kind="Kế hoạch",
        abstract=("đối thoại của đồng chí Bí thư Huyện ủy", "với các tầng lớp nhân dân năm 2024"),
        bases=(
            "Căn cứ Quy chế làm việc của Ban Chấp hành Đảng bộ huyện khóa XXII, nhiệm kỳ 2020 - 2025;",
            "Căn cứ Chương trình công tác năm 2024 của Ban Thường vụ Huyện ủy",
        ),
        body=(
            Paragraph("Ban Thường vụ Huyện ủy ban hành kế hoạch tổ chức các hội nghị đối thoại trong năm như sau:"),
            Heading(1, "MỤC ĐÍCH, YÊU CẦU"),
            Heading(2, "Mục đích"),
            *(Paragraph(f"Người dân được nói trực tiếp với người đứng đầu về việc thứ {n}. " * 3) for n in range(1, 5)),
            Heading(2, "Yêu cầu"),
            Item("Chuẩn bị kỹ nội dung, trả lời đúng câu hỏi, nêu rõ thời hạn và người chịu trách nhiệm."),
            Item("Công khai kết quả giải quyết để nhân dân theo dõi, đánh giá."),
            Heading(1, "CÁC HỘI NGHỊ"),
            Heading(2, "Thời gian, địa điểm"),
            Heading(3, "Hội nghị với doanh nghiệp và người lao động"),
            Paragraph("quý II năm 2024, tại Nhà văn hóa trung tâm.", lead="Dự kiến:"),
            Table(
                ("TT", "Đối tượng", "Thời gian"),
                (("1", "Doanh nghiệp, công nhân", "Quý II"), ("2", "Nhân dân vùng dự án", "Quý III")),
                widths=(1, 6, 3),
                aligns=("center", "left", "center"),
            ),
            Heading(1, "TỔ CHỨC THỰC HIỆN"),
            *(Paragraph(f"Đơn vị thứ {n} chuẩn bị nội dung thuộc trách nhiệm của mình. " * 4) for n in range(1, 6)),
        ),
        signature=Signature("Bí thư", "Nguyễn Văn Thụ", "T/M Ban Thường vụ"),
        recipients=(
            Recipient("Thường trực Tỉnh ủy", "b/c"),
            Recipient("Các đồng chí Ủy viên Ban Thường vụ Huyện ủy"),
            Recipient("Đảng ủy các xã, thị trấn", "t/h"),
        ),
        filing="Văn phòng Huyện ủy",
    )
    return replace(content, **changes)


def state_notice(**changes: Any) -> Content:
    """A notice of a People's Committee."""
    content = replace(
        plan(),
        letterhead=Letterhead(issuer="Ủy ban nhân dân xã Sơn Hạ", superior="Ủy ban nhân dân tỉnh Lâm Sơn"),
        symbol=Symbol("TB", "UBND"),
        place="Sơn Hạ",
        kind="Thông báo",
        abstract=("Tổ chức hội nghị đối thoại với nhân dân năm 2024",),
        signature=Signature("Chủ tịch", "Trần Thị Mận", "TM. Ủy ban nhân dân"),
        filing="VT, TH",
    )
    return replace(content, **changes)


def letter(**changes: Any) -> Content:
    """An official letter of a staff body to several units."""
    content = replace(
        plan(),
        letterhead=Letterhead(issuer="Ban Dân vận", superior="Huyện ủy Hà Giang Thượng"),
        symbol=Symbol("CV", "BDVHU", "BDV"),
        number="12",
        kind="",
        abstract=("nắm bắt, tổng hợp ý kiến trước hội nghị đối thoại",),
        addressees=("Đảng ủy các xã, thị trấn", "Liên đoàn Lao động huyện"),
        bases=(),
        body=(Paragraph("Đề nghị các đơn vị tổng hợp ý kiến và gửi về Ban trước ngày 20 tháng 5 năm 2024."),),
        signature=Signature("Trưởng ban", "Lê Văn Khoát"),
        filing="Ban Dân vận",
    )
    return replace(content, **changes)


def minutes(**changes: Any) -> Content:
    """Minutes with two signatures and no recipients."""
    content = replace(
        plan(),
        symbol=Symbol("BB", "HU"),
        kind="Biên bản",
        abstract=("hội nghị đối thoại với nhân dân vùng dự án",),
        bases=(),
        body=(
            Paragraph("08 giờ 00 ngày 12 tháng 9 năm 2024, tại Hội trường xã.", lead="Thời gian, địa điểm:"),
            Heading(1, "THÀNH PHẦN"),
            Item("Chủ trì: đồng chí Nguyễn Văn Thụ, Bí thư Huyện ủy."),
            Item("Thư ký: đồng chí Phạm Thị Bưởi, chuyên viên Văn phòng Huyện ủy."),
            Item("Đại biểu: 142 người có mặt trên 150 người được mời."),
            Heading(1, "DIỄN BIẾN"),
            Paragraph("Ông Hoàng Văn Tảo (thôn Đồng Sim) đề nghị trả lời về thời hạn chi trả tiền đền bù đất ở."),
            Paragraph("Đồng chí Chủ trì giao Trung tâm Phát triển quỹ đất chi trả xong trước ngày 30/9/2024."),
            Paragraph("Hội nghị kết thúc hồi 11 giờ 30 cùng ngày; biên bản được đọc lại và thông qua."),
        ),
        signature=Signature("Chủ trì hội nghị", "Nguyễn Văn Thụ"),
        left_signature=Signature("Người ghi biên bản", "Phạm Thị Bưởi"),
        recipients=(),
        filing="",
    )
    return replace(content, **changes)
