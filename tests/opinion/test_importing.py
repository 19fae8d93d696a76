"""A spreadsheet is looked at first and taken in once, whoever presses and however often it is sent."""

from __future__ import annotations

import time
from typing import Any

import pytest

from doithoai.core import uploads
from doithoai.core.transitions import Refused
from doithoai.notices.models import Notice
from doithoai.opinion import conservation, importing, lookup, search, telling
from doithoai.opinion.models import Contact, Matter, Opinion, SheetImport, SheetRow, Submission, TallyDelta
from doithoai.people.models import Authority
from doithoai.people.roles import Acting
from tests.factories import people
from tests.opinion.sheet_writers import Page, text_file, xlsx
from tests.racing import press_together

HEAD = ["STT", "Họ tên", "Thôn", "SĐT", "Nội dung kiến nghị", "Ngày nhận", "Lĩnh vực"]
ROWS = [
    [1, "Bà Lò Thị Ban", "thôn Cả", "0350000001", "Cống sau chợ bé quá, đề nghị làm lại.", "05/01/2026", "Giao thông"],
    [2, "Ông Tô Văn Khu", "thôn Cả", "", "a) Đèn hỏng.\nb) Loa rè.", "05/01/2026", ""],
    [3, "", "thôn Con", "", "Tôi tố cáo kế toán trường lập khống danh sách ăn bán trú để rút tiền.", "", ""],
    [4, "Hà Thị Tư", "thôn Con", "", "Không có ý kiến", "", ""],
]


@pytest.fixture
def place() -> Authority:
    return people.authority()


@pytest.fixture
def clerk(place: Authority) -> Acting:
    return people.person("intake", place)


def bring(place: Authority, by: Acting, rows: list | None = None, **more: object) -> SheetImport:
    data = xlsx(Page("Biểu", [HEAD, *(ROWS if rows is None else rows)]))
    return importing.read(place, data=data, name="thon-ca.xlsx", by=by, **more)


@pytest.mark.django_db
def test_a_row_becomes_one_submission_with_its_points(place: Authority, clerk: Acting) -> None:
    row = bring(place, clerk)
    shown = importing.preview(row)

    importing.take_in(row, by=clerk)

    assert (shown.new, len(shown.refused), row.state, row.added) == (3, 1, "taken_in", 3)
    assert list(Submission.objects.values_list("door", "parts")) == [("sheet", 1), ("sheet", 2), ("sheet", 1)]
    assert [o.text for o in Opinion.objects.order_by("pk")][:3] == [ROWS[0][4], "Đèn hỏng.", "Loa rè."]
    first = Opinion.objects.order_by("pk")[0]
    assert (first.received_on.isoformat(), first.matter.place) == ("2026-01-05", "thôn Cả")
    assert [(c.name, c.phone) for c in Contact.objects.order_by("pk")][0] == ("Lò Thị Ban", "0350000001")
    assert list(SheetRow.objects.values_list("sheet", "row")) == [("Biểu", 2), ("Biểu", 3), ("Biểu", 4)]
    assert conservation.check(place) == []
    assert sum(line.n for line in TallyDelta.objects.all()) == sum(line.said for line in TallyDelta.objects.all()) == 4
    assert search.check() == []
    assert Notice.objects.filter(key__startswith="received:").count() == 3


@pytest.mark.django_db
def test_who_stands_on_a_list_gets_the_code_with_the_first_message(place: Authority, clerk: Acting) -> None:
    importing.take_in(bring(place, clerk), by=clerk)

    for notice in Notice.objects.filter(key__startswith="received:"):
        found = lookup.find(place, telling.held_code(notice))
        assert found == Submission.objects.get(opinions__public_id=notice.about)
        assert (notice.carrier, "gửi kèm" in notice.body) == ("hand", True)


@pytest.mark.django_db
def test_what_reads_like_a_denunciation_lies_sealed_and_is_not_shown(place: Authority, clerk: Acting) -> None:
    row = bring(place, clerk)
    importing.take_in(row, by=clerk)

    matter = Matter.objects.get(is_sealed=True)
    assert (matter.sealed_kind, matter.opinions.get().text) == ("denunciation", "")
    assert "kế toán" not in str(SheetImport.objects.values_list("name", "path", "sha256").get())
    assert uploads.is_locked(row.path)


@pytest.mark.django_db
def test_the_same_file_and_the_file_saved_again_add_nothing(place: Authority, clerk: Acting) -> None:
    importing.take_in(bring(place, clerk), by=clerk)
    again = bring(place, clerk)
    moved = [[], [], HEAD, *reversed(ROWS)]
    saved = importing.read(
        place, data=text_file([[str(cell) for cell in line] for line in moved]), name="gui-lai.csv", by=clerk
    )

    for row in (again, saved):
        assert importing.preview(row).new == 0
        with pytest.raises(Refused) as refused:
            importing.take_in(row, by=clerk)
        assert refused.value.code == "known"
    assert Submission.objects.count() == 3
    assert SheetImport.objects.filter(state="previewed").count() == 2


@pytest.mark.django_db
def test_only_rows_that_are_new_are_added(place: Authority, clerk: Acting) -> None:
    importing.take_in(bring(place, clerk, ROWS[:1]), by=clerk)

    later = importing.take_in(bring(place, clerk), by=clerk)

    assert (later.added, later.known, Submission.objects.count()) == (2, 1, 3)


@pytest.mark.django_db
def test_the_same_words_from_another_sender_are_shown_and_stay_two(place: Authority, clerk: Acting) -> None:
    north, south = (
        people.organisation(place, "bac", kind="party_cell"),
        people.organisation(place, "nam", kind="party_cell"),
    )
    importing.take_in(bring(place, clerk, ROWS[:1], through=north), by=clerk)

    row = bring(place, clerk, ROWS[:1], through=south)
    shown = importing.preview(row)
    importing.take_in(row, by=clerk)

    assert list(shown.elsewhere.values()) == [Opinion.objects.order_by("pk")[0].number]
    assert Matter.objects.count() == 2


@pytest.mark.django_db
def test_a_column_that_no_rule_knows_is_named_by_a_person_once_for_its_sender(place: Authority, clerk: Acting) -> None:
    north = people.organisation(place, "bac", kind="party_cell")
    page = xlsx(Page("A", [["Hộ", "Trăn trở"], ["Lò Thị Ban", "Sửa cống sau chợ."]]))

    def texts(**more: Any) -> list[list[str]]:
        row = importing.read(place, data=page, name="a.xlsx", by=clerk, **more)
        return [one["texts"] for one in importing.preview(row).rows]

    for wrong in ({}, {"content_heading": "Tâm tư"}, {"content_heading": "--"}):
        with pytest.raises(Refused) as refusal:
            texts(through=north, **wrong)
        assert refusal.value.code == "no_content_column"
    assert texts(through=north, content_heading="tran tro") == [["Sửa cống sau chợ."]]
    assert texts(through=north) == [["Sửa cống sau chợ."]]
    with pytest.raises(Refused):
        texts()


@pytest.mark.django_db
def test_the_columns_of_a_sender_are_remembered(place: Authority, clerk: Acting) -> None:
    north = people.organisation(place, "bac", kind="party_cell")
    rows = [["Họ tên", "Nội dung", "Bà con mong", "Thôn"], ["Lò Thị Ban", "Giao thông", "Sửa cống sau chợ.", "thôn Cả"]]
    page = xlsx(Page("A", rows))
    row = importing.read(place, data=page, name="a.xlsx", by=clerk, through=north)

    importing.set_columns(row, {"Nội dung": "field", "Bà con mong": "content"}, by=clerk)
    next_time = importing.read(place, data=page, name="b.xlsx", by=clerk, through=north)
    elsewhere = importing.read(place, data=page, name="b.xlsx", by=clerk)

    assert [one["texts"] for one in importing.preview(row).rows] == [["Sửa cống sau chợ."]]
    assert [one["texts"] for one in importing.preview(next_time).rows] == [["Sửa cống sau chợ."]]
    assert [one["texts"] for one in importing.preview(elsewhere).rows] == [["Giao thông"]]
    with pytest.raises(Refused):
        importing.set_columns(row, {"Nội dung": "name", "Bà con mong": "note"}, by=clerk)


@pytest.mark.django_db
def test_a_file_put_aside_leaves_nothing_readable(
    place: Authority, clerk: Acting, django_capture_on_commit_callbacks: object
) -> None:
    row = bring(place, clerk)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        importing.drop(row, by=clerk)

    row.refresh_from_db()
    assert (row.state, importing.preview(row).rows) == ("dropped", [])
    with pytest.raises(FileNotFoundError):
        uploads.open_kept(row.path)
    with pytest.raises(Refused):
        importing.take_in(row, by=clerk)


@pytest.mark.django_db
def test_who_takes_in_no_opinions_brings_no_spreadsheet(place: Authority) -> None:
    with pytest.raises(Refused) as refused:
        bring(place, people.person("publisher", place))

    assert refused.value.code == "right"
    assert SheetImport.objects.count() == 0


@pytest.mark.soak
@pytest.mark.django_db
def test_five_thousand_rows_are_taken_in_within_twenty_seconds(place: Authority, clerk: Acting) -> None:
    rows = [[n, f"Lò Văn {n}", "thôn Cả", "", f"Đề nghị sửa đoạn đường số {n}.", "05/01/2026", ""] for n in range(5000)]
    row = bring(place, clerk, rows)
    told: list[int] = []
    began = time.process_time()

    importing.take_in(row, by=clerk, progress=lambda done, _of: told.append(done))

    assert time.process_time() - began < 20
    assert told[-1] == row.added == Opinion.objects.count() == 5000
    assert conservation.check(place) == []


TAKE = """
from doithoai.opinion import importing
from doithoai.opinion.models import SheetImport
from doithoai.people.models import Person
from doithoai.people.roles import Acting

row = SheetImport.objects.select_related("authority", "conference", "through").get(pk=int(sys.argv[1]))
by = Acting(Person.objects.get(pk=int(sys.argv[2])), row.authority)

def act():
    return importing.take_in(row, by=by).added
"""


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("files", [1, 2])
def test_two_people_who_press_at_once_take_it_in_once(files: int) -> None:
    """Both on one preview, or each on a preview of the same file."""
    place = people.authority()
    hands = [people.person("intake", place), people.person("coordinator", place)]
    rows = [[n, f"Lò Văn {n}", "thôn Cả", "", f"Đề nghị sửa đoạn đường số {n}.", "", ""] for n in range(60)]
    sheets = [bring(place, hands[0], rows) for _file in range(files)]

    said = press_together(TAKE, [(sheets[n % files].pk, hands[n % 2].pk) for n in range(6)])

    assert sorted(one.word for one in said if not one.sentence) == ["60"]
    assert {one.word for one in said if one.sentence} <= {"known", "stale", "state"}
    assert (Submission.objects.count(), SheetImport.objects.filter(state="taken_in").count()) == (60, 1)
    assert conservation.check(place) == []
