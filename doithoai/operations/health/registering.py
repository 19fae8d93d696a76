"""Puts the checks of the doctor in their order."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from doithoai.core.health import register
from doithoai.operations.health import keeping, places, store


def register_all() -> None:
    """Called once when the program starts; nothing is looked at yet."""
    register("secret", _("Secret key"), places.secret)
    register("permissions", _("Data folder and keys"), places.permissions)
    register("disk", _("Room on the disk"), places.disk)
    register("database", _("Mode of the database"), store.mode)
    register("migrations", _("Tables"), store.migrations)
    register("triggers", _("Protection of what was received"), store.triggers)
    register("damage", _("Database file"), store.damage, long=True)
    register("clock", _("Clock"), keeping.rounds)
    register("holidays", _("Holidays"), keeping.holiday_year)
    register("fonts", _("Letters of the papers"), places.fonts)
    register("mail", _("E-mail"), places.mail)
    register("backup", _("Backup"), keeping.backup_age)
    register("journal", _("Journal"), store.journal, long=True)
    register("conservation", _("Sum of the opinions"), keeping.conserved, long=True)
    register("files", _("Stored files"), keeping.files, long=True)
    register("security", _("Security settings"), places.security)
