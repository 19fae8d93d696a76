"""Every column that can hold words is declared: personal (and of what sort), or plain."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

from doithoai.core.models import SealedText
from doithoai.people.personal_data import PERSONAL, Sort, is_personal

PLAIN = Path(__file__).parent / "plain_fields.txt"
WORDY = (
    models.CharField,
    models.TextField,
    models.JSONField,
    models.FileField,
    models.BinaryField,
    models.GenericIPAddressField,
)
#: Columns of the kernel's own shape that every row has.
SHAPE = {"public_id", "state"}


def ours() -> list[type[models.Model]]:
    return [model for model in apps.get_models() if model.__module__.startswith("doithoai.")]


def wordy_columns(of: Iterable[type[models.Model]]) -> set[str]:
    """Columns into which somebody could write words about a person."""
    return {
        f"{model._meta.label_lower}.{field.name}"
        for model in of
        for field in model._meta.local_fields
        if isinstance(field, WORDY) and not field.choices and field.name not in SHAPE
    }


def plain() -> set[str]:
    lines = PLAIN.read_text(encoding="utf-8").splitlines()
    return {line.strip() for line in lines if line.strip() and not line.startswith("#")}


def undeclared(of: Iterable[type[models.Model]]) -> list[str]:
    return sorted(wordy_columns(of) - plain() - set(PERSONAL))


def test_every_column_with_words_is_declared() -> None:
    assert undeclared(ours()) == []


def test_no_column_is_declared_twice_or_gone() -> None:
    known = wordy_columns(apps.get_models())

    assert plain() & set(PERSONAL) == set()
    assert (plain() | set(PERSONAL)) - known == set()


def test_whatever_reaches_a_citizen_lies_encrypted() -> None:
    contact = [column.rsplit(".", 1) for column, sort in PERSONAL.items() if sort is Sort.CONTACT]
    fields = [apps.get_model(model)._meta.get_field(name) for model, name in contact]

    assert [str(field) for field in fields if not isinstance(field, SealedText)] == []


def test_every_encrypted_column_is_declared_personal() -> None:
    sealed = {
        f"{model._meta.label_lower}.{field.name}"
        for model in ours()
        for field in model._meta.local_fields
        if isinstance(field, SealedText)
    }

    assert {column for column in sealed if not is_personal(column)} == set()


@pytest.mark.parametrize("kind", [models.CharField, models.TextField, models.JSONField])
def test_a_planted_column_is_seen(kind: type[models.Field[str, str]]) -> None:
    class Planted(models.Model):
        mother = kind()

        class Meta:
            app_label = "people"

    try:
        assert undeclared([Planted]) == ["people.planted.mother"]
    finally:
        apps.all_models["people"].pop("planted")
        apps.clear_cache()
