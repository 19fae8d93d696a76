"""Forms of signing in and of the own password; the checks are those of the accounts library."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as library
from django import forms
from django.utils.translation import gettext_lazy as _

from doithoai.core.forms import Form


class SignInForm(library.LoginForm):  # type: ignore[misc]  # allauth has no types
    """User name and password, with labels instead of grey hints."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = _("User name")
        self.fields["login"].widget.attrs |= {"autocapitalize": "none", "spellcheck": "false"}
        self.fields["password"].label = _("Password")
        self.fields["password"].help_text = ""
        without_hints(self)


class ChangePasswordForm(library.ChangePasswordForm):  # type: ignore[misc]  # allauth has no types
    """The present password, and the new one twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        labels = {
            "oldpassword": _("Present password"),
            "password1": _("New password"),
            "password2": _("New password once more"),
        }
        for name, label in labels.items():
            self.fields[name].label = label
            self.fields[name].help_text = ""
        self.fields["password1"].help_text = _(
            "At least 12 characters. Four words that do not belong together are good."
        )
        without_hints(self)


class CodeForm(Form):
    """The code of the telephone, or one of the paper."""

    code = forms.CharField(
        label=_("Code"),
        max_length=30,
        help_text=_("Six digits from the application on your telephone, or one of the codes on your paper."),
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )


class FactorForm(Form):
    """The first code of an application that is being added."""

    code = forms.CharField(
        label=_("Code"),
        max_length=30,
        help_text=_("Six digits that the application shows now."),
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric"}),
    )
    name = forms.CharField(
        label=_("Name of the device"),
        max_length=60,
        required=False,
        help_text=_("So that you know it on the list. Example: own telephone"),
    )


class KeyForm(Form):
    """What the browser brings back from the device; written by static/js/passkeys.js."""

    answer = forms.JSONField(widget=forms.HiddenInput)


class KeyAddForm(KeyForm):
    name = forms.CharField(
        label=_("Name of the device"),
        max_length=60,
        required=False,
        help_text=_("So that you know it on the list. Example: own telephone"),
    )


class ReauthenticateForm(library.ReauthenticateForm):  # type: ignore[misc]  # allauth has no types
    """The own password once more, before an act that opens doors."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password"].label = _("Your password")
        self.fields["password"].help_text = ""
        without_hints(self)


def without_hints(form: Any) -> None:
    """A grey hint inside the box disappears when one types: labels say it better."""
    for field in form.fields.values():
        field.widget.attrs.pop("placeholder", None)
