"""A letter looks at the work when it leaves, not when it was written; a daily letter says how things stand then."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.core import mail

from doithoai.casework import answering, assigning, deadlines, digest, promising, working
from doithoai.casework.models import Assignment, Extension
from doithoai.core.clock import ZONE
from doithoai.notices import carriers, outbox
from doithoai.notices.models import How, Notice
from doithoai.opinion import sealed
from doithoai.people.models import Membership, Person
from tests.factories.casework import Commune

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 11, 9, 9, tzinfo=ZONE)
THURSDAY = datetime(2026, 11, 12, 8, 30, tzinfo=ZONE)
DUE = date(2026, 11, 16)


@pytest.fixture
def commune() -> Commune:
    place = Commune()
    for actor in (place.clerk, place.coordinator):
        Person.objects.filter(pk=actor.pk).update(email=f"can.bo.{actor.pk}@example.org")
    return place


def carry(now: datetime) -> list[str]:
    """What leaves now, by its subject."""
    before = len(mail.outbox)
    with time_machine.travel(now, tick=False):
        for _piece in range(50):
            if not outbox.carry_one(now):
                break
    return [str(one.subject) for one in mail.outbox[before:]]


def given(commune: Commune, title: str = "Cống chợ") -> Assignment:
    with time_machine.travel(MONDAY, tick=False):
        return commune.assigned(commune.matter(title), due_on=DUE)


def hand_in(commune: Commune, row: Assignment) -> None:
    answering.hand_in(commune.drafted(row), by=commune.clerk)


def hand_back(commune: Commune, row: Assignment) -> None:
    assigning.hand_back(row, reason="Không thuộc lĩnh vực", believed_competent=commune.other, by=commune.head)


def withdraw(commune: Commune, row: Assignment) -> None:
    assigning.withdraw(row, reason="Giao nhầm", by=commune.coordinator)


def leave(commune: Commune, row: Assignment) -> None:
    Membership.objects.filter(person=commune.clerk.pk).update(valid_to=MONDAY.date() - timedelta(days=1))


def change_body(commune: Commune, row: Assignment) -> None:
    Membership.objects.filter(person=commune.clerk.pk).update(organisation=commune.other)


def close_account(commune: Commune, row: Assignment) -> None:
    Person.objects.filter(pk=commune.clerk.pk).update(is_active=False)


def seal(commune: Commune, row: Assignment) -> None:
    sealed.seal(row.matter, kind="denunciation", by=commune.coordinator)


ENDS = [hand_in, hand_back, withdraw, leave, change_body, close_account, seal]


@pytest.mark.clause("S-80")
@pytest.mark.parametrize("end", ENDS)
def test_a_letter_about_work_that_ended_before_it_left_is_kept_back(
    commune: Commune, end: Callable[[Commune, Assignment], None]
) -> None:
    row = given(commune)
    with time_machine.travel(MONDAY, tick=False):
        end(commune, row)

    sent = carry(MONDAY + timedelta(minutes=5))

    assert [subject for subject in sent if subject.startswith("Được giao")] == []
    kept = Notice.objects.get(key=f"assigned:{row.public_id}:{commune.clerk.pk}")
    assert (kept.carrier, kept.address, kept.failure) == ("inbox", "", outbox.OUTDATED)


def test_a_letter_about_work_that_is_still_to_be_done_leaves(commune: Commune) -> None:
    row = given(commune)
    with time_machine.travel(MONDAY, tick=False):
        assigning.accept(row, by=commune.head)

    assert carry(MONDAY) == [f"Được giao {row.matter.number}, hạn 16/11/2026"]


def test_an_urging_and_a_promise_that_were_met_meanwhile_are_kept_back(commune: Commune) -> None:
    row = given(commune)
    with time_machine.travel(MONDAY, tick=False):
        working.urge(row, text="Đề nghị trả lời sớm", by=commune.coordinator)
        promise = commune.commitment(row.matter)
        promising.show(promise, evidence_text="Đã thay cống", by=commune.clerk)
        hand_in(commune, row)

    about = (f"Đôn đốc {row.matter.number}", f"Được giao {row.matter.number}", f"{promise.number}: cam kết")
    assert [subject for subject in carry(MONDAY) if subject.startswith(about)] == []


def test_a_request_that_was_decided_meanwhile_asks_nobody_any_more(commune: Commune) -> None:
    row = given(commune)
    carry(MONDAY)
    Person.objects.filter(pk=commune.standing.pk).update(email="thuong.truc@example.org")
    with time_machine.travel(MONDAY, tick=False):
        assigning.ask_extension(row, to_day=DUE + timedelta(days=5), reason="Chờ thẩm định", by=commune.head)
        assigning.decide(Extension.objects.get(), granted=True, by=commune.coordinator)

    assert [subject for subject in carry(MONDAY) if subject.startswith("Xin gia hạn")] == []


def remind(now: datetime) -> None:
    with time_machine.travel(now, tick=False):
        while deadlines.remind_one(now):
            pass
        while digest.send_one(now):
            pass


def letter() -> Notice:
    return Notice.objects.get(key__startswith="digest:")


def test_a_daily_letter_that_waited_for_the_mail_server_says_how_things_stand_now(commune: Commune) -> None:
    one, other = given(commune, "Cống chợ"), given(commune, "Đèn thôn")
    carry(MONDAY)
    remind(THURSDAY)
    with time_machine.travel(THURSDAY, tick=False):
        hand_in(commune, one)

    assert carry(THURSDAY + timedelta(hours=1)) == ["Việc cần lưu ý ngày 12/11/2026: 1 sắp đến hạn"]
    assert other.matter.number in mail.outbox[-1].body and one.matter.number not in mail.outbox[-1].body


def test_a_daily_letter_of_which_nothing_is_open_any_more_is_not_sent(commune: Commune) -> None:
    row = given(commune)
    carry(MONDAY)
    remind(THURSDAY)
    with time_machine.travel(THURSDAY, tick=False):
        hand_in(commune, row)

    assert [subject for subject in carry(THURSDAY) if "lưu ý" in subject] == []
    assert letter().failure == outbox.OUTDATED


class Down:
    def carry(self, notice: Notice) -> None:
        raise ConnectionError


@pytest.mark.clause("S-80")
def test_a_mail_server_that_is_down_until_monday_sends_one_letter_that_day(
    commune: Commune, monkeypatch: pytest.MonkeyPatch
) -> None:
    given(commune)
    carry(MONDAY)
    remind(THURSDAY)
    with monkeypatch.context() as without_mail:
        without_mail.setitem(carriers.CARRIERS, "email", Down())
        for hours in range(0, 80, 7):
            carry(THURSDAY + timedelta(hours=hours))
    monday = datetime(2026, 11, 16, 8, 30, tzinfo=ZONE)
    carry(monday)
    remind(monday)

    assert carry(monday) == ["Việc cần lưu ý ngày 16/11/2026: 1 đến hạn hôm nay"]
    assert sorted(Notice.objects.filter(key__startswith="digest:").values_list("failure", flat=True)) == [
        "",
        outbox.OUTDATED,
    ]


def test_a_daily_letter_does_not_leave_in_the_night(commune: Commune, monkeypatch: pytest.MonkeyPatch) -> None:
    given(commune)
    carry(MONDAY)
    remind(THURSDAY)

    assert carry(THURSDAY.replace(hour=22)) == []
    assert letter().not_before == datetime(2026, 11, 13, 8, tzinfo=ZONE)


def test_a_carrier_that_died_while_sending_repeats_the_same_letter_and_nothing_else(commune: Commune) -> None:
    one = given(commune, "Cống chợ")
    given(commune, "Đèn thôn")
    carry(MONDAY)
    remind(THURSDAY)
    first = letter()
    carriers.of("email").carry(first)
    Notice.objects.filter(pk=first.pk).update(taken_at=THURSDAY, tries=1)
    with time_machine.travel(THURSDAY, tick=False):
        hand_in(commune, one)

    assert len(carry(THURSDAY + timedelta(days=1))) == 1
    sent = [letter for letter in mail.outbox if "lưu ý" in letter.subject]
    assert len({(str(one.subject), one.body, one.extra_headers["Message-ID"]) for one in sent}) == 1 and len(sent) == 2
    assert Notice.objects.filter(key__startswith="digest:").count() == 1


def test_who_wants_one_letter_a_day_gets_everything_of_the_day_as_its_lines(commune: Commune) -> None:
    outbox.prefer(Person.objects.get(pk=commune.clerk.pk), How.DAILY)
    row = given(commune)
    assert [subject for subject in carry(MONDAY) if "Được giao" in subject] == []

    remind(MONDAY)

    assert letter().body.startswith("Tin khác (1):\n- Được giao " + row.matter.number)


def test_who_no_longer_wants_letters_gets_none_of_what_was_waiting(commune: Commune) -> None:
    outbox.prefer(Person.objects.get(pk=commune.clerk.pk), How.DAILY)
    given(commune)
    outbox.prefer(Person.objects.get(pk=commune.clerk.pk), How.INBOX)

    remind(MONDAY)

    assert not Notice.objects.filter(key__startswith="digest:").exists()
    assert not Notice.objects.to_gather().exists()


def test_the_letter_is_no_line_of_the_inbox_and_what_the_carrier_puts_off_is(commune: Commune) -> None:
    given(commune)
    carry(MONDAY)
    remind(THURSDAY)
    Notice.objects.filter(key__startswith="assigned:").update(not_before=THURSDAY + timedelta(days=3), tries=1)

    with time_machine.travel(THURSDAY, tick=False):
        inbox = Notice.objects.inbox_of(commune.clerk.pk, commune.authority)
        assert [row.key.partition(":")[0] for row in inbox] == ["remind", "assigned"]
