"""Links in messages that are good for one act of one reader. The token is kept nowhere: only its hash is."""

from __future__ import annotations

import base64
import hashlib
from datetime import timedelta

from django.conf import settings
from django.utils.crypto import salted_hmac

from doithoai.core import clock
from doithoai.notices import occasions
from doithoai.notices.models import ActLink, Notice
from doithoai.notices.occasions import Act
from doithoai.people.models import Authority


def offered(notice: Notice) -> tuple[Act, str] | None:
    """What can be done from this message, and the path that does it; the same when it is carried once more."""
    act = occasions.act_of(notice)
    if act is None:
        return None
    token = _token(notice)
    ActLink.objects.get_or_create(
        digest=_digest(token),
        defaults={
            "authority_id": notice.authority_id,
            "reader_id": notice.reader_id,
            "act": act.name,
            "subject": act.subject,
            "expires_at": clock.now() + timedelta(days=settings.DOITHOAI_ACT_LINK_DAYS),
        },
    )
    return act, f"/{notice.authority.slug}/van-phong/mot-viec/{token}/"


def find(authority: Authority, token: str) -> ActLink | None:
    """The link with this token in this authority."""
    rows = ActLink.objects.filter(authority=authority, digest=_digest(token))
    return rows.select_related("reader", "authority").first()


def spend(link: ActLink) -> bool:
    """The one act is done now; False when it was done before or its time is over."""
    now = clock.now()
    fresh = ActLink.objects.filter(pk=link.pk, used_at=None, expires_at__gt=now)
    return bool(fresh.update(used_at=now))


def _token(notice: Notice) -> str:
    """One per reader and occasion, as the key of the notice is; nobody finds it without the secret of the house."""
    drawn = salted_hmac("doithoai.notices.act_links", f"{notice.pk}:{notice.key}", algorithm="sha256").digest()
    return base64.urlsafe_b64encode(drawn).decode().rstrip("=")


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
