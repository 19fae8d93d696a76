"""Sessions in the database; one that cannot be written just now is a fault that passes, not an ended session."""

from __future__ import annotations

from django.contrib.sessions.backends import db
from django.contrib.sessions.backends.base import UpdateError
from django.db import InterfaceError, OperationalError


class SessionStore(db.SessionStore):
    def save(self, must_create: bool = False) -> None:
        """Django takes every fault of the database for a session that is gone, and answers 400.

        Raises OperationalError or InterfaceError when the database is away, locked or full.
        """
        try:
            super().save(must_create)
        except UpdateError as fault:
            if isinstance(fault.__context__, OperationalError | InterfaceError):
                raise fault.__context__ from None
            raise
