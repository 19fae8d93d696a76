"""An announced conference at the desk: its duties, its people, its notice, and what calls it off."""

import copy
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from doithoai.conference import announcing, attending
from doithoai.conference.models import Attendance, Conference, Duty
from doithoai.people.models import Authority, Membership
from doithoai.people.roles import Acting
from tests import once
from tests.factories.conference import NOW, announced
from tests.factories.people import authority, organisation, person, signed_in
from tests.factories.programme import coordinator
from tests.office.conference_desk import text_of, typed, url

pytestmark = pytest.mark.django_db


@dataclass
class Announced:
    """One authority with its coordinator, and its conference as announced."""

    authority: Authority
    writer: Acting
    row: Conference


def an_announced() -> Announced:
    commune = authority()
    writer = coordinator(commune)
    return Announced(commune, writer, announced(commune, by=writer))


made = once.fixture(an_announced, at=NOW)


@pytest.fixture
def place(db: None, made: Announced) -> Announced:
    return copy.deepcopy(made)


@pytest.fixture(autouse=True)
def november() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def test_a_changed_place_shows_that_the_announcement_is_wrong_until_it_is_made_again(place: Announced) -> None:
    writer, row = place.writer, place.row
    desk = signed_in(writer)
    before = text_of(desk, url("conference", row.public_id))
    desk.post(
        url("fix", row.public_id), typed(save="1", venue="Nhà văn hóa thôn Trung Hòa", reason="Hội trường đang sửa.")
    )

    stale = text_of(desk, url("conference", row.public_id))
    desk.post(url("announce", row.public_id), {"change_note": "Đổi nơi họp.", "override_reason": ""})
    after = text_of(desk, url("conference", row.public_id))

    assert ["notice--bad" in page for page in (before, stale, after)] == [False, True, False]
    assert "Đổi nơi họp." in after


@pytest.mark.clause("S-65", "S-80", "G-10")
def test_a_body_shows_its_duty_with_a_file_and_the_coordinator_sends_back_and_verifies(place: Announced) -> None:
    commune, writer, row = place.authority, place.writer, place.row
    duty = row.duties.get(task__kind="report", lead__code="phong-kinh-te")
    clerk = signed_in(person("agency_clerk", commune, organisation(commune, "phong-kinh-te")))
    desk = signed_in(writer)
    file = SimpleUploadedFile("báo cáo.pdf", b"%PDF-1.4\n1 0 obj\n%%EOF\n", content_type="application/pdf")

    empty = clerk.post(url("duty", duty.public_id), {"evidence_text": ""})
    clerk.post(url("duty", duty.public_id), {"evidence_text": "Báo cáo số 12.", "file": file})
    mute = desk.post(url("duty_reject", duty.public_id), {"reason": ""})
    desk.post(url("duty_reject", duty.public_id), {"reason": "Thiếu ý kiến thôn Hậu."})
    told = text_of(clerk, url("duty", duty.public_id))
    clerk.post(url("duty", duty.public_id), {"evidence_text": "Báo cáo bổ sung số 13."})
    forbidden = clerk.post(url("duty_verify", duty.public_id))
    desk.post(url("duty_verify", duty.public_id))

    duty.refresh_from_db()
    assert [one.status_code for one in (empty, mute, forbidden)] == [422, 422, 403]
    assert "Thiếu ý kiến thôn Hậu." in told
    assert (duty.state, duty.evidence_text, duty.is_late) == ("done", "Báo cáo bổ sung số 13.", False)


def test_what_was_done_after_its_day_is_not_called_overdue(place: Announced) -> None:
    writer, row = place.writer, place.row
    first, second = row.duties.order_by("pk")[:2]
    Duty.objects.filter(pk=first.pk).update(state="done", is_late=True, met_on=NOW.date())
    Duty.objects.filter(pk=second.pk).update(is_late=True)

    page = " ".join(text_of(signed_in(writer), url("conference", row.public_id)).split())

    assert f"1 / {row.duties.count()} đã xong, trong đó 1 xong sau hạn · <b>1 quá hạn</b>" in page


def test_the_file_of_a_duty_is_for_its_body_and_the_coordinator_only(place: Announced) -> None:
    commune, writer, row = place.authority, place.writer, place.row
    duty = row.duties.get(task__kind="report", lead__code="phong-kinh-te")
    own = signed_in(person("agency_clerk", commune, organisation(commune, "phong-kinh-te")))
    other = signed_in(person("agency_clerk", commune, organisation(commune, "cong-an")))
    content = b"%PDF-1.4\n1 0 obj\n%%EOF\n"
    own.post(url("duty", duty.public_id), {"file": SimpleUploadedFile("a.pdf", content)})

    answers = [one.get(url("duty_file", duty.public_id)) for one in (own, signed_in(writer), other)]

    assert [one.status_code for one in answers] == [200, 200, 404]
    assert b"".join(answers[0].streaming_content) == content
    assert other.get(url("duty", duty.public_id)).status_code == 404


def test_the_dates_of_the_conference_stand_the_same_for_everybody_who_looks(place: Announced) -> None:
    """Somebody who sees no duties was told that all of them were late."""
    commune, writer, row = place.authority, place.writer, place.row
    duty = row.duties.get(task__kind="report", lead__code="phong-kinh-te")
    clerk = signed_in(person("agency_clerk", commune, organisation(commune, "phong-kinh-te")))
    clerk.post(url("duty", duty.public_id), {"evidence_text": "Báo cáo số 12."})
    signed_in(writer).post(url("duty_verify", duty.public_id))
    neighbour = person("agency_clerk", commune, organisation(commune, "cong-an"))

    seen, known = [
        signed_in(one).get(url("conference", row.public_id)).context["milestones"] for one in (neighbour, writer)
    ]

    assert seen == known
    assert any(one.note for one in known)


def test_when_every_channel_has_spoken_the_last_day_is_met_and_no_longer_counts(place: Announced) -> None:
    commune, writer, row = place.authority, place.writer, place.row
    station = organisation(commune, "truyen-thong")

    assert announcing.told_on(announcing.coverage(row)) is None
    for one in announcing.coverage(row):
        if one.is_missing:
            announcing.log_broadcast(
                announcing.current(row),
                channel=one.channel,
                organisation=station,
                aired_at=NOW,
                evidence_text="Nhật ký phát.",
                by=writer,
            )

    assert announcing.told_on(announcing.coverage(row)) == NOW.date()
    for name in ("conference", "broadcast"):
        assert "xong trước hạn" in text_of(signed_in(writer), url(name, row.public_id))


@pytest.mark.clause("S-55", "G-9")
def test_roles_are_given_and_taken_back_at_the_desk(place: Announced) -> None:
    commune, writer, row = place.authority, place.writer, place.row
    clerk = person("intake", commune, name="Ngô Thị Thảo Vi")
    stranger = person("intake", authority("xa-phuc-hoa"))
    desk = signed_in(writer)

    desk.post(url("conference_roles", row.public_id), {"person": clerk.pk, "role": "minute_taker"})
    outside = desk.post(url("conference_roles", row.public_id), {"person": stranger.pk, "role": "chair"})
    page = text_of(desk, url("conference", row.public_id))
    held = Membership.objects.get(conference_ref=row.pk)
    desk.post(url("conference_role_end", row.public_id, held.public_id))

    assert outside.status_code == 422
    assert "Ngô Thị Thảo Vi" in page
    assert "Ngô Thị Thảo Vi" not in text_of(desk, url("conference_roles", row.public_id)).split("<form")[1]


@pytest.mark.clause("S-66", "S-69", "S-82")
def test_delegates_are_entered_with_their_category_and_staff_is_not_taken_for_a_leader(place: Announced) -> None:
    commune, writer, row = place.authority, place.writer, place.row
    agency = organisation(commune, "phong-kinh-te")
    desk = signed_in(writer)
    address = url("delegates", row.public_id)

    staff = desk.post(
        address, {"name": "Vũ Quang Khải", "category": "leader", "organisation": agency.pk, "position": "Chuyên viên"}
    )
    desk.post(
        address, {"name": "Vũ Quang Khải", "category": "leader", "organisation": agency.pk, "position": "Trưởng phòng"}
    )
    desk.post(address, {"name": "Lê Thị Lụa", "category": "party_member", "is_summoned": "on"})
    summoned = Attendance.objects.get(is_summoned=True)
    desk.post(url("delegate_came", row.public_id, summoned.public_id))
    desk.post(url("delegate_came", row.public_id, summoned.public_id))

    assert staff.status_code == 422 and 'value="Vũ Quang Khải"' in staff.content.decode()
    found = attending.figures(row)
    assert (found.expected, found.present, found.summons_percent) == (2, 1, 100)
    assert "Trưởng phòng" in text_of(desk, address)


def test_a_local_committee_lists_its_own_people_only(place: Announced) -> None:
    commune, writer, row = place.authority, place.writer, place.row
    cell = organisation(commune, "chi-bo-dong-khoat")
    desk = signed_in(person("local_committee", commune, cell))
    hidden = attending.expect(row, name="Phạm Đức Thuận", category="people", by=writer)

    desk.post(
        url("delegates", row.public_id),
        {"name": "Lê Thị Lụa", "category": "party_member", "is_summoned": "on", "organisation": cell.pk},
    )
    homeless = desk.post(url("delegates", row.public_id), {"name": "Bùi Văn Thắng", "category": "people"})

    page = text_of(desk, url("delegates", row.public_id))
    assert homeless.status_code == 422
    assert "Lê Thị Lụa" in page and "Phạm Đức Thuận" not in page
    assert desk.get(url("delegate_excuse", row.public_id, hidden.public_id)).status_code == 404
    mine = Attendance.objects.get(organisation=cell)
    desk.post(url("delegate_excuse", row.public_id, mine.public_id), {"reason": "Đi viện"})
    mine.refresh_from_db()
    assert (mine.status, mine.absence_reason) == ("excused", "Đi viện")


@pytest.mark.clause("G-5")
@pytest.mark.parametrize(("act", "state"), [("hoan", "postponed"), ("huy", "cancelled"), ("chuyen-nam", "moved")])
def test_calling_off_asks_for_a_reason_and_leads_to_its_announcement(place: Announced, act: str, state: str) -> None:
    writer, row = place.writer, place.row
    desk = signed_in(writer)

    mute = desk.post(url("call_off", row.public_id, act), {"reason": ""})
    done = desk.post(url("call_off", row.public_id, act), {"reason": "Bão số 9."}, follow=True)
    desk.post(url("announce", row.public_id), {"change_note": "Bão số 9, thông báo sau.", "override_reason": ""})

    assert mute.status_code == 422
    assert done.redirect_chain == [(url("announce", row.public_id), 302)]
    row.refresh_from_db()
    assert (row.state, announcing.current(row).change_note) == (state, "Bão số 9, thông báo sau.")
    assert Duty.objects.filter(conference=row, is_late=True).count() == 0


@pytest.mark.parametrize("form", ["docx", "pdf"])
def test_the_notice_can_be_taken_away_in_its_prescribed_form(place: Announced, form: str) -> None:
    writer, row = place.writer, place.row

    response = signed_in(writer).get(url("notice_file", row.public_id, 1, form))

    assert response.status_code == 200
    assert response.content[:2] in (b"PK", b"%P")
    assert signed_in(writer).get(url("notice_file", row.public_id, 7, form)).status_code == 404


def test_pages_ask_the_database_as_often_for_one_row_as_for_three(place: Announced) -> None:
    commune, writer, row = place.authority, place.writer, place.row
    desk = signed_in(writer)
    counts: dict[str, list[int]] = {"conferences": [], "conference": [], "delegates": []}
    for size in (1, 3):
        while row.attendances.count() < size:
            attending.expect(
                row,
                name="Lê Thị Lụa",
                category="people",
                organisation=organisation(commune, f"chi-bo-{row.attendances.count()}", kind="local_committee"),
                by=writer,
            )
        while size == 3 and Conference.objects.count() < 3:
            Conference.objects.create(authority=commune, title="Khác", audience="Khác")
        for name, counted in counts.items():
            address = url(name) if name == "conferences" else url(name, row.public_id)
            desk.get(address)
            with CaptureQueriesContext(connection) as found:
                assert desk.get(address).status_code == 200
            counted.append(len(found))

    assert {name: first == second for name, (first, second) in counts.items()} == dict.fromkeys(counts, True)
