"""A plan out of a file at the desk: read, looked at, made a draft; nothing is written before."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext

from doithoai.core.models import Entry
from doithoai.people.models import Authority
from doithoai.programme.models import Plan
from tests.factories.people import authority, organisation, person, signed_in
from tests.factories.programme import coordinator, issued_plan
from tests.programme import plans_made

pytestmark = pytest.mark.django_db


@pytest.fixture
def place() -> Authority:
    return authority()


@pytest.fixture
def desk(place: Authority) -> Client:
    return signed_in(coordinator(place))


def at(place: Authority, name: str) -> str:
    return reverse(f"office:{name}", args=[place.slug])


def upload(place: Authority, desk: Client, data: bytes, name: str = "ke-hoach.docx") -> Any:
    return desk.post(at(place, "plan_read"), {"file": SimpleUploadedFile(name, data)})


def take_over(place: Authority, desk: Client, looked: Any, **more: Any) -> Any:
    form = looked.context["form"]
    typed = {"source": form["source"].value(), "year": form["year"].value() or ""}
    return desk.post(at(place, "plan_take_over"), typed | more, follow=True)


@pytest.mark.clause("S-1", "S-28a", "S-75")
def test_a_file_is_read_looked_at_and_made_a_draft(place: Authority, desk: Client) -> None:
    police = organisation(place, "cong-an", name="Công an xã", kind="armed")
    before = Entry.objects.count()

    looked = upload(place, desk, plans_made.commune())
    page = looked.content.decode()

    assert looked.status_code == 200
    assert (Plan.objects.count(), Entry.objects.count()) == (0, before)
    assert "đất đai, nước sạch" in page and "112/KH-UBND" in page and "Lò Thị Thử" in page
    done = take_over(place, desk, looked)

    plan = Plan.objects.get()
    (one,) = plan.planned.all()
    assert done.redirect_chain[0][0] == reverse("office:plan", args=[place.slug, plan.public_id])
    assert (plan.year, plan.state, plan.signer_name, plan.place) == (2025, "draft", "Lò Thị Thử", "Suối Ngà")
    assert (one.period_kind, str(one.period_from), one.venue) == ("day", "2025-10-15", "Hội trường Ủy ban nhân dân xã")
    assert "đất đai" in one.inform_part
    assert [(row.document_type, row.symbol) for row in plan.bases.all()] == [
        ("Luật", ""),
        ("Nghị quyết", "14/NQ-HĐND"),
    ]
    first, second, third, fourth = plan.tasks.all()
    assert (first.lead_group, first.due_kind, str(first.due_on)) == ("Văn phòng HĐND và UBND xã", "fixed", "2025-10-05")
    assert (second.due_kind, second.due_amount, second.kind) == ("after", 15, "result")
    assert (third.due_kind, third.due_amount, third.kind) == ("before", 10, "broadcast")
    assert fourth.is_for_each and police in fourth.cooperating.all()
    assert [(row.name, row.purpose, row.is_filing) for row in plan.recipients.all()] == [
        ("Chủ tịch UBND tỉnh", "b/c", False),
        ("Các thôn", "t/h", False),
        ("Lưu: VT", "", True),
    ]


CHOICE = """ĐẢNG BỘ XÃ BẾN LAU
*
Số 37-KH/ĐU

Bến Lau, ngày 05 tháng 02 năm 2027

KẾ HOẠCH
đối thoại với nhân dân năm 2027

I. ĐỐI TƯỢNG, THỜI GIAN

1. Đối thoại với thanh niên

Thành phần: khoảng 120 thanh niên đang sinh sống trên địa bàn xã (từ 18 đến 35 tuổi).

Thời gian: 07 giờ 30 ngày 10/7/2027 hoặc 14 giờ ngày 12/7/2027, tại Nhà văn hóa xã.

2. Đối thoại với tiểu thương chợ Đầm: khoảng giữa tháng 9/2027, tại chợ Đầm.
"""


@pytest.mark.clause("S-1", "S-28")
def test_number_day_qualifiers_and_days_to_choose_from_reach_the_draft(place: Authority, desk: Client) -> None:
    looked = upload(place, desk, CHOICE.encode(), "ke-hoach.txt")
    said = {row.text: row.said for row in looked.context["rows"]}

    # Beside the source stands what each of its lines was understood as.
    assert said["Số 37-KH/ĐU"] == [gettext("number of the paper")]
    assert said["Bến Lau, ngày 05 tháng 02 năm 2027"] == [gettext("day of the paper")]
    assert "37-KH/ĐU, 05/02/2027" in looked.content.decode()
    take_over(place, desk, looked)
    plan = Plan.objects.get()
    youth, market = plan.planned.all()
    words = "khoảng 120 thanh niên đang sinh sống trên địa bàn xã (từ 18 đến 35 tuổi)"
    hours = "07 giờ 30 ngày 10/7/2027 hoặc 14 giờ ngày 12/7/2027"
    assert (plan.read_number, str(plan.read_day), plan.number_text, plan.issued_on) == (
        "37-KH/ĐU", "2027-02-05", "", None,
    )  # fmt: skip
    assert youth.remarks == f"Thành phần: {words}.\nThời gian: {hours}." and words in looked.content.decode()
    assert (youth.period_kind, youth.period_days) == ("days", ["2027-07-10", "2027-07-12"])
    assert not youth.allows(date(2027, 7, 11))
    assert market.period_words == "tháng 9/2027" and "khoảng giữa tháng 9/2027" in market.remarks

    # The page of the draft says them again; whoever issues it finds both proposed.
    page = desk.get(reverse("office:plan", args=[place.slug, plan.public_id])).content.decode()
    assert "37-KH/ĐU, 05/02/2027" in page
    Plan.objects.update(state="submitted")
    office = signed_in(person("office", place, organisation(place, "van-phong")))
    form = office.get(reverse("office:plan_issue", args=[place.slug, plan.public_id])).context["form"]
    assert (form["number"].value(), form["on"].value()) == ("37-KH/ĐU", "05/02/2027")


def test_the_second_press_makes_no_second_draft(place: Authority, desk: Client) -> None:
    looked = upload(place, desk, plans_made.province())

    take_over(place, desk, looked)
    again = take_over(place, desk, looked)

    assert Plan.objects.count() == 1 and again.status_code == 422
    assert Plan.objects.get().planned.count() == 3


def test_all_or_nothing(place: Authority, desk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    looked = upload(place, desk, plans_made.province())
    before = Entry.objects.count()

    monkeypatch.setattr("doithoai.programme.parts.Recipient.save", _broken)
    with pytest.raises(RuntimeError):
        take_over(place, desk, looked)

    assert (Plan.objects.count(), Entry.objects.count()) == (0, before)


def _broken(*_args: Any, **_more: Any) -> None:
    raise RuntimeError("no recipients today")


def test_what_was_not_understood_is_marked(place: Authority, desk: Client) -> None:
    strange = "Điều lạ này không thuộc phần nào của một bản kế hoạch."
    parts = [*plans_made.COMMUNE[:8], strange, *plans_made.COMMUNE[8:]]

    looked = upload(place, desk, plans_made.word(parts, head=plans_made.COMMUNE_HEAD, foot=plans_made.COMMUNE_FOOT))

    assert strange in [row.text for row in looked.context["missed"]]
    assert strange in looked.content.decode()


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "anh.docx"),
        (plans_made.commune()[:900], "dut.docx"),
        (b"Danh sach mua hang thang nay", "la.txt"),
    ],
    ids=["picture", "torn", "no plan"],
)
def test_a_file_that_is_no_plan_comes_back_with_a_sentence(
    place: Authority, desk: Client, data: bytes, name: str
) -> None:
    answer = upload(place, desk, data, name)

    assert answer.status_code == 422 and answer.context["form"].errors["file"]


def test_a_page_of_another_person_or_changed_is_refused(place: Authority, desk: Client) -> None:
    looked = upload(place, desk, plans_made.province())
    other = signed_in(person("coordinator", place, username="nguoi-khac"))

    assert take_over(place, other, looked).status_code == 422
    assert take_over(place, desk, looked, source="abc").status_code == 422
    assert not Plan.objects.exists()


def test_a_paper_without_a_year_asks_for_it(place: Authority, desk: Client) -> None:
    text = (
        "KẾ HOẠCH\nđối thoại với nhân dân\n\nI. THỜI GIAN\n\n1. Đối thoại với thanh niên: quý II, tại Nhà văn hóa xã.\n"
    )
    looked = upload(place, desk, text.encode(), "khong-nam.txt")

    assert take_over(place, desk, looked).status_code == 422
    take_over(place, desk, looked, year=2028)

    assert Plan.objects.get().year == 2028


def test_an_amending_paper_becomes_an_amendment_of_the_plan_in_force(place: Authority, desk: Client) -> None:
    earlier = issued_plan(place)
    old = earlier.planned.get()
    old.audience = "Tiểu thương chợ Đầm"
    old.save()

    take_over(place, desk, upload(place, desk, plans_made.amended()))

    plan = Plan.objects.get(amends=earlier)
    audiences = {row.audience: row for row in plan.planned.all()}
    assert plan.state == "draft" and "40-KH/ĐU" in plan.amend_reason
    assert set(audiences) == {"Tiểu thương chợ Đầm", "người cao tuổi và cựu chiến binh", "phụ huynh học sinh"}
    changed = audiences["Tiểu thương chợ Đầm"]
    assert (changed.period_kind, str(changed.period_from)) == ("quarter", "2026-07-01")
    assert changed.listen_part == old.listen_part
    assert plan.tasks.count() == earlier.tasks.count() + 2
    assert earlier.planned.get().venue == old.venue


def test_only_who_writes_plans_reads_them_in(place: Authority) -> None:
    for role in ("office", "intake", "standing"):
        stranger = signed_in(person(role, place, organisation(place, "van-phong")))
        assert stranger.get(at(place, "plan_read")).status_code == 403
