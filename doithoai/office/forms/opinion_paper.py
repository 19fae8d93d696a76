"""Forms of printing sheets, of entering them one after the other, and of what a message group wrote."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from doithoai.conference.models import Conference
from doithoai.core import clock
from doithoai.core.forms import AcceptedFileField, Form, Radios, VietnameseDateField
from doithoai.office.forms.opinion import PaperForm, lines
from doithoai.opinion.chats import Message
from doithoai.opinion.intake import LONGEST
from doithoai.opinion.models import SheetSize, WhySkipped
from doithoai.opinion.paper_runs import MOST_COPIES
from doithoai.people.models import Authority, Organisation


class PrintForm(Form):
    """One printing: for which conference, how many, who hands them out."""

    conference = forms.ModelChoiceField(
        label=_("For the conference"), queryset=Conference.objects.none(), empty_label=_("Choose a conference")
    )
    copies = forms.IntegerField(
        label=_("How many sheets"),
        min_value=1,
        max_value=MOST_COPIES,
        initial=50,
        widget=forms.NumberInput(attrs={"class": "input--w5"}),
        help_text=_("Each gets a number of its own, on the sheet and on its stub."),
    )
    size = forms.ChoiceField(
        label=_("Paper size"), choices=SheetSize.choices, initial=SheetSize.A4.value, widget=Radios(inline=True)
    )
    through = forms.ModelChoiceField(
        label=_("Handed out and gathered by"),
        queryset=Organisation.objects.none(),
        required=False,
        empty_label=_("The authority itself"),
    )

    def __init__(self, authority: Authority, conferences: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        within: Any = self.fields
        within["conference"].queryset = conferences
        within["through"].queryset = Organisation.objects.of(authority).valid(clock.today())


class SheetForm(PaperForm):
    """One sheet of a printing: door and conference are known, the number stands ready."""

    number = forms.CharField(
        label=_("Number on the sheet"), max_length=20, widget=forms.TextInput(attrs={"class": "input--w12"})
    )
    received_on = VietnameseDateField(label=_("Handed in on"), initial=clock.today, latest=clock.today)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(Conference.objects.none(), *args, **kwargs)
        del self.fields["door"], self.fields["conference"]
        self.fields["number"].widget.attrs["autocomplete"] = "off"
        self.fields["text"].widget.attrs["autofocus"] = True


class SkipForm(Form):
    reason = forms.ChoiceField(label=_("Why it is skipped"), choices=WhySkipped.choices)
    number = forms.CharField(max_length=20, widget=forms.HiddenInput)


class ScansForm(Form):
    file = AcceptedFileField(
        kinds=("paper",),
        label=_("Scanned sheets, one PDF"),
        help_text=_("One page for each sheet, in the order of the numbers; at most 60 pages and 10 MB."),
    )


class PasteForm(Form):
    """What was copied out of a message group, and where it belongs."""

    conference = forms.ModelChoiceField(
        label=_("For the conference"), queryset=Conference.objects.none(), required=False, empty_label=_("None")
    )
    received_on = VietnameseDateField(label=_("Received on"), initial=clock.today, latest=clock.today)
    place = forms.CharField(label=_("Village or place"), max_length=120, required=False)
    pasted = forms.CharField(
        label=_("Messages, as copied from the group"),
        max_length=LONGEST,
        widget=lines(10),
        help_text=_("Paste them with names and times; where a message begins is found by them."),
    )

    def __init__(self, conferences: Any, *args: Any, must_choose: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        within: Any = self.fields
        within["conference"].queryset, within["conference"].required = conferences, must_choose


class MessagesForm(PasteForm):
    """The messages found, each in a box of its own; those not ticked are no opinions."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=60, required=False)

    def __init__(self, *args: Any, found: Sequence[Message] = (), boxes: int = 0, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["pasted"]
        for place in range(1, max(len(found), boxes) + 1):
            one = found[place - 1] if place <= len(found) else Message("")
            self.fields[f"take_{place}"] = forms.BooleanField(
                label=format_lazy(_("Message {n} becomes an opinion"), n=place), required=False, initial=True
            )
            self.fields[f"text_{place}"] = forms.CharField(
                label=format_lazy(_("Words of message {n}"), n=place),
                max_length=LONGEST,
                required=False,
                widget=lines(3),
                initial=one.text,
            )
            self.fields[f"sender_{place}"] = forms.CharField(
                label=format_lazy(_("Sender of message {n}"), n=place),
                max_length=120,
                required=False,
                initial=one.sender,
                widget=forms.TextInput(attrs={"autocomplete": "off", "class": "input--w20"}),
            )
        self.boxes = max(len(found), boxes)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        taken = [place for place in range(1, self.boxes + 1) if data.get(f"take_{place}")]
        for place in taken:
            if not (data.get(f"text_{place}") or "").strip():
                self.add_error(f"text_{place}", _("Write what it is about, or take the tick away."))
        if not taken:
            self.add_error(None, _("Tick at least one message."))
        return data

    def messages(self) -> list[tuple[int, Message]]:
        """The ticked ones, each with its place on the page."""
        data = self.cleaned_data
        return [
            (place, Message(data[f"text_{place}"], data[f"sender_{place}"]))
            for place in range(1, self.boxes + 1)
            if data[f"take_{place}"]
        ]

    def groups(self) -> list[tuple[Any, Any, Any]]:
        """The fields of each message, for the page."""
        return [(self[f"take_{n}"], self[f"sender_{n}"], self[f"text_{n}"]) for n in range(1, self.boxes + 1)]
