"""How much a text weighs as the account of a wrong: signs found in it, each with its weight, against a limit."""

from __future__ import annotations

import re
from collections.abc import Mapping

from doithoai.opinion import actors, asking, grievances, harmless, ordinary, signs, suspicions, wrongs
from doithoai.opinion.phrases import Phrases, Said, joined, near, sentences, split
from doithoai.opinion.weights import BASE, WEIGHTS

#: Signs that each count as a kind of wrong; two kinds together are more than their sum.
_WRONG: Mapping[str, Phrases] = {
    "slipped": signs.SLIPPED,
    "paper": signs.PAPER,
    "kin": signs.KIN,
    "dispose": signs.DISPOSE,
    "force": signs.FORCE,
    "hidden": signs.HIDDEN,
    "collusion": signs.COLLUSION,
    "afraid": signs.AFRAID,
    "unlawful": signs.UNLAWFUL,
    "vice": signs.VICE,
    "faulty": signs.FAULTY,
    "own": signs.OWN,
    "threat": signs.THREAT,
    "crime": wrongs.CRIME,
    "falsehood": suspicions.FALSEHOOD,
}
#: Signs that something harmless is told; with one of them somebody in office alone says nothing.
_HARMLESS: Mapping[str, Phrases] = {
    "manner": harmless.MANNER,
    "delay": harmless.DELAY,
    "lack": harmless.LACK,
    "thanks": harmless.THANKS,
    "clean": harmless.CLEAN,
    "advice": harmless.ADVICE,
    "private": harmless.PRIVATE,
    "remedy": harmless.REMEDY,
    "impostor": harmless.IMPOSTOR,
    "if": harmless.IF,
    "known": harmless.KNOWN,
    "way": asking.PROCEDURE,
    "supposed": wrongs.SUPPOSED,
    "general": wrongs.IN_GENERAL,
    "refusal": grievances.REFUSAL,
    "heart": harmless.HEART,
    "shortfall": ordinary.SHORTFALL,
}
_OTHER: Mapping[str, Phrases] = {
    "actor": actors.ACTOR,
    "body": actors.BODY,
    "firm": actors.FIRM,
    "money": signs.MONEY,
    "condition": signs.CONDITION,
    "gain": signs.GAIN,
    "common": signs.COMMON,
    "body acts": signs.BODY_ACTS,
    "duty": ordinary.DUTY,
    "handles": signs.HANDLES,
    "wish": harmless.WISH,
    "inquire": harmless.INQUIRE,
    "self": suspicions.SELF,
    "concrete": wrongs.CONCRETE,
    "objection": grievances.OBJECTION,
    "decision": grievances.DECISION,
}
#: Signs that common errands have the words of.
_ERRANDS = (_WRONG.keys() - {"slipped", "afraid", "unlawful", "vice", "threat", "crime"}) | {
    "handles",
    "common",
    "body acts",
    "money",
    "condition",
}
#: With one of these a verb of handling means that something was disposed of.
_GOODS = frozenset({"common", "money", "kin", "own", "hidden", "unlawful"})
#: Kinds of wrong that a single common word can stand for: one of them by itself says little.
_WEAK = frozenset({"dispose", "hidden", "own", "collusion", "paper", "faulty", "force", "threat", "afraid"})
_SIGNS: Mapping[str, Phrases] = {**_WRONG, **_HARMLESS, **_OTHER}
#: Between those who are named in one breath.
_AND, LISTED = frozenset({",", "và", "va"}), 3
#: A text of no more words has room for one matter: a wrong is named in it, or there is none.
BRIEF = 15
#: Who did it stands among the first words of a sentence.
SUBJECT = 4
_STRICT = (wrongs.EXTORTION, wrongs.EMBEZZLE, wrongs.NEPOTISM, wrongs.COMPLICITY)


_TOGETHER: Mapping[str, frozenset[str]] = {
    "money then": frozenset({"money", "condition"}),
    "actor money": frozenset({"actor", "money"}),
    "actor money then": frozenset({"actor", "money", "condition"}),
    "force then": frozenset({"force", "condition"}),
    "common goods": frozenset({"common", "dispose"}),
    "kin gains": frozenset({"kin", "gain"}),
    "if question": frozenset({"if", "question"}),
    "way question": frozenset({"way", "question"}),
    "remedy advice": frozenset({"remedy", "advice"}),
    "decision undone": frozenset({"decision", "undo"}),
    "clean praise": frozenset({"clean", "thanks"}),
    "duty alone": frozenset({"actor alone", "duty"}),
}


_WORD = re.compile(r"[^ .,?]+")
_OPENING = re.compile(
    r" (?:(?:toi|chung toi|ba con|em|xin|rat|gia dinh|thay mat|nhan dan|toi xin) ){0,3}"
    r"(?:khen|cam on|bieu duong|hoan nghenh|chan thanh cam on|biet on|tri an) "
)


_TAIL = re.compile(
    r" (?:nhu (?:vay|the)|the|vay|viec nay|dieu nay|chuyen nay|ai|co phai|co dung|dung|xu ly|xin hoi|lam the|lieu|"
    r"phap luat|cap tren) "
)


#: "Làm cán bộ thôn …", "Là giáo viên …": who begins so speaks of himself.
_ONESELF = re.compile(r" (?:la|lam|nguyen la|von la|voi tu cach la|voi vai tro la) ")


def found(said: Said, among: Mapping[str, Phrases] = _SIGNS) -> set[str]:
    """The names of the signs of a text; `among` are those that the text it was taken from has."""
    has = {name for name, phrases in among.items() if phrases.within(said)}
    has -= {name for name in has & _ERRANDS if ordinary.only_errands(said, _SIGNS[name])}
    if "handles" in has and has & _GOODS:
        has.add("dispose")
    if "actor" in has and _only_addressed(said):
        has.discard("actor")
    who = "actor" if "actor" in has else "body" if "body" in has else "firm" if "firm" in has else ""
    has -= {"body", "firm"} - {who}
    if not who:
        has = has - {"kin", "force"} | {"nobody"}
    has -= {"private"} if who == "actor" else {"duty"}
    kinds = len(has & _WRONG.keys())
    if "wish" in has and "inquire" not in has:
        has.add("mere wish")
    if grievances.MINE.within(said) and grievances.UNDO.within(said):
        has.add("undo")
    if " ? " in said.words:
        has.add("question")
    if asking.asks(said):
        has.add("asks")
    if has & {"thanks", "clean"} and not has & {"wish", "afraid"}:
        has.add("praise")
    if has & {"mere wish", "undo", "asks", *_HARMLESS}:
        has.add("harmless and wrong" if kinds else "harmless")
    else:
        has.add(f"{who or 'nobody'} alone")
    if kinds:
        has |= {f"{who or 'nobody'} and wrong", "wrong"}
    if kinds >= 2:
        has |= {f"{who or 'nobody'} and two", "two"}
    if kinds >= 3:
        has.add("three")
    has |= {name for name, needed in _TOGETHER.items() if needed <= has}
    if any(near(said, wrongs.OFFICE, wrong) for wrong in _STRICT):
        has.add("strict")
    if near(said, wrongs.PERSON, wrongs.VIOLENCE, before=None):
        has.add("violence")
    if suspicions.BODY.within(said) and suspicions.BODY_WRONG.within(said):
        has.add("body wrong")
    return has | _slight(has, who or "nobody", said)


def _slight(has: set[str], who: str, said: Said) -> set[str]:
    """That little is said: nothing wrong in few words, or no more of it than a common word that may mean a wrong."""
    brief = len(_WORD.findall(said.words)) <= BRIEF
    named = has & {"strict", "violence", "body wrong"}
    if "wrong" not in has:
        return {"brief", f"brief {who}"} if brief and not named else set()
    if named or has & {"two", "money"} or not has & _WRONG.keys() <= _WEAK:
        return set()
    return {"weak", "brief weak"} if brief else {"weak"}


def _only_addressed(said: Said) -> bool:
    """Everybody in office who is named is asked or invited: nothing is said of what they did."""
    spoken_to = harmless.ADDRESSED.spans(said)
    until = 0
    for start, end in actors.ACTOR.spans(said):
        between = said.words[until:start].split()
        listed = until and len(between) <= LISTED and _AND & set(between)
        if not (listed or any(a <= start and end <= b for a, b in spoken_to)):
            return False
        until = end
    return True


def weight(said: Said) -> float:
    """Above zero: the account of a wrong. A sentence that tells it outweighs all that stands around it."""
    known = {name: phrases for name, phrases in _SIGNS.items() if phrases.within(said)}
    return max((_sum(found(part, known)) for part in parts(said)), default=BASE)


def parts(said: Said) -> list[Said]:
    """All that is told as having happened, then each sentence of it."""
    told = _told(said)
    all_parts = [*told, *_behind_a_wish(told), *_before_a_question(said)]
    return list(dict.fromkeys([joined(told), *all_parts] if told else all_parts))


def told_in(said: Said) -> set[str]:
    """The signs of the whole of what is told as having happened."""
    told = _told(said)
    return found(joined(told)) if told else set()


def _told(said: Said) -> list[Said]:
    if _praises(said):
        return []
    parts_told = [ordinary.without_wishes(part) for part in sentences(said) if not _only_thought_of(part)]
    return [_without_the_writer(part) for part in parts_told if part is not None]


def _without_the_writer(part: Said) -> Said:
    """Somebody in office who says so of himself is not the one who is told of: "Tôi là trưởng ban …, xin phản ánh"."""
    first, rest = split(part)
    speaks = suspicions.SELF.within(first) or (_ONESELF.match(first.folded) and actors.ACTOR.within(first))
    return rest if rest is not None and speaks else part


def _only_thought_of(part: Said) -> bool:
    """A case supposed, a cheat in borrowed clothes, a remedy: however it sounds, nobody in office did it."""
    if harmless.IMPOSTOR.within(part) or (harmless.REMEDY.within(part) and harmless.ADVICE.within(part)):
        return True
    told = suspicions.FALSEHOOD.within(part) or wrongs.CONCRETE.within(part)
    return " ? " in part.words and asking.PROCEDURE.within(part) and not told


def _praises(said: Said) -> bool:
    """Thanks for what was not taken: the words of bribery stand there, the deed does not."""
    told = harmless.WISH.within(said) or harmless.INQUIRE.within(said) or signs.AFRAID.within(said)
    if _OPENING.match(said.folded) and not harmless.BUT.within(said) and len(sentences(said)) == 1:
        return True
    if told or not harmless.THANKS.within(said):
        return False
    return harmless.CLEAN.within(said) or _ends_in_thanks(said)


def _ends_in_thanks(said: Said) -> bool:
    """ "…, bà con rất biết ơn": the last words say how the rest is meant, unless it is named a crime."""
    parts = sentences(said)
    _head, _comma, last = parts[-1].marked.rpartition(" , ")
    _head, _comma, folded = parts[-1].folded.rpartition(" , ")
    end = Said(f" {last.strip()} ", f" {folded.strip()} ", said.has_marks)
    meant = any(one.within(said) for one in (harmless.BUT, suspicions.FALSEHOOD, wrongs.CRIME, signs.SLIPPED))
    return harmless.THANKS.within(end) and not meant


def _before_a_question(said: Said) -> list[Said]:
    """What is told before it is asked: "Ông trưởng thôn …, như vậy có đúng không?"."""
    found_there = []
    for part in sentences(said):
        told, comma, tail = part.marked.rpartition(" , ")
        if comma and " ? " in part.words and _TAIL.search(f" {part.folded.rpartition(' , ')[2]}"):
            head = Said(f"{told} ", f"{part.folded.rpartition(' , ')[0]} ", part.has_marks)
            if not (harmless.IF.within(head) or asking.asks(head) or asking.PROCEDURE.within(head)):
                found_there.append(head)
    return found_there


def _behind_a_wish(parts: list[Said]) -> list[Said]:
    """What stands behind polite words: "Kính mong cấp trên xem giúp, trưởng thôn …"."""
    found_there = []
    for part in parts:
        first, rest = split(part)
        polite = harmless.WISH.within(first) or harmless.THANKS.within(first)
        if rest and polite and _begins_with_somebody(rest) and not _ends_with_somebody(first):
            found_there.append(rest)
    return found_there


def _begins_with_somebody(part: Said) -> bool:
    """Its first words say who did it; in what only goes on with the wish they do not."""
    spans = [*actors.ACTOR.spans(part), *actors.BODY.spans(part), *actors.FIRM.spans(part)]
    return any(part.words[:start].count(" ") <= SUBJECT for start, _end in spans)


def _ends_with_somebody(part: Said) -> bool:
    """What follows then goes on with the list: "… cho trưởng thôn, phó thôn"."""
    return any(end == len(part.words) for _start, end in actors.ACTOR.spans(part))


def _sum(signs_found: set[str]) -> float:
    return BASE + sum(WEIGHTS.get(name, 0.0) for name in signs_found)
