"""How much a text weighs as the account of a wrong: signs found in it, each with its weight, against a limit."""

from __future__ import annotations

from collections.abc import Mapping

from doithoai.opinion import asking, grievances, signs, suspicions, wrongs
from doithoai.opinion.phrases import Phrases, Said, near, sentences
from doithoai.opinion.weights import BASE, WEIGHTS

#: Signs that each count as a kind of wrong; two kinds together are more than their sum.
_WRONG = ("SLIPPED", "PAPER", "KIN", "DISPOSE", "FORCE", "HIDDEN", "COLLUSION", "AFRAID")
#: Signs that something harmless is told; with one of them somebody in office alone says nothing.
_HARMLESS = ("MANNER", "DELAY", "LACK", "THANKS", "CLEAN", "ADVICE", "PRIVATE")
_NAMES = (
    *_WRONG,
    *_HARMLESS,
    "ACTOR",
    "BODY",
    "MONEY",
    "CONDITION",
    "GAIN",
    "COMMON",
    "WISH",
    "INQUIRE",
)
_LISTS: Mapping[str, Phrases] = {name: getattr(signs, name) for name in _NAMES}
_STRICT = (wrongs.EXTORTION, wrongs.EMBEZZLE, wrongs.NEPOTISM, wrongs.COMPLICITY)


def found(said: Said) -> dict[str, float]:
    """Every sign of a text: 1 where it is found."""
    has = {name: phrases.within(said) for name, phrases in _LISTS.items()}
    actor, body = has["ACTOR"], has["BODY"] and not has["ACTOR"]
    for name in ("KIN", "FORCE"):
        has[name] = has[name] and (actor or body)
    kinds = sum(has[name] for name in _WRONG)
    about, way = asking.asks(said), asking.wants_the_way(said)
    supposed, general = wrongs.SUPPOSED.within(said), wrongs.IN_GENERAL.within(said)
    undo = grievances.MINE.within(said) and grievances.UNDO.within(said)
    refusal = grievances.REFUSAL.within(said)
    wish = has["WISH"] and not has["INQUIRE"]
    harmless = wish or about or way or supposed or general or undo or refusal or any(has[name] for name in _HARMLESS)
    has |= {
        "two": kinds >= 2,
        "three": kinds >= 3,
        "actor and wrong": actor and kinds >= 1,
        "actor and two": actor and kinds >= 2,
        "body and wrong": body and kinds >= 1,
        "body and two": body and kinds >= 2,
        "money then": has["MONEY"] and has["CONDITION"],
        "actor money": actor and has["MONEY"],
        "actor money then": actor and has["MONEY"] and has["CONDITION"],
        "common goods": has["COMMON"] and has["DISPOSE"],
        "kin gains": has["KIN"] and has["GAIN"],
        "asks": about,
        "way": way,
        "praise": (has["THANKS"] or has["CLEAN"]) and not (has["WISH"] or has["AFRAID"]),
        "question": " ? " in said.words,
        "supposed": supposed,
        "general": general,
        "crime": wrongs.CRIME.within(said),
        "strict": any(near(said, wrongs.OFFICE, wrong) for wrong in _STRICT),
        "violence": near(said, wrongs.PERSON, wrongs.VIOLENCE, before=None),
        "falsehood": suspicions.FALSEHOOD.within(said),
        "body wrong": suspicions.BODY.within(said) and suspicions.BODY_WRONG.within(said),
        "self": suspicions.SELF.within(said),
        "undo": undo,
        "refusal": refusal,
        "wish": wish,
        "harmless": harmless,
        "actor alone": actor and not harmless,
        "body alone": body and not harmless and kinds >= 1,
    }
    return {name: 1.0 for name, is_there in has.items() if is_there}


def weight(said: Said) -> float:
    """Above zero: the account of a wrong. A sentence that tells it outweighs all that stands around it."""
    return max(_sum(found(part)) for part in [said, *sentences(said)])


def _sum(signs_found: Mapping[str, float]) -> float:
    return BASE + sum(WEIGHTS.get(name, 0.0) for name in signs_found)
