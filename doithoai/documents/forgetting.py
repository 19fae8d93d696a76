"""A person is forgotten: drafts lose what names or quotes them. An issued paper is a record and does not change."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

from doithoai.documents.models import Paper
from doithoai.documents.states import PaperState
from doithoai.people.models import Authority


def forget(authority: Authority, clean: Callable[[str], str], *, since: datetime) -> None:
    """Every text of every draft made since then, as `clean` leaves it."""
    for paper in Paper.objects.filter(authority=authority, state=PaperState.DRAFT, created_at__gte=since):
        held = {"content_text": paper.content_text, "generated_text": paper.generated_text}
        lost: dict[str, str] = {name: _cleaned(text, clean) for name, text in held.items() if text}
        lost["subject"] = clean(paper.subject)[:400]
        if any(text != getattr(paper, name) for name, text in lost.items()):
            Paper.objects.filter(pk=paper.pk).update(**lost)


def _cleaned(text: str, clean: Callable[[str], str]) -> str:
    content = json.loads(text)
    cleaned = _within(content, clean)
    return text if cleaned == content else json.dumps(cleaned, ensure_ascii=False, sort_keys=True)


def _within(part: Any, clean: Callable[[str], str]) -> Any:
    if isinstance(part, str):
        return clean(part)
    if isinstance(part, list):
        return [_within(one, clean) for one in part]
    if isinstance(part, dict):
        return {name: _within(one, clean) for name, one in part.items()}
    return part
