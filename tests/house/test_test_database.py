"""The test database is a real one: protected tables, several connections, yet emptied between tests."""

from __future__ import annotations

import threading

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from doithoai.core.models import Counter, Entry


def make_entry() -> Entry:
    return Entry.objects.create(subject="a.b", subject_id=1, verb="x", at=timezone.now())


@pytest.mark.django_db(transaction=True)
def test_a_journal_line_is_protected_by_the_database_itself() -> None:
    entry = make_entry()

    with pytest.raises(DatabaseError), transaction.atomic():
        Entry.objects.filter(pk=entry.pk).update(verb="y")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("time", ["first", "second"])
def test_a_transactional_test_finds_an_empty_and_still_protected_table(time: str) -> None:
    assert Entry.objects.count() == 0
    entry = make_entry()

    with pytest.raises(DatabaseError), transaction.atomic():
        Entry.objects.filter(pk=entry.pk).delete()


@pytest.mark.django_db(transaction=True)
def test_another_connection_sees_what_was_committed() -> None:
    Counter.objects.create(name="seen", value=7)
    seen: list[int] = []

    def look() -> None:
        seen.append(Counter.objects.get(name="seen").value)
        connection.close()

    thread = threading.Thread(target=look)
    thread.start()
    thread.join()

    assert seen == [7]
