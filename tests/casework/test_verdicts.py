"""Satisfied or not yet: the sender says it, the coordinator decides whether the matter is open again."""

import pytest

from doithoai.casework import verdicts
from doithoai.casework.models import Verdict
from doithoai.core.transitions import Refused
from doithoai.notices.models import Notice
from doithoai.opinion.models import Matter, Opinion
from tests.factories.casework import Commune

pytestmark = pytest.mark.django_db


@pytest.fixture
def commune() -> Commune:
    return Commune()


def opinion() -> Opinion:
    return Opinion.objects.select_related("matter").get()


@pytest.mark.clause("S-17a")
def test_the_sender_judges_the_answer_and_the_same_again_is_one(commune: Commune) -> None:
    commune.matter()
    with pytest.raises(Refused):
        verdicts.give(opinion(), grade="satisfied")
    answer = commune.published(commune.assigned(Matter.objects.get()))

    first = verdicts.give(opinion(), grade="not_yet", words="Mưa vẫn ngập")
    again = verdicts.give(opinion(), grade="not_yet", words="Mưa vẫn ngập")
    changed = verdicts.give(opinion(), grade="satisfied", words="Nay đã hết")

    assert (first, first.answer) == (again, answer)
    assert [row.is_satisfied for row in Verdict.objects.all()] == [True, False]
    assert changed == opinion().verdicts.first()
    assert Notice.objects.filter(key__startswith="not_yet:", reader=commune.coordinator.pk).count() == 1


def test_officials_do_not_judge_in_the_name_of_the_sender(commune: Commune) -> None:
    commune.published()

    for official in (commune.coordinator, commune.head, commune.supervisor):
        with pytest.raises(Refused):
            verdicts.give(opinion(), grade="satisfied", by=official)


def test_a_not_yet_reopens_only_when_the_coordinator_upholds_it(commune: Commune) -> None:
    commune.published()
    verdict = verdicts.give(opinion(), grade="not_yet", words="Chưa làm")
    assert Matter.objects.get().state == "explained"

    with pytest.raises(Refused):
        verdicts.uphold(verdict, reason="", by=commune.head)
    verdicts.uphold(verdict, reason="", by=commune.coordinator)
    with pytest.raises(Refused):
        verdicts.uphold(verdict, reason="", by=commune.coordinator)

    matter = Matter.objects.get()
    assert (matter.state, matter.is_open) == ("classified", True)
    commune.published(commune.assigned(matter), short="Đã làm xong ngày 20/11.")
    assert Matter.objects.get().state == "explained"


def test_what_the_sender_has_since_taken_back_is_not_upheld(commune: Commune) -> None:
    commune.published()
    old = verdicts.give(opinion(), grade="not_yet", words="Chưa")
    verdicts.give(opinion(), grade="satisfied")

    with pytest.raises(Refused):
        verdicts.uphold(old, reason="", by=commune.coordinator)
    with pytest.raises(Refused):
        verdicts.uphold(opinion().verdicts.first(), reason="", by=commune.coordinator)
