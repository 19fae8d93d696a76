"""What was gathered: each organisation reports in time or late, in two steps; what was sent does not change."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
from django.urls import reverse
from docx import Document

from doithoai.conference.models import Conference
from doithoai.core import clock
from doithoai.core.transitions import Refused
from doithoai.opinion import digest, gathering, importing, intake, sealed, triage
from doithoai.opinion.models import GatheringReport, Matter, SheetImport
from doithoai.people.roles import Acting
from tests.factories import people
from tests.factories.casework import Commune
from tests.factories.conference import announced
from tests.factories.people import signed_in

pytestmark = pytest.mark.django_db


class Gathering:
    """A conference for which an agency gathers, and opinions that it passed on."""

    def __init__(self) -> None:
        self.commune = Commune()
        self.conference: Conference = announced(self.commune.authority)
        self.intake = people.person("intake", self.commune.authority)

    def passed_on(self, text: str, *, kind: str = "petition", through: bool = True) -> Matter:
        receipt = intake.receive(
            self.commune.authority,
            door="sheet",
            texts=[text],
            kind=kind,
            conference=self.conference,
            through=self.commune.agency if through else None,
            by=self.intake,
        )
        return receipt.opinions[0].matter

    def sent(self, by: Acting | None = None) -> GatheringReport:
        return gathering.send(
            self.conference,
            self.commune.agency,
            method="Họp 6 chi bộ, mở 4 hòm thư.",
            since=clock.today() - timedelta(days=20),
            until=clock.today(),
            by=by or self.commune.clerk,
        )


@pytest.fixture
def made() -> Gathering:
    return Gathering()


@pytest.mark.clause("S-72", "S-74")
def test_the_report_counts_and_lists_what_was_passed_on_and_is_frozen_when_sent(made: Gathering) -> None:
    lamp = made.passed_on("Đường vào xóm Đồi thiếu đèn.")
    made.passed_on("Cảm ơn trạm y tế đã tận tình.", kind="praise")
    made.passed_on("Chợ bẩn.", through=False)
    triage.classify(lamp, field=made.commune.field(), by=made.commune.coordinator, title="Đèn xóm Đồi")
    report = made.sent()
    assert (report.state, report.opinions) == ("sent", 2)
    made.passed_on("Đến sau khi đã gửi.")
    report.refresh_from_db()
    assert "Đèn xóm Đồi" in report.content_text and "Đến sau" not in report.content_text
    with pytest.raises(Refused) as refusal:
        made.sent()
    assert refusal.value.code == "state"


@pytest.mark.clause("S-74")
def test_it_goes_over_the_coordinator_to_the_standing_members_with_two_receipts(made: Gathering) -> None:
    report = made.sent()
    standing = made.commune.standing
    with pytest.raises(Refused):
        gathering.note(report, by=standing)
    with pytest.raises(Refused):
        gathering.receive(report, by=made.commune.clerk)
    gathering.receive(report, by=made.commune.coordinator)
    gathering.pass_on(report, by=made.commune.coordinator)
    gathering.note(report, by=standing)
    assert report.state == "noted"


def test_what_comes_back_is_mended_and_sent_again(made: Gathering) -> None:
    report = made.sent()
    gathering.send_back(report, reason="Thiếu xã Ngọc Thiện", by=made.commune.coordinator)
    made.passed_on("Mương nội đồng bị lấp.")
    again = made.sent()
    assert (again.pk, again.opinions, again.note) == (report.pk, 1, "")


@pytest.mark.clause("S-74")
def test_who_is_missing_and_who_is_late_is_seen(made: Gathering) -> None:
    duty = made.conference.duties.filter(task__kind="report").order_by("due_on", "pk")[0]
    duty.cooperating.add(made.commune.agency)
    lines = {one.organisation: one for one in gathering.expected(made.conference)}
    line = lines[made.commune.agency]
    assert line.is_missing and line.due_on == duty.due_on
    report = made.sent()
    late = duty.due_on is not None and clock.today() > duty.due_on
    assert (report.is_late, report.due_on) == (late, duty.due_on)
    after = {one.organisation: one for one in gathering.expected(made.conference)}[made.commune.agency]
    assert not after.is_missing and after.is_late == late


@pytest.mark.clause("S-72")
def test_every_breakdown_adds_up_and_a_sealed_text_is_only_counted(made: Gathering) -> None:
    made.passed_on("Tôi tố cáo ông Ngoạch nhận tiền của bảy hộ.")
    made.passed_on("Đường vào xóm Đồi thiếu đèn.", through=False)
    told = digest.of(made.conference)
    assert told.received == 2
    for counts in (told.by_kind, told.by_field, told.by_level, told.by_source):
        assert sum(n for _name, n in counts) == told.received
    assert len(told.lines) == 1
    report = gathering.consolidate(made.conference, method="", by=made.commune.coordinator)
    assert report.state == "passed_on" and "Ngoạch" not in report.content_text


def test_sealing_late_takes_the_line_out_of_what_was_frozen(made: Gathering) -> None:
    lamp = made.passed_on("Đường vào xóm Khuếch thiếu đèn từ tháng trước.")
    report = made.sent()
    before = report.content_hash
    sealed.seal(lamp, kind="complaint", by=made.commune.coordinator)
    report.refresh_from_db()
    assert "Khuếch" not in report.content_text and lamp.number in report.content_text
    assert report.content_hash != before


def test_the_pages_walk_from_sending_to_the_frozen_paper(made: Gathering) -> None:
    slug, public_id = made.commune.authority.slug, made.conference.public_id
    made.passed_on("Đường vào xóm Đồi thiếu đèn.")
    clerk = signed_in(made.commune.clerk)
    form = reverse("office:gathering_report", args=[slug, public_id])
    refused = clerk.post(form, {"method": "", "since": "40/13/2026"})
    assert refused.status_code == 422 and "40/13/2026" in refused.content.decode()
    assert not GatheringReport.objects.exists()
    clerk.post(form, {"method": "Họp chi bộ", "since": "", "until": ""})
    report = GatheringReport.objects.get()
    coordinator, standing = signed_in(made.commune.coordinator), signed_in(made.commune.standing)
    for who, act in ((coordinator, "nhan"), (coordinator, "trinh"), (standing, "ghi-nhan")):
        assert who.post(reverse("office:report_act", args=[slug, report.public_id, act])).status_code == 302
    report.refresh_from_db()
    assert report.state == "noted"
    paper = coordinator.get(reverse("office:report_file", args=[slug, report.public_id, "docx"]))
    words = " ".join(one.text for one in Document(io.BytesIO(paper.content)).paragraphs)
    assert "tổng hợp ý kiến" in words
    overview = coordinator.get(reverse("office:gathering", args=[slug, public_id])).content.decode()
    assert made.commune.agency.name in overview


@pytest.mark.clause("G-18")
def test_a_local_committee_gathers_only_where_the_authority_has_switched_it_on(made: Gathering) -> None:
    place = made.commune.authority
    village = people.organisation(place, "chi-uy-thon-doi", "Chi ủy thôn Đồi", "local_committee")
    secretary = people.person("local_committee", place, village)
    given = {"method": "Họp thôn", "since": None, "until": None}
    table = "Nội dung kiến nghị,Họ và tên\nĐường vào xóm Đồi thiếu đèn chiếu sáng.,Giáp Văn Sơn\n".encode()

    with pytest.raises(Refused) as refusal:
        gathering.send(made.conference, village, by=secretary, **given)
    assert refusal.value.code == "off"
    with pytest.raises(Refused) as refusal:
        importing.read(place, data=table, name="thon-doi.csv", through=village, by=made.intake)
    assert refusal.value.code == "off" and not SheetImport.objects.exists()

    page = reverse("office:settings", args=[place.slug])
    administrator = signed_in(people.person("administrator", place))
    form = administrator.get(page).context["form"]
    wanted = {name: form[name].value() or "" for name in form.fields} | {"local_gathering": "on"}
    assert administrator.post(page, wanted).status_code == 302
    village.refresh_from_db()
    village.authority.refresh_from_db()

    assert gathering.send(made.conference, village, by=secretary, **given).state == "sent"
    assert importing.read(place, data=table, name="thon-doi.csv", through=village, by=made.intake).rows == 1
