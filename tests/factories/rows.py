"""How many rows every table of the house holds: what was refused leaves all of them as they were."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps


def counted() -> dict[str, int]:
    """Rows of every table, the journal among them; not how often somebody pressed within ten minutes."""
    models = [model for model in apps.get_models() if model.__module__.startswith("doithoai.")]
    kinds = [model for model in models if model._meta.label != "core.Rate"]
    return {model._meta.label: model._base_manager.count() for model in kinds}


@contextmanager
def nothing_written() -> Iterator[None]:
    before = counted()
    yield
    after = counted()
    assert {name: (before[name], after[name]) for name in after if before[name] != after[name]} == {}


def comes_back(answer: Any, field: str, *typed: str) -> str:
    """The same page: what was typed is in it, the error on top leads to the field and stands at the field again.

    Returns the sentence.
    """
    page = answer.content.decode()
    assert answer.status_code == 422, answer.status_code
    sentence = str(answer.context["form"].errors[field][0])
    assert "error-summary" in page
    if field != "__all__":
        assert f'<a href="#id_{field}' in page and f'id="id_{field}-e"' in page
    for words in typed:
        assert words in page, words
    return sentence
