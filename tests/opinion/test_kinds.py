"""What leaves the normal path is known by its words; what only sounds like it stays."""

import pytest

from doithoai.opinion import kinds

DENUNCIATIONS = (
    "Tôi tố cáo ông trưởng xóm thu quỹ của hai mươi hộ rồi tiêu riêng.",
    "to cao can bo dia chinh nhan 15 trieu lam so do roi im luon",
    "Thủ kho hợp tác xã lập khống phiếu nhập phân bón, chữ ký của tôi là giả.",
    "Trưởng thôn đưa em vợ vào trúng thầu đường bê tông.",
    "Hiệu trưởng ép giáo viên nộp lại tiền thưởng.",
)
COMPLAINTS = (
    "Tôi khiếu nại quyết định thu hồi đất của gia đình tôi.",
    "Đơn khiếu nại lần hai: xã từ chối xác nhận nguồn gốc đất.",
    "Tôi không đồng ý với quyết định xử phạt 5 triệu đồng, đề nghị xem xét lại.",
    "Nha toi bi thu hoi dat theo quyet dinh thang 4, toi yeu cau boi thuong lai",
)
ORDINARY = (
    "Đề nghị xã làm lại cống thoát nước sau chợ trước mùa mưa.",
    "Nhà máy nước cần kiểm tra, bà con tố là nước đục.",
    "Thôn khiếu nại mãi chuyện loa hỏng mà chưa ai sửa.",
    "Đề nghị thực hiện đúng quyết định 45 về lịch thu gom rác.",
    "Nên công khai danh sách nhận quà Tết của hộ nghèo.",
    "Cán bộ một cửa hay về sớm chiều thứ sáu.",
    "Bao giờ xã chi trả tiền đất đợt 3?",
)


@pytest.mark.parametrize("text", DENUNCIATIONS)
def test_a_denunciation_is_known_with_and_without_marks(text: str) -> None:
    assert kinds.sealing(text) == "denunciation"


@pytest.mark.parametrize("text", COMPLAINTS)
def test_a_complaint_is_known_even_without_the_word(text: str) -> None:
    assert kinds.sealing(text) == "complaint"


@pytest.mark.parametrize("text", ORDINARY)
def test_an_ordinary_opinion_stays_on_the_normal_path(text: str) -> None:
    assert kinds.sealing(text) == ""


def test_a_mark_of_secrecy_is_seen_and_the_same_word_in_a_sentence_is_not() -> None:
    assert kinds.carries_secret_mark("TỐI MẬT. Phương án bảo vệ mục tiêu")
    assert kinds.carries_secret_mark("Kèm theo tài liệu (MẬT)")
    assert not kinds.carries_secret_mark("Mật độ xe tải qua thôn dày đặc, đâu phải tài liệu mật.")


def test_a_secret_mark_typed_without_marks_stops_too() -> None:
    assert kinds.carries_secret_mark("TOI MAT. Phuong an tac chien cua huyen")
    assert not kinds.carries_secret_mark("TOI MAT xe o cho, nho cong an tim giup")
