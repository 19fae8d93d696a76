"""Django's SQLite backend with a queue in front of BEGIN: writers of all processes wait in order.

SQLite's own waiting is polling without order, so one writer can starve for seconds (docs/decisions).
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db.backends.sqlite3 import base


class DatabaseWrapper(base.DatabaseWrapper):
    """Takes an exclusive lock on `<database>-queue` before BEGIN IMMEDIATE, and gives it back after."""

    _queue: int | None = None

    @contextmanager
    def only_reading(self) -> Iterator[None]:
        """What begins within it begins as a reader: it takes no lock and stands in no queue."""
        self.ensure_connection()  # it learns its mode when it connects; a command may begin with reading
        mine: Any = self  # the stubs do not know the mode
        own, mine.transaction_mode = mine.transaction_mode, "DEFERRED"
        try:
            yield
        finally:
            mine.transaction_mode = own

    def _start_transaction_under_autocommit(self) -> None:
        if getattr(self, "transaction_mode", None) != "DEFERRED":
            self._line_up()
        try:
            super()._start_transaction_under_autocommit()  # type: ignore[misc]  # private, not in the stubs
        except BaseException:
            self._leave()
            raise

    def _commit(self) -> Any:
        try:
            return super()._commit()  # type: ignore[misc]  # private, not in the stubs
        finally:
            self._leave()

    def _rollback(self) -> Any:
        try:
            return super()._rollback()  # type: ignore[misc]  # private, not in the stubs
        finally:
            self._leave()

    def _close(self) -> Any:
        try:
            return super()._close()  # type: ignore[misc]  # private, not in the stubs
        finally:
            self._leave()

    def _line_up(self) -> None:
        name = str(self.settings_dict["NAME"])
        if "memory" in name or self._queue is not None:
            return
        queue = os.open(f"{name}-queue", os.O_RDWR | os.O_CREAT, 0o600)
        fcntl.flock(queue, fcntl.LOCK_EX)
        self._queue = queue

    def _leave(self) -> None:
        if self._queue is not None:
            queue, self._queue = self._queue, None
            os.close(queue)
