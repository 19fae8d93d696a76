"""The year plan of 2024 in our own words, and how its three conferences were prepared."""

# ruff: noqa: E501
from __future__ import annotations

from datetime import date

from doithoai.operations.samples.shapes import (
    Announcement,
    Appointment,
    Basis,
    Broadcast,
    Conference,
    ContentPart,
    Due,
    Duty,
    Invitation,
    Plan,
    PlannedConference,
    Recipient,
    Signer,
    Task,
)
from doithoai.operations.samples.tan_yen_2024.frame import COMMITTEES, SEVEN


def _d(month: int, day: int) -> date:
    return date(2024, month, day)


C = ContentPart
PLANNED = (
    PlannedConference(
        "c1",
        "Đối thoại với chủ doanh nghiệp và công nhân lao động",
        "Đại diện chủ doanh nghiệp và công nhân lao động trên địa bàn huyện",
        ("owner", "worker"),
        (
            C(
                "inform",
                "Những kết quả chính của Đảng bộ huyện và việc trọng tâm cần làm trong thời gian tới.",
            ),
            C(
                "listen",
                "Phản ánh, kiến nghị của chủ doanh nghiệp và của công nhân, người lao động; trao đổi để hai bên cùng rõ.",
            ),
            C("assign", "Việc trong thẩm quyền của huyện: giao cơ quan chuyên môn đề xuất cách giải quyết."),
            C("refer", "Việc ngoài thẩm quyền của huyện: gom lại, gửi cấp có thẩm quyền."),
        ),
        "assign",
        "2024-Q2",
        "Nhà Hội thảo UBND huyện",
    ),
    PlannedConference(
        "c2",
        "Đối thoại với cán bộ và nhân dân các xã có dự án trọng điểm",
        "Đại diện cán bộ và nhân dân các xã có dự án trọng điểm",
        ("official", "people"),
        (
            C(
                "inform",
                "Tình hình, kết quả giải phóng mặt bằng các công trình, dự án trong huyện; nhiệm vụ thời gian tới.",
            ),
            C(
                "listen",
                "Ý kiến về lãnh đạo, thực hiện giải phóng mặt bằng; chỗ khó, chỗ vướng ở từng dự án.",
            ),
            C("assign", "Việc trong thẩm quyền của huyện: giao cơ quan chuyên môn đề xuất cách giải quyết."),
            C("refer", "Việc ngoài thẩm quyền của huyện: gom lại, gửi cấp có thẩm quyền."),
        ),
        "assign",
        "2024-Q3",
        "",
    ),
    PlannedConference(
        "c3",
        "Đối thoại với cán bộ, đảng viên và nhân dân xã Tân Trung",
        "Cán bộ, đảng viên và nhân dân thuộc Đảng bộ xã Tân Trung",
        ("official", "party_member", "people"),
        (
            C("inform", "Đảng bộ xã Tân Trung báo cáo tình hình, kết quả lãnh đạo và việc sắp làm."),
            C(
                "listen",
                "Khó khăn trong phong trào thi đua và phát triển kinh tế - xã hội của xã; điều chưa tốt trong tổ chức, sinh hoạt chi bộ.",
            ),
            C(
                "direct",
                "Bí thư Huyện ủy chia sẻ, chỉ đạo giải quyết ngay kiến nghị cụ thể trong buổi đối thoại.",
            ),
        ),
        "resolve_on_spot",
        "2024-Q3",
        "Hội trường UBND xã Tân Trung",
        "Điều chưa tốt trong tổ chức, sinh hoạt chi bộ",
        gather=False,
        places=("tan-trung",),
    ),
)

CONFERENCE = "conference"
TASKS = (
    Task(
        "t-tuyen-truyen",
        "publicise",
        "Phổ biến kế hoạch của năm trên các phương tiện thông tin ở cơ sở.",
        COMMITTEES[0],
        (),
        Due("plan_issued", 15, "after"),
        "Nhật ký truyền thanh cơ sở",
        (),
        COMMITTEES[1:],
    ),
    Task(
        "t-chuan-bi-noi-dung",
        "prepare_content",
        "Phối hợp chuẩn bị nội dung đối thoại.",
        SEVEN[0],
        (),
        Due(CONFERENCE, 10),
        "Văn bản tham gia nội dung",
        (),
        SEVEN[1:],
    ),
    Task(
        "t-lanh-dao-du",
        "attend",
        "Cử lãnh đạo cơ quan, đơn vị dự và trả lời tại hội nghị.",
        SEVEN[0],
        (),
        Due(CONFERENCE, 3),
        "Danh sách lãnh đạo đăng ký dự",
        (),
        SEVEN[1:],
    ),
    Task(
        "t-nam-tam-tu",
        "gather",
        "Chủ động nắm tâm tư, nguyện vọng của đối tượng đối thoại.",
        SEVEN[0],
        (),
        Due(CONFERENCE, 10),
        "Bảng ghi ý kiến",
        ("c1", "c2"),
        SEVEN[1:],
    ),
    Task(
        "t-bao-cao-y-kien",
        "report",
        "Tổng hợp ý kiến, báo cáo Thường trực Huyện ủy qua Ban Dân vận ít nhất 10 ngày trước hội nghị.",
        SEVEN[0],
        (),
        Due(CONFERENCE, 10),
        "Báo cáo tổng hợp ý kiến",
        ("c1", "c2"),
        SEVEN[1:],
    ),
    Task(
        "t-trien-khai",
        "compile",
        "Chủ trì triển khai nội dung, chương trình; tổng hợp, phân loại, giao giải trình và báo cáo Thường trực.",
        "dan-van",
        ("van-phong", *SEVEN),
        Due(CONFERENCE, 2),
        "Báo cáo tổng hợp trình Thường trực",
    ),
    Task(
        "t-thanh-phan",
        "expect",
        "Dự kiến thành phần dự hội nghị.",
        "dan-van",
        ("van-phong",),
        Due(CONFERENCE, 10),
        "Danh sách dự kiến",
    ),
    Task(
        "t-truyen-thanh",
        "broadcast",
        "Phát tin về hội nghị (nội dung, ngày giờ, nơi họp) trên loa của huyện và các xã, chậm nhất 07 ngày trước.",
        "vh-tt",
        ("dan-van",),
        Due(CONFERENCE, 7),
        "Nhật ký phát sóng",
    ),
    Task(
        "t-dieu-hanh",
        "organise",
        "Tuyên bố lý do, giới thiệu đại biểu, chương trình, nội quy, chủ tọa, thư ký và bộ phận đăng ký.",
        "van-phong",
        (),
        Due(CONFERENCE, 1),
        "Kịch bản điều hành",
    ),
    Task(
        "t-hoi-truong",
        "prepare_hall",
        "Chuẩn bị hội trường và các điều kiện bảo đảm.",
        "du-tan-trung",
        (),
        Due(CONFERENCE, 1),
        "Ảnh, bảng kiểm hội trường",
        ("c3",),
    ),
    Task(
        "t-trieu-tap",
        "summon",
        "Triệu tập đủ 100% cán bộ, đảng viên cùng đại diện nhân dân trong xã.",
        "du-tan-trung",
        (),
        Due(CONFERENCE, 1),
        "Danh sách triệu tập",
        ("c3",),
    ),
    Task(
        "t-don-doc",
        "monitor",
        "Nhắc việc, theo sát từng phần việc của kế hoạch; gửi Thường trực báo cáo kết quả.",
        "dan-van",
        (),
        Due(CONFERENCE, 30, "after"),
        "Báo cáo kết quả",
    ),
)

PLAN = Plan(
    key="kh-2024",
    year=2024,
    number="112-KH/HU",
    issued=_d(3, 18),
    title="Kế hoạch tiếp xúc, đối thoại trực tiếp của Bí thư Huyện ủy với nhân dân năm 2024",
    issuer="Ban Thường vụ Huyện ủy Tân Yên",
    reason="Chọn ba nhóm theo tình hình Đảng bộ và việc trọng tâm của năm: lao động trong doanh nghiệp, giải phóng mặt bằng, một đảng bộ xã.",
    bases=(
        Basis(
            "Quyết định",
            "1158-QĐ/TU",
            date(2015, 7, 9),
            "Ban Thường vụ Tỉnh ủy",
            "Quy chế tiếp xúc, đối thoại trực tiếp của người đứng đầu cấp ủy đảng, chính quyền các cấp với nhân dân",
        ),
    ),
    purposes=(
        "Nghe dân nói điều mong muốn, nhận lời góp ý; việc vướng thì giải quyết sớm, quy định chưa hợp thì đề nghị cấp trên sửa.",
        "Đưa chủ trương, chính sách, chương trình, dự án của địa phương đến nhân dân, nói rõ cả thuận lợi và khó khăn.",
        "Thấy sớm chỗ yếu trong lãnh đạo, thực hiện; gắn bó Đảng, chính quyền với dân; để Mặt trận, đoàn thể và nhân dân giám sát, góp ý.",
    ),
    requirements=(
        "Làm thiết thực, sát địa phương, đúng quy định của Đảng và pháp luật.",
        "Mở, rõ ràng, dân chủ, thẳng thắn, tập trung vào việc chính, trên tinh thần xây dựng.",
        "Báo trước cho nhân dân cả chương trình, nội dung, thời gian, địa điểm bằng truyền thông và loa truyền thanh.",
    ),
    motto="Trọng dân, gần dân, hiểu dân, học dân và có trách nhiệm với dân",
    form="Hội nghị trực tiếp",
    regime="Bí thư Huyện ủy chủ trì, tự mình trả lời nhân dân",
    order=(
        "Lãnh đạo Văn phòng Huyện ủy mở đầu: lý do, đại biểu, chương trình, nội quy, chủ tọa, thư ký, bộ phận đăng ký.",
        "Bí thư Huyện ủy nêu nội dung và cách làm.",
        "Đại biểu nói theo thứ tự và nội dung đã đăng ký, theo điều hành của chủ trì.",
        "Chủ trì tự trả lời, hoặc mời người đứng đầu địa phương, đơn vị có mặt nói rõ phần việc của mình.",
        "Chủ trì kết luận: việc đã bàn, việc đã xong; việc chưa xong giao cơ quan giải quyết và trả lời đại biểu.",
    ),
    conferences=PLANNED,
    tasks=TASKS,
    recipients=(
        Recipient("Thường trực Tỉnh ủy", "report"),
        Recipient("Ban Dân vận Tỉnh ủy", ""),
        Recipient("Thường trực Huyện ủy, HĐND, UBND huyện", "", ("thuong-truc", "hdnd", "ubnd")),
        Recipient(
            "Các cơ quan, đơn vị thuộc Huyện ủy, UBND huyện",
            "",
            ("dan-van", "van-phong", "kt-ht", "tnmt", "tckh", "bqlda", "ptqd-ccn", "vh-tt"),
        ),
        Recipient("Ủy ban MTTQ và các tổ chức chính trị - xã hội huyện", "", ("mttq", "ldld")),
        Recipient("Đảng ủy các xã, thị trấn", "", COMMITTEES),
        Recipient("Đảng ủy Khối Doanh nghiệp huyện", "", ("khoi-dn",)),
        Recipient("Lưu Văn phòng Huyện ủy", "file", ("van-phong",)),
    ),
    signer=Signer("T/M BAN THƯỜNG VỤ", "BÍ THƯ", "Lương Đình Khải"),
    front="Ủy ban MTTQ và các tổ chức chính trị - xã hội huyện tập hợp ý kiến đoàn viên, hội viên trước hội nghị và giám sát việc giải quyết sau hội nghị.",
)

_ROLES = (
    Appointment("khai.hu", "chair"),
    Appointment("thao.hu", "deputy"),
    Appointment("phong.vp", "host"),
    Appointment("nhung.vp", "minute_taker"),
    Appointment("nhung.vp", "operator"),
    Appointment("uyen.dv", "desk"),
)
CONFERENCES = (
    Conference(
        "c1",
        "closed",
        _d(6, 27),
        "08:00",
        "11:20",
        "Nhà Hội thảo UBND huyện",
        _d(6, 3),
        _ROLES,
        (
            Invitation("Chủ doanh nghiệp", "invited", 45, 41),
            Invitation("Công nhân, người lao động", "invited", 90, 87),
            Invitation("Lãnh đạo cơ quan, đơn vị", "summoned", 18, 17, 1),
        ),
        "Trong huyện có trên 300 doanh nghiệp hoạt động; thu hút lao động tăng, nhưng nơi ở và nơi gửi trẻ còn thiếu.",
    ),
    Conference(
        "c2",
        "closed",
        _d(8, 22),
        "08:00",
        "11:40",
        "Hội trường UBND xã Việt Lập",
        _d(7, 29),
        _ROLES,
        (
            Invitation("Cán bộ các xã có dự án", "summoned", 32, 31, 1),
            Invitation("Đại diện hộ có đất thu hồi", "invited", 100, 92),
            Invitation("Lãnh đạo cơ quan, đơn vị", "summoned", 18, 18),
        ),
        "Các dự án trọng điểm đi qua nhiều xã; phần lớn hộ đã nhận tiền, còn vướng ở nguồn gốc đất và tái định cư.",
    ),
    Conference(
        "c3",
        "closed",
        _d(9, 26),
        "08:00",
        "11:10",
        "Hội trường UBND xã Tân Trung",
        _d(9, 4),
        _ROLES,
        (
            Invitation("Cán bộ, đảng viên Đảng bộ xã", "summoned", 236, 221, 11, "du-tan-trung"),
            Invitation("Đại diện nhân dân", "invited", 60, 58),
            Invitation("Lãnh đạo cơ quan, đơn vị", "summoned", 16, 16),
        ),
        "Xã Tân Trung giữ vững các tiêu chí nông thôn mới; đường nội đồng và sinh hoạt ở vài chi bộ còn hạn chế.",
    ),
)

_PROGRAMME = "Khai mạc; báo cáo tình hình; đại biểu phát biểu, trả lời; kết luận."
_TAKE = "Gửi ý kiến qua Ban Dân vận Huyện ủy, Đảng ủy xã, thị trấn hoặc đăng ký phát biểu tại bàn đón tiếp."
_CHANNELS = ("portal", "district_radio", "grassroots_radio", "board")
ANNOUNCEMENTS = (
    Announcement(
        "tb1",
        "c1",
        1,
        _d(6, 12),
        "Thông báo hội nghị đối thoại với chủ doanh nghiệp và công nhân lao động",
        _PROGRAMME,
        "Sản xuất kinh doanh, việc làm, đời sống công nhân. Từ {time} ngày {date}, tại {venue}.",
        _TAKE,
        _CHANNELS,
    ),
    Announcement(
        "tb2",
        "c2",
        1,
        _d(8, 8),
        "Thông báo hội nghị đối thoại với các xã có dự án trọng điểm",
        _PROGRAMME,
        "Giải phóng mặt bằng, bồi thường, tái định cư. Từ {time} ngày {date}, tại {venue}.",
        _TAKE,
        _CHANNELS,
    ),
    Announcement(
        "tb3",
        "c3",
        1,
        _d(9, 12),
        "Thông báo hội nghị đối thoại tại xã Tân Trung",
        _PROGRAMME,
        "Phát triển kinh tế - xã hội của xã, sinh hoạt chi bộ. Từ {time} ngày {date}, tại {venue}.",
        _TAKE,
        _CHANNELS,
    ),
)
B = Broadcast
BROADCASTS = tuple(
    B(key, channel, day, at, where, note, "nga.vh")
    for key, first, started in (
        ("tb1", _d(6, 12), _d(6, 17)),
        ("tb2", _d(8, 8), _d(8, 13)),
        ("tb3", _d(9, 12), _d(9, 17)),
    )
    for channel, day, at, where, note in (
        ("portal", first, "16:00", "Cổng thông tin của huyện", "Đăng đủ bốn nội dung."),
        ("district_radio", started, "05:30", "Đài truyền thanh huyện", "Phát ba buổi liên tiếp."),
        ("grassroots_radio", started, "17:00", "22 đài truyền thanh xã, thị trấn", "Phát ba buổi liên tiếp."),
        ("board", started, "09:00", "Trụ sở các xã, thị trấn", "Có ảnh niêm yết."),
    )
)

_GATHERED = {"c1": (_d(6, 17), _d(6, 14)), "c2": (_d(8, 12), _d(8, 9))}
D = Duty
DUTIES = (
    *(
        D(
            task,
            key,
            who,
            due,
            "done",
            "Đã gửi Ban Dân vận Huyện ủy.",
            _d(8, 13) if (key, who) == ("c2", "bqlda") else sent,
            (key, who) == ("c2", "bqlda"),
        )
        for key, (due, sent) in _GATHERED.items()
        for task in ("t-nam-tam-tu", "t-bao-cao-y-kien")
        for who in SEVEN
    ),
    D("t-trien-khai", "c1", "dan-van", _d(6, 25), "done", "Báo cáo tổng hợp gửi Thường trực.", _d(6, 24)),
    D("t-trien-khai", "c2", "dan-van", _d(8, 20), "done", "Báo cáo tổng hợp gửi Thường trực.", _d(8, 20)),
    D("t-trien-khai", "c3", "dan-van", _d(9, 24), "done", "Báo cáo tổng hợp gửi Thường trực.", _d(9, 23)),
    D("t-truyen-thanh", "c1", "vh-tt", _d(6, 20), "done", "Nhật ký phát sóng từ ngày 17/6.", _d(6, 17)),
    D("t-truyen-thanh", "c2", "vh-tt", _d(8, 15), "done", "Nhật ký phát sóng từ ngày 13/8.", _d(8, 13)),
    D("t-truyen-thanh", "c3", "vh-tt", _d(9, 19), "done", "Nhật ký phát sóng từ ngày 17/9.", _d(9, 17)),
    D("t-hoi-truong", "c3", "du-tan-trung", _d(9, 25), "done", "Bảng kiểm hội trường.", _d(9, 25)),
    D("t-trieu-tap", "c3", "du-tan-trung", _d(9, 25), "done", "Danh sách 236 đảng viên.", _d(9, 20)),
    D("t-don-doc", "c1", "dan-van", _d(7, 27), "done", "Báo cáo kết quả hội nghị thứ nhất.", _d(7, 24)),
    D("t-don-doc", "c2", "dan-van", _d(9, 21), "done", "Báo cáo kết quả hội nghị thứ hai.", _d(9, 19)),
    D("t-don-doc", "c3", "dan-van", _d(10, 26), "done", "Báo cáo kết quả hội nghị thứ ba.", _d(10, 25)),
)
