"""Fixing a day, moving it, calling it off: warnings need reasons, duties follow, both dates are kept."""

from collections.abc import Iterator
from datetime import date, time

import pytest
import time_machine

from doithoai.conference import announcing, duties, moving, scheduling
from doithoai.conference.models import Announcement, Conference, Duty
from doithoai.core import journal
from doithoai.core.models import Entry
from doithoai.core.transitions import Refused
from doithoai.notices.models import Notice
from doithoai.people.models import Clock
from doithoai.programme import parts, planning
from tests.factories.conference import DAY, NOW, announced, conference, fixed, scheduled
from tests.factories.people import authority, organisation, person
from tests.factories.programme import coordinator, issued_plan, office, plan, planned

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def november() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def dues(row: Conference) -> dict[str, date | None]:
    return {f"{one.title[:12]}/{one.lead.code if one.lead else ''}": one.due_on for one in row.duties.all()}


def test_an_issued_plan_becomes_conferences_with_duties_and_only_once() -> None:
    commune = authority()
    writer = coordinator(commune)
    row = issued_plan(commune, by=writer, conferences=2)

    first = scheduling.make_real(row, by=writer)
    again = scheduling.make_real(row, by=writer)

    assert [one.pk for one in first] == [one.pk for one in again]
    assert [one.state for one in first] == ["planned", "planned"]
    assert Duty.objects.filter(conference=first[0]).count() == Duty.objects.filter(conference=first[1]).count() == 12
    assert Entry.objects.filter(verb="conference.begin").count() == 2


def test_a_draft_and_the_plan_of_a_neighbour_become_nothing() -> None:
    commune = authority()
    writer = coordinator(commune)
    row = plan(commune, by=writer)
    with pytest.raises(Refused) as draft:
        scheduling.make_real(row, by=writer)
    planning.submit(row, by=writer)
    planning.issue(row, number="21-KH/ĐU", on=date(2026, 1, 15), by=office(commune))

    with pytest.raises(Refused) as foreign:
        scheduling.make_real(row, by=coordinator(authority("xa-phuc-hoa")))

    assert (draft.value.code, foreign.value.code) == ("state", "right")
    assert Conference.objects.count() == 0


@pytest.mark.clause("S-48", "S-74", "S-85")
def test_fixing_the_day_starts_the_clocks_and_before_it_there_are_none() -> None:
    commune = authority()
    writer = coordinator(commune)
    row = conference(commune, by=writer)
    before = {one.due_on for one in row.duties.all()}

    scheduling.fix(row, day=DAY, venue=row.venue, by=writer)

    assert before == {None}
    assert row.state == "scheduled"
    chain = {one.clock_code: one.due_on for one in row.duties.exclude(clock_code="")}
    assert chain == {
        "sorted": date(2026, 12, 1),
        "sent_out": date(2026, 12, 2),
        "explained": date(2026, 12, 6),
        "compiled": date(2026, 12, 7),
        "dossier": date(2026, 12, 8),
        "on_screen": date(2026, 12, 9),
        "conclusion": date(2026, 12, 21),
        "published": date(2026, 12, 20),
    }
    tasks = {(one.task.kind, one.lead.code): one.due_on for one in row.duties.filter(clock_code="")}
    assert tasks == {
        ("report", "phong-kinh-te"): date(2026, 11, 30),
        ("report", "cong-an"): date(2026, 11, 30),
        ("broadcast", "truyen-thong"): date(2026, 12, 3),
        ("prepare_hall", "van-phong"): date(2026, 12, 9),
    }


@pytest.mark.clause("S-67", "S-75", "G-20")
def test_a_task_for_each_body_gives_each_a_duty_and_one_lead_has_any_number_beside_it() -> None:
    commune = authority()
    row = conference(commune)
    shared = row.duties.get(task__kind="broadcast")

    reports = row.duties.filter(task__kind="report")

    assert {one.lead.code for one in reports} == {"phong-kinh-te", "cong-an"}
    assert [one.cooperating.count() for one in reports] == [0, 0]
    assert (shared.lead.code, [one.code for one in shared.cooperating.all()]) == ("truyen-thong", ["ban-xdd"])
    related = organisation(commune, "phong-van-hoa")
    shared.cooperating.add(related)
    assert shared.cooperating.count() == 2


@pytest.mark.clause("S-71", "G-6")
def test_gathering_beforehand_is_a_setting_of_each_conference() -> None:
    commune = authority()
    writer = coordinator(commune)
    draft = plan(commune, by=writer)
    without = planned(draft, by=writer, audience="Cán bộ, đảng viên xã", pre_gathering=False)
    parts.add_task(
        draft,
        by=writer,
        kind="gather",
        text="Nắm bắt tâm tư, nguyện vọng.",
        is_for_each=True,
        lead_group="Các đơn vị",
        cooperating=[organisation(commune, "phong-kinh-te")],
    )
    planning.submit(draft, by=writer)
    planning.issue(draft, number="21-KH/ĐU", on=date(2026, 1, 15), by=office(commune))

    first, second = scheduling.make_real(draft, by=writer)

    assert second.planned == without
    assert [one.duties.filter(task__kind="gather").count() for one in (first, second)] == [1, 0]


@pytest.mark.clause("S-46", "S-47")
def test_a_day_outside_the_approved_quarter_needs_a_reason_and_the_reason_is_kept() -> None:
    writer = coordinator(authority())
    row = conference(authority(), by=writer)
    day = date(2027, 1, 14)

    with pytest.raises(Refused) as refusal:
        scheduling.fix(row, day=day, venue=row.venue, by=writer)
    assert (refusal.value.code, refusal.value.field) == ("reason", "reason")
    assert Conference.objects.get().day is None
    scheduling.fix(row, day=day, venue=row.venue, by=writer, reason="Chờ nghiệm thu công trình.")

    row.refresh_from_db()
    assert [(one["code"], one["reason"]) for one in row.warnings] == [("period", "Chờ nghiệm thu công trình.")]
    assert journal.history(row).first().facts["warnings"] == ["period"]
    assert "14/01/2027" in row.warnings[0]["sentence"] and "quý IV/2026" in row.warnings[0]["sentence"]


@pytest.mark.parametrize(
    ("day", "code"),
    [(date(2026, 12, 12), "day_off"), (date(2026, 11, 10), "near"), (date(2026, 10, 29), "past")],
)
def test_a_day_off_a_near_day_and_a_past_day_are_never_taken_silently(day: date, code: str) -> None:
    writer = coordinator(authority())
    row = conference(authority(), by=writer)

    codes = [one.code for one in scheduling.warnings_of(row, day=day)]
    with pytest.raises(Refused):
        scheduling.fix(row, day=day, venue=row.venue, by=writer)

    assert codes == [code]


def test_two_conferences_on_one_day_are_a_warning() -> None:
    commune = authority()
    writer = coordinator(commune)
    first, second = scheduling.make_real(issued_plan(commune, by=writer, conferences=2), by=writer)
    fixed(first, by=writer)

    assert [one.code for one in scheduling.warnings_of(second, day=DAY)] == ["clash"]


@pytest.mark.clause("S-50", "S-49")
def test_the_venue_can_stay_open_apart_from_the_day_and_then_nothing_is_announced() -> None:
    commune = authority()
    writer = coordinator(commune)
    draft = plan(commune, by=writer)
    open_venue = planned(draft, by=writer, audience="Các thôn có dự án", venue="")
    planning.submit(draft, by=writer)
    planning.issue(draft, number="21-KH/ĐU", on=date(2026, 1, 15), by=office(commune))
    known, later = scheduling.make_real(draft, by=writer)
    fixed(later, by=writer, venue="")

    with pytest.raises(Refused) as refusal:
        announcing.publish(later, by=writer)

    assert (known.venue, open_venue.is_venue_later) == ("Hội trường UBND xã Tân Yên", True)
    assert refusal.value.code == "missing"
    assert (later.state, later.day, later.venue) == ("scheduled", DAY, "")


def test_of_several_days_the_earliest_counts_until_one_is_chosen() -> None:
    writer = coordinator(authority())
    row = conference(authority(), by=writer)

    scheduling.fix(row, day=None, alternatives=(date(2026, 12, 17), DAY), venue=row.venue, by=writer)
    early = row.duties.get(task__kind="broadcast").due_on
    scheduling.fix(row, day=date(2026, 12, 17), venue=row.venue, by=writer)

    assert (early, row.duties.get(task__kind="broadcast").due_on) == (date(2026, 12, 3), date(2026, 12, 10))
    assert row.alternative_days == []


def test_the_preview_shows_what_moves_and_what_becomes_impossible_and_saves_nothing() -> None:
    writer = coordinator(authority())
    row = scheduled(authority(), by=writer)
    before = Entry.objects.count()

    shifts = moving.preview(row, day=date(2026, 11, 11))

    assert {(one.duty.task.kind, one.old, one.new, one.is_impossible) for one in shifts if one.duty.task} == {
        ("report", date(2026, 11, 30), date(2026, 11, 1), True),
        ("broadcast", date(2026, 12, 3), date(2026, 11, 4), False),
        ("prepare_hall", date(2026, 12, 9), date(2026, 11, 10), False),
    }
    row.refresh_from_db()
    assert (row.day, Entry.objects.count()) == (DAY, before)


def test_a_changed_day_after_the_announcement_makes_it_stale_and_the_journal_holds_both_days() -> None:
    commune = authority()
    head = person("agency_head", commune, organisation(commune, "phong-kinh-te"))
    writer = coordinator(commune)
    row = announced(commune, by=writer)

    with pytest.raises(Refused) as silent:
        fixed(row, by=writer, day=date(2026, 12, 17))
    row.refresh_from_db()
    fixed(row, by=writer, day=date(2026, 12, 17), reason="Trùng kỳ họp HĐND.")

    assert silent.value.code == "reason"
    assert (row.state, [one.state for one in Announcement.objects.all()]) == ("scheduled", ["stale"])
    moved = journal.history(row).first()
    assert (moved.verb, moved.facts["day"]) == ("conference.schedule", ["2026-12-10", "2026-12-17"])
    duty = row.duties.get(task__kind="report", lead__code="phong-kinh-te")
    assert journal.history(duty).first().facts == {"from": "2026-11-30", "to": "2026-12-07"}
    told = Notice.objects.filter(reader=head.person, key__startswith="duty-moved").order_by("pk")
    assert "hạn cũ 30/11/2026, hạn mới 07/12/2026" in told.last().body


def test_the_same_change_twice_is_refused_and_an_old_screen_too() -> None:
    writer = coordinator(authority())
    row = scheduled(authority(), by=writer)

    with pytest.raises(Refused) as same:
        fixed(row, by=writer)
    with pytest.raises(Refused) as stale:
        fixed(row, by=writer, day=date(2026, 12, 17), seen="planned")

    assert (same.value.code, stale.value.code) == ("same", "stale")
    assert Conference.objects.get().day == DAY


@pytest.mark.clause("G-5")
@pytest.mark.parametrize(
    ("act", "state"), [("postpone", "postponed"), ("cancel", "cancelled"), ("move_to_next_year", "moved")]
)
def test_postponed_cancelled_and_moved_are_three_things_with_a_reason_and_nobody_is_late(act: str, state: str) -> None:
    commune = authority()
    writer = coordinator(commune)
    row = announced(commune, by=writer)
    rule = getattr(scheduling, act)

    with pytest.raises(Refused) as silent:
        rule(row, reason=" ", by=writer)
    with pytest.raises(Refused):
        rule(row, reason="Bão số 9.", by=coordinator(authority("xa-phuc-hoa")))
    rule(row, reason="Bão số 9.", by=writer)

    assert silent.value.field == "reason"
    row.refresh_from_db()
    assert (row.state, row.called_off_reason) == (state, "Bão số 9.")
    assert {one.due_on for one in row.duties.all()} == {None}
    assert list(Duty.objects.overdue(date(2027, 6, 1))) == []
    assert Announcement.objects.get().state == "stale"
    with pytest.raises(Refused):
        rule(row, reason="Lần nữa.", by=writer)


def test_a_postponed_conference_gets_a_new_day_and_its_clocks_run_again() -> None:
    writer = coordinator(authority())
    row = announced(authority(), by=writer)
    scheduling.postpone(row, reason="Bão số 9.", by=writer)

    fixed(row, by=writer, day=date(2026, 12, 24), reason="Thời tiết đã ổn định.")

    assert (row.state, row.called_off_reason) == ("scheduled", "")
    assert row.duties.get(task__kind="broadcast").due_on == date(2026, 12, 17)


def test_an_open_conference_cannot_be_called_off_and_an_adjourned_one_is_fixed_again() -> None:
    writer = coordinator(authority())
    row = announced(authority(), by=writer)
    scheduling.open(row, by=writer)

    with pytest.raises(Refused):
        scheduling.cancel(row, reason="Mưa.", by=writer)
    scheduling.adjourn(row, by=writer)

    assert row.state == "scheduled"


@pytest.mark.clause("S-43", "G-8")
def test_one_audience_is_worded_per_place_of_use_and_stays_one() -> None:
    commune = authority()
    writer = coordinator(commune)
    row = conference(commune, by=writer)
    scheduling.fix(row, day=None, venue=row.venue, by=writer, title="Đối thoại với cán bộ, đảng viên")

    row.refresh_from_db()
    assert row.title == "Đối thoại với cán bộ, đảng viên"
    assert row.audience == row.planned.audience == "Cán bộ và nhân dân các thôn có dự án trọng điểm"
    assert row.planned.audience_groups == ["official", "people"]


def test_an_amended_plan_keeps_its_conferences_and_drops_what_it_no_longer_orders() -> None:
    commune = authority()
    writer = coordinator(commune)
    row = issued_plan(commune, by=writer)
    real = scheduling.make_real(row, by=writer)[0]
    second = planning.amend(row, reason="Bớt việc, thêm hội nghị.", by=writer)
    parts.remove(second.tasks.get(kind="prepare_hall"), by=writer)
    planned(second, by=writer, audience="Đoàn viên, thanh niên")
    planning.submit(second, by=writer)
    planning.issue(
        second, number="45-KH/ĐU", on=date(2026, 5, 4), by=office(commune), override_reason="Hội trường có sẵn."
    )

    made = scheduling.make_real(second, by=writer)

    real.refresh_from_db()
    assert [one.pk for one in made][0] == real.pk and len(made) == 2
    assert real.planned.plan == second
    assert real.duties.get(task__kind="prepare_hall").state == "not_done"
    assert {one.task.plan for one in real.duties.filter(task__kind="report")} == {second}
    assert real.duties.count() == 12


def test_a_changed_clock_recomputes_open_duties_and_a_done_one_stays() -> None:
    writer = coordinator(authority())
    row = scheduled(authority(), by=writer)
    done = row.duties.get(clock_code="sorted")
    duties.show(done, evidence_text="Biên bản phân loại.", by=writer)
    Clock.objects.filter(authority=authority(), code__in=["sorted", "dossier"]).update(amount=5)

    moved = duties.recompute(row, by=writer, right="conference.schedule")

    assert [(one.clock_code, one.due_on) for one in moved] == [("dossier", date(2026, 12, 5))]
    done.refresh_from_db()
    assert done.due_on == date(2026, 12, 1)


def test_the_time_ends_after_it_begins() -> None:
    writer = coordinator(authority())
    row = conference(authority(), by=writer)

    with pytest.raises(Refused) as refusal:
        fixed(row, by=writer, starts_at=time(11, 0), ends_at=time(8, 0))

    assert refusal.value.field == "ends_at"


@pytest.mark.clause("G-1")
def test_a_changed_rule_lists_what_it_moves_and_then_moves_what_is_open() -> None:
    commune = authority()
    writer = coordinator(commune)
    row = scheduled(commune, by=writer)
    admin = person("administrator", commune)
    Clock.objects.filter(authority=commune, code="dossier").update(amount=3, unit="working_days")

    listed = [(one.duty.clock_code, one.old, one.new) for one in scheduling.moved_by_rules(commune)]
    moved = scheduling.follow_rules(commune, by=admin)
    again = scheduling.follow_rules(commune, by=admin)
    with pytest.raises(Refused):
        Clock.objects.filter(authority=commune, code="dossier").update(amount=4)
        scheduling.follow_rules(commune, by=person("administrator", authority("xa-phuc-hoa")))

    assert listed == [("dossier", date(2026, 12, 8), date(2026, 12, 7))]
    assert ([one.duty.clock_code for one in moved], again) == (["dossier"], [])
    duty = row.duties.get(clock_code="dossier")
    assert duty.due_on == date(2026, 12, 7)
    assert journal.history(duty).first().facts == {"from": "2026-12-08", "to": "2026-12-07"}
