"""Taking one opinion apart: the sum counts the points, what was received stays, and it can be undone."""

from __future__ import annotations

from contextlib import suppress

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import Max
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from doithoai.core.actors import CITIZEN
from doithoai.core.models import Entry
from doithoai.core.transitions import Refused
from doithoai.opinion import conservation, dividing, intake, public_text, sameness, sealed, search, triage
from doithoai.opinion.models import Division, Field, Matter, Opinion, Sameness
from doithoai.people.models import Authority
from doithoai.people.roles import Acting
from tests import racing
from tests.conftest import SOAK
from tests.factories import people

WHOLE = "Thôn Hạ đề nghị: a) Sửa cầu treo Bãi Lau; b) Làm cống sau chợ; c) Thay loa truyền thanh."
POINTS = ["Sửa cầu treo Bãi Lau", "Làm cống sau chợ", "Thay loa truyền thanh."]


@pytest.fixture
def place(db: None) -> Authority:
    return people.authority()


@pytest.fixture
def clerk(place: Authority) -> Acting:
    return people.person("coordinator", place)


def said(place: Authority, text: str = WHOLE) -> Opinion:
    made = intake.receive(place, door="web", texts=[text], by=CITIZEN, consents_to_text=True, place="Thôn Hạ")
    return made.opinions[0]


def shape(place: Authority) -> list[tuple[object, ...]]:
    """What is listed, counted and found."""
    opinions = Opinion.objects.filter(authority=place).order_by("pk")
    matters = Matter.objects.of(place).standing().order_by("pk")
    return [
        *opinions.values_list("number", "text", "matter__number"),
        *matters.values_list("number", "title", "state", "is_open", "said"),
        *sorted(search.body_of(matters.values_list("pk", flat=True)).items()),
        *sorted(conservation.balance(place).places.items()),
        (conservation.balance(place).received,),
    ]


def test_each_point_is_counted_and_what_was_received_stays(place: Authority, clerk: Acting) -> None:
    whole = said(place)
    received = whole.submission.text

    made = dividing.divide(whole, texts=POINTS, by=clerk)

    assert [row.text for row in made] == POINTS
    assert [row.matter_id == whole.matter_id for row in made] == [True, False, False]
    assert {row.submission_id for row in made} == {whole.submission_id}
    assert all(row.matter.place == "Thôn Hạ" for row in made)
    kept = Opinion.every.get(pk=whole.pk)
    assert (kept.text, kept.stands, kept.submission.text) == (WHOLE, False, received)
    assert not Opinion.objects.filter(pk=whole.pk).exists()
    assert conservation.examine(place).holds
    assert conservation.balance(place).received == 3
    assert conservation.balance(place).submissions == 1
    assert whole.matter.opinions.count() == 1


def test_undone_everything_is_as_before(place: Authority, clerk: Acting) -> None:
    whole, _other = said(place), said(place, "Loa xã bị rè.")
    before = shape(place)
    dividing.divide(whole, texts=POINTS, by=clerk)
    division = Division.objects.get()
    assert dividing.can_undo(division)

    dividing.undo(division, by=clerk)
    dividing.undo(division, by=clerk)

    assert shape(place) == before
    assert conservation.examine(place).holds
    again = dividing.divide(Opinion.objects.get(pk=whole.pk), texts=POINTS[:2], by=clerk)
    assert len(again) == 2
    assert conservation.examine(place).holds


def test_once_something_was_done_with_a_point_there_is_no_way_back(place: Authority, clerk: Acting) -> None:
    field = Field.objects.create(authority=place, code="CAU", name="Cầu")
    other = said(place, "Sửa cầu Bãi Lau giúp dân.")

    def classified(row: Opinion) -> None:
        triage.classify(row.matter, field=field, by=clerk)

    def joined(row: Opinion) -> None:
        sameness.join(row, into=other.matter, by=clerk)

    def prepared(row: Opinion) -> None:
        public_text.propose(row, text="Sửa cầu", by=clerk)

    def divided(row: Opinion) -> None:
        dividing.divide(row, texts=["Sửa ván", "Sửa dây"], by=clerk)

    for act in (classified, joined, prepared, divided):
        made = dividing.divide(said(place), texts=POINTS, by=clerk)
        act(Opinion.objects.select_related("matter", "authority", "submission").get(pk=made[0].pk))
        division = made[0].division
        assert division is not None
        assert not dividing.can_undo(Division.objects.get(pk=division.pk))
        with pytest.raises(Refused) as refusal:
            dividing.undo(Division.objects.get(pk=division.pk), by=clerk)
        assert refusal.value.code == "state"
    assert conservation.examine(place).holds


@pytest.mark.parametrize("texts", [[], ["một"], ["một", "  "], ["một", "…"]])
def test_one_point_is_no_taking_apart(place: Authority, clerk: Acting, texts: list[str]) -> None:
    with pytest.raises(Refused) as refusal:
        dividing.divide(said(place), texts=texts, by=clerk)
    assert refusal.value.field == "points"


def test_what_is_sealed_reads_like_a_denunciation_or_is_worked_on_is_not_taken_apart(
    place: Authority, clerk: Acting
) -> None:
    hidden = said(place)
    sealed.seal(hidden.matter, kind="complaint", by=clerk)
    bad = ["Sửa cầu", "Tôi tố cáo ông trưởng xóm thu quỹ của hai mươi hộ rồi tiêu riêng."]
    refused = said(place)
    triage.result(refused.matter, "not_accepted", by=clerk, reason="Không thuộc thẩm quyền.")
    shown = said(place)
    public_text.propose(shown, text="Sửa cầu", by=clerk)

    for row, texts in ((hidden, POINTS), (said(place), bad), (refused, POINTS), (shown, POINTS)):
        with pytest.raises(Refused):
            dividing.divide(row, texts=texts, by=clerk)
    assert not Division.objects.exists()
    assert conservation.examine(place).holds


def test_a_point_sealed_later_takes_the_words_of_the_whole_along(place: Authority, clerk: Acting) -> None:
    whole = said(place)
    made = dividing.divide(whole, texts=POINTS, by=clerk)

    sealed.seal(made[1].matter, kind="complaint", by=clerk)

    kept = Opinion.every.get(pk=whole.pk)
    assert (kept.text, kept.received_text) == ("", WHOLE)
    assert kept.submission.text == ""
    holder = people.person("sealed_holder", place)
    sealed.release(Matter.objects.get(pk=made[1].matter_id), by=holder, reason="Là kiến nghị.")
    assert Opinion.every.get(pk=whole.pk).text == WHOLE


@pytest.mark.parametrize("change", ["text = 'x'", "division_id = NULL", "number = 'YK-1'"])
def test_a_point_keeps_its_words_and_what_it_points_at(place: Authority, clerk: Acting, change: str) -> None:
    made = dividing.divide(said(place), texts=POINTS, by=clerk)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE opinion_opinion SET {change} WHERE id = %s", [made[0].pk])


def test_a_point_that_others_were_joined_to_keeps_its_matter(place: Authority, clerk: Acting) -> None:
    made, other = dividing.divide(said(place), texts=POINTS, by=clerk), said(place)
    sameness.join(other, into=made[1].matter, by=clerk)
    division = Division.objects.get()

    assert not dividing.can_undo(division)
    with pytest.raises(Refused):
        dividing.undo(division, by=clerk)
    assert conservation.examine(place).breaches == ()


@settings(max_examples=300 if SOAK else 12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=st.lists(st.tuples(st.sampled_from("djun"), st.integers(0, 9), st.integers(0, 9)), min_size=3, max_size=9))
def test_whatever_is_taken_apart_joined_and_undone_the_sum_holds(
    place: Authority, clerk: Acting, acts: list[tuple[str, int, int]]
) -> None:
    with transaction.atomic():
        for _n in range(3):
            said(place)
        for act, one, two in acts:
            expected = conservation.balance(place).received
            with suppress(Refused):
                expected += performed(act, one, two, clerk)
            assert conservation.balance(place).received == expected
            assert conservation.examine(place).breaches == ()
        transaction.set_rollback(True)


def performed(act: str, one: int, two: int, clerk: Acting) -> int:
    """Take apart, join, undo the one or the other; how many opinions there are more afterwards."""
    rows = list(Opinion.objects.select_related("matter").order_by("pk"))
    row, other = rows[one % len(rows)], rows[two % len(rows)]
    divisions, joined = list(Division.objects.order_by("pk")), list(Sameness.objects.order_by("pk"))
    if act == "d":
        dividing.divide(row, texts=POINTS[: 2 + two % 2], by=clerk)
        return 1 + two % 2
    if act == "j":
        sameness.join(row, into=other.matter, by=clerk)
    elif act == "u" and divisions:
        division = divisions[one % len(divisions)]
        stood = division.undone_at is None
        dividing.undo(division, by=clerk)
        return 1 - division.parts if stood else 0
    elif act == "n" and joined:
        sameness.undo(joined[one % len(joined)], by=clerk)
    return 0


PRESS = """
from doithoai.opinion import dividing
from doithoai.opinion.models import Opinion
from doithoai.people.models import Person
from doithoai.people.roles import Acting
row = Opinion.objects.select_related("authority", "matter").get(pk=int(sys.argv[1]))
by = Acting(Person.objects.get(pk=int(sys.argv[2])), row.authority)
def act():
    return len(dividing.divide(row, texts=["Sửa cầu", "Làm cống", sys.argv[3]], by=by))
"""


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_two_clerks_take_one_opinion_apart_at_once_and_one_of_them_does() -> None:
    place = people.authority()
    clerks = [people.person("coordinator", place) for _n in range(2)]
    whole = said(place)

    outcomes = racing.press_together(PRESS, [(whole.pk, clerk.pk, f"Loa {n}") for n, clerk in enumerate(clerks)])

    assert sorted(outcome.word for outcome in outcomes) == ["3", "stale"]
    assert Division.objects.count() == 1
    assert Entry.objects.filter(verb="opinion.divide").count() == 1
    assert Opinion.every.aggregate(part=Max("part"))["part"] == 4
    assert conservation.examine(place).holds
