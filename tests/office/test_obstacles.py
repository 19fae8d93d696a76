"""What stands in the way shows before the day is missed, reaches somebody who can remove it, and is solved in time."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from doithoai.casework import answering, deadlines, working
from doithoai.core import journal
from doithoai.core.clock import ZONE
from doithoai.core.transitions import Refused
from doithoai.notices.models import Notice
from doithoai.opinion.models import Matter
from doithoai.people.roles import Acting
from tests.factories import people
from tests.factories.casework import Commune

pytestmark = pytest.mark.django_db
DUE = date(2026, 11, 16)


def at(day: int, hour: int = 9) -> datetime:
    return datetime(2026, 11, day, hour, tzinfo=ZONE)


def url(name: str, *args: str) -> str:
    return reverse(f"office:{name}", args=["xa-tan-yen", *args])


def read(who: Acting, name: str, *args: str) -> str:
    response = people.signed_in(who).get(url(name, *args))
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def post(who: Acting, name: str, *args: str, **data: Any) -> HttpResponse:
    return people.signed_in(who).post(url(name, *args), data)


@pytest.mark.clause("S-13")
def test_an_obstacle_reaches_the_coordinator_days_before_the_due_day_and_is_removed_in_time() -> None:
    with time_machine.travel(at(9), tick=False):
        commune = Commune()
        given = commune.assigned(due_on=DUE)
        other = commune.assigned(commune.matter("Đèn đường"), due_on=DUE)
        post(commune.clerk, "assignment_note", other.public_id, text="Đang khảo sát.")
        before = read(commune.coordinator, "today")

    with time_machine.travel(at(10), tick=False):
        words = "Chưa có hồ sơ quy hoạch cống của huyện cũ."
        assert post(commune.clerk, "assignment_note", given.public_id, text=words, is_obstacle="on").status_code == 302
        told = Notice.objects.get(key__startswith="obstacle:")
        assert (told.reader_id, told.body) == (commune.coordinator.pk, words)
        assert Client().get(told.path).status_code == 302  # nobody without a password
        shown = read(commune.coordinator, "today")
    with time_machine.travel(at(11), tick=False):
        assert words in people.signed_in(commune.coordinator).get(told.path).content.decode()
        removed = "Đã xin hồ sơ của Sở Xây dựng, gửi kèm ngày 11/11."
        assert post(commune.clerk, "assignment_help", given.public_id, text=removed).status_code == 403
        assert post(commune.coordinator, "assignment_help", given.public_id, text=removed).status_code == 302
        assert post(commune.coordinator, "assignment_help", given.public_id, text=removed).status_code == 422
        after = read(commune.coordinator, "today")
        assert removed in read(commune.clerk, "assignment", given.public_id)
    with time_machine.travel(at(13), tick=False):
        answering.publish(commune.approved(given), by=commune.publisher)
    with time_machine.travel(at(20), tick=False):
        while deadlines.mark_late_one(at(20)):
            pass

    link = url("assignment", given.public_id)
    assert [link in page for page in (before, shown, after)] == [False, True, False]
    assert url("assignment", other.public_id) not in shown  # a plain note is no obstacle
    matter = Matter.objects.get(pk=given.matter_id)
    given.refresh_from_db()
    assert (matter.state, matter.is_late, given.is_late) == ("explained", False, False)
    verbs = list(journal.history(given).values_list("verb", flat=True))
    assert verbs.index("assignment.help") < verbs.index("assignment.obstacle")


@pytest.mark.clause("S-13")
def test_silence_is_an_obstacle_too_and_shows_before_the_day_and_higher_up_after_it() -> None:
    with time_machine.travel(at(9), tick=False):
        commune = Commune()
        given = commune.assigned(due_on=DUE)
    told: dict[int, set[int]] = {}
    for day in (12, 17, 20, 26):
        with time_machine.travel(at(day), tick=False):
            while deadlines.remind_one(at(day)) or deadlines.mark_late_one(at(day)):
                pass
            told[day] = set(
                Notice.objects.filter(key__startswith=f"remind:{given.public_id}:", created_at=at(day)).values_list(
                    "reader", flat=True
                )
            )
    with time_machine.travel(at(26), tick=False):
        assert url("assignment", given.public_id) in read(commune.coordinator, "today")

    assert told[12] == {commune.clerk.pk, commune.head.pk}  # four days before the due day
    assert told[26] == {commune.head.pk}


def test_only_a_waiting_obstacle_is_helped_with() -> None:
    commune = Commune()
    given = commune.assigned()
    working.note(given, text="Đang khảo sát.", by=commune.clerk)

    with pytest.raises(Refused):
        working.help_with(given, text="Đã gỡ", by=commune.coordinator)
