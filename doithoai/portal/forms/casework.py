"""Filters of the public ledger and of the results; what is filtered stands in the address."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _

from doithoai.casework.models import Commitment
from doithoai.casework.states import CommitmentState
from doithoai.conference.models import Conference
from doithoai.core.forms import Form, NamedChoiceField
from doithoai.opinion.models import Field
from doithoai.opinion.states import MatterState
from doithoai.people.models import Authority, Organisation
from doithoai.reporting.figures import ANSWERED


class LedgerFilter(Form):
    q = forms.CharField(label=_("Words (marks may be left out)"), required=False, max_length=100)
    state = forms.ChoiceField(
        label=_("State"), required=False, choices=[("", _("All")), ("late", _("Overdue")), *CommitmentState.choices]
    )
    owner = NamedChoiceField(
        named="name", label=_("Owner"), required=False, queryset=Organisation.objects.none(), empty_label=_("All")
    )
    field = forms.ModelChoiceField(
        label=_("Field"), required=False, queryset=Field.objects.none(), empty_label=_("All")
    )
    conference = NamedChoiceField(
        named="title", label=_("Conference"), required=False, queryset=Conference.objects.none(), empty_label=_("All")
    )

    def __init__(self, authority: Authority, *args: Any, **kwargs: Any) -> None:
        """Choices that find something: who promised, and where; asked row by row, for there are few of these."""
        super().__init__(*args, **kwargs)
        promised = Commitment.objects.of(authority).public()
        choices: dict[str, Any] = {
            "owner": Organisation.objects.of(authority).filter(Exists(promised.filter(owner=OuterRef("pk")))),
            "field": Field.objects.filter(authority=authority, is_internal=False),
            "conference": Conference.objects.of(authority)
            .public()
            .filter(Exists(promised.filter(conference=OuterRef("pk")))),
        }
        for name, rows in choices.items():
            chosen: Any = self.fields[name]
            chosen.queryset = rows


class ResultFilter(Form):
    q = forms.CharField(label=_("Words (marks may be left out)"), required=False, max_length=100)
    result = forms.ChoiceField(
        label=_("Result"),
        required=False,
        choices=[("", _("All")), *((str(state), MatterState(state).label) for state in ANSWERED)],
    )
    field = forms.ModelChoiceField(
        label=_("Field"), required=False, queryset=Field.objects.none(), empty_label=_("All")
    )

    def __init__(self, authority: Authority, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Field.objects.filter(authority=authority, is_internal=False)
        self.fields["field"].queryset = rows  # type: ignore[attr-defined]  # a choice of rows
