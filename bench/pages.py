"""What is asked, and how quick it has to be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from bench.texts import PHRASE, RARE, SHORT, TWO_PERCENT

INBOX = "inbox, the first opinion open with its proposals"
#: SQL statements of one page, and of the act that takes a new opinion in.
MOST_SQL, MOST_SQL_FORM = 12, 20


@dataclass(frozen=True)
class Page:
    """One page by the name of its address; the median must stay within `within` milliseconds."""

    name: str
    address: str
    within: float
    query: dict[str, str] = field(default_factory=dict)
    of_matter: bool = False
    of_plan: bool = False
    most: int = MOST_SQL


def pages() -> Iterator[Page]:
    yield Page("matters, newest", "office:matters", 25)
    yield Page("matters of one state", "office:matters", 25, {"state": "assigned"})
    yield Page("matters of one organisation and field", "office:matters", 25, {"lead": "{body}", "field": "{field}"})
    yield Page("matters, due first", "office:matters", 25, {"state": "due"})
    yield Page("matters, far back", "office:matters", 25, {"sau": "{middle}"})
    # A list beside one opinion that stands open, with what is proposed for it: more than a list.
    yield Page(INBOX, "office:inbox", 60, most=18)
    yield Page("inbox, with a result", "office:inbox", 60, {"nhom": "xong"}, most=18)
    bare = {TWO_PERCENT: "ngap", RARE: "tran"}
    words = {
        f"word in 2 %: {TWO_PERCENT}": TWO_PERCENT,
        f"the same without marks: {bare[TWO_PERCENT]}": bare[TWO_PERCENT],
        f"word in 0.1 %: {RARE}": RARE,
        f"the same without marks, in half: {bare[RARE]}": bare[RARE],
        f"two words: {TWO_PERCENT} đường": f"{TWO_PERCENT} đường",
    }
    for name, typed in words.items():
        yield Page(f"matters, {name}", "office:matters", 25, {"q": typed})
    for name, typed in {f"phrase “{PHRASE}”": f'"{PHRASE}"', f"abbreviation {SHORT}": SHORT}.items():
        yield Page(f"matters, {name}", "office:matters", 50, {"q": typed})
    yield Page("matters, word and organisation", "office:matters", 25, {"q": TWO_PERCENT, "lead": "{body}"})
    yield Page(f"search everywhere: {TWO_PERCENT}", "office:search", 25, {"q": TWO_PERCENT})
    yield Page(f"search everywhere: {PHRASE}", "office:search", 50, {"q": PHRASE})
    yield Page("one matter with its history", "office:matter", 30, of_matter=True)
    yield Page("dashboard: my work today", "office:today", 40)
    yield Page("dashboard: figures", "office:figures", 40)
    yield Page("workshop board", "office:answers", 40, most=15)
    yield Page("ledger of promises, public", "portal:commitments", 40, most=15)
    yield Page("list of plans", "office:plans", 50)
    yield Page("one plan with 30 conferences and 300 tasks", "office:plan", 50, of_plan=True, most=15)
    yield Page("the same, last leaf of its tasks", "office:plan", 50, {"trang": "12"}, of_plan=True, most=15)
    yield Page("its two versions side by side", "office:plan_compare", 50, of_plan=True, most=15)
    yield Page("plan held against what people raise", "office:plan_reality", 50, of_plan=True, most=15)
    yield Page("plan, public", "portal:plan", 50, of_plan=True, most=15)
