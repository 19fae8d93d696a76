"""Words that weigh only together: somebody in office, and money, goods, kin or hands where they do not belong."""

from __future__ import annotations

from doithoai.opinion.phrases import Phrases

#: Money, and what is done with it when it does not go the straight way.
MONEY = Phrases(
    "(tiền|triệu|nghìn|kinh phí|ngân sách|phong bì|vài trăm|mấy trăm|chục triệu|học phí|học bổng|tiền thưởng|trợ cấp)",
    "!(tỷ|quỹ|khoản|phí|lương|đồng)",
    "[0-9]+(k|tr|trieu|củ)",
)
TAKING = Phrases(
    "(thu|lấy|giữ|tiêu|cầm|rút|gợi ý|ép|bỏ túi|nộp|đưa|ăn tiền|vòi)",
    "!(ăn|đòi|bán|kẹp|dúi|nhét|chia|chảy vào|bắt|chi|xin|cắt|trừ|vay|mượn|chuyển|biếu)",
)
#: Money given, and only then the office does its duty.
ONLY_THEN = Phrases(
    "(mới|là|thì) (ký|làm|duyệt|cho|cấp|xong|giải quyết|xác nhận|đóng dấu|nhận|có|được|đi|nhanh|bỏ qua|thả)"
)
#: Goods of all.
COMMON = Phrases(
    "đất (kho|của (xã|thôn|hợp tác xã|trường|tập thể)|chung|công ích|trường|nghĩa trang|chợ)",
    "(đất công|đất lúa|đất hai lúa|đất rừng|tài sản|xe công|vật tư|phân bón|gạo|xi măng|hàng hỗ trợ|hàng cứu trợ)",
    "(suất hỗ trợ|nhà văn hóa|nhu yếu phẩm|máy móc|bò giống|cây giống|con giống|đất ruộng)",
    "!(rừng|giống|quà|cát|gỗ|thuốc|suất)",
)
DISPOSING = Phrases(
    "(lấy|chiếm|chia|chở về|mang về|dùng riêng|cho thuê|ký bán|giao cho|lấn|tẩu tán|bán cho|bán lấy|đem bán)",
    "!(bán|đem|đổi|lấp|ký cho|để lại|cắt|hưởng)",
    "cho (con|em|anh|vợ|cháu|người|doanh nghiệp|công ty|chủ)",
)
#: Kin of somebody in office, and what they got.
KIN = Phrases(
    (
        "(em trai|em gái|em vợ|em rể|anh trai|anh rể|anh vợ|chị gái|chị dâu|con trai|con gái|con rể|con dâu|"
        "cháu ruột|cháu gọi|vợ|chồng|bố|mẹ|con|cháu|em|anh|người nhà|họ hàng|người thân|bạn thân) (của )?(ông |"
        "bà )?(trưởng|phó|chủ tịch|bí thư|giám đốc|hiệu trưởng|cán bộ|kế toán|chủ nhiệm|tổ trưởng|lãnh đạo|công an|"
        "chi hội|quản lý|sếp|thủ quỹ|địa chính)"
    ),
    "(em|anh|chị|con|cháu|vợ|chồng|bố|mẹ) (trai|gái|ruột|đẻ|nuôi|rể|dâu|vợ)? (của )?(ông|bà) (ta|ấy|này)",
    "cho (con|em|cháu|vợ|anh|chị) (đẻ|ruột|trai|gái|mình|rể|dâu)",
    (
        "(con rể|em vợ|em rể|cháu vợ|người nhà (của )?(ông|bà|mình|cán bộ|trưởng|chủ tịch|giám đốc|lãnh đạo)|"
        "họ hàng|thông gia|sân sau|con ông cháu cha|cánh hẩu|phe cánh)"
    ),
)
GAIN = Phrases(
    (
        "(trúng|nhận|hưởng|vào|làm|thuê|thầu|được|có tên|mua|đứng tên|khai thác|thi công|xây|đào|chiếm|tuyển|lên|"
        "bổ nhiệm|không phải|cổ phần)"
    ),
)
#: What is said of officials in every hall: good and poor service, means and pay.
SERVICE = Phrases(
    (
        "(thái độ|cáu|gắt|gắt gỏng|quát|quát mắng|hách dịch|cửa quyền|thờ ơ|lạnh nhạt|trịch thượng|cộc lốc|thô lỗ|"
        "khó chịu|nạt)"
    ),
    "(tôn trọng|lịch sự|nói năng|nói chuyện|ăn nói|giọng|vô cảm|thiếu nhiệt tình|vui vẻ|coi thường|bực|nặng lời|mắng)",
    (
        "(chậm|chậm trễ|muộn|trễ|vắng|vắng mặt|bận|nghỉ (làm|việc|tiết|sớm|trưa|buổi|phép|họp)|về sớm|đi làm|đợi|"
        "hẹn|đi lại|nhiều lần|mãi|mấy lần|lần sau|đúng giờ)"
    ),
    "!(chờ|nghỉ hưu)",
    "(đồn|trụ sở|cổng|sân|ngõ|tường|sau|gần|cạnh) (đồn |trụ sở )?(công an|biên phòng|quân sự|kiểm lâm|trạm kiểm lâm)",
    "hỏi (cán bộ|tổ trưởng|quản lý|trưởng|xã|lãnh đạo|kế toán) … thì (bảo|nói|trả lời)",
    (
        "(thiếu giấy|hướng dẫn|tiếp dân|không tiếp|nghe máy|dập máy|trả lời|phản hồi|họp dân|họp|thông báo|"
        "báo gia đình|báo phụ huynh|giải thích)"
    ),
    (
        "(thiếu|quá tải|phụ cấp|lương|chế độ|trình độ|luân chuyển|tập huấn|kiêm nhiệm|dôi dư|sắp xếp|sáp nhập|"
        "tinh giản|không chuyên trách)"
    ),
    "(làm|cấp|xin) (căn cước|giấy tờ|hộ khẩu|khai sinh|thủ tục|chứng thực)",
    "(mức khoán|khoán|thu nhập|kinh phí hoạt động|như cũ|tự túc|đội ngũ|nghỉ hưu|thi đua|quá nhiều việc)",
    (
        "(nhiệt tình|tận tình|tận tâm|chu đáo|niềm nở|cảm ơn|giúp|giúp đỡ|hỗ trợ|quan tâm|lắng nghe|cởi mở|gần gũi|"
        "vất vả|cố gắng)"
    ),
    (
        "(chưa|không|ít|ít khi|chẳng) (xuống|về thôn|đến nơi|có mặt|quan tâm|nắm|sâu sát|gặp|có người|đeo|mặc|"
        "xử lý|giải quyết|sửa)"
    ),
    "(một cửa|bộ phận tiếp nhận|tuyên truyền|vận động|hòa giải|tuần tra|khám|dạy|học|phát biểu|trực|kiểm tra|nhắc)",
    "(tôi|dân|bà con|chúng tôi|người dân) (hỏi|phải|đến|lên|gọi|không|chưa|đã|có|gặp)",
)
#: Praise: what somebody in office did well.
GOOD = Phrases(
    "(nể phục|quý lắm|quý mến|yêu quý|khâm phục|bỏ tiền túi|hiến|xông pha|đến tối|thức đêm|lội)",
    (
        "(biết ơn|ghi nhận|phấn khởi|mừng|khen|hài lòng|nhanh|gương mẫu|tin tưởng|hoan nghênh|phục vụ|ai cũng quý|"
        "cảm kích)"
    ),
    "(nhiệt tình|tận tình|tận tâm|chu đáo|niềm nở|cảm ơn|quý trọng|ân cần)",
)
#: The writer is the one in office.
SELF = Phrases(
    (
        "(tôi|em|chúng tôi|chúng em) (là|vốn là|làm|nguyên là|đang làm) (một )?(cán bộ|công chức|viên chức|"
        "giáo viên|trưởng|bí thư|kế toán|tổ trưởng|công an|bác sĩ|y sĩ|hiệu trưởng|phó|dân quân|chi hội)"
    ),
)
#: Hands laid on somebody.
BODILY = Phrases(
    "(đánh|tát|đấm|bóp cổ|sờ mó|đụng chạm|xô ngã|bạt tai|dùng roi|dùng thước)",
    "!(ôm|sờ|hôn|cấu|véo|dí|quất|vụt|lôi|còng|đạp|ném)",
)
#: Papers that do not say what was.
FALSEHOOD = Phrases(
    (
        "(đã chết|đã mất|mất từ|chết từ|không có thật|không ở|không có mặt|không làm|không học|không dự|không khám|"
        "không mua|không hề|chưa bao giờ) … (vẫn|lại) … (ghi|ký|kê|khai|nhận|có tên|lĩnh|chấm|thanh toán|cấp)"
    ),
    "(hai|2) (bảng lương|sổ|bộ hồ sơ|hóa đơn|hệ thống sổ|bảng chấm công|loại hợp đồng)",
    "(nhét|bỏ|gạch|kiểm|đổi|đánh tráo|tráo|thêm) … (thêm phiếu|phiếu bầu|số phiếu)",
    "(phiếu|số phiếu) … (nhiều hơn|khớp|không khớp|bị tráo)",
    "(giấu|che|ỉm|im) (không báo|nhẹm|đi|tin|giấu)",
    "(có cổ phần|góp vốn|chung vốn|đứng tên hộ|nhờ đứng tên|ăn cổ phần)",
    "(điểm chỉ|ký) (mà|nhưng|khi)? (không (đọc|biết|cho)|giấy trắng|khống)",
    "ký (vào )?(giấy|tờ) trắng",
    (
        "(nghiệm thu|quyết toán|ghi|báo cáo|hồ sơ|dự toán|thiết kế|sổ sách|hóa đơn|danh sách) … (thực tế|thực ra|"
        "đo lại|kiểm lại|cân lại|dân đo|dân đếm) … (chỉ|không|khác|thấp|thiếu)"
    ),
    (
        "(phiếu chi|phiếu thu|sổ|danh sách|chứng từ|giấy|hóa đơn|biên bản) … (ghi|kê|báo) … # … (chỉ|mới|"
        "thực) (phát|trao|nhận|có|chi|được|đưa|cấp)"
    ),
    "(cùng|chung) một (nét|tay|người)? (bút|chữ|ký|viết)",
    "(lùi|khai|sửa|hạ|nâng) (tuổi|năm sinh|lý lịch|trình độ)",
    "(thay|đổi|tráo) (sắt|thép|xi măng|đá|cát|ống|gạch|bê tông|vật liệu|vật tư) … bằng",
    "(chỉnh|sửa|gian|bớt|điêu) (cân|cái cân|đồng hồ|công tơ)",
    "(hụt|thiếu|bớt) # (cân|kg|ký|lạng|suất|tấn)",
    "(hụt|thiếu|bớt) (một|hai|ba|bốn|năm|sáu|bảy|mấy|vài) (cân|ký|lạng|suất|tấn)",
    "(gạch|bầu|bỏ phiếu|ký|điểm chỉ|viết) (hộ|thay|giùm) (phiếu|tên|cho)?",
    "(bớt|rút|tuồn) (thuốc|thức ăn|suất|hàng|vật tư|khẩu phần)",
    "(san lấp|lấp|phá|cưỡng chế|chặt|tháo|đập|múc) … (không (hỏi|báo|thông báo|có quyết định|ai đồng ý))",
    "(cứ (việc )?(kiện|đi mà kiện)|thách (dân|kiện)|có giỏi thì)",
    "(kiểm tra|thanh tra|đoàn) … (khóa van|dừng xả|che|đậy|tắt|giấu|đối phó|sơn lại|dọn sạch|báo trước)",
    "(lấy|mượn|dùng|đứng) tên … (nhận|vay|lĩnh|hưởng|mua|để)",
)
#: A firm or body, and what the law forbids it.
BODY = Phrases(
    "(công ty|nhà máy|xưởng|doanh nghiệp|xí nghiệp|cơ sở|hợp tác xã|trường|bệnh viện|phòng khám|đơn vị|chủ quán)",
    "(cửa hàng|đại lý|cây xăng|ủy ban|phường)",
    "!(chủ|trại|mỏ|lò|quán|xã)",
)
BODY_WRONG = Phrases(
    "(chôn|xả|đổ|thải|khai thác|san lấp|bơm) (trộm|lén|lậu|lén lút|chui)",
    "(chôn|lấp) … chất thải",
    (
        "(trốn thuế|trốn đóng|trốn bảo hiểm|hàng giả|hàng lậu|hàng nhái|hóa chất cấm|chất cấm|lao động trẻ em|"
        "thuốc giả|không phép)"
    ),
    "(giữ|thu) (căn cước|giấy tờ|bằng|chứng minh) … (của|công nhân|gốc)",
    "(trừ|khấu trừ) … bảo hiểm … (không|chưa) (đóng|nộp)",
    "(dùng|sử dụng|trộn|pha|bơm|ngâm) (hóa chất|tạp chất|thịt lợn chết|chất tẩy)",
    "(bắt|ép) (công nhân|nhân viên|người lao động|chúng tôi) (ký|làm|nộp|tăng ca)",
)
#: What is to be looked into, though it is asked for politely.
INVESTIGATE = Phrases(
    (
        "(kiểm tra|xem lại|xem xét|làm rõ|xác minh|thanh tra|điều tra|xử lý nghiêm|vào cuộc) (giúp )?(việc|vụ|ông|"
        "bà|anh|chị|cán bộ|trưởng|chủ tịch|kế toán|hiệu trưởng|giám đốc|trách nhiệm|hành vi|khoản)"
    ),
)
#: How somebody speaks who reports a wrong.
REPORTING = Phrases(
    "(báo để|xin báo|muốn báo|tôi báo|cung cấp thông tin|có bằng chứng|có ghi âm|có video|có ảnh chụp|có đoạn ghi)",
    "(giữ kín|giấu|không nêu|không tiết lộ|giữ bí mật) (giúp )?(tên|danh tính)",
    (
        "(làm rõ|điều tra|thanh tra|vào cuộc|xử lý nghiêm|xử nghiêm|kỷ luật) … (ông|bà|việc|cán bộ|vụ|người này|"
        "hành vi|trách nhiệm|này)"
    ),
    (
        "(ai cũng biết|cả làng biết|dân biết|không ai dám (nói|lên tiếng|hé)|sợ không dám|không dám nói|"
        "không dám lên tiếng)"
    ),
)
