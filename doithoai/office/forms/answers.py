"""Forms of the answer workshop: the answer itself, who reviews it, a Word file as its text, what the board shows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from doithoai.casework import attaching, points, word_text
from doithoai.conference.models import Conference
from doithoai.core import uploads
from doithoai.core.forms import AcceptedFilesField, Form, Ticks
from doithoai.core.transitions import Refused
from doithoai.documents.models import Attachment
from doithoai.opinion.models import Opinion
from doithoai.opinion.states import RESULTS, MatterState
from doithoai.people import directory
from doithoai.people.models import Authority, Organisation, OrganisationKind, Person

#: Results that an answer may give; the others come from triage, sealing or the sender.
ANSWERED_RESULTS = [
    (str(state), MatterState(state).label)
    for state in RESULTS
    if state not in (MatterState.DIVERTED, MatterState.WITHDRAWN)
]


class AnswerForm(Form):
    short = forms.CharField(
        label=_("Short answer"),
        max_length=200,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("At most 200 characters; it stands on top of the page of the answer."),
    )
    body = forms.CharField(label=_("Full answer"), required=False, widget=forms.Textarea(attrs={"rows": 10}))
    basis = forms.CharField(
        label=_("Basis and evidence"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Name, number and day of each paper; where the evidence can be seen."),
    )
    result = forms.ChoiceField(
        label=_("Result"),
        required=False,
        choices=[("", _("Not chosen yet")), *ANSWERED_RESULTS],
        help_text=_("“In progress” and “will be resolved” need a commitment, “resolved” its evidence."),
    )
    not_accepted_reason = forms.CharField(label=_("Reason when it is not accepted"), max_length=300, required=False)
    correction_reason = forms.CharField(
        label=_("Why the published answer is corrected"),
        max_length=300,
        required=False,
        help_text=_("Everybody reads it with the day of the correction."),
    )
    answered = forms.MultipleChoiceField(
        label=_("Points that this answer covers"), required=False, widget=Ticks, choices=[]
    )
    all_answered = forms.BooleanField(label=_("This answer covers every point of the matter"), required=False)
    added = AcceptedFilesField(
        label=_("Add files"),
        kinds=attaching.KINDS,
        help_text=_("Pictures, PDF, Word, Excel; at most 5 files of 10 MB. Once published everybody can open them."),
    )
    dropped = forms.MultipleChoiceField(label=_("Take these files out"), required=False, widget=Ticks, choices=[])
    all_the_same = forms.BooleanField(label=_("Hand in although some points are not ticked"), required=False)
    seen_edits = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self, asked: Sequence[Opinion], corrects: bool, kept: Sequence[Attachment], *args: Any, **kwargs: Any
    ) -> None:
        """`asked` are the points as this person may read them; `corrects` where a published version is replaced."""
        super().__init__(*args, **kwargs)
        self._choose("answered", [(str(one.pk), _words_of(one)) for one in asked[: points.ONE_BY_ONE]])
        self._choose("dropped", [(one.public_id, one.name) for one in kept])
        many = len(asked) > points.ONE_BY_ONE
        unasked = {
            "correction_reason": not corrects,
            "answered": many or not asked,
            "all_answered": not many,
            "all_the_same": not asked,
            "dropped": not kept,
        }
        for name in (name for name, is_unasked in unasked.items() if is_unasked):
            del self.fields[name]

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        self.fields[name].choices = choices  # type: ignore[attr-defined]  # a choice of rows

    def clean_answered(self) -> list[int]:
        return [int(one) for one in self.cleaned_data["answered"]]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if "all_answered" in self.fields and not data.get("all_answered"):
            data["answered"] = []
        return data


def _words_of(opinion: Opinion) -> str:
    return f"{opinion.number}: {Truncator(opinion.text).chars(160)}"


class WordField(AcceptedFilesField):
    """One Word file; cleaned: its text."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(kinds=("paper",), most=1, required=True, **kwargs)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return {"accept": ".docx"}

    def clean(self, value: Any) -> str:
        return str(super().clean(value)[0][1])

    def _accept(self, file: Any) -> Any:
        try:
            return word_text.read(file.read(uploads.MAX_BYTES + 1))
        except Refused as refusal:
            raise forms.ValidationError(str(refusal.sentence), code=refusal.code) from None


class WordForm(Form):
    text = WordField(
        label=_("Word file (.docx)"),
        help_text=_("Its text becomes the full answer; pictures, head and foot of the pages are left out."),
    )
    instead = forms.BooleanField(
        label=_("The file takes the place of the full answer that stands there"), required=False
    )

    def __init__(self, has_text: bool, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_text:
            del self.fields["instead"]


class ReviewersForm(Form):
    """Up to three persons, one after the other."""

    first = forms.ModelChoiceField(
        label=_("First reviewer"), queryset=Person.objects.none(), required=False, empty_label=_("Nobody: any reviewer")
    )
    second = forms.ModelChoiceField(
        label=_("Second reviewer"), queryset=Person.objects.none(), required=False, empty_label=_("Nobody")
    )
    third = forms.ModelChoiceField(
        label=_("Third reviewer"), queryset=Person.objects.none(), required=False, empty_label=_("Nobody")
    )

    def __init__(self, people: Iterable[Person], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Person.objects.filter(pk__in=[one.pk for one in people])
        for name in self.fields:
            self.fields[name].queryset = rows  # type: ignore[attr-defined]  # a choice of rows
            self.fields[name].label_from_instance = lambda one: one.full_name  # type: ignore[attr-defined]

    def people(self) -> list[Person]:
        return [self.cleaned_data[name] for name in self.fields if self.cleaned_data[name]]


class AnswerFilter(Form):
    """What stands on the page of the answers."""

    #: The conference and the organisation are rather chosen by the links of the meter.
    first_filters = 1

    mine = forms.BooleanField(label=_("My work"), required=False)
    conference = forms.ModelChoiceField(
        label=_("Conference"), required=False, queryset=Conference.objects.none(), empty_label=_("All")
    )
    body = forms.ModelChoiceField(
        label=_("Organisation"), required=False, queryset=Organisation.objects.none(), empty_label=_("All")
    )

    def __init__(self, authority: Authority, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["conference"].queryset = Conference.objects.of(authority)  # type: ignore[attr-defined]
        rows = directory.organisations(authority).exclude(kind=OrganisationKind.UPPER)
        self.fields["body"].queryset = rows  # type: ignore[attr-defined]
