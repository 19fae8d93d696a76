"""Duties are shown with evidence, verified, sent back; the day on which they were met is kept for good."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
import time_machine

from doithoai.conference import duties
from doithoai.core import journal
from doithoai.core.transitions import Refused
from tests.factories.conference import NOW, scheduled
from tests.factories.people import authority, organisation, person
from tests.factories.programme import coordinator

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def november() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.mark.clause("S-74")
@pytest.mark.parametrize(("day", "is_late"), [(30, False), (1, True)])
def test_ten_days_before_is_met_on_the_tenth_day_and_missed_on_the_ninth(day: int, is_late: bool) -> None:
    commune = authority()
    clerk = person("agency_clerk", commune, organisation(commune, "phong-kinh-te"))
    duty = scheduled(commune).duties.get(lead__code="phong-kinh-te")
    moment = datetime(2026, 11 if day == 30 else 12, day, 16, 59, tzinfo=UTC)

    duties.show(duty, evidence_text="Báo cáo 12 ý kiến.", by=clerk, at=moment)

    duty.refresh_from_db()
    assert (duty.state, duty.met_on, duty.is_late) == ("evidence", moment.date(), is_late)
    assert journal.history(duty).first().facts["is_late"] is is_late


@pytest.mark.clause("S-73")
def test_the_report_goes_to_the_standing_members_through_the_coordinating_board() -> None:
    commune = authority()
    duty = scheduled(commune).duties.get(lead__code="phong-kinh-te")

    assert duty.task is not None
    assert (duty.task.report_through.code, duty.task.report_to.code) == ("ban-xdd", "thuong-truc")


@pytest.mark.clause("S-65", "G-10")
def test_the_hall_has_an_owner_a_day_and_evidence() -> None:
    commune = authority()
    duty = scheduled(commune).duties.get(task__kind="prepare_hall")

    assert (duty.lead.code, duty.due_on) == ("van-phong", date(2026, 12, 9))
    with pytest.raises(Refused) as empty:
        duties.show(duty, evidence_text="", by=coordinator(commune))
    assert empty.value.field == "evidence_text"


def test_only_the_body_itself_and_the_coordinator_show_evidence() -> None:
    commune = authority()
    duty = scheduled(commune).duties.get(lead__code="phong-kinh-te")

    for who in (
        person("agency_clerk", commune, organisation(commune, "cong-an")),
        person("supervisor", commune, organisation(commune, "mttq")),
        coordinator(authority("xa-phuc-hoa")),
    ):
        with pytest.raises(Refused) as refusal:
            duties.show(duty, evidence_text="Báo cáo.", by=who)
        assert refusal.value.code == "right"

    duty.refresh_from_db()
    assert duty.state == "open"


@pytest.mark.clause("S-80")
def test_evidence_is_verified_or_sent_back_with_words_by_the_coordinator_alone() -> None:
    commune = authority()
    writer = coordinator(commune)
    clerk = person("agency_clerk", commune, organisation(commune, "phong-kinh-te"))
    duty = scheduled(commune, by=writer).duties.get(lead__code="phong-kinh-te")
    duties.show(duty, evidence_text="Báo cáo.", by=clerk)

    with pytest.raises(Refused) as own:
        duties.verify(duty, by=clerk)
    with pytest.raises(Refused) as wordless:
        duties.reject(duty, reason="", by=writer)
    duties.reject(duty, reason="Thiếu ý kiến của thôn Hậu.", by=writer)
    back = (duty.state, duty.met_on, duty.note)
    duties.show(duty, evidence_text="Báo cáo bổ sung.", by=clerk)
    duties.verify(duty, by=writer)
    with pytest.raises(Refused) as twice:
        duties.verify(duty, by=writer)

    assert (own.value.code, wordless.value.field, twice.value.code) == ("right", "reason", "state")
    assert back == ("open", None, "Thiếu ý kiến của thôn Hậu.")
    assert [entry.verb for entry in journal.history(duty)][:4] == [
        "duty.verify",
        "duty.show",
        "duty.reject",
        "duty.show",
    ]


def test_what_was_not_done_is_kept_with_the_reason() -> None:
    writer = coordinator(authority())
    duty = scheduled(authority(), by=writer).duties.get(clock_code="dossier")

    with pytest.raises(Refused):
        duties.give_up(duty, reason="", by=writer)
    duties.give_up(duty, reason="Thường trực đã họp sớm hơn.", by=writer)

    assert (duty.state, duty.note, duty.remind_at) == ("not_done", "Thường trực đã họp sớm hơn.", None)


def test_open_duties_of_a_body_that_ends_go_to_its_successor_with_a_record() -> None:
    commune = authority()
    writer = coordinator(commune)
    old, new = organisation(commune, "phong-kinh-te"), organisation(commune, "phong-moi", "Phòng Kinh tế mới")
    duty = scheduled(commune, by=writer).duties.get(lead=old)

    assert duties.hand_over(old, successor=new, by=writer) == 1

    duty.refresh_from_db()
    assert duty.lead == new
    assert journal.history(duty).first().facts == {"from": "phong-kinh-te", "to": "phong-moi"}
    assert duties.hand_over(old, successor=new, by=writer) == 0
