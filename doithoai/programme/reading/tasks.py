"""Who does what by when, for which conferences: from sentences, lists and tables of the part on carrying out."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from doithoai.programme.reading import bodies, conference_tables, dues, references
from doithoai.programme.reading.conferences import TASKS
from doithoai.programme.reading.lines import Paper
from doithoai.programme.reading.outline import BULLET, Line, TableLine, folded
from doithoai.programme.reading.structure import Conference, Task

_SENTENCE = re.compile(r"(?<=[^\d\s.][.])\s+(?=[A-ZĐÀ-Ỹ])(?<!TP\. )(?<!TM\. )(?<!KT\. )")
_CLOSES = re.compile(
    r"(?:Trên đây là|Kinh phí|Những nội dung khác|Các nội dung khác|Kế hoạch này|Trong quá trình|Quá trình (?:thực "
    r"hiện|triển khai)|Nhận được Kế hoạch|"
    r"Yêu cầu (?:các|thủ trưởng)[^.]{0,60}nghiêm túc|Căn cứ Kế hoạch này|Nếu có)",
    re.IGNORECASE,
)


#: What a heading of a task says besides the bodies: nothing that is a duty of its own.
_NO_DUTY = re.compile(
    r"\s*(?:(?:là cơ quan |cơ quan |đầu mối |có trách nhiệm |có nhiệm vụ |thực hiện |triển khai |tham mưu |"
    r"chịu trách nhiệm )*"
    r"(?:chủ trì|có trách nhiệm|có nhiệm vụ|thực hiện|triển khai)?(?:,)?"
    r"(?:\s*(?:các|những)?\s*(?:nhiệm vụ|nội dung|công việc|việc)?\s*(?:sau|sau đây|như sau)?)?)\s*",
    re.IGNORECASE,
)


#: A plain line that names bodies and ends with a colon heads dashes and letters, not numbers.
_PLAIN = 3


@dataclass
class _Item:
    """One numbered item: who was named last, and what was said without a day so far."""

    leads: list[str] = field(default_factory=list)
    cooperating: list[str] = field(default_factory=list)
    pending: list[str] = field(default_factory=list)
    at: tuple[int, ...] = ()
    taken: set[str] = field(default_factory=set)
    #: With whom, where the heading itself says it: so for all points below.
    helpers: list[str] = field(default_factory=list)
    #: The depth of the heading that names the leads; 0: a sentence named them.
    heading: int = 0
    duty: str = ""


def read(paper: Paper, conferences: list[Conference], year: int) -> tuple[list[Task], set[int]]:
    """All tasks in the order of the paper, and the places that were understood without being a task."""
    found: list[Task] = []
    aside: set[int] = set()
    item = _Item()
    for line in paper.body:
        if isinstance(line, TableLine) and conference_tables.is_of_conferences(line):
            found += _beside_conferences(line, conferences, len(found))
            continue
        if not TASKS.search(folded(line.section)):
            if isinstance(line, TableLine) and conference_tables.is_of_tasks(line):
                found += _of_table(line, conferences, year, len(found))
            continue
        if isinstance(line, TableLine):
            if conference_tables.is_of_tasks(line):
                found += _of_table(line, conferences, year, len(found))
            continue
        if _CLOSES.match(line.text):
            aside |= set(line.at)
        item = _item(item, line)
        if item.at == line.at and item.heading:
            aside |= set(line.at)
            continue
        _read_line(found, item, line, conferences, year)
    return found, aside


def _item(item: _Item, line: Line) -> _Item:
    """The item that the line belongs to; a heading of bodies alone speaks for the lines below it."""
    names = bodies.alone(line.text) if line.depth else []
    if names:
        return _Item(leads=names, at=line.at, heading=line.depth)
    if line.text.endswith(":"):
        names, rest = bodies.leads(line.text)
        helpers, duty = bodies.cooperating(rest)
        if names and _NO_DUTY.fullmatch(duty.strip(" :,")):
            return _Item(leads=names, helpers=helpers, cooperating=helpers, at=line.at, heading=line.depth or _PLAIN)
    if line.depth and not (item.heading and line.depth > item.heading) and not (item.leads and line.depth >= BULLET):
        return _Item()
    return _Item(item.leads, list(item.helpers), heading=item.heading, taken=item.taken, helpers=item.helpers)


def _read_line(found: list[Task], item: _Item, line: Line, conferences: list[Conference], year: int) -> None:
    for sentence in _SENTENCE.split(line.text):
        for clause in _clauses(sentence):
            if _CLOSES.match(clause):
                continue
            leads, rest = bodies.leads(clause)
            if leads and not (item.heading and re.match(r"(?:chủ trì|phối hợp)", clause)):
                _flush(found, item, conferences, year)
                item.leads, item.cooperating, item.duty = leads, [], ""
            else:
                rest = clause
            if not item.leads:
                continue
            cooperating, duty = bodies.cooperating(rest)
            if cooperating and item.cooperating and item.pending:
                _flush(found, item, conferences, year)
            if cooperating:
                item.cooperating = cooperating
            item.at = line.at
            _clause(found, item, duty, conferences, year)
    _flush(found, item, conferences, year)


def _clauses(sentence: str) -> list[str]:
    """Parts divided by semicolons outside of brackets; bodies alone belong to the part behind them."""
    found: list[str] = []
    for part in re.split(r";\s*(?![^()]*\))", sentence):
        if found and bodies.alone(found[-1].rpartition("; ")[2]) and (bodies.alone(part) or bodies.leads(part)[0]):
            found[-1] = f"{found[-1]}; {part.strip()}"
        elif part.strip(" .;"):
            found.append(part.strip())
    return found


def _clause(found: list[Task], item: _Item, text: str, conferences: list[Conference], year: int) -> None:
    rules = dues.dues_of(text, year)
    if not rules:
        item.pending.append(text)
        return
    for number, rule in enumerate(rules):
        start = 0 if number == 0 else rule.start
        end = rules[number + 1].start if number + 1 < len(rules) else len(text)
        words = f"{'; '.join(item.pending)} {text[start:end]}" if number == 0 else text[start:end]
        keys = references.of(words, conferences, item.leads, item.taken, year)
        duty = _duty([*item.pending, text[:end]] if number == 0 else [item.duty])
        item.duty = duty if len(duty) > 25 or not item.duty else item.duty
        _add(found, item, item.duty, rule.rule, keys)
        item.pending = []


def _flush(found: list[Task], item: _Item, conferences: list[Conference], year: int) -> None:
    if item.pending and item.leads:
        words = "; ".join(item.pending)
        item.duty = _duty(item.pending)
        _add(found, item, item.duty, None, references.of(words, conferences, item.leads, item.taken, year))
    item.pending = []


def _duty(parts: list[str]) -> str:
    return "; ".join(one for part in parts if (one := part.strip(" .;,/")))


def _add(found: list[Task], item: _Item, duty: str, due: dict[str, object] | None, keys: dict[str, list[str]]) -> None:
    sentence = found[-1].sentence + 1 if found else 1
    for lead in item.leads:
        for_lead = keys[lead]
        item.taken |= set(for_lead)
        found.append(Task(lead, list(item.cooperating), duty, due, for_lead, item.at, sentence))


def _beside_conferences(table: TableLine, conferences: list[Conference], before: int) -> list[Task]:
    """A column of a table of conferences that says who prepares each: a task for that one."""
    duty = conference_tables.prepares(table)
    found: list[Task] = []
    for number, (cells, at) in enumerate(conference_tables.rows(table), before + 1):
        keys = [one.key for one in conferences if set(at) <= one.at]
        leads = bodies.split(cells["lead"].text.replace("\n", "; ")) if duty and "lead" in cells else []
        found += [Task(lead, [], duty, None, keys, cells["lead"].at, number) for lead in leads if keys]
    return found


def _of_table(table: TableLine, conferences: list[Conference], year: int, before: int) -> list[Task]:
    found: list[Task] = []
    for number, (cells, at) in enumerate(conference_tables.rows(table), before + 1):
        text = {name: cell.text.replace("\n", "; ") for name, cell in cells.items()}
        leads = bodies.split(text.get("lead") or text.get("chair", ""))
        duty = text.get("duty", "").strip(" .;")
        due = dues.of_cell(text.get("due") or text.get("time") or "", year) or dues.of_cell("", year)
        cooperating = bodies.split(text.get("cooperating", ""))
        keys = references.of(f"{duty} {text.get('due', text.get('time', ''))}", conferences, leads, set(), year)
        found += [
            Task(lead, [one for one in cooperating if len(one) > 1], duty, due, keys[lead], at, number)
            for lead in leads
        ]
    return found
