"""Look through the logs of a run: every line is a JSON object with its moment in UTC, and names nobody.

scripts/logs.py FILE …      exit code 1 when a line holds something of a person, or is no such line
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
#: Who sends something in tests and samples: the words in these calls.
SENDERS = re.compile(r"(?:ContactData|Sender)\(([^()]*)\)")
WORDS = re.compile(r'"([^"]{6,})"')
#: What a person is known by, whoever it is; codes as they stand on a receipt.
SIGNS = {
    "an e-mail address": re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+"),
    "a telephone": re.compile(r"(?<![\w.])0\d{2,3}[ .]?\d{3}[ .]?\d{3,4}(?![\w])"),
    "an identity number": re.compile(r"(?<!\w)\d{12}(?!\w)"),
    "a look-up code": re.compile(r"\b(?:[2-9B-HJ-NP-TV-Z]{4}[- ]){3}[2-9B-HJ-NP-TV-Z]\b"),
    "a query": re.compile(r"/[^\s\"]*\?\w+="),
}
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")


def values() -> set[str]:
    """Names, telephones and addresses of the people whom the tests let send something."""
    files = [*(ROOT / "tests").rglob("*.py"), *(ROOT / "doithoai" / "operations" / "samples").rglob("*.py")]
    calls = [call for file in files for call in SENDERS.findall(file.read_text(encoding="utf-8"))]
    return {word for call in calls for word in WORDS.findall(call)}


def wrong(lines: Iterable[str], personal: Iterable[str]) -> Iterator[str]:
    """What is wrong with a line, and the line."""
    personal = list(personal)
    for line in lines:
        try:
            told = json.loads(line)
            stamped = bool(MOMENT.fullmatch(str(told["time"])))
        except (ValueError, KeyError, TypeError):
            yield f"no line of the log: {line[:200]!r}"
            continue
        said = json.dumps({name: value for name, value in told.items() if name != "time"}, ensure_ascii=False)
        if not stamped:
            yield f"without its moment in UTC: {said[:200]}"
        yield from (f"holds {what}: {said[:200]}" for what, sign in SIGNS.items() if sign.search(said))
        yield from (f"names somebody: {said[:200]}" for value in personal if value in said)


def look(files: Iterable[Path]) -> list[str]:
    """Everything that is wrong in some files; one that is not there holds nothing."""
    personal = values()
    found = []
    for file in files:
        if file.exists():
            with open(file, encoding="utf-8") as lines:
                found += [f"{file.name}: {one}" for one in wrong(lines, personal)]
    return found


if __name__ == "__main__":
    complaints = look([Path(name) for name in sys.argv[1:]])
    print("\n".join(complaints) or "The logs name nobody.")
    sys.exit(bool(complaints))
