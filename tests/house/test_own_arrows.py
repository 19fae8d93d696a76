"""An arrow is used by its own room alone; others read the words of its states and ask the room to act."""

from __future__ import annotations

import ast
import importlib

from doithoai.core.transitions import Step
from tests.house.syntax import sources


def foreign_arrows(name: str, source: str) -> list[str]:
    """Arrows of another room that a file imports, or whole `states` modules of another room."""
    own, found = name.split("/")[1], []
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.ImportFrom) or not (node.module or "").startswith("doithoai."):
            continue
        room, _dot, rest = str(node.module).removeprefix("doithoai.").partition(".")
        if room == own:
            continue
        if rest == "" and any(alias.name == "states" for alias in node.names):
            found.append(f"{name}:{node.lineno}: all of {room}.states")
        if rest == "states":
            words = importlib.import_module(str(node.module))
            found += [
                f"{name}:{node.lineno}: {room}.{alias.name}"
                for alias in node.names
                if holds_arrows(getattr(words, alias.name, None))
            ]
    return found


def holds_arrows(thing: object) -> bool:
    values = thing.values() if isinstance(thing, dict) else [thing]
    return any(isinstance(value, Step) for value in values)


def test_no_room_performs_the_arrows_of_another() -> None:
    assert [line for name, text in sources() for line in foreign_arrows(name, text)] == []


def test_planted_foreign_arrows_are_seen() -> None:
    planted = (
        "from doithoai.opinion.states import CLASSIFY, MatterState\n"
        "from doithoai.opinion.states import RESULT_STEPS\n"
        "from doithoai.opinion import states\n"
    )

    assert foreign_arrows("doithoai/live/planted.py", planted) == [
        "doithoai/live/planted.py:1: opinion.CLASSIFY",
        "doithoai/live/planted.py:2: opinion.RESULT_STEPS",
        "doithoai/live/planted.py:3: all of opinion.states",
    ]
    assert foreign_arrows("doithoai/opinion/planted.py", planted) == []
