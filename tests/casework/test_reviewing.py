"""Points ticked one by one, reviewers one after the other, versions compared, an earlier answer to begin with."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doithoai.casework import answering, comparing, points, reviewing, workshop
from doithoai.casework.models import Answer
from doithoai.core import clock, journal
from doithoai.core.transitions import Refused
from doithoai.notices.models import Notice
from doithoai.opinion import sameness
from doithoai.opinion.models import Matter
from tests.factories import people
from tests.factories.casework import Commune

pytestmark = pytest.mark.django_db


@pytest.fixture
def commune() -> Commune:
    return Commune()


def of_two(commune: Commune) -> Matter:
    matter = commune.matter()
    sameness.join(commune.opinion("Cống chợ hẹp quá, xin mở rộng."), into=matter, by=commune.coordinator)
    return Matter.objects.get(pk=matter.pk)


@pytest.mark.clause("S-34", "S-77")
def test_a_point_that_nobody_ticked_is_a_warning_that_can_be_passed_and_is_kept(commune: Commune) -> None:
    matter = of_two(commune)
    answer = commune.drafted(commune.assigned(matter))
    first = points.of(matter)[0]
    answering.save(
        answer, short="Ngắn", body="Dài", basis="", result="explained", by=commune.clerk, seen_edits=answer.edits,
        answered=[first.pk, 10**9],
    )  # fmt: skip
    assert points.ticked(answer) == {first.pk} and points.left(answer) == 1

    with pytest.raises(Refused) as refusal:
        answering.hand_in(answer, by=commune.clerk)
    assert (refusal.value.code, refusal.value.field) == ("points", "all_the_same")
    assert Answer.objects.get().state == "draft"

    answering.hand_in(answer, by=commune.clerk, all_the_same=True)
    assert journal.history(answer).get(verb="answer.hand_in").facts == {"left": 1}


def test_where_there_is_one_point_nothing_is_ticked(commune: Commune) -> None:
    answer = commune.drafted()

    assert points.of(answer.matter) == []
    answering.hand_in(answer, by=commune.clerk)


@pytest.mark.clause("S-75")
def test_reviewers_read_one_after_the_other_and_the_last_one_approves(commune: Commune) -> None:
    second = people.person("reviewer", commune.authority)
    matter = commune.matter()
    reviewing.set_order(matter, [commune.reviewer.person, second.person], by=commune.coordinator)
    answer = commune.handed_in(commune.assigned(matter))
    waits = "Trả lời VĐ-2026-0001 chờ thẩm định"
    assert [one.reader_id for one in Notice.objects.filter(subject=waits)] == [commune.reviewer.pk]

    with pytest.raises(Refused) as early:
        answering.approve(answer, by=second)
    assert early.value.code == "turn"
    answering.approve(answer, by=commune.reviewer)
    assert (answer.state, answer.reviewed) == ("in_review", 1)
    assert Notice.objects.filter(subject=waits, reader=second.pk).count() == 1
    for refused in (answering.approve, lambda row, by: answering.send_back(row, reason="Chưa rõ", by=by)):
        with pytest.raises(Refused):
            refused(answer, by=commune.reviewer)

    answering.approve(answer, by=second)
    assert (answer.state, answer.approved_by) == ("approved", second.pk)
    assert [turn.agreed for turn in reviewing.order(answer)] == [True, True]


def test_what_is_sent_back_begins_with_the_first_reviewer_again(commune: Commune) -> None:
    second = people.person("reviewer", commune.authority)
    matter = commune.matter()
    reviewing.set_order(matter, [commune.reviewer.person, second.person], by=commune.coordinator)
    answer = commune.handed_in(commune.assigned(matter))
    answering.approve(answer, by=commune.reviewer)
    answering.send_back(answer, reason="Bổ sung số liệu", by=second)
    answering.hand_in(answer, by=commune.clerk)

    assert [turn.now for turn in reviewing.order(Answer.objects.get())] == [True, False]


def test_the_order_holds_reviewers_of_this_authority_each_once_and_is_set_by_who_assigns(commune: Commune) -> None:
    matter = commune.matter()
    one = commune.reviewer.person
    for people_asked, by in (
        ([one, one], commune.coordinator),
        ([commune.clerk.person], commune.coordinator),
        ([Commune("xa-viet-lap").reviewer.person], commune.coordinator),
        ([one], commune.reviewer),
    ):
        with pytest.raises(Refused):
            reviewing.set_order(matter, people_asked, by=by)
    reviewing.set_order(matter, [one], by=commune.coordinator)
    reviewing.set_order(matter, [], by=commune.coordinator)
    assert reviewing.order(commune.drafted(commune.assigned(matter))) == []


WORDS = st.lists(st.sampled_from(["xã", "cống", "đường", "quý I", "\n", "sửa", "…"]), max_size=30).map(" ".join)


@given(WORDS, WORDS)
def test_the_pieces_of_a_comparison_are_the_two_texts(earlier: str, later: str) -> None:
    found = comparing.differences(earlier, later)

    assert "".join(one.text for one in found if one.kind != "in") == earlier
    assert "".join(one.text for one in found if one.kind != "out") == later
    assert all(one.kind == "same" for one in found) == (earlier == later)


def test_a_few_words_that_stayed_between_changes_are_read_with_them() -> None:
    found = comparing.differences("Xã sửa cống trước Tết", "Huyện sửa đường trước tháng Ba")

    assert [(one.kind, one.text) for one in found] == [
        ("out", "Xã sửa cống trước Tết"),
        ("in", "Huyện sửa đường trước tháng Ba"),
    ]


def test_a_correction_shows_what_differs(commune: Commune) -> None:
    first = commune.published()
    second = commune.drafted(commune.assigned(Matter.objects.get()), short="Xã làm lại cống trong quý II năm 2027.")

    changed, *others = comparing.versions(first, second)
    assert (changed.name, others) == ("short", [])
    assert [(one.kind, one.text) for one in changed.pieces if one.kind != "same"] == [("out", "I "), ("in", "II ")]


def test_an_answer_to_a_matter_that_says_the_same_begins_an_empty_draft(commune: Commune) -> None:
    old = commune.published()
    again = commune.opinion("Cống sau chợ bé, mưa là ngập vào nhà dân.").matter
    assert workshop.similar(again) == [old]


def test_who_wrote_it_or_reviews_no_longer_is_passed_over_and_when_nobody_is_left_anybody_reviews(
    commune: Commune,
) -> None:
    second = people.person("reviewer", commune.authority)
    matter = commune.matter()
    clerk = people.person("agency_clerk", commune.authority, commune.agency)
    writer = people.also(clerk, "reviewer", commune.authority)
    both = [writer.person, commune.reviewer.person]
    reviewing.set_order(matter, both, by=commune.coordinator)
    assignment = commune.assigned(matter)
    answer = commune.drafted(assignment, by=writer)
    answering.hand_in(answer, by=commune.clerk)

    assert [(turn.now, turn.passed) for turn in reviewing.order(answer)] == [(False, True), (True, False)]
    assert answer.reviewed == 1
    with pytest.raises(Refused):
        answering.approve(answer, by=writer)

    commune.reviewer.person.memberships.update(valid_to=clock.today() - timedelta(days=1))
    assert reviewing.now(reviewing.order(answer)) is None
    answering.approve(answer, by=second)
    assert answer.state == "approved"


def test_who_had_a_hand_in_the_draft_is_not_set_as_its_reviewer(commune: Commune) -> None:
    clerk = people.person("agency_clerk", commune.authority, commune.agency)
    writer = people.also(clerk, "reviewer", commune.authority)
    answer = commune.drafted(by=writer)

    with pytest.raises(Refused) as refusal:
        reviewing.set_order(answer.matter, [writer.person], by=commune.coordinator)
    assert writer.name in str(refusal.value.sentence)
    assert not reviewing.order(answer)


def test_an_order_set_anew_begins_anew_tells_the_first_and_set_twice_is_set_once(commune: Commune) -> None:
    second, third = (people.person("reviewer", commune.authority) for _n in range(2))
    matter = commune.matter()
    reviewing.set_order(matter, [commune.reviewer.person, second.person], by=commune.coordinator)
    answer = commune.handed_in(commune.assigned(matter))
    answering.approve(answer, by=commune.reviewer)

    for _twice in range(2):
        reviewing.set_order(matter, [third.person, commune.reviewer.person], by=commune.coordinator)
    answer.refresh_from_db()

    turns = reviewing.order(answer)
    assert [(turn.person, turn.agreed, turn.now) for turn in turns] == [
        (third.person, False, True),
        (commune.reviewer.person, False, False),
    ]
    assert Notice.objects.filter(reader=third.pk, subject__startswith="Trả lời").count() == 1
    assert journal.history(matter).filter(verb="matter.reviewers").count() == 2


def test_one_tick_for_all_where_a_matter_has_very_many_points_and_what_is_joined_later_is_not_covered(
    commune: Commune,
) -> None:
    matter = commune.matter()
    more = [commune.opinion(f"Cống chợ hẹp quá, lần {n}.") for n in range(3)]
    sameness.join_all(more[:2], into=matter, by=commune.coordinator)
    answer = commune.drafted(commune.assigned(Matter.objects.get(pk=matter.pk)))
    words = {"short": "Ngắn", "body": "Dài", "basis": "", "result": "explained"}
    answering.save(answer, by=commune.clerk, seen_edits=answer.edits, answered=[], **words)
    assert points.covered(answer) == points.Covered(0, 3)
    answering.save(answer, by=commune.clerk, seen_edits=answer.edits, all_answered=True, **words)
    assert points.covered(answer) == points.Covered(3, 3)

    sameness.join(more[2], into=matter, by=commune.coordinator)
    assert points.covered(answer) == points.Covered(3, 4)


def test_an_approved_answer_is_at_hand_for_the_own_organisation_alone_and_nothing_sealed_or_internal(
    commune: Commune,
) -> None:
    old = commune.approved()
    again = commune.opinion("Cống sau chợ bé, mưa là ngập vào nhà dân.").matter
    assert workshop.similar(again) == []
    assert workshop.similar(again, [commune.other.pk]) == []
    assert workshop.similar(again, [commune.agency.pk]) == [old]

    Matter.objects.filter(pk=old.matter_id).update(is_internal=True)
    assert workshop.similar(again, [commune.agency.pk]) == []


def test_very_long_passages_and_equal_texts_are_compared_without_end() -> None:
    lines = "\n".join(f"dòng {n % 7}" for n in range(9000))
    found = comparing.differences(lines, lines + "\nthêm")

    assert "".join(one.text for one in found if one.kind != "in") == lines
    assert comparing.differences(lines, lines) == [comparing.Piece("same", lines)]
