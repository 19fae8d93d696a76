"""From assignment to a kept promise: one lead, a second pair of eyes, dates that explain themselves."""

from datetime import timedelta

import pytest

from doithoai.casework import answering, assigning, deadlines, oversight, promising, referring, succession, verdicts
from doithoai.casework.models import Assignment
from doithoai.core import clock, working_time
from doithoai.core.actors import CITIZEN
from doithoai.core.models import Entry
from doithoai.core.transitions import Refused
from doithoai.notices.models import Notice
from doithoai.opinion import conservation, intake, sameness, triage
from doithoai.opinion.intake import ContactData
from doithoai.opinion.models import Field, Matter
from doithoai.people.models import Organisation
from doithoai.people.roles import Acting
from tests.factories import people

pytestmark = pytest.mark.django_db


class Place:
    """One commune with everybody the thread needs."""

    def __init__(self) -> None:
        self.authority = people.authority()
        self.agency = people.organisation(self.authority)
        self.other = people.organisation(self.authority, "cong-an")
        self.coordinator = people.person("coordinator", self.authority)
        self.reviewer = people.person("reviewer", self.authority)
        self.publisher = people.person("publisher", self.authority)
        self.clerk = people.person("agency_clerk", self.authority, self.agency)
        self.head = people.person("agency_head", self.authority, self.agency)
        self.neighbour = people.person("agency_head", self.authority, self.other)
        self.field = Field.objects.create(authority=self.authority, code="NUOC", name="Thoát nước")

    def matter(self, **contact: str) -> Matter:
        receipt = intake.receive(
            self.authority,
            door="web",
            texts=["Cống sau chợ bé, mưa là ngập."],
            by=CITIZEN,
            contact=ContactData(**contact) if contact else None,
        )
        matter = receipt.opinions[0].matter
        triage.classify(matter, field=self.field, by=self.coordinator, title="Cống sau chợ")
        return matter

    def assigned(self) -> Assignment:
        return assigning.assign(self.matter(), lead=self.agency, by=self.coordinator)

    def handed_in(self, result: str = "explained") -> object:
        answer = answering.draft(self.assigned(), by=self.clerk)
        answering.save(
            answer,
            short="Xã làm lại cống trong quý I.",
            body="Phòng đã khảo sát.",
            basis="Nghị quyết HĐND xã",
            result=result,
            by=self.clerk,
            seen_edits=0,
        )
        answering.hand_in(answer, by=self.clerk)
        return answer


@pytest.fixture
def place() -> Place:
    return Place()


def test_there_is_one_lead_and_the_day_explains_itself(place: Place) -> None:
    matter = place.matter()

    given = assigning.assign(matter, lead=place.agency, with_=[place.other], by=place.coordinator)

    assert (matter.state, matter.lead, given.due_on) == ("assigned", place.agency, clock.today() + timedelta(days=15))
    assert "15" in given.due_rule
    assert Assignment.objects.filter(matter=matter, is_lead=False).get().organisation == place.other
    with pytest.raises(Refused) as second:
        assigning.assign(matter, lead=place.other, by=place.coordinator)
    assert second.value.code == "lead"
    assert Notice.objects.filter(key__startswith="assigned:", reader=place.clerk.person).count() == 1


def test_only_the_organisation_that_was_asked_drafts_and_loses_it_when_it_is_withdrawn(place: Place) -> None:
    given = place.assigned()

    with pytest.raises(Refused):
        answering.draft(given, by=place.neighbour)
    assigning.withdraw(given, reason="Giao nhầm", by=place.coordinator)

    with pytest.raises(Refused):
        answering.draft(given, by=place.clerk)
    assert Matter.objects.get(pk=given.matter_id).state == "classified"
    assigning.assign(given.matter, lead=place.other, by=place.coordinator)


def test_handing_back_needs_a_reason_a_body_and_happens_once(place: Place) -> None:
    given = place.assigned()

    with pytest.raises(Refused):
        assigning.hand_back(given, reason="", believed_competent=place.other, by=place.head)
    with pytest.raises(Refused):
        assigning.hand_back(given, reason="Không thuộc chức năng", believed_competent=None, by=place.head)
    assigning.hand_back(given, reason="Không thuộc chức năng", believed_competent=place.other, by=place.head)
    again = assigning.assign(given.matter, lead=place.agency, by=place.coordinator)
    with pytest.raises(Refused) as twice:
        assigning.hand_back(again, reason="Vẫn không phải", believed_competent=place.other, by=place.head)

    assert twice.value.code == "twice"
    assert conservation.balance(place.authority).places["waiting"] == 1


def test_the_author_never_approves_and_what_was_approved_is_frozen(place: Place) -> None:
    answer = place.handed_in()
    own = people.also(place.clerk, "reviewer", place.authority)

    with pytest.raises(Refused):
        answering.approve(answer, by=own)
    answering.send_back(answer, reason="Nêu rõ thời hạn", by=place.reviewer)
    answering.save(
        answer,
        short="Làm xong trong tháng 3.",
        body="Đã khảo sát.",
        basis="",
        result="explained",
        by=place.clerk,
        seen_edits=1,
    )
    answering.hand_in(answer, by=place.clerk)
    answering.approve(answer, by=place.reviewer)

    assert Matter.objects.get().state == "prepared"
    with pytest.raises(Refused):
        answering.save(answer, short="x", body="x", basis="", result="explained", by=place.clerk, seen_edits=2)
    type(answer).objects.update(body="Sửa lén")
    answer.refresh_from_db()
    with pytest.raises(Refused) as frozen:
        answering.publish(answer, by=place.publisher)
    assert frozen.value.code == "hash"


def test_two_who_save_at_once_lose_nothing(place: Place) -> None:
    answer = answering.draft(place.assigned(), by=place.clerk)
    words = {"body": "Một", "basis": "", "result": ""}
    answering.save(answer, short="Một", **words, by=place.clerk, seen_edits=0)

    with pytest.raises(Refused) as stale:
        answering.save(answer, short="Hai", **words, by=place.head, seen_edits=0)

    answer.refresh_from_db()
    assert (stale.value.code, answer.short) == ("stale", "Một")


def test_publishing_gives_the_result_tells_each_sender_once_and_happens_once(place: Place) -> None:
    answer = place.handed_in()
    other = intake.receive(
        place.authority,
        door="web",
        texts=["Cống sau chợ ngập."],
        by=CITIZEN,
        contact=ContactData(email="lam@example.org"),
    ).opinions[0]
    sameness.join(other, into=answer.matter, by=place.coordinator)
    answering.approve(answer, by=place.reviewer)

    answering.publish(answer, by=place.publisher)
    with pytest.raises(Refused):
        answering.publish(answer, by=place.publisher)

    matter = Matter.objects.get(pk=answer.matter_id)
    assert (matter.state, matter.is_open) == ("explained", False)
    assert Notice.objects.filter(key__startswith="answered:").count() == 1
    assert Assignment.objects.get().state == "closed"
    assert conservation.balance(place.authority).places["explained"] == 2


def test_a_promise_is_kept_only_with_evidence_and_another_persons_verification(place: Place) -> None:
    answer = place.handed_in("scheduled")
    answering.approve(answer, by=place.reviewer)
    with pytest.raises(Refused) as missing:
        answering.publish(answer, by=place.publisher)
    assert missing.value.code == "commitment"
    promise = promising.commit(
        answer.matter,
        owner=place.agency,
        what="Làm lại cống sau chợ",
        due_on=clock.today() + timedelta(days=30),
        by=place.coordinator,
        answer=answer,
    )
    answering.publish(answer, by=place.publisher)

    with pytest.raises(Refused):
        promising.verify(promise, by=place.coordinator)
    with pytest.raises(Refused):
        promising.show(promise, evidence_text="Xong", by=place.neighbour)
    promising.show(promise, evidence_text="Biên bản nghiệm thu ngày 10/12", by=place.clerk)
    with pytest.raises(Refused):
        promising.verify(promise, by=people.also(place.clerk, "coordinator", place.authority))
    promising.verify(promise, by=place.coordinator)

    assert (promise.state, Matter.objects.get().state) == ("done", "resolved")
    assert promise.number.startswith("CK-")


def test_an_extension_is_decided_by_another_and_the_first_day_stays_visible(place: Place) -> None:
    given = place.assigned()
    first = given.due_on
    asked = assigning.ask_extension(given, to_day=first + timedelta(days=5), reason="Chờ số liệu", by=place.head)

    with pytest.raises(Refused):
        assigning.decide(asked, granted=True, by=place.clerk)
    assigning.decide(asked, granted=True, by=place.coordinator)

    given.refresh_from_db()
    assert (given.due_on, asked.from_day) == (first + timedelta(days=5), first)
    assert Matter.objects.get().due_on == given.due_on


def test_a_clock_that_was_dead_for_a_week_reminds_once_and_escalates(place: Place) -> None:
    given = place.assigned()
    later = working_time.morning_by(clock.today() + timedelta(days=40))

    assert deadlines.remind_one(later)
    assert not deadlines.remind_one(later)
    rounds = Notice.objects.filter(key__startswith=f"remind:{given.public_id}:1", carrier="inbox").count()
    assert rounds == 2  # clerk and head of the organisation, each once
    while deadlines.mark_late_one(later):
        pass
    assert Assignment.objects.get().is_late and Matter.objects.get().is_late
    assert Entry.objects.filter(verb="assignment.late").count() == 1


def test_referral_runs_from_draft_to_every_sender(place: Place) -> None:
    upper = people.organisation(place.authority, "ubnd-tinh", "UBND tỉnh", "upper")
    matter = place.matter(email="lam@example.org")
    with pytest.raises(Refused):
        referring.draft(place.authority, to=place.agency, matters=[matter], by=place.coordinator)
    referral = referring.draft(place.authority, to=upper, matters=[matter], by=place.coordinator, purpose="amend")

    referring.send(referral, letter="15-CV/ĐU", on=clock.today(), by=place.coordinator)
    referring.receive(referral, on=clock.today(), by=place.coordinator)
    referring.reply(referral, text="Đã tiếp thu, sẽ sửa quy định.", on=clock.today(), by=place.coordinator)
    referring.pass_on(referral, by=place.coordinator)

    matter.refresh_from_db()
    assert (matter.state, referral.state) == ("referred", "passed_on")
    assert Notice.objects.filter(key__startswith="passed_on:").count() == 1


def test_a_not_yet_that_is_upheld_reopens(place: Place) -> None:
    answer = place.handed_in()
    opinion = answer.matter.opinions.get()
    with pytest.raises(Refused):
        verdicts.give(opinion, grade="not_yet")
    answering.approve(answer, by=place.reviewer)
    answering.publish(answer, by=place.publisher)

    opinion.refresh_from_db()
    first = verdicts.give(opinion, grade="not_yet", words="Vẫn ngập")
    assert verdicts.give(opinion, grade="not_yet", words="Vẫn ngập") == first
    verdicts.uphold(first, reason="", by=place.coordinator)

    assert Matter.objects.get().state == "classified"


def test_a_supervisor_remarks_but_not_on_internal_matters(place: Place) -> None:
    front = people.organisation(place.authority, "mttq")
    watcher = people.person("supervisor", place.authority, front)
    matter = place.matter()

    oversight.remark(matter, organisation=front, text="Cần trả lời sớm.", by=watcher)
    Matter.objects.update(is_internal=True)
    matter.refresh_from_db()

    with pytest.raises(Refused):
        oversight.remark(matter, organisation=front, text="Nữa", by=watcher)
    with pytest.raises(Refused):
        oversight.remark(matter, organisation=front, text="Nữa", by=place.coordinator)


def test_when_an_organisation_ends_its_open_work_goes_to_the_successor(place: Place) -> None:
    given = place.assigned()
    promise = promising.commit(
        given.matter, owner=place.agency, what="Làm cống", due_on=given.due_on, by=place.coordinator
    )
    admin = people.person("administrator", place.authority)

    succession.end_organisation(place.agency, successor=place.other, on=clock.today() - timedelta(days=1), by=admin)

    promise.refresh_from_db()
    active = Assignment.objects.active().get()
    assert (active.organisation, active.due_on, promise.owner) == (place.other, given.due_on, place.other)
    assert Organisation.objects.get(pk=place.agency.pk).successor == place.other
    assert not Acting(place.clerk.person, place.authority).may("answer.draft", given.scope())
