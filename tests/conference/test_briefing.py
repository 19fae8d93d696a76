"""Before people speak they are told the situation: one body writes it, and nothing unfinished reaches the wall."""

from collections.abc import Iterator
from datetime import date

import pytest
import time_machine

from doithoai.conference import briefing, scheduling
from doithoai.conference.models import Briefing, Conference
from doithoai.core import journal
from doithoai.core.transitions import Refused
from doithoai.notices.models import Notice
from doithoai.people.roles import Acting
from tests.factories.conference import NOW, announced, scheduled
from tests.factories.people import authority, organisation, person
from tests.factories.programme import coordinator

pytestmark = pytest.mark.django_db
TEXTS = {
    "results": "Thu ngân sách đạt 112 % dự toán.",
    "advantages": "Nhân dân đồng thuận hiến đất mở đường.",
    "difficulties": "Còn 14 hộ chưa nhận tiền bồi thường.",
    "tasks_ahead": "Hoàn thành giải phóng mặt bằng trong quý I.",
}


@pytest.fixture(autouse=True)
def november() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def given(by: Acting | None = None) -> Briefing:
    commune = authority()
    writer = by or coordinator(commune)
    row = announced(commune, by=writer)
    return briefing.give(row, owner=organisation(commune, "van-phong"), by=writer)


@pytest.mark.clause("S-15", "S-16", "S-32")
def test_it_is_ready_only_when_results_advantages_difficulties_and_tasks_are_told() -> None:
    writer = coordinator(authority())
    row = given(writer)

    for missing in ("results", "advantages", "difficulties", "tasks_ahead"):
        briefing.write(row, by=writer, title="Tình hình xã", **(TEXTS | {missing: " "}))
        with pytest.raises(Refused) as refusal:
            briefing.finish(row, by=writer)
        assert refusal.value.code == "incomplete"
    briefing.write(row, by=writer, title="Tình hình xã", **TEXTS)

    assert (briefing.finish(row, by=writer), briefing.finish(row, by=writer)) == (True, False)
    assert row.state == "ready"
    assert [entry.verb for entry in journal.history(row)].count("briefing.finish") == 1


@pytest.mark.clause("S-39")
def test_where_petitions_are_resolved_on_the_spot_the_local_committee_is_proposed_to_write_it() -> None:
    commune = authority()
    local = organisation(commune, "chi-bo-dong-khoat", kind="local_committee")
    row = scheduled(commune)
    duty = row.duties.filter(task__kind="prepare_hall").first() or row.duties.first()
    assert duty is not None and duty.task is not None
    type(duty.task).objects.filter(pk=duty.task.pk).update(kind="prepare_hall")
    type(duty).objects.filter(pk=duty.pk).update(lead=local)

    elsewhere = briefing.proposed_owner(row)
    Conference.objects.filter(pk=row.pk).update(mode="resolve_on_spot")
    row.refresh_from_db()

    assert briefing.proposed_owner(row) == local
    assert elsewhere != local


def test_the_day_follows_the_rule_of_the_authority_and_the_day_of_the_conference_unless_one_was_typed() -> None:
    writer = coordinator(authority())
    row = given(writer)
    first = briefing.due_of(row)
    scheduling.fix(row.conference, day=date(2026, 12, 17), by=writer, reason="Thường trực đổi ngày")
    moved = briefing.due_of(row)
    briefing.give(row.conference, owner=row.owner, by=writer, due_on=date(2026, 12, 1))  # type: ignore[arg-type]
    typed = briefing.of(row.conference)

    assert first is not None and first.day == date(2026, 12, 8)
    assert moved is not None and moved.day == date(2026, 12, 15)
    assert typed is not None and briefing.due_of(typed).day == date(2026, 12, 1)  # type: ignore[union-attr]


def test_only_the_body_that_was_asked_writes_it_and_it_is_told_so() -> None:
    commune = authority()
    owner, other = organisation(commune, "phong-kinh-te"), organisation(commune, "van-phong")
    clerk, stranger = person("agency_clerk", commune, owner), person("agency_clerk", commune, other)
    writer = coordinator(commune)
    row = announced(commune, by=writer)
    task = briefing.give(row, owner=owner, by=writer)
    briefing.give(row, owner=owner, by=writer)

    briefing.write(task, by=clerk, title="Tình hình", **TEXTS)
    with pytest.raises(Refused) as refusal:
        briefing.write(task, by=stranger, title="Tình hình khác", **TEXTS)

    assert refusal.value.code == "right"
    assert Notice.objects.filter(key__startswith="briefing:", reader=clerk.person).count() == 1
    assert [entry.verb for entry in journal.history(task)].count("briefing.give") == 0


def test_figures_are_read_line_by_line_and_what_is_none_is_named() -> None:
    found = briefing.figures("Hộ nghèo: 2,1 %\n\nTỷ lệ lúc 8:00: 35")

    assert [(one.name, one.value) for one in found] == [("Hộ nghèo", "2,1 %"), ("Tỷ lệ lúc 8:00", "35")]
    with pytest.raises(Refused) as refusal:
        briefing.figures("Hộ nghèo giảm")
    with pytest.raises(Refused) as many:
        briefing.figures("\n".join(f"Số {n}: {n}" for n in range(7)))
    assert (refusal.value.field, many.value.code) == ("figures", "many")
