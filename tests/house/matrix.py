"""Ask every page as every role, for rows of the own body, of another body, and of the neighbour authority."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from doithoai.people.roles import TABLE
from tests.factories.people import signed_in
from tests.house.world import DIVIDED, FOREIGN, OTHER, OWN, Side

FILE = Path(__file__).parent / "matrix.csv"
#: Nobody signed in; somebody of the neighbour authority; then the roles of the table.
WHO = ("anonymous", "neighbour", *(str(role) for role in TABLE))
#: A public page does not look at who asks: these stand for all.
AT_PUBLIC_PAGES = ("anonymous", "neighbour", "coordinator", "chair")
DESKS = ("portal", "office", "hall")

#: The kind of row that an address is about, by the longest beginning of its name.
ABOUT: dict[str, str] = {
    "office:plan": "draft_plan",
    "office:plan_file": "plan",
    "office:plan_close": "plan",
    "office:plan_archive": "plan",
    "office:plan_amend": "plan",
    "office:plan_acknowledge": "plan",
    "office:plan_compare": "amendment",
    "office:plan_whole_file": "amendment",
    "office:conference": "conference",
    "office:fix": "conference",
    "office:announce": "conference",
    "office:call_off": "conference",
    "office:broadcast": "conference",
    "office:bulletin": "conference",
    "office:poster": "conference",
    "office:aired": "announcement",
    "office:slot_end": "slot",
    "office:abbreviation_end": "abbreviation",
    "office:delegate": "conference",
    "office:duty": "duty",
    "office:briefing": "conference",
    "office:cards": "conference",
    "office:expectations": "conference",
    "office:hall_check": "conference",
    "office:hall_print": "conference",
    "office:invitation": "conference",
    "office:notice": "conference",
    "office:assign": "matter",
    "office:assignment": "assignment",
    "office:body": "body",
    "office:answer": "answer",
    "office:answer_begin": "assignment",
    "office:booklet": "conference",
    "office:extension": "extension",
    "office:commitment": "commitment",
    "office:commitment_new": "matter",
    "office:referral": "referral",
    "office:referral_new": "matter",
    "office:remark": "matter",
    "office:remark_reply": "remark",
    "office:verdict": "verdict",
    "office:data_request": "data_request",
    "office:sample": "sample",
    "office:matter": "matter",
    "office:opinion": "opinion",
    "office:joining": "joining",
    "office:same_undo": "joining",
    "office:division": "division",
    "office:sitting": "conference",
    "office:minutes": "conference",
    "office:conclusion": "conference",
    "office:text": "text",
    "office:told": "untold",
    "office:sealed": "sealed",
    "office:hand_over": "hand_over",
    "office:gathering": "conference",
    "office:sheet": "sheet",
    "office:report_act": "report",
    "office:report_return": "report",
    "office:report_file": "report",
    "office:periodic_report": "periodic",
    "office:report_kind": "report_kind",
    "office:printing": "paper_run",
    "office:refusal_reason": "refusal_reason",
    "office:field": "field",
    "office:competence": "field",
    "office:paper": "paper",
    "office:book": "register",
    "office:number_reserve": "register",
    "office:number_release": "line",
    "office:person": "person",
    "office:factor_reset": "factor_reset",
    "office:factor_reset_ask": "person",
    "office:outside": "person",
    "office:role": "membership",
    "office:role_add": "person",
    "office:sessions_end": "person",
    "office:stand_in": "membership",
    "office:organisation": "organisation",
    "office:clock": "clock",
    "office:channel": "channel",
    "office:holiday": "holiday",
    "portal:conference": "conference",
    "portal:announcement": "conference",
    "portal:plan": "plan",
    "portal:plan_changes": "amendment",
    "portal:matter": "matter",
    "portal:case": "opinion",
    "portal:commitment": "commitment",
    "portal:sample": "finding",
    "hall:": "conference",
}
#: Other parts of an address: the row they stand for, or the value itself.
PARTS: dict[str, tuple[str, str]] = {
    "check_id": ("hall_check", "public_id"),
    "delegate_id": ("delegate", "public_id"),
    "duty_id": ("duty", "public_id"),
    "slot_id": ("slot", "public_id"),
    "membership_id": ("conference_role", "public_id"),
    "part_id": ("task", "public_id"),
    "conference_id": ("conference", "public_id"),
    "file_id": ("file", "public_id"),
    "slip": ("slip", "public_id"),
}
VALUES: dict[str, Any] = {
    "kind": "nhiem-vu",
    "form": "docx",
    "key": "04-de-nghi-tong-hop",
    "version": 1,
    "sheet": 1,
    "place": 1,
    "audience": "projector",
    "which": "ngan",
    "channel": "board",
    "size": "a4",
    "step": "tham-dinh",
    "act": "hoan",
    "letter": "cong-van",
    "code": "asking.closing",
    "token": "khong-co",
    "table": "y-kien",
    "ending": "csv",
    "notice": "khong-co",
    "sha256": "0" * 64,
}
OWN_VALUES = {
    ("office:help", "area"): "y-kien",
    ("hall:help", "area"): "chu-tri",
    ("office:first_step_skip", "step"): "look",
    ("office:first_step_resume", "step"): "look",
    ("office:sitting_paper", "kind"): "bien-ban",
    ("office:report_act", "act"): "nhan",
    ("office:invitations_file", "kind"): "giay-moi",
    ("office:conference_names_file", "key"): "13-dai-bieu",
    ("office:hall_print_file", "key"): "tat-ca",
    ("office:hall_print_file", "form"): "zip",
}
#: Which screen of the hall somebody presses a button on.
SCREEN = {"minute_taker": "secretary", "desk": "desk", "agency_head": "agency"}


@dataclass(frozen=True)
class Page:
    """One address of a desk: its name, the words in it, the right its door asks."""

    name: str
    parts: tuple[str, ...]
    right: str

    @property
    def kind(self) -> str:
        fitting = [start for start in ABOUT if self.name.startswith(start)]
        return ABOUT[max(fitting, key=len)] if fitting and self.parts else ""

    @property
    def relations(self) -> tuple[str, ...]:
        if not self.parts:
            return (OWN,)
        return (OWN, OTHER, FOREIGN) if self.kind in DIVIDED else (OWN, FOREIGN)


def pages() -> list[Page]:
    """Every page of the three desks, in the order of the addresses."""
    found: dict[str, Page] = {}
    for space, pattern, view in _patterns():
        page = Page(f"{space}:{pattern.name}", _parts(pattern), getattr(view, "house_right", "none"))
        found.setdefault(page.name, page)
    return list(found.values())


def _patterns() -> Iterator[tuple[str, URLPattern, Any]]:
    for desk in get_resolver().url_patterns:
        if isinstance(desk, URLResolver) and desk.namespace in DESKS:
            for pattern in desk.url_patterns:
                assert isinstance(pattern, URLPattern)
                yield str(desk.namespace), pattern, pattern.callback


def _parts(pattern: URLPattern) -> tuple[str, ...]:
    named = pattern.pattern.regex.groupindex if hasattr(pattern.pattern, "regex") else {}
    return tuple(named)


def address(page: Page, here: Side, there: Side, relation: str) -> str:
    """The address in `here`; with FOREIGN about a row that belongs to `there`."""
    owner, place = (there, OWN) if relation == FOREIGN else (here, relation)
    return reverse(page.name, kwargs={"slug": here.authority.slug, **_values(page, owner, place)})


def _values(page: Page, owner: Side, relation: str) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for part in page.parts:
        if part in PARTS:
            kind, column = PARTS[part]
            values[part] = getattr(owner.row(kind, relation), column)
        elif part in ("public_id", "conference"):
            values[part] = owner.row(page.kind, relation).public_id
        elif part in ("pk", "number"):
            kind = "competence" if page.name == "office:competence_end" else page.kind
            values[part] = getattr(owner.row(kind, relation), part)
        else:
            values[part] = OWN_VALUES.get((page.name, part)) or VALUES[part]
    return values


def clients(here: Side, there: Side) -> dict[str, Client]:
    """A browser for each column."""
    made = {"anonymous": Client(), "neighbour": signed_in(there.actors["coordinator"])}
    made |= {role: signed_in(actor) for role, actor in here.actors.items()}
    for one in made.values():
        one.raise_request_exception = False
    return made


def word(answer: HttpResponse) -> str:
    """What the door said: in one of five words."""
    if answer.status_code in (403, 404, 500):
        return str(answer.status_code)
    if answer.status_code == 302 and "/tai-khoan/" in answer["Location"]:
        return "login"
    return "ok"


def ask(browser: Client, path: str, pressed: dict[str, str]) -> str:
    """Open the page, or press its button with nothing filled in; whatever happened is taken back."""
    with transaction.atomic():
        answer = browser.get(path)
        if answer.status_code == 405:
            answer = browser.post(path, pressed)
        said = word(answer)
        transaction.set_rollback(True)
    return said


def cell(who: str, browser: Client, page: Page, here: Side, there: Side) -> str:
    """The words for own / other / foreign, or one when they are the same."""
    said: list[str] = []
    for relation in page.relations:
        said.append(ask(browser, address(page, here, there, relation), _pressed(who, here, relation)))
        if said == ["403"] or said == ["login"] or who == "neighbour":
            break  # the door itself is shut, whatever row stands behind it
    return said[0] if len(set(said)) == 1 else "/".join(said)


def _pressed(who: str, here: Side, relation: str) -> dict[str, str]:
    """What a button of the hall sends along."""
    place = OWN if relation == FOREIGN else relation
    rows = {kind: here.row(kind, place).public_id for kind in ("turn", "question")}
    return {"screen": SCREEN.get(who, "chair"), **rows}


def expected() -> dict[str, dict[str, str]]:
    with open(FILE, encoding="utf-8", newline="") as source:
        return {row.pop("page"): row for row in csv.DictReader(source)}


def asked(here: Side, there: Side, desks: tuple[str, ...]) -> dict[str, dict[str, str]]:
    """What the pages of some desks say to everybody."""
    browsers = clients(here, there)
    return {
        page.name: {
            who: cell(who, browsers[who], page, here, there)
            for who in (AT_PUBLIC_PAGES if page.right == "public" else WHO)
        }
        for page in pages()
        if page.name.split(":")[0] in desks
    }


def differences(wanted: dict[str, dict[str, str]], got: dict[str, dict[str, str]]) -> list[str]:
    """One line for each cell that is not as on the list."""
    return [
        f"{page} as {who}: the list says {wanted.get(page, {}).get(who, 'nothing')}, the page says {said}"
        for page, row in got.items()
        for who, said in row.items()
        if wanted.get(page, {}).get(who) != said
    ]
