"""What was told at the district's conferences of 2024 before people spoke, and what their halls needed."""

# ruff: noqa: E501
from __future__ import annotations

from datetime import date

from doithoai.operations.samples.shapes import Briefing, Prepared

BRIEFINGS = (
    Briefing(
        "c1",
        "dan-van",
        date(2024, 6, 5),
        date(2024, 6, 24),
        "Trên 300 doanh nghiệp hoạt động; nơi ở và nơi gửi trẻ của công nhân còn thiếu.",
        "Trong huyện có trên 300 doanh nghiệp hoạt động; sáu tháng đầu năm thu hút thêm lao động ở các cụm công nghiệp.",
        "Thủ tục cấp phép được rút ngắn; công đoàn cơ sở thương lượng được tiền ăn ca ở nhiều công ty.",
        "Chỗ ở cho công nhân, nơi gửi trẻ còn thiếu; một số đơn vị chậm đóng bảo hiểm xã hội.",
        "Rà soát quỹ đất xây nhà ở công nhân; kiểm tra việc đóng bảo hiểm trong quý III.",
        "Doanh nghiệp đang hoạt động: trên 300",
    ),
    Briefing(
        "c2",
        "dan-van",
        date(2024, 7, 31),
        date(2024, 8, 19),
        "Phần lớn hộ đã nhận tiền; còn vướng ở nguồn gốc đất và tái định cư.",
        "Các dự án trọng điểm đi qua nhiều xã; phần lớn hộ có đất thu hồi đã nhận tiền bồi thường.",
        "Cấp ủy các xã vận động tốt, nhiều hộ bàn giao mặt bằng trước thời hạn.",
        "Một số hồ sơ chưa rõ nguồn gốc đất; hạ tầng khu tái định cư chưa đồng bộ.",
        "Hoàn thành xác nhận nguồn gốc đất trong quý IV; làm xong đường và điện khu tái định cư.",
        "Xã có dự án đi qua: 7",
    ),
    Briefing(
        "c3",
        "du-tan-trung",
        date(2024, 9, 6),
        date(2024, 9, 23),
        "Tân Trung giữ vững tiêu chí nông thôn mới; đường nội đồng còn hạn chế.",
        "Xã giữ vững các tiêu chí nông thôn mới; thu ngân sách sáu tháng đạt 61 % kế hoạch năm.",
        "Nhân dân đồng thuận hiến đất mở rộng ngõ; cán bộ thôn sát dân.",
        "Đường nội đồng xuống cấp; sinh hoạt ở vài chi bộ chưa đều.",
        "Cứng hóa thêm 2 km đường nội đồng; đổi mới nội dung sinh hoạt chi bộ.",
        "Thu ngân sách sáu tháng so với kế hoạch: 61 %",
    ),
)

PREPARED = (Prepared("c3", "Kê thêm 60 ghế cho đại diện nhân dân ở hành lang hội trường", 1, date(2024, 9, 25)),)
