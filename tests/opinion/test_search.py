"""Search: with and without marks, phrases, abbreviations, facets, pages; the index follows every act."""

from __future__ import annotations

import random
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from doithoai.core import clock, vietnamese
from doithoai.core.actors import CITIZEN
from doithoai.opinion import index, intake, sameness, sealed, search, triage
from doithoai.opinion.models import Field, Matter, Opinion
from doithoai.opinion.search import Cursor, Where
from tests.factories import people

pytestmark = [pytest.mark.django_db, pytest.mark.both]


def said(place: Any, *texts: str) -> list[Matter]:
    return [intake.receive(place, door="web", texts=[text], by=CITIZEN).opinions[0].matter for text in texts]


def found(place: Any, typed: str, **where: Any) -> list[int]:
    """Every hit, leafed through page by page."""
    ids: list[int] = []
    after = None
    while True:
        page = search.find(typed, Where(place, **where), after=after, size=3)
        ids += page.ids
        after = page.after
        if after is None:
            return ids


def test_marks_as_typed_come_first_then_the_words_without_them() -> None:
    place = people.authority()
    tree, snake, plain = said(place, "Trần nhà dột", "Con trăn lạc", "tran nha cong")

    assert found(place, "trăn") == [snake.pk, plain.pk, tree.pk]
    assert found(place, "tran") == [plain.pk, snake.pk, tree.pk]
    assert found(place, "TRĂN lac") == [snake.pk]
    assert found(place, "khongco") == found(place, " ,.; ") == found(place, "") == []


def test_what_came_just_now_is_found_before_and_after_the_clock_has_merged_it() -> None:
    place = people.authority()
    (tree,) = said(place, "Cây đổ chắn đường liên thôn")
    assert found(place, "cay do") == [tree.pk]

    assert not index.merge(clock.now())

    assert found(place, "cay do") == [tree.pk]
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT gin_clean_pending_list('matter_search_gin')")
            assert cursor.fetchone() == (0,)
            said(place, "Nước giếng đục")
            cursor.execute("SELECT gin_clean_pending_list('matter_search_gin')")
            assert cursor.fetchone()[0] > 0


def test_abbreviations_tone_places_and_numbers_find_the_same() -> None:
    place = people.authority()
    long, short = said(place, "Giải phóng mặt bằng chậm ở khu hoà bình", "GPMB khu Hòa Bình")

    for typed in ("gpmb", "GPMB", '"giải phóng mặt bằng"', "hòa bình", "hoà bình"):
        assert set(found(place, typed)) == {long.pk, short.pk}, typed
    assert found(place, long.number) == [long.pk]
    assert found(place, long.opinions.get().number) == [long.pk]


def test_a_long_phrase_is_found_where_it_stands_together_on_whatever_page() -> None:
    place = people.authority()
    texts = ["một hai ba đường", "hai ba bốn đường, một hai"] * 60
    rows = said(place, *texts)

    assert found(place, '"mot hai ba"') == [row.pk for row in reversed(rows[::2])]
    told = search.how_many('"mot hai ba"', Where(place))
    assert (told.number, told.at_most, told.at_least) == (120, True, False)


def test_a_question_is_never_read_as_the_language_of_the_database() -> None:
    place = people.authority()
    (row,) = said(place, "rác thải")

    for typed in (
        'rac" OR "thai',
        "rac* NOT x",
        "'); DROP TABLE matter_search; --",
        "a:b & !c | (d)",
        "#u1",
        "x_y",
        "中文",
    ):
        found(place, typed)
        search.how_many(typed, Where(place))
    assert found(place, f"#u{place.pk}") == found(place, "rac_chua") == []
    assert found(place, "rac_thai") == [row.pk]


def test_only_the_own_authority_is_searched_and_facets_narrow_it() -> None:
    place, other = people.authority(), people.authority("xa-khac")
    coordinator = people.person("coordinator", place)
    field = Field.objects.create(authority=place, code="MT", name="Môi trường")
    part = Field.objects.create(authority=place, code="RAC", name="Rác", parent=field)
    one, two = said(place, "Rác thải ứ đọng", "Rác ở chợ")
    said(other, "Rác nơi khác")
    triage.classify(one, field=part, by=coordinator)

    assert found(place, "rac") == [two.pk, one.pk]
    assert found(place, "rac", fields=[field.pk, part.pk]) == [one.pk]
    assert found(place, "rac", is_open=True, conference=7) == []
    assert found(place, "rac", matters=Matter.objects.filter(state="classified")) == [one.pk]
    assert search.how_many("rac", Where(place, matters=Matter.objects.filter(state="classified"))).number == 1

    triage.result(one, "not_accepted", by=coordinator, reason="trùng", allowed=True)
    assert found(place, "rac", is_open=True) == [two.pk]
    assert search.check() == []


def test_the_index_follows_title_joining_parting_and_sealing() -> None:
    place = people.authority()
    coordinator = people.person("coordinator", place)
    field = Field.objects.create(authority=place, code="MT", name="Môi trường")
    one, two = said(place, "Mương tắc", "Cống nghẹt")
    triage.classify(one, field=field, by=coordinator, title="Thoát nước kém")
    assert found(place, "thoat nuoc") == [one.pk]

    joined = sameness.join(two.opinions.get(), into=one, by=coordinator)
    assert found(place, "cong nghet") == [one.pk]
    sameness.undo(joined, by=coordinator)
    assert found(place, "cong nghet") == [two.pk]
    assert search.check() == []

    two.refresh_from_db()
    sealed.seal(two, kind="complaint", by=coordinator)
    assert found(place, "cong nghet") == found(place, two.number) == []
    assert search.check() == []


def test_a_check_sees_what_was_changed_past_the_rules_and_a_rebuild_mends_it() -> None:
    place = people.authority()
    one, two = said(place, "Mương tắc", "Cống nghẹt")
    search.remove(one)
    Matter.objects.filter(pk=two.pk).update(title="Đèn đường")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE matter_search SET fold_version = 0")

    assert len(search.check()) == 3
    with pytest.raises(CommandError):
        call_command("search", "--check")
    call_command("search", "--rebuild")
    assert search.check() == []
    assert found(place, "den duong") == [two.pk]
    assert found(place, "muong") == [one.pk]


def test_random_questions_find_what_a_reading_of_all_texts_finds() -> None:
    place = people.authority()
    chance = random.Random(4)
    syllables = ["trần", "trăn", "tran", "đường", "duong", "hoà", "hòa", "GPMB", "giải", "phóng", "mặt", "bằng", "chợ"]
    rows = said(place, *(" ".join(chance.choices(syllables, k=chance.randint(3, 12))) for _row in range(80)))
    texts = {row.pk: [row.title, *row.opinions.values_list("text", flat=True)] for row in rows}

    for _question in range(60):
        words = chance.choices(syllables, k=chance.randint(1, 3))
        typed = " ".join(words) if chance.random() < 0.6 else f'"{" ".join(words)}"'
        first, second = by_hand(typed, texts)
        assert found(place, typed) == first + second, typed


def by_hand(typed: str, texts: dict[int, list[str]]) -> tuple[list[int], list[int]]:
    """The two tiers, read from every text without an index."""
    asked = vietnamese.words(typed)
    runs = [vietnamese.fold(run) for run in ([typed] if '"' in typed else typed.split())]
    tiers: tuple[list[int], list[int]] = ([], [])
    for pk in sorted(texts, reverse=True):
        folded = [f" {vietnamese.fold(text)} " for text in texts[pk]]
        marked = {word for text in texts[pk] for word, _folded in vietnamese.words(text)}
        if all(any(f" {run} " in text for text in folded) for run in runs):
            exact = all(word in marked for word, bare in asked if word != bare)
            tiers[0 if exact else 1].append(pk)
    return tiers


def test_newest_slices_are_read_first_and_none_is_left_out() -> None:
    place = people.authority()
    rows = said(place, "rác một", "rác hai", "rác ba")
    far = [(1 << 12) + 1, (1 << 14) + 1, (1 << 18) + 1]
    for row, pk in zip(rows, far, strict=True):
        _move_far(row, pk)

    assert found(place, "rac") == far[::-1]
    assert search.find("rac", Where(place), after=Cursor(0, far[1])).ids == [far[0]]


def _move_far(row: Matter, pk: int) -> None:
    """The same matter under a number as if many had come before it."""
    copy = Matter.objects.get(pk=row.pk)
    copy.pk, copy.public_id, copy.number = pk, f"far{pk}"[:10], f"VĐ-{pk}"
    copy.save(force_insert=True)
    Opinion.objects.filter(matter=row).update(matter=copy)
    search.remove(row)
    index.put({pk: f"#u{row.authority_id} #o #n\n{vietnamese.document([row.title])}"})


def test_a_count_stops_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    place = people.authority()
    said(place, *["rác"] * 6)
    monkeypatch.setattr(search, "COUNTED", 4)
    assert search.how_many("rac", Where(place)) == (4, True, False)
    monkeypatch.setattr(index, "TRIED", 2)
    monkeypatch.setattr(search, "COUNTED", 100)
    assert search.how_many("rac", Where(place, matters=Matter.objects.all())) == (2, True, False)


@pytest.mark.parametrize("text", ["", "x", "2-5", "0-", "0-²", "-1-2", "0-1-2"])
def test_an_address_that_is_no_cursor_begins_at_the_beginning(text: str) -> None:
    assert Cursor.read(text) is None
    assert Cursor.read(str(Cursor(1, 7))) == (1, 7)
