"""Letters of 150 to 250 words: frequent syllables drawn by chance, and planted words whose share is known.

Chance makes every syllable frequent and phrases accidental, which is harder on a search than real letters.
"""

from __future__ import annotations

import random

WORDS = """
anh ao áo ăn bà bác bài bán bảo bằng bên bến bị biết bình bò bố bốn bờ bụi bùn cá các cao cát cấp cầu cây chi chị
chiều cho chợ chú chúng chung chuyện chưa có con cô công cống của cũ cụ cũng cuối cửa dài dân do dòng dù đá đại đã
đang đào đầu đây đèn đề đến đêm đi đình đò đó đoạn đồng đội đơn đường em ga gần gạo gỗ gia giá giếng giờ giữa hà hai
hàng hạn hay hè hẹp hết hiện hố hồ hộ họ hỏng họp hôm hỗ huyện hướng ít kênh khách khi khó khu khóm không kia kiểm
kỳ là lại làm làng lâu lấy lên lo lòng lối lớn lúa lúc lũ lương mà má mái mát mặt máy mẹ miếng mình mong mỗi một mới
mùa mùi mưa mười mương năm nào này nặng nắng nên nền nếu ngày ngắn nghề nghị ngõ ngoài người nhà nhanh nhiều nhỏ như
nhưng nơi nước ông phải phân phía phố phòng qua quá quê ra rác rãnh rất rồi ruộng sau sáng sát sân sẽ sông sửa ta
tại tháng thành thay thấy theo thì thiếu thôn thuế tiền tiếng tin to tổ tôi tốt trạm trần trâu trên trong trời trụ
trường từ tường tuổi tỉnh và vài vào vẫn vật về vì việc vỉa viện vỡ với vùng vừa vườn xa xã xây xe xin xóm xuống yếu
"""
SYLLABLES = WORDS.split()
#: Words of these do not occur by chance, so that their share is known.
TWO_PERCENT = "ngập"
RARE = "trăn"  # "trần" without its mark is in half of all letters, this one in one of a thousand
PHRASE = "giải phóng mặt bằng"
SHORT = "GPMB"
TITLES = (
    "Đường liên thôn xuống cấp, xe cộ đi lại khó khăn",
    "Rác thải tồn đọng nhiều ngày ở khu dân cư",
    "Chậm chi trả tiền bồi thường",
    "Nước sinh hoạt có mùi tanh",
    "Điện yếu vào giờ cao điểm",
    "Công nhân thiếu nhà trẻ gửi con",
    "Kênh mương nội đồng bị bồi lấp",
    "Thủ tục cấp giấy chứng nhận kéo dài",
    "Đèn chiếu sáng công cộng bị hỏng",
    "Xe quá tải đi qua khu dân cư",
)
PLACES = ("thôn Đông", "thôn Nguộn", "tổ dân phố Chính Lễ", "xã Ngọc Vân", "xã Lam Cốt", "thị trấn Cao Thượng")


def letter(chance: random.Random) -> str:
    words = chance.choices(SYLLABLES, k=chance.randint(150, 250))
    if chance.random() < 0.02:
        words.insert(chance.randrange(len(words)), TWO_PERCENT)
    if chance.random() < 0.001:
        words.insert(chance.randrange(len(words)), RARE)
    if chance.random() < 0.02:
        words.insert(chance.randrange(len(words)), chance.choice((PHRASE, SHORT)))
    for place in range(0, len(words), 20):
        words[place] = words[place].capitalize()
    return " ".join(words) + "."
