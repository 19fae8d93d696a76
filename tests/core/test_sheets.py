"""Spreadsheets in and out."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from doithoai.core import sheets
from doithoai.core.transitions import Refused

# What XML and a cell can hold; a cell is read without the blanks around it.
CELLS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cn"]), max_size=40)
HAZARDS = st.builds(str.__add__, st.sampled_from(["=", "+", "-", "@", "\t", "\r"]), CELLS)


def book(rows: list[list[object]]) -> bytes:
    work = Workbook()
    assert work.active is not None
    for row in rows:
        work.active.append(row)
    return saved(work)


def saved(work: Workbook) -> bytes:
    out = io.BytesIO()
    work.save(out)
    return out.getvalue()


def with_sheet(data: bytes, sheet: str) -> bytes:
    """The same workbook, its first sheet replaced by raw XML."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, sheet if name == "xl/worksheets/sheet1.xml" else old.read(name))
    return out.getvalue()


def refusal(data: bytes, name: str = "y-kien.xlsx") -> str:
    with pytest.raises(Refused) as refused:
        sheets.read_rows(data, name)
    assert str(refused.value.sentence)
    return refused.value.code


def test_numbers_dates_and_empty_cells_become_plain_text() -> None:
    data = book(
        [
            ["STT", "Họ và tên", "Ngày", "Số"],
            [1, "  Nguyễn Thị Bưởi ", date(2024, 11, 5), 2.5],
            [None, None, None, None],
            [2, "Lê\u200b Văn Tám", datetime(2024, 11, 5, 8, 30), True],
        ]
    )

    assert sheets.read_rows(data, "y-kien.xlsx") == [
        ["STT", "Họ và tên", "Ngày", "Số"],
        ["1", "Nguyễn Thị Bưởi", "05/11/2024", "2.5"],
        ["", "", "", ""],
        ["2", "Lê Văn Tám", "05/11/2024 08:30", "x"],
    ]


def test_rows_keep_their_place_and_hidden_sheets_are_not_read() -> None:
    work = Workbook()
    assert work.active is not None
    work.active.title = "Danh mục"
    work.active.append(["ẩn"])
    work.active.sheet_state = "hidden"
    shown = work.create_sheet("Ý kiến")
    shown["B3"] = "Đường hỏng"

    data = saved(work)

    assert sheets.read_sheets(data, "a.xlsx") == {"Ý kiến": [["", ""], ["", ""], ["", "Đường hỏng"]]}
    assert sheets.read_rows(data, "a.xlsx")[2] == ["", "Đường hỏng"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_csv_is_read_whatever_its_separator_and_encoding(encoding: str, mark: str) -> None:
    text = f'STT{mark}Nội dung\r\n1{mark}"Đường hỏng, ngập\nkhi mưa"\r\n'

    assert sheets.read_rows(text.encode(encoding), "y-kien.csv") == [
        ["STT", "Nội dung"],
        ["1", "Đường hỏng, ngập\nkhi mưa"],
    ]


def test_an_old_windows_csv_is_read_in_composed_letters() -> None:
    data = "STT;Họ tên\r\n1;Đỗ Thị Bưởi\r\n"
    old = "".join(
        {"ọ": "o\u0323", "ỗ": "ô\u0303", "ị": "i\u0323", "ở": "ơ\u0309"}.get(letter, letter) for letter in data
    ).encode("cp1258")

    assert sheets.read_rows(old, "cu.csv") == [["STT", "Họ tên"], ["1", "Đỗ Thị Bưởi"]]


def test_a_bomb_is_not_opened() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * 40_000_000)

    assert refusal(out.getvalue()) == "bomb"


def test_a_bomb_that_lies_about_its_size_is_not_opened() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * 3_000_000)
    true_size, false_size = (3_000_000).to_bytes(4, "little"), (1000).to_bytes(4, "little")
    data = out.getvalue()
    assert data.count(true_size) == 2

    assert refusal(data.replace(true_size, false_size)) == "broken"


def test_too_many_members_are_not_opened() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for number in range(sheets.MAX_MEMBERS + 1):
            archive.writestr(f"xl/{number}", b"")

    assert refusal(out.getvalue()) == "bomb"


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="XFD1048576"><v>1</v></c>',
        "<c r='XFD1048576'><v>1</v></c>",
        '<c s="0" r = "XFD1048576" t="n" foo="/>"><v>1</v></c>',
        '<x:c xmlns:x="urn:x" r="XFD1048576"><x:v>1</x:v></x:c>',
    ],
)
def test_a_lonely_cell_in_the_farthest_corner_does_not_fill_the_memory(cell: str) -> None:
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        f'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576">{cell}</row></sheetData></worksheet>'
    )

    assert refusal(with_sheet(book([["a"]]), sheet)) == "bomb"


def test_empty_formatted_cells_far_away_do_no_harm() -> None:
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="0"/></row>'
        '<row r="1048576" s="0" customFormat="1"/></sheetData></worksheet>'
    )

    assert sheets.read_rows(with_sheet(book([["a"]]), sheet), "a.xlsx") == [["1"]]


def test_what_is_no_table_is_refused_with_a_reason() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", "<document/>")

    assert refusal(out.getvalue()) == "disguised"
    assert refusal(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600) == "locked"
    assert refusal(b"%PDF-1.7\0\0\0") == "disguised"
    assert refusal(b"  \r\n") == "empty"
    assert refusal(book([["a"]])[:-60]) == "broken"
    assert refusal(with_sheet(book([["a"]]), "<worksheet><sheetData><row")) == "broken"
    assert refusal(b"a" * (sheets.MAX_BYTES + 1)) == "too_large"


@settings(deadline=None)  # a workbook each: the first one on a busy machine takes its time
@given(st.lists(st.lists(CELLS | HAZARDS, min_size=2, max_size=2), max_size=5))
def test_no_written_cell_is_ever_a_formula(rows: list[list[str]]) -> None:
    data = sheets.write_xlsx(["=1+1", "Nội dung"], rows)

    work = load_workbook(io.BytesIO(data))
    assert work.active is not None
    kinds = {cell.data_type for row in work.active.iter_rows() for cell in row}
    assert kinds <= {"s", "inlineStr", "n"}  # "n" is an empty cell
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in sheet and b"<f " not in sheet


def test_what_is_written_is_read_again() -> None:
    rows = [["=SUM(A1)", "+84 53", 1234.5], ["@cmd", "-1", 7], ["bình\x00 thường", None, date(2024, 11, 5)]]

    data = sheets.write_xlsx(["Nội dung", "Số", "Giá trị"], rows, title="Ý kiến: quý I/2026")

    assert sheets.read_sheets(data, "ra.xlsx") == {
        "Ý kiến  quý I 2026": [
            ["Nội dung", "Số", "Giá trị"],
            ["=SUM(A1)", "+84 53", "1234.5"],
            ["@cmd", "-1", "7"],
            ["bình thường", "", "05/11/2024"],
        ]
    }


@given(st.lists(CELLS | HAZARDS, min_size=1, max_size=4))
def test_no_cell_of_a_csv_begins_like_a_formula(row: list[str]) -> None:
    data = sheets.write_csv([f"cột {place}" for place, _cell in enumerate(row)], [row])

    back = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert len(back) == 2
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in back[1])
