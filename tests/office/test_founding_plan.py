"""The founding plan entered by hand: the fact of every clause lands in its field, and the paper is as prescribed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
import time_machine
from django.db import transaction
from pytest_django import DjangoDbBlocker

from doithoai.documents.checking import check
from doithoai.documents.composing import Line, compose
from doithoai.documents.issuing import file_bytes
from doithoai.documents.models import Paper
from doithoai.documents.profiles import DANG_2018
from doithoai.programme.models import Plan, PlannedConference, Recipient, Task
from tests.factories.founding import whole_plan

pytestmark = pytest.mark.django_db
SEVEN = 7


class Entered:
    """What the database holds after everything was typed, read once."""

    def __init__(self, row: Plan) -> None:
        self.plan = row
        self.basis = row.bases.get()
        self.c1, self.c2, self.c3 = row.planned.all()
        self.tasks: dict[str, Task] = {}
        self.bodies: dict[str, list[str]] = {}
        self.meant: dict[str, list[str]] = {}
        for task in row.tasks.all():
            self.tasks[task.kind] = task
            self.bodies[task.kind] = [body.name for body in task.together]
            self.meant[task.kind] = [one.audience for one in task.conferences.all()]
        self.lines: list[Recipient] = list(row.recipients.all())
        self.stand_for = [len(line.organisations.all()) for line in self.lines]
        self.paper = Paper.objects.get(public_id=row.paper_ref)
        self.content = self.paper.content
        self.files = {form: file_bytes(self.paper, form=form) for form in ("docx", "pdf")}

    def purpose(self, place: int) -> str:
        return self.plan.purposes.splitlines()[place]

    def demand(self, place: int) -> str:
        return self.plan.requirements.splitlines()[place]

    def step(self, place: int) -> str:
        return self.plan.procedure.splitlines()[place]

    def reports_to(self, kind: str) -> str:
        body = self.tasks[kind].report_to
        return body.name if body else ""

    def leads(self, kind: str) -> str:
        body = self.tasks[kind].lead
        return body.name if body else ""


@pytest.fixture(scope="module")
def entered(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Entered]:
    """Typed once for all clauses; everything is taken back afterwards."""
    day = "2024-03-20T08:00:00+07:00"
    with django_db_blocker.unblock(), time_machine.travel(day, tick=False), transaction.atomic():
        desk = whole_plan()
        yield Entered(Plan.objects.whole().get(pk=desk.plan.pk))
        transaction.set_rollback(True)


def quarter(one: PlannedConference) -> str:
    return one.period_words


Seen = Callable[[Entered], Any]
#: Clause, what is read, what it has to be (a text: what must be in it).
FACTS: tuple[tuple[str, Seen, Any], ...] = (
    ("S-1", lambda e: (e.content.kind, e.content.symbol.kind), ("Kế hoạch", "KH")),
    ("S-2", lambda e: e.plan.title, "tiếp xúc, đối thoại trực tiếp"),
    ("S-3", lambda e: e.plan.title, "của Bí thư Huyện ủy với nhân dân"),
    ("S-4", lambda e: e.plan.year, 2024),
    ("S-5", lambda e: (e.basis.document_type, e.basis.symbol, f"{e.basis.issued_on:%d/%m/%Y}"),
     ("Quyết định", "1158-QĐ/TU", "09/07/2015")),
    ("S-6", lambda e: e.basis.issuer, "Ban Thường vụ Tỉnh ủy"),
    ("S-7", lambda e: e.basis.subject, "người đứng đầu cấp ủy, chính quyền các cấp"),
    ("S-8", lambda e: e.paper.content_text, "Ban Thường vụ Huyện ủy ban hành Kế hoạch"),
    ("S-9", lambda e: e.purpose(0), "tâm tư, nguyện vọng"),
    ("S-10", lambda e: e.purpose(0), "tiếp thu góp ý"),
    ("S-11", lambda e: e.purpose(0), "cán bộ, đảng viên, nhân dân"),
    ("S-12", lambda e: e.purpose(0), "nhân dân làm chủ và giám sát"),
    ("S-13", lambda e: e.purpose(0), "sớm thấy vướng mắc"),
    ("S-14", lambda e: e.purpose(0), "đề xuất cấp trên sửa chủ trương, chính sách"),
    ("S-15", lambda e: e.purpose(1), "Tuyên truyền, quán triệt"),
    ("S-16", lambda e: e.purpose(1), "thuận lợi, khó khăn trong lãnh đạo"),
    ("S-17", lambda e: e.purpose(2), "hạn chế trong lãnh đạo"),
    ("S-17a", lambda e: e.purpose(2), "mối quan hệ giữa Đảng, chính quyền với nhân dân"),
    ("S-18", lambda e: e.purpose(2), "giám sát, phản biện, góp ý"),
    ("S-19", lambda e: e.demand(0), "Thiết thực, hiệu quả, sát thực tế"),
    ("S-20", lambda e: e.demand(0), "đúng quy định của Đảng, pháp luật"),
    ("S-21", lambda e: e.demand(0), "Đảng lãnh đạo, chính quyền điều hành"),
    ("S-21a", lambda e: e.plan.front_role, "vận động hội viên, nhân dân tham gia; giám sát"),
    ("S-22", lambda e: e.demand(1), "Công khai, minh bạch, dân chủ, khách quan, thẳng thắn"),
    ("S-23", lambda e: e.demand(1), "xây dựng vì lợi ích chung"),
    ("S-24", lambda e: e.plan.motto, "Trọng dân, gần dân"),
    ("S-25", lambda e: e.demand(2), "Chương trình, nội dung, thời gian, địa điểm"),
    ("S-26", lambda e: e.demand(2), "truyền thông, truyền thanh"),
    ("S-27", lambda e: e.demand(2), "biết và tham gia"),
    ("S-28", lambda e: e.plan.audience_reason, "tình hình thực tế của Đảng bộ và nhiệm vụ trọng tâm năm 2024"),
    ("S-28a", lambda e: len({e.c1.audience, e.c2.audience, e.c3.audience}), 3),
    ("S-29", lambda e: e.c1.audience_groups, ["owner", "worker"]),
    ("S-30", lambda e: e.c2.audience, "các xã có dự án trọng điểm"),
    ("S-31", lambda e: e.c3.audience_groups, ["official", "party_member", "people"]),
    ("S-32", lambda e: e.c1.inform_part, "Kết quả nổi bật"),
    ("S-33", lambda e: e.c1.listen_part, "Phản ánh, kiến nghị của chủ doanh nghiệp, công nhân"),
    ("S-34", lambda e: e.c3.respond_part, "Chia sẻ khó khăn"),
    ("S-35", lambda e: e.c1.respond_part, "Giao cơ quan chuyên môn đề xuất"),
    ("S-36", lambda e: e.c2.respond_part, "vượt thẩm quyền thì tổng hợp gửi cấp trên"),
    ("S-37", lambda e: e.c2.inform_part, "giải phóng mặt bằng"),
    ("S-38", lambda e: e.c2.listen_part, "Khó khăn, vướng mắc khi triển khai"),
    ("S-39", lambda e: e.c3.inform_part, "Đảng bộ xã báo cáo"),
    ("S-40", lambda e: e.c3.listen_part, "phong trào thi đua và phát triển kinh tế"),
    ("S-41", lambda e: (e.c3.internal_topic, "sinh hoạt chi bộ" in e.paper.content_text),
     ("Hạn chế trong tổ chức, sinh hoạt chi bộ.", False)),
    ("S-42", lambda e: (e.c1.mode, e.c2.mode, e.c3.mode), ("assign", "assign", "resolve_on_spot")),
    ("S-43", lambda e: (e.c3.audience, e.c3.place_wording),
     ("Cán bộ, đảng viên và nhân dân thuộc Đảng bộ xã Tân Trung", "Cán bộ, đảng viên xã Tân Trung")),
    ("S-44", lambda e: (e.plan.form_text, {e.c1.form, e.c2.form, e.c3.form}),
     ("Hội nghị tiếp xúc, đối thoại trực tiếp.", {"in_person"})),
    ("S-45", lambda e: e.plan.regime_text, "Bí thư Huyện ủy chủ trì và trực tiếp đối thoại"),
    ("S-46", lambda e: quarter(e.c1), "quý II/2024"),
    ("S-47", lambda e: (quarter(e.c2), quarter(e.c3)), ("quý III/2024", "quý III/2024")),
    ("S-48", lambda e: e.paper.content_text, "Thời gian cụ thể của từng hội nghị thông báo sau"),
    ("S-49", lambda e: e.c1.venue, "Nhà Hội thảo UBND huyện"),
    ("S-50", lambda e: (e.c2.venue, e.c2.is_venue_later), ("", True)),
    ("S-51", lambda e: e.c3.venue, "Hội trường UBND xã Tân Trung"),
    ("S-52", lambda e: e.step(0), "Lãnh đạo Văn phòng Huyện ủy"),
    ("S-53", lambda e: e.step(0), "tuyên bố lý do, giới thiệu đại biểu"),
    ("S-54", lambda e: e.step(0), "nội dung, chương trình, nội quy"),
    ("S-55", lambda e: e.step(0), "chủ tọa, thư ký"),
    ("S-56", lambda e: e.step(0), "bộ phận tiếp nhận ý kiến, đăng ký phát biểu"),
    ("S-57", lambda e: e.step(1), "Bí thư Huyện ủy nêu nội dung, phương pháp"),
    ("S-58", lambda e: e.step(2), "theo thứ tự, nội dung đã đăng ký"),
    ("S-59", lambda e: e.step(2), "theo điều hành của chủ trì"),
    ("S-60", lambda e: e.step(3), "Chủ trì trả lời"),
    ("S-61", lambda e: e.step(3), "phân công lãnh đạo địa phương, cơ quan, đơn vị"),
    ("S-62", lambda e: e.step(4), "kết luận việc đã đối thoại, đã giải quyết"),
    ("S-63", lambda e: e.step(4), "việc chưa giải quyết giao cơ quan chuyên môn trả lời đại biểu"),
    ("S-64", lambda e: (e.tasks["publicise"].lead_group, e.tasks["publicise"].is_for_each, len(e.bodies["publicise"])),
     ("Đảng ủy các xã, thị trấn", True, 3)),
    ("S-65", lambda e: (e.leads("prepare_hall"), e.meant["prepare_hall"]),
     ("Đảng ủy xã Tân Trung", ["Cán bộ, đảng viên và nhân dân thuộc Đảng bộ xã Tân Trung"])),
    ("S-66", lambda e: (e.leads("summon"), "100%" in e.tasks["summon"].text), ("Đảng ủy xã Tân Trung", True)),
    ("S-67", lambda e: (len(e.bodies["prepare_content"]), e.tasks["prepare_content"].open_group),
     (SEVEN, "các cơ quan, đơn vị có liên quan")),
    ("S-68", lambda e: e.tasks["prepare_content"].is_for_each, True),
    ("S-69", lambda e: e.tasks["attend"].text, "Bố trí lãnh đạo"),
    ("S-70", lambda e: len(e.bodies["answer"]), SEVEN),
    ("S-71", lambda e: (len(e.meant["gather"]), e.c3.pre_gathering), (2, False)),
    ("S-72", lambda e: e.tasks["report"].text, "ý kiến, tâm tư, đề xuất, kiến nghị"),
    ("S-73", lambda e: (e.reports_to("report"), str(e.tasks["report"].report_through)),
     ("Thường trực Huyện ủy", "Ban Dân vận Huyện ủy")),
    ("S-74", lambda e: (e.tasks["report"].due_kind, e.tasks["report"].due_amount), ("before", 10)),
    ("S-75", lambda e: (e.leads("organise"), len(e.bodies["organise"])), ("Ban Dân vận Huyện ủy", SEVEN + 1)),
    ("S-76", lambda e: e.tasks["sort"].text, "Tổng hợp, phân loại"),
    ("S-77", lambda e: e.tasks["sort"].text, "giao cơ quan tham mưu giải trình"),
    ("S-78", lambda e: (e.leads("compile"), e.reports_to("compile")), ("Ban Dân vận Huyện ủy", "Thường trực Huyện ủy")),
    ("S-79", lambda e: e.tasks["organise"].text, "tham mưu tổ chức hội nghị"),
    ("S-80", lambda e: (e.leads("monitor"), e.tasks["monitor"].kind), ("Ban Dân vận Huyện ủy", "monitor")),
    ("S-81", lambda e: e.reports_to("result"), "Thường trực Huyện ủy"),
    ("S-82", lambda e: e.leads("expect"), "Ban Dân vận Huyện ủy"),
    ("S-83", lambda e: e.bodies["broadcast"], ["Trung tâm Văn hóa - Thông tin và Thể thao huyện"]),
    ("S-84", lambda e: e.tasks["broadcast"].text, "nội dung, thời gian, địa điểm"),
    ("S-85", lambda e: (e.tasks["broadcast"].due_kind, e.tasks["broadcast"].due_amount), ("before", 7)),
    ("S-86", lambda e: e.tasks["broadcast"].text, "hội viên"),
    ("S-87", lambda e: [one.text for one in compose(e.content, DANG_2018).parts if isinstance(one, Line)][-1], "./."),
    ("S-88", lambda e: len(e.content.recipients), 7),
    ("S-89", lambda e: (e.lines[0].name, e.lines[0].purpose), ("Thường trực Tỉnh ủy", "b/c")),
    ("S-90", lambda e: (e.lines[1].name, e.lines[1].purpose), ("Ban Dân vận Tỉnh ủy", "")),
    ("S-91", lambda e: e.stand_for[2], 3),
    ("S-92", lambda e: e.stand_for[3], 5),
    ("S-93", lambda e: e.stand_for[4], 2),
    ("S-94", lambda e: e.lines[5].name, "Đảng ủy các xã, thị trấn"),
    ("S-95", lambda e: e.stand_for[6], 1),
    ("S-96", lambda e: (e.lines[7].is_filing, e.content.filing), (True, "Văn phòng Huyện ủy")),
    ("S-97", lambda e: e.content.signature.authority, "T/M BAN THƯỜNG VỤ"),
    ("S-98", lambda e: e.content.signature.position, "BÍ THƯ"),
    ("S-99", lambda e: e.content.signature.name, "Đinh Đức Cảnh"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("seen", "wanted"),
    [pytest.param(seen, wanted, id=clause, marks=pytest.mark.clause(clause)) for clause, seen, wanted in FACTS],
)
def test_the_fact_of_the_clause_lands_in_its_field(entered: Entered, seen: Seen, wanted: Any) -> None:
    found = seen(entered)

    assert wanted in found if isinstance(wanted, str) else found == wanted


def test_no_clause_of_the_plan_is_left_out() -> None:
    named = [clause for clause, _seen, _wanted in FACTS]

    assert [int(clause[2:].rstrip("a")) for clause in named if not clause.endswith("a")] == list(range(1, 100))


def test_its_paper_has_no_deviation_under_the_form_of_2018(entered: Entered) -> None:
    assert entered.paper.profile_code == "dang_2018"
    assert check(entered.files["docx"], DANG_2018) == []
    assert check(entered.files["pdf"], DANG_2018) == []
