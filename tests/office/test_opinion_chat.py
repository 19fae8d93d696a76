"""Messages of a group: seen before anything is kept, each ticked one an opinion, the same page twice one act."""

from __future__ import annotations

from typing import Any

import pytest
from django.http import HttpResponse
from django.urls import reverse

from doithoai.core import clock
from doithoai.core.formats import vndate
from doithoai.opinion.models import Contact, Opinion, Submission
from doithoai.people.roles import Acting
from tests.factories import people
from tests.factories.rows import comes_back, nothing_written

pytestmark = pytest.mark.django_db
PASTED = (
    "[10:32, 12/11/2026] Dương Thị Hạ: Bãi rác thôn Hậu thối lắm.\n"
    "[10:33, 12/11/2026] Bà Lụa: Đúng rồi.\n"
    "[10:40, 12/11/2026] Ông Tư: Đèn đường hỏng từ tháng 9."
)


@pytest.fixture
def clerk() -> Acting:
    return people.person("intake", people.authority())


def chat(who: Acting, **data: Any) -> HttpResponse:
    values = {"received_on": vndate(clock.today()), "place": "thôn Hậu"} | data
    return people.signed_in(who).post(reverse("office:chat", args=["xa-tan-yen"]), values)


def ticked(**changed: Any) -> dict[str, Any]:
    return {
        "boxes": "3",
        "key": "one",
        "take_1": "on",
        "text_1": "Bãi rác thôn Hậu thối lắm.",
        "sender_1": "Dương Thị Hạ",
        "text_2": "Đúng rồi.",
        "take_3": "on",
        "text_3": "Đèn đường hỏng từ tháng 9.",
    } | changed


def test_the_split_is_seen_before_anything_is_kept(clerk: Acting) -> None:
    with nothing_written():
        answer = chat(clerk, pasted=PASTED)

    shown = answer.content.decode()
    assert answer.status_code == 200
    for words in ("Bãi rác thôn Hậu thối lắm.", "Bà Lụa", "Đèn đường hỏng", 'name="take_3"', "thôn Hậu"):
        assert words in shown
    assert 'name="take_4"' not in shown and "10:32" not in shown


def test_each_ticked_message_becomes_an_opinion_once(clerk: Acting) -> None:
    for _press in range(2):
        assert chat(clerk, **ticked()).status_code == 302

    rows = Opinion.objects.order_by("pk")
    assert [row.text for row in rows] == ["Bãi rác thôn Hậu thối lắm.", "Đèn đường hỏng từ tháng 9."]
    assert set(Submission.objects.values_list("door", "place")) == {("chat", "thôn Hậu")}
    assert [row.name for row in Contact.objects.all()] == ["Dương Thị Hạ"]
    assert not Submission.objects.exclude(consents_to_text=False, consents_to_name=False).exists()


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"pasted": " "}, "pasted"),
        ({"pasted": "\n\n".join(["Đường hỏng."] * 41)}, "pasted"),
        ({"pasted": PASTED, "received_on": "ngày mai"}, "received_on"),
    ],
)
def test_a_paste_that_cannot_be_comes_back_as_typed(clerk: Acting, data: dict[str, str], field: str) -> None:
    with nothing_written():
        answer = chat(clerk, **data)

    comes_back(answer, field, "thôn Hậu")


def test_bad_messages_come_back_as_typed_and_none_is_kept(clerk: Acting) -> None:
    for changed in ({"text_3": " "}, {"text_3": "TỐI MẬT. Đèn hỏng."}, {"received_on": "32/01/2026"}):
        with nothing_written():
            answer = chat(clerk, **ticked(**changed))
        assert answer.status_code == 422 and "Dương Thị Hạ" in answer.content.decode()
    with nothing_written():
        assert chat(clerk, boxes="2", text_1="Đường hỏng.").status_code == 422


def test_a_message_that_tells_of_a_wrong_is_sealed(clerk: Acting) -> None:
    chat(clerk, **ticked(text_1="Tôi tố cáo ông trưởng thôn nhận hối lộ 20 triệu đồng."))

    assert Opinion.objects.order_by("pk")[0].matter.is_sealed


def test_only_who_takes_opinions_in_may_paste(clerk: Acting) -> None:
    assert chat(people.person("media", clerk.authority), pasted=PASTED).status_code == 403
