"""Two versions of a plan held against each other, and the paper that says what an amendment changes."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from doithoai.documents import docx, pdf
from doithoai.documents.checking import check
from doithoai.documents.content import Table
from doithoai.documents.models import Paper
from doithoai.documents.profiles import PROFILES
from doithoai.people.models import Authority, Clock
from doithoai.programme import comparing, issuing, papers, parts, planning
from doithoai.programme.models import Plan
from tests.factories.dossier import issued
from tests.factories.people import authority, organisation
from tests.factories.programme import coordinator, issued_plan, office, plan, planned

pytestmark = pytest.mark.django_db


def amended(commune: Authority | None = None) -> tuple[Plan, Plan]:
    """The plan in force and the draft of its amendment, which changes a text, a conference, a task and a recipient."""
    commune = commune or authority()
    writer = coordinator(commune)
    old = issued_plan(commune, by=writer, conferences=2)
    new = planning.amend(old, reason="Nhân dân đề nghị đổi địa điểm.", by=writer)
    first, second = new.planned.all()
    planning.write(new, by=writer, form_text="Trực tiếp, có đường truyền đến các thôn.")
    parts.change(first, by=writer, venue="Nhà văn hóa thôn Đồng Khoát", co_chairs="Chủ tịch UBND xã")
    parts.remove(second, by=writer)
    planned(new, by=writer, audience="Đoàn viên, thanh niên", kind="youth")
    task = new.tasks.get(kind="broadcast")
    parts.change(task, by=writer, due_amount=5, cooperating=[organisation(commune, "cong-an")])
    parts.add_recipient(new, by=writer, name="Đoàn Thanh niên xã")
    return old, new


def state() -> Authority:
    """A People's Committee, whose head plans and signs in the form of the State."""
    row = authority(
        "ubnd-xa", name="Ủy ban nhân dân xã Tân Yên", head_kind="state", head_title="Chủ tịch UBND xã", symbol="UBND",
        issuing_body="Ủy ban nhân dân xã Tân Yên", paper_profile="nd30_2020", preset="peoples_committee_2025",
    )  # fmt: skip
    Clock.objects.filter(authority=row, code="plan_youth").update(amount=None)
    return row


def test_each_changed_part_is_named_with_what_was_and_what_is() -> None:
    old, new = amended()

    found = {(one.kind, one.what or one.part): (one.before, one.after) for one in comparing.changes(old, new)}

    assert found["text", "Hình thức"] == (
        "Tổ chức hội nghị tiếp xúc, đối thoại trực tiếp.",
        "Trực tiếp, có đường truyền đến các thôn.",
    )
    assert found["conference", "Địa điểm"] == ("Hội trường UBND xã Tân Yên", "Nhà văn hóa thôn Đồng Khoát")
    assert found["conference", "Chủ trì"] == ("Chưa có", "Chủ tịch UBND xã")
    assert found["conference", "Hội nghị với đoàn viên, thanh niên"][0] == "Chưa có"
    assert found["conference", "Hội nghị với cán bộ và nhân dân các thôn có dự án trọng điểm"][1] == "Không tổ chức"
    assert found["task", "Thời hạn"] == ("trước hội nghị ít nhất 07 ngày", "trước hội nghị ít nhất 05 ngày")
    assert found["task", "Phối hợp"] == ("Ban Xây dựng Đảng", "Công an xã")
    assert found["recipient", "Nơi nhận"] == ("Chưa có", "Đoàn Thanh niên xã")
    assert len(found) == 8


@pytest.mark.clause("S-41")
def test_what_is_internal_is_in_no_comparison() -> None:
    commune = authority()
    writer = coordinator(commune)
    old = issued_plan(commune, by=writer)
    new = planning.amend(old, reason="Bổ sung nội dung nội bộ.", by=writer)
    parts.change(new.planned.get(), by=writer, internal_topic="Hạn chế trong sinh hoạt chi bộ.")

    assert comparing.changes(old, new) == []


def test_a_part_is_the_same_one_over_two_amendments() -> None:
    commune = authority()
    writer, clerk = coordinator(commune), office(commune)
    first = issued_plan(commune, by=writer)
    second = planning.amend(first, reason="Một.", by=writer)
    planning.submit(second, by=writer)
    planning.issue(second, number="33-KH/ĐU", on=date(2026, 4, 1), by=clerk)
    third = planning.amend(second, reason="Hai.", by=writer)
    parts.change(third.planned.get(), by=writer, venue="Nhà văn hóa thôn Hạ")

    found = comparing.changes(first, third)

    assert [(one.what, one.after) for one in found] == [("Địa điểm", "Nhà văn hóa thôn Hạ")]


def test_hundreds_of_tasks_are_compared_in_the_same_number_of_questions() -> None:
    old, new = amended()

    with CaptureQueriesContext(connection) as few:
        comparing.changes(old, new)
    for number in range(40):
        parts.add_task(new, by=coordinator(new.authority), text=f"Việc {number}.", lead=organisation(new.authority))
    with CaptureQueriesContext(connection) as many:
        found = comparing.changes(old, new)

    assert len(few) == len(many) == 6
    assert sum(one.kind == "task" and one.before == comparing.NOT_YET for one in found) == 40


@pytest.mark.parametrize("code", PROFILES)
def test_the_paper_of_the_change_and_the_whole_plan_have_no_deviation_in_any_form(code: str) -> None:
    form = PROFILES[code]
    _old, new = amended(authority() if form.party else state())
    whole = Plan.objects.whole().get(pk=new.pk)

    for content in (papers.adjustment(whole), papers.plan_content(whole)):
        said = issued(content)
        assert check(docx.render(said, form), form) == []
        assert check(pdf.render(said, form), form) == []


def test_an_amendment_is_issued_with_a_paper_of_what_changes_or_with_the_whole_plan() -> None:
    old, new = amended()
    writer, clerk = coordinator(old.authority), office(old.authority)
    planning.submit(new, by=writer)

    issuing.issue(new, on=date(2026, 5, 4), by=clerk, number="45-KH/ĐU", override_reason="Gấp.")
    third = planning.amend(new, reason="In lại toàn văn.", by=writer)
    planning.submit(third, by=writer)
    issuing.issue(third, on=date(2026, 6, 4), by=clerk, number="52-KH/ĐU", override_reason="Gấp.", as_whole=True)

    change, whole = Paper.objects.order_by("pk")
    assert change.content.abstract == ("điều chỉnh Kế hoạch số 21-KH/ĐU ngày 15/01/2026",)
    (table,) = [block for block in change.content.body if isinstance(block, Table)]
    assert ("Hội nghị với cán bộ và nhân dân các thôn có dự án trọng điểm: địa điểm") in table.rows[1]
    assert "Nhân dân đề nghị đổi địa điểm." in change.content_text
    assert (change.number_text, whole.number_text, new.paper_ref) == ("45-KH/ĐU", "52-KH/ĐU", change.public_id)
    assert not any(isinstance(block, Table) for block in whole.content.body)
    assert "MỤC ĐÍCH, YÊU CẦU" in whole.content_text


def test_the_plan_as_amended_can_be_read_whole_without_passing_for_either_paper() -> None:
    _old, new = amended()

    said = papers.consolidated(Plan.objects.whole().get(pk=new.pk))

    assert (said.number, said.day, said.draft_note) == ("", None, "Bản hợp nhất")
    assert any("Nhà văn hóa thôn Đồng Khoát" in getattr(block, "text", "") for block in said.body)


def test_a_first_version_has_nothing_to_adjust() -> None:
    row = plan(authority())

    assert issuing.is_adjustment(row) is False
    assert issuing.content_of(Plan.objects.whole().get(pk=row.pk)).kind == "Kế hoạch"
