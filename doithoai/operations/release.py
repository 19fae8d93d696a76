"""Which release runs, and which changes of the tables it knows."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError
from importlib.metadata import version as installed

from django.db.migrations.loader import MigrationLoader


def version() -> str:
    """As the package says; "source" when it runs from its folder without being installed."""
    try:
        return installed("doithoai")
    except PackageNotFoundError:
        return "source"


def known_migrations() -> set[str]:
    """Every migration of this release, as app.name."""
    return {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
