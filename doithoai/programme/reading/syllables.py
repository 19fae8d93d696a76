"""Which syllables Vietnamese has, where a tone mark stands, and what a damaged syllable must have been."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

_TONES = {"\u0300": 0, "\u0301": 1, "\u0309": 2, "\u0303": 3, "\u0323": 4}
_MARKS = {place: mark for mark, place in _TONES.items()}
_ONSET_WORDS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x"
_ONSETS = frozenset(_ONSET_WORDS.split()) | {""}
_RHYME_WORDS = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et ê
êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu o oa oac oach oai oam oan oang
oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot ô ôc ôi ôm ôn ông ôp ôt
ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc ui um un ung uơ up ut uy uya uych uyên uyêt uynh uyt uyu uê uêch uênh
uôc uôi uôm uôn uông uôt ư ưa ưc ưi ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu
"""
_RHYMES = frozenset(_RHYME_WORDS.split())
_STOPPED = ("c", "ch", "p", "t")
_LOST = {"u": "ư", "o": "ơô", "a": "ăâ", "e": "ê", "d": "đ", "ơ": "o", "ư": "u", "ô": "o"}
_VOWELS = "aăâeêioôơuưy"
_MARKED = "ăâêôơư"
_WORD = re.compile(r"[^\W\d_]+")


def words(text: str) -> set[str]:
    """The sound syllables of a text in small letters: what a damaged one may be compared with."""
    return {word for word in (found.lower() for found in _WORD.findall(text)) if _is_sound(*_taken_apart(word))}


def mend(text: str, known: Container[str]) -> str:
    """Each tone mark where it belongs; a syllable that cannot exist becomes the only one that it can have been."""
    return _WORD.sub(lambda found: _mended(found[0], known), text)


def _mended(word: str, known: Container[str]) -> str:
    letters, tone = _taken_apart(word.lower())
    if tone == -2 or not letters:
        return word
    if _is_sound(letters, tone):
        return _like(word, _placed(letters, tone))
    if len(word) < 3 or word.isupper() and tone < 0:  # an abbreviation has no tone
        return word
    chances = _chances(letters, tone)
    if len(chances) > 1:
        chances = {one for one in chances if one in known}
    return _like(word, chances.pop()) if len(chances) == 1 else word


def _chances(letters: str, tone: int) -> set[str]:
    """What one lost or added stroke makes a sound syllable of."""
    found = set()
    for place, letter in enumerate(letters):
        for other in _LOST.get(letter, ""):
            changed = letters[:place] + other + letters[place + 1 :]
            if _is_sound(changed, tone):
                found.add(_placed(changed, tone))
    if not found and tone == -1:
        found = {_placed(letters, other) for other in (1, 4) if _is_sound(letters, other)}
    return found


def _taken_apart(word: str) -> tuple[str, int]:
    """Letters without tone, and the tone: -1 for none, -2 for several."""
    letters, tones = [], []
    for letter in word:
        parts = unicodedata.normalize("NFD", letter)
        tones += [_TONES[one] for one in parts if one in _TONES]
        letters.append(unicodedata.normalize("NFC", "".join(one for one in parts if one not in _TONES)))
    return "".join(letters), tones[0] if len(tones) == 1 else -2 if tones else -1


def _split(letters: str) -> tuple[str, str] | None:
    """Onset and rhyme; the longest onset that leaves a rhyme."""
    for length in (3, 2, 1, 0):
        onset, rhyme = letters[:length], letters[length:]
        if len(onset) == length and onset in _ONSETS and rhyme in _RHYMES:
            return onset, rhyme
    return None


def _is_sound(letters: str, tone: int) -> bool:
    parts = _split(letters)
    if parts is None or tone == -2:
        return False
    return not parts[1].endswith(_STOPPED) or tone in (1, 4)


def _placed(letters: str, tone: int) -> str:
    parts = _split(letters)
    if tone < 0 or parts is None:
        return letters
    onset, rhyme = parts
    size = len(rhyme) - len(rhyme.lstrip(_VOWELS))
    marked = [place for place in range(size) if rhyme[place] in _MARKED]
    if marked:
        place = marked[-1]
    elif size == 1:
        place = 0
    elif size == 2:
        place = 1 if len(rhyme) > size else 0
    else:
        place = 1
    return unicodedata.normalize("NFC", f"{onset}{rhyme[: place + 1]}{_MARKS[tone]}{rhyme[place + 1 :]}")


def _like(word: str, changed: str) -> str:
    """As the word was written: in capitals, or with the first letter large; "ThU" is a symbol and stays."""
    if not word[1:].islower() and not word.isupper():
        return word
    if word.isupper() and len(word) > 1:
        return changed.upper()
    if word[:1].isupper():
        return changed[:1].upper() + changed[1:]
    return changed if word.islower() else word
