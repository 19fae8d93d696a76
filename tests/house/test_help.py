"""Each screen of staff leads to a help text that says what it is for, what is done there, and what cannot be undone."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import get_resolver, reverse

from doithoai.core import helping
from doithoai.hall.acting import ACTS
from tests.factories import people
from tests.house import matrix

DESKS = ("office", "hall")


def views() -> dict[str, object]:
    desks = [desk for desk in get_resolver().url_patterns if getattr(desk, "namespace", None) in DESKS]
    return {f"{desk.namespace}:{one.name}": one.callback for desk in desks for one in desk.url_patterns}


def test_every_page_of_the_list_has_a_text() -> None:
    known = views()
    buttons = {f"hall:{name}" for name in ACTS}  # pressed on a screen that has its text
    asked = [page for page in matrix.pages() if page.name in known.keys() - buttons and page.right != "public"]

    bare = [page.name for page in asked if not _text_of(page.name, known[page.name])]

    assert len(asked) > 250
    assert bare == []


def _text_of(page: str, view: object) -> helping.Help | None:
    desk, name = page.split(":")
    return helping.read(desk, helping.area_of(desk, name, view))


def test_every_text_is_whole_short_and_belongs_to_a_page() -> None:
    for desk in DESKS:
        folder = helping._desks[desk].folder
        texts = helping.others(desk)
        assert {file.stem for file in folder.glob("*.md")} == {text.area for text in texts}
        for text in texts:
            words = " ".join((text.purpose, *text.acts, text.never)).split()
            assert (len(text.acts), 40 < len(words) < 160) == (3, True), text.area


@pytest.mark.django_db
def test_the_link_leads_from_the_screen_to_its_text_and_walls_carry_none() -> None:
    place = people.authority()
    coordinator = people.signed_in(people.person("coordinator", place))
    address = reverse("office:help", args=[place.slug, "y-kien"])

    inbox = coordinator.get(reverse("office:inbox", args=[place.slug])).content.decode()
    text = coordinator.get(address)
    lobby = coordinator.get(reverse("hall:lobby", args=[place.slug])).content.decode()
    portal = Client().get(f"/{place.slug}/").content.decode()

    assert f'href="{address}"' in inbox
    assert "Nội dung đã nhận được giữ nguyên văn" in text.content.decode()
    assert reverse("hall:help", args=[place.slug, "hoi-truong"]) in lobby
    assert "tro-giup" not in portal
    assert coordinator.get(reverse("office:help", args=[place.slug, "chu-tri"])).status_code == 404
