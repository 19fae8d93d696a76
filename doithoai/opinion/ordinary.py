"""What is wanted and what is done every day: words that sound like a wrong and stand where none is told."""

from __future__ import annotations

from doithoai.opinion import suspicions, wrongs
from doithoai.opinion.phrases import Phrases, Said, clauses
from doithoai.opinion.signs import AFRAID, KIN, SLIPPED, UNLAWFUL

#: A point that begins with the verb of what is wanted; whoever is its object did nothing.
_WANTED = Phrases(
    (
        "(cần|nên|hãy|sớm|tiếp tục|nhanh chóng|kịp thời|quan tâm|#)? (tuyển|tuyển dụng|bố trí|bổ sung|phân công|"
        "điều chuyển|đào tạo|tập huấn|mở (lớp|rộng|thêm|đường|tuyến)|xây|xây dựng|lắp|lắp đặt|làm lại|làm thêm|làm mới|"
        "sửa|sửa chữa|nạo vét|nâng cấp|nâng mức|cải tạo|cứng hóa|bê tông hóa|nhựa hóa|đầu tư|trang bị|hỗ trợ|tăng|"
        "tăng cường|giảm bớt|giữ lại (lớp|trường|điểm|chợ|tên|nếp)|duy trì|tổ chức|thành lập|quản lý|kiểm soát|"
        "thu gom|quan tâm|tạo điều kiện|công khai|thông báo|hướng dẫn|tuyên truyền|đẩy nhanh|hoàn thiện|ưu tiên|"
        "khen thưởng|cần thêm|xin thêm|khám sức khỏe|dạy (bơi|nghề|chữ|tiếng)|bầu lại|thay trưởng|"
        "cử (cán bộ|giáo viên|người|công an|bác sĩ|kiểm lâm)|cấp (thuốc|nước|thêm|lại|"
        "bìa|sổ|giống)|mua (máy|thêm|sắm)|kiểm tra (chất lượng|các|định kỳ|thường xuyên|đột xuất|vệ sinh|giá|lại "
        "(đường|cống|điện|nước)))"
    ),
    "!(cần|nên|hãy|sớm|tiếp tục|#)? (cử|thay|mở|bầu|mời|lát|trồng|kéo|dạy|khám|siết|giao|nâng|giảm)",
)
_HEAVY = (
    wrongs.CRIME,
    wrongs.EXTORTION,
    wrongs.EMBEZZLE,
    wrongs.NEPOTISM,
    wrongs.VIOLENCE,
    suspicions.FALSEHOOD,
    KIN,
    SLIPPED,
    UNLAWFUL,
    AFRAID,
)
#: What stands behind a wish and is no longer than this goes on with it: "tuyển bác sĩ, y tá".
_GOES_ON = 3

#: Common errands: their words are those of taking, hiding and forging, and mean none of it.
ERRANDS = Phrases(
    "(lấy|mang|đem|giữ|thu|rút|xin) (mẫu|ý kiến|phiếu|hồ sơ|kinh nghiệm|máu|măng|rác|nước|lời) … "
    "((mang|đem|đưa|chở|gửi) (đi|về))?",
    "(lấy|giữ|xin) số điện thoại … (mà|nhưng|không|chưa)? (chưa|không)?",
    "(chụp ảnh|quay phim|đo đạc|kiểm đếm|ghi chép|khảo sát) … (mang|đem|đưa) về",
    "(mang|đem|đưa) (đi|về) (xét nghiệm|kiểm nghiệm|huyện|tỉnh|sở|trung tâm)",
    "(nơi khác|ở xa|từ|ngoài tỉnh|xe|xe tải|máy) … (chở|hút|lấy) (về|đến|tới|đi|đất|đá|cát|lúa|hàng|quá tải)?",
    "(nơi khác|gà|cam|chè|gạo|vải|bưởi|na|hàng|mật ong|rượu|nước mắm|thương lái) … (dán|đóng) (lại )?(tem|nhãn|mác)",
    "chở (quá tải|lúa|hàng|học sinh|vật liệu|rác|đất|đá)",
    "(đại lý|cửa hàng|hiệu|tiệm|cây xăng|quán|thương lái|hàng rong|tiểu thương|chợ) … (bán|lấy|thu mua) "
    "(ra|hàng|lẻ|buôn|đắt|thuốc|phân|giống|cám|hạt)?",
    "(xã|trường|nhà trường|trạm y tế|bệnh viện|hợp tác xã) bán … (đắt|mắc|rẻ|chậm|muộn|hai ngày|ba ngày)",
    "bán (ở|tại|tràn lan|đầy|khắp)",
    "(việc|buổi|người|hộ|dân|bà con|chỗ|điểm|chưa) bán (được|hàng|rau|thịt|cá)?",
    "(chưa|thiếu|chờ) (có |đủ )?(tiền|vốn|kinh phí|ngân sách)",
    "(chuyển|tính|ghi|trả) nhầm … (tiền|khoản|triệu)?",
    "tiền (gửi xe|giữ xe|điện|nước|rác|chế độ|ăn|lương) … (chậm|muộn|trễ)",
    "nông thôn mới (cho|là|thì|làm|được|có|đi)",
    "(gom|thu|nhận|cầm|mang|lấy) (giấy tờ|hồ sơ|giấy) … (hẹn|chưa|chờ)",
    "ma (túy|chay)|đám ma",
    "(bắt|bảo|buộc) (tôi|dân|bà con|người) (phải )?(làm lại|đi lại|về|chờ|đợi|bổ sung|viết lại|khai lại|xếp hàng)",
    "bán bảo hiểm",
    "lấy (đâu|củi|gì)",
    "đo (thiếu|sai|thừa|hụt|lệch) … (mét|sào)?",
    "cho thuê … giá (rẻ|thấp|ưu đãi)",
    "(giúp|đỡ|giảm|điều chuyển) bớt",
    "bớt (tắc|khổ|ồn|bụi|nguy hiểm|lo|việc|thủ tục|giấy tờ|họp)",
    "(cắm|cột|dời|đóng|thiếu) mốc",
    "chia (làm|ra|lịch|thành|ca|tổ|lớp|nhỏ) (nhiều|hai|ba|từng)?",
    "(để|cho) anh em (gắn bó|yên tâm|đỡ|làm việc|phấn khởi|có)",
    "(hàng|phân|phân bón|thuốc|đồ|giống|rượu|nước mắm|mì chính|sữa|tiền|mật ong) (npk|lân|đạm|sâu|cỏ)? (nghi )?(là )?"
    "(hàng )?(giả|nhái)",
    "(tuần|tuần tra|đi tuần|trực|làm việc|mở cửa|cấp cứu|ca|học|chốt|tối|ồn|mất|trộm|nguy hiểm) … "
    "(ban đêm|nửa đêm|suốt đêm)",
    "(ban đêm|nửa đêm|suốt đêm|đêm nào) … (tuần tra|trực|tối|ồn|ngủ|nguy hiểm)",
    "(mất|bị|nạn|kẻ|bắt|hay|người nơi khác) … trộm",
    "trộm (chó|gà|vịt|vặt|cắp|nhiều|cây|đồ|xe)",
    "(bài|bài tập|đi|trở|đón|học|làm|tan ca|quay) về nhà",
    "về (tận )?nhà (văn hóa|dân|trường)",
    "(kiểm tra|thanh tra|đoàn) … (đừng|không|chớ|khỏi|chẳng) (cần |nên )?báo trước",
    "(đừng|không|chớ|khỏi|chẳng) (hề |cần |nên |ai )?báo trước",
    "(ghi|viết|tính|đọc|gõ|nhập) (sai|nhầm|sót) (chỉ số|số điện|số nước|tên|họ|năm sinh|ngày sinh|địa chỉ|tiền điện|"
    "tiền nước) … (công|tháng|người|tuổi|nhưng|mà|không|chưa|lần)?",
    "(mũ|nợ|đóng|mua|sổ|thẻ|hưởng|nộp|chốt|tham gia|lĩnh) (tiền )?bảo hiểm",
)
#: What those in office are there for, done or left undone.
DUTY = Phrases(
    (
        "(tuần tra|đi tuần|trực|dạy|giảng|khám|tiêm|đo đường|đo đạc|cắm mốc|khảo sát|hướng dẫn|tập huấn|về thăm|"
        "nghỉ sinh|nghỉ hưu|nghỉ ốm|giải thích|vận động|tuyên truyền|họp|lấy mẫu|chụp ảnh|xét nghiệm|nhắc|nhắc nhở|"
        "ra xem|về xem|xuống xem|đến xem|kiểm đếm|phun thuốc|làm căn cước|bài tập|kê đơn|đọc loa|tiếp dân|"
        "nhận hồ sơ|lấy ý kiến|kiểm tra|chữa cháy|phát tờ|xin chuyển|đi học|ốm|mới về|tiếp xúc)"
    ),
    "(nói|bảo|hứa|dặn|hẹn|khuyên|động viên) (sẽ|dân|bà con|chúng tôi|cuối|đầu|sang|hồ sơ|chờ|đợi|phải chờ|mai|về)",
)
#: Too little, too much, not yet: a measure of service, no wrong.
SHORTFALL = Phrases(
    (
        "(ít|nhiều|chậm|nhanh|xa|cao|thấp|to|nhỏ|bé|đông|vắng|yếu|kém|lâu|muộn|sớm|kỹ|khuya|mặn|đắt|xấu|"
        "bẩn|bụi|khó) (quá|lắm)"
    ),
    "ít (đi|khi|người|xuống|về|cười|gặp|thấy|ra|họp|quân|dạy|có|ai|rau|thức)",
    "(chưa|chẳng|không) (thấy )?(ra xem|làm gì|làm được|có gì|gọi lại|trả kết quả|xong|đâu|đo|quay lại|nói lại|"
    "khởi công|ai lo|ai nói|trả lời|biết gọi|biết hỏi|gặp được|theo kịp|nghe được|đọc được|chỉ cách)",
    "(đến giờ|đến nay|giờ|nay|bây giờ) (mới|chưa|vẫn|vẫn chưa|đã qua|không)",
    "(năm|tháng|tuần|ngày) (rồi |nay |trời |mà )?chưa",
    "(mỗi|một) (nhà|nơi|hộ|người|thôn|chỗ|kỳ) một (giá|kiểu|mức|khác)",
    "(không|chẳng|chưa) (thấy |có |niêm yết )?bảng giá",
    "(đâu lại vào đấy|vẫn thế|vẫn vậy|hoài|mãi|lại bảo|không kịp|chưa kịp|chưa biết|bỏ sót|đọc sót|viết nhầm|"
    "tính nhầm)",
)


def without_wishes(part: Said) -> Said | None:
    """What a sentence tells besides the points that only name what is wanted."""
    kept: list[Said] = []
    wished = False
    for clause in clauses(part):
        goes_on = wished and len(clause.words.split()) <= _GOES_ON
        wished = goes_on or _wanted(clause)
        if not wished:
            kept.append(clause)
    if len(kept) == len(clauses(part)):
        return part
    if not kept:
        return None
    return Said(
        f" {' , '.join(one.marked.strip() for one in kept)} ",
        f" {' , '.join(one.folded.strip() for one in kept)} ",
        part.has_marks,
    )


def _wanted(clause: Said) -> bool:
    first = _WANTED.spans(clause)[:1]
    return bool(first) and first[0][0] == 1 and not any(heavy.within(clause) for heavy in _HEAVY)


def only_errands(said: Said, sign: Phrases) -> bool:
    """Every place where a sign stands is part of a common errand."""
    errands = ERRANDS.spans(said)
    return all(any(a <= start and end <= b for a, b in errands) for start, end in sign.spans(said))
