"""What leaves the normal path is known by its words; what only sounds like it stays."""

from collections.abc import Callable

import pytest

from doithoai.opinion import kinds
from scripts.weigh_signs import bare

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
    "Tuần trước tôi ra trạm khám, chị cán bộ và em cán bộ trực ngồi chơi điện thoại, chờ nửa buổi.",
    "Mấy bà thu phí chợ thu mỗi hộ một giá, không có bảng giá.",
    "Xin phản ánh đúng 12 cột đèn đã gãy, có ảnh kèm theo. Dân góp mỗi hộ 300 nghìn mới có đèn, nay hỏng thì ai sửa?",
    "Suất cơm ca 15 nghìn nhưng cá ôi, rau dập, hôm trước hơn chục người đau bụng. Đề nghị kiểm tra bếp đột xuất.",
    "Chế độ thai sản cho lao động tự do năm nay thế nào, ai được nhận?",
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


@pytest.mark.parametrize(
    "text",
    [
        "Đề nghị mở lớp tập huấn Luật Tố cáo, Luật Tiếp công dân cho trưởng xóm, phó xóm.",
        "Kiến nghị nâng phụ cấp cho trưởng bản, phó bản và công an viên.",
        "Đề nghị báo cáo việc xử lý đơn thư tố cáo của công dân trong quý.",
        "Đề nghị kết nạp đảng viên trẻ, tạo nguồn cán bộ tại chỗ.",
        "Làm tổ trưởng dân phố bây giờ cực lắm, lắm lúc chỉ muốn thôi.",
        "Là giáo viên cắm bản, chúng tôi trăn trở nhất khi học trò bỏ lớp theo cha mẹ.",
        "Kính mong cấp trên quan tâm, bố trí thêm giáo viên.",
    ],
)
def test_who_is_only_wished_something_or_speaks_of_himself_is_not_denounced(text: str) -> None:
    assert kinds.route(text) == "normal"


@pytest.mark.parametrize("written", [str, bare])
@pytest.mark.parametrize(
    "text",
    [
        "tuyển đủ giáo viên tiếng Anh.",
        "xây thêm hai phòng học; tuyển đủ giáo viên tiếng Anh.",
        "Công an xã tuần tra ít quá",
        "Gà đồi Yên Thế bị lẫn gà nơi khác chở về dán nhãn, đề nghị quản lý chặt tem nhãn.",
        "Keo bị chết hàng loạt không rõ bệnh gì, cán bộ khuyến nông chụp ảnh mang về mà ba tháng chưa trả lời.",
        "Phân bón bán ở đại lý đầu xã nghi là hàng giả, bón không thấy lên. Đề nghị lấy mẫu kiểm nghiệm.",
        "Công ty cũ nợ bảo hiểm xã hội 11 tháng rồi bỏ trốn, sổ của tôi không chốt được. Bao giờ người lao động được "
        "chốt sổ?",
        "Suất ăn 18.000 đồng ít thức ăn, có hôm thịt có mùi. Mong đoàn liên ngành kiểm tra đột xuất chứ đừng báo "
        "trước.",
    ],
)
def test_a_wish_or_a_poor_service_is_no_denunciation(text: str, written: Callable[[str], str]) -> None:
    assert kinds.sealing(written(text)) == ""


@pytest.mark.parametrize(
    "text",
    [
        "Cấp đất cho em vợ chủ tịch xã, không qua đấu giá.",
        "Sửa đường thôn 4, trưởng thôn rút ruột xi măng.",
        "Kiểm tra các khoản kế toán xã khai khống.",
        "Cán bộ khuyến nông chụp ảnh mang về làm hồ sơ khống.",
        "giam doc htx lap chung tu gia rut tien",
    ],
)
def test_a_wrong_is_heard_behind_the_verb_of_a_wish(text: str) -> None:
    assert kinds.sealing(text) == "denunciation"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Cho xin thêm một cái máy bơm ở cánh đồng dưới.", "petition"),
        ("Dân làng xin được làm lại cái cầu bị trôi.", "petition"),
        ("Sao mình không gom rơm lại làm nấm, vừa sạch đồng vừa có tiền.", "suggestion"),
        ("Hạ chỉ tiêu xuống một nửa thì khả thi hơn.", "suggestion"),
        ("Người đi làm xa như tụi tui nhiều đêm nằm khóc vì nhớ nhà.", "aspiration"),
        ("Nhà tui bị thu hồi vườn mà áp giá sai, tui không chịu, yêu cầu tính lại.", "complaint"),
        ("Nạp tiền nhận ngay thưởng lớn, link ở dưới", "spam"),
        ("lũ óc lợn, đồ chó mà cũng làm cán bộ", "spam"),
        ("Báo cáo số 7/BC, độ Mật, về công tác phòng thủ", "secret"),
        ("Giấy tờ đóng dấu mật thì dân có được sao chụp không?", "question"),
    ],
)
def test_plain_speech_of_every_region_has_its_kind(text: str, kind: str) -> None:
    assert kinds.kind(text) == kind


def test_whoever_is_abusive_and_tells_of_a_wrong_is_heard() -> None:
    text = "Lũ chó má, óc lợn, thằng chủ tịch nhận hối lộ 50 triệu rồi ký bán đất công."
    assert kinds.route(text) == "denunciation"


def test_a_mark_of_secrecy_is_seen_and_the_same_word_in_a_sentence_is_not() -> None:
    assert kinds.carries_secret_mark("TỐI MẬT. Phương án bảo vệ mục tiêu")
    assert kinds.carries_secret_mark("Kèm theo tài liệu (MẬT)")
    assert not kinds.carries_secret_mark("Mật độ xe tải qua thôn dày đặc, đâu phải tài liệu mật.")


def test_a_secret_mark_typed_without_marks_stops_too() -> None:
    assert kinds.carries_secret_mark("TOI MAT. Phuong an tac chien cua huyen")
    assert not kinds.carries_secret_mark("TOI MAT xe o cho, nho cong an tim giup")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Mong trên cho xây lại điểm trường bản Hạ.", "petition"),
        ("Dự thảo quy ước thôn đề nghị bổ sung mục về tiếng ồn.", "suggestion"),
        ("Giá mà bảng chỉ dẫn to hơn thì các cụ đỡ phải hỏi.", "suggestion"),
        ("Gác rừng mười lăm năm lương thấp mà vẫn yêu nghề, chỉ sợ không ai theo.", "aspiration"),
        ("Buổi tiếp dân tháng này điều hành rất tốt.", "praise"),
        ("Cần bán nhanh nền đất gần chợ, sổ sẵn, giá tốt!!!", "spam"),
    ],
)
def test_a_kind_is_known_by_how_it_is_said(text: str, kind: str) -> None:
    assert kinds.kind(text) == kind
