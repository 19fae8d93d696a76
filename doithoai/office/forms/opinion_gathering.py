"""Forms of the reports on gathered opinions."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from doithoai.core import clock
from doithoai.core.forms import Form, VietnameseDateField
from doithoai.office.forms.opinion import lines


class GatheringForm(Form):
    method = forms.CharField(
        label=_("How were the opinions gathered?"),
        widget=lines(4),
        max_length=2000,
        help_text=_("Meetings, boxes, calls, papers; who was heard."),
    )
    since = VietnameseDateField(label=_("From day"), required=False)
    until = VietnameseDateField(label=_("To day"), required=False, latest=clock.today)


class ConsolidateForm(Form):
    method = forms.CharField(label=_("Remarks of the coordinator"), widget=lines(4), max_length=2000, required=False)
