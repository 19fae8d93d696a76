"""The word index of the matters on both databases; nobody else knows that there are two.

SQLite: FTS5 without contents and positions beside the running text. PostgreSQL: a tsvector under GIN. Both hold the
same set of index words per matter, made by core.vietnamese and opinion.search, and are asked the same question:
newest first, never by rank, because a page must not touch every hit. The measured reasons stand in
docs/decisions/0010-search-and-lists-at-a-million.md.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from doithoai.core.vietnamese import VERSION, tokens

#: Facet words begin with this sign, which no text and no typed question can produce.
FACET = "#"
#: For so many seconds a process need not look up the newest row again.
KNOWN_FOR = 5.0
#: A selective condition is tried on this many of the newest hits.
TRIED = 20_000

SQLITE = (
    "CREATE TABLE matter_search (matter_id integer PRIMARY KEY, body text NOT NULL, fold_version smallint NOT NULL)",
    "CREATE VIRTUAL TABLE matter_words USING fts5(words, content='', columnsize=0, detail=none, "
    "tokenize=\"unicode61 remove_diacritics 0 tokenchars '_#'\")",
)
POSTGRESQL = (
    "CREATE TABLE matter_search (matter_id bigint PRIMARY KEY, tokens tsvector COMPRESSION lz4 NOT NULL, "
    "fold_version smallint NOT NULL) WITH (toast_tuple_target = 128)",
    # Plans must not depend on guesses about words.
    "ALTER TABLE matter_search ALTER tokens SET STATISTICS 0",
    "CREATE INDEX matter_search_gin ON matter_search USING gin (tokens)",
)
#: Whoever sends an opinion does not wait until each of its hundreds of words has found its place in the index: new rows
#: are gathered in a list of at most so many kB, which every search reads too, and merged by the clock (`merge`).
GATHERED = "ALTER INDEX matter_search_gin SET (fastupdate = on, gin_pending_list_limit = 512)"


def make(_apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    """The tables; no model stands for them, since they belong to the index alone."""
    for statement in SQLITE if editor.connection.vendor == "sqlite" else POSTGRESQL:
        editor.execute(statement)


def gather(_apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    if editor.connection.vendor == "postgresql":
        editor.execute(GATHERED)


def drop(_apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    editor.execute("DROP TABLE matter_search")
    if editor.connection.vendor == "sqlite":
        editor.execute("DROP TABLE matter_words")


def lite() -> bool:
    return connection.vendor == "sqlite"


# --- writing ---------------------------------------------------------------------------------------


def index_words(body: str) -> set[str]:
    """The set of a row: its first line is facets, the others are the running text."""
    facets, _line, text = body.partition("\n")
    return tokens(text) | set(facets.split(" "))


def put(bodies: Mapping[int, str | None], *, is_new: bool = False) -> None:
    """Write these rows; None takes a row away. `is_new` spares asking for what stood there."""
    if lite():
        _put_lite(bodies, {} if is_new else kept(bodies))
        return
    _top.row = max(_top.row, *bodies, 0)
    with connection.cursor() as cursor:
        gone = [pk for pk, body in bodies.items() if body is None]
        if gone and not is_new:
            cursor.execute("DELETE FROM matter_search WHERE matter_id = ANY(%s)", [gone])
        rows = [
            (pk, [*index_words(body), f"#s{pk >> 12}", f"#t{pk >> 16}"], VERSION)
            for pk, body in bodies.items()
            if body is not None
        ]
        sql = (
            "INSERT INTO matter_search VALUES (%s, array_to_tsvector(%s::text[]), %s) ON CONFLICT (matter_id) "
            "DO UPDATE SET tokens = EXCLUDED.tokens, fold_version = EXCLUDED.fold_version"
        )
        # Many go through a pipeline, whose setting up costs as much as a row.
        if len(rows) == 1:
            cursor.execute(sql, rows[0])
        elif rows:
            cursor.executemany(sql, rows)


def _put_lite(bodies: Mapping[int, str | None], before: dict[int, str]) -> None:
    """An index without contents must be told exactly the words that went in: they follow from the stored text."""
    changed = {pk: body for pk, body in bodies.items() if before.get(pk) != body}
    out = [(pk, " ".join(index_words(before[pk]))) for pk in changed if pk in before]
    inn = [(pk, body) for pk, body in changed.items() if body is not None]
    with connection.cursor() as cursor:
        if out:
            cursor.executemany("INSERT INTO matter_words (matter_words, rowid, words) VALUES ('delete', %s, %s)", out)
            cursor.executemany("DELETE FROM matter_search WHERE matter_id = %s", [(pk,) for pk, _words in out])
        if inn:
            cursor.executemany("INSERT INTO matter_search VALUES (%s, %s, %s)", [(*row, VERSION) for row in inn])
            cursor.executemany(
                "INSERT INTO matter_words (rowid, words) VALUES (%s, %s)",
                [(pk, " ".join(index_words(body))) for pk, body in inn],
            )


def kept(ids: Iterable[int]) -> dict[int, str]:
    """The running texts that SQLite keeps; nothing on PostgreSQL, which keeps the words alone."""
    wanted = list(ids)
    if not lite() or not wanted:
        return {}
    places = ", ".join(["%s"] * len(wanted))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT matter_id, body FROM matter_search WHERE matter_id IN ({places})", wanted)  # noqa: S608
        return dict(cursor.fetchall())


def empty() -> None:
    _top.until = 0.0
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM matter_search")
        if lite():
            cursor.execute("INSERT INTO matter_words (matter_words) VALUES ('delete-all')")


def settle() -> None:
    """After many rows: one tight index, and fresh figures for the planner."""
    _top.until = 0.0
    with connection.cursor() as cursor:
        if lite():
            cursor.execute("INSERT INTO matter_words (matter_words) VALUES ('optimize')")
        cursor.execute("ANALYZE matter_search")


def merge(_now: datetime) -> bool:
    """A round of the clock: what was gathered finds its place in the index."""
    if not lite():
        _one("SELECT gin_clean_pending_list('matter_search_gin')", [])
    return False


def versions() -> dict[int, int]:
    """Every row with the version of the folding that wrote it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT matter_id, fold_version FROM matter_search")
        return dict(cursor.fetchall())


def differs(pk: int, body: str) -> bool:
    """True when the row of a matter does not hold the words of this text."""
    if lite():
        return kept([pk]).get(pk) != body
    with connection.cursor() as cursor:
        cursor.execute("SELECT tsvector_to_array(tokens) FROM matter_search WHERE matter_id = %s", [pk])
        row = cursor.fetchone()
    return row is None or {word for word in row[0] if word[:2] not in ("#s", "#t")} != index_words(body)


# --- asking ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Ask:
    """All of `words`, one of each of `choices`, not all of `without`; `matters` adds what no facet says."""

    words: Sequence[str]
    choices: Sequence[Sequence[str]] = field(default=())
    without: Sequence[str] = field(default=())
    matters: QuerySet[Any] | None = None


def newest(ask: Ask, *, below: int | None, most: int, top: int | None = None) -> list[int]:
    """Ids of matching matters, the newest first, older than `below`; `top` is the newest row, where it is known."""
    return newest_of_tiers([(ask, below)], most, top)[0]


def newest_of_tiers(
    tiers: Sequence[tuple[Ask, int | None]], most: int, known_top: int | None = None
) -> list[list[int]]:
    """The same for several questions in one statement.

    PostgreSQL asks the newest slice first; a wider one is only asked where that one did not hold enough.
    """
    if most <= 0 or not tiers:
        return [[] for _tier in tiers]
    top = top_of(below for _ask, below in tiers) if known_top is None else known_top
    parts: list[str] = []
    values: list[Any] = []
    for place, (ask, below) in enumerate(tiers):
        narrower: list[str] = []
        for slices in [[]] if lite() else _slices(below - 1 if below is not None else top):
            sql, own = _select(ask, below, slices, [f"(SELECT count(*) FROM {name}) < {most}" for name in narrower])  # noqa: S608
            narrower.append(f"tier{place}_{len(narrower)}")
            parts.append(f"{narrower[-1]} AS {'' if lite() else 'MATERIALIZED '}({sql})")
            values += [*own, most]
    names = [part.partition(" ")[0] for part in parts]
    chosen = " UNION ALL ".join(f"SELECT '{name}' AS name, id FROM {name}" for name in names)  # noqa: S608 -- ours
    found: dict[str, list[int]] = {name: [] for name in names}
    with connection.cursor() as cursor:
        cursor.execute(f"WITH {', '.join(parts)} {chosen}", values)
        for name, pk in cursor.fetchall():
            found[name].append(pk)
    widest = [max((found[name] for name in names if name.startswith(f"tier{n}_")), key=len) for n in range(len(tiers))]
    return [sorted(ids, reverse=True) for ids in widest]


def _slices(top: int) -> Iterator[list[str]]:
    """Narrow, wide, everything; none wider than needed to hold all rows up to `top`.

    Rows that came since `top` was looked up stand in its slice or the next one.
    """
    for bits, sign in ((12, "#s"), (16, "#t")):
        own = top >> bits
        yield [f"{sign}{own + 1}", f"{sign}{own}", f"{sign}{own - 1}"]
        if own <= 1:
            return
    yield []


def newest_of_each(asks: Sequence[Ask], most: int) -> list[list[int]]:
    """The newest matters of several questions about rare words, asked in one go."""
    found: list[list[int]] = [[] for _ask in asks]
    parts, values = [], []
    for place, ask in enumerate(asks):
        condition, own = _match(ask)
        inner = f"SELECT {place} AS place, {_id()} AS id FROM {_table()} WHERE {condition}"  # noqa: S608 -- our own names
        parts.append(f"SELECT * FROM ({inner} ORDER BY {_order()} DESC LIMIT %s) AS part")  # noqa: S608
        values += [*own, most]
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts) or "SELECT 0, 0 WHERE 1 = 0", values)
        for place, pk in cursor.fetchall():
            found[place].append(pk)
    return found


def count(ask: Ask, most: int, top: int = 0) -> tuple[int, bool]:
    """How many match, no further than `most`; and whether only the newest were tried. `top` as in `newest`."""
    condition, values = _match(ask)
    inner = f"SELECT {_id()} FROM {_table()} WHERE {condition}"  # noqa: S608 -- our own names
    if ask.matters is None:
        return _count(ask, most, top or top_of([None])), False
    exists, more = _exists(ask.matters, "hit.id")
    order = f"{inner.replace(_id(), f'{_id()} AS id', 1)} ORDER BY {_order()} DESC LIMIT %s"
    tried = _one(f"SELECT count(*) FROM ({order}) AS hit", [*values, TRIED])  # noqa: S608
    sql = f"SELECT count(*) FROM (SELECT 1 FROM ({order}) AS hit WHERE {exists} LIMIT %s) AS found"  # noqa: S608
    return _one(sql, [*values, TRIED, *more, most]), tried >= TRIED


def _count(ask: Ask, most: int, top: int) -> int:
    """No further than `most`; on PostgreSQL the newest slice alone, where it holds so many of a frequent word."""
    narrower: list[str] = []
    parts, values = [], []
    for slices in [[]] if lite() else _slices(top):
        condition, own = _match(ask, slices)
        only_if = "".join(f" AND (SELECT n FROM {name}) < {most}" for name in narrower)  # noqa: S608 -- our own names
        inner = f"SELECT 1 FROM {_table()} WHERE {condition}{only_if} LIMIT %s"  # noqa: S608
        narrower.append(f"slice{len(narrower)}")
        how = "" if lite() else "MATERIALIZED "
        parts.append(f"{narrower[-1]} AS {how}(SELECT count(*) AS n FROM ({inner}) AS hit)")  # noqa: S608
        values += [*own, most]
    counted = " UNION ALL ".join(f"SELECT n FROM {name}" for name in narrower)  # noqa: S608
    return _one(f"WITH {', '.join(parts)} SELECT max(n) FROM ({counted}) AS slice", values)  # noqa: S608


def _select(ask: Ask, below: int | None, slices: Sequence[str], only_if: Sequence[str]) -> tuple[str, list[Any]]:
    condition, values = _match(ask, slices)
    if below is not None:
        condition, values = f"{condition} AND {_id()} < %s", [*values, below]
    if ask.matters is not None:
        exists, more = _exists(ask.matters, f"{_table()}.{_id()}")
        condition, values = f"{condition} AND {exists}", [*values, *more]
    condition = " AND ".join([condition, *only_if])
    sql = f"SELECT {_id()} AS id FROM {_table()} WHERE {condition} ORDER BY {_order()} DESC LIMIT %s"  # noqa: S608
    return sql, values


def _table() -> str:
    return "matter_words" if lite() else "matter_search"


def _id() -> str:
    return "rowid" if lite() else "matter_id"


def _order() -> str:
    # Without "+ 0" PostgreSQL is tempted to walk the primary key and to unpack every row.
    return "rowid" if lite() else "matter_id + 0"


def _match(ask: Ask, slices: Sequence[str] = ()) -> tuple[str, list[Any]]:
    """Index words in quotation marks, joined by operators; they hold no quotation mark (core.vietnamese)."""
    quote, both, either = ('"', " AND ", " OR ") if lite() else ("'", " & ", " | ")
    parts = [f"{quote}{word}{quote}" for word in ask.words]
    for choice in (*ask.choices, slices):
        if choice:
            parts.append(f"({either.join(f'{quote}{word}{quote}' for word in choice)})")
    wanted = both.join(parts)
    if ask.without:
        left_out = both.join(f"{quote}{word}{quote}" for word in ask.without)
        wanted = f"({wanted}) NOT ({left_out})" if lite() else f"{wanted} & !({left_out})"
    return ("matter_words MATCH %s" if lite() else "tokens @@ %s::tsquery"), [wanted]


def _exists(matters: QuerySet[Any], outer: str) -> tuple[str, tuple[Any, ...]]:
    """The condition that this hit is one of `matters`, asked per hit, so that the word index leads."""
    rows = matters.filter(pk=RawSQL(outer, [])).order_by().values("pk")
    sql, values = rows.query.sql_with_params()
    return f"EXISTS ({sql})", values


def top_of(bounds: Iterable[int | None]) -> int:
    """The newest row, where a question has no bound of its own; SQLite need not know.

    It may be some seconds old: no office takes in a slice of 4,096 matters in them.
    """
    if lite() or all(below is not None for below in bounds):
        return 0
    now = time.monotonic()
    if now >= _top.until:
        _top.row = _one("SELECT coalesce(max(matter_id), 0) FROM matter_search", [])
        _top.until = now + KNOWN_FOR
    return _top.row


@dataclass
class _Top:
    """The newest row as this process looked it up."""

    row: int = 0
    until: float = 0.0


_top = _Top()


def _one(sql: str, values: Sequence[Any]) -> int:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return int(cursor.fetchone()[0])
