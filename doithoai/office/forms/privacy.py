"""Forms of requests about personal data, and of the span of time that a report of a breach is about."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from doithoai.core import clock
from doithoai.core.forms import Form, PhoneField, Radios, VietnameseDateField
from doithoai.opinion import openings
from doithoai.people.models import Authority, Person
from doithoai.privacy.models import Proof, Refusal, RequestDoor, RequestKind
from doithoai.privacy.states import RequestState


class RequestFilter(Form):
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[("", _("All")), ("open", _("Not decided yet")), ("late", _("Overdue")), *RequestState.choices],
    )
    kind = forms.ChoiceField(label=_("What is asked"), required=False, choices=[("", _("All")), *RequestKind.choices])
    since = VietnameseDateField(label=_("From day"), required=False)
    until = VietnameseDateField(label=_("To day"), required=False)


class EnterForm(Form):
    opinions = forms.CharField(
        label=_("Numbers of the opinions"),
        help_text=_("As they stand on the receipt, several with commas. Example: YK-2026-0012, YK-2026-0013."),
        max_length=400,
        widget=forms.TextInput(attrs={"autocomplete": "off", "class": "input--w20"}),
    )
    kind = forms.ChoiceField(label=_("What is asked"), choices=RequestKind.choices, widget=Radios)
    door = forms.ChoiceField(
        label=_("How it came"),
        choices=[one for one in RequestDoor.choices if one[0] != RequestDoor.WEB],
        widget=Radios(inline=True),
    )
    proof = forms.ChoiceField(
        label=_("How you made sure who asks"),
        help_text=_("Keep no copy and no number of an identity document."),
        choices=Proof.choices,
        widget=Radios,
    )
    received_on = VietnameseDateField(label=_("Received on"), initial=clock.today, latest=clock.today)
    words = forms.CharField(
        label=_("What the person says"), required=False, max_length=2000, widget=forms.Textarea(attrs={"rows": 3})
    )
    name = forms.CharField(
        label=_("Full name as it should read"),
        help_text=_("This and the next three only for a correction; empty: stays as it is."),
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off", "class": "input--w20"}),
    )
    phone = PhoneField(label=_("Telephone as it should read"), fixed=True, required=False)
    email = forms.EmailField(
        label=_("E-mail as it should read"), required=False, widget=forms.EmailInput(attrs={"class": "input--w20"})
    )
    address = forms.CharField(label=_("Address as it should read"), required=False, max_length=200)


class BecauseForm(Form):
    because = forms.CharField(
        label=_("Why more time is needed"),
        help_text=_("The person reads it. No names."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class RefuseForm(Form):
    refusal = forms.ChoiceField(label=_("Reason"), choices=Refusal.choices, widget=Radios)
    reason = forms.CharField(
        label=_("What the person reads"), max_length=1000, widget=forms.Textarea(attrs={"rows": 4})
    )


class SureForm(Form):
    sure = forms.BooleanField(label=_("It was made sure that these are the data of who asks."))


class BreachForm(Form):
    since = VietnameseDateField(label=_("From day"))
    until = VietnameseDateField(label=_("To day"), initial=clock.today)
    person = forms.ModelChoiceField(
        label=_("Account"), queryset=Person.objects.none(), required=False, empty_label=_("All")
    )

    def __init__(self, authority: Authority, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = openings.people(authority)  # type: ignore[attr-defined]

    def clean(self) -> None:
        values = self.cleaned_data
        if values.get("since") and values.get("until") and values["since"] > values["until"]:
            self.add_error("until", _("This day lies before the first one."))
