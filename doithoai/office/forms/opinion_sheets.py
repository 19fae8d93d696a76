"""Forms of the spreadsheets: the file with where it comes from, and what its columns are."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from doithoai.conference.models import Conference
from doithoai.core.forms import Form
from doithoai.opinion.spreadsheets import headings
from doithoai.people.models import Organisation

ROLES: dict[str, Any] = {
    headings.OTHER: _("Not read"),
    headings.CONTENT: _("Opinion"),
    headings.NAME: _("Full name"),
    headings.PHONE: _("Telephone"),
    headings.EMAIL: _("E-mail"),
    headings.ADDRESS: _("Address or village"),
    headings.ID_NUMBER: _("Identity number (not kept)"),
    headings.DATE: _("Day"),
    headings.FIELD: _("Field"),
    headings.LEVEL: _("Level"),
    headings.NOTE: _("Note"),
}


class SheetFileForm(Form):
    """The file is judged by the rules that read it, so here it is only taken."""

    file = forms.FileField(
        label=_("Spreadsheet"),
        help_text=_(
            "Excel (.xlsx, .xls), .ods or .csv, at most 10 MB. It is looked at first; nothing is taken in yet."
        ),
    )
    through = forms.ModelChoiceField(
        label=_("Sent by"),
        queryset=Organisation.objects.none(),
        required=False,
        empty_label=_("Not said"),
        help_text=_("Its columns are remembered for the next file of the same sender."),
    )
    conference = forms.ModelChoiceField(
        label=_("For the conference"), queryset=Conference.objects.none(), required=False, empty_label=_("None")
    )
    content_heading = forms.CharField(
        label=_("Heading of the column of opinions"),
        required=False,
        max_length=200,
        help_text=_("Only where the column is not found by itself: its heading as the file writes it."),
    )

    def __init__(self, conferences: Any, senders: Any, *args: Any, must_choose: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen: Any = self.fields["conference"]
        chosen.queryset, chosen.required = conferences, must_choose
        through: Any = self.fields["through"]
        through.queryset = senders


class ColumnsForm(Form):
    """One choice for each heading of the file."""

    def __init__(self, columns: list[dict[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.titles: dict[str, str] = {}
        for number, column in enumerate({one["title"]: one for one in columns}.values()):
            name = f"c{number}"
            self.titles[name] = column["title"]
            known = column["role"] if column["role"] in ROLES else headings.OTHER
            self.fields[name] = forms.ChoiceField(
                label=column["title"][:90], choices=list(ROLES.items()), initial=known
            )

    def roles(self) -> dict[str, str]:
        return {title: self.cleaned_data[name] for name, title in self.titles.items()}
