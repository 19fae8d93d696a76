"""An organisation that ends leaves nothing without an owner."""

from datetime import timedelta

import pytest

from doithoai.casework import answering, promising, succession
from doithoai.casework.models import Answer, Assignment, Commitment, Extension
from doithoai.core import clock, journal
from doithoai.core.transitions import Refused
from doithoai.notices.models import Notice
from doithoai.opinion import conservation, sealed
from doithoai.opinion.models import Matter
from doithoai.people.roles import Acting
from tests.factories import people
from tests.factories.casework import Commune

pytestmark = pytest.mark.django_db


@pytest.fixture
def commune() -> Commune:
    return Commune()


def end(commune: Commune, **more: object) -> None:
    admin = people.person("administrator", commune.authority)
    words = {"successor": commune.other, "on": clock.today() - timedelta(days=1), "by": admin} | more
    succession.end_organisation(commune.agency, **words)


def test_open_work_goes_to_the_successor_with_its_day_its_draft_and_a_record(commune: Commune) -> None:
    answer = commune.drafted(commune.assigned(with_=[commune.other]))
    promise = commune.commitment(commune.matter(title="Đường vào thôn Đồng Khoát"))
    due = answer.assignment.due_on
    before = conservation.balance(commune.authority)

    end(commune)

    now = Assignment.objects.active().get()
    assert (now.organisation, now.is_lead, now.due_on) == (commune.other, True, due)
    assert Matter.objects.get(pk=answer.matter_id).lead == commune.other
    assert Commitment.objects.get(pk=promise.pk).owner == commune.other
    assert journal.history(promise).filter(verb="commitment.hand_over").count() == 1
    assert conservation.balance(commune.authority) == before
    mine = Answer.objects.get()
    assert answering.draft(now, by=commune.neighbour) == mine
    with pytest.raises(Refused):
        answering.save(
            mine,
            short="x",
            body="x",
            basis="",
            result="",
            seen_edits=mine.edits,
            by=Acting(commune.clerk.person, commune.authority),
        )


def test_what_is_finished_keeps_the_name_that_did_it(commune: Commune) -> None:
    answer = commune.published()

    end(commune)

    assert Assignment.objects.get(pk=answer.assignment.pk).organisation == commune.agency


def test_the_successor_must_live_in_the_same_authority_and_be_another(commune: Commune) -> None:
    elsewhere = Commune("xa-viet-yen")

    for wrong in (commune.agency, elsewhere.agency):
        with pytest.raises(Refused):
            end(commune, successor=wrong)
    with pytest.raises(Refused):
        end(commune, by=commune.coordinator)

    commune.agency.refresh_from_db()
    assert commune.agency.successor is None


@pytest.mark.clause("S-63")
def test_one_promise_goes_to_another_organisation_with_a_public_reason_and_both_are_told(commune: Commune) -> None:
    promise = commune.scheduled()
    elsewhere, due = Commune("xa-viet-yen"), promise.due_on

    for wrong in (
        {"to": commune.agency},
        {"to": elsewhere.agency},
        {"reason": " "},
        {"by": commune.head},
    ):
        words = {"to": commune.other, "reason": "Phòng đã chuyển nhiệm vụ", "by": commune.coordinator} | wrong
        with pytest.raises(Refused):
            succession.hand_over(promise, **words)
    succession.hand_over(promise, to=commune.other, reason="Phòng đã chuyển nhiệm vụ", by=commune.coordinator)

    promise.refresh_from_db()
    assert (promise.owner, promise.due_on, promise.state) == (commune.other, due, "open")
    entry = journal.history(promise, public=True).filter(verb="commitment.hand_over").get()
    assert journal.said(entry, "reason") == "Phòng đã chuyển nhiệm vụ"
    told = Notice.objects.filter(key__startswith="commitment_handed:").values_list("reader", flat=True)
    assert set(told) == {commune.clerk.pk, commune.head.pk, commune.neighbour.pk}


@pytest.mark.clause("G-12")
def test_of_a_matter_that_is_sealed_later_no_reason_of_a_promise_can_be_read(commune: Commune) -> None:
    promise = commune.commitment()
    promising.ask_extension(promise, to_day=promise.due_on + timedelta(days=9), reason="Chờ ông Mẫu", by=commune.head)
    succession.hand_over(promise, to=commune.other, reason="Việc nhà ông Mẫu", by=commune.coordinator)

    sealed.seal(promise.matter, kind="denunciation", by=commune.coordinator)

    entry = journal.history(promise).filter(verb="commitment.hand_over").get()
    assert journal.said(entry, "reason") == ""
    assert Extension.objects.get().reason == ""
    assert not Commitment.objects.public().exists()
