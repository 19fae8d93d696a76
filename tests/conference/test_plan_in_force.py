"""A plan comes into force with its paper, its number and its conferences, or not at all."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse

from doithoai.conference import duties, plan_in_force
from doithoai.conference.models import Conference, Duty
from doithoai.core.models import Entry
from doithoai.core.transitions import Refused
from doithoai.documents.models import Paper, RegisterLine
from doithoai.people.models import Authority
from doithoai.programme import planning
from doithoai.programme.models import Plan
from doithoai.programme.states import PlanState
from tests.factories.people import authority, signed_in
from tests.factories.programme import coordinator, office, plan

pytestmark = pytest.mark.django_db
ON = date(2026, 1, 15)


def submitted(place: Authority) -> Plan:
    writer = coordinator(place)
    row = plan(place, by=writer, conferences=2)
    planning.submit(row, by=writer)
    return row


def rows() -> dict[str, int]:
    kinds: list[Any] = [Entry, Paper, RegisterLine, Conference, Duty]
    return {kind.__name__: kind.objects.count() for kind in kinds}


def test_the_plan_its_paper_and_its_conferences_come_together() -> None:
    row = submitted(authority())

    made = plan_in_force.put_in_force(row, on=ON, by=office(row.authority))

    row.refresh_from_db()
    assert (row.state, len(made), Paper.objects.get().number_text) == (PlanState.ISSUED, 2, "01-KH/ĐU")


@pytest.mark.parametrize("what", [Refused("Không được."), RuntimeError("the power fails")])
def test_when_the_conferences_cannot_be_made_the_plan_stays_submitted(
    monkeypatch: pytest.MonkeyPatch, settings: Any, tmp_path: Path, what: Exception
) -> None:
    settings.DOITHOAI_DATA_DIR = tmp_path
    row = submitted(authority())
    before, by = rows(), office(row.authority)
    calls = []

    def stumble(*_args: Any, **_more: Any) -> None:
        calls.append(1)
        if len(calls) == 2:
            raise what

    monkeypatch.setattr(duties, "make", stumble)

    with pytest.raises(type(what)):
        plan_in_force.put_in_force(row, on=ON, by=by)

    assert len(calls) == 2  # the first conference was there already
    assert rows() == before
    assert (row.state, row.number_text, Plan.objects.get().state) == (PlanState.SUBMITTED, "", PlanState.SUBMITTED)
    assert [one for one in tmp_path.rglob("*") if one.is_file()] == []


def test_the_office_reads_why_and_can_issue_afterwards(monkeypatch: pytest.MonkeyPatch) -> None:
    row = submitted(authority())
    desk = signed_in(office(row.authority))
    address = reverse("office:plan_issue", args=[row.authority.slug, row.public_id])
    typed = {"number": "21-KH/ĐU", "on": "15/01/2026"}

    def refuse(*_args: Any, **_more: Any) -> None:
        raise Refused("Nhiệm vụ thứ hai chưa có đơn vị chủ trì.")

    with monkeypatch.context() as broken:
        broken.setattr(duties, "make", refuse)
        page = desk.post(address, typed)
    again = desk.post(address, typed)

    assert page.status_code == 422
    assert "Nhiệm vụ thứ hai chưa có đơn vị chủ trì." in page.content.decode()
    assert 'value="21-KH/ĐU"' in page.content.decode()
    assert again.status_code == 302
    assert (Plan.objects.get().number_text, Conference.objects.count()) == ("21-KH/ĐU", 2)
