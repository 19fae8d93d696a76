"""Forms of the opinions: how they are sorted, entered from paper, sealed, prepared for the public."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from doithoai.conference.models import Category, Conference
from doithoai.core import clock
from doithoai.core.forms import (
    AcceptedFilesField,
    Form,
    LongSelect,
    NamedChoiceField,
    PhoneField,
    Radios,
    VietnameseDateField,
)
from doithoai.opinion import fields as scheme
from doithoai.opinion.intake import LONGEST, ContactData
from doithoai.opinion.models import Door, Field, Kind, RefusalReason, SealedKind
from doithoai.opinion.states import MatterState
from doithoai.people.models import Authority, Level, Organisation, valid_on

ENTRY_DOORS = [(door.value, door.label) for door in (Door.PAPER, Door.COUNTER, Door.PHONE, Door.LETTER, Door.CHAT)]
NOT_SEALED = [(kind.value, kind.label) for kind in (SealedKind.DENUNCIATION, SealedKind.COMPLAINT)]
ALL = ("", _("All"))
#: Browsers end a line with \r\n.
BETWEEN = re.compile(r"^[ \t]*-{3,}[ \t]*\r?$", re.M)
Choices = list[tuple[Any, Any]]


def lines(rows: int, **attrs: str) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, **attrs})


class GroupedField(forms.ModelChoiceField):  # type: ignore[type-arg]  # the stubs want the model
    """Fields of this authority in two levels, each with who is competent for it."""

    known: scheme.Scheme | None = None
    widget = LongSelect

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=Field.objects.none(), **kwargs)

    def within(
        self, authority: Authority, *, competent: bool = True, empty: Any = None, known: scheme.Scheme | None = None
    ) -> None:
        """`known` is the scheme of the authority where the page has read it already."""
        found = known or scheme.scheme(authority)
        self.queryset = Field.objects.filter(valid_on(clock.today()), authority=authority).select_related("parent")
        self.known = found
        names = {pk: ", ".join(name for name, _level in held) for pk, held in found.competent.items()}
        grouped = _grouped(list(found.fields.values()), names if competent else {})
        self.widget.choices = self.choices = [empty or ("", _("Choose a field")), *grouped]

    def to_python(self, value: Any) -> Field | None:
        """One of the scheme that was read for the choices."""
        if self.known is None or value in self.empty_values:
            return super().to_python(value)
        if isinstance(value, Field):
            return value
        row = self.known.fields.get(int(value)) if str(value).isdecimal() else None
        if row is None:
            raise forms.ValidationError(
                self.error_messages["invalid_choice"], code="invalid_choice", params={"value": value}
            )
        return row


def _grouped(rows: list[Field], bodies: dict[int, str]) -> Choices:
    """The main fields in their order; one with parts is a group that also offers itself."""
    parts: dict[int, list[Field]] = {}
    for row in rows:
        if row.parent_id:
            parts.setdefault(row.parent_id, []).append(row)
    tops = [row for row in rows if not row.parent_id]
    known = {row.pk for row in tops}
    lone = [row for parent, group in parts.items() if parent not in known for row in group]

    def option(row: Field) -> tuple[Any, str]:
        body = bodies.get(row.pk) or bodies.get(row.parent_id or 0)
        return row.pk, f"{row.name} – {body}" if body else row.name

    made: Choices = []
    for top in [*tops, *lone]:
        own = parts.get(top.pk)
        made.append((top.name, [option(top), *map(option, own)]) if own else option(top))
    return made


class InboxFilter(Form):
    q = forms.CharField(label=_("Words, or number of the matter"), required=False, max_length=120)
    conference = NamedChoiceField(
        named="title", label=_("Conference"), queryset=Conference.objects.none(), required=False, empty_label=_("All")
    )
    place = forms.CharField(label=_("Village or place"), max_length=120, required=False)
    door = forms.ChoiceField(label=_("Came by"), choices=[ALL, *Door.choices], required=False)
    nhom = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, authority: Authority, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["conference"].queryset = Conference.objects.of(authority)  # type: ignore[attr-defined]


class ClassifyForm(Form):
    """What it is about and who is competent; the page that was seen must still be the present one."""

    field = GroupedField(label=_("Field"))
    title = forms.CharField(label=_("Title of the matter"), max_length=200, widget=lines(2))
    kind = forms.ChoiceField(label=_("Kind"), choices=Kind.choices)
    place = forms.CharField(label=_("Village or place"), max_length=120, required=False)
    level = forms.ChoiceField(
        label=_("Level of competence"), choices=[("", _("Not decided yet")), *Level.choices], required=False
    )
    urgent = forms.BooleanField(label=_("Urgent: life, health or property is at risk"), required=False)
    because = forms.CharField(
        label=_("Reason, when field, kind, level or place is changed"), max_length=300, required=False
    )
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        authority: Authority,
        now: str,
        *args: Any,
        is_decided: bool = False,
        known: scheme.Scheme | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.now = now
        if not is_decided:
            del self.fields["because"]
        self.fields["field"].within(authority, known=known)  # type: ignore[attr-defined]


class SealForm(Form):
    kind = forms.ChoiceField(label=_("What does it read like?"), choices=NOT_SEALED, widget=Radios(inline=True))


class ReasonForm(Form):
    reason = forms.CharField(label=_("Reason"), max_length=300, widget=lines(3))


class HandOverForm(Form):
    kind = forms.ChoiceField(label=_("What is it?"), choices=NOT_SEALED, widget=Radios(inline=True))
    receiver = forms.CharField(
        label=_("Handed over to"), max_length=200, help_text=_("The body or person that the law names.")
    )
    reason = forms.CharField(
        label=_("Words to the sender"),
        max_length=300,
        widget=lines(3),
        help_text=_("Where it went and under which law; not a word of the content."),
    )


class RefuseForm(Form):
    reason = forms.ModelChoiceField(
        label=_("Reason"), queryset=RefusalReason.objects.none(), widget=Radios(), empty_label=None
    )
    note = forms.CharField(label=_("Explanation to the sender"), max_length=300, widget=lines(3), required=False)

    def __init__(self, reasons: list[RefusalReason], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = RefusalReason.objects.filter(pk__in=[row.pk for row in reasons]).order_by("is_bin", "pk")
        self.fields["reason"].queryset = rows  # type: ignore[attr-defined]


class RefusalReasonForm(Form):
    code = forms.SlugField(label=_("Code"), max_length=30, help_text=_("Small letters and dashes."))
    words = forms.CharField(label=_("Words to the sender"), max_length=200, widget=lines(2))
    basis = forms.CharField(label=_("Legal basis"), max_length=200, required=False)
    is_bin = forms.BooleanField(
        label=_("Spam or abuse: goes into the bin, on no public page, still counted"), required=False
    )


class TextForm(Form):
    text = forms.CharField(
        label=_("Text for the public"),
        widget=lines(5),
        max_length=LONGEST,
        help_text=_("Write [đã che: họ tên] where something personal stood, and say what it was."),
    )


class TitleForm(Form):
    text = forms.CharField(
        label=_("Title for the public"), widget=lines(2), max_length=200, help_text=_("No names, no house numbers.")
    )


class NoteForm(Form):
    note = forms.CharField(label=_("What is to be changed"), max_length=300, widget=lines(3))


class PaperForm(Form):
    """One sheet on one screen: what was written, then what the sheet says of its sender."""

    door = forms.ChoiceField(
        label=_("Came by"), choices=ENTRY_DOORS, initial=Door.PAPER.value, widget=Radios(inline=True)
    )
    conference = forms.ModelChoiceField(
        label=_("For the conference"), queryset=Conference.objects.none(), required=False, empty_label=_("None")
    )
    received_on = VietnameseDateField(label=_("Received on"), initial=clock.today, latest=clock.today)
    text = forms.CharField(
        label=_("Content, in the words of the sender"),
        max_length=LONGEST,
        widget=lines(7),
        help_text=_("Keep the wording. Several points: put a line with --- between them, each gets its number."),
    )
    category = forms.ChoiceField(
        label=_("Sender belongs to"), choices=[("", _("Not said")), *Category.choices], required=False
    )
    place = forms.CharField(label=_("Village or place"), max_length=120, required=False)
    field = GroupedField(label=_("Field, as the sender sees it"), required=False)
    name = forms.CharField(
        label=_("Full name"), max_length=120, required=False, help_text=_("Leave empty when no name was given.")
    )
    phone = PhoneField(label=_("Telephone"), fixed=True, required=False)
    address = forms.CharField(label=_("Address"), max_length=200, required=False)
    email = forms.EmailField(
        label=_("E-mail"), required=False, error_messages={"invalid": _("Write the e-mail like ten@example.vn.")}
    )
    wants_to_speak = forms.BooleanField(label=_("Wants to speak at the conference"), required=False)
    consents_to_text = forms.BooleanField(label=_("Agrees that the words are published, masked"), required=False)
    consents_to_name = forms.BooleanField(label=_("Agrees that the name is published"), required=False)
    contact_for_agency = forms.BooleanField(
        label=_("Agrees that the organisation that answers gets the contact data"), required=False
    )
    hides_author = forms.BooleanField(
        label=_("Hidden from the others in the hall and from the employer"), required=False
    )
    files = AcceptedFilesField(  # type: ignore[assignment]  # the stubs name the uploaded files of a form so
        label=_("Scan or photo of the sheet"),
        help_text=_("At most 5 files of 10 MB, chosen with Alt Q. Choose them again after an error."),
    )
    key = forms.CharField(widget=forms.HiddenInput, max_length=60, required=False)

    def __init__(
        self, conferences: Any, authority: Authority, *args: Any, must_choose: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        within: Any = self.fields
        within["conference"].queryset, within["conference"].required = conferences, must_choose
        within["field"].within(authority, competent=False, empty=("", _("Not said")))
        for name in ("name", "phone", "address", "email"):
            self.fields[name].widget.attrs["autocomplete"] = "off"
        self.fields["files"].widget.attrs["accesskey"] = "q"

    def clean_text(self) -> list[str]:
        points = [part.strip() for part in BETWEEN.split(self.cleaned_data["text"]) if part.strip()]
        if not points:
            raise forms.ValidationError(_("Write what it is about."))
        return points

    def contact(self) -> ContactData:
        return ContactData(**{name: self.cleaned_data[name] for name in ("name", "phone", "email", "address")})

    def values(self) -> dict[str, Any]:
        """What the rule takes beside texts, contact and moment."""
        names = ("door", "conference", "category", "place", "field", "wants_to_speak", "files")
        leave = ("consents_to_text", "consents_to_name", "contact_for_agency", "hides_author")
        return {name: self.cleaned_data[name] for name in (*names, *leave) if name in self.fields}


class MatterFilter(Form):
    q = forms.CharField(label=_("Words, or number of the matter"), required=False, max_length=120)
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[
            ALL,
            ("open", _("Not finished")),
            ("due", _("Not finished, due first")),
            ("late", _("Overdue")),
            ("urgent", _("Urgent, not finished")),
            *MatterState.choices,
        ],
    )
    field = GroupedField(label=_("Field"), required=False)
    lead = NamedChoiceField(
        named="name",
        label=_("Lead organisation"),
        queryset=Organisation.objects.none(),
        required=False,
        empty_label=_("All"),
    )
    conference = NamedChoiceField(
        named="title", label=_("Conference"), queryset=Conference.objects.none(), required=False, empty_label=_("All")
    )

    place = forms.CharField(label=_("Village or place"), max_length=120, required=False)
    level = forms.ChoiceField(label=_("Level of competence"), choices=[ALL, *Level.choices], required=False)
    door = forms.ChoiceField(label=_("Came by"), choices=[ALL, *Door.choices], required=False)
    within = forms.ChoiceField(
        label=_("Due within"), choices=[ALL, ("7", _("7 days")), ("30", _("30 days"))], required=False
    )
    mine = forms.BooleanField(label=_("Of my organisation"), required=False)

    def __init__(self, authority: Authority, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        within: Any = self.fields
        within["field"].within(authority, competent=False, empty=ALL)
        within["lead"].queryset = Organisation.objects.of(authority)
        within["conference"].queryset = Conference.objects.of(authority)


class FieldForm(Form):
    code = forms.RegexField(
        label=_("Code"),
        regex=r"^[A-Z0-9\-]{2,20}$",
        help_text=_("Capital letters, digits, hyphens. Example: NUOC-SACH"),
        error_messages={"invalid": _("Use capital letters without marks, digits and hyphens.")},
    )
    name = forms.CharField(label=_("Name"), max_length=120)
    parent = forms.ModelChoiceField(
        label=_("Belongs to"), queryset=Field.objects.none(), required=False, empty_label=_("A main field")
    )
    order = forms.IntegerField(label=_("Place in the order"), min_value=1, max_value=9999, initial=100)
    is_internal = forms.BooleanField(label=_("Internal: its matters are never shown to the public"), required=False)
    report_group = forms.CharField(
        label=_("Group in the reports"),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs={"list": "report-groups"}),
    )
    valid_from = VietnameseDateField(label=_("From day"), required=False)

    def __init__(self, authority: Authority, own: Field | None, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["report_group"].help_text = _report_groups(authority)
        tops = Field.objects.filter(authority=authority, parent=None)
        self.fields["parent"].queryset = tops.exclude(pk=own.pk) if own else tops  # type: ignore[attr-defined]
        if own is not None:
            del self.fields["code"]


def _report_groups(authority: Authority) -> str:
    """The groups in use, so that one is written the same each time."""
    known = scheme.groups(authority)
    words = gettext("Left empty: the group of its main field, else its name.")
    return f"{words} {gettext('In use: %(groups)s.') % {'groups': '; '.join(known)}}" if known else words


class RetireForm(Form):
    on = VietnameseDateField(label=_("Last day"), initial=clock.today)


class RetireFieldForm(RetireForm):
    successor = GroupedField(
        label=_("What takes its place"),
        required=False,
        help_text=_("What lies in the retired field is counted with it in the reports."),
    )

    def __init__(self, field: Field, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["successor"].within(  # type: ignore[attr-defined]
            field.authority, competent=False, empty=("", _("Nothing"))
        )


class CompetenceForm(Form):
    organisation = forms.ModelChoiceField(
        label=_("Organisation"), queryset=Organisation.objects.none(), empty_label=_("None chosen")
    )
    level = forms.ChoiceField(label=_("Level of competence"), choices=Level.choices)

    def __init__(self, authority: Authority, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = Organisation.objects.of(authority).valid(clock.today())
        self.fields["organisation"].queryset = rows  # type: ignore[attr-defined]
