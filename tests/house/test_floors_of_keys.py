"""A foreign key points to the own room or to a lower floor, also when it is written as a string."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable

from django.apps import apps
from django.db import models

from doithoai.opinion.models import Matter
from tests.house.syntax import ROOT


def floors() -> dict[str, int]:
    """Room to floor, 0 at the bottom, as the import contract orders them."""
    with open(ROOT / "pyproject.toml", "rb") as source:
        contracts = tomllib.load(source)["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    return {room.strip(): floor for floor, line in enumerate(reversed(layers)) for room in line.split("|")}


def upward_keys(all_models: Iterable[type[models.Model]]) -> list[str]:
    """Relations that point up, or sideways into an independent sibling."""
    floor, found = floors(), []
    for model in all_models:
        here = model._meta.app_label
        for field in [*model._meta.local_fields, *model._meta.local_many_to_many]:
            there = field.related_model._meta.app_label if isinstance(field.related_model, type) else here
            if here in floor and there in floor and here != there and floor[there] >= floor[here]:
                found.append(f"{model._meta.label}.{field.name} -> {there}")
    return found


def test_every_key_points_downwards() -> None:
    assert upward_keys(apps.get_models()) == []


def test_a_planted_upward_key_is_seen() -> None:
    class Planted(models.Model):
        matter = models.ForeignKey("opinion.Matter", on_delete=models.PROTECT)

        class Meta:
            app_label = "people"

    try:
        assert upward_keys([Planted]) == ["people.Planted.matter -> opinion"]
    finally:
        forget("people", "planted")


def test_a_key_between_siblings_is_seen() -> None:
    class Sideways(models.Model):
        notice = models.ForeignKey("notices.Notice", on_delete=models.PROTECT)

        class Meta:
            app_label = "documents"

    try:
        assert upward_keys([Sideways]) == ["documents.Sideways.notice -> notices"]
    finally:
        forget("documents", "sideways")


def test_a_downward_key_is_welcome() -> None:
    assert upward_keys([Matter]) == []


def forget(label: str, name: str) -> None:
    """Take a planted model out of the registry again."""
    apps.all_models[label].pop(name)
    apps.clear_cache()
