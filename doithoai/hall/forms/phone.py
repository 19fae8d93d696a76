"""What a delegate types on a phone."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from doithoai.core.forms import Form
from doithoai.live.models import NameShown


class CardForm(Form):
    card = forms.CharField(
        label=_("Code on your card"),
        max_length=20,
        help_text=_("Twelve small letters and digits below your number."),
        widget=forms.TextInput(
            attrs={"class": "input--code", "autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )


class RequestForm(Form):
    topic = forms.CharField(label=_("What do you want to speak about?"), max_length=160)
    name_shown = forms.ChoiceField(
        label=_("On the screens"),
        choices=NameShown.choices,
        initial=NameShown.NUMBER,
        help_text=_("The minutes keep your name in any case."),
    )
