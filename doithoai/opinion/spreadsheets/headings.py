"""Which column is what: a heading in any of the wordings that offices use, told by the words it begins with."""

from __future__ import annotations

import re

from doithoai.opinion.spreadsheets.texts import words

CONTENT, NAME, PHONE, EMAIL, ADDRESS, ID_NUMBER = "content", "name", "phone", "email", "address", "id_number"
DATE, FIELD, LEVEL, NOTE, COUNT, ANSWER, OTHER = "date", "field", "level", "note", "stt", "answer", "other"
#: "Cử tri kiến nghị": who speaks or what is said; the other columns decide.
EITHER = "either"

#: What a person may choose for a column at the desk.
ROLES = (CONTENT, NAME, PHONE, EMAIL, ADDRESS, ID_NUMBER, DATE, FIELD, LEVEL, NOTE, OTHER)

LONGEST = 90
#: Forms on the web ask in whole sentences.
LONGEST_QUESTION = 400
#: Headings of a short word for the subject where another column holds the words themselves.
SUBJECTS = frozenset({"van de", "ten van de", "noi dung chinh", "tieu de", "tom tat"})

_SPOKEN = (
    r"y kien|kien nghi|phan anh|nguyen vong|de xuat|de nghi|gop y|hien ke|tam tu|cau hoi|thac mac|vuong mac|kho khan"
    r"|khieu nai|buc xuc|ban khoan|tham luan|phat bieu|dieu muon noi"
)
_PEOPLE = (
    r"cu tri|nguoi dan|cong dan|hoi vien|doan vien|dang vien|nhan dan|ba con|dai bieu|cong nhan"
    r"|nguoi lao dong|ca nhan|phu huynh|hoc sinh|sinh vien|giao vien|vien chuc|cong chuc|chu the|thanh vien"
)
#: In this order: the first pattern that fits the whole heading, or its beginning where none fits the whole.
_ROLES: tuple[tuple[str, str], ...] = (
    (COUNT, r"(?:stt|so tt|tt|so thu tu|thu tu|so|no|#|s t t|t t|id|ma so|ma phieu|so phieu|ma y kien|so hieu)"),
    (
        ANSWER,
        r"(?:noi dung |y kien |ket qua |van ban |nguoi |phuong an |huong |de xuat |tien do |thoi gian |thoi han "
        r"|han |ngay |tinh trang |trang thai |noi dung da |da )*"
        r"(?:tra loi|giai trinh|phuc dap|giai dap|ket luan|phan hoi|xu ly|chi dao|huong giai quyet"
        r"|phuong an|tinh trang"
        r"|trang thai|tien do|ket qua"
        r"|bien phap|hoan thanh|(?:da )?giai quyet xong|thuc hien|tiep thu|tham muu|but phe|duyet|danh gia"
        r"|hai long|giai quyet)\b.*",
    ),
    (
        ANSWER,
        r"y kien (?:cua )?(?:lanh dao|co quan|ubnd|ban thuong vu|thuong truc|don vi|phong|nguoi xu ly"
        r"|chu tich|bi thu)\b.*",
    ),
    (
        OTHER,
        r"(?:nam sinh|ngay sinh|ngay thang nam sinh|ngay cap|noi cap|sinh nam|gioi tinh|nam nu|dan toc"
        r"|ton giao|tuoi|do tuoi|que quan)\b.*",
    ),
    (
        OTHER,
        r"(?:chuc vu|chuc danh|nghe nghiep|don vi|co quan|cong ty|phan xuong|xuong|to san xuat|to sx|ca lam"
        r"|chuyen(?! de| muc)|bo phan|phong(?! tro)"
        r"|noi lam viec|noi cong tac|dia chi (?:cong tac|co quan|lam viec|noi lam viec|cong ty)|co so"
        r"|nha may|to chuc|doan the|chi bo"
        r"|chi hoi|chi doan|so luong|so y kien|so luot|tong so|hinh thuc|kenh|nguon|phuong thuc|loai"
        r"|phan loai y kien|muc do|uu tien"
        r"|nguoi nhap|nguoi tiep nhan|nguoi ghi|can bo tiep nhan|nguoi tong hop|noi nhan|noi gui|cuoc hop"
        r"|hoi nghi|ngay hop"
        r"|tep|file|anh|hinh anh|dinh kem|duong dan|link|toa do|ky ten|ky nhan|chu ky|xac nhan)\b.*",
    ),
    (
        PHONE,
        r"(?:so )?(?:dien thoai|may|sdt|dt|dtdd|dien thoai di dong|di dong|phone|tel|mobile|hotline|zalo"
        r"|may ban|may dt|thue bao|goi (?:den|vao|toi))\b.*",
    ),
    (PHONE, r"(?:so |thong tin |cach )?lien (?:he|lac)\b.*"),
    (EMAIL, r"(?:dia chi )?(?:email|e mail|thu dien tu|hop thu|hom thu|gmail|mail)\b.*"),
    (
        ID_NUMBER,
        r"(?:so )?(?:the )?(?:cccd|cmnd|cmt|can cuoc|chung minh|dinh danh|so dinh danh|giay to tuy than"
        r"|ho chieu)\b.*",
    ),
    (DATE, r"(?:ngay|thoi gian|thoi diem|dau thoi gian|timestamp|date|gio gui|thang)\b.*"),
    (LEVEL, r"(?:thuoc )?(?:cap|tham quyen|trach nhiem|pham vi)\b.*"),
    (
        FIELD,
        r"(?:nhom |thuoc |loai )?(?:linh vuc|chuyen de|chu de|nganh|mang|nhom van de|nhom|phan loai"
        r"|phan nhom|category)\b.*",
    ),
    (NOTE, r"(?:ghi chu|chu thich|note|luu y|remark|thong tin them)\b.*"),
    (ADDRESS, r"ten (?:thon|xom|ap|ban|lang|khu|to(?! chuc)|tdp|khom|buon|xa|phuong|dia phuong|dia ban)\b.*"),
    (
        NAME,
        r"(?:thong tin (?:cua |ve |ca nhan )?)?"
        r"(?:(?:ho|ten|dai dien)\b(?: va| dem| ten| chu dem)*|nguoi|danh tinh|chu ho|hoten|ho&ten|tac gia"
        r"|name|full name)\b.*",
    ),
    (EITHER, rf"(?:{_PEOPLE})(?: (?:{_SPOKEN}))+"),
    (NAME, rf"(?:{_PEOPLE})(?: (?:co |da |neu |gui |phat bieu|y kien|kien nghi|phan anh|ten|ho ten)+.*)?"),
    (NAME, r"(?:tap the|ca nhan|ho gia dinh|ho dan|doi tuong)\b.*"),
    (
        ADDRESS,
        r"(?:ten )?(?:dia chi|noi o|noi cu tru|cho o|cu tru|thuong tru|noi thuong tru|tam tru|(?:noi )?sinh song"
        r"|noi song|noi ngu|o (?:dau|tai)|dia ban"
        r"|dia danh|thon|xom|ap|ban(?! nganh| chi| hanh)|lang|khu pho|khu dan cu|khu vuc|khu|to dan pho|tdp"
        r"|to|khom|buon|soc|phum|xa|phuong|thi tran"
        r"|so nha|address)\b.*",
    ),
    (
        CONTENT,
        rf"(?:co |cac |nhung |tom tat |toan van |mo ta |chi tiet |trich yeu )*(?:noi dung|van de|su viec"
        rf"|vu viec|tin nhan|loi nhan|{_SPOKEN})\b.*",
    ),
    (CONTENT, rf"(?:dieu|nhung gi|viec)\b.*\b(?:{_SPOKEN}|muon noi|mong muon)\b.*"),
    (CONTENT, r"(?:content|opinion|feedback|comment)s?\b.*"),
)
_PATTERNS = tuple((role, re.compile(pattern)) for role, pattern in _ROLES)
#: A sentence that names what its table holds is a title, not a heading.
_TITLE = re.compile(
    r"(?:bieu|bang|bao cao|danh sach|so theo doi|phieu|mau|phu luc|ke hoach|thong ke|tong hop|kem theo"
    r"|so tong hop|huong dan)\b"
)
#: How a form asks for what a heading would name: 3. Xin cho biết họ tên.
_ASKING = re.compile(
    r"(?:(?:cau )?\d{1,2} )?(?:(?:xin|vui long|hay|de nghi) )*(?:(?:ong ba|anh chi|quy vi|ban) )?"
    r"(?:(?:xin|vui long|hay|hien|dang) )*(?:(?:cho biet|nhap|ghi ro|cho xin|cung cap) )?(?=[a-z])"
)
_QUESTION = re.compile(r"(?:(?:cau )?\d{1,2} )?(?:xin|vui long|hay|(?:theo )?(?:ong ba|anh chi|quy vi|ban))\b.+")
_LIST = re.compile(r"\d{1,2}|[a-zđ]|\d{1,2} [=+] .*", re.IGNORECASE)


def role_of(heading: str) -> str:
    """What a heading names; empty when it names nothing known."""
    if not heading or is_too_long(heading) or (heading.endswith((".", "!")) and len(heading) > 25):
        return ""
    text = _ASKING.sub("", words(heading), count=1)
    if not text or _TITLE.match(text):
        return ""
    return next((role for role, pattern in _PATTERNS if pattern.fullmatch(text)), "")


def is_too_long(text: str) -> bool:
    """Longer than what stands over a column, be it a name or a question."""
    return len(text) > LONGEST and not (len(text) <= LONGEST_QUESTION and _QUESTION.match(words(text)))


def known(record: list[str]) -> int:
    """How many cells of a record name a column; nothing for a record that names no column of words."""
    roles = {role_of(cell) for cell in record} - {""}
    return len(roles) if len(roles) > 1 else 0


def refined(upper: str, lower: str) -> str:
    """The role of a column under two headings: the lower one says it, within what the upper one allows."""
    above = role_of(upper)
    if above == ANSWER:
        return ANSWER
    below = role_of(lower)
    if not lower:
        return above
    if below and not (below == CONTENT and above in {NAME, OTHER}):
        return below
    return role_of(f"{upper} {lower}") or above


def is_numbering(cells: list[str]) -> bool:
    """A row of column numbers: (1) (2) (3), A B 1 2."""
    texts = [words(cell) for cell in cells]
    return len(texts) > 1 and all(_LIST.fullmatch(text) for text in texts) and len(set(texts)) == len(texts)
