"""Old Vietnamese encodings (TCVN3, VNI, windows-1258) told from Unicode by what gives Vietnamese syllables."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

TCVN3, VNI = "tcvn3", "vni"

_ACUTE, _GRAVE, _HOOK, _TILDE, _DOT = "\u0301", "\u0300", "\u0309", "\u0303", "\u0323"
_ROUND, _BREVE = "\u0302", "\u0306"

_TCVN3 = dict(
    zip(
        "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢§£¤¥¦",
        "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ",
        strict=True,
    )
)
_VNI_LETTERS = dict(zip("ôöñæóòíìîÔÖÑÆÓÒÍÌÎ", "ơưđỉĩịíìỵƠƯĐỈĨỊÍÌỴ", strict=True))
_VNI_MARKS = {
    **dict(zip("ùøûõï", (_ACUTE, _GRAVE, _HOOK, _TILDE, _DOT), strict=True)),
    **dict(zip("âáàåãä", (_ROUND + tone for tone in ("", _ACUTE, _GRAVE, _HOOK, _TILDE, _DOT)), strict=True)),
    **dict(zip("êéèúüë", (_BREVE + tone for tone in ("", _ACUTE, _GRAVE, _HOOK, _TILDE, _DOT)), strict=True)),
}
_VNI_PAIR = re.compile(r"([aeouyôö])([ùøûõïâáàåãäêéèúüë])", re.IGNORECASE)
#: Signs that any encoding may hold beside its letters.
_SIGNS = "“”‘’–—…•²³°€‰"
#: Letters that no old encoding holds.
_NEVER_OLD = re.compile(rf"[^\x00-\xff{_SIGNS}]")
_WORD = re.compile(rf"[^\s\x21-\x2f\x3a-\x40\x5b-\x60\x7b-\x7e{_SIGNS}]+")

_ONSETS = "ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|b|c|d|đ|g|h|k|l|m|n|p|r|s|t|v|x"
_RIMES = (
    "a ac ach ai am an ang anh ao ap at au ay ăc ăk ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et "
    "ê êch êm ên êng ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu o oc oi om on ong op ot "
    "oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oe oen oeo oet ooc oong ô ôc ôi ôm ôn "
    "ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uc ui um un ung up ut uân uâng uât uây uê uêch uênh uơ uy uya uych uyên uyêt "
    "uynh uyt uyu uôc uôi uôm uôn uông uôt ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu "
    "y ych ynh yp yt yêm yên yêng yêt yêu"
)
_SYLLABLE = re.compile(rf"(?:{_ONSETS})?(?:{'|'.join(sorted(_RIMES.split(), key=len, reverse=True))})")
_TONES = re.compile(f"[{_ACUTE}{_GRAVE}{_HOOK}{_TILDE}{_DOT}]")
_CLOSED = re.compile(r"(?:c|ch|p|t)$")


def family_of_font(font: str) -> str:
    """The encoding that a font stands for; empty for the fonts of Unicode."""
    name = font.strip().lower()
    return TCVN3 if name.startswith(".vn") else VNI if name.startswith("vni") else ""


@lru_cache(maxsize=20_000)
def is_syllable(word: str) -> bool:
    """True for one Vietnamese syllable, with at most one tone, in the place of a vowel."""
    parts = unicodedata.normalize("NFD", word.lower())
    if len(_TONES.findall(parts)) > 1:
        return False
    bare = unicodedata.normalize("NFC", _TONES.sub("", parts))
    if not _SYLLABLE.fullmatch(bare):
        return False
    return not (_CLOSED.search(bare) and re.search(f"[{_GRAVE}{_HOOK}{_TILDE}]", parts))


def likelihood(text: str) -> int:
    """Vietnamese syllables with marks, less the words with marks that are none."""
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    return sum(1 if is_syllable(word) else -1 for word in words)


def convert(text: str, family: str) -> str | None:
    """The text out of an old encoding; None when a letter is none of that encoding."""
    return _from_tcvn3(text) if family == TCVN3 else _from_vni(text)


def plausible(text: str, font: str = "") -> tuple[str, str, bool]:
    """(family, text, is certain): the reading of one cell that gives the more Vietnamese.

    The family is empty for Unicode. Not certain: both readings give as much, its neighbours must decide.
    """
    if text.isascii():
        return "", text, False
    if _NEVER_OLD.search(text):
        return "", text, True
    named, as_it_is = family_of_font(font), likelihood(text)
    best = ("", text, as_it_is)
    for family in (named,) if named else (TCVN3, VNI):
        read = convert(text, family)
        if read is not None and (score := likelihood(read)) >= best[2] + (not named):
            best = (family, read, score)
    if best[0] or named:
        return best[0], best[1], True
    doubtful = any((read := convert(text, family)) and likelihood(read) == as_it_is for family in (TCVN3, VNI))
    return "", text, not doubtful


def is_capital_font(font: str) -> bool:
    """Fonts whose small letters look like capitals."""
    return family_of_font(font) == TCVN3 and font.strip().lower().endswith("h")


def _from_tcvn3(text: str) -> str | None:
    read = "".join(_TCVN3.get(letter, letter if letter.isascii() or letter in _SIGNS else "\0") for letter in text)
    return None if "\0" in read else read


def _from_vni(text: str) -> str | None:
    out, at = [], 0
    while at < len(text):
        letter = text[at]
        if pair := _VNI_PAIR.match(text, at):
            base = _VNI_LETTERS.get(pair[1], pair[1])
            composed = unicodedata.normalize("NFC", base + _VNI_MARKS[pair[2].lower()])
            if len(composed) != 1:
                return None
            out.append(composed)
            at += 2
            continue
        if not letter.isascii() and letter not in _SIGNS and letter not in _VNI_LETTERS:
            return None
        out.append(_VNI_LETTERS.get(letter, letter))
        at += 1
    return "".join(out)
