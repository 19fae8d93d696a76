"""Plan files of many shapes, written for the tests; all communes and people in them are invented."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import docx

PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"
STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"

#: A paragraph, a table (list of rows), or (style, text) of Word.
Part = str | list[Sequence[str]] | tuple[str, str]


def word(
    parts: Sequence[Part],
    *,
    head: tuple[str, str] | None = None,
    foot: tuple[str, str] | None = None,
    after: Sequence[Part] = (),
) -> bytes:
    """A Word file as offices make them: head and foot are tables without lines; `after` stands behind the signature."""
    file: Any = docx.Document()
    for part in [*([[head]] if head else []), *parts, *([[foot]] if foot else []), *after]:
        if isinstance(part, str):
            file.add_paragraph(part)
        elif isinstance(part, tuple):
            file.add_paragraph(part[1], style=part[0])
        else:
            table = file.add_table(rows=len(part), cols=max(len(row) for row in part))
            for number, row in enumerate(part):
                for column, text in enumerate(row):
                    table.cell(number, column).text = text
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


def province() -> bytes:
    """Party head of a province: a table of conferences, working days, State bodies among the leads."""
    return word(
        [
            "KẾ HOẠCH",
            "gặp gỡ, đối thoại của đồng chí Bí thư Tỉnh ủy với nhân dân năm 2027",
            "-----",
            "- Căn cứ Quy định số 902-QĐ/TW, ngày 04/5/2019 của Ban Bí thư về việc cấp ủy lắng nghe dân;",
            "- Căn cứ Chương trình số 17-CTr/TU, ngày 08/9/2026 của Ban Chấp hành Đảng bộ tỉnh,",
            "Ban Thường vụ Tỉnh ủy ban hành Kế hoạch gặp gỡ, đối thoại năm 2027 như sau:",
            "I- MỤC ĐÍCH, YÊU CẦU",
            "1- Mục đích: để lãnh đạo tỉnh biết rõ việc dân đang cần.",
            "2- Yêu cầu: chuẩn bị chu đáo, nói thẳng, ghi đủ.",
            "II- CÁC HỘI NGHỊ",
            [
                ("TT", "Đối tượng đối thoại", "Thời gian", "Địa điểm", "Số lượng"),
                ("(1)", "(2)", "(3)", "(4)", "(5)"),
                ("1", "Ngư dân, chủ tàu cá", "Quý I/2027", "Trung tâm Văn hóa phường Cửa Sóng", "200 người"),
                ("2", "Trí thức trẻ, nhà khoa học", "14 giờ 30, ngày 18/6/2027", "Trường Đại học Sóng Xanh", "150"),
                ("3", "Hộ dân vùng sạt lở", "Tháng 9/2027", "Sẽ thông báo sau", "khoảng 90 người"),
            ],
            "Đồng chí Bí thư Tỉnh ủy chủ trì các hội nghị.",
            "III- TỔ CHỨC THỰC HIỆN",
            "1- Giao Văn phòng Tỉnh ủy chủ trì, phối hợp với Ban Tổ chức Tỉnh ủy, Sở Nông nghiệp và Môi trường "
            "chuẩn bị kịch bản, "
            "trình Thường trực Tỉnh ủy chậm nhất 05 ngày làm việc trước ngày tổ chức hội nghị.",
            "2- Ban Tuyên giáo và Dân vận Tỉnh ủy theo dõi dư luận; báo cáo kết quả trong vòng 07 ngày làm việc "
            "sau khi kết thúc "
            "hội nghị.",
            "3- Đảng ủy phường Cửa Sóng bố trí hội trường và chỗ để xe.",
            "4- Công an tỉnh giữ gìn trật tự; bảo đảm an toàn giao thông nơi diễn ra hội nghị.",
        ],
        head=("ĐẢNG BỘ TỈNH HẢI BÌNH\nTỈNH ỦY\n*\nSố 09-KH/TU", f"{PARTY}\nHải Bình, ngày 06 tháng 01 năm 2027"),
        foot=(
            "Nơi nhận:\n- Ban Bí thư (để báo cáo);\n- Các sở, ban, ngành tỉnh (để thực hiện);\n- Lưu Văn phòng "
            "Tỉnh ủy.",
            "T/M BAN THƯỜNG VỤ\nBÍ THƯ\n\n\nKiều Vân Mẫu",
        ),
    )


COMMUNE_HEAD = (
    "ỦY BAN NHÂN DÂN\nXÃ SUỐI NGÀ\nSố: 112/KH-UBND",
    f"{STATE}\nSuối Ngà, ngày 03 tháng 9 năm 2025",
)
COMMUNE = [
    "KẾ HOẠCH",
    "Đối thoại giữa Chủ tịch Ủy ban nhân dân xã với Nhân dân năm 2025",
    "Căn cứ Luật Thực hiện dân chủ ở cơ sở năm 2022;",
    "Căn cứ Nghị quyết số 14/NQ-HĐND ngày 30 tháng 7 năm 2025 của Hội đồng nhân dân xã về nhiệm vụ cuối năm;",
    "Ủy ban nhân dân xã ban hành Kế hoạch đối thoại như sau:",
    "I. MỤC ĐÍCH, YÊU CẦU",
    "Để người dân được hỏi và được trả lời.",
    "II. NỘI DUNG, THỜI GIAN, ĐỊA ĐIỂM, THÀNH PHẦN",
    "1. Thời gian: 08 giờ 00, ngày 15/10/2025 (thứ Tư).",
    "2. Địa điểm: Hội trường Ủy ban nhân dân xã.",
    "3. Thành phần",
    "- Chủ trì: đồng chí Chủ tịch Ủy ban nhân dân xã.",
    "- Đồng chủ trì: Chủ tịch Ủy ban MTTQ Việt Nam xã.",
    "- Khách mời: Thường trực Đảng ủy; Trưởng Công an xã.",
    "- Đối tượng tham dự: đại diện hộ gia đình, cán bộ thôn và người có uy tín; khoảng 180 người.",
    "4. Nội dung: đất đai, nước sạch, thủ tục hành chính.",
    "III. TIẾP NHẬN Ý KIẾN",
    "Các thôn thu thập ý kiến từ ngày 15/9 đến hết ngày 30/9/2025, gửi về Văn phòng.",
    "IV. TỔ CHỨC THỰC HIỆN",
    "1. Văn phòng HĐND và UBND xã",
    "- Chủ trì, phối hợp với Phòng Kinh tế tổng hợp ý kiến, báo cáo Chủ tịch trước ngày 05/10/2025.",
    "- Công khai kết quả trong thời hạn 15 ngày kể từ ngày kết thúc hội nghị.",
    "2. Phòng Văn hóa - Xã hội",
    "- Thông báo trên loa truyền thanh ít nhất mười ngày trước khi tổ chức hội nghị.",
    "3. Công an xã, Ban Chỉ huy Quân sự xã: giữ gìn an ninh trật tự.",
    "Trên đây là Kế hoạch đối thoại, đề nghị các đơn vị thực hiện./.",
]
COMMUNE_FOOT = (
    "Nơi nhận:\n- Chủ tịch UBND tỉnh (b/c);\n- Các thôn (t/h);\n- Lưu: VT.",
    "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\n\nLò Thị Thử",
)


def commune() -> bytes:
    """Head of a commune's People's Committee: one conference, told by labels; a deputy signs."""
    return word(COMMUNE, head=COMMUNE_HEAD, foot=COMMUNE_FOOT)


def clusters() -> bytes:
    """Villages in clusters as a lettered list, a Party head of a commune, a range and a later venue."""
    return word(
        [
            "KẾ HOẠCH",
            "tiếp xúc, đối thoại giữa Bí thư Đảng ủy xã với nhân dân các cụm thôn năm 2026",
            "Thực hiện Kế hoạch số 77-KH/TU, ngày 02/02/2026 của Ban Thường vụ Tỉnh ủy về đối thoại, Ban Thường "
            "vụ Đảng ủy xã "
            "xây dựng Kế hoạch như sau:",
            "I. THỜI GIAN, ĐỊA ĐIỂM",
            "a) Cụm 1 (gồm các thôn Rừng Sến, Đồi Cọ): 19 giờ 30, ngày 08/7/2026, tại Nhà văn hóa thôn Đồi Cọ.",
            "b) Cụm 2 (gồm các thôn Bến Lau, Gò Mối, Vườn Trám): ngày 10/7/2026 hoặc ngày 11/7/2026, tại đình "
            "làng Bến Lau.",
            "c) Cụm 3 (gồm thôn Khe Đá): từ ngày 20 đến ngày 24/7/2026; địa điểm thông báo sau.",
            "II. THÀNH PHẦN",
            "Bí thư Đảng ủy xã chủ trì; toàn thể cử tri các thôn tham dự.",
            "III. PHÂN CÔNG NHIỆM VỤ",
            "- Văn phòng Đảng ủy tham mưu tổ chức; gửi giấy mời trước mỗi hội nghị 03 ngày.",
            "- Chi bộ các thôn vận động nhân dân tham dự đông đủ.",
            "- Ban Xây dựng Đảng tổng hợp ý kiến của cụm 1 và cụm 2 trước ngày 01/7/2026; các cụm còn lại trước "
            "ngày 15/7/2026.",
        ],
        head=("ĐẢNG BỘ TỈNH HẢI BÌNH\nĐẢNG ỦY XÃ GÒ MỐI\n*\nSố 31-KH/ĐU", f"{PARTY}\nGò Mối, ngày 15 tháng 6 năm 2026"),
        foot=(
            "Nơi nhận:\n- Thường trực Tỉnh ủy (b/c),\n- Các chi bộ,\n- Lưu Văn phòng Đảng ủy.",
            "T/M BAN THƯỜNG VỤ\nBÍ THƯ\n\n\nVi Văn Giả",
        ),
    )


def amended() -> bytes:
    """A plan that changes another: one conference put later, one moved to the next year, one dropped, one more."""
    return word(
        [
            "KẾ HOẠCH",
            "sửa đổi, bổ sung Kế hoạch số 12-KH/ĐU, ngày 20/01/2026 về đối thoại của Bí thư Đảng ủy phường với "
            "Nhân dân năm 2026",
            "Xét đề nghị của Văn phòng Đảng ủy tại Tờ trình số 05-TTr/VP, ngày 25/5/2026;",
            "Ban Thường vụ Đảng ủy phường sửa đổi, bổ sung Kế hoạch số 12-KH/ĐU như sau:",
            "I. NỘI DUNG SỬA ĐỔI",
            "1. Hội nghị với tiểu thương chợ Đầm: chuyển thời gian từ quý II/2026 sang quý III/2026, tại Nhà "
            "sinh hoạt cộng đồng khu phố 4.",
            "2. Hội nghị với công nhân khu trọ: lùi sang tổ chức trong năm 2027.",
            "3. Hội nghị với cựu chiến binh: không tổ chức, lồng ghép vào hội nghị nêu tại điểm 4.",
            "4. Bổ sung hội nghị với người cao tuổi và cựu chiến binh vào 08 giờ ngày 02/10/2026 tại Hội trường "
            "Đảng ủy phường.",
            "5. Đối thoại với phụ huynh học sinh: tổ chức khi có yêu cầu của ít nhất 50 phụ huynh.",
            "II. TỔ CHỨC THỰC HIỆN",
            "1. Văn phòng Đảng ủy chuẩn bị nội dung hội nghị với người cao tuổi và cựu chiến binh trước ngày "
            "20/9/2026.",
            "2. Các nội dung khác giữ nguyên; Ủy ban MTTQ phường giám sát việc thực hiện.",
        ],
        head=(
            "ĐẢNG BỘ THÀNH PHỐ SÔNG MƠ\nĐẢNG ỦY PHƯỜNG ĐẦM SEN\n*\nSố 40-KH/ĐU",
            f"{PARTY}\nĐầm Sen, ngày 01 tháng 6 năm 2026",
        ),
        foot=(
            "Nơi nhận:\n- Như trên,\n- Thường trực Thành ủy (báo cáo),\n- Lưu VPĐU.",
            "T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\n\n\nMạc Thị Ví",
        ),
    )


def listed() -> bytes:
    """A list that Word numbers by itself instead of a table; a district that still was."""
    return word(
        [
            "KẾ HOẠCH",
            "Đối thoại giữa Chủ tịch Ủy ban nhân dân huyện với Nhân dân năm 2024",
            "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;",
            "Ủy ban nhân dân huyện xây dựng Kế hoạch như sau:",
            "I. MỤC ĐÍCH",
            "Nghe và trả lời người dân.",
            "II. ĐỐI TƯỢNG, THỜI GIAN, ĐỊA ĐIỂM",
            ("List Number", "Đối thoại với thanh niên khởi nghiệp: tháng 3/2024, tại Nhà thi đấu huyện."),
            ("List Number", "Đối thoại với hộ trồng chè: quý II/2024, địa điểm thông báo sau."),
            (
                "List Number",
                "Đối thoại với giáo viên và phụ huynh: 13 giờ 30 phút ngày 12 tháng 9 năm 2024, tại Trường THPT "
                "Đồng Xa.",
            ),
            "Hình thức: trực tiếp kết hợp trực tuyến đến các xã.",
            "III. PHÂN CÔNG THỰC HIỆN",
            [
                ("STT", "Nội dung công việc", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời hạn hoàn thành"),
                (
                    "1",
                    "Tổng hợp ý kiến, kiến nghị",
                    "Văn phòng HĐND và UBND huyện",
                    "Phòng Nội vụ, Thanh tra huyện",
                    "Trước mỗi hội nghị 10 ngày",
                ),
                (
                    "2",
                    "Đưa tin về hội nghị",
                    "Trung tâm Văn hóa, Thông tin và Thể thao huyện",
                    "",
                    "Sau hội nghị 02 ngày",
                ),
                ("3", "Báo cáo kết quả cả năm", "Phòng Nội vụ", "Các phòng, ban", "20/12/2024"),
            ],
        ],
        head=("ỦY BAN NHÂN DÂN\nHUYỆN ĐỒNG XA\nSố: 08/KH-UBND", f"{STATE}\nĐồng Xa, ngày 15 tháng 01 năm 2024"),
        foot=("Nơi nhận:\n- UBND tỉnh;\n- Các phòng, ban (t/h);\n- Lưu: VT, NV.", "CHỦ TỊCH\n\n\nTô Kim Bịa"),
    )


def sections() -> bytes:
    """Audiences, days and venues in three lists that repeat the names in other words; leads in one long row."""
    return word(
        [
            "KẾ HOẠCH",
            "lắng nghe, đối thoại trực tiếp của đồng chí Bí thư Thị ủy với nhân dân năm 2023",
            "Thực hiện Quy định số 45-QĐ/TU ngày 03/8/2018 của Ban Thường vụ Tỉnh ủy về đối thoại; Ban Thường vụ "
            "Thị ủy ban hành "
            "Kế hoạch đối thoại của Bí thư Thị ủy năm 2023 như sau:",
            "I. NỘI DUNG",
            "1. Đối tượng đối thoại",
            "Bí thư Thị ủy đối thoại với các đối tượng sau:",
            "- Xã viên hợp tác xã và hộ nuôi tôm các xã ven biển.",
            "- Cán bộ, đảng viên và nhân dân phường Hòn Gạo.",
            "2. Nội dung đối thoại",
            "2.1. Đối thoại với xã viên hợp tác xã, hộ nuôi tôm các xã ven biển",
            "Thông báo kết quả sản xuất và việc sắp làm. Nghe ý kiến về nguồn nước, giống tôm. Giao các cơ quan "
            "chuyên môn đề xuất "
            "cách giải quyết.",
            "2.2. Đối thoại với cán bộ, đảng viên phường Hòn Gạo",
            "Nghe ý kiến về sinh hoạt chi bộ; chỉ đạo giải quyết tại chỗ việc cụ thể.",
            "3. Thời gian tổ chức",
            "Đối thoại với xã viên hợp tác xã và hộ nuôi tôm các xã ven biển (quý I/2023).",
            "Đối thoại với cán bộ, đảng viên phường Hòn Gạo (tháng 8/2023).",
            "4. Địa điểm",
            "Đối thoại với xã viên hợp tác xã và hộ nuôi tôm các xã ven biển (Nhà văn hóa xã Bãi Ngang).",
            "Đối thoại với cán bộ, đảng viên phường Hòn Gạo (có thông báo sau).",
            "5. Trình tự",
            "Khai mạc, đối thoại, kết luận.",
            "II. TỔ CHỨC THỰC HIỆN",
            "1. Phòng Kinh tế, Phòng Nội vụ, Hội Nông dân thị xã và các cơ quan, đơn vị liên quan phối hợp chuẩn "
            "bị nội dung, cử "
            "lãnh đạo dự.",
            "2. Ban Dân vận Thị ủy chủ trì, phối hợp với Văn phòng Thị ủy, Hội Nông dân thị xã tập hợp ý kiến; "
            "phân loại; báo cáo "
            "Thường trực Thị ủy trước mỗi hội nghị ít nhất 08 ngày.",
            "Phối hợp với Trung tâm Văn hóa, Thông tin và Thể thao thị xã thông báo rộng rãi trước 06 ngày.",
            "3. Đảng ủy phường Hòn Gạo triệu tập cán bộ, đảng viên, chuẩn bị hội trường.",
        ],
        head=(
            "ĐẢNG BỘ TỈNH HẢI BÌNH\nTHỊ ỦY SÔNG TRĂNG\n*\nSố 55-KH/ThU",
            f"{PARTY}\nSông Trăng, ngày 09 tháng 01 năm 2023",
        ),
        foot=(
            "Nơi nhận:\n- Thường trực Tỉnh ủy (b/c),\n- Các chi, đảng bộ,\n- Lưu Văn phòng Thị ủy.",
            "T/M BAN THƯỜNG VỤ\nBÍ THƯ\n\n\nĐàm Bá Thử",
        ),
    )


def ordinals() -> bytes:
    """Conferences counted in words, each told by labels in lines of its own; a special zone; days in one month."""
    return word(
        [
            "KẾ HOẠCH",
            "Đối thoại giữa Chủ tịch Ủy ban nhân dân đặc khu với Nhân dân năm 2026",
            "Căn cứ Nghị định số 59/2023/NĐ-CP ngày 14 tháng 8 năm 2023 của Chính phủ quy định chi tiết Luật "
            "Thực hiện dân chủ ở cơ sở;",
            "Xét đề nghị của Trưởng phòng Văn hóa - Xã hội, Ủy ban nhân dân đặc khu ban hành Kế hoạch:",
            "I. CÁC HỘI NGHỊ ĐỐI THOẠI",
            "1. Hội nghị thứ nhất",
            "a) Đối tượng: chủ tàu cá; lao động nghề biển. Số lượng: 80 người.",
            "b) Thời gian: một trong các ngày 05, 06 và 07/3/2026.",
            "c) Địa điểm: Hội trường Đồn Biên phòng.",
            "2. Hội nghị thứ hai",
            "a) Đối tượng: hộ kinh doanh du lịch.",
            "b) Thời gian: 6 tháng cuối năm 2026.",
            "c) Địa điểm: thông báo sau.",
            "d) Hình thức: trực tuyến.",
            "II. TỔ CHỨC THỰC HIỆN",
            "1. Phòng Văn hóa - Xã hội chủ trì tham mưu; thông báo công khai chậm nhất 10 ngày trước ngày hội nghị.",
            "2. Đồn Biên phòng chuẩn bị hội trường cho hội nghị thứ nhất trước ngày 01/3/2026.",
            "3. Văn phòng HĐND và UBND đặc khu gửi thông báo kết luận trong 07 ngày làm việc kể từ ngày kết thúc "
            "hội nghị.",
        ],
        head=("ỦY BAN NHÂN DÂN\nĐẶC KHU ĐẢO YẾN\nSố: 03/KH-UBND", f"{STATE}\nĐảo Yến, ngày 20 tháng 01 năm 2026"),
        foot=("Nơi nhận:\n- Như trên;\n- Lưu: VT, VHXH.", "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\n\nKha Thị Mẫu"),
    )


BROKEN = """UBND XÃ SUỐI NGÀ        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        Độc lập - Tự do - Hạnh phúc
Số: 5 /KH-UBND        Suối Ngà, ngày l2 tháng 0l năm 2O26

KẾ HỌACH
Tiếp xúc, đối thọai giữa Chủ tịch Ủy ban nhân dân xã
với Nhân dân năm 2026

Căn cứ Luật Thực hiện dân chủ ở cơ sở số l0/2022/QH15 ngày 10 tháng 11 năm 2022;

Uỷ ban nhân dân xã ban hành Kế hoạch với nhũng nội dung
sau:

I. THỜI GIAN, ĐỊA ĐIỂM

1. Đối thoại với hội viên nông dân: 07 giờ 30 ngày 14/4/2026, tại Nhà văn hoá

thôn Nà Cọ.

2. Đối thoại với công nhân, người lao

động nhà máy chè: quý III/2026, tại hội truờng nhà máy.

- 2 -

II. TỔ CHỨC THỰC HIỆN

1. Văn phòng HĐND và UBND xã chủ trì, phối hợp với Hội Nông dân xã tham

muu nội dung, báo cáo truớc mỗi hội nghị ít nhất  09ngày.

2. Công an xã bảo đảm an ninh, trật tự.

Nơi nhận:        CHỦ TỊCH
- UBND tỉnh (b/c);
- Các thôn;        Bàn Văn Tạm
- Lưu: VT.
"""
