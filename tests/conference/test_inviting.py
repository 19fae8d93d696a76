"""Who answered, who comes instead of whom, who is presented first; lists as the communes send them."""

from collections.abc import Iterator

import pypdfium2
import pytest
import time_machine

from doithoai.conference import attending, delegate_sheets, invitations, inviting
from doithoai.conference.models import Attendance
from doithoai.core import journal
from doithoai.core.transitions import Refused
from tests.factories.conference import NOW, announced
from tests.factories.people import authority, organisation, person
from tests.factories.programme import coordinator

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def november() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.mark.clause("S-66")
def test_who_was_summoned_and_does_not_come_says_why_and_the_words_stay_out_of_lists_and_journal() -> None:
    writer = coordinator(authority())
    row = announced(authority(), by=writer)
    one = attending.expect(row, name="Trần Văn Lành", category="party_member", is_summoned=True, by=writer)

    with pytest.raises(Refused) as refusal:
        inviting.reply(one, is_coming=False, by=writer)
    said = [inviting.reply(one, is_coming=False, note="Đang điều trị ung thư", by=writer) for _time in range(2)]

    assert refusal.value.field == "note"
    assert said == [True, False]
    assert (one.status, one.absence_reason) == ("excused", inviting.SAID_BEFORE)
    assert "ung thư" not in str([entry.facts for entry in journal.history(one)])
    assert attending.figures(row).summoned_excused == 1
    inviting.reply(one, is_coming=True, by=writer)
    assert (one.status, one.reply_note) == ("expected", "")


@pytest.mark.clause("S-69", "S-66")
def test_a_leader_is_replaced_by_a_leader_or_with_a_reason_and_the_seat_counts_once() -> None:
    commune = authority()
    agency = organisation(commune, "phong-kinh-te")
    writer = coordinator(commune)
    row = announced(commune, by=writer)
    head = attending.expect(
        row, name="Đặng Thị Lụa", category="leader", position="Trưởng phòng", organisation=agency,
        is_summoned=True, by=writer,
    )  # fmt: skip

    with pytest.raises(Refused) as refusal:
        inviting.replace(head, name="Lê Văn Tám", position="Chuyên viên", by=writer)
    weak = inviting.replace(head, name="Lê Văn Tám", position="Chuyên viên", exception="Đi công tác cả", by=writer)
    again = inviting.replace(head, name="Lê Văn  Tám", position="Chuyên viên", by=writer)

    figures = attending.figures(row)
    assert refusal.value.field == "position"
    assert (weak.is_leader, weak.is_summoned, weak.organisation, again) == (False, True, agency, weak)
    assert (figures.expected, figures.summoned, figures.summoned_excused) == (1, 1, 0)
    assert agency in attending.without_leader(row)
    attending.check_in(weak, by=writer)
    assert attending.figures(row).summons_percent == 100
    with pytest.raises(Refused):
        inviting.replace(head, name="Vũ Quang Khải", position="Phó Trưởng phòng", by=writer)


@pytest.mark.clause("S-53")
def test_delegates_are_presented_by_rank_and_body_and_a_place_by_hand_goes_before_both() -> None:
    writer = coordinator(authority())
    row = announced(authority(), by=writer)
    for name, category, position in (
        ("Nguyễn Thị Bưởi", "people", ""),
        ("Lê Văn Phó", "leader", "Phó Trưởng phòng Kinh tế"),
        ("Trần Văn Trưởng", "leader", "Trưởng phòng Kinh tế"),
        ("Vũ Thị Thư", "leader", "Bí thư Đảng ủy xã"),
        ("Đỗ Văn Phó", "leader", "Phó Bí thư Đảng ủy xã"),
        ("Giáp Lão Thành", "people", ""),
        ("Hoàng Thị Đoàn", "leader", "Bí thư Đoàn xã"),
        ("Lý Văn Hội", "leader", "Chủ tịch Hội đồng nhân dân xã"),
    ):
        attending.expect(row, name=name, category=category, position=position, by=writer)
    elder = next(one for one in row.attendances.all() if one.name == "Giáp Lão Thành")
    inviting.set_place(elder, 1, by=writer)

    order = [one.name for one in inviting.in_protocol(row.attendances.select_related("organisation"))]

    assert order == [
        "Giáp Lão Thành", "Vũ Thị Thư", "Đỗ Văn Phó", "Lý Văn Hội", "Trần Văn Trưởng",
        "Lê Văn Phó", "Hoàng Thị Đoàn", "Nguyễn Thị Bưởi",
    ]  # fmt: skip


SHEET = {
    1: ["DANH SÁCH TRIỆU TẬP", "", "", "", ""],
    3: ["STT", "Họ tên", "Chức danh", "Đơn vị", "Đối tượng", "Triệu tập"],
    4: ["1", "Trần Văn Lành", "Bí thư chi bộ", "Thôn Đông Khoát", "đảng viên", "X"],
    5: ["2", "Lê Thị Lụa", "", "Thôn Hậu", "Người dân", ""],
    6: ["", "", "", "", "", ""],
}


def test_a_list_as_communes_write_it_is_understood_and_sent_again_it_adds_nobody() -> None:
    commune = authority()
    cell = organisation(commune, "chi-bo", kind="local_committee")
    secretary = person("local_committee", commune, cell)
    row = announced(commune)

    first = delegate_sheets.read(row, SHEET, [cell], own=cell)
    made = delegate_sheets.commit(row, first, by=secretary)
    second = delegate_sheets.read(row, SHEET, [cell], own=cell)

    assert (made, first.errors, [line.category for line in first.lines]) == (2, [], ["party_member", "people"])
    assert [line.is_summoned for line in first.lines] == [True, False]
    assert (second.lines, second.known) == ([], [4, 5])
    assert {one.organisation for one in Attendance.objects.all()} == {cell}


def test_each_wrong_row_is_named_and_then_nothing_is_taken_over() -> None:
    writer = coordinator(authority())
    row = announced(authority(), by=writer)
    rows = {
        1: list(delegate_sheets.HEADER),
        2: ["", "Chuyên viên", "", "", "Nhân dân", ""],
        3: ["Lê Thị Lụa", "", "", "Sở Không Có", "Nhân dân", ""],
        4: ["Lê Thị Lụa", "", "", "", "Hoàng tử", ""],
        5: ["Lê Thị Lụa", "Chuyên viên", "", "", "Lãnh đạo", ""],
        6: ["Lê Thị Lụa", "", "", "", "", "có lẽ"],
        7: ["Trần Văn Lành", "", "", "", "Nhân dân", ""],
    }

    preview = delegate_sheets.read(row, rows, [])

    assert [number for number, _words in preview.errors] == [2, 3, 4, 5, 6]
    with pytest.raises(Refused):
        delegate_sheets.commit(row, preview, by=writer)
    assert not Attendance.objects.exists()
    with pytest.raises(Refused):
        delegate_sheets.read(row, {1: ["Nội dung", "Ngày"]}, [])


def test_each_who_is_called_gets_a_page_of_the_own_and_the_journal_knows_that_names_were_printed() -> None:
    writer = coordinator(authority())
    row = announced(authority(), by=writer)
    for name in ("Trần Văn Lành", "Lê Thị Lụa"):
        attending.expect(row, name=name, category="people", by=writer)
    attending.expect(row, name="Đỗ Thị Ánh", category="party_member", is_summoned=True, by=writer)

    data = invitations.render(row, summons=False, by=writer)

    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data)]
    assert len(pages) == 2
    assert "Lành" in pages[0] and "Lụa" in pages[1]
    assert "Ánh" not in "".join(pages)
    assert [page for page in pages if "2" in page.split()] == []  # each begins with its own first page
    assert journal.history(row).first().verb == "conference.invitations_printed"
    with pytest.raises(Refused):
        invitations.render(row, summons=True, by=person("desk", authority(), conference=row))
