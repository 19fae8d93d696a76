"""What belongs to a conference of a closed year is read, and written no more."""

from __future__ import annotations

from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from doithoai.core.transitions import Refused

Words = str | Promise
WORDS = _(
    "The programme of this year is closed: its conferences stay as they are. Everything can be read and searched."
)


class PartOf:
    """For rows that are over when their `whole` is (core.transitions asks for `over_words`)."""

    whole = "conference"

    @property
    def over_words(self) -> Words:
        words: Words = getattr(self, self.whole).over_words
        return words


def refuse_when_over(conference: Any) -> None:
    """For acts that write otherwise than by core.transitions."""
    if conference.over_words:
        raise Refused(WORDS, code="over")
