"""What people speak of, under its several names: one thing a line, field after field, as written with marks.

A line that ends with `|` goes on; `*` stands for up to three words between. Words of north, centre and south, of
officials and of people.
"""

THINGS = (
    """
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
dịch vụ công|trực tuyến|qua mạng|trên mạng|cổng dịch vụ|online|vneid|nộp hồ sơ điện tử|cổng điện tử|
trang dịch vụ công|ứng dụng
trang web|trang thông tin|cổng thông tin|trang điện tử|website|trang của xã
trạm y tế|trạm xá|trạm xã|y tế xã|y tế phường
bệnh viện|nhà thương|trung tâm y tế|cơ sở y tế|phòng khám|viện huyện|viện tỉnh
khám bệnh|khám chữa bệnh|đi khám|khám bảo hiểm|chữa bệnh|ra khám|khám sức khỏe|khám định kỳ
bác sĩ|y sĩ|thầy thuốc|bác sỹ|nhân viên y tế|cán bộ y tế|y bác sĩ|điều dưỡng|y tá
thuốc bảo hiểm|thuốc men|cấp thuốc|phát thuốc|lãnh thuốc|hết thuốc|thiếu thuốc|không có thuốc|thuốc huyết áp|
thuốc điều trị|lấy thuốc|mua thuốc ngoài
viện phí|tiền viện|giá dịch vụ|chi phí khám|tiền khám|giá khám
bảo hiểm y tế|thẻ bảo hiểm|thẻ y tế|mua bảo hiểm y tế|đóng bảo hiểm y tế|thẻ bảo hiểm y tế
tiêm chủng|tiêm phòng|chích ngừa|vắc xin|tiêm ngừa|vắc-xin|vacxin|chích thuốc|mũi tiêm|tiêm vắc xin
sốt xuất huyết|phun thuốc muỗi|muỗi đốt|diệt muỗi|phun muỗi|lăng quăng|bọ gậy|xịt muỗi|phun thuốc diệt muỗi|
nhiều muỗi|ổ muỗi
chạy thận|lọc máu|suy thận|máy lọc
cấp cứu|cứu thương|xe cứu thương|115
an toàn thực phẩm|vệ sinh thực phẩm|thực phẩm bẩn|ngộ độc|đồ ăn bẩn|hàng rong cổng trường|quà vặt|không rõ nguồn gốc|
hóa chất|thực phẩm
lò mổ|giết mổ|lò giết mổ|mổ lợn|mổ heo|giết heo
trường mầm non|mầm non|mẫu giáo|nhà trẻ|gửi trẻ|lớp mầm|trường mẫu giáo|cô nuôi|giữ trẻ
tiểu học|trường cấp 1|cấp một|cấp 1
trung học cơ sở|cấp 2|trường cấp 2|cấp hai
trung học phổ thông|cấp 3|cấp ba|trường cấp 3
điểm trường|phân hiệu|trường lẻ|điểm lẻ|điểm trường lẻ
phòng học|lớp học|thêm phòng|thêm lớp|dãy phòng|phòng học cấp 4|dãy lớp học|xây lớp|trường lớp|xây trường|trường mới
giáo viên|cô giáo|thầy cô|thầy giáo|thiếu cô|thiếu thầy|gv|thầy dạy|cô dạy|dạy chữ
tiếng anh|anh văn|ngoại ngữ|tin học|môn tin|dạy tin|dạy anh
học sinh|học trò|trẻ em|con em|các cháu|sắp nhỏ|tụi nhỏ|lũ nhỏ|bọn trẻ|đám trẻ|trẻ nhỏ|con trẻ|mấy đứa nhỏ|đứa nhỏ|
các em|sinh viên
học phí|lạm thu|khoản thu|khoản đóng|các quỹ|thu quỹ|đóng quỹ|quỹ lớp|quỹ phụ huynh|thu đầu năm|đầu năm học|
xã hội hóa|tiền trường|đóng tiền học|quỹ trường
dạy thêm|học thêm|lớp thêm|dạy kèm|ép học
sách giáo khoa|sách vở|đồ dùng học tập|bộ sách|sách tham khảo
thư viện|tủ sách|phòng đọc|đọc sách|sách cũ|sách báo
bán trú|bếp ăn|cơm bán trú|suất ăn|bữa ăn|ăn bán trú|nấu ăn cho|cơm trưa|ăn trưa|bữa trưa|khẩu phần
cơm ca|ăn ca|bữa ăn ca|suất ăn ca|cơm công nhân
nội trú|ký túc xá|nhà ở học sinh|học sinh nội trú
bạo lực học đường|đánh nhau|bắt nạt|đánh bạn|đánh hội đồng|học sinh đánh
thuốc lá điện tử|vape|bóng cười|pod|hút thuốc lá|thuốc lá
học bổng|khuyến học|quỹ khuyến học
học nghề|dạy nghề|đào tạo nghề|lớp nghề|trường nghề
nhà vệ sinh|công trình phụ|nhà xí|cầu tiêu|nhà cầu|hố xí|đi vệ sinh
nhà văn hóa|hội trường|nhà sinh hoạt|nhà cộng đồng|nhà rông|hội quán|nhà họp|sinh hoạt cộng đồng|nhà thôn|chỗ họp|
chỗ hội họp|nhà gươl
sân chơi|sân bóng|sân vận động|khu vui chơi|đá bóng|thể thao|đá banh|sân banh|chỗ chơi|sân thể thao|sân tập|
nhà thi đấu
thể dục|dụng cụ tập|máy tập|dụng cụ thể dục|thiết bị tập|dụng cụ thể thao
di tích|đình làng|đình chùa|đền thờ|miếu|mái đình|ngôi đình|ngôi chùa|đình|trùng tu|tôn tạo
lễ hội|hội làng|hội xuân
quán net|tiệm net|quán internet|chơi game|game|trò chơi điện tử|điểm truy cập
văn nghệ|đàn tính|cồng chiêng|hát then|dân ca|nghệ nhân|bản sắc|trang phục dân tộc|tiếng dân tộc|đờn ca|câu lạc bộ
du lịch|homestay|khách tham quan|điểm du lịch|khách du lịch
chợ|chợ búa|tiểu thương|ngôi chợ|khu chợ|chợ cóc|chợ tạm|chợ quê|nhà lồng|lồng chợ|sạp hàng|ki ốt|quầy hàng|
chợ tự phát
hàng giả|hàng nhái|hàng kém chất lượng|hàng dỏm|phân giả|thuốc giả|thuốc dỏm|kém chất lượng|đồ giả|quản lý thị trường|
gian lận|đong thiếu|cân điêu
xăng dầu|cây xăng|giá xăng|trạm xăng
phòng cháy|chữa cháy|cháy nổ|hỏa hoạn|trụ nước cứu hỏa|cứu hỏa|nghiệm thu phòng cháy|bình chữa cháy
lúa|cây lúa|vụ lúa|lúa gạo|gieo sạ|gieo cấy|thóc
ngô|bắp|cây ngô|cây bắp
sắn|mì|khoai mì|củ mì
lợn|heo|con lợn|con heo|đàn lợn|đàn heo|thịt lợn|thịt heo
trâu bò|con bò|con trâu|đàn bò|đàn trâu|gia súc
gia cầm|đàn gà|đàn vịt|gà vịt
giống cây|cây giống|con giống|giống lúa|hạt giống|giống má|giống
phân bón|phân đạm|vật tư|giá phân|tiền phân|phân thuốc|phân đắt|mua phân|vật tư nông nghiệp|phân
thuốc trừ sâu|thuốc sâu|thuốc bảo vệ thực vật|bảo vệ thực vật|phun thuốc|xịt thuốc sâu
sâu bệnh|rầy nâu|đạo ôn|sâu cuốn lá|dịch hại|sâu phá|bệnh cây
dịch tả|lợn chết|heo chết|tiêu hủy|chôn lợn|chôn heo|heo bệnh|lợn bệnh|lở mồm|cúm gia cầm|dịch lợn|châu phi|dịch heo|
chết dịch|chôn cả đàn|dịch bệnh|tái đàn|viêm da nổi cục|thú y
nuôi cá|nuôi tôm|thủy sản|ao nuôi|lồng bè|ao tôm|vuông tôm|ao cá|tôm cá|cá tra|hầm cá
tàu cá|tàu thuyền|ngư dân|đánh bắt|ra khơi|vươn khơi|cảng cá|neo đậu|giám sát hành trình|cửa biển|luồng lạch|bến cá
xung điện|kích điện|chích cá|tận diệt|cào điện|rà điện|cào bay
tiêu thụ|đầu ra|bao tiêu|không ai mua|thương lái|thu mua|nơi tiêu thụ|không bán được|tìm đầu ra|bán không được|
không người mua|ế|ế ẩm|giải cứu
máy cấy|máy gặt|cơ giới hóa|gặt đập|máy cày
khuyến nông|tập huấn kỹ thuật|kỹ thuật trồng|kỹ thuật nuôi|cán bộ nông nghiệp|chuyển giao kỹ thuật
hợp tác xã|tổ hợp tác|xã viên
nông thôn mới|về đích|tiêu chí nông thôn mới|xã nông thôn mới
làng nghề|nghề truyền thống|thủ công|sản phẩm ocop|nghề thủ công
thú rừng|khỉ|lợn rừng|heo rừng|voi rừng|thú hoang|đàn khỉ
chó|chó thả rông|rọ mõm|chó dại|chó cắn|chó mèo
chuột|diệt chuột|bắt chuột|đánh chuột|chuột phá
vay vốn|vốn vay|ngân hàng chính sách|lãi suất|tín dụng|mượn vốn|được vay|cho vay|vay tiền|mức vay|vay ngân hàng|
giãn nợ|vốn chính sách|vay được|nhcsxh|vay ưu đãi
tín dụng đen|đòi nợ|vay nóng|nặng lãi|cho vay nặng lãi|siết nợ|bốc bát họ
bảo hiểm xã hội|trốn đóng|nợ bảo hiểm|sổ bảo hiểm|đóng bảo hiểm|chốt sổ|nộp bảo hiểm|tiền bảo hiểm|bảo hiểm công nhân
bảo hiểm thất nghiệp|trợ cấp thất nghiệp|tiền thất nghiệp
thai sản|chế độ thai sản|nghỉ đẻ|sinh con|đẻ con|sinh đẻ
tiền lương|tiền công|lương|nợ lương|chậm lương|trả lương|thu nhập|đồng lương|lãnh lương|lương tháng
tăng ca|làm thêm giờ|thêm giờ|làm ngoài giờ|làm đêm|tiền làm thêm
thưởng tết|tiền thưởng|lương tháng 13|thưởng cuối năm
công nhân|người lao động|lao động|thợ|nhân công
công đoàn|liên đoàn lao động|tổ chức công đoàn
tai nạn lao động|bảo hộ lao động|an toàn lao động|đồ bảo hộ
xuất khẩu lao động|đi nước ngoài|lao động nước ngoài|làm việc ở nước ngoài|đi lao động|đi nhật|đi hàn
việc làm|thất nghiệp|tìm việc|công ăn việc làm|không có việc|thiếu việc
tuyển lao động|tuyển công nhân|thiếu lao động|tuyển dụng|tuyển người
doanh nghiệp|công ty|hộ kinh doanh|nhà đầu tư|dn|cty
khu công nghiệp|cụm công nghiệp|ccn|cụm cn
thuế|thuế đất|thuế khoán|hóa đơn điện tử|máy tính tiền|kê khai thuế|tiền thuế|hoàn thuế
hộ nghèo|cận nghèo|nghèo|thoát nghèo|xét nghèo|hộ khó khăn|diện nghèo|gia cảnh|nghèo khó|nghèo khổ
bình xét|xét duyệt|xét chọn|bình bầu|xét hộ nghèo|danh sách hộ nghèo|bị gạch tên|đưa ra khỏi danh sách
trợ cấp|chế độ|tiền hưu|lương hưu|ăn dưỡng|tiền chính sách|tiền trợ cấp|bảo trợ|tiền bảo trợ|bảo trợ xã hội|
hưởng chế độ|trợ cấp xã hội|trợ cấp hằng tháng|chính sách
phụ cấp|tiền phụ cấp|mức phụ cấp|thù lao|bồi dưỡng
người khuyết tật|khuyết tật|tàn tật|tật nguyền|xe lăn|người tàn
người có công|cựu chiến binh|thương binh|bệnh binh|dân công hỏa tuyến|thanh niên xung phong|kháng chiến|
bộ đội xuất ngũ|thân nhân liệt sĩ|gia đình chính sách
liệt sĩ|liệt sỹ|nghĩa trang liệt sĩ|thờ cúng liệt sĩ|đài tưởng niệm|bia ghi tên|hài cốt|con liệt sĩ
chất độc|da cam|chất độc hóa học|dioxin
người cao tuổi|người già|các cụ|cụ già|ông bà già|tuổi già|già yếu|người lớn tuổi|cao tuổi|già cả|già rồi|
ông già bà cả
mồ côi|cha mẹ mất|không cha|không người nuôi
neo đơn|cô đơn|không nơi nương tựa|đơn thân|không con cái|sống một mình
bạo lực gia đình|đánh vợ|bạo hành|đánh đập
phụ nữ|chị em|hội phụ nữ
đoàn viên|đoàn thanh niên|thanh niên tình nguyện|thanh thiếu niên|thanh niên
quỹ vì người nghèo|quà tết|quà cho người nghèo|nhận quà
căn cước|chứng minh nhân dân|chứng minh thư|căn cước công dân|giấy tờ tùy thân|làm thẻ căn cước|thẻ căn cước
tạm trú|hộ khẩu|thường trú|cư trú|đăng ký tạm trú|khai báo tạm trú
khai sinh|khai tử|kết hôn|hộ tịch|giấy khai sinh|trích lục|đăng ký kết hôn
chứng thực|công chứng|sao y|xác nhận|đóng dấu|xin dấu|xin cái dấu|xin xác nhận
trụ sở|ủy ban|trụ sở xã|ủy ban nhân dân|nhà ủy ban|trụ sở ủy ban|trụ sở mới|lên xã|trung tâm xã
trụ sở cũ|xã cũ|ủy ban cũ|ubnd cũ|trụ sở xã cũ|bỏ trống trụ sở
sáp nhập|nhập xã|nhập tỉnh|nhập lại|sát nhập|hợp nhất|sau khi nhập|bỏ cấp huyện|bỏ huyện|hai cấp|2 cấp|
chính quyền hai cấp|nhập thôn|ghép thôn|chia tách|ghép
điểm tiếp nhận|tiếp nhận|nhận hồ sơ|một cửa|bộ phận một cửa|trả kết quả|phục vụ hành chính công|nhận giấy tờ|
giao dịch một cửa
thủ tục|giấy tờ|hồ sơ|thủ tục hành chính|làm giấy tờ|làm hồ sơ
cán bộ|công chức|viên chức|nhân viên|cán bộ xã|cán bộ thôn|lãnh đạo xã
trưởng thôn|bí thư chi bộ|trưởng ấp|trưởng xóm|trưởng bản|tổ trưởng|không chuyên trách|cán bộ thôn|khu phố trưởng|
tổ trưởng dân phố|bí thư thôn|bí thư kiêm
chi bộ|sinh hoạt chi bộ|họp chi bộ|chi ủy|đảng bộ
đảng viên|kết nạp|nguồn đảng|phát triển đảng|vào đảng|kết nạp đảng|quần chúng ưu tú
đảng phí|đóng đảng phí
hội họp|họp hành|họp nhiều|nhiều cuộc họp|họp lên họp xuống|báo cáo
tiếp dân|đối thoại|tiếp công dân|tiếp xúc cử tri|lịch tiếp dân
công khai|niêm yết|minh bạch|dân biết|bảng tin|thông tin cho dân|rõ ràng
nghĩa vụ quân sự|đi bộ đội|nhập ngũ|khám tuyển|gọi nhập ngũ|xuất ngũ
dân quân|tự vệ|huấn luyện dân quân
chùa|nhà thờ|giáo xứ|tôn giáo|thờ tự|nhà nguyện|họ đạo|giáo họ
trộm cắp|trộm|mất trộm|ăn cắp|ăn trộm|cắp vặt|mất cắp|kẻ gian|trộm chó|bắt trộm|đạo chích|cạy cửa|khoắng
đánh bạc|cờ bạc|số đề|lô đề|đá gà|cá độ|xóc đĩa|sát phạt|trường gà|sòng bạc|ăn tiền|ghi đề|tài xỉu|chơi bài|bài bạc
ma túy|nghiện hút|hút chích|con nghiện|kim tiêm|bơm kim|người nghiện|nghiện|chích ma túy|hàng trắng|cai nghiện
đua xe|nẹt pô|rú ga|lạng lách|phóng nhanh|choai choai|quái xế|bốc đầu|tổ lái|đánh võng|phóng bạt mạng|chạy bạt mạng|
rồ ga
gây rối|côn đồ|quậy phá|hỗ báo|phá phách|gây gổ|say xỉn|đánh lộn|ẩu đả|trật tự
lừa đảo|mạo danh|mắc lừa|bị lừa|dụ dỗ|giả danh|chuyển tiền|tin nhắn lừa|cuộc gọi lừa|chiếm đoạt|lừa
tiền ảo|góp vốn|đa cấp|sàn ảo|đầu tư tài chính
camera|mắt thần|camera an ninh
tuần tra|đi tuần|an ninh|tuần đêm|canh gác|tuần tra canh gác|tuần tra ban đêm|công an
tai nạn|va quệt|đâm xe|ngã xe|đụng nhau|tông xe|té xe|đụng xe|va chạm|tông nhau|chết người|tai nạn giao thông|
điểm đen|tông|té
tắc đường|kẹt xe|ùn tắc|kẹt đường|ùn ứ|tắc nghẽn giao thông|phân luồng|điều tiết|kẹt cứng|tắc nghẽn|tắc xe
đuối nước|chết đuối|học bơi|dạy bơi|bể bơi|hồ bơi
cưới hỏi|ma chay|hủ tục|đám cưới|đám ma|việc cưới|việc tang
khiếu nại|đơn khiếu nại|khiếu kiện|đơn kiện
tố cáo|đơn tố cáo|tố giác
nhận tiền|nhận hối lộ|vòi vĩnh|lót tay|chạy tiền|cầm tiền|bôi trơn|phong bì|chung chi|đút lót|ăn tiền dân
kê khống|khai khống|lập khống|ăn chặn|bớt xén|xà xẻo|tham ô|biển thủ|ăn bớt
kỷ luật|khiển trách|cảnh cáo|buộc thôi việc
cưỡng chế|tháo dỡ|cưỡng chế thu hồi
xử phạt|phạt tiền|biên bản vi phạm|phạt hành chính|quyết định xử phạt|nộp phạt
đường cao tốc|cao tốc|vành đai|đường gom|đường tránh
đê kè|bờ sông|ven sông|bờ suối|ven biển|bờ biển
lục bình|bèo tây|bèo|vớt bèo
""".strip()
    .replace("|\n", "|")
    .splitlines()
)
