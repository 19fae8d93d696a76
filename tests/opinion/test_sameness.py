"""Joining many at once: all or none, nobody lost, undone without a trace in the figures."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from doithoai.core.actors import CITIZEN
from doithoai.core.models import Entry
from doithoai.core.transitions import Refused
from doithoai.notices.models import Notice
from doithoai.opinion import conservation, intake, sameness, sealed, search, triage
from doithoai.opinion.intake import ContactData
from doithoai.opinion.models import Field, Matter, Opinion, Sameness
from doithoai.people.models import Authority
from doithoai.people.roles import Acting
from tests import racing
from tests.conftest import SOAK
from tests.factories import people

BRIDGE = "Cầu treo Bãi Lau mục ván, trẻ em đi học rất nguy hiểm."


@pytest.fixture
def place(db: None) -> Authority:
    return people.authority()


@pytest.fixture
def clerk(place: Authority) -> Acting:
    return people.person("coordinator", place)


def said(place: Authority, text: str = BRIDGE, *, email: str = "", door: str = "web") -> Opinion:
    contact = ContactData(email=email) if email else None
    return intake.receive(place, door=door, texts=[text], by=CITIZEN, contact=contact).opinions[0]


def shape(place: Authority) -> list[tuple[object, ...]]:
    """All that joining may touch: where each opinion stands, how each matter is counted and found."""
    opinions = Opinion.objects.filter(authority=place).order_by("pk")
    matters = Matter.objects.filter(authority=place).order_by("pk")
    return [
        *opinions.values_list("number", "text", "submission__door", "matter__number"),
        *matters.values_list("number", "state", "is_open", "joined_into", "said"),
        *sorted(search.body_of(matters.values_list("pk", flat=True)).items()),
        *sorted(conservation.balance(place).places.items()),
    ]


def test_several_join_in_one_act_and_go_back_in_one(place: Authority, clerk: Acting) -> None:
    one, *others = [said(place) for _n in range(5)]
    before = shape(place)

    rows = sameness.join_all(others, into=one.matter, by=clerk, because="cầu treo, mục ván")

    assert [row.opinion.number for row in rows] == [row.number for row in others]
    assert one.matter.opinions.count() == 5
    assert conservation.examine(place).holds
    assert {row.pk for row in sameness.same_act(rows[2])} == {row.pk for row in rows}

    assert sameness.undo_all(rows[0], by=clerk) == 4
    assert shape(place) == before
    assert conservation.examine(place).holds
    assert sameness.undo_all(rows[0], by=clerk) == 0


def test_the_same_act_twice_is_one_act(place: Authority, clerk: Acting) -> None:
    one, two = said(place), said(place)
    sameness.join_all([two], into=one.matter, by=clerk)
    again = Opinion.objects.get(pk=two.pk)

    assert sameness.join_all([again], into=one.matter, by=clerk) == []
    assert Sameness.objects.count() == 1
    with pytest.raises(Refused) as refusal:
        sameness.join(again, into=one.matter, by=clerk)
    assert refusal.value.code == "done"


def test_one_that_cannot_be_joined_keeps_all_where_they_are(place: Authority, clerk: Acting) -> None:
    one, two, three, four = (said(place) for _n in range(4))
    sealed.seal(three.matter, kind="complaint", by=clerk)
    before = shape(place)

    with pytest.raises(Refused):
        sameness.join_all([two, four, Opinion.objects.get(pk=three.pk)], into=one.matter, by=clerk)

    assert shape(place) == before
    assert not Entry.objects.filter(verb="opinion.join").exists()


def test_what_another_clerk_moved_meanwhile_stops_the_act(place: Authority, clerk: Acting) -> None:
    one, two, three = (said(place) for _n in range(3))
    seen = Opinion.objects.get(pk=two.pk)
    sameness.join(two, into=three.matter, by=clerk)

    with pytest.raises(Refused) as refusal:
        sameness.join_all([seen], into=one.matter, by=clerk)

    assert refusal.value.code == "stale"
    assert two.number in str(refusal.value.sentence)


def test_a_matter_under_work_is_not_emptied(place: Authority, clerk: Acting) -> None:
    body = people.organisation(place)
    one, two = said(place), said(place)
    worked = two.matter
    triage.classify(worked, field=Field.objects.create(authority=place, code="CAU", name="Cầu"), by=clerk)
    triage.assigned(worked, lead=body, due_on="2030-01-01", by=clerk)  # type: ignore[arg-type]

    with pytest.raises(Refused) as refusal:
        sameness.join(two, into=one.matter, by=clerk)
    assert refusal.value.code == "state"
    sameness.join(one, into=worked, by=clerk)
    assert worked.opinions.count() == 2


def test_who_joins_an_answered_matter_is_told_once(place: Authority, clerk: Acting) -> None:
    one, two = said(place), said(place, email="lua@example.vn")
    answered = one.matter
    triage.result(answered, "not_accepted", by=clerk, reason="Cầu thuộc dự án của tỉnh.")
    row = sameness.join(two, into=answered, by=clerk)
    sameness.undo(row, by=clerk)
    sameness.join(Opinion.objects.get(pk=two.pk), into=answered, by=clerk)

    told = Notice.objects.filter(key__startswith="joined:")
    assert [notice.subject for notice in told] == [f"Ý kiến {two.number} đã có kết quả"]


@settings(max_examples=40 if SOAK else 8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=st.lists(st.tuples(st.sets(st.integers(0, 5), min_size=1), st.integers(0, 5)), max_size=5))
def test_joined_and_undone_in_turn_all_is_as_before(
    place: Authority, clerk: Acting, acts: list[tuple[set[int], int]]
) -> None:
    """Any joinings, refused ones among them; undone from the last to the first nothing differs."""
    rows = [said(place).pk for _n in range(6)]
    before, received = shape(place), conservation.balance(place).received
    made: list[Sameness] = []
    for chosen, into in acts:
        opinions = list(Opinion.objects.select_related("matter").filter(pk__in=[rows[n] for n in chosen]))
        target = Opinion.objects.select_related("matter").get(pk=rows[into]).matter
        try:
            done = sameness.join_all(opinions, into=target, by=clerk)
        except Refused:
            continue
        made += done[:1]
        assert conservation.balance(place).received == received
        assert conservation.examine(place).holds
    for row in reversed(made):
        sameness.undo_all(row, by=clerk)
        assert conservation.examine(place).holds
    assert shape(place) == before


PRESS = """
from doithoai.opinion import sameness
from doithoai.opinion.models import Matter, Opinion
from doithoai.people.models import Person
from doithoai.people.roles import Acting
into = Matter.objects.select_related("authority").get(pk=int(sys.argv[1]))
by = Acting(Person.objects.get(pk=int(sys.argv[2])), into.authority)
seen = list(Opinion.objects.select_related("matter", "authority", "submission").filter(pk__in=sys.argv[3].split(",")))
def act():
    return "won" if sameness.join_all(seen, into=into, by=by) else "again"
"""


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_two_clerks_who_join_into_different_matters_at_once_give_one_result() -> None:
    place = people.authority()
    clerks = [people.person("coordinator", place) for _n in range(2)]
    one, two, *others = (said(place) for _n in range(5))
    keys = ",".join(str(row.pk) for row in others)

    outcomes = racing.press_together(
        PRESS, [(row.matter.pk, clerk.pk, keys) for row, clerk in zip((one, two), clerks, strict=True)]
    )

    assert sorted(outcome.word for outcome in outcomes) == ["stale", "won"]
    assert all(outcome.sentence for outcome in outcomes if outcome.word == "stale")
    assert {row.matter_id for row in Opinion.objects.filter(pk__in=[row.pk for row in others])} <= {
        one.matter_id,
        two.matter_id,
    }
    assert Opinion.objects.filter(pk__in=[row.pk for row in others]).values("matter").distinct().count() == 1
    assert Sameness.objects.count() == 3
    assert conservation.examine(place).holds


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_two_matters_joined_into_each_other_at_once_leave_one() -> None:
    place = people.authority()
    clerk = people.person("coordinator", place)
    one, two = said(place), said(place)

    outcomes = racing.press_together(PRESS, [(one.matter.pk, clerk.pk, two.pk), (two.matter.pk, clerk.pk, one.pk)] * 2)

    assert sum(outcome.word == "won" for outcome in outcomes) == 1
    assert Matter.objects.of(place).standing().count() == 1
    assert conservation.examine(place).holds
