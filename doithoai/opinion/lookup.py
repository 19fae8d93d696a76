"""From the code on the slip to the submission; the code itself is stored nowhere."""

from __future__ import annotations

from doithoai.core import codes
from doithoai.opinion.models import Submission
from doithoai.people.models import Authority


def find(authority: Authority, typed_code: str) -> Submission | None:
    """The submission of this authority behind a code, however it was typed."""
    code = codes.normalise(typed_code)
    if code is None:
        return None
    return Submission.objects.filter(authority=authority, code_digest=codes.digest(code)).first()
