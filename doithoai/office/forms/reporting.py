"""What the figures count and how they are broken down; all of it stands in the address."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from doithoai.core.forms import Form
from doithoai.office.forms.casework import SpanForm
from doithoai.people.models import Authority, Organisation


class BrokenForm(SpanForm):
    """The same part of the figures, with what it is broken down by going along."""

    theo = forms.CharField(required=False, widget=forms.HiddenInput)


class PersistingForm(Form):
    """Whose matters, and whether those that came again or those that stay late."""

    lead = forms.ModelChoiceField(
        label=_("Organisation"), required=False, queryset=Organisation.objects.none(), empty_label=_("All")
    )
    what = forms.ChoiceField(
        label=_("Which"),
        required=False,
        choices=[("", _("Both")), ("again", _("Raised by several, or reopened")), ("late", _("Overdue"))],
    )

    def __init__(self, authority: Authority, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["lead"].queryset = Organisation.objects.of(authority)  # type: ignore[attr-defined]
