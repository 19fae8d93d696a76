"""The Front supervises: it reads and remarks, and sees neither who wrote nor what is sealed or internal."""

from datetime import date, timedelta

import pytest

from doithoai.casework import oversight
from doithoai.casework.models import Remark
from doithoai.core import clock, journal
from doithoai.core.transitions import Refused
from doithoai.notices.models import Notice
from doithoai.opinion import sealed
from doithoai.people import clocks
from doithoai.people.models import Clock
from tests.factories.casework import Commune

pytestmark = pytest.mark.django_db


@pytest.mark.clause("S-18", "G-11")
def test_a_supervisor_remarks_on_what_is_open_to_supervision_and_nobody_else_does() -> None:
    commune = Commune()
    commune.field("XDD", name="Xây dựng Đảng", is_internal=True)
    matter, inside, kept = commune.matter(), commune.matter(code="XDD"), commune.matter()
    sealed.seal(kept, kind="denunciation", by=commune.coordinator)

    row = oversight.remark(matter, organisation=commune.front, text="Cần nêu rõ hạn.", by=commune.supervisor)
    for closed in (inside, kept):
        with pytest.raises(Refused):
            oversight.remark(closed, organisation=commune.front, text="Xem", by=commune.supervisor)
    for other in (commune.coordinator, commune.clerk, Commune("xa-viet-yen").supervisor):
        with pytest.raises(Refused):
            oversight.remark(matter, organisation=commune.front, text="Xem", by=other)
    with pytest.raises(Refused):
        oversight.remark(matter, organisation=commune.front, text=" ", by=commune.supervisor)

    assert list(matter.remarks.all()) == [row]


@pytest.mark.clause("S-18")
def test_the_organisation_replies_once_and_the_front_is_told() -> None:
    commune = Commune()
    given = commune.assigned()
    row = oversight.remark(given.matter, organisation=commune.front, text="Cần nêu rõ hạn.", by=commune.supervisor)
    told = Notice.objects.filter(key__startswith=f"remark:{row.public_id}")
    assert set(told.values_list("reader", flat=True)) == {commune.coordinator.pk, commune.clerk.pk, commune.head.pk}

    for who in (commune.neighbour, commune.supervisor, commune.reviewer, Commune("xa-viet-yen").clerk):
        with pytest.raises(Refused):
            oversight.reply(row, text="Đã nêu", by=who)
    with pytest.raises(Refused):
        oversight.reply(row, text=" ", by=commune.clerk)
    oversight.reply(row, text="Hạn là quý I năm 2027.", by=commune.clerk)
    with pytest.raises(Refused) as refusal:
        oversight.reply(row, text="Khác", by=commune.coordinator)

    row.refresh_from_db()
    assert (refusal.value.code, row.reply) == ("done", "Hạn là quý I năm 2027.")
    assert row.replied_unit == commune.agency.short_name
    answered = Notice.objects.filter(key__startswith="remark_reply:")
    assert list(answered.values_list("reader", flat=True)) == [commune.supervisor.pk]
    assert list(journal.history(given.matter).values_list("verb", flat=True)[:2]) == ["remark.reply", "remark.write"]


def days_of(commune: Commune) -> dict[int, date]:
    return oversight.due_days(commune.authority, oversight.unanswered(oversight.of(commune.authority)))


@pytest.mark.clause("S-18", "G-11")
def test_a_remark_is_replied_to_by_the_day_of_the_rule_and_then_no_longer_late() -> None:
    commune = Commune()
    row = oversight.remark(commune.matter(), organisation=commune.front, text="Nêu hạn.", by=commune.supervisor)
    every = oversight.of(commune.authority)
    assert days_of(commune) == {row.pk: clocks.due(commune.authority, "remark_reply", anchor=clock.today()).day}
    assert oversight.late(commune.authority, every) == []

    Remark.objects.filter(pk=row.pk).update(created_at=clock.now() - timedelta(days=60))
    assert oversight.late(commune.authority, every) == [row.pk]
    oversight.reply(row, text="Hạn là quý I.", by=commune.coordinator)

    assert oversight.late(commune.authority, every) == [] and days_of(commune) == {}


def test_without_a_rule_a_reply_is_due_at_once_and_a_rule_of_later_holds_for_later_remarks() -> None:
    commune = Commune()
    Clock.objects.filter(authority=commune.authority, code="remark_reply").delete()
    row = oversight.remark(commune.matter(), organisation=commune.front, text="Nêu hạn.", by=commune.supervisor)
    today, tomorrow = clock.today(), clock.today() + timedelta(days=1)
    columns = {"name": "Trả lời nhận xét", "unit": "days", "anchor": "receipt", "basis": "Quy chế"}
    Clock.objects.create(authority=commune.authority, code="remark_reply", amount=3, valid_from=tomorrow, **columns)

    assert days_of(commune) == {row.pk: today}
    Remark.objects.filter(pk=row.pk).update(created_at=clock.now() + timedelta(days=1))
    assert days_of(commune) == {row.pk: tomorrow + timedelta(days=3)}


def test_an_organisation_sees_remarks_on_its_own_work_and_a_supervisor_none_on_internal_matters() -> None:
    commune = Commune()
    given = commune.assigned()
    row = oversight.remark(given.matter, organisation=commune.front, text="Nêu hạn.", by=commune.supervisor)
    every = oversight.of(commune.authority)

    assert list(oversight.about_work_of(every, [commune.agency.pk])) == [row]
    assert list(oversight.about_work_of(every, [commune.other.pk])) == []
    type(given.matter).objects.filter(pk=given.matter.pk).update(is_internal=True)
    assert list(oversight.for_supervisors(every)) == [] and list(every) == [row]
