"""The map of the house: every module with the first line that it says of itself. `--write` renews docs/map.md."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MAP = ROOT / "docs" / "map.md"
ROOMS = [
    "core",
    "people",
    "documents",
    "notices",
    "programme",
    "conference",
    "opinion",
    "casework",
    "live",
    "reporting",
    "privacy",
    "portal",
    "office",
    "hall",
    "operations",
]
LEFT_OUT = {"migrations", "__pycache__"}


def said(file: Path) -> str:
    return (ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or "").partition("\n")[0]


def lines(room: Path) -> list[str]:
    """The modules of a room, packages as their modules; a file that says nothing is an empty `__init__` or settings."""
    found = []
    for file in sorted(room.rglob("*.py")):
        name = file.relative_to(room).with_suffix("")
        if not LEFT_OUT & set(name.parts) and (words := said(file)):
            path = "/".join(part for part in name.parts if part != "__init__")
            found.append(f"- `{path}` {words}" if path else f"{words}\n")
    return found


def drawn() -> str:
    parts = ["# The map", "", "Written by `scripts/map.py --write` from the modules themselves; floors from below."]
    for room in ROOMS:
        parts += ["", f"## {room}", "", *lines(ROOT / "doithoai" / room)]
    return "\n".join(parts) + "\n"


if __name__ == "__main__":
    if "--write" in sys.argv:
        MAP.write_text(drawn(), encoding="utf-8")
    else:
        sys.stdout.write(drawn())
