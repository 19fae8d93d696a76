"""What is typed on the screens in the hall."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from doithoai.conference.models import Category
from doithoai.core import clock
from doithoai.core.forms import ClockTimeField, Form, VietnameseDateField
from doithoai.live import known, reasons
from doithoai.live.helping import AT_MICROPHONE, SHARES
from doithoai.live.models import NameShown, Sitting
from doithoai.live.questions import GIST_LENGTH
from doithoai.live.sitting import SUSPEND_REASONS
from doithoai.live.states import OUTCOMES, QuestionState
from doithoai.opinion.models import Matter
from doithoai.people.models import Membership, Organisation, Person
from doithoai.people.roles import Role
from doithoai.programme.models import Mode


class HallForm(Form):
    """A form of a sitting; its fields have ids of their own, since several stand on one screen."""

    name = "form"

    def __init__(self, *args: Any, sitting: Sitting, **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", f"id_{self.name}_%s")
        super().__init__(*args, **kwargs)
        self.sitting = sitting
        self.prepare()

    def prepare(self) -> None:
        """Choices that depend on the sitting."""


class GistForm(HallForm):
    name = "gist"
    gist = forms.CharField(
        label=_("What is asked, in one sentence"),
        help_text=_("At most 160 characters. It goes onto the screens after another person has confirmed it."),
        widget=forms.Textarea(attrs={"rows": 2, "maxlength": GIST_LENGTH}),
    )
    into = forms.CharField(
        label=_("Belongs to matter"),
        required=False,
        max_length=240,
        help_text=_("Number or words of its title. Leave empty for something new."),
        widget=forms.TextInput(attrs={"list": "matters-of-the-day", "autocomplete": "off"}),
    )

    def clean_into(self) -> Matter | None:
        typed = self.cleaned_data["into"].strip()
        if not typed:
            return None
        found = known.said(self.sitting, typed)
        if len(found) == 1:
            return found[0]
        if not found:
            raise forms.ValidationError(_("No matter of this conference fits. Type its number or other words."))
        numbers = ", ".join(matter.number for matter in found[:5])
        raise forms.ValidationError(_("Several matters fit: %(numbers)s. Type the number.") % {"numbers": numbers})


class OutcomeForm(HallForm):
    """How a question ends; which fields are needed is the rule's decision."""

    name = "outcome"
    outcome = forms.ChoiceField(label=_("Outcome"), widget=forms.Select)
    answer_text = forms.CharField(
        label=_("What was answered"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    executor = forms.ModelChoiceField(
        label=_("Organisation that carries it out"), queryset=Organisation.objects.none(), required=False
    )
    due_on = VietnameseDateField(label=_("By which day"), required=False)
    reason = forms.CharField(label=_("Reason, or the way shown"), required=False, max_length=300)

    def prepare(self) -> None:
        on_spot = self.sitting.conference.mode == Mode.RESOLVE_ON_SPOT
        offered = [one for one in OUTCOMES if on_spot or one != QuestionState.DIRECTED]
        labels = dict(QuestionState.choices)
        fields: Any = self.fields
        fields["outcome"].choices = [(str(one), labels[QuestionState(one)]) for one in offered]
        fields["executor"].queryset = Organisation.objects.of(self.sitting.conference.authority).valid(clock.today())
        fields["executor"].empty_label = _("not chosen")


class MinuteForm(HallForm):
    name = "minute"
    text = forms.CharField(label=_("Line of the minutes"), widget=forms.Textarea(attrs={"rows": 2}))
    at = ClockTimeField(label=_("Time, when it is entered later"), required=False, help_text=_("Leave empty for now."))


class CorrectForm(HallForm):
    name = "correct"
    text = forms.CharField(label=_("Corrected line"), widget=forms.Textarea(attrs={"rows": 2}))


class FindForm(HallForm):
    name = "find"
    typed = forms.CharField(
        label=_("Scan the card, or type a number or a name"),
        widget=forms.TextInput(attrs={"autocomplete": "off", "class": "scan", "spellcheck": "false"}),
    )


class WalkInForm(HallForm):
    name = "walk_in"
    person = forms.CharField(
        label=_("Full name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    place = forms.CharField(label=_("Village or unit"), max_length=120, required=False)
    category = forms.ChoiceField(label=_("Category"), choices=Category.choices, initial=Category.PEOPLE)
    topic = forms.CharField(
        label=_("Wants to speak about"),
        required=False,
        max_length=160,
        help_text=_("Leave empty for somebody who only listens. No papers are asked for."),
    )
    known_by = forms.CharField(
        label=_("Known by"),
        max_length=120,
        required=False,
        help_text=_("A village head or an official who knows the person. May stay empty."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    name_shown = forms.ChoiceField(label=_("On the screens"), choices=NameShown.choices, initial=NameShown.NUMBER)


class SpeakForm(HallForm):
    name = "speak"
    topic = forms.CharField(label=_("Wants to speak about"), max_length=160)
    name_shown = forms.ChoiceField(label=_("On the screens"), choices=NameShown.choices, initial=NameShown.NUMBER)


class SlipForm(HallForm):
    name = "slip"
    text = forms.CharField(label=_("Question on paper"), widget=forms.Textarea(attrs={"rows": 3}))
    person = forms.CharField(
        label=_("Full name"), max_length=120, required=False, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    place = forms.CharField(label=_("Village or unit"), max_length=120, required=False)
    witness = forms.CharField(
        label=_("Witness"),
        max_length=120,
        required=False,
        help_text=_("For somebody who cannot write: who heard it read out once more before it was taken."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class ReasonForm(HallForm):
    """One reason, typed."""

    name = "reason"
    reason = forms.CharField(label=_("Reason"), max_length=200)


class ExpelForm(HallForm):
    """What cannot be taken back is asked once more."""

    name = "expel"
    reason = forms.CharField(label=_("Why this person is asked to leave"), max_length=200)
    is_sure = forms.BooleanField(label=_("Yes, asked to leave; this cannot be taken back"))


class HelperForm(HallForm):
    """Who helps at the microphone."""

    name = "helper"
    kind = forms.ChoiceField(label=_("Help at the microphone"), choices=[(one, one.label) for one in AT_MICROPHONE])
    helper = forms.CharField(
        label=_("Name of the helper"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )


class NameForm(HallForm):
    """A name that was typed wrong, as it is right."""

    name = "name"
    speaker = forms.CharField(
        label=_("Right name"),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    place = forms.CharField(
        label=_("Village or unit"),
        max_length=120,
        required=False,
        help_text=_("Leave empty when it is right."),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class ShareForm(HallForm):
    name = "share"
    share = forms.ChoiceField(label=_("Time to speak"), choices=[(str(one), words) for one, words in SHARES.items()])


class CoverForm(HallForm):
    """Names and whatever else must not be read by everybody."""

    name = "cover"
    words = forms.CharField(
        label=_("Words to cover"),
        required=False,
        max_length=160,
        help_text=_("As they stand in the question, with commas between. Empty: nothing is covered."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )


class DeclineForm(HallForm):
    """A reason out of the authority's list."""

    name = "decline"
    reason = forms.ChoiceField(label=_("Reason"))

    def offered(self) -> list[str]:
        return reasons.to_decline(self.sitting.conference.authority)

    def prepare(self) -> None:
        fields: Any = self.fields
        fields["reason"].choices = [(words, words) for words in self.offered()]


class StopForm(DeclineForm):
    name = "stop"

    def offered(self) -> list[str]:
        return reasons.to_stop(self.sitting.conference.authority)


class SuspendForm(HallForm):
    name = "suspend"
    because = forms.ChoiceField(label=_("Why"), choices=list(SUSPEND_REASONS.items()))


class AssignForm(HallForm):
    name = "assign"
    to = forms.ModelChoiceField(label=_("Organisation"), queryset=Organisation.objects.none())
    even_if_absent = forms.BooleanField(label=_("Also when no leader of it is in the hall"), required=False)

    def prepare(self) -> None:
        fields: Any = self.fields
        fields["to"].queryset = Organisation.objects.of(self.sitting.conference.authority).valid(clock.today())


class GiveAwayForm(HallForm):
    """A question about the head, and who runs it."""

    name = "give_away"
    ME = "me"
    leads = forms.ChoiceField(label=_("Runs this question"))

    def prepare(self) -> None:
        others = [(str(one.pk), one.full_name) for one in _chairing(self.sitting)]
        fields: Any = self.fields
        fields["leads"].choices = [*others, (self.ME, _("I run it myself"))]
        self.has_others = bool(others)

    def clean_leads(self) -> Person | None:
        chosen = self.cleaned_data["leads"]
        return None if chosen == self.ME else Person.objects.get(pk=chosen)


def _chairing(sitting: Sitting) -> QuerySet[Person]:
    """Chair and deputies of this conference, without who has the chair now."""
    held = Membership.objects.on(clock.today()).filter(
        conference_ref=sitting.conference_id, role__in=[Role.CHAIR, Role.DEPUTY]
    )
    return Person.objects.filter(pk__in=held.values("person")).exclude(pk=sitting.head_id or 0)


class HandOverForm(HallForm):
    name = "hand_over"
    to = forms.ModelChoiceField(label=_("Chairs from now on"), queryset=Person.objects.none())

    def prepare(self) -> None:
        fields: Any = self.fields
        fields["to"].queryset = _chairing(self.sitting)
