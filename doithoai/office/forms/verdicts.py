"""Forms of what senders say of the answers."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from doithoai.casework.models import Decision, Grade, VerdictDoor
from doithoai.conference.models import Conference
from doithoai.core.forms import Form, NamedChoiceField, Radios
from doithoai.people.models import Authority, Organisation


class VerdictFilter(Form):
    grade = forms.ChoiceField(label=_("What they say"), required=False, choices=[("", _("All")), *Grade.choices])
    decided = forms.ChoiceField(
        label=_("Decision"),
        required=False,
        choices=[("", _("All")), ("open", _("Waits for a decision")), *Decision.choices],
    )
    lead = NamedChoiceField(
        label=_("Lead organisation"), named="name", required=False, queryset=Organisation.objects.none()
    )
    conference = NamedChoiceField(
        label=_("Conference"), named="title", required=False, queryset=Conference.objects.none()
    )

    def __init__(self, authority: Authority, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, rows in (
            ("lead", Organisation.objects.of(authority)),
            ("conference", Conference.objects.of(authority)),
        ):
            field: Any = self.fields[name]
            field.queryset, field.empty_label = rows, _("All")


class ToldForm(Form):
    door = forms.ChoiceField(
        label=_("How it was said"),
        choices=[choice for choice in VerdictDoor.choices if choice[0] != VerdictDoor.WEB],
        widget=Radios(inline=True),
    )
    grade = forms.ChoiceField(label=_("What the sender says of the answer"), choices=Grade.choices, widget=Radios)
    words = forms.CharField(
        label=_("In the sender's words"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Needed for “not yet”: what is still missing."),
    )

    def clean(self) -> None:
        values = self.cleaned_data
        if values.get("grade") == Grade.NOT_YET and not re.search(r"\w", values.get("words", "")):
            self.add_error("words", _("Say in a few words what is still missing."))
