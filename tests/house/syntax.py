"""What a syntax tree can say about a source file: who writes a state, who asks the wall clock."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
WRITES = {
    "update",
    "create",
    "get_or_create",
    "update_or_create",
    "bulk_create",
    "bulk_update",
    "acreate",
    "aupdate",
    "save",
}


def sources(*skip: str) -> Iterator[tuple[str, str]]:
    """Name and text of every Python file of the product, migrations left out."""
    for path in sorted((ROOT / "doithoai").rglob("*.py")):
        name = str(path.relative_to(ROOT))
        if "migrations" not in path.parts and name not in skip:
            yield name, path.read_text(encoding="utf-8")


def writes_of_state(source: str, stateful: Iterable[str]) -> list[int]:
    """Lines that write a column `state` of a row with a life cycle, in whatever way."""
    guarded = set(stateful)
    return sorted({line for node in ast.walk(ast.parse(source)) for line in _lines(node, guarded)})


def _lines(node: ast.AST, stateful: set[str]) -> Iterator[int]:
    if isinstance(node, ast.Assign | ast.AugAssign | ast.AnnAssign | ast.For | ast.NamedExpr):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        for target in targets:
            for part in ast.walk(target):
                if isinstance(part, ast.Attribute) and part.attr == "state":
                    yield part.lineno
    if isinstance(node, ast.Call) and _call_writes(node, stateful):
        yield node.lineno
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        words = " ".join(node.value.lower().split())
        if words.startswith("update ") and " set " in words and "state" in words:
            yield node.lineno


def _call_writes(call: ast.Call, stateful: set[str]) -> bool:
    name, owner = _name_of(call.func)
    if name in {"setattr", "__setattr__"}:
        return any(_is_state(argument) for argument in call.args)
    named = any(keyword.arg == "state" or _names_state(keyword) for keyword in call.keywords)
    if name in stateful:
        return named
    if name not in WRITES:
        return False
    if name in {"create", "get_or_create", "update_or_create", "acreate"} and owner and owner not in stateful:
        return False
    listed = any(_is_state(part) for argument in call.args for part in ast.walk(argument))
    return named or (listed and name in {"bulk_update", "update"})


def _names_state(keyword: ast.keyword) -> bool:
    """`defaults={"state": …}`, `**{"state": …}`, `update_fields=["state"]`."""
    if isinstance(keyword.value, ast.Dict):
        return any(_is_state(key) for key in keyword.value.keys if key is not None)
    if keyword.arg in {"fields", "update_fields"} and isinstance(keyword.value, ast.List | ast.Tuple):
        return any(_is_state(one) for one in keyword.value.elts)
    return False


def _is_state(node: ast.AST | None) -> bool:
    return isinstance(node, ast.Constant) and node.value == "state"


def _name_of(function: ast.expr) -> tuple[str, str]:
    """Last name of what is called, and the model before `.objects` when there is one."""
    if isinstance(function, ast.Name):
        return function.id, ""
    if not isinstance(function, ast.Attribute):
        return "", ""
    before = function.value
    while isinstance(before, ast.Call):
        before = before.func
    if isinstance(before, ast.Attribute) and before.attr in {"objects", "_base_manager", "_default_manager"}:
        owner = before.value
        return function.attr, owner.id if isinstance(owner, ast.Name) else ""
    return function.attr, ""


def asks_the_wall_clock(source: str) -> list[int]:
    """Lines that read the time of the machine instead of the house's clock."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            owner = node.func.value
            owner_name = owner.attr if isinstance(owner, ast.Attribute) else getattr(owner, "id", "")
            if (owner_name, node.func.attr) in WALL_CLOCK:
                found.append(node.lineno)
    return found


WALL_CLOCK = {
    ("datetime", "now"),
    ("datetime", "utcnow"),
    ("datetime", "today"),
    ("date", "today"),
    ("timezone", "now"),
    ("timezone", "localdate"),
    ("time", "time"),
}
