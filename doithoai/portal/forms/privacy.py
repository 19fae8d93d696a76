"""What a person fills in to ask about the own data."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from doithoai.core.forms import Form, PhoneField
from doithoai.privacy.models import RequestKind


class AskForm(Form):
    """For a correction how the data should read; otherwise only what one wants to add."""

    name = forms.CharField(
        label=_("Full name as it should read"),
        help_text=_("What you leave empty stays as it is."),
        required=False,
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "name", "class": "input--w20"}),
    )
    phone = PhoneField(label=_("Telephone as it should read"), fixed=True, required=False)
    email = forms.EmailField(
        label=_("E-mail as it should read"),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "class": "input--w20"}),
        error_messages={"invalid": _("Write the e-mail address in full. Example: lam.duong@example.vn.")},
    )
    address = forms.CharField(label=_("Address as it should read"), required=False, max_length=200)
    words = forms.CharField(
        label=_("Do you want to add something?"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, kind: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if kind != RequestKind.CORRECT:
            for name in ("name", "phone", "email", "address"):
                del self.fields[name]
        if kind == RequestKind.CONSENT:
            del self.fields["words"]
