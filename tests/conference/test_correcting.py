"""Level and kind of the head that were entered wrongly are put right: shown first, and never under a signed paper."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import time_machine

from doithoai.conference import correcting
from doithoai.conference.correcting import Kind
from doithoai.conference.models import Duty
from doithoai.core import journal
from doithoai.core.models import Entry
from doithoai.core.transitions import Refused
from doithoai.documents import issuing
from doithoai.people import channels, clocks, presets
from doithoai.people.models import Authority, Channel, Clock
from tests.factories import documents as papers
from tests.factories import people
from tests.factories.conference import NOW, scheduled

pytestmark = pytest.mark.django_db

STATE = Kind("commune", "state", "Chủ tịch UBND xã", "Ủy ban nhân dân xã Tân Yên")


@pytest.fixture(autouse=True)
def in_november() -> object:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def place() -> Authority:
    return people.authority()


def own(place: Authority, **other: Any) -> Kind:
    return Kind(**{name: getattr(place, name) for name in Kind.__dataclass_fields__} | other)


def test_what_is_shown_is_what_saving_changes_and_looking_changes_nothing(place: Authority) -> None:
    boss = people.person("administrator", place)
    scheduled(place)
    Clock.objects.filter(authority=place, code="dossier").update(amount=5)
    before = (Authority.objects.values().get(pk=place.pk), Clock.objects.count(), Entry.objects.count())

    shown = correcting.preview(place, STATE, with_rules=True)

    assert (Authority.objects.values().get(pk=place.pk), Clock.objects.count(), Entry.objects.count()) == before
    assert shown.profile == "nd30_2020" and "dossier" in {one.code for one in shown.rules}

    moved = correcting.correct(place, STATE, with_rules=True, because="Nhập nhầm khi khởi tạo", by=boss)

    place.refresh_from_db()
    assert own(place) == STATE and place.paper_profile == "nd30_2020"
    assert [(one.what, one.old, one.new) for one in moved] == [(one.what, one.old, one.new) for one in shown.moves]
    assert Duty.objects.get(clock_code="dossier").due_on == date(2026, 12, 8)
    assert presets.differences(place, "peoples_committee_2025") == []
    entry = journal.history(place).get(verb="authority.correct")
    assert entry.facts["head_kind"] == ["party", "state"] and "level" not in entry.facts
    assert journal.said(entry, "because") == "Nhập nhầm khi khởi tạo"


def test_another_level_brings_the_channels_of_such_a_body_and_a_second_time_nothing(place: Authority) -> None:
    boss = people.person("administrator", place)
    province = own(place, level="province", head_title="Bí thư Tỉnh ủy")
    shown = correcting.preview(place, province, with_rules=True)

    for _twice in range(2):
        correcting.correct(place, province, with_rules=True, because="Nhập nhầm cấp", by=boss)

    place.refresh_from_db()
    assert (place.level, place.head_kind, place.paper_profile) == ("province", "party", "dang_2026")
    assert (list(shown.required), list(shown.released)) == ([Channel.DISTRICT_RADIO], [Channel.BOARD])
    assert set(channels.required(place)) == set(presets.UPPER_CHANNELS)
    assert journal.history(place).filter(verb="authority.correct").count() == 1


def test_without_the_rules_the_words_alone_change(place: Authority) -> None:
    Clock.objects.filter(authority=place, code="dossier").update(amount=5)
    wanted = own(place, level="province")
    shown = correcting.preview(place, wanted, with_rules=False)
    assert (shown.profile, shown.rules, shown.required, shown.released, shown.moves) == ("", [], [], [], [])

    by = people.person("administrator", place)
    assert correcting.correct(place, wanted, with_rules=False, because="Nhập nhầm cấp", by=by) == []

    assert Authority.objects.get(pk=place.pk).level == "province"
    assert clocks.amount(place, "dossier") == 5 and "board" in channels.required(place)


def test_under_a_signed_paper_the_kind_of_the_head_stays_and_the_level_does_not(place: Authority) -> None:
    boss = people.person("administrator", place)
    office = people.person("office", place)
    paper = issuing.draft(place, content=papers.plan(number="", day=None), by=office)
    assert correcting.preview(place, STATE, with_rules=False).drafts == 1
    issuing.sign(paper, by=office)
    with pytest.raises(Refused) as no:
        correcting.preview(place, STATE, with_rules=True)
    assert no.value.field == "head_kind"
    with pytest.raises(Refused):
        correcting.correct(place, STATE, with_rules=False, because="Nhập nhầm", by=boss)
    correcting.correct(place, own(place, level="special"), with_rules=False, because="Nhập nhầm cấp", by=boss)

    issuing.withdraw(paper, reason="Ký nhầm thể thức", by=office)
    correcting.correct(place, own(place, head_kind="state"), with_rules=False, because="Nhập nhầm", by=boss)
    place.refresh_from_db()
    assert (place.level, place.head_kind) == ("special", "state")


def test_only_the_administrator_with_a_reason_and_not_after_the_end(place: Authority) -> None:
    boss = people.person("administrator", place)
    with pytest.raises(Refused) as no:
        correcting.correct(place, STATE, with_rules=False, because=" ", by=boss)
    assert no.value.field == "because"
    with pytest.raises(Refused) as no:
        correcting.correct(place, STATE, with_rules=False, because="Nhầm", by=people.person("coordinator", place))
    assert no.value.code == "right"
    Authority.objects.filter(pk=place.pk).update(valid_to=date(2025, 6, 30))
    place.refresh_from_db()
    with pytest.raises(Refused) as no:
        correcting.correct(place, STATE, with_rules=False, because="Nhầm", by=boss)
    assert no.value.code == "ended"
    assert Authority.objects.get(pk=place.pk).head_kind == "party"
