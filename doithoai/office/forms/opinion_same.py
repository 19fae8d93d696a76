"""Forms of the page of proposed groups and of taking an opinion apart."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from doithoai.conference.models import Conference
from doithoai.core.forms import Form
from doithoai.office.forms.opinion import ALL, GroupedField, lines
from doithoai.opinion.models import Matter, Opinion
from doithoai.people.models import Authority


class SameFilter(Form):
    conference = forms.ModelChoiceField(
        label=_("Conference"), queryset=Conference.objects.none(), required=False, empty_label=_("All")
    )
    field = GroupedField(label=_("Field"), required=False)

    def __init__(self, authority: Authority, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        within: Any = self.fields
        within["conference"].queryset = Conference.objects.of(authority)
        within["field"].within(authority, competent=False, empty=ALL)


class PointsForm(Form):
    """One box for each point, at least two; empty ones between them close up. `wanted` boxes, or one per proposal."""

    def __init__(self, points: list[str], wanted: int, data: Any = None) -> None:
        super().__init__(_closed_up(data) if data else None)
        for place in range(1, max(wanted, len(points)) + 1):
            self.fields[f"point_{place}"] = forms.CharField(
                label=format_lazy(_("Point {n}"), n=place),
                required=place <= 2,
                widget=lines(3),
                initial=points[place - 1] if place <= len(points) else "",
                error_messages={"required": _("Write at least two points.")},
            )
        self.fields["points"] = forms.CharField(required=False, widget=forms.HiddenInput)

    def texts(self) -> list[str]:
        return [text for name, text in self.cleaned_data.items() if name.startswith("point_") and text.strip()]


def _closed_up(data: Any) -> dict[str, str]:
    """The points that were written, one after the other."""
    names = sorted((name for name in data if re.fullmatch(r"point_\d{1,3}", name)), key=lambda name: int(name[6:]))
    written = [data[name] for name in names if data[name].strip()]
    return {f"point_{place}": text for place, text in enumerate(written, start=1)}


class TickedForm(Form):
    """Opinions as a screen saw them, each with the matter it stood in, and the matter that keeps them."""

    opinion = forms.MultipleChoiceField(
        label=_("Opinions"),
        error_messages={"required": _("Tick at least one opinion that does not stand in the chosen matter yet.")},
    )
    into = forms.CharField(
        label=_("Matter that keeps them"), error_messages={"required": _("Choose the matter that keeps them.")}
    )

    def __init__(self, authority: Authority, data: Any) -> None:
        super().__init__(data)
        self.authority = authority
        ticked: Any = self.fields["opinion"]
        ticked.choices = [(value, value) for value in data.getlist("opinion")]

    def clean_opinion(self) -> list[Opinion]:
        """With the matter that was seen, not the one in which it stands now: the rule compares the two."""
        seen = dict(value.partition(".")[::2] for value in self.cleaned_data["opinion"])
        rows = Opinion.objects.filter(authority=self.authority, public_id__in=seen)
        rows = rows.select_related("submission__contact", "authority").order_by("pk")
        matters = Matter.objects.of(self.authority).filter(public_id__in=seen.values(), is_sealed=False)
        known = {matter.public_id: matter for matter in matters}
        opinions = [row for row in rows if seen[row.public_id] in known]
        if len(opinions) != len(seen):
            raise forms.ValidationError(_("One of these opinions can no longer be joined. Reload the page."))
        for row in opinions:
            row.matter = known[seen[row.public_id]]
        return opinions

    def clean_into(self) -> Matter:
        rows = Matter.objects.of(self.authority).unsealed().select_related("authority", "field", "lead")
        into = rows.filter(public_id=self.cleaned_data["into"]).first()
        if into is None:
            raise forms.ValidationError(_("That matter no longer stands. Reload the page and choose another one."))
        return into
