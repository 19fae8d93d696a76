"""Two taps from a message: its link does one act of its one reader, with the rights that reader has then."""

from __future__ import annotations

import copy
import hashlib
import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.test import Client

from doithoai.casework import assigning, working
from doithoai.casework.models import Assignment, WorkNote
from doithoai.config import log_words
from doithoai.core.clock import ZONE
from doithoai.core.models import Entry
from doithoai.notices import outbox
from doithoai.notices.models import ActLink, Notice
from doithoai.opinion import sealed
from doithoai.people.models import Membership, Person
from tests import once
from tests.factories.casework import Commune

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 11, 9, 9, tzinfo=ZONE)
LINK = re.compile(r"https://doithoai\.example\.vn(/\S+/mot-viec/(\S+)/)")


@pytest.fixture(autouse=True)
def known_address(settings: Any) -> None:
    settings.DOITHOAI_BASE_URL = "https://doithoai.example.vn"


def reached_by_letter() -> Commune:
    place = Commune()
    Person.objects.filter(pk=place.clerk.pk).update(email="can.bo@example.org")
    return place


made = once.fixture(reached_by_letter)


@pytest.fixture
def commune(db: None, made: Commune) -> Commune:
    return copy.deepcopy(made)


def carry(now: datetime = MONDAY) -> None:
    with time_machine.travel(now, tick=False):
        while outbox.carry_one(now):
            pass


def given(commune: Commune) -> tuple[Assignment, str]:
    """An assignment, and the path of the link in the letter about it."""
    with time_machine.travel(MONDAY, tick=False):
        row = commune.assigned(due_on=date(2026, 11, 16))
    carry()
    found = LINK.search(str(mail.outbox[-1].body))
    assert found is not None
    return row, found[1]


def urged(commune: Commune) -> tuple[Assignment, str]:
    row, _path = given(commune)
    with time_machine.travel(MONDAY, tick=False):
        working.urge(row, text="Đề nghị trả lời sớm", by=commune.coordinator)
    carry()
    found = LINK.search(str(mail.outbox[-1].body))
    assert found is not None and "Báo ngày sẽ trả lời" in str(mail.outbox[-1].body)
    return row, found[1]


def open_page(path: str, *, at: datetime = MONDAY, **posted: str) -> Any:
    """A stranger's browser that checks every form as a real one is checked."""
    browser = Client(enforce_csrf_checks=True)
    with time_machine.travel(at, tick=False):
        return browser.post(path, posted) if posted else browser.get(path)


def press(path: str, *, at: datetime = MONDAY, **posted: str) -> Any:
    return open_page(path, at=at, **(posted or {"go": "1"}))


def state(row: Assignment) -> str:
    return Assignment.objects.get(pk=row.pk).state


@pytest.mark.clause("S-80")
def test_the_second_tap_accepts_the_work_as_the_reader_without_signing_in(commune: Commune) -> None:
    row, path = given(commune)

    page = open_page(path)
    assert page.status_code == 200 and row.matter.title in page.content.decode()
    assert (state(row), ActLink.objects.get().used_at) == ("given", None)

    done = press(path)
    assert (done.status_code, done["Location"], state(row)) == (302, path, "accepted")
    entry = Entry.objects.get(verb="assignment.accept")
    assert (entry.by_id, entry.facts) == (commune.clerk.pk, {"door": "message"})
    after = open_page(path, at=MONDAY + timedelta(days=1)).content.decode()
    assert "09/11/2026" in after and row.matter.title not in after


def test_pressed_twice_it_is_done_once(commune: Commune) -> None:
    _row, path = given(commune)

    press(path)
    again = press(path)

    assert again.status_code == 200 and Entry.objects.filter(verb="assignment.accept").count() == 1


def test_the_page_shows_nobody_and_is_kept_found_and_passed_on_by_nobody(commune: Commune) -> None:
    _row, path = given(commune)

    page = open_page(path)

    said = page.content.decode()
    assert commune.clerk.name not in said and "can.bo@example.org" not in said and "Cống sau chợ bé" not in said
    assert (page["Referrer-Policy"], page["X-Robots-Tag"]) == ("no-referrer", "noindex, nofollow")
    assert "no-store" in page["Cache-Control"] and "sessionid" not in page.cookies


def withdrawn(commune: Commune, row: Assignment) -> None:
    assigning.withdraw(row, reason="Giao nhầm", by=commune.coordinator)


def handed_back(commune: Commune, row: Assignment) -> None:
    assigning.hand_back(row, reason="Không thuộc lĩnh vực", believed_competent=commune.other, by=commune.head)


def left(commune: Commune, row: Assignment) -> None:
    Membership.objects.filter(person=commune.clerk.pk).update(valid_to=MONDAY.date() - timedelta(days=1))


def moved(commune: Commune, row: Assignment) -> None:
    Membership.objects.filter(person=commune.clerk.pk).update(organisation=commune.other)


def closed(commune: Commune, row: Assignment) -> None:
    Person.objects.filter(pk=commune.clerk.pk).update(is_active=False)


def kept_secret(commune: Commune, row: Assignment) -> None:
    sealed.seal(row.matter, kind="denunciation", by=commune.coordinator)


def accepted(commune: Commune, row: Assignment) -> None:
    assigning.accept(row, by=commune.head)


@pytest.mark.parametrize("happened", [withdrawn, handed_back, left, moved, closed, kept_secret, accepted])
def test_what_changed_meanwhile_is_said_and_nothing_is_done(
    commune: Commune, happened: Callable[[Commune, Assignment], None]
) -> None:
    row, path = given(commune)
    title = row.matter.title
    with time_machine.travel(MONDAY, tick=False):
        happened(commune, row)
    before = (state(row), Entry.objects.count())

    shown, pressed = open_page(path), press(path)

    for page in (shown, pressed):
        assert page.status_code == 200 and title not in page.content.decode()
    assert (state(row), Entry.objects.count(), ActLink.objects.get().used_at) == (*before, None)


def test_after_its_days_it_is_good_for_nothing(commune: Commune, settings: Any) -> None:
    settings.DOITHOAI_ACT_LINK_DAYS = 3
    row, path = given(commune)

    late = press(path, at=MONDAY + timedelta(days=3))

    assert (late.status_code, state(row)) == (200, "given")
    assert press(path, at=MONDAY + timedelta(days=2)).status_code == 302 and state(row) == "accepted"


def test_only_the_hash_of_the_token_is_kept_and_a_repeated_letter_carries_the_same_link(commune: Commune) -> None:
    row, path = given(commune)
    token = path.rstrip("/").rpartition("/")[2]
    notice = Notice.objects.get(key=f"assigned:{row.public_id}:{commune.clerk.pk}")

    assert token not in notice.body and ActLink.objects.get().digest == hashlib.sha256(token.encode()).hexdigest()
    Notice.objects.filter(pk=notice.pk).update(sent_at=None, taken_at=None)
    carry()
    assert LINK.search(str(mail.outbox[-1].body))[1] == path and ActLink.objects.count() == 1  # type: ignore[index]


def test_a_token_of_another_authority_or_of_nobody_is_not_found(commune: Commune) -> None:
    _row, path = given(commune)
    neighbour = Commune("xa-phuc-hoa")

    assert press(path.replace("xa-tan-yen", neighbour.authority.slug)).status_code == 404
    assert press(path[:-3] + "zz/").status_code == 404


def test_who_tries_tokens_is_stopped_as_at_the_look_up(commune: Commune, settings: Any) -> None:
    settings.DOITHOAI_LOOKUP_LIMIT = "3/60m"
    _row, path = given(commune)

    said = [open_page(f"{path[:-3]}z{number}/").status_code for number in range(4)]

    assert said == [404, 404, 404, 429] and open_page(path).status_code == 200


def test_no_log_names_the_token(commune: Commune, caplog: pytest.LogCaptureFixture) -> None:
    open_page("/xa-tan-yen/van-phong/mot-viec/mot-token-sai/")

    lines = [log_words.lines().format(record) for record in caplog.records]
    assert ["/mot-viec/<slug:token>/" in line and "mot-token" not in line for line in lines] == [True]


def test_who_was_urged_says_until_when_the_answer_comes(commune: Commune) -> None:
    row, path = urged(commune)

    assert 'value="16/11/2026"' in open_page(path).content.decode()
    assert press(path, day="08/11/2026").status_code == 422
    assert press(path, day="12/11/2026").status_code == 302
    assert press(path, day="13/11/2026").status_code == 200

    notes = WorkNote.objects.filter(assignment=row, kind="progress").values_list("text", "written_by")
    assert list(notes) == [("Đã nhận, sẽ trả lời trước ngày 12/11/2026.", commune.clerk.pk)]


def test_a_letter_to_who_may_not_accept_or_without_an_own_address_carries_no_link(
    commune: Commune, settings: Any
) -> None:
    Membership.objects.filter(person=commune.clerk.pk).update(role="local_committee")
    with time_machine.travel(MONDAY, tick=False):
        commune.assigned()
    carry()
    assert LINK.search(str(mail.outbox[-1].body)) is None

    Membership.objects.filter(person=commune.clerk.pk).update(role="agency_clerk")
    settings.DOITHOAI_BASE_URL = ""
    with time_machine.travel(MONDAY, tick=False):
        commune.assigned(commune.matter("Đèn thôn"))
    carry()
    assert "mot-viec" not in str(mail.outbox[-1].body) and not ActLink.objects.exists()
