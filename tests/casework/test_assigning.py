"""One lead, any number that co-operate; a day with its reason; work that comes back."""

from datetime import date, timedelta

import pytest
import time_machine

from doithoai.casework import answering, assigning, following
from doithoai.casework.models import Assignment, Purpose
from doithoai.conference.models import Conference
from doithoai.core import clock, journal
from doithoai.core.transitions import Refused
from doithoai.notices.models import Notice
from doithoai.opinion import sealed
from doithoai.opinion.models import Matter
from tests.factories import people
from tests.factories.casework import Commune

pytestmark = pytest.mark.django_db


@pytest.fixture
def commune() -> Commune:
    return Commune()


def conference(commune: Commune, day: date) -> Conference:
    return Conference.objects.create(
        authority=commune.authority, title="Hội nghị đối thoại", audience="Nhân dân", day=day
    )


@pytest.mark.clause("S-35", "S-75")
def test_a_matter_has_one_lead_and_as_many_that_co_operate_as_are_needed(commune: Commune) -> None:
    third = people.organisation(commune.authority, "phong-van-hoa")
    matter = commune.matter()

    given = commune.assigned(matter, with_=[commune.other, third, commune.other, commune.agency])

    rows = Assignment.objects.filter(matter=matter).order_by("pk")
    assert [(row.organisation, row.is_lead) for row in rows] == [
        (commune.agency, True),
        (commune.other, False),
        (third, False),
    ]
    matter.refresh_from_db()
    assert (matter.state, matter.lead, matter.due_on) == ("assigned", commune.agency, given.due_on)
    with pytest.raises(Refused) as second:
        commune.assigned(matter, lead=commune.other)
    assert (second.value.code, second.value.field) == ("lead", "lead")
    assert Assignment.objects.filter(matter=matter, is_lead=True).count() == 1


@pytest.mark.clause("S-77", "G-2")
def test_an_explanation_is_due_by_the_rule_before_the_conference_and_says_so(commune: Commune) -> None:
    day = clock.today() + timedelta(days=20)
    matter = commune.matter()
    Matter.objects.filter(pk=matter.pk).update(conference=conference(commune, day))
    matter.refresh_from_db()

    given = commune.assigned(matter, purpose=Purpose.EXPLAIN)

    assert given.due_on == day - timedelta(days=4)
    assert "hội nghị" in given.due_rule and f"{given.due_on:%d/%m/%Y}" in given.due_rule


def test_when_the_conference_moves_what_was_counted_from_it_moves_once_and_what_a_person_set_stays(
    commune: Commune,
) -> None:
    day = clock.today() + timedelta(days=20)
    meeting = conference(commune, day)
    for _matter in range(3):
        commune.matter()
    Matter.objects.update(conference=meeting)
    ruled, ordered, extended = (
        commune.assigned(matter, purpose=Purpose.EXPLAIN, due_on=due)
        for matter, due in zip(Matter.objects.order_by("pk"), (None, day, None), strict=True)
    )
    asked = assigning.ask_extension(extended, to_day=day - timedelta(days=1), reason="Chờ", by=commune.head)
    assigning.decide(asked, granted=True, by=commune.coordinator)
    assert following.follow(meeting, commune.coordinator) == []
    meeting.day = day + timedelta(days=7)
    meeting.save()

    shown = following.follow(meeting, commune.coordinator)
    again = following.follow(meeting, commune.coordinator)

    for row in (ruled, ordered, extended):
        row.refresh_from_db()
    assert (ruled.due_on, ordered.due_on, extended.due_on) == (
        day + timedelta(days=3),
        day,
        day - timedelta(days=1),
    )
    assert Matter.objects.order_by("pk").first().due_on == ruled.due_on
    moved = journal.history(ruled).get(verb="assignment.follow").facts
    assert (moved["from"], moved["to"]) == ((day - timedelta(days=4)).isoformat(), ruled.due_on.isoformat())
    assert ([(one.where, one.old, one.new) for one in shown], again) == (
        [(ruled.matter.number, day - timedelta(days=4), ruled.due_on)],
        [],
    )


@pytest.mark.clause("G-3", "S-63")
def test_to_resolve_has_a_day_of_its_own_by_rule_or_by_the_one_who_orders_it(commune: Commune) -> None:
    by_rule = commune.assigned()
    ordered = clock.today() + timedelta(days=90)
    by_order = commune.assigned(due_on=ordered)

    assert by_rule.due_on == clock.today() + timedelta(days=15)
    assert by_order.due_on == ordered
    assert f"{ordered:%d/%m/%Y}" in by_order.due_rule
    with pytest.raises(Refused) as past:
        commune.assigned(due_on=clock.today() - timedelta(days=1))
    assert past.value.field == "due_on"


def test_a_day_that_no_rule_gives_must_be_entered(commune: Commune) -> None:
    commune.authority.clocks.filter(code="resolve").update(amount=None)

    with pytest.raises(Refused) as refusal:
        commune.assigned()

    assert refusal.value.field == "due_on"


@pytest.mark.clause("G-19")
def test_to_explain_and_to_resolve_are_two_assignments_of_one_matter(commune: Commune) -> None:
    matter = commune.matter()
    before = commune.published(commune.assigned(matter, purpose=Purpose.EXPLAIN))

    after = commune.assigned(Matter.objects.get(pk=matter.pk), purpose=Purpose.RESOLVE)

    assert (before.assignment.purpose, after.purpose) == ("explain", "resolve")
    matter.conference = Conference(authority=commune.authority, day=clock.today() + timedelta(days=60))
    explained, _why = assigning.proposed_due(matter, Purpose.EXPLAIN)
    resolved, _why = assigning.proposed_due(matter, Purpose.RESOLVE)
    # One is counted back from the day of the conference, the other from the giving.
    assert clock.today() + timedelta(days=30) < explained < matter.conference.day
    assert resolved == clock.today() + timedelta(days=15)
    with pytest.raises(Refused):
        commune.assigned(commune.matter(), purpose="whatever")


@pytest.mark.clause("G-14")
def test_only_who_decides_on_competence_assigns_and_only_to_bodies_of_the_authority(commune: Commune) -> None:
    elsewhere = Commune("xa-viet-yen")
    matter = commune.matter()

    for stranger in (commune.head, commune.clerk, commune.reviewer, elsewhere.coordinator):
        with pytest.raises(Refused) as refusal:
            commune.assigned(matter, by=stranger)
        assert refusal.value.code == "right"
    with pytest.raises(Refused):
        commune.assigned(matter, lead=elsewhere.agency)
    commune.other.valid_to = clock.today() - timedelta(days=1)
    commune.other.save()
    with pytest.raises(Refused):
        commune.assigned(matter, lead=commune.other)

    assert not Assignment.objects.exists()


def test_everybody_of_the_organisation_is_told_once_and_the_neighbour_is_not(commune: Commune) -> None:
    given = commune.assigned()

    readers = Notice.objects.filter(key__startswith=f"assigned:{given.public_id}").values_list("reader", flat=True)
    assert set(readers) == {commune.clerk.pk, commune.head.pk}


def test_a_matter_about_the_organisation_itself_is_noticed_and_the_reason_to_go_on_is_kept(commune: Commune) -> None:
    matter = commune.matter(title="Phòng kinh tế trả hồ sơ chậm")

    assert assigning.concerns(matter, commune.agency)
    assert not assigning.concerns(matter, commune.other)
    given = commune.assigned(matter, despite="Công an xã cùng thẩm tra")

    entry = journal.history(given).get(verb="assignment.give")
    assert journal.said(entry, "despite") == "Công an xã cùng thẩm tra"
    assert "thẩm tra" not in str(entry.facts)


def test_what_is_sealed_is_not_assigned(commune: Commune) -> None:
    matter = commune.matter()
    sealed.seal(matter, kind="denunciation", by=commune.coordinator)

    with pytest.raises(Refused):
        commune.assigned(matter)


def test_accepting_twice_is_accepting_once(commune: Commune) -> None:
    given = commune.assigned()

    assigning.accept(given, by=commune.clerk)
    assigning.accept(given, by=commune.head)

    assert journal.history(given).filter(verb="assignment.accept").count() == 1
    with pytest.raises(Refused):
        assigning.accept(commune.assigned(), by=commune.neighbour)


def test_handing_back_ends_with_the_working_day_that_the_authority_sets(commune: Commune) -> None:
    with time_machine.travel("2026-11-13 09:00+07:00", tick=False):  # a Friday: two working days on is Tuesday
        given = commune.assigned()
    assert given.hand_back_by == date(2026, 11, 17)
    words = {"reason": "Không thuộc chức năng", "believed_competent": commune.other, "by": commune.head}

    with time_machine.travel("2026-11-18 00:00+07:00"), pytest.raises(Refused) as late:
        assigning.hand_back(given, **words)
    assert late.value.code == "late"
    with time_machine.travel("2026-11-17 23:59+07:00"):
        assigning.hand_back(given, **words)

    assert (given.state, given.believed_competent) == ("handed_back", commune.other)


def test_handing_back_closes_nothing_and_the_coordinator_is_told(commune: Commune) -> None:
    given = commune.assigned(with_=[commune.other])

    with pytest.raises(Refused):
        assigning.hand_back(given, reason="Không", believed_competent=commune.other, by=commune.neighbour)
    with pytest.raises(Refused):  # a clerk does not decide that
        assigning.hand_back(given, reason="Không", believed_competent=commune.other, by=commune.clerk)
    assigning.hand_back(given, reason="Thuộc Công an", believed_competent=commune.other, by=commune.head)

    matter = Matter.objects.get()
    assert (matter.state, matter.lead, matter.is_open) == ("classified", None, True)
    assert not Assignment.objects.active().exists()
    assert Notice.objects.filter(reader=commune.coordinator.pk, key__startswith="handed_back:").count() == 1
    commune.assigned(matter, lead=commune.other)


def test_a_withdrawn_organisation_loses_its_access_at_once_and_the_next_one_has_it(commune: Commune) -> None:
    answer = commune.drafted()
    given = answer.assignment

    with pytest.raises(Refused):
        assigning.withdraw(given, reason=" ", by=commune.coordinator)
    assigning.withdraw(given, reason="Xác định lại thẩm quyền", by=commune.coordinator)

    answer.refresh_from_db()
    with pytest.raises(Refused):
        answering.save(answer, short="x", body="x", basis="", result="", seen_edits=answer.edits, by=commune.clerk)
    with pytest.raises(Refused):
        answering.hand_in(answer, by=commune.clerk)
    now = commune.assigned(Matter.objects.get(), lead=commune.other)
    assert answering.draft(now, by=commune.neighbour).version == 2


def test_more_time_is_asked_once_for_a_later_day_and_decided_by_another(commune: Commune) -> None:
    given = commune.assigned()
    first, later = given.due_on, given.due_on + timedelta(days=7)
    boss = people.also(commune.head, "standing", commune.authority)

    for day, reason in ((first, "Chờ số liệu"), (later, "")):
        with pytest.raises(Refused):
            assigning.ask_extension(given, to_day=day, reason=reason, by=commune.head)
    asked = assigning.ask_extension(given, to_day=later, reason="Chờ số liệu", by=boss)
    with pytest.raises(Refused) as twice:
        assigning.ask_extension(given, to_day=later, reason="Chờ", by=commune.head)
    assert twice.value.code == "twice"
    for decider in (boss, commune.clerk):
        with pytest.raises(Refused):
            assigning.decide(asked, granted=True, by=decider)
    assigning.decide(asked, granted=True, by=commune.standing)
    with pytest.raises(Refused):
        assigning.decide(asked, granted=True, by=commune.coordinator)

    given.refresh_from_db()
    assert (asked.from_day, asked.to_day, given.due_on) == (first, later, later)
    assert Matter.objects.get().due_on == later
    facts = journal.history(given).get(verb="assignment.extend").facts
    assert facts == {"from": first.isoformat(), "to": later.isoformat()}


def test_a_refused_extension_changes_no_day(commune: Commune) -> None:
    given = commune.assigned()
    day = given.due_on
    asked = assigning.ask_extension(given, to_day=day + timedelta(days=3), reason="Chờ", by=commune.head)

    assigning.decide(asked, granted=False, by=commune.coordinator)

    given.refresh_from_db()
    assert (asked.state, given.due_on) == ("refused", day)


def test_more_time_for_what_has_ended_is_not_granted(commune: Commune) -> None:
    given = commune.assigned()
    asked = assigning.ask_extension(given, to_day=given.due_on + timedelta(days=3), reason="Chờ", by=commune.head)
    assigning.withdraw(given, reason="Giao nhầm", by=commune.coordinator)

    with pytest.raises(Refused):
        assigning.decide(type(asked).objects.get(), granted=True, by=commune.coordinator)
