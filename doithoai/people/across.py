"""Bodies that another installation of the authority names: known by their code, entered or renamed as it tells them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from doithoai.core.actors import Actor
from doithoai.core.transitions import amend, begin
from doithoai.people.models import Authority, Level, Organisation, OrganisationKind


@dataclass(frozen=True)
class Body:
    code: str
    name: str
    short_name: str
    kind: str
    level: str


def body(row: Organisation) -> Body:
    return Body(row.code, row.name, row.short_name, row.kind, row.level)


def take(authority: Authority, told: Body, *, by: Actor, right: str) -> Organisation:
    """The row of it here; ValueError when this release does not know its kind."""
    if told.kind not in OrganisationKind.values or told.level not in Level.values:
        raise ValueError(told.kind)
    row = Organisation.objects.filter(authority=authority, code=told.code).first()
    if row is None:
        columns = {"name": told.name, "short_name": told.short_name, "kind": told.kind, "level": told.level}
        made = Organisation(authority=authority, code=told.code, **columns)
        return begin(made, "organisation.begin", by=by, right=right)
    names: dict[str, Any] = {"name": told.name, "short_name": told.short_name}
    if changed := {name: value for name, value in names.items() if getattr(row, name) != value}:
        facts = {"columns": sorted(changed)}
        amend(row, "organisation.change", by=by, right=right, facts=facts, **changed)
    return row
