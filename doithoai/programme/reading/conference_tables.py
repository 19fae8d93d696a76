"""Tables of the paper: which of them lists conferences, which one tasks, and what stands in each column."""

from __future__ import annotations

import re
from collections.abc import Iterator

from doithoai.programme.reading import audiences, days, details, fates, manners
from doithoai.programme.reading.blocks import Piece
from doithoai.programme.reading.columns import heads
from doithoai.programme.reading.outline import TableLine, folded
from doithoai.programme.reading.structure import ON_REQUEST, Conference

#: A sign before a line of a cell that lists several.
_LISTED = re.compile(r"^\s*[-–+•*]\s+", re.MULTILINE)
#: The cell above once more.
_SAME_SIGNS = ('"', "''", "〃", "”", "“")


def is_of_conferences(table: TableLine) -> bool:
    names = set(heads(table.grid).values())
    return (
        bool(names & {"time", "both", "venue"})
        and bool(names & {"audience", "subject", "cluster", "villages", "venue"})
        and ("lead" not in names or "duty" not in names and bool(names & {"venue", "both", "audience"}))
        and ("duty" not in names or bool(names & {"venue", "both", "audience", "subject"}))
    )


def is_of_tasks(table: TableLine) -> bool:
    names = set(heads(table.grid).values())
    if "duty" not in names or not names & {"lead", "chair"} or names & {"venue", "both", "audience"}:
        return False
    return not _is_timetable(table)


def _is_timetable(table: TableLine) -> bool:
    """The course of one conference, hour by hour."""
    place = next((place for place, name in heads(table.grid).items() if name == "time"), None)
    times = [row[place].text for row in table.grid[1:] if place is not None and place < len(row)]
    return bool(times) and all(days.clock_of(text) and not days.period_of(text, 1) for text in times if text.strip())


def prepares(table: TableLine) -> str:
    """What the body in the column of a table of conferences does, by the head of it: "Đơn vị tham mưu"."""
    named = {name: table.grid[0][place].text for place, name in heads(table.grid).items()}
    words = re.sub(
        r"^(?:các\s+)?(?:cơ quan|đơn vị|bộ phận|người|cá nhân)\s+", "", named.get("lead", "").strip(), flags=re.I
    )
    return words[:1].lower() + words[1:].replace("\n", " ")


def rows(table: TableLine) -> Iterator[tuple[dict[str, Piece], tuple[int, ...]]]:
    """Each row below the head as its cells by what they are; rows of column numbers are passed over."""
    names = heads(table.grid)
    cells: dict[str, Piece] = {}
    for row in table.grid[1:]:
        above = cells
        cells = {names[place]: cell for place, cell in enumerate(row) if place in names}
        texts = [cell.text.strip(" ()") for cell in row if cell.text.strip()]
        order = cells["order"].text.strip(" .()") if "order" in cells else ""
        is_band = len(texts) == 2 and re.fullmatch(r"[IVX]+|[A-ZĐ]", order) is not None
        if len(texts) < 2 or is_band or all(re.fullmatch(r"\d{1,2}", text) for text in texts):
            continue
        cells = {name: above.get(name, cell) if _is_ditto(cell.text) else cell for name, cell in cells.items()}
        yield cells, tuple(at for cell in row for at in cell.at)


def _is_ditto(text: str) -> bool:
    return text.strip() in _SAME_SIGNS or folded(text).strip(" .-") in ("nhu tren", "nt")


def conferences(table: TableLine, year: int) -> list[Conference]:
    named = (table.grid[0][place].text for place, name in heads(table.grid).items() if name in ("villages", "cluster"))
    kind = audiences.kind_of(" ".join(named))
    return [_conference(cells, at, year, kind) for cells, at in rows(table)]


def _conference(cells: dict[str, Piece], at: tuple[int, ...], year: int, kind: str) -> Conference:
    text = {
        name: re.sub(r"\s*\n\s*", "; " if name in ("audience", "guests") else " ", _LISTED.sub("", cell.text))
        for name, cell in cells.items()
    }
    if "hour" in text and "time" in text:
        text["time"] = f"{text['hour']} {text['time']}"
    made = Conference(at=set(at), point=re.sub(r"\D", "", text.get("order", "")))
    if "cluster" in text and "villages" not in text and (inside := audiences.only_names(text["cluster"])):
        made.villages, made.village_kind = inside, kind
    elif "cluster" in text:
        _cluster(made, text["cluster"])
    if "villages" in text:
        made.villages = audiences.names(text["villages"], kind)
        made.village_kind = kind
    named = text.get("subject") or ("" if made.subject else text.get("audience", ""))
    if not named and not made.subject and made.villages:
        named = audiences.people_of(made.villages, kind)
    if named and not made.subject:
        made.subject = re.sub(
            r"^(?:.*?\b(?:đối thoại|tiếp xúc|hội nghị)\b.{0,60}?\b)?(?:với|cùng)\s+", "", named, flags=re.IGNORECASE
        ).strip(" .;")
    if not made.subject and "duty" in text:
        made.subject = re.sub(r"^.*?\b(?:với|cùng)\s+", "", text["duty"]).strip(" .;")
    for name, label in (
        ("was", "Trước điều chỉnh"),
        ("was_venue", "Trước điều chỉnh"),
        ("time", "Thời gian"),
        ("venue", "Địa điểm"),
        ("both", "Thời gian, địa điểm"),
        ("chair", "Chủ trì"),
        ("co", "Đồng chủ trì"),
        ("expected", "Số lượng"),
        ("guests", "Khách mời"),
        ("form", "Hình thức"),
        ("audience", "Đối tượng"),
    ):
        if text.get(name):
            words = f"tại {text[name]}" if name == "was_venue" else text[name]
            details.tell(made, f"{label}: {words}", year)
    if "both" in text and made.venue is None:
        _rest_is_venue(made, text["both"], year)
    for name in ("state", "time", "duty"):
        if name in text and name != "duty":
            fates.state(made, text[name], year)
    if "duty" in text:
        made.contents.append(text["duty"])
        manners.manner(made, text["duty"])
    if made.villages and not made.audience:
        made.audience = [audiences.voters(made.villages, made.village_kind)]
    return made


def _cluster(made: Conference, text: str) -> None:
    """ "Cụm 1" or "1", with its villages behind it where the cell names them."""
    found = re.search(r"(\d{1,2}|[IVX]+)\b", text)
    made.label = f"cụm {found[1] if found else text.strip()}"
    made.subject = f"Nhân dân {made.label}"
    made.village_kind = audiences.kind_of(text)
    if inside := re.search(r"(?:gồm|[:(–-])\s*(?:các\s+)?(?:thôn|ấp|bản|xóm|tổ dân phố)?s?\s*([^)]{3,})", text):
        made.villages = audiences.names(inside[1], made.village_kind)


def _rest_is_venue(made: Conference, text: str, year: int) -> None:
    found = days.period_of(text, year)
    rest = text[found[1][1] :] if found else text
    rest = re.sub(r"^\s*\([^)]*\)", "", rest).strip(" ,;.-–")
    if rest and re.match(r"[A-ZĐÀ-Ỹ]", rest) and made.fate != ON_REQUEST and not days.LATER.search(rest):
        made.venue = {"kind": "fixed", "text": rest}
