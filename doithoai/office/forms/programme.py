"""Forms of the year plan: its texts, each of its parts, and what is asked when it moves on."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from doithoai.core import clock
from doithoai.core.forms import Form, ModelForm, VietnameseDateField
from doithoai.people.directory import organisations
from doithoai.people.models import Authority, ClockUnit
from doithoai.programme import planning
from doithoai.programme.models import LegalBasis, Plan, Recipient, Task


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
    folds = (
        ("", ("title", "purposes", "requirements")),
        (_("How it is held"), ("audience_reason", "form_text", "regime_text", "procedure", "front_role")),
        (_("Opening, motto, closing words"), ("lead_in", "motto", "final_words")),
        (_("Signature and place"), ("signing_authority", "signer_position", "signer_name", "place")),
    )

    class Meta:
        model = Plan
        fields = [
            *("title", "purposes", "requirements"),
            *("audience_reason", "form_text", "regime_text", "procedure", "front_role"),
            *("lead_in", "motto", "final_words"),
            *("signing_authority", "signer_position", "signer_name", "place"),
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
            "front_role": _("Part of the Fatherland Front and the organisations"),
            "final_words": _("Closing words"),
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
            "front_role": _("What they do in the organisation itself: mobilise, gather, supervise. Shown in public."),
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
            "front_role": lines(3),
            "final_words": lines(2),
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


class CloseForm(Form):
    """`must_say`: something stays open, and the reason is told in the journal."""

    reason = forms.CharField(label=_("Why the year is closed although this is open"), widget=lines(3), max_length=300)

    def __init__(self, *args: Any, must_say: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].required = must_say
        if not must_say:
            self.fields["reason"].label = _("Note")


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


class AmendmentIssueForm(IssueForm):
    as_whole = forms.BooleanField(
        label=_("Print the whole plan anew"),
        required=False,
        help_text=_("Otherwise the paper says only what changes: as it was, as it is."),
    )

    field_order = ["number", "on", "as_whole", "override_reason"]


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
