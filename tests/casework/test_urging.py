"""One letter about all that is late or due soon; each piece counts as urged, once a day, and one notice tells it."""

from datetime import timedelta

import pytest

from doithoai.casework import answering, promising, urging, working
from doithoai.casework.models import Assignment, Commitment
from doithoai.core import clock, journal
from doithoai.core.formats import vndate
from doithoai.core.transitions import Refused
from doithoai.documents.content import Table
from doithoai.documents.models import Paper
from doithoai.notices.models import Notice
from tests.factories.casework import Commune

pytestmark = pytest.mark.django_db
LATE, SOON, FAR = -6, 1, 60


@pytest.fixture
def commune() -> Commune:
    return Commune()


def due(row: Assignment | Commitment, days: int) -> None:
    day = clock.today() + timedelta(days=days)
    type(row).objects.filter(pk=row.pk).update(due_on=day)
    row.refresh_from_db()


def listed(paper: Paper) -> list[str]:
    (table,) = [block for block in paper.content.body if isinstance(block, Table)]
    return [row[1] for row in table.rows]


@pytest.mark.clause("S-80", "S-79")
def test_the_letter_lists_what_is_late_or_due_soon_in_the_order_of_its_day_and_urges_each_once(
    commune: Commune,
) -> None:
    late, far = commune.assigned(commune.matter()), commune.assigned(commune.matter())
    due(late, LATE)
    due(far, FAR)
    promise, later = commune.commitment(commune.matter()), commune.commitment(commune.matter(), what="Việc khác")
    due(promise, SOON)
    due(later, FAR)
    before = Notice.objects.count()

    paper = urging.write(commune.agency, by=commune.coordinator)
    again = urging.write(commune.agency, by=commune.coordinator)

    assert again == paper and Paper.objects.count() == 1
    assert listed(paper) == [late.matter.number, promise.number]
    said = paper.content
    assert said.addressees == ("Phòng Kinh tế",) and said.kind == "" and said.symbol.kind == "CV"
    (table,) = [block for block in said.body if isinstance(block, Table)]
    assert [row[5] for row in table.rows] == ["quá hạn 6 ngày", "còn 1 ngày"]
    assert journal.history(late).filter(verb="assignment.urge").count() == 1
    assert journal.history(promise).filter(verb="commitment.urge").count() == 1
    assert not journal.history(far).filter(verb="assignment.urge").exists()
    assert late.work_notes.get().text == f"Công văn đôn đốc ngày {vndate(clock.today())}"
    assert Notice.objects.count() == before + 2  # the clerk and the head, once each
    assert urging.letters(commune.agency) == [paper]


def test_what_was_urged_by_word_today_stands_in_the_letter_and_is_not_urged_again(commune: Commune) -> None:
    work = commune.assigned()
    due(work, LATE)
    working.urge(work, text="Gọi điện", by=commune.coordinator)

    paper = urging.write(commune.agency, by=commune.coordinator)

    assert listed(paper) == [work.matter.number]
    assert journal.history(work).filter(verb="assignment.urge").count() == 1


def test_what_is_handed_in_shown_or_not_due_is_no_delay_and_then_there_is_no_letter(commune: Commune) -> None:
    answer, promise = commune.handed_in(), commune.scheduled()
    due(answer.assignment, LATE)
    due(promise, LATE)
    promising.show(promise, evidence_text="Biên bản", by=commune.clerk)

    with pytest.raises(Refused):
        urging.write(commune.agency, by=commune.coordinator)

    assert not Paper.objects.exists()


def test_only_who_reminds_writes_it_and_a_new_day_lies_ahead(commune: Commune) -> None:
    work = commune.assigned()
    due(work, LATE)

    for stranger in (commune.head, commune.neighbour, Commune("xa-viet-yen").coordinator):
        with pytest.raises(Refused):
            urging.write(commune.agency, by=stranger)
    with pytest.raises(Refused):
        urging.write(commune.agency, new_day=clock.today() - timedelta(days=1), by=commune.coordinator)
    day = clock.today() + timedelta(days=5)
    paper = urging.write(commune.agency, new_day=day, by=commune.coordinator)

    assert any(f"trước ngày {vndate(day)}" in getattr(block, "text", "") for block in paper.content.body)


def test_sealed_work_and_work_of_others_is_in_no_letter(commune: Commune) -> None:
    mine, kept = commune.assigned(commune.matter()), commune.assigned(commune.matter())
    theirs = commune.assigned(commune.matter(), lead=commune.other)
    for row in (mine, kept, theirs):
        due(row, LATE)
    type(kept.matter).objects.filter(pk=kept.matter_id).update(is_sealed=True)

    assert listed(urging.write(commune.agency, by=commune.coordinator)) == [mine.matter.number]


def test_one_that_co_operates_owes_its_part_until_the_lead_has_answered(commune: Commune) -> None:
    lead = commune.assigned(with_=[commune.other])
    part = lead.matter.assignments.get(is_lead=False)
    due(part, LATE)

    first = urging.write(commune.other, by=commune.coordinator)
    answering.hand_in(commune.drafted(lead), by=commune.clerk)

    assert listed(first) == [lead.matter.number]
    assert not urging.owed(commune.other, on=clock.today())
