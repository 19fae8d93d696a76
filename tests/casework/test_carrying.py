"""What is open when a conference closes is looked at again at the next one, with the reason."""

from datetime import timedelta

import pytest

from doithoai.casework import carrying, promising
from doithoai.casework.models import Commitment
from doithoai.conference.models import Conference
from doithoai.core import clock, journal
from doithoai.core.transitions import Refused
from doithoai.notices.models import Notice
from tests.factories.casework import Commune

pytestmark = pytest.mark.django_db


class Place(Commune):
    """A conference with two promises; the next ones stand in the year plan."""

    def __init__(self) -> None:
        super().__init__()
        self.held = self.conference("Lần một", state="closed", day=clock.today() - timedelta(days=90))
        self.next = self.conference("Lần hai", day=clock.today() + timedelta(days=40))
        self.sooner = self.conference("Doanh nghiệp", audience="Doanh nghiệp", day=clock.today() + timedelta(days=9))
        self.open = self.commitment(self.matter(), conference=self.held, allowed=True)
        self.other_open = self.commitment(
            self.matter(), conference=self.held, owner=self.other, what="Nạo vét mương", allowed=True
        )

    def conference(self, title: str, *, audience: str = "Nhân dân", **columns: object) -> Conference:
        return Conference.objects.create(authority=self.authority, title=title, audience=audience, **columns)


@pytest.fixture
def place() -> Place:
    return Place()


@pytest.mark.clause("S-62")
def test_the_next_conference_with_the_same_audience_is_proposed_else_the_next_one(place: Place) -> None:
    assert carrying.proposed(place.held) == place.next
    Conference.objects.filter(pk=place.next.pk).update(audience="Công nhân")
    assert carrying.proposed(place.held) == place.sooner
    Conference.objects.exclude(pk=place.held.pk).update(state="cancelled")
    assert carrying.proposed(place.held) is None


@pytest.mark.clause("S-62")
def test_what_is_carried_over_stands_with_its_reason_at_the_next_conference_and_owners_are_told_once(
    place: Place,
) -> None:
    rows = list(carrying.left_open(place.held))
    assert {row.pk for row in rows} == {place.open.pk, place.other_open.pk}

    made = carrying.carry(place.held, rows=rows, to=place.next, reason="Chờ vốn của tỉnh", by=place.coordinator)

    assert {(row.conference, row.state) for row in Commitment.objects.all()} == {(place.next, "open")}
    told = carrying.carried_to(place.next)
    assert [(one.commitment.pk, one.reason) for one in told] == [(row.pk, "Chờ vốn của tỉnh") for row in made]
    assert told[0].came_from.startswith("Lần một (")
    assert carrying.carried_to(place.held) == [] and not carrying.left_open(place.held).exists()
    readers = Notice.objects.filter(key__startswith="carried:").values_list("reader", flat=True)
    assert sorted(readers) == sorted([place.clerk.pk, place.head.pk, place.neighbour.pk])
    assert journal.history(place.open, public=True).filter(verb="commitment.carry_over").count() == 1


def test_only_open_ones_of_this_conference_go_and_only_to_one_that_is_still_to_come(place: Place) -> None:
    elsewhere = Commune("xa-viet-yen")
    stranger = Conference.objects.create(authority=elsewhere.authority, title="Khác", audience="Khác")
    foreign = place.commitment(place.matter(), what="Việc khác", allowed=True)
    held_too = place.conference("Lần không", state="closed")

    for wrong in (
        {"to": stranger},
        {"to": held_too},
        {"to": place.held},
        {"reason": " "},
        {"rows": []},
        {"rows": [foreign]},
        {"by": place.head},
        {"by": elsewhere.coordinator},
    ):
        words = {"rows": [place.open], "to": place.next, "reason": "Chờ vốn", "by": place.coordinator} | wrong
        with pytest.raises(Refused):
            carrying.carry(place.held, **words)
    promising.show(place.open, evidence_text="Xong", by=place.clerk)
    promising.verify(place.open, by=place.coordinator)
    with pytest.raises(Refused):
        carrying.carry(place.held, rows=[place.open], to=place.next, reason="Chờ vốn", by=place.coordinator)


def test_the_public_sees_of_it_what_the_ledger_shows(place: Place) -> None:
    Commitment.objects.filter(pk=place.other_open.pk).update(is_public=False)
    rows = carrying.left_open(place.held)
    carrying.carry(place.held, rows=rows, to=place.next, reason="Chờ vốn", by=place.coordinator)

    assert [one.commitment.pk for one in carrying.carried_to(place.next, public=True)] == [place.open.pk]
    assert len(carrying.carried_to(place.next)) == 2
