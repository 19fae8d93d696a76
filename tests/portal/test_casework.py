"""Everybody may follow what was promised and what came of what people raised, and learns nothing more than that."""

import io
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from PIL import Image

from doithoai.casework import answering, assigning, promising
from doithoai.casework.models import Commitment
from doithoai.conference import evidence
from doithoai.core import clock, sheets, uploads
from doithoai.opinion import triage
from doithoai.opinion.models import Matter
from tests.factories.casework import Commune

pytestmark = pytest.mark.django_db

SECRET = "Bà Bưởi ở ngõ 7 viết rằng cống hỏng"


@pytest.fixture
def commune() -> Commune:
    return Commune()


def page(name: str, *args: str, **query: str) -> str:
    response = Client().get(reverse(f"portal:{name}", args=["xa-tan-yen", *args]), query)
    assert response.status_code == 200, response.status_code
    return response.content.decode()


@pytest.mark.clause("S-12", "G-15")
def test_the_ledger_shows_who_promised_what_by_when_how_often_moved_and_the_evidence(commune: Commune) -> None:
    promise = commune.scheduled(days=30)
    first = promise.due_on
    asked = promising.ask_extension(
        promise, to_day=first + timedelta(days=20), reason="Chờ vốn của tỉnh", by=commune.head
    )
    assigning.decide(asked, granted=True, by=commune.standing)

    ledger, one = page("commitments"), page("commitment", promise.number)

    for text in (promise.number, promise.what, "Phòng Kinh tế", f"{first:%d/%m/%Y}"):
        assert text in ledger and text in one
    assert "Chờ vốn của tỉnh" in one
    promise.refresh_from_db()
    promising.show(promise, evidence_text="Biên bản nghiệm thu số 12", by=commune.clerk)
    assert "Biên bản nghiệm thu số 12" in page("commitment", promise.number)
    promising.reject(promise, reason="Chữ ký chưa đủ", by=commune.coordinator)

    after = page("commitment", promise.number)
    assert "Biên bản nghiệm thu số 12" not in after and "Chữ ký chưa đủ" not in after


def test_what_is_sealed_internal_or_not_yet_published_is_on_no_page_and_in_no_table(commune: Commune) -> None:
    commune.field("XDD", name="Xây dựng Đảng", is_internal=True)
    shown = commune.scheduled()
    draft = commune.commitment(what="Hứa trong dự thảo")
    inside = commune.scheduled(commune.matter(code="XDD"))
    kept = commune.scheduled()
    Matter.objects.filter(pk=kept.matter_id).update(is_sealed=True)
    Commitment.objects.filter(pk=inside.pk).update(what="Hứa trong nội bộ")
    Commitment.objects.filter(pk=kept.pk).update(what="Hứa về đơn tố cáo")

    everything = page("commitments") + page("results") + page("commitments", tai="csv")

    assert shown.what in everything
    for row in (draft, inside, kept):
        row.refresh_from_db()
        assert row.what not in everything and row.number not in everything
        address = reverse("portal:commitment", args=["xa-tan-yen", row.number])
        assert Client().get(address).status_code == 404


def test_another_authority_has_its_own_ledger(commune: Commune) -> None:
    other = Commune("xa-viet-yen", name="Đảng ủy xã Việt Yên")
    theirs = other.scheduled()
    Commitment.objects.update(what="Việc của Việt Yên", number="CK-2026-0900")

    assert "Việc của Việt Yên" not in page("commitments")
    assert theirs.pk
    address = reverse("portal:commitment", args=["xa-tan-yen", "CK-2026-0900"])
    assert Client().get(address).status_code == 404


def test_the_filter_stands_in_the_address_and_forgives_missing_marks(commune: Commune) -> None:
    drain = commune.scheduled()
    road = commune.scheduled()
    Commitment.objects.filter(pk=road.pk).update(what="Đổ bê tông đường thôn Đồng Khoát", owner=commune.other)

    found = page("commitments", q="duong dong khoat")
    assert "Đồng Khoát" in found and drain.what not in found
    owned = page("commitments", owner=str(commune.agency.pk))
    assert drain.what in owned and "bê tông" not in owned
    Commitment.objects.filter(pk=drain.pk).update(due_on=clock.today() - timedelta(days=2))
    late = page("commitments", state="late")
    assert drain.what in late and "bê tông" not in late
    assert (
        Client().get(reverse("portal:commitments", args=["xa-tan-yen"]), {"state": "x", "trang": "z"}).status_code
        == 200
    )


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_the_table_that_leaves_the_house_calculates_nothing(commune: Commune, kind: str) -> None:
    commune.scheduled()
    Commitment.objects.update(what='=HYPERLINK("http://x","Bấm")')

    response = Client().get(reverse("portal:commitments", args=["xa-tan-yen"]), {"tai": kind})

    assert f"so-cam-ket.{kind}" in response["Content-Disposition"]
    rows = sheets.read_rows(response.content, f"so.{kind}")
    assert len(rows) == 2
    assert rows[1][1].lstrip("'") == '=HYPERLINK("http://x","Bấm")'
    if kind == "csv":
        assert b"'=HYPERLINK" in response.content


def test_results_show_the_public_title_and_the_published_answer_and_find_nothing_else(commune: Commune) -> None:
    opinion = commune.opinion(SECRET)
    triage.classify(opinion.matter, field=commune.field(), by=commune.coordinator, title="Cống hỏng ở ngõ của bà Bưởi")
    matter = commune.made_public(opinion.matter, "Cống thoát nước sau chợ trung tâm")
    answer = commune.approved(commune.assigned(matter))
    assert matter.public_title not in page("results")
    answering.publish(answer, by=commune.publisher)

    whole = page("results")
    assert "Cống thoát nước sau chợ trung tâm" in whole and answer.short in whole
    for secret in ("Bưởi", "ngõ 7", SECRET):
        assert secret not in whole
    assert "sau chợ trung tâm" in page("results", q="cho trung tam")
    for guess in ("bưởi", "ngõ 7", "hỏng"):
        assert "sau chợ trung tâm" not in page("results", q=guess)


def test_a_matter_without_an_approved_title_has_no_result_in_public(commune: Commune) -> None:
    commune.published()

    assert "Cống thoát nước" not in page("results")


def test_the_number_of_queries_does_not_grow_with_the_rows(
    commune: Commune, django_assert_max_num_queries: object
) -> None:
    for _row in range(3):
        commune.made_public(commune.scheduled(commune.matter()).matter)

    with django_assert_max_num_queries(12):  # type: ignore[operator]  # a fixture
        page("commitments")
    with django_assert_max_num_queries(34):  # type: ignore[operator]  # a fixture
        page("results")


def test_the_file_of_an_evidence_is_there_only_while_it_is_shown(commune: Commune) -> None:
    promise = commune.scheduled()
    out = io.BytesIO()
    Image.new("RGB", (8, 8), "green").save(out, "PNG")
    file = evidence.keep(commune.authority, "anh.png", uploads.accept(out.getvalue(), "anh.png"))
    file.is_public = True
    file.save()
    address = reverse("portal:commitment_file", args=["xa-tan-yen", promise.number])
    assert Client().get(address).status_code == 404

    promising.show(promise, evidence_text="Ảnh chụp ngày 20/11", file=file, by=commune.clerk)
    got = Client().get(address)
    assert got.status_code == 200 and b"".join(got.streaming_content).startswith(b"\x89PNG")
    promising.reject(promise, reason="Chưa rõ", by=commune.coordinator)
    assert Client().get(address).status_code == 404
    uploads.discard(file.path)
