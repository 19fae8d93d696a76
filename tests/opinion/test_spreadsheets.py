"""What comes out of the spreadsheets of offices: exactly what they hold, and nothing lost without a word."""

from __future__ import annotations

import io
import time
import tracemalloc
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doithoai.core.transitions import Refused
from doithoai.opinion import splitting
from doithoai.opinion.spreadsheets import answers, headings, reading
from doithoai.opinion.spreadsheets.texts import clean
from tests.opinion.sheet_writers import Page, ods, xlsx
from tests.opinion.sheets_made import Made, all_made
from tests.pace import within

MADE = {made.name: made for made in all_made()}


@pytest.mark.parametrize("name", list(MADE))
def test_a_file_gives_what_it_holds(name: str) -> None:
    gives_what_it_holds(MADE[name])


def gives_what_it_holds(made: Made) -> None:
    """The opinions with their senders, the refused rows with their reasons and the warnings of a file."""
    if made.file_refused:
        with pytest.raises(Refused) as refused:
            reading.read(made.data, made.name)
        assert refused.value.code == made.file_refused
        return

    answer = answers.of(reading.read(made.data, made.name))

    assert [_told(opinion, with_sheet=bool(made.said[0].sheet)) for opinion in answer["opinions"]] == _wanted(made)
    assert {(row["row"], row["reason"]) for row in answer["refused"]} == made.refused
    assert {(row["row"], row["code"]) for row in answer["warnings"]} == made.warnings


def _told(opinion: dict, *, with_sheet: bool) -> dict:
    who = opinion["submitter"]
    return {
        "row": opinion["row"],
        "text": opinion["text"],
        "part": opinion["part"],
        "day": opinion.get("date", ""),
        "section": opinion.get("section", ""),
        "sheet": opinion["sheet"] if with_sheet else "",
        **{key: who.get(key, "") for key in ("name", "phone", "address", "email", "id_number")},
    }


def _wanted(made: Made) -> list[dict]:
    return [{key: value for key, value in vars(said).items() if key != "field"} for said in made.said]


HEADINGS = {
    "content": [
        "Nội dung", "Nội dung phản ánh", "Ý kiến cử tri", "Kiến nghị của nhân dân", "Kiến nghị, đề xuất", "Nguyện vọng",
        "Câu hỏi của công nhân", "2. Xin ông/bà cho biết ý kiến, kiến nghị", "NOI DUNG Y KIEN", "Cử tri kiến nghị",
        "Nội dung cần đối thoại", "Tin nhắn", "Khó khăn, vướng mắc", "Ý kiến của cán bộ, đảng viên",
    ],
    "name": ["Họ tên", "Họ và tên", "Người có ý kiến", "Cử tri",
             "Tên công dân", "Hội viên", "Họ tên, địa chỉ, SĐT", "Đại diện hộ"],
    "phone": ["SĐT", "Điện thoại", "Số điện thoại liên hệ", "Số ĐT", "Di động", "Thông tin liên hệ"],
    "address": ["Thôn/xóm", "Ấp", "Địa chỉ", "Tổ dân phố", "Khu phố", "Nơi ở hiện nay", "Tên thôn", "Bản"],
    "date": ["Ngày nhận", "Ngày tiếp nhận", "Dấu thời gian", "Thời gian phản ánh"],
    "level": ["Thẩm quyền giải quyết", "Cấp giải quyết", "Thuộc thẩm quyền"],
    "field": ["Lĩnh vực", "Nhóm lĩnh vực", "Nhóm vấn đề"],
    "id_number": ["Số CCCD", "CMND/CCCD", "Số căn cước"],
    "answer": ["Nội dung trả lời", "Kết quả giải quyết", "Ý kiến trả lời của UBND xã",
               "Ngày trả lời", "Ý kiến chỉ đạo", "Hướng giải quyết"],
    "other": ["Đơn vị công tác", "Phân xưởng", "Nơi làm việc", "Cơ quan", "Năm sinh",
              "Người tiếp nhận", "Hình thức tiếp nhận"],
    "stt": ["STT", "TT", "Số TT"],
    "": ["TỔNG HỢP Ý KIẾN CỦA CỬ TRI", "Biểu số 2", "UBND xã Ba Gò"],
}  # fmt: skip


@pytest.mark.parametrize(("role", "heading"), [(role, one) for role, some in HEADINGS.items() for one in some])
def test_a_heading_is_known_in_the_words_of_any_office(role: str, heading: str) -> None:
    found = headings.role_of(heading)

    assert found == role or (found == headings.EITHER and role in {"name", "content"})


def test_five_thousand_rows_are_read_in_seconds() -> None:
    head = ["STT", "Họ tên", "SĐT", "Nội dung kiến nghị", "Ngày"]
    rows = [[n, f"Lò Văn {n}", 350000000 + n, f"Đề nghị sửa đoạn đường số {n}.", 45_689] for n in range(1, 5001)]
    data = xlsx(Page("Sổ", [head, *rows]))
    began = time.process_time()

    found = reading.read(data, "so.xlsx").found

    assert len(found) == 5000
    assert time.process_time() - began < within(20)


def test_a_bomb_is_refused_at_once_and_in_little_memory() -> None:
    zeros = io.BytesIO()
    with zipfile.ZipFile(zeros, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as member:
            for _part in range(200):
                member.write(b" " * (1 << 20))
    repeated = ods(Page("X", [["Họ tên", "Góp ý"], ["A", "b c"]]))
    bombs = (zeros.getvalue(), _many_times(repeated), _shared_many_times())
    for data in bombs:
        began = time.process_time()
        _refused_as_bomb(data)
        assert time.process_time() - began < 5
    tracemalloc.start()
    for data in bombs:
        _refused_as_bomb(data)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert peak < 150 * 1024 * 1024


def _refused_as_bomb(data: bytes) -> None:
    with pytest.raises(Refused) as refused:
        reading.read(data, "nhe.xlsx")
    assert refused.value.code == "bomb"


def _many_times(data: bytes) -> bytes:
    """A row of two cells that claims to stand a million times."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for member in source.namelist():
            content = source.read(member).replace(
                b"<table:table-row><table:table-cell",
                b'<table:table-row table:number-rows-repeated="1000000"><table:table-cell',
            )
            archive.writestr(member, content)
    return out.getvalue()


def _shared_many_times() -> bytes:
    """One long text to which very many cells point."""
    return xlsx(Page("X", [["Họ tên", "Góp ý"], *[["A", "đ" * 30_000] for _row in range(2000)]]))


CELLS = st.one_of(
    st.none(),
    st.text(max_size=30),
    st.integers(0, 10**10),
    st.sampled_from(
        ["Không", "nt", '"', "I. Đất đai", "Tổng số: 3", "a) x. b) y.", "ngày 1 tháng 2 năm 2025", "Người lập", "=1+1"]
    ),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(CELLS, min_size=5, max_size=5), min_size=1, max_size=12))
def test_no_row_vanishes_and_none_counts_twice(rows: list[list[object]]) -> None:
    head = ["STT", "Họ tên", "Nội dung kiến nghị", "Ngày nhận", "Thôn"]
    rows = [[_clean_of_controls(cell) for cell in row] for row in rows]
    try:
        sheet = reading.read(xlsx(Page("A", [head, *rows], hidden_rows={3})), "a.xlsx").sheets[0]
    except Refused as refused:
        assert refused.code in {"empty", "secret"}
        return
    told = (
        [found.row for found in sheet.found]
        + [row for row, *_why in sheet.refused]
        + [row for row, _as in sheet.skipped]
    )

    filled = {n for n, row in enumerate([head, *rows], 1) if any(cell is not None and clean(str(cell)) for cell in row)}
    assert sorted(told) == sorted(filled)


SENTENCES = st.sampled_from([
    "Chủ tịch xã cần nghe dân", "Tổng cộng 5 hộ mất nước", "Nhóm thanh niên đua xe ban đêm", "nước đục quá",
    "Kiến nghị về việc thu phí chợ", "Nguồn nước nhiễm phèn nặng", "Hết thuốc mà chưa ai mang tới",
    "Thôn Hạ chưa có đường", "Ngày 5/5/2025 mất điện cả buổi", "Đại diện hộ xin làm cầu", "Đường vào bản sạt lở",
])  # fmt: skip
NAMES = st.sampled_from([None, "", "Lò Văn Tám", "Người dân", "Chủ tịch Hội Nông dân", "Thôn Hạ", "ẩn danh", "Ông Tư"])
#: No number with a part of it below: that one heads its parts.
NUMBERS = st.sampled_from([None, 1, 2, 7, "3", "4.1", "nt"])
BETWEEN = st.sampled_from(
    [[], ["Cộng: 1 ý kiến"], ["I. Đất đai"], [None, None, "Người lập biểu"], [None, "Lò Văn Mẫu"], ["./."]]
)


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from([["STT", "Họ tên", "Ý kiến"], ["Thôn", "Người nêu", "Ý kiến"], ["Ngày", "Ghi chú", "Ý kiến"]]),
    st.lists(st.tuples(NUMBERS, NAMES, SENTENCES, st.booleans(), BETWEEN), min_size=1, max_size=8),
)
def test_a_sentence_in_the_column_of_opinions_is_never_passed_over(head: list, lines: list) -> None:
    rows: list[list[object]] = [head]
    wanted = set()
    for number, name, sentence, is_far, between in lines:
        rows.append([number, name, f"{sentence} {len(rows)}"])
        wanted.add(len(rows))
        rows += [[], between] if is_far else [between]

    sheet = reading.read(xlsx(Page("A", rows)), "a.xlsx").sheets[0]

    assert wanted <= {found.row for found in sheet.found} | {row for row, *_why in sheet.refused}


@pytest.mark.parametrize(
    ("line", "is_section"),
    [
        ("Nhóm thanh niên đua xe ban đêm", False),
        ("Kiến nghị về việc thu phí chợ", False),
        ("Nhóm lĩnh vực đất đai", True),
        ("Nhóm vấn đề về y tế", True),
        ("NHÓM ĐẤT ĐAI", True),
        ("Kiến nghị về đất đai", True),
    ],
)
def test_a_line_above_a_numbered_row_heads_it_only_when_it_names_a_field(line: str, is_section: bool) -> None:
    rows: list[list[object]] = [["STT", "Họ tên", "Ý kiến"], [None, None, line], [1, "Lò Văn Tám", "Nước đục cả tuần"]]

    sheet = reading.read(xlsx(Page("A", rows)), "a.xlsx").sheets[0]

    assert [found.row for found in sheet.found] == ([3] if is_section else [2, 3])


def _clean_of_controls(cell: object) -> object:
    """What XML cannot hold never comes out of a workbook."""
    if not isinstance(cell, str):
        return cell
    return "".join(char for char in cell if char in "\n\t" or " " <= char <= "\ud7ff" or "\ue000" <= char <= "\ufffd")


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_splitting_loses_no_word(text: str) -> None:
    text = clean(text)

    split = splitting.split(text)

    assert sum(map(len, split.points)) + len(split.lead) <= len(text)
    assert len(split.points) >= 1
    for point in split.points:
        assert point in text
