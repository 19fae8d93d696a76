"""The only writer of state: right, arrow, one update, one entry."""

import pytest
from django.db import DatabaseError, connection, transaction

from doithoai.core import journal, numbers, pulse
from doithoai.core.actors import Machine, Scope
from doithoai.core.models import Entry
from doithoai.core.transitions import Refused, allow, amend, begin, move, step
from doithoai.people.models import Authority, Level
from doithoai.programme.models import Plan
from doithoai.programme.states import ISSUE, SUBMIT, PlanState

pytestmark = pytest.mark.django_db

WRITER = Machine("writer", frozenset({"plan.write", "plan.submit"}), unit="Ban Xây dựng Đảng")
NOBODY = Machine("nobody")


def make_plan(**columns: object) -> Plan:
    authority = Authority.objects.create(
        slug="xa-dong-tam",
        name="Đảng ủy xã Đồng Tâm",
        short_name="Đảng ủy xã",
        place_name="Đồng Tâm",
        level=Level.COMMUNE,
        head_kind="party",
        head_title="Bí thư Đảng ủy",
        issuing_body="Ban Thường vụ Đảng ủy xã",
        symbol="ĐU",
    )
    plan = Plan(authority=authority, year=2026, title="Kế hoạch đối thoại năm 2026", **columns)
    return begin(plan, "plan.begin", by=WRITER, right="plan.write")


def test_an_act_moves_the_row_and_writes_one_entry() -> None:
    plan = make_plan()

    entry = move(plan, SUBMIT, by=WRITER, facts={"pages": 3})

    plan.refresh_from_db()
    assert plan.state == PlanState.SUBMITTED
    assert [line.verb for line in journal.history(plan)] == ["plan.submit", "plan.begin"]
    assert (entry.source, entry.target, entry.facts, entry.unit) == (
        "draft",
        "submitted",
        {"pages": 3},
        "Ban Xây dựng Đảng",
    )


def test_the_same_act_twice_is_refused_and_leaves_one_entry() -> None:
    plan = make_plan()
    move(plan, SUBMIT, by=WRITER)

    with pytest.raises(Refused) as refusal:
        move(plan, SUBMIT, by=WRITER)

    assert refusal.value.code == "state"
    assert Entry.objects.filter(verb="plan.submit").count() == 1


def test_a_row_seen_in_an_old_state_is_not_moved() -> None:
    plan = make_plan()
    old = Plan.objects.get(pk=plan.pk)
    move(plan, SUBMIT, by=WRITER)

    with pytest.raises(Refused) as refusal:
        move(old, SUBMIT, by=WRITER)

    assert refusal.value.code == "stale"
    assert Entry.objects.filter(verb="plan.submit").count() == 1


def test_without_the_right_nothing_is_written() -> None:
    plan = make_plan()
    before = Entry.objects.count()

    with pytest.raises(Refused) as refusal:
        move(plan, SUBMIT, by=NOBODY)

    plan.refresh_from_db()
    assert (refusal.value.code, plan.state, Entry.objects.count()) == ("right", "draft", before)


def test_an_arrow_from_another_state_is_refused() -> None:
    plan = make_plan()

    with pytest.raises(Refused):
        move(plan, ISSUE, by=Machine("office", frozenset({"plan.issue"})))

    assert Plan.objects.get(pk=plan.pk).state == PlanState.DRAFT


def test_a_failed_column_leaves_neither_state_nor_entry() -> None:
    plan = make_plan()
    move(plan, SUBMIT, by=WRITER)
    before = Entry.objects.count()

    with pytest.raises(DatabaseError), transaction.atomic():
        move(plan, ISSUE, by=Machine("office", frozenset({"plan.issue"})))  # no number, no date

    assert Plan.objects.get(pk=plan.pk).state == PlanState.SUBMITTED
    assert Entry.objects.count() == before


def test_amend_never_touches_the_state() -> None:
    plan = make_plan()

    with pytest.raises(ValueError, match="arrows"):
        amend(plan, "plan.edit", by=WRITER, right="plan.write", state="issued")
    amend(plan, "plan.edit", by=WRITER, right="plan.write", place="Đồng Tâm")

    assert Plan.objects.get(pk=plan.pk).place == "Đồng Tâm"


def test_two_arrows_cannot_share_a_name() -> None:
    with pytest.raises(ValueError, match="plan.submit"):
        step("plan.submit", ["draft"], "issued", right="plan.submit", label="Other")


def test_a_machine_has_its_closed_list_of_rights_only() -> None:
    assert WRITER.may("plan.submit", Scope(1))
    assert not WRITER.may("plan.issue", Scope(1))
    with pytest.raises(Refused):
        allow(NOBODY, "plan.submit", make_plan())


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE core_entry SET verb = 'other'",
        "DELETE FROM core_entry",
    ],
)
def test_the_database_refuses_to_change_the_journal(statement: str) -> None:
    make_plan()

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)

    assert Entry.objects.get(verb="plan.begin").subject == "programme.plan"


def test_replacing_or_emptying_the_journal_is_refused_too() -> None:
    make_plan()
    entry = Entry.objects.get(verb="plan.begin")
    if connection.vendor == "sqlite":
        statement = (
            "INSERT OR REPLACE INTO core_entry (id, at, subject, subject_id, verb, source, target, unit, public, "
            f"facts) VALUES ({entry.pk}, '2026-01-01', 'x', 1, 'x', '', '', '', 0, '{{}}')"
        )
    else:
        statement = "TRUNCATE core_entry"

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)

    assert Entry.objects.get(pk=entry.pk).verb == "plan.begin"


def test_canonical_bytes_are_sorted_compact_and_in_utc() -> None:
    plan = make_plan()
    entry = move(plan, SUBMIT, by=WRITER, facts={"b": "đã trình", "a": 1})

    text = journal.canonical(Entry.objects.get(pk=entry.pk)).decode()

    assert text == journal.canonical(entry).decode()
    assert text.startswith('{"at":"') and text.index('"authority"') < text.index('"by"') < text.index('"verb"')
    assert '"facts":{"a":1,"b":"đã trình"}' in text
    assert 'Z","authority"' in text and ": " not in text


def test_a_changed_entry_has_other_canonical_bytes() -> None:
    entry = move(make_plan(), SUBMIT, by=WRITER)
    first = journal.canonical(entry)

    for name, value in (("verb", "x"), ("facts", {"x": 1}), ("unit", "x"), ("public", True), ("by_id", 5)):
        changed = Entry.objects.get(pk=entry.pk)
        setattr(changed, name, value)
        assert journal.canonical(changed) != first, name


def test_numbers_follow_one_another_per_name() -> None:
    assert [numbers.numbered("YK", 1, 2026), numbers.numbered("YK", 1, 2026)] == ["YK-2026-0001", "YK-2026-0002"]
    assert numbers.numbered("YK", 2, 2026) == "YK-2026-0001"
    assert numbers.numbered("YK", 1, 2027) == "YK-2027-0001"


def test_the_pulse_advances_only_from_the_beat_that_was_seen() -> None:
    assert pulse.beat("conference:1") == 0
    pulse.advance("conference:1", seen=0)
    assert pulse.beat("conference:1") == 1

    with pytest.raises(Refused) as refusal:
        pulse.advance("conference:1", seen=0)

    assert (refusal.value.code, pulse.beat("conference:1")) == ("stale", 1)
