"""Signs that weigh together: what moves, what the papers say, who is afraid. None proves anything alone."""

from __future__ import annotations

from doithoai.opinion.phrases import Phrases

MONEY = Phrases(
    "(tiền|triệu|nghìn|ngàn|kinh phí|ngân sách|học phí|học bổng|tiền thưởng|trợ cấp|phụ cấp|phần trăm|hoa hồng|"
    "tiền công)",
    "!(tỷ|quỹ|khoản|phí|lương)",
    "!(trăm|chục) (một|mỗi|nghìn|ngàn|triệu|bạc|đồng|mới|thì|là)",
    "(nghìn|triệu|trăm|mấy|vài|một|từng|#) đồng",
    "[0-9]+(k|tr|trieu|củ|m|tỷ)",
)
#: Money or a gift asked for or slipped in, though no word of bribery is said.
SLIPPED = Phrases(
    (
        "(phong bì|phong bao|có bì|cái bì|quà cáp|bồi dưỡng|trà nước|uống nước|cà phê|cafe|ăn nhậu|lì xì|"
        "biết điều|hiểu ý|nói khéo|bóng gió|gợi ý|ra giá|ám chỉ|có chút|chút gì|chút đỉnh|gặp riêng|cảm ơn trước|"
        "tình cảm|có qua có lại|làm luật|bôi trơn|lót tay|đi cửa sau|lo lót|hoa hồng|chi phí mềm|phí ngoài|xe hàng nộp)"
    ),
    "(cống nạp|mang đến nhà|đến nhà riêng|gửi riêng|chuyển khoản riêng|vòi vĩnh|hạch sách)",
    "!(dúi|kẹp|nhét|giúi|biếu|vòi) (tiền|quà|vào|cho|vài|mấy|tay|thêm|mới|từng|của|phong)",
    "(đòi|xin|bảo|nói|yêu cầu|bắt) (đưa|chi|nộp|chung|chuyển|lo|gửi|bồi|trích|thêm|mỗi|mua) … (triệu|tiền|nghìn|"
    "ngàn|trăm|%)",
    "(trích|chi|nộp|cắt) lại … (%|phần trăm|triệu|cho)",
    "(nhận|cầm|ăn|lấy) (của|tiền|quà|mỗi|từng|luôn|riêng|đủ) … (triệu|nghìn|ngàn|tiền|trăm|mới)",
    "thu (của|mỗi|từng|luôn|riêng|thêm) … (triệu|nghìn|ngàn|tiền|trăm|mới)",
    "(giá|mất|tốn|hết) … (một suất|một chỗ|một ghế|mới (vào|được|xong|có))",
    "(đưa|nộp|chung|chi|gửi|chung chi) (xong|đủ|trước|rồi|tiền|cho) … (được|là|mới|thì|ngay)",
    "!(bì thư|nhậu)",
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
        "(giả chữ ký|chữ ký giả|ký thay|ký hộ|ký giùm|mạo danh|mạo ký|giả mạo|làm giả|bằng giả|hồ sơ giả|tẩy xóa|"
        "sửa điểm|nâng điểm|đánh tráo|không có thật|danh sách ma|học sinh ma|hợp đồng ma|hóa đơn ma|hai sổ|ngụy tạo)"
    ),
    "!(tráo|ma|giả)",
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
        "(ký nhận|ký đủ|nhận đủ|quyết toán|thanh toán|nghiệm thu|hóa đơn|chứng từ|biên bản) … "
        "(nhưng|mà|thì|trong khi|chỉ|kể cả|toàn) … (không|chưa|chỉ|chẳng|khác|thiếu|đã|của|ai|thấy)"
    ),
    "(danh sách|sổ|phiếu|hồ sơ|báo cáo) … (nhưng|mà|thì|trong khi|chỉ|kể cả|toàn) … "
    "(không|chỉ|chẳng|khác|thiếu|đã|của|ai)",
    "(sửa|tẩy|tráo) (sổ|sổ sách|chứng từ|hóa đơn|danh sách|biên bản) … (để|lấy|cho|rồi)",
    "bằng (cấp ba|cấp 3|đại học|trung cấp|cao đẳng|lái xe|tốt nghiệp) giả",
    "(tự điền|tự chấm|tự ký|tự lập|điền sẵn) … (cho|mà|rồi|không|chứ)",
    "(quyết toán|thanh toán|nghiệm thu|kê|hạch toán) (hết|đủ|khống|xong|vào tiền|như mới|gấp)",
    "(thừa|thiếu|hụt|nhiều hơn|lệch|chênh) … (phiếu|triệu|kg|tấn|suất|mét|sào)",
    "!(thừa|thiếu|hụt|nhiều hơn|lệch|chênh) … (tỷ|cân|bao|khối)",
    "(phiếu bầu|hòm phiếu|bài thi|đáp án|đề thi|lộ đề|lộ giá|hồ sơ thầu)",
    "(ghi|khai|chấm|tính) (khống|thêm|đã tiêm|đã phát|đã làm|chỉ số|công)",
    "(cùng|một) nét (chữ|bút)|chữ ký (của)? (tôi|bố|mẹ|dân|người)",
    "(thay|đổi|tráo|trộn|pha|độn) … (bằng|lấy|lẫn) … (mốc|cũ|rởm|kém|giả|nhỏ|hỏng|cát|đất|nước)",
    "(sơn lại|dán (lại )?(tem|nhãn)|đóng mác|giả mới)",
    "!(khống|cho đề)",
)
_IN_OFFICE = (
    "(trưởng (thôn|ban|phòng|công|xóm|bản|ấp|trạm|khoa)|phó (chủ|giám|trưởng|phòng|ban|bí)|chủ tịch|bí thư|"
    "giám đốc|hiệu trưởng|cán bộ|chánh|kế toán|sếp|chủ nhiệm|công an|lãnh đạo|thủ (kho|quỹ|trưởng)|đội trưởng|"
    "tổ trưởng)"
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
    f"(vợ|chồng|con|cháu|mẹ|con nuôi|em nuôi|con trai|con gái|con em|cháu nội|cháu ngoại|em kết nghĩa|bồ|tài xế|"
    f"lái xe) (của )?(ông|bà|anh|chị|các)? {_IN_OFFICE}",
    #: "Anh cán bộ …" is a form of address.
    f"(em|anh) (của (ông|bà|anh|chị|các)?|ông|bà|chị) {_IN_OFFICE}",
    "!(vợ|chồng|con|cháu|em|anh|bố|mẹ|nhà|con trai|con gái) (của )?(ông|bà|anh|chị) (trưởng|phó|ấy|ta|đội|tổ|"
    "địa chính|thủ)",
    "(cho|để|đưa|giao|bán|nhường|xếp|nhét|cài|ưu tiên) … (nhà mình|vợ mình|con mình|cháu mình|em mình|người nhà|"
    "họ hàng|"
    "người quen|con trai|con gái|em trai|em vợ|em rể|cháu ruột|anh em)",
    "(cho|để|đưa|giao|xếp|nhét) … (anh ruột|em ruột|chị ruột|anh rể|chị dâu|bố vợ|mẹ vợ|thông gia)",
    "!(cho|để|đưa|giao|bán|nhường|xếp|nhét|cài|ưu tiên) … vợ",
    "(toàn|đều|chỉ|gần hết|quá nửa|một nửa|phần lớn) … (họ hàng|người nhà|anh em|con cháu|người thân|người quen|"
    "dòng họ)",
    "(công ty|cửa hàng|nhà hàng|quán|hiệu|xưởng|tiệm) (sân sau|nhà|của) … (vợ|chồng|em trai|em vợ|em rể|em gái|con|"
    "cháu|anh trai|anh rể|người nhà|"
    "mình)",
)
GAIN = Phrases(
    (
        "(trúng thầu|gói thầu|đấu thầu|chỉ định thầu|chỉ định|rơi vào|trúng tuyển|được tuyển|được nhận|đứng tên|"
        "vào biên chế|biên chế|bổ nhiệm|lên chức|được vào|khai thác|thi công|đấu giá|hợp đồng với)"
    ),
    "!(đỗ|hưởng|trúng)",
    "!suất (biên chế|đất|tái định cư|vào|đi|học|nhà|hỗ trợ|viên chức|công chức)",
    "!(chạy|mua|bán|tranh|xin|giá|mỗi|một) suất",
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
        "(cứu trợ|cứu đói|hỗ trợ|hàng từ thiện|quà tết|tiền ủng hộ|nhu yếu phẩm|xi măng|vật tư|phân bón|cây giống|"
        "con giống|bò giống|heo giống|lợn giống|thuốc bảo hiểm|khẩu phần|suất ăn|tiền ăn|trợ cấp|chế độ|"
        "chương trình|học bổng|bảo hiểm|người nghèo|hộ nghèo|miễn phí|từ thiện|quyên góp|tài trợ|công trình)"
    ),
    "!(rừng|gỗ|cát|quỹ|lim|nghiến|đá)",
    "!(sữa|thuốc|gạo)",
)
DISPOSE = Phrases(
    (
        "(chiếm|cho thuê|bày bán|rao bán|đem bán|bán cho|tự ý|tự tiện|lấy trộm|lấy cắp|tuồn|tẩu tán|"
        "chở về|mang về|đem về|đưa về|giữ lại|cắt xén|cắt bớt|bớt lại|biến mất|không cánh|chia nhau|"
        "chia chác|"
        "phân lô|dùng riêng|chi tiêu|bán đất|bán rẻ|thanh lý|bao chiếm|hợp thức|sang tên|ăn chia|chia tiền|"
        "xẻ thịt)"
    ),
    "(phát|trả|đưa|nhận|được|trao) (lại )?(có|chỉ|mỗi|cho dân) … (nghìn|ngàn|triệu|kg|ký|cân|suất|trăm)",
    "(lấy|rút|dùng|đem|mang|thu|gom|giữ|cầm) … (riêng|tiêu|về nhà|vào túi|túi riêng|nhà mình|cá nhân|của nhà|"
    "cho vay|đi chơi|"
    "đi chùa|trả nợ|không trả|không nộp|chưa trả)",
    "!(dùng|đem|mang|thu|cầm) … (quán|tiệm)",
    "bán (gỗ|tang vật|đề thi|xi măng)|bán … (nhà nước cấp|được cấp|cấp phát)",
    "!(ém|lấn|tiêu|bớt|ỉm)",
)
#: What is done with goods, rightly or wrongly: no wrong before it is said whose they are.
HANDLES = Phrases("!(bán|lấy|chia|giữ|rút|gom|chở|cưa|xẻ|hút)")
#: Hands laid on somebody, threats, force.
FORCE = Phrases(
    (
        "(đánh|đấm|tát|đạp|túm|nhốt|trói|bóp cổ|xô ngã|hành hung|tra tấn|dùng gậy|dùng thước|dùng roi|gãy|tím|"
        "chảy máu|bầm|nhập viện|thương tích) (vào |cả )?(tôi|dân|người|cháu|con|em|học sinh|trẻ|vợ|chồng|anh|chị|bố|mẹ|"
        "mặt|tay|chân|răng|nhân viên|công nhân|tím|gãy|bầm|đến|bị|các)"
    ),
    "(dọa|đe|dọa dẫm) (cắt|đuổi|đánh|phạt|thu hồi|cho nghỉ|gạch tên)",
    "(đe dọa|hăm dọa|uy hiếp|khủng bố|trù dập|trả thù|gây khó|làm khó) … (ai|tôi|dân|cho|đuổi|cắt|đóng|nếu|"
    "sẽ|người|"
    "không|kiểm|phạt)",
    (
        "(bắt|ép|buộc|cưỡng ép|bắt ép|ép buộc) (dân|tôi|chúng tôi|tụi|công nhân|giáo viên|hộ|bà con|nhân viên|học sinh|"
        "phụ huynh|người|các|em|mẹ|gia đình|nhà|anh|ký|nhận|mua|học|nộp|phải|từng|mỗi|cả)"
    ),
    "(sàm sỡ|quấy rối|gạ gẫm|cưỡng hôn|xâm hại|dâm ô|đụng chạm|nhắn tin khiêu khích|ngủ với)",
    "(đập|san gạt|cưỡng chế) … (không (một|hề|có|báo|hỏi|thông báo|giấy|tờ|ai))",
    "!(phá|ủi|xúc|nhổ|chặt) … (không (một|hề|có|báo|hỏi|thông báo|giấy|tờ|ai))",
    "!(sờ|ôm|gạ|đấm|tát|còng|nhốt|trói|bầm)",
    "!(còng|đá) (vào |cả )?(tôi|dân|người|cháu|con|em|học sinh|trẻ|vợ|chồng|mặt|tay|bụng|chân)",
    "!(dọa|trù) … (ai|tôi|dân|cho|đuổi|cắt|đóng|nếu|sẽ|người|không|kiểm|phạt|rút)",
)
HIDDEN = Phrases(
    (
        "(ban đêm|nửa đêm|suốt đêm|đêm nào|mỗi đêm|lén lút|bí mật|âm thầm|giấu|che giấu|bưng bít|ém nhẹm|"
        "không cho ai|không ai được|giấy tay|viết tay|không biên lai|không hóa đơn|không có hóa đơn|không công khai|"
        "không thông báo|không đấu giá|không qua|không họp|không hỏi|không được biết|dân không biết|dân chỉ biết|tự ý|"
        "qua mặt|để khỏi|chia nhỏ|hợp thức)"
    ),
    "!(lén|nhằm|né|ngầm|trộm|lách)",
)
#: The voice of one who reports and is afraid of it.
AFRAID = Phrases(
    (
        "(không dám|ko dám|chẳng dám|hổng dám|sợ bị|sợ trả thù|giấu tên|xin giấu|giữ kín|giữ bí mật|không nêu tên|"
        "không ghi tên|dám viết|mới dám|đừng nói tôi|không muốn làm to|đừng làm lớn|đừng tiết lộ|mật báo|nặc danh)"
    ),
    "(ghi âm|có video|quay clip|có clip|bằng chứng|làm chứng|chứng cứ|tin nhắn còn|còn giữ (giấy|tin))",
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
    "(cho|để|mặc|thả) … (hàng lậu|gỗ lậu|gia cầm lậu|xe lậu|khai thác|hút cát|"
    "chở gỗ|phá rừng|đổ trộm|xả thải|đánh bạc|ghi đề|xây trái|lấn chiếm|"
    "xe quá tải|"
    "phạm nhân|sử dụng|dùng điện thoại|vận chuyển)",
    "!(cho|để|mặc|thả) … (chặt|xẻ|đào)",
    "(biên bản|hồ sơ|đơn|quyết định|vụ việc) … (biến mất|mất tích|bị rút|ngâm|chìm|bị hủy|xé)",
)
#: Against the law or the rule, said so.
UNLAWFUL = Phrases(
    (
        "(trái phép|trái luật|trái pháp luật|trái quy định|trái thẩm quyền|sai quy định|sai thẩm quyền|"
        "sai đối tượng|trái tuyến|hết phép|quá phép|"
        "không phép|không đúng quy định|vượt quyền|phi pháp|bất chính|vi phạm pháp luật|lạm thu|thu sai|thu trái|"
        "chi sai|"
        "tư lợi|trục lợi|mờ ám|khuất tất|dàn xếp|quân xanh|không minh bạch|thiếu minh bạch|không trong sạch|sai phạm|"
        "tiêu cực|gian dối|man trá|bất minh|lập lờ|mập mờ|không vào sổ|ngoài sổ|quỹ đen|bằng giả|không bằng cấp)"
    ),
)
#: What somebody in office may not do in his own life.
VICE = Phrases(
    (
        "(đánh bạc|cá độ|lô đề|ghi đề|ngoại tình|quan hệ bất chính|hút chích|say rượu|nặng lãi|"
        "sinh con thứ|mê tín|xóc đĩa|buôn lậu|tàng trữ|nuôi nhốt|vỡ hụi|vỡ nợ|bỏ trốn|quỵt|không trả tiền|"
        "ăn quỵt)"
    ),
    "(nợ|ăn|mua|thuê) … (không trả|không chịu trả|chưa trả|quỵt)",
    "nuôi (hổ|gấu|khỉ|rắn hổ|thú rừng|động vật hoang dã)",
    "!(nghiện)",
    "!(cờ bạc|có bồ|đá gà)",
)
#: Worse things given for the price of good ones.
FAULTY = Phrases(
    (
        "(hết date|kém chất lượng|kém phẩm chất|loại hai|loại ba|hàng cũ|"
        "cạo (ngày|sửa)|pha (nước|tạp)|không mọc|không nảy mầm|vừa (làm|xong) đã (hỏng|nứt|vỡ)|đất lẫn rác|non tay|"
        "không đủ (sắt|xi măng|độ dày)|bớt (sắt|xi măng|thép|khẩu phần|gạo))"
    ),
    "(bằng|theo|vẫn) giá (máy mới|mới|loại một|gấp|cao|hàng)",
    "giá (gấp|cao gấp|đội|cao hơn|chênh) … (rưỡi|đôi|ba|lần|thị trường|ngoài)",
    "!(mỏng|mốc|rởm|dởm|máy cũ|ôi|thiu)",
    "(giống|thuốc|sữa|gạo|thực phẩm|phân|hàng|thịt|bánh|vắc xin|vật tư|đồ ăn|xi măng) … (quá hạn|hết hạn|hỏng|ẩm|kém)",
)
#: Into his own pocket, house or hands.
OWN = Phrases(
    (
        "(của mình|cho mình|nhà mình|về nhà|vào túi|bỏ túi|túi riêng|làm của riêng|của riêng|đồ riêng|việc riêng|"
        "nhà riêng|mục đích cá nhân|tài khoản cá nhân|tài khoản riêng|lợi ích cá nhân|tư gia|để dành cho|chiếm làm|"
        "vườn nhà|trang trại riêng|phòng khám riêng|phòng khám tư|sân nhà|quán nhà|cửa hàng nhà)"
    ),
    "(tài khoản|đứng tên|túi|nhà|quán|xưởng|công ty) (của )?(vợ|chồng|chị gái|em gái|em trai|anh trai|con|cháu|mẹ|"
    "bố|ông|bà)",
)
#: Power used against somebody.
THREAT = Phrases(
    (
        "(đừng mong|đừng hòng|liệu hồn|liệu mà|coi chừng|cứ chờ đấy|sẽ biết tay|biết tay|không thì đừng|cho ra khỏi|"
        "cho nghỉ việc|cho thôi việc|điều đi|điều chuyển|hạ hạnh kiểm|hạ thi đua|không xác nhận|gây khó dễ|kiếm cớ|"
        "hạch họe|bắt lỗi|cắt thi đua|xếp loại yếu|bịt miệng|im đi|chặn số|thách|dằn mặt|ép cung|nhục hình|nhận tội|"
        "vết (bầm|thương|dây|roi|đánh|thâm)|bị tạm giữ|còng tay)"
    ),
)
#: A body does what can be wrong: writes, lets, sells, collects.
BODY_ACTS = Phrases(
    (
        "(ủy ban nhân dân|ủy ban|xã|phường|trạm|trường|chi nhánh|hợp tác xã|hội|bệnh viện|văn phòng|phòng|sở|ban|"
        "trung tâm|ngân hàng|công ty|thôn) (y tế|kiểm dịch|cân|xã|phường|tiểu học|cấp #|thú y|phụ nữ|nông dân|đất đai|"
        "thuế|huyện|quản lý|tín dụng|môi trường|dân quân)? (lại |còn |tự |vẫn |biết |đã |cứ )?(ghi|lập|đóng dấu|tuyển|"
        "khai|ký|bán|chia|duyệt|kê|tráo|đổi|giấu|ém|biết|để|thả|nhắm mắt|làm ngơ|san|phá|chặt|thu thêm|thu khống|"
        "cho thuê)"
    ),
)
