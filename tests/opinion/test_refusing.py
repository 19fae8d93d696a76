"""Not accepted for a reason of the list; the bin is on no public page; both stay in the sum."""

from __future__ import annotations

import pytest

from doithoai.core import clock
from doithoai.core.transitions import Refused
from doithoai.opinion import conservation, refusing, triage
from doithoai.opinion.models import Matter, RefusalReason
from tests.factories import people
from tests.factories.casework import Commune

pytestmark = pytest.mark.django_db


def reason(commune: Commune, code: str) -> RefusalReason:
    return next(row for row in refusing.reasons(commune.authority) if row.code == code)


def test_the_sender_reads_words_and_basis_and_the_sum_counts_it() -> None:
    commune = Commune()
    matter = commune.made_public(commune.matter())
    refusing.refuse(
        matter, reason=reason(commune, "da-giai-quyet"), note="Xem công văn 12 ngày 03/4/2026.", by=commune.coordinator
    )
    matter.refresh_from_db()
    assert matter.reason.startswith("Vụ việc đã được giải quyết đúng pháp luật")
    assert "Điều 9" in matter.reason and matter.reason.endswith("Xem công văn 12 ngày 03/4/2026.")
    assert Matter.objects.public().filter(pk=matter.pk).exists()
    assert conservation.balance(commune.authority).places["not_accepted"] == 1


def test_what_goes_into_the_bin_is_counted_and_on_no_public_page_until_it_is_reopened() -> None:
    commune = Commune()
    matter = commune.made_public(commune.matter())
    refusing.refuse(matter, reason=reason(commune, "rac"), by=commune.coordinator)
    total = conservation.balance(commune.authority)
    assert (total.places["not_accepted"], total.holds) == (1, True)
    assert not Matter.objects.public().filter(pk=matter.pk).exists()
    triage.reopen(matter, reason="Không phải thư rác", by=commune.coordinator)
    assert Matter.objects.public().filter(pk=matter.pk).exists()


def test_a_retired_reason_and_one_of_a_neighbour_are_refused() -> None:
    commune, neighbour = Commune(), Commune("xa-ngoc-thien")
    matter = commune.matter()
    old = reason(commune, "khong-co-co-so")
    administrator = people.person("administrator", commune.authority)
    refusing.retire(old, on=clock.today().replace(year=2025), by=administrator)
    for wrong in (old, reason(neighbour, "rac")):
        with pytest.raises(Refused) as refusal:
            refusing.refuse(matter, reason=wrong, by=commune.coordinator)
        assert refusal.value.field == "reason"
    assert old not in refusing.reasons(commune.authority)
    assert Matter.objects.get(pk=matter.pk).state == "classified"
