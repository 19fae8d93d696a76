"""Forms of what is prepared for the day: information part, checklist, templates, expected numbers, answers."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from doithoai.conference.models import Briefing, Category
from doithoai.core.forms import AcceptedFilesField, Form, VietnameseDateField
from doithoai.office.forms.conference import bodies_field, lines
from doithoai.people.directory import organisations
from doithoai.people.models import Authority


class BriefingOwnerForm(Form):
    owner = bodies_field(label=_("Who writes it"))
    due_on = VietnameseDateField(
        label=_("Ready by"), required=False, help_text=_("Leave empty: the rule of the authority gives the day.")
    )

    def __init__(self, authority: Authority, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = organisations(authority)  # type: ignore[attr-defined]


class BriefingForm(Form):
    """What is told, in the order in which it is told."""

    title = forms.CharField(label=_("Title on the screen"), max_length=200)
    short = forms.CharField(
        label=_("In one or two sentences, for the screen"),
        required=False,
        max_length=300,
        widget=lines(2),
        help_text=_("Readable from the last row. Left empty, the screen shows how the text begins."),
    )
    figures = forms.CharField(
        label=_("Key figures"),
        required=False,
        widget=lines(4),
        help_text=_("One per line, at most six, for example “Poor households: 2.1 %”."),
    )
    results = forms.CharField(label=_("Situation and results"), required=False, widget=lines(6), max_length=8000)
    advantages = forms.CharField(label=_("Advantages"), required=False, widget=lines(3), max_length=4000)
    difficulties = forms.CharField(label=_("Difficulties"), required=False, widget=lines(3), max_length=4000)
    tasks_ahead = forms.CharField(label=_("Tasks ahead"), required=False, widget=lines(4), max_length=4000)
    slides = AcceptedFilesField(label=_("Slides (PDF)"), most=1)

    @staticmethod
    def start(row: Briefing) -> dict[str, Any]:
        names = ("title", "short", "figures", "results", "advantages", "difficulties", "tasks_ahead")
        return {name: getattr(row, name) for name in names}

    def texts(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in self.fields if name not in ("title", "slides")}


class ReplyForm(Form):
    is_coming = forms.TypedChoiceField(
        label=_("Answer"),
        choices=[("yes", _("Will come")), ("no", _("Will not come"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label=_("Reason or remark"),
        required=False,
        max_length=500,
        widget=lines(2),
        help_text=_("Who was summoned and does not come says why."),
    )


class ReplaceForm(Form):
    name = forms.CharField(label=_("Full name"), max_length=120)
    position = forms.CharField(label=_("Position"), max_length=120, required=False)
    exception = forms.CharField(
        label=_("Why nobody of that rank can come"),
        required=False,
        max_length=500,
        widget=lines(2),
        help_text=_("Only when a leader is replaced by somebody who leads nothing. It is kept."),
    )


class PlaceForm(Form):
    protocol = forms.IntegerField(
        label=_("Place in the order of presentation"),
        required=False,
        min_value=1,
        max_value=999,
        widget=forms.NumberInput(attrs={"class": "input--w5"}),
        help_text=_("Leave empty: position and body give the place."),
    )


class RulesForm(Form):
    minutes = forms.DecimalField(
        label=_("Minutes for one speech"),
        min_value=Decimal("0.5"),
        max_value=30,
        decimal_places=1,
        widget=forms.NumberInput(attrs={"class": "input--w5", "step": "0.5"}),
    )
    text = forms.CharField(
        label=_("Rules of the meeting"),
        required=False,
        widget=lines(8),
        max_length=4000,
        help_text=_("One rule per line. Left empty, the template of the authority holds."),
    )

    def speak_seconds(self) -> int:
        return int(self.cleaned_data["minutes"] * 60)


class HallTemplateForm(Form):
    rules = forms.CharField(label=_("Rules of the meeting"), widget=lines(8), max_length=4000)
    checklist = forms.CharField(
        label=_("Checklist of the hall"),
        widget=lines(12),
        max_length=8000,
        help_text=_("One per line: what | who | days before. Without a body it is the one that prepares the hall."),
    )


class HallCheckForm(Form):
    text = forms.CharField(label=_("What is to be prepared"), max_length=200)
    owner = bodies_field(label=_("Who does it"), required=False)
    days_before = forms.IntegerField(
        label=_("Days before"),
        min_value=0,
        max_value=60,
        initial=1,
        widget=forms.NumberInput(attrs={"class": "input--w5"}),
    )

    def __init__(self, authority: Authority, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = organisations(authority)  # type: ignore[attr-defined]


class QuotaForm(Form):
    category = forms.ChoiceField(label=_("Category"), choices=Category.choices)
    organisation = bodies_field(label=_("Organisation"), required=False)
    planned = forms.IntegerField(
        label=_("How many are to come"),
        min_value=0,
        max_value=5000,
        widget=forms.NumberInput(attrs={"class": "input--w5"}),
    )

    def __init__(self, authority: Authority, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = organisations(authority)  # type: ignore[attr-defined]
