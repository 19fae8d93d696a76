"""Forms of a plan that is read from a file: the file, then the year of the draft."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from doithoai.core.forms import Form


class PlanFileForm(Form):
    """The file is judged by the rules that read it, so here it is only taken."""

    file = forms.FileField(
        label=_("File of the plan"),
        help_text=_("Word (.docx) or text (.txt), at most 10 MB. It is only read; nothing is saved yet."),
        widget=forms.ClearableFileInput(attrs={"accept": ".docx,.txt,.md"}),
    )


class TakeOverForm(Form):
    source = forms.CharField(widget=forms.HiddenInput)
    year = forms.IntegerField(
        label=_("Year"), min_value=2000, max_value=2100, widget=forms.NumberInput(attrs={"class": "input--w5"})
    )
