"""What a citizen fills in: the steps of sending, the look-up code, the verdict on an answer."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from doithoai.casework.models import Grade
from doithoai.conference.models import Category, Conference
from doithoai.conference.states import ConferenceState
from doithoai.core import clock
from doithoai.core.forms import AcceptedFilesField, Form, PhoneField, Radios
from doithoai.opinion.intake import LONGEST
from doithoai.opinion.models import Field, Kind
from doithoai.people.models import Authority, valid_on

MOST_POINTS = 5
KINDS = [
    (Kind.PETITION, _("I ask for something to be solved")),
    (Kind.REFLECTION, _("I report what is happening")),
    (Kind.SUGGESTION, _("I suggest how things can be done better")),
    (Kind.ASPIRATION, _("I tell my thoughts and wishes, nothing needs to be solved")),
    (Kind.QUESTION, _("I ask a question")),
    (Kind.PRAISE, _("I thank or praise")),
]
WHO = [Category.PEOPLE, Category.WORKER, Category.OWNER, Category.PARTY_MEMBER, Category.ASSOCIATION_MEMBER]


def public_fields(authority: Authority) -> list[Field]:
    """The fields a citizen may choose from: the upper level, in use, not of internal matters."""
    rows = Field.objects.filter(valid_on(clock.today()), authority=authority, parent=None, is_internal=False)
    return list(rows.prefetch_related("parts"))


class TopicForm(Form):
    field = forms.ChoiceField(
        label=_("What is it about?"),
        help_text=_("You need not know which office is responsible. We find it for you."),
        required=False,
        widget=Radios,
    )
    place = forms.CharField(
        label=_("Where?"),
        help_text=_("Village, road, market, school. For example: behind the central market, Đồng Khoát village."),
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, authority: Authority, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = public_fields(authority)
        choice: Any = self.fields["field"]
        choice.choices = [*((row.code, row.name) for row in rows), ("", _("I do not know"))]
        choice.widget.hints = {row.code: ", ".join(part.name.lower() for part in row.parts.all()) for row in rows}
        choice.widget.hints[""] = _("an official will sort it for you")


def _point(number: int) -> forms.CharField:
    first = number == 1
    return forms.CharField(
        label=_("What do you want to say?") if first else _("Matter %(number)s") % {"number": number},
        help_text=_(
            "What it is, where, since when, what you wish for. Without marks is fine too. "
            "Please write no names, telephone or document numbers of anybody here."
        )
        if first
        else "",
        required=first,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 7 if first else 4}),
        error_messages={"required": _("Write what it is about.")},
    )


class TextForm(Form):
    """One box per matter, so that each gets a number and an answer of its own."""

    def __init__(self, *args: Any, points: int = 1, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in range(1, min(points, MOST_POINTS) + 1):
            self.fields["text" if number == 1 else f"text_{number}"] = _point(number)
        self.fields["kind"] = forms.ChoiceField(
            label=_("What kind of opinion is it?"), choices=KINDS, required=False, widget=Radios
        )


def texts_of(values: dict[str, Any]) -> list[str]:
    """The matters as they were typed, empty boxes left out."""
    names = ["text", *(f"text_{number}" for number in range(2, MOST_POINTS + 1))]
    return [str(values[name]).strip() for name in names if str(values.get(name) or "").strip()]


class ContactForm(Form):
    name = forms.CharField(
        label=_("Full name"),
        help_text=_(
            "Only the official who receives opinions sees it, unless you allow more below; each look is recorded."
        ),
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name", "class": "input--w20"}),
    )
    phone = PhoneField(
        label=_("Telephone"),
        help_text=_("Used only to tell you about this opinion. Example: 0912 345 678."),
        fixed=True,
        required=False,
    )
    email = forms.EmailField(
        label=_("E-mail"),
        help_text=_("You are told there when it is received and when it is answered."),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "class": "input--w20"}),
        error_messages={"invalid": _("Write the e-mail address in full. Example: lam.duong@example.vn.")},
    )
    category = forms.ChoiceField(
        label=_("You are"),
        choices=[(one.value, one.label) for one in WHO],
        required=False,
        widget=Radios,
    )
    contact_for_agency = forms.BooleanField(
        label=_("The office that answers may see how to reach me"),
        help_text=_("Tick it if they should call you or look at the place together with you."),
        required=False,
    )
    hides_author = forms.BooleanField(
        label=_("Hide who I am from the others at the conference and from my employer"),
        help_text=_(
            "No organisation then sees your name, telephone, place or pictures; private details in the words are "
            "covered. In the hall you are called by number."
        ),
        required=False,
    )


class CheckForm(Form):
    conference = forms.ChoiceField(label=_("For which conference?"), required=False, widget=Radios)
    wants_to_speak = forms.BooleanField(
        label=_("I want to speak at the conference"),
        help_text=_("Your name is then shown to the registration desk, so that you can be called up."),
        required=False,
    )
    attached = AcceptedFilesField(
        label=_("Pictures or papers"),
        help_text=_(
            "At most 5 files of 10 MB each: pictures, PDF, Word, Excel, MP3. "
            "The place recorded in a picture is removed."
        ),
    )
    consents_to_text = forms.BooleanField(
        label=_("I agree that the words of my opinion are published"),
        help_text=_(
            "An official covers private details first, a second one approves. Without it you still get an answer."
        ),
        required=False,
    )
    consents_to_name = forms.BooleanField(
        label=_("I agree that my name is published with it"),
        required=False,
    )
    website = forms.CharField(
        label=_("Leave this box empty"),
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )

    def __init__(self, *args: Any, conferences: list[Conference], contact: dict[str, Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.contact = contact
        choice: Any = self.fields["conference"]
        choice.choices = [*((row.public_id, row.title) for row in conferences), ("", _("For no conference"))]
        if not conferences:
            del self.fields["conference"], self.fields["wants_to_speak"]
        elif contact.get("hides_author"):
            self.fields["wants_to_speak"].help_text = _("You are called by the number on your receipt.")
        if not contact.get("name") or contact.get("hides_author"):
            del self.fields["consents_to_name"]

    def clean_website(self) -> str:
        if self.cleaned_data["website"]:
            raise forms.ValidationError(_("Leave this box empty: it is there to recognise machines."))
        return ""

    def clean(self) -> None:
        wants = self.cleaned_data.get("wants_to_speak")
        if wants and not self.cleaned_data.get("conference"):
            self.add_error("wants_to_speak", _("Choose the conference at which you want to speak."))
        if wants and not self.contact.get("name") and not self.contact.get("hides_author"):
            self.add_error("wants_to_speak", _("To be called up, go back one page and leave your name."))


def open_conferences(authority: Authority) -> list[Conference]:
    """Announced conferences that are still to come, the latest announced first."""
    states = [ConferenceState.SCHEDULED, ConferenceState.ANNOUNCED, ConferenceState.IN_SESSION]
    rows = Conference.objects.of(authority).public().filter(Q(day=None) | Q(day__gte=clock.today()), state__in=states)
    return list(rows.select_related(None).order_by("-announced_at", "-pk"))


class LookupForm(Form):
    code = forms.CharField(
        label=_("Look-up code"),
        help_text=_("13 letters and digits from your receipt. Capital or small letters, with or without spaces."),
        max_length=60,
        widget=forms.TextInput(
            attrs={"class": "input--code", "autocomplete": "off", "spellcheck": "false", "data-code": ""}
        ),
        error_messages={"required": _("Type the code from your receipt.")},
    )


class VerdictForm(Form):
    grade = forms.ChoiceField(
        label=_("Are you satisfied with the answer?"),
        choices=[
            (Grade.SATISFIED, _("I am satisfied")),
            (Grade.PARTLY, _("I am satisfied in part")),
            (Grade.NOT_YET, _("I am not satisfied yet")),
        ],
        widget=Radios,
        error_messages={"required": _("Choose one of the three.")},
    )
    words = forms.CharField(
        label=_("What is still missing?"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def clean(self) -> None:
        values = self.cleaned_data
        if values.get("grade") == Grade.NOT_YET and not re.search(r"\w", values.get("words", "")):
            self.add_error("words", _("Say in a few words what is still missing."))
