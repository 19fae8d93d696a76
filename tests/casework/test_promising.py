"""A promise has an owner and a day; it is kept only with evidence that another person verified."""

from datetime import timedelta

import pytest

from doithoai.casework import answering, assigning, promising
from doithoai.casework.models import Commitment
from doithoai.core import clock, journal
from doithoai.core.transitions import Refused
from doithoai.notices.models import Notice
from doithoai.opinion.models import Field, Matter
from tests.factories import people
from tests.factories.casework import Commune

pytestmark = pytest.mark.django_db


@pytest.fixture
def commune() -> Commune:
    return Commune()


@pytest.mark.clause("S-63", "G-3")
def test_no_promise_without_words_an_owner_that_exists_and_a_day_to_come(commune: Commune) -> None:
    matter = commune.matter()
    elsewhere = Commune("xa-viet-yen")

    for wrong in (
        {"what": " "},
        {"owner": elsewhere.agency},
        {"due_on": clock.today() - timedelta(days=1)},
    ):
        with pytest.raises(Refused):
            commune.commitment(matter, **wrong)
    with pytest.raises(Refused) as refusal:
        promising.commit(matter, owner=commune.agency, what="Tự hứa", due_on=clock.today(), by=commune.head)

    assert refusal.value.code == "right"
    assert not Commitment.objects.exists()


def test_numbers_run_on_per_authority_and_year(commune: Commune) -> None:
    year = clock.today().year
    elsewhere = Commune("xa-viet-yen")

    numbers = [commune.commitment().number, commune.commitment().number, elsewhere.commitment().number]

    assert numbers == [f"CK-{year}-0001", f"CK-{year}-0002", f"CK-{year}-0001"]


def test_only_the_owner_shows_and_only_another_verifies(commune: Commune) -> None:
    promise = commune.scheduled()

    with pytest.raises(Refused):
        promising.verify(promise, by=commune.coordinator)
    with pytest.raises(Refused):
        promising.show(promise, evidence_text=" ", by=commune.clerk)
    for stranger in (commune.neighbour, commune.coordinator, commune.supervisor):
        with pytest.raises(Refused):
            promising.show(promise, evidence_text="Xong", by=stranger)
    promising.show(promise, evidence_text="Biên bản nghiệm thu ngày 18/11", by=commune.clerk)
    for stranger in (people.also(commune.clerk, "coordinator", commune.authority), commune.head, commune.supervisor):
        with pytest.raises(Refused):
            promising.verify(promise, by=stranger)
    promising.verify(promise, by=commune.coordinator)
    with pytest.raises(Refused):
        promising.verify(promise, by=commune.coordinator)

    assert (promise.state, promise.done_on) == ("done", clock.today())
    assert Matter.objects.get().state == "resolved"
    assert Notice.objects.filter(key__startswith="evidence:", reader=commune.coordinator.pk).count() == 1


def test_evidence_that_does_not_suffice_leaves_the_promise_open_and_reminded_of(commune: Commune) -> None:
    promise = commune.scheduled()
    promising.show(promise, evidence_text="Đã làm", by=commune.clerk)
    assert promise.remind_at is None

    with pytest.raises(Refused):
        promising.reject(promise, reason="", by=commune.coordinator)
    promising.reject(promise, reason="Chưa có ảnh hiện trường", by=commune.coordinator)

    assert promise.state == "open" and promise.remind_at is not None
    assert Matter.objects.get().state == "scheduled"
    promising.show(promise, evidence_text="Ảnh ngày 20/11", by=commune.clerk)
    promising.verify(promise, by=commune.coordinator)


def test_a_matter_is_resolved_when_the_last_of_its_promises_is_kept(commune: Commune) -> None:
    first = commune.scheduled()
    second = commune.commitment(Matter.objects.get(), what="Nạo vét mương", owner=commune.other)

    promising.show(first, evidence_text="Xong", by=commune.clerk)
    promising.verify(first, by=commune.coordinator)
    assert Matter.objects.get().state == "scheduled"
    second.refresh_from_db()
    promising.show(second, evidence_text="Xong", by=commune.neighbour)
    promising.verify(Commitment.objects.get(pk=second.pk), by=commune.coordinator)

    assert Matter.objects.get().state == "resolved"


def test_what_is_not_possible_says_why_and_never_counts_as_resolved(commune: Commune) -> None:
    promise = commune.scheduled()

    with pytest.raises(Refused):
        promising.give_up(promise, reason="", by=commune.coordinator)
    with pytest.raises(Refused):
        promising.give_up(promise, reason="Không làm nữa", by=commune.head)
    promising.give_up(promise, reason="Tỉnh thu hồi chủ trương đầu tư", by=commune.coordinator)

    matter = Matter.objects.get()
    assert (promise.state, matter.state, matter.reason) == (
        "not_possible",
        "explained",
        "Tỉnh thu hồi chủ trương đầu tư",
    )


@pytest.mark.clause("G-15")
def test_the_public_reads_a_promise_with_its_answer_and_not_before(commune: Commune) -> None:
    answer = commune.approved(result="scheduled")
    promise = commune.commitment(answer.matter)
    assert not Commitment.objects.public().exists()

    answering.publish(answer, by=commune.publisher)
    assert Commitment.objects.public().get() == promise
    Matter.objects.update(is_sealed=True)

    assert not Commitment.objects.public().exists()


@pytest.mark.clause("S-12")
def test_a_moved_day_keeps_the_first_one_and_the_count_in_sight(commune: Commune) -> None:
    promise = commune.scheduled(days=30)
    first = promise.due_on

    for more in (10, 25):
        asked = promising.ask_extension(
            Commitment.objects.get(), to_day=first + timedelta(days=more), reason="Chờ vốn", by=commune.head
        )
        assigning.decide(asked, granted=True, by=commune.coordinator)

    promise.refresh_from_db()
    assert (promise.first_due_on, promise.due_on, promise.extensions_count) == (first, first + timedelta(days=25), 2)
    moved = journal.history(promise, public=True).filter(verb="assignment.extend")
    assert [entry.facts["to"] for entry in moved] == [
        (first + timedelta(days=25)).isoformat(),
        (first + timedelta(days=10)).isoformat(),
    ]
    assert Matter.objects.get().due_on == promise.due_on


def test_progress_is_noted_by_the_owner_alone(commune: Commune) -> None:
    promise = commune.scheduled()

    with pytest.raises(Refused):
        promising.note(promise, text="Đã khởi công", by=commune.neighbour)
    promising.note(promise, text="Đã khởi công", by=commune.clerk)

    assert [row.text for row in promise.notes.all()] == ["Đã khởi công"]


def test_a_promise_on_an_internal_matter_stays_inside(commune: Commune) -> None:
    inside = Field.objects.create(authority=commune.authority, code="XDD", name="Xây dựng Đảng", is_internal=True)
    matter = commune.matter(code="XDD")
    assert matter.field == inside and matter.is_internal

    promise = commune.commitment(matter)

    assert not promise.is_public
    assert not journal.history(promise, public=True).exists()


def test_not_possible_says_one_of_the_closed_reasons_and_the_own_words(commune: Commune) -> None:
    promise = commune.scheduled()

    with pytest.raises(Refused):
        promising.give_up(promise, why="weather", reason="Mưa", by=commune.coordinator)
    with pytest.raises(Refused):
        promising.give_up(promise, why="no_budget", reason=" ", by=commune.coordinator)
    promising.give_up(promise, why="no_budget", reason="Tỉnh chưa giao vốn năm 2027", by=commune.coordinator)

    assert promise.reason == "Chưa bố trí được kinh phí: Tỉnh chưa giao vốn năm 2027"
    assert journal.history(promise).filter(verb="commitment.give_up").get().facts == {"why": "no_budget"}


@pytest.mark.clause("S-80")
def test_a_promise_is_urged_once_a_day_while_it_is_open(commune: Commune) -> None:
    promise = commune.scheduled()

    with pytest.raises(Refused):
        promising.urge(promise, by=commune.head)
    promising.urge(promise, by=commune.coordinator)
    with pytest.raises(Refused):
        promising.urge(promise, by=commune.coordinator)
    assert journal.history(promise, public=True).filter(verb="commitment.urge").count() == 1

    promising.show(promise, evidence_text="Xong", by=commune.clerk)
    with pytest.raises(Refused):
        promising.urge(promise, by=commune.coordinator)
