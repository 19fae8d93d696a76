"""How one wants to be told."""

from django import forms
from django.utils.translation import gettext_lazy as _

from doithoai.core.forms import Form, Radios
from doithoai.notices.models import How


class PreferenceForm(Form):
    how = forms.ChoiceField(label=_("By e-mail"), choices=How.choices, widget=Radios)
