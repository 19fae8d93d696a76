"""The rows below a heading, one by one: each is an opinion with its points, refused, or skipped; none is lost."""

from __future__ import annotations

import re

from doithoai.opinion import kinds, splitting
from doithoai.opinion.spreadsheets import closing, dates, headings, judging, senders
from doithoai.opinion.spreadsheets.outcome import Count, Earlier, Found, Sheetful
from doithoai.opinion.spreadsheets.senders import Sender
from doithoai.opinion.spreadsheets.tables import Heading, Table
from doithoai.opinion.spreadsheets.texts import flat, is_ditto, words

LONG = 10_000
#: Words of this length below a signature or a total are no part of it.
_TOO_LONG_TO_SIGN = 60
_READ = frozenset(headings.ROLES) - {headings.OTHER}
_NUMBER = re.compile(r"\(?\d{1,6}(?:\.0|[.)])?\)?|\d{1,3}\.\d{1,3}")


def read(table: Table, heading: Heading | None, earlier: Earlier) -> Sheetful:
    """All rows of a sheet; without a heading, or hidden, they hold no opinions and say so."""
    sheet = Sheetful(table.sheet.name, heading)
    if heading is None:
        kind = "lookup" if table.sheet.is_hidden else "title"
        sheet.skipped = [(row, kind) for row in table.rows]
        if table.sheet.is_hidden and table.heading() is not None:
            sheet.warnings.append((None, "hidden_sheet"))
        return sheet
    _Rows(table, heading, sheet, earlier).read()
    return sheet


class _Rows:
    def __init__(self, table: Table, heading: Heading, sheet: Sheetful, earlier: Earlier) -> None:
        self.table, self.heading, self.sheet, self.earlier = table, heading, sheet, earlier
        self.section = ""
        self.is_over = False  # a total or a signature was met
        self.count, self.before = Count(), Count()
        self.totals: list[tuple[int, int, set[int]]] = []
        self.above: dict[int, tuple[int, int]] = {}
        self.flags: set[str] = set()
        self.after = dict(zip(table.rows, table.rows[1:], strict=False))

    def read(self) -> None:
        if self.table.is_legacy:
            self.sheet.warnings.append((None, "legacy_encoding"))
        read = {column for column, role in self.heading.roles.items() if role in _READ}
        if read & self.table.sheet.hidden_columns:
            self.sheet.warnings.append((None, "hidden_column"))
        for row in self.table.rows:
            if (kind := self._skipped(row)) is not None:
                self.sheet.skipped.append((row, kind))
            else:
                self._take(row)
        whole = self.count.less(Count())
        self.sheet.warnings += [
            (row, "total_mismatch") for row, number, since in self.totals if number not in whole | since
        ]

    # What is no data

    def _skipped(self, row: int) -> str | None:
        if row < self.heading.rows[0]:
            return "title"
        own = {column: text for column, text in self.table.texts[row].items() if text.strip()}
        number = self._number(row)
        if row in self.heading.rows:
            return "header"
        if self._is_numbered(number) and max(map(len, own.values())) > 2:
            return self._numbered_section(row, own, number)
        if self._is_heading_again(row):
            return "header"
        if self._is_numbered(number):
            return self._numbered_section(row, own, number)
        texts = [own[column] for column in sorted(own)]
        if not any(letter.isalnum() for text in texts for letter in text) and not self._content(row)[0]:
            return "blank"
        is_total, says = closing.total(texts, self._content(row)[0])
        if is_total:
            return self._total(row, says)
        if (heads := self._section(row, own, number)) and not self._is_closing(row, texts, heads):
            return self._begin(heads)
        if self._is_closing(row, texts):
            self.is_over = True
            return "signature"
        return None

    def _is_heading_again(self, row: int) -> bool:
        """The heading stands again on a new page, or another table with other columns begins."""
        here = self._titles(row)
        if len(here) > 1 and any(here == self._titles(known) for known in self.heading.rows):
            return True
        found = self.table.heading_at(row) if len(here) > 2 else None
        if found is None or any(not role for role in found.roles.values()):
            return False
        known = {words(title) for title in self.heading.titles.values()}
        if not found.columns(headings.COUNT) and not known & {words(title) for title in found.titles.values()}:
            return False  # no word of a heading: Người dân | Thôn Hạ | Kiến nghị sửa cầu
        found.rows = [*self.heading.rows, *found.rows]
        self.heading = found
        self.above.clear()
        return True

    def _titles(self, row: int) -> dict[int, str]:
        return {column: flat(text).casefold() for column, text in self.table.texts[row].items()}

    def _number(self, row: int) -> str:
        return next((self.table.at(row, column) for column in self.heading.columns(headings.COUNT)), "")

    def _is_numbered(self, number: str) -> bool:
        return bool(_NUMBER.fullmatch(number))

    def _numbered_section(self, row: int, own: dict[int, str], number: str) -> str | None:
        """1 | Lĩnh vực đất đai: a number of a section; a number alone is a line prepared and left empty."""
        rest = {column: text for column, text in own.items() if text != number}
        if not rest:
            return None if self._content(row)[0] else "blank"
        if len(rest) > 1:
            return None
        ((column, text),) = rest.items()
        below = self._number(self.after.get(row, 0))
        starts_again = self._is_numbered(below) and judging.counted(below) <= judging.counted(number)
        is_parted = below.startswith(f"{number.rstrip('.')}.")
        heads = judging.heads_others(text) and (starts_again or self.heading.roles.get(column) != headings.CONTENT)
        return self._begin(flat(text)) if heads or is_parted and len(text) <= _TOO_LONG_TO_SIGN else None

    def _total(self, row: int, says: int | None) -> str:
        if says is not None:
            self.totals.append((row, says, self.count.less(self.before)))
        self.before, self.is_over = Count(**vars(self.count)), True
        return "total"

    def _begin(self, heads: str) -> str:
        self.section, self.before, self.is_over = heads, Count(**vars(self.count)), False
        return "section"

    def _section(self, row: int, own: dict[int, str], number: str) -> str:
        """The words of a section row: one text alone, where no opinion would stand or with a mark of its own."""
        rest = {column: text for column, text in own.items() if text != number or len(own) == 1}
        if number and judging.is_sign(number):
            return judging.section(list(rest.values()), number)
        if (
            judging.is_sign(number.upper())
            and not self._content(row)[0]
            and not any(map(senders.is_person, rest.values()))
        ):
            return judging.section(list(rest.values()), number.upper())  # a | Về đất đai
        if len(rest) != 1:
            return ""
        ((column, text),) = rest.items()
        if number and text != number:
            return ""
        role = self.heading.roles.get(column, "")
        right = self.table.wide.get((row, column), column)
        # Opinions may be as wide as the heading over them.
        under = {self.heading.roles.get(covered) for covered in range(column, right + 1)}
        spans_wide = right - column >= 2 or (right > column and right >= max(self.heading.roles))
        spans_wide = spans_wide and under != {headings.CONTENT}
        first = min(self.heading.roles)
        counts = bool(self.heading.columns(headings.COUNT))
        is_among = role == headings.CONTENT and not self._is_numbered(self._number(self.after.get(row, 0)))
        if spans_wide or role == headings.COUNT or judging.names_a_section(text, among_opinions=is_among):
            return judging.section([text], "")
        stands_alone = role not in {headings.CONTENT} and (column == first or counts) and not self.is_over
        return judging.section([text], "") if stands_alone and senders.is_place(text) and counts else ""

    def _is_closing(self, row: int, texts: list[str], heads: str = "") -> bool:
        """Below the list; words where opinions stand are one, unless they name an office, a day or a person there."""
        content = self._content(row)[0]
        goes_on = bool(heads) and (len(texts) > 1 or judging.opens_after_total(texts[0]))
        if not content or len(content) >= _TOO_LONG_TO_SIGN:
            is_after = self.is_over and not goes_on
            return not content and (is_after or closing.is_signature(texts) or closing.is_footnote(texts))
        if closing.is_signature([content]):
            return True
        return self.is_over and (closing.is_name(content) or closing.is_footnote([content]))

    # What is data

    def _source(self, row: int, column: int) -> tuple[int, int]:
        """Where the value of a cell stands: in itself, in the merged cell over it, or in the one it repeats."""
        place = self.table.source(row, column)
        if place[1] != column:
            place = (row, column)  # merged sideways: it belongs to the column where it begins
        is_read = self.heading.roles.get(column) in _READ
        if place[0] != row and is_read:
            self.flags.add("merged_cells")
        if is_ditto(self.table.at(*place)) and column in self.above:
            place = self.above[column]
            if is_read:
                self.flags.add("ditto")
        return place

    def _said(self, place: tuple[int, int]) -> str:
        """What stands there; a mark that repeats the cell above says nothing where none is."""
        text = self.table.at(*place)
        return "" if is_ditto(text) else text

    def _text(self, row: int, role: str, between: str = " ") -> str:
        found = (self._said(self._source(row, column)) for column in self.heading.columns(role))
        return between.join(text for text in found if text.strip()).strip()

    def _content(self, row: int) -> tuple[str, list[tuple[int, int]]]:
        places = [self._source(row, column) for column in self.heading.columns(headings.CONTENT)]
        texts = [self._said(place).strip() for place in places]
        return "\n".join(text for text in texts if text), places

    def _take(self, row: int) -> None:
        self.flags = set()
        text, places = self._content(row)
        cells = [cell for place in places if (cell := self.table.sheet.rows.get(place[0], {}).get(place[1]))]
        sender = self._sender(row)
        day, doubt = self._day(row)
        subject, level, note = (self._text(row, role) for role in (headings.FIELD, headings.LEVEL, headings.NOTE))
        for column in self.heading.roles:
            self.above[column] = self._source(row, column)
        self.count.numbered += self._is_numbered(self._number(row))
        if not text and any(cell.value is None for cell in cells):
            why, first = "formula_without_value", None
        else:
            why, first = judging.refusal(text, is_error=any(cell.is_error for cell in cells)), None
        if not why and kinds.carries_secret_mark(text):
            why = "secret"
        is_known = False
        if not why:
            is_known, first = self.earlier.seen(text, (sender.name.casefold(), sender.phone), row)
            why = "duplicate_row" if first is not None else ""
        if why:
            self.sheet.refused.append((row, why, first))
            return
        split = splitting.split(text)
        is_formula = any(cell.is_formula for cell in cells)
        signs = ("=", "@") if self.table.sheet.is_workbook else ("=", "+", "-", "@")
        said = {
            "hidden_row": row in self.table.sheet.hidden_rows,
            "merged_cells": "merged_cells" in self.flags,
            "ditto": "ditto" in self.flags,
            "formula_value": is_formula,
            "formula_like_text": not is_formula and text.startswith(signs),
            "long_text": len(text) > LONG,
            "split_proposed": len(split.points) > 1,
            "same_text": is_known,
        }
        warnings = [code for code, holds in said.items() if holds]
        found = Found(
            self.sheet.name,
            row,
            text,
            split.points,
            split.lead,
            sender,
            day,
            subject,
            level,
            self.section,
            note,
            warnings=[*warnings, *sender.warnings, *([doubt] if doubt else [])],
        )
        found.routes = [kinds.route(f"{split.lead}\n{point}".strip()) for point in split.points]
        self.sheet.found.append(found)
        self.count.rows += 1
        self.count.points += len(split.points)
        self.is_over = False

    def _sender(self, row: int) -> Sender:
        sender = senders.taken_apart(self._text(row, headings.NAME, ", "))
        if number := self._text(row, headings.PHONE):
            sender.phone, warnings = senders.phone(number)
            sender.warnings += warnings
        if place := self._text(row, headings.ADDRESS, ", "):
            place, phone, warnings = senders.place_and_phone(place)
            sender.address = place or sender.address
            if phone and not sender.phone:
                sender.phone = phone
                sender.warnings += warnings
        if address := self._text(row, headings.EMAIL):
            sender.email = senders.email(address) or sender.email
        if number := self._text(row, headings.ID_NUMBER):
            sender.id_number, warnings = senders.identity(number)
            sender.warnings += warnings
        return sender

    def _day(self, row: int) -> tuple[str, str]:
        for column in self.heading.columns(headings.DATE):
            place = self._source(row, column)
            cell = self.table.sheet.rows.get(place[0], {}).get(place[1])
            if cell is not None and not cell.is_error:
                return dates.read(self._said(place) if isinstance(cell.value, str) else cell.value)
        return "", ""
