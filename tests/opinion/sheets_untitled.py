"""Columns without a heading that is known, people in every order in one cell, days and nothing in rarer words."""

from __future__ import annotations

from tests.opinion.sheet_writers import Page, text_file, xlsx
from tests.opinion.sheets_made import BUS, DRAIN, LAMP, ROAD, SCHOOL, WATER, Made, Said


def all_untitled() -> list[Made]:
    return [
        _unknown_words(),
        _no_words(),
        _clerks(),
        _contacts(),
        _members(),
        _form_days(),
        _long_questions(),
        _nothing(),
        _nothing_above(),
    ]


def _unknown_words() -> Made:
    rows = [
        ["Mã", "Vấn đề bà con nêu", "Ai hỏi", "Gọi từ", "Ghi nhận lúc", "Hộp liên lạc"],
        ["P1", ROAD, "Bà Lò Thị Ban", "0350 000 301", "3/4/2025", "ban@example.com"],
        ["P2", BUS, "Quàng Văn Tám", "0350.000.302", "4/4/2025", ""],
        ["", "", "", "Xã Mẫu, ngày 5/4/2025", "", ""],
        ["", "", "", "Người lập", "", ""],
    ]
    said = [
        Said(2, ROAD, name="Lò Thị Ban", phone="0350000301", day="2025-04-03", email="ban@example.com"),
        Said(3, BUS, name="Quàng Văn Tám", phone="0350000302", day="2025-04-04"),
    ]
    return Made("chu-la.csv", text_file(rows, ";"), said)


def _no_words() -> Made:
    """Only the opinions have a heading."""
    rows = [
        ["STT", None, None, "Nội dung kiến nghị"],
        [1, "Ông Lò Văn Mười", "0350000303", WATER],
        [2, "Lò Thị Hai", "0350000304", LAMP],
    ]
    said = [
        Said(2, WATER, name="Lò Văn Mười", phone="0350000303"),
        Said(3, LAMP, name="Lò Thị Hai", phone="0350000304"),
    ]
    return Made("khong-chu.xlsx", xlsx(Page("A", rows)), said)


def _clerks() -> Made:
    """The names of those who work on the list are no names of speakers."""
    rows = [
        ["STT", "Nội dung phản ánh", "Chuyên viên phụ trách"],
        [1, WATER, "Lò Văn Mười"],
        [2, LAMP, "Quàng Thị Hai"],
    ]
    return Made("phu-trach.xlsx", xlsx(Page("A", rows)), [Said(2, WATER), Said(3, LAMP)])


def _contacts() -> Made:
    rows = [
        ["STT", "Thông tin liên hệ", "Nội dung"],
        [1, "Thôn Đoài, ông Hà Văn Tám", ROAD],
        [2, "Ông Hà Văn Chín ở số nhà 12, ngõ 3, phường Mẫu", BUS],
        [3, "Hà Thị Mười / ấp 6 / 84350000305", DRAIN],
        [4, "Thôn Đông", LAMP],
    ]
    said = [
        Said(2, ROAD, name="Hà Văn Tám", address="Thôn Đoài"),
        Said(3, BUS, name="Hà Văn Chín", address="số nhà 12, ngõ 3, phường Mẫu"),
        Said(4, DRAIN, name="Hà Thị Mười", address="ấp 6", phone="0350000305"),
        Said(5, LAMP, name="Thôn Đông"),
    ]
    return Made("lien-he.xlsx", xlsx(Page("A", rows)), said)


def _members() -> Made:
    names = {
        "1. Lò Văn Tám": "Lò Văn Tám", "Cử tri Lò Văn Chín": "Lò Văn Chín", "Công dân: Lò Thị Hai": "Lò Thị Hai",
        "Cử tri thôn Hạ": "Cử tri thôn Hạ", "Cháu Lò Thị Ba": "Lò Thị Ba", "Ẩn danh (công nhân)": "",
        "A. Cường": "Cường", "Ong Tran Van Sau": "Tran Van Sau", "ba Le Thi Bay": "Le Thi Bay",
        "Chu Van Sau": "Chu Van Sau",
        "Công nhân tổ hàn": "Công nhân tổ hàn", "Đảng viên Lò Văn Sáu": "Lò Văn Sáu",
    }  # fmt: skip
    rows = [["Phụ huynh", "Ý kiến"], *([name, f"{ROAD} Đoạn {n}."] for n, name in enumerate(names))]
    said = [Said(n + 2, f"{ROAD} Đoạn {n}.", name=name) for n, name in enumerate(names.values())]
    return Made("xung-ho.csv", text_file(rows), said)


def _form_days() -> Made:
    """Forms on the web write the year first, the half of the day in letters and the zone; they ask where one lives."""
    rows = [
        ["Dấu thời gian", "Anh/chị sinh sống ở đâu?", "Anh/chị có kiến nghị gì?"],
        ["2025/05/12 9:15:22 SA GMT+7", "Thôn Thượng", SCHOOL],
        ["2025/05/12 2:15:22 CH GMT+7", "", BUS],
    ]
    said = [Said(2, SCHOOL, address="Thôn Thượng", day="2025-05-12"), Said(3, BUS, day="2025-05-12")]
    return Made("bieu-mau.csv", text_file(rows), said)


def _nothing() -> Made:
    """Courteous words around nothing say nothing; a wish beside consent is an opinion."""
    nil = [
        "Không ạ",
        "Dạ không có ý kiến gì ạ",
        "Chúng tôi nhất trí",
        "Em không có ý kiến",
        "Vâng, đồng ý ạ",
        "Chưa có gì cả",
    ]
    told = ["Chúng tôi không nhất trí", "Nhất trí nhưng xin thêm đèn", "Không có gì để ăn", "Em không có phòng ở"]
    rows = [["Họ tên", "Góp ý"], *[["Lò Văn Tám", text] for text in [*nil, *told]]]
    said = [Said(n, text, name="Lò Văn Tám") for n, text in enumerate(told, 2 + len(nil))]
    refused = {(n, "nil_return") for n in range(2, 2 + len(nil))}
    return Made("khong-a.csv", text_file(rows), said, refused)


def _long_questions() -> Made:
    """A form asks in sentences that are longer than any heading."""
    rows = [
        [
            "Timestamp",
            "1. Xin ông/bà vui lòng cho biết họ và tên (có thể bỏ trống nếu ông/bà không muốn nêu tên của mình)",
            "2. Ông/bà hiện đang sinh sống tại thôn, tổ dân phố nào trên địa bàn phường?",
            "3. Ông/bà có ý kiến, kiến nghị gì gửi tới lãnh đạo phường tại hội nghị đối thoại sắp tới hay không?",
        ],
        ["15/5/2025 9:00:00", "Lò Thị Ban", "Tổ 9", SCHOOL],
        ["15/5/2025 9:05:00", "", "Tổ 9", "không"],
    ]
    said = [Said(2, SCHOOL, name="Lò Thị Ban", address="Tổ 9", day="2025-05-15")]
    return Made("hoi-dai.csv", text_file(rows), said, {(3, "nil_return")})


def _nothing_above() -> Made:
    """A mark that repeats the cell above says nothing in the first row."""
    rows = [
        ["STT", "Họ tên", "Thôn", "Ý kiến", "Ngày"],
        [1, "Lò Văn Tám", "nt", ROAD, "nt"],
        [2, "Lò Thị Tám", "thôn Hạ", "nt", "1/5/2025"],
    ]
    said = [Said(2, ROAD, name="Lò Văn Tám"), Said(3, ROAD, name="Lò Thị Tám", address="thôn Hạ", day="2025-05-01")]
    return Made("nhu-tren.xlsx", xlsx(Page("A", rows)), said, warnings={(3, "ditto"), (3, "same_text")})
