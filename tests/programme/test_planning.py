"""A year plan from draft to issue, and its amendments."""

from datetime import date

import pytest

from doithoai.core import journal
from doithoai.core.transitions import Refused
from doithoai.programme import parts, planning
from doithoai.programme.models import Plan
from tests.factories.people import authority, organisation, person
from tests.factories.programme import coordinator, empty_plan, issued_plan, office, plan, planned

pytestmark = pytest.mark.django_db
DAY = date(2026, 1, 15)


@pytest.mark.clause("S-1", "S-4")
def test_a_year_has_one_plan_and_a_second_draft_is_refused() -> None:
    commune = authority()
    writer = coordinator(commune)
    planning.draft(commune, year=2026, by=writer)

    with pytest.raises(Refused) as refusal:
        planning.draft(commune, year=2026, by=writer)

    assert (refusal.value.code, refusal.value.field) == ("twice", "year")
    assert planning.draft(authority("xa-phuc-hoa"), year=2026, by=coordinator(authority("xa-phuc-hoa")))
    assert Plan.objects.of(commune).count() == 1


@pytest.mark.clause("S-3", "S-8", "S-97")
def test_a_plan_names_the_head_by_office_and_is_signed_for_the_collective() -> None:
    row = empty_plan(authority())

    assert row.title == "Kế hoạch tiếp xúc, đối thoại trực tiếp của Bí thư Đảng ủy xã với nhân dân năm 2026"
    assert (row.signing_authority, row.signer_position) == ("T/M BAN THƯỜNG VỤ", "BÍ THƯ")
    assert row.signer_name == ""


@pytest.mark.clause("S-7")
def test_the_head_of_a_peoples_committee_plans_in_the_same_way() -> None:
    state = authority("ubnd-xa", head_kind="state", head_title="Chủ tịch UBND xã", preset="peoples_committee_2025")

    row = empty_plan(state)

    assert "Chủ tịch UBND xã" in row.title
    assert (row.signing_authority, row.signer_position) == ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")


@pytest.mark.clause("S-2", "S-44", "S-45")
def test_a_plan_says_that_the_head_presides_over_meetings_in_person() -> None:
    writer = coordinator(authority())
    row = empty_plan(authority(), by=writer)

    assert row.form_text == "Tổ chức hội nghị tiếp xúc, đối thoại trực tiếp."
    assert row.regime_text == "Bí thư Đảng ủy xã chủ trì và trực tiếp tiếp xúc, đối thoại."
    assert planned(row, by=writer).form == "in_person"


def test_issue_needs_number_date_and_the_office_and_happens_once() -> None:
    commune = authority()
    writer, clerk = coordinator(commune), office(commune)
    row = plan(commune, by=writer)

    with pytest.raises(Refused) as early:
        planning.issue(row, number="21-KH/ĐU", on=DAY, by=clerk)
    planning.submit(row, by=writer)
    with pytest.raises(Refused) as unnumbered:
        planning.issue(row, number=" ", on=DAY, by=clerk)
    with pytest.raises(Refused) as writer_issues:
        planning.issue(row, number="21-KH/ĐU", on=DAY, by=writer)
    planning.issue(row, number="21-KH/ĐU", on=DAY, by=clerk)
    with pytest.raises(Refused) as again:
        planning.issue(row, number="21-KH/ĐU", on=DAY, by=clerk)

    assert [one.value.code for one in (early, writer_issues, again)] == ["state", "right", "state"]
    assert unnumbered.value.field == "number"
    row.refresh_from_db()
    assert (row.state, row.number_text, row.issued_on) == ("issued", "21-KH/ĐU", DAY)
    assert row.citation == "Kế hoạch số 21-KH/ĐU ngày 15/01/2026"


def test_open_points_need_a_reason_and_the_reason_is_kept() -> None:
    commune = authority()
    writer, clerk = coordinator(commune), office(commune)
    row = plan(commune, by=writer)
    parts.add_task(row, by=writer, kind="gather", text="Nắm bắt tâm tư, nguyện vọng.")
    planning.submit(row, by=writer)

    with pytest.raises(Refused) as refusal:
        planning.issue(row, number="21-KH/ĐU", on=DAY, by=clerk)
    planning.issue(row, number="21-KH/ĐU", on=DAY, by=clerk, override_reason="Sẽ giao sau khi sắp xếp bộ máy.")

    assert (refusal.value.code, refusal.value.field) == ("reason", "override_reason")
    facts = journal.history(row).first().facts
    assert (facts["points"], facts["reason"]) == (["lead"], "Sẽ giao sau khi sắp xếp bộ máy.")


def test_a_plan_without_a_conference_goes_nowhere() -> None:
    writer = coordinator(authority())
    row = empty_plan(authority(), by=writer)

    with pytest.raises(Refused) as refusal:
        planning.submit(row, by=writer)

    assert refusal.value.code == "empty"
    assert Plan.objects.get().state == "draft"


def test_the_standing_committee_sends_back_with_words() -> None:
    commune = authority()
    writer, standing = coordinator(commune), person("standing", commune)
    row = plan(commune, by=writer)
    planning.submit(row, by=writer)

    with pytest.raises(Refused):
        planning.send_back(row, reason=" ", by=standing)
    planning.send_back(row, reason="Bổ sung hội nghị với thanh niên.", by=standing)

    assert row.state == "draft"
    assert journal.history(row).first().facts == {"reason": "Bổ sung hội nghị với thanh niên."}


def test_an_issued_plan_changes_only_by_an_amendment_which_is_a_new_version() -> None:
    commune = authority()
    writer = coordinator(commune)
    row = issued_plan(commune, by=writer)
    with pytest.raises(Refused):
        planning.write(row, by=writer, title="Tên khác")
    with pytest.raises(Refused):
        parts.change(row.planned.get(), by=writer, venue="Nhà văn hóa thôn Trung Hòa")

    second = planning.amend(row, reason="Thêm một hội nghị.", by=writer)
    with pytest.raises(Refused) as twice:
        planning.amend(row, reason="Lần nữa.", by=writer)
    planned(second, by=writer, audience="Đoàn viên, thanh niên")
    planning.submit(second, by=writer)
    planning.issue(second, number="45-KH/ĐU", on=date(2026, 5, 4), by=office(commune))

    row.refresh_from_db()
    assert twice.value.code == "twice"
    assert [(one.version, one.state) for one in Plan.objects.of(commune)] == [(2, "issued"), (1, "replaced")]
    assert [one.origin for one in second.planned.all()] == [row.planned.get(), None]
    assert list(Plan.objects.of(commune).in_force()) == [second]


def test_the_plan_of_last_year_gives_a_draft_with_its_periods_moved() -> None:
    commune = authority()
    writer = coordinator(commune)
    old = issued_plan(commune, by=writer, year=2025)

    new = planning.draft_like(old, year=2026, by=writer)

    first = new.planned.get()
    assert (new.state, new.version, new.number_text) == ("draft", 1, "")
    assert new.title.endswith("năm 2026")
    assert (first.period_from, first.period_to, first.origin) == (date(2026, 10, 1), date(2026, 12, 31), None)
    assert [task.cooperating.count() for task in new.tasks.all()] == [2, 1, 0]
    assert [line.organisations.count() for line in new.recipients.all()] == [0, 1, 0]


def test_the_plan_of_another_authority_is_out_of_reach() -> None:
    row = plan(authority())
    neighbour = coordinator(authority("xa-phuc-hoa"))

    for act in (
        lambda: planning.write(row, by=neighbour, title="Tên khác"),
        lambda: planning.submit(row, by=neighbour),
        lambda: parts.add_basis(row, by=neighbour, document_type="", symbol="", issuer="", subject=""),
        lambda: parts.remove(row.planned.get(), by=neighbour),
    ):
        with pytest.raises(Refused) as refusal:
            act()
        assert refusal.value.code == "right"

    assert row.planned.count() == 1


def test_a_part_cannot_name_a_body_of_another_authority() -> None:
    writer = coordinator(authority())
    row = plan(authority(), by=writer)
    foreign = organisation(authority("xa-phuc-hoa"), "phong-kinh-te")

    with pytest.raises(Refused) as refusal:
        parts.add_task(row, by=writer, text="Việc khác", lead=foreign)

    assert refusal.value.code == "foreign"
    assert row.tasks.count() == 3
