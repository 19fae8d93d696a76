"""Several processes press at once on a database file: one wins, one line in the journal."""

from __future__ import annotations

import pytest

from doithoai.core.models import Entry
from doithoai.core.transitions import Refused
from doithoai.live import beats, commands, floor
from doithoai.live.models import Command
from doithoai.live.states import TurnState
from tests.factories.live import in_session, speaker
from tests.racing import press_together

CALL_NEXT = """
from doithoai.live import commands, floor
from doithoai.live.models import Sitting
from doithoai.people.models import Person
from doithoai.people.roles import Acting

sitting = Sitting.objects.select_related("conference__authority").get(pk=int(sys.argv[1]))
by = Acting(Person.objects.get(pk=int(sys.argv[2])), sitting.conference.authority)
seen, key = sys.argv[3], sys.argv[4]

def call_next():
    return floor.call_next(sitting, by=by, seen=int(seen) if seen else None)

def act():
    _turn, is_new = commands.perform(sitting, call_next, name="call_next", by=by, key=key)
    return "won" if is_new else "again"
"""


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_twelve_hands_on_call_next_call_one_speaker() -> None:
    hall = in_session()
    for name in ("Bà Hiên", "Ông Quyền", "Bà Lý"):
        speaker(hall, name)
    seen = str(beats.of_floor(hall.sitting))

    said = press_together(CALL_NEXT, [(hall.sitting.pk, hall.chair.pk, seen, "")] * 12)

    assert sorted(one.word for one in said) == ["stale"] * 11 + ["won"]
    assert Entry.objects.filter(verb="turn.call").count() == 1
    assert list(hall.sitting.turns.filter(state=TurnState.CALLED).values_list("sequence", flat=True)) == [1]


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_one_command_that_arrives_six_times_is_performed_once() -> None:
    hall = in_session()
    speaker(hall), speaker(hall, "Bà Lý")

    said = press_together(CALL_NEXT, [(hall.sitting.pk, hall.chair.pk, "", "the-same-key")] * 6)

    assert sorted(one.word for one in said) == ["again"] * 5 + ["won"]
    assert (Command.objects.count(), Entry.objects.filter(verb="turn.call").count()) == (1, 1)


@pytest.mark.django_db
def test_a_refused_command_may_be_tried_again_under_its_key() -> None:
    hall = in_session()
    with pytest.raises(Refused):
        commands.perform(
            hall.sitting, lambda: floor.call_next(hall.sitting, by=hall.chair), name="c", by=hall.chair, key="k"
        )
    turn = speaker(hall)
    called, is_new = commands.perform(
        hall.sitting, lambda: floor.call_next(hall.sitting, by=hall.chair), name="c", by=hall.chair, key="k"
    )

    assert is_new and called is not None and called.pk == turn.pk
