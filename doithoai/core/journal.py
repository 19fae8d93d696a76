"""The append-only journal: one entry per change, nothing personal in it, canonical bytes defined once.

Words that a person typed lie beside the entry (`Typed`), which holds their keyed fingerprint alone.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.db import models
from django.utils.functional import Promise

from doithoai.core import cipher, clock
from doithoai.core.actors import Actor
from doithoai.core.models import Entry, Said

VERBS: dict[str, str | Promise] = {}


def register_verb(name: str, label: str | Promise) -> None:
    """Give a verb the words that the timeline shows for it."""
    VERBS[name] = label


@dataclass(frozen=True)
class Typed:
    """A fact in the words of a person, one for each entry: a late sealing must be able to take them back."""

    text: str

    def fingerprint(self) -> dict[str, str]:
        return {"said": cipher.blind_index(self.text, "core_said.text")}


def record(
    row: models.Model,
    verb: str,
    *,
    by: Actor,
    at: datetime | None = None,
    source: str = "",
    target: str = "",
    public: bool = False,
    facts: dict[str, Any] | None = None,
    key: str | None = None,
) -> Entry:
    """Write one entry about `row`; `facts` holds plain values and nothing personal, typed words as `Typed`."""
    plain = {name: one.fingerprint() if isinstance(one, Typed) else one for name, one in (facts or {}).items()}
    entry = _entry(row, verb, by, at or clock.now(), source, target, public, plain, key)
    entry.save(force_insert=True)
    for one in (facts or {}).values():
        if isinstance(one, Typed):
            Said.objects.create(entry=entry, text=one.text)
    return entry


def record_many(
    rows: Iterable[tuple[models.Model, datetime]],
    verb: str,
    *,
    by: Actor,
    public: bool = False,
    facts: dict[str, Any] | None = None,
) -> None:
    """One entry for each row and its moment, as `record` writes them one by one."""
    Entry.objects.bulk_create(
        (_entry(row, verb, by, at, "", getattr(row, "state", ""), public, facts, None) for row, at in rows),
        batch_size=500,
    )


def _entry(
    row: models.Model,
    verb: str,
    by: Actor,
    at: datetime,
    source: str,
    target: str,
    public: bool,
    facts: dict[str, Any] | None,
    key: str | None,
) -> Entry:
    scope = row.scope()  # type: ignore[attr-defined]  # every journalled row answers scope()
    if lived := clock.moment_lived_again():
        # Both times: when it was done, and when the house heard of it.
        happened = {"happened_at": lived[0].astimezone(UTC).isoformat(timespec="seconds"), "entered": lived[1]}
        at, facts = clock.real_now(), {**(facts or {}), **happened}
    return Entry(
        authority_id=scope.authority_id,
        at=at,
        subject=row._meta.label_lower,
        subject_id=row.pk,
        verb=verb,
        source=source,
        target=target,
        by_id=by.pk,
        unit=by.unit,
        public=public,
        facts=facts or {},
        key=key,
    )


def history(row: models.Model, *, public: bool = False) -> models.QuerySet[Entry]:
    """Entries about one row, newest first; only the public ones when asked."""
    entries = Entry.objects.filter(subject=row._meta.label_lower, subject_id=row.pk).order_by("-id")
    entries = entries.select_related("said")
    return entries.filter(public=True) if public else entries


def happened(entry: Entry) -> datetime:
    """When it was done: for an act that was entered later the moment at which it happened."""
    later = entry.facts.get("happened_at")
    return datetime.fromisoformat(later) if later else entry.at


def said(entry: Entry, name: str) -> str:
    """A fact of an entry to be read; empty when its words were taken back."""
    fact = entry.facts.get(name, "")
    if not isinstance(fact, dict):
        return str(fact)
    beside: Said | None = getattr(entry, "said", None)
    return beside.text if beside is not None else ""


def unsay(
    authority_id: int, *, since: datetime, touches: Callable[[str], bool], about: Iterable[models.Model] = ()
) -> None:
    """Take back what was typed about these rows, and elsewhere what quotes them; the entries stand."""
    rows = {(row._meta.label_lower, row.pk) for row in about}
    typed = Said.objects.filter(entry__authority_id=authority_id, entry__at__gte=since).exclude(text="")
    gone = [
        one.pk
        for one in typed.select_related("entry")
        if (one.entry.subject, one.entry.subject_id) in rows or touches(one.text)
    ]
    Said.objects.filter(pk__in=gone).update(text="")


def newest(model: type[models.Model], ids: Iterable[int]) -> dict[int, int]:
    """The key of the last entry about each of these rows."""
    rows = Entry.objects.filter(subject=model._meta.label_lower, subject_id__in=ids).order_by()
    return dict(rows.values_list("subject_id").annotate(last=models.Max("pk")))


def sentence(entry: Entry) -> str:
    """The words of the timeline for one entry."""
    return str(VERBS.get(entry.verb, entry.verb))


def canonical(entry: Entry) -> bytes:
    """The bytes of an entry that a seal is computed from: own fields, sorted keys, UTC, no blanks."""
    at = entry.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    content = {
        "id": entry.pk,
        "authority": entry.authority_id,
        "at": at,
        "subject": entry.subject,
        "subject_id": entry.subject_id,
        "verb": entry.verb,
        "source": entry.source,
        "target": entry.target,
        "by": entry.by_id,
        "unit": entry.unit,
        "public": entry.public,
        "facts": entry.facts,
        "key": entry.key,
    }
    return json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()
