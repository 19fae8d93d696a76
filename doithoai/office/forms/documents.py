"""Forms of the office that keeps papers: filter, sign, issue, withdraw, numbers."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from doithoai.core import clock
from doithoai.core.forms import AcceptedFilesField, Form, VietnameseDateField
from doithoai.documents import editing
from doithoai.documents.models import Paper, RegisterLine
from doithoai.documents.states import PaperState


class PaperFilter(Form):
    state = forms.ChoiceField(label=_("State"), required=False, choices=[("", _("All")), *PaperState.choices])
    q = forms.CharField(label=_("Words or number"), required=False)


class SignForm(Form):
    name = forms.CharField(label=_("Who signs"), max_length=120)
    position = forms.CharField(label=_("Position"), max_length=120)
    day = VietnameseDateField(label=_("Signed on"), initial=clock.today)


class IssueForm(Form):
    day = VietnameseDateField(label=_("Day of issue"), initial=clock.today)
    line = forms.ModelChoiceField(
        label=_("Reserved number"), queryset=RegisterLine.objects.none(), required=False, empty_label=_("Next number")
    )
    number = forms.IntegerField(
        label=_("Number given by another registry"),
        required=False,
        min_value=1,
        max_value=99999,
        widget=forms.TextInput(attrs={"class": "input--w5", "inputmode": "numeric"}),
    )
    reason = forms.CharField(label=_("Reason for a typed number"), required=False, max_length=300)

    def __init__(self, paper: Paper, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        free = RegisterLine.objects.free().filter(
            register__authority=paper.authority, register__kind=paper.kind, register__organisation=paper.organisation
        )
        self.fields["line"].queryset = free  # type: ignore[attr-defined]


class ReasonForm(Form):
    reason = forms.CharField(label=_("Reason"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))


class WordingForm(Form):
    text = forms.CharField(
        label=_("Wording"),
        help_text=_("A field in braces is filled in by the paper. One paragraph."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class WordsForm(Form):
    """The passages of a draft, each in a field of its own, then the recipients."""

    recipients = forms.CharField(
        label=_("Recipients"),
        help_text=_("One in each line; the purpose in brackets, for example (b/c)."),
        required=False,
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    def __init__(self, paper: Paper, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        content = paper.content
        self.places = []
        for number, (place, text) in enumerate(editing.passages(content), start=1):
            self.places.append(f"text_{place}")
            self.fields[f"text_{place}"] = forms.CharField(
                label=_("Passage %(n)s") % {"n": number},
                required=False,
                initial=text,
                max_length=10000,
                widget=forms.Textarea(attrs={"rows": min(8, 2 + len(text) // 90)}),
            )
        self.fields["recipients"].initial = editing.as_lines(content)
        self.order_fields([*self.places, "recipients"])

    def texts(self) -> list[str]:
        return [self.cleaned_data[name] for name in self.places]


class ScanForm(Form):
    file = AcceptedFilesField(label=_("The signed paper, scanned"), kinds=("picture", "paper"), most=1, required=True)
