"""The filter of the year page."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from doithoai.conference.states import DutyState
from doithoai.conference.year import LATE
from doithoai.core.forms import Form
from doithoai.people.models import Authority, Organisation

SHAPES = [("thang", _("By month")), ("quy", _("By quarter")), ("bang", _("Table"))]


class YearFilter(Form):
    nam = forms.TypedChoiceField(label=_("Year"), required=False, coerce=int, empty_value=None)
    kieu = forms.ChoiceField(label=_("Shown"), required=False, choices=SHAPES)
    co_quan = forms.ModelChoiceField(
        label=_("Organisation"), required=False, queryset=Organisation.objects.none(), empty_label=_("All")
    )
    trang_thai = forms.ChoiceField(
        label=_("State of the duties"),
        required=False,
        choices=[("", _("All")), (LATE, _("Overdue")), *DutyState.choices],
    )

    def __init__(self, authority: Authority, years: list[int], own: frozenset[int] | None, *args: Any) -> None:
        """`own` limits the bodies to those of the person (None: all)."""
        super().__init__(*args)
        bodies = Organisation.objects.of(authority)
        self.fields["nam"].choices = [(year, str(year)) for year in years]  # type: ignore[attr-defined]
        self.fields["co_quan"].queryset = (  # type: ignore[attr-defined]
            bodies if own is None else bodies.filter(pk__in=own)
        )
