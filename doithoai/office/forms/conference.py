"""Forms of a conference: its day, what is announced, duties, broadcasts, roles, delegates."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from doithoai.conference.appointing import ROLES
from doithoai.conference.models import Category, Conference
from doithoai.core import clock
from doithoai.core.formats import vndate
from doithoai.core.forms import AcceptedFilesField, ClockTimeField, Form, VietnameseDateField, in_order
from doithoai.live import running
from doithoai.people.directory import organisations
from doithoai.people.models import Authority, Channel, Organisation, OrganisationKind, Person


def lines(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


def bodies_field(**kwargs: Any) -> forms.ModelChoiceField:  # type: ignore[type-arg]  # filled per authority
    return forms.ModelChoiceField(queryset=Organisation.objects.none(), **kwargs)


class FixForm(Form):
    """Day, time, venue and all that is announced; the reason is asked when there are warnings."""

    title = forms.CharField(label=_("Title"), max_length=300, widget=lines(2))
    day = VietnameseDateField(label=_("Day"), required=False)
    alternatives = forms.CharField(
        label=_("Or several days to choose from"),
        required=False,
        help_text=_("Separated by commas, for example 05/11/2026, 12/11/2026. Deadlines run from the earliest."),
    )
    starts_at = ClockTimeField(label=_("Begins at"), required=False)
    ends_at = ClockTimeField(label=_("Ends at"), required=False)
    venue = forms.CharField(
        label=_("Venue"), max_length=200, required=False, help_text=_("Leave empty while it is not known.")
    )
    programme = forms.CharField(
        label=_("Programme"), required=False, widget=lines(5), help_text=_("One point per line, with its time.")
    )
    content = forms.CharField(label=_("Content"), required=False, widget=lines(3))
    how_to_take_part = forms.CharField(label=_("How to take part"), required=False, widget=lines(3))
    house_rules = forms.CharField(
        label=_("Rules of the meeting"), required=False, widget=lines(4), help_text=_("One rule per line.")
    )
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        widget=lines(2),
        max_length=500,
        help_text=_("Needed when there is a warning, or when day, time or place was announced already."),
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)
    # The mark of what moves and who is told, as it stood on the page from which it is saved.
    looked = forms.CharField(widget=forms.HiddenInput, required=False)

    folds = (
        ("", ("day", "alternatives", "starts_at", "ends_at", "venue")),
        (_("Title, programme, content"), ("title", "programme", "content", "how_to_take_part", "house_rules")),
        ("", ("reason",)),
    )
    field_order = in_order(folds)

    def clean_alternatives(self) -> tuple[date, ...]:
        typed = [part.strip() for part in self.cleaned_data["alternatives"].split(",") if part.strip()]
        field = VietnameseDateField()
        return tuple(sorted({field.clean(part) for part in typed}))

    @staticmethod
    def start(conference: Conference) -> dict[str, Any]:
        """What the form shows at first: the conference as it is."""
        texts = ("title", "venue", "programme", "content", "how_to_take_part", "house_rules")
        names = (*texts, "day", "starts_at", "ends_at")
        proposed = conference.programme or running.programme_text(conference)
        days = ", ".join(vndate(date.fromisoformat(text)) for text in conference.alternative_days)
        values = {name: getattr(conference, name) for name in names}
        return values | {"alternatives": days, "programme": proposed, "seen": conference.state}

    def values(self) -> dict[str, Any]:
        """What the rule takes."""
        data = dict(self.cleaned_data)
        return {**data, "seen": data["seen"] or None}


class AnnounceForm(Form):
    change_note = forms.CharField(
        label=_("What has changed"),
        required=False,
        widget=lines(2),
        max_length=1000,
        help_text=_("Needed from the second announcement on; the public reads it first."),
    )
    override_reason = forms.CharField(
        label=_("Why it is announced at short notice"), required=False, widget=lines(2), max_length=500
    )


class ReasonForm(Form):
    reason = forms.CharField(label=_("Reason"), widget=lines(3), max_length=1000)


class BroadcastForm(Form):
    channel = forms.ChoiceField(label=_("Channel"), choices=Channel.choices)
    organisation = bodies_field(label=_("Broadcast by"))
    day = VietnameseDateField(label=_("Day"))
    at = ClockTimeField(label=_("Time"))
    minutes = forms.IntegerField(
        label=_("Length in minutes"),
        required=False,
        min_value=1,
        max_value=600,
        widget=forms.NumberInput(attrs={"class": "input--w5"}),
    )
    place = forms.CharField(label=_("Where it was broadcast"), required=False, max_length=200)
    evidence_text = forms.CharField(
        label=_("What proves it"), required=False, widget=lines(2), help_text=_("Or add a file below.")
    )
    file = AcceptedFilesField(label=_("Picture, paper or recording"), most=1)

    def __init__(self, bodies: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = bodies  # type: ignore[attr-defined]
        # On a telephone one types little: it was today, and a station has one name.
        self.fields["day"].initial = clock.today()
        only = list(bodies[:2])
        if len(only) == 1:
            self.fields["organisation"].initial = only[0].pk
            if only[0].kind == OrganisationKind.MEDIA:
                self.fields["channel"].initial = Channel.GRASSROOTS_RADIO

    def moment(self) -> datetime:
        return datetime.combine(self.cleaned_data["day"], self.cleaned_data["at"], clock.ZONE)


class ArrivalForm(Form):
    told_by = forms.CharField(label=_("Who told you, and how"), required=False, max_length=200)


class EvidenceForm(Form):
    evidence_text = forms.CharField(
        label=_("What was done"),
        required=False,
        widget=lines(3),
        help_text=_("Number and day of the paper, or a file."),
    )
    file = AcceptedFilesField(label=_("File"), most=1)


class RoleForm(Form):
    person = forms.ModelChoiceField(label=_("Person"), queryset=Person.objects.none())
    role = forms.ChoiceField(label=_("Role"), choices=[(role.value, role.label) for role in ROLES])

    def __init__(self, authority: Authority, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = Person.objects.filter(memberships__authority=authority, is_active=True).distinct()
        self.fields["person"].queryset = people  # type: ignore[attr-defined]


class DelegateForm(Form):
    name = forms.CharField(label=_("Full name"), max_length=120)
    category = forms.ChoiceField(label=_("Category"), choices=Category.choices)
    organisation = bodies_field(label=_("Organisation"), required=False)
    unit = forms.CharField(label=_("Village or unit"), max_length=200, required=False)
    position = forms.CharField(
        label=_("Position"),
        max_length=120,
        required=False,
        help_text=_("Needed for leaders: for example Trưởng phòng, Phó Giám đốc."),
    )
    is_summoned = forms.BooleanField(label=_("Summoned (not only invited)"), required=False)

    def __init__(self, authority: Authority, own: frozenset[int] | None, *args: Any, **kwargs: Any) -> None:
        """`own` limits the choice to bodies that this person lists for (None: all)."""
        super().__init__(*args, **kwargs)
        bodies = organisations(authority)
        field: Any = self.fields["organisation"]
        field.queryset = bodies if own is None else bodies.filter(pk__in=own)
        field.required = own is not None
