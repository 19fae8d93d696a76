"""Names written without capitals, or all in them: by the family name, what leads to it and what follows."""

from __future__ import annotations

from doithoai.opinion import name_words as known
from doithoai.opinion.name_tokens import Words


class SmallNames(Words):
    """What of the words is a name though no capital tells it."""

    def _flat(self, place: int) -> int:
        """A name without capitals or all in capitals: family name, then Văn or Thị, or behind a lead."""
        token = self.tokens[place]
        if self.is_small and self._given_written_small(place):
            return place + 1
        if token.bare not in known.COMMON or (not token.small.isascii() and token.small not in known.MARKED_FAMILY):
            return 0
        led = place > 0 and (self._leads_flat(place) if token.follows else self._signed(place))
        led = led or (place > 1 and token.follows and self._titled_level(place))
        following = self.tokens[place + 1 : place + 4]
        if not following or not following[0].follows:
            return 0
        if place > 0 and token.follows and self._is(self.tokens[place - 1].small, known.PLACE) and not led:
            return 0
        second = following[0].bare
        middle = second in known.MIDDLE and len(following) > 1 and following[1].follows
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

    def _given_written_small(self, place: int) -> bool:
        """Chị lan ở tổ 5, in a text without capitals: a given name behind a form of address, and what follows it."""
        token = self.tokens[place]
        if place == 0 or place + 1 >= len(self.tokens) or not token.follows or token.small not in known.GIVEN:
            return False
        if self.tokens[place - 1].small not in known.SMALL_ADDRESS:
            return False
        return self.tokens[place + 1].small in known.AFTER_GIVEN

    def _signed(self, place: int) -> bool:
        """Ký tên: …, họ tên: …, người viết: …"""
        pair = self._pair(place - 2)
        return place >= 2 and self._is(pair, known.SIGNED)

    def _leads_flat(self, place: int) -> bool:
        """Tôi là …, tên là …, ông …: a name must follow."""
        last = self.tokens[place - 1]
        if last.bare == "toi" and self.loose:
            return self.tokens[place].bare in known.SPEAKING
        if last.bare == "la":
            return place >= 2 and self.tokens[place - 2].bare in {"toi", "em", "chau", "ten"}
        if place >= 2 and self.tokens[place - 2].small == "tiếng":
            return False
        return last.small in {"ông", "bà", "anh", "chị", "cô", "cụ", "tên"} or (
            self.loose and last.small in {"ong", "ba", "anh", "chi", "cu", "ten"}
        )
