"""How many statements the pages of the answer workshop ask; the number does not grow with what stands on them."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from doithoai.casework import reviewing
from doithoai.casework.models import Answer
from doithoai.conference.models import Conference
from doithoai.core import clock
from doithoai.opinion.models import Matter
from tests.factories import people
from tests.factories.casework import Commune

pytestmark = pytest.mark.django_db
CONTROL = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT")


def url(name: str, *args: Any) -> str:
    return reverse(f"office:{name}", args=["xa-tan-yen", *args])


def asked(browser: Client, path: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert browser.get(path).status_code == 200
    return sum(not str(one["sql"]).startswith(CONTROL) for one in queries)


def more(commune: Commune, conference: Conference, number: int) -> None:
    """So many matters in every step, with reviewers in an order."""
    second = people.person("reviewer", commune.authority)
    for n in range(number):
        commune.assigned(commune.matter(title=f"Chưa ai viết {n}"))
        commune.drafted(
            commune.assigned(commune.matter(title=f"Dự thảo {n}", code=f"LV-{n % 3}", name=f"Lĩnh vực {n}"))
        )
        answer = commune.handed_in(commune.assigned(commune.matter(title=f"Chờ duyệt {n}")))
        reviewing.set_order(answer.matter, [commune.reviewer.person, second.person], by=commune.coordinator)
        commune.approved(commune.assigned(commune.matter(title=f"Đã duyệt {n}")))
        commune.published(commune.assigned(commune.matter(title=f"Đã công bố {n}")))
    Matter.objects.update(conference=conference)


def test_the_board_a_step_and_the_booklet_ask_few_and_no_more_for_more_matters() -> None:
    commune = Commune()
    conference = Conference.objects.create(
        authority=commune.authority, title="Hội nghị", audience="Nhân dân", state="scheduled", day=clock.today()
    )
    paths = {
        "board": url("answers"),
        "chosen": f"{url('answers')}?conference={conference.pk}",
        "step": url("answers_waiting", "tham-dinh"),
        "booklet": url("booklet", conference.public_id),
    }
    browser = people.signed_in(commune.standing)
    found: list[dict[str, int]] = []
    for number in (2, 4):
        more(commune, conference, number)
        found.append({name: asked(browser, path) for name, path in paths.items()})

    assert found[0] == found[1]
    assert max(found[1].values()) <= 15, found


def test_the_page_of_an_answer_asks_no_more_for_more_opinions_and_versions() -> None:
    commune = Commune()
    conference = Conference.objects.create(authority=commune.authority, title="Hội nghị", audience="Nhân dân")
    more(commune, conference, 1)
    for state, who, most in (("draft", commune.clerk, 34), ("in_review", commune.reviewer, 34)):
        answer = Answer.objects.filter(state=state).first()
        assert answer is not None
        assert asked(people.signed_in(who), url("answer", answer.public_id)) <= most, state
