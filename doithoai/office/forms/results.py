"""Where the result of a conference was made known."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from doithoai.conference.models import ResultPlace
from doithoai.core import clock
from doithoai.core.forms import AcceptedFilesField, Form, VietnameseDateField
from doithoai.office.forms.conference import bodies_field, lines


class ToldForm(Form):
    place = forms.ChoiceField(
        label=_("Where it was made known"),
        choices=[(one.value, one.label) for one in (ResultPlace.SEAT, ResultPlace.VILLAGE)],
    )
    organisation = bodies_field(label=_("By which body"))
    where = forms.CharField(
        label=_("Board, or villages"),
        required=False,
        max_length=200,
        help_text=_("For example: board at the gate; culture houses of Hậu and Cầu Xi."),
    )
    shown_on = VietnameseDateField(label=_("Day"))
    evidence_text = forms.CharField(
        label=_("What proves it"), required=False, widget=lines(2), help_text=_("Or add a file below.")
    )
    file = AcceptedFilesField(label=_("Picture, paper or recording"), most=1)

    def __init__(self, bodies: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = bodies  # type: ignore[attr-defined]
        self.fields["shown_on"].initial = clock.today()
