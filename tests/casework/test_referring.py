"""What lies above the authority is sent on in batches, awaited, urged, and its reply passed on."""

from datetime import timedelta

import pytest

from doithoai.casework import deadlines, referring
from doithoai.casework.models import Referral
from doithoai.core import clock, journal
from doithoai.core.transitions import Refused
from doithoai.notices.models import Notice
from doithoai.opinion import sealed
from doithoai.opinion.models import Matter
from tests.factories.casework import Commune

pytestmark = pytest.mark.django_db


@pytest.fixture
def commune() -> Commune:
    return Commune()


@pytest.mark.clause("S-36", "S-14")
def test_several_matters_go_up_with_one_letter_and_the_reply_reaches_each_sender(commune: Commune) -> None:
    rows = [commune.matter(email=f"nguoi{n}@example.org") for n in range(3)]
    commune.assigned(rows[0])
    referral = referring.draft(
        commune.authority, to=commune.upper, matters=rows, purpose="amend", by=commune.coordinator
    )
    assert not Matter.objects.filter(state="referred").exists()
    day = clock.today()

    referring.send(referral, letter="15-CV/ĐU", on=day, reply_by=day + timedelta(days=30), by=commune.coordinator)
    assert Matter.objects.filter(state="referred", due_on=day + timedelta(days=30)).count() == 3
    referring.receive(referral, on=day, by=commune.coordinator)
    referring.reply(referral, text="Sẽ sửa quyết định về định mức hỗ trợ.", on=day, by=commune.coordinator)
    referring.pass_on(referral, by=commune.coordinator)
    with pytest.raises(Refused):
        referring.pass_on(referral, by=commune.coordinator)

    told = Notice.objects.filter(key__startswith="passed_on:")
    assert sorted(row.address for row in told) == [f"nguoi{n}@example.org" for n in range(3)]
    assert (referral.state, referral.purpose) == ("passed_on", "amend")
    assert Matter.objects.get(pk=rows[0].pk).assignments.get().state == "closed"


def test_only_the_coordinator_refers_and_only_upward(commune: Commune) -> None:
    matter = commune.matter()
    words = {"matters": [matter], "by": commune.coordinator}

    with pytest.raises(Refused):
        referring.draft(commune.authority, to=commune.agency, **words)
    with pytest.raises(Refused):
        referring.draft(commune.authority, to=Commune("xa-viet-yen").upper, **words)
    with pytest.raises(Refused):
        referring.draft(commune.authority, to=commune.upper, matters=[], by=commune.coordinator)
    with pytest.raises(Refused):
        referring.draft(commune.authority, to=commune.upper, matters=[matter], by=commune.head)
    sealed.seal(matter, kind="denunciation", by=commune.coordinator)
    with pytest.raises(Refused):
        referring.draft(commune.authority, to=commune.upper, **words)

    assert not Referral.objects.exists()


def test_a_matter_is_under_way_upward_only_once(commune: Commune) -> None:
    referral = commune.referral(sent=False)

    with pytest.raises(Refused):
        commune.referral(referral.matters.get())


def test_each_step_says_what_it_needs_and_none_is_left_out(commune: Commune) -> None:
    referral = commune.referral(sent=False)
    day = clock.today()

    with pytest.raises(Refused):
        referring.reply(referral, text="Trả lời", on=day, by=commune.coordinator)
    with pytest.raises(Refused):
        referring.send(referral, letter="", on=day, by=commune.coordinator)
    with pytest.raises(Refused):
        referring.send(referral, letter="1-CV", on=day, reply_by=day - timedelta(days=1), by=commune.coordinator)
    referring.send(referral, letter="1-CV", on=day, by=commune.coordinator)
    with pytest.raises(Refused):
        referring.reply(referral, text=" ", on=day, by=commune.coordinator)
    with pytest.raises(Refused):
        referring.pass_on(referral, by=commune.coordinator)


@pytest.mark.clause("S-80")
def test_a_reply_that_does_not_come_is_noticed_once_and_urged(commune: Commune) -> None:
    day = clock.today()
    referral = commune.referral(reply_by=day + timedelta(days=5))
    later = clock.now() + timedelta(days=6)

    while deadlines.mark_late_one(later):
        pass
    assert not deadlines.mark_late_one(later + timedelta(days=9))

    referral.refresh_from_db()
    assert referral.is_late and referring.is_overdue(referral) is False  # today it is not yet
    assert journal.history(referral).filter(verb="referral.late").count() == 1
    assert Notice.objects.filter(key__startswith="referral_late:", reader=commune.coordinator.pk).count() == 1


@pytest.mark.clause("S-14")
def test_an_awaited_reply_is_urged_once_a_day_with_a_line_that_everybody_reads(commune: Commune) -> None:
    drafted = commune.referral(sent=False)
    with pytest.raises(Refused):
        referring.urge(drafted, how="16-CV/ĐU", on=clock.today(), by=commune.coordinator)
    row = commune.referral(commune.matter())

    referring.urge(row, how="16-CV/ĐU", on=clock.today(), by=commune.coordinator)
    for how, day, who in (
        ("17-CV/ĐU", clock.today(), commune.coordinator),
        (" ", clock.today(), commune.coordinator),
        ("17-CV/ĐU", clock.today() + timedelta(days=1), commune.coordinator),
        ("17-CV/ĐU", clock.today(), commune.clerk),
    ):
        with pytest.raises(Refused):
            referring.urge(row, how=how, on=day, by=who)

    assert [how for _day, how in referring.urgings(row)] == ["16-CV/ĐU"]
    assert journal.history(row, public=True).filter(verb="referral.urge").count() == 1
    told = Notice.objects.filter(key__startswith="referral_urged:")
    assert set(told.values_list("reader", flat=True)) == {commune.standing.pk}
