"""What the columns of a table are, by their heads; one that lies on its side or has two rows of heads is set right."""

from __future__ import annotations

import re

from doithoai.core import vietnamese
from doithoai.programme.reading.blocks import Grid, Piece

_OLD = (
    r"truoc (?:khi )?(?:dieu chinh|sua doi)|theo ke hoach|(?:ke hoach|thoi gian|dia diem|lich) cu$|da ban hanh|ban dau"
)
#: What a head of a column speaks of, the surest first.
_HEADS = (
    ("order", r"^(?:stt|tt|so tt|so thu tu)$"),
    ("was_venue", rf"^dia diem.*(?:{_OLD})"),
    ("was", _OLD),
    ("co", r"dong chu tri"),
    ("cooperating", r"phoi hop|cung lam|ho tro"),
    (
        "lead",
        r"(?:co quan|don vi|bo phan|nguoi|ca nhan)\b.*(?:chu tri|thuc hien|phu trach|tham muu)|^phu trach|"
        r"phan cong|trach nhiem|^don vi$|^co quan$|^thuc hien$|^ai (?:lam|thuc hien|phu trach)",
    ),
    ("chair", r"chu tri|chu toa"),
    ("due", r"thoi han|hoan thanh|tien do|han chot|^xong|^han\b|khi nao xong"),
    ("both", r"(?:thoi gian|ngay).*dia diem"),
    ("venue", r"dia diem|^noi (?:to chuc|dien ra|hop|gap|doi thoai)|^o dau"),
    ("hour", r"^gio(?: bat dau)?$"),
    (
        "time",
        r"(?:dieu chinh|sua|doi) (?:thanh|lai)|sau (?:khi )?dieu chinh|lich moi|thoi gian|thoi diem|"
        r"^ngay|^quy|^thang|gio",
    ),
    ("expected", r"so luong|so nguoi|so dai bieu|tong so"),
    ("guests", r"khach moi|dai bieu moi|^moi\b"),
    ("form", r"hinh thuc"),
    ("cluster", r"^cum|^ten cum"),
    ("villages", r"thon|ap\b|ban\b|to dan pho|khu dan cu|khu pho|cum dan cu gom"),
    ("audience", r"doi tuong|thanh phan|nguoi tham du"),
    ("subject", r"hoi nghi|doi thoai|cuoc|buoi|ten\b"),
    ("duty", r"noi dung|nhiem vu|cong viec|viec"),
    ("state", r"ghi chu|tinh trang"),
)


_WHO = {"audience", "subject", "cluster", "villages", "duty", "lead", "both"}


def heads(grid: Grid) -> dict[int, str]:
    """What each column is, by its head; empty when the first row is no head."""
    found: dict[int, str] = {}
    for place, cell in enumerate(grid[0] if grid else []):
        words = vietnamese.fold(cell.text)
        for name, pattern in _HEADS:
            if re.search(pattern, words) and name not in found.values():
                found[place] = name
                break
    _by_cells(found, grid)
    names = set(found.values())
    if "time" not in names:
        found = {place: "time" if name == "hour" else name for place, name in found.items()}
    names = set(found.values())
    for old, new in (("was", "time"), ("was_venue", "venue")):  # "thời gian theo kế hoạch" alone is what holds
        if not names & {new, "both"}:
            found = {place: new if name == old else name for place, name in found.items()}
    names = set(found.values())
    if "lead" in names and "chair" not in names and names & {"venue", "both", "audience"}:
        presiding = re.compile(r"(?:chu tri|chu toa)(?!.*(?:tham muu|chuan bi|thuc hien))")
        return {
            place: "chair" if name == "lead" and presiding.search(vietnamese.fold(grid[0][place].text)) else name
            for place, name in found.items()
        }
    return found


def _by_cells(found: dict[int, str], grid: Grid) -> None:
    """Columns whose head is unknown: what they are is seen by what stands in them."""
    for place in range(len(grid[0]) if len(grid) > 1 else 0):
        cells = [row[place].text.strip() for row in grid[1:] if place < len(row) and row[place].text.strip()]
        if place in found or not cells:
            continue
        names = set(found.values())
        if "expected" not in names and all(
            re.fullmatch(r"(?:khoảng )?\d[\d.]*\s*(?:người|đại biểu|hộ)", one) for one in cells
        ):
            found[place] = "expected"
        elif "time" in names and names & {"venue", "chair"} and not names & _WHO and grid[0][place].text.strip():
            found[place] = "audience"


def upright(grid: Grid) -> Grid:
    """The table with one row of heads above its rows, however it stands in the paper."""
    if len(grid) > 2 and _goes_on(grid):
        grid = [_joined(grid[0], grid[1]), *grid[2:]]
    if _lies(grid):
        wide = max(len(row) for row in grid)
        turned = [[row[place] if place < len(row) else Piece("") for row in grid] for place in range(wide)]
        turned[0][0] = Piece("Hội nghị", turned[0][0].at)
        return turned
    return grid


def _lies(grid: Grid) -> bool:
    """True where the first column says when and where, and each further column is one conference."""
    side = heads([[row[0] for row in grid if row]])
    above = set(heads(grid).values())
    return bool({"time", "both"} & set(side.values())) and len(side) > 1 and not above & {"time", "both", "venue"}


def _goes_on(grid: Grid) -> bool:
    """True when the second row is a second row of heads: no number in it, at least two heads of their own."""
    texts = [cell.text for cell in grid[1] if cell.text.strip()]
    return len(heads([grid[1]])) > 1 and not any(re.search(r"\d|[.;]", text) or len(text) > 40 for text in texts)


def _joined(first: list[Piece], second: list[Piece]) -> list[Piece]:
    """Each head below with the wider one that stands above it."""
    found: list[Piece] = []
    above = Piece("")
    for place in range(max(len(first), len(second))):
        own = first[place] if place < len(first) else Piece("")
        below = second[place] if place < len(second) else Piece("")
        above = own if own.text.strip() else above
        if not below.text.strip() or below.text == own.text:
            found.append(own)
        else:
            text = f"{below.text} {above.text}" if _is_old(above.text) else below.text
            found.append(Piece(text, (*own.at, *below.at)))
    return found


def _is_old(text: str) -> bool:
    return re.search(_OLD, vietnamese.fold(text)) is not None
