"""A paper is written, signed, numbered, issued once and kept; it can be withdrawn, never changed."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from doithoai.core import journal
from doithoai.core.actors import Actor
from doithoai.core.transitions import Refused
from doithoai.documents import issuing, numbering
from doithoai.documents.checking import check_docx
from doithoai.documents.content import Paragraph
from doithoai.documents.models import LineOrigin, Paper, Register, RegisterLine
from doithoai.documents.profiles import DANG_2026
from doithoai.documents.states import PaperState
from doithoai.people.models import Authority
from tests.factories import documents as papers
from tests.factories import people

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 25)


@pytest.fixture(autouse=True)
def _own_folder(settings: Any, tmp_path: Path) -> None:
    settings.DOITHOAI_DATA_DIR = tmp_path


@pytest.fixture
def authority() -> Authority:
    return people.authority()


@pytest.fixture
def office(authority: Authority) -> Actor:
    return people.person("office", authority)


def drafted(authority: Authority, by: Actor, **more: object) -> Paper:
    content = papers.plan(number="", day=None, draft_note="Dự thảo lần 1")
    return issuing.draft(authority, content=content, by=by, **more)  # type: ignore[arg-type]


def signed(authority: Authority, by: Actor, **more: object) -> Paper:
    paper = drafted(authority, by, **more)
    issuing.sign(paper, by=by, day=DAY)
    return paper


def issued(authority: Authority, by: Actor, **more: object) -> Paper:
    return issuing.issue(signed(authority, by, **more), by=by, day=DAY)


def test_a_paper_goes_from_draft_to_issue_with_its_files(authority: Authority, office: Actor) -> None:
    paper = issued(authority, office)

    paper.refresh_from_db()
    assert (paper.state, paper.number, paper.number_text) == (PaperState.ISSUED, 1, "01-KH/HU")
    assert (paper.issued_on, paper.signer_name, paper.signer_position) == (DAY, "Nguyễn Văn Thụ", "Bí thư")
    assert (paper.content.number, paper.content.day, paper.content.draft_note) == ("01", DAY, "")
    assert check_docx(issuing.file_bytes(paper, form="docx"), DANG_2026) == []
    assert issuing.file_bytes(paper)[:5] == b"%PDF-"
    verbs = [entry.verb for entry in journal.history(paper)]
    assert verbs == ["paper.issue", "paper.sign", "paper.draft"]


def test_issuing_twice_is_one_act(authority: Authority, office: Actor) -> None:
    paper = issued(authority, office)
    stale = Paper.objects.get(pk=paper.pk)

    with pytest.raises(Refused) as refused:
        issuing.issue(stale, by=office, day=DAY)

    assert refused.value.code == "done"
    assert "01-KH/HU" in str(refused.value.sentence)
    assert RegisterLine.objects.count() == 1
    assert journal.history(paper).filter(verb="paper.issue").count() == 1


def test_numbers_follow_one_another_per_issuer_kind_and_term(authority: Authority, office: Actor) -> None:
    standing = people.organisation(authority, "thuong-truc")
    neighbour = people.authority("xa-ngoc-van", name="Đảng ủy xã Ngọc Vân")
    other_office = people.person("office", neighbour)

    own = [issued(authority, office).number for _time in range(3)]
    of_organisation = issued(authority, office, organisation=standing).number
    of_neighbour = issued(neighbour, other_office).number

    assert (own, of_organisation, of_neighbour) == ([1, 2, 3], 1, 1)


def test_state_papers_begin_anew_each_year_and_party_papers_do_not(authority: Authority, office: Actor) -> None:
    for day in (DAY, date(2027, 1, 4)):
        issuing.issue(signed(authority, office, profile_code="nd30_2020"), by=office, day=day)
        issuing.issue(signed(authority, office), by=office, day=day)

    state = Paper.objects.filter(profile_code="nd30_2020").order_by("pk").values_list("number_text", flat=True)
    party = Paper.objects.filter(profile_code="dang_2026").order_by("pk").values_list("number_text", flat=True)

    assert list(state) == ["01/KH-HU", "01/KH-HU"]
    assert list(party) == ["01-KH/HU", "02-KH/HU"]


def test_a_reserved_number_waits_for_its_paper(authority: Authority, office: Actor) -> None:
    book = numbering.book(authority, None, kind="KH", profile=DANG_2026, day=DAY)
    line = numbering.reserve(book, by=office, reason="Dành cho kế hoạch bổ sung", day=DAY)

    assert issued(authority, office).number == 2
    late = issuing.issue(signed(authority, office), by=office, day=DAY, line=line)

    assert late.number == 1
    with pytest.raises(Refused):
        issuing.issue(signed(authority, office), by=office, day=DAY, line=line)
    assert numbering.missing(book) == []


def test_a_reserved_number_given_up_says_why_and_is_not_used_again(authority: Authority, office: Actor) -> None:
    book = numbering.book(authority, None, kind="KH", profile=DANG_2026, day=DAY)
    line = numbering.reserve(book, by=office, reason="Dành cho kế hoạch bổ sung", day=DAY)

    with pytest.raises(Refused):
        numbering.release(line, by=office, reason=" ")
    numbering.release(line, by=office, reason="Không ban hành nữa")
    with pytest.raises(Refused):
        numbering.release(line, by=office, reason="Lần hai")

    line.refresh_from_db()
    assert (line.is_void, line.reason, line.paper) == (True, "Không ban hành nữa", None)
    with pytest.raises(Refused):
        issuing.issue(signed(authority, office), by=office, day=DAY, line=line)
    assert issued(authority, office).number == 2


def test_a_number_of_another_registry_is_typed_in_with_its_reason(authority: Authority, office: Actor) -> None:
    paper = signed(authority, office)
    with pytest.raises(Refused) as refused:
        issuing.issue(paper, by=office, day=DAY, number=2)
    assert refused.value.field == "reason"

    issuing.issue(paper, by=office, day=DAY, number=2, reason="Sổ văn thư của Văn phòng")
    with pytest.raises(Refused) as refused:
        issuing.issue(signed(authority, office), by=office, day=DAY, number=2, reason="Sổ văn thư")
    assert refused.value.field == "number"

    assert [issued(authority, office).number for _time in range(2)] == [1, 3]
    assert RegisterLine.objects.get(number=2).origin == LineOrigin.TYPED
    assert numbering.missing(Register.objects.get()) == []


def test_a_paper_without_number_takes_none(authority: Authority, office: Actor) -> None:
    paper = issuing.draft(authority, content=papers.minutes(has_number=False, number=""), by=office)
    issuing.sign(paper, by=office)

    issuing.issue(paper, by=office, day=DAY)

    assert (paper.number, paper.number_text, RegisterLine.objects.count()) == (None, "", 0)


def test_a_signed_paper_no_longer_changes(authority: Authority, office: Actor) -> None:
    paper = signed(authority, office)

    with pytest.raises(Refused):
        issuing.revise(paper, content=papers.plan(body=(Paragraph("Khác hẳn"),)), by=office)

    paper.refresh_from_db()
    assert paper.content.body == papers.plan().body


def test_a_draft_under_a_key_is_refreshed_and_never_doubled(authority: Authority, office: Actor) -> None:
    first = drafted(authority, office, key="plan:1")
    changed = papers.plan(body=(Paragraph("Nội dung mới"),))

    again = issuing.draft(authority, content=changed, by=office, key="plan:1")
    issuing.draft(authority, content=changed, by=office, key="plan:1")
    issuing.sign(again, by=office)
    kept = issuing.draft(authority, content=papers.plan(), by=office, key="plan:1")

    assert (first.pk, again.pk, kept.pk) == (first.pk,) * 3
    assert kept.content.body == changed.body
    assert journal.history(first).filter(verb="paper.revise").count() == 1


def test_withdrawing_asks_for_a_reason_and_keeps_number_and_files(authority: Authority, office: Actor) -> None:
    paper = issued(authority, office)

    with pytest.raises(Refused):
        issuing.withdraw(paper, by=office, reason="")
    issuing.withdraw(paper, by=office, reason="Ban hành nhầm phụ lục")
    with pytest.raises(Refused):
        issuing.withdraw(paper, by=office, reason="Lần hai")

    paper.refresh_from_db()
    assert (paper.state, paper.withdraw_reason) == (PaperState.WITHDRAWN, "Ban hành nhầm phụ lục")
    assert RegisterLine.objects.get(paper=paper).reason == "Ban hành nhầm phụ lục"
    assert issuing.file_bytes(paper)[:5] == b"%PDF-"
    assert issued(authority, office).number == 2


def test_only_who_may_drafts_signs_issues_and_withdraws(authority: Authority, office: Actor) -> None:
    coordinator = people.person("coordinator", authority)
    neighbour = people.person("office", people.authority("xa-ngoc-van", name="Đảng ủy xã Ngọc Vân"))
    supervisor = people.person("supervisor", authority)

    with pytest.raises(Refused):
        drafted(authority, supervisor)
    paper = drafted(authority, coordinator)
    for stranger in (coordinator, neighbour, supervisor):
        with pytest.raises(Refused):
            issuing.sign(paper, by=stranger)
    issuing.sign(paper, by=office)
    for stranger in (coordinator, neighbour, supervisor):
        with pytest.raises(Refused):
            issuing.issue(paper, by=stranger, day=DAY)
        with pytest.raises(Refused):
            issuing.withdraw(paper, by=stranger, reason="Không có quyền")

    assert (Paper.objects.get().state, RegisterLine.objects.count()) == (PaperState.SIGNED, 0)


def test_an_unsigned_paper_is_not_issued_and_takes_no_number(authority: Authority, office: Actor) -> None:
    with pytest.raises(Refused):
        issuing.issue(drafted(authority, office), by=office, day=DAY)

    assert RegisterLine.objects.count() == 0


def test_a_changed_file_is_not_handed_out(authority: Authority, office: Actor, tmp_path: Path) -> None:
    paper = issued(authority, office)
    kept = tmp_path / "files" / paper.pdf_path
    kept.chmod(0o600)
    kept.write_bytes(kept.read_bytes() + b" ")

    with pytest.raises(Refused) as refused:
        issuing.file_bytes(paper)

    assert refused.value.code == "changed"


def test_what_a_paper_says_lies_sealed(authority: Authority, office: Actor) -> None:
    paper = drafted(authority, office)

    raw = Paper.objects.filter(pk=paper.pk).extra(select={"raw": "content_text"}).values_list("raw", flat=True).get()

    assert "Nguyễn Văn Thụ" not in raw
    assert paper.content.signature.name == "Nguyễn Văn Thụ"


def test_the_database_refuses_a_number_twice_and_a_line_without_a_reason(authority: Authority, office: Actor) -> None:
    line = RegisterLine.objects.get(paper=issued(authority, office))

    for columns in ({"number": line.number, "reason": "x"}, {"number": 99}):
        with pytest.raises(IntegrityError), transaction.atomic():
            RegisterLine.objects.create(register=line.register, day=DAY, **columns)


def test_lists_show_each_authority_its_own(authority: Authority, office: Actor) -> None:
    neighbour = people.authority("xa-ngoc-van", name="Đảng ủy xã Ngọc Vân")
    theirs = issued(neighbour, people.person("office", neighbour), public=True)
    ours = issued(authority, office, about_kind="plan", about_id=7, public=True)
    inside = issued(authority, office)

    assert list(Paper.objects.of(authority)) == [inside, ours]
    assert list(Paper.objects.of(authority).for_public()) == [ours]
    assert list(Paper.objects.of(authority).about("plan", 7)) == [ours]
    assert list(Paper.objects.of(neighbour)) == [theirs]


def test_every_number_of_a_book_says_what_became_of_it(authority: Authority, office: Actor) -> None:
    issued(authority, office)
    gone = issued(authority, office)
    issuing.withdraw(gone, by=office, reason="Ban hành nhầm")
    book = Register.objects.get()
    numbering.reserve(book, by=office, reason="Dành cho kết luận")
    numbering.release(numbering.reserve(book, by=office, reason="Dành cho kết luận"), by=office, reason="Thôi ban hành")
    issuing.issue(signed(authority, office), by=office, day=DAY, number=5, reason="Số của Văn phòng Tỉnh ủy")
    issuing.issue(signed(authority, office), by=office, day=DAY)

    states = [line.state for line in book.lines.select_related("paper")]

    assert states == ["issued", "withdrawn", "reserved", "given_up", "elsewhere", "issued"]
    assert numbering.missing(book) == []


def test_the_page_of_a_book_shows_its_numbers_and_a_reserved_one_is_given_up(
    authority: Authority, office: Actor
) -> None:
    issued(authority, office)
    book = Register.objects.get()
    client = people.signed_in(office)  # type: ignore[arg-type]
    slug = authority.slug

    client.post(reverse("office:number_reserve", args=[slug, book.pk]), {"reason": "Dành cho kết luận"})
    line = RegisterLine.objects.get(paper=None)
    page = client.get(reverse("office:book", args=[slug, book.pk])).content.decode()
    client.post(reverse("office:number_release", args=[slug, line.pk]), {"reason": "Không ban hành nữa"})
    line.refresh_from_db()

    assert "Dành cho kết luận" in page
    assert reverse("office:number_release", args=[slug, line.pk]) in page
    assert line.is_void and line.reason == "Không ban hành nữa"
