"""What a complaint is made of: a decision or act, words against it, what is wanted, and that it is one's own."""

from __future__ import annotations

from doithoai.opinion.phrases import Phrases

#: What was decided or done to somebody.
DECISION = Phrases(
    (
        "(quyết định|thông báo thu hồi|thông báo từ chối|văn bản từ chối|kết luận|kết quả giải quyết|án phạt|"
        "văn bản trả lời)"
    ),
    (
        "(thu hồi|cưỡng chế|tháo dỡ|đình chỉ|giải tỏa|tịch thu|xử phạt|kỷ luật|cảnh cáo|khiển trách|sa thải|"
        "buộc thôi việc)"
    ),
    "(cho|bị) (nghỉ việc|thôi việc|thôi học|đuổi học|đuổi việc|đuổi|phạt|điều chuyển|giáng chức|chuyển|cách chức)",
    "(cho|bắt) … (thôi học|thôi việc|nghỉ việc|nghỉ học|thôi hưởng)",
    "(không được|không) (đưa|xét|ghi|tính|hưởng|bố trí|công nhận) … (vào|diện|danh sách|tái định cư|chế độ|cho)",
    "(bảo|cho rằng|coi|xác định|kết luận) (là|đất|tôi|nhà) … (đất công|lấn chiếm|vi phạm|không đủ|không phải)",
    "(chấm dứt|cắt) (hợp đồng|hợp đồng lao động)",
    (
        "(cắt|dừng|ngừng|thôi|giảm|xóa|tạm dừng) (hưởng|chi|trả|chi trả|hết)? (trợ cấp|chế độ|phụ cấp|lương hưu|"
        "hỗ trợ|hộ nghèo|tên|tiền)"
    ),
    "(gạch tên|loại|cắt|đưa|bỏ|gạt|xóa) … (ra )?khỏi (danh sách|diện|hộ nghèo|hợp tác xã|đối tượng)",
    "(loại|gạch|gạt) (hồ sơ|tên) (tôi|con|của|gia đình|em)",
    "bị (loại|bác|từ chối|trả|gạt|cắt|thu hồi|trừ|khóa)",
    (
        "(từ chối|không|bác) (cấp|công nhận|xác nhận|giải quyết|cho|nhận|tiếp nhận|bồi thường|chấp nhận|đơn) (sổ|"
        "giấy|phép|hồ sơ|tôi|cho tôi|gia đình|đơn|chuyển|đất|của)"
    ),
    (
        "(áp giá|áp sai|áp (thửa|đất|loại)|áp cho|giá đất áp|áp thuế|truy thu|phương án bồi thường|giá bồi thường|"
        "giá đền bù|mức bồi thường|mức đền bù|phương án đền bù|đơn giá)"
    ),
    "(lập biên bản|biên bản) (xử )?phạt",
    "(phạt|trừ|truy thu|bắt đóng|thu) (tôi|nhà tôi|gia đình tôi|gia đình|em|tiền|hết|lương|thưởng|thêm|mẹ tôi|bố tôi)",
    (
        "(đuổi (tôi|ra|gia đình|em)|khóa (cửa|quầy|ki ốt|sạp)|không cho (tôi|gia đình|em|chúng tôi)|bỏ sót (nhà|"
        "tôi|gia đình|tên))"
    ),
    "(hủy|bác) (kết quả|đơn|hồ sơ|giấy|hợp đồng|quyền)",
    "(cấp|việc cấp) (sổ|giấy|sổ đỏ|giấy chứng nhận|bìa) … (chồng|sang|lấn|nhà bên|người khác|lên đất|cả|sai|đứng tên)",
    "(đo|đo đạc|xác định|kiểm đếm|ghi|tính|cắm mốc|xếp loại|đánh giá) (lại )?… (thiếu|sai|hụt|nhầm|thấp|lấn|vào đất)",
    (
        "bị (ngừng|dừng|cắt|kỷ luật|khai trừ|giải tỏa|tước|đình chỉ|chấm dứt|lưu ban|hạ|giáng|trừ|truy thu|"
        "cưỡng chế|thu hồi|buộc|xếp|chuyển|đổi|hủy|khóa|đuổi|phạt|bắt đóng)"
    ),
    "(gạch|xóa|bỏ|gạt|cắt) tên (cháu|con|tôi|em|gia đình|nhà|vợ|chồng|mẹ|bố)",
    "(hình thức kỷ luật|biên bản vi phạm|lệnh|nghị quyết khai trừ|kết quả công bố|mức phạt|mức thu|giải tỏa nhà)",
    "(đổi|chuyển|xếp|đẩy|hạ|giáng) (tôi|em|cháu|con tôi|nhà tôi|gia đình tôi|vợ tôi|chồng tôi|chúng tôi|lô|"
    "hồ sơ) (xuống|sang|"
    "ra|vào|khỏi)",
    "(ranh giới|kết quả (chấm|xét|thi|bình xét|đo đạc|kiểm đếm|đấu giá))",
)
#: … what the writer says against it …
OBJECTION = Phrases(
    "(không|chưa) (nhất trí|đồng ý|đồng tình|chấp nhận|tán thành|phục|chịu|công nhận|thỏa đáng)",
    "(phản đối|bất bình|oan|oan sai|oan ức|bất công|vô lý|vô cớ|ép uổng|tùy tiện)",
    (
        "(trái|sai|không đúng|chưa đúng) (luật|pháp luật|quy định|thẩm quyền|thực tế|sự thật|đối tượng|trình tự|"
        "quy trình|người|ranh giới|diện tích|hiện trạng|thời hạn)"
    ),
    "(là|hoàn toàn) (sai|không đúng|trái|oan|vô lý|không công bằng)",
    "(lý do|áp dụng) (sai|không đúng)",
    "(thiệt hại|thiệt thòi|thiệt cho|thiệt|ảnh hưởng quyền lợi|xâm phạm|mất quyền|mất trắng)",
    "không (rõ lý do|nêu lý do|có lý do|lý do|báo trước|thông báo|lập biên bản|hề|vi phạm|lấn chiếm|giải thích)",
    "(không|mà không|chưa) (lập|có) (phương án|bồi thường|biên bản|quyết định)",
    "(khi|trong khi) (chưa hết|tôi không|tôi chưa|tôi vẫn|tôi đủ|gia đình tôi (vẫn|không|chưa|đủ)|đất đó|đang)",
    "(đủ điểm|đủ điều kiện|đủ tiêu chuẩn|đúng đối tượng|làm đủ|có đủ|đầy đủ giấy tờ)",
)
REFUSAL = Phrases(
    (
        "(tôi|cháu|gia đình|gia đình tôi|nhà tôi|em|chúng tôi|vợ tôi|chồng tôi|mẹ tôi|bố tôi|con tôi|hộ tôi|"
        "gia đình em|"
        "gia đình cháu|chúng em|nhà em) (rất |hoàn toàn |kiên quyết |cũng |vẫn |thấy )?(không|chưa|chẳng) (nhất trí|"
        "đồng ý|"
        "đồng tình|chấp nhận|phục|chịu|thể chấp nhận|tán thành|ký nhận|nhận tiền|tâm phục)"
    ),
    "(tôi|cháu|gia đình|gia đình tôi|gia đình cháu|gia đình em|nhà tôi|em|chúng tôi|chúng em) (kịch liệt |"
    "cực lực )?(phản đối|"
    "bị oan|oan|kêu oan)",
)
#: … and what is wanted: to undo it.
UNDO = Phrases(
    (
        "(xem xét|giải quyết|xét|xem|xác minh|đo|đo đạc|tính|áp|chấm|kiểm đếm|thẩm định|phúc tra|rà soát|tính toán|"
        "kết luận|điều chỉnh|đánh giá|phân loại) (giá|xét|kiểm)? lại"
    ),
    (
        "(yêu cầu|đề nghị|xin|mong|đòi|phải|nghị) … (hủy|hủy bỏ|thu hồi|rút lại|rút quyết định|bãi bỏ|"
        "sửa (lại )?quyết định|khôi phục|phục hồi|đính chính|minh oan)"
    ),
    "(yêu cầu|đề nghị|đòi) (phải )?(bồi thường|đền bù|hoàn trả) (lại|thiệt hại|cho tôi|và)",
    "(yêu cầu|đề nghị|đòi|mong|xin) … (bỏ (hình thức|quyết định|kỷ luật|mức phạt|khoản)|trả (lại|đúng) (tôi|chỗ|"
    "quầy|đất|tiền|"
    "trợ cấp|quyền|nguyên)|truy lĩnh|áp (giá|đúng)|công nhận lại|chấm lại|giám định lại|đo lại|tính lại|phúc tra|"
    "bốc lại)",
    "(trả lại|nhận lại) (cho )?(tôi|gia đình|đất|chỗ|việc|ki ốt|quầy|chức)",
    (
        "(rút lại|hủy bỏ|thu hồi (lại )?(quyết định|sổ|giấy|thông báo)|khôi phục|minh oan|nhận trở lại|nhận lại|"
        "cho tôi (làm|bán|học|hưởng|vào) (lại|tiếp))"
    ),
)
#: … for somebody who speaks for himself.
MINE = Phrases(
    (
        "(tôi|em|mình|gia đình|gia đình tôi|nhà tôi|chúng tôi|chúng em|con tôi|mẹ tôi|bố tôi|vợ tôi|chồng tôi|cháu|"
        "nhà em|hộ tôi|gia đình cháu|em tôi|của tôi)"
    ),
)
HARMED = Phrases(
    "(bố|mẹ|con|con trai|con gái|vợ|chồng|em trai|em gái|ông|bà|cháu) tôi",
    "(gia đình|nhà|hộ|đất|vườn|thửa ruộng|ruộng|quán|hồ sơ) (nhà )?(tôi|em|chúng tôi)",
    "(tôi|em|chúng tôi) (đã |vẫn |lại )?bị",
)
RECONSIDER = Phrases(
    "(xét|xem xét|giải quyết|kết luận|xác minh|áp giá|thẩm định|phúc tra) lại",
    "(hủy|hủy bỏ|rút|rút lại|thu hồi|bãi bỏ) (quyết định|thông báo|kết luận|lệnh|biên bản|văn bản)",
    "(minh oan|khôi phục)",
)
COMPLAIN = Phrases(
    (
        "(tôi|chúng tôi|em|nay|xin|gia đình|nhà tôi|chúng em|tôi xin|làm đơn|viết đơn|gửi đơn|tôi muốn|nên|"
        "tôi tiếp tục|tiếp tục) (được )?khiếu nại"
    ),
    "(đơn )?khiếu nại (lần|quyết định|về việc|việc|thông báo|kết luận|ủy ban|chủ tịch|hành vi|văn bản)",
)
