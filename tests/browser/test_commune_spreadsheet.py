"""A spreadsheet as communes really send it: looked at, put right, taken in once; what accuses somebody lies sealed."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from openpyxl import Workbook
from playwright.sync_api import Locator, Page, expect

from scripts.served import Served
from tests.browser.conftest import DESKTOP, PHONE, barriers, overflows
from tests.browser.test_paper_clerk import enter_as
from tests.opinion.sheets_made import all_made

#: On the samples, which take long to load: on one database, on both in the soak.
pytestmark = [pytest.mark.browser, pytest.mark.pages]
LAMP = "Đèn đường ngõ 12 xóm Đình hỏng hai tháng, tối đi không thấy gì."
DRAIN = "Cống sau chợ quá bé, mưa nửa giờ là ngập vào nhà."
WATER = "Nước máy đục, để qua đêm lắng cặn vàng."
SCHOOL = "Đề nghị xây thêm phòng học ở điểm trường lẻ."
BUS = "Xe buýt bỏ chuyến sáng, học sinh phải đi xe ôm."
SEALED = "Tôi tố cáo kế toán thôn lập khống danh sách ăn chia tiền hỗ trợ lụt, yêu cầu xử lý."
QUOTE = "lập khống danh sách ăn chia"
ACCUSER = "Dương Đình Kín"
#: Rows that go into the inbox; the sealed one is none of them.
TAKEN = 5
TITLE = "BIỂU TỔNG HỢP TRƯỚC HỘI NGHỊ ĐỐI THOẠI"
#: Titles, then a heading of two rows in which the subject is called the content, and the words an explanation.
ROWS: tuple[tuple[object, ...], ...] = (
    ("ĐẢNG ỦY XÃ TÂN YÊN",),
    (TITLE,),
    (),
    ("TT", "Người gửi", None, None, "Nội dung", "Diễn giải"),
    (None, "Họ và tên", "Điện thoại", "Thôn", None, None),
    (1, "Ông Hà Văn Sáng", "0912345601", "xóm Đình", "Điện", LAMP),
    (2, "Bà Lý Thị Chợ", "09123", "thôn Hạ", "Thoát nước", DRAIN),
    (3, "Lê Thị Giếng", "0912345603", None, "Nước sạch", WATER),
    (4, "Tạ Văn Trường", "0912345604", '"', "Giáo dục", SCHOOL),
    (5, "Bế Thị Trống", "0912345605", "thôn Hạ", None, None),
    (6, "Ông Hà Văn Sáng", "0912345601", "xóm Đình", "Điện", LAMP),
    (7, ACCUSER, "0912345607", "thôn Hạ", "Khác", SEALED),
    (8, "Vi Thị Xe", "0912345608", "thôn Hạ", "Giao thông", BUS),
    (None, "Tổng cộng: 12 ý kiến"),
)


def bad_spreadsheet() -> bytes:
    """Made as an office makes it: title across the table, headings joined, one village for two rows."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Biểu 2"
    for row in ROWS:
        sheet.append(row)
    for area in ("A1:F1", "A2:F2", "A4:A5", "B4:D4", "E4:E5", "F4:F5", "D7:D8"):
        sheet.merge_cells(area)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def bring(page: Page, desk: str, file: Path) -> None:
    page.goto(f"{desk}y-kien/nhap-bang-tinh/")
    page.locator("[name=file]").set_input_files(file)
    with page.expect_navigation():
        page.get_by_role("button", name="Đọc tệp").click()


def waiting(page: Page, desk: str) -> int:
    """How many opinions of spreadsheets wait to be sorted."""
    page.goto(f"{desk}y-kien/?door=sheet")
    return int(page.locator(".tabs__link[aria-current] .count").inner_text())


def row_of(page: Page, words: str) -> Locator:
    return page.locator("main tbody tr").filter(has_text=words)


def fits(page: Page) -> None:
    """The page stands at both widths, for everybody."""
    for size in (PHONE, DESKTOP):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        assert not overflows(page)
        assert barriers(page) == []


def test_a_bad_spreadsheet_is_put_right_and_taken_in_once(
    house: Served, page: Page, complaints: list[str], tmp_path: Path
) -> None:
    file = tmp_path / "thon-ha.xlsx"
    file.write_bytes(bad_spreadsheet())
    desk = enter_as(page, house, "Cán bộ tiếp nhận")
    before = waiting(page, desk)

    # The subject was read as the words: the preview shows it, and which columns were left out.
    bring(page, desk, file)
    sheet = page.url
    expect(row_of(page, "Thoát nước")).to_contain_text("Lý Thị Chợ")
    expect(page.locator("main")).to_contain_text("Cột chưa đọc: Diễn giải")
    expect(page.locator("main")).not_to_contain_text(DRAIN)
    page.locator("summary", has_text="Ý nghĩa các cột").click()
    page.get_by_label("Nội dung", exact=True).select_option(label="Lĩnh vực")
    page.get_by_label("Diễn giải", exact=True).select_option(label="Ý kiến")
    with page.expect_navigation():
        page.get_by_role("button", name="Đọc lại").click()

    assert page.url == sheet
    for words, told in (
        (DRAIN, "Không phải số điện thoại"),
        (WATER, "ô gộp"),
        (SCHOOL, "dòng trên"),
    ):
        expect(row_of(page, words)).to_contain_text(re.compile(told, re.IGNORECASE))
    expect(row_of(page, WATER)).to_contain_text("thôn Hạ")
    for line, why in (("10", "Không có nội dung"), ("11", "dòng 6")):
        refused = page.locator("main tbody tr").filter(has=page.get_by_role("rowheader", name=line, exact=True))
        expect(refused.filter(has_text=why)).to_have_count(1)
    expect(page.locator("main")).to_contain_text("dòng 14")  # the total that does not fit
    nothing_of_it(page)
    fits(page)

    with page.expect_navigation():
        page.get_by_role("button", name="Tiếp nhận 6 dòng").click()
    expect(page.locator("main .figures")).to_contain_text("6")
    after = waiting(page, desk)
    assert after - before in (TAKEN, TAKEN + 1)
    listed = page.locator(".triage__list")
    for words in (LAMP, DRAIN, WATER, SCHOOL, BUS):
        expect(listed).to_contain_text(words[:30])
    for address in (
        "",
        "y-kien/",
        "y-kien/?door=sheet",
        "y-kien/bao-tin/",
        "y-kien/nhap-bang-tinh/",
    ):
        page.goto(f"{desk}{address}")
        nothing_of_it(page)
    page.goto(f"{desk}tim/?q={QUOTE}")
    expect(page.get_by_role("status")).to_contain_text("0 kết quả")
    page.goto(sheet)
    nothing_of_it(page)

    bring(page, desk, file)
    expect(page.locator("main")).to_contain_text("được nhận trước đây")
    expect(page.get_by_role("button", name=re.compile("^Tiếp nhận"))).to_have_count(0)
    assert waiting(page, desk) == after
    assert '"holds": true' in house.manage("conservation", "--json")
    assert complaints == []


def nothing_of_it(page: Page) -> None:
    """Not a word of what accuses somebody, nor who wrote it."""
    body = page.content()
    assert QUOTE not in body and ACCUSER not in body


@pytest.mark.parametrize(("matter", "told"), [("locked", "mật khẩu"), ("disguised", "không phải bảng")])
def test_a_file_that_is_no_open_table_is_refused_with_a_sentence(
    house: Served, page: Page, tmp_path: Path, matter: str, told: str
) -> None:
    made = next(one for one in all_made() if one.file_refused == matter)
    file = tmp_path / "thon-trung.xlsx"
    file.write_bytes(made.data)
    desk = enter_as(page, house, "Cán bộ tiếp nhận")

    bring(page, desk, file)

    expect(page.locator(".error-summary")).to_contain_text(re.compile(told, re.IGNORECASE))
    expect(page.locator("[name=file]")).to_be_visible()
    fits(page)
