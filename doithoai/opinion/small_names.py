"""Names written without capitals, or all in them: by the family name, what leads to it and what follows."""

from __future__ import annotations

from doithoai.opinion import name_words as known
from doithoai.opinion.name_tokens import Words

#: How many words a name has that stands alone.
FEWEST_ALONE, MOST_ALONE = 3, 4

#: Forms of address that without marks are commonly another word.
BARE_AT_HOME = frozenset({"co", "chu", "bac", "cu"})


class SmallNames(Words):
    """What of the words is a name though no capital tells it."""

    def _flat(self, place: int) -> int:
        """A name without capitals or all in capitals: family name, then Văn or Thị, or behind a lead."""
        token = self.tokens[place]
        if token.is_capital and not self.shouted:
            return self._after_family(place)
        return self._given_written_small(place) or self._after_family(place) or self._stands_alone(place)

    def _after_family(self, place: int) -> int:
        """Nguyễn, then Văn or Thị, or a lead before it."""
        token = self.tokens[place]
        if token.bare not in known.COMMON or (not token.small.isascii() and token.small not in known.MARKED_FAMILY):
            return 0
        led = place > 0 and (self._leads_flat(place) if token.follows else self._signed(place))
        led = led or (place > 1 and token.follows and self._titled_level(place))
        following = self.tokens[place + 1 : place + 4]
        if not following or not following[0].follows:
            return 0
        if place > 0 and token.follows and not led and self._behind_a_place(place):
            return 0
        second = following[0].bare
        second_small = following[0].small
        written = second_small.isascii() or second_small in known.MIDDLE_WRITTEN
        counted = place > 0 and self.tokens[place - 1].small[0].isdigit()
        middle = second in known.MIDDLE and written and not counted and len(following) > 1 and following[1].follows
        if middle and following[0].is_capital and not following[1].is_capital and not led:
            return 0  # a clan, not a person: dòng họ Nguyễn Văn
        middle = middle and (led or following[1].bare not in known.STOP)
        if middle and (
            led or token.bare not in {"do", "ho", "mai", "ha", "cao", "ta", "ma", "lo", "than", "chu", "la"}
        ):
            end = place + 3
        elif led and second not in known.STOP and token.bare in known.UNLIKE_WORDS:
            end = place + 2
        else:
            return 0
        while end < len(self.tokens) and end < place + 4 and self.tokens[end].follows:
            if self.tokens[end].bare in known.STOP or not self.tokens[end].text.isalpha():
                break
            end += 1
        if (self._is_hero(place, end) or self._is_hero(place, place + 3)) and not self._introduced(place):
            return 0
        return end

    def _given_written_small(self, place: int) -> int:
        """Chị lan ở tổ 5, ông hai mập xóm trên: a given name behind a form of address, and what follows it."""
        following = [token for token in self.tokens[place + 1 : place + 3] if token.follows]
        if place == 0 or not self.tokens[place].follows or not following:
            return 0
        if self.tokens[place - 1].small in known.SMALL_ADDRESS:
            if self._is_given(place, following[0].small):
                return place + 1
            if end := self._ranked(place, [token.small for token in following]):
                return end
        if not (self.loose and self._addressed_bare(place) and self._is(following[0].small, known.AFTER_GIVEN)):
            return 0
        ranked = self.tokens[place - 1].small == "ong" and self._is(self.tokens[place].small, known.RANKS)
        return place + 1 if ranked or self._is(self.tokens[place].small, known.GIVEN) else 0

    def _is_given(self, place: int, after: str) -> bool:
        """It may be a verb, "ông định làm", or no name at all, "anh hùng": then by where or whose he is."""
        small = self.tokens[place].small
        if small not in known.GIVEN or after not in known.AFTER_GIVEN:
            return False
        if self._pair(place - 1) in known.BRAVE and not (place > 1 and self.tokens[place - 2].small in known.HOUSED):
            return after == "ở" and place + 2 < len(self.tokens) and self.tokens[place + 2].small in known.HAMLETS
        return small not in known.VERBS or after in known.PLACED

    def _ranked(self, place: int, following: list[str]) -> int:
        """Bà sáu, chú bảy, ông hai mập; but "bà hai con" has two."""
        counts = place > 1 and self.tokens[place - 2].small in known.RANKS | known.MANY_WORDS
        if counts or self.tokens[place].small not in known.RANKS or following[0] in known.COUNTED:
            return 0
        if following[0] in known.AFTER_GIVEN:
            return place + 1
        return place + 2 if following[0].isalpha() and following[-1] in known.AFTER_GIVEN else 0

    def _addressed_bare(self, place: int) -> bool:
        """Without marks "anh", "chi", "ba" are other words too: only behind a house or its people."""
        address, small = self.tokens[place - 1], self.tokens[place].small
        if address.small == "ong":
            return small != "cong"
        housed = place > 1 and address.follows and self._is(self.tokens[place - 2].small, known.HOUSED)
        kin = place > 1 and self.tokens[place - 2].small in known.WHOSE
        begins = (place == 1 or not address.follows or kin) and small not in known.OTHER_WORDS
        return address.small in {"ba", "anh", "chi"} and (housed or begins) or address.small in BARE_AT_HOME and housed

    def _stands_alone(self, place: int) -> int:
        """A line, or a part between commas, that is nothing but a full name: nguyễn tiến lực."""
        token = self.tokens[place]
        if token.follows and place:
            return 0
        families = known.FAMILIES_WITHOUT_MARKS if self.loose else known.MARKED_FAMILY
        end = place + 1
        while end < len(self.tokens) and self.tokens[end].follows:
            end += 1
        words = self.tokens[place:end]
        if not FEWEST_ALONE <= len(words) <= MOST_ALONE or token.small not in families:
            return 0
        if not all(word.text.isalpha() for word in words) or self._is_hero(place, end):
            return 0
        return end if self._is(words[-1].small, known.GIVEN_NAMES) else 0

    def _signed(self, place: int) -> bool:
        """Ký tên: …, họ tên: …, người viết: …"""
        pair = self._pair(place - 2)
        return place >= 2 and self._is(pair, known.SIGNED)

    def _leads_flat(self, place: int) -> bool:
        """Tôi là …, tên là …, ông …: a name must follow."""
        last = self.tokens[place - 1]
        if last.is_capital and not self.shouted and self._names_a_thing(place - 1):
            return False
        if last.bare == "toi" and self.loose:
            return self.tokens[place].bare in known.SPEAKING
        if last.bare == "la":
            return place >= 2 and self.tokens[place - 2].bare in {"toi", "em", "chau", "ten"}
        if place >= 2 and self.tokens[place - 2].small == "tiếng":
            return False
        return last.small in {"ông", "bà", "anh", "chị", "cô", "cụ", "tên"} or (
            self.loose and last.small in {"ong", "ba", "anh", "chi", "cu", "ten"}
        )
