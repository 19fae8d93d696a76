"""Forms of the stations: daily times, what was broadcast, abbreviations."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from doithoai.conference.stations import SPOKEN
from doithoai.core.forms import AcceptedFilesField, ClockTimeField, Form
from doithoai.office.forms.conference import bodies_field
from doithoai.people.models import Channel


class AiredForm(Form):
    file = AcceptedFilesField(label=_("Picture, paper or recording"), most=1)


class SlotForm(Form):
    organisation = bodies_field(label=_("Broadcast by"))
    channel = forms.ChoiceField(label=_("Channel"), choices=[one for one in Channel.choices if one[0] in SPOKEN])
    station = forms.CharField(label=_("Station or loudspeakers"), max_length=120)
    at = ClockTimeField(label=_("Time of every day"))
    minutes = forms.IntegerField(
        label=_("Length in minutes"),
        required=False,
        min_value=1,
        max_value=600,
        widget=forms.NumberInput(attrs={"class": "input--w5"}),
    )

    def __init__(self, bodies: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = bodies  # type: ignore[attr-defined]
        only = list(bodies[:2])
        if len(only) == 1:
            self.fields["organisation"].initial = only[0].pk


class AbbreviationForm(Form):
    short = forms.CharField(
        label=_("Abbreviation"), max_length=20, widget=forms.TextInput(attrs={"class": "input--w10"})
    )
    words = forms.CharField(label=_("Read aloud as"), max_length=120)
