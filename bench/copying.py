"""From a filled base to very many rows: the database copies what was filled, with new keys and numbers.

A million matters are ten times the same hundred thousand: as many rows, as large indexes, the same shares of words.
Only the numbers in the word index stay those of the first copy. PostgreSQL alone; it takes minutes instead of an hour.
"""

from __future__ import annotations

from django.db import connection, models

from doithoai.casework.models import Answer, Assignment, Commitment
from doithoai.core.models import Counter, Entry
from doithoai.opinion import index
from doithoai.opinion.models import Matter, Opinion, Submission, Tally

#: In the order in which they lean on each other.
COPIED: tuple[type[models.Model], ...] = (Submission, Matter, Opinion, Assignment, Answer, Commitment, Entry)
NUMBER = "left(number, 8) || lpad((substr(number, 9)::bigint + {step})::text, 8, '0')"
WORDS = (
    "INSERT INTO matter_search SELECT matter_id + {step}, array_to_tsvector(ARRAY(SELECT word FROM "
    "unnest(tsvector_to_array(tokens)) word WHERE word !~ '^#[st]') || "
    "ARRAY['#s' || ((matter_id + {step}) >> 12), '#t' || ((matter_id + {step}) >> 16)]), fold_version "
    "FROM matter_search WHERE matter_id <= {last}"
)


def multiply(times: int) -> None:
    """Every row of the base so many times in all."""
    if connection.vendor != "postgresql":
        raise SystemExit("only PostgreSQL copies its rows")
    with connection.cursor() as cursor:  # one index over all is made in a fraction of the time of adding to it
        cursor.execute("DROP INDEX matter_search_gin")
    last = {model: model._default_manager.order_by("-pk").values_list("pk", flat=True)[0] for model in COPIED}
    for copy in range(1, times):
        steps = {model: copy * end for model, end in last.items()}
        with connection.cursor() as cursor:
            for model in COPIED:
                cursor.execute(_statement(model, steps, last[model]))
            cursor.execute(WORDS.format(step=steps[Matter], last=last[Matter]))
    Tally.objects.update(n=models.F("n") * times, said=models.F("said") * times)
    Counter.objects.update(value=models.F("value") * times)
    with connection.cursor() as cursor:
        cursor.execute("SET maintenance_work_mem = '1GB'")
        cursor.execute(index.POSTGRESQL[-1])
        for model in COPIED:
            table = model._meta.db_table
            cursor.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))")
        cursor.execute("VACUUM ANALYZE")


def _statement(model: type[models.Model], steps: dict[type[models.Model], int], last: int) -> str:
    columns = {field.column: _value(model, field, steps) for field in model._meta.concrete_fields}
    table = model._meta.db_table
    names = ", ".join(f'"{name}"' for name in columns)
    return f"INSERT INTO {table} ({names}) SELECT {', '.join(columns.values())} FROM {table} WHERE id <= {last}"


def _value(model: type[models.Model], field: models.Field, steps: dict[type[models.Model], int]) -> str:  # type: ignore[type-arg]
    """What stands in a column of the copy."""
    name, step = field.column, steps[model]
    if name == "id":
        return f"id + {step}"
    if name == "public_id":
        return f"'zz' || lpad((id + {step})::text, 10, '0')"
    if name == "code_digest":
        return f"lpad((id + {step})::text, 64, '0')"
    if name == "number":
        return NUMBER.format(step=max(steps.values()))  # some are numbered by the keys of other rows
    if name == "subject_id":  # the journal of the base speaks of matters alone
        return f"subject_id + {steps[Matter]}"
    if field.related_model in steps:
        return f'"{name}" + {steps[field.related_model]}'  # type: ignore[index]
    return f'"{name}"'
