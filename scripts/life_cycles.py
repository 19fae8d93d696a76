"""The life cycles as the code holds them: each arrow with its states, its right and who has it. `--write` renews
docs/life-cycles.md.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "life-cycles.md"
sys.path.insert(0, str(ROOT))

HEAD = """# Life cycles

Written by `scripts/life_cycles.py --write` from the arrows in each room's `states.py`. An arrow is walked by one
function, `core.transitions.move`: it looks at the state, checks the right, writes one line of the journal. “Public”
means that everybody reads that line. An act may demand more than its right (a second person, a reason, a day); that
stands at the function itself. Where the column of roles is empty, the arrow is walked inside another act.
"""
COLUMNS = "| act | from | to | right | roles | public |"


def drawn() -> str:
    """The whole page. Django must be set up."""
    from django.utils.translation import override  # noqa: PLC0415 -- after setup

    from doithoai.core.transitions import STEPS  # noqa: PLC0415
    from doithoai.people.roles import TABLE  # noqa: PLC0415

    things: dict[str, list[str]] = {}
    with override("en"):
        for name, arrow in STEPS.items():
            roles = sorted(str(role) for role, (_scope, rights) in TABLE.items() if arrow.right in rights)
            cells = (
                f"{arrow.label} (`{name}`)",
                ", ".join(arrow.sources),
                arrow.target,
                f"`{arrow.right}`",
                ", ".join(roles),
                "yes" if arrow.public else "",
            )
            things.setdefault(name.partition(".")[0], []).append(f"| {' | '.join(cells)} |")
    parts = [HEAD]
    for thing, rows in sorted(things.items()):
        parts += [f"## {thing}", "", COLUMNS, "|" + " --- |" * 6, *rows, ""]
    return "\n".join(parts)


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "doithoai.config.settings")
    with tempfile.TemporaryDirectory() as folder:
        os.environ.setdefault("DOITHOAI_DATA_DIR", folder)
        import django  # noqa: PLC0415 -- the settings first

        django.setup()
        page = drawn()
    if "--write" in sys.argv:
        PAGE.write_text(page, encoding="utf-8")
    else:
        sys.stdout.write(page)


if __name__ == "__main__":
    main()
