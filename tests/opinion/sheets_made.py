"""Spreadsheets as offices send them, each with what must come out: other headings, encodings, marks and orders."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from tests.opinion.sheet_writers import (
    Failed,
    Formula,
    Lettered,
    Page,
    ods,
    tcvn3,
    text_file,
    vni,
    windows_1258,
    xls,
    xlsx,
)

DRAIN = "Cống sau chợ bé quá, mưa nửa giờ là ngập, đề nghị xã làm lại."
LAMP = "Đèn đường ngõ 12 hỏng hai tháng, tối đi không thấy gì."
SCHOOL = "Đề nghị xây thêm phòng học ở điểm trường lẻ."
BUS = "Xe buýt bỏ chuyến sáng, học sinh phải đi xe ôm."
WATER = "Nước máy đục, để qua đêm lắng cặn vàng."
ROAD = "Đường trục thôn vỡ nhiều đoạn, xe tải vẫn chạy."


@dataclass
class Said:
    row: int
    text: str
    part: int = 1
    name: str = ""
    phone: str = ""
    address: str = ""
    day: str = ""
    section: str = ""
    sheet: str = ""
    email: str = ""
    id_number: str = ""
    field: str = ""


@dataclass
class Made:
    name: str
    data: bytes
    said: list[Said] = field(default_factory=list)
    refused: set[tuple[int, str]] = field(default_factory=set)
    warnings: set[tuple[int | None, str]] = field(default_factory=set)
    file_refused: str | None = None


def all_made() -> list[Made]:
    return [
        _one_heading(), _many_sheets(), _two_headings(), _open_document(), _old_workbook(), _vni_text(), _tcvn3_text(),
        _code_page(), _wide_text(), _sections(), _marks(), _phones(), _days(), _form_export(), _nothing_said(),
        _prefixed(), _mixed_fonts(), _upper_row_in_text(), _one_column(), _misnamed(), *_refused_files(),
    ]  # fmt: skip


def _one_heading() -> Made:
    head = [
        "STT", "Họ tên cử tri", "Thôn/xóm", "SĐT", "Kiến nghị của nhân dân", "Ngày nhận", "Cấp xem xét",
        "Kết quả giải quyết kỳ trước",
    ]  # fmt: skip
    rows = [
        ["UBND XÃ BA GÒ"],
        ["TỔNG HỢP KIẾN NGHỊ CỦA CỬ TRI TRƯỚC KỲ HỌP"],
        [],
        head,
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)"],
        [1, "Bà Lò Thị Ban", "xóm Gốc Gạo", 350000001, DRAIN, date(2025, 3, 4), "xã", "Đề nghị đã được trả lời."],
        [2, "đ/c Tô Văn Khu", "xóm Gốc Gạo", "0350.000.002 - 0350.000.003", LAMP, "5/3/2025", "xã"],
        [3, "Chi hội phụ nữ xóm Đình", "", "", "Không có ý kiến gì.", "5/3/2025"],
        [4, "Cháu", "xóm Đình", "không", ".....", None],
        [None, "Cộng: 4 ý kiến"],
        [None, None, None, None, "Ba Gò, ngày 6 tháng 3 năm 2025"],
        [None, None, None, None, "TM. ỦY BAN NHÂN DÂN"],
        [None, None, None, None, "Hà Văn Mẫu"],
    ]
    said = [
        Said(6, DRAIN, name="Lò Thị Ban", phone="0350000001", address="xóm Gốc Gạo", day="2025-03-04"),
        Said(7, LAMP, name="Tô Văn Khu", phone="0350000002", address="xóm Gốc Gạo", day="2025-03-05"),
    ]
    return Made(
        "cu-tri.xlsx",
        xlsx(Page("Biểu 1", rows)),
        said,
        {(8, "nil_return"), (9, "no_content")},
        {(6, "phone_zero_restored"), (7, "several_phones")},
    )


def _many_sheets() -> Made:
    notes = Page("Hướng dẫn", [["Mỗi phản ánh ghi một dòng."], ["Không gộp nhiều nội dung."]])
    lookup = Page("dm", [["Lĩnh vực"], ["Đất đai"], ["Môi trường"]], state="hidden")
    first = Page(
        "Khu 1",
        [
            [],
            [],
            ["Người phản ánh", "Nội dung phản ánh", "Nơi ở", "Lĩnh vực"],
            ["Anh Mạc Văn Tấu", WATER, "khu 1", "Nước"],
        ],
    )
    second = Page(
        "Khu 2",
        [["Ý kiến cử tri", "Họ tên", "Tổ dân phố"], [ROAD, "Chị Ma Thị Én", "tổ 4"], [WATER, "Ẩn danh", "tổ 4"]],
    )
    said = [
        Said(4, WATER, name="Mạc Văn Tấu", address="khu 1", sheet="Khu 1", field="Nước"),
        Said(2, ROAD, name="Ma Thị Én", address="tổ 4", sheet="Khu 2"),
        Said(3, WATER, address="tổ 4", sheet="Khu 2"),
    ]
    data = xlsx(notes, first, lookup, second, shared=False)
    return Made("nhieu-bieu.xlsx", data, said, warnings={(3, "same_text")})


def _two_headings() -> Made:
    rows = [
        ["BIỂU TỔNG HỢP"],
        ["TT", "Người phản ánh", None, None, "Ý kiến", None, "Kết quả", None, "Ghi chú"],
        [None, "Họ và tên", "Điện thoại", "Nơi ở", "Nội dung", "Lĩnh vực", "Nội dung trả lời", "Ngày trả lời"],
        [
            1,
            "Ông Vi Văn Nhị",
            "+84 (0)350 000 011",
            "bản Tạo",
            ROAD,
            "Giao thông",
            "Đã ghi nhận.",
            "1/1/2025",
            "gửi lại",
        ],
        [2, "Cụ Hà Thị Bảy", "02513000012", "bản Tạo", Formula("E9", LAMP), "Điện"],
        [3, "Bế Văn Sáu", "12", "bản Ngoài", None, "Y tế"],
        [4, "Bế Thị Tư", None, "bản Ngoài", Formula("E10"), "Y tế"],
        [
            5,
            "Ông Vi Văn Nhị",
            "0350000011",
            "bản Tạo",
            "ĐƯỜNG TRỤC THÔN VỠ NHIỀU ĐOẠN,  XE TẢI VẪN CHẠY.",
            "Giao thông",
        ],
    ]
    page = Page(
        "TH", rows, merges=[(2, 2, 2, 4), (2, 5, 2, 6), (2, 7, 2, 8), (2, 1, 3, 1), (2, 9, 3, 9), (1, 1, 1, 9)],
        hidden_columns={3},
    )  # fmt: skip
    said = [
        Said(4, ROAD, name="Vi Văn Nhị", phone="0350000011", address="bản Tạo", field="Giao thông"),
        Said(5, LAMP, name="Hà Thị Bảy", phone="02513000012", address="bản Tạo", field="Điện"),
    ]
    return Made(
        "hai-dong-tieu-de.xlsx",
        xlsx(page),
        said,
        {(6, "no_content"), (7, "formula_without_value"), (8, "duplicate_row")},
        {(None, "hidden_column"), (5, "formula_value")},
    )


def _open_document() -> Made:
    rows = [
        ["Xã Đồi Chè"],
        [], [], [], [], [], [],
        ["Họ tên, nơi ở, điện thoại", "Nguyện vọng của người dân", "Thời gian"],
        ["Ông Sầm Văn Lý; thôn Cả; SĐT 0350 000 021", SCHOOL, date(2025, 4, 1)],
        [None, BUS, date(2025, 4, 2)],
        ["nt", LAMP, "như trên"],
        ["Nhân dân thôn Cả, ĐT: 0350000022", DRAIN, "tháng 4 năm 2025"],
        ["Sầm Thị Mơ (thôn Con)", "〃", "quý II/2025"],
        ["Sầm Thị Mận", Failed(), "3-4-2025"],
    ]  # fmt: skip
    page = Page("Thôn Cả", rows, merges=[(9, 1, 10, 1), (1, 1, 1, 3)], hidden_rows={12})
    lookup = Page("An", [["Nội dung kiến nghị", "Họ tên"], ["mẫu", "mẫu"]], state="hidden")
    who = {"name": "Sầm Văn Lý", "phone": "0350000021", "address": "thôn Cả"}
    said = [
        Said(9, SCHOOL, day="2025-04-01", **who),
        Said(10, BUS, day="2025-04-02", **who),
        Said(11, LAMP, day="2025-04-02", **who),
        Said(12, DRAIN, name="Nhân dân thôn Cả", phone="0350000022", day="2025-04"),
        Said(13, DRAIN, name="Sầm Thị Mơ", address="thôn Con"),
    ]
    return Made(
        "doi-che.ods",
        ods(page, lookup),
        said,
        {(14, "unreadable")},
        {
            (10, "merged_cells"), (11, "ditto"), (12, "hidden_row"), (12, "date_partial"), (13, "ditto"),
            (13, "same_text"), (13, "date_partial"), (None, "hidden_sheet"),
        },
    )  # fmt: skip


def _old_workbook() -> Made:
    def old(text: str) -> Lettered:
        return Lettered(tcvn3(text), ".VnArial")

    rows = [
        [Lettered(tcvn3("công đoàn khu chế xuất"), ".VnTimeH")],
        [old("Số TT"), old("Họ và tên"), old("Nội dung góp ý"), old("Điện thoại"), old("Ngày"), old("Tổ sản xuất")],
        [1, old("Anh Lữ Văn Ước"), old(BUS), 350000031, date(2025, 5, 6), old("tổ may")],
        [2, old("Lữ Thị Hường"), old(WATER), old("0350 000 032"), old("-nt-"), old("tổ may")],
        [3, old("Tăng Văn Hưởng"), None, None, old("7/5/25"), old("tổ cắt")],
        [4, old("giấu tên"), Formula("1+1"), None, None, old("tổ cắt")],
        [None, old("Tổng số"), old("2 ý kiến")],
    ]
    page = Page("Cong doan", rows, merges=[(4, 3, 5, 3)], hidden_rows={4})
    said = [
        Said(3, BUS, name="Lữ Văn Ước", phone="0350000031", day="2025-05-06"),
        Said(4, WATER, name="Lữ Thị Hường", phone="0350000032", day="2025-05-06"),
        Said(5, WATER, name="Tăng Văn Hưởng", day="2025-05-07"),
    ]
    return Made(
        "cong-doan.xls",
        xls(page),
        said,
        {(6, "formula_without_value")},
        {
            (None, "legacy_encoding"), (3, "phone_zero_restored"), (4, "ditto"), (4, "hidden_row"),
            (5, "merged_cells"), (5, "same_text"), (7, "total_mismatch"),
        },
    )  # fmt: skip


def _vni_text() -> Made:
    rows = [
        ["TT", "Tên người dân", "Nội dung kiến nghị", "Khu phố"],
        ["1", "Bà Thò Thị Ỷ", LAMP, "khu phố Ải"],
        ["2", "Ngô Văn Só", DRAIN, "khu phố Ải"],
    ]
    data = text_file([[vni(cell) for cell in row] for row in rows], ",", "cp1252")
    said = [
        Said(2, LAMP, name="Thò Thị Ỷ", address="khu phố Ải"),
        Said(3, DRAIN, name="Ngô Văn Só", address="khu phố Ải"),
    ]
    return Made("khu-pho-ai.csv", data, said, warnings={(None, "legacy_encoding")})


def _tcvn3_text() -> Made:
    rows = [["Họ tên", "Nội dung góp ý", "Số máy"], ["Bà Lý Thị Nước", ROAD, "350000041"], ["Lý Văn Đường", WATER, ""]]
    data = text_file([[tcvn3(cell) for cell in row] for row in rows], "\t", "utf-8")
    said = [Said(2, ROAD, name="Lý Thị Nước", phone="0350000041"), Said(3, WATER, name="Lý Văn Đường")]
    return Made("tcvn3.txt", data, said, warnings={(None, "legacy_encoding"), (2, "phone_zero_restored")})


def _code_page() -> Made:
    rows = [
        ["Danh sách kiến nghị; gửi ban tổ chức", "", ""],
        ["Họ tên", "Xóm", "Nội dung đề nghị"],
        ["Ông Quàng Văn Ứng", "xóm Thượng", SCHOOL],
        ["", "xóm Hạ", "- " + LAMP],
    ]
    data = text_file(rows, ";", "cp1258")
    said = [Said(3, SCHOOL, name="Quàng Văn Ứng", address="xóm Thượng"), Said(4, LAMP, address="xóm Hạ")]
    return Made("xom.csv", data, said, warnings={(None, "legacy_encoding"), (4, "formula_like_text")})


def _wide_text() -> Made:
    rows = [["Họ và tên", "Câu hỏi"], ["Cô Đèo Thị Lả", f"{BUS}\u200b"], ["Vàng A Páo", windows_1258(WATER)]]
    said = [Said(2, BUS, name="Đèo Thị Lả"), Said(3, WATER, name="Vàng A Páo")]
    return Made("cau-hoi.csv", text_file(rows, "\t", "utf-16"), said)


def _sections() -> Made:
    head = ["STT", "Nội dung kiến nghị", "Người kiến nghị", "Thuộc thẩm quyền"]
    rows = [
        head,
        ["I", "Nhóm nông nghiệp"],
        [1, SCHOOL, "Thầy Hà Văn Hai", "huyện"],
        [2, "Đề nghị sửa kênh N3.", "Hà Thị Ba", "xã"],
        ["Cộng nhóm I: 2 kiến nghị"],
        ["II", "Nhóm hạ tầng"],
        head,
        [3, ROAD, "Hà Văn Bốn", "xã"],
        ["Phần B. Các kiến nghị khác"],
        [4, "Đề nghị làm rõ:\n1/ Ai thu tiền vệ sinh;\n2/ Thu để làm gì?", "Hà Văn Năm", "xã"],
        ["Tổng cộng", "5 kiến nghị"],
        [None, "Người lập biểu", None, "Trưởng thôn"],
        [None, "(Ký, ghi rõ họ tên)"],
        [None, "Lò Văn Thử", None, "Quàng Văn Ví"],
    ]
    page = Page("KN", rows, merges=[(9, 1, 9, 4)])
    said = [
        Said(3, SCHOOL, name="Hà Văn Hai", section="Nhóm nông nghiệp"),
        Said(4, "Đề nghị sửa kênh N3.", name="Hà Thị Ba", section="Nhóm nông nghiệp"),
        Said(8, ROAD, name="Hà Văn Bốn", section="Nhóm hạ tầng"),
        Said(10, "Ai thu tiền vệ sinh", 1, name="Hà Văn Năm", section="Các kiến nghị khác"),
        Said(10, "Thu để làm gì?", 2, name="Hà Văn Năm", section="Các kiến nghị khác"),
    ]
    return Made("theo-nhom.xlsx", xlsx(page), said, warnings={(10, "split_proposed")})


def _marks() -> Made:
    cells: list[tuple[str, list[str]]] = [
        ("i) Sửa cầu; ii) sửa đường; iii) sửa kênh", ["Sửa cầu", "sửa đường", "sửa kênh"]),
        ("a/ Thu gom rác. b/ Phân loại rác.", ["Thu gom rác.", "Phân loại rác."]),
        ("(1) Nạo vét mương;\n(2) Đắp bờ", ["Nạo vét mương", "Đắp bờ"]),
        ("+ Làm sân chơi\n+ Trồng cây", ["Làm sân chơi", "Trồng cây"]),
        ("• Đèn hỏng\n• Loa rè\n• Bảng tin cũ", ["Đèn hỏng", "Loa rè", "Bảng tin cũ"]),
        ("Thứ nhất: mở chợ. Thứ hai: kẻ vạch. Thứ ba: đặt thùng rác.", ["mở chợ.", "kẻ vạch.", "đặt thùng rác."]),
        ("1.Cấp sổ đỏ\n2.Đo lại đất", ["Cấp sổ đỏ", "Đo lại đất"]),
        ("1) Làm đường:\n- đoạn đầu thôn\n- đoạn cuối thôn\n2) Làm cầu",
         ["Làm đường:\n- đoạn đầu thôn\n- đoạn cuối thôn", "Làm cầu"]),
        ("Theo khoản 1 và 2 điều 5. Đề nghị trả lời.", ["Theo khoản 1 và 2 điều 5. Đề nghị trả lời."]),
        ("Căn cứ điểm a) khoản 1, điểm b) khoản 2 đề nghị xét lại.",
         ["Căn cứ điểm a) khoản 1, điểm b) khoản 2 đề nghị xét lại."]),
        ("1. Chỉ có một việc là sửa cầu.", ["1. Chỉ có một việc là sửa cầu."]),
        ("Đường hẹp; cống tắc; đèn hỏng.", ["Đường hẹp; cống tắc; đèn hỏng."]),
        ("Giá 1.500 đồng.\n2.000 đồng cũng được, miễn là rõ.", ["Giá 1.500 đồng.\n2.000 đồng cũng được, miễn là rõ."]),
        ("Đường hẹp\nCống tắc", ["Đường hẹp\nCống tắc"]),
        ("Thứ hai hằng tuần cấm đường. Thứ ba lại mở.", ["Thứ hai hằng tuần cấm đường. Thứ ba lại mở."]),
        ("– Đề nghị bắc cầu", ["Đề nghị bắc cầu"]),
    ]  # fmt: skip
    rows: list[list[object]] = [["Mã phiếu", "Nội dung nguyện vọng"]]
    rows += [[number, text] for number, (text, _points) in enumerate(cells, 1)]
    said = [Said(row, point, part) for row, (_t, points) in enumerate(cells, 2) for part, point in enumerate(points, 1)]
    warnings = {(row, "split_proposed") for row, (_text, points) in enumerate(cells, 2) if len(points) > 1}
    return Made("danh-dau.xlsx", xlsx(Page("Y kien", rows)), said, warnings=warnings)


def _phones() -> Made:
    cells: list[tuple[object, str, str]] = [
        ("0350-000-051", "0350000051", ""),
        ("'0350000052", "0350000052", ""),
        (84350000053.0, "0350000053", ""),
        ("(0251) 3 000 054", "02513000054", ""),
        ("0350000055; 0350000056", "0350000055", "several_phones"),
        ("0350000057 hoặc 0350000058", "0350000057", "several_phones"),
        ("chưa có", "", ""),
        ("0123", "", "phone_invalid"),
        ("035000005", "", "phone_invalid"),
        ("ĐT: 350 000 059", "0350000059", "phone_zero_restored"),
    ]
    rows: list[list[object]] = [["Số điện thoại liên hệ", "Vấn đề đề nghị", "Số căn cước"]]
    rows += [
        [cell, f"Đề nghị sửa đoạn đường số {n}.", 24058000000 + n if n == 1 else None]
        for n, (cell, _p, _w) in enumerate(cells, 1)
    ]
    said = [
        Said(n + 1, f"Đề nghị sửa đoạn đường số {n}.", phone=number, id_number="024058000001" if n == 1 else "")
        for n, (_cell, number, _code) in enumerate(cells, 1)
    ]
    warnings = {(n + 1, code) for n, (_cell, _number, code) in enumerate(cells, 1) if code} | {(2, "id_zero_restored")}
    return Made("dien-thoai.xlsx", xlsx(Page("A", rows), shared=False), said, warnings=warnings)


def _days() -> Made:
    cells: list[tuple[object, str, str]] = [
        ("1/2/2025", "2025-02-01", ""),
        ("01.02.25", "2025-02-01", ""),
        ("ngày 01 tháng 02 năm 2025", "2025-02-01", ""),
        (45689, "2025-02-01", ""),
        ("2025-02-01", "2025-02-01", ""),
        ("01/02/2025 07:30:00", "2025-02-01", ""),
        ("30/02/2025", "", "date_invalid"),
        ("02/2025", "2025-02", "date_partial"),
        ("đầu tháng 2/2025", "2025-02", "date_partial"),
        ("năm 2025", "", "date_partial"),
        ("1/2", "", "date_partial"),
        ("2/25/2025", "", "date_invalid"),
        ("không rõ", "", ""),
    ]
    rows: list[list[object]] = [["Ngày tiếp nhận", "Phản ánh, kiến nghị"]]
    rows += [[cell, f"Đề nghị sửa cống số {n}."] for n, (cell, _day, _code) in enumerate(cells, 1)]
    said = [Said(n + 1, f"Đề nghị sửa cống số {n}.", day=day) for n, (_cell, day, _code) in enumerate(cells, 1)]
    warnings = {(n + 1, code) for n, (_cell, _day, code) in enumerate(cells, 1) if code}
    return Made("ngay.ods", ods(Page("N", rows)), said, warnings=warnings)


def _form_export() -> Made:
    rows = [
        ["Dấu thời gian", "Xin cho biết họ tên", "Email", "Điều ông/bà kiến nghị"],
        ["02/03/2025 10:00:00", "tran thi b", "b.mau@example.com", f'{DRAIN}\n"Ngập" đến đầu gối, thật.'],
        [],
        ["02/03/2025 10:05:00", "", "", "=SUM(A1:A9)"],
        ["02/03/2025 10:06:00", "", "", "=1+1 xin sửa giúp cái cầu gỗ"],
        ["02/03/2025 10:07:00", "", "", "@ban tổ chức: bao giờ họp?"],
    ]
    said = [
        Said(2, f'{DRAIN}\n"Ngập" đến đầu gối, thật.', name="tran thi b", email="b.mau@example.com", day="2025-03-02"),
        Said(5, "=1+1 xin sửa giúp cái cầu gỗ", day="2025-03-02"),
        Said(6, "@ban tổ chức: bao giờ họp?", day="2025-03-02"),
    ]
    warnings = {(5, "formula_like_text"), (6, "formula_like_text")}
    return Made("bieu-mau.csv", text_file(rows), said, {(4, "unreadable")}, warnings)


def _nothing_said() -> Made:
    cells: list[tuple[object, str]] = [
        ("Không", "nil_return"),
        ("không có ý kiến, kiến nghị gì thêm", "nil_return"), ("Hoàn toàn nhất trí", "nil_return"),
        ("Nhất trí với nội dung báo cáo.", "nil_return"), (0, "nil_return"), ("Không phát sinh", "nil_return"),
        ("…", "no_content"), ("-", "no_content"), (None, "no_content"),
        (12.5, "unreadable"), ("0350000061", "unreadable"),
        (Failed("#REF!"), "unreadable"), ("Nhất trí, nhưng đề nghị làm sớm.", ""), ("Không có đèn đường.", ""),
        ("Đồng ý hiến đất, đề nghị đo sớm", ""),
    ]  # fmt: skip
    rows: list[list[object]] = [["Đại biểu", "Nội dung phát biểu"]]
    rows += [[f"Trần Văn {chr(65 + n)}", cell] for n, (cell, _why) in enumerate(cells)]
    said = [Said(n + 2, str(cell), name=f"Trần Văn {chr(65 + n)}") for n, (cell, why) in enumerate(cells) if not why]
    refused = {(n + 2, why) for n, (_cell, why) in enumerate(cells) if why}
    return Made("khong-y-kien.xlsx", xlsx(Page("S", rows)), said, refused)


def _prefixed() -> Made:
    rows = [
        ["Thôn", "Họ tên", "Tâm tư, nguyện vọng"],
        ["thôn Bãi", "Bà con thôn Bãi", WATER],
        ["thôn Bãi", "Bà Bàn Thị Ba", LAMP],
    ]
    said = [
        Said(2, WATER, name="Bà con thôn Bãi", address="thôn Bãi"),
        Said(3, LAMP, name="Bàn Thị Ba", address="thôn Bãi"),
    ]
    return Made("phan-mem-khac.xlsx", xlsx(Page("Xuất", rows), prefix="x"), said)


def _mixed_fonts() -> Made:
    def old(text: str) -> Lettered:
        return Lettered(vni(text), "VNI-Helve")

    rows = [
        [old("Họ tên"), old("Ý kiến"), old("Ấp")],
        [old("Bà Lê Thị Tý"), old(SCHOOL), old("ấp Mới")],
        ["Đỗ Cao Đài", "Ô tô đỗ kín cầu, xe đạp hết lối.", "ấp Cũ"],
    ]
    said = [
        Said(2, SCHOOL, name="Lê Thị Tý", address="ấp Mới"),
        Said(3, "Ô tô đỗ kín cầu, xe đạp hết lối.", name="Đỗ Cao Đài", address="ấp Cũ"),
    ]
    return Made("ap-moi.xlsx", xlsx(Page("VNI", rows)), said, warnings={(None, "legacy_encoding")})


def _upper_row_in_text() -> Made:
    rows = [
        ["Stt", "Thông tin người gửi", "", "Nội dung"],
        ["", "Tên", "Số đt", ""],
        ["1", "Ông (bà) Cù Văn Tám", "0350000071", ROAD],
        ["2", "Cù Thị Chín - 0350000072", "", BUS],
    ]
    said = [
        Said(3, ROAD, name="Cù Văn Tám", phone="0350000071"),
        Said(4, BUS, name="Cù Thị Chín", phone="0350000072"),
    ]
    return Made("hai-dong.csv", text_file(rows), said)


def _one_column() -> Made:
    rows: list[list[object]] = [["Nội dung góp ý"], [DRAIN], [LAMP], [DRAIN]]
    said = [Said(2, DRAIN), Said(3, LAMP), Said(4, DRAIN)]
    return Made("gop-y.xlsx", xlsx(Page("G", rows)), said, warnings={(4, "same_text")})


def _misnamed() -> Made:
    rows: list[list[object]] = [["Họ tên", "Góp ý"], ["Kim Thị Sen", SCHOOL]]
    return Made("sai-duoi.csv", xls(Page("X", rows)), [Said(2, SCHOOL, name="Kim Thị Sen")])


def _refused_files() -> list[Made]:
    table: list[list[object]] = [["Họ tên", "Góp ý"], ["Kim Thị Sen", SCHOOL]]
    sound = xlsx(Page("X", table))
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 1016
    heavy = xlsx(Page("X", [["Họ tên", "Góp ý"], ["a" * 32_000_000, "b"]]))
    far = ods(Page("X", table))
    return [
        Made("khoa.xlsx", ole + "EncryptedPackage".encode("utf-16-le"), file_refused="locked"),
        Made("dut.xlsx", sound[: len(sound) // 2], file_refused="broken"),
        Made("anh.csv", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, file_refused="disguised"),
        Made("trang.xls", "<html><table><tr><td>Họ tên</td></tr></table></html>".encode(), file_refused="disguised"),
        Made("to.xlsx", heavy, file_refused="bomb"),
        Made("mat.xlsx", xlsx(Page("X", [["Số: 01"], [None, "TỐI MẬT"], *table])), file_refused="secret"),
        Made("mat.csv", text_file([["Độ mật: Mật", ""], ["Họ tên", "Góp ý"], ["A", "b c"]]), file_refused="secret"),
        Made("khac.ods", ods(Page("X", [["Mặt hàng", "Giá"], ["gạo", 12000]])), file_refused="no_content_column"),
        Made("trong.xlsx", xlsx(Page("X", [])), file_refused="empty"),
        Made("rong.csv", b" \r\n", file_refused="empty"),
        Made("chi-tieu-de.ods", ods(Page("X", table[:1])), file_refused="empty"),
        Made("xa.ods", far, said=[Said(2, SCHOOL, name="Kim Thị Sen")]),
    ]
