"""Words of every sentence, folded; alone they bring nobody together."""

_WORDS = (
    "de nghi xin mong kien yeu khong co va la thi ma o tai cua duoc bi nay da cac nhung rat se dang den tu vao ra lam "
    "chung toi dan nguoi nhieu mot nen phai cho thay hay vi"
)
EVERYDAY = frozenset(_WORDS.split())
