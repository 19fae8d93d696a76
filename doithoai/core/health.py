"""Whether the house stands well: a list of checks that upper floors add to, looked at by the doctor and by a page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import IntEnum

from django.utils.functional import Promise

Words = str | Promise


class Verdict(IntEnum):
    """How serious a finding is; the number is the exit code of the doctor."""

    OK = 0
    WARNING = 1
    BAD = 2


@dataclass(frozen=True)
class Finding:
    """What one check saw, and what to do about it (empty when nothing is to be done). Nothing personal."""

    verdict: Verdict
    seen: Words
    to_do: Words = ""


@dataclass(frozen=True)
class Looked:
    """One check with its findings; `verdict` is the worst of them."""

    name: str
    label: Words
    findings: tuple[Finding, ...] = field(default=())

    @property
    def verdict(self) -> Verdict:
        return max((one.verdict for one in self.findings), default=Verdict.OK)


Check = Callable[[], list[Finding]]

CHECKS: dict[str, tuple[Words, Check]] = {}
#: Checks that read every row or every stored file: the command makes them, a page does not.
LONG: set[str] = set()


def register(name: str, label: Words, check: Check, *, long: bool = False) -> None:
    """Add a check under a name that stays the same in the JSON of the doctor; the same name again replaces it."""
    CHECKS[name] = (label, check)
    LONG.discard(name)
    if long:
        LONG.add(name)


def look(*, long: bool = True) -> list[Looked]:
    """Every check in the order of their registration; one that breaks is itself a bad finding."""
    return [_look(name, label, check) for name, (label, check) in CHECKS.items() if long or name not in LONG]


def _look(name: str, label: Words, check: Check) -> Looked:
    try:
        return Looked(name, label, tuple(check()))
    except Exception as fault:
        return Looked(name, label, (Finding(Verdict.BAD, f"{type(fault).__name__}"),))


def worst(looked: list[Looked]) -> Verdict:
    return max((one.verdict for one in looked), default=Verdict.OK)


def ok(seen: Words) -> list[Finding]:
    return [Finding(Verdict.OK, seen)]


def warning(seen: Words, to_do: Words) -> list[Finding]:
    return [Finding(Verdict.WARNING, seen, to_do)]


def bad(seen: Words, to_do: Words) -> list[Finding]:
    return [Finding(Verdict.BAD, seen, to_do)]
