"""What is drawn in one pass is what Django's own templates would draw."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.safestring import mark_safe

from doithoai.core.forms import HouseRenderer

LISTS = [
    ("", "Tất cả"),
    ("a&b", "Đường <xấu>"),
    ("Nhóm \"1\"", [("x", "Cống"), ("y", mark_safe("<b>Chợ</b>"))]),
    (3, "Ba"),
]  # fmt: skip
WIDGETS: list[tuple[forms.Widget, Any]] = [
    (forms.TextInput({"class": "input", "data-on": True, "hidden": False}), 'Cống "số 7" & <b>'),
    (forms.TextInput(), None),
    (forms.TextInput(), ""),
    (forms.NumberInput({"min": 0}), 12),
    (forms.HiddenInput(), "giữ"),
    (forms.PasswordInput(), "không hiện"),
    (forms.EmailInput(), "a@example.vn"),
    (forms.CheckboxInput(), True),
    (forms.CheckboxInput(), False),
    (forms.CheckboxInput(), "on"),
    (forms.Textarea({"rows": 4}), "Dòng một\n</textarea><script>"),
    (forms.Textarea(), None),
    (forms.Select(choices=LISTS), "a&b"),
    (forms.Select(choices=LISTS), 3),
    (forms.Select(choices=LISTS), None),
    (forms.Select({"disabled": True}, choices=LISTS), "y"),
]


@pytest.mark.parametrize(("widget", "value"), WIDGETS)
def test_each_control_is_drawn_as_django_draws_it(widget: forms.Widget, value: Any) -> None:
    attrs = {"id": "id_o", "aria-describedby": "id_o-h"}

    ours = widget.render("o<", value, attrs, HouseRenderer())
    theirs = widget.render("o<", value, attrs, DjangoTemplates())

    assert _parts(ours) == _parts(theirs)


def _parts(drawn: str) -> list[object]:
    """Tags with their attributes in no order, and the words between them; blanks between rows say nothing."""
    found: list[object] = []
    for piece in re.findall(r"<[^>]*>|[^<]+", drawn):
        if piece.startswith("<"):
            found.append(frozenset(re.findall(r'[^\s=]+="[^"]*"|[^\s=>]+', piece)))
        elif piece.strip():
            found.append(piece.strip())
    return found
