"""The booklet for the chair: every matter in the order of registration, what has no answer marked, nobody named."""

from __future__ import annotations

import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from docx import Document

from doithoai.casework import booklet
from doithoai.conference.models import Conference
from doithoai.core.actors import CITIZEN
from doithoai.core.transitions import Refused
from doithoai.documents import docx, pdf
from doithoai.documents.content import dump, load
from doithoai.documents.profiles import profile
from doithoai.opinion import intake, sameness, sealed, triage
from doithoai.opinion.intake import ContactData
from doithoai.opinion.models import Matter
from tests.factories.casework import Commune

pytestmark = pytest.mark.django_db


@pytest.fixture
def commune() -> Commune:
    return Commune()


@pytest.fixture
def conference(commune: Commune) -> Conference:
    return Conference.objects.create(authority=commune.authority, title="Hội nghị đối thoại", audience="Nhân dân")


def matter(commune: Commune, conference: Conference, title: str, text: str = "Đường hỏng.") -> Matter:
    receipt = intake.receive(
        commune.authority,
        door="web",
        texts=[text],
        by=CITIZEN,
        conference=conference,
        contact=ContactData(name="Giáp Thị Na", phone="0912345678"),
    )
    row = receipt.opinions[0].matter
    triage.classify(row, field=commune.field(), by=commune.coordinator, title=title)
    return row


@pytest.mark.clause("S-78", "S-34")
def test_every_matter_stands_in_it_in_order_and_what_has_no_approved_answer_is_marked(
    commune: Commune, conference: Conference
) -> None:
    rows = [matter(commune, conference, f"Đường thôn {n}") for n in range(1, 6)]
    commune.approved(commune.assigned(rows[1]), short="Sửa trong quý I.", basis="Nghị quyết 14\nBiên bản ngày 3/11")
    commune.handed_in(commune.assigned(rows[2]))
    commune.drafted(commune.assigned(rows[3]))
    triage.withdraw(rows[4].opinions.get(), by=CITIZEN)
    commune.approved(commune.assigned(commune.matter(title="Của hội nghị khác")))

    found = booklet.lines(list(booklet.matters(conference)))

    assert [(line.place, line.title, line.answer is not None, line.underway) for line in found] == [
        (1, "Đường thôn 1", False, ""),
        (2, "Đường thôn 2", True, ""),
        (3, "Đường thôn 3", False, "in_review"),
        (4, "Đường thôn 4", False, "draft"),
    ]
    assert booklet.sums(conference) == booklet.Sums(matters=4, ready=1, opinions=4)


def test_a_correction_that_is_being_written_leaves_the_published_answer_in_it(
    commune: Commune, conference: Conference
) -> None:
    row = matter(commune, conference, "Đường thôn")
    first = commune.published(commune.assigned(row))
    commune.drafted(commune.assigned(Matter.objects.get(pk=row.pk)), short="Bản sau")

    (line,) = booklet.lines(list(booklet.matters(conference)))
    assert line.answer == first


def test_it_says_how_many_points_an_answer_covers(commune: Commune, conference: Conference) -> None:
    row = matter(commune, conference, "Đường thôn")
    commune.approved(commune.assigned(row))
    sameness.join(commune.opinion("Đường hỏng, xin sửa."), into=Matter.objects.get(pk=row.pk), by=commune.coordinator)

    (line,) = booklet.lines(list(booklet.matters(conference)))
    assert line.covered is not None and (line.covered.ticked, line.covered.points) == (0, 2)


def test_nothing_of_the_senders_and_nothing_sealed_stands_in_it(commune: Commune, conference: Conference) -> None:
    row = matter(commune, conference, "Nhà bà Giáp Thị Na, số điện thoại 0912345678", "Nhà tôi ngập, tôi là Na.")
    hidden = matter(commune, conference, "Tố cáo cán bộ")
    sealed.seal(hidden, kind="denunciation", by=commune.coordinator)
    commune.approved(commune.assigned(row))

    text = dump(booklet.paper(conference))

    assert row.number in text and "0912345678" not in text and "tôi là Na" not in text
    assert hidden.number not in text and "Tố cáo" not in text


def test_it_is_printed_as_word_and_pdf(commune: Commune, conference: Conference) -> None:
    row = matter(commune, conference, "Đường thôn")
    commune.approved(commune.assigned(row), short="Sửa trong quý I.")
    matter(commune, conference, "Cầu qua kênh")
    content = booklet.paper(conference)
    form = profile(commune.authority.paper_profile)

    words = "\n".join(one.text for one in Document(io.BytesIO(docx.render(content, form))).paragraphs)

    assert load(dump(content)) == content
    assert "Sửa trong quý I." in words and "CHƯA CÓ TRẢ LỜI ĐƯỢC DUYỆT (chưa có dự thảo)." in words
    assert "1 vấn đề đã có trả lời được duyệt, 1 vấn đề chưa có" in words
    assert pdf.render(content, form).startswith(b"%PDF")


def test_more_matters_than_a_booklet_holds_are_read_on_the_screen(
    commune: Commune, conference: Conference, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(booklet, "MOST", 1)
    for title in ("Một", "Hai"):
        matter(commune, conference, title)

    with pytest.raises(Refused) as refusal:
        booklet.paper(conference)
    assert refusal.value.code == "too_many"


def test_the_lines_ask_two_statements_however_many_they_are(commune: Commune, conference: Conference) -> None:
    for n in range(5):
        commune.approved(commune.assigned(matter(commune, conference, f"Đường thôn {n}")))
    rows = list(booklet.matters(conference))

    with CaptureQueriesContext(connection) as queries:
        booklet.lines(rows)
    assert len(queries) == 2
