"""The commune of today: authority, organisations, people, villages, fields."""

from __future__ import annotations

from datetime import date

from doithoai.operations.samples.shapes import Authority, Field, Organisation, Person, Place, Role

AUTHORITY = Authority(
    slug="xa-tan-yen",
    name="Đảng ủy xã Tân Yên",
    body="Ban Thường vụ Đảng ủy xã Tân Yên",
    level="commune",
    province="tỉnh Bắc Ninh",
    head_kind="party",
    preset="two_level_2025",
    parent="Tỉnh ủy Bắc Ninh",
    valid_from=date(2025, 7, 1),
)

ORGANISATIONS = (
    Organisation("thuong-truc", "Thường trực Đảng ủy xã", "standing", "Bí thư", "TTĐU", ("standing",)),
    Organisation(
        "xay-dung-dang", "Ban Xây dựng Đảng Đảng ủy xã", "party_staff", "Trưởng ban", "BXDĐ", ("coordinator",)
    ),
    Organisation(
        "van-phong-du", "Văn phòng Đảng ủy xã", "party_office", "Chánh Văn phòng", "VPĐU", ("office",)
    ),
    Organisation(
        "kiem-tra", "Cơ quan Ủy ban Kiểm tra Đảng ủy xã", "party_staff", "Chủ nhiệm", "UBKT", ("sealed",)
    ),
    Organisation("ubnd", "Ủy ban nhân dân xã", "peoples_committee", "Chủ tịch", "UBND"),
    Organisation("van-phong-ubnd", "Văn phòng HĐND và UBND xã", "agency", "Chánh Văn phòng", "VP HĐND-UBND"),
    Organisation("kinh-te", "Phòng Kinh tế xã", "agency", "Trưởng phòng", "PKT"),
    Organisation("van-hoa-xa-hoi", "Phòng Văn hóa - Xã hội xã", "agency", "Trưởng phòng", "PVHXH"),
    Organisation(
        "hanh-chinh-cong", "Trung tâm Phục vụ hành chính công xã", "public_unit", "Giám đốc", "TTPVHCC"
    ),
    Organisation("cong-an", "Công an xã", "armed", "Trưởng Công an xã", "CAX"),
    Organisation("quan-su", "Ban Chỉ huy Quân sự xã", "armed", "Chỉ huy trưởng", "BCHQS"),
    Organisation("mttq", "Ủy ban Mặt trận Tổ quốc Việt Nam xã", "front", "Chủ tịch", "MTTQ", ("supervisor",)),
    Organisation("nong-dan", "Hội Nông dân xã", "mass", "Chủ tịch", "HND"),
    Organisation("phu-nu", "Hội Liên hiệp Phụ nữ xã", "mass", "Chủ tịch", "HPN"),
    Organisation("thanh-nien", "Đoàn TNCS Hồ Chí Minh xã", "mass", "Bí thư", "ĐTN"),
    Organisation("cong-doan", "Công đoàn xã", "mass", "Chủ tịch", "CĐ"),
    Organisation(
        "dich-vu-cong", "Trung tâm Cung ứng dịch vụ công xã", "media", "Giám đốc", "TTDVC", ("media",)
    ),
    Organisation("tram-y-te", "Trạm Y tế xã", "public_unit", "Trạm trưởng", "TYT"),
    Organisation(
        "chi-bo-ngo-xa",
        "Chi bộ thôn Ngô Xá",
        "local_committee",
        "Bí thư chi bộ",
        "CB Ngô Xá",
        ("local_committee",),
    ),
    Organisation(
        "so-nnmt",
        "Sở Nông nghiệp và Môi trường tỉnh Bắc Ninh",
        "upper",
        "Giám đốc",
        "Sở NN&MT",
        (),
        "province",
    ),
    Organisation(
        "ubnd-tinh", "Ủy ban nhân dân tỉnh Bắc Ninh", "upper", "Chủ tịch", "UBND tỉnh", (), "province"
    ),
    Organisation(
        "hdnd-tinh", "Hội đồng nhân dân tỉnh Bắc Ninh", "upper", "Chủ tịch", "HĐND tỉnh", (), "province"
    ),
)

R = Role
PEOPLE = (
    Person(
        "lam.tt",
        "Nguyễn Đăng Lâm",
        "Bí thư Đảng ủy xã",
        "thuong-truc",
        (R("standing"), R("chair", "C", "hn1"), R("chair", "C", "hn2"), R("chair", "C", "hn3")),
    ),
    Person(
        "hien.tt",
        "Dương Thị Bích Hiền",
        "Phó Bí thư Thường trực Đảng ủy xã",
        "thuong-truc",
        (R("standing"), R("deputy", "C", "hn1"), R("deputy", "C", "hn2"), R("deputy", "C", "hn3")),
        "nữ",
    ),
    Person(
        "thuy.xdd",
        "Trần Thị Thanh Thủy",
        "Trưởng Ban Xây dựng Đảng",
        "xay-dung-dang",
        (R("coordinator"), R("reviewer")),
        "nữ",
    ),
    Person(
        "quang.xdd",
        "Phạm Hồng Quang",
        "Phó Trưởng Ban Xây dựng Đảng",
        "xay-dung-dang",
        (R("coordinator"), R("reviewer"), R("text_reviewer")),
    ),
    Person(
        "ngan.xdd",
        "Lưu Thị Kim Ngân",
        "Chuyên viên Ban Xây dựng Đảng",
        "xay-dung-dang",
        (R("intake"), R("desk", "C", "hn1"), R("desk", "C", "hn2"), R("desk", "C", "hn3")),
        "nữ",
    ),
    Person(
        "son.vp",
        "Giáp Thế Sơn",
        "Chánh Văn phòng Đảng ủy",
        "van-phong-du",
        (R("office"), R("host", "C", "hn1"), R("host", "C", "hn2"), R("host", "C", "hn3")),
    ),
    Person(
        "mai.vp",
        "Thân Thị Mai",
        "Phó Chánh Văn phòng Đảng ủy",
        "van-phong-du",
        (R("publisher"), R("text_reviewer"), R("minute_taker", "C", "hn1"), R("minute_taker", "C", "hn2")),
        "nữ",
    ),
    Person(
        "dat.vp",
        "Ngô Tiến Đạt",
        "Chuyên viên Văn phòng Đảng ủy",
        "van-phong-du",
        (R("administrator"), R("operator", "C", "hn1"), R("operator", "C", "hn2"), R("operator", "C", "hn3")),
    ),
    Person(
        "linh.vp",
        "Hoàng Khánh Linh",
        "Văn thư Văn phòng Đảng ủy",
        "van-phong-du",
        (R("office"), R("minute_taker", "C", "hn3")),
        "nữ",
    ),
    Person(
        "cuong.ubkt", "Đỗ Mạnh Cường", "Chủ nhiệm Ủy ban Kiểm tra Đảng ủy", "kiem-tra", (R("sealed_holder"),)
    ),
    Person("vinh.ubnd", "Lê Quang Vinh", "Chủ tịch UBND xã", "ubnd", (R("standing"), R("agency_head", "O"))),
    Person("yen.ubnd", "Nguyễn Hải Yến", "Phó Chủ tịch UBND xã", "ubnd", (R("reviewer"),), "nữ"),
    Person(
        "tuan.vpub",
        "Vi Anh Tuấn",
        "Chánh Văn phòng HĐND và UBND xã",
        "van-phong-ubnd",
        (R("agency_head", "O"), R("agency_clerk", "O")),
    ),
    Person("hung.kt", "Nguyễn Phi Hùng", "Trưởng phòng Kinh tế", "kinh-te", (R("agency_head", "O"),)),
    Person(
        "duyen.kt",
        "Trịnh Thị Duyên",
        "Chuyên viên Phòng Kinh tế (đất đai, môi trường)",
        "kinh-te",
        (R("agency_clerk", "O"), R("contact_reader", "O")),
        "nữ",
    ),
    Person(
        "khoa.kt",
        "Đặng Đình Khoa",
        "Chuyên viên Phòng Kinh tế (giao thông, xây dựng)",
        "kinh-te",
        (R("agency_clerk", "O"),),
    ),
    Person(
        "hoa.vhxh",
        "Phan Thị Lệ Hoa",
        "Trưởng phòng Văn hóa - Xã hội",
        "van-hoa-xa-hoi",
        (R("agency_head", "O"),),
        "nữ",
    ),
    Person(
        "nam.vhxh",
        "Bùi Nhật Nam",
        "Chuyên viên Phòng Văn hóa - Xã hội",
        "van-hoa-xa-hoi",
        (R("agency_clerk", "O"),),
    ),
    Person(
        "trang.hcc",
        "Chu Thùy Trang",
        "Phó Giám đốc Trung tâm Phục vụ hành chính công",
        "hanh-chinh-cong",
        (R("agency_head", "O"), R("agency_clerk", "O"), R("intake")),
        "nữ",
    ),
    Person("thang.ca", "Hà Đức Thắng", "Trưởng Công an xã", "cong-an", (R("agency_head", "O"),)),
    Person("phuc.ca", "Tạ Minh Phúc", "Cán bộ Công an xã", "cong-an", (R("agency_clerk", "O"),)),
    Person(
        "toan.qs",
        "Nông Văn Toàn",
        "Chỉ huy trưởng Ban CHQS xã",
        "quan-su",
        (R("agency_head", "O"), R("agency_clerk", "O")),
    ),
    Person(
        "loan.mttq",
        "Vũ Thị Phương Loan",
        "Chủ tịch Ủy ban MTTQ Việt Nam xã",
        "mttq",
        (R("supervisor"),),
        "nữ",
    ),
    Person(
        "binh.nd",
        "Khổng Văn Bình",
        "Chủ tịch Hội Nông dân xã",
        "nong-dan",
        (R("supervisor"), R("agency_clerk", "O")),
    ),
    Person(
        "oanh.pn",
        "Đoàn Kiều Oanh",
        "Chủ tịch Hội LHPN xã",
        "phu-nu",
        (R("supervisor"), R("agency_clerk", "O")),
        "nữ",
    ),
    Person(
        "duc.tn",
        "Nghiêm Trung Đức",
        "Bí thư Đoàn xã",
        "thanh-nien",
        (R("supervisor"), R("agency_clerk", "O")),
    ),
    Person(
        "hau.cd",
        "Lại Văn Hậu",
        "Chủ tịch Công đoàn xã",
        "cong-doan",
        (R("agency_head", "O"), R("agency_clerk", "O")),
    ),
    Person(
        "hanh.dvc",
        "Mai Thu Hạnh",
        "Giám đốc Trung tâm Cung ứng dịch vụ công",
        "dich-vu-cong",
        (R("media", "O"), R("agency_head", "O"), R("agency_clerk", "O")),
        "nữ",
    ),
    Person(
        "long.yte",
        "Đinh Hoàng Long",
        "Trạm trưởng Trạm Y tế xã",
        "tram-y-te",
        (R("agency_head", "O"), R("agency_clerk", "O")),
    ),
    Person(
        "tinh.nx",
        "Nguyễn Khắc Tính",
        "Bí thư Chi bộ, Trưởng thôn Ngô Xá",
        "chi-bo-ngo-xa",
        (R("local_committee", "O"),),
    ),
)

PLACES = (
    Place("dong-sen", "Thôn Đồng Sen"),
    Place("trai-ha", "Thôn Trại Hạ"),
    Place("doi-cam", "Thôn Đồi Cám"),
    Place("cau-trang", "Thôn Cầu Trắng"),
    Place("bo-ngoi", "Thôn Bờ Ngòi"),
    Place("pho-moi", "Thôn Phố Mới"),
    Place("ngo-xa", "Thôn Ngô Xá"),
    Place("lang-chua", "Thôn Làng Chùa"),
    Place("tan-lap", "Thôn Tân Lập"),
    Place("trung-hoa", "Thôn Trung Hòa"),
    Place("ao-vang", "Thôn Ao Vàng"),
    Place("dong-bong", "Thôn Đồng Bông"),
)

F = Field
FIELDS = (
    F("DD", "Đất đai, giải phóng mặt bằng"),
    F("DD-1", "Cấp, cấp đổi giấy chứng nhận", "DD", "kinh-te"),
    F("DD-2", "Bồi thường, hỗ trợ", "DD", "kinh-te"),
    F("DD-3", "Tái định cư", "DD", "kinh-te"),
    F("DD-4", "Tranh chấp, dự án chậm triển khai", "DD", "kinh-te"),
    F("HT", "Hạ tầng"),
    F("HT-1", "Đường giao thông, cầu", "HT", "kinh-te"),
    F("HT-2", "Thủy lợi, thoát nước", "HT", "kinh-te"),
    F("HT-3", "Điện, chiếu sáng công cộng", "HT", "kinh-te"),
    F("HT-4", "Nước sạch", "HT", "kinh-te", "province"),
    F("MT", "Môi trường, nông nghiệp"),
    F("MT-1", "Rác thải, vệ sinh thôn xóm", "MT", "kinh-te"),
    F("MT-2", "Ô nhiễm từ chăn nuôi", "MT", "kinh-te"),
    F("MT-3", "Ô nhiễm từ cơ sở sản xuất", "MT", "kinh-te", "province"),
    F("MT-4", "Sản xuất nông nghiệp, vật nuôi", "MT", "kinh-te"),
    F("KT", "Kinh tế, lao động"),
    F("KT-1", "Chợ, kinh doanh", "KT", "kinh-te"),
    F("KT-2", "Doanh nghiệp, cụm công nghiệp", "KT", "kinh-te"),
    F("KT-3", "Tiền lương, bảo hiểm, việc làm", "KT", "van-hoa-xa-hoi"),
    F("KT-4", "Nhà trọ, đời sống công nhân", "KT", "van-hoa-xa-hoi"),
    F("VX", "Văn hóa - xã hội"),
    F("VX-1", "Trường học", "VX", "van-hoa-xa-hoi"),
    F("VX-2", "Y tế, an toàn thực phẩm", "VX", "tram-y-te"),
    F("VX-3", "Chính sách xã hội, người có công", "VX", "van-hoa-xa-hoi"),
    F("VX-4", "Nhà văn hóa, đời sống văn hóa", "VX", "van-hoa-xa-hoi"),
    F("AN", "An ninh, quốc phòng"),
    F("AN-1", "An ninh, trật tự", "AN", "cong-an"),
    F("AN-2", "An toàn giao thông", "AN", "cong-an"),
    F("AN-3", "Quân sự địa phương", "AN", "quan-su"),
    F("HC", "Hành chính, bộ máy cơ sở"),
    F("HC-1", "Thủ tục hành chính sau sắp xếp", "HC", "hanh-chinh-cong"),
    F("HC-2", "Thái độ phục vụ", "HC", "hanh-chinh-cong"),
    F("HC-3", "Truyền thanh, chuyển đổi số", "HC", "dich-vu-cong"),
    F("HC-4", "Cán bộ thôn, chế độ phụ cấp", "HC", "van-hoa-xa-hoi", "province"),
    F("XD", "Xây dựng Đảng", internal=True),
    F("XD-1", "Sinh hoạt chi bộ", "XD", "xay-dung-dang", internal=True),
    F("XD-2", "Kết nạp, quản lý đảng viên", "XD", "xay-dung-dang", internal=True),
)
