"""How often somebody did something within a span of time: one statement each, right across processes."""

from datetime import datetime, timedelta

from django.db import connection, transaction

from doithoai.core import clock
from doithoai.core.models import Rate


def count(key: str, *, minutes: int) -> int:
    """Once more under `key`; how often by now. It is forgotten after `minutes`."""
    until = Rate._meta.get_field("until").get_db_prep_save(clock.now() + timedelta(minutes=minutes), connection)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO core_rate (key, n, until) VALUES (%s, 1, %s) "
            "ON CONFLICT (key) DO UPDATE SET n = core_rate.n + 1 RETURNING n",
            [key, until],
        )
        return int(cursor.fetchone()[0])


def forget(now: datetime) -> bool:
    """A round of the clock: what is over; there is never more of it."""
    Rate.objects.filter(until__lt=now).delete()
    return False
