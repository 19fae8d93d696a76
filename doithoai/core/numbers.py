"""Numbers people see: one counter row per name, no gaps, no doubles."""

from django.conf import settings
from django.db import connection, transaction

from doithoai.core.models import Counter


def next_number(name: str, count: int = 1) -> int:
    """The next number under `name`, in the transaction of the act that uses it; the last of `count` together."""
    with transaction.atomic(savepoint=False):
        last = _counted_up(name, count)
        if last is None:
            Counter.objects.get_or_create(pk=name)
            last = _counted_up(name, count)
    if last is None:
        raise LookupError(name)
    return last


def _counted_up(name: str, count: int) -> int | None:
    with connection.cursor() as cursor:
        cursor.execute("UPDATE core_counter SET value = value + %s WHERE name = %s RETURNING value", [count, name])
        row = cursor.fetchone()
    return int(row[0]) if row else None


def _mark() -> str:
    """Of two installations of one authority the inside one marks its numbers ("trong"): none is given out twice."""
    return "T" if settings.DOITHOAI_SIDE == "inside" else ""


def numbered(prefix: str, authority_id: int, year: int) -> str:
    """A number such as YK-2026-0186, unique within authority, kind and year."""
    return f"{prefix}-{year}-{_mark()}{next_number(f'{prefix}:{authority_id}:{year}'):04d}"


def numbered_many(prefix: str, authority_id: int, year: int, count: int) -> list[str]:
    """So many numbers in a row, as `numbered` gives them one by one."""
    last = next_number(f"{prefix}:{authority_id}:{year}", count) if count else 0
    return [f"{prefix}-{year}-{_mark()}{number:04d}" for number in range(last - count + 1, last + 1)]
