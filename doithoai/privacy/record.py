"""The record of processing: what is processed, why, who receives it, how long it is kept, how it is protected."""

from __future__ import annotations

from collections.abc import Iterator

from doithoai.core import clock
from doithoai.core.formats import vndate
from doithoai.documents import docx, drafting, pdf
from doithoai.documents.content import Block, Content, Heading, Item, Paragraph, Table
from doithoai.documents.profiles import profile
from doithoai.people.models import Authority
from doithoai.privacy import retention

#: Activity, purpose, whose data, which data, who receives them, the class that says how long.
ACTIVITIES = (
    (
        "Tiếp nhận ý kiến",
        "Tiếp nhận, giải quyết, trả lời ý kiến, kiến nghị của người dân",
        "Người gửi ý kiến",
        "Họ tên, điện thoại, thư điện tử, địa chỉ (không bắt buộc); nội dung ý kiến",
        "Cán bộ tiếp nhận; cơ quan giải quyết khi người gửi cho phép",
        "keep_contact",
    ),
    (
        "Lưu nguyên văn, tệp, bản quét",
        "Bảo đảm không ý kiến nào bị mất, bị sửa",
        "Người gửi ý kiến",
        "Nguyên văn, ảnh, bản quét phiếu",
        "Cán bộ tiếp nhận, cơ quan chủ trì giải quyết",
        "keep_words",
    ),
    (
        "Báo tin cho người gửi",
        "Báo tiếp nhận, chuyển, kết quả theo hạn luật định",
        "Người gửi ý kiến",
        "Điện thoại, thư điện tử, số ý kiến",
        "Đơn vị cung cấp thư điện tử, tin nhắn mà cơ quan dùng",
        "keep_notices",
    ),
    (
        "Nhập bảng tính của thôn, đoàn thể",
        "Tổng hợp ý kiến trước hội nghị",
        "Người có ý kiến ghi trong bảng",
        "Họ tên, thôn, điện thoại, nội dung",
        "Cán bộ tiếp nhận",
        "keep_sheets",
    ),
    (
        "Yêu cầu của chủ thể dữ liệu",
        "Thực hiện quyền xem, chỉnh sửa, rút đồng ý, xóa, hạn chế",
        "Người yêu cầu",
        "Nội dung yêu cầu, cách xác minh người yêu cầu",
        "Cán bộ được giao xử lý",
        "keep_requests",
    ),
    (
        "Tổ chức hội nghị đối thoại",
        "Mời, điểm danh, ghi lượt phát biểu, biên bản",
        "Đại biểu, người phát biểu",
        "Họ tên, chức vụ, đơn vị, nội dung phát biểu",
        "Chủ trì, thư ký, bàn đăng ký",
        "",
    ),
)
GUARDS = (
    "Thông tin liên hệ được mã hóa trong cơ sở dữ liệu; khóa để riêng, không nằm trong bản sao lưu.",
    "Mỗi lần mở thông tin liên hệ hoặc nội dung giữ kín đều ghi người mở, thời điểm, lý do.",
    "Nội dung chỉ công khai khi người gửi đồng ý và người thứ hai đã duyệt bản che thông tin cá nhân.",
    "Tố cáo, khiếu nại được niêm phong, chỉ người giữ hồ sơ mật mở được.",
    "Bản sao lưu được mã hóa. Không dùng dịch vụ phân tích nội dung bên ngoài.",
)


def file(authority: Authority, form: str) -> bytes:
    render = pdf.render if form == "pdf" else docx.render
    return render(content(authority), profile(authority.paper_profile))


def content(authority: Authority) -> Content:
    """The record as a paper to print and keep."""
    return drafting.listed(
        authority,
        kind="Hồ sơ xử lý dữ liệu cá nhân",
        abstract=(f"của {authority.name}",),
        body=tuple(_body(authority)),
        day=clock.today(),
    )


def kept_for(authority: Authority) -> dict[str, str]:
    """Class -> how long, in the words of the record."""
    return {
        line.kept.code: f"{line.days} ngày ({line.rule.basis})"
        if line.is_on and line.rule
        else "Chưa đặt thời hạn; cơ quan quyết định"
        for line in retention.preview(authority)
    }


def rows(authority: Authority) -> list[tuple[str, ...]]:
    kept = kept_for(authority)
    return [
        (*words, kept.get(code, "Theo thời hạn bảo quản hồ sơ hội nghị (Luật Lưu trữ)")) for *words, code in ACTIVITIES
    ]


def _body(authority: Authority) -> Iterator[Block]:
    yield Paragraph(
        f"Lập ngày {vndate(clock.today())} theo Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15 và Nghị định số "
        "356/2025/NĐ-CP."
    )
    yield Heading(1, "Các hoạt động xử lý")
    yield Table(
        ("Hoạt động", "Mục đích", "Chủ thể", "Dữ liệu", "Người nhận", "Thời hạn lưu"),
        tuple(rows(authority)),
        widths=(1.5, 1.7, 1.2, 1.8, 1.6, 1.5),
    )
    yield Heading(1, "Biện pháp bảo vệ")
    for one in GUARDS:
        yield Item(one)
