"""What is said once for many matters."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from doithoai.core import clock
from doithoai.core.forms import Form, Radios, VietnameseDateField
from doithoai.office.forms.opinion import GroupedField, lines
from doithoai.opinion import refusing
from doithoai.opinion.models import RefusalReason
from doithoai.people.models import Authority, Level, Organisation


class BulkForm(Form):
    """Sent by GET, so that its names stand apart from those of the list."""

    def __init__(self, authority: Authority, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.within(authority)

    def within(self, authority: Authority) -> None:
        """Choices of this authority."""

    def typed(self) -> dict[str, str]:
        return {name: self.data.get(name, "") for name in self.fields}


class BulkClassifyForm(BulkForm):
    field = GroupedField(label=_("Field"))
    level = forms.ChoiceField(
        label=_("Level of competence"), choices=[("", _("Leave as it is")), *Level.choices], required=False
    )
    because = forms.CharField(
        label=_("Reason, for those that are classified otherwise"), max_length=300, required=False
    )

    def within(self, authority: Authority) -> None:
        self.fields["field"].within(authority)  # type: ignore[attr-defined]


class BulkAssignForm(BulkForm):
    lead = forms.ModelChoiceField(
        label=_("Lead organisation"), queryset=Organisation.objects.none(), empty_label=_("None chosen")
    )
    due_on = VietnameseDateField(
        label=_("Due day"), required=False, help_text=_("Left empty: by the deadline rule of each matter.")
    )

    def within(self, authority: Authority) -> None:
        rows = Organisation.objects.of(authority).valid(clock.today())
        self.fields["lead"].queryset = rows  # type: ignore[attr-defined]


class BulkRefuseForm(BulkForm):
    reason = forms.ModelChoiceField(
        label=_("Reason"), queryset=RefusalReason.objects.none(), widget=Radios(), empty_label=None
    )
    note = forms.CharField(label=_("Explanation to the sender"), max_length=300, widget=lines(3), required=False)

    def within(self, authority: Authority) -> None:
        rows = RefusalReason.objects.filter(pk__in=[row.pk for row in refusing.reasons(authority)])
        self.fields["reason"].queryset = rows.order_by("is_bin", "pk")  # type: ignore[attr-defined]


class BulkTitleForm(BulkForm):
    """Each title as it stands: nothing is typed."""
