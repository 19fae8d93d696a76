"""Forms of assignments, answers, commitments, referrals and remarks."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from doithoai.casework import assigning, referring
from doithoai.casework.models import Purpose, ReferralPurpose
from doithoai.casework.states import CommitmentState
from doithoai.conference.models import Conference
from doithoai.core import clock
from doithoai.core.forms import AcceptedFileField, Form, NamedChoiceField, Radios, Ticks, VietnameseDateField
from doithoai.opinion.models import Matter
from doithoai.people import directory
from doithoai.people.models import Authority, Organisation, OrganisationKind


class _Within(Form):
    """A form whose organisations are those of one authority today."""

    bodies: tuple[str, ...] = ()

    def __init__(self, authority: Authority, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = directory.organisations(authority).exclude(kind=OrganisationKind.UPPER)
        for name in self.bodies:
            self.fields[name].queryset = rows  # type: ignore[attr-defined]  # a choice of rows


class AssignForm(_Within):
    bodies = ("lead", "with_")

    lead = forms.ModelChoiceField(
        label=_("Lead organisation"), queryset=Organisation.objects.none(), empty_label=_("Choose an organisation")
    )
    with_ = forms.ModelMultipleChoiceField(
        label=_("Co-operating organisations"),
        queryset=Organisation.objects.none(),
        required=False,
        widget=Ticks,
        help_text=_("Any number; they help the lead, which writes the answer."),
    )
    purpose = forms.ChoiceField(label=_("What is asked"), choices=Purpose.choices, widget=Radios)
    asked = forms.CharField(label=_("Words of the task"), widget=forms.Textarea(attrs={"rows": 3}), required=False)
    due_on = VietnameseDateField(
        label=_("Due day"), required=False, help_text=_("Leave empty: the authority's rule gives the day.")
    )
    despite = forms.CharField(
        label=_("Why the organisation answers although the matter is about it"),
        max_length=300,
        required=False,
        help_text=_("Only where the page warns you."),
    )

    def __init__(self, matter: Matter, *args: Any, **kwargs: Any) -> None:
        super().__init__(matter.authority, *args, **kwargs)
        self.matter = matter
        self.warned = False

    def clean(self) -> dict[str, Any]:
        """An organisation that the matter is about answers alone only with a reason."""
        data = super().clean() or {}
        lead, others = data.get("lead"), data.get("with_")
        if lead is not None and not others and assigning.concerns(self.matter, lead):
            self.warned = True
            if not data.get("despite"):
                words = _(
                    "The matter is about this organisation. Add one that co-operates, or say why it answers alone."
                )
                self.add_error("despite", words)
        return data


class HandBackForm(_Within):
    bodies = ("believed_competent",)

    reason = forms.CharField(label=_("Why is it not yours"), widget=forms.Textarea(attrs={"rows": 3}))
    believed_competent = forms.ModelChoiceField(
        label=_("Who do you believe competent"), queryset=Organisation.objects.none()
    )


class ReasonForm(Form):
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}))


class ExtensionForm(Form):
    to_day = VietnameseDateField(label=_("New due day"))
    reason = forms.CharField(label=_("Why more time is needed"), widget=forms.Textarea(attrs={"rows": 3}))


class CommitmentForm(_Within):
    bodies = ("owner",)

    what = forms.CharField(label=_("What is promised"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))
    done_means = forms.CharField(
        label=_("It counts as done when"), max_length=300, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    owner = forms.ModelChoiceField(
        label=_("Owner"), queryset=Organisation.objects.none(), empty_label=_("Choose an organisation")
    )
    due_on = VietnameseDateField(label=_("Kept by"))


class EvidenceForm(Form):
    evidence_text = forms.CharField(
        label=_("Evidence"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What was done, when, where it can be seen."),
    )
    file = AcceptedFileField(label=_("Picture or paper"), required=False, kinds=("picture", "paper"))


class NoteForm(Form):
    text = forms.CharField(label=_("How far it is"), widget=forms.Textarea(attrs={"rows": 2}))


class CommitmentFilter(Form):
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[("", _("All")), ("late", _("Overdue")), *CommitmentState.choices],
    )
    owner = forms.ModelChoiceField(
        label=_("Owner"), required=False, queryset=Organisation.objects.none(), empty_label=_("All")
    )

    def __init__(self, authority: Authority, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = Organisation.objects.of(authority)  # type: ignore[attr-defined]


class ReferralForm(Form):
    to = forms.ModelChoiceField(label=_("Competent authority"), queryset=Organisation.objects.none())
    purpose = forms.ChoiceField(label=_("Purpose"), choices=ReferralPurpose.choices)

    def __init__(self, authority: Authority, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = directory.organisations(authority).filter(kind=OrganisationKind.UPPER)
        self.fields["to"].queryset = rows  # type: ignore[attr-defined]


class BatchForm(ReferralForm):
    """Several matters in one letter."""

    matters = forms.ModelMultipleChoiceField(
        label=_("Matters"), queryset=Matter.objects.none(), widget=Ticks, help_text=_("All of them go in one letter.")
    )

    def __init__(self, authority: Authority, *args: Any, **kwargs: Any) -> None:
        super().__init__(authority, *args, **kwargs)
        rows = referring.candidates(authority)
        self.fields["matters"].queryset = rows  # type: ignore[attr-defined]  # a choice of rows
        self.fields["matters"].label_from_instance = lambda row: f"{row.number} · {row.title}"  # type: ignore[attr-defined]


class SpanForm(Form):
    """Which part the figures count."""

    conference = NamedChoiceField(
        named="title", label=_("Conference"), required=False, queryset=Conference.objects.none(), empty_label=_("All")
    )
    since = VietnameseDateField(label=_("Received since"), required=False)
    until = VietnameseDateField(label=_("Received until"), required=False)

    def __init__(self, authority: Authority, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["conference"].queryset = Conference.objects.of(authority)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("since") and data.get("until") and data["until"] < data["since"]:
            self.add_error("until", _("The last day lies before the first day."))
        return data


class SendForm(Form):
    letter = forms.CharField(label=_("Number of the letter"), max_length=80)
    on = VietnameseDateField(label=_("Sent on"), initial=clock.today)
    reply_by = VietnameseDateField(label=_("Reply asked by"), required=False)


class DayForm(Form):
    on = VietnameseDateField(label=_("Day"), initial=clock.today)


class ReplyForm(Form):
    text = forms.CharField(label=_("Reply"), widget=forms.Textarea(attrs={"rows": 5}))
    on = VietnameseDateField(label=_("Day"), initial=clock.today)


class UrgeForm(Form):
    how = forms.CharField(
        label=_("Number of the letter, or how it was urged"), max_length=80, help_text=_("The public reads it.")
    )
    on = VietnameseDateField(label=_("Day"), initial=clock.today)


class WorkNoteForm(NoteForm):
    is_obstacle = forms.BooleanField(label=_("This is an obstacle: the coordinator must help"), required=False)


class WordsForm(Form):
    """A few words to colleagues."""

    text = forms.CharField(label=_("Words"), widget=forms.Textarea(attrs={"rows": 4}))


class RemarkForm(Form):
    text = forms.CharField(label=_("Remark"), widget=forms.Textarea(attrs={"rows": 3}))
