"""The district of 2024: authority, organisations, people, communes, fields."""

from __future__ import annotations

from datetime import date

from doithoai.operations.samples.shapes import Authority, Field, Organisation, Person, Place, Role

AUTHORITY = Authority(
    slug="huyen-tan-yen",
    name="Huyện ủy Tân Yên",
    body="Ban Thường vụ Huyện ủy Tân Yên",
    level="district",
    province="tỉnh Bắc Giang",
    head_kind="party",
    preset="seed_2015",
    parent="Tỉnh ủy Bắc Giang",
    valid_until=date(2025, 6, 30),
    successors=("xa-tan-yen",),
)

_COMMUNES = (
    ("cao-thuong", "thị trấn Cao Thượng"),
    ("nha-nam", "thị trấn Nhã Nam"),
    ("an-duong", "xã An Dương"),
    ("cao-xa", "xã Cao Xá"),
    ("dai-hoa", "xã Đại Hóa"),
    ("hop-duc", "xã Hợp Đức"),
    ("lam-cot", "xã Lam Cốt"),
    ("lan-gioi", "xã Lan Giới"),
    ("lien-chung", "xã Liên Chung"),
    ("lien-son", "xã Liên Sơn"),
    ("ngoc-chau", "xã Ngọc Châu"),
    ("ngoc-ly", "xã Ngọc Lý"),
    ("ngoc-thien", "xã Ngọc Thiện"),
    ("ngoc-van", "xã Ngọc Vân"),
    ("phuc-hoa", "xã Phúc Hòa"),
    ("phuc-son", "xã Phúc Sơn"),
    ("quang-tien", "xã Quang Tiến"),
    ("que-nham", "xã Quế Nham"),
    ("song-van", "xã Song Vân"),
    ("tan-trung", "xã Tân Trung"),
    ("viet-lap", "xã Việt Lập"),
    ("viet-ngoc", "xã Việt Ngọc"),
)
COMMITTEES = tuple(f"du-{key}" for key, _ in _COMMUNES)
SEVEN = ("khoi-dn", "ldld", "kt-ht", "tnmt", "tckh", "bqlda", "ptqd-ccn")

ORGANISATIONS = (
    Organisation("thuong-truc", "Thường trực Huyện ủy", "standing", "Bí thư", "TTHU", ("standing",)),
    Organisation("dan-van", "Ban Dân vận Huyện ủy", "party_staff", "Trưởng ban", "BDV", ("coordinator",)),
    Organisation("van-phong", "Văn phòng Huyện ủy", "party_office", "Chánh Văn phòng", "VPHU", ("office",)),
    Organisation("ubnd", "Ủy ban nhân dân huyện", "peoples_committee", "Chủ tịch", "UBND"),
    Organisation("hdnd", "Hội đồng nhân dân huyện", "other", "Chủ tịch", "HĐND"),
    Organisation("khoi-dn", "Đảng ủy Khối doanh nghiệp huyện", "local_committee", "Bí thư", "ĐUKDN"),
    Organisation("ldld", "Liên đoàn Lao động huyện", "mass", "Chủ tịch", "LĐLĐ"),
    Organisation("kt-ht", "Phòng Kinh tế - Hạ tầng huyện", "agency", "Trưởng phòng", "Phòng KT-HT"),
    Organisation("tnmt", "Phòng Tài nguyên và Môi trường huyện", "agency", "Trưởng phòng", "Phòng TN&MT"),
    Organisation("tckh", "Phòng Tài chính - Kế hoạch huyện", "agency", "Trưởng phòng", "Phòng TC-KH"),
    Organisation("bqlda", "Ban Quản lý dự án đầu tư xây dựng huyện", "public_unit", "Giám đốc", "BQLDA ĐT-XD"),
    Organisation(
        "ptqd-ccn",
        "Trung tâm Phát triển quỹ đất và Cụm công nghiệp huyện",
        "public_unit",
        "Giám đốc",
        "TTPTQĐ&CCN",
    ),
    Organisation(
        "vh-tt",
        "Trung tâm Văn hóa - Thông tin và Thể thao huyện",
        "media",
        "Giám đốc",
        "TT VH-TT&TT",
        ("media",),
    ),
    Organisation("mttq", "Ủy ban Mặt trận Tổ quốc Việt Nam huyện", "front", "Chủ tịch", "MTTQ", ("supervisor",)),
    Organisation("ubnd-tinh", "Ủy ban nhân dân tỉnh Bắc Giang", "upper", "Chủ tịch", "UBND tỉnh", (), "province"),
    *(
        Organisation(f"du-{key}", f"Đảng ủy {name}", "local_committee", "Bí thư", "", ("local_committee",))
        for key, name in _COMMUNES
    ),
)

R = Role
PEOPLE = (
    Person(
        "khai.hu",
        "Lương Đình Khải",
        "Bí thư Huyện ủy",
        "thuong-truc",
        (R("standing"), R("chair", "C", "c1"), R("chair", "C", "c2"), R("chair", "C", "c3")),
    ),
    Person(
        "thao.hu",
        "Nguyễn Thị Phương Thảo",
        "Phó Bí thư Thường trực Huyện ủy",
        "thuong-truc",
        (R("standing"), R("deputy", "C", "c1"), R("deputy", "C", "c2"), R("deputy", "C", "c3")),
        "nữ",
    ),
    Person(
        "kien.dv",
        "Hà Trung Kiên",
        "Trưởng Ban Dân vận Huyện ủy",
        "dan-van",
        (R("coordinator"), R("reviewer"), R("publisher")),
    ),
    Person(
        "uyen.dv",
        "Trần Tố Uyên",
        "Chuyên viên Ban Dân vận Huyện ủy",
        "dan-van",
        (
            R("intake"),
            R("text_reviewer"),
            R("agency_clerk", "O"),
            R("desk", "C", "c1"),
            R("desk", "C", "c2"),
            R("desk", "C", "c3"),
        ),
        "nữ",
    ),
    Person(
        "phong.vp",
        "Giáp Hải Phong",
        "Phó Chánh Văn phòng Huyện ủy",
        "van-phong",
        (R("office"), R("administrator"), R("host", "C", "c1"), R("host", "C", "c2"), R("host", "C", "c3")),
    ),
    Person(
        "nhung.vp",
        "Dương Hồng Nhung",
        "Chuyên viên Văn phòng Huyện ủy",
        "van-phong",
        (
            R("office"),
            R("minute_taker", "C", "c1"),
            R("minute_taker", "C", "c2"),
            R("minute_taker", "C", "c3"),
            R("operator", "C", "c1"),
            R("operator", "C", "c2"),
            R("operator", "C", "c3"),
        ),
        "nữ",
    ),
    Person(
        "thinh.dn",
        "Vũ Gia Thịnh",
        "Bí thư Đảng ủy Khối doanh nghiệp",
        "khoi-dn",
        (R("agency_head", "O"), R("agency_clerk", "O")),
    ),
    Person(
        "lien.ld",
        "Phạm Ngọc Liên",
        "Chủ tịch Liên đoàn Lao động huyện",
        "ldld",
        (R("agency_head", "O"), R("agency_clerk", "O")),
        "nữ",
    ),
    Person(
        "chinh.kt",
        "Ngô Quang Chính",
        "Trưởng phòng Kinh tế - Hạ tầng",
        "kt-ht",
        (R("agency_head", "O"), R("agency_clerk", "O")),
    ),
    Person(
        "dung.tn",
        "Thân Tiến Dũng",
        "Trưởng phòng Tài nguyên và Môi trường",
        "tnmt",
        (R("agency_head", "O"), R("agency_clerk", "O")),
    ),
    Person(
        "huong.tc",
        "Lê Thu Hương",
        "Trưởng phòng Tài chính - Kế hoạch",
        "tckh",
        (R("agency_head", "O"), R("agency_clerk", "O")),
        "nữ",
    ),
    Person(
        "tam.da",
        "Hoàng Minh Tâm",
        "Giám đốc Ban Quản lý dự án đầu tư xây dựng",
        "bqlda",
        (R("agency_head", "O"), R("agency_clerk", "O")),
    ),
    Person(
        "bac.qd",
        "Đào Xuân Bắc",
        "Giám đốc Trung tâm Phát triển quỹ đất và Cụm công nghiệp",
        "ptqd-ccn",
        (R("agency_head", "O"), R("agency_clerk", "O")),
    ),
    Person(
        "nga.vh",
        "Bùi Thanh Nga",
        "Giám đốc Trung tâm Văn hóa - Thông tin và Thể thao",
        "vh-tt",
        (R("media", "O"), R("agency_head", "O")),
        "nữ",
    ),
    Person("hai.mt", "Tạ Văn Hải", "Chủ tịch Ủy ban MTTQ huyện", "mttq", (R("supervisor"),)),
    Person(
        "son.tt",
        "Nguyễn Thế Sơn",
        "Bí thư Đảng ủy xã Tân Trung",
        "du-tan-trung",
        (R("local_committee", "O"), R("agency_head", "O"), R("agency_clerk", "O")),
    ),
)

PLACES = tuple(Place(key, name[0].upper() + name[1:], "commune") for key, name in _COMMUNES)

F = Field
FIELDS = (
    F("LD", "Lao động, doanh nghiệp"),
    F("LD-1", "Tiền lương, bảo hiểm, an toàn lao động", "LD", "ldld", "district"),
    F("LD-2", "Đời sống, nhà ở công nhân", "LD", "ldld", "district"),
    F("LD-3", "Mặt bằng, thủ tục, vốn của doanh nghiệp", "LD", "kt-ht", "district"),
    F("DD", "Đất đai, giải phóng mặt bằng"),
    F("DD-1", "Bồi thường, hỗ trợ, tái định cư", "DD", "ptqd-ccn", "district"),
    F("DD-2", "Cấp giấy chứng nhận, quản lý đất", "DD", "tnmt", "district"),
    F("HT", "Hạ tầng, môi trường"),
    F("HT-1", "Giao thông, thủy lợi", "HT", "kt-ht", "district"),
    F("HT-2", "Môi trường, nước sạch", "HT", "tnmt", "district"),
    F("HT-3", "Tiến độ, chất lượng công trình", "HT", "bqlda", "district"),
    F("KX", "Kinh tế - xã hội địa phương"),
    F("KX-1", "Sản xuất, phong trào thi đua", "KX", "tckh", "district"),
    F("KX-2", "Văn hóa, giáo dục, y tế", "KX", "ubnd", "district"),
    F("XD", "Xây dựng Đảng", internal=True),
    F("XD-1", "Tổ chức, sinh hoạt chi bộ", "XD", "dan-van", "district", True),
)
