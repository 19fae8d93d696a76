"""The paper in its parts: head, title, bases, body with its outline, foot. Sentences that were cut stand whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from doithoai.programme.reading import healing
from doithoai.programme.reading.blocks import Block, Grid, Piece
from doithoai.programme.reading.outline import Line, TableLine, outlined

_TITLE = re.compile(r"\s*(KẾ\s+HOẠCH|CHƯƠNG\s+TRÌNH|THÔNG\s+BÁO|CÔNG\s+VĂN)\b(.*)", re.DOTALL)
_FOOT = re.compile(r"\s*[*_]*(?:(?i:Nơi nhận)\b|(?:T/M|TM|K/T|KT|T/L|TL|TUQ|T/UQ|Q)\s*\.?\s+[A-ZĐÀ-Ỹ])")
_BASIS = re.compile(
    r"\s*[-–+•]?\s*(?:Căn cứ|Thực hiện|Theo (?:đề nghị|tinh thần)|Xét (?:đề nghị|tờ trình)|Triển khai|"
    r"Quán triệt|Tiếp tục thực hiện)\b",
    re.IGNORECASE,
)
_SECTION = re.compile(
    r"\s*(?:[IVXL]+|[A-ZĐ]|Phần thứ \w+|Phần [IVX\d]+|Mục [IVX\d]+)\s*[./):–-]\s*\S|\s*Phần thứ \w+\s*$", re.IGNORECASE
)
_ANNEX = re.compile(r"\s*PHỤ\s+LỤC\b.{0,80}", re.DOTALL)
_WITH_PLAN = re.compile(r"\s*\(?\s*(?:Ban hành\s+)?kèm theo\b", re.IGNORECASE)


@dataclass
class Paper:
    """The parts of a plan; head and foot as lines of one column each."""

    head: list[Piece] = field(default_factory=list)
    kind: str = "KẾ HOẠCH"
    title: Piece = Piece("")
    bases: list[Piece] = field(default_factory=list)
    body: list[Line | TableLine] = field(default_factory=list)
    left: list[Piece] = field(default_factory=list)
    right: list[Piece] = field(default_factory=list)
    #: The line of an appendix that says which paper it belongs to.
    belongs: list[Piece] = field(default_factory=list)

    @property
    def lines(self) -> list[Line]:
        return [one for one in self.body if isinstance(one, Line)]

    @property
    def text(self) -> str:
        return "\n".join(one.text for one in self.lines)


def paper_of(blocks: Sequence[Block]) -> Paper:
    """Divide healed blocks into the parts of the paper."""
    title = next((n for n, block in enumerate(blocks) if _is_title(block)), -1)
    end = _annex(blocks, title)
    foot = next((n for n in range(end - 1, title, -1) if _FOOT.match(blocks[n].text)), end)
    foot = min(
        (n for n in range(max(title + 1, foot - 40), foot + 1) if n < len(blocks) and _opens_foot(blocks, n)),
        default=foot,
    )
    paper = Paper(head=list(_single(blocks, range(max(title, 0)))))
    after = title + 1
    if title >= 0:
        after = _read_title(paper, blocks, title, foot)
    after = _read_bases(paper, blocks, after, foot)
    pieces = [*_whole(blocks, after, foot), *_whole(blocks, end, len(blocks))]
    paper.belongs = [one for one in pieces[1:] if isinstance(one, Piece) and _WITH_PLAN.match(one.text)]
    paper.body = outlined([one for one in pieces if one not in paper.belongs])
    paper.left, paper.right = _two_columns(blocks, range(foot, end))
    return paper


def _annex(blocks: Sequence[Block], title: int) -> int:
    """Where an appendix begins that stands behind the signature; the end of the file where there is none."""
    signed = next((n for n in range(title + 1, len(blocks)) if _FOOT.match(blocks[n].text)), len(blocks))
    return next(
        (n for n in range(signed + 1, len(blocks)) if not blocks[n].is_cell and _ANNEX.fullmatch(blocks[n].text)),
        len(blocks),
    )


def _is_title(block: Block) -> bool:
    found = _TITLE.match(block.text)
    return bool(found) and not block.is_cell and (len(block.text) < 40 or block.text.split("\n")[0].isupper())


def _opens_foot(blocks: Sequence[Block], number: int) -> bool:
    block = blocks[number]
    if _FOOT.match(block.text):
        return True
    same = block.is_cell and any(
        _FOOT.match(one.text)
        for one in blocks[number : number + 4]
        if one.table == block.table and one.row == block.row
    )
    return same and block.column == 1


def _single(blocks: Sequence[Block], numbers: Iterable[int]) -> Iterator[Piece]:
    """Lines of the letterhead, the two columns one after the other."""
    for number in numbers:
        for line in blocks[number].text.split("\n"):
            for part in healing.columns(line):
                yield Piece(healing.plain(part), (number,))


def _read_title(paper: Paper, blocks: Sequence[Block], title: int, foot: int) -> int:
    """The word of the kind, then the lines that say what about, up to a rule, a basis or a section."""
    found = _TITLE.match(blocks[title].text)
    assert found is not None
    paper.kind = healing.plain(found[1])
    lines, at = [found[2]], [title]
    number = title + 1
    while number < foot and len(lines) < 7:
        text = blocks[number].text.strip()
        ended = (
            not text
            or blocks[number].is_cell
            or _BASIS.match(text)
            or _SECTION.match(text)
            or re.match(r"\d{1,2}\s*[.)/]\s", text)
            or text.endswith((";", ".", ":"))
        )
        if text and not ended:
            lines.append(text)
            at.append(number)
        elif text or "".join(lines).strip():
            break
        number += 1
    paper.title = Piece(healing.plain(" ".join(lines)).strip("-–—*_ "), tuple(at))
    return number


def _read_bases(paper: Paper, blocks: Sequence[Block], start: int, foot: int) -> int:
    """All that stands before the first section, sentence by sentence: bases and the words that open the plan."""
    end = next((n for n in range(start, foot) if _SECTION.match(blocks[n].text) or blocks[n].marker), foot)
    if end == foot:  # a paper without numbered sections: the bases end with the last line that begins as one
        last = [n for n in range(start, foot) if _BASIS.match(blocks[n].text)]
        end = last[-1] + 1 if last and last[-1] < start + 20 else start
        # the words that open the plan, up to the first number
        numbered = (n for n in range(end, min(end + 3, foot)) if healing.MARKER.match(blocks[n].text))
        end = next(numbered, end) if last else end
    if any(block.is_cell for block in blocks[start:end]):
        end = next(n for n in range(start, end) if blocks[n].is_cell)
    paper.bases = [one for one in _whole(blocks, start, end) if isinstance(one, Piece)]
    return end


def _whole(blocks: Sequence[Block], start: int, end: int) -> list[Piece | Grid]:
    """Paragraphs with their cut sentences joined, and tables."""
    found: list[Piece | Grid] = []
    table = 0
    for number in range(start, end):
        block = blocks[number]
        if block.is_cell:
            table = _into_grid(found, block, number, table)
            continue
        table = 0
        text = healing.plain(block.text)
        if not text or set(text) <= set("-–—_*= "):
            continue
        last = found[-1] if found else None
        if isinstance(last, Piece) and not block.marker and healing.is_cut(last.text, text):
            found[-1] = Piece(f"{last.text} {text}", (*last.at, number))
        else:
            marker = f"{block.marker}{'' if block.marker in '-+' else '.'} " if block.marker else ""
            found.append(Piece(f"{marker}{text}", (number,)))
    return found


def _into_grid(found: list[Piece | Grid], block: Block, number: int, table: int) -> int:
    if table != block.table or not isinstance(found[-1], list):
        found.append([])
    grid = found[-1]
    assert isinstance(grid, list)
    while len(grid) < block.row:
        grid.append([])
    row = grid[block.row - 1]
    while len(row) < block.column:
        row.append(Piece(""))
    row[block.column - 1] = Piece(block.text.strip(), (number,))
    return block.table


def _two_columns(blocks: Sequence[Block], numbers: Iterable[int]) -> tuple[list[Piece], list[Piece]]:
    """Left and right side of the foot: cells as they stand, lines by the wide blanks that part them."""
    left: list[Piece] = []
    right: list[Piece] = []
    for number in numbers:
        block = blocks[number]
        for line in block.text.split("\n"):
            if not line.strip():
                continue
            if block.is_cell:
                side = left if block.column == 1 else right
                side.append(Piece(healing.plain(line), (number,)))
                continue
            parts = healing.columns(line)
            if block.marker:
                parts[0] = f"- {parts[0]}"
            for place, part in enumerate(parts):
                (right if place and len(parts) > 1 or _is_right(part) else left).append(Piece(part, (number,)))
    if any(re.match(r"\s*Nơi nhận", one.text, re.IGNORECASE) for one in right):
        left, right = right, left
    return left, right


def _is_right(part: str) -> bool:
    """A line of the signature that stands alone: capitals, or a name after them."""
    return not part.startswith(("-", "–", "+")) and not re.match(r"Nơi nhận", part, re.IGNORECASE)
