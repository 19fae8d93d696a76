"""Rows that begin like something else and are opinions, and rows that are none though they stand where opinions do."""

from __future__ import annotations

from tests.opinion.sheet_writers import Page, text_file, xlsx
from tests.opinion.sheets_made import BUS, DRAIN, LAMP, ROAD, SCHOOL, WATER, Made, Said

#: Short opinions that begin like a section, a total, a note, an office, the day of a signature.
ALIKE = (
    "Nhóm trai làng đua xe ban đêm", "Lĩnh vực tư pháp còn phiền hà", "Các vấn đề về chợ cóc chưa ai xử lý",
    "Ý kiến về giá nước", "Tổng cộng 9 hộ chưa có sổ đỏ", "Tổng số 4 cột điện nghiêng", "Cộng đồng mong có sân bóng",
    "Nguồn điện yếu vào buổi tối", "Hết thuốc mà trạm không nhập thêm", "Lưu ý khúc cua hay xảy ra tai nạn",
    "Chú ý giúp đoạn kè nứt", "Chủ tịch phường nên tiếp dân cả thứ bảy", "Trưởng thôn thu phí không có phiếu",
    "Giám đốc nợ lương hai tháng", "Bí thư chi bộ ít xuống tổ", "Kế toán trưởng hay cáu với dân",
    "Xác nhận giấy tờ quá chậm", "Đại diện các hộ xin làm mương", "Thư ký tòa hẹn mãi",
    "Mất nước từ ngày 3 tháng 4 năm 2025", "Xin sửa trước ngày 30/6/2025", "Thôn Đoài chưa có đèn",
    "Ban ngày cũng tắc đường",
)  # fmt: skip


def all_lookalike() -> list[Made]:
    return [
        *_short_opinions(), _heading_like_rows(), _wide_opinions(), _after_subtotals(), _sections_with_totals(),
        _table_above_table(), _numbered_sections(), *_endings(),
    ]  # fmt: skip


def _short_opinions() -> list[Made]:
    alone = [Said(n, text) for n, text in enumerate(ALIKE, 2)]
    named = [Said(n, text, name="Lò Thị Ban") for n, text in enumerate(ALIKE, 2)]
    numbered = [[n, None, text] for n, text in enumerate(ALIKE, 1)]
    by_one = [["Lò Thị Ban", text] for text in ALIKE]
    return [
        Made("mot-cot.csv", text_file([["Ý kiến của bà con"], *[[text] for text in ALIKE]]), alone),
        Made("khong-so.xlsx", xlsx(Page("A", [["Người nêu", "Ý kiến"], *[[None, text] for text in ALIKE]])), alone),
        Made("co-so.xlsx", xlsx(Page("A", [["STT", "Người nêu", "Ý kiến"], *numbered])), alone),
        Made("co-ten.xlsx", xlsx(Page("A", [["Người nêu", "Ý kiến"], *by_one])), named),
    ]  # fmt: skip


def _heading_like_rows() -> Made:
    """Each cell would name a column; none of them is the word of a heading of this table."""
    rows = [
        ["Họ tên", "Thôn", "Nội dung"],
        ["Người dân", "Thôn Hạ", "Kiến nghị sửa cầu"],
        ["Đại diện hộ", "Khu 3", "Phản ánh đèn hỏng"],
    ]
    said = [
        Said(2, "Kiến nghị sửa cầu", name="Người dân", address="Thôn Hạ"),
        Said(3, "Phản ánh đèn hỏng", name="Đại diện hộ", address="Khu 3"),
    ]
    return Made("nhu-tieu-de.xlsx", xlsx(Page("A", rows)), said)


def _wide_opinions() -> Made:
    """Opinions in merged cells as wide as the merged heading over them; the first is no second row of the heading."""
    texts = ["Đề nghị lắp đèn", "Phản ánh mất nước", "Góp ý giá vé"]
    rows = [["STT", "Ý kiến", None, None], *[[None, text] for text in texts]]
    merges = [(row, 2, row, 4) for row in range(1, 5)]
    return Made("o-rong.xlsx", xlsx(Page("A", rows, merges=merges)), [Said(n, text) for n, text in enumerate(texts, 2)])


def _after_subtotals() -> Made:
    rows = [
        ["Thôn", "Người nêu", "Kiến nghị"],
        ["Thôn Đông", "Lò Văn Tám", ROAD],
        ["Cộng: 1 ý kiến"],
        [None, None, "Cầu phao hỏng ván"],
        [None, None, "Kè sông sạt lở"],
        ["Cộng: 2 ý kiến"],
        [None, None, "NGƯỜI LẬP BIỂU"],
        [None, None, "Lò Thị Mẫu"],
    ]
    said = [
        Said(2, ROAD, name="Lò Văn Tám", address="Thôn Đông"),
        Said(4, "Cầu phao hỏng ván"),
        Said(5, "Kè sông sạt lở"),
    ]
    return Made("cong-tung-thon.xlsx", xlsx(Page("A", rows)), said)


def _sections_with_totals() -> Made:
    """Below the total of one section the next one begins; the number of a village is not what was counted."""
    rows = [
        ["TT", "Ý kiến", "Người nêu", "Ghi chú"],
        ["Thôn 1: 2 ý kiến"],
        [1, LAMP, "Lò Văn Tám", None],
        [2, DRAIN, "Lò Thị Tám", None],
        ["Cộng thôn 1: 2 ý kiến"],
        ["Thôn 2: 1 ý kiến"],
        [3, BUS, "Lò Văn Chín", None],
        ["Cộng thôn 2: 3 (ba) ý kiến"],
        ["Tổng cộng cả 2 thôn", "5"],
    ]
    said = [
        Said(3, LAMP, name="Lò Văn Tám", section="Thôn 1: 2 ý kiến"),
        Said(4, DRAIN, name="Lò Thị Tám", section="Thôn 1: 2 ý kiến"),
        Said(7, BUS, name="Lò Văn Chín", section="Thôn 2: 1 ý kiến"),
    ]
    page = Page("A", rows, merges=[(2, 1, 2, 4), (6, 1, 6, 4)])
    warnings: set[tuple[int | None, str]] = {(9, "total_mismatch")}
    return Made("tong-tung-muc.xlsx", xlsx(page), said, warnings=warnings)


def _table_above_table() -> Made:
    """The second table has more columns than the first one close above it."""
    rows = [
        ["STT", "Họ tên", "Ý kiến"],
        [1, "Lò Văn Tám", ROAD],
        [],
        ["STT", "Họ tên", "SĐT", "Địa chỉ", "Ý kiến"],
        [1, "Lò Văn Chín", "0350000201", "thôn 1", WATER],
    ]
    said = [
        Said(2, ROAD, name="Lò Văn Tám"),
        Said(5, WATER, name="Lò Văn Chín", phone="0350000201", address="thôn 1"),
    ]
    return Made("bang-tren-bang.xlsx", xlsx(Page("A", rows)), said)


def _numbered_sections() -> Made:
    """A numbered line heads others when its parts are numbered after it, or when the count begins again."""
    rows = [
        ["TT", "Nội dung", "Người nêu"],
        ["1", "Giáo dục"],
        ["1.1", SCHOOL, "Lò Văn Tám"],
        ["2", "Giao thông"],
        ["2.1", BUS, "Lò Văn Chín"],
        ["3", "Lĩnh vực điện nước"],
        ["1", LAMP, "Lò Văn Mười"],
        ["2", "Lĩnh vực thuế còn rườm rà"],
        ["3", DRAIN, "Lò Thị Hai"],
        ["* Về chợ búa"],
        ["4", WATER, "Lò Thị Ba"],
    ]
    said = [
        Said(3, SCHOOL, name="Lò Văn Tám", section="Giáo dục"),
        Said(5, BUS, name="Lò Văn Chín", section="Giao thông"),
        Said(7, LAMP, name="Lò Văn Mười", section="Lĩnh vực điện nước"),
        Said(8, "Lĩnh vực thuế còn rườm rà", section="Lĩnh vực điện nước"),
        Said(9, DRAIN, name="Lò Thị Hai", section="Lĩnh vực điện nước"),
        Said(11, WATER, name="Lò Thị Ba", section="Về chợ búa"),
    ]
    return Made("muc-danh-so.xlsx", xlsx(Page("A", rows)), said)


def _endings() -> list[Made]:
    """What stands below a list in the column of opinions and beside it is none of them."""
    endings: list[list[list[object]]] = [
        [[None, None, "Ba Gò, ngày ... tháng ... năm 2025"], ["Người tổng hợp", None, "Tổ trưởng"],
         ["(Ký tên)", None, "(Ký, họ tên)"], ["Lò Thị Mẫu", None, "Lò Văn Mẫu"]],
        [[None, None, "Hà Giang, ngày 5/5/2025"], [None, None, "Người lập biểu: Lò Văn Mẫu"]],
        [[None, None, "….., ngày …. tháng …. năm 2025"], [None, None, "HIỆU TRƯỞNG"],
         [None, None, "(Ký tên, đóng dấu)"], [None, None, "Lò Văn Mẫu"]],
        [[None, None, "TM. BAN CÔNG TÁC MẶT TRẬN"], [None, None, "TRƯỞNG BAN"], [], [None, None, "Lò Văn Mẫu"]],
        [["Cộng", None, "1 ý kiến"], ["Ghi chú: gửi kèm công văn."], ["Nơi nhận:"], ["- Như trên;"]],
        [[None, None, "Tổng cộng: 01 ý kiến của 1 cử tri"]],
        [["./."]],
    ]  # fmt: skip
    head: list[list[object]] = [["STT", "Người kiến nghị", "Nội dung kiến nghị"], [1, "Lò Văn Tám", ROAD]]
    said = [Said(2, ROAD, name="Lò Văn Tám")]
    return [Made(f"cuoi-{n}.xlsx", xlsx(Page("A", [*head, *end])), said) for n, end in enumerate(endings, 1)]
