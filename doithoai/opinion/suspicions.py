"""Papers that do not say what was, bodies that do what the law forbids, and writers who are in office themselves."""

from __future__ import annotations

from doithoai.opinion.phrases import Phrases

#: The writer is the one in office.
SELF = Phrases(
    (
        "(tôi|em|chúng tôi|chúng em) (là|vốn là|làm|nguyên là|đang làm) (một )?(cán bộ|công chức|viên chức|"
        "giáo viên|trưởng|bí thư|kế toán|tổ trưởng|công an|bác sĩ|y sĩ|hiệu trưởng|phó|dân quân|chi hội)"
    ),
)
#: Papers that do not say what was.
FALSEHOOD = Phrases(
    (
        "(đã chết|đã mất|mất từ|chết từ|không có thật|không ở|không có mặt|không làm|không học|không dự|không khám|"
        "không mua|không hề|chưa bao giờ) … (vẫn|lại) … (ghi|ký|kê|khai|nhận|có tên|lĩnh|chấm|thanh toán|cấp)"
    ),
    "(hai|2) (bảng lương|danh sách|bản danh sách|bộ chứng từ|biên bản khác|sổ|bộ hồ sơ|hóa đơn|hệ thống sổ|"
    "bảng chấm công|loại hợp đồng)",
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
    "(kiểm tra|thanh tra|đoàn) … (khóa van|dừng xả|đối phó|sơn lại|dọn sạch|báo trước)",
    "!(kiểm tra|thanh tra|đoàn) … (che|đậy|tắt|giấu)",
    "(lấy|mượn|dùng|đứng) tên … (nhận|vay|lĩnh|hưởng|mua|để)",
    (
        "(ghi|khai|báo cáo|kê|xác nhận|ký nhận|chấm) … (đủ|đã|đều|xong|hết|toàn bộ) … (chưa|không|chẳng) … (nào|ai|hề|"
        "từng|được|thấy|đồng)"
    ),
    "(mất|chết|nghỉ|chuyển đi|đi vắng|bỏ học|hỏng) … (mà|nhưng) … vẫn (ghi|ký|cấp|lĩnh|nhận|có tên|chấm|kê|khai)",
    "(khai|ghi|báo|kê|chấm) (đủ|là|có)? # … (chỉ|mỗi|mới|vẻn vẹn) (có|được|thấy)? #",
    "(biết trước|lộ) (đề|giá|kết quả|đáp án)",
    "(thế|đổi|thay|chèn|ghép|điền) tên … (mình|cháu|con|vợ|người nhà|người khác|họ hàng)",
    "(chữ ký|nét chữ) (giống nhau|giống hệt|cùng một|y hệt)",
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
