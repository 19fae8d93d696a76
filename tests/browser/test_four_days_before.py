"""Four days before the conference nine of twelve answers are missing; and the head who sees what is late."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
import time_machine
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from doithoai.casework import answering, deadlines
from doithoai.casework.models import Assignment, NoteKind, Purpose, WorkNote
from doithoai.conference.models import Conference
from doithoai.core import clock
from tests.browser.conftest import PHONE, barriers, enter, open_page, overflows
from tests.factories.casework import Commune
from tests.factories.conference import DAY, NOW, announced

pytestmark = [
    pytest.mark.browser,
    pytest.mark.pages,
    pytest.mark.django_db(transaction=True, serialized_rollback=False),
]
ANSWERED, MISSING = 3, 9


class Place:
    """A conference with twelve matters to explain before the day; three have an approved answer."""

    def __init__(self) -> None:
        self.commune = Commune()
        self.conference: Conference = announced(self.commune.authority, by=self.commune.coordinator)
        for number in range(ANSWERED + MISSING):
            matter = self.commune.matter(title=f"Đường ngõ số {number + 1} thôn Hậu")
            matter.conference = self.conference
            matter.save(update_fields=["conference"])
            body = self.commune.agency if number % 2 else self.commune.other
            given = self.commune.assigned(matter, purpose=Purpose.EXPLAIN, lead=body)
            if number < ANSWERED:
                self.commune.approved(given) if number % 2 else self.approved_by_neighbour(given)

    def approved_by_neighbour(self, given: Assignment) -> None:
        answer = self.commune.drafted(given, by=self.commune.neighbour)
        answering.hand_in(answer, by=self.commune.neighbour)
        answering.approve(answer, by=self.commune.reviewer)


def address(name: str, *parts: str) -> str:
    return reverse(f"office:{name}", args=["xa-tan-yen", *parts])


@pytest.fixture
def place() -> Place:
    with time_machine.travel(NOW, tick=True):
        return Place()


@contextmanager
def days_before(days: int) -> Iterator[None]:
    """So many days before the conference; the clock has seen what is late by then."""
    with time_machine.travel(NOW + (DAY - timedelta(days=days) - NOW.date()), tick=True):
        while deadlines.mark_late_one(clock.now()):
            pass
        yield


def press(page: Page, locator: str) -> None:
    with page.expect_navigation():
        page.locator(f"main {locator}").first.click()


@pytest.mark.clause("S-34", "S-80")
@days_before(4)
def test_nine_answers_are_missing(page: Page, live_server: LiveServer, place: Place, complaints: list[str]) -> None:
    desk = enter(page, live_server, place.commune.coordinator, address("today"))
    expect(desk.locator("aside")).to_contain_text(f"{ANSWERED} / {ANSWERED + MISSING}")
    desk.goto(f"{live_server.url}{address('answers')}?conference={place.conference.pk}")
    expect(desk.locator(".coverage__line")).to_contain_text(f"{ANSWERED} / {ANSWERED + MISSING}")
    assert barriers(desk) == []

    desk.locator("summary").filter(has=desk.get_by_text("Theo cơ quan")).first.click()
    # To the organisation that owes most, and a letter about all of it.
    press(desk, f"a[href='{address('body', place.commune.agency.public_id)}']")
    assert barriers(desk) == []
    press(desk, "form[action$='/don-doc/'] button[type=submit]")
    missing = Assignment.objects.owed().filter(organisation=place.commune.agency).count()
    assert WorkNote.objects.filter(kind=NoteKind.URGE).count() == missing > 0

    expect(desk.locator("main")).to_contain_text("đôn đốc")

    # The booklet names every matter, and says of nine that nothing is approved.
    desk.goto(f"{live_server.url}{address('booklet', place.conference.public_id)}")
    expect(desk.locator(".booklet__line")).to_have_count(ANSWERED + MISSING)
    expect(desk.locator(".booklet__line--missing")).to_have_count(MISSING)
    assert barriers(desk) == []
    with desk.expect_download() as waiting:
        desk.locator("a[href$='/pdf/']").click()
    assert waiting.value.path().read_bytes().startswith(b"%PDF-")
    assert complaints == []


@pytest.mark.clause("S-17", "S-80")
@days_before(0)
def test_the_head_sees_what_is_late(
    browser: Browser, live_server: LiveServer, place: Place, complaints: list[str]
) -> None:
    late = Assignment.objects.owed().filter(is_late=True)
    assert late.count() == MISSING
    head = enter(open_page(browser, PHONE, complaints), live_server, place.commune.standing, address("today"))
    first = late.order_by("due_on", "pk")[0]
    expect(head.locator("main")).to_contain_text(first.matter.title)
    assert barriers(head) == [] and not overflows(head)

    # Opens one: who has it, since when; nothing there is the head's to press.
    press(head, f"a[href='{address('assignment', first.public_id)}']")
    expect(head.locator("main")).to_contain_text(first.organisation.short_name)
    expect(head.locator("main form[method=post]")).to_have_count(0)
    assert barriers(head) == [] and not overflows(head)

    # The figures say the same number.
    head.goto(f"{live_server.url}{address('figures')}")
    expect(head.locator("main")).to_contain_text(str(MISSING))
    assert barriers(head) == [] and not overflows(head)
    head.context.close()
    assert complaints == []
