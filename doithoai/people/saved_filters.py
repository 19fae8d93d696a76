"""Filters of lists that somebody keeps under a name; typed words are never kept."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from doithoai.core.transitions import Refused
from doithoai.people.models import Authority, Organisation, SavedFilter
from doithoai.people.roles import Acting

#: What an address may keep, for each page: choices, and no words that might be about a person.
KEPT = {"matters": ("state", "field", "lead", "conference", "level", "door", "within", "mine")}


def bodies(actor: Acting) -> frozenset[int]:
    """The organisations that this person belongs to, whatever the role."""
    return frozenset(grant.organisation_id for grant in actor.grants if grant.organisation_id is not None)


def shown(actor: Acting, authority: Authority, page: str) -> QuerySet[SavedFilter]:
    """The own ones and those of the own organisations."""
    rows = SavedFilter.objects.filter(authority=authority, page=page)
    return rows.filter(Q(person=actor.pk) | Q(organisation__in=bodies(actor))).order_by("name", "pk")


def save(authority: Authority, *, page: str, name: str, query: str, by: Acting, shared: bool = False) -> SavedFilter:
    """The same name again replaces the filter of this person."""
    if page not in KEPT or not name.strip():
        raise Refused(_("Give the filter a name."), field="name")
    kept = [(key, value) for key, value in parse_qsl(query) if key in KEPT[page] and value]
    body = Organisation.objects.of(authority).filter(pk__in=bodies(by)).first() if shared else None
    row, _made = SavedFilter.objects.update_or_create(
        authority=authority,
        person_id=by.pk,
        page=page,
        name=name.strip()[:60],
        defaults={"query": urlencode(kept)[:400], "organisation": body},
    )
    return row


def delete(row: SavedFilter, *, by: Acting) -> None:
    """Only by who saved it."""
    if row.person_id != by.pk:
        raise Refused(_("Only the person who saved this filter removes it."), code="right")
    row.delete()
