"""The beat of a watched screen: advanced once per change, compared with what the caller saw."""

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from doithoai.core import bus
from doithoai.core.models import Pulse
from doithoai.core.transitions import Refused


def beat(key: str) -> int:
    """The present beat; 0 before the first change."""
    return Pulse.objects.filter(pk=key).values_list("beat", flat=True).first() or 0


def advance(key: str, *, seen: int | None = None, is_watched: bool = True) -> None:
    """Advance the beat; refuse (code "stale") when `seen` is no longer the present one.

    A key that nobody watches is a lock and a version alone: its beats are not told.
    """
    # No savepoint: the rule that asks fails as a whole. The refusal is raised outside, for who goes on after it.
    with transaction.atomic(savepoint=False):
        rows = Pulse.objects.filter(pk=key)
        present = rows if seen is None else rows.filter(beat=seen)
        is_ahead = bool(present.update(beat=F("beat") + 1))
        if not is_ahead:
            Pulse.objects.get_or_create(pk=key)
            is_ahead = bool(present.update(beat=F("beat") + 1))
        if is_ahead and is_watched:
            _tell(key, rows.values_list("beat", flat=True).get())
    if not is_ahead:
        raise Refused(_("Somebody has just acted. The screen now shows the new state."), code="stale")


def _tell(key: str, now: int) -> None:
    bus.announce(key, now)
    transaction.on_commit(lambda: bus.tell(key, now))
