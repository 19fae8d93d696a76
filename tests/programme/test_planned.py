"""A planned conference: its days and places, who presides, who asked for it; copied into another year."""

from datetime import date

import pytest

from doithoai.core.transitions import Refused
from doithoai.people.models import Clock
from doithoai.programme import checking, papers, parts, planning
from doithoai.programme.models import Plan
from doithoai.programme.norms import Norms, quarters_missed
from tests.factories.people import authority, organisation
from tests.factories.programme import coordinator, empty_plan, plan, planned

pytestmark = pytest.mark.django_db


def norm(place: object, code: str, amount: int) -> None:
    Clock.objects.filter(authority=place, code=code).update(amount=amount)


def codes(row: Plan) -> list[str]:
    return [one.code for one in checking.problems(row, on=date(row.year, 1, 5))]


def test_several_days_are_kept_as_days_and_the_others_between_them_are_not_approved() -> None:
    writer = coordinator(authority())
    row = empty_plan(authority(), by=writer)

    one = planned(row, by=writer, period_kind="days", period_days=["2026-06-25", "2026-06-18", "2026-07-02"])

    assert one.period_words == "ngày 18/06/2026, 25/06/2026 hoặc 02/07/2026"
    assert (one.period_from, one.period_to) == (date(2026, 6, 18), date(2026, 7, 2))
    assert [one.allows(date(2026, 6, day)) for day in (18, 20, 25)] == [True, False, True]


def test_several_days_without_a_day_are_refused_and_another_period_forgets_them() -> None:
    writer = coordinator(authority())
    row = empty_plan(authority(), by=writer)
    one = planned(row, by=writer, period_kind="days", period_days=["2026-06-18", "2026-06-25"])

    with pytest.raises(Refused) as refusal:
        parts.change(one, by=writer, period_days=[])
    one.refresh_from_db()
    parts.change(one, by=writer, period_kind="none")

    assert refusal.value.field == "period_days"
    assert (one.period_days, one.period_from, one.period_words) == ([], None, "thông báo sau")


@pytest.mark.clause("S-48", "S-50")
def test_day_and_place_are_announced_later_each_for_itself() -> None:
    writer = coordinator(authority())
    row = empty_plan(authority(), by=writer)

    no_day = planned(row, by=writer, period_kind="none")
    no_place = planned(row, by=writer, venue="")

    assert (no_day.period_words, no_day.is_venue_later) == ("thông báo sau", False)
    assert (no_place.period_words, no_place.is_venue_later) == ("quý IV/2026", True)


def test_the_voters_who_asked_are_counted_against_the_share_of_the_authority() -> None:
    commune = authority()
    writer = coordinator(commune)
    row = plan(commune, by=writer, conferences=0)
    one = planned(row, by=writer, occasion="on_request", asked_by=900, voters=10_000, asked_on=date(2026, 3, 2))

    too_few = codes(row)
    norm(commune, "voter_share", 9)
    enough = codes(row)
    parts.change(one, by=writer, asked_by=None)

    assert ("share" in too_few, "share" in enough, "asked" in codes(row)) == (True, False, True)
    with pytest.raises(Refused) as refusal:
        parts.change(one, by=writer, asked_by=10_001)
    assert refusal.value.field == "asked_by"


@pytest.mark.parametrize(("asked", "expected"), [(999, False), (1000, True), (1001, True)])
def test_exactly_a_tenth_is_enough(asked: int, expected: bool) -> None:
    writer = coordinator(authority())
    row = empty_plan(authority(), by=writer)
    one = planned(row, by=writer, occasion="on_request", asked_by=asked, voters=10_000)

    assert Norms.of(authority(), 2026).may_ask(one) is expected


def test_a_quarter_without_a_conference_is_pointed_out_only_where_the_authority_asks_for_it() -> None:
    commune = authority()
    writer = coordinator(commune)
    row = plan(commune, by=writer)
    silent = codes(row)

    norm(commune, "plan_quarter", 1)

    assert "quarter" not in silent
    said = [one.sentence for one in checking.problems(row, on=date(2026, 1, 5)) if one.code == "quarter"]
    assert [quarter for quarter in ("I", "II", "III", "IV") if any(f" {quarter} " in text for text in said)] == [
        "I", "II", "III",
    ]  # fmt: skip


def test_a_conference_fills_one_quarter_of_those_that_its_period_touches() -> None:
    writer = coordinator(authority())
    row = empty_plan(authority(), by=writer)
    rows = [
        planned(row, by=writer, period_kind="range", period_from=date(2026, 2, 1), period_to=date(2026, 5, 1)),
        planned(row, by=writer, period_kind="day", period_from=date(2026, 2, 3), period_to=date(2026, 2, 3)),
        planned(row, by=writer, period_kind="none"),
    ]

    assert quarters_missed(row, rows, 1) == [4]
    assert quarters_missed(row, rows[:2], 1) == [3, 4]
    assert quarters_missed(row, rows, 2) == [2, 3, 4]


def test_the_year_asks_for_so_many_conferences_and_for_one_with_youth() -> None:
    commune = authority()
    row = plan(commune)
    norm(commune, "plan_year", 2)
    norm(commune, "plan_youth", 1)

    before = codes(row)
    planned(row, by=coordinator(commune), kind="youth", audience="Đoàn viên, thanh niên")

    assert (before.count("norm"), codes(row).count("norm")) == (2, 0)


@pytest.mark.clause("S-21a")
def test_a_plan_that_gives_the_front_no_part_says_so_until_a_text_or_a_task_does() -> None:
    commune = authority()
    writer = coordinator(commune)
    row = plan(commune, by=writer)
    with_text = codes(row)
    planning.write(row, by=writer, front_role="")
    without = codes(row)
    front = organisation(commune, "mttq", kind="front", name="Ủy ban MTTQ xã")
    parts.add_task(row, by=writer, text="Vận động nhân dân tham gia, giám sát.", lead=front)

    assert ["front" in found for found in (with_text, without, codes(row))] == [False, True, False]


@pytest.mark.clause("S-21a")
def test_the_part_of_the_front_stands_in_the_paper_under_its_own_name() -> None:
    row = plan(authority())
    said = [getattr(block, "text", "") for block in papers.plan_content(Plan.objects.whole().get(pk=row.pk)).body]

    place = said.index("Ủy ban Mặt trận Tổ quốc và các tổ chức chính trị - xã hội")
    assert said[place + 1].startswith("Ủy ban MTTQ và các tổ chức chính trị - xã hội vận động nhân dân")


def test_a_body_that_ended_is_named_with_its_successor_wherever_the_task_names_it() -> None:
    commune = authority()
    writer = coordinator(commune)
    row = plan(commune, by=writer)
    board = organisation(commune, "ban-xdd")
    board.valid_to, board.successor = date(2025, 6, 30), organisation(commune, "ban-tg", name="Ban Tuyên giáo")
    board.save()

    found = [one for one in checking.problems(row) if one.code == "ended"]

    # It co-operates in one task, and the reports of another go through it.
    assert [row.tasks.get(public_id=one.part_id).kind for one in found] == ["report", "broadcast"]
    assert all("Ban Tuyên giáo" in one.sentence for one in found)


def test_last_years_plan_comes_again_without_what_was_asked_for_once() -> None:
    commune = authority()
    writer = coordinator(commune)
    old = plan(commune, by=writer)
    days = planned(old, by=writer, period_kind="days", period_days=["2026-02-27", "2026-03-06"], villages="Thôn Hạ")
    february = planned(
        old, by=writer, period_kind="month", period_from=date(2026, 2, 1), period_to=date(2026, 2, 28), co_chairs="A\nB"
    )
    once = planned(old, by=writer, occasion="on_request", asked_by=120)
    parts.add_task(
        old, by=writer, text="Chỉ cho hội nghị theo yêu cầu.", lead=organisation(commune), conferences=[once]
    )
    parts.add_task(old, by=writer, text="Cho hai hội nghị.", lead=organisation(commune), conferences=[once, days])

    new = planning.draft_like(old, year=2028, by=writer)

    assert new.planned.count() == old.planned.count() - 1
    copy = new.planned.get(period_kind="days")
    assert (copy.period_days, copy.villages) == (["2028-02-27", "2028-03-06"], "Thôn Hạ")
    assert new.planned.get(period_kind="month").period_to == date(2028, 2, 29)
    assert new.planned.get(period_kind="month").together == february.together == ["A", "B"]
    assert not new.tasks.filter(text__startswith="Chỉ cho").exists()
    assert list(new.tasks.get(text="Cho hai hội nghị.").conferences.all()) == [copy]
    assert new.tasks.count() == old.tasks.count() - 1
    assert new.recipients.count() == old.recipients.count()


def test_the_paper_says_form_occasion_villages_and_who_presides_where_the_plan_does() -> None:
    writer = coordinator(authority())
    row = plan(authority(), by=writer)
    planned(
        row, by=writer, audience="Nhân dân cụm 2", form="both", occasion="on_request", asked_by=1200, voters=10_400,
        chair="Bí thư Đảng ủy", co_chairs="Chủ tịch HĐND xã\nChủ tịch UBND xã", villages="Thôn Hạ\nThôn Trung",
        remarks="Có phiên dịch cho người khiếm thính.",
    )  # fmt: skip

    said = [getattr(block, "text", "") for block in papers.plan_content(Plan.objects.whole().get(pk=row.pk)).body]

    assert "Nhân dân cụm 2 (Thôn Hạ, Thôn Trung)." in said
    assert ("Với nhân dân cụm 2: theo yêu cầu của 1200/10400 cử tri, trực tiếp kết hợp trực tuyến.") in said
    assert "Với nhân dân cụm 2: Bí thư Đảng ủy chủ trì; Chủ tịch HĐND xã, Chủ tịch UBND xã đồng chủ trì." in said
    assert "Có phiên dịch cho người khiếm thính." in said
