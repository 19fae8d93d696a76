"""What is entered later from paper, with the times that were written there."""

from __future__ import annotations

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from doithoai.core.forms import ClockTimeField
from doithoai.hall.forms.acts import HallForm
from doithoai.live.late import MOST_NUMBERS
from doithoai.live.questions import GIST_LENGTH


class LateArrivalForm(HallForm):
    name = "late_arrival"
    numbers = forms.CharField(
        label=_("Numbers of those who came"),
        max_length=400,
        help_text=_("Separated by commas or blanks."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
    )
    at = ClockTimeField(label=_("Time on the paper"))

    def clean_numbers(self) -> list[int]:
        words = [one for one in re.split(r"[\s,;.]+", self.cleaned_data["numbers"]) if one]
        if not words or len(words) > MOST_NUMBERS or not all(one.isdecimal() and len(one) < 7 for one in words):
            raise forms.ValidationError(_("Type numbers of the list, at most %(n)s.") % {"n": MOST_NUMBERS})
        return [int(one) for one in words]


class LateSpeechForm(HallForm):
    name = "late_speech"
    number = forms.IntegerField(label=_("Number of the speaker"), min_value=1, max_value=999_999)
    began = ClockTimeField(label=_("Began at"))
    ended = ClockTimeField(label=_("Ended at"))
    gist = forms.CharField(
        label=_("What is asked, in one sentence"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "maxlength": GIST_LENGTH}),
    )
