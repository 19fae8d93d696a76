"""Which matters of an authority may say the same: of any year, in any state, by the words they share."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from doithoai.core.actors import CITIZEN
from doithoai.opinion import alike, intake, likeness, sameness, sealed, search, triage
from doithoai.opinion.models import Field, Matter, Opinion, Submission
from doithoai.people.models import Authority
from doithoai.people.roles import Acting
from tests.factories import people

BRIDGE = "Cầu treo Bãi Lau mục ván, trẻ em đi học rất nguy hiểm."


@pytest.fixture
def place(db: None) -> Authority:
    return people.authority()


@pytest.fixture
def clerk(place: Authority) -> Acting:
    return people.person("coordinator", place)


def said(place: Authority, text: str, *, at: datetime | None = None) -> Opinion:
    return intake.receive(place, door="web", texts=[text], by=CITIZEN, received_at=at).opinions[0]


def numbers(matter: Matter) -> list[str]:
    return [one.matter.number for one in sameness.propose(matter)]


def test_words_are_shown_as_the_other_text_writes_them(place: Authority) -> None:
    other = said(place, BRIDGE)
    mine = said(place, "cau treo bai lau muc van het roi")
    said(place, "Loa truyền thanh thôn Hạ bị rè.")

    (found,) = sameness.propose(mine.matter)

    assert found.matter == other.matter
    assert found.shared == ("cầu treo bãi lau mục ván",)


def test_what_was_answered_or_refused_in_an_earlier_year_is_proposed_too(place: Authority, clerk: Acting) -> None:
    old = said(place, BRIDGE, at=datetime(2024, 5, 6, 3, tzinfo=UTC)).matter
    triage.result(old, "not_accepted", by=clerk, reason="Cầu thuộc dự án của tỉnh.")
    answered = said(place, BRIDGE + " Đề nghị sửa.", at=datetime(2025, 5, 6, 3, tzinfo=UTC)).matter
    field = Field.objects.create(authority=place, code="CAU", name="Cầu")
    triage.classify(answered, field=field, by=clerk)
    triage.result(answered, "explained", by=clerk, allowed=True)
    mine = said(place, "Sửa giúp cầu treo Bãi Lau mục ván.", at=datetime(2026, 5, 6, 3, tzinfo=UTC)).matter

    found = {one.matter.number: one for one in sameness.propose(mine)}

    assert set(found) == {old.number, answered.number}
    assert all(one.is_earlier for one in found.values())


def test_sealed_withdrawn_joined_and_foreign_matters_are_never_proposed(place: Authority, clerk: Acting) -> None:
    neighbour = people.authority("xa-ngoc-thien")
    said(neighbour, BRIDGE)
    hidden = said(place, BRIDGE).matter
    sealed.seal(hidden, kind="denunciation", by=clerk)
    triage.withdraw(said(place, BRIDGE), by=CITIZEN)
    kept, gone = said(place, BRIDGE).matter, said(place, BRIDGE)
    emptied = gone.matter
    sameness.join(gone, into=kept, by=clerk)
    mine = said(place, BRIDGE).matter

    assert numbers(mine) == [kept.number]
    emptied.refresh_from_db()
    assert emptied.joined_into == kept
    assert sameness.propose(hidden) == []


def test_an_old_matter_is_found_among_many_by_its_rare_words(
    place: Authority, django_assert_max_num_queries: object
) -> None:
    """More than any list of newest ones would hold; the number of questions does not grow with them."""
    old = said(place, BRIDGE).matter
    _fill(place, 1500)
    mine = said(place, "Ván cầu Bãi Lau mục nát, đề nghị thay.").matter

    with django_assert_max_num_queries(8):  # type: ignore[operator]
        assert numbers(mine)[0] == old.number


def test_common_words_alone_bring_nobody_together(place: Authority) -> None:
    rarity = likeness.Rarity(1000, {"de nghi": 700, "nguy hiem": 60, "cau treo": 12, "bai lau": 1})
    assert alike.rare(rarity.spread, rarity) == ["bai lau", "cau treo"]


def _fill(place: Authority, many: int) -> None:
    """Matters of common words, by the shortest way into the tables."""
    chance = random.Random(7)
    words = [
        "đường",
        "thôn",
        "xã",
        "kênh",
        "mương",
        "nước",
        "sạch",
        "điện",
        "chiếu",
        "sáng",
        "chợ",
        "rác",
        "thải",
        "ruộng",
        "đất",
        "trường",
        "học",
        "lớp",
    ]
    texts = [" ".join(chance.choices(words, k=12)) for _n in range(many)]
    first = Matter.objects.order_by("pk").last()
    assert first is not None
    matters = Matter.objects.bulk_create(
        Matter(
            authority=place,
            number=f"VĐ-x-{n}",
            title=text,
            state_since=first.state_since,
        )
        for n, text in enumerate(texts)
    )
    submission = Submission.objects.order_by("pk").last()
    Opinion.objects.bulk_create(
        Opinion(authority=place, submission=submission, number=f"YK-x-{n}", part=n + 2, text=text, matter=matter)
        for n, (text, matter) in enumerate(zip(texts, matters, strict=True))
    )
    search.rebuild()


def test_how_rare_words_are_is_counted_anew_when_a_twentieth_has_come(
    place: Authority, django_assert_num_queries: Callable[..., Any]
) -> None:
    def come(number: int) -> None:
        intake.receive(place, door="paper", texts=[f"Mương số {n} cạn." for n in range(number)], by=CITIZEN)

    come(alike.SMALL - 2)
    assert alike.rarity_of(place).total == alike.SMALL - 2
    come(1)
    assert alike.rarity_of(place).total == alike.SMALL - 1  # few: counted each time
    come(1)
    step = alike.SMALL // alike.PARTS
    totals = []
    for _one in range(2 * step):
        come(1)
        totals.append(alike.rarity_of(place).total)

    assert len(set(totals)) in {2, 3} and totals[-1] > totals[0]
    with django_assert_num_queries(1):
        alike.rarity_of(place)
