"""How one wants to be told, and what one answers from a message."""

from django import forms
from django.utils.translation import gettext_lazy as _

from doithoai.core import clock
from doithoai.core.forms import Form, Radios, VietnameseDateField
from doithoai.notices.models import How


class PreferenceForm(Form):
    how = forms.ChoiceField(label=_("By e-mail"), choices=How.choices, widget=Radios)


class AnswerDayForm(Form):
    day = VietnameseDateField(label=_("The answer comes by"), earliest=clock.today)
