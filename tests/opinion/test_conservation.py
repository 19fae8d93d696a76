"""The sum holds under any order of acts, and whoever makes away with a row is noticed."""

from __future__ import annotations

import io
import json
from datetime import date
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from doithoai.core import clock
from doithoai.core.actors import CITIZEN
from doithoai.core.transitions import Refused
from doithoai.opinion import conservation, figures, handing_over, intake, sameness, sealed, triage
from doithoai.opinion.models import Field, Matter, Opinion, Sameness, Tally, TallyDelta
from doithoai.opinion.states import PLACES
from doithoai.people.models import Authority
from tests.conftest import SOAK
from tests.emptying import without_triggers
from tests.factories import people
from tests.factories.conference import conference

pytestmark = pytest.mark.both

TEXTS = ("Cống sau chợ bé.", "Đèn đường thôn hỏng.", "Tôi tố cáo trưởng thôn tham ô.", "Nước máy yếu.")
ACTS = (
    *("receive", "receive", "classify", "join", "undo", "take_out", "withdraw"),
    *("seal", "confirm", "release", "refuse", "reopen", "fold"),
)


class World:
    """One authority and everybody who acts on its opinions."""

    def __init__(self) -> None:
        self.place = people.authority()
        self.clerk = people.person("coordinator", self.place)
        self.holder = people.person("sealed_holder", self.place)
        self.field = Field.objects.create(authority=self.place, code="NUOC", name="Nước")

    def act(self, name: str, one: int, two: int) -> None:
        opinions, matters = list(Opinion.objects.order_by("pk")), list(Matter.objects.standing().order_by("pk"))
        if name == "receive":
            texts = [TEXTS[one % 4], TEXTS[two % 4]][: 1 + two % 2]
            intake.receive(self.place, door="web", texts=texts, by=CITIZEN)
        elif name == "fold":
            figures.fold(clock.now())
        elif name == "undo":
            for row in Sameness.objects.filter(undone_at=None)[:1]:
                sameness.undo(row, by=self.clerk)
        elif opinions:
            opinion, matter = opinions[one % len(opinions)], matters[two % len(matters)]
            self._on(name, opinion, matter)

    def _on(self, name: str, opinion: Opinion, matter: Matter) -> None:
        reason = "vì đã xem xét"
        acts: dict[str, Any] = {
            "classify": lambda: triage.classify(matter, field=self.field, by=self.clerk),
            "join": lambda: sameness.join(opinion, into=matter, by=self.clerk),
            "take_out": lambda: sameness.take_out(opinion, by=self.clerk, reason=reason),
            "withdraw": lambda: triage.withdraw(opinion, by=CITIZEN),
            "seal": lambda: sealed.seal(matter, kind="complaint", by=self.clerk),
            "confirm": lambda: handing_over.hand_over(
                matter, kind="complaint", receiver="Ban Tiếp công dân", reason=reason, by=self.holder
            ),
            "release": lambda: sealed.release(matter, by=self.holder, reason=reason),
            "refuse": lambda: triage.result(matter, "not_accepted", by=self.clerk, reason=reason),
            "reopen": lambda: triage.reopen(matter, by=self.clerk, reason=reason),
        }
        acts[name]()


@pytest.mark.django_db
@settings(max_examples=40 if SOAK else 8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(acts=st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 9), st.integers(0, 9)), min_size=4, max_size=18))
def test_whatever_is_done_nobody_is_lost(acts: list[tuple[str, int, int]]) -> None:
    with transaction.atomic():
        world = World()
        for name, one, two in acts:
            before = Opinion.objects.count()
            try:
                world.act(name, one, two)
            except Refused:
                assert Opinion.objects.count() == before
        total, held = conservation.examine(), Opinion.objects.count()
        transaction.set_rollback(True)

    assert total.breaches == ()
    assert total.received == held == sum(total.places.values())
    assert tuple(total.places) == PLACES


def three(place: Authority) -> list[Opinion]:
    intake.receive(place, door="web", texts=[TEXTS[0], TEXTS[1]], by=CITIZEN)
    intake.receive(place, door="web", texts=[TEXTS[3]], by=CITIZEN)
    return list(Opinion.objects.order_by("pk"))


def run(*options: str) -> tuple[int, dict[str, Any]]:
    out, code = io.StringIO(), 0
    try:
        call_command("conservation", "--json", *options, stdout=out, stderr=io.StringIO())
    except SystemExit as stop:
        code = int(str(stop.code))
    return code, json.loads(out.getvalue())


@pytest.mark.django_db(transaction=True)
def test_an_opinion_that_somebody_deletes_past_the_program_is_noticed() -> None:
    place = people.authority()
    opinions = three(place)
    assert run() == (0, {"received": 3, "places": dict.fromkeys(PLACES, 0) | {"waiting": 3}, "holds": True})

    with without_triggers(connection), connection.cursor() as cursor:
        cursor.execute("DELETE FROM opinion_opinion WHERE id = %s", [opinions[0].pk])

    code, answer = run("--authority", place.slug)
    assert (code, answer["received"], answer["places"]["waiting"], answer["holds"]) == (1, 3, 2, False)
    assert not conservation.balance(place).holds
    assert any("gone" in breach for breach in conservation.check(place))


@pytest.mark.django_db(transaction=True)
def test_a_whole_submission_made_away_with_is_still_in_the_journal_and_the_numbers() -> None:
    place = people.authority()
    last = three(place)[-1]

    with without_triggers(connection), connection.cursor() as cursor:
        for table, column, value in (
            ("opinion_opinion", "id", last.pk),
            ("opinion_submission", "id", last.submission_id),
            ("opinion_matter", "id", last.matter_id),
        ):
            cursor.execute(f"DELETE FROM {table} WHERE {column} = %s", [value])

    assert conservation.balance(place).holds
    assert [breach.split(": ")[1] for breach in conservation.check(place)] == [
        "1 opinions were received and are gone",
        "1 submissions were received and are gone",
        "3 numbers YK were given out, 2 opinions carry one",
        "3 numbers VĐ were given out, 2 matters carry one",
        "the figures differ from the matters",
    ]
    assert run()[0] == 1


@pytest.mark.django_db
def test_figures_turned_by_hand_are_noticed() -> None:
    place = people.authority()
    three(place)
    while figures.fold(clock.now()):
        pass
    assert (TallyDelta.objects.count(), conservation.check(place)) == (0, [])

    Tally.objects.update(n=9)

    assert conservation.check(place) == [f"{place.slug}: the figures differ from the matters"]


@pytest.mark.django_db
def test_the_sum_is_taken_for_a_conference_for_days_and_for_each_authority_alone() -> None:
    place, other = people.authority(), people.authority("xa-ngoc-thien")
    one = conference(place)
    three(place)
    intake.receive(place, door="web", texts=[TEXTS[0]], by=CITIZEN, conference=one)
    intake.receive(other, door="web", texts=[TEXTS[0]], by=CITIZEN)

    sums = [
        conservation.balance(place).received,
        conservation.balance(other).received,
        conservation.balance().received,
        conservation.balance(place, conference=one).received,
        conservation.balance(place, since=clock.today()).received,
        conservation.balance(place, until=date(2020, 1, 1)).received,
    ]

    assert sums == [4, 1, 5, 1, 4, 0]
    assert conservation.balance(place, conference=one, since=clock.today(), until=clock.today()).holds
