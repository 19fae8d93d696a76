"""Nothing a citizen wrote is public without consent and a second person."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from doithoai.core.actors import CITIZEN
from doithoai.opinion import intake, public_text
from doithoai.opinion.models import Matter, Opinion, PublicText
from doithoai.people.roles import Acting
from tests import once
from tests.factories import people
from tests.factories.casework import Commune

pytestmark = pytest.mark.django_db
SLUG = "xa-tan-yen"
WORDS = "Tôi là Dương Thị Lam, cống sau chợ bé, mưa là ngập."
MASKED = "Tôi là [đã che: họ tên], cống sau chợ bé, mưa là ngập."


made = once.fixture(Commune)


@pytest.fixture
def place(db: None, made: Commune) -> Commune:
    return copy.deepcopy(made)


def sent(place: Commune, **more: Any) -> Opinion:
    return intake.receive(place.authority, door="web", texts=[WORDS], by=CITIZEN, **more).opinions[0]


def post(who: Acting, name: str, *args: Any, **data: Any) -> HttpResponse:
    return people.signed_in(who).post(reverse(f"office:{name}", args=[SLUG, *args]), data)


@pytest.mark.clause("G-17")
def test_the_senders_words_go_out_masked_with_consent_and_after_a_second_person(place: Commune) -> None:
    reviewer = people.person("text_reviewer", place.authority)
    opinion = sent(place, consents_to_text=True)
    place.made_public(opinion.matter, "Cống sau chợ")
    page = reverse("portal:matter", args=[SLUG, opinion.matter.public_id])

    for _time in range(2):
        post(place.coordinator, "opinion_text", opinion.public_id, text=MASKED)
    text = PublicText.objects.get(opinion=opinion)
    assert "cống sau chợ bé" not in Client().get(page).content.decode()

    assert post(place.coordinator, "text_approve", text.public_id).status_code == 403
    waiting = people.signed_in(reviewer).get(reverse("office:texts", args=[SLUG])).content.decode()
    assert WORDS in waiting and "đã che: họ tên" in waiting
    for _time in range(2):
        assert post(reviewer, "text_approve", text.public_id).status_code == 302
    shown = Client().get(page).content.decode()
    assert "cống sau chợ bé" in shown and "Dương Thị Lam" not in shown


def test_without_consent_no_words_are_even_prepared(place: Commune) -> None:
    opinion = sent(place)

    answer = post(place.coordinator, "opinion_text", opinion.public_id, text=MASKED)

    assert answer.status_code == 422 and MASKED.split("]")[1] in answer.content.decode()
    assert not PublicText.objects.exists()


def test_who_prepared_a_text_does_not_approve_it_whatever_other_roles_he_holds(place: Commune) -> None:
    both = people.also(place.coordinator, "text_reviewer", place.authority)
    opinion = sent(place, consents_to_text=True)
    post(both, "opinion_text", opinion.public_id, text=MASKED)
    text = PublicText.objects.get()

    post(both, "text_approve", text.public_id)

    text.refresh_from_db()
    assert (text.state, public_text.shown(opinion)) == ("proposed", None)


def test_a_text_sent_back_says_why_and_is_proposed_anew(place: Commune) -> None:
    reviewer = people.person("text_reviewer", place.authority)
    opinion = sent(place, consents_to_text=True)
    post(place.coordinator, "opinion_text", opinion.public_id, text=WORDS)
    text = PublicText.objects.get()

    assert post(reviewer, "text_send_back", text.public_id, note="").status_code == 422
    post(reviewer, "text_send_back", text.public_id, note="Còn để lộ họ tên")
    form = people.signed_in(place.coordinator).get(reverse("office:opinion_text", args=[SLUG, opinion.public_id]))
    assert "Còn để lộ họ tên" in form.content.decode()
    post(place.coordinator, "opinion_text", opinion.public_id, text=MASKED)

    assert sorted(PublicText.objects.values_list("state", flat=True)) == ["proposed", "replaced"]


def test_the_title_for_the_public_waits_for_a_second_person_too(place: Commune) -> None:
    reviewer = people.person("text_reviewer", place.authority)
    matter = place.matter()

    post(place.coordinator, "matter_title", matter.public_id, text="Cống sau chợ trung tâm")
    assert not Matter.objects.public().exists()
    post(reviewer, "text_approve", PublicText.objects.get().public_id)

    assert [row.public_title for row in Matter.objects.public()] == ["Cống sau chợ trung tâm"]


def test_a_neighbours_texts_are_not_there(place: Commune) -> None:
    opinion = sent(place, consents_to_text=True)
    text = public_text.propose(opinion, text=MASKED, by=place.coordinator)
    far = people.authority("xa-ngoc-thien")
    reviewer = people.person("text_reviewer", far)

    there = people.signed_in(reviewer).post(reverse("office:text_approve", args=["xa-ngoc-thien", text.public_id]))
    here = people.signed_in(reviewer).post(reverse("office:text_approve", args=[SLUG, text.public_id]))

    assert (there.status_code, here.status_code) == (404, 404)
    assert PublicText.objects.get().state == "proposed"


def test_the_page_covers_what_looks_personal_and_shows_what_people_will_see(place: Commune) -> None:
    opinion = sent(place, consents_to_text=True)
    page = reverse("office:opinion_text", args=[SLUG, opinion.public_id])
    staff = people.signed_in(place.coordinator)

    first = staff.get(page).content.decode()
    assert f">\n{MASKED}</textarea>" in first and '<span class="masked">đã che: họ tên</span>' in first

    typed = "Ông Dương Văn Lầm nói cống tắc."
    looked = staff.post(page, {"text": typed, "look": "1"})
    assert looked.status_code == 200 and "<strong>Có thể còn" in looked.content.decode()
    assert "Dương Văn Lầm</p>" in looked.content.decode() and not PublicText.objects.exists()
