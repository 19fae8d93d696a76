"""Promises of earlier years come by spreadsheet: all rows or none, twice is once, no opinion is made up for them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection

from doithoai.casework import deadlines, inheriting
from doithoai.casework.inheriting import HEADER
from doithoai.casework.models import Commitment
from doithoai.core import clock, journal
from doithoai.core.formats import vndate
from doithoai.core.transitions import Refused
from doithoai.notices.models import Notice
from doithoai.opinion import conservation, figures
from doithoai.opinion.models import Matter, Opinion
from doithoai.people.models import Organisation
from doithoai.reporting import figures as reports
from tests.emptying import without_triggers
from tests.factories.casework import Commune

pytestmark = pytest.mark.django_db
PAPER = "Thông báo 45-TB/HU ngày 12/6/2024"


@pytest.fixture
def commune() -> Commune:
    return Commune()


def row(**cells: str) -> list[str]:
    """A good row, some of its cells changed by the place of their column."""
    today = clock.today()
    values = {
        "c0": "Thay cống hộp sau chợ",
        "c1": "Nghiệm thu xong",
        "c2": "Phòng Kinh tế",
        "c3": "12/06/2024",
        "c4": "30/06/2025",
        "c5": vndate(today + timedelta(days=60)),
        "c6": PAPER,
        "c7": "Huyện ủy Tân Yên",
        "c8": "",
        "c9": "thôn Đoài",
        "c10": "có",
    } | cells
    return [values[f"c{n}"] for n in range(len(HEADER))]


def read(commune: Commune, *rows: list[str]) -> inheriting.Preview:
    return inheriting.read(commune.authority, [list(HEADER), *rows])


@pytest.mark.clause("S-63", "G-3")
def test_a_promise_of_an_ended_authority_stands_in_the_ledger_with_its_paper_and_its_days(commune: Commune) -> None:
    before = conservation.examine(commune.authority)

    made = inheriting.take_in(commune.authority, read(commune, row()), by=commune.coordinator)

    (promise,) = made
    promise.refresh_from_db()
    assert (promise.owner, promise.state, promise.is_public) == (commune.agency, "open", True)
    assert promise.origin == f"{PAPER}; Huyện ủy Tân Yên"
    assert (vndate(promise.promised_on), vndate(promise.first_due_on)) == ("12/06/2024", "30/06/2025")
    assert promise.extensions_count == 1 and promise.remind_at is not None
    assert list(Commitment.objects.of(commune.authority).public()) == [promise]
    assert journal.history(promise, public=True).filter(verb="commitment.inherit").count() == 1
    matter = promise.matter
    assert (matter.state, matter.said, matter.is_open, matter.lead) == ("scheduled", 0, True, commune.agency)
    assert not Matter.objects.public().exists() and not Opinion.objects.exists()
    after = conservation.examine(commune.authority)
    assert (after.received, after.places, after.breaches) == (before.received, before.places, ())
    assert figures.check(commune.authority.pk)
    assert reports.overview(commune.authority, clock.today()).matters == 0
    assert Notice.objects.filter(key__startswith="inherited:").count() == 2  # clerk and head of the agency


def test_only_what_was_opened_for_a_promise_may_stand_without_an_opinion(commune: Commune) -> None:
    inheriting.take_in(commune.authority, read(commune, row()), by=commune.coordinator)
    opinion = commune.opinion()

    with without_triggers(connection), connection.cursor() as cursor:
        cursor.execute("DELETE FROM opinion_opinion WHERE id = %s", [opinion.pk])

    assert any("1 matters have no opinion" in breach for breach in conservation.check(commune.authority))


def test_the_same_file_twice_adds_nothing_and_a_longer_one_adds_what_is_new(commune: Commune) -> None:
    inheriting.take_in(commune.authority, read(commune, row()), by=commune.coordinator)

    again = read(commune, row(), row(c0="Nạo vét mương thôn Hạ"))
    assert (again.known, [line.what for line in again.lines]) == ([2], ["Nạo vét mương thôn Hạ"])
    inheriting.take_in(commune.authority, again, by=commune.coordinator)
    nothing = read(commune, row(), row(c0="Nạo vét mương thôn Hạ"))
    inheriting.take_in(commune.authority, nothing, by=commune.coordinator)

    assert (nothing.lines, Commitment.objects.count(), Matter.objects.count()) == ([], 2, 2)


def test_a_list_sent_again_with_a_moved_day_warns_before_the_promise_stands_twice(commune: Commune) -> None:
    open_day = {"c4": "", "c5": vndate(clock.today() + timedelta(days=60))}
    (made,) = inheriting.take_in(commune.authority, read(commune, row(**open_day)), by=commune.coordinator)

    moved = read(commune, row(**open_day | {"c5": vndate(clock.today() + timedelta(days=90))}))
    other = read(commune, row(**open_day | {"c3": "13/06/2024"}))

    assert [number for number, _words in moved.warnings] == [2] and made.number in moved.warnings[0][1]
    assert not other.warnings


@pytest.mark.parametrize(
    "wrong",
    [
        {"c0": ""},
        {"c0": "x" * 301},
        {"c2": "Phòng Không Có"},
        {"c2": ""},
        {"c3": "tháng 6/2024"},
        {"c3": "12/06/2999"},
        {"c4": "30/06/2023"},
        {"c5": ""},
        {"c5": "31/02/2027"},
        {"c6": ""},
        {"c8": "Lĩnh vực lạ"},
    ],
)
def test_a_row_that_cannot_be_right_is_named_and_nothing_of_the_file_is_taken_in(
    commune: Commune, wrong: dict[str, str]
) -> None:
    preview = read(commune, row(), row(**({"c0": "Việc khác"} | wrong)))

    assert [number for number, _words in preview.errors] == [3]
    with pytest.raises(Refused):
        inheriting.take_in(commune.authority, preview, by=commune.coordinator)
    assert not Commitment.objects.exists() and not Matter.objects.exists()


def test_a_row_that_stands_twice_in_one_file_is_an_error(commune: Commune) -> None:
    preview = read(commune, row(), row(c0="thay CỐNG hộp sau chợ"))

    assert [number for number, _words in preview.errors] == [3]


def test_columns_may_stand_in_any_order_below_a_title_but_the_needed_ones_must_be_there(commune: Commune) -> None:
    order = [6, 5, 3, 2, 0]
    table = [["Bảng cam kết các năm trước"], [HEADER[n] for n in order], [row()[n] for n in order], [""]]

    (line,) = inheriting.read(commune.authority, table).lines
    assert (line.row, line.what, line.first_due_on) == (3, "Thay cống hộp sau chợ", line.due_on)
    with pytest.raises(Refused):
        inheriting.read(commune.authority, [["STT", "Tên"], ["1", "x"]])
    with pytest.raises(Refused):
        inheriting.read(commune.authority, [[HEADER[0], HEADER[2]], ["x", "y"]])


@pytest.mark.clause("S-63")
def test_what_an_ended_organisation_promised_goes_to_its_successor(commune: Commune) -> None:
    Organisation.objects.filter(pk=commune.agency.pk).update(
        valid_to=clock.today() - timedelta(days=1), successor=commune.other
    )

    preview = read(commune, row())

    assert [line.owner for line in preview.lines] == [commune.other]
    assert len(preview.warnings) == 1
    Organisation.objects.filter(pk=commune.agency.pk).update(successor=None)
    assert len(read(commune, row()).errors) == 1


def test_what_names_a_person_or_is_marked_so_stays_inside_and_the_preview_says_it(commune: Commune) -> None:
    commune.field("XDD", name="Xây dựng Đảng", is_internal=True)
    preview = read(
        commune,
        row(c0="Cấp sổ đỏ cho ông Nguyễn Văn Mẫu, số 0912345678"),
        row(c0="Việc nội bộ", c10="Không"),
        row(c0="Việc xây dựng Đảng", c8="XDD"),
    )

    inheriting.take_in(commune.authority, preview, by=commune.coordinator)

    assert [number for number, _words in preview.warnings] == [2, 3]
    assert not Commitment.objects.public().exists() and Commitment.objects.count() == 3
    assert not any(entry.public for promise in Commitment.objects.all() for entry in journal.history(promise))


def test_a_promise_that_is_late_already_is_overdue_at_once(commune: Commune) -> None:
    late = read(commune, row(c5=vndate(clock.today() - timedelta(days=10))))
    assert len(late.warnings) == 1
    inheriting.take_in(commune.authority, late, by=commune.coordinator)

    while deadlines.mark_late_one(clock.now()):
        pass

    assert Commitment.objects.get().is_late


def test_only_who_assigns_takes_them_in(commune: Commune) -> None:
    elsewhere = Commune("xa-viet-yen")
    for stranger in (commune.head, commune.supervisor, elsewhere.coordinator):
        with pytest.raises(Refused):
            inheriting.take_in(commune.authority, read(commune, row()), by=stranger)
    assert not Commitment.objects.exists()
