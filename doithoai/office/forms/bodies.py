"""Forms of the work of one organisation: the sheet that comes back, a slip entered by hand, the letter that urges."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from doithoai.casework import carrying, impossible
from doithoai.casework.answer_sheets import WORDS
from doithoai.casework.models import Commitment
from doithoai.conference.models import Conference
from doithoai.core.forms import Form, NamedChoiceField, Ticks, VietnameseDateField
from doithoai.people import directory
from doithoai.people.models import Organisation, OrganisationKind


class SheetForm(Form):
    """The file is judged by the rules that read it, so here it is only taken."""

    file = forms.FileField(
        label=_("Spreadsheet (.xlsx or .csv)"),
        help_text=_("It is looked at first; nothing is taken over yet. At most 10 MB."),
    )


class UrgingForm(Form):
    new_day = VietnameseDateField(
        label=_("To be done by"), required=False, help_text=_("Leave empty: each by its own day, what is late at once.")
    )


class SlipForm(Form):
    """What an organisation wrote on the slip."""

    short = forms.CharField(
        label=_("Short answer"), max_length=200, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    body = forms.CharField(label=_("Full answer"), required=False, widget=forms.Textarea(attrs={"rows": 8}))
    basis = forms.CharField(label=_("Basis and evidence"), required=False, widget=forms.Textarea(attrs={"rows": 2}))
    result = forms.ChoiceField(
        label=_("Result"), required=False, choices=[("", _("Not chosen yet")), *((str(k), v) for k, v in WORDS.items())]
    )
    not_accepted_reason = forms.CharField(label=_("Reason when it is not accepted"), max_length=300, required=False)
    day = VietnameseDateField(
        label=_("Done by"),
        required=False,
        help_text=_("Needed for “in progress” and “will be resolved”; the commitment is entered with it."),
    )
    hand_in = forms.BooleanField(label=_("Hand it in to the reviewer at once"), required=False)


class GiveUpForm(Form):
    why = forms.ChoiceField(label=_("Why it is not possible"), choices=[("", _("Choose")), *impossible.REASONS.items()])
    reason = forms.CharField(
        label=_("Explained for everybody"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The public reads both."),
    )


class HandOverForm(Form):
    to = forms.ModelChoiceField(
        label=_("Organisation that keeps it from now on"),
        queryset=Organisation.objects.none(),
        empty_label=_("Choose an organisation"),
    )
    reason = forms.CharField(
        label=_("Reason"), max_length=300, widget=forms.Textarea(attrs={"rows": 3}), help_text=_("The public reads it.")
    )

    def __init__(self, commitment: Commitment, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = directory.organisations(commitment.authority).exclude(kind=OrganisationKind.UPPER)
        self.fields["to"].queryset = rows.exclude(pk=commitment.owner_id)  # type: ignore[attr-defined]  # a choice


class CarryForm(Form):
    """What is still open, for the next conference; all of it is ticked until somebody takes some out."""

    rows = forms.ModelMultipleChoiceField(
        label=_("Commitments that are still open"), queryset=Commitment.objects.none(), widget=Ticks
    )
    to = NamedChoiceField(
        named="title",
        label=_("To the conference"),
        queryset=Conference.objects.none(),
        empty_label=_("Choose a conference"),
    )
    reason = forms.CharField(
        label=_("Why they are still open"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It stands with them on the first page of that conference; the public reads it."),
    )

    def __init__(self, conference: Conference, *args: Any, **kwargs: Any) -> None:
        open_ones = carrying.left_open(conference)
        proposed = carrying.proposed(conference)
        kwargs["initial"] = {"rows": [row.pk for row in open_ones], "to": proposed.pk if proposed else None}
        super().__init__(*args, **kwargs)
        rows: Any = self.fields["rows"]
        rows.queryset = open_ones
        rows.label_from_instance = lambda row: f"{row.number} · {row.what} ({row.owner.short_name})"
        to: Any = self.fields["to"]
        to.queryset = carrying.next_ones(conference)
