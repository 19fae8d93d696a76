"""Files that prove a duty or a broadcast: kept outside every web root under a random name."""

from __future__ import annotations

from doithoai.core import uploads
from doithoai.core.uploads import Accepted
from doithoai.documents.models import Attachment
from doithoai.people.models import Authority


def keep(authority: Authority, name: str, accepted: Accepted) -> Attachment:
    """Store an accepted file and remember what it is."""
    return Attachment.objects.create(
        authority=authority,
        path=uploads.keep(accepted),
        name=name,
        kind=accepted.kind,
        size=len(accepted.content),
        sha256=accepted.sha256,
    )
