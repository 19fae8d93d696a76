"""Signs that nothing wrong was done: service, wishes, thanks, advice, private people, cases only thought of."""

from __future__ import annotations

from doithoai.opinion.phrases import Phrases

#: How somebody in office serves: manner, delay, absence, want of means. No wrong in the sense of the law.
MANNER = Phrases(
    (
        "(thái độ|cáu gắt|cáu bẳn|gắt gỏng|quát mắng|hách dịch|cửa quyền|thờ ơ|lạnh nhạt|trịch thượng|"
        "cộc lốc|thô lỗ|khó chịu|lườm|mặt nặng|tôn trọng|lịch sự|nói năng|ăn nói|vô cảm|"
        "thiếu nhiệt tình|"
        "coi thường|bực|nặng lời|trống không|gác chân|chân gác|quay đi|xua tay|nói kháy|bỗ bã|hống hách|lúi húi|"
        "bấm điện thoại|nghịch điện thoại|chỉ trỏ|hất hàm|nói chuyện|uống rượu say|không nhìn|xua dân|gạt đi|"
        "làm việc riêng)"
    ),
    "!(cáu|mắng|giọng|nạt|gắt|hát|xẵng|quát)",
)
DELAY = Phrases(
    (
        "(chậm trễ|vắng mặt|đi vắng|nghỉ (làm|việc|tiết|sớm|trưa|buổi|phép|họp)|về sớm|hẹn|"
        "đi lại|nhiều lần|mấy lần|lần sau|quá hạn|kéo dài|đùn đẩy|đổ cho|chuyển lòng vòng|lòng vòng|hệ thống lỗi|"
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
    "!(bận|đợi|muộn|trễ|chậm|mãi|vắng)",
    (
        "(gõ sai|ghi sai tên|sai tên|nhầm tên|ở xa|nửa ngày|tự đi mà|mới tới|mới đến|mấy bận|bốn bận|ba bận|nhiều bận|"
        "lần nào cũng|đi hỏi|ngại|lúng túng|chưa rành|chưa thạo|chưa quen|thao tác|xa dân|quan liêu|lơ là|thờ ơ|"
        "chưa nhiệt tình|chưa tốt|không sát|chung chung|né tránh câu hỏi|đọc nguyên|đọc hết|sơ sài|hình thức)"
    ),
    "(bặt tin|mỗi nơi|mỗi người một kiểu|một kiểu|rồi về|rồi thôi|nói chuyện điện thoại|trả lời chung chung)",
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
    (
        "(không|chưa|chẳng|ít|thiếu|cần|thêm|một|hai|ba) (có )?(bác sĩ|y sĩ|giáo viên|cán bộ|nhân viên|công an|bảo vệ|"
        "thầy|cô giáo|kỹ sư|điều dưỡng|y tá|hộ sinh|thú y|kiểm lâm|trưởng thôn|phó thôn)"
    ),
)
#: Private people: what they do is no denunciation in this sense.
PRIVATE = Phrases(
    (
        "(hàng xóm|chủ trọ|chủ nhà trọ|nhà bên|thanh niên|kẻ trộm|kẻ gian|trộm|côn đồ|nhóm (người|thanh niên|đòi nợ|"
        "cho)|"
        "đối tượng lạ|người lạ|bạn trai|bạn học|nhà đối diện|chồng cũ|anh em trong nhà|giả danh|xưng là|mạo danh|"
        "lừa đảo|"
        "tiểu thương|một bà ở chợ|bọn (trẻ|buôn)|dân buôn|một hộ|có hộ|có nhà|vài hộ|một số hộ|kẻ lạ|"
        "kẻ xấu)"
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
        "đáng quý|rất mực|xông xáo|như con|dân mừng|bà con mừng|dân quý|"
        "tuyên dương|tự hào|vui mừng|mừng lắm|rất quý|quý lắm|rất mừng|xin lỗi|tận tụy|vất vả|cứu sống|không quản)"
    ),
    "!(mến|ơn)",
    "!(cõng)",
)
ADVICE = Phrases(
    "(góp ý|hiến kế|theo tôi|theo em|theo ý|thiết nghĩ|sáng kiến|đề xuất|để (chống|phòng|tránh|hạn chế|ngăn))",
    "!(nên|hãy)",
    "(nên|hãy) (có|mở|được|công khai|tổ chức|xuống|về|làm|cho|lập|đặt|bố trí|tăng|giảm|thông báo|niêm yết|đến)",
    "(xã|trường|thôn|huyện|phường|ủy ban|công ty) (cũng )?nên",
)
WISH = Phrases(
    (
        "(đề nghị|kiến nghị|yêu cầu|kính mong|rất mong|mong (xã|huyện|tỉnh|nhà|cấp|các|công an|ủy ban|lãnh đạo|trường|"
        "sớm|được)|xin (xã|cấp|huyện|cho|thêm|được|hỗ trợ|một))"
    ),
    "!(mong|nhờ)",
    "mong (có|huyện|muốn|đợi|mỏi|rằng|lớp|thôn|ngành|nhà nước)",
)
#: … but to look into somebody is no common wish.
INQUIRE = Phrases(
    (
        "(làm rõ|xác minh|điều tra|thanh tra|kiểm tra|xem lại|vào cuộc|xử lý nghiêm|kiểm điểm|cách chức|đình chỉ|"
        "truy cứu) (giúp )?(việc|vụ|vì sao|ông|bà|anh|chị|cán bộ|trưởng|chủ tịch|kế toán|hiệu trưởng|giám đốc|"
        "trách nhiệm|hành vi|khoản|ai|chuyện|các khoản|số tiền|dấu hiệu|tại sao|xem|động cơ)"
    ),
)
#: What is to be done so that a wrong never comes.
REMEDY = Phrases(
    (
        "(để|nhằm|muốn|cho) (chống|hạn chế|tránh|phòng|phòng ngừa|ngăn|ngăn ngừa|ngăn chặn|hết|giảm|bớt|khỏi|đỡ|xóa|"
        "không còn|chấm dứt|đẩy lùi|bảo đảm|đảm bảo|minh bạch)"
    ),
    "(phòng chống|phòng ngừa|chống|đẩy lùi|bài trừ|nói không với|tuyên truyền) (tham nhũng|tiêu cực|nhũng nhiễu|hối lộ|"
    "lãng phí|tham ô|gian lận|tội phạm|bạo lực|lừa đảo|tệ nạn)",
    "(tăng cường|đẩy mạnh|thường xuyên|chú trọng) … (kiểm tra|giám sát|thanh tra|tuyên truyền|công khai|phòng)",
)
#: Cheats who only say that they are in office.
IMPOSTOR = Phrases(
    (
        "(giả làm|giả danh|giả mạo|xưng là|tự xưng|mạo danh|đóng giả|giả vờ|mạo nhận|nhận là|giả dạng) … (cán bộ|"
        "công an|"
        "nhân viên|bộ đội|cảnh sát|ngân hàng|điện lực|bảo hiểm|thuế|tòa|viện)"
    ),
    "(lừa đảo|lừa) (qua|trên) (mạng|điện thoại)",
)
#: "If …" at the beginning: a case thought of.
IF = Phrases(
    "(nếu|giả sử|giả dụ|lỡ|trong trường hợp|trường hợp|khi|hễ mà) (mà )?(có|dân|phát hiện|cán bộ|trưởng|thấy|bị|"
    "không|tôi|gặp|người|ai|công an|bác sĩ|muốn|một)"
)
#: News of a case that is already dealt with.
KNOWN = Phrases(
    (
        "(đã|bị|vừa bị|mới bị) (bắt|khởi tố|xét xử|kết án|kỷ luật|cách chức|tạm giam|điều tra)|(vụ án|xét xử|"
        "kết luận thanh tra|"
        "kết luận kiểm tra|kết luận số|phiên tòa|thi hành (án|kết luận))"
    ),
    "(đơn|thư) (tố cáo|tố giác|khiếu nại) (của )?(tôi|xóm|thôn|chúng tôi|dân|bà con|gia đình)? … (đã|gửi|chuyển|"
    "đến đâu|trả lời)",
)
#: What turns thanks into something else.
BUT = Phrases("(nhưng|tuy nhiên|song|có điều|chỉ tiếc|tiếc là|xin báo|báo việc|nhân đây|đồng thời|tôi cũng|ngoài ra)")
#: Somebody in office who is spoken to, not of.
ADDRESSED = Phrases(
    (
        "(kính gửi|kính thưa|thưa|kính mời|mời|gửi|nhờ|mong|kính mong|rất mong|đề nghị|kính đề nghị|xin|xin mời) "
        "(các )?(đồng chí|ông|bà|anh|chị|bác|chú|cô|vị)? (lãnh đạo|bí thư|chủ tịch|cán bộ|đại biểu|trưởng thôn|"
        "phó chủ tịch|cấp ủy|công an|đoàn thanh niên|hội phụ nữ|hội nông dân|ban quản lý|thanh tra|kiểm lâm|"
        "quản lý thị trường|kiểm sát|thú y|khuyến nông|quản lý)"
    ),
    "(cần|để|việc|công tác|khó|dễ|chưa|số hộ|được|đơn vị|cơ quan|hộ) quản lý",
    "quản lý (chặt|tốt|lại|giá|xe|đất đai|nhà nước|việc|vỉa hè|rừng|tài nguyên)",
    "(thuốc|hàng|vật tư) thú y",
    "(lãnh đạo|chủ tịch|phó chủ tịch|bí thư|cán bộ|trưởng thôn|trưởng xóm|trưởng bản|trưởng ấp|công an|giáo viên|"
    "bác sĩ) (xã|huyện|tỉnh|thôn|một cửa|y tế|hội nông dân|hội phụ nữ)? (cũng )?(nên|cần)",
    "(sau|trước|gần|cạnh|qua|đối diện|cổng) (cổng |nhà |đồn |trụ sở )?(công an|biên phòng|kiểm lâm|trưởng thôn|"
    "chủ tịch|bí thư)",
    "(điều chuyển|điều động|luân chuyển) (bớt|thêm)? (giáo viên|cán bộ|bác sĩ|y tá)",
    "cho (các |đội ngũ )?(cán bộ|trưởng thôn|trưởng bản|trưởng xóm|trưởng ấp|giáo viên|bác sĩ|y tá|công an|dân quân) "
    "(được )?(đi|tham gia|dự)? (học|tập huấn|tham quan|bồi dưỡng)",
    (
        "(phát triển|kết nạp|tuyển|đào tạo|tập huấn|bố trí|bổ sung|quy hoạch|luân chuyển|tạo nguồn|đãi ngộ) "
        "(thêm |mới |các |đội ngũ |nguồn |cho )?(đảng viên|cán bộ|công chức|viên chức|giáo viên|bác sĩ|y sĩ|y tá|"
        "thú y|khuyến nông|cấp ủy|công an|dân quân)"
    ),
    "bồi dưỡng (nghiệp vụ |đội ngũ |nguồn |thêm )?(cán bộ|đảng viên|giáo viên|đoàn viên) (nữ|trẻ|nguồn|người dân tộc|"
    "dân tộc|tại chỗ)",
    "(tập huấn|đào tạo|mở lớp|chế độ|phụ cấp|chính sách) … cho (các |đội ngũ )?(cán bộ|công chức|trưởng thôn|"
    "đảng viên|giáo viên|y tá|tổ trưởng|khuyến nông|thú y|dân quân|công an)",
)
#: What somebody carries in the heart, who accuses nobody: the sign of a text that is told, not asked for.
HEART = Phrases(
    (
        "(trăn trở|day dứt|đau đáu|chạnh lòng|tủi thân|buồn lắm|nghĩ mà|thấy buồn|thấy thương|xót xa|ngậm ngùi|"
        "bùi ngùi|tâm tư|tâm trạng|ước mơ|ước gì|ao ước|mơ ước|khát khao|băn khoăn|thấp thỏm|hoang mang|nản|"
        "nản lòng|chán nản|mệt mỏi|khổ tâm|bấp bênh|bấu víu|cực lắm|cực khổ|vất vả lắm|nhiều lúc muốn|nhiều đêm|"
        "nằm khóc|rớt nước mắt|rơi nước mắt|không cầm được nước mắt|nhắm mắt|yên lòng|an lòng|canh cánh|"
        "nguyện vọng|lòng (cứ|luôn|rất|buồn|nao|đau|không)|nao nao|chỉ lo|tiếc nuối|tủi|khát vọng|ước mong|chỉ ước|"
        "chỉ mơ|mơ có|chỉ mong|mong mỏi|mong ước|trĩu nặng|yên tâm|hằng mong|sợ mất|cô đơn|tự ti|đứt ruột|"
        "nghĩ mà thương|nghẹn|chạnh|lo cho|xót|hiu quạnh|nhớ thương|mặc cảm|lòng tôi|lòng dân|mà thương|tha thiết|"
        "chỉ sợ|yêu nghề)"
    ),
    "(hụt hẫng|hào hứng|tội nghiệp|thương (cho|mấy|lũ|đám|tụi|chúng|các) (đứa|trẻ|nhỏ|cháu|em|cụ))",
    "(lo|lo lắng|không biết) … (mai mốt|mai này|rồi đây|sau này|tương lai)",
)
