"""One word after each commit: which watched key is at which beat.

Listeners live in this process; on PostgreSQL the word reaches the other processes too (NOTIFY, sent with the commit).
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from contextlib import closing

from django.db import DatabaseError, connection, connections

Listener = Callable[[str, int], None]

CHANNEL = "doithoai_beats"
#: After a broken connection to the database; meanwhile the screens are asked for once a second.
REST_SECONDS = 1.0
LOOK_SECONDS = 30.0

logger = logging.getLogger(__name__)
_listeners: list[Listener] = []
_started = threading.Lock()


def listen(listener: Listener) -> None:
    """Hear every beat that this process commits."""
    if listener not in _listeners:
        _listeners.append(listener)


def forget(listener: Listener) -> None:
    if listener in _listeners:
        _listeners.remove(listener)


def tell(key: str, beat: int) -> None:
    """Pass a committed beat on; a listener must not block."""
    for listener in tuple(_listeners):
        listener(key, beat)


def announce(key: str, beat: int) -> None:
    """Within the transaction: tell the other processes when it commits, never when it does not."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, f"{key} {beat}"])


def follow() -> None:
    """Hear what other processes commit, on a thread and a connection of its own; nothing to do on SQLite."""
    if connection.vendor == "postgresql" and _started.acquire(blocking=False):
        threading.Thread(target=_follow, name="bus", daemon=True).start()


def _follow() -> None:
    while True:
        try:
            _hear()
        except DatabaseError as error:
            logger.warning("no notices from the database for now: %s", type(error).__name__)
        time.sleep(REST_SECONDS)


def _hear() -> None:
    with closing(connections.create_connection("default")) as line:
        line.ensure_connection()
        line.set_autocommit(True)
        with line.cursor() as cursor:
            cursor.execute(f"LISTEN {CHANNEL}")
        with line.wrap_database_errors:
            while True:
                for notice in line.connection.notifies(timeout=LOOK_SECONDS):
                    key, _blank, beat = notice.payload.rpartition(" ")
                    tell(key, int(beat))
                # A connection that died in silence is noticed here.
                line.connection.execute("SELECT 1")
