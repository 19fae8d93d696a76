"""Forms of printing sheets, of entering them one after the other, and of what a message group wrote."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from doithoai.conference.models import Conference
from doithoai.core import clock
from doithoai.core.forms import AcceptedFileField, Form, Radios, VietnameseDateField
from doithoai.office.forms.opinion import PaperForm
from doithoai.opinion.models import SheetSize, WhySkipped
from doithoai.opinion.paper_runs import MOST_COPIES
from doithoai.people.models import Authority, Organisation


class PrintForm(Form):
    """One printing: for which conference, how many, who hands them out."""

    conference = forms.ModelChoiceField(
        label=_("For the conference"), queryset=Conference.objects.none(), empty_label=_("Choose a conference")
    )
    copies = forms.IntegerField(
        label=_("How many sheets"),
        min_value=1,
        max_value=MOST_COPIES,
        initial=50,
        widget=forms.NumberInput(attrs={"class": "input--w5"}),
        help_text=_("Each gets a number of its own, on the sheet and on its stub."),
    )
    size = forms.ChoiceField(
        label=_("Paper"), choices=SheetSize.choices, initial=SheetSize.A4.value, widget=Radios(inline=True)
    )
    through = forms.ModelChoiceField(
        label=_("Handed out and gathered by"),
        queryset=Organisation.objects.none(),
        required=False,
        empty_label=_("The authority itself"),
    )

    def __init__(self, authority: Authority, conferences: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        within: Any = self.fields
        within["conference"].queryset = conferences
        within["through"].queryset = Organisation.objects.of(authority).valid(clock.today())


class SheetForm(PaperForm):
    """One sheet of a printing: door and conference are known, the number stands ready."""

    number = forms.CharField(
        label=_("Number on the sheet"), max_length=20, widget=forms.TextInput(attrs={"class": "input--w12"})
    )
    received_on = VietnameseDateField(label=_("Handed in on"), initial=clock.today, latest=clock.today)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(Conference.objects.none(), *args, **kwargs)
        del self.fields["door"], self.fields["conference"]
        self.fields["number"].widget.attrs["autocomplete"] = "off"
        self.fields["text"].widget.attrs["autofocus"] = True


class SkipForm(Form):
    reason = forms.ChoiceField(label=_("Why it is skipped"), choices=WhySkipped.choices)
    number = forms.CharField(max_length=20, widget=forms.HiddenInput)


class ScansForm(Form):
    file = AcceptedFileField(
        kinds=("paper",),
        label=_("Scanned sheets, one PDF"),
        help_text=_("One page for each sheet, in the order of the numbers; at most 60 pages and 10 MB."),
    )
