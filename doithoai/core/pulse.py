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


def advance(key: str, *, seen: int | None = None) -> int:
    """Advance the beat; refuse (code "stale") when `seen` is no longer the present one."""
    with transaction.atomic():
        Pulse.objects.get_or_create(pk=key)
        rows = Pulse.objects.filter(pk=key)
        if seen is not None:
            rows = rows.filter(beat=seen)
        if not rows.update(beat=F("beat") + 1):
            raise Refused(_("Somebody has just acted. The screen now shows the new state."), code="stale")
        now = Pulse.objects.values_list("beat", flat=True).get(pk=key)
        bus.announce(key, now)
        transaction.on_commit(lambda: bus.tell(key, now))
    return now
