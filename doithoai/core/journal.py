"""The append-only journal: one entry per change, nothing personal in it, canonical bytes defined once."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from django.db import models
from django.utils.functional import Promise

from doithoai.core import clock
from doithoai.core.actors import Actor
from doithoai.core.models import Entry

VERBS: dict[str, str | Promise] = {}


def register_verb(name: str, label: str | Promise) -> None:
    """Give a verb the words that the timeline shows for it."""
    VERBS[name] = label


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
    """Write one entry about `row`; `facts` holds plain values and nothing personal."""
    entry = _entry(row, verb, by, at or clock.now(), source, target, public, facts, key)
    entry.save(force_insert=True)
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
    return entries.filter(public=True) if public else entries


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
