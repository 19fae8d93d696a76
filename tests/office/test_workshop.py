"""The page of an answer: ticks, the order of the reviewers, what differs, an earlier answer to begin with."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import HttpResponse
from django.urls import reverse

from doithoai.casework import answering, points
from doithoai.casework.models import Answer
from doithoai.opinion import sameness, triage
from doithoai.opinion.models import Matter
from doithoai.people.roles import Acting
from tests.factories import people
from tests.factories.casework import Commune

pytestmark = pytest.mark.django_db
TYPED = {"short": "Xã mở rộng cống trong quý I.", "body": "Đã khảo sát.", "result": "explained", "seen_edits": "1"}


@pytest.fixture
def commune() -> Commune:
    return Commune()


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
    assert "1 / 2" in read(commune.reviewer, "answer", answer.public_id)


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
