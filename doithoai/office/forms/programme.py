"""Forms of the year plan: its texts, each of its parts, and what is asked when it moves on."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from doithoai.conference.models import Category
from doithoai.core import clock
from doithoai.core.forms import Form, ModelForm, VietnameseDateField
from doithoai.people.directory import organisations
from doithoai.people.models import Authority, ClockUnit
from doithoai.programme import copying, parts, planning
from doithoai.programme.models import LegalBasis, PeriodKind, Plan, PlannedConference, Recipient, Task

QUARTERS = [(1, "I"), (2, "II"), (3, "III"), (4, "IV")]


def lines(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class NewPlanForm(Form):
    year = forms.IntegerField(
        label=_("Year"), min_value=2000, max_value=2100, widget=forms.NumberInput(attrs={"class": "input--w5"})
    )
    source = forms.ModelChoiceField(
        label=_("Take over the parts of an earlier plan"), queryset=Plan.objects.none(), required=False
    )

    def __init__(self, authority: Authority, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        source: Any = self.fields["source"]
        source.queryset = Plan.objects.of(authority)
        source.label_from_instance = lambda plan: f"{plan.year} · {plan.number_text or _('draft')}"
        self.fields["year"].initial = clock.today().year


class PlanTextForm(ModelForm):
    class Meta:
        model = Plan
        fields = [
            "title",
            "lead_in",
            "purposes",
            "requirements",
            "motto",
            "audience_reason",
            "form_text",
            "regime_text",
            "procedure",
            "signing_authority",
            "signer_position",
            "signer_name",
            "place",
        ]
        labels = {
            "title": _("Title"),
            "lead_in": _("Opening sentence"),
            "purposes": _("Purposes"),
            "requirements": _("Requirements"),
            "motto": _("Motto"),
            "audience_reason": _("Why these audiences"),
            "form_text": _("Form"),
            "regime_text": _("Who presides"),
            "procedure": _("Order of the meeting"),
            "signing_authority": _("On whose behalf it is signed"),
            "signer_position": _("Position of the signer"),
            "signer_name": _("Name of the signer"),
            "place": _("Place of issue"),
        }
        help_texts = {
            "lead_in": _("Leave empty: it is then made from the decisions named below."),
            "purposes": _("One paragraph per line."),
            "requirements": _("One paragraph per line."),
            "procedure": _("One step per line."),
            "signer_name": _("Without title or degree."),
        }
        widgets = {
            "title": lines(2),
            "lead_in": lines(3),
            "purposes": lines(6),
            "requirements": lines(6),
            "audience_reason": lines(3),
            "form_text": lines(2),
            "regime_text": lines(2),
            "procedure": lines(6),
        }

    def save_by(self, by: Any) -> None:
        """Hand the texts to the rule; the row in memory already holds them, so it is read again."""
        planning.write(Plan.objects.get(pk=self.instance.pk), by=by, **self.cleaned_data)


class PartForm(ModelForm):
    """A part of a plan; `plan` gives the choices, the rule saves."""

    def __init__(self, plan: Plan, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.plan = plan
        bodies = organisations(plan.authority)
        for name, field in self.fields.items():
            if name in ("lead", "cooperating", "report_to", "report_through", "organisations"):
                field.queryset = bodies  # type: ignore[attr-defined]
            if name == "conferences":
                field.queryset = plan.planned.all()  # type: ignore[attr-defined]


class BasisForm(PartForm):
    issued_on = VietnameseDateField(label=_("Day of the decision"), required=False)

    class Meta:
        model = LegalBasis
        fields = ["document_type", "symbol", "issued_on", "issuer", "subject"]
        labels = {
            "document_type": _("Kind of paper"),
            "symbol": _("Number and symbol"),
            "issuer": _("Issued by"),
            "subject": _("Subject"),
        }
        help_texts = {
            "document_type": _("For example: Quyết định, Quy định, Luật"),
            "symbol": _("For example: 1158-QĐ/TU"),
        }
        widgets = {"subject": lines(2)}


class PlannedForm(PartForm):
    audience_groups = forms.MultipleChoiceField(
        label=_("Groups"), choices=Category.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    quarter = forms.TypedChoiceField(
        label=_("Quarter"), choices=[("", "—"), *QUARTERS], coerce=int, required=False, empty_value=None
    )
    period_from = VietnameseDateField(label=_("First day"), required=False)
    period_to = VietnameseDateField(label=_("Last day"), required=False)

    field_order = [
        "audience",
        "audience_groups",
        "place_wording",
        "inform_part",
        "listen_part",
        "respond_part",
        "internal_topic",
        "mode",
        "form",
        "pre_gathering",
        "period_kind",
        "quarter",
        "period_from",
        "period_to",
        "venue",
    ]

    class Meta:
        model = PlannedConference
        fields = [
            "audience",
            "audience_groups",
            "place_wording",
            "inform_part",
            "listen_part",
            "respond_part",
            "internal_topic",
            "mode",
            "form",
            "pre_gathering",
            "period_kind",
            "period_from",
            "period_to",
            "venue",
        ]
        labels = {
            "audience": _("Audience"),
            "place_wording": _("Audience as worded in headings"),
            "inform_part": _("What is reported"),
            "listen_part": _("What is listened to"),
            "respond_part": _("How it is dealt with"),
            "internal_topic": _("Internal Party topic"),
            "mode": _("Way of dealing with petitions"),
            "form": _("Form"),
            "pre_gathering": _("Opinions are gathered beforehand"),
            "period_kind": _("Period"),
            "venue": _("Venue"),
        }
        help_texts = {
            "inform_part": _("Results, advantages and difficulties, coming tasks."),
            "internal_topic": _("Stays inside; never shown in public."),
            "venue": _("Leave empty when it is announced later."),
        }
        widgets = {
            "audience": lines(2),
            "place_wording": lines(2),
            "inform_part": lines(4),
            "listen_part": lines(4),
            "respond_part": lines(4),
        }

    def __init__(self, plan: Plan, *args: Any, **kwargs: Any) -> None:
        super().__init__(plan, *args, **kwargs)
        first = self.instance.period_from
        if self.instance.period_kind == PeriodKind.QUARTER and first:
            self.fields["quarter"].initial = (first.month - 1) // 3 + 1

    def clean(self) -> dict[str, Any]:
        """Bring the period to its first and last day."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        quarter = data.pop("quarter", None)
        kind, first, last = data.get("period_kind"), data.get("period_from"), data.get("period_to")
        if kind == PeriodKind.NONE:
            first = last = None
        elif kind == PeriodKind.QUARTER:
            if not quarter:
                self.add_error("quarter", _("Choose the quarter."))
            else:
                first, last = parts.quarter(self.plan.year, quarter)
        elif first is None:
            self.add_error("period_from", _("Enter the day."))
            first = last = None
        elif kind == PeriodKind.MONTH:
            first, last = month_of(first)
        elif kind == PeriodKind.DAY:
            last = first
        elif last is None or last < first:
            self.add_error("period_to", _("Enter the last day; it does not lie before the first."))
            last = first
        # A refused period must not trip over the constraint that both ends are known.
        if (first is None) != (last is None) or (kind != PeriodKind.NONE and first is None):
            first = last = date(self.plan.year, 1, 1)
        return {**data, "period_from": first, "period_to": last}


def month_of(day: date) -> tuple[date, date]:
    """First and last day of the month."""
    following = copying.later(day.replace(day=1), 1) if day.month == 12 else None
    start = day.replace(day=1)
    end = (following.replace(month=1) if following else start.replace(month=day.month + 1)).toordinal() - 1
    return start, date.fromordinal(end)


class TaskForm(PartForm):
    due_unit = forms.ChoiceField(label=_("Unit"), choices=ClockUnit.choices, initial=ClockUnit.DAYS)
    due_on = VietnameseDateField(label=_("Fixed day"), required=False)

    field_order = [
        "kind",
        "text",
        "lead",
        "is_for_each",
        "lead_group",
        "cooperating",
        "open_group",
        "report_to",
        "report_through",
        "due_kind",
        "due_amount",
        "due_unit",
        "due_on",
        "evidence",
        "conferences",
    ]

    class Meta:
        model = Task
        fields = [
            "kind",
            "text",
            "lead",
            "is_for_each",
            "lead_group",
            "cooperating",
            "open_group",
            "report_to",
            "report_through",
            "due_kind",
            "due_amount",
            "due_unit",
            "due_on",
            "evidence",
            "conferences",
        ]
        labels = {
            "kind": _("Kind of task"),
            "text": _("What is to be done"),
            "lead": _("Lead"),
            "is_for_each": _("Each of the bodies named does it for itself"),
            "lead_group": _("Name of the group"),
            "cooperating": _("Co-operating bodies"),
            "open_group": _("And further ones"),
            "report_to": _("Reports to"),
            "report_through": _("Through"),
            "due_kind": _("Due"),
            "due_amount": _("Number of days"),
            "evidence": _("What proves it"),
            "conferences": _("For these conferences"),
        }
        help_texts = {
            "open_group": _("For example: các cơ quan, đơn vị có liên quan"),
            "conferences": _("None chosen: for all of them."),
        }
        widgets = {
            "text": lines(3),
            "cooperating": forms.CheckboxSelectMultiple,
            "conferences": forms.CheckboxSelectMultiple,
            "due_amount": forms.NumberInput(attrs={"class": "input--w5"}),
        }


class RecipientForm(PartForm):
    class Meta:
        model = Recipient
        fields = ["name", "purpose", "is_filing", "organisations"]
        labels = {
            "name": _("Line of the recipients"),
            "purpose": _("Purpose in brackets"),
            "is_filing": _("This is the line that says where the plan is filed"),
            "organisations": _("Bodies that this line stands for"),
        }
        help_texts = {"purpose": _("For example: b/c, để thực hiện")}
        widgets = {"organisations": forms.CheckboxSelectMultiple}


class ReasonForm(Form):
    reason = forms.CharField(label=_("Reason"), widget=lines(3), max_length=1000)


class IssueForm(Form):
    number = forms.CharField(
        label=_("Number"),
        max_length=40,
        required=False,
        help_text=_("Leave empty for the next number of the book; type it when another registry gave it."),
        widget=forms.TextInput(attrs={"class": "input--w12"}),
    )
    on = VietnameseDateField(label=_("Date of issue"))
    override_reason = forms.CharField(
        label=_("Why it is issued with open points"), widget=lines(2), required=False, max_length=500
    )


class AcknowledgeForm(Form):
    organisation = forms.ModelChoiceField(label=_("Your body"), queryset=Plan.objects.none())
    how = forms.CharField(
        label=_("How the plan was made known"),
        max_length=300,
        widget=lines(2),
        help_text=_("For example: read out on the loudspeakers on three evenings, put up in the village house."),
    )

    def __init__(self, bodies: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = bodies  # type: ignore[attr-defined]
        if len(bodies) == 1:
            self.fields["organisation"].initial = bodies[0]
