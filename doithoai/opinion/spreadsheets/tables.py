"""A sheet with its texts decoded, and where in it the heading of a table stands."""

from __future__ import annotations

import re
from dataclasses import dataclass

from doithoai.core.vietnamese import fold
from doithoai.opinion.spreadsheets import encodings, headings
from doithoai.opinion.spreadsheets.grid import Sheet
from doithoai.opinion.spreadsheets.texts import clean, flat, shown, words

#: How many filled rows may stand above a heading.
DEEPEST = 40
#: Where little is known of a heading, its titles are short and what stands below is longer.
_LONGEST_TITLE = 40

_SECRET = re.compile(
    r"\W*(?:(?:độ|mức độ|dấu)\s*mật\s*[:.]?\s*)?(?:TUYỆT\s*MẬT|TỐI\s*MẬT|M\s*Ậ\s*T)(?:\s*[-–(;,./|]?"
    r"\s*(?i:bản số|số bản)\b.*|\W*)"
)
_SECRET_NAMED = re.compile(r"\W*(?:độ|mức độ|dấu|chế độ)\s*mật\s*[:.]\s*(?:tuyệt mật|tối mật|mật)\W*", re.IGNORECASE)

#: Sheets of instructions: by their name, or by lines that are counted.
_GUIDE = re.compile(r"(?:huong dan|hd|ghi chu|luu y|danh muc|dm|tham khao|readme|help|quy uoc)\b")
_LISTED = re.compile(r"(?:[Bb]ước )?\d{1,2}\s*[.):]\s*\D")


@dataclass
class Heading:
    """The rows of a heading, and the role of each column."""

    rows: list[int]
    roles: dict[int, str]
    titles: dict[int, str]

    def columns(self, role: str) -> list[int]:
        return sorted(column for column, what in self.roles.items() if what == role)


class Table:
    """The decoded texts of a sheet, with what merged cells lend to the rows and columns that they cover."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.texts, self.is_legacy = _decoded(sheet)
        self.is_legacy = self.is_legacy or sheet.is_legacy
        self.rows = sorted(self.texts)
        self._covered: dict[tuple[int, int], tuple[int, int]] = {}
        last = self.rows[-1] if self.rows else 0
        self.wide: dict[tuple[int, int], int] = {}
        for top, left, bottom, right in sheet.merges:
            if right > left:
                self.wide[top, left] = right
            if left not in self.texts.get(top, {}):
                continue
            for row in range(top, min(bottom, last) + 1):
                for column in range(left, min(right, left + 60) + 1):
                    if (row, column) != (top, left) and len(self._covered) < 400_000:
                        self._covered[row, column] = (top, left)

    def at(self, row: int, column: int) -> str:
        return self.texts.get(row, {}).get(column, "")

    def source(self, row: int, column: int) -> tuple[int, int]:
        """The cell whose value counts at this place: another one where cells are merged."""
        return (row, column) if self.at(row, column) else self._covered.get((row, column), (row, column))

    def is_filled(self, row: int) -> bool:
        return row in self.texts

    def carries_secret_mark(self, until: int | None) -> bool:
        """A mark of secrecy above the heading, or among the first rows where there is none."""
        above = [row for row in self.rows if until is None or row < until]
        return any(
            _SECRET.fullmatch(line) or _SECRET_NAMED.fullmatch(line)
            for row in (above if until is not None else above[:DEEPEST])
            for text in self.texts[row].values()
            for line in (*text.split("\n"), flat(text))
        )

    def heading(self) -> Heading | None:
        """The heading of the first table; None when no row names a column of content."""
        best: tuple[int, Heading] | None = None
        for row in self.rows[:DEEPEST]:
            found = self.heading_at(row)
            if found is None:
                continue
            weight = len(set(found.roles.values()) - {""})
            if best is None or weight > best[0]:
                best = weight, found
            if best[0] > 2:
                break
            if best and row > max(best[1].rows) + 5:
                break
        return best[1] if best else self._single() or self._alone()

    def heading_named(self, contents: set[str]) -> Heading | None:
        """The row that holds a heading which a person said to be that of the opinions, with or without its marks."""
        said = {fold(one) for one in contents} - {""}
        for row in self.rows[:DEEPEST]:
            titles = {column: flat(text) for column, text in self.texts[row].items()}
            if said & {fold(title) for title in titles.values()}:
                roles = {c: headings.CONTENT if fold(t) in said else headings.role_of(t) for c, t in titles.items()}
                return Heading([row], _one_of_each(_settled(roles), titles), titles)
        return None

    def heading_at(self, row: int) -> Heading | None:
        """A heading of one row or two that begins here, with a column of content and another known one."""
        upper = dict(self.texts[row])
        if len(upper) < 2 or any(map(headings.is_too_long, upper.values())):
            return None
        under = self._under(row, upper)
        spread = self._spread(row, upper)
        columns = sorted({*spread, *under})
        roles = {column: headings.refined(spread.get(column, ""), under.get(column, "")) for column in columns}
        titles = {column: flat(f"{spread.get(column, '')} {under.get(column, '')}") for column in columns}
        roles = _one_of_each(_settled(roles), titles)
        named = [role for role in roles.values() if role]
        if headings.CONTENT not in named or len(named) < 2 or len(named) * 2 < len(columns):
            return None
        rows = [row, row + 1] if under else [row]
        if self.is_filled(rows[-1] + 1) and headings.is_numbering(list(self.texts[rows[-1] + 1].values())):
            rows.append(rows[-1] + 1)
        return Heading(rows, roles, titles)

    def _spread(self, row: int, upper: dict[int, str]) -> dict[int, str]:
        """A merged heading stands over each column that it covers."""
        spread = dict(upper)
        for column, text in upper.items():
            for covered in range(column + 1, min(self.wide.get((row, column), column), column + 60) + 1):
                spread.setdefault(covered, text)
        return spread

    def _under(self, row: int, upper: dict[int, str]) -> dict[int, str]:
        """The second row of a heading: short names of columns under wide or empty cells, and no data."""
        lower = self.texts.get(row + 1, {})
        if len(lower) < 2 or headings.is_numbering(list(lower.values())):
            return {}
        if any(map(headings.is_too_long, lower.values())):
            return {}
        is_wide = {column for column in upper if (row, column) in self.wide}
        if not any(top == row for top, _left, _bottom, _right in self.sheet.merges):
            # Nothing is merged (a text file cannot): a heading stands over the empty cells to its right.
            is_wide = {column for column in upper if column + 1 not in upper and column + 1 in lower}
        free = {column for column in lower if column not in upper or column in is_wide}
        named = sum(1 for column in free if headings.role_of(lower[column]))
        return dict(lower) if named and named * 2 >= len(lower) and free >= set(lower) else {}

    def _alone(self) -> Heading | None:
        """A heading of which only the column of content is known: sentences stand below that one."""
        if _GUIDE.match(words(self.sheet.name)):
            return None
        for row in self.rows[:DEEPEST]:
            titles = {column: flat(text) for column, text in self.texts[row].items()}
            contents = [c for c, title in titles.items() if headings.role_of(title) == headings.CONTENT]
            if len(titles) < 2 or not contents or any(len(title) > _LONGEST_TITLE for title in titles.values()):
                continue
            below = [text for one in self.rows if one > row and (text := self.at(one, contents[0]))][:DEEPEST]
            if below and sum(" " in text for text in below) * 2 > len(below) and max(map(len, below)) > _LONGEST_TITLE:
                roles = {column: headings.CONTENT if column in contents else "" for column in titles}
                return Heading([row], roles, titles)
        return None

    def _single(self) -> Heading | None:
        """A list of one column alone, under a heading that names content; lines about how to write are none."""
        lines = [text for cells in self.texts.values() for text in cells.values()]
        is_counted = sum(bool(_LISTED.match(text)) for text in lines[:DEEPEST]) > 1
        if _GUIDE.match(words(self.sheet.name)):
            return None
        filled = {column for cells in self.texts.values() for column in cells}
        for row in self.rows[:DEEPEST]:
            ((column, text), *more) = self.texts[row].items()
            if (
                not more
                and headings.role_of(text) in {headings.CONTENT, headings.EITHER}
                and filled == {column}
                and len(text) <= 60
                and not (is_counted and _LISTED.match(text))
            ):
                return Heading([row], {column: headings.CONTENT}, {column: text})
        return None


def _settled(roles: dict[int, str]) -> dict[int, str]:
    """A heading that may name the speaker or the words names what no other column does."""
    named = set(roles.values())
    meant = headings.NAME if headings.CONTENT in named else headings.CONTENT
    return {column: meant if role == headings.EITHER else role for column, role in roles.items()}


def _one_of_each(roles: dict[int, str], titles: dict[int, str]) -> dict[int, str]:
    """Of several columns of one role the first stays; parts of an address and of the content belong together."""
    seen: set[str] = set()
    kept: dict[int, str] = {}
    contents = [column for column, role in roles.items() if role == headings.CONTENT]
    if len(contents) > 1:
        subjects = {column for column in contents if words(titles[column]) in headings.SUBJECTS}
        roles = {c: headings.FIELD if c in subjects and subjects < set(contents) else role for c, role in roles.items()}
    for column, role in roles.items():
        is_more = role in seen and role not in {headings.ADDRESS, headings.CONTENT, headings.OTHER, headings.ANSWER, ""}
        kept[column] = headings.OTHER if is_more else role
        seen.add(role)
    return kept


def _decoded(sheet: Sheet) -> tuple[dict[int, dict[int, str]], bool]:
    """The texts of all filled cells, in Unicode; whether any came in an old encoding."""
    readings: dict[int, dict[int, tuple[str, str, bool]]] = {}
    families: dict[str, int] = {}
    raw: dict[int, dict[int, str]] = {}
    for row, cells in sheet.rows.items():
        for column, cell in cells.items():
            text = cell.value if isinstance(cell.value, str) else shown(cell.value)
            raw.setdefault(row, {})[column] = text
            reading = encodings.plausible(text, cell.font) if isinstance(cell.value, str) else ("", text, False)
            if reading[0] and encodings.is_capital_font(cell.font):
                reading = (reading[0], reading[1].upper(), True)
            readings.setdefault(row, {})[column] = reading
            families[reading[0]] = families.get(reading[0], 0) + (1 if reading[2] else 0)
    usual = max((family for family in families if family), key=lambda family: families[family], default="")
    texts: dict[int, dict[int, str]] = {}
    for row, line in readings.items():
        texts[row] = {column: text for column, text in _of_row(line, raw[row], usual).items() if text}
        for column, cell in sheet.rows[row].items():
            if cell.is_formula and column not in texts[row]:
                texts[row][column] = " "
    return {row: line for row, line in texts.items() if line}, bool(usual)


def _of_row(line: dict[int, tuple[str, str, bool]], raw: dict[int, str], usual: str) -> dict[int, str]:
    certain = {family for family, _text, is_certain in line.values() if is_certain}
    follows = usual if usual and (usual in certain or "" not in certain) else ""
    read: dict[int, str] = {}
    for column, (_family, text, is_certain) in line.items():
        if follows and not is_certain and not raw[column].isascii():
            text = encodings.convert(raw[column], follows) or text
        read[column] = clean(text)
    return read
