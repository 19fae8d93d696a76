"""What is said at the desk about the rows of a spreadsheet."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

WARNINGS: dict[str, Any] = {
    "date_invalid": _("This day does not exist; it was left out."),
    "date_partial": _("The day is known only in part."),
    "ditto": _("Repeats the row above."),
    "formula_like_text": _("Begins like a formula; kept as text."),
    "formula_value": _("Comes from a formula; its last value was taken."),
    "hidden_column": _("A hidden column was read."),
    "hidden_row": _("The row is hidden in the file."),
    "hidden_sheet": _("A hidden sheet was not read."),
    "id_invalid": _("The identity number is not complete."),
    "id_zero_restored": _("The identity number got its zero back."),
    "legacy_encoding": _("The text was in an old font encoding and was converted."),
    "long_text": _("Very long text."),
    "merged_cells": _("A merged cell counts for this row too."),
    "phone_invalid": _("This is no telephone number; it was left out."),
    "phone_zero_restored": _("The telephone number got its zero back."),
    "same_text": _("The same words stand above, from somebody else."),
    "several_phones": _("Several telephone numbers; the first was taken."),
    "split_proposed": _("Several points; each becomes an opinion."),
    "total_mismatch": _("The total in the file does not fit its rows."),
}
REFUSED: dict[str, Any] = {
    "no_content": _("No words"),
    "nil_return": _("Says that there is no opinion"),
    "unreadable": _("Not readable: an error, a number or a formula"),
    "formula_without_value": _("A formula without a value: open the file in Excel and save it"),
    "duplicate_row": _("The same row stands above"),
    "secret": _("Carries a mark of secrecy: bring it to the office"),
}
#: What the rows are that hold no opinion.
SKIPPED: dict[str, Any] = {
    "title": _("above the table"),
    "header": _("headings"),
    "section": _("sections"),
    "total": _("totals"),
    "signature": _("signatures and notes below the table"),
    "lookup": _("lists of a hidden sheet"),
    "blank": _("prepared and left empty"),
}
#: What looks different but needs nobody's eye.
QUIET = frozenset(
    {"phone_zero_restored", "id_zero_restored", "split_proposed", "formula_value", "merged_cells", "ditto"}
)
