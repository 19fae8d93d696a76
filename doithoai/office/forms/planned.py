"""The form of one planned conference: whom it meets, what about, when, where, who presides, who asked for it."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from doithoai.conference.models import Category
from doithoai.core.formats import vndate
from doithoai.core.forms import VietnameseDateField, in_order
from doithoai.office.forms.programme import PartForm, lines
from doithoai.opinion.models import Field
from doithoai.programme import parts
from doithoai.programme.models import ConferenceKind, Occasion, PeriodKind, Plan, PlannedConference, entered

QUARTERS = [(1, "I"), (2, "II"), (3, "III"), (4, "IV")]
_TYPED_DAYS = VietnameseDateField()

#: What a plan cannot do without first, the rest in parts; the quarter stands for its two days and is no column.
FOLDS = (
    (
        "",
        (
            "audience",
            "inform_part",
            "listen_part",
            "period_kind",
            "quarter",
            "period_from",
            "period_to",
            "period_days",
            "venue",
            "chair",
            "co_chairs",
        ),
    ),
    (
        _("What else is said of it"),
        ("respond_part", "remarks", "field_codes", "internal_topic"),
    ),
    (_("Whom it is held with, more exactly"), ("kind", "audience_groups", "villages", "place_wording")),
    (_("How it is held"), ("mode", "form", "pre_gathering")),
    (_("Held at the request of voters"), ("occasion", "asked_by", "voters", "asked_on")),
)
ORDER = in_order(FOLDS)


class DaysField(forms.CharField):
    """Several days, one per line; kept as ISO texts in their order."""

    widget = lines(3)

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, list):
            return "\n".join(vndate(date.fromisoformat(text)) for text in value)
        return value

    def clean(self, value: Any) -> list[str]:
        days: set[str] = set()
        for line in entered(super().clean(value) or ""):
            try:
                day = _TYPED_DAYS.clean(line)
            except ValidationError as wrong:
                raise ValidationError(
                    _("“%(line)s” is not a day. Write for example 25/06/2026.") % {"line": line}
                ) from wrong
            days.add(day.isoformat())
        return sorted(days)


class PlannedForm(PartForm):
    audience_groups = forms.MultipleChoiceField(
        label=_("Groups"), choices=Category.choices, required=False, widget=forms.CheckboxSelectMultiple
    )
    quarter = forms.TypedChoiceField(
        label=_("Quarter"), choices=[("", "—"), *QUARTERS], coerce=int, required=False, empty_value=None
    )
    kind = forms.ChoiceField(label=_("With whom"), choices=ConferenceKind.choices, required=False)
    occasion = forms.ChoiceField(label=_("Occasion"), choices=Occasion.choices, required=False)
    asked_on = VietnameseDateField(label=_("Day of the count"), required=False)
    field_codes = forms.MultipleChoiceField(
        label=_("Fields that it takes up"), required=False, widget=forms.CheckboxSelectMultiple
    )
    period_days = DaysField(
        label=_("Several days"), required=False, help_text=_("One per line, for example 25/06/2026.")
    )
    period_from = VietnameseDateField(label=_("First day"), required=False)
    period_to = VietnameseDateField(label=_("Last day"), required=False)

    folds = FOLDS
    field_order = ORDER

    class Meta:
        model = PlannedConference
        fields = [name for name in ORDER if name != "quarter"]
        labels = {
            "audience": _("Audience"),
            "place_wording": _("Audience as worded in headings"),
            "inform_part": _("What is reported"),
            "listen_part": _("What is listened to"),
            "respond_part": _("How it is dealt with"),
            "remarks": _("Further words"),
            "asked_by": _("Voters who asked for it"),
            "voters": _("Voters in all"),
            "chair": _("Who chairs it"),
            "co_chairs": _("Who chairs it together with them"),
            "villages": _("Villages or village clusters"),
            "internal_topic": _("Internal Party topic"),
            "mode": _("Way of dealing with petitions"),
            "form": _("Form"),
            "pre_gathering": _("Opinions are gathered beforehand"),
            "period_kind": _("Period"),
            "venue": _("Venue"),
        }
        help_texts = {
            "inform_part": _("Results, advantages and difficulties, coming tasks."),
            "asked_by": _("Only when it is held at the request of voters."),
            "chair": _("Leave empty when the text of the plan says it for all."),
            "co_chairs": _("One per line."),
            "villages": _("One per line. Leave empty when it is held for the whole place."),
            "remarks": _("What no other field holds. It is printed and public."),
            "internal_topic": _("Stays inside; never shown in public."),
            "venue": _("Leave empty when it is announced later."),
        }
        widgets = {
            "audience": lines(2),
            "place_wording": lines(2),
            "inform_part": lines(4),
            "listen_part": lines(4),
            "respond_part": lines(4),
            "remarks": lines(2),
            "co_chairs": lines(2),
            "villages": lines(3),
            "asked_by": forms.NumberInput(attrs={"class": "input--w12"}),
            "voters": forms.NumberInput(attrs={"class": "input--w12"}),
        }

    def __init__(self, plan: Plan, *args: Any, **kwargs: Any) -> None:
        super().__init__(plan, *args, **kwargs)
        known = Field.objects.filter(authority=plan.authority_id, parent=None, valid_to=None)
        self.fields["field_codes"].choices = known.values_list("code", "name")  # type: ignore[attr-defined]
        first = self.instance.period_from
        if self.instance.period_kind == PeriodKind.QUARTER and first:
            self.fields["quarter"].initial = (first.month - 1) // 3 + 1

    def clean(self) -> dict[str, Any]:
        """Bring the period to its first and last day."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        quarter = data.pop("quarter", None)
        data["kind"] = data.get("kind") or ConferenceKind.PEOPLE
        data["occasion"] = data.get("occasion") or Occasion.REGULAR
        first, last = self._period(data, quarter)
        # A refused period must not trip over the constraint that both ends are known.
        if data.get("period_kind") != PeriodKind.NONE and first is None:
            first = last = date(self.plan.year, 1, 1)
        return {**data, "period_from": first, "period_to": last}

    def _period(self, data: dict[str, Any], quarter: int | None) -> tuple[date | None, date | None]:
        kind, first, last = data.get("period_kind"), data.get("period_from"), data.get("period_to")
        if kind == PeriodKind.NONE:
            return None, None
        if kind == PeriodKind.QUARTER:
            if quarter:
                return parts.quarter(self.plan.year, quarter)
            self.add_error("quarter", _("Choose the quarter."))
            return None, None
        if kind == PeriodKind.DAYS:
            days = data.get("period_days") or []
            if len(days) < 2 and "period_days" not in self.errors:
                self.add_error("period_days", _("Enter at least two days, one per line."))
            return (date.fromisoformat(days[0]), date.fromisoformat(days[-1])) if days else (None, None)
        if first is None:
            self.add_error("period_from", _("Enter the day."))
            return None, None
        if kind == PeriodKind.MONTH:
            return month_of(first)
        if kind == PeriodKind.DAY:
            return first, first
        if last is None or last < first:
            self.add_error("period_to", _("Enter the last day; it does not lie before the first."))
            return first, first
        return first, last


def month_of(day: date) -> tuple[date, date]:
    """First and last day of the month."""
    return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])
