"""Forms of signing in and of the own password; the checks are those of the accounts library."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as library
from django.utils.translation import gettext_lazy as _


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
