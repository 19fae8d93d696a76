"""What becomes of a matter: each arrow asked for, each refusal a sentence, each sender told once."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from django.db import connection

from doithoai.core import clock, journal
from doithoai.core.actors import CITIZEN
from doithoai.core.transitions import Refused
from doithoai.notices.models import Notice
from doithoai.opinion import conservation, figures, handing_over, intake, public_text, sameness, sealed, search, triage
from doithoai.opinion.intake import ContactData
from doithoai.opinion.models import Field, Matter, Opinion, PublicText, Submission
from doithoai.people.models import Authority
from doithoai.people.roles import Acting
from tests.factories import people

DRAIN = "Cống thoát nước sau chợ bé quá, mưa là ngập."


@pytest.fixture
def place(db: None) -> Authority:
    return people.authority()


@pytest.fixture
def clerk(place: Authority) -> Acting:
    return people.person("coordinator", place)


def sent(place: Authority, text: str = DRAIN, *, email: str = "", consents: bool = False) -> Opinion:
    contact = ContactData(email=email) if email else None
    receipt = intake.receive(place, door="web", texts=[text], by=CITIZEN, contact=contact, consents_to_text=consents)
    return receipt.opinions[0]


def field(place: Authority, code: str = "NUOC", **columns: object) -> Field:
    return Field.objects.create(authority=place, code=code, name="Nước", **columns)


def test_a_field_of_a_neighbour_or_no_longer_used_is_refused(place: Authority, clerk: Acting) -> None:
    matter = sent(place).matter
    foreign = field(people.authority("xa-ngoc-thien"))
    retired = field(place, "CU", valid_to="2020-01-01")
    retired.refresh_from_db()

    for wrong in (foreign, retired):
        with pytest.raises(Refused) as refusal:
            triage.classify(matter, field=wrong, by=clerk)
        assert refusal.value.field == "field"
    matter.refresh_from_db()
    assert (matter.state, matter.field) == ("received", None)


def test_not_accepted_needs_a_reason_and_tells_each_sender_once(place: Authority, clerk: Acting) -> None:
    one, two = sent(place, email="lam@example.vn"), sent(place, DRAIN + " Lần hai.", email="lua@example.vn")
    sameness.join(two, into=one.matter, by=clerk)
    Notice.objects.all().delete()

    with pytest.raises(Refused) as refusal:
        triage.result(one.matter, "not_accepted", by=clerk, reason=" ")
    assert refusal.value.field == "reason" and Notice.objects.count() == 0
    for _time in range(2):
        triage.result(one.matter, "not_accepted", by=clerk, reason="Việc đã có kết luận năm 2025")

    assert sorted(notice.address for notice in Notice.objects.all()) == ["lam@example.vn", "lua@example.vn"]
    assert not any("Cống" in notice.body for notice in Notice.objects.all())
    assert conservation.balance(place).places["not_accepted"] == 2
    assert [entry.verb for entry in journal.history(one.matter)].count("matter.not_accepted") == 1


def test_a_matter_diverted_in_the_hall_vanishes_from_every_public_place(place: Authority, clerk: Acting) -> None:
    reviewer = people.person("text_reviewer", place)
    opinion = sent(place, "Nhà tôi bị đo thiếu đất so với giấy cũ.", consents=True)
    matter = opinion.matter
    triage.classify(matter, field=field(place), by=clerk, title="Đo đạc đất")
    for row in (matter, opinion):
        public_text.approve(public_text.propose(row, text="Đo đạc đất ở thôn", by=clerk), by=reviewer)
    assert Matter.objects.public().exists() and public_text.shown(opinion)

    triage.result(matter, "diverted", by=clerk, reason="Khiếu nại lần đầu", allowed=True)

    opinion.refresh_from_db()
    assert not Matter.objects.public().exists() and public_text.shown(opinion) is None
    assert (matter.title, search.body_of([matter.pk]), matter.is_sealed) == ("Nội dung được giữ kín", {}, True)
    assert set(PublicText.objects.values_list("state", flat=True)) == {"replaced"}
    with pytest.raises(Refused):
        triage.classify(matter, field=Field.objects.get(), by=clerk)


def handed_over(matter: Matter, *, by: Acting, reason: str) -> None:
    handing_over.hand_over(matter, kind="denunciation", receiver="Ủy ban Kiểm tra Đảng ủy", reason=reason, by=by)


def test_nobody_else_than_a_holder_diverts_or_releases(place: Authority, clerk: Acting) -> None:
    matter = sent(place, "Tôi tố cáo trưởng thôn tham ô.").matter
    neighbour = people.person("sealed_holder", people.authority("xa-ngoc-thien"))

    for by in (clerk, neighbour):
        for rule in (handed_over, sealed.release):
            with pytest.raises(Refused) as refusal:
                rule(matter, by=by, reason="vì thế")
            assert refusal.value.code == "right"
        with pytest.raises(Refused):
            sealed.open(matter, by=by, reason="xem")
    matter.refresh_from_db()
    assert (matter.state, matter.is_sealed) == ("received", True)


def test_a_result_is_reopened_with_a_reason_alone(place: Authority, clerk: Acting) -> None:
    matter = sent(place).matter
    triage.result(matter, "not_accepted", by=clerk, reason="Không rõ nơi xảy ra")

    with pytest.raises(Refused):
        triage.reopen(matter, reason="", by=clerk)
    triage.reopen(matter, reason="Người gửi đã nói rõ", by=clerk)

    assert (matter.state, matter.is_open) == ("classified", True)
    assert conservation.examine(place).breaches == ()


@pytest.mark.parametrize("case", ["neighbour", "sealed", "itself", "joined away", "answered", "being worked on"])
def test_what_must_not_be_joined_is_refused_and_stays(place: Authority, clerk: Acting, case: str) -> None:
    one, two = sent(place), sent(place, DRAIN + " Xóm Trại.")
    into = one.matter
    if case == "neighbour":
        into = sent(people.authority("xa-ngoc-thien")).matter
    elif case == "sealed":
        into = sent(place, "Tôi tố cáo trưởng thôn tham ô.").matter
    elif case == "itself":
        into = two.matter
    elif case == "joined away":
        sameness.join(one, into=sent(place, "Cống khác").matter, by=clerk)
        into.refresh_from_db()
    elif case == "answered":
        triage.result(two.matter, "not_accepted", by=clerk, reason="Đã trả lời")
    else:
        triage.classify(two.matter, field=field(place), by=clerk)
        triage.assigned(two.matter, lead=people.organisation(place), due_on=clock.today(), by=clerk)
    stood = two.matter_id

    with pytest.raises(Refused):
        sameness.join(two, into=into, by=clerk)

    two.refresh_from_db()
    assert two.matter_id == stood
    assert conservation.examine(place).breaches == ()


def test_withdrawing_twice_is_withdrawing_once_and_only_the_sender_may(place: Authority, clerk: Acting) -> None:
    opinion = sent(place)

    with pytest.raises(Refused):
        triage.withdraw(opinion, by=clerk)
    for _time in range(2):
        triage.withdraw(opinion, by=CITIZEN)

    assert conservation.balance(place).places["withdrawn"] == 1
    verbs = [entry.verb for entry in journal.history(opinion.matter)]
    assert verbs.count("matter.withdrawn") == 1


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_the_same_form_sent_from_six_hands_at_once_is_one_submission() -> None:
    place = people.authority()
    start, codes, faults = threading.Barrier(6), [], []

    def send() -> None:
        try:
            start.wait()
            codes.append(intake.receive(place, door="web", texts=[DRAIN], by=CITIZEN, key="one").code)
        except Exception as fault:
            faults.append(fault)
        finally:
            connection.close()

    hands = [threading.Thread(target=send) for _hand in range(6)]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()

    assert faults == []
    assert len([code for code in codes if code]) == 1
    assert (Submission.objects.count(), Opinion.objects.count()) == (1, 1)
    assert conservation.examine(place).breaches == ()


def test_a_matter_that_changed_since_it_was_shown_is_not_overwritten(place: Authority, clerk: Acting) -> None:
    matter, water = sent(place).matter, field(place)
    shown = triage.version_of(matter)
    triage.classify(Matter.objects.get(pk=matter.pk), field=water, title="Tên của người khác", by=clerk, seen=shown)

    for version in (shown, "", "0.0"):
        with pytest.raises(Refused) as refusal:
            triage.classify(matter, field=water, title="Tên của tôi", by=clerk, seen=version)
        assert refusal.value.code == "stale"

    matter.refresh_from_db()
    assert matter.title == "Tên của người khác"
    triage.classify(matter, field=water, title="Tên sau cùng", by=clerk, seen=triage.version_of(matter))
    assert matter.title == "Tên sau cùng"


def test_another_classification_needs_its_reason_and_both_stay_in_the_history(place: Authority, clerk: Acting) -> None:
    matter, water = sent(place).matter, field(place)
    triage.classify(matter, field=water, kind="petition", place="thôn Hậu", level="commune", by=clerk)
    road = field(place, "DUONG")
    changes: list[dict[str, Any]] = [
        {"field": road},
        {"field": water, "kind": "question"},
        {"field": water, "level": "province"},
        {"field": water, "place": "thôn Tiền"},
    ]

    for change in changes:
        for reason in ("", "  "):
            with pytest.raises(Refused) as refusal:
                triage.classify(matter, by=clerk, because=reason, **change)
            assert refusal.value.field == "because"
    matter.refresh_from_db()
    assert (matter.field, matter.kind, matter.competence_level, matter.place) == (
        water,
        "petition",
        "commune",
        "thôn Hậu",
    )

    triage.classify(matter, field=water, title="Chỉ sửa tên", by=clerk)
    for change in changes:
        triage.classify(matter, by=clerk, because="Xác định lại thẩm quyền", **{"field": matter.field, **change})

    kept = [entry for entry in journal.history(matter) if entry.verb == "matter.reclassify"]
    assert [entry.facts["changed"] for entry in reversed(kept)] == [
        ["field"],
        ["field", "kind"],
        ["competence_level"],
        ["place"],
    ]
    assert {journal.said(entry, "reason") for entry in kept} == {"Xác định lại thẩm quyền"}
    assert (kept[-1].facts["was"], kept[-1].facts["field"]) == ("NUOC", "DUONG")
    assert matter.state == "classified" and figures.check(place.pk)
