"""One tick does all that has fallen due; the next one finds nothing; one broken round stops no other."""

from datetime import datetime, timedelta
from io import StringIO

import pytest
import time_machine
from django.core import mail
from django.core.management import call_command

from doithoai.casework.models import Assignment
from doithoai.core import clock
from doithoai.core.models import Entry
from doithoai.notices.models import Notice
from doithoai.operations import rounds
from doithoai.opinion.models import Tally, TallyDelta
from tests.factories.casework import Commune

pytestmark = pytest.mark.django_db


def test_a_tick_does_everything_and_the_next_one_nothing() -> None:
    commune = Commune()
    commune.published(commune.assigned(commune.matter(email="bau@example.org")))
    commune.assigned()
    later = clock.now() + timedelta(days=40)

    assert rounds.tick(later) > 0
    said = (Notice.objects.count(), Entry.objects.count())
    assert rounds.tick(later) == 0

    assert (Notice.objects.count(), Entry.objects.count()) == said
    assert Assignment.objects.filter(is_late=True).count() == 1
    assert [one.to for one in mail.outbox] == [["bau@example.org"]] * 2  # received, answered
    assert Tally.objects.exists() and not TallyDelta.objects.exists()


def test_a_round_that_breaks_does_not_stop_the_others(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    done = []

    def broken(now: object) -> bool:
        raise ZeroDivisionError("dữ liệu của ai đó")

    def fine(now: object) -> bool:
        done.append(now)
        return False

    monkeypatch.setattr(rounds, "ROUNDS", (broken, fine))
    rounds.tick(clock.now())

    assert len(done) == 1
    assert "ZeroDivisionError" in caplog.text and "của ai đó" not in caplog.text


def test_the_command_ticks_once() -> None:
    commune = Commune()
    commune.published(commune.assigned(commune.matter(email="bau@example.org")))

    out = StringIO()
    call_command("clock", "--once", stdout=out)
    call_command("clock", "--once", stdout=out)

    assert len(mail.outbox) == 2
    assert out.getvalue().splitlines()[1].startswith("0 ")


@pytest.mark.parametrize(("hour", "most"), [(9, 32), (0, 27)], ids=["in working time", "at night"])
def test_an_idle_tick_costs_few_queries(django_assert_max_num_queries: object, hour: int, most: int) -> None:
    with time_machine.travel(datetime(2026, 11, 25, hour, 40, tzinfo=clock.ZONE)):
        Commune().assigned()
        rounds.tick(clock.now())

        with django_assert_max_num_queries(most):  # type: ignore[operator]  # a fixture
            rounds.tick(clock.now())
