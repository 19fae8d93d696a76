"""From receipt to result: numbers, code, sameness, sealing, public text, the sum."""

import pytest
from django.db import DatabaseError, connection, transaction

from doithoai.core import clock, codes
from doithoai.core.actors import CITIZEN
from doithoai.core.models import Entry
from doithoai.core.transitions import Refused
from doithoai.opinion import (
    conservation,
    contacts,
    figures,
    handing_over,
    intake,
    lookup,
    public_text,
    sameness,
    sealed,
    search,
    triage,
)
from doithoai.opinion.models import Contact, Field, Matter, Opened, Opinion, Submission, TallyDelta
from doithoai.opinion.states import PLACES
from tests.factories import people

pytestmark = pytest.mark.django_db

DRAIN = "Cống thoát nước sau chợ bé quá, mưa nửa giờ là ngập đến đầu gối."


def field_of(place: object, code: str = "NUOC", **columns: object) -> Field:
    return Field.objects.create(authority=place, code=code, name="Thoát nước", **columns)


def test_every_point_gets_a_number_a_matter_and_a_place_in_the_sum() -> None:
    place = people.authority()

    receipt = intake.receive(place, door="web", texts=[DRAIN, "Đèn đường thôn hỏng."], by=CITIZEN)

    assert [row.number[:8] for row in receipt.opinions] == ["YK-2026-", "YK-2026-"]
    assert Matter.objects.count() == 2
    total = conservation.balance(place)
    assert (total.received, total.places["waiting"], total.submissions, total.holds) == (2, 2, 1, True)
    assert list(total.places) == list(PLACES)


def test_the_same_act_twice_is_one_submission() -> None:
    place = people.authority()

    first = intake.receive(place, door="web", texts=[DRAIN], by=CITIZEN, key="abc")
    again = intake.receive(place, door="web", texts=[DRAIN], by=CITIZEN, key="abc")

    assert (again.submission, again.code, again.opinions) == (first.submission, None, first.opinions)
    assert Opinion.objects.count() == 1


def test_the_code_finds_the_submission_and_is_not_kept() -> None:
    place, other = people.authority(), people.authority("xa-khac")
    receipt = intake.receive(place, door="web", texts=[DRAIN], by=CITIZEN)
    code = str(receipt.code)

    assert lookup.find(place, codes.grouped(code).lower()) == receipt.submission
    assert lookup.find(other, code) is None
    assert lookup.find(place, "không phải mã") is None
    row = Submission.objects.values().get()
    assert code not in str(row)


def test_contact_lies_encrypted_and_every_opening_leaves_a_reason() -> None:
    place = people.authority()
    reader = people.person("contact_reader", place)
    contact = intake.ContactData(name="Dương Thị Hạ Lam", phone="0571234567")
    receipt = intake.receive(place, door="web", texts=[DRAIN], by=CITIZEN, contact=contact)

    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM opinion_contact")
        assert "Lam" not in str(cursor.fetchall())
    with pytest.raises(Refused):
        contacts.open(receipt.submission, by=people.person("coordinator", place), reason="xem")
    with pytest.raises(Refused):
        contacts.open(receipt.submission, by=reader, reason=" ")
    assert contacts.open(receipt.submission, by=reader, reason="Mời dự hội nghị").name == "Dương Thị Hạ Lam"
    assert Opened.objects.get().reason == "Mời dự hội nghị"
    assert Contact.objects.count() == 1


def test_joining_and_undoing_lose_nobody() -> None:
    place = people.authority()
    clerk = people.person("coordinator", place)
    one = intake.receive(place, door="web", texts=[DRAIN], by=CITIZEN).opinions[0]
    two = intake.receive(place, door="paper", texts=["Sau chợ mưa là ngập, cống thoát nước bé."], by=clerk).opinions[0]
    intake.receive(place, door="web", texts=["Cảm ơn xã đã sửa đường."], by=CITIZEN)

    nearest = sameness.propose(two.matter)
    row = sameness.join(two, into=one.matter, by=clerk)

    assert nearest[0].matter == one.matter and nearest[0].shared
    assert one.matter.opinions.count() == 2
    assert conservation.balance(place).holds and figures.check(place.pk)
    assert Matter.objects.of(place).unsealed().count() == 2
    sameness.undo(row, by=clerk)
    sameness.undo(row, by=clerk)
    assert one.matter.opinions.count() == 1 and two.matter.opinions.count() == 1
    assert conservation.balance(place).places["waiting"] == 3
    assert Matter.objects.of(place).unsealed().count() == 3 and figures.check(place.pk)
    assert Entry.objects.filter(verb="opinion.part").count() == 1


def test_what_reads_like_a_denunciation_is_sealed_at_once_and_found_nowhere() -> None:
    place = people.authority()
    clerk, holder = people.person("coordinator", place), people.person("sealed_holder", place)
    text = "Tôi tố cáo ông trưởng thôn nhận hối lộ khi chia đất."

    opinion = intake.receive(place, door="web", texts=[text], by=CITIZEN).opinions[0]

    matter = opinion.matter
    assert (matter.is_sealed, matter.title, search.body_of([matter.pk])) == (True, "Nội dung được giữ kín", {})
    assert not search.find("hoi lo", search.Where(place)).ids
    with pytest.raises(Refused):
        triage.classify(matter, field=field_of(place), by=clerk)
    with pytest.raises(Refused):
        sealed.open(matter, by=clerk, reason="xem")
    assert sealed.open(matter, by=holder, reason="Phân loại đơn") == [text]
    handing_over.hand_over(
        matter,
        kind="denunciation",
        receiver="Ủy ban Kiểm tra Đảng ủy",
        reason="Chuyển Ủy ban Kiểm tra theo Luật Tố cáo",
        by=holder,
    )
    total = conservation.balance(place)
    assert (total.places["diverted"], total.holds) == (1, True)


def test_nothing_is_public_that_a_second_person_has_not_approved() -> None:
    place = people.authority()
    clerk, reviewer = people.person("coordinator", place), people.person("text_reviewer", place)
    opinion = intake.receive(place, door="web", texts=[DRAIN], by=CITIZEN, consents_to_text=True).opinions[0]
    silent = intake.receive(place, door="web", texts=[DRAIN], by=CITIZEN).opinions[0]

    with pytest.raises(Refused):
        public_text.propose(silent, text="Cống bé", by=clerk)
    mine = public_text.propose(opinion, text="Cống thoát nước sau chợ bé", by=clerk)
    assert public_text.shown(opinion) is None
    with pytest.raises(Refused):
        public_text.approve(mine, by=people.also(clerk, "text_reviewer", place))
    public_text.approve(mine, by=reviewer)
    assert public_text.shown(opinion) == "Cống thoát nước sau chợ bé"
    title = public_text.propose(opinion.matter, text="Cống sau chợ", by=clerk)
    assert not Matter.objects.public().exists()
    public_text.approve(title, by=reviewer)
    assert [row.public_title for row in Matter.objects.public()] == ["Cống sau chợ"]


def test_what_was_received_cannot_be_altered_or_deleted() -> None:
    place = people.authority()
    intake.receive(place, door="web", texts=[DRAIN], by=CITIZEN)

    for statement in (
        "UPDATE opinion_submission SET text = 'khác'",
        "UPDATE opinion_opinion SET text = 'khác'",
        "DELETE FROM opinion_opinion",
    ):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    assert Opinion.objects.get().text == DRAIN


def test_one_of_several_withdraws_alone_and_the_figures_follow() -> None:
    place = people.authority()
    clerk = people.person("coordinator", place)
    one = intake.receive(place, door="web", texts=[DRAIN], by=CITIZEN).opinions[0]
    two = intake.receive(place, door="web", texts=[DRAIN], by=CITIZEN).opinions[0]
    sameness.join(two, into=one.matter, by=clerk)
    two.refresh_from_db()

    triage.withdraw(two, by=CITIZEN)

    total = conservation.balance(place)
    assert (total.places["waiting"], total.places["withdrawn"], total.holds) == (1, 1, True)
    assert figures.check(place.pk)
    while figures.fold(clock.now()):
        pass
    assert (TallyDelta.objects.count(), figures.check(place.pk)) == (0, True)


def test_a_field_of_party_matters_makes_the_matter_internal() -> None:
    place = people.authority()
    clerk = people.person("coordinator", place)
    opinion = intake.receive(place, door="web", texts=["Sinh hoạt chi bộ còn hình thức."], by=CITIZEN).opinions[0]

    triage.classify(opinion.matter, field=field_of(place, "XD", is_internal=True), by=clerk, title="Sinh hoạt chi bộ")

    assert Matter.objects.get().is_internal
    with pytest.raises(Refused):
        public_text.propose(opinion.matter, text="Sinh hoạt chi bộ", by=clerk)


def test_with_only_two_matters_the_same_thing_is_still_recognised() -> None:
    place = people.authority()
    one = intake.receive(place, door="web", texts=[DRAIN], by=CITIZEN).opinions[0]
    text = "Sau chợ mưa là ngập, cống thoát nước bé, đề nghị xã làm lại."
    two = intake.receive(place, door="web", texts=[text], by=CITIZEN).opinions[0]

    assert [found.matter for found in sameness.propose(two.matter)] == [one.matter]
