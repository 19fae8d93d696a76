"""The tables are what the models say."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import models


def pending(capsys: pytest.CaptureFixture[str]) -> str:
    """What makemigrations would write; empty when nothing is pending."""
    try:
        call_command("makemigrations", "--check", "--dry-run", verbosity=1)
    except SystemExit:
        return capsys.readouterr().out
    return ""


@pytest.mark.django_db
def test_no_migration_is_pending(capsys: pytest.CaptureFixture[str]) -> None:
    assert pending(capsys) == ""


@pytest.mark.django_db
def test_a_planted_model_without_migration_is_seen(capsys: pytest.CaptureFixture[str]) -> None:
    class Forgotten(models.Model):
        class Meta:
            app_label = "core"

    try:
        assert "Create model Forgotten" in pending(capsys)
    finally:
        apps.all_models["core"].pop("forgotten")
        apps.clear_cache()
