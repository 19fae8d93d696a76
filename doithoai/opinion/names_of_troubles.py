"""What is wrong or wished, under its several names: one trouble a line, as written with marks.

A line that ends with `|` goes on; `*` stands for up to three words between. Two texts of one place and one thing
that name different troubles are seldom the same matter.
"""

_LINES = """
ổ gà|ổ voi|hỏng đường|nát đường|đường nát|lầy lội|bong tróc|đường hỏng|đường xấu|lầy lầy|nhão nhoét|sình lầy|bì bõm|
trầy trật|nát bét|gập ghềnh|đường hư|hư đường|lồi lõm|lún sụt|sụp lún|lỗ chỗ|sống trâu|cày nát|cày nhão|đường * nát|
đường * hỏng|đường * hư|đường * xuống cấp|lộ * hư|lộ * bể|lộ * sụp|đường * lầy|hằn lún|xóc|lún sụp|nứt lún|lầy|sình
đường hẹp|hẹp|chật hẹp|mở rộng|nới rộng|mở rộng đường|nhỏ hẹp|không tránh nhau
xuống cấp|hư hỏng|mục nát|mọt nát|dột nát|dột|mái thủng|sắp sập|ọp ẹp|đổ nát|rữ nát|tốc mái|xiêu vẹo|xộc xệch|
bong tróc tường|nứt tường|tường nứt|nứt nẻ|nứt toác|mục ván|ván mục|han gỉ|hoen gỉ|rỉ sét|mục gãy|gãy mục|mục|
thấm dột|lợp lại|bay mái|bay hết mái|mưa là dột|trần sập|ẩm mốc|vôi vữa|cũ nát|cũ kỹ|sắp đổ|nứt|sập|thủng|bị hư|hư|
gãy|mối mọt|mối xông
hỏng|bị hỏng|hư rồi|hỏng hóc|không hoạt động|tắt ngúm|không sáng|cháy bóng|hư không sửa|chết máy|im re|im bặt|tắt|
cháy nhiều|không vận hành
nghiêng|xiêu|ngã đổ|đổ sập|sập ngã|nghiêng ngả|sắp ngã|nghiêng đổ|dựng lại
lan can|hộ lan|rào hộ|tường hộ|vực sâu|rào bảo vệ|không có rào|rào chắn
dốc cao|đổ dốc|hạ dốc|bạt dốc|dốc đứng|dốc gắt|cua gấp|khúc cua|cua tay áo
trơn trượt|lật xe|xe lật|trượt ngã|trơn như mỡ|trơn
tối om|tối thui|tối mò|tối như|tối tăm|không đèn|tối quá|đường tối|tối mịt|ban đêm tối|đêm tối|đi đêm|chưa có đèn|
không có đèn|chưa có điện đường
mất điện|cúp điện|cắt điện|điện yếu|điện chập chờn|điện áp|sụt áp|yếu điện|điện phập phù|chập chờn|quá tải điện|
nhảy điện|điện * yếu|điện * quá tải|biến áp * quá tải|nhảy áp tô mát|quạt * không|nồi cơm * không|điều hòa * không|
điện lực * quá tải|điện * hay cúp|điện * cúp|điện không đủ|máy lạnh * không|rớt điện|quạt quay
dây điện * chùng|dây * thấp|chằng chịt|mạng nhện|chùng võng|sà xuống|rò điện|rò rỉ điện|điện giật|hở điện|dây trùng|
chùng xuống|chùng dây|dây tự kéo|câu điện|sơ sài|mất an toàn điện
chưa có điện|không có điện|chưa có điện lưới|xin kéo điện|thắp đèn dầu
ngập|ngập úng|úng lụt|nước tràn|lụt|ngập lụt|nước dâng|lênh láng|mưa là ngập|nước vào nhà|nước tràn vào|ngập nước|
ngập sâu|đọng nước|ứ nước|nước đọng|úng|ngập ngụa|tràn vào nhà|chìm hết|chìm trong nước|tràn bờ|ngập sân|nước ngập
nạo vét|khơi thông|bồi lắng|bồi lấp|vét bùn|nghẹt|nghẽn|thông cống|vét mương|bị nghẹt|bị tắc|tắc cống|lấp đầy|đất lấp|
cạn dòng|bùn lấp|vét kênh|bị lấp|cống tắc|cống nghẹt|cống * tắc|mương * lấp|kiên cố hóa|kiên cố
sạt lở|lở đất|sụt lún|xói lở|sạt sở|sụt lở|lở bờ|sập bờ|ăn sâu|sạt xuống|lở|sạt|sụp bờ|cuốn mất * đất|
mất đất mất vườn|hà bá|khoét sâu|hàm ếch|đất lở|sụp xuống sông|cuốn trôi|trôi đất
khô hạn|hạn hán|cạn khô|khô cạn|khô cháy|thiếu nước tưới|cạn nước tưới|ruộng khô|khô nứt|nứt nẻ ruộng|
không có nước cày|không có nước tưới|nước không về|lúa thiếu nước|hồ cạn
xâm nhập mặn|nhiễm mặn|nước mặn|mặn xâm nhập|ngăn mặn|độ mặn|mặn vào|mặn vô|hạn mặn
chưa có nước sạch|thiếu nước sạch|chưa có nước|chưa có nước máy|không có nước sạch|xin nước sạch|xin nước máy|
kéo nước sạch|kéo nước máy|xài nước giếng|dùng nước giếng|gùi nước|gánh nước|mua nước|chở nước|dùng giếng|
đầu tư nước sạch|chưa được cấp nước|kéo đường ống nước|xách nước|lấy nước dưới suối|thiếu nước sinh hoạt|
không có nước sinh hoạt
nước yếu|nước chảy yếu|mất nước|cúp nước|không có nước|nước * yếu|nước * nhỏ giọt|hay mất nước|nước * cúp|
nước lúc có lúc không|ngưng nước|chảy yếu|rỉ rỉ|thiếu nước|không ra nước|khô vòi|không chảy
nước đục|nước bẩn|nước vàng|nước hôi|nước đen|cặn vôi|cặn trắng|nhiễm phèn|nhiễm vôi|phèn|vàng khè|đóng cặn|mùi clo|
hôi clo|nước phèn|nước * đục|nước * vàng|đục ngầu|nhiễm sắt|nhiễm asen|mùi tanh|đóng váng|nước * hôi
rò rỉ|bị rò|thấm nước|đò nước|xì nước|thấm đập|ống bể|ống vỡ|vỡ ống|chảy lênh láng
mùi hôi|bốc mùi|nồng nặc|hôi thối|thối um|hôi quá|hôi hám|hôi thúi|thúi|thối quá|thối không chịu|mùi thối|
mùi khó chịu|ruồi nhặng|ruồi|hôi rình|nặng mùi|hôi tanh|nghẹt thở|mùi|thối|hôi
ô nhiễm|gây ô nhiễm|đen kịt|đen ngòm|đen sì|xả thẳng|chưa qua xử lý|đầu độc|cá chết|chết cá|cá nổi|chết trắng|
cá chết nổi|nước đen ngòm|ô nhiễm môi trường
quá tải rác|ùn đống|chất đống|rác tràn|tràn ra đường|ứ đọng|tồn đọng|không ai chở|không ai gom|không ai thu|
lâu không thu|cả tháng không|không ai hốt|chất thành núi|chất cao|ngập rác|rác * đống|chậm thu gom|tăng chuyến|
tăng số chuyến|xe rác không|không gom|hốt rác|ùn ứ rác|không thu gom
di dời|dời đi|chuyển đi|chuyển ra xa|dời ra|đi chỗ khác|dời đi nơi khác|dời|chuyển * đi chỗ khác|xa khu dân cư
đóng cửa|dẹp|đình chỉ|dừng hoạt động|cấm hoạt động|xin dẹp|triệt xóa|xóa sổ|triệt phá|xóa tụ điểm|đóng bãi
chật chội|chật cứng|chen chúc|sĩ số|chật ních|quá đông|đông quá|nhồi nhét|quá tải lớp|thiếu phòng|học nhờ|thiếu lớp|
thiếu phòng học|học ghép|hết chỗ
thiếu giáo viên|thiếu cô|thiếu thầy|thiếu thầy cô|không có thầy|không có cô|không có giáo viên|đủ giáo viên|
bổ sung giáo viên|chưa có giáo viên|thiếu * giáo viên|thiếu gv
thiếu bác sĩ|không có bác sĩ|chẳng có bác sĩ|bổ sung bác sĩ|thiếu * bác sĩ|bác sĩ ít|không bác sĩ|bác sĩ * thiếu
thiếu thuốc|hết thuốc|không có thuốc|không thuốc|thiếu thuốc men|thuốc * thiếu|thuốc * hết|hết sạch thuốc|thuốc thiếu
thiếu người|ít người|thêm người|một người làm|bổ sung cán bộ|tăng cán bộ|tăng cường cán bộ|thiếu cán bộ|bố trí thêm|
thiếu nhân lực|có hai người|thêm cán bộ
chờ lâu|ngồi đợi|xếp hàng|cả buổi|tới lượt|đến lượt|chờ đợi|đợi lâu|chờ cả|chực chờ|chờ từ|lấy số|đợi cả|chầu chực|
chờ mòn|chờ dài cổ|từ sáng đến trưa|từ sáng tới trưa|đặt lịch|từ 4 giờ sáng|từ sáng sớm
thái độ|hách dịch|quát mắng|cáu gắt|hoạnh họe|nói trống không|thờ ơ|nạt nộ|quát tháo|cộc lốc|quan liêu|hống hách|
nhăn nhó|vô cảm|khó dễ|sách nhiễu|gây khó dễ|nhũng nhiễu
ngâm hồ sơ|quá hạn|trễ hẹn|chậm trả kết quả|hẹn mãi|chưa xong|hẹn lần lữa|hẹn tới hẹn lui|hẹn lên hẹn xuống|
hẹn nhiều lần|hồ sơ * chậm|chậm giải quyết|trễ hạn|quá ngày hẹn|lần lữa|hứa hẹn mãi|chưa trả hồ sơ|hẹn * lần|nằm im|
đi lại nhiều lần|nhiều lần|chờ mười ngày
chậm trả|chưa trả|chưa chi trả|chưa nhận được|chậm trễ|giải quyết chậm|chưa giải quyết|chưa có lương|lâu rồi|mãi chưa|
chưa thấy|chậm chi trả|chưa được nhận|chậm chi|chưa lãnh|chưa phát|chưa nhận|chưa được hưởng|chưa được lãnh|
chưa có tiền|chi trả chậm|trả chậm|chi trả dứt điểm|chưa thấy đồng nào|chưa được đồng nào|chậm quá|nợ * tiền|
chưa được giải quyết|bao giờ trả|sao chưa trả|chưa được trả|lãnh chậm|chưa thấy trả
chưa cấp|chưa được cấp|chưa có sổ|chưa có bìa|chưa ra sổ|chưa được cấp sổ|chưa được cấp bìa|chậm cấp|cấp đổi|
bao giờ cấp|mới cấp|chưa ai được cấp|chưa được cấp giấy|đẩy nhanh cấp|sớm cấp|cầm sổ cũ|chưa có giấy|không được cấp|
chưa làm được sổ|mong cấp|cấp giấy|cấp lại
giá cao|tăng giá|gấp rưỡi|gấp đôi|cao bất thường|đắt quá|lên giá|đắt đỏ|mắc quá|cứ tăng|cứ lên|tăng liên tục|tăng cao|
tăng mạnh|leo thang|đội giá|lên hoài|cao quá|quá cao|quá mắc|kham không nổi|đắt lên|mắc hơn|cao hơn|chém|
thu tiền * cao|đắt|thu quá|tăng vọt|chặt chém|đóng nhiều|thu nhiều|giảm giá
thấp quá|quá thấp|còn thấp|thấp|ít ỏi|không đủ sống|không đủ|mức thấp|rẻ mạt|bèo bọt|không thỏa đáng|chưa thỏa đáng|
thấp hơn|nâng mức|tăng mức|tăng lên|chẳng bõ|nâng lên|được nhiều hơn|tăng thêm|nâng * lên|ba cọc ba đồng
rớt giá|mất giá|giá rẻ|ép giá|giá thấp|xuống giá|rớt * giá|bán lỗ|tụt giá|giá bèo|rẻ như cho|lỗ nặng|lỗ vốn|giá xuống|
thua lỗ|trồng * lỗ
mất mùa|thất mùa|thất thu|lúa lép|lép hạt|mất trắng|thất bát|năng suất thấp
không công bằng|chưa công bằng|thiên vị|không đúng đối tượng|sai đối tượng|khá giả|nhà giàu|không đúng|chưa đúng|
bất công|nhà có xe|công tâm|có xe hơi|nhà lầu|người nhà cán bộ|thân quen
tự nguyện|bắt đóng|chia đều|ép đóng|bắt buộc đóng|bắt nộp|đóng góp|huy động|vận động đóng góp|không có hóa đơn|
không biên lai|bổ đầu
ép học|bắt học thêm|bắt đi học thêm|không học * điểm kém|trù dập|đì
không biết dùng|không biết bấm|khó quá|rắc rối|không rành|mù mờ|không biết làm|khó dùng|không biết nộp|
điện thoại cục gạch|không có điện thoại|không biết chữ|khó khăn khi nộp|khó nộp
bị lỗi|bị treo|bị nghẽn|báo lỗi|hay lỗi|hay treo|đứng hình|không vào được|không tải được|lag|hay nghẽn|lỗi hoài|
lỗi mạng|không nộp được|lỗi hệ thống|treo máy|thường xuyên lỗi|quay vòng
xa quá|quá xa|đi xa|cách xa|xa xôi|đường xa|nửa ngày|mất nguyên ngày|mất cả ngày|mất cả buổi|cây số|đi lại khó khăn|
cách * km|đi * km|đi gần * cây|chạy * km|tận tỉnh|tận huyện
hình thức|đơn điệu|vắng nhiều|ít người họp|khó dự họp|họp ít|nghèo nàn|lấy lệ
yếu sóng|sóng yếu|mất sóng|không có sóng|không có mạng|trèo lên|leo lên|sóng * yếu|mạng yếu|mạng * chập chờn|
chưa có sóng|lúc được lúc mất|không bắt được sóng|rớt mạng|không gọi được|mới có sóng|sóng chập chờn
bỏ hoang|bỏ không|để không|bỏ phế|hoang phế|hoang hóa|lãng phí|để hoang|cỏ mọc|để cỏ|bỏ trống|không sử dụng|đất trống|
bãi đất trống
lấn chiếm|lấn đất|hàng quán|bày bán|bán hàng rong|buôn bán tràn|lấn đường|hàng rong|bày hàng|chiếm vỉa hè|
chiếm lòng đường|chiếm lề|họp chợ * đường|lấn lề|tràn ra đường bán
tranh chấp|chồng lấn|lấn ranh|lấn sang|lối đi chung|chặn lối đi|rào lối đi|bịt lối đi|hòa giải|rào lại
sai mục đích|trái quy định|không đúng mục đích|sai quy định|trái mục đích|sử dụng sai|cho thuê * sai
nợ bảo hiểm|trốn đóng bảo hiểm|không nộp * bảo hiểm|không đóng bảo hiểm|nợ * bảo hiểm|chậm đóng bảo hiểm|
trừ lương * không nộp|nợ bảo hiểm xã hội
nợ lương|chậm lương|không trả lương|chậm trả lương|quỵt lương|lương chậm|chưa trả lương
cho nghỉ|cắt giảm|sa thải|nghỉ ngang|thôi việc|mất việc|giảm lao động|đuổi việc|cho thôi
đình công|ngừng việc|lãn công
bẻ kèo|không mua đúng|phá hợp đồng|bỏ cọc lúa|không thu mua|vi phạm hợp đồng|không đúng hợp đồng|hủy hợp đồng|
bỏ rơi nông dân
thả rông|phá lúa|phá hoa màu|không rọ mõm|cắn người|phá ruộng|phá nương|phá rẫy|phá vườn|phá ngô|bẻ bắp|ăn hết lúa
bỏ học|nghỉ học|trốn học|thôi học|tảo hôn|lấy chồng sớm
cháu đi học|đi học xa|đưa đón|đưa rước|xe đưa|đi bộ|xa trường|cuốc bộ|học xa
không có chỗ chơi|chưa có sân|thiếu sân chơi|thiếu chỗ chơi|chưa có chỗ chơi|không có sân
không có chỗ họp|thiếu chỗ họp|họp nhờ|chưa có nhà văn hóa|ngồi nhờ|mượn chỗ họp
nhiệt tình|cảm ơn|tận tình|khen|biết ơn|tuyên dương|niềm nở
không báo trước|không thông báo|đột ngột|không báo|không hay biết
chồng chéo|trùng lặp|nhiều đoàn kiểm tra|thu trùng|khai đi khai lại|nhiều đầu mối|mỗi nơi một kiểu|một đầu mối|
rườm rà|phiền hà|nhiêu khê|nhiều giấy tờ
treo cao|chữ nhỏ|không đọc nổi|khó đọc
chưa trả lời|không trả lời|phản hồi|hồi âm|trả lời chung chung|chưa có câu trả lời|hứa suông|không ai trả lời
khám định kỳ|khám sức khỏe định kỳ|mỗi năm được khám|khám tổng quát|khám miễn phí
đi thực tế|về tận nơi|xuống tận nơi|đến tận nơi|xuống coi|xuống xem
nằm ghép|thiếu giường|chung một giường|chung giường|thêm giường|hai người một giường|ba người một giường
lấn sông|lấp kênh|lấp mương|san lấp trái phép|đổ đất lấn
bỏ chuyến|thiếu chuyến|tăng chuyến|thêm chuyến|ít chuyến|trễ chuyến
quá giờ|quá khuya|quá nửa đêm|thâu đêm|tới sáng|quá 12 giờ|2 giờ sáng|1 giờ sáng
bỏ mặc|bỏ rơi|phủi tay|chối bỏ trách nhiệm|đùn đẩy|đá bóng trách nhiệm|lảng tránh
chưa có đường|không có đường|xin mở đường|xin làm đường|chưa có đường ô tô
chưa có cầu|xin cầu|xin làm cầu|xin xây cầu|xin bắc cầu|lội suối
chưa có trường|xin xây trường|mong xây trường|chưa có nhà trẻ|thiếu trường
chưa có trạm|xin trạm y tế|xin xây trạm
chưa có chợ|xin chợ|xây chợ|xin xây chợ
xin đất|thiếu đất|không có đất|thiếu đất sản xuất|thiếu đất ở|không có chỗ ở
khắc sai|ghi sai|ghi nhầm|sai tên|sai ngày sinh|sai họ|sai thông tin|đính chính|nhầm tên|viết sai
mất vệ sinh|bẩn thỉu|dơ bẩn|nhếch nhác|bẩn quá|ôi thiu|thiu|nhiễm bẩn|đau bụng
rơi vãi|vương vãi|không che bạt|rơi đất|rơi đá|rơi phân
hết hạn|quá đát|không rõ nguồn gốc|không rõ xuất xứ|không nhãn mác
vào ra lộn xộn|lộn xộn|mất trật tự|mất an ninh|phức tạp
làm ẩu|kém chất lượng|vừa làm đã hỏng|mới làm đã hỏng|mới xây đã|nứt ngay|rút ruột|cẩu thả
không ai quản lý|buông lỏng|không ai trông|không ai nhắc|làm ngơ|bao che|tiếp tay|bảo kê
"""
TROUBLES = _LINES.strip().replace("|\n", "|").splitlines()
