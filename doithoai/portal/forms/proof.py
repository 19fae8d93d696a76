"""The file whose origin somebody wants to know."""

from __future__ import annotations

import hashlib
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from doithoai.core.forms import Form

#: A signed copy is a scan: larger than what people send.
MOST_BYTES = 25 * 1024 * 1024


class PaperCheckForm(Form):
    """The file is hashed and nothing of it is kept."""

    file = forms.FileField(
        label=_("The file of the paper"),
        help_text=_("The .pdf or .docx file as it was issued, or the signed copy; at most 25 MB. It is not kept."),
        widget=forms.FileInput(attrs={"accept": ".pdf,.docx,.jpg,.jpeg,.png"}),
        error_messages={"required": _("Choose the file of the paper."), "empty": _("This file is empty.")},
    )

    def clean_file(self) -> str:
        given: Any = self.cleaned_data["file"]
        if given.size > MOST_BYTES:
            raise ValidationError(_("The file is larger than 25 MB: no paper issued here is."))
        whole = hashlib.sha256()
        for piece in given.chunks():
            whole.update(piece)
        return whole.hexdigest()
