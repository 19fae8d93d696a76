"""Plan files of further shapes, written for the tests; all places and people in them are invented."""

from __future__ import annotations

from tests.programme.plans_made import PARTY, STATE, word


def appendix() -> bytes:
    """State head of a province: tasks in a table of an appendix behind the signature."""
    return word(
        [
            "KẾ HOẠCH",
            "Tổ chức đối thoại giữa Chủ tịch Ủy ban nhân dân tỉnh với Nhân dân năm 2026",
            "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025;",
            (
                "Căn cứ Chỉ thị số 04/CT-UBND ngày 12 tháng 01 năm 2026 của Chủ tịch Ủy ban nhân dân tỉnh"
                " về tăng cường đối thoại với người dân;"
            ),
            "Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 211/TTr-SNV ngày 20 tháng 01 năm 2026;",
            "Ủy ban nhân dân tỉnh ban hành Kế hoạch tổ chức đối thoại năm 2026 như sau:",
            "I. MỤC ĐÍCH, YÊU CẦU",
            "1. Mục đích",
            "a) Nghe dân nói, trả lời dân hỏi.",
            "2. Yêu cầu",
            "a) Đúng việc, đúng người.",
            "II. NỘI DUNG, ĐỐI TƯỢNG, THỜI GIAN, ĐỊA ĐIỂM",
            "1. Đối thoại với doanh nghiệp, hợp tác xã",
            (
                "a) Đối tượng: chủ doanh nghiệp nhỏ và vừa; thành viên hợp tác xã; hộ kinh doanh. Số "
                "lượng: khoảng 250 đại biểu."
            ),
            "b) Thời gian: Tháng 3/2026.",
            "c) Địa điểm: Trung tâm Hội nghị tỉnh.",
            "2. Đối thoại với thanh niên",
            "a) Đối tượng: đoàn viên, thanh niên, sinh viên. Số lượng: 300 người.",
            "b) Thời gian: 08 giờ 00 ngày 26 tháng 3 năm 2026.",
            "c) Địa điểm: Trường Cao đẳng Nghề tỉnh.",
            "d) Hình thức: Trực tiếp kết hợp trực tuyến đến các xã, phường.",
            "3. Đối thoại với nông dân",
            "a) Đối tượng: nông dân, chủ trang trại.",
            "b) Thời gian: Quý III/2026.",
            "c) Địa điểm: Thông báo sau.",
            "III. KINH PHÍ",
            "Từ nguồn ngân sách nhà nước giao.",
            "IV. TỔ CHỨC THỰC HIỆN",
            "Các sở, ban, ngành thực hiện nhiệm vụ theo Phụ lục kèm theo Kế hoạch này.",
            "Trong quá trình thực hiện nếu có vướng mắc, phản ánh về Văn phòng Ủy ban nhân dân tỉnh./.",
        ],
        head=("ỦY BAN NHÂN DÂN\nTỈNH TRÀ LĨNH\nSố: 31/KH-UBND", f"{STATE}\nTrà Lĩnh, ngày 29 tháng 01 năm 2026"),
        foot=(
            (
                "Nơi nhận:\n- Thủ tướng Chính phủ (để b/c);\n- TT Tỉnh ủy, TT HĐND tỉnh (để b/c);\n- Các "
                "sở, ban, ngành (để t/h);\n- UBND các xã, phường (để t/h);\n- Lưu: VT, NC."
            ),
            "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\n\nHoàng Văn Bịa",
        ),
        after=[
            "PHỤ LỤC",
            "PHÂN CÔNG NHIỆM VỤ TỔ CHỨC ĐỐI THOẠI",
            "(Kèm theo Kế hoạch số 31/KH-UBND ngày 29 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh)",
            [
                ("STT", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian hoàn thành"),
                (
                    "1",
                    "Tham mưu nội dung, tổng hợp câu hỏi của đại biểu",
                    "Sở Nội vụ",
                    "Văn phòng UBND tỉnh; Ủy ban MTTQ Việt Nam tỉnh",
                    "Trước hội nghị 15 ngày",
                ),
                (
                    "2",
                    "Chuẩn bị nội dung trả lời thuộc lĩnh vực quản lý",
                    "Các sở, ban, ngành",
                    "",
                    "Trước hội nghị 05 ngày làm việc",
                ),
                (
                    "3",
                    "Đưa tin, truyền hình trực tiếp",
                    "Báo và Phát thanh, Truyền hình Trà Lĩnh",
                    "Sở Văn hóa, Thể thao và Du lịch",
                    "Trong thời gian diễn ra hội nghị",
                ),
                ("4", "Ban hành thông báo kết luận", "Văn phòng UBND tỉnh", "", "Sau hội nghị 10 ngày"),
                ("5", "Báo cáo tổng kết năm", "Sở Nội vụ", "", "Trước 15/12/2026"),
            ],
        ],
    )


def months() -> bytes:
    """Party head of a ward: conferences under their quarters, tasks with numbers of two parts."""
    return word(
        [
            "KẾ HOẠCH",
            (
                "tổ chức đối thoại trực tiếp của đồng chí Bí thư Đảng ủy phường với cán bộ, đảng viên và "
                "nhân dân năm 2026"
            ),
            "-----",
            (
                "Thực hiện Quy định số 11-QĐi/TW, ngày 18/02/2019 của Bộ Chính trị về trách nhiệm của "
                "người đứng đầu cấp ủy trong việc tiếp dân; Hướng dẫn số 21-HD/BTGDVTU, ngày 05/01/2026 "
                "của Ban Tuyên giáo và Dân vận Thành ủy, Ban Thường vụ Đảng ủy phường xây dựng Kế hoạch "
                "như sau:"
            ),
            "I- MỤC ĐÍCH, YÊU CẦU",
            "- Lắng nghe ý kiến.",
            "- Trả lời rõ ràng.",
            "II- THỜI GIAN, ĐỐI TƯỢNG, ĐỊA ĐIỂM",
            (
                "1- Quý I: Đối thoại với cán bộ, giáo viên các trường học trên địa bàn, tổ chức vào tháng"
                " 3/2026, tại Trường Tiểu học Bến Nứa."
            ),
            (
                "2- Quý II: Đối thoại với tiểu thương chợ Bến Nứa, tổ chức vào ngày 15/5/2026, tại Nhà "
                "văn hóa khu phố 2."
            ),
            "3- Quý III: Đối thoại với đoàn viên, thanh niên; địa điểm: Hội trường Đảng ủy phường.",
            "4- Quý IV: Đối thoại với cán bộ hưu trí, người có công; địa điểm sẽ có thông báo sau.",
            "III- PHƯƠNG PHÁP",
            "- Chủ trì: Đồng chí Bí thư Đảng ủy phường.",
            "- Đồng chủ trì: Chủ tịch UBND phường.",
            "IV- TỔ CHỨC THỰC HIỆN",
            "1- Ban Xây dựng Đảng Đảng ủy phường",
            (
                "1.1- Chủ trì, phối hợp với Văn phòng Đảng ủy, Ủy ban MTTQ phường tổng hợp ý kiến, phân "
                "loại, gửi các cơ quan trả lời chậm nhất 10 ngày trước hội nghị."
            ),
            "1.2- Tham mưu ban hành thông báo kết luận đối thoại sau 07 ngày kể từ ngày kết thúc hội nghị.",
            "2- Văn phòng Đảng ủy phường: Chuẩn bị cơ sở vật chất; gửi giấy mời đại biểu trước 05 ngày.",
            (
                "3- Đảng ủy UBND phường: Chỉ đạo các phòng chuyên môn chuẩn bị nội dung trả lời, gửi về "
                "Ban Xây dựng Đảng trước khi đối thoại 03 ngày làm việc."
            ),
            (
                "4- Đề nghị Ủy ban MTTQ phường và các tổ chức chính trị - xã hội giám sát việc thực hiện "
                "kết luận, định kỳ 6 tháng báo cáo Ban Thường vụ."
            ),
            "5- Các chi bộ, đảng bộ trực thuộc quán triệt Kế hoạch đến đảng viên xong trước ngày 28/02/2026.",
        ],
        head=(
            "THÀNH ỦY VĨNH CẦU\nĐẢNG ỦY PHƯỜNG BẾN NỨA\n*\nSố 17-KH/ĐU",
            f"{PARTY}\nBến Nứa, ngày 20 tháng 01 năm 2026",
        ),
        foot=(
            (
                "Nơi nhận:\n- Ban Thường vụ Thành ủy (báo cáo),\n- Các đồng chí ủy viên Ban Chấp hành "
                "Đảng bộ phường,\n- Các chi bộ, đảng bộ trực thuộc (thực hiện),\n- Lưu Văn phòng Đảng ủy."
            ),
            "T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ THƯỜNG TRỰC\n\n\nNông Thị Dựng",
        ),
    )


def chairs() -> bytes:
    """State head of a district: parts A, B, C above sections I, II; who presides is a column; the same venue again."""
    return word(
        [
            "KẾ HOẠCH",
            "Đối thoại định kỳ giữa lãnh đạo Ủy ban nhân dân huyện với Nhân dân năm 2022",
            (
                "Căn cứ Nghị quyết số 39/2021/NQ-HĐND ngày 10/12/2021 của Hội đồng nhân dân huyện về "
                "nhiệm vụ phát triển kinh tế - xã hội năm 2022,"
            ),
            "Ủy ban nhân dân huyện xây dựng kế hoạch đối thoại như sau:",
            "A. MỤC ĐÍCH",
            "Tăng cường đối thoại.",
            "B. NỘI DUNG ĐỐI THOẠI",
            [
                ("TT", "Tên hội nghị", "Thành phần", "Người chủ trì", "Thời gian", "Địa điểm", "Số đại biểu"),
                (
                    "1",
                    "Đối thoại với phụ nữ",
                    "Hội viên phụ nữ, nữ chủ cơ sở kinh doanh",
                    "Chủ tịch UBND huyện",
                    "8h00 ngày 08/3/2022",
                    "Nhà văn hóa huyện",
                    "120",
                ),
                (
                    "2",
                    "Đối thoại với người cao tuổi",
                    "Người cao tuổi, hội viên hội cựu giáo chức",
                    "Phó Chủ tịch UBND huyện",
                    "Tháng 10/2022",
                    "Như trên",
                    "80",
                ),
                (
                    "3",
                    "Đối thoại với hộ dân tái định cư",
                    "Hộ dân thuộc diện di dời",
                    "Chủ tịch UBND huyện",
                    "Tuần 2 tháng 11/2022",
                    "UBND xã Nậm Khao",
                    "150",
                ),
            ],
            "C. PHÂN CÔNG TRÁCH NHIỆM",
            "I. Phòng Nội vụ",
            "1. Là cơ quan thường trực, tham mưu cho Chủ tịch UBND huyện tổ chức các hội nghị.",
            "2. Tổng hợp kết quả, báo cáo UBND huyện trước ngày 20/11/2022.",
            "II. Văn phòng HĐND và UBND huyện",
            "Phát hành giấy mời trước hội nghị 7 ngày; bố trí hội trường.",
            "III. Ủy ban nhân dân các xã, thị trấn",
            "Thông báo đến người dân, lập danh sách đại biểu gửi về Phòng Nội vụ trước hội nghị 15 ngày.",
            "Riêng UBND xã Nậm Khao chuẩn bị hội trường, âm thanh.",
            "IV. Công an huyện",
            "Bảo đảm an ninh, trật tự tại các hội nghị.",
        ],
        head=("ỦY BAN NHÂN DÂN\nHUYỆN MƯỜNG LÀ\nSố: 45/KH-UBND", f"{STATE}\nMường Là, ngày 18 tháng 02 năm 2022"),
        foot=(
            (
                "Nơi nhận:\n- UBND tỉnh (b/c);\n- TT Huyện ủy, HĐND huyện (b/c);\n- CT, các PCT UBND "
                "huyện;\n- Các phòng, ban;\n- UBND các xã, thị trấn;\n- Lưu: VT."
            ),
            "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\n\nQuàng Văn Tạo",
        ),
    )


def prose() -> bytes:
    """One conference of two heads, all told by labels; each body behind its number, then a colon."""
    return word(
        [
            "KẾ HOẠCH",
            "Hội nghị đối thoại giữa người đứng đầu cấp ủy, chính quyền xã với Nhân dân 6 tháng cuối năm 2025",
            (
                "Thực hiện Kế hoạch số 09-KH/TU ngày 12/8/2025 của Ban Thường vụ Tỉnh ủy về đối thoại năm"
                " 2025; Kết luận số 05-KL/ĐU ngày 01/9/2025 của Ban Thường vụ Đảng ủy xã, Ban Thường vụ "
                "Đảng ủy xã ban hành Kế hoạch tổ chức hội nghị, cụ thể:"
            ),
            "I. MỤC ĐÍCH, YÊU CẦU",
            "1. Mục đích: Lắng nghe.",
            "2. Yêu cầu: Dân chủ.",
            "II. THỜI GIAN, ĐỊA ĐIỂM, THÀNH PHẦN",
            "1. Thời gian: 01 buổi, bắt đầu từ 14h00' ngày 30/9/2025 (Thứ Ba).",
            "2. Địa điểm: Hội trường tầng 3, trụ sở Đảng ủy xã.",
            "3. Thành phần",
            "3.1. Chủ trì: Đồng chí Bí thư Đảng ủy, Chủ tịch HĐND xã và đồng chí Phó Bí thư, Chủ tịch UBND xã.",
            "3.2. Đại biểu mời: Đại diện Ban Tuyên giáo và Dân vận Tỉnh ủy; Ủy ban MTTQ Việt Nam tỉnh.",
            (
                "3.3. Đại biểu Nhân dân: Bí thư chi bộ, trưởng thôn, đại diện hộ gia đình của 12 thôn "
                "(mỗi thôn 15 người)."
            ),
            "4. Nội dung: chính sách, đất đai, môi trường.",
            "III. TIẾP NHẬN Ý KIẾN",
            "Ý kiến gửi về Văn phòng Đảng ủy từ ngày 08/9/2025 đến ngày 22/9/2025.",
            "IV. TỔ CHỨC THỰC HIỆN",
            (
                "1. Văn phòng Đảng ủy: tổng hợp ý kiến của Nhân dân, hoàn thành trước 24/9/2025; chuẩn bị"
                " chương trình, kịch bản, phát biểu khai mạc, trình đồng chí Bí thư trước ngày 26/9/2025."
            ),
            (
                "2. Văn phòng HĐND và UBND xã: phối hợp với Phòng Kinh tế, Phòng Văn hóa - Xã hội xây "
                "dựng dự thảo trả lời, gửi Văn phòng Đảng ủy chậm nhất vào ngày 26/9/2025."
            ),
            (
                "3. Ủy ban MTTQ Việt Nam xã: chủ trì vận động Nhân dân tham gia; sau hội nghị, theo dõi, "
                "giám sát việc giải quyết kiến nghị."
            ),
            (
                "4. Trung tâm Dịch vụ tổng hợp xã: thông báo trên hệ thống truyền thanh trước hội nghị ít"
                " nhất 7 ngày; đưa tin kết quả ngay sau hội nghị."
            ),
            "5. Công an xã: có phương án bảo đảm an ninh trật tự.",
        ],
        head=("TỈNH ỦY LONG KHÊ\nĐẢNG ỦY XÃ TÂN MỘC\n*\nSố 22-KH/ĐU", f"{PARTY}\nTân Mộc, ngày 03 tháng 9 năm 2025"),
        foot=(
            (
                "Nơi nhận:\n- Thường trực Tỉnh ủy (b/c),\n- Ban TG&DV Tỉnh ủy (b/c),\n- Các đồng chí UV "
                "BTV Đảng ủy,\n- Chi bộ các thôn (t/h),\n- Lưu VPĐU."
            ),
            "T/M BAN THƯỜNG VỤ\nBÍ THƯ\n\n\nPhùng Văn Mẫu",
        ),
    )


def villages() -> bytes:
    """Streets of a ward in a table; sections with Arabic numbers."""
    return word(
        [
            "KẾ HOẠCH",
            "Tổ chức hội nghị đối thoại trực tiếp giữa Chủ tịch UBND phường với Nhân dân các khu dân cư năm 2027",
            "Căn cứ Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15 ngày 10/11/2022;",
            "Ủy ban nhân dân phường xây dựng Kế hoạch tổ chức hội nghị như sau:",
            "1. MỤC ĐÍCH, YÊU CẦU",
            "Nghe dân.",
            "2. THỜI GIAN, ĐỊA ĐIỂM TỔ CHỨC",
            [
                ("STT", "Khu dân cư", "Thời gian", "Địa điểm"),
                ("1", "Khu 1, Khu 2", "19h30, Thứ Ba ngày 09/3/2027", "Nhà văn hóa Khu 2"),
                ("2", "Khu 3", "19h30, Thứ Tư ngày 10/3/2027", "Nhà văn hóa Khu 3"),
                ("3", "Khu 4, Khu 5, Khu 6", "19h30, Thứ Năm ngày 11/3/2027", "Sân Nhà văn hóa Khu 5"),
            ],
            "Chủ trì các hội nghị: Chủ tịch UBND phường.",
            "3. TỔ CHỨC THỰC HIỆN",
            (
                "3.1. Văn phòng HĐND và UBND phường tham mưu kịch bản, tài liệu trước ngày 05/3/2027; "
                "tổng hợp, phân loại ý kiến chậm nhất 05 ngày sau mỗi hội nghị."
            ),
            (
                "3.2. Các phòng chuyên môn cử lãnh đạo dự; trả lời bằng văn bản các ý kiến chưa được giải"
                " đáp tại hội nghị trong thời hạn 20 ngày."
            ),
            "3.3. Khu trưởng các khu dân cư thông báo đến từng hộ trước 03 ngày; chuẩn bị hội trường.",
        ],
        head=(
            "UBND THÀNH PHỐ HẠ ĐÔNG\nUBND PHƯỜNG TRÚC SƠN\nSố: 06/KH-UBND",
            f"{STATE}\nTrúc Sơn, ngày 15 tháng 02 năm 2027",
        ),
        foot=(
            "Nơi nhận:\n- UBND thành phố;\n- TTĐU, TTHĐND phường;\n- Các khu dân cư;\n- Lưu: VT.",
            "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\n\nLý Thị Nháp",
        ),
    )


def south() -> bytes:
    """Hamlets of the south in two rounds; parts above sections; days with dashes."""
    return word(
        [
            "CHƯƠNG TRÌNH",
            "tiếp xúc, đối thoại của Bí thư Đảng ủy, Chủ tịch Ủy ban nhân dân xã với Nhân dân năm 2026",
            ("Căn cứ Kế hoạch số 88-KH/TU ngày 20-01-2026 của Ban Thường vụ Thành ủy về tiếp xúc, đối thoại năm 2026;"),
            "Đảng ủy xã xây dựng Chương trình như sau:",
            "Phần thứ nhất",
            "MỤC ĐÍCH, YÊU CẦU",
            "Nghe dân nói.",
            "Phần thứ hai",
            "NỘI DUNG CHƯƠNG TRÌNH",
            "I. THỜI GIAN, ĐỊA ĐIỂM TỔ CHỨC",
            "* Đợt 1 (quý I):",
            "- Ấp Phước Thới, ấp Phước Hòa: ngày 20-3-2026, lúc 8 giờ, tại Nhà văn hóa ấp Phước Hòa.",
            "- Ấp Long Bình: ngày 27-3-2026, lúc 14 giờ, tại Trường Tiểu học Long Bình.",
            "* Đợt 2 (quý III):",
            "- Ấp Tân Lợi, ấp Tân Phú, ấp Tân Mỹ: tháng 8-2026, địa điểm thông báo sau.",
            "II. THÀNH PHẦN",
            "- Chủ trì: Đồng chí Bí thư Đảng ủy xã; đồng chủ trì: đồng chí Chủ tịch UBND xã.",
            "- Cùng dự: Thường trực Ủy ban MTTQ xã, Trưởng Công an xã.",
            "- Nhân dân các ấp: mỗi ấp từ 50 người trở lên.",
            "Phần thứ ba",
            "TỔ CHỨC THỰC HIỆN",
            (
                "1. Văn phòng Đảng ủy tham mưu, gửi thư mời trước 05 ngày; tổng hợp biên bản, báo cáo "
                "Thường trực Đảng ủy sau mỗi đợt 10 ngày."
            ),
            ("2. Giao đồng chí Chủ tịch UBND xã chỉ đạo các phòng, ban chuẩn bị báo cáo, trả lời ý kiến của Nhân dân."),
            (
                "3. Đề nghị Ủy ban MTTQ xã tập hợp ý kiến cử tri trước ngày 10-3-2026 đối với đợt 1 và "
                "trước ngày 30-7-2026 đối với đợt 2."
            ),
            "4. Chi ủy, Ban nhân dân các ấp vận động Nhân dân tham dự, chuẩn bị địa điểm.",
        ],
        head=(
            "THÀNH ỦY CỬU LONG\nĐẢNG ỦY XÃ PHƯỚC THẠNH\n*\nSố 03-CTr/ĐU",
            f"{PARTY}\nPhước Thạnh, ngày 10 tháng 02 năm 2026",
        ),
        foot=(
            "Nơi nhận:\n- Thường trực Thành ủy (b/c),\n- UBMTTQ xã,\n- Chi bộ các ấp (thực hiện),\n- Lưu VP.",
            "T/M BAN CHẤP HÀNH\nBÍ THƯ\n\n\nVõ Thị Ví Dụ",
        ),
    )


def quarters() -> bytes:
    """A list of quarters with whom each is; one venue for all but one."""
    return word(
        [
            "KẾ HOẠCH",
            "Tiếp xúc, đối thoại giữa Thường trực Tỉnh ủy với các tầng lớp Nhân dân năm 2025",
            (
                "- Căn cứ Quyết định số 217-QĐ/TW, ngày 12/12/2013 của Bộ Chính trị khóa XI ban hành Quy "
                "chế giám sát và phản biện xã hội; Quyết định số 218-QĐ/TW, ngày 12/12/2013 của Bộ Chính "
                "trị về góp ý xây dựng Đảng;"
            ),
            "- Căn cứ Chương trình công tác năm 2025 của Ban Thường vụ Tỉnh ủy,",
            "Ban Thường vụ Tỉnh ủy ban hành Kế hoạch như sau:",
            "I- MỤC ĐÍCH, YÊU CẦU",
            "Thiết thực, không hình thức.",
            "II- NỘI DUNG",
            "1- Đối tượng, thời gian",
            "- Quý I: Văn nghệ sĩ, trí thức, nhà báo.",
            "- Quý II: Doanh nhân, chủ hợp tác xã.",
            "- Quý III: Chức sắc, chức việc, người có uy tín trong đồng bào tôn giáo.",
            "- Quý IV: Công nhân, viên chức, người lao động.",
            "2- Địa điểm: Trung tâm Hội nghị tỉnh (riêng hội nghị quý III tổ chức tại xã Ea Nuôl).",
            "3- Chủ trì: Đồng chí Bí thư Tỉnh ủy.",
            "4- Số lượng: 150 - 200 đại biểu/hội nghị.",
            "III- TỔ CHỨC THỰC HIỆN",
            (
                "1- Ban Dân vận Tỉnh ủy là cơ quan thường trực; chủ trì, phối hợp với Văn phòng Tỉnh ủy, "
                "Ban Tuyên giáo Tỉnh ủy và các cơ quan liên quan xây dựng kế hoạch chi tiết từng hội "
                "nghị, trình Thường trực Tỉnh ủy trước khi tổ chức hội nghị ít nhất 20 ngày."
            ),
            (
                "2- Ban cán sự đảng UBND tỉnh chỉ đạo các sở, ngành chuẩn bị tài liệu, gửi Ban Dân vận "
                "Tỉnh ủy trước hội nghị 07 ngày."
            ),
            (
                "3- Liên đoàn Lao động tỉnh lựa chọn, lập danh sách đại biểu dự hội nghị quý IV, gửi "
                "trước ngày 30/9/2025."
            ),
            "4- Báo Cao Nguyên, Đài Phát thanh và Truyền hình tỉnh đưa tin về các hội nghị.",
            "5- Huyện ủy Buôn Đơn chuẩn bị địa điểm hội nghị quý III.",
        ],
        head=("TỈNH ỦY CAO NGUYÊN\n*\nSố 140-KH/TU", f"{PARTY}\nCao Nguyên, ngày 17 tháng 01 năm 2025"),
        foot=(
            (
                "Nơi nhận:\n- Ban Dân vận Trung ương (b/c),\n- Các đồng chí Ủy viên Ban Chấp hành Đảng bộ"
                " tỉnh,\n- Các huyện ủy, thị ủy, thành ủy (t/h),\n- Lưu Văn phòng Tỉnh ủy."
            ),
            "T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\n\n\nY Thông Giả",
        ),
    )


def duties() -> bytes:
    """A talk with the young: guests and delegates apart; duties below a body with plus signs and brackets."""
    return word(
        [
            "KẾ HOẠCH",
            "Tổ chức Hội nghị đối thoại giữa Chủ tịch UBND xã với thanh niên năm 2026",
            "Căn cứ Luật Thanh niên ngày 16 tháng 6 năm 2020;",
            (
                "Căn cứ Nghị định số 13/2021/NĐ-CP ngày 01 tháng 3 năm 2021 của Chính phủ quy định về đối"
                " thoại với thanh niên; cơ chế, chính sách và biện pháp thực hiện chính sách đối với "
                "thanh niên;"
            ),
            "Xét đề nghị của Phòng Văn hóa - Xã hội tại Tờ trình số 12/TTr-VHXH ngày 20 tháng 02 năm 2026,",
            "Ủy ban nhân dân xã ban hành Kế hoạch như sau:",
            "I. MỤC ĐÍCH, YÊU CẦU",
            "Tạo diễn đàn.",
            "II. THỜI GIAN, ĐỊA ĐIỂM, THÀNH PHẦN",
            "- Thời gian: 01 buổi, dự kiến trong tháng 3 năm 2026 (có Giấy mời cụ thể).",
            "- Địa điểm: Nhà văn hóa trung tâm xã.",
            "- Chủ trì: Ông Chủ tịch UBND xã.",
            "- Thành phần mời dự: Đại diện Tỉnh đoàn; Thường trực Đảng ủy, HĐND, Ủy ban MTTQ xã.",
            "- Đại biểu thanh niên: 100 đại biểu là đoàn viên, thanh niên các chi đoàn.",
            "III. CHUẨN BỊ",
            "IV. PHÂN CÔNG NHIỆM VỤ",
            "1. Phòng Văn hóa - Xã hội:",
            "+ Chủ trì, phối hợp với Đoàn Thanh niên xã xây dựng kịch bản (xong trước ngày 10/3/2026);",
            "+ Tổng hợp câu hỏi, chuyển các cơ quan trả lời (chậm nhất ngày 12/3/2026);",
            "+ Tham mưu Thông báo kết luận trong thời hạn 05 ngày làm việc kể từ ngày kết thúc đối thoại.",
            "2. Đoàn Thanh niên xã:",
            "+ Tiếp nhận câu hỏi của thanh niên từ ngày 25/02 đến ngày 08/3/2026;",
            "+ Lập danh sách, mời đại biểu thanh niên.",
            "3. Văn phòng HĐND và UBND xã: Bố trí kinh phí, hội trường.",
            "4. Công an xã, Trạm Y tế xã: Bảo đảm an ninh, y tế phục vụ Hội nghị.",
            "V. KINH PHÍ",
            "Ngân sách xã năm 2026.",
        ],
        head=("ỦY BAN NHÂN DÂN\nXÃ ĐẠI NGHĨA\nSố: 40/KH-UBND", f"{STATE}\nĐại Nghĩa, ngày 24 tháng 02 năm 2026"),
        foot=(
            (
                "Nơi nhận:\n- UBND tỉnh (để báo cáo);\n- TT Đảng ủy (để báo cáo);\n- Chủ tịch, các PCT "
                "UBND xã;\n- Các cơ quan, đơn vị có tên tại mục IV (để thực hiện);\n- Lưu: VT, VHXH."
            ),
            "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\n\nTrương Văn Mộng",
        ),
    )


def timeline() -> bytes:
    """Two counted talks; a table of the course of the work, with spans."""
    return word(
        [
            "KẾ HOẠCH",
            "đối thoại trực tiếp giữa Bí thư Đảng ủy với Nhân dân trên địa bàn phường năm 2026",
            (
                "Thực hiện Quy chế số 02-QC/TU ngày 10/10/2025 của Tỉnh ủy về đối thoại, Ban Thường vụ "
                "Đảng ủy phường ban hành kế hoạch:"
            ),
            "I. MỤC ĐÍCH - YÊU CẦU",
            "1. Nghe.",
            "2. Trả lời.",
            "II. CÁC CUỘC ĐỐI THOẠI",
            "1. Cuộc đối thoại thứ nhất: với các hộ dân bị ảnh hưởng bởi dự án đường vành đai.",
            "- Thời gian: 08h00 - 11h30, ngày 16/4/2026 (thứ Năm)",
            "- Địa điểm: Nhà sinh hoạt cộng đồng Tổ dân phố 7",
            "- Quy mô: 150 người",
            "2. Cuộc đối thoại thứ hai: với hộ kinh doanh, tiểu thương.",
            "- Thời gian: Tuần thứ ba của tháng 10/2026",
            "- Địa điểm: Hội trường UBND phường",
            "- Quy mô: 100 người",
            "III. TIẾN ĐỘ THỰC HIỆN",
            [
                ("Thời gian", "Nội dung công việc", "Đơn vị thực hiện"),
                ("Trước 25/3/2026", "Khảo sát, nắm tình hình", "Ủy ban MTTQ phường"),
                ("01/4/2026 - 10/4/2026", "Tiếp nhận ý kiến đăng ký đối thoại", "Văn phòng Đảng ủy"),
                ("12/4/2026", "Duyệt nội dung trả lời", "Phòng Kinh tế, Hạ tầng và Đô thị"),
                ("Chậm nhất 03 ngày sau đối thoại", "Thông báo kết luận", "Văn phòng Đảng ủy"),
                ("Hằng quý", "Theo dõi thực hiện kết luận", "Ủy ban Kiểm tra Đảng ủy"),
            ],
            "IV. TỔ CHỨC THỰC HIỆN",
            "Các chi bộ tổ dân phố tuyên truyền, vận động Nhân dân tham dự.",
            "Văn phòng Đảng ủy theo dõi, đôn đốc việc thực hiện Kế hoạch này.",
        ],
        head=(
            "TỈNH ỦY SƠN KHÊ\nĐẢNG ỦY PHƯỜNG NAM THÀNH\n*\nSố 29-KH/ĐU",
            f"{PARTY}\nNam Thành, ngày 05 tháng 3 năm 2026",
        ),
        foot=(
            (
                "Nơi nhận:\n- Thường trực Tỉnh ủy (báo cáo);\n- Các đồng chí Đảng ủy viên;\n- Chi bộ trực"
                " thuộc;\n- Lưu: VPĐU."
            ),
            "TM. BAN THƯỜNG VỤ\nBÍ THƯ\n(Đã ký)\nLê Thị Giả Định",
        ),
    )


def inline() -> bytes:
    """Sentences that begin with their quarter; numbers in brackets; a day without its year."""
    return word(
        [
            "KẾ HOẠCH",
            "Đối thoại trực tiếp của người đứng đầu cấp ủy với Nhân dân năm 2028",
            "Căn cứ Quy định số 11-QĐi/TW ngày 18/02/2019 của Bộ Chính trị;",
            "Ban Thường vụ Đảng ủy xã xây dựng Kế hoạch như sau:",
            "I. Mục đích",
            "Nghe dân.",
            "II. Thời gian, đối tượng",
            (
                "- Trong quý II: tổ chức 01 hội nghị đối thoại với hội viên nông dân (dự kiến ngày 12/5),"
                " tại Nhà văn hóa thôn Trại Cá."
            ),
            (
                "- Trong quý III: tổ chức 01 hội nghị đối thoại với cán bộ, công chức, viên chức xã, tại "
                "Hội trường Trung tâm xã."
            ),
            (
                "- Trong tháng 11: tổ chức 01 hội nghị đối thoại với các chức sắc, tín đồ tôn giáo; địa "
                "điểm thông báo sau."
            ),
            "III. Tổ chức thực hiện",
            (
                "(1) Văn phòng Đảng ủy: tham mưu, chuẩn bị các điều kiện tổ chức hội nghị; thông báo đến "
                "đại biểu chậm nhất 5 ngày trước hội nghị."
            ),
            (
                "(2) Ủy ban MTTQ Việt Nam xã: phối hợp với các đoàn thể tổng hợp ý kiến, gửi Văn phòng "
                "Đảng ủy trước hội nghị 10 ngày."
            ),
            "(3) Ủy ban nhân dân xã: chỉ đạo trả lời bằng văn bản trong 15 ngày sau hội nghị.",
            "(4) Bí thư chi bộ thôn Trại Cá: chuẩn bị hội trường, loa đài.",
        ],
        head=(
            "ĐẢNG BỘ TỈNH AN HÒA\nĐẢNG ỦY XÃ LỘC GIANG\n*\nSố 12-KH/ĐU",
            f"{PARTY}\nLộc Giang, ngày 08 tháng 01 năm 2028",
        ),
        foot=(
            "Nơi nhận:\n- TT Tỉnh ủy (b/c),\n- UBND xã (t/h),\n- Lưu VPĐU.",
            "T/M BAN THƯỜNG VỤ\nBÍ THƯ\n\n\nTrần Văn Tưởng Tượng",
        ),
    )


def leadcol() -> bytes:
    """A table of conferences says who prepares each; a span of two days; an errand that begins like a newspaper."""
    return word(
        [
            "KẾ HOẠCH",
            (
                "Tổ chức các hội nghị đối thoại giữa Chủ tịch Ủy ban nhân dân phường với người dân, doanh"
                " nghiệp năm 2026"
            ),
            (
                "Thực hiện Quyết định số 77/QĐ-UBND ngày 05/01/2026 của Ủy ban nhân dân thành phố về công"
                " tác dân vận; Ủy ban nhân dân phường ban hành Kế hoạch:"
            ),
            "I. MỤC ĐÍCH, YÊU CẦU",
            "Rõ việc.",
            "II. NỘI DUNG",
            [
                ("STT", "Chủ đề", "Đối tượng", "Thời gian", "Địa điểm", "Đơn vị tham mưu"),
                (
                    "1",
                    "Cải cách thủ tục hành chính",
                    "Doanh nghiệp, hộ kinh doanh",
                    "Quý II/2026",
                    "Hội trường tầng 2",
                    "Trung tâm Phục vụ hành chính công",
                ),
                (
                    "2",
                    "Trật tự đô thị",
                    "Tổ trưởng tổ dân phố, người dân",
                    "Ngày 20 - 21/8/2026",
                    "Nhà văn hóa phường",
                    "Phòng Kinh tế, Hạ tầng và Đô thị",
                ),
                (
                    "3",
                    "Chuyển đổi số",
                    "Thanh niên, học sinh",
                    "Tháng 10/2026",
                    "Trường THPT số 2",
                    "Đoàn Thanh niên phường",
                ),
            ],
            "III. PHÂN CÔNG THỰC HIỆN",
            ("1. Các đơn vị được giao tham mưu xây dựng kế hoạch chi tiết, trình UBND phường trước hội nghị 20 ngày."),
            "2. Văn phòng HĐND và UBND phường:",
            "a) Theo dõi, đôn đốc, tổng hợp kết quả.",
            "b) Báo cáo UBND thành phố trước ngày 10 tháng 12 năm 2026.",
            (
                "3. Phòng Văn hóa - Xã hội: đăng tải trên Trang thông tin điện tử trước 07 ngày, sau hội "
                "nghị 03 ngày đăng kết quả."
            ),
        ],
        head=("ỦY BAN NHÂN DÂN\nPHƯỜNG CẦU ĐẤT\nSố: 55/KH-UBND", f"{STATE}\nCầu Đất, ngày 22 tháng 01 năm 2026"),
        foot=(
            (
                "Nơi nhận:\n- UBND thành phố (để b/c);\n- Thường trực Đảng ủy, HĐND phường (để b/c);\n- "
                "Các đơn vị được giao (để t/h);\n- Lưu: VT."
            ),
            "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\n\nĐỗ Thị Hư Cấu",
        ),
    )
