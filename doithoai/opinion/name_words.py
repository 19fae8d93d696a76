"""Words that tell a person's name from a place, a body or a hero."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _pairs(words: str) -> frozenset[str]:
    return frozenset(part.strip() for part in words.split(","))


#: Family names, folded; a run of three capitals that begins with one is a person.
FAMILY = _set(
    "nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh trinh luong mai dao ha truong doan "
    "lam ta tong kieu cao lai chu tang nghiem thach kim danh quach la phung luu vuong trieu giap nong hua be ma dam "
    "bach tu than khuc khong mac van ninh to diep ton thai chau au ong luc lo quang ca lu vi cam deo leo vang thao "
    "giang sung mua hang phu lau chang cu hau tan chao ban tong lang trang luong hac tong lenh dong khuat phi ngan "
    "tieu tao hy nhu bo ro siu ksor kpa nay y h quan toan luyen cung doi ngac dau sam long thieu thi hu a lieng lanh "
    "cay vu lo mong tap lau giang co lac do chung"
)
#: The commonest, enough to begin a name of two words or one written without capitals.
COMMON = _set(
    "nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh trinh luong dao truong doan lam tong "
    "phung luu vuong trieu nong lo quang vang giang ma ha mai cao chu dam ta kieu hua than giap quach lai"
)
MIDDLE = _set("van thi")
MIDDLE_WRITTEN = _set("văn thị")
#: Words before a name that make it a person: kin and address …
ADDRESS = _set("ông bà anh chị cô chú bác cụ em cháu thầy dì cậu mợ thím thằng đ/c lão bé bạn mệ bu ôn dượng")
#: … only in a text with marks: without them it is the word for "in".
ADDRESS_MARKED = _set("o")
#: … not when it speaks of many.
MANY = _pairs(
    "bà con, trẻ em, chị em, anh em, các em, các ông, các bà, các anh, các chị, các cụ, các cô, các cháu, các bác, "
    "các thầy"
)
#: … nor behind these.
MANY_WORDS = _set("các những mấy nhiều từng mỗi hai vài cặp")
CHAT = _set("a c e")
#: … and what leads to the name of a person though more than a given name is wanted.
LEAD = _set("bố mẹ lão bạn tên là hộ tôi em cháu con vợ chồng bé gồm nhờ và với gửi cùng do mình liệt cử")
LEAD_PAIRS = _pairs(
    "đồng chí, gia đình, vợ chồng, bác sĩ, y sĩ, y tá, giáo viên, cô giáo, thầy giáo, công nhân, nhân viên, cán bộ, "
    "kế toán, thủ quỹ, chủ tịch, bí thư, giám đốc, hiệu trưởng, hiệu phó, cử tri, liệt sĩ, thương binh, học sinh, "
    "sinh viên, đảng viên, hội viên, chủ hộ, địa chính, tư pháp, công an, trưởng thôn, trưởng xóm, trưởng bản, trưởng "
    "ấp, tổ trưởng, trưởng phòng, trưởng trạm, trưởng ban, phó phòng, công chức, chuyên viên, luật sư, kỹ sư, ký tên, "
    "họ tên, người viết, người gửi, kính đơn, kính thư, đại diện, thay mặt, chủ nhiệm, quản đốc, tổ phó, giám sát, "
    "phụ trách, phó bản, phó ấp, già làng, con trai, con gái, em trai, em gái, anh trai, chị gái, chiến binh, nạn "
    "nhân, bệnh nhân, phó thôn, chủ quán, chủ cơ, tài xế, lái xe, đội trưởng, kiểm lâm, thẩm phán, hội trưởng, tên "
    "là, tôi là, tên tôi, em là, cháu là, linh mục, giám mục, mục sư, đại đức, thượng tọa, hòa thượng, ni sư, sư cô, "
    "sư thầy, nữ tu, thường gọi, biệt danh, liên hệ, làm đơn, viết đơn, kiến nghị, phản ánh, khiếu nại, tố cáo, chủ "
    "xưởng, chủ xe, chủ trại, chủ nhà, chủ thầu"
)
#: Who says so of himself bears the name, a hero's too.
INTRODUCED = _pairs(
    "tôi là, tên là, em là, cháu là, con là, mình là, tui là, tôi tên, tui tên, em tên, cháu tên, con tên"
)
#: What stands before a signature.
SIGNED = _pairs("ký tên, họ tên, người viết, người gửi, người đơn, tên tôi, người ký, công dân, đại diện")
#: After these a given name alone is a person too.
GIVEN_PAIRS = _pairs(
    "vợ là, chồng là, con là, em là, cháu là, bố là, mẹ là, đồng chí, bác sĩ, y sĩ, cô giáo, thầy giáo, kế toán, tên "
    "là, trưởng thôn, trưởng xóm, trưởng bản, trưởng ấp, trưởng khu, trưởng làng, trưởng buôn, tổ trưởng, phó thôn, "
    "phó bản, phó ấp, phó xóm, phó khu, phó làng, già làng, trưởng họ, ấp đội, giám sát, phụ trách, tổ phó, đội "
    "trưởng, đội phó, trưởng trạm, trưởng phòng, phó phòng, hiệu trưởng, hiệu phó, giám đốc, y tá, dược sĩ, giáo "
    "viên, thủ quỹ, thủ kho, hội trưởng, chủ nhiệm, luật sư, kỹ sư, nhân viên, cán bộ, địa chính, tôi là, mình là, "
    "bạn là, mẹ là, chị là, anh là, quản đốc, chủ quán, chủ trọ, chủ thầu, chủ xưởng, chuyên viên, kiểm lâm"
)
#: Before a run of capitals these make it a place, a firm, a school, a thing.
PLACE = _set(
    "kcn ccn kđt kdc tdp nvh đường phố ngõ hẻm ngách xã phường thôn xóm bản ấp làng buôn sóc tổ khu khối huyện tỉnh "
    "quận tp cầu chợ đền chùa đình miếu lăng trường thcs thpt th mn ptdtbt ptdtnt tnhh cp mtv dntn htx hồ núi đèo dốc "
    "đập kênh cụm sông suối ga đảo vịnh thác đồi bãi đồng trại lò xưởng tòa giải cúp quỹ lớp dòng hãng xe máy phim "
    "đài báo công hiệu trạm hang mỏ kinh rạch xẻo vàm cồn giồng hói truông lạch salon gara bến cảng quán phà đê kè "
    "cống mương ao ruộng rừng đội nhóm clb shop tiệm"
)
PLACE_PAIRS = _pairs(
    "trạm bơm, tiểu học, trung học, đại học, cao đẳng, mầm non, mẫu giáo, nội trú, bán trú, cơ sở, phổ thông, dân "
    "lập, công ty, doanh nghiệp, tư nhân, xí nghiệp, hợp tác, bệnh viện, phòng khám, đa khoa, công viên, nghĩa trang, "
    "quảng trường, bến xe, nhà hàng, nhà máy, khách sạn, cửa hàng, siêu thị, ngã ba, ngã tư, ngã năm, vòng xuyến, "
    "mang tên, tấm gương, phong trào, chung cư, khu phố, dân phố, dân cư, nhà thờ, di tích, đền thờ, lễ hội, tượng "
    "đài, quốc lộ, tỉnh lộ, đại lộ, học bổng, giải thưởng, thương hiệu, tập đoàn, ngân hàng, thư viện, bảo tàng, cổ "
    "phần, hợp doanh, thành phố, thị trấn, thị xã, công nghiệp, đô thị, sân vận, vận động, thương mại, xây dựng, chủ "
    "nghĩa, thi đấu, thành viên, trung tâm, nhà xe, bia tưởng, tượng đài, quảng cáo, tư tưởng, thời đại, chiến dịch, "
    "liên đội, chi đội, tuyến đường, vỉa hè, dự án"
)
#: First words of offices and bodies that are written with a capital after a form of address.
OFFICES = _pairs(
    "chủ tịch, bí thư, giám đốc, công an, cán bộ, hiệu trưởng, hiệu phó, kế toán, tổ trưởng, chủ nhiệm, đại biểu, bác "
    "sĩ, đảng ủy, phó chủ, phó bí, phó giám, phó trưởng, trưởng thôn, trưởng xóm, trưởng phòng, trưởng ban, trưởng "
    "bản, hội nông, hội phụ, hội cựu, ban quản, ban giám, ban chỉ, nhà nước, chính phủ, thủ tướng, tổng bí, giáo "
    "viên, thương binh, việt nam, mặt trận, cựu chiến, đảng viên, chi bộ, lãnh đạo, trưởng công, trưởng trạm, đội "
    "trưởng, đội phó, hạt trưởng, tổ phó, phó thôn, phó xóm, phó ban, phó phòng, khối trưởng, trạm trưởng, hội "
    "trưởng, chi hội, viện trưởng, ca trưởng, nhóm trưởng, lớp trưởng, trưởng ca, trưởng nhóm, trưởng đoàn, trưởng "
    "họ, thư ký, anh hùng, bảo hiểm, chánh văn, chánh thanh, dân vận, dân quân, công ty, công đoàn, nhân dân, ủy ban, "
    "ủy viên, thường trực, thanh tra, văn phòng, trưởng khu"
)
#: First words of bureaus: trưởng phòng Tài nguyên, cán bộ Văn hóa.
BUREAUS = _pairs(
    "tài nguyên, tài chính, nội vụ, kinh tế, văn hóa, văn thư, giáo dục, tư pháp, nông nghiệp, lao động, y tế, quản "
    "lý, kế hoạch, môi trường, dân tộc, dân số, dân vận, tổ chức, hành chính, kỹ thuật, nghiệp vụ, đào tạo, khoa học, "
    "công thương, công nghệ, công tác, giao thông, xây dựng, thông tin, thống kê, thi hành, hải quan, kho bạc, địa "
    "chính, tổng phụ, phụ trách, tổng giám, kiểm tra, tuyên giáo, tôn giáo, nhân sự, thể dục, thể thao, hạ tầng, đô "
    "thị, chính sách, thú y, khuyến nông, trung tâm, chủ nhiệm, một cửa, tín dụng, bảo vệ, sinh học, tự quản, an "
    "ninh, hình sự, phòng chống, ngân sách, toán học, ngữ văn, tiếng anh, lịch sử, địa lý, âm nhạc, mỹ thuật, tin "
    "học, vật lý, hóa học"
)
#: Given names: a name written small behind a form of address is one of these.
GIVEN = _set(
    "hùng dũng cường tuấn thắng hải sơn quang minh đức thành trung kiên hiếu huy khoa nam phong phúc quân quốc tâm "
    "tân thái thiện thịnh thọ tiến toàn trí triều tùng tú việt vinh vượng lan huệ hồng cúc mai đào liên loan hoa "
    "hương hà hằng hạnh hiền hòa hoài huyền khánh lệ linh ly mỹ nga ngà ngân ngọc nguyệt nhàn nhung oanh phượng "
    "phương quyên quỳnh sen thảo thanh thắm thêu thoa thơm thu thúy thủy thư thương tình trang trâm trinh tuyết tươi "
    "uyên vân vui xuân xuyến yến yên bình bích châu chi chiến chinh chung cảnh công diễm diệp dung duyên đạt điệp "
    "định đông đoàn hạ hậu hiệp hoan hoàn hợi hợp hưng khang khôi kim lâm lập lộc lợi long luân lực lương mạnh mẫn "
    "năm nghĩa nghị nhân nhật nhị ninh phát phú quý sang sáng sửu tài tạo thao thể thìn thơ thuận tín tĩnh toản tuệ "
    "tuyên tý út văn vị vũ vỹ"
)
#: Words that are given names, alone or in twos, where what stands around says that a person is named.
GIVEN_NAMES = GIVEN | _set(
    "an my vy gia nhu nhuệ hiểu anh ái ánh ân ấn âu bách bạch bàng bảo bằng bé bích biên bình bính bốn bảy búp ca cảm "
    "cát cẩm cẩn cần châm chân châu chất chí chỉnh chính chiểu chuyên chuyền chúc chúng chương cơ cúc cung cừ cử "
    "cương danh dần dậu diễm diễn diện diệu dinh dĩnh doan doanh du duẩn dục duy dự dực dương dưỡng đa đài đại đàm "
    "đan đang đào đảm đạo đắc đăng đậu đệ địch điềm điền điển điều đình đính đoài độ đồng đôn đương gái gấm gấu giang "
    "giao giáp hai hào hảo hân hãn hiên hiển hiện hiệu hoá hóa họa hoán hoạch hoạt hội huân huấn huề hương hướng "
    "hường hữu hỷ kết kha khá khải khanh khiêm khoái khoan khoát khởi khuê khương khuyên khuyến kiểm kiệm kiệt kiều "
    "kính kỳ kỷ lai lài lam lành lân lê lễ liêm liên liễn liễu lĩnh lịch lựu lụa luận luật lượng lưu lữ lý mãi mão "
    "mận mậu mến miên miền mít mơ mùi mười muôn mừng na ngạn ngát nghi nghiêm nghiệp ngoan ngọ ngoãn ngôn nguyên "
    "nguyện nhã nhài nhạn nhâm nhẫn nhất nhiên nho nhuần nhuận nhường như nhượng nhựt nữ phái phan phấn phi phiên phổ "
    "phó phùng phụng phước phường quảng quân quế quyến quyền quyết sâm sáu sinh song soạn sử sự sương tá tám tất "
    "thạch thám thản thành thạo thăng thập thấu thế thi thiêm thiều thiết thoan thoại thỏa thông thời thuần thuật "
    "thục thụy thùy thuỳ thuý thuỷ thuyên thuyết thường thưởng thức tiềm tiên tiếp tiệp tính tỉnh tịnh toan toán tô "
    "tố tôn trà trác tráng trân triển triệu trình trọng trúc truyền trực trương trưởng tuân tuất tuyền tuyến tuyển tư "
    "từ tứ tường tưởng uy uyển vang vàng vấn viên viễn vĩnh vịnh vọng vương vượng xoan xoa xuyên yến ý quyn quỵnh hòe "
    "hoè"
)
#: Whose name a given name is, where nothing else stands before it.
GIVEN_LEAD = _set("nhà hộ con vợ chồng bố mẹ ba má lão bé bạn mình tôi gặp")
KIN = _set("con cháu vợ chồng em anh chị bố mẹ rể dâu")
HAMLETS = _set("xóm thôn tổ ấp bản đội khu làng buôn khóm sóc")
ALLEYS = _set("ngo ngach hem kiet")
AND = _set("và với cùng")
#: What two given names make together though no person bears them.
THINGS = _pairs(
    "tình nghĩa, tình thương, đồng tâm, hòa bình, hòa giải, văn hóa, an toàn, thanh niên, công nhân, nhân dân, mỹ "
    "thuật, hạnh phúc, trung ương, trung thu, tân cảng, an ninh, hà giang, quảng ninh, hải dương, thái bình, hà nam, "
    "hà nội"
)
#: In the south the children of a house are called by their number.
RANKS = _set("hai ba tư năm sáu bảy tám chín mười út")
SMALL_ADDRESS = _set("ông bà anh chị cô chú bác cụ thầy dì cậu mợ thím thằng dượng")
#: What follows a name written small: where somebody lives, whom with, what he or she is or does.
AFTER_GIVEN = _set(
    "ở là nhà vợ chồng con và với bán nuôi xây mở đổ xả đốt lấn chiếm làm nhận thu lấy nói bảo hẹn đi không chưa đã "
    "đang cứ vẫn hay có bị được phụ trưởng phó tổ xóm thôn ấp bên hàng tự còn cũng thì mà chửi đánh ký cho"
)
#: … of these also behind a number, which would count them: "bà hai con".
COUNTED = _set(
    "con cháu chồng vợ tổ xóm thôn ấp hàng nhà người em anh chị bà ông năm tháng ngày lần triệu trăm nghìn ngàn hộ "
    "mẫu sào bên xe thửa khóm lớp"
)
#: Words that are a verb too behind a form of address …
VERBS = _set(
    "định đạt lập phát thu hợp vui tin tín tạo thể công chung hiến chiến thao toàn hoàn tiến đoàn mai sáng lợi"
)
#: … unless one of these follows.
PLACED = _set("ở là nhà vợ chồng con và với xóm tổ thôn ấp trưởng phó")
#: Without marks a form of address and what follows it are often another word: "ba nam", "anh huong", "chi nhan".
OTHER_WORDS = _set(
    "nam thang tinh tan hang dong khoa phuong van long luong cong huong sang hoi doan thu nhan lam hop phat dinh lap "
    "tien tra dao thi tiet nhanh phi huyen xa"
) - {"huyen", "phuong"}
#: What stands before a colon at the beginning of a line and is no name.
HEADINGS = _set(
    "thu chi chung công lý ý tình cần kết kính chính hiện giao định toàn phát sáng nam nữ năm hai ba tư lưu gửi"
)
BRAVE = _pairs("anh hùng, anh dũng, anh minh, anh tài, anh tú, anh thư, anh đào, cô đơn, cô giáo, bà mai")
#: Before a form of address these say that a person follows.
HOUSED = _set("nhà hộ vợ")
WHOSE = _set("con chong cua")
#: Before the name of a place.
WHERE = _set("ở tại về lên từ đến tới qua vùng miền trên dưới huyện xã")
BODIES = _set(
    "ubnd hđnd mttq sở hội ban phòng đoàn đảng ủy ủy ubmttq cđ lđlđ bhxh trung chi văn liên huyện xã tỉnh phường tổ "
    "khu công quân viện tòa hợp cục bộ chính vnpt evn"
)
TITLES_NEAR = _set("tịch thư trưởng phó an bộ chính pháp toán quỹ đốc nhiệm chức sĩ")
LEVELS = _set("xã phường thôn xóm bản ấp huyện tỉnh khu tổ trường trạm phố ubnd hđnd")
HEROES = _pairs(
    "phan dinh phung, tran quang khai, tran nguyen han, nguyen gia thieu, le thanh nghi, nguyen luong bang, hoang "
    "dieu, nguyen tri phuong, truong dinh, nguyen trung truc, thu khoa huan, pham ngu lao, yet kieu, tran khat chan, "
    "tran binh trong, tran quoc toan, ly nam de, trieu viet vuong, mai hac de, phung hung, khuc thua du, le hoan, le "
    "dai hanh, ly nhan tong, ly cong uan, nguyen xi, nguyen bieu, le lai, nguyen sieu, cao thang, phan dang luu, "
    "nguyen thai hoc, pham hong thai, ho tung mau, ha huy tap, nguyen thi dinh, nguyen son, vo van tan, han mac tu, "
    "ba huyen thanh quan, to hien thanh, ngo thi nham, phan huy chu, le van tam, duong dinh nghe, trinh hoai duc, "
    "nguyen huu canh, nguyen an ninh, vo chi cong, pham hung, dang thai mai, ngo si lien, giap hai, nguyen thi luu, "
    "dinh cong trang, nguyen thien thuat, tong duy tan, le thiet hung, phung chi kien, hoang dinh giong, vu xuan "
    "thieu, tran dang ninh, nguyen canh chan, dang dung, dang tat, nguyen huu tho, huynh thuc khang, luong van can, "
    "nguyen quyen, tang bat ho, nguyen phuc lan, van cao, trinh cong son, nam quoc cang, bui xuan phai, nguyen tuan, "
    "ngo tat to, vu trong phung, che lan vien, luu quang vu, nguyen cao, dong da, bach dang, ho chi minh, bac ho, "
    "tran hung dao, vo nguyen giap, le loi, ly thuong kiet, quang trung, nguyen hue, ngo quyen, hai ba trung, ba "
    "trung, ba trieu, trung trac, trung nhi, dinh tien hoang, le thai to, ly thai to, tran quoc tuan, tran nhan tong, "
    "nguyen trai, nguyen du, ho xuan huong, doan thi diem, phan boi chau, phan chu trinh, le hong phong, nguyen thi "
    "minh khai, tran phu, nguyen van cu, le duan, truong chinh, pham van dong, ton duc thang, hoang hoa tham, de "
    "tham, luong van tri, hoang van thu, ly tu trong, vo thi sau, nguyen van troi, kim dong, be van dan, phan dinh "
    "giot, to vinh dien, la van cau, nguyen viet xuan, dang thuy tram, nguyen dinh chieu, chu van an, luong the vinh, "
    "nguyen binh khiem, le quy don, cao ba quat, nguyen khuyen, tran te xuong, to huu, nam cao, xuan dieu, nguyen tat "
    "thanh, nguyen ai quoc, nguyen chi thanh, le thanh ton, le thanh tong, mac dinh chi, than nhan trung, hoang quoc "
    "viet, ngo gia tu, nguyen duc canh, pham ngoc thach, ton that tung, bui thi xuan, nguyen phu trong, vo van kiet, "
    "nguyen van linh, do muoi, xuan thuy, nguyen cong tru, nguyen cao, cac mac, le nin"
)
#: Words that end a name written without capitals.
STOP = _set(
    "o xom thon ban ap to xa la co bi da khong ko de xin nghi sinh sn sdt dt so dien cccd cmnd mong kinh toi chung va "
    "voi dia chi que tru lam nop hoi den duoc chua tu trong ngoai tai thi nha gia cung cong nhan nong dan can nam nay "
    "cu rat muon kien phan anh duong sao thuong truong hien dang ra vao khi noi bao gui trinh viet xin dai"
)
MARKED_FAMILY = _set(
    "nguyễn trần lê phạm hoàng huỳnh phan vũ võ đặng bùi đỗ hồ ngô dương lý đinh trịnh lương đào trương đoàn lâm tống "
    "phùng lưu vương triệu nông lò quàng vàng giàng hà mai đàm tạ kiều hứa thân giáp quách lại"
)
#: Family names that are hardly ever another word.
#: Family names that follow "toi" without capitals and are no other word there.
SPEAKING = _set("nguyen pham hoang huynh tran trinh bui vu")
FAMILIES_WITHOUT_MARKS = _set("nguyen pham hoang huynh trinh bui phung vuong quach")
UNLIKE_WORDS = _set("nguyen pham hoang huynh phan bui dinh trinh dang vu vo ngo le tran nong phung duong")
#: Family names as they are written: what is all in capitals is no name because it only looks like one without marks.
FAMILY_WRITTEN = MARKED_FAMILY | _set(
    "tăng nghiêm thạch kim danh la bế ma bạch từ khúc khổng mạc văn ninh tô điệp tôn thái châu âu ông lục ca lù vi vì "
    "cầm đèo leo thào sùng mùa hàng phù lầu chang cứ hầu tẩn chảo bàn tòng lèng tráng luồng hạc tổng lệnh đồng khuất "
    "phí ngân tiêu tào hy nhữ bồ rơ siu ksor kpă này y quàng toán luyện cung đôi ngạc đậu sầm long thiều liêng lành "
    "vừ lỗ mông tập lậu cò lạc chung chu lại cao doãn thi lữ lường lèo ngân phó hoa cát nhâm viên vưu trà trang thang "
    "tiết ung uông vòng xa đan đới đăng giang hạ hoa huy ích khâu khương kha lều lã mang mẫn nhan nhậm niê ôn phương "
    "phú quan sơn sử tất thân thẩm thiệu thượng tư ưng vạn yên"
)
#: What is said of heroes whose names streets bear.
FAME = _pairs(
    "danh nhân, anh hùng, đặt tên, mang tên, nhà thơ, nhà văn, danh tướng, thi hào, nhà sử, trạng nguyên, vị tướng, "
    "vị vua, đại tướng, thượng tướng, trung tướng, thiếu tướng, chủ tịch nước, tổng bí"
)
