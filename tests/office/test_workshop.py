"""The page of an answer: ticks, the order of the reviewers, what differs, an earlier answer to begin with."""

from __future__ import annotations

import copy
import io
from datetime import timedelta
from typing import Any
from urllib.parse import unquote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.urls import reverse
from docx import Document

from doithoai.casework import answering, attaching, points, reviewing, workshop, writing
from doithoai.casework.models import Answer
from doithoai.conference.models import Conference
from doithoai.core import clock
from doithoai.documents.models import Attachment
from doithoai.office.views.answers import FIRST
from doithoai.opinion import sameness, triage
from doithoai.opinion.models import Matter
from doithoai.people.roles import Acting
from tests import once
from tests.factories import people
from tests.factories.casework import Commune

pytestmark = pytest.mark.django_db
TYPED = {"short": "Xã mở rộng cống trong quý I.", "body": "Đã khảo sát.", "result": "explained", "seen_edits": "1"}


made = once.fixture(Commune)


@pytest.fixture
def commune(db: None, made: Commune) -> Commune:
    return copy.deepcopy(made)


def url(name: str, *args: Any) -> str:
    return reverse(f"office:{name}", args=["xa-tan-yen", *args])


def read(who: Acting, name: str, *args: Any) -> str:
    return people.signed_in(who).get(url(name, *args)).content.decode()


def post(who: Acting, name: str, *args: Any, **data: Any) -> HttpResponse:
    return people.signed_in(who).post(url(name, *args), data)


def test_points_are_ticked_on_the_page_and_a_missing_one_keeps_all_that_was_typed(commune: Commune) -> None:
    matter = commune.matter()
    sameness.join(commune.opinion("Cống chợ hẹp quá, xin mở rộng."), into=matter, by=commune.coordinator)
    answer = commune.drafted(commune.assigned(Matter.objects.get(pk=matter.pk)))
    first, second = points.of(answer.matter)
    shown = read(commune.clerk, "answer", answer.public_id)
    assert f"{first.number}: " in shown and shown.count("checked") == 2

    refused = post(commune.clerk, "answer", answer.public_id, **TYPED, answered=[first.pk], hand_in="1")
    assert refused.status_code == 422 and "Xã mở rộng cống trong quý I." in refused.content.decode()
    typed = TYPED | {"seen_edits": str(Answer.objects.get().edits)}
    post(commune.clerk, "answer", answer.public_id, **typed, answered=[first.pk], hand_in="1", all_the_same="on")

    assert Answer.objects.get().state == "in_review"
    page = people.signed_in(commune.reviewer).get(url("answer", answer.public_id))
    assert page.context["covered"] == points.Covered(1, 2)


def test_the_order_of_reviewers_is_set_on_a_page_and_only_the_one_asked_may_judge(commune: Commune) -> None:
    second = people.person("reviewer", commune.authority)
    answer = commune.handed_in()
    post(commune.coordinator, "answer_reviewers", answer.public_id, first=second.pk, second=commune.reviewer.pk)

    assert url("answer_approve", answer.public_id) in read(second, "answer", answer.public_id)
    assert url("answer_approve", answer.public_id) not in read(commune.reviewer, "answer", answer.public_id)
    twice = post(commune.coordinator, "answer_reviewers", answer.public_id, first=second.pk, second=second.pk)
    assert twice.status_code == 422
    assert post(commune.clerk, "answer_reviewers", answer.public_id, first="").status_code == 403


@pytest.mark.clause("S-34")
def test_a_correction_says_why_and_what_differs_inside_and_to_everybody(commune: Commune) -> None:
    first = commune.published()
    assert people.signed_in(commune.clerk).get(url("answer_compare", first.public_id)).status_code == 404
    matter = commune.made_public(Matter.objects.get())
    second = commune.published(
        commune.assigned(matter), short="Xã làm lại cống trong quý II năm 2027.", correction_reason="Vốn về muộn"
    )

    shown = read(commune.reviewer, "answer_compare", second.public_id)
    assert "<del>I </del>" in shown and "<ins>II </ins>" in shown and "Vốn về muộn" in shown
    public = people.signed_in(commune.clerk).get(reverse("portal:matter", args=["xa-tan-yen", matter.public_id]))
    assert "Vốn về muộn" in public.content.decode()


def test_an_earlier_answer_begins_an_empty_draft_and_never_writes_over_words(commune: Commune) -> None:
    old = commune.published()
    matter = commune.opinion("Cống sau chợ bé, mưa là ngập vào nhà dân.").matter
    triage.classify(matter, field=commune.field(), by=commune.coordinator, title="Cống sau chợ ngập")
    draft = answering.draft(commune.assigned(matter), by=commune.clerk)
    assert old.short in read(commune.clerk, "answer", draft.public_id)

    post(commune.clerk, "answer_borrow", draft.public_id, **{"from": old.public_id})
    draft.refresh_from_db()
    assert (draft.short, draft.body, draft.result) == (old.short, old.body, "")
    again = post(commune.clerk, "answer_borrow", draft.public_id, **{"from": old.public_id})
    assert again.status_code == 409
    assert post(commune.clerk, "answer_borrow", draft.public_id, **{"from": "khong-co"}).status_code == 404


def attached(commune: Commune, answer: Answer, *, name: str = "Bản đồ.pdf") -> Attachment:
    """A file that the clerk sends along with the words."""
    file = SimpleUploadedFile(name, b"%PDF-1.4 x\n%%EOF", "application/pdf")
    answer.refresh_from_db()
    typed = {name: getattr(answer, name) for name in writing.COLUMNS} | {"seen_edits": answer.edits, "added": file}
    response = post(commune.clerk, "answer", answer.public_id, **typed)
    assert response.status_code == 302
    return attaching.of(answer)[-1]


def test_files_are_sent_with_the_words_and_opened_by_who_reads_the_answer_alone(commune: Commune) -> None:
    answer = commune.drafted()
    file = attached(commune, answer)
    address = url("answer_file", answer.public_id, file.public_id)
    assert "Bản đồ.pdf" in read(commune.clerk, "answer", answer.public_id)

    for who, status in ((commune.clerk, 200), (commune.reviewer, 200), (commune.neighbour, 404)):
        assert people.signed_in(who).get(address).status_code == status
    given = people.signed_in(commune.clerk).get(address)
    assert f"{answer.matter.number}-1.pdf" in unquote(given["Content-Disposition"])
    assert given["X-Content-Type-Options"] == "nosniff"

    typed = TYPED | {"seen_edits": str(Answer.objects.get().edits), "dropped": file.public_id}
    post(commune.clerk, "answer", answer.public_id, **typed)
    assert people.signed_in(commune.clerk).get(address).status_code == 404


def test_a_file_of_no_kind_that_is_taken_is_refused_and_the_words_stay_on_the_page(commune: Commune) -> None:
    answer = commune.drafted()
    bad = SimpleUploadedFile("a.exe", b"MZ" * 200)
    typed = TYPED | {"seen_edits": str(answer.edits), "added": bad}

    refused = post(commune.clerk, "answer", answer.public_id, **typed)

    assert refused.status_code == 422 and TYPED["short"] in refused.content.decode()
    assert attaching.of(answer) == [] and Answer.objects.get().short == answer.short


def test_a_word_file_becomes_the_full_answer_and_a_broken_one_is_refused(commune: Commune) -> None:
    draft = answering.draft(commune.assigned(), by=commune.clerk)
    document, out = Document(), io.BytesIO()
    document.add_paragraph("Xã đã khảo sát cống.")
    document.save(out)

    broken = post(commune.clerk, "answer_word", draft.public_id, text=SimpleUploadedFile("a.docx", b"PK\x03\x04"))
    assert broken.status_code == 422
    file = SimpleUploadedFile("tra-loi.docx", out.getvalue())
    assert post(commune.clerk, "answer_word", draft.public_id, text=file).status_code == 302
    assert Answer.objects.get().body == "Xã đã khảo sát cống."
    again = SimpleUploadedFile("tra-loi.docx", out.getvalue())
    assert post(commune.neighbour, "answer_word", draft.public_id, text=again).status_code == 404


def test_what_was_typed_into_a_version_that_went_to_review_meanwhile_is_given_back(commune: Commune) -> None:
    answer = commune.drafted()
    answering.hand_in(answer, by=commune.clerk)

    late = post(commune.head, "answer", answer.public_id, **(TYPED | {"body": "Chữ chưa lưu"}))

    assert late.status_code == 422 and "Chữ chưa lưu" in late.content.decode()


def test_any_two_versions_are_compared_and_words_are_escaped(commune: Commune) -> None:
    first = commune.published(short="Xong <b>quý I</b>.")
    matter = Matter.objects.get()
    second = commune.published(commune.assigned(matter), short="Xong <i>quý II</i>.")
    third = commune.drafted(commune.assigned(Matter.objects.get()), short="Xong quý III.")

    shown = people.signed_in(commune.clerk).get(url("answer_compare", third.public_id), {"voi": first.public_id})
    page = shown.content.decode()
    assert "&lt;b&gt;quý" in page and "<b>quý" not in page
    assert (shown.context["earlier"], shown.context["later"]) == (first, third)
    assert f"?voi={second.public_id}" in read(commune.clerk, "answer", third.public_id)
    other = commune.drafted(commune.assigned(commune.matter()))
    wrong = people.signed_in(commune.clerk).get(url("answer_compare", third.public_id), {"voi": other.public_id})
    assert wrong.status_code == 404


def test_the_first_of_two_reviewers_agrees_and_the_board_says_whose_turn_it_is(commune: Commune) -> None:
    second = people.person("reviewer", commune.authority)
    answer = commune.handed_in()
    reviewing.set_order(answer.matter, [commune.reviewer.person, second.person], by=commune.coordinator)
    mine = people.signed_in(commune.reviewer).get(url("answers")).context["waiting"][0]
    theirs = people.signed_in(second).get(url("answers")).context["waiting"][0]
    assert (mine[3][0].is_mine, theirs[3][0].is_mine) == (True, False)
    assert workshop.asked(Answer.objects.all(), second.pk).count() == 0

    post(commune.reviewer, "answer_approve", answer.public_id)

    assert Answer.objects.get().state == "in_review"
    assert second.name in read(commune.coordinator, "answer", answer.public_id)
    assert workshop.asked(Answer.objects.all(), second.pk).count() == 1


@pytest.mark.clause("S-78", "G-2")
def test_the_board_counts_by_field_and_says_how_many_days_are_left(commune: Commune) -> None:
    conference = Conference.objects.create(
        authority=commune.authority,
        title="Hội nghị đối thoại",
        audience="Nhân dân",
        state="scheduled",
        day=clock.today() + timedelta(days=8),
    )
    commune.approved(commune.assigned())
    commune.assigned(commune.matter(code="DUONG", name="Giao thông"))
    Matter.objects.update(conference=conference)

    page = people.signed_in(commune.standing).get(url("answers"))

    assert page.context["days_left"] == 8 and page.context["conference"] == conference
    assert [(one.name, one.found.matters, one.found.approved) for one in page.context["measured"].meter.fields] == [
        ("Giao thông", 1, 0),
        ("Thoát nước, thủy lợi", 1, 1),
    ]
    whole = page.context["measured"].meter.whole
    assert (whole.matters, whole.approved, whole.nobody, whole.left_opinions) == (2, 1, 1, 1)
    assert url("booklet", conference.public_id) in page.content.decode()
    assert url("booklet", conference.public_id) not in read(commune.clerk, "answers")


def test_what_waits_is_shown_in_parts_and_leafed_through_on_a_page_of_its_own(commune: Commune) -> None:
    for n in range(FIRST + 2):
        commune.handed_in(commune.assigned(commune.matter(title=f"Vấn đề số {n}")))
    board = people.signed_in(commune.reviewer).get(url("answers"))
    step, _words, number, rows = board.context["waiting"][0]
    assert (step, number, len(rows)) == ("tham-dinh", f"{FIRST}+", FIRST)

    page = people.signed_in(commune.reviewer).get(url("answers_waiting", "tham-dinh"))
    assert page.context["page"].paginator.count == FIRST + 2
    assert people.signed_in(commune.reviewer).get(url("answers_waiting", "khac")).status_code == 404
    mine = people.signed_in(commune.neighbour).get(url("answers_waiting", "tham-dinh"))
    assert mine.context["page"].paginator.count == 0


@pytest.mark.clause("S-78")
def test_the_booklet_is_read_by_who_reads_all_answers_and_by_the_chair_of_this_conference_alone(
    commune: Commune,
) -> None:
    conference, elsewhere = (
        Conference.objects.create(authority=commune.authority, title=title, audience="Nhân dân")
        for title in ("Hội nghị một", "Hội nghị hai")
    )
    commune.approved(short="Sửa trong quý I.")
    Matter.objects.update(conference=conference)
    chair = people.person("chair", commune.authority, None, conference)
    guest = people.person("chair", commune.authority, None, elsewhere)

    for who, status in (
        (commune.standing, 200),
        (commune.coordinator, 200),
        (chair, 200),
        (guest, 404),
        (commune.clerk, 404),
        (commune.supervisor, 403),
    ):
        assert people.signed_in(who).get(url("booklet", conference.public_id)).status_code == status
        assert people.signed_in(who).get(url("booklet_file", conference.public_id, "pdf")).status_code == status
    assert "Sửa trong quý I." in read(chair, "booklet", conference.public_id)
    assert url("booklet", conference.public_id) in read(chair, "conference", conference.public_id)
    word = people.signed_in(chair).get(url("booklet_file", conference.public_id, "docx"))
    assert word["Content-Type"].endswith("wordprocessingml.document")
    assert people.signed_in(chair).get(url("booklet_file", conference.public_id, "txt")).status_code == 404
