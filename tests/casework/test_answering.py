"""Written by one, judged by another, frozen, published once, corrected in sight of all."""

import pytest
from django.db import IntegrityError, transaction

from doithoai.casework import answering, promising
from doithoai.casework.models import Answer, Purpose
from doithoai.conference.models import Conference
from doithoai.core import clock, journal
from doithoai.core.transitions import Refused
from doithoai.notices.models import Notice
from doithoai.opinion import conservation, sameness, sealed
from doithoai.opinion.models import Matter
from tests.factories import people
from tests.factories.casework import Commune

pytestmark = pytest.mark.django_db
WORDS = {"short": "Ngắn", "body": "Dài", "basis": "", "result": "explained"}


@pytest.fixture
def commune() -> Commune:
    return Commune()


def saved(answer: Answer, commune: Commune, **more: object) -> None:
    answering.save(answer, **({**WORDS, "seen_edits": answer.edits, "by": commune.clerk} | more))


def test_opening_the_draft_twice_is_one_draft(commune: Commune) -> None:
    given = commune.assigned()

    assert answering.draft(given, by=commune.clerk) == answering.draft(given, by=commune.head)
    assert Answer.objects.count() == 1
    assert given.state == "accepted"


def test_an_organisation_that_co_operates_does_not_write_the_answer(commune: Commune) -> None:
    commune.assigned(with_=[commune.other])
    joined = Matter.objects.get().assignments.get(is_lead=False)

    with pytest.raises(Refused):
        answering.draft(joined, by=commune.neighbour)


def test_the_short_answer_has_at_most_200_characters(commune: Commune) -> None:
    answer = answering.draft(commune.assigned(), by=commune.clerk)

    saved(answer, commune, short="a" * 200)
    with pytest.raises(Refused) as refusal:
        saved(answer, commune, short="a" * 201)

    assert refusal.value.field == "short"


@pytest.mark.parametrize(
    ("missing", "field"),
    [
        ({"short": ""}, "short"),
        ({"body": ""}, "body"),
        ({"result": ""}, "result"),
        ({"result": "not_accepted"}, "not_accepted_reason"),
        ({"result": "resolved", "basis": ""}, "basis"),
    ],
)
def test_what_is_handed_in_is_complete(commune: Commune, missing: dict[str, str], field: str) -> None:
    answer = commune.drafted(**missing)

    with pytest.raises(Refused) as refusal:
        answering.hand_in(answer, by=commune.clerk)

    assert (refusal.value.field, answer.state) == (field, "draft")


def test_nobody_reviews_a_text_in_which_they_had_a_hand(commune: Commune) -> None:
    first = people.also(commune.clerk, "reviewer", commune.authority)
    answer = commune.drafted(by=first)
    saved(answer, commune, by=commune.head)
    answering.hand_in(answer, by=commune.head)
    last = people.also(commune.head, "reviewer", commune.authority)

    for writer in (first, last):
        with pytest.raises(Refused) as refusal:
            answering.approve(answer, by=writer)
        assert refusal.value.code == "right"
        with pytest.raises(Refused):
            answering.send_back(answer, reason="Chưa rõ", by=writer)
    answering.approve(answer, by=commune.reviewer)

    assert answer.state == "approved"


def test_the_database_itself_refuses_an_author_who_approves(commune: Commune) -> None:
    answer = commune.handed_in()

    with pytest.raises(IntegrityError), transaction.atomic():
        Answer.objects.filter(pk=answer.pk).update(approved_by=answer.author)


def test_the_head_agrees_to_a_text_and_a_changed_text_needs_it_anew(commune: Commune) -> None:
    answer = commune.drafted()

    with pytest.raises(Refused):
        answering.endorse(answer, by=commune.clerk)
    answering.endorse(answer, by=commune.head)
    answering.endorse(answer, by=commune.head)
    assert answering.is_endorsed(answer)
    assert journal.history(answer).filter(verb="answer.endorse").count() == 1
    saved(answer, commune, short="Khác")

    assert not answering.is_endorsed(answer)


def test_sent_back_with_a_reason_it_is_written_again_and_reminded_of_again(commune: Commune) -> None:
    answer = commune.handed_in()
    assert answer.assignment.remind_at is None

    with pytest.raises(Refused):
        answering.send_back(answer, reason="", by=commune.reviewer)
    answering.send_back(answer, reason="Nêu rõ mốc thời gian", by=commune.reviewer)

    assert (answer.state, answer.assignment.state) == ("sent_back", "accepted")
    assert answer.assignment.remind_at is not None
    assert Notice.objects.filter(reader=commune.clerk.pk, body="Nêu rõ mốc thời gian").count() == 1
    saved(answer, commune)
    answering.hand_in(answer, by=commune.clerk)


def test_two_who_save_at_once_lose_nothing(commune: Commune) -> None:
    answer = commune.drafted()
    seen = answer.edits
    saved(answer, commune, short="Của chuyên viên", seen_edits=seen)

    with pytest.raises(Refused) as stale:
        saved(answer, commune, short="Của trưởng phòng", seen_edits=seen, by=commune.head)

    answer.refresh_from_db()
    assert (stale.value.code, answer.short, answer.author) == ("stale", "Của chuyên viên", commune.clerk.pk)


def test_what_is_in_review_or_approved_no_longer_changes(commune: Commune) -> None:
    answer = commune.handed_in()

    with pytest.raises(Refused):
        saved(answer, commune)
    answering.approve(answer, by=commune.reviewer)
    with pytest.raises(Refused):
        saved(answer, commune)
    Answer.objects.update(body="Sửa lén sau khi duyệt")
    answer.refresh_from_db()
    with pytest.raises(Refused) as frozen:
        answering.publish(answer, by=commune.publisher)

    assert frozen.value.code == "hash"
    assert Matter.objects.get().state == "assigned"


def test_an_approved_explanation_prepares_its_matter(commune: Commune) -> None:
    commune.approved(commune.assigned(purpose=Purpose.EXPLAIN))

    assert Matter.objects.get().state == "prepared"


@pytest.mark.clause("G-15", "S-12", "S-70")
def test_publishing_gives_the_result_and_tells_every_sender_behind_the_matter_once(commune: Commune) -> None:
    matter = commune.matter(email="bau@example.org")
    for number in range(2):
        other = commune.opinion("Mưa là nước từ cống sau chợ tràn vào nhà.", email=f"nguoi{number}@example.org")
        sameness.join(other, into=matter, by=commune.coordinator)
    commune.opinion("Việc khác hẳn.", email="khac@example.org")
    answer = commune.approved(commune.assigned(matter))

    with pytest.raises(Refused):
        answering.publish(answer, by=commune.reviewer)
    answering.publish(answer, by=commune.publisher)
    with pytest.raises(Refused):
        answering.publish(answer, by=commune.publisher)

    told = Notice.objects.filter(key__startswith="answered:")
    assert sorted(row.address for row in told) == ["bau@example.org", "nguoi0@example.org", "nguoi1@example.org"]
    assert Matter.objects.get(pk=matter.pk).state == "explained"
    assert answer.assignment.__class__.objects.get().state == "closed"
    balance = conservation.balance(commune.authority)
    assert (balance.holds, balance.places["explained"], balance.places["waiting"]) == (True, 3, 1)


def test_what_was_not_approved_is_not_published(commune: Commune) -> None:
    for answer in (commune.drafted(), commune.handed_in()):
        with pytest.raises(Refused):
            answering.publish(answer, by=commune.publisher)


@pytest.mark.parametrize("result", ["in_progress", "scheduled"])
def test_a_result_that_promises_needs_a_promise(commune: Commune, result: str) -> None:
    answer = commune.approved(result=result)

    with pytest.raises(Refused) as refusal:
        answering.publish(answer, by=commune.publisher)
    assert refusal.value.code == "commitment"
    promise = commune.commitment(answer.matter)
    answering.publish(answer, by=commune.publisher)

    matter = Matter.objects.get()
    assert (matter.state, matter.due_on) == (result, promise.due_on)


def test_referred_needs_a_referral_and_resolved_no_open_promise(commune: Commune) -> None:
    upward = commune.approved(result="referred")
    with pytest.raises(Refused) as refusal:
        answering.publish(upward, by=commune.publisher)
    assert refusal.value.code == "referral"
    promised = commune.approved(commune.assigned(commune.matter()), result="resolved")
    commune.commitment(promised.matter)

    with pytest.raises(Refused) as still_open:
        answering.publish(promised, by=commune.publisher)

    assert still_open.value.code == "commitment"


def test_an_answer_neither_diverts_nor_withdraws(commune: Commune) -> None:
    answer = commune.approved(result="diverted")

    with pytest.raises(Refused):
        answering.publish(answer, by=commune.publisher)


def test_a_matter_sealed_meanwhile_is_neither_handed_in_nor_published(commune: Commune) -> None:
    answer = commune.approved()
    sealed.seal(answer.matter, kind="complaint", by=commune.coordinator)
    answer = Answer.objects.get()

    with pytest.raises(Refused) as refusal:
        answering.publish(answer, by=commune.publisher)

    assert refusal.value.code == "right"


@pytest.mark.clause("S-34")
def test_a_correction_is_a_new_version_and_the_old_one_stays(commune: Commune) -> None:
    first = commune.published()

    again = commune.assigned(Matter.objects.get())
    second = answering.draft(again, by=commune.clerk)
    assert (second.version, second.body, second.state) == (2, first.body, "draft")
    saved(second, commune, short="Đính chính: xong trong tháng 6.", result="taken_up")
    with pytest.raises(Refused) as refusal:
        answering.hand_in(second, by=commune.clerk)
    assert refusal.value.field == "correction_reason"
    saved(second, commune, short="Đính chính: xong trong tháng 6.", result="taken_up", correction_reason="Nhầm tháng")
    answering.hand_in(second, by=commune.clerk)
    answering.approve(second, by=commune.reviewer)
    answering.publish(second, by=commune.publisher)

    first.refresh_from_db()
    assert (first.state, second.state, Matter.objects.get().state) == ("corrected", "published", "taken_up")
    assert first.short == "Xã làm lại cống trong quý I năm 2027."


@pytest.mark.clause("S-61")
def test_what_was_said_in_the_hall_is_written_by_one_and_signed_by_the_head(commune: Commune) -> None:
    conference = Conference.objects.create(authority=commune.authority, title="Hội nghị", audience="Nhân dân")
    matter = commune.matter(email="bau@example.org")
    Matter.objects.update(conference=conference)
    matter.refresh_from_db()
    chair = people.person("chair", commune.authority, None, conference)
    stranger = people.person("chair", commune.authority, None, conference.pk + 1)
    secretary = people.person("minute_taker", commune.authority, None, conference)
    said = "Phòng Kinh tế làm lại cống. " * 12
    words = {"text": said, "result": "explained", "organisation": commune.agency}

    with pytest.raises(Refused):  # who wrote it does not sign it
        answering.oral(matter, **words, written_by=chair.pk, by=chair)
    with pytest.raises(Refused):  # the chair of another conference
        answering.oral(matter, **words, written_by=secretary.pk, by=stranger)
    answer = answering.oral(matter, **words, written_by=secretary.pk, by=chair)

    assert (answer.state, answer.author, answer.approved_by) == ("published", secretary.pk, chair.pk)
    assert answer.is_oral and len(answer.short) <= 200 and answer.body == said.strip()
    assert answer.frozen_hash == answering.hash_of(answer)
    assert Notice.objects.filter(key=f"answered:{answer.pk}:{matter.opinions.get().pk}").count() == 1


def test_a_promise_made_before_the_answer_moves_the_day_of_the_matter_when_it_is_published(commune: Commune) -> None:
    answer = commune.approved(result="scheduled")
    early = commune.commitment(answer.matter, days=20)
    late = commune.commitment(answer.matter, days=50)
    assert Matter.objects.get().due_on == answer.assignment.due_on

    answering.publish(answer, by=commune.publisher)

    assert Matter.objects.get().due_on == late.due_on > early.due_on
    more = promising.commit(
        Matter.objects.get(),
        owner=commune.other,
        what="Nạo vét",
        due_on=late.due_on + (late.due_on - clock.today()),
        by=commune.coordinator,
    )
    assert Matter.objects.get().due_on == more.due_on


@pytest.mark.clause("S-61")
def test_a_matter_about_an_organisation_is_approved_by_somebody_outside_it(commune: Commune) -> None:
    matter = commune.matter(title="Công an xã trả hồ sơ chậm")
    answer = commune.handed_in(commune.assigned(matter))
    inside = people.person("reviewer", commune.authority, commune.other)

    with pytest.raises(Refused) as refusal:
        answering.approve(answer, by=inside)
    assert refusal.value.code == "right"
    answering.approve(answer, by=commune.reviewer)
    elsewhere = commune.handed_in(commune.assigned(commune.matter()))
    answering.approve(elsewhere, by=inside)

    assert {answer.state, elsewhere.state} == {"approved"}
