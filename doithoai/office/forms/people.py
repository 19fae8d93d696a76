"""Forms of the administrator: people, roles, organisations, clocks, holidays, settings."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from doithoai.core import clock
from doithoai.core.forms import Form, ModelForm, VietnameseDateField
from doithoai.documents.profiles import PROFILES
from doithoai.people.models import Authority, Channel, Clock, HeadKind, Level, Organisation
from doithoai.people.presets import LABELS
from doithoai.people.roles import TABLE, C, Role

OFFICE_ROLES = [(value, label) for value, label in Role.choices if TABLE[value][0] != C]


class OrganisationChoice(forms.ModelChoiceField):  # type: ignore[type-arg]  # stubs want the model
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=Organisation.objects.none(), empty_label=_("None chosen"), **kwargs)

    def within(self, authority: Authority) -> None:
        self.queryset = Organisation.objects.of(authority)


class RoleForm(Form):
    role = forms.ChoiceField(label=_("Role"), choices=OFFICE_ROLES)
    organisation = OrganisationChoice(
        label=_("Organisation"), required=False, help_text=_("Needed for roles of an agency, a commune or the media.")
    )
    position = forms.CharField(label=_("Position"), max_length=120, required=False)
    valid_from = VietnameseDateField(label=_("From day"), required=False)
    valid_to = VietnameseDateField(label=_("To day"), required=False, help_text=_("Leave empty when no end is known."))

    def __init__(self, authority: Authority, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].within(authority)  # type: ignore[attr-defined]


class PersonForm(RoleForm):
    username = forms.RegexField(
        label=_("User name"),
        regex=r"^[a-z0-9.\-]{3,60}$",
        help_text=_("Small letters without marks, digits, dots, hyphens. Example: lam.td"),
        error_messages={"invalid": _("Use small letters without marks, digits, dots and hyphens.")},
    )
    full_name = forms.CharField(label=_("Full name"), max_length=120)

    field_order = ["username", "full_name", "role", "organisation", "position", "valid_from", "valid_to"]


class FactorResetForm(Form):
    reason = forms.CharField(
        label=_("What happened, and how you made sure who it is"), max_length=300, widget=forms.Textarea({"rows": 3})
    )


class OutsideForm(Form):
    subject = forms.CharField(
        label=_("Subject at the provider"),
        max_length=190,
        help_text=_("As the provider names the person (sub). Ask its operator; an e-mail address is not enough."),
    )


class StandInForm(Form):
    username = forms.CharField(label=_("User name of the stand-in"), max_length=60)
    valid_from = VietnameseDateField(label=_("From day"))
    valid_to = VietnameseDateField(label=_("To day"))


class SheetForm(Form):
    file = forms.FileField(label=_("Spreadsheet (.xlsx)"), help_text=_("The first sheet is read. At most 2 MB."))


class OrganisationForm(ModelForm):
    class Meta:
        model = Organisation
        fields = ["code", "name", "short_name", "kind", "level", "parent", "head_title", "symbol", "phone"]
        labels = {
            "code": _("Code"),
            "name": _("Full name of the organisation"),
            "short_name": _("Short name"),
            "kind": _("Kind"),
            "level": _("Level"),
            "parent": _("Superior organisation"),
            "head_title": _("Title of the head"),
            "symbol": _("Symbol on papers"),
            "phone": _("Telephone"),
        }

    def __init__(self, authority: Authority, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.authority = authority
        parent: Any = self.fields["parent"]
        parent.queryset = Organisation.objects.of(authority).exclude(pk=self.instance.pk)
        parent.empty_label = _("None chosen")

    def clean_code(self) -> str:
        code = str(self.cleaned_data["code"]).strip()
        same = Organisation.objects.filter(authority=self.authority, code__iexact=code).exclude(pk=self.instance.pk)
        if same.exists():
            raise forms.ValidationError(_("Another organisation has this code. Choose another one."))
        return code

    def clean_parent(self) -> Organisation | None:
        """Nobody is his own superior, over however many steps."""
        parent: Organisation | None = self.cleaned_data["parent"]
        above = parent
        while above is not None:
            if above.pk == self.instance.pk:
                raise forms.ValidationError(_("This organisation stands below the present one. Choose another one."))
            above = above.parent
        return parent


class EndForm(Form):
    on = VietnameseDateField(label=_("Last day"))
    successor = OrganisationChoice(
        label=_("Who takes over"), help_text=_("Open assignments, commitments and duties go to this organisation.")
    )

    def __init__(self, organisation: Organisation, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Organisation.objects.of(organisation.authority).exclude(pk=organisation.pk)
        self.fields["successor"].queryset = rows  # type: ignore[attr-defined]


class MailTestForm(Form):
    address = forms.EmailField(
        label=_("E-mail address"), help_text=_("The letter goes there. The address is not kept.")
    )


class ClockForm(ModelForm):
    class Meta:
        model = Clock
        fields = ["amount", "unit", "basis"]
        labels = {"amount": _("Amount"), "unit": _("Unit"), "basis": _("Legal basis")}
        help_texts = {
            "amount": _("Leave empty when this rule sets no deadline."),
            "basis": _("The paper that sets it: kind, number, day, body."),
        }


class PresetForm(Form):
    preset = forms.ChoiceField(label=_("Preset"), choices=LABELS)


class ChannelForm(Form):
    channel = forms.ChoiceField(label=_("Channel"), choices=Channel.choices)
    basis = forms.CharField(
        label=_("Legal basis"), max_length=300, help_text=_("The paper that sets it: kind, number, day, body.")
    )
    valid_from = VietnameseDateField(label=_("Required from"), initial=clock.today)


class HolidayForm(Form):
    day = VietnameseDateField(label=_("Day"))
    is_working = forms.TypedChoiceField(
        label=_("What the decision says"),
        widget=forms.RadioSelect,
        choices=[("off", _("Day off")), ("work", _("Working day after all"))],
        coerce=lambda value: value == "work",
    )
    reason = forms.CharField(label=_("Decision (number, day, body)"), max_length=200)


class DecisionForm(Form):
    """All days of a yearly decision at once: typed, pasted, or out of a spreadsheet."""

    reason = forms.CharField(label=_("Decision (number, day, body)"), max_length=200)
    days = forms.CharField(
        label=_("Days of the decision"),
        required=False,
        max_length=6000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("One line for each: 14/02/2027 - 20/02/2027 nghỉ, or 27/02/2027 làm bù."),
    )
    file = forms.FileField(
        label=_("Or a spreadsheet (.xlsx)"),
        required=False,
        help_text=_("Its rows are put into the field above, so that you can check them."),
    )


class ConfirmYearForm(Form):
    year = forms.IntegerField(
        label=_("Year"), min_value=2000, max_value=2100, widget=forms.TextInput(attrs={"class": "input--w5"})
    )
    basis = forms.CharField(label=_("Decision (number, day, body)"), max_length=200)


PAPER_PROFILES = {
    "dang_2018": _("Party papers, form of 2018"),
    "dang_2026": _("Party papers, form of 2026"),
    "nd30_2020": _("State papers, Decree 30/2020"),
}


class SettingsForm(ModelForm):
    paper_profile = forms.ChoiceField(
        label=_("Form of papers"), choices=[(code, PAPER_PROFILES[code]) for code in PROFILES]
    )

    class Meta:
        model = Authority
        fields = ["name", "short_name", "place_name", "head_title", "issuing_body", "superior_name", "symbol"]
        fields += ["paper_profile", "term_label", "phone", "email", "address", "decline_reasons", "stop_reasons"]
        fields += ["local_gathering"]
        labels = {
            "name": _("Name of the authority"),
            "short_name": _("Short name"),
            "place_name": _("Place name on papers"),
            "head_title": _("Title of the head"),
            "issuing_body": _("Issuing body"),
            "superior_name": _("Superior body on papers"),
            "symbol": _("Symbol on papers"),
            "term_label": _("Committee term"),
            "phone": _("Telephone"),
            "email": _("E-mail"),
            "address": _("Address"),
            "decline_reasons": _("Reasons to decline a request to speak"),
            "stop_reasons": _("Reasons to stop a speech"),
            "local_gathering": _("Local committees gather opinions too: spreadsheets and reports of theirs are taken"),
        }
        help_texts = {
            "decline_reasons": _("One a line. Left empty, the usual ones are offered."),
            "stop_reasons": _("One a line, at most 60 characters. Left empty, the usual ones are offered."),
        }
        widgets = {
            "decline_reasons": forms.Textarea(attrs={"rows": 3}),
            "stop_reasons": forms.Textarea(attrs={"rows": 3}),
        }

    def clean_decline_reasons(self) -> str:
        return _short_lines(self.cleaned_data["decline_reasons"], 200)

    def clean_stop_reasons(self) -> str:
        return _short_lines(self.cleaned_data["stop_reasons"], 60)


def _short_lines(text: str, most: int) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if any(len(line) > most for line in lines):
        raise forms.ValidationError(_("A line is longer than %(most)s characters.") % {"most": most})
    return "\n".join(lines)


class KindForm(Form):
    """What an authority is: entered at the beginning, and put right when it was wrong."""

    level = forms.ChoiceField(label=_("Level"), choices=Level.choices)
    head_kind = forms.ChoiceField(label=_("Who holds the dialogue"), choices=HeadKind.choices)
    head_title = forms.CharField(label=_("Title of the head"), max_length=120)
    issuing_body = forms.CharField(label=_("Issuing body"), max_length=160)
    because = forms.CharField(
        label=_("Why it is corrected"), max_length=300, help_text=_("It stands in the journal beside both values.")
    )
    with_rules = forms.BooleanField(
        label=_("Take over the deadline rules and channels that such a body has"), required=False, initial=True
    )


class FirstForm(Form):
    token = forms.CharField(
        label=_("One-time token"), help_text=_("Printed by the command first_token. A new one takes its place.")
    )
    name = forms.CharField(label=_("Name of the authority"), max_length=200, help_text=_("Example: Đảng ủy xã Tân Yên"))
    slug = forms.SlugField(label=_("Portal address"), help_text=_("Small letters and hyphens. Example: xa-tan-yen"))
    place_name = forms.CharField(
        label=_("Place name on papers"), max_length=80, help_text=_("It stands before the date. Example: Tân Yên")
    )
    level = forms.ChoiceField(label=_("Level"), choices=Level.choices, initial=Level.COMMUNE)
    head_kind = forms.ChoiceField(label=_("Who holds the dialogue"), choices=HeadKind.choices)
    preset = forms.ChoiceField(
        label=_("Deadline rules to begin with"),
        required=False,
        choices=[("", _("Those of such a head")), *LABELS],
        help_text=_("Each rule carries its source and can be changed later."),
    )
    head_title = forms.CharField(
        label=_("Title of the head"), max_length=120, help_text=_("Example: Bí thư Đảng ủy xã")
    )
    issuing_body = forms.CharField(
        label=_("Issuing body"), max_length=160, help_text=_("Example: Ban Thường vụ Đảng ủy xã Tân Yên")
    )
    symbol = forms.CharField(label=_("Symbol on papers"), max_length=20, help_text=_("Example: ĐU"))
    phone = forms.CharField(label=_("Telephone"), max_length=40)
    username = PersonForm.base_fields["username"]
    full_name = forms.CharField(label=_("Your full name"), max_length=120)
    password = forms.CharField(
        label=_("Password"),
        widget=forms.PasswordInput(render_value=True),
        help_text=_("At least 12 characters. Not made of your name, the authority or the place."),
    )

    def clean_slug(self) -> str:
        slug = str(self.cleaned_data["slug"]).lower()
        taken = {
            "static",
            "tai-khoan",
            "vao",
            "khoi-tao",
            "dung-thu",
            "stream",
            "ngon-ngu",
            "livez",
            "readyz",
            "metrics",
        }
        if slug in taken or Authority.objects.filter(slug=slug).exists():
            raise forms.ValidationError(_("This address is taken. Choose another one."))
        return slug
