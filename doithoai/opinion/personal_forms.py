"""How numbers, addresses and accounts of people are written: one expression for each form."""

from __future__ import annotations

import re


def _re(pattern: str, *, exact: bool = False) -> re.Pattern[str]:
    return re.compile(pattern, re.VERBOSE if exact else re.VERBOSE | re.IGNORECASE)


_CAPITALS = r"[A-ZÀ-ÖØ-ÞĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ]"
_NAME = rf"{_CAPITALS}\w*(?:\ {_CAPITALS}\w*){{0,4}}"
_LONG_NAME = rf"{_CAPITALS}\w*(?:\ {_CAPITALS}\w*){{0,7}}"
_MIDDLE = r"(?:(?:van|thi|dinh|huu|cong|quang|duc|xuan|ngoc|thanh)\s)?"
_STREET = rf"(?:(?:đường|phố|duong|pho)\s(?-i:{_NAME})|(?:duong|pho)\s[a-z]+\s{_MIDDLE}[a-z]+|(?-i:{_NAME}))"
_SEP = r"[\s.\-–]?"
_DIGIT = (
    r"(?:không|khong|một|mot|mốt|hai|ba|bốn|bon|tư|năm|nam|lăm|lam|sáu|sau|bảy|bay|bẩy|tám|tam|chín|chin|linh|lẻ|\d+)"
)

#: Anh Lộc "cụt": what people call somebody stands between quotation marks behind the name.
NICKNAME = _re(r"\s?[\"“‘'](?:\w+\s)?\w+[\"”’']")
EMAIL = _re(r"[\w.+\-]+(?:@|\s?\(a\)\s?|\ a\ còng\ )[\w\-]+(?:\.[\w\-]+)+")
#: Of an office: known by what it is for.
OFFICE_MAIL = _re(
    r"(?:ubnd|hdnd|ubmt|xa|vp|vanphong|motcua|tiepdan|tiepcongdan|hotro|lienhe|congan|vanthu|info|contact|"
    r"duongdaynong|bophan|tthc|pakn|phananh|cskh)[\w.\-]*@[\w.\-]*?(?:gov|dcs)\.vn|"
    r"(?:info|contact|hotro|lienhe|cskh|support)@"
)
URL = _re(
    r"(?:https?://)?(?:www\.|m\.)?(?:facebook|fb|tiktok|youtube|instagram|zalo|threads|twitter|x|t)\.(?:com|"
    r"me|vn|tv)/[^\s,;)]+[^\s,;).]"
)
HANDLE = _re(r"(?<![\w.])@[A-Za-z][\w.]{2,}\w")
SOCIAL = _re(
    rf"(?i:\b(?:facebook|fb|zalo|tiktok|tik\ tok|youtube|instagram|insta|telegram|nick|tài\ khoản\ mạng|"
    rf"page|trang\ cá\ nhân)\b)"
    rf"(?:\s(?i:cá\ nhân|của\ tôi|của\ em|tôi|em|tên|là|nick|name|mang\ tên|cá\ nhân\ của\ tôi|tài\ khoản))*\s?:?\s?"
    rf"(?:[\"“'](?P<quoted>[^\"”'\n]{{2,40}})[\"”']|(?P<plain>{_LONG_NAME}|[a-z]+[._\d][\w.]*\w))",
    exact=True,
)
AUTHORITY = _re(
    r"\b(?:ubnd|ủy\ ban|uy\ ban|xã|phường|công\ an|thôn|trường|sở|huyện|tỉnh|đảng|đoàn|hội\ (?:nông|phụ|cựu|"
    r"người\ cao|chữ)|trạm|mặt\ trận|cổng)\b"
)
PHONE = _re(
    rf"(?<![\w/])(?!01\d{{8}}(?!\d))(?:\(?\+?\s?84\)?{_SEP}|\(?0)(?:\(?\d\)?{_SEP}){{7,10}}\d(?![\w/])(?!{_SEP}\d)"
)
#: A word or two beside a number: whose it is, where they are given names.
BEFORE_PHONE = _re(
    rf"(?:(?:^|\n)\s*(?P<first>{_CAPITALS}\w*\ {_CAPITALS}\w*)|(?:^|[\n,;:|(\-–]\s?)(?P<one>{_CAPITALS}\w*))"
    r"\s?(?:[:\-–(,|]\s?)?(?:(?:[Ss]ố|[Ss]đt|SĐT|SDT|sdt|[Đđ]t|ĐT|[Tt]el|[Zz]alo)\s?:?\s?)?$",
    exact=True,
)
BEHIND_PHONE = _re(
    rf"\s?(?:[:\-–(,|]\s?)?(?P<one>{_CAPITALS}\w*(?:\ {_CAPITALS}\w*)?)(?=\s?(?:[,.;)|\-–\n]|$))", exact=True
)
SPOKEN = _re(rf"(?<!\w)(?:không|khong|0)(?:[\s,.\-]+{_DIGIT}){{6,}}(?!\w)")
HOTLINE = _re(
    r"đường\ dây\ nóng|duong\ day\ nong|hotline|tổng\ đài|tong\ dai|trực\ ban|một\ cửa|cứu\ hộ|văn\ phòng|"
    r"trực\ của|cơ\ quan|bộ\ phận"
)
OWNED = _re(
    r"(?:của|số|máy|gọi)\s(?:ubnd|ủy\ ban|xã|phường|công\ an|trạm|bệnh\ viện|điện\ lực|công\ ty|chi\ nhánh|ban|trường)"
)
OWNED_BEHIND = _re(
    r"\s?\(?của\ (?:ubnd|ủy\ ban|xã|phường|huyện|tỉnh|trạm|công\ an|văn\ phòng|phòng|sở|ban|điện\ lực|bệnh\ viện|"
    r"cơ\ quan|bộ\ phận)\b(?!\ trọ)"
)
PRIVATE = _re(r"(?:nhà|của|máy)\s(?:em|tôi|mình|cháu|con|riêng)\b")
CCCD = _re(r"(?<![\w.,/])0\d{2}(?:[\s.\-]?\d{3}){3}(?![\w/])(?![.,]\d)")
ID_LED = _re(
    r"\b(?:cccd|cmnd|cmtnd|cmt|căn\ cước|can\ cuoc|chứng\ minh|chung\ minh|định\ danh|dinh\ danh|"
    r"thẻ\ căn\ cước)\b[^\d\n.;]{0,30}?"
    r"(?P<number>\d{3}(?:[\s.\-]?\d{3}){2,3}|\d(?:[\s.\-]?\d){8,11})(?!\d)"
)
INSURANCE_LED = _re(
    r"\b(?:bhxh|bảo\ hiểm|bao\ hiem|sổ\ bh|bhyt|số\ hưu|sổ\ hưu|so\ huu|mã\ hưu|mã\ số\ thuế\ cá\ nhân|"
    r"mst\ cá\ nhân)\b[^\d\n.;]{0,30}?"
    r"(?P<number>(?:[a-z]{2}\s?)?\d(?:[\s.\-]?\d){8,14})(?!\d)"
)
CARD = _re(r"(?<!\w)[A-Z]{2}[\s.\-]?\d[\s.\-]?(?:\d[\s.\-]?){11,12}\d(?!\w)", exact=True)
PASSPORT = _re(r"(?:hộ\ chiếu|ho\ chieu|passport)[^\d\n.;]{0,20}?(?P<number>[a-z]\s?\d{7,8})(?!\d)")
PASSPORT_ALONE = _re(r"(?<![\w\-/])[BCNPEK]\d{7}(?!\w)", exact=True)
BANK = _re(
    r"\b(?:thẻ\ atm|the\ atm|thẻ\ ngân\ hàng|tài\ khoản|tai\ khoan|stk|số\ tk|so\ tk|tk|mã\ khách\ hàng|"
    r"ma\ khach\ hang|mã\ kh|ma\ kh|danh\ bộ|danh\ bo|danh\ bạ|"
    r"danh\ ba|số\ khách\ hàng|so\ khach\ hang)\b[^\d\n;]{0,32}?"
    r"(?P<number>(?:(?<![a-z])[a-z]{2,4}\d{2}[a-z]{1,3}\d{5,9}|(?:(?<![a-z])[a-z]{2,4}[\s.\-]?)?\d(?:[\s.\-]?\d){5,18}))"
    r"(?!\d)"
)
PLATE = _re(
    r"(?<![\w./])\d{2}\s?-?\s?(?:[A-Z][A-Z\d]?|MĐ\d?)\s?[\-–.\s]?\s?(?:\d{3}[.\s]?\d{2}|\d{4})(?![\w/])(?![.,]\d)",
    exact=True,
)
#: Of the army: two letters before four digits.
PLATE_ARMY = _re(
    r"(?:biển|bien|bks|xe)\b[^\d\n.;]{0,20}?(?P<number>(?<![\w])(?-i:[A-Z]{2})[\s\-]?\d{2}[\-.\s]?\d{2})(?![\w])"
)
PLATE_LED = _re(
    r"\b(?:biển|bien|bks|bs|"
    r"xe)\b[^\d\n.;]{0,25}?(?P<number>\d{2}\s?-?\s?[a-zđ][a-zđ\d]{0,2}?\s?[\-–.\s]?\s?\d{3}[.\s]?\d{1,2})(?![\w])"
)
_NUMBER = r"\d+[a-z]?(?:[/\-]\d+[a-z]?)*"
_ALLEY = r"(?:ngõ|ngo|ngách|ngach|hẻm|hem|kiệt|kiet)"
HOUSE = _re(
    rf"(?<![\w/.])(?<!ngõ\ )(?<!ngo\ )(?<!ngách\ )(?<!ngach\ )(?<!hẻm\ )(?<!hem\ )(?<!kiệt\ )(?<!kiet\ )"
    rf"(?<!tổ\ )(?:tổ\ \d+,\s(?=số|nhà))?(?:(?:số\ nhà|so\ nha|nhà\ số|nha\ so|sn|nhà|nha|số|so)\s?:?\s?)?{_NUMBER}"
    rf"(?:,?\s(?:tổ\ \d+,?\s)?{_ALLEY}\s(?:số\s)?{_NUMBER})+"
    rf"(?:,?\s{_STREET})?"
)
HOUSE_STREET = _re(
    rf"(?<![\w/.])(?:số\ nhà|so\ nha|nhà\ số|nha\ so|số|so|nhà)\s?:?\s?{_NUMBER},?\s"
    rf"(?:tổ\ \d+,?\s)?{_STREET}"
)
HOUSE_ALONE = _re(rf"(?<![\w/])(?:số\ nhà|so\ nha)\s?:?\s?{_NUMBER}")
HOUSE_LED = _re(r"\b(?:nhà|căn|phòng)\s\d+[a-z]?/\d+(?:/\d+)*(?![\d/])")
HOUSE_SLASH = _re(rf"(?<![\w/.])\d+[A-Za-z]?(?:/\d+[A-Za-z]?)+,?\s(?:(?:đường|phố)\s)?{_NAME}", exact=True)
#: In the south a number with a stroke stands before the hamlet or quarter.
_QUARTER = r"(?:ấp|khu\ phố|kp|khóm|thôn|xóm|tổ|tổ\ dân\ phố|tdp|khu)"
HOUSE_QUARTER = _re(
    r"(?<![\w/.])(?:(?<=ở\ )|(?<=trú\ )|(?<=tại\ )|(?<=ngụ\ )|(?<=nhà\ )|(?<=chỉ\ )|(?<=:\ )|(?<=số\ )|"
    r"(?=\d+/\d+[a-z]|\d+[a-z]/))"
    rf"\d+[a-z]?(?:/\d+[a-z]?)+,?\s{_QUARTER}\s(?:\d+\w?|(?-i:{_NAME})(?:\s\d+\w?)?)"
)
#: The street behind the number of a house, written small; how far its name goes is told by its first words.
STREET_SMALL = _re(r",?\s(?:(?P<said>đường|phố|duong|pho)\s)?(?P<words>[^\W\d_]+(?:\s[^\W\d_]+){1,3})")
#: Ở 45 Lê Lợi: who lives there leaves "số" out.
HOUSE_LIVED = _re(
    rf"\b(?:ở|ngụ|trú|tại|địa\ chỉ|đ/c)\s?:?\s(?P<number>\d{{1,4}}[a-z]?,?\s(?:(?:đường|phố)\s)?"
    rf"(?-i:{_CAPITALS}\w*(?:\ {_CAPITALS}\w*){{1,4}}))"
)
FLAT = _re(
    r"\b(?:tầng\s\d+,?\s)?(?:căn\ hộ|can\ ho|phòng\ trọ|phong\ tro|phòng|phong|p|căn)[\s.]{0,2}(?:số\s)?"
    r"(?=[\w.\-]*\d)[\w.\-]+,?\s"
    r"(?:tầng\ \d+,?\s)?(?:tòa|toà|toa|chung\ cư|chung\ cu|khu\ tập\ thể|block|nhà|khu|lô|dãy)\s"
    r"(?:nhà\s)?(?:[a-z]{0,3}\d+\w*|"
    rf"(?-i:{_CAPITALS}\w*))(?:\s(?-i:{_CAPITALS}\w*)){{0,3}}(?:\s\w?\d\w*)?"
    rf"(?:,?\s(?:khu\ đô\ thị|kđt|chung\ cư|khu\ nhà\ ở|khu\ tập\ thể)\s(?-i:{_NAME})(?:\s\d+)?)?"
)
#: P1205 CT1A: the building by its mark alone.
FLAT_MARK = _re(
    rf"\b(?:[Pp]hòng|P|[Cc]ăn)[\s.]{{0,2}}\d{{3,4}}\s?[,\-–]?\s?[A-Z]{{1,3}}\d+\w*"
    rf"(?:\ (?:KĐT|KDT|khu\ đô\ thị)\ {_NAME})?",
    exact=True,
)
PARCEL = _re(
    r"\b(?:thửa|thua)(?:\ đất|\ dat)?(?:\ số|\ so)?[\s:]*\d+[a-z]?\s?/\s?\d+"
    r"|\b(?:thửa|thua)(?:\ đất|\ dat|\ ruộng)?(?:\ số|\ so)?[\s:]*\d+[a-z]?(?:[,;\s\-–+]|và|thuộc|ở|"
    r"trên){1,4}(?:tờ|to)(?:\ bản\ đồ|\ ban\ do|\ bđ)?"
    r"(?:\ địa\ chính)?(?:\ số|\ so)?[\s:]*\d+"
    r"|\b(?:tờ|to)(?:\ bản\ đồ|\ ban\ do|\ bđ)?(?:\ địa\ chính)?(?:\ số|\ so)?[\s:]*\d+[,;\s\-–]+(?:thửa|"
    r"thua)(?:\ đất|\ dat)?(?:\ số|\ so)?[\s:]*\d+[a-z]?"
)
CERTIFICATE = _re(
    r"\b(?:cnqsdđ|cnqsdd|qsdđ|qsdd|giấy\ chứng\ nhận|giay\ chung\ nhan|gcn|gcnqsdđ|gcnqsdd|sổ\ đỏ|"
    r"so\ do|sổ\ hồng|so\ hong|bìa\ đỏ|bia\ do|seri|sê-ri|số\ phát\ hành|vào\ sổ)\b[^\d\n.;]{0,40}?"
    r"(?P<number>(?<!\w)[a-zđ]{1,2}\s?\d{4,8}(?:\s?/\s?[\w\-]+(?:\s\d+)?)?)(?!\d)"
)
_DATE = r"\d{1,2}\s?[/.\-]\s?\d{1,2}\s?[/.\-]\s?(?:1[89]|20)\d{2}"
_DATE_WORDS = r"(?:ngày|ngay|mùng)?\s?\d{1,2}\s(?:tháng|thang)\s\d{1,2}(?:,?\s(?:năm|nam)\s(?:1[89]|20)\d{2})?"
_YEAR = r"(?:1[89]|20)\d{2}"
BIRTH = _re(
    rf"(?=[sn])(?<!học\ )(?<!vệ\ )(?<!phát\ )(?<!dân\ )(?<!hoc\ )(?<!ve\ )(?<!thí\ )(?<!tuyển\ )"
    rf"(?<!phục\ )(?<!hy\ )(?<!hi\ )(?<!khai\ )(?<!bình\ )"
    rf"\b(?:sinh|sanh|s\.?n|ngày\ sinh|năm\ sinh|ngay\ sinh|nam\ sinh)\b"
    rf"\.?\s?:?(?:\s?(?:ngày|ngay|năm|nam|vào|là|của\ (?:tôi|em|mẹ|bố|cháu|con)(?:\ tôi|\ gái|\ trai)?|tháng|"
    rf"ngày\ tháng\ năm|đúng|thật|gốc|của\ (?:chồng|vợ|chị|anh|bà|ông)|:))*"
    rf"\s?(?P<number>{_DATE}|{_DATE_WORDS}|\d{{1,2}}/{_YEAR}|{_YEAR})(?!\d)"
)
#: Behind a name.
BIRTH_BRACKET = _re(
    rf"^\s?(?:\(\s?(?P<bracket>{_DATE}|{_YEAR})\s?\)|[\"”]?\s?[,;|\-–]\s?[\"“]?"
    r"(?P<listed>(?:\d{1,2}[/.\-]\d{1,2}[/.\-])?(?:19\d|20[01])\d)[\"”]?\s?(?=[,;|\-–]|$))"
)
BIRTH_KIN = _re(
    r"\b(?:bố|mẹ|cha|má|ba|vợ|chồng|con|ông|bà|cháu|em|anh|chị|cụ|bo|me|vo|chong|chau|ong)"
    r"(?:\s(?:trai|gái|nội|ngoại|dâu|rể|cả|út|ruột|đẻ|vợ|chồng|họ))?(?:\s(?:tôi|em|cháu|mình|toi|tui))?"
    rf"\s?\(\s?(?P<number>{_DATE}|{_YEAR})\s?\)"
)
#: Said again because it stands wrong somewhere: "… ghi nhầm thành 1975", "…, ngày đúng là 5/6/2011".
BIRTH_MENDED = _re(
    rf"\b(?:ngày\ sinh|năm\ sinh|sinh\ ngày|sinh\ năm|ngay\ sinh|nam\ sinh|sinh\ nam|sinh\ ngay)\b[^\n;?!]{{0,60}}?"
    rf"\b(?:thành|phải|đúng|đúng\ ra|thật|thanh|phai|dung)\s(?:là\s|la\s)?(?:(?:ngày|năm|ngay|nam)\s)?"
    rf"(?P<number>{_DATE}|{_YEAR})(?!\d)"
)
