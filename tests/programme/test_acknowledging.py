"""Local committees confirm that they received and made the plan known."""

import pytest

from doithoai.core import journal
from doithoai.core.transitions import Refused
from doithoai.programme import acknowledging
from doithoai.programme.models import Acknowledgement
from tests.factories.people import authority, organisation, person
from tests.factories.programme import issued_plan, plan

pytestmark = pytest.mark.django_db


@pytest.mark.clause("S-64", "S-94")
def test_a_local_committee_confirms_for_itself_once_and_says_how() -> None:
    commune = authority()
    cell = organisation(commune, "chi-bo-dong-khoat")
    other = organisation(commune, "chi-bo-hau", "Chi bộ thôn Hậu", kind="local_committee")
    secretary = person("local_committee", commune, cell)
    row = issued_plan(commune)

    with pytest.raises(Refused) as silent:
        acknowledging.acknowledge(row, organisation=cell, how=" ", by=secretary)
    with pytest.raises(Refused) as foreign:
        acknowledging.acknowledge(row, organisation=other, how="Đọc trên loa.", by=secretary)
    acknowledging.acknowledge(row, organisation=cell, how="Đọc trên loa thôn ba buổi.", by=secretary)
    with pytest.raises(Refused) as twice:
        acknowledging.acknowledge(row, organisation=cell, how="Lần nữa.", by=secretary)

    assert [one.value.code for one in (silent, foreign, twice)] == ["refused", "right", "twice"]
    assert [(one.organisation, one.how) for one in Acknowledgement.objects.all()] == [
        (cell, "Đọc trên loa thôn ba buổi.")
    ]
    assert journal.history(row).first().facts == {"organisation": "chi-bo-dong-khoat"}


def test_a_draft_cannot_be_confirmed() -> None:
    commune = authority()
    cell = organisation(commune, "chi-bo-dong-khoat")
    row = plan(commune)

    with pytest.raises(Refused) as refusal:
        acknowledging.acknowledge(
            row, organisation=cell, how="Đọc trên loa.", by=person("local_committee", commune, cell)
        )

    assert refusal.value.code == "state"


@pytest.mark.clause("S-91", "S-92", "S-93")
def test_a_line_of_recipients_stands_for_real_bodies_each_once() -> None:
    commune = authority()
    row = plan(commune)
    bodies = [organisation(commune, code) for code in ("mttq", "phong-kinh-te", "chi-bo-dong-khoat")]
    row.recipients.get(purpose="b/c").organisations.set(bodies)

    assert {body.code for body in acknowledging.receivers(row)} == {"mttq", "phong-kinh-te", "chi-bo-dong-khoat"}
