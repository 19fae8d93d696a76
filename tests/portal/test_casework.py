"""Everybody may follow what was promised and what came of what people raised, and learns nothing more than that."""

import copy
import io
from datetime import timedelta
from xml.etree import ElementTree

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from PIL import Image

from doithoai.casework import answering, assigning, carrying, ledger, promising, referring, whereabouts
from doithoai.casework.models import Commitment
from doithoai.conference import evidence
from doithoai.conference.models import Conference
from doithoai.core import clock, sheets, uploads
from doithoai.opinion import triage
from doithoai.opinion.models import Matter
from tests import once
from tests.factories import people
from tests.factories.casework import Commune
from tests.factories.conference import announced

pytestmark = pytest.mark.django_db

SECRET = "Bà Bưởi ở ngõ 7 viết rằng cống hỏng"


made = once.fixture(Commune)


@pytest.fixture
def commune(db: None, made: Commune) -> Commune:
    return copy.deepcopy(made)


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


def photo_of_a_phone() -> bytes:
    """A picture with the place where it was taken in it, as telephones send them."""
    exif = Image.Exif()
    exif.get_ifd(0x8825)[1] = "N"
    exif.get_ifd(0x8825)[2] = (21.0, 23.0, 5.0)
    exif[0x010F] = "Máy ảnh của bà Bưởi"
    out = io.BytesIO()
    Image.new("RGB", (640, 480), "green").save(out, "JPEG", exif=exif)
    return out.getvalue()


@pytest.mark.clause("S-62")
def test_the_picture_of_an_evidence_is_public_once_it_was_verified_and_tells_no_place(commune: Commune) -> None:
    promise = commune.scheduled()
    data = {"evidence_text": "Ảnh chụp ngày 20/11", "file": io.BytesIO(photo_of_a_phone())}
    data["file"].name = "IMG_2041.jpg"
    show = reverse("office:commitment_show", args=["xa-tan-yen", promise.public_id])
    assert people.signed_in(commune.clerk).post(show, data).status_code == 302
    promise.refresh_from_db()
    file = promise.evidence_file
    assert file is not None and file.kind == "picture"
    addresses = [
        reverse(f"portal:{name}", args=["xa-tan-yen", promise.number])
        for name in ("commitment_file", "commitment_picture_file")
    ]

    shown = page("commitment", promise.number)
    assert "Ảnh chụp ngày 20/11" in shown and "<img" not in shown
    assert [Client().get(address).status_code for address in addresses] == [404, 404]
    promising.verify(promise, by=commune.coordinator)
    whole, small = (Client().get(address) for address in addresses)

    assert addresses[1] in page("commitment", promise.number)
    with Image.open(io.BytesIO(b"".join(whole.streaming_content))) as kept:
        assert kept.size == (640, 480) and not kept.getexif() and "Bưởi" not in str(kept.info)
    assert small["Content-Type"] == "image/jpeg" and small.content.startswith(b"\xff\xd8")
    uploads.discard(file.path)


def test_a_paper_that_proves_it_is_taken_away_and_not_drawn_and_nothing_is_there_when_it_was_rejected(
    commune: Commune,
) -> None:
    promise = commune.scheduled()
    out = io.BytesIO()
    Image.new("RGB", (8, 8), "green").save(out, "PDF")
    file = evidence.keep(commune.authority, "bien-ban.pdf", uploads.accept(out.getvalue(), "bien-ban.pdf"))
    file.is_public = True
    file.save()
    addresses = [
        reverse(f"portal:{name}", args=["xa-tan-yen", promise.number])
        for name in ("commitment_file", "commitment_picture_file")
    ]

    promising.show(promise, evidence_text="Biên bản", file=file, by=commune.clerk)
    promising.reject(promise, reason="Chưa rõ", by=commune.coordinator)
    assert [Client().get(address).status_code for address in addresses] == [404, 404]
    promising.show(promise, evidence_text="Biên bản", file=file, by=commune.clerk)
    promising.verify(promise, by=commune.coordinator)

    assert [Client().get(address).status_code for address in addresses] == [200, 404]
    assert "<img" not in page("commitment", promise.number)
    uploads.discard(file.path)


@pytest.mark.clause("S-63", "S-62")
def test_the_public_reads_from_which_day_to_which_why_and_who_allowed_it(commune: Commune) -> None:
    promise = commune.scheduled(days=30)
    first = promise.due_on
    for days, granted in ((20, True), (90, False)):
        promise.refresh_from_db()
        asked = promising.ask_extension(
            promise, to_day=first + timedelta(days=days), reason=f"Chờ vốn {days}", by=commune.head
        )
        assigning.decide(asked, granted=granted, by=commune.standing)

    one = page("commitment", promise.number)

    assert f"{first:%d/%m/%Y} → {first + timedelta(days=20):%d/%m/%Y}" in one
    assert "Chờ vốn 20" in one and "Chờ vốn 90" not in one
    assert commune.standing.unit in one and commune.standing.name not in one


@pytest.mark.clause("S-12", "S-22")
def test_the_ledger_is_narrowed_by_field_and_conference_and_leafed_through_without_losing_anyone(
    commune: Commune,
) -> None:
    drain = commune.scheduled()
    other = commune.scheduled(commune.matter(code="DUONG", name="Giao thông"))
    held = announced(commune.authority, by=commune.coordinator)
    Commitment.objects.filter(pk=other.pk).update(what="Đổ bê tông đường thôn", conference=held)

    by_field = page("commitments", field=str(commune.field("DUONG").pk))
    by_conference = page("commitments", conference=str(held.pk))
    for found in (by_field, by_conference):
        assert "Đổ bê tông đường thôn" in found and drain.what not in found

    states = ["open", "open", "evidence", "done", "not_possible"]
    rows = [
        Commitment(
            authority=commune.authority,
            number=f"CK-2025-{n:04d}",
            matter=drain.matter,
            owner=commune.agency,
            what=f"Việc thứ {n}",
            state=states[n % 5],
            first_due_on=clock.today(),
            due_on=clock.today() + timedelta(days=(n // 5) % 7 - 3),
        )
        for n in range(120)
    ]
    Commitment.objects.bulk_create(rows)
    seen: list[Commitment] = []
    passed: str | None = ""
    while passed is not None:
        leaf = ledger.leaf(Commitment.objects.of(commune.authority).public(), passed, clock.today())
        seen += leaf.rows
        passed = leaf.after

    assert len(seen) == len({row.pk for row in seen}) == 122
    rank = [
        0 if row.is_overdue(clock.today()) else {"evidence": 1, "open": 2, "done": 3, "not_possible": 4}[row.state]
        for row in seen
    ]
    assert rank == sorted(rank)
    assert page("commitments", sau="0-20260101-1.9-x.4-99999999-5")  # nonsense begins anew


@pytest.mark.clause("S-22")
def test_the_feed_tells_public_changes_alone(commune: Commune) -> None:
    address = reverse("portal:commitments_feed_file", args=["xa-tan-yen"])
    assert Client().get(address).status_code == 200  # nobody has promised anything yet
    shown, hidden = commune.scheduled(), commune.scheduled()
    Matter.objects.filter(pk=hidden.matter_id).update(is_sealed=True)
    promising.note(shown, text="Đang thi công", by=commune.clerk)
    cache.clear()

    answer = Client().get(address)

    assert answer["Content-Type"].startswith("application/atom+xml") and "max-age=60" in answer["Cache-Control"]
    entries = ElementTree.fromstring(answer.content).findall("{http://www.w3.org/2005/Atom}entry")
    titles = [entry.findtext("{http://www.w3.org/2005/Atom}title") or "" for entry in entries]
    assert titles and all(title.startswith(f"{shown.number}: ") for title in titles)
    assert hidden.number not in answer.content.decode()


@pytest.mark.clause("S-36", "S-14")
def test_everybody_sees_where_a_referred_matter_is_and_how_often_its_reply_was_urged(commune: Commune) -> None:
    matter = commune.made_public(commune.matter())
    day = clock.today()
    drafted = commune.referral(matter, sent=False)
    assert commune.upper.name not in page("matter", matter.public_id)

    referring.send(drafted, letter="15-CV/ĐU", on=day, reply_by=day + timedelta(days=20), by=commune.coordinator)
    with time_machine.travel(clock.now() + timedelta(days=1), tick=False):
        referring.urge(drafted, how="16-CV/ĐU", on=day, by=commune.coordinator)
        referring.urge(drafted, how="Gọi điện", on=day + timedelta(days=1), by=commune.coordinator)
        referring.receive(drafted, on=day, by=commune.coordinator)

    told = page("matter", matter.public_id)
    for words in ("Sở Xây dựng", "15-CV/ĐU", f"{day:%d/%m/%Y}", f"{day + timedelta(days=20):%d/%m/%Y}"):
        assert words in told
    assert whereabouts.of([matter.pk])[matter.pk][0].urged == 2


@pytest.mark.clause("S-62")
def test_what_was_carried_over_stands_on_the_public_page_of_the_next_conference(commune: Commune) -> None:
    held = Conference.objects.create(authority=commune.authority, title="Lần một", audience="Nhân dân", state="closed")
    coming = announced(commune.authority, by=commune.coordinator)
    promise = commune.commitment(conference=held, allowed=True)
    assert promise.what not in page("conference", coming.public_id)

    carrying.carry(held, rows=[promise], to=coming, reason="Chờ vốn của tỉnh", by=commune.coordinator)

    told = page("conference", coming.public_id)
    assert promise.what in told and "Chờ vốn của tỉnh" in told and "Lần một" in told
