"""What people speak of, under its several names: land, roads, water, refuse, power, what is built.

One thing a line, field after field, as written with marks; a line that ends with `|` goes on; `*` stands for up to
three words between. Words of north, centre and south, of officials and of people.
"""

_LINES = """
sổ đỏ|sổ hồng|bìa đỏ|bìa đất|bìa hồng|sổ đất|giấy chứng nhận|quyền sử dụng đất|bằng khoán|cấp sổ|cấp bìa|ra sổ|làm sổ|
có sổ|có bìa|đổi sổ|đổi bìa|sổ mới|sổ cũ|bìa
đất lâm nghiệp|đất rừng|rừng sản xuất|giao rừng|khoán rừng|rừng giao|rừng trồng|đất đồi|trồng keo|rừng keo|lâm trường
đất nông nghiệp|đất ruộng|ruộng lúa|đất lúa|đất trồng lúa|đất canh tác|đồng ruộng|thửa ruộng|mảnh ruộng|chân ruộng|
đất hai lúa
đất ở|đất thổ cư|thổ cư|đất vườn|đất nền|nền nhà|đất làm nhà|đất giãn dân|giãn dân|cất nhà
đất công|đất công ích|quỹ đất công|đất xã quản lý|đất 5|đất dự phòng
đất khai hoang|khai hoang|khai phá|vỡ hoang|phục hóa
dồn điền đổi thửa|dồn đổi|dồn điền|đổi thửa|dồn ô|dồn thửa
chuyển mục đích|chuyển đổi mục đích|lên thổ cư|chuyển * thổ cư|chuyển sang đất|chuyển qua đất|tiền sử dụng đất|
lên đất ở|lên liếp
tách thửa|tách sổ|chia đất|tách đất|tách bìa|cắt đất cho con|hợp thửa
sang tên|thừa kế|tặng cho|cho tặng|chuyển nhượng|di chúc|chuyển tên|đứng tên
đo đạc|đo lại|trích đo|đo sai|đo vẽ|bản đồ địa chính|ranh giới|ranh đất|mốc giới|cắm mốc|cắm lại mốc|diện tích|đo ra|
đo thiếu|đo nhầm|sai ranh|lệch ranh|giáp ranh
địa chính|cán bộ địa chính|công chức địa chính|văn phòng đăng ký|đăng ký đất đai
thuê đất|mướn đất|cho thuê|đất thuê|cho mướn|giao thầu|đấu thầu đất|cho thầu
đấu giá đất|đấu giá|phiên đấu giá|giá khởi điểm|bỏ cọc|trúng đấu giá
đền bù|bồi thường|đền tiền|đền đất|tiền đền|tiền bồi|bồi hoàn|đền
giá đền bù|giá bồi thường|mức đền bù|mức bồi thường|đơn giá bồi thường|áp giá|khung giá|bảng giá đất|giá đất
giải phóng mặt bằng|thu hồi đất|lấy đất|mất đất|mất ruộng|thu hồi ruộng|lấy ruộng|bàn giao mặt bằng|bị thu hồi|
giải tỏa|nhường đất|hiến đất|diện giải tỏa
kiểm đếm|kiểm kê|kê khai tài sản|đo đếm|phương án bồi thường|áp sai
tái định cư|đất tái định cư|khu tái định cư|chỗ ở mới|nơi ở mới|nền tái định cư
mồ mả|phần mộ|nghĩa trang|nghĩa địa|chôn cất|mai táng|cải táng|bốc mộ|di dời mộ|chỗ chôn|ngôi mộ|mả
quy hoạch|bản đồ quy hoạch|quy hoạch treo|nằm trong quy hoạch|vướng quy hoạch|dính quy hoạch
dự án treo|dự án * bỏ hoang|chậm triển khai|đắp chiếu|nằm trên giấy|bất động|đứng im|chậm tiến độ|dang dở|dở dang|
bỏ dở|ì ạch
giấy phép xây dựng|phép xây dựng|xin phép xây|cấp phép xây|xin phép cất|phép làm nhà
xây trái phép|xây dựng trái phép|xây không phép|không phép|xây lấn|cơi nới|lấn chiếm đất công|trái phép
khu đô thị|phân lô|bán nền|khu dân cư mới|bất động sản|chủ đầu tư
chung cư|nhà chung cư|tòa nhà|ban quản trị|phí bảo trì
nhà ở xã hội|nhà giá rẻ|nhà thu nhập thấp|nhà ở công nhân|nhà cho công nhân
phòng trọ|nhà trọ|ở trọ|thuê trọ|xóm trọ|khu trọ|chủ trọ
nhà tạm|nhà tình thương|nhà tình nghĩa|xóa nhà|nhà đại đoàn kết|nhà dột nát|nhà tranh|cất nhà tình|nhà lá|
hỗ trợ nhà ở|hỗ trợ xây nhà|hỗ trợ làm nhà|nhà ở hộ nghèo
con đường|tuyến đường|mặt đường|đường liên thôn|đường liên xã|đường làng|đường thôn|đường xóm|đường nhựa|
đường bê tông|đường đất|con lộ|lộ nhựa|lộ đan|đường trục|trục đường|tỉnh lộ|hương lộ|đường tỉnh|đường huyện|quốc lộ
bê tông hóa|đổ bê tông|trải nhựa|thảm nhựa|rải nhựa|đổ nhựa|cứng hóa|làm đường|mở đường|tráng nhựa|đường bê tông|
trải đá
đường nội đồng|đường ra đồng|giao thông nội đồng|bờ thửa|đường đồng
vỉa hè|lòng đường|lề đường|hành lang an toàn|hành lang đường|gạch vỉa hè|lát gạch|lát vỉa hè|lát lại
hẻm|ngõ|ngách|kiệt|ngõ hẻm|đường hẻm
cầu treo|cầu tạm|cầu gỗ|cầu ván|cầu khỉ|cầu tre|cầu phao|cầu dân sinh|cầu bê tông|cầu cứng|cầu đúc|cầu mới|cầu yếu|
xây cầu|làm cầu|bắc cầu|cây cầu|mặt cầu|lan can cầu|cầu sắt|mố cầu|ván cầu|dầm cầu|cầu cống
đò|phà|bến đò|bến phà|chuyến phà|chuyến đò|đò ngang|chủ đò|áo phao|qua đò
ngầm tràn|đường tràn|đập tràn|cầu tràn|qua suối|lội suối|qua ngầm
đường sắt|đường ngang|rào chắn tàu|gác chắn|tàu hỏa|xe lửa|gác ghi
xe buýt|buýt|tuyến xe|xe khách công cộng|trạm dừng|bến xe|xe khách|xe đò
xe tải|xe ben|xe quá tải|đoàn xe|xe trọng tải|xe container|xe tải nặng|xe chở|xe hổ vồ|quá khổ|quá trọng tải|
xe chở đất|xe chở đá|xe chở cát|xe trọng tải lớn|xe công trình
đèn tín hiệu|đèn xanh|đèn đỏ|đèn giao thông|xanh đỏ
biển báo|biển cảnh báo|gương cầu|vạch sơn|vạch kẻ|biển hạn chế|gờ giảm tốc|giảm tốc|gồ giảm tốc|hạn chế tốc độ|
biển cấm
bãi đỗ xe|đỗ xe|đậu xe|giữ xe|gửi xe|bãi xe|đậu đỗ|bãi đậu
đèn đường|chiếu sáng|bóng điện|đèn điện|điện đường|lắp đèn|đèn cao áp|cao áp|đèn led|bóng đèn|mắc bóng|trụ đèn|
cột đèn|ánh sáng|điện chiếu sáng|hệ thống đèn|mắc đèn|gắn đèn
cây xanh|cây cổ thụ|cành cây|cắt tỉa|tỉa cành|cây to|chặt cây|trồng cây xanh|cây đổ|cây ngã|cành khô|nhánh cây|
mé nhánh|mắc cây
công viên|vườn hoa|khuôn viên|quảng trường
kênh|mương|kênh mương|thủy lợi|thủy nông|con kinh|kinh mương|mương tưới|mương nội đồng|kênh nội đồng|kênh dẫn|
mương dẫn|kênh tưới|rạch|con rạch
tưới tiêu|nước tưới|dẫn nước|bơm nước|lấy nước vào ruộng|nước về ruộng|nước vào ruộng|cấp nước tưới
trạm bơm|máy bơm|bơm điện|bơm tiêu|bơm tưới
hồ chứa|hồ đập|đập nước|thân đập|lòng hồ|đập đất|xả lũ|xả hồ|thủy điện
đê|đê điều|bờ đê|thân đê|đê bao|chân đê|bờ bao|bờ vùng|kè|bờ kè|kè chống|kè sông|làm kè|xây kè
cống|cống ngăn mặn|cửa cống|cửa van|cống hở|cống tròn|van cống
thoát nước|rãnh thoát|cống thoát|cống rãnh|rãnh nước|hố ga|cống ngầm|mương thoát|tiêu thoát|đường cống|miệng cống|
nắp cống
bão lũ|lũ lụt|bão lụt|thiên tai|lũ quét|mưa bão|mưa lũ|cơn bão|sau bão|sau lũ|trận lũ|trận bão|lũ cuốn|bão số
cứu trợ|khắc phục bão|hỗ trợ lũ|tiền lũ lụt|quà cứu trợ|ủng hộ đồng bào|hàng cứu trợ|mì tôm
rác|rác thải|bãi rác|xe rác|gom rác|đổ rác|vứt rác|phế thải|thu gom|chở rác|điểm tập kết|bãi tập kết rác|
chất thải rắn|túi rác|bao rác|xả rác|rác sinh hoạt
thùng rác|xe đẩy rác|thùng phân loại|phân loại rác|thùng đựng rác|bể chứa rác
phí rác|tiền rác|phí vệ sinh|thu tiền rác|phí thu gom|giá thu gom
bao bì thuốc|vỏ thuốc|chai lọ thuốc|vỏ bao thuốc|bao bì thuốc bảo vệ thực vật|vỏ chai thuốc
đốt rơm|đốt rạ|rơm rạ|đốt đồng|khói đồng|đốt rẫy|đốt gốc rạ|ủ rơm
đốt rác|lò đốt rác|khói đốt rác
lò gạch|lò vôi|lò nung|lò than|lò sấy|lò hơi|ống khói
nhà máy|xí nghiệp|phân xưởng|xưởng sản xuất|cơ sở sản xuất|cơ sở chế biến|xưởng gỗ|xưởng cưa|xưởng
chăn nuôi|trang trại|trại lợn|trại heo|trại gà|trại vịt|chuồng trại|chuồng lợn|chuồng heo|chuồng bò|nuôi lợn|nuôi heo|
nuôi gà|nuôi vịt|nuôi bò|trại chăn nuôi|trại nuôi|trại bò
nước thải|xả thải|xả phân|chất thải|xả nước|đổ nước thải|nước bẩn|phân lợn|phân heo|phân gà|xả trộm|thải ra|xả ra|
xả bẩn|bùn thải|bùn ao
xử lý nước thải|trạm xử lý nước thải|nước thải tập trung|hệ thống xử lý nước|xlnt
khói bụi|bụi mù|bụi mịt mù|bụi bặm|khói đen|bụi than|bụi đá|bụi đường|khói bốc|bụi bay|khói mù|tro bụi|hít bụi|
hít khói|khói độc|khói khét|khét lẹt
tiếng ồn|ồn ào|ầm ĩ|inh ỏi|karaoke|loa kéo|đinh tai|nhức óc|mở nhạc|hát hò|ca hát|hát karaoke|quá ồn|ồn quá|điếc tai|
nhạc sống|loa thùng|ồn
mỏ đá|nổ mìn|khai thác đá|khoáng sản|mỏ than|mỏ quặng|đá văng|nghiền đá
khai thác cát|hút cát|cát tặc|tàu cát|sà lan|bơm cát|cát sỏi|cát lậu|tàu hút|ghe cát|múc cát
múc đất|đất tặc|khai thác đất|lấy đất trái phép|xe múc|bán đất trái phép|xẻ đồi|bạt đồi|đào đất
phá rừng|chặt rừng|chặt phá|lâm tặc|đốt rừng|rừng bị phá|cháy rừng|gỗ lậu|kiểm lâm
nước sạch|nước máy|nước sinh hoạt|nước hợp vệ sinh|cấp nước|nhà máy nước|trạm cấp nước|kéo nước|nước tự chảy|
công trình nước|công ty nước|trạm nước|nước ăn|nước uống|nước xài
giếng|giếng khoan|giếng đào|nước giếng|nước ngầm|khoan giếng|giếng nước
đường ống|ống nước|ống dẫn|đấu nối|lắp ống|vỡ ống|bể ống|kéo ống|đường ống nước
bể nước|bồn nước|bể chứa|téc nước|lu nước|bể chứa nước|bồn chứa
đồng hồ nước|công tơ|đồng hồ điện|chỉ số|ghi số|hóa đơn nước|hóa đơn điện|điện kế|đồng hồ
tiền nước|giá nước|nước * một khối|giá nước sạch
tiền điện|giá điện|hóa đơn tiền điện|bậc thang|điện sinh hoạt
trạm biến áp|biến áp|trạm điện|máy biến thế|trạm hạ thế|bình hạ thế|bình điện
đường dây|dây điện|lưới điện|cột điện|trụ điện|đường điện|hạ thế|cáp điện|kéo điện|kéo đường điện|dây cáp|dây trần|
cột gỗ|điện lưới|điện kế chính|câu đuôi|điện cao thế|500 kv|110 kv|220 kv|hành lang tuyến|dây cao thế
điện mặt trời|pin mặt trời|tấm pin|điện gió|tua bin
sóng điện thoại|sóng di động|trạm phát sóng|cột sóng|trạm bts|bts|phủ sóng|bắt sóng|cột phát sóng|mất sóng|vạch sóng|
nhà mạng|có sóng|điện thoại * sóng|sóng
internet|cáp quang|wifi|đường truyền|mạng yếu|mạng internet|mạng chập chờn|đường mạng
loa|truyền thanh|phát thanh|loa phường|loa xã|loa thôn|cụm loa|đài truyền thanh
sửa chữa|trùng tu|tôn tạo|tu bổ|tu sửa|sửa lại|làm lại|nâng cấp|cải tạo|xây mới|xây lại|duy tu|sửa sang|dặm vá|vá lại|
sửa dùm|sửa giùm|khắc phục|xin sửa|được sửa|gia cố|tu tạo|làm mới|sửa
ban đêm|nửa đêm|đêm khuya|quá khuya|giữa khuya|tối nào|đêm nào|đêm hôm|về đêm
lán trại|lán tạm|lều tạm|dựng lán|dựng lều|che lều|lán
đá lăn|đá rơi|đá lở|lở núi|sạt núi|đất đá|lưới chắn đá|sạt taluy|taluy
sương muối|rét đậm|rét hại|chết rét|giá rét|băng giá|chết cóng|mưa đá|giông lốc|lốc xoáy
xe điện|trạm sạc|xe máy điện|sạc điện|trụ sạc
quỹ đất|bố trí đất|giao đất|cấp đất|xin đất
hàng rào|tường rào|cổng trường|cổng chào
tăng chuyến|thêm chuyến|bỏ chuyến|thiếu chuyến|trễ chuyến|ít chuyến|giãn chuyến|chuyến xe
lối đi|đường gom|đường dân sinh|lối ra|đi vòng|cầu vượt|hầm chui|lối mở|mở lối
hóa giá|thanh lý|nhà tập thể|khu tập thể|tập thể
thang máy|hành lang chung cư|cầu thang
san lấp|đổ đất|san nền|lấp ao|lấp ruộng|đổ trộm|đổ thải
cát bụi|rửa đường|tưới nước đường|che bạt|rơi vãi|vương vãi|rơi đất
phương tiện cũ|xe hết hạn|xe độ chế|xe tự chế|xe công nông|xe lôi|xe ba gác
nước biển|bãi tắm|bãi biển|tắm biển
đánh số nhà|biển số nhà|số nhà|tên đường|đặt tên đường
bãi đá|bãi vật liệu|vật liệu xây dựng|vlxd|bãi cát|tập kết vật liệu|tập kết cát
thu hồi dự án|thu hồi đất dự án|thu lại|thu hồi lại|lấy lại đất
"""
WORKS = _LINES.strip().replace("|\n", "|").splitlines()
