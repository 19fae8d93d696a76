"""Spreadsheets in rarer clothes: what programs may write and offices rarely see, each with what must come out."""

from __future__ import annotations

import io
import re
import zipfile

from tests.opinion.sheet_writers import Formula, Lettered, Page, ods, tcvn3, text_file, vni, windows_1258, xls, xlsx
from tests.opinion.sheets_made import BUS, DRAIN, LAMP, ROAD, SCHOOL, WATER, Made, Said

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LINKS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TABLE: list[list[object]] = [["Họ tên", "Nội dung góp ý"], ["Kim Thị Sen", SCHOOL]]
SEN = Said(2, SCHOOL, name="Kim Thị Sen")


def all_rough() -> list[Made]:
    return [
        _deep_heading(), _numbered_two_rows(), _questions_and_answers(), _two_old_fonts(), _old_vni_workbook(),
        *_delimited(), _commas_in_headings(), _quoted_lines(), _named_separator(), _rich_and_inline(),
        _shared_formulas(), _strict(),
        _since_1904(), _no_addresses(), _whole_sheet_claimed(), _away(), _sideways(), _repeated_rows(),
        _outside_links(), _reversed_order(), _second_table(),
    ]  # fmt: skip


def repacked(data: bytes, changes: dict[str, object]) -> bytes:
    """The container with members replaced (text or bytes), changed (a function of the text) or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for member in source.namelist():
            change = changes.get(member)
            content = source.read(member)
            archive.writestr(member, change(content.decode()) if callable(change) else change or content)
        for member in changes.keys() - set(source.namelist()):
            archive.writestr(member, changes[member])
    return out.getvalue()


def drawn(rows: str, *, before: str = "", after: str = "") -> bytes:
    """A workbook whose one sheet is given as it stands in the file."""
    sheet = f'<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'
    return repacked(xlsx(Page("A", [])), {"xl/worksheets/sheet1.xml": sheet})


def text_cell(text: str, place: str = "") -> str:
    address = f' r="{place}"' if place else ""
    return f'<c{address} t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def _deep_heading() -> Made:
    above = [["HUYỆN ỦY MƯỜNG LẺ"], ["VĂN PHÒNG"], [], ["SỔ GHI KIẾN NGHỊ CỦA NHÂN DÂN"], ["Quý I năm 2025"], []]
    rows = [
        *above,
        ["Đơn vị: xã Nà Bó"],
        [],
        ["Người lập:", "Lò Văn Mẫu"],
        ["Ngày lập:", "2/4/2025"],
        [],
        ["Ngày tháng", "Nội dung nhân dân phản ánh", "Tên người phản ánh", "Bản", "Di động"],
        ["01/04/2025", ROAD, "Ông Lường Văn Páo", "bản Nà Lếch", "0350.000.081"],
        ["nt", LAMP, "Bà Lường Thị Ín", "bản Nà Lếch", ""],
    ]
    said = [
        Said(13, ROAD, name="Lường Văn Páo", phone="0350000081", address="bản Nà Lếch", day="2025-04-01"),
        Said(14, LAMP, name="Lường Thị Ín", address="bản Nà Lếch", day="2025-04-01"),
    ]
    return Made("so-ghi.xlsx", xlsx(Page("Sổ", rows, merges=[(4, 1, 4, 5)])), said, warnings={(14, "ditto")})


def _numbered_two_rows() -> Made:
    rows = [
        ["TT", "Nội dung kiến nghị", None, "Thông tin cử tri", None, None, "Ngày nhận"],
        [None, "Tóm tắt", "Lĩnh vực", "Họ và tên", "Địa chỉ", "Điện thoại", None],
        ["A", "B", "1", "2", "3", "4", "5"],
        [1, SCHOOL, "Giáo dục", "Chị Ngần Thị Mai", "khu 5", "0350 000 082", "3/4/2025"],
        [2, BUS, "Giao thông", "Ngần Văn Tú", "khu 6", None, "4/4/2025"],
    ]
    page = Page("B", rows, merges=[(1, 1, 2, 1), (1, 2, 1, 3), (1, 4, 1, 6), (1, 7, 2, 7)])
    said = [
        Said(4, SCHOOL, name="Ngần Thị Mai", phone="0350000082", address="khu 5", day="2025-04-03"),
        Said(5, BUS, name="Ngần Văn Tú", address="khu 6", day="2025-04-04"),
    ]
    return Made("hai-tang.ods", ods(page), said)


def _questions_and_answers() -> Made:
    rows = [
        ["STT", "Người hỏi", "Câu hỏi, kiến nghị", "Nội dung trả lời của UBND xã", "Cơ quan trả lời", "Trả lời ngày"],
        [1, "Anh Quách Văn Đô", WATER, "Đã yêu cầu nhà máy thau rửa bể lắng.", "Ban quản lý", "1/2/2025"],
        [2, "Chị Quách Thị Lê", DRAIN, "", "", ""],
    ]
    said = [Said(2, WATER, name="Quách Văn Đô"), Said(3, DRAIN, name="Quách Thị Lê")]
    return Made("hoi-dap.csv", text_file([[str(cell) for cell in row] for row in rows], "\t"), said)


def _two_old_fonts() -> Made:
    def old(text: str, font: str = ".VnTime") -> Lettered:
        return Lettered(tcvn3(text), font)

    rows = [
        [old("ủy ban nhân dân xã đồng cỏ", ".VnTimeH")],
        [],
        [old("stt", ".VnTimeH"), old("họ tên", ".VnTimeH"), old("nội dung kiến nghị", ".VnTimeH"), old("thôn")],
        [1, old("Ông Đỗ Hữu Sự"), old(ROAD), old("thôn Đồng Ngỗ")],
        [2, old("bà nguyễn thị vẻ", ".VnTimeH"), old(WATER), old("thôn Đồng Ngỗ")],
    ]
    said = [
        Said(4, ROAD, name="Đỗ Hữu Sự", address="thôn Đồng Ngỗ"),
        Said(5, WATER, name="NGUYỄN THỊ VẺ", address="thôn Đồng Ngỗ"),
    ]
    return Made("dong-co.xls", xls(Page("Bieu", rows)), said, warnings={(None, "legacy_encoding")})


def _old_vni_workbook() -> Made:
    def old(text: str) -> Lettered:
        return Lettered(vni(text), "VNI-Times")

    rows = [
        [old("Họ và tên"), old("Ấp"), old("Ý kiến, kiến nghị"), old("Số điện thoại")],
        [old("Ông Huỳnh Văn Đực"), old("ấp Bờ Kè"), old(WATER), 350000083],
        [old("Bà Huỳnh Thị Ửng"), old("ấp Bờ Kè"), old(LAMP), old("0350000084")],
    ]
    said = [
        Said(2, WATER, name="Huỳnh Văn Đực", phone="0350000083", address="ấp Bờ Kè"),
        Said(3, LAMP, name="Huỳnh Thị Ửng", phone="0350000084", address="ấp Bờ Kè"),
    ]
    warnings: set[tuple[int | None, str]] = {(None, "legacy_encoding"), (2, "phone_zero_restored")}
    return Made("bo-ke.xls", xls(Page("Ap", rows)), said, warnings=warnings)


def _delimited() -> list[Made]:
    rows = [
        ["Họ tên", "Xóm", "Nội dung phản ánh"],
        ["Bà Âu Thị Hựng", "xóm Đầm", ROAD],
        ["Âu Văn Tễnh", "xóm Đầm", BUS],
    ]
    said = [Said(2, ROAD, name="Âu Thị Hựng", address="xóm Đầm"), Said(3, BUS, name="Âu Văn Tễnh", address="xóm Đầm")]
    made: list[Made] = []
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1258"):
        for place, delimiter in enumerate(";\t|,"):
            is_old = encoding == "cp1258"
            text = [[windows_1258(cell) if is_old else cell for cell in row] for row in rows]
            warnings: set[tuple[int | None, str]] = {(None, "legacy_encoding")} if is_old else set()
            made.append(Made(f"{encoding}-{place}.csv", text_file(text, delimiter, encoding), said, warnings=warnings))
    for name, encode in (("tcvn3", tcvn3), ("vni", vni)):
        data = text_file([[encode(cell) for cell in row] for row in rows], "|", "cp1252")
        made.append(Made(f"{name}.csv", data, said, warnings={(None, "legacy_encoding")}))
    return made


def _commas_in_headings() -> Made:
    """Commas name more columns in the heading than the tabs between them, but no row stands under those."""
    rows = [
        ["Họ tên, địa chỉ, điện thoại", "Nội dung", "Đợt"],
        ["Bà Âu Thị Hựng - xóm Đầm - 0350000086", ROAD, "1"],
        ["Âu Văn Tễnh; xóm Đầm", WATER, "1"],
    ]
    said = [
        Said(2, ROAD, name="Âu Thị Hựng", address="xóm Đầm", phone="0350000086"),
        Said(3, WATER, name="Âu Văn Tễnh", address="xóm Đầm"),
    ]
    return Made("phay-trong-tieu-de.csv", text_file(rows, "\t"), said)


def _quoted_lines() -> Made:
    text = (
        '"Họ và\r\ntên"|"Nội dung\r\nkiến nghị"|"Khu"\r\n'
        '"Ông Tạ Văn Bút"|"Cống sau chợ bé quá; mưa là ngập,\r\n\r\nnhà nào cũng kê ""cao"" đồ."|"khu 2"\r\n'
        "\r\n"
        '"Tạ Thị Mực"|"Đèn hỏng | loa rè"|"khu 2"\r\n'
    )
    said = [
        Said(2, 'Cống sau chợ bé quá; mưa là ngập,\nnhà nào cũng kê "cao" đồ.', name="Tạ Văn Bút", address="khu 2"),
        Said(4, "Đèn hỏng | loa rè", name="Tạ Thị Mực", address="khu 2"),
    ]
    return Made("xuong-dong.txt", text.encode(), said)


def _named_separator() -> Made:
    """Programs take the line away and count from the next."""
    rows = text_file([["Họ tên", "Góp ý"], ["Kim Thị Sen", SCHOOL]], "|", "utf-8")
    return Made("sep.csv", b"sep=|\r\n" + rows, [SEN])


def _rich_and_inline() -> Made:
    rich = "<r><rPr><b/></rPr><t>Đèn đường ngõ 12 </t></r><r><t>hỏng hai tháng, tối đi không thấy gì.</t></r>"
    rows = (
        f'<row r="1">{text_cell("Họ tên", "A1")}{text_cell("Nội dung góp ý", "B1")}</row>'
        f'<row r="2">{text_cell("Bà Phùng Thị Ngát", "A2")}<c r="B2" t="inlineStr"><is>{rich}'
        '<rPh sb="0" eb="3"><t>phát âm</t></rPh></is></c></row>'
        f'<row r="3">{text_cell("Phùng Văn Lạc", "A3")}{text_cell("Cống tắc_x000D_&#10;Loa_x0020_rè", "B3")}</row>'
        f'<row r="4">{text_cell("Phùng Văn Vừng", "A4")}<c r="B4" t="inlineStr"><is/></c></row>'
    )
    said = [Said(2, LAMP, name="Phùng Thị Ngát"), Said(3, "Cống tắc\nLoa rè", name="Phùng Văn Lạc")]
    return Made("dam-nhat.xlsx", drawn(rows), said, {(4, "no_content")})


def _shared_formulas() -> Made:
    rows = (
        f'<row r="1">{text_cell("Họ tên", "A1")}{text_cell("Nội dung góp ý", "B1")}</row>'
        f'<row r="2">{text_cell("Phùng Văn Vừng", "A2")}'
        f'<c r="B2" t="str"><f t="shared" ref="B2:B4" si="0">C2&amp;D2</f><v>{ROAD}</v></c></row>'
        f'<row r="3">{text_cell("Phùng Thị Mè", "A3")}<c r="B3" t="str"><f t="shared" si="0"/><v>{WATER}</v></c></row>'
        f'<row r="4">{text_cell("Phùng Thị Kê", "A4")}<c r="B4" t="str"><f t="shared" si="0"/></c></row>'
        f'<row r="5">{text_cell("Phùng Thị Ngô", "A5")}<c r="B5" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'
    )
    said = [Said(2, ROAD, name="Phùng Văn Vừng"), Said(3, WATER, name="Phùng Thị Mè")]
    refused = {(4, "formula_without_value"), (5, "unreadable")}
    return Made("chung-cong-thuc.xlsx", drawn(rows), said, refused, {(2, "formula_value"), (3, "formula_value")})


def _strict() -> Made:
    """The strict form of the standard has other addresses for its names, and days may be written out."""
    strict = {"spreadsheetml/2006": "spreadsheetml", "officeDocument/2006": "officeDocument"}

    def renamed(text: str) -> str:
        for old, new in strict.items():
            text = text.replace(f"http://schemas.openxmlformats.org/{old}", f"http://purl.oclc.org/ooxml/{new}")
        return text

    day = '<c r="C2" s="1" t="d"><v>2025-04-05T00:00:00</v></c>'
    data = xlsx(Page("A", [["Họ tên", "Nội dung góp ý", "Ngày"], ["Kim Thị Sen", SCHOOL]]))
    sheet = "xl/worksheets/sheet1.xml"
    data = repacked(data, {sheet: lambda text: re.sub(r"(<row r=\"2\".*?)</row>", rf"\1{day}</row>", text)})
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = [name for name in archive.namelist() if name != "[Content_Types].xml"]
    said = [Said(2, SCHOOL, name="Kim Thị Sen", day="2025-04-05")]
    return Made("chat.xlsx", repacked(data, dict.fromkeys(names, renamed)), said)


def _since_1904() -> Made:
    rows = [["Họ tên", "Nội dung góp ý", "Ngày nhận"], ["Kim Thị Sen", SCHOOL, 44290], ["Kim Văn Sơn", BUS, "5/4/2025"]]
    book = "xl/workbook.xml"
    data = repacked(
        xlsx(Page("A", rows)),
        {
            book: lambda text: text.replace("<sheets>", '<workbookPr date1904="1"/><sheets>'),
            "xl/worksheets/sheet1.xml": lambda text: text.replace('<c r="C2">', '<c r="C2" s="1">'),
        },
    )
    said = [
        Said(2, SCHOOL, name="Kim Thị Sen", day="2025-04-05"),
        Said(3, BUS, name="Kim Văn Sơn", day="2025-04-05"),
    ]
    return Made("tu-1904.xlsx", data, said)


def _no_addresses() -> Made:
    """Rows and cells without an address stand one after the other."""
    heads = "".join(text_cell(text) for text in ("Họ tên", "SĐT", "Nội dung góp ý"))
    rows = f"<row>{heads}</row><row/><row>{text_cell('Kim Thị Sen')}<c/>{text_cell(SCHOOL)}</row>"
    return Made("khong-dia-chi.xlsx", drawn(rows), [Said(3, SCHOOL, name="Kim Thị Sen")])


def _whole_sheet_claimed() -> Made:
    rows = (
        f'<row r="1">{text_cell("Họ tên", "A1")}{text_cell("Nội dung góp ý", "B1")}</row>'
        f'<row r="2">{text_cell("Kim Thị Sen", "A2")}{text_cell(SCHOOL, "B2")}</row>'
        '<row r="1048576"><c r="A1048576" s="0"/><c r="XFD1048576" s="0"/></row>'
    )
    return Made(
        "het-to.xlsx",
        drawn(
            rows,
            before='<dimension ref="A1:XFD1048576"/>',
            after='<mergeCells><mergeCell ref="C1:XFD1048576"/></mergeCells>',
        ),
        [SEN],
    )


def _away() -> Made:
    mine = Page("Thôn Đoài & “Bến” (1)", [*TABLE, ["Kim Văn Sơn", BUS]], hidden_rows={3})
    lists = Page("Danh mục", [["Lĩnh vực", "Nội dung"], ["Đất đai", "cấp sổ"]], state="veryHidden")
    after = Page("Hướng dẫn ghi biểu", [["1. Mỗi ý kiến một dòng"], ["2. Nội dung ghi đủ dấu"], ["3. Không gộp ô"]])
    said = [
        Said(2, SCHOOL, name="Kim Thị Sen", sheet=mine.name),
        Said(3, BUS, name="Kim Văn Sơn", sheet=mine.name),
    ]
    warnings: set[tuple[int | None, str]] = {(3, "hidden_row"), (None, "hidden_sheet")}
    return Made("an-ky.xlsx", xlsx(lists, mine, after), said, warnings=warnings)


def _sideways() -> Made:
    """Content merged with the column of notes beside it, and one name over two rows."""
    rows = [
        ["Họ tên", "Nội dung kiến nghị", "Ghi chú", "Thôn"],
        ["Ông Khổng Văn Tứ", DRAIN, None, "thôn Lau"],
        [None, LAMP, "gửi lần hai", "thôn Lau"],
    ]
    page = Page("A", rows, merges=[(2, 2, 2, 3), (2, 1, 3, 1)])
    said = [
        Said(2, DRAIN, name="Khổng Văn Tứ", address="thôn Lau"),
        Said(3, LAMP, name="Khổng Văn Tứ", address="thôn Lau"),
    ]
    return Made("gop-ngang.ods", ods(page), said, warnings={(3, "merged_cells")})


def _repeated_rows() -> Made:
    """One stored row that stands for three: a person typed once counts once, nobody counts each time."""
    rows = [["Họ tên", "Nội dung góp ý"], ["Kim Thị Sen", SCHOOL], ["", BUS], ["Kim Văn Sơn", WATER]]
    data = ods(Page("A", rows))

    def more(text: str) -> str:
        parts = text.split("<table:table-row>")
        for row, times in ((2, 3), (3, 2)):
            parts[row] = f'<table:table-row table:number-rows-repeated="{times}">{parts[row]}'
        return "<table:table-row>".join(parts).replace("<table:table-row><table:table-row ", "<table:table-row ")

    said = [SEN, Said(5, BUS), Said(6, BUS), Said(7, WATER, name="Kim Văn Sơn")]
    refused = {(3, "duplicate_row"), (4, "duplicate_row")}
    return Made("lap-dong.ods", repacked(data, {"content.xml": more}), said, refused, {(6, "same_text")})


def _outside_links() -> Made:
    rows = [["Họ tên", "Nội dung góp ý"], ["Kim Thị Sen", Formula("[1]Sheet1!$A$1", SCHOOL)]]
    outside = (
        f'<Relationships><Relationship Id="rId1" Type="{LINKS}/externalLinkPath" TargetMode="External" '
        'Target="file:///C:/x.xlsx"/></Relationships>'
    )
    data = repacked(
        xlsx(Page("A", rows)),
        {
            "xl/externalLinks/externalLink1.xml": f'<externalLink xmlns="{MAIN}"/>',
            "xl/externalLinks/_rels/externalLink1.xml.rels": outside,
        },
    )
    return Made("noi-ngoai.xlsx", data, [SEN], warnings={(2, "formula_value")})


def _reversed_order() -> Made:
    rows = [
        ["Ghi chú", "Cấp giải quyết", "Nhóm lĩnh vực", "Ý kiến phản ánh của công dân", "Liên hệ", "Chỗ ở", "Công dân"],
        ["", "tỉnh", "Nước sạch", WATER, "0350000085", "khu phố Chùa", "Bà Ứng Thị Nhài"],
        ["gửi thư", "", "", BUS, "", "khu phố Chùa", "Không nêu tên"],
    ]
    said = [
        Said(2, WATER, name="Ứng Thị Nhài", phone="0350000085", address="khu phố Chùa"),
        Said(3, BUS, address="khu phố Chùa"),
    ]
    return Made("nguoc.csv", text_file(rows, ";"), said)


def _second_table() -> Made:
    """A second table below the first, with its columns in another order."""
    rows = [
        ["STT", "Họ tên", "Nội dung kiến nghị", "Thôn"],
        [1, "Ông Thào A Lử", ROAD, "thôn Suối"],
        [None, "Cộng", "1 ý kiến"],
        [],
        ["STT", "Thôn", "Họ tên", "Nội dung kiến nghị"],
        [1, "thôn Đỉnh", "Bà Thào Thị Dợ", WATER],
    ]
    said = [
        Said(2, ROAD, name="Thào A Lử", address="thôn Suối"),
        Said(6, WATER, name="Thào Thị Dợ", address="thôn Đỉnh"),
    ]
    return Made("hai-bang.xlsx", xlsx(Page("A", rows)), said)
