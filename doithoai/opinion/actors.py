"""Who acts in a text: somebody in office, an authority, a firm."""

from __future__ import annotations

from doithoai.opinion.phrases import Phrases

#: Somebody in office or trusted with what belongs to others.
ACTOR = Phrases(
    "(cán bộ|công chức|viên chức|lãnh đạo|chủ tịch|bí thư|đảng ủy viên|cấp ủy|chi ủy|đại biểu|chuyên viên|thủ trưởng)",
    (
        "(trưởng|phó) (thôn|xóm|bản|ấp|khu|làng|buôn|sóc|khóm|phòng|ban|trạm|công an|đoàn|chuyền|ca|bộ phận|đồn|"
        "đội|hội|họ đạo|dân phố|hạt|nhóm|kíp|đài|văn phòng|nhà văn hóa|chi nhánh|trại|bộ môn|chi cục|cục)"
    ),
    "(tổ|đội|khu|khối|trạm|ban|phòng|chuyền|hạt|nhóm|hội|chi hội|xóm|đồn|viện|toán|kho|bếp|ca) (trưởng|phó)",
    "(hiệu trưởng|hiệu phó|giám đốc|giám hiệu|quản đốc|quản lý|sếp|chỉ huy|chủ nhiệm|chánh văn phòng|chánh thanh tra)",
    "(kế toán|thủ quỹ|thủ kho|địa chính|tư pháp|hộ tịch|văn thư|thanh tra|kiểm lâm|hải quan|thuế vụ|khuyến nông)",
    (
        "(công an|cảnh sát|csgt|cảnh sát giao thông|dân phòng|dân quân|xã đội|biên phòng|quản giáo|trật tự đô thị|"
        "quản lý thị trường|bảo vệ dân phố|chiến sĩ|điều tra viên|trinh sát|trực ban)"
    ),
    "(thẩm phán|thư ký|kiểm sát|chấp hành viên|thi hành án|công chứng|đăng kiểm|giám khảo|giám thị|kiểm định viên)",
    (
        "(thầy giáo|cô giáo|giáo viên|bác sĩ|y sĩ|y tá|điều dưỡng|dược sĩ|hộ sinh|hộ lý|khoa|thú y|bảo mẫu|giảng viên|"
        "huấn luyện viên)"
    ),
    (
        "(người (thụ lý|giữ rừng|phụ trách|quản lý|có chức|có thẩm quyền|đứng đầu|thu tiền|coi kho|trông coi|"
        "tiếp nhận|chấm thi|được giao|nhận hồ sơ|trực))"
    ),
    "nhân viên (ngân hàng|bảo hiểm|điện lực|bưu điện|y tế|thu|đo|hợp tác xã|trạm|của trạm|chi nhánh|tín dụng|bảo vệ)",
    (
        "(ban quản lý|ban quản trị|ban giám đốc|ban giám hiệu|ban chủ nhiệm|ban chỉ huy|hội đồng quản trị|"
        "ban đại diện|ban công tác|tổ vay vốn)"
    ),
    (
        "(ông|bà|anh|chị|cô|chú|thầy) (cán bộ|công an|địa chính|kế toán|thuế|kiểm lâm|trưởng|phó|bảo vệ|"
        "chủ tịch|tổ|hội|phòng|thủ|giám|hiệu)"
    ),
    "(mấy|các|bọn|đám) (ông|anh|bà|chị|vị|sếp) (ấy|ở|trong|bên|trên|xã|huyện|cán bộ|công an)",
    (
        "bên (địa chính|lao động|tư pháp|thuế|chính sách|xây dựng|môi trường|đất đai|công an|ủy ban|xã|phòng|sở|"
        "trên huyện|trên xã|tài chính)"
    ),
    "(ban|phòng|đội) (tài chính|nội vụ|giáo dục|dự án|giải phóng mặt bằng|thuế|quản lý đô thị|trật tự|tổ chức cán bộ)",
    (
        "(thanh tra|kiểm tra|giám sát) (xây dựng|viên|giao thông|lao động|thuế|thị trường)|đoàn (kiểm tra|thanh tra)|"
        "tổ (kiểm tra|công tác|bầu cử|bảo vệ)"
    ),
    (
        "(giám sát|thanh tra viên|kiểm tra viên|kiểm soát viên|đăng ký viên|phát thanh viên|cộng tác viên dân số|"
        "người (gác|trực cổng|soát vé|cấp phát|duyệt|ký|cân|đo)|nhân viên ở (đó|đây)|chỉ huy trưởng|thuyền trưởng|"
        "trưởng đoàn|trưởng họ|ban chỉ huy|ban kiểm soát|hội đồng (thi|xét|kỷ luật|tuyển)|thanh tra|trọng tài|"
        "quan chức|cán sự|thủ từ|trưởng ca)"
    ),
    "(ông|bà|anh|chị|cô|chú|thầy) (ở|bên|trong) (phòng|xã|trạm|bộ phận|ủy ban|huyện|trường|đội|sở|chi cục|bệnh viện)",
    (
        "(ấp đội|xã đội|phường đội|thôn đội|đội phó|hạt phó|ấp phó|nông hội|y bác sĩ|bác sỹ|y sỹ|thầy thuốc|"
        "trưởng khóm|"
        "ban khánh tiết|ban hộ tự|ban vận động|ban giám sát|tổ trưởng tổ|chủ tọa|người nhà nước|đảng viên|chấp sự|"
        "nhân viên y tế|nhân viên thú y|lái xe cơ quan|phi công|cán bộ hưu|hội thẩm|công tố)"
    ),
    "!(thầy|trưởng|phó|ổng|bả)",
    "!(lính|khoa)",
)
#: An authority, school or hospital acts.
BODY = Phrases(
    (
        "(ủy ban|ủy ban nhân dân|hợp tác xã|nhà trường|bệnh viện|trạm y tế|chi nhánh|văn phòng đăng ký|"
        "văn phòng|trung tâm|chi cục|ban quản lý|nông trường|lâm trường|ban dự án|hội đồng|chính quyền|ngân hàng|"
        "ban tổ chức|kho bạc|tòa án|viện kiểm sát|trại giam|cơ quan|điện lực|thủy nông|"
        "bưu điện)"
    ),
    "!(xã|phường|huyện|trạm|hội|phòng|sở|thôn|ban) (tự|lập|thu|bắt|lấy|bán|ký|chia|cấp|giao|phá|đổ|phạt|xét|kê|báo|"
    "chi|giữ|ép|"
    "đưa|tôi có|tôi thu|đứng|dùng|nhận|khai|cố tình|cắt|ăn|bao che|tự ý|lén|mua|tính|ghi|trừ|tổ chức)",
    "!(đồn|đài)",
    "(cơ quan|ngành|bên|phòng) bảo hiểm|bảo hiểm xã hội (huyện|tỉnh|thành phố|khu vực|tự|ghi|tính|cắt|thu|bắt|đòi|chi|"
    "duyệt|ký)",
    "(hội|đoàn|liên đoàn|mặt trận) (phụ nữ|nông dân|thanh niên|cựu chiến binh|chữ thập đỏ|người cao tuổi|khuyến học)",
)
#: A firm acts.
FIRM = Phrases(
    (
        "(công ty|nhà máy|xưởng|doanh nghiệp|cơ sở|nhà thầu|đơn vị thi công|chủ đầu tư|cây xăng|đại lý|trang trại|"
        "lò mổ|"
        "mỏ đá|bãi cát|phòng khám|trại lợn|trại nuôi|xí nghiệp|tập đoàn|chủ mỏ|chủ trại|cửa hàng)"
    ),
)
