"""What was prepared for the commune's conferences: what is told first, what the hall needs, when the loudspeakers speak."""

# ruff: noqa: E501
from __future__ import annotations

from doithoai.operations.samples.shapes import Briefing, Prepared, Slot

BRIEFINGS = (
    Briefing(
        "hn1",
        "kinh-te",
        -60,
        -43,
        "Năm dự án, 214 hộ có đất thu hồi: đã chi trả 171 hộ, còn vướng nguồn gốc đất của 26 hộ.",
        "Năm nay xã thực hiện 5 dự án phải thu hồi đất ở 6 thôn, liên quan 214 hộ. Đến nay đã kiểm đếm xong 209 hộ, chi trả cho 171 hộ và bàn giao 31,6 ha cho đơn vị thi công.",
        "Phần lớn hộ dân đồng tình, 58 hộ bàn giao đất trước hạn. Ban công tác Mặt trận thôn đi cùng tổ kiểm đếm nên ít khiếu nại về diện tích.",
        "Nguồn gốc đất của 26 hộ chưa rõ do sổ mục kê cũ thất lạc. Khu tái định cư Trại Hạ chậm 4 tháng. Xe chở đất làm hỏng 1,2 km đường thôn Cầu Trắng, Bờ Ngòi.",
        "Xong hồ sơ 26 hộ trong quý tới; giao đất tái định cư đợt một cho 18 hộ; đơn vị thi công sửa đường thôn trước mùa mưa.",
        "Hộ có đất thu hồi: 214\nHộ đã nhận tiền: 171\nMặt bằng đã bàn giao (ha): 31,6\nHộ vướng nguồn gốc đất: 26",
    ),
    Briefing(
        "hn2",
        "chi-bo-ngo-xa",
        -22,
        -3,
        "Bốn thôn phía Bắc góp 2.340 ngày công làm đường; còn 31 hộ nghèo, cận nghèo, hai nhà văn hóa chật.",
        "Bốn thôn có 1.286 hộ, 118 đảng viên. Từ đầu năm nhân dân góp 2.340 ngày công, hiến 1.150 m² đất, làm xong 3,4 km đường bê tông và 2 cống thoát nước.",
        "Chi bộ sinh hoạt đều, trưởng thôn đến từng hộ; các dòng họ nhận đoạn đường tự quản. Tổ công nghệ số giúp 412 người làm thủ tục tại nhà.",
        "Còn 31 hộ nghèo, cận nghèo. Nhà văn hóa Ngô Xá, Trung Hòa chật sau khi nhập thôn. Mùi từ trại lợn Ao Vàng nặng vào buổi chiều; cụm loa Ao Vàng hay mất tiếng.",
        "Sửa mái nhà văn hóa Trung Hòa; di chuyển 2 trại lợn ra ngoài khu dân cư; giảm 9 hộ nghèo từ nay đến cuối năm.",
        "Số hộ bốn thôn: 1.286\nHộ nghèo, cận nghèo: 31\nĐường bê tông làm mới (km): 3,4\nNgày công nhân dân góp: 2.340",
    ),
    Briefing(
        "hn3",
        "kinh-te",
        -13,
        None,
        "64 doanh nghiệp, 9 hợp tác xã với khoảng 5.800 lao động; gần một nửa đang thuê trọ.",
        "Trên địa bàn có 64 doanh nghiệp, 9 hợp tác xã với khoảng 5.800 lao động. Chín tháng đầu năm có 7 doanh nghiệp mở rộng nhà xưởng, tuyển thêm 640 người.",
        "Cụm công nghiệp đã có đường vào hai làn; thủ tục đăng ký kinh doanh giải quyết đúng hạn.",
        "",
        "",
        "Doanh nghiệp đang hoạt động: 64\nLao động: 5.800",
    ),
)

PREPARED = (
    Prepared("hn1", "Treo bản đồ 5 dự án và danh sách chi trả ở sảnh hội trường", 1, -41),
    Prepared("hn2", "Mượn 40 ghế của Trường Tiểu học Ngô Xá, trả trong ngày", 2, -2),
    Prepared("hn2", "Che mái bạt sân nhà văn hóa, kéo thêm một loa ra sân", 1, -1),
    Prepared("hn3", "Thuê 2 xe đón công nhân khu trọ Đồng Bông lúc 07 giờ 15 phút", 5, 0),
    Prepared("hn3", "Bố trí góc trông trẻ có hai đoàn viên phụ trách", 1, None),
)

_ALL = "12 cụm loa của 12 thôn"
SLOTS = (
    Slot("hanh.dvc", "grassroots_radio", "05:30", _ALL, 3, "tb2b", ((-2, False), (-1, True))),
    Slot("hanh.dvc", "grassroots_radio", "17:15", _ALL, 3, "tb2b", ((-2, False), (-1, False))),
)
