"""Issued papers are found by number, title, issuer and words; drafts never, a neighbour's never, sealed words never."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse

from doithoai.core import vietnamese
from doithoai.documents import issuing, search
from doithoai.documents.content import Paragraph
from doithoai.documents.models import Paper, PaperIndex, PaperWord
from doithoai.opinion import sealed
from doithoai.people.models import Authority
from doithoai.people.roles import Acting
from tests.factories import documents, people
from tests.factories.casework import Commune

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 25)


@pytest.fixture(autouse=True)
def _own_folder(settings: Any, tmp_path: Path) -> None:
    settings.DOITHOAI_DATA_DIR = tmp_path


def drafted(by: Acting, said: str, title: str = "đối thoại năm 2026") -> Paper:
    content = documents.plan(number="", day=None, abstract=(title,), body=(Paragraph(said),))
    return issuing.draft(by.authority, content=content, by=by)


def issued(by: Acting, said: str, title: str = "đối thoại năm 2026") -> Paper:
    paper = drafted(by, said, title)
    issuing.sign(paper, by=by, name="Trần Văn Bốn", position="Bí thư", day=DAY)
    return issuing.issue(paper, by=by, day=DAY)


def ids(place: Authority, typed: str, most: int = 20) -> list[int]:
    return [row.pk for row in search.find(place, typed, most=most)]


def test_number_title_issuer_signer_and_words_find_it_however_they_are_typed() -> None:
    office = people.person("office", people.authority())
    paper = issued(office, "Nạo vét mương Cầu Xi trước mùa mưa, gpmb xong trong quý I.")
    other = issued(office, "Đèn đường thôn Đông.", "lắp đèn chiếu sáng")
    assert other.number_text

    for typed in (
        paper.number_text,
        "doi thoai nam 2026",
        "huyen uy ha giang thuong nao vet",
        "mương CAU xi",
        '"giai phong mat bang"',
        '"trước mùa mưa"',
        "nao ve\u0301t",
    ):
        assert ids(office.authority, typed) == [paper.pk], typed
    assert ids(office.authority, "tran van bon") == [other.pk, paper.pk]
    assert ids(office.authority, "van bon", most=1) == [other.pk]
    for nothing in ("khongco", "", " .,", '"mua mua truoc"', '"vet cau xi"', "#u1", "x_y"):
        assert ids(office.authority, nothing) == [], nothing


def test_marks_as_typed_come_before_newer_papers_without_them() -> None:
    office = people.person("office", people.authority())
    tree, roof = issued(office, "Con trăn lạc."), issued(office, "Trần nhà dột.")

    assert ids(office.authority, "trăn") == [tree.pk, roof.pk]
    assert ids(office.authority, "tran nha") == [roof.pk]


def test_a_draft_is_not_found_and_a_withdrawn_paper_is_found_and_marked() -> None:
    office = people.person("office", people.authority())
    draft, paper = drafted(office, "Khơi thông mương Cầu Xi."), issued(office, "Nạo vét mương Cầu Xi.")
    issuing.withdraw(paper, by=office, reason="Sai căn cứ")
    issuing.withdraw(draft, by=office, reason="Không cần nữa")

    assert ids(office.authority, "muong cau xi") == [paper.pk]
    page = _page(office, "muong cau xi")
    assert paper.public_id in page and paper.number_text in page and "Đã thu hồi" in page
    assert draft.public_id not in page


def test_nobody_finds_a_paper_of_a_neighbour_that_looks_alike() -> None:
    here, there = (people.person("office", people.authority(slug)) for slug in ("xa-tan-yen", "xa-phuc-hoa"))
    mine, theirs = issued(here, "Nạo vét mương Cầu Xi."), issued(there, "Nạo vét mương Cầu Xi.")

    assert mine.number_text == theirs.number_text
    for typed in ("muong cau xi", mine.number_text, '"nạo vét mương"', "doi thoai"):
        assert (ids(here.authority, typed), ids(there.authority, typed)) == ([mine.pk], [theirs.pk])
        assert mine.public_id in _page(here, typed) and theirs.public_id not in _page(here, typed)


def test_who_reads_no_papers_finds_none() -> None:
    office = people.person("office", people.authority())
    paper = issued(office, "Nạo vét mương Cầu Xi.")

    assert paper.public_id in _page(people.person("supervisor", office.authority), "cau xi")
    for role in ("intake", "agency_clerk", "text_reviewer"):
        body = people.organisation(office.authority) if role == "agency_clerk" else None
        assert paper.public_id not in _page(people.person(role, office.authority, body), "cau xi"), role


def _page(who: Acting, typed: str) -> str:
    answer = people.signed_in(who).get(reverse("office:search", args=[who.authority.slug]), {"q": typed})
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_check_sees_what_is_missing_and_a_rebuild_mends_it(monkeypatch: pytest.MonkeyPatch) -> None:
    office = people.person("office", people.authority())
    paper, other = issued(office, "Nạo vét mương Cầu Xi."), issued(office, "Đèn đường.")
    assert search.check() == []
    call_command("search", "--check")

    PaperIndex.objects.filter(paper=paper).delete()
    PaperWord.objects.filter(paper=paper).delete()
    monkeypatch.setattr(vietnamese, "VERSION", vietnamese.VERSION + 1)
    assert search.check() == ["1 papers cannot be found", "1 papers are of an older folding"]
    with pytest.raises(CommandError):
        call_command("search", "--check")
    before = PaperWord.objects.filter(paper=other).count()

    call_command("search", "--rebuild")

    assert search.check() == [] and ids(office.authority, "cau xi") == [paper.pk]
    assert PaperWord.objects.filter(paper=other).count() == before


def test_words_are_found_under_an_older_data_key(settings: Any) -> None:
    office = people.person("office", people.authority())
    paper = issued(office, "Nạo vét mương Cầu Xi.")
    settings.DOITHOAI_DATA_KEYS = {**settings.DOITHOAI_DATA_KEYS, "next": b"k" * 32}
    settings.DOITHOAI_DATA_KEY_ID = "next"
    newer = issued(office, "Mương Cầu Xi đã xong.")

    assert ids(office.authority, "muong cau xi") == [newer.pk, paper.pk]


def test_a_paper_that_quotes_what_is_sealed_late_is_found_by_its_number_alone() -> None:
    commune = Commune()
    office = people.person("office", commune.authority)
    matter = commune.opinion("Ngõ Quỳnh Khuếch thiếu ba bóng đèn từ tháng trước.").matter
    quoting = issued(office, "Kết luận: ngõ Quỳnh Khuếch thiếu ba bóng đèn từ lâu.", "kết luận đối thoại")
    other = issued(office, "Chiếu sáng các ngõ trong xã.", "thông báo chung")
    assert ids(commune.authority, "khuech") == [quoting.pk]

    sealed.seal(matter, kind="denunciation", by=commune.coordinator)

    for _again in range(2):
        assert ids(commune.authority, "khuech") == ids(commune.authority, '"ba bong den"') == []
        assert ids(commune.authority, quoting.number_text) == [quoting.pk]
        assert ids(commune.authority, "chieu sang") == [other.pk]
        search.rebuild()
