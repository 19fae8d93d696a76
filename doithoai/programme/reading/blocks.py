"""What stands in the file, piece by piece: a paragraph or a cell, and where it is found again."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Block:
    """One line of a paragraph, or one cell of a table (`table`, `row`, `column` count from 1; 0: no table).

    `marker` is what the program that wrote the file counts by itself and does not keep in the text: "1", "a", "-".
    """

    text: str
    paragraph: int = 0
    table: int = 0
    row: int = 0
    column: int = 0
    marker: str = ""

    @property
    def is_cell(self) -> bool:
        return self.table > 0

    @property
    def where(self) -> str:
        """The place as a reader of the paper counts it."""
        if self.is_cell:
            return f"bảng {self.table}, hàng {self.row}, ô {self.column}"
        return f"đoạn {self.paragraph}"


#: A piece of text with the places (numbers of blocks) that it comes from.
@dataclass(frozen=True)
class Piece:
    text: str
    at: tuple[int, ...] = ()


#: The rows of a table, cell by cell.
Grid = list[list[Piece]]
