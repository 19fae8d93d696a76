"""One thing under several names: words that people use for the same, whatever they want of it. Folded, no places."""

from __future__ import annotations

from collections.abc import Sequence

#: The mark that a name of this set was said; no word begins with it.
MARK = "~"
_SAME = (
    "so do|bia do|so hong|giay chung nhan|quyen su dung dat|bia dat",
    "den bu|boi thuong",
    "den duong|chieu sang|bong dien|cot den|den dien|dien duong|lap den",
    "mam non|mau giao|nha tre|gui tre",
    "phong hoc|lop hoc",
    "rac|rac thai|phe thai",
    "mui hoi|boc mui|nong nac|hoi thoi|thoi um",
    "ngap|ngap ung|ung lut|nuoc tran",
    "nao vet|khoi thong|boi lang|tac nghen|bi tac|tac cong",
    "o ga|hong duong|nat duong|duong nat|lay loi|bong troc|duong hong|duong xau",
    "sat lo|lo dat|sut lun|xoi lo|sat so",
    "nuoc sach|nuoc may|nuoc sinh hoat|nuoc hop ve sinh",
    "mat dien|cup dien|cat dien|dien yeu|dien chap chon",
    "nguoi cao tuoi|nguoi gia|cac cu|cu gia",
    "bac si|y si|thay thuoc",
    "xe buyt|buyt|xe khach cong cong",
    "o nhiem|khoi bui|bui mu",
    "song dien thoai|phat song|cot song|tram phat song",
    "internet|cap quang|wifi|duong truyen mang",
    "tro cap|phu cap",
    "tien luong|tien cong|luong",
    "san choi|san bong|san van dong|khu vui choi",
    "loa|truyen thanh|phat thanh",
    "chan nuoi|trai lon|chuong trai|trai ga|trai vit",
    "tieng on|on ao|am i|inh oi",
    "kenh|muong",
    "xe tai|xe ben|xe qua tai|doan xe|xe trong tai lon|xe container",
    "va quet|dam xe|nga xe|tai nan",
    "ro ri|bi ro|tham nuoc|do nuoc",
    "gia cao|tang gia|gap ruoi|gap doi|cao bat thuong|dat qua",
    "tha rong|trau bo pha",
    "xuong cap|hu hong|muc nat|mot nat|nut ne|dot nat",
    "cham tra|chua tra|chua chi tra|chua nhan duoc",
    "can bo|cong chuc",
    "ho ngheo|can ngheo",
    "can cuoc|chung minh",
    "thuy loi|tuoi tieu",
    "nghia trang|nghia dia",
    "nha ve sinh|cong trinh phu",
    "nhieu lan|mai khong|keo dai|da lau",
    "hop tac xa|htx",
    "bao hiem y te|the bao hiem|bhyt",
)
_MARK_OF = {name: MARK + names.split("|")[0].replace(" ", "_") for names in _SAME for name in names.split("|")}
_LONGEST = max(len(name.split(" ")) for name in _MARK_OF)
#: Words of every sentence; alone they bring nobody together.
_EVERYDAY_WORDS = (
    "de nghi xin mong kien yeu khong co va la thi ma o tai cua duoc bi nay da cac nhung rat se dang den tu vao ra lam "
    "chung toi dan nguoi nhieu mot nen phai cho thay hay vi"
)
_EVERYDAY = frozenset(_EVERYDAY_WORDS.split())


def said(words: Sequence[str]) -> set[str]:
    """The marks of all sets of which a text of folded words has a name."""
    runs = (" ".join(words[at : at + size]) for at in range(len(words)) for size in range(1, _LONGEST + 1))
    return {_MARK_OF[run] for run in runs if run in _MARK_OF}


def is_everyday(gram: str) -> bool:
    """True for a word, or a pair of words, that every sentence may have."""
    return all(word in _EVERYDAY for word in gram.split(" "))
