"""The foot of a paper: recipients, who signs, in whose name, and the mark of the typist."""

from __future__ import annotations

import re

from doithoai.documents.seen import Seen

ACTING = re.compile(r"^(T[/.]?M|K[/.]?T|T[/.]?L|T[/.]?UQ|Q)\b[./ ]", re.IGNORECASE)
POSITIONS = (
    "BÍ THƯ", "PHÓ BÍ THƯ", "CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG", "TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", "CHỦ TỊCH",
    "PHÓ CHỦ TỊCH", "GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "TRƯỞNG PHÒNG", "PHÓ TRƯỞNG PHÒNG", "THỦ TRƯỞNG", "CHỦ NHIỆM",
    "PHÓ CHỦ NHIỆM", "CHỈ HUY TRƯỞNG", "TRƯỞNG", "PHÓ TRƯỞNG", "THƯỜNG TRỰC", "NGƯỜI", "BỘ PHẬN",
)  # fmt: skip
CAPACITY = re.compile(r"^(NGƯỜI (GHI|LẬP|VIẾT)|CHỦ TRÌ|CHỦ TỌA|THƯ KÝ)\b", re.IGNORECASE)
TYPIST = re.compile(r"^[A-ZĐ]{2,5}(-\d+|\.\s?\(\d+\))$")


def foot_start(lines: list[Seen], start: int) -> int:
    """The first line of the last run in two columns."""
    place = len(lines)
    while place > start and lines[place - 1].zone in ("left", "right", "mark"):
        place -= 1
    if place == len(lines):
        # Lines under the signature (the mark of the typist) or a signature that no columns hold.
        for number in range(len(lines) - 1, start, -1):
            if lines[number].zone in ("left", "right"):
                return foot_start(lines[: number + 1], start)
    return place


def name_foot(lines: list[Seen]) -> None:
    left = [line for line in lines if line.zone == "left"]
    head = next((n for n, line in enumerate(left) if line.said.lower().startswith("nơi nhận")), None)
    for number, line in enumerate(left[head:] if head is not None else []):
        line.element = "recipient_head" if number == 0 else "recipient"
        if TYPIST.match(line.said):
            line.element = "typist"
    _signed([line for line in lines if line.zone == "right"])
    _signed(left[:head] if head is not None else left)
    for line in lines:
        if line.zone == "full" and TYPIST.match(line.said):
            line.element = "typist"


def _signed(lines: list[Seen]) -> None:
    """Authority, position, room, name: the name is what stands under the room, or the last line."""
    if not lines:
        return
    # A paper that waits for its signature has the name of nobody yet: its last line stands close, in capitals.
    if not lines[-1].said.isupper() or lines[-1].free_lines > 1 or lines[-1].free_pt > 30:
        lines[-1].element = "signer"
    above = [line for line in lines if line.element != "signer"]
    if above and CAPACITY.match(above[0].said):
        for line in above:
            line.element = "signing_authority"
        return
    acts = bool(above) and bool(ACTING.match(above[0].said))
    named = [n for n, line in enumerate(above) if line.said.upper().startswith(POSITIONS) and (n or not acts)]
    cut = named[0] if named else (max(len(above) - 1, 1) if acts else 0)
    for number, line in enumerate(above):
        line.element = "signing_authority" if number < cut and acts else "position"
