"""Every state, every act, every role: what is not on the list below is refused, and leaves everything as it was."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from django.db import transaction

from doithoai.casework import answering, assigning, promising, referring, working
from doithoai.casework.models import Answer, Assignment, Commitment, Extension, Referral
from doithoai.core import clock
from doithoai.core.actors import CITIZEN
from doithoai.core.models import Entry
from doithoai.core.transitions import Refused
from doithoai.people.roles import TABLE, Role
from tests.factories import people
from tests.factories.casework import Commune

pytestmark = [pytest.mark.django_db, pytest.mark.both]

SOON = timedelta(days=20)
WORDS = "Đã khảo sát thực địa."


@dataclass(frozen=True)
class Act:
    """An act, whom the process allows it (section 1), and from which state to which it leads (section 4)."""

    do: Callable[..., Any]
    roles: str
    arrows: dict[str, str]


def _same(*states: str) -> dict[str, str]:
    return {state: state for state in states}


ASSIGNMENT = {
    "accept": Act(
        lambda row, by, _w: assigning.accept(row, by=by),
        "agency_head agency_clerk",
        {"given": "accepted", "accepted": "accepted"},
    ),
    "hand back": Act(
        lambda row, by, w: assigning.hand_back(row, reason=WORDS, believed_competent=w.other, by=by),
        "agency_head",
        {"given": "handed_back", "accepted": "handed_back"},
    ),
    "withdraw": Act(
        lambda row, by, _w: assigning.withdraw(row, reason=WORDS, by=by),
        "coordinator",
        {"given": "withdrawn", "accepted": "withdrawn", "answered": "withdrawn"},
    ),
    "note": Act(
        lambda row, by, _w: working.note(row, text=WORDS, by=by),
        "agency_head agency_clerk",
        _same("given", "accepted", "answered"),
    ),
    "urge": Act(lambda row, by, _w: working.urge(row, text=WORDS, by=by), "coordinator", _same("given", "accepted")),
    "ask for more time": Act(
        lambda row, by, _w: assigning.ask_extension(row, to_day=row.due_on + SOON, reason=WORDS, by=by),
        "agency_head",
        _same("given", "accepted"),
    ),
    "draft": Act(
        lambda row, by, _w: answering.draft(row, by=by),
        "agency_head agency_clerk",
        {"given": "accepted", "accepted": "accepted", "answered": "answered"},
    ),
}
PART = {
    "contribute": Act(
        lambda row, by, _w: working.contribute(row, text=WORDS, by=by),
        "agency_head agency_clerk",
        {"given": "answered", "accepted": "answered"},
    ),
}
ANSWER = {
    "save": Act(
        lambda row, by, _w: answering.save(
            row, short="Ngắn", body="Dài", basis="", result="explained", by=by, seen_edits=row.edits
        ),
        "agency_head agency_clerk",
        _same("draft", "sent_back"),
    ),
    "hand in": Act(
        lambda row, by, _w: answering.hand_in(row, by=by),
        "agency_head agency_clerk",
        {"draft": "in_review", "sent_back": "in_review"},
    ),
    "endorse": Act(
        lambda row, by, _w: answering.endorse(row, by=by), "agency_head", _same("draft", "sent_back", "in_review")
    ),
    "send back": Act(
        lambda row, by, _w: answering.send_back(row, reason=WORDS, by=by), "reviewer", {"in_review": "sent_back"}
    ),
    "approve": Act(lambda row, by, _w: answering.approve(row, by=by), "reviewer", {"in_review": "approved"}),
    "publish": Act(lambda row, by, _w: answering.publish(row, by=by), "publisher", {"approved": "published"}),
}
COMMITMENT = {
    "note": Act(
        lambda row, by, _w: promising.note(row, text=WORDS, by=by),
        "agency_clerk",
        _same("open", "evidence", "done", "not_possible"),
    ),
    "show": Act(
        lambda row, by, _w: promising.show(row, evidence_text=WORDS, by=by),
        "agency_clerk",
        {"open": "evidence"},
    ),
    "verify": Act(lambda row, by, _w: promising.verify(row, by=by), "coordinator", {"evidence": "done"}),
    "reject": Act(lambda row, by, _w: promising.reject(row, reason=WORDS, by=by), "coordinator", {"evidence": "open"}),
    "give up": Act(
        lambda row, by, _w: promising.give_up(row, reason=WORDS, by=by),
        "coordinator",
        {"open": "not_possible", "evidence": "not_possible"},
    ),
    "ask for more time": Act(
        lambda row, by, _w: promising.ask_extension(row, to_day=row.due_on + SOON, reason=WORDS, by=by),
        "agency_head",
        _same("open"),
    ),
}
EXTENSION = {
    "grant": Act(
        lambda row, by, _w: assigning.decide(row, granted=True, by=by), "coordinator standing", {"asked": "approved"}
    ),
    "deny": Act(
        lambda row, by, _w: assigning.decide(row, granted=False, by=by), "coordinator standing", {"asked": "refused"}
    ),
}
REFERRAL = {
    "send": Act(
        lambda row, by, _w: referring.send(row, letter="15-CV/ĐU", on=clock.today(), by=by),
        "coordinator",
        {"drafted": "sent"},
    ),
    "receive": Act(
        lambda row, by, _w: referring.receive(row, on=clock.today(), by=by), "coordinator", {"sent": "received"}
    ),
    "reply": Act(
        lambda row, by, _w: referring.reply(row, text=WORDS, on=clock.today(), by=by),
        "coordinator",
        {"sent": "replied", "received": "replied"},
    ),
    "urge": Act(
        lambda row, by, _w: referring.urge(row, how="16-CV/ĐU", on=clock.today(), by=by),
        "coordinator",
        _same("sent", "received"),
    ),
    "pass on": Act(lambda row, by, _w: referring.pass_on(row, by=by), "coordinator", {"replied": "passed_on"}),
}


def _assignment(world: Commune) -> Assignment:
    return world.assigned()


def _part(world: Commune) -> Assignment:
    lead = world.assigned(lead=world.other, with_=[world.agency])
    return lead.matter.assignments.get(is_lead=False)


def _answer(world: Commune) -> Answer:
    return world.drafted()


def _commitment(world: Commune) -> Commitment:
    return world.scheduled()


def _extension(world: Commune) -> Extension:
    row = world.assigned()
    return assigning.ask_extension(row, to_day=row.due_on + SOON, reason=WORDS, by=world.head)


def _referral(world: Commune) -> Referral:
    return world.referral(sent=False)


THINGS: dict[str, tuple[Callable[[Commune], Any], dict[str, Act]]] = {
    "assignment": (_assignment, ASSIGNMENT),
    "part": (_part, PART),
    "answer": (_answer, ANSWER),
    "commitment": (_commitment, COMMITMENT),
    "extension": (_extension, EXTENSION),
    "referral": (_referral, REFERRAL),
}


def _put(row: Any, state: str) -> None:
    """The row as it stands in a state, with the columns that this state always has."""
    columns: dict[str, Any] = {"state": state}
    if isinstance(row, Answer):
        columns["frozen_hash"] = answering.hash_of(row)
    if isinstance(row, Referral):
        columns |= {"letter": "15-CV/ĐU", "sent_on": clock.today(), "reply": WORDS}
    type(row)._default_manager.filter(pk=row.pk).update(**columns)


def _everybody(world: Commune) -> dict[str, Any]:
    """One person for each role, where the thing lies: in its authority, in the organisation that works on it."""
    in_body = {role for role, (scope, _rights) in TABLE.items() if scope == "organisation"}
    found: dict[str, Any] = {
        str(role): people.person(role, world.authority, world.agency if role in in_body else None) for role in Role
    }
    return {**found, "citizen": CITIZEN}


@contextmanager
def _undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _tried(row: Any, act: Act, by: Any, world: Commune) -> str:
    """The state after it, or "refused"."""
    try:
        act.do(copy.deepcopy(row), by, world)
    except Refused:
        return "refused"
    return str(_fresh(row).state)


def _fresh(row: Any) -> Any:
    return type(row)._default_manager.get(pk=row.pk)


def _stands(row: Any) -> tuple[str, int]:
    """What a refusal must leave alone."""
    return str(_fresh(row).state), Entry.objects.count()


@pytest.mark.clause("S-75")
@pytest.mark.parametrize("thing", list(THINGS))
def test_every_state_act_and_role(thing: str) -> None:
    make, acts = THINGS[thing]
    world = Commune()
    row = make(world)
    everybody = _everybody(world)
    states = [state for state, _word in row._meta.get_field("state").flatchoices]
    wrong = []
    for state in states:
        _put(row, state)
        found = _fresh(row)
        for name, act in acts.items():
            before = _stands(row)
            with _undone():
                for role, by in everybody.items():
                    may = role in act.roles.split() and state in act.arrows
                    expected = act.arrows[state] if may else "refused"
                    # What is refused is not undone: at the end nothing of it may be there.
                    with _undone() if may else nullcontext():
                        said = _tried(found, act, by, world)
                    if said != expected:
                        wrong.append(f"{thing} {state}: {name} by {role}: {said}, not {expected}")
                if _stands(row) != before:
                    wrong.append(f"{thing} {state}: {name}: refused, it left traces")
    assert wrong == []


def test_a_stranger_of_another_organisation_and_authority_does_nothing() -> None:
    world, far = Commune(), Commune("xa-viet-lap")
    strangers = [
        people.person("agency_head", world.authority, world.other),
        people.person("agency_head", far.authority, far.agency),
        far.coordinator,
        far.reviewer,
        far.publisher,
    ]
    for make, acts in THINGS.values():
        row = make(world)
        for act in acts.values():
            for state in act.arrows:
                _put(row, state)
                found, before = _fresh(row), _stands(row)
                assert [_tried(found, act, by, world) for by in strangers] == ["refused"] * len(strangers)
                assert _stands(row) == before
