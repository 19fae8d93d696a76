"""Satisfied or not yet: the sender says it, the coordinator decides whether the matter is open again."""

import pytest

from doithoai.casework import verdicts
from doithoai.casework.models import Verdict
from doithoai.core import clock, journal
from doithoai.core.transitions import Refused
from doithoai.notices.models import Notice
from doithoai.opinion import sealed
from doithoai.opinion.models import Matter, Opinion
from doithoai.people import clocks
from doithoai.people.models import Clock
from tests.factories import people
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


def told(key: str) -> list[str]:
    return list(Notice.objects.filter(key__startswith=key, about=opinion().public_id).values_list("body", flat=True))


@pytest.mark.clause("S-17a", "G-15")
def test_what_is_said_by_telephone_is_kept_with_its_door_and_judged_like_the_rest(commune: Commune) -> None:
    clerk = people.person("intake", commune.authority)
    commune.published()

    row = verdicts.record(opinion(), grade="not_yet", door="phone", words="Mưa vẫn ngập", by=clerk)

    assert (row.door, row.due_on) == ("phone", clocks.due(commune.authority, "verdict", anchor=clock.today()).day)
    entry = journal.history(opinion()).get(verb="verdict.give")
    assert (entry.facts["door"], entry.by_id) == ("phone", clerk.pk)
    assert list(verdicts.to_decide(commune.authority)) == [row]
    for stranger in (commune.clerk, commune.supervisor, people.person("intake", Commune("xa-viet-lap").authority)):
        with pytest.raises(Refused):
            verdicts.record(opinion(), grade="satisfied", door="phone", by=stranger)
    with pytest.raises(Refused):
        verdicts.record(opinion(), grade="satisfied", door="web", by=clerk)


def test_partly_is_no_work_and_takes_back_what_waited(commune: Commune) -> None:
    commune.published()
    verdicts.give(opinion(), grade="not_yet", words="Chưa làm")
    verdicts.give(opinion(), grade="partly", words="Đã làm một đoạn")

    assert list(verdicts.to_decide(commune.authority)) == []
    assert [row.grade for row in verdicts.latest(commune.authority)] == ["partly"]


def test_without_a_rule_of_the_authority_the_decision_is_due_at_once(commune: Commune) -> None:
    Clock.objects.filter(authority=commune.authority, code="verdict").delete()
    commune.published()

    assert verdicts.give(opinion(), grade="not_yet", words="Chưa").due_on == clock.today()


def test_a_refusal_has_a_reason_that_the_sender_reads_and_is_decided_once(commune: Commune) -> None:
    commune.published(commune.assigned(commune.matter(email="nguoi.gui@example.org")))
    verdict = verdicts.give(opinion(), grade="not_yet", words="Chưa làm")
    with pytest.raises(Refused):
        verdicts.refuse(verdict, reason=" ", by=commune.coordinator)
    with pytest.raises(Refused):
        verdicts.refuse(verdict, reason="Đã làm", by=commune.reviewer)

    verdicts.refuse(verdict, reason="Đoạn cống đã thi công xong ngày 20/11.", by=commune.coordinator)

    assert (verdict.decision, Matter.objects.get().state) == ("refused", "explained")
    assert told("decided:") == ["Đoạn cống đã thi công xong ngày 20/11."]
    assert list(verdicts.to_decide(commune.authority)) == []
    for again in (verdicts.refuse, verdicts.uphold):
        with pytest.raises(Refused) as twice:
            again(verdict, reason="Lần hai", by=commune.coordinator)
        assert twice.value.code == "done"


def test_one_reopening_for_each_opinion(commune: Commune) -> None:
    commune.published(commune.assigned(commune.matter(email="nguoi.gui@example.org")))
    verdicts.uphold(verdicts.give(opinion(), grade="not_yet", words="Chưa"), reason="", by=commune.coordinator)
    assert len(told("decided:")) == 1
    commune.published(commune.assigned(Matter.objects.get()))
    second = verdicts.give(opinion(), grade="not_yet", words="Vẫn chưa")

    with pytest.raises(Refused) as once:
        verdicts.uphold(second, reason="", by=commune.coordinator)
    assert once.value.code == "once"
    verdicts.refuse(second, reason="Đã trả lời đầy đủ.", by=commune.coordinator)
    assert Matter.objects.get().state == "explained"


def test_what_is_sealed_is_neither_recorded_nor_decided_nor_listed(commune: Commune) -> None:
    commune.published()
    verdict = verdicts.give(opinion(), grade="not_yet", words="Chưa")
    verdicts.uphold(verdict, reason="Đúng là chưa làm", by=commune.coordinator)
    sealed.seal(Matter.objects.get(), kind="denunciation", by=commune.coordinator)

    assert list(verdicts.to_decide(commune.authority)) == list(verdicts.latest(commune.authority)) == []
    with pytest.raises(Refused):
        verdicts.record(opinion(), grade="satisfied", door="phone", by=people.person("intake", commune.authority))
    kept = Verdict.objects.get(pk=verdict.pk)
    assert (kept.words, kept.decision_reason) == ("", "")
