"""The journal is sealed by the clock, and whoever changes it behind the back of the rules is found."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from doithoai.core import clock, journal, seals, tree
from doithoai.core.models import Entry, JournalLeaf, JournalNode, JournalSeal
from tests.emptying import without_triggers
from tests.factories.people import authority, person

pytestmark = pytest.mark.django_db
LATER = timedelta(hours=1)


def written(number: int) -> list[Entry]:
    """So many entries, a while ago."""
    row, by = authority(), person("coordinator", authority())
    begins = clock.now() - timedelta(days=2)
    for place in range(number):
        journal.record(
            row,
            "plan.begin" if place % 2 else "plan.issue",
            by=by,
            at=begins + timedelta(seconds=place),
            facts={"n": place},
        )
    return list(Entry.objects.order_by("pk"))


def seal() -> None:
    while seals.seal_some(clock.now() + LATER):
        pass


def sql(text: str, *values: Any) -> Callable[[], None]:
    """Somebody with the database in the hands: no trigger, no rule."""

    def act() -> None:
        with without_triggers(connection), connection.cursor() as cursor:
            cursor.execute(text, values)

    return act


def checked(*options: str) -> tuple[int, dict[str, Any]]:
    out = StringIO()
    try:
        call_command("verify_journal", "--json", *options, stdout=out)
    except CommandError as error:
        return error.returncode, json.loads(out.getvalue() or "{}")
    return 0, json.loads(out.getvalue())


def kinds(told: dict[str, Any]) -> set[str]:
    return {one["kind"] for one in told["breaches"]}


def test_what_is_sealed_agrees_and_what_comes_later_is_sealed_by_the_next_round() -> None:
    assert checked()[0] == 0
    entries = written(40)
    seal()
    first = seals.latest()
    assert first is not None and first.size == len(entries) and JournalNode.objects.filter(level=1).count() == 2
    assert first.root == tree.root([bytes(leaf.hash) for leaf in JournalLeaf.objects.order_by("place")]).hex()

    written(300)
    seals.seal_some(clock.now() + LATER + LATER)
    second = seals.latest()
    assert second is not None and second.size > first.size
    path = [bytes.fromhex(one) for one in seals.consistency(first.size, second.size)]
    roots = bytes.fromhex(first.root), bytes.fromhex(second.root)
    assert tree.follows(first.size, roots[0], second.size, roots[1], path)
    for entry in (entries[0], entries[-1], Entry.objects.latest("pk")):
        proof = seals.proof_of(entry.pk)
        assert proof is not None
        way = [bytes.fromhex(one) for one in proof.path]
        assert tree.leads_to(bytes.fromhex(proof.leaf), proof.place, proof.size, way) == roots[1]
    assert checked() == (0, {"holds": True, "seal": seals.as_public(second), "breaches": []})


@pytest.mark.parametrize(
    ("what", "kind"),
    [
        ("UPDATE core_entry SET verb = 'plan.cancel' WHERE id = %s", "changed"),
        ("UPDATE core_entry SET at = '2020-01-01 00:00:00+00:00' WHERE id = %s", "changed"),
        ("UPDATE core_entry SET by_id = 1000000 WHERE id = %s", "changed"),
        ("DELETE FROM core_entry WHERE id = %s", "removed"),
        ("DELETE FROM core_journalleaf WHERE entry_id = %s", "gap"),
    ],
)
def test_a_changed_or_removed_entry_is_found_and_named(what: str, kind: str) -> None:
    entries = written(30)
    seal()
    victim = entries[17]
    sql(what, victim.pk)()

    code, told = checked()

    assert code == 1 and kind in kinds(told)
    assert victim.pk in [one["entry"] for one in told["breaches"]] or kind == "gap"


def test_two_entries_that_changed_their_places_are_found() -> None:
    entries = written(20)
    seal()
    one, two = entries[5].pk, entries[6].pk
    for text, values in (
        ("UPDATE core_entry SET id = -1 WHERE id = %s", (one,)),
        ("UPDATE core_entry SET id = %s WHERE id = %s", (one, two)),
        ("UPDATE core_entry SET id = %s WHERE id = -1", (two,)),
    ):
        sql(text, *values)()

    code, told = checked()
    assert code == 1 and {one, two} <= {found["entry"] for found in told["breaches"]}


def test_an_end_that_was_cut_off_is_found_by_a_root_kept_elsewhere(tmp_path: Path) -> None:
    entries = written(30)
    seal()
    last = seals.latest()
    assert last is not None
    kept = tmp_path / "goc.jsonl"
    kept.write_text(json.dumps(seals.as_public(last)), encoding="utf-8")
    for table, column in (("core_entry", "id"), ("core_journalleaf", "entry_id")):
        sql(f"DELETE FROM {table} WHERE {column} > %s", entries[20].pk)()
    sql("DELETE FROM core_journalseal WHERE size > %s", 0)()
    assert checked()[0] == 0  # from within nothing is to be seen

    code, told = checked("--roots", str(kept))
    assert code == 1 and kinds(told) == {"cut"}


def test_a_rewritten_journal_with_new_hashes_is_found_by_its_root() -> None:
    entries = written(20)
    seal()
    victim = JournalLeaf.objects.get(entry_id=entries[3].pk)
    sql("UPDATE core_entry SET verb = 'plan.cancel' WHERE id = %s", entries[3].pk)()
    forged = seals.leaf_of(Entry.objects.get(pk=entries[3].pk), bytes(victim.salt))
    sql("UPDATE core_journalleaf SET hash = %s WHERE id = %s", forged, victim.pk)()

    code, told = checked()
    assert code == 1 and kinds(told) == {"root"}


def test_an_entry_dated_before_what_is_sealed_is_found() -> None:
    written(20)
    seal()
    place = authority()
    journal.record(place, "plan.issue", by=person("coordinator", place), at=clock.now() - timedelta(days=30))

    code, told = checked()
    assert code == 1 and kinds(told) == {"back_dated"}


def numbered(number: int, at: datetime) -> None:
    """An entry that got its number a while ago; its transaction was open until now."""
    place = authority()
    entry = journal.record(place, "plan.begin", by=person("coordinator", place), at=at)
    sql("UPDATE core_entry SET id = %s WHERE id = %s", number, entry.pk)()


def test_what_a_long_transaction_brings_is_sealed_however_much_was_written_beside_it() -> None:
    """On PostgreSQL the numbers of its entries were given out before those of thousands that were sealed already."""
    first = written(3)[-1].pk
    numbered(first + 20_000, clock.now())
    seal()

    numbered(first + 100, clock.now())
    seal()

    assert JournalLeaf.objects.filter(entry_id=first + 100).exists()
    assert checked()[0] == 0


def test_an_entry_slipped_in_under_an_old_number_is_found() -> None:
    first = written(3)[-1].pk
    numbered(first + 100, clock.now())
    now = clock.now() + LATER
    for hours in (0, 3):
        numbered(first + 200 + hours, clock.now())
        seals.seal_some(now + timedelta(hours=hours))

    numbered(first + 50, clock.now())
    seal()

    code, told = checked()
    assert code == 1 and [(one["kind"], one["entry"]) for one in told["breaches"]] == [("inserted", first + 50)]


def test_a_file_of_roots_that_cannot_be_read_is_no_answer(tmp_path: Path) -> None:
    path = tmp_path / "goc.jsonl"
    path.write_text("một dòng", encoding="utf-8")
    assert checked("--roots", str(path))[0] == 2


def test_the_database_itself_refuses_to_change_a_seal() -> None:
    written(3)
    seal()
    for model in (JournalLeaf, JournalSeal):
        with pytest.raises(DatabaseError), transaction.atomic():
            model.objects.all().delete()
