"""From assignment to publication at the desk: who sees what, who acts next, nothing typed is lost."""

from __future__ import annotations

import copy
import io
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from doithoai.casework import answering, assigning, promising, verdicts, workshop
from doithoai.casework.models import Answer, Assignment, Commitment, Extension, Referral, Remark
from doithoai.core import clock, sheets
from doithoai.notices.models import Notice
from doithoai.opinion import sameness
from doithoai.opinion.models import Matter, Opinion
from doithoai.people.roles import Acting
from tests import once
from tests.factories import people
from tests.factories.casework import Commune

pytestmark = pytest.mark.django_db


made = once.fixture(Commune)


@pytest.fixture
def commune(db: None, made: Commune) -> Commune:
    return copy.deepcopy(made)


def url(name: str, *args: str) -> str:
    return reverse(f"office:{name}", args=["xa-tan-yen", *args])


def get(who: Acting, name: str, *args: str, **query: str) -> HttpResponse:
    return people.signed_in(who).get(url(name, *args), query)


def read(who: Acting, name: str, *args: str, **query: str) -> str:
    response = get(who, name, *args, **query)
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def post(who: Acting, name: str, *args: str, **data: Any) -> HttpResponse:
    return people.signed_in(who).post(url(name, *args), data)


@pytest.mark.clause("S-35", "S-77", "G-14")
def test_the_coordinator_assigns_with_the_day_of_the_rule_before_the_eyes(commune: Commune) -> None:
    matter = commune.matter()
    shown = read(commune.coordinator, "assign", matter.public_id)
    due = clock.today() + timedelta(days=15)
    assert f"{due:%d/%m/%Y}" in shown and "Cống sau chợ bé" in shown

    data = {
        "lead": commune.agency.pk,
        "with_": [commune.other.pk],
        "purpose": "resolve",
        "asked": "Khảo sát",
        "due_on": "",
    }
    post(commune.coordinator, "assign", matter.public_id, **data)
    again = post(
        commune.coordinator, "assign", matter.public_id, **(data | {"lead": commune.other.pk, "asked": "Lần hai"})
    )

    rows = Assignment.objects.order_by("pk")
    assert [(row.organisation, row.is_lead, row.due_on) for row in rows] == [
        (commune.agency, True, due),
        (commune.other, False, due),
    ]
    assert again.status_code == 422 and "Lần hai" in again.content.decode()
    assert get(commune.head, "assign", matter.public_id).status_code == 403


def test_an_organisation_that_the_matter_is_about_answers_alone_only_with_a_reason(commune: Commune) -> None:
    matter = commune.matter(title="Phòng Kinh tế trả hồ sơ chậm")
    data = {"lead": commune.agency.pk, "purpose": "resolve", "asked": "", "due_on": ""}

    warned = post(commune.coordinator, "assign", matter.public_id, **data)
    assert warned.status_code == 422 and not Assignment.objects.exists()
    post(commune.coordinator, "assign", matter.public_id, **data, despite="Ban Xây dựng Đảng thẩm tra lại")

    assert Assignment.objects.get().organisation == commune.agency


def test_agency_people_see_their_own_active_work_and_nothing_of_the_neighbour(commune: Commune) -> None:
    answer = commune.drafted()
    given, promise = answer.assignment, commune.commitment(answer.matter)
    pages = (("assignment", given.public_id), ("answer", answer.public_id), ("commitment", promise.public_id))

    for name, key in pages:
        assert answer.matter.title in read(commune.clerk, name, key)
        assert get(commune.neighbour, name, key).status_code == 404
        assert Client().get(url(name, key)).status_code == 302
    for name in ("answers", "commitments", "today"):
        assert answer.matter.title not in read(commune.neighbour, name)
        assert promise.what not in read(commune.neighbour, name)
    assert post(commune.neighbour, "answer", answer.public_id, short="x").status_code == 404
    assigning.withdraw(given, reason="Giao nhầm", by=commune.coordinator)

    assert get(commune.clerk, "assignment", given.public_id).status_code == 404
    assert get(commune.clerk, "answer", answer.public_id).status_code == 404


def test_another_authority_does_not_exist_for_its_neighbours(commune: Commune) -> None:
    answer = commune.handed_in()
    elsewhere = Commune("xa-viet-yen")

    for who in (elsewhere.coordinator, elsewhere.reviewer, elsewhere.clerk):
        assert get(who, "answer", answer.public_id).status_code == 404
    theirs = people.signed_in(elsewhere.reviewer)
    assert theirs.get(reverse("office:answer", args=["xa-viet-yen", answer.public_id])).status_code == 404
    assert answer.matter.title not in theirs.get(reverse("office:answers", args=["xa-viet-yen"])).content.decode()


def test_sealed_matters_vanish_from_the_pages_of_answers_and_promises(commune: Commune) -> None:
    answer = commune.handed_in()
    promise = commune.commitment(answer.matter)
    Matter.objects.update(is_sealed=True)

    for who in (commune.coordinator, commune.reviewer, commune.clerk):
        assert get(who, "answer", answer.public_id).status_code in (403, 404)
        assert answer.matter.title not in read(who, "today")
    assert get(commune.coordinator, "commitment", promise.public_id).status_code == 404
    assert promise.what not in read(commune.coordinator, "commitments")


WORDS = {
    "short": "Xong trong quý I.",
    "body": "Đã khảo sát ngày 12/11.",
    "basis": "Nghị quyết số 14",
    "result": "explained",
    "not_accepted_reason": "",
}


@pytest.mark.clause("S-70", "S-20")
def test_written_by_the_agency_judged_by_the_reviewer_published_by_a_third(commune: Commune) -> None:
    given = commune.assigned()

    begun = post(commune.clerk, "answer_begin", given.public_id)
    answer = Answer.objects.get()
    assert begun["Location"] == url("answer", answer.public_id)
    post(commune.clerk, "answer", answer.public_id, **WORDS, seen_edits=0, hand_in="1")
    assert "answer_approve" not in read(commune.clerk, "answer", answer.public_id)
    sent = post(commune.reviewer, "answer_send_back", answer.public_id, reason="Nêu rõ ngày")
    assert sent.status_code == 302
    assert "Nêu rõ ngày" in read(commune.clerk, "answer", answer.public_id)
    post(commune.clerk, "answer", answer.public_id, **WORDS, seen_edits=1, hand_in="1")
    assert post(commune.publisher, "answer_publish", answer.public_id).status_code == 409
    assert Answer.objects.get().state == "in_review"
    post(commune.reviewer, "answer_approve", answer.public_id)
    asked = read(commune.publisher, "answer_publish", answer.public_id)
    assert WORDS["short"] in asked and Answer.objects.get().state == "approved"
    post(commune.publisher, "answer_publish", answer.public_id)
    post(commune.publisher, "answer_publish", answer.public_id)

    assert (Answer.objects.get().state, Matter.objects.get().state) == ("published", "explained")


@pytest.mark.clause("S-20")
def test_whoever_wrote_it_sees_why_another_must_review(commune: Commune) -> None:
    both = people.also(commune.clerk, "reviewer", commune.authority)
    answer = commune.handed_in()

    page = read(both, "answer", answer.public_id)
    assert url("answer_approve", answer.public_id) not in page
    refused = post(both, "answer_approve", answer.public_id)

    assert refused.status_code == 403
    assert Answer.objects.get().state == "in_review"


def test_two_who_save_at_once_see_both_texts_and_lose_none(commune: Commune) -> None:
    answer = commune.drafted()
    seen = answer.edits
    post(commune.head, "answer", answer.public_id, **(WORDS | {"short": "Bản của trưởng phòng"}), seen_edits=seen)

    mine = WORDS | {"short": "Bản của chuyên viên", "body": "Thân bài của chuyên viên"}
    clash = post(commune.clerk, "answer", answer.public_id, **mine, seen_edits=seen)

    page = clash.content.decode()
    assert clash.status_code == 409 and "Bản của <del>trưởng phòng</del>" in page
    for text in ("trưởng phòng", "Bản của chuyên viên", "Thân bài của chuyên viên", commune.head.name):
        assert text in page
    assert f'name="seen_edits" value="{seen + 1}"' in page
    post(commune.clerk, "answer", answer.public_id, **mine, seen_edits=seen + 1)
    assert Answer.objects.get().short == "Bản của chuyên viên"


def test_an_incomplete_answer_is_kept_and_says_what_is_missing(commune: Commune) -> None:
    answer = commune.drafted()

    refused = post(
        commune.clerk, "answer", answer.public_id, **(WORDS | {"result": ""}), seen_edits=answer.edits, hand_in="1"
    )

    assert refused.status_code == 422 and WORDS["body"] in refused.content.decode()
    kept = Answer.objects.get()
    assert (kept.state, kept.body) == ("draft", WORDS["body"])
    page = refused.content.decode()
    assert f'name="seen_edits" value="{kept.edits}"' in page


def test_only_an_approved_answer_is_offered_for_publication(commune: Commune) -> None:
    draft, ready = commune.drafted(), commune.approved()

    assert 'type="submit">' not in _main(read(commune.publisher, "answer_publish", draft.public_id))
    assert 'type="submit">' in _main(read(commune.publisher, "answer_publish", ready.public_id))


def _main(page: str) -> str:
    return page[page.index("<main") :]


def test_work_that_is_done_is_late_no_more(commune: Commune) -> None:
    done, waiting = commune.assigned(), commune.assigned()
    commune.published(done)

    with time_machine.travel(clock.now() + timedelta(days=400), tick=False):
        late = ["quá hạn" in read(commune.coordinator, "assignment", one.public_id) for one in (done, waiting)]

    assert late == [False, True]


def test_the_head_hands_back_and_the_coordinator_sees_whom_they_believe_competent(commune: Commune) -> None:
    given = commune.assigned()
    empty = post(commune.head, "assignment_hand_back", given.public_id, reason="", believed_competent="")
    assert empty.status_code == 422
    post(
        commune.head,
        "assignment_hand_back",
        given.public_id,
        reason="Thuộc lĩnh vực an ninh",
        believed_competent=commune.other.pk,
    )

    page = read(commune.coordinator, "assign", Matter.objects.get().public_id)
    assert "Thuộc lĩnh vực an ninh" in page and commune.other.name in page
    assert post(commune.clerk, "assignment_hand_back", given.public_id).status_code == 403


def test_more_time_is_asked_on_one_page_and_decided_on_another(commune: Commune) -> None:
    given = commune.assigned()
    later = given.due_on + timedelta(days=10)
    post(commune.head, "assignment_extend", given.public_id, to_day=f"{later:%d/%m/%Y}", reason="Chờ kinh phí")

    asked = Extension.objects.get()
    assert "Chờ kinh phí" in read(commune.standing, "extensions")
    assert get(commune.clerk, "extensions").status_code == 403
    post(commune.standing, "extension_decide", asked.public_id, granted="yes")
    post(commune.standing, "extension_decide", asked.public_id, granted="yes")

    given.refresh_from_db()
    assert given.due_on == later
    assert f"{asked.from_day:%d/%m/%Y}" in read(commune.clerk, "assignment", given.public_id)


@pytest.mark.clause("S-63", "S-80")
def test_a_promise_is_entered_shown_and_verified_at_the_desk(commune: Commune) -> None:
    matter = commune.matter()
    day = clock.today() + timedelta(days=40)
    made = post(
        commune.coordinator,
        "commitment_new",
        matter.public_id,
        what="Làm lại cống",
        done_means="Có biên bản nghiệm thu",
        owner=commune.agency.pk,
        due_on=f"{day:%d/%m/%Y}",
    )
    promise = Commitment.objects.get()
    assert made["Location"] == url("commitment", promise.public_id)
    assert post(commune.neighbour, "commitment_show", promise.public_id, evidence_text="x").status_code == 404
    post(commune.clerk, "commitment_note", promise.public_id, text="Đã chọn nhà thầu")
    post(commune.clerk, "commitment_show", promise.public_id, evidence_text="Biên bản số 5")
    back = post(commune.coordinator, "commitment_reject", promise.public_id, reason="")
    assert back.status_code == 422
    post(commune.coordinator, "commitment_verify", promise.public_id)

    promise.refresh_from_db()
    assert (promise.state, promise.evidence_text) == ("done", "Biên bản số 5")
    assert "Đã chọn nhà thầu" in read(commune.coordinator, "commitment", promise.public_id)


def test_a_promise_without_a_day_or_with_a_past_one_is_not_entered(commune: Commune) -> None:
    matter = commune.matter()
    data = {"what": "Làm lại cống", "owner": commune.agency.pk}

    for day in ("", "31/02/2027", "01/01/2020"):
        answer = post(commune.coordinator, "commitment_new", matter.public_id, **data, due_on=day)
        assert answer.status_code == 422 and "Làm lại cống" in answer.content.decode()

    assert not Commitment.objects.exists()


@pytest.mark.clause("S-36", "S-14")
def test_several_matters_are_referred_in_one_letter_step_by_step(commune: Commune) -> None:
    rows = [commune.matter(title=f"Vấn đề thứ {n}") for n in range(3)]
    Matter.objects.filter(pk=rows[2].pk).update(is_sealed=True)
    page = read(commune.coordinator, "referral_batch")
    assert "Vấn đề thứ 1" in page and "Vấn đề thứ 2" not in page

    post(
        commune.coordinator,
        "referral_batch",
        to=commune.upper.pk,
        purpose="amend",
        matters=[row.pk for row in rows[:2]],
    )
    referral = Referral.objects.get()
    day = clock.today()
    steps = (
        {"letter": "21-CV/ĐU", "on": f"{day:%d/%m/%Y}", "reply_by": f"{day + timedelta(days=20):%d/%m/%Y}"},
        {"on": f"{day:%d/%m/%Y}"},
        {"text": "Đã tiếp thu", "on": f"{day:%d/%m/%Y}"},
        {},
    )
    for step in steps:
        assert post(commune.coordinator, "referral", referral.public_id, **step).status_code == 302

    referral.refresh_from_db()
    assert (referral.state, referral.purpose) == ("passed_on", "amend")
    assert Matter.objects.filter(state="referred").count() == 2
    assert get(commune.head, "referrals").status_code == 403


@pytest.mark.clause("S-18", "G-11")
def test_the_front_remarks_and_the_agency_reads_it(commune: Commune) -> None:
    given = commune.assigned()

    post(commune.supervisor, "remark", given.matter.public_id, text="Đề nghị trả lời đúng trọng tâm.")
    refused = post(commune.coordinator, "remark", given.matter.public_id, text="Tôi cũng thế")

    assert refused.status_code == 403
    assert "đúng trọng tâm" in read(commune.clerk, "assignment", given.public_id)
    assert Remark.objects.count() == 1


def test_the_supervisor_reads_promises_but_not_the_internal_ones(commune: Commune) -> None:
    commune.field("XDD", name="Xây dựng Đảng", is_internal=True)
    shown = commune.scheduled()
    inside = commune.scheduled(commune.matter(code="XDD"))
    Commitment.objects.filter(pk=inside.pk).update(what="Việc nội bộ của Đảng ủy")

    page = read(commune.supervisor, "commitments")

    assert shown.what in page and "Việc nội bộ" not in page
    assert get(commune.supervisor, "commitment", inside.public_id).status_code == 404


def test_a_filter_that_leaves_nothing_is_told_from_a_ledger_without_promises(commune: Commune) -> None:
    assert "Chưa có cam kết" in read(commune.coordinator, "commitments")
    commune.scheduled()

    page = read(commune.coordinator, "commitments", state="done")

    assert "Không có cam kết nào phù hợp" in page and "Chưa có cam kết" not in page


@pytest.mark.clause("S-17a")
def test_a_not_yet_stands_before_the_coordinator_who_may_reopen(commune: Commune) -> None:
    commune.published()
    verdict = verdicts.give(Opinion.objects.get(), grade="not_yet", words="Mưa vẫn ngập")

    assert "Mưa vẫn ngập" in read(commune.coordinator, "verdicts")
    assert get(commune.head, "verdicts").status_code == 403
    post(commune.coordinator, "verdict_uphold", verdict.public_id, reason="Kiểm tra thực tế đúng là còn ngập")

    assert Matter.objects.get().state == "classified"


def test_the_list_of_what_senders_say_is_filtered_exported_and_answered(commune: Commune) -> None:
    commune.published()
    opinion = Opinion.objects.get()
    clerk = people.person("intake", commune.authority)
    assert url("opinion_verdict", opinion.public_id) in read(clerk, "opinion", opinion.public_id)
    assert post(clerk, "opinion_verdict", opinion.public_id, door="phone", grade="not_yet").status_code == 422
    post(clerk, "opinion_verdict", opinion.public_id, door="phone", grade="not_yet", words="Mưa vẫn ngập")

    row = opinion.verdicts.get()
    today = read(commune.coordinator, "today")
    assert f"người gửi ý kiến {opinion.number} chưa hài lòng" in today and f"{url('verdicts')}?decided=open" in today
    listed = people.signed_in(commune.coordinator)
    assert "Mưa vẫn ngập" in listed.get(url("verdicts"), {"decided": "open"}).content.decode()
    assert "Mưa vẫn ngập" not in listed.get(url("verdicts"), {"grade": "partly"}).content.decode()
    sheet = load_workbook(io.BytesIO(listed.get(url("verdicts_export")).content)).active
    cells = [cell.value for line in sheet.iter_rows() for cell in line]
    assert opinion.number in cells and "Mưa vẫn ngập" not in cells

    assert post(commune.coordinator, "verdict_refuse", row.public_id, reason="").status_code == 422
    post(commune.coordinator, "verdict_refuse", row.public_id, reason="Cống đã thông ngày 20/11.")
    assert "Cống đã thông ngày 20/11." in read(commune.coordinator, "verdicts")
    assert f"{url('verdicts')}?decided=open" not in read(commune.coordinator, "today")


def test_the_pages_of_matters_lead_to_what_each_may_do(commune: Commune) -> None:
    matter = commune.matter()
    steps = [url(name, matter.public_id) for name in ("commitment_new", "referral_new", "remark")]
    lists = [url(name) for name in ("referrals", "verdicts", "extensions")]

    own = read(commune.coordinator, "matter", matter.public_id)
    assert [address in own for address in steps] == [True, True, False]
    front = read(commune.supervisor, "matter", matter.public_id)
    assert [address in front for address in steps] == [False, False, True]
    assert all(address in read(commune.coordinator, "matters") for address in lists)
    assert not any(address in read(commune.publisher, "matters") for address in lists)


def test_today_shows_what_is_late_first_and_counts_only_what_the_person_may_do(commune: Commune) -> None:
    commune.handed_in()
    late = commune.assigned(commune.matter(title="Đường vào thôn Đồng Khoát"))
    Assignment.objects.filter(pk=late.pk).update(due_on=clock.today() - timedelta(days=2))

    agency, reviewer = read(commune.clerk, "today"), read(commune.reviewer, "today")

    assert "Đường vào thôn Đồng Khoát" in agency
    assert url("assignment", late.public_id) in agency
    assert "Đường vào thôn Đồng Khoát" not in reviewer
    assert url("answers") in reviewer
    assert "Đường vào thôn Đồng Khoát" not in read(commune.neighbour, "today")


def test_a_notice_leads_to_its_work_is_read_once_and_belongs_to_one_reader(commune: Commune) -> None:
    commune.assigned()
    notice = Notice.objects.get(reader=commune.clerk.pk)

    assert notice.subject in read(commune.clerk, "notices")
    assert post(commune.neighbour, "notice_open", notice.public_id).status_code == 404
    opened = post(commune.clerk, "notice_open", notice.public_id)
    assert opened["Location"] == notice.path
    assert people.signed_in(commune.clerk).get(notice.path).status_code == 200
    notice.refresh_from_db()
    assert notice.read_at is not None


def test_every_notice_leads_to_a_page_that_its_reader_may_open(commune: Commune) -> None:
    promise = commune.scheduled(commune.matter(email="bau@example.org"))
    promising.show(promise, evidence_text="Xong", by=commune.clerk)
    answer = commune.handed_in(commune.assigned(commune.matter()))
    answering.send_back(answer, reason="Chưa rõ", by=commune.reviewer)
    asked = assigning.ask_extension(
        commune.assigned(commune.matter()), to_day=clock.today() + timedelta(days=50), reason="Chờ", by=commune.head
    )
    assigning.hand_back(
        commune.assigned(commune.matter()), reason="Không phải", believed_competent=commune.other, by=commune.head
    )
    assert asked.pk

    taken = Assignment.objects.get(state="handed_back").public_id
    for notice in Notice.objects.exclude(reader=None).exclude(path="").exclude(key__startswith=f"assigned:{taken}"):
        client = Client()
        client.force_login(notice.reader)
        assert client.get(notice.path).status_code == 200, (notice.key, notice.path)


@pytest.mark.clause("S-78", "S-13")
def test_the_standing_members_see_how_far_the_explanations_of_each_organisation_are(commune: Commune) -> None:
    commune.approved(commune.assigned(purpose="explain"))
    commune.handed_in(commune.assigned(commune.matter(), purpose="explain"))
    commune.drafted(commune.assigned(commune.matter(), purpose="explain"))
    late = commune.assigned(commune.matter(), purpose="explain", lead=commune.other)
    Assignment.objects.filter(pk=late.pk).update(due_on=clock.today() - timedelta(days=1))

    found = workshop.coverage(Assignment.objects.active())
    rows = [(row.name, row.found) for row in workshop.meter(Assignment.objects.active()).bodies]
    page = read(commune.standing, "answers")

    assert (found.matters, found.approved, found.in_review, found.drafting, found.nobody) == (4, 1, 1, 1, 1)
    assert [(name, row.matters, row.approved, row.nobody, row.late) for name, row in rows] == [
        (commune.other.short_name, 1, 0, 1, 1),
        (commune.agency.short_name, 3, 1, 0, 0),
    ]
    assert "1 / 4" in page
    mine = read(commune.clerk, "answers")
    assert "1 / 3" in mine and commune.other.short_name not in mine.split("<main")[1].split("</form>")[1]


@pytest.mark.clause("S-17", "S-81")
def test_the_figures_show_overdue_and_repeated_work_of_each_organisation(commune: Commune) -> None:
    matter = commune.matter()
    sameness.join(commune.opinion("Cống sau chợ ngập."), into=matter, by=commune.coordinator)
    commune.assigned(matter)
    Assignment.objects.update(due_on=clock.today() - timedelta(days=1))
    commune.published(commune.assigned(commune.matter(), lead=commune.agency))

    page = read(commune.standing, "figures")
    table = sheets.read_rows(get(commune.standing, "figures_export").content, "so-lieu.xlsx")

    assert matter.title in page and commune.agency.name in page
    assert table[1][:4] == [commune.agency.name, "2", "1", "1"] and table[1][-1] == "1"
    assert get(commune.clerk, "figures").status_code == 403
    assert get(commune.standing, "figures", since="31/02/2026").status_code == 200
    before = f"{clock.today() - timedelta(days=1):%d/%m/%Y}"
    assert matter.title not in read(commune.standing, "figures", until=before)
    csv = get(commune.standing, "figures_export", dang="csv").content.decode("utf-8-sig")
    assert csv.splitlines()[1].startswith(commune.agency.name)


@pytest.mark.clause("S-75", "S-77")
def test_who_co_operates_gives_its_part_on_a_page_and_the_lead_reads_it_beside_its_draft(commune: Commune) -> None:
    lead = commune.assigned(with_=[commune.other])
    part = lead.matter.assignments.get(is_lead=False)
    assert url("assignment_contribute", part.public_id) in read(commune.neighbour, "assignment", part.public_id)
    assert url("assignment_contribute", lead.public_id) not in read(commune.clerk, "assignment", lead.public_id)

    empty = post(commune.neighbour, "assignment_contribute", part.public_id, text="")
    done = post(commune.neighbour, "assignment_contribute", part.public_id, text="Đã phân luồng giờ tan học.")

    assert (empty.status_code, done.status_code) == (422, 302)
    answer = commune.drafted(lead)
    assert "Đã phân luồng" in read(commune.clerk, "answer", answer.public_id)
    assert "Đã phân luồng" in read(commune.clerk, "assignment", lead.public_id)
    closed = read(commune.neighbour, "assignment", part.public_id)
    assert url("assignment_contribute", part.public_id) not in closed


@pytest.mark.clause("S-80", "S-14")
def test_work_and_letters_are_urged_where_they_stand_and_progress_is_noted(commune: Commune) -> None:
    given, letter = commune.assigned(), commune.referral()

    post(commune.clerk, "assignment_note", given.public_id, text="Đã khảo sát.")
    urged = post(commune.coordinator, "assignment_urge", given.public_id, text="Đề nghị gửi trong tuần.")
    again = post(commune.coordinator, "assignment_urge", given.public_id, text="Đề nghị gửi trong tuần.")
    day = f"{clock.today():%d/%m/%Y}"
    sent = post(commune.coordinator, "referral_urge", letter.public_id, how="16-CV/ĐU", on=day)

    assert (urged.status_code, again.status_code, sent.status_code) == (302, 422, 302)
    page = read(commune.coordinator, "assignment", given.public_id)
    assert "Đã khảo sát." in page and "Đề nghị gửi trong tuần." in page
    assert f"{day}: 16-CV/ĐU" in read(commune.coordinator, "referral", letter.public_id)
    assert url("assignment_urge", given.public_id) not in read(commune.clerk, "assignment", given.public_id)


@pytest.mark.clause("S-18")
def test_the_agency_replies_to_a_remark_and_the_front_reads_the_reply(commune: Commune) -> None:
    given = commune.assigned()
    post(commune.supervisor, "remark", given.matter.public_id, text="Đề nghị nêu hạn.")
    row = Remark.objects.get()
    for name, public_id in (("assignment", given.public_id), ("matter", given.matter.public_id)):
        assert url("remark_reply", row.public_id) in read(commune.clerk, name, public_id)
    assert get(commune.neighbour, "remark_reply", row.public_id).status_code == 404

    assert post(commune.clerk, "remark_reply", row.public_id, text="Hạn quý I năm 2027.").status_code == 302
    answering.publish(commune.approved(given), by=commune.publisher)

    page = read(commune.supervisor, "matter", given.matter.public_id)
    assert "Hạn quý I năm 2027." in page and url("remark_reply", row.public_id) not in page


def test_a_remark_after_publication_is_replied_to_by_who_answered(commune: Commune) -> None:
    given = commune.assigned()
    answering.publish(commune.approved(given), by=commune.publisher)
    post(commune.supervisor, "remark", given.matter.public_id, text="Chưa thấy hạn.")

    said = post(commune.clerk, "remark_reply", Remark.objects.get().public_id, text="Hạn ghi ở cam kết.")

    assert said["Location"] == url("assignment", given.public_id)
    assert "Hạn ghi ở cam kết." in read(commune.clerk, "assignment", given.public_id)


def test_a_supervisor_who_remarks_reads_no_words_of_the_sender_in_the_head_of_the_page(commune: Commune) -> None:
    matter = commune.opinion("Nhà ông Sáu ở đầu ngõ xả nước ra đường.").matter

    assert "ông Sáu" not in read(commune.supervisor, "remark", matter.public_id)
