"""Signs that weigh together: who acts, what moves, what the papers say, who is afraid. None proves anything alone."""

from __future__ import annotations

from doithoai.opinion.phrases import Phrases

#: Somebody in office or trusted with what belongs to others.
ACTOR = Phrases(
    "(cán bộ|công chức|viên chức|lãnh đạo|chủ tịch|bí thư|đảng ủy viên|cấp ủy|chi ủy|đại biểu|chuyên viên|thủ trưởng)",
    (
        "(trưởng|phó) (thôn|xóm|bản|ấp|khu|làng|buôn|sóc|khóm|phòng|ban|trạm|khoa|công an|đoàn|chuyền|ca|bộ phận|đồn|"
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
        "(ông|bà|anh|chị|cô|chú|thầy) (ta|ấy|cán bộ|công an|địa chính|kế toán|thuế|kiểm lâm|trưởng|phó|bảo vệ|"
        "chủ tịch|tổ|hội|phòng|thủ|giám|hiệu)"
    ),
    "(mấy|các|bọn|đám) (ông|anh|bà|chị|vị|sếp|quan) (ấy|ở|trong|bên|trên|xã|huyện|cán bộ|công an)",
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
        "người (gác|trực cổng|soát vé|cấp phát|duyệt|ký|cân|đo)|nhân viên ở (đó|đây)|lính|chỉ huy trưởng|thuyền trưởng|"
        "trưởng đoàn|trưởng họ|ban chỉ huy|ban kiểm soát|hội đồng (thi|xét|kỷ luật|tuyển)|thanh tra|trọng tài|"
        "quan chức|cán sự|thủ từ|trưởng ca)"
    ),
    "(hội|đoàn|liên đoàn|mặt trận) (phụ nữ|nông dân|thanh niên|cựu chiến binh|chữ thập đỏ|người cao tuổi|khuyến học)",
    "(ông|bà|anh|chị|cô|chú|thầy) (ở|bên|trong) (phòng|xã|trạm|bộ phận|ủy ban|huyện|trường|đội|sở|chi cục|bệnh viện)",
    "!(thầy|trưởng|ổng|bả|ảnh)",
)
#: A body acts: authority, school, hospital, firm, cooperative.
BODY = Phrases(
    (
        "(ủy ban|ủy ban nhân dân|hợp tác xã|nhà trường|trường|bệnh viện|trạm y tế|chi nhánh|văn phòng đăng ký|"
        "văn phòng|trung tâm|chi cục|ban quản lý|xí nghiệp|nông trường|lâm trường|ban dự án|hội đồng|chính quyền)"
    ),
    (
        "(công ty|nhà máy|xưởng|doanh nghiệp|cơ sở|nhà thầu|đơn vị thi công|chủ đầu tư|cây xăng|đại lý|trang trại|"
        "lò mổ|"
        "mỏ đá|bãi cát|phòng khám|trại lợn|trại nuôi|khu công nghiệp|ngân hàng)"
    ),
    "!(xã|phường|huyện|trạm|hội|quỹ|phòng|sở)",
)
MONEY = Phrases(
    "(tiền|triệu|nghìn|ngàn|kinh phí|ngân sách|học phí|học bổng|tiền thưởng|trợ cấp|phụ cấp|phần trăm|hoa hồng|"
    "tiền công)",
    "!(tỷ|quỹ|khoản|phí|lương|đồng|củ|vé|trăm|chục)",
    "[0-9]+(k|tr|trieu|củ|m|tỷ)",
)
#: Money or a gift asked for or slipped in, though no word of bribery is said.
SLIPPED = Phrases(
    (
        "(phong bì|phong bao|bì thư|có bì|cái bì|quà cáp|bồi dưỡng|trà nước|uống nước|cà phê|cafe|ăn nhậu|nhậu|lì xì|"
        "biết điều|hiểu ý|nói khéo|bóng gió|gợi ý|ra giá|ám chỉ|có chút|chút gì|chút đỉnh|gặp riêng|cảm ơn trước|"
        "tình cảm|có qua có lại|làm luật|bôi trơn|lót tay|đi cửa sau|lo lót|hoa hồng|chi phí mềm|phí ngoài|xe hàng nộp)"
    ),
    "(dúi|kẹp|nhét|giúi|biếu|cống nạp|cống|mang đến nhà|đến nhà riêng|gửi riêng|chuyển khoản riêng|vòi|vòi vĩnh|"
    "hạch sách)",
    "(đòi|xin|bảo|nói|yêu cầu|bắt) (đưa|chi|nộp|chung|chuyển|lo|gửi|bồi|trích|thêm|mỗi|mua) … (triệu|tiền|nghìn|"
    "ngàn|trăm|%)",
    "(trích|chi|nộp|cắt) lại … (%|phần trăm|triệu|cho)",
    "(nhận|cầm|ăn|thu|lấy) (của|tiền|quà|mỗi|từng|luôn|riêng|đủ) … (triệu|nghìn|ngàn|tiền|trăm|mới)",
    "(giá|mất|tốn|hết) … (một suất|một chỗ|một ghế|mới (vào|được|xong|có))",
    "(đưa|nộp|chung|chi|gửi|chung chi) (xong|đủ|trước|rồi|tiền|cho) … (được|là|mới|thì|ngay)",
)
#: Only then, or else.
CONDITION = Phrases(
    (
        "(mới|là|thì) (ký|làm|duyệt|cho|cấp|xong|giải quyết|xác nhận|đóng dấu|nhận|được|đi|nhanh|bỏ qua|thả|qua|khỏi|"
        "có giường|có chỗ|có tên|êm|yên|xuôi|trôi|bị|khó)"
    ),
    "(không|chưa) (đưa|nộp|chi|chung|biếu|lo|có|mua|ký|đóng|góp|chịu|đi học) … (thì|nên|là|bị)",
    "(ai|nhà nào|hộ nào|xe nào|quán nào|em nào|tháng nào|người nào|đứa nào) … (thì|là|mới|bị|được|đều)",
    "(muốn|cần) (nhanh|xong|được|có|vào|con|làm|lên|đỗ|qua) … (thì|phải|cứ|gặp|nộp|đưa)",
    "(hễ|cứ) … (thì|là)",
)
#: What stands on paper is not what was.
PAPER = Phrases(
    "(trên (giấy|hồ sơ|sổ sách|danh sách|báo cáo)) … (thực|thật|chỉ|không|có)",
    (
        "(khống|giả chữ ký|chữ ký giả|ký thay|ký hộ|ký giùm|mạo danh|mạo ký|giả mạo|làm giả|bằng giả|hồ sơ giả|tẩy xóa|"
        "sửa điểm|nâng điểm|đánh tráo|không có thật|danh sách ma|học sinh ma|hợp đồng ma|hóa đơn ma|hai sổ|ngụy tạo)"
    ),
    "!(tráo|ma|khống|giả)",
    (
        "(thực ra|thực tế|thật ra|thực chất|trên thực tế|thực sự) … (không|chưa|chỉ|vẫn|có|là|mới|chẳng|thì|đất|người|"
        "máy|toàn)"
    ),
    (
        "(khai|kê|ghi|báo|chấm|lập|thêm|đưa|cộng|tính) (thêm|khống|bớt|gian|man|sai|tăng|đội|trội|lên|gấp|thừa|"
        "đã|đủ|hỏng) … (để|mà|nhưng|tuổi|công|khối|trong khi|người|giá|lần|chưa|không)"
    ),
    "(khai|sửa|hạ|nâng|lùi|đôn) … (tuổi|năm sinh|ngày sinh|lý lịch|trình độ|điểm|bằng cấp)",
    (
        "(đã chết|đã mất|chuyển đi|đi nước ngoài|không ở|không có mặt|không làm|không học|bỏ không|nằm viện|nghỉ học|"
        "không tồn tại|bỏ học) … (vẫn|lại|ai|mà|tháng nào|ký|có tên|nhận|lĩnh)"
    ),
    (
        "(ký nhận|ký đủ|nhận đủ|quyết toán|thanh toán|nghiệm thu|hóa đơn|chứng từ|danh sách|sổ|biên bản|phiếu|hồ sơ|"
        "báo cáo) … (nhưng|mà|thì|trong khi|chỉ|kể cả|toàn) … (không|chưa|chỉ|chẳng|khác|thiếu|đã|của|ai|thấy)"
    ),
    "(quyết toán|thanh toán|nghiệm thu|kê|hạch toán) (hết|đủ|khống|xong|vào tiền|như mới|gấp)",
    "(thừa|thiếu|hụt|nhiều hơn|lệch|chênh) … (phiếu|tỷ|triệu|cân|kg|tấn|suất|bao|khối|mét|sào)",
    "(phiếu bầu|hòm phiếu|bài thi|đáp án|đề thi|cho đề|lộ đề|lộ giá|hồ sơ thầu)",
    "(ghi|khai|chấm|tính) (khống|thêm|đã tiêm|đã phát|đã làm|chỉ số|công)",
    "(cùng|một) nét (chữ|bút)|chữ ký (của)? (tôi|bố|mẹ|dân|người)",
    "(thay|đổi|tráo|trộn|pha|độn) … (bằng|lấy|lẫn) … (mốc|cũ|rởm|kém|giả|nhỏ|hỏng|cát|đất|nước)",
    "(sơn lại|dán (lại )?(tem|nhãn)|đóng mác|giả mới)",
)
#: Kin, friends and one's own house.
KIN = Phrases(
    (
        "(em trai|em gái|em vợ|em rể|em họ|em ruột|anh trai|anh rể|anh vợ|chị gái|chị dâu|con trai|con gái|con rể|"
        "con dâu|con đẻ|con ruột|cháu ruột|cháu họ|cháu gọi|người nhà|họ hàng|người thân|bà con|thông gia|bạn thân|"
        "bố vợ|mẹ vợ|cháu vợ|vợ con|con cháu|sân sau|phe cánh|cánh hẩu|đệ tử|đàn em|thân tín|người quen|họ nhà) (của )?"
        "(mình|ông|bà|anh|chị|trưởng|phó|chủ tịch|bí thư|giám đốc|hiệu trưởng|cán bộ|kế toán|lãnh đạo|công an|nhà ông|"
        "chú bác|sếp|thầy|cô|thủ|chi)"
    ),
    (
        "(vợ|chồng|con|cháu|em|anh|bố|mẹ|nhà|con nuôi|em nuôi|con trai|con gái|con em|cháu nội|cháu ngoại|em kết nghĩa|"
        "bồ|tài xế|lái xe) (của )?(ông|bà|anh|chị|các)? (trưởng|phó|chủ tịch|bí thư|giám đốc|"
        "hiệu trưởng|cán bộ|chánh|kế toán|sếp|chủ nhiệm|công an|lãnh đạo|thủ|địa chính|ấy|ta|đội|tổ)"
    ),
    "(cho|để|đưa|giao|bán|nhường|xếp|nhét|cài|ưu tiên) … (nhà mình|vợ mình|con mình|cháu mình|em mình|người nhà|"
    "họ hàng|"
    "người quen|con trai|con gái|em trai|em vợ|em rể|cháu ruột|vợ|anh em)",
    "(toàn|đều|chỉ|gần hết|quá nửa|một nửa|phần lớn) … (họ hàng|người nhà|anh em|con cháu|người thân|người quen|"
    "dòng họ)",
    "(công ty|cửa hàng|nhà hàng|quán|hiệu|xưởng|tiệm) (sân sau|nhà|của) … (vợ|chồng|em|con|cháu|anh|người nhà|ông|"
    "mình)",
)
GAIN = Phrases(
    (
        "(trúng thầu|gói thầu|đấu thầu|chỉ định thầu|chỉ định|rơi vào|trúng tuyển|được tuyển|được nhận|hưởng|đứng tên|"
        "vào biên chế|biên chế|bổ nhiệm|lên chức|được vào|suất|đỗ|khai thác|thi công|trúng|đấu giá|hợp đồng với)"
    ),
)
#: What belongs to all, or to those in need.
COMMON = Phrases(
    (
        "(đất công|đất công ích|đất lúa|đất rừng|đất trường|đất nghĩa trang|đất làng|đất chung|quỹ đất|bãi chăn thả|"
        "ao làng|ao thôn|nhà văn hóa|tài sản công|xe công|xe biển xanh|xe của (ủy ban|xã|cơ quan|trường)|sân kho|"
        "rừng phòng hộ|rừng đặc dụng|rừng cộng đồng|rừng nghiến|vườn quốc gia|hành lang)"
    ),
    "đất (của )?(thôn|làng|xã|hợp tác xã|trường|tập thể|công|dành|ủy ban|bản|hội|quy hoạch)",
    (
        "(cứu trợ|cứu đói|hỗ trợ|hàng từ thiện|quà tết|tiền ủng hộ|nhu yếu phẩm|gạo|xi măng|vật tư|phân bón|cây giống|"
        "con giống|bò giống|heo giống|lợn giống|thuốc bảo hiểm|thuốc|sữa|khẩu phần|suất ăn|tiền ăn|trợ cấp|chế độ|"
        "chương trình|học bổng|bảo hiểm|người nghèo|hộ nghèo|miễn phí|từ thiện|quyên góp|tài trợ|công trình)"
    ),
    "!(rừng|gỗ|cát|quỹ|lim|nghiến|đá)",
)
DISPOSE = Phrases(
    (
        "(chiếm|lấn|cho thuê|bày bán|rao bán|đem bán|bán cho|bán đi|tự ý|tự tiện|lấy trộm|lấy cắp|tuồn|tẩu tán|"
        "chở về|mang về|đem về|đưa về|giữ lại|cắt xén|cắt bớt|bớt lại|bớt|ém|ỉm|biến mất|không cánh|chia nhau|"
        "chia chác|"
        "phân lô|dùng riêng|tiêu|chi tiêu|bán đất|bán rẻ|thanh lý|bao chiếm|hợp thức|sang tên|ăn chia|chia tiền|"
        "xẻ thịt)"
    ),
    "(phát|trả|đưa|nhận|được|trao) (lại )?(có|chỉ|mỗi|cho dân) … (nghìn|ngàn|triệu|kg|ký|cân|suất|trăm)",
    "(lấy|rút|dùng|đem|mang|bán|thu|gom|giữ|cầm) … (riêng|tiêu|về nhà|túi|nhà mình|cá nhân|quán|tiệm|của nhà|"
    "cho vay|đi chơi|"
    "đi chùa|trả nợ|không trả|không nộp|chưa trả)",
    "!(bán|lấy|chia|giữ|rút|gom|chở|cưa|xẻ|hút)",
)
#: Hands laid on somebody, threats, force.
FORCE = Phrases(
    (
        "(đánh|đấm|tát|đá|đạp|túm|còng|nhốt|trói|bóp cổ|xô ngã|hành hung|tra tấn|dùng gậy|dùng thước|dùng roi|gãy|tím|"
        "chảy máu|bầm|nhập viện|thương tích) (vào |cả )?(tôi|dân|người|cháu|con|em|học sinh|trẻ|vợ|chồng|anh|chị|bố|mẹ|"
        "mặt|tay|chân|răng|nhân viên|công nhân|tím|gãy|bầm|đến|bị|các)"
    ),
    "(đe dọa|dọa|hăm dọa|uy hiếp|khủng bố|trù dập|trù|trả thù|gây khó|làm khó) … (ai|tôi|dân|cho|đuổi|cắt|đóng|nếu|"
    "sẽ|người|"
    "không|kiểm|phạt)",
    (
        "(bắt|ép|buộc|cưỡng ép|bắt ép|ép buộc) (dân|tôi|chúng tôi|tụi|công nhân|giáo viên|hộ|bà con|nhân viên|học sinh|"
        "phụ huynh|người|các|em|mẹ|gia đình|nhà|anh|ký|nhận|mua|học|nộp|phải|từng|mỗi|cả)"
    ),
    "(sàm sỡ|quấy rối|gạ|gạ gẫm|sờ|ôm|cưỡng hôn|xâm hại|dâm ô|đụng chạm|nhắn tin khiêu khích|ngủ với)",
    "(phá|đập|san gạt|ủi|xúc|nhổ|chặt|cưỡng chế) … (không (một|hề|có|báo|hỏi|thông báo|giấy|tờ|ai))",
)
HIDDEN = Phrases(
    (
        "(ban đêm|nửa đêm|suốt đêm|đêm nào|mỗi đêm|lén|lén lút|trộm|ngầm|bí mật|âm thầm|giấu|che giấu|bưng bít|ém nhẹm|"
        "không cho ai|không ai được|giấy tay|viết tay|không biên lai|không hóa đơn|không có hóa đơn|không công khai|"
        "không thông báo|không đấu giá|không qua|không họp|không hỏi|không được biết|dân không biết|dân chỉ biết|tự ý|"
        "qua mặt|để khỏi|nhằm|né|lách|chia nhỏ|hợp thức)"
    ),
)
#: The voice of one who reports and is afraid of it.
AFRAID = Phrases(
    (
        "(không dám|ko dám|chẳng dám|hổng dám|sợ bị|sợ trả thù|giấu tên|xin giấu|giữ kín|giữ bí mật|không nêu tên|"
        "không ghi tên|dám viết|mới dám|đừng nói tôi|không muốn làm to|đừng làm lớn|đừng tiết lộ|mật báo|nặc danh)"
    ),
    "(ghi âm|có video|quay clip|có clip|có ảnh|bằng chứng|làm chứng|chứng cứ|tin nhắn còn|còn giữ (giấy|tin))",
    "(gửi riêng|làm rõ vì sao|ai cho phép|ai bao che|xin báo|muốn báo|xin tố|vạch trần|lên tiếng|đưa ra ánh sáng)",
)
#: Looking away, telling beforehand, sitting at one table with those who are to be inspected.
COLLUSION = Phrases(
    (
        "(làm ngơ|lờ đi|nhắm mắt|bỏ qua|bao che|bảo kê|chống lưng|che chắn|tiếp tay|thông đồng|câu kết|cấu kết|móc nối|"
        "dung túng|đỡ đầu|bật đèn xanh|báo trước|báo tin|lộ tin|mách|dẫn đường|đi cùng|khóa van|xả ngầm|van ngầm|"
        "cho qua|thả ra|được thả|không lập biên bản|khỏi lập biên bản|không xử lý|chìm xuồng|rút hồ sơ|im lặng)"
    ),
    "(nhậu|ăn cơm|ăn uống|đi chơi|chơi bài|quen|thân|chung vốn|góp vốn|cổ phần|làm ăn) (với|cùng|chung) … (chủ|"
    "nhà thầu|sếp|"
    "cán bộ|bên)",
    "(cho|để|mặc|thả) … (khai thác|đào|hút cát|chở gỗ|phá rừng|đổ trộm|xả thải|đánh bạc|ghi đề|xây trái|lấn chiếm|"
    "xe quá tải|"
    "phạm nhân|sử dụng|dùng điện thoại|vận chuyển|chặt|xẻ)",
    "(biên bản|hồ sơ|đơn|quyết định|vụ việc) … (biến mất|mất tích|bị rút|ngâm|chìm|bị hủy|xé)",
)
#: How somebody in office serves: manner, delay, absence, want of means. No wrong in the sense of the law.
MANNER = Phrases(
    (
        "(thái độ|cáu|cáu gắt|cáu bẳn|gắt|gắt gỏng|quát|quát mắng|hách dịch|cửa quyền|thờ ơ|lạnh nhạt|trịch thượng|"
        "cộc lốc|thô lỗ|khó chịu|nạt|mắng|lườm|mặt nặng|tôn trọng|lịch sự|nói năng|ăn nói|giọng|vô cảm|"
        "thiếu nhiệt tình|"
        "coi thường|bực|nặng lời|trống không|xẵng|gác chân|chân gác|quay đi|xua tay|nói kháy|bỗ bã|hống hách|lúi húi|"
        "bấm điện thoại|nghịch điện thoại|chỉ trỏ|hất hàm|nói chuyện|không nhìn|xua dân|gạt đi|làm việc riêng)"
    ),
)
DELAY = Phrases(
    (
        "(chậm|chậm trễ|muộn|trễ|vắng|vắng mặt|bận|đi vắng|nghỉ (làm|việc|tiết|sớm|trưa|buổi|phép|họp)|về sớm|đợi|hẹn|"
        "đi lại|nhiều lần|mãi|mấy lần|lần sau|quá hạn|kéo dài|đùn đẩy|đổ cho|chuyển lòng vòng|lòng vòng|hệ thống lỗi|"
        "hết giờ|đóng cửa|cửa khóa|khóa cửa|không ai nghe|không nghe máy|dập máy|không trả lời|chưa trả lời|"
        "chưa có kết quả|"
        "không phản hồi|không tiếp|thiếu giấy|bổ sung giấy|xếp hàng|lần lữa|giục|qua loa|bừa|cho có|hướng dẫn|"
        "giải thích)"
    ),
    "!(chờ|lâu|hứa)",
    (
        "(hứa|hứa hẹn|vận động|tuyên truyền|phát biểu|họp dân|họp thôn|đọc báo cáo|nhắc nhở|ghi nhận|tiếp thu|trả lời|"
        "khảo sát|phát động) … (mà|nhưng|rồi|chưa|vẫn|thì|nay)"
    ),
    (
        "(chưa|không|ít|ít khi|chẳng|hiếm khi|ít thấy) (thấy |ai )?(xuống|về thôn|đến|có mặt|quan tâm|nắm|sâu sát|"
        "gặp|đeo|"
        "mặc|xử lý|giải quyết|sửa|tuần tra|họp|thông báo|báo|dừng|tiếp xúc)"
    ),
    "(hỏi|gọi|lên hỏi) (cán bộ|tổ trưởng|quản lý|trưởng|xã|lãnh đạo|kế toán)? … thì (bảo|nói|trả lời|được trả lời|kêu)",
)
LACK = Phrases(
    (
        "(thiếu|thiếu thốn|quá tải|luân chuyển|tập huấn|kiêm nhiệm|dôi dư|sắp xếp|sáp nhập|tinh giản|"
        "không chuyên trách|"
        "đội ngũ|trình độ|trụ sở|mức khoán|thi đua|lương (thấp|của|quá|không đủ|hưu)|phụ cấp (của|thấp|cho|quá|không)|"
        "chỉ có (một|hai|ba|1|2|3) (người|chị|anh|cô|bác sĩ|cán bộ)|không có người|chưa có người|điều động|nghỉ hưu|"
        "kinh phí hoạt động|thu nhập)"
    ),
    "(tăng|nâng|bố trí|bổ sung) (phụ cấp|lương|thêm|biên chế|chế độ|mức)",
    "(đồn|cổng|sân|tường|sau|gần|cạnh|trước|qua|đối diện) (nhà|đồn |trụ sở |cổng )?(công an|biên phòng|quân sự|trạm|"
    "trường)",
)
#: Private people: what they do is no denunciation in this sense.
PRIVATE = Phrases(
    (
        "(hàng xóm|chủ trọ|chủ nhà trọ|nhà bên|thanh niên|kẻ trộm|kẻ gian|trộm|côn đồ|nhóm (người|thanh niên|đòi nợ|"
        "cho)|"
        "đối tượng lạ|người lạ|bạn trai|bạn học|nhà đối diện|chồng cũ|anh em trong nhà|giả danh|xưng là|mạo danh|"
        "lừa đảo|"
        "tiểu thương|một bà ở chợ|bọn (trẻ|buôn)|dân buôn|thợ|một hộ|có hộ|có nhà|vài hộ|một số hộ|người dân|tài xế|"
        "lái xe)"
    ),
)
#: What was not taken.
CLEAN = Phrases(
    "(không|chẳng|chưa|từ chối|nhất quyết không|kiên quyết không) (hề |bao giờ |dám |còn )?(nhận|lấy|gạ|vòi|đòi|gợi ý|"
    "nghe|thu|xin|tơ hào|mất (đồng|tiền))",
    "(trả lại|gửi lại|đưa lại|hoàn lại) (ngay|tôi|cho|bà|cụ|người|đầy đủ|nguyên)",
    (
        "(không|chẳng|đâu có|hề|không hề) (phải |có |còn |ai |bị )?(mất|tốn|chi|đưa|cần|gây|phiền|nhũng nhiễu|"
        "hách dịch|"
        "phiền hà|gợi ý|gây khó|sách nhiễu|tiêu cực|đòi hỏi|vòi vĩnh|lót tay|phong bì|chạy chọt|quen biết)"
    ),
    "(đưa|biếu|gửi|mời|tặng) … (không|chẳng|kiên quyết|nhất định) (nhận|lấy|chịu|uống|dùng)",
    "(tự tìm đến|tìm đến tận nhà|trả lại đủ|nhặt được|xin lỗi)",
    "(từ chối|không còn cảnh|không còn chuyện|không nhận|chẳng nhận|liêm khiết|công tâm|minh bạch|đúng hẹn|"
    "không mất (đồng|một)|không tốn (đồng|một)|bỏ tiền túi|bỏ tiền riêng)",
)
THANKS = Phrases(
    (
        "(cảm ơn|cám ơn|biết ơn|mang ơn|khen|khen ngợi|biểu dương|hoan nghênh|phấn khởi|hết lòng|tận tình|tận tâm|"
        "trầm trồ|nể phục|quý mến|ai cũng quý|hài lòng|chu đáo|trân trọng|ghi nhận|cảm kích|tri ân|nhớ ơn|đội ơn|"
        "xúc động|ấm lòng|tử tế|như người nhà|niềm nở|nhiệt tình|ân cần|kịp thời|gương mẫu|tin tưởng|khâm phục|"
        "đáng quý|rất mực|"
        "tuyên dương|tự hào|vui mừng|mừng lắm|rất quý|quý lắm|rất mừng|xin lỗi|tận tụy|vất vả|cõng|cứu sống|không quản)"
    ),
    "!(mến|ơn)",
)
ADVICE = Phrases(
    "(góp ý|hiến kế|theo tôi|theo em|theo ý|thiết nghĩ|sáng kiến|đề xuất|để (chống|phòng|tránh|hạn chế|ngăn))",
    "!(nên|hãy)",
    "(xã|trường|thôn|huyện|phường|ủy ban|công ty) (cũng )?nên",
)
WISH = Phrases(
    (
        "(đề nghị|kiến nghị|yêu cầu|kính mong|rất mong|mong (xã|huyện|tỉnh|nhà|cấp|các|công an|ủy ban|lãnh đạo|trường|"
        "sớm|được)|xin (xã|cấp|huyện|cho)|nhờ)"
    ),
)
#: … but to look into somebody is no common wish.
INQUIRE = Phrases(
    (
        "(làm rõ|xác minh|điều tra|thanh tra|kiểm tra|xem lại|vào cuộc|xử lý nghiêm|kiểm điểm|cách chức|đình chỉ|"
        "truy cứu) (giúp )?(việc|vụ|vì sao|ông|bà|anh|chị|cán bộ|trưởng|chủ tịch|kế toán|hiệu trưởng|giám đốc|"
        "trách nhiệm|hành vi|khoản|ai|chuyện|các khoản|số tiền|dấu hiệu|tại sao|xem|động cơ)"
    ),
)
