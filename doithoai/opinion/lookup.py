"""From the code on the receipt to the submission; only a keyed digest of the code is stored."""

from __future__ import annotations

from doithoai.core import codes
from doithoai.opinion.models import Submission
from doithoai.people.models import Authority


def find(authority: Authority, typed: str) -> Submission | None:
    """The submission of this authority with that code; None for a wrong code, whatever is wrong with it."""
    code = codes.normalise(typed)
    if code is None:
        return None
    return Submission.objects.filter(authority=authority, code_digest=codes.digest(code)).first()
