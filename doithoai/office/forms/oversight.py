"""Forms of supervision: which remarks are listed, the draw of a sample, what people said, the finding."""

from __future__ import annotations

import secrets
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from doithoai.casework import sampling
from doithoai.casework.models import Agrees, Asked
from doithoai.core import clock
from doithoai.core.forms import Form, NamedChoiceField, Radios, VietnameseDateField
from doithoai.people.models import Authority, Organisation


class RemarkFilter(Form):
    state = forms.ChoiceField(
        label=_("Reply"),
        required=False,
        choices=[
            ("", _("All")),
            ("open", _("Without a reply yet")),
            ("late", _("Reply overdue")),
            ("answered", _("Replied to")),
        ],
    )
    body = NamedChoiceField(
        label=_("Supervisor"), named="name", required=False, queryset=Organisation.objects.none(), empty_label=_("All")
    )
    lead = NamedChoiceField(
        label=_("Lead organisation"),
        named="name",
        required=False,
        queryset=Organisation.objects.none(),
        empty_label=_("All"),
    )

    def __init__(self, authority: Authority, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        bodies = Organisation.objects.of(authority)
        shown: Any = self.fields
        shown["body"].queryset = bodies.filter(remarks__isnull=False).distinct()
        shown["lead"].queryset = bodies


def new_seed() -> str:
    """Sixteen digits that nobody could foresee."""
    return secrets.token_hex(8)


class DrawForm(Form):
    since = VietnameseDateField(
        label=_("Closed since"), required=False, help_text=_("Leave empty: from the beginning.")
    )
    until = VietnameseDateField(label=_("Closed until"), initial=clock.today, latest=clock.today)
    size = forms.IntegerField(
        label=_("How many matters"),
        initial=10,
        min_value=1,
        max_value=sampling.MOST,
        widget=forms.NumberInput(attrs={"class": "input--w12"}),
    )
    seed = forms.CharField(
        label=_("Seed of the lot"),
        initial=new_seed,
        min_length=sampling.SHORTEST_SEED,
        max_length=64,
        help_text=_(
            "Everybody reads it. Keep the letters and digits that stand here, or type some that nobody "
            "could foresee: drawn with dice before witnesses, for example."
        ),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


class AskedForm(Form):
    how = forms.ChoiceField(label=_("How you asked"), choices=Asked.choices, widget=Radios(inline=True))
    agrees = forms.ChoiceField(label=_("Is it done, in the eyes of the people?"), choices=Agrees.choices, widget=Radios)
    words = forms.CharField(
        label=_("What they said"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Kept encrypted; your organisation alone reads it. It is not published."),
    )


class FindingForm(Form):
    finding = forms.CharField(
        label=_("Finding"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Everybody reads it. No names, no words by which one of the people could be recognised."),
    )
