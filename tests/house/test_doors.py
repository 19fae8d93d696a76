"""Every page of the office and of the hall stands behind a door that names a right."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, get_resolver, path

from doithoai.core.web import office_page, public_page
from doithoai.people.roles import TABLE

#: Pages for every signed-in member of the authority, whatever the role: name -> why.
MEMBERS_ONLY = {
    "office:help": "what a screen is for, the same words for everybody",
    "office:today": "each sees the own work",
    "office:notices": "each sees the own inbox",
    "office:notice_open": "a notice of the own inbox",
    "office:notices_read": "the own inbox",
    "office:notice_preference": "how one is told oneself",
    "office:search": "each finds what each may see",
}

#: Pages of the office without signing in: name -> why.
BY_TOKEN = {
    "office:act_at_once": "the one-time token of a message is the key",
    "office:calendar_file": "a calendar program cannot sign in; the secret of the address is the key",
}

#: Screens of the hall that anybody in the room may open: name -> why.
OPEN_SCREENS: dict[str, str] = {
    "hall:projector": "the wall of the hall; whitelisted content",
    "hall:timer": "the wall of the hall; whitelisted content",
    "hall:phone": "a delegate has no account; whitelisted content",
    "hall:fragment": "the same words again; the staff's audience asks for its right",
    "hall:phone_bind": "the code of the card is the key",
    "hall:phone_ask": "only a phone that is bound to a card",
    "hall:phone_leave": "only a phone that is bound to a card",
    "hall:phone_verdict": "only a phone that is bound to a card",
}


def pages(patterns: Iterable[Any], space: str) -> Iterator[tuple[str, Any]]:
    """Name and view of every address under a list of patterns."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from pages(pattern.url_patterns, space)
        elif isinstance(pattern, URLPattern):
            yield f"{space}:{pattern.name or pattern.pattern}", pattern.callback


def desk(space: str) -> list[tuple[str, Any]]:
    for pattern in get_resolver().url_patterns:
        if isinstance(pattern, URLResolver) and pattern.namespace == space:
            return list(pages(pattern.url_patterns, space))
    return []


def open_doors(found: Iterable[tuple[str, Any]], rights: set[str], exempt: dict[str, str]) -> list[str]:
    """Pages without a door, or behind one that names no known right."""
    wrong = []
    for name, view in found:
        right = getattr(view, "house_right", None)
        if right is None:
            wrong.append(f"{name}: no door")
        elif right in {"member", "public"}:
            wrong += [] if name in exempt else [f"{name}: {right}, and not on the list"]
        elif unknown := set(right.split("|")) - rights:
            wrong.append(f"{name}: nobody holds {', '.join(sorted(unknown))}")
    return wrong


def all_rights() -> set[str]:
    return {right for _scope, rights in TABLE.values() for right in rights}


def test_every_office_page_names_a_right() -> None:
    assert open_doors(desk("office"), all_rights(), MEMBERS_ONLY | BY_TOKEN) == []


def test_every_hall_page_names_a_right() -> None:
    assert open_doors(desk("hall"), all_rights(), OPEN_SCREENS) == []


def test_no_exemption_outlives_its_page() -> None:
    names = {name for name, _view in [*desk("office"), *desk("hall")]}

    assert {*MEMBERS_ONLY, *BY_TOKEN, *OPEN_SCREENS} - names == set()


def test_both_desks_have_pages_to_look_at() -> None:
    assert [space for space in ("office", "hall") if not desk(space)] == []


def naked(request: HttpRequest, slug: str) -> HttpResponse:
    return HttpResponse()


def test_planted_open_doors_are_seen() -> None:
    planted = pages(
        [
            path("a/", naked, name="naked"),
            path("b/", office_page()(naked), name="any_member"),
            path("c/", public_page(naked), name="public"),
            path("d/", office_page("matter.red")(naked), name="misspelt"),
            path("e/", office_page("matter.read")(naked), name="good"),
        ],
        "office",
    )

    assert open_doors(planted, {"matter.read"}, {}) == [
        "office:naked: no door",
        "office:any_member: member, and not on the list",
        "office:public: public, and not on the list",
        "office:misspelt: nobody holds matter.red",
    ]
