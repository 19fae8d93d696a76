"""Where the words of a sealed text may have gone: runs of its words, looked for in what others wrote about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from doithoai.core.vietnamese import fold
from doithoai.opinion.models import Matter

#: So many words in a row are a quotation, fewer are chance.
RUN = 4


@dataclass(frozen=True)
class Traces:
    """The runs of words of some texts, folded: with or without marks, whatever stands between the words."""

    runs: frozenset[str]

    def touch(self, text: str) -> bool:
        """True when a text quotes one of them."""
        return any(run in self.runs for run in _runs(text))

    def without(self, other: Traces) -> Traces:
        """Less the runs that anybody writes."""
        return Traces(self.runs - other.runs)


def of(texts: Iterable[str]) -> Traces:
    """The runs of all texts; a text of fewer words is one run."""
    return Traces(frozenset(run for text in texts for run in _runs(text)))


def _runs(text: str) -> list[str]:
    words = fold(text).split()
    return [" ".join(words[start : start + RUN]) for start in range(max(1, len(words) - RUN + 1))] if words else []


Cleaning = Callable[[Matter, Traces], None]
_cleanings: list[Cleaning] = []


def clean_also(cleaning: Cleaning) -> None:
    """A room above hangs in what it must clean when a matter is sealed late; called within that transaction."""
    if cleaning not in _cleanings:
        _cleanings.append(cleaning)


def clean(matter: Matter, traces: Traces) -> None:
    """Let every room take away what it holds of the words."""
    for cleaning in _cleanings:
        cleaning(matter, traces)
