"""Lines of the reporting calendar, and what people write into a report."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from doithoai.core import clock
from doithoai.core.forms import AcceptedFilesField, Form, Ticks, VietnameseDateField
from doithoai.documents.models import Attachment
from doithoai.people.models import ClockUnit
from doithoai.reporting import attached
from doithoai.reporting.models import ReportKind, Rhythm
from doithoai.reporting.reading import PART_WORDS
from doithoai.reporting.writing import TEXTS

#: The sets of lines that an authority may begin with.
SETS = {
    "two_level_2025": _("Month, quarter I, 6 and 9 months, year"),
    "seed_2015": _("Quarter, 6 months, year"),
}
_NARROW = forms.TextInput(attrs={"class": "input--w5", "inputmode": "numeric"})


class KindForm(Form):
    """One line: what, how often, cut when, due when, to whom, by which paper."""

    name = forms.CharField(label=_("Name of the report"), max_length=200)
    rhythm = forms.ChoiceField(label=_("How often"), choices=Rhythm.choices)
    only = forms.CharField(
        label=_("Which of them"),
        required=False,
        max_length=40,
        help_text=_("Numbers of the months, quarters or halves with commas. Empty: all of them."),
    )
    cut_day = forms.IntegerField(
        label=_("Figures are cut on day"),
        required=False,
        min_value=1,
        max_value=28,
        widget=_NARROW,
        help_text=_(
            "Day of the last month of the period. Empty: the end of the month. The next period begins after it."
        ),
    )
    due_amount = forms.IntegerField(
        label=_("Due so many days after that"),
        required=False,
        min_value=0,
        max_value=365,
        widget=_NARROW,
        help_text=_("After a conference: days after it. Reports on request have a day of their own."),
    )
    due_unit = forms.ChoiceField(label=_("Counted in"), choices=ClockUnit.choices)
    addressee = forms.CharField(label=_("To whom"), max_length=200)
    basis = forms.CharField(
        label=_("Legal basis"), max_length=300, help_text=_("The paper that sets it: kind, number, day, body.")
    )
    valid_from = VietnameseDateField(label=_("Holds from"), initial=clock.today)

    def __init__(self, row: ReportKind | None, *args: Any, **kwargs: Any) -> None:
        if row is not None:
            own = {name: getattr(row, name) for name in self.base_fields if name not in ("rhythm", "valid_from")}
            kwargs["initial"] = own | {"valid_from": max(clock.today(), row.valid_from or clock.today())}
        super().__init__(*args, **kwargs)
        if row is not None:
            del self.fields["rhythm"]


class SetForm(Form):
    which = forms.ChoiceField(label=_("Usual set"), choices=list(SETS.items()))


class RequestForm(Form):
    """A report about a time of its own."""

    title = forms.CharField(label=_("Title of the report"), max_length=300)
    since = VietnameseDateField(label=_("Received since"))
    until = VietnameseDateField(label=_("Received until"), latest=clock.today)
    due_on = VietnameseDateField(label=_("Due on"), required=False)
    addressee = forms.CharField(
        label=_("To whom"), max_length=200, required=False, help_text=_("Empty: as the reporting calendar says.")
    )


class WordsForm(Form):
    """The parts that people write; figures are counted and stand beside."""

    results = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 7}))
    shortcomings = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 7}))
    tasks = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 7}))
    proposals = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 5}))
    added = AcceptedFilesField(
        label=_("Add files"), kinds=attached.KINDS, help_text=_("Pictures, PDF, Word, Excel; at most 5 files of 10 MB.")
    )
    dropped = forms.MultipleChoiceField(label=_("Take these files out"), required=False, widget=Ticks, choices=[])
    seen_edits = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, kept: Sequence[Attachment], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in TEXTS:
            self.fields[name].label = str(PART_WORDS[name])
        if kept:
            self.fields["dropped"].choices = [(one.public_id, one.name) for one in kept]  # type: ignore[attr-defined]
        else:
            del self.fields["dropped"]


class WhyForm(Form):
    """One reason."""

    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}))
