"""What people speak of, under its several names: health, school, farm, money, office, order.

One thing a line, field after field, as written with marks; a line that ends with `|` goes on; `*` stands for up to
three words between. Words of north, centre and south, of officials and of people.
"""

_LINES = """
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
hướng dẫn|chỉ giúp|chỉ cách|chỉ dẫn|làm giúp|chỉ bảo|tập huấn|cầm tay chỉ việc|hỗ trợ trực tiếp|nộp trực tiếp|
làm trực tiếp
giờ cao điểm|ngày nghỉ|cuối tuần|thứ bảy|chủ nhật|ngoài giờ
bù giá|miễn giảm|giảm|miễn phí|không mất tiền|khỏi đóng tiền|miễn
giường bệnh|nằm ghép|chung một giường|thiếu giường|thêm giường|chung giường|giường|nằm hành lang|buồng bệnh|nằm viện|
nằm đất
đồng bào dân tộc|người dân tộc|tiếng dân tộc|phiên dịch|biết tiếng|không biết chữ|tiếng kinh|dân tộc thiểu số
lao phổi|bệnh lao|bệnh phổi|bệnh viện phổi|viện lao
chăm sóc|dưỡng lão|nhà dưỡng lão|trông nom
tổ chức hội|hội nông dân|hội cựu chiến binh|mặt trận|đoàn thể
nuôi yến|nhà yến|loa chim|chim yến
nuôi ong|phấn hoa|ong đốt
học sinh nghèo|học sinh khó khăn|hỗ trợ học tập|hỗ trợ chi phí học|gạo hỗ trợ|hỗ trợ gạo
gạo cứu đói|cứu đói|giáp hạt|thiếu ăn|đứt bữa
chất cấm|phê thuốc|thuốc lắc|bay lắc|ke
mại dâm|tệ nạn|nhà nghỉ trá hình|mát xa
pháo|đốt pháo|pháo nổ|pháo tự chế
súng|vũ khí|đao kiếm|hung khí
mua bán người|buôn người|bắt cóc
mũ bảo hiểm|không đội mũ|kẹp ba|kẹp 3|chở ba|dưới tuổi|chưa đủ tuổi
nồng độ cồn|uống rượu|say rượu|rượu bia
thẻ ngân hàng|cây atm|rút tiền|chuyển khoản|qua tài khoản
mã định danh|định danh điện tử|kích hoạt tài khoản|cài đặt
bằng lái|giấy phép lái xe|đổi bằng|đăng ký xe|biển số
lý lịch tư pháp|lý lịch|phiếu lý lịch
hộ chiếu|xuất cảnh|làm hộ chiếu
chó thả|vật nuôi|thú cưng
"""
SERVICES = _LINES.strip().replace("|\n", "|").splitlines()
