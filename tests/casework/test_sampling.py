"""A supervisor draws closed matters by lot, asks the people, and publishes what it found."""

from __future__ import annotations

import hashlib
import re
from datetime import date, timedelta

import pytest

from doithoai.casework import findings, sampling
from doithoai.casework.findings import Result
from doithoai.casework.models import Sample, SampledMatter
from doithoai.core import clock, journal
from doithoai.core.actors import CITIZEN
from doithoai.core.transitions import Refused
from doithoai.notices.models import Notice
from doithoai.opinion import refusing, sealed, triage
from doithoai.opinion.models import Matter
from doithoai.people.roles import Acting
from tests.factories import people
from tests.factories.casework import Commune

pytestmark = pytest.mark.django_db
SEED = "xúc xắc 6 2 4 1"


@pytest.fixture
def commune() -> Commune:
    return Commune()


def closed(commune: Commune, n: int) -> list[Matter]:
    return [commune.published(commune.assigned(commune.matter(title=f"Cống số {one}"))).matter for one in range(n)]


def draw(commune: Commune, *, by: Acting | None = None, size: int = 2, seed: str = SEED, **more: date) -> Sample:
    return sampling.draw(
        commune.authority,
        organisation=commune.front,
        since=more.get("since"),
        until=more.get("until", clock.today()),
        size=size,
        seed=seed,
        by=by or commune.supervisor,
    )


def seal_late(commune: Commune, matter: Matter) -> None:
    """Recognised as a denunciation only after it was answered."""
    row = Matter.objects.get(pk=matter.pk)
    triage.reopen(row, reason="Có dấu hiệu tố cáo", by=commune.coordinator)
    sealed.seal(row, kind="denunciation", by=commune.coordinator)


def note_all(commune: Commune, sample: Sample, *said: str) -> None:
    for row, agrees in zip(sample.drawn.all(), said, strict=True):
        sampling.note(row, how="call", agrees=agrees, words="Đã làm, sạch sẽ", by=commune.supervisor)


@pytest.mark.clause("S-18", "G-11")
def test_anybody_draws_the_same_matters_again_from_what_is_written_down(commune: Commune) -> None:
    matters = closed(commune, 5)

    sample = draw(commune, size=3)

    numbers = findings.listed(sample)
    again = sorted(numbers, key=lambda one: hashlib.sha256((sample.seed + one).encode("utf-8")).hexdigest())[:3]
    assert numbers == sorted(matter.number for matter in matters)
    assert findings.drawn(sample) == again
    assert (sample.whole, list(sample.drawn.values_list("place", flat=True))) == (5, [1, 2, 3])
    assert journal.history(sample).get().facts == {"size": 3, "numbers": numbers}


def test_another_seed_draws_in_another_order_and_the_order_of_the_list_does_not_matter() -> None:
    numbers = [f"VĐ-2026-{n:04d}" for n in range(1, 200)]

    one, two = sampling.in_lot_order("hạt một", numbers), sampling.in_lot_order("hạt hai", numbers)

    assert one != two
    assert one == sampling.in_lot_order("hạt một", reversed(numbers))
    assert sorted(one) == sorted(numbers)


def test_only_what_is_closed_and_open_to_supervisors_lies_in_the_lot(commune: Commune) -> None:
    commune.field("XDD", name="Xây dựng Đảng", is_internal=True)
    done, kept = closed(commune, 2)
    seal_late(commune, kept)
    commune.published(commune.assigned(commune.matter(code="XDD")))
    commune.assigned(commune.matter(title="Chưa trả lời"))
    commune.scheduled(commune.matter(title="Sẽ giải quyết"))
    spam = next(one for one in refusing.reasons(commune.authority) if one.is_bin)
    refusing.refuse(commune.opinion("Mua hàng giá rẻ").matter, reason=spam, by=commune.coordinator)
    triage.withdraw(commune.opinion("Nay tôi xin rút ý kiến"), by=CITIZEN)
    closed(Commune("xa-viet-yen"), 1)

    assert findings.listed(draw(commune, size=1)) == [done.number]


def test_the_time_counts_by_the_day_of_the_result(commune: Commune) -> None:
    old, new = closed(commune, 2)
    Matter.objects.filter(pk=old.pk).update(state_since=clock.now() - timedelta(days=40))
    month = clock.today() - timedelta(days=30)

    assert findings.listed(draw(commune, size=1, since=month)) == [new.number]
    assert findings.listed(draw(commune, size=1, until=month)) == [old.number]


def test_the_same_draw_twice_is_one_and_another_size_is_another_sample(commune: Commune) -> None:
    closed(commune, 3)

    first, again, larger = draw(commune), draw(commune), draw(commune, size=3)

    assert first == again != larger
    assert Sample.objects.count() == 2 and SampledMatter.objects.count() == 5


def test_what_cannot_be_drawn_is_refused_with_what_to_do(commune: Commune) -> None:
    with pytest.raises(Refused) as nothing:
        draw(commune)
    closed(commune, 2)
    for more, field in (
        ({"size": 3}, "size"),
        ({"size": 0}, "size"),
        ({"seed": "abc"}, "seed"),
        ({"until": clock.today() + timedelta(days=1)}, "until"),
        ({"since": clock.today(), "until": clock.today() - timedelta(days=1)}, "until"),
    ):
        with pytest.raises(Refused) as refused:
            draw(commune, **more)  # type: ignore[arg-type]
        assert refused.value.field == field

    assert nothing.value.code == "none"
    assert not Sample.objects.exists()


def test_only_a_supervisor_draws_notes_and_publishes_and_only_for_the_own_organisation(commune: Commune) -> None:
    closed(commune, 2)
    women = people.person("supervisor", commune.authority, people.organisation(commune.authority, "phu-nu"))
    elsewhere = Commune("xa-viet-yen").supervisor
    sample = draw(commune)
    row = sample.drawn.all()[0]

    for stranger in (commune.coordinator, commune.standing, commune.head, women, elsewhere):
        for act in (
            lambda who=stranger: draw(commune, by=who, seed="hạt khác"),
            lambda who=stranger: sampling.note(row, how="call", agrees="yes", by=who),
            lambda who=stranger: sampling.publish(sample, finding="Tốt", by=who),
        ):
            with pytest.raises(Refused) as refused:
                act()
            assert refused.value.code == "right"


@pytest.mark.clause("S-18", "S-17a")
def test_what_people_say_is_noted_encrypted_and_published_as_totals(commune: Commune) -> None:
    closed(commune, 4)
    sample = draw(commune, size=3)
    note_all(commune, sample, "yes", "no", "unreached")
    raw = SampledMatter.objects.extra(select={"raw": "words"}).values_list("raw", flat=True)

    sampling.publish(sample, finding="Hai hộ được hỏi, một hộ chưa đồng ý.", by=commune.supervisor)

    result = findings.result(sample)
    assert result == Result(drawn=3, yes=1, no=1, unreached=1)
    sentence = findings.sentence(sample, result)
    assert commune.front.short_name in sentence and re.findall(r"\d+", sentence) == ["3", "1", "1", "1"]
    assert all("sạch" not in one for one in raw)
    assert "sạch" not in str([entry.facts for entry in journal.history(sample)])
    assert [one.sample for one in findings.told(findings.published(commune.authority))] == [sample]
    told = Notice.objects.filter(key__startswith=f"finding:{sample.public_id}").values_list("reader", flat=True)
    assert set(told) == {commune.coordinator.pk, commune.standing.pk}


def test_a_note_is_corrected_until_the_finding_is_published_and_the_same_note_is_one(commune: Commune) -> None:
    closed(commune, 1)
    sample = draw(commune, size=1)
    row = sample.drawn.get()
    for agrees in ("no", "yes", "yes"):
        sampling.note(row, how="visit", agrees=agrees, by=commune.supervisor)
    assert journal.history(sample).filter(verb="sample.note").count() == 2
    for wrong in ({"how": "letter", "agrees": "yes"}, {"how": "call", "agrees": "perhaps"}):
        with pytest.raises(Refused):
            sampling.note(row, by=commune.supervisor, **wrong)

    sampling.publish(sample, finding="Đồng ý.", by=commune.supervisor)
    sampling.publish(sample, finding="Đồng ý.", by=commune.supervisor)

    for late in (
        lambda: sampling.note(row, how="call", agrees="no", by=commune.supervisor),
        lambda: sampling.publish(sample, finding="Khác", by=commune.supervisor),
    ):
        with pytest.raises(Refused) as refused:
            late()
        assert refused.value.code == "done"
    assert (SampledMatter.objects.get().agrees, Sample.objects.get().finding) == ("yes", "Đồng ý.")
    assert journal.history(sample).filter(verb="sample.publish").count() == 1


def test_nothing_is_published_before_everybody_was_asked_nor_with_what_leads_to_one_person(commune: Commune) -> None:
    closed(commune, 2)
    sample = draw(commune)
    sampling.note(sample.drawn.all()[0], how="call", agrees="yes", by=commune.supervisor)

    with pytest.raises(Refused) as early:
        sampling.publish(sample, finding="Tốt", by=commune.supervisor)
    sampling.note(sample.drawn.all()[1], how="call", agrees="unreached", by=commune.supervisor)
    for words, code in (("  ", "refused"), ("Hỏi bà Năm, số 0912 345 678.", "personal")):
        with pytest.raises(Refused) as refused:
            sampling.publish(sample, finding=words, by=commune.supervisor)
        assert (refused.value.field, refused.value.code) == ("finding", code)

    assert early.value.code == "open"
    assert Sample.objects.get().published_at is None


@pytest.mark.clause("G-12", "S-18")
def test_what_is_sealed_after_the_draw_is_neither_asked_nor_counted_nor_named(commune: Commune) -> None:
    closed(commune, 3)
    sample = draw(commune, size=3)
    note_all(commune, sample, "yes", "yes", "no")
    gone = sample.drawn.select_related("matter").get(place=3).matter
    seal_late(commune, gone)

    assert findings.result(sample) == Result(drawn=2, yes=2)
    assert gone.number not in findings.listed(sample) + findings.drawn(sample)
    assert (findings.listed(sample).count(""), findings.drawn(sample)[2]) == (1, "")
    row = SampledMatter.objects.select_related("matter", "sample").get(place=3)
    assert row.words == "" and row not in findings.shown(sample)
    with pytest.raises(Refused):
        sampling.note(row, how="call", agrees="yes", by=commune.supervisor)
