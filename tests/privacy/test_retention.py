"""Nothing is erased before the authority sets a number; then at night, counted, as many as one night may."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
import time_machine

from doithoai.core import clock, journal
from doithoai.core.actors import CITIZEN
from doithoai.opinion import conservation, intake, triage
from doithoai.opinion.intake import ContactData
from doithoai.opinion.models import Contact, Opinion, Submission
from doithoai.people.models import Clock
from doithoai.privacy import retention
from doithoai.privacy.models import Erasing
from tests.factories.casework import Commune
from tests.factories.conference import NOW

pytestmark = pytest.mark.django_db
NIGHT = datetime(2029, 1, 10, 2, tzinfo=clock.ZONE)


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    retention._looked.clear()
    with time_machine.travel(NOW, tick=False):
        yield


def sent(place: Commune, text: str, *, closed: bool) -> Submission:
    receipt = intake.receive(
        place.authority, door="web", texts=[text], by=CITIZEN, contact=ContactData("Lục Thị Mẫu", "0912345678")
    )
    if closed:
        triage.withdraw(receipt.opinions[0], by=CITIZEN)
    return receipt.submission


def at_night(moment: datetime) -> list[bool]:
    with time_machine.travel(moment, tick=False):
        retention._looked.clear()
        return [retention.erase_some(moment), retention.erase_some(moment)]


def test_what_is_over_goes_at_night_once_the_authority_has_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    place = Commune()
    over = [sent(place, f"Đèn đường số {n} hỏng.", closed=True) for n in range(3)]
    open_still = sent(place, "Cống còn ngập.", closed=False)
    with time_machine.travel(NIGHT, tick=False):
        told = {line.kept.code: (line.number, line.is_on) for line in retention.preview(place.authority)}
    assert told["keep_contact"] == (3, False)
    assert at_night(NIGHT) == [False, False] and Contact.objects.count() == 4

    Clock.objects.filter(code="keep_contact").update(amount=365)
    assert at_night(NIGHT.replace(hour=9)) == [False, False] and Contact.objects.count() == 4
    monkeypatch.setattr(retention, "CLASSES", tuple(_two(one) for one in retention.CLASSES))
    assert at_night(NIGHT)[0] and Contact.objects.count() == 2, "two in one night"
    assert at_night(NIGHT + timedelta(minutes=5)) == [False, False]
    at_night(NIGHT + timedelta(days=1))

    assert list(Contact.objects.values_list("submission", flat=True)) == [open_still.pk]
    assert [row.number for row in Erasing.objects.order_by("pk")] == [2, 1]
    last = journal.history(Erasing.objects.order_by("pk")[0]).get()
    assert (last.verb, last.facts["number"], last.facts["code"]) == ("retention.erase", 2, "keep_contact")
    assert Opinion.objects.filter(submission__in=over).exclude(text="").count() == 3


def _two(one: retention.Class) -> retention.Class:
    return retention.Class(one.code, one.words, one.over, one.erase, 2)


def test_words_go_by_their_own_rule_and_the_sum_holds() -> None:
    place = Commune()
    gone = sent(place, "Đèn đường hỏng.", closed=True)
    stays = sent(place, "Cống còn ngập.", closed=False)
    before = conservation.balance(place.authority).places
    Clock.objects.filter(code="keep_words").update(amount=365)

    assert at_night(NIGHT)[0]

    assert Submission.objects.get(pk=gone.pk).text == "" and Submission.objects.get(pk=stays.pk).text != ""
    after = conservation.balance(place.authority)
    assert after.holds and after.places == before and conservation.check() == []
