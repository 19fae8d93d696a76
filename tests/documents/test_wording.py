"""The office puts passages of papers in its own words; a paper never lacks what it must say."""

from __future__ import annotations

from importlib import import_module

import pytest
from django.urls import reverse

from doithoai.casework import papers as letters
from doithoai.core import clock, journal
from doithoai.core.transitions import Refused
from doithoai.documents import wording
from doithoai.documents.content import Paragraph
from doithoai.documents.models import Wording
from doithoai.people.roles import Acting
from tests.factories import people
from tests.factories.casework import Commune

pytestmark = pytest.mark.django_db
URGING = letters.URGING_ASKS
OWN = "Yêu cầu {don_vi} làm xong {han}."


@pytest.fixture
def office() -> Acting:
    return people.person("office", people.authority())


def last_words(commune: Commune) -> str:
    said = letters.urging(commune.agency, (), soon=clock.today())
    return [block.text for block in said.body if isinstance(block, Paragraph)][-1]


def test_own_words_stand_in_the_paper_until_the_built_in_ones_are_taken_back() -> None:
    commune = Commune()
    office = people.person("office", commune.authority)
    before = last_words(commune)

    wording.write(commune.authority, URGING, text=OWN, by=office)
    during = last_words(commune)
    wording.reset(commune.authority, URGING, by=office)
    wording.reset(commune.authority, URGING, by=office)

    assert during.startswith(f"Yêu cầu {commune.agency.name} làm xong đúng hạn")
    assert last_words(commune) == before
    assert [row.text for row in wording.history(commune.authority, URGING)] == ["", OWN]
    assert [entry.verb for entry in journal.history(Wording.objects.get(version=2))] == ["wording.reset"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Yêu cầu {don_vi} xong {han}, {chu_tich}.", "unknown"),
        ("Yêu cầu {don_vi} xong sớm.", "missing"),
        ("Yêu cầu {don_vi xong {han}.", "refused"),
        ("Yêu cầu {don_vi} xong {han}}.", "refused"),
        ("Yêu cầu {} xong {han}.", "unknown"),
        ("  ", "empty"),
        ("{han} " * 600, "refused"),
    ],
    ids=["unknown", "missing", "open", "closed", "nameless", "empty", "long"],
)
def test_a_wording_that_the_paper_cannot_fill_is_refused(office: Acting, text: str, code: str) -> None:
    with pytest.raises(Refused) as refused:
        wording.write(office.authority, URGING, text=text, by=office)

    assert (refused.value.code, refused.value.field) == (code, "text")
    assert not Wording.objects.exists()


def test_each_authority_has_its_own_words_and_the_office_alone_writes_them(office: Acting) -> None:
    neighbour = people.authority("xa-ngoc-van", name="Đảng ủy xã Ngọc Vân")
    wording.write(office.authority, URGING, text=OWN, by=office)

    assert wording.own(neighbour, URGING) == ""
    with pytest.raises(Refused):
        wording.write(neighbour, URGING, text=OWN, by=office)
    with pytest.raises(Refused):
        wording.write(office.authority, URGING, text=f"{OWN} Ngay.", by=people.person("coordinator", office.authority))
    with pytest.raises(Refused):
        wording.write(office.authority, URGING, text=OWN, by=office)


def test_every_built_in_passage_is_of_a_paper_of_the_list_and_can_be_filled() -> None:
    import_module("doithoai.config.urls")  # all desks, and with them all rooms that say passages

    # Beside the papers of the list: the words under which the open data may be used.
    assert {one.number for one in wording.listed()} == {0, 4, 8, 12, 16, 17, 18, 19, 20, 21}
    for one in wording.listed():
        assert "{" not in one.example(one.text)


def test_the_office_tries_saves_and_takes_back_by_the_page(office: Acting) -> None:
    slug, client = office.authority.slug, people.signed_in(office)
    page = reverse("office:wording", args=[slug, URGING.code])

    tried = client.post(page, {"text": OWN, "preview": "1"}).content.decode()
    assert "Yêu cầu Phòng Kinh tế làm xong trước ngày 15/12/2026." in tried and not Wording.objects.exists()
    wrong = client.post(page, {"text": "Yêu cầu {ai} xong {han}."})
    assert wrong.status_code == 422 and "{don_vi}, {han}" in wrong.content.decode()
    client.post(page, {"text": OWN})
    assert wording.own(office.authority, URGING) == OWN
    listed = client.get(reverse("office:wordings", args=[slug])).content.decode()
    assert listed.count("/loi-van/") >= len(wording.listed())
    client.post(reverse("office:wording_reset", args=[slug, URGING.code]))
    assert wording.own(office.authority, URGING) == ""
    assert client.get(reverse("office:wording", args=[slug, "khong-co"])).status_code == 404
