"""The Vietnamese day of a moment, counted by the database itself: no call of Python for each row of SQLite."""

from __future__ import annotations

from typing import Any

from django.db.models import DateField, Func

from doithoai.core import clock


class LocalDay(Func):
    """Vietnam has kept one distance to UTC since 1975."""

    output_field = DateField()
    arity = 1

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(compiler, connection, template="date(%(expressions)s, '+7 hours')", **context)

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        template = f"(%(expressions)s AT TIME ZONE '{clock.ZONE.key}')::date"
        return self.as_sql(compiler, connection, template=template, **context)
