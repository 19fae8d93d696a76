"""Each reader is told once; a carrier that dies or fails neither loses nor doubles."""

from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection

from doithoai.core import clock
from doithoai.notices import carriers, outbox
from doithoai.notices.models import Notice
from tests.factories import people

pytestmark = pytest.mark.django_db


def letter(**more: object) -> Notice | None:
    values = {"key": "answered:1:2", "subject": "Ý kiến YK-2026-0001 đã có trả lời", "body": "Xem bằng mã tra cứu."}
    return outbox.post(authority=people.authority(), carrier="email", address="lua@example.org", **(values | more))


def carry_all(now: object = None) -> int:
    pieces = 0
    while outbox.carry_one(now or clock.now()):
        pieces += 1
        assert pieces < 50
    return pieces


def test_the_same_occasion_is_told_once() -> None:
    first, second = letter(), letter(body="Khác")

    assert first is not None and second is None
    assert Notice.objects.get().body == "Xem bằng mã tra cứu."


def test_a_notice_is_carried_once_and_its_letter_is_recognised_by_its_id() -> None:
    letter()

    assert carry_all() == 1
    assert carry_all() == 0

    notice = Notice.objects.get()
    assert [(one.to, one.subject) for one in mail.outbox] == [(["lua@example.org"], notice.subject)]
    assert mail.outbox[0].extra_headers["Message-ID"] == carriers.message_id(notice)
    assert notice.key not in carriers.message_id(notice)


def test_words_with_a_line_break_add_no_header_and_the_letter_goes_out() -> None:
    letter(subject="Vấn đề\r\nBcc: nguoi.la@example.org")

    carry_all()

    assert [(one.subject, one.recipients()) for one in mail.outbox] == [
        ("Vấn đề Bcc: nguoi.la@example.org", ["lua@example.org"])
    ]
    assert "\nBcc:" not in mail.outbox[0].message().as_string()


def test_a_carrier_killed_between_sending_and_stamping_is_followed_under_the_same_id() -> None:
    letter()
    now = clock.now()
    Notice.objects.update(taken_at=now, tries=1)

    assert not outbox.carry_one(now + timedelta(minutes=9))
    assert outbox.carry_one(now + timedelta(minutes=10))

    assert len(mail.outbox) == 1
    assert Notice.objects.get().sent_at == now + timedelta(minutes=10)


class Broken:
    def carry(self, notice: Notice) -> None:
        raise ConnectionError("lua@example.org refused")


def test_a_broken_carrier_keeps_trying_later_says_nothing_personal_and_holds_nobody_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    letter()
    outbox.post(authority=people.authority(), key="sms:1", subject="Khác", body="Khác", carrier="sms", address="0987")
    monkeypatch.setitem(carriers.CARRIERS, "email", Broken())
    now = clock.now()

    assert carry_all(now) == 2
    failed = Notice.objects.get(carrier="email")
    assert (failed.failure, failed.sent_at, failed.tries) == ("ConnectionError", None, 1)
    assert failed.not_before > now
    monkeypatch.undo()
    outbox.carry_one(failed.not_before)

    assert len(mail.outbox) == 1
    assert Notice.objects.get(carrier="email").failure == ""


def test_after_eight_tries_the_line_is_left_in_peace(monkeypatch: pytest.MonkeyPatch) -> None:
    letter()
    monkeypatch.setitem(carriers.CARRIERS, "email", Broken())

    for _try in range(12):
        outbox.carry_one(clock.now() + timedelta(days=400))
        Notice.objects.update(not_before=clock.now())

    assert Notice.objects.get().tries == outbox.MOST_TRIES


def test_a_notice_for_later_waits_for_its_moment() -> None:
    letter(not_before=clock.now() + timedelta(hours=2))

    assert not outbox.carry_one(clock.now())
    assert outbox.carry_one(clock.now() + timedelta(hours=2, minutes=1))


def test_an_official_is_told_once_in_the_inbox_and_by_mail_where_there_is_an_address() -> None:
    place = people.authority()
    plain = people.person("coordinator", place).person
    mailed = people.person("standing", place).person
    mailed.email = "thuong.truc@example.org"
    mailed.save()

    told = outbox.tell(place, [plain, mailed, plain], key="overdue:7", subject="Quá hạn", body="VĐ-2026-0042")
    again = outbox.tell(place, [plain, mailed], key="overdue:7", subject="Quá hạn", body="VĐ-2026-0042")
    carry_all()

    assert (told, again, len(mail.outbox)) == (2, 0, 1)
    for person in (plain, mailed):
        assert Notice.objects.inbox_of(person.pk, place).count() == 1


def test_the_inbox_of_one_authority_does_not_show_what_another_told() -> None:
    place, elsewhere = people.authority(), people.authority("xa-viet-yen")
    person = people.person("coordinator", place).person
    people.also(person, "coordinator", elsewhere)

    outbox.tell(elsewhere, [person], key="x", subject="Nơi khác", body="Nơi khác")

    assert not Notice.objects.inbox_of(person.pk, place).exists()
    assert Notice.objects.inbox_of(person.pk, elsewhere).unread().count() == 1


def test_reading_marks_once() -> None:
    place = people.authority()
    person = people.person("coordinator", place).person
    outbox.tell(place, [person], key="x", subject="Một", body="Một")

    outbox.mark_read(Notice.objects.get())
    moment = Notice.objects.get().read_at
    outbox.mark_read(Notice.objects.get())

    assert Notice.objects.get().read_at == moment
    assert outbox.mark_all_read(person, place) == 0


def test_addresses_lie_sealed_in_the_database() -> None:
    letter()
    with connection.cursor() as cursor:
        cursor.execute("SELECT address FROM notices_notice")
        (stored,) = cursor.fetchone()

    assert "lua" not in stored and "example" not in stored
    assert Notice.objects.get().address == "lua@example.org"


def test_what_is_unread_is_counted_past_the_rows_that_are_shown() -> None:
    place = people.authority()
    person = people.person("coordinator", place).person
    for n in range(8):
        outbox.tell(place, [person], key=f"told:{n}", subject="Việc mới", body="Xem.")
    Notice.objects.filter(pk=Notice.objects.earliest("pk").pk).update(read_at=clock.now())

    shown, unread = Notice.objects.inbox_of(person.pk, place).newest(6)

    assert (len(shown), unread) == (6, 7)
