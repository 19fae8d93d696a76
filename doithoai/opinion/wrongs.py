"""Recognise a denunciation or a complaint by what it says: who did it, what was done, what is asked.

A denunciation reports an unlawful act of a person in office or of a body, whatever words it takes; a complaint asks
to reconsider or cancel a decision or act that harms the writer. Only proposals, decided by a holder. Better one too
many sealed than one too few: a holder releases in a minute, what was published stays read.
"""

from __future__ import annotations

from doithoai.opinion.phrases import Phrases

#: Who holds an office, a trust, or somebody else's money.
OFFICE = Phrases(
    "trạm (kiểm dịch|kiểm lâm|thú y|y tế|cân|thu phí|kiểm soát|biên phòng)",
    "(cán bộ|công chức|viên chức|lãnh đạo|chủ tịch|phó chủ tịch|bí thư|phó bí thư|đảng ủy viên|cấp ủy|chi ủy|đại biểu)",
    "(trưởng|phó) (thôn|xóm|bản|ấp|khu|làng|buôn|tổ|phòng|ban|trạm|khoa|công an|đoàn|chuyền|ca|bộ phận|đồn|văn phòng)",
    "(tổ|đội|khu|khối|trạm|ban|phòng|chuyền|nhóm) (trưởng|phó)",
    "(tổ trưởng|hiệu trưởng|hiệu phó|phó hiệu trưởng|giám đốc|phó giám đốc|quản đốc|quản lý|sếp|chỉ huy|giám thị)",
    (
        "(kế toán|thủ quỹ|thủ kho|chủ nhiệm|địa chính|tư pháp|văn thư|hộ tịch|thanh tra|kiểm lâm|hải quan|"
        "cán bộ thuế|chi cục thuế|tòa án)"
    ),
    "(công an|cảnh sát|csgt|dân phòng|xã đội|bộ đội|biên phòng|quân sự|bảo vệ rừng|quản lý thị trường)",
    "(thầy|cô) (giáo|hiệu trưởng|hiệu phó|chủ nhiệm)",
    (
        "(thầy giáo|thầy hiệu|giáo viên|bác sĩ|y sĩ|y tá|điều dưỡng|trạm y tế|bệnh viện|nhà trường|giám sát|"
        "kiểm tra viên|thẩm phán)"
    ),
    "(ban quản lý|ban quản trị|ban chỉ huy|ban giám đốc|ban giám hiệu|hội đồng|hợp tác xã|ủy ban|ủy ban nhân dân)",
    "!(thầy|thuế|xã|thôn|sở|tỉnh)",
    "(người phụ trách|người có chức|người thu|nhân viên|ông ấy|ông ta|bà ấy|bà ta|anh ta|cô ta|các ông ấy|mấy ông)",
    "(chủ thầu|nhà thầu|đơn vị thi công|hội phụ nữ|hội nông dân|mặt trận|công đoàn|chính quyền|kiểm toán|đăng kiểm)",
    "phòng (tài nguyên|môi trường|giáo dục|nội vụ|kinh tế|y tế|lao động|thanh tra|văn hóa|nông nghiệp|quản lý|tư pháp)",
    "(phường|trường|huyện|công ty|trên xã|trong xã|ngoài xã|ở xã|doanh nghiệp|xí nghiệp|nhà máy|chủ doanh nghiệp)",
)
#: A person in office, not a body alone: what a body did rudely or late is no denunciation.
PERSON = Phrases(
    "(cán bộ|công chức|viên chức|lãnh đạo|chủ tịch|bí thư|cấp ủy|chi ủy|đại biểu|kế toán|thủ quỹ|thủ kho|chủ nhiệm)",
    "(trưởng|phó) (thôn|xóm|bản|ấp|khu|làng|buôn|phòng|ban|trạm|khoa|công an|đoàn|chuyền|ca|bộ phận|đồn)",
    "(tổ|đội|khu|khối|trạm|ban|phòng|chuyền) (trưởng|phó)",
    "(tổ trưởng|hiệu trưởng|hiệu phó|giám đốc|quản đốc|quản lý|sếp|chỉ huy|địa chính|tư pháp|thanh tra|kiểm lâm)",
    "(công an|cảnh sát|csgt|dân phòng|xã đội|biên phòng|thầy giáo|cô giáo|giáo viên|bác sĩ|y sĩ|giám thị|cán bộ thuế)",
    "(ông ấy|ông ta|bà ấy|bà ta|anh ta|cô ta|các ông ấy|mấy ông|ban quản lý|người phụ trách)",
    "(ông|anh|tổ|đội|nhân viên) bảo vệ",
    (
        "bảo vệ (khu công nghiệp|công ty|cổng|dân phố|trường|chợ|rừng|nhà máy|bệnh viện) (đánh|chửi|dọa|đòi|thu|"
        "bắt|đuổi|giữ|lấy|xô)"
    ),
    "bên (địa chính|lao động|tư pháp|thuế|chính sách|xây dựng|môi trường|đất đai|công an|ủy ban|xã)",
    "(trưởng|phó) (khu phố|đơn vị|chi hội|hội|nhóm|dân phố|hợp tác xã)",
    (
        "(thủ trưởng|chi hội trưởng|hội trưởng|chuyên viên|ban giám đốc|ban giám hiệu|ban quản trị|khuyến nông|"
        "y tá|điều dưỡng|hộ lý|chánh văn phòng|trợ lý|thư ký)"
    ),
    "!(trưởng|thầy)",
)
#: Named by the law as crimes of office; the word alone is enough, unless the text speaks of it in general.
CRIME = Phrases(
    "(hối lộ|tham ô|tham nhũng|ăn hối lộ|nhận hối lộ|bảo kê|biển thủ|rút ruột|tư túi|bỏ túi|đút túi|vụ lợi|trục lợi)",
    "(ăn chặn|ăn bớt|bớt xén|xà xẻo|ăn chia|chia chác|lại quả|lót tay|chung chi|mãi lộ|chạy chọt|chạy án|mua chuộc)",
    "!(khai|kê|lập|ký|ghi|nâng|chấm|nghiệm thu|thanh toán|quyết toán|hóa đơn|chứng từ|hồ sơ|danh sách) … khống",
    "(khai|kê khai|kê|lập|lập hồ sơ|chấm công|quyết toán|thanh toán|phiếu|hóa đơn|chứng từ|danh sách|nghiệm thu) khống",
    "(gian lận|thông thầu|quân xanh|lập quỹ đen|sân sau|đi đêm|tham nhũng vặt|nhũng nhiễu|vòi vĩnh|vòi tiền)",
    "(làm giả|giả mạo|giả chữ ký|chữ ký giả|bằng giả|hồ sơ giả|giấy tờ giả|hóa đơn giả|con dấu giả|khai man)",
    "!(chữ ký|giấy|bằng|hồ sơ|biên bản|xác nhận) … giả",
    "(lập|làm|kê|dùng|ký|nộp) (chứng từ|hóa đơn|phiếu thu|phiếu chi|danh sách|hồ sơ|giấy tờ) "
    "(thương binh|bệnh binh|chính sách|vay vốn|hộ nghèo|đất)? giả",
    "!kê đơn khống",
    "(ký|điểm chỉ) (thay|hộ|giả) (tên|cho)? (dân|tôi|bà con|người|hộ|chữ ký)",
    "(chiếm đoạt|chiếm dụng|lạm quyền|lộng quyền|lạm dụng chức vụ|lợi dụng chức vụ|lợi dụng quyền|cậy quyền)",
    "(chạy|mua) (việc|chức|án|trường|lớp|điểm|biên chế|suất|ghế|thầu|dự án|chế độ)",
    "(trù dập|bao che|che giấu|dung túng|tiếp tay|bật đèn xanh|thông đồng|câu kết|cấu kết|móc nối|móc ngoặc)",
    (
        "(thu|lấy|nộp|đóng|nhận) (tiền|phí|# (triệu|nghìn)|mỗi)? … không (có|đưa|ghi|viết|xuất|kèm)? (biên lai|"
        "hóa đơn|phiếu thu|chứng từ|giấy tờ|giấy biên nhận)"
    ),
)
#: Money or goods wanted for what is owed to everybody.
EXTORTION = Phrases(
    "(phong bì|bồi dưỡng|biếu xén|quà cáp|cò mồi|tiền trà nước|tiền cà phê|tiền cảm ơn|làm luật|hoa hồng)",
    "!(đã|có|từng) (nhận|cầm|ăn|lấy) … # (triệu|nghìn|tỷ)",
    "(cán bộ|ấy|trưởng|phó|tịch|thư|chính|an|đã|có|đốc) (nhận|cầm|ăn) … # (triệu|nghìn|tỷ)",
    "(đòi|gợi ý|vòi|bảo đưa|bắt đưa) … (triệu|tiền)",
    "!(đòi|gợi ý|bắt|ép|buộc|bảo|yêu cầu|vòi) (dân|tôi|gia đình|chúng tôi|em)? … (# )?(triệu|tiền|trăm|chục triệu)",
    (
        "(phải|không|muốn|ai|nhà nào) … (nộp|đưa|chi|biếu|chung|lo|bỏ ra|mất) … (mới|thì) … (được|xong|ký|có|cho|"
        "nhanh|bỏ qua)"
    ),
    "(không|chưa) (đưa|nộp|chi|chung|biếu|lo|có tiền) (tiền|quà)? thì",
    "(nộp|đưa|chung|chi) (tiền )?(riêng|ngoài|thêm|trước) (cho)?",
    "(lo|chạy) (giúp|cho|hộ) … (triệu|tiền)",
    "(nhận|cầm|lấy|ăn) (tiền|quà|phong bì) (của|từ)",
    "(thả|tha|bỏ qua|cho qua|làm ngơ|lờ đi|không xử lý) … (vì|sau khi|do|để) … (tiền|nhận|quen|chung)",
    "(mỗi|một) (xe|nhà|hộ|suất|quán|sạp|hồ sơ|chuyến|người|tháng) (chung|nộp|chi|phải) … (triệu|nghìn|trăm|tiền)",
    "(ai|nhà nào|hộ nào|quán nào|xe nào) (không|chưa)? (chung|nộp|chi|đưa|biếu) (tiền)? … (thì|bị|mới|được)",
    "(giá|tiền) … một (suất|chỗ|ghế)",
)
#: Common money or goods used as one's own.
EMBEZZLE = Phrases(
    "(lấy|rút|giữ|đem|mang|dùng|bán|tiêu|sử dụng|chuyển|cắt|ẵm|ôm|thu) … (riêng|cá nhân|nhà mình|cho mình|"
    "vào túi|túi riêng|túi mình|tiêu)",
    (
        "(lấy|rút|dùng|đem|mang|ôm|chi) (tiền|quỹ|công quỹ|ngân sách) … (xây|mua|sắm|đi|trả nợ|cho vay|đánh|chơi|"
        "tiêu|làm|sửa)"
    ),
    (
        "(lấy|rút|bán|chở|mang|đem|chia) … (vật liệu|xi măng|gạo|hàng cứu trợ|đất công|tài sản|cát|gỗ|thuốc|"
        "tiền hỗ trợ|sắt) … (bán|về nhà|nhà|riêng|đi|cho)"
    ),
    (
        "(hàng cứu trợ|tiền hỗ trợ|tiền quỹ|quỹ|tiền ủng hộ|tiền từ thiện|gạo|phần còn lại|số còn lại|"
        "tiền) … (không đến tay|biến mất|đem bán|bán ra ngoài|chia nhau|bị cắt|bị lấy)"
    ),
    "(giữ|thu|cầm|ôm) … (triệu|tiền|quỹ) … (không nộp|không trả|không đóng|bỏ trốn|bỏ đi|rồi (im|lờ|biến)|cho vay)",
    "(trừ|khấu trừ|thu) … (bảo hiểm|lương) … (không|chưa) (đóng|nộp)",
    (
        "(ký nhận|nhận|ghi|báo cáo|quyết toán) … (triệu|nghìn|kg|tấn|cân|suất|trăm|đồng) … (nhưng|mà|chỉ|thực tế|"
        "thực nhận) … (chỉ|được|đưa|phát|trao|nhận|giao)"
    ),
    "(cắt|bớt|cắt bớt|rút bớt|cắt giảm|rút) … (khẩu phần|suất ăn|tiền ăn|xi măng|thép|vật liệu|tiền của|chế độ)",
    "(kê|nâng|khai|đội) (giá|tiền|vốn|khối lượng)",
    "(hưởng|ăn|bỏ túi|lấy) (phần)? chênh lệch",
    "(xe|tài sản|của|máy|nhà|đất) công (đưa|đi|chở|vào|cho|để|làm|chơi|của thôn|ra bán)",
    (
        "(bán|cho thuê|chia|cắt|lấn|lấn chiếm|chiếm|lấy|giao|cấp|hợp thức) … (đất công|đất công ích|quỹ đất|"
        "đất # phần|đất # %|đất của (thôn|tập thể|hợp tác xã|trường|xã)|nhà văn hóa|ao thôn|đất rừng)"
    ),
    "(bán|cấp|giao|phân|chia|lấy) đất … (trái|sai|không qua|không đấu giá|cho (người|con|em|anh|cháu|vợ|họ))",
    "(bán|chặt|phá) … (rừng|gỗ|cây) (của)? (thôn|xã|tập thể|phòng hộ|trường|chung)",
    "(máy|xe|tài sản|đồ|trâu|cây) … chung … (bán|lấy tiền|riêng)",
    "(đem|mang|lấy|tuồn) (ra ngoài |đi )?bán",
    "(về|cấp|phân|chi) … mà … (chỉ|được) nhận",
    "bán … lấy tiền (riêng|tiêu|bỏ|chia|cho)",
)
#: Kin and friends before others.
NEPOTISM = Phrases(
    "(toàn|đều|chỉ) … (họ hàng|người nhà|anh em|con cháu|người thân|người quen|con em)",
    (
        "(cho|đưa|để|giao|nhận|ưu tiên|chọn|xếp|nhét|cài|ký cho|tuyển) … (người nhà|họ hàng|em vợ|em rể|em trai|"
        "em gái|anh trai|anh rể|chị gái|con trai|con gái|con rể|con dâu|cháu ruột|cháu mình|vợ mình|chồng mình|"
        "con mình|em mình|người thân|người quen|bố mẹ mình|gia đình mình|nhà mình|anh em (ruột|nhà|họ))"
    ),
    (
        "(người nhà|họ hàng|em vợ|em rể|em trai|anh trai|con trai|con gái|con rể|vợ|chồng|cháu|em ruột|anh ruột|"
        "công ty của) (của)? (ông|bà|chủ tịch|bí thư|trưởng|cán bộ|giám đốc|kế toán|phó|hiệu trưởng) … (trúng|được|"
        "nhận|vào|làm|chặt|xây|lấn|khai thác|thi công|hưởng)"
    ),
    "công ty (sân sau|của (vợ|em|con|người nhà|anh|cháu))",
)
#: Force, threats, molesting.
VIOLENCE = Phrases(
    (
        "(đánh|tát|đấm|hành hung|túm|nhốt|giam giữ|giam lỏng|bắt giữ|trói|dùng gậy|"
        "dí súng|dí điện|tra tấn) … (tôi|dân|người|cháu|con|em|"
        "học sinh|trẻ|vợ|chồng|anh|công nhân|các cháu|gãy|chảy máu|nhập viện|thương tích)"
    ),
    (
        "(đe dọa|dọa|hăm dọa|uy hiếp|khủng bố) … (đuổi|cắt|đánh|tôi|dân|trả thù|giết|không cho|ký|ai|người|bắt|"
        "cho nghỉ|thu hồi|gia đình|học sinh|công nhân)"
    ),
    "(sàm sỡ|quấy rối|gạ gẫm|cưỡng bức|xâm hại|dâm ô|sờ soạng|ép quan hệ)",
    "(trả thù|trù úm) (người|tôi|gia đình|những)",
    "!hại (người|tôi|gia đình|những)",
    "!(còng|giam) … (tôi|dân|người|cháu|con|em|tay|vợ|chồng)",
    (
        "(bắt|ép|buộc|cưỡng ép) (dân|tôi|chúng tôi|công nhân|giáo viên|hộ|bà con|nhân viên|học sinh|phụ huynh|"
        "người|các hộ|em|mẹ|gia đình) … (ký|nộp|đóng|mua|góp|chuyển|trích|đưa|trả lại|học thêm|làm chứng|khai)"
    ),
    "(bắt|giữ|giam|khám|lục soát|tịch thu) … không (có)? (giấy|lệnh|quyết định|biên bản|lý do)",
)
#: Knowing and looking away; telling those who are to be inspected.
COMPLICITY = Phrases(
    "(làm ngơ|lờ đi|nhắm mắt|mặc kệ|bỏ qua|không xử lý) … (cho|để|vì|mà|xe|gỗ|cát|đánh bạc|sai phạm|vi phạm)",
    "(kiểm tra|thanh tra|đoàn) … (đều|có người|được|lại|là) … báo (tin )?trước",
    (
        "(mách|lộ|tiết lộ|tuồn|báo tin) (trước|cho|lộ|thông tin|danh tính) … (đoàn|chủ|kiểm tra|nhà máy|công ty|"
        "người bị|xưởng|trước|biết)"
    ),
    "(tiết lộ|để lộ|làm lộ|cho biết) … (tên|danh tính|đơn) … (tố cáo|phản ánh|cho|người)",
    "(cho (xe )?qua|cho lọt|bỏ lọt|phong thư|mở (cửa|cổng|barie) cho)",
    "vẫn (ký|duyệt|nghiệm thu|đóng dấu|cho qua|xác nhận)",
    "biết (cả|rõ|hết|mà (vẫn|lờ|làm|cho|bỏ))",
    "(lo lót|lo đủ|lo trước|đi cửa sau|cửa sau|đặt trước cho|quan hệ với|có quan hệ)",
    "(biết) … (vẫn|mà) (ký|cho qua|bỏ qua|nghiệm thu|không xử lý|làm ngơ|duyệt)",
    (
        "(cho|để) … (khai thác cát|xây trái phép|xây … trên đất (lúa|ruộng|nông nghiệp)|phá rừng|chở gỗ|đổ trộm|"
        "đánh bạc|ghi đề|buôn lậu)"
    ),
    "(đứng sau|chống lưng|bảo lãnh|ô dù)",
    (
        "(ký|xác nhận|duyệt|cấp|nghiệm thu|lập) … (sai sự thật|sai nguồn gốc|không đúng sự thật|trái thẩm quyền|"
        "khống|sai đối tượng|cho người (chết|đã chết|không có))"
    ),
    "!(sửa|đổi|thay) … (điểm|kết quả|bài thi|danh sách|phiếu bầu|sổ sách|số liệu|biên bản)",
    (
        "(tự sửa|tẩy xóa|tráo|đánh tráo|làm lệch|sửa (điểm|hồ sơ|sổ|danh sách)) … (hồ sơ|điểm|kết quả|bài thi|"
        "danh sách|phiếu bầu|sổ|số liệu|biên bản|bản đồ)"
    ),
    "(gian dối|man trá|khai gian|khai sai|bớt cân|cân điêu|làm sai lệch)",
)
#: The law or the evil in general, not a report of one.
IN_GENERAL = Phrases(
    (
        "(phòng chống|chống|ngăn chặn|ngăn ngừa|đấu tranh|đẩy lùi|bài trừ|tuyên truyền|luật|quy định|nạn|chuyên đề|"
        "học) (chống|tệ|nạn|về|với|phòng|tình trạng|chặn)? … (tham nhũng|tham ô|hối lộ|lừa đảo|gian lận|chiếm đoạt|"
        "tiêu cực|nhũng nhiễu|làm giả|giả mạo|trục lợi|bạo lực|xâm hại|quấy rối|bảo kê|bao che)"
    ),
    "(giả mạo|giả danh|mạo danh|lừa đảo) … (công an|cán bộ|ngân hàng|điện lực|qua điện thoại|qua mạng|mạng)",
    "(giả danh|mạo danh|gọi điện) … (công an|cán bộ|ngân hàng) … (lừa|chuyển tiền)",
    "(hành vi|tội|thế nào là) (tham nhũng|tham ô|hối lộ)",
)
#: A case thought of, not one that happened.
SUPPOSED = Phrases(
    "(nếu|giả sử|trường hợp|khi) … (thì|có)",
    "(thì|sẽ|có) bị (xử lý|xử phạt|phạt|kỷ luật) (như thế nào|thế nào|ra sao|gì|không|bao nhiêu)",
    "(muốn|cần) (tố cáo|khiếu nại|tố giác|gửi đơn)",
    "thế nào là",
)
#: One named or pointed-at wrongdoer, or a date or sum: then it happened.
CONCRETE = Phrases(
    "(việc|vụ) (ông|bà|anh|chị|cán bộ|chủ tịch|trưởng|bí thư|giám đốc|hiệu trưởng)",
    "(tháng|ngày|hôm|năm) (#|ngoái|trước|vừa|qua|kia)",
    "(tháng|ngày|hôm) nay",
    "# (triệu|nghìn|đồng|hộ|m2)",
)
DENOUNCE = Phrases(
    (
        "(tôi|chúng tôi|em|xin|nay|xin được|tập thể|bà con|gia đình tôi|chúng em|cháu|tôi muốn|viết đơn|làm đơn|"
        "gửi đơn|đơn|có đơn) (tố cáo|tố giác)"
    ),
    (
        "(tố cáo|tố giác) (ông|bà|anh|chị|cán bộ|chủ tịch|trưởng|bí thư|giám đốc|hành vi|việc|đích danh|kế toán|"
        "hiệu trưởng|công an|bác sĩ|xã|công ty)"
    ),
)
DENOUNCE_TALK = Phrases(
    (
        "(người|dám|quyền|luật|thủ tục|hộp|hòm|thùng|đường dây|số|địa chỉ|việc|các|muốn|về|nhận|tiếp nhận|"
        "giải quyết|bị|khi|nếu|khiếu nại|trả lời|xử lý|thụ lý|phân loại|theo dõi|rà soát) (các |những )?(thư|nóng|máy|"
        "đơn thư|đơn|nhận)? (tố cáo|tố giác)"
    ),
    "(đơn|thư) (tố cáo|tố giác) (của (công dân|dân|người dân|cử tri|nhân dân)|nặc danh|tồn đọng|gửi về)",
)
