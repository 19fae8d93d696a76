"""The founding plan of 2024 as an official types it at the desk: the same facts in other words."""

from __future__ import annotations

from typing import Any

from django.test import Client
from django.urls import reverse

from doithoai.conference.models import Conference
from doithoai.people.models import Authority, Organisation
from doithoai.people.roles import Acting
from doithoai.programme.models import Plan
from tests.factories.conference import looked_and_saved
from tests.factories.people import authority, organisation, person, signed_in
from tests.factories.programme import empty_plan, office

SEVEN = (
    ("khoi-dn", "Đảng ủy Khối doanh nghiệp huyện", "local_committee"),
    ("ldld", "Liên đoàn Lao động huyện", "mass"),
    ("kt-ht", "Phòng Kinh tế - Hạ tầng", "agency"),
    ("tnmt", "Phòng TN&MT", "agency"),
    ("tckh", "Phòng TC-KH", "agency"),
    ("bqlda", "Ban Quản lý dự án ĐT-XD", "public_unit"),
    ("ptqd-ccn", "Trung tâm phát triển quỹ đất và cụm công nghiệp huyện", "public_unit"),
)
BASE = {
    "audience_groups": ["people"],
    "mode": "assign",
    "form": "in_person",
    "pre_gathering": "on",
    "period_kind": "quarter",
}
C1 = BASE | {
    "audience": "Đại diện chủ doanh nghiệp và công nhân lao động trên địa bàn huyện",
    "inform_part": "Kết quả nổi bật của Đảng bộ huyện; nhiệm vụ trọng tâm thời gian tới.",
    "listen_part": "Phản ánh, kiến nghị của chủ doanh nghiệp, công nhân lao động.",
    "quarter": "2",
    "venue": "Nhà Hội thảo UBND huyện",
}
C3 = BASE | {
    "audience": "Cán bộ, đảng viên và nhân dân thuộc Đảng bộ xã Tân Trung",
    "place_wording": "Cán bộ, đảng viên xã Tân Trung",
    "inform_part": "Đảng bộ xã báo cáo công tác lãnh đạo, chỉ đạo.",
    "listen_part": "Khó khăn trong phong trào thi đua và phát triển kinh tế - xã hội.",
    "mode": "resolve_on_spot",
    "pre_gathering": "",
    "quarter": "3",
    "venue": "Hội trường UBND xã Tân Trung",
}


class Desk:
    """The coordinator's browser on the plan of 2024."""

    def __init__(self) -> None:
        self.authority: Authority = authority(
            "huyen-tan-yen",
            preset="seed_2015",
            level="district",
            name="Huyện ủy Tân Yên",
            head_title="Bí thư Huyện ủy",
            issuing_body="Ban Thường vụ Huyện ủy",
            paper_profile="dang_2018",
            symbol="HU",
        )
        self.board = organisation(self.authority, "dan-van", "Ban Dân vận Huyện ủy", "party_staff")
        self.standing = organisation(self.authority, "thuong-truc", "Thường trực Huyện ủy", "standing")
        self.host = organisation(self.authority, "du-tan-trung", "Đảng ủy xã Tân Trung", "local_committee")
        self.party_office = self.standing
        self.seven = [organisation(self.authority, code, name, kind) for code, name, kind in SEVEN]
        self.writer: Acting = person("coordinator", self.authority, self.board)
        self.client: Client = signed_in(self.writer)
        self.plan: Plan = empty_plan(self.authority, by=self.writer, year=2024, signer_name="Đinh Đức Cảnh")

    def url(self, name: str, *args: Any) -> str:
        return reverse(f"office:{name}", args=["huyen-tan-yen", *args])

    def add(self, part: str, /, **typed: Any) -> None:
        response = self.client.post(self.url("plan_part_new", self.plan.public_id, part), typed)
        assert response.status_code == 302, response.content.decode()

    def task(self, **typed: Any) -> None:
        self.add("nhiem-vu", **({"kind": "other", "due_kind": "none", "due_unit": "days"} | typed))

    def issue(self) -> list[Conference]:
        self.client.post(self.url("plan_submit", self.plan.public_id))
        typed = {"number": "112-KH/HU", "on": "18/03/2024", "override_reason": "Bổ sung sau."}
        signed_in(office(self.authority)).post(self.url("plan_issue", self.plan.public_id), typed)
        return list(Conference.objects.of(self.authority).order_by("planned__order"))

    def fix(self, row: Conference, day: str) -> None:
        typed = {"title": row.title, "day": day, "starts_at": "08:00", "venue": row.venue}
        looked_and_saved(self.client, self.url("fix", row.public_id), typed)
        row.refresh_from_db()


def keys(bodies: list[Organisation]) -> list[int]:
    return [body.pk for body in bodies]


C2 = BASE | {
    "audience": "Đại diện cán bộ và nhân dân các xã có dự án trọng điểm",
    "audience_groups": ["official", "people"],
    "inform_part": "Kết quả giải phóng mặt bằng cho công trình, dự án; việc trọng tâm sắp tới.",
    "listen_part": "Khó khăn, vướng mắc khi triển khai giải phóng mặt bằng.",
    "respond_part": "Giao cơ quan chuyên môn đề xuất; việc vượt thẩm quyền thì tổng hợp gửi cấp trên.",
    "quarter": "3",
    "venue": "",
}
TEXT = {
    "title": "Kế hoạch tiếp xúc, đối thoại trực tiếp của Bí thư Huyện ủy với nhân dân năm 2024",
    "purposes": (
        "Nghe tâm tư, nguyện vọng, tiếp thu góp ý của cán bộ, đảng viên, nhân dân; để nhân dân làm chủ và giám sát; "
        "sớm thấy vướng mắc để giải quyết hoặc đề xuất cấp trên sửa chủ trương, chính sách chưa phù hợp.\n"
        "Tuyên truyền, quán triệt chủ trương, pháp luật, chương trình, dự án của địa phương; nêu thuận lợi, khó khăn "
        "trong lãnh đạo để thống nhất tư tưởng, đồng thuận.\n"
        "Sớm thấy hạn chế trong lãnh đạo, chỉ đạo; củng cố mối quan hệ giữa Đảng, chính quyền với nhân dân; để MTTQ, "
        "các tổ chức và nhân dân giám sát, phản biện, góp ý."
    ),
    "requirements": (
        "Thiết thực, hiệu quả, sát thực tế; đúng quy định của Đảng, pháp luật; Đảng lãnh đạo, chính quyền điều hành.\n"
        "Công khai, minh bạch, dân chủ, khách quan, thẳng thắn, có trọng tâm; xây dựng vì lợi ích chung.\n"
        "Chương trình, nội dung, thời gian, địa điểm được báo rộng rãi trên truyền thông, truyền thanh để mọi người "
        "biết và tham gia."
    ),
    "motto": "Trọng dân, gần dân, hiểu dân, học dân và có trách nhiệm với dân",
    "audience_reason": "Theo tình hình thực tế của Đảng bộ và nhiệm vụ trọng tâm năm 2024, Bí thư Huyện ủy gặp:",
    "form_text": "Hội nghị tiếp xúc, đối thoại trực tiếp.",
    "regime_text": "Bí thư Huyện ủy chủ trì và trực tiếp đối thoại.",
    "procedure": (
        "Lãnh đạo Văn phòng Huyện ủy tuyên bố lý do, giới thiệu đại biểu, nội dung, chương trình, nội quy, chủ tọa, "
        "thư ký và bộ phận tiếp nhận ý kiến, đăng ký phát biểu.\n"
        "Bí thư Huyện ủy nêu nội dung, phương pháp đối thoại.\n"
        "Đại biểu phát biểu theo thứ tự, nội dung đã đăng ký và theo điều hành của chủ trì.\n"
        "Chủ trì trả lời hoặc phân công lãnh đạo địa phương, cơ quan, đơn vị trả lời theo thẩm quyền.\n"
        "Chủ trì kết luận việc đã đối thoại, đã giải quyết; "
        "việc chưa giải quyết giao cơ quan chuyên môn trả lời đại biểu."
    ),
    "front_role": "MTTQ và các tổ chức chính trị - xã hội vận động hội viên, nhân dân tham gia; giám sát, góp ý.",
    "signing_authority": "T/M BAN THƯỜNG VỤ",
    "signer_position": "BÍ THƯ",
    "signer_name": "Đinh Đức Cảnh",
    "place": "Tân Yên",
}


def whole_plan() -> Desk:
    """Every part of the plan, typed by the coordinator and issued by the office."""
    desk = Desk()
    desk.party_office = organisation(desk.authority, "van-phong", "Văn phòng Huyện ủy", "party_office")
    desk.client.post(desk.url("plan_text", desk.plan.public_id), TEXT)
    desk.add(
        "can-cu", document_type="Quyết định", symbol="1158-QĐ/TU", issued_on="09/07/2015",
        issuer="Ban Thường vụ Tỉnh ủy",
        subject="Quy chế tiếp xúc, đối thoại trực tiếp của người đứng đầu cấp ủy, chính quyền các cấp với nhân dân",
    )  # fmt: skip
    respond = {"respond_part": C2["respond_part"], "audience_groups": ["owner", "worker"]}
    desk.add("hoi-nghi", **(C1 | respond))
    desk.add("hoi-nghi", **C2)
    desk.add(
        "hoi-nghi",
        **(
            C3
            | {
                "audience_groups": ["official", "party_member", "people"],
                "respond_part": "Chia sẻ khó khăn, trực tiếp chỉ đạo, giải quyết kiến nghị ngay tại hội nghị.",
                "internal_topic": "Hạn chế trong tổ chức, sinh hoạt chi bộ.",
            }
        ),
    )
    _tasks(desk)
    _recipients(desk)
    desk.issue()
    return desk


def _tasks(desk: Desk) -> None:
    first, second, third = desk.plan.planned.all()
    communes = [
        desk.host,
        *(organisation(desk.authority, f"du-{n}", f"Đảng ủy xã {n}", "local_committee") for n in "ab"),
    ]
    media = organisation(desk.authority, "vhtt", "Trung tâm Văn hóa - Thông tin và Thể thao huyện", "media")
    seven = {"is_for_each": "on", "lead_group": "Bảy cơ quan", "cooperating": keys(desk.seven)}
    related = {"open_group": "các cơ quan, đơn vị có liên quan"}
    board = {"lead": desk.board.pk, "cooperating": keys([desk.party_office, *desk.seven])}
    to = {"report_to": desk.standing.pk}
    desk.task(
        kind="publicise", text="Thông tin rộng rãi Kế hoạch đến cán bộ, đảng viên, nhân dân.", is_for_each="on",
        lead_group="Đảng ủy các xã, thị trấn", cooperating=keys(communes),
    )  # fmt: skip
    for kind, text in (
        ("prepare_hall", "Chuẩn bị hội trường, các điều kiện bảo đảm."),
        ("summon", "Triệu tập 100% cán bộ, đảng viên; mời đại diện nhân dân."),
    ):
        desk.task(kind=kind, text=text, lead=desk.host.pk, conferences=[third.pk])
    for kind, text in (
        ("prepare_content", "Phối hợp chuẩn bị nội dung."),
        ("attend", "Bố trí lãnh đạo tham dự."),
        ("answer", "Trả lời, giải quyết việc thuộc chức năng."),
    ):
        desk.task(kind=kind, text=text, **seven, **related)
    gathered = [first.pk, second.pk]
    desk.task(kind="gather", text="Chủ động nắm bắt tâm tư, nguyện vọng.", conferences=gathered, **seven)
    desk.task(
        kind="report", text="Tổng hợp ý kiến, tâm tư, đề xuất, kiến nghị.", report_through=desk.board.pk,
        due_kind="before", due_amount="10", **seven, **to,
    )  # fmt: skip
    desk.task(kind="sort", text="Tổng hợp, phân loại; giao cơ quan tham mưu giải trình.", **board)
    desk.task(kind="compile", text="Tổng hợp kết quả giải trình.", **board, **to)
    desk.task(kind="organise", text="Triển khai nội dung, chương trình; tham mưu tổ chức hội nghị.", **board)
    desk.task(kind="monitor", text="Đôn đốc, theo dõi việc thực hiện Kế hoạch.", lead=desk.board.pk)
    desk.task(kind="result", text="Báo cáo kết quả theo quy định.", lead=desk.board.pk, **to)
    desk.task(kind="expect", text="Dự kiến thành phần tham dự.", lead=desk.board.pk)
    desk.task(
        kind="broadcast", lead=desk.board.pk, cooperating=[media.pk], due_kind="before", due_amount="7",
        text="Thông báo nội dung, thời gian, địa điểm trên truyền thanh huyện và cơ sở để cán bộ, đảng viên, hội viên, "
        "nhân dân biết.",
    )  # fmt: skip


def _recipients(desk: Desk) -> None:
    line = {name: organisation(desk.authority, code, name, "other").pk for code, name in (
        ("hdnd", "Thường trực HĐND huyện"), ("ubnd", "Thường trực UBND huyện"), ("mttq", "Ủy ban MTTQ huyện"),
    )}  # fmt: skip
    three = [desk.standing.pk, *list(line.values())[:2]]
    desk.add("noi-nhan", name="Thường trực Tỉnh ủy", purpose="b/c")
    desk.add("noi-nhan", name="Ban Dân vận Tỉnh ủy")
    desk.add("noi-nhan", name="Thường trực Huyện ủy, HĐND, UBND huyện", organisations=three)
    desk.add("noi-nhan", name="Các cơ quan, đơn vị thuộc Huyện ủy, UBND huyện", organisations=keys(desk.seven[2:]))
    desk.add(
        "noi-nhan", name="Ủy ban MTTQ và các tổ chức chính trị - xã hội huyện",
        organisations=[line["Ủy ban MTTQ huyện"], desk.seven[1].pk],
    )  # fmt: skip
    desk.add("noi-nhan", name="Đảng ủy các xã, thị trấn", organisations=[desk.host.pk])
    desk.add("noi-nhan", name="Đảng ủy Khối Doanh nghiệp huyện", organisations=[desk.seven[0].pk])
    desk.add("noi-nhan", name="Lưu Văn phòng Huyện ủy", is_filing="on")
