"""The beat of a watched screen: advanced once per change, compared with what the caller saw."""

from django.db import connection, transaction
from django.utils.translation import gettext_lazy as _

from doithoai.core import bus
from doithoai.core.models import Pulse
from doithoai.core.transitions import Refused

_UP = "UPDATE core_pulse SET beat = beat + 1 WHERE key = %s RETURNING beat"
_UP_FROM = "UPDATE core_pulse SET beat = beat + 1 WHERE key = %s AND beat = %s RETURNING beat"


def beat(key: str) -> int:
    """The present beat; 0 before the first change."""
    return Pulse.objects.filter(pk=key).values_list("beat", flat=True).first() or 0


def advance(key: str, *, seen: int | None = None, is_watched: bool = True) -> None:
    """Advance the beat; refuse (code "stale") when `seen` is no longer the present one.

    A key that nobody watches is a lock and a version alone: its beats are not told.
    """
    # No savepoint: the rule that asks fails as a whole. The refusal is raised outside, for who goes on after it.
    with transaction.atomic(savepoint=False):
        now = _counted_up(key, seen)
        if now is None:
            Pulse.objects.get_or_create(pk=key)
            now = _counted_up(key, seen)
        if now is not None and is_watched:
            _tell(key, now)
    if now is None:
        raise Refused(_("Somebody has just acted. The screen now shows the new state."), code="stale")


def _counted_up(key: str, seen: int | None) -> int | None:
    """The new beat; None when there is no such key yet, or when its beat is another one than `seen`."""
    with connection.cursor() as cursor:
        if seen is None:
            cursor.execute(_UP, [key])
        else:
            cursor.execute(_UP_FROM, [key, seen])
        row = cursor.fetchone()
    return int(row[0]) if row else None


def _tell(key: str, now: int) -> None:
    bus.announce(key, now)
    transaction.on_commit(lambda: bus.tell(key, now))
