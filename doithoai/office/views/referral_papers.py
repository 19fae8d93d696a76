"""The letter of a referral and the letter that urges its reply, as drafts among the papers."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from doithoai.casework import papers, whereabouts
from doithoai.casework.models import Referral
from doithoai.casework.states import ReferralState
from doithoai.core import clock
from doithoai.core.transitions import Refused
from doithoai.core.web import HouseRequest, office_page
from doithoai.documents import issuing
from doithoai.documents.models import Paper

ABOUT = "casework.referral"


def papers_of(row: Referral) -> list[Paper]:
    """Letters drafted for this referral, the newest first."""
    return list(Paper.objects.of(row.authority).about(ABOUT, row.pk))


@require_POST
@office_page("referral.send")
def draft(request: HouseRequest, slug: str, public_id: str, letter: str) -> HttpResponse:
    """Made again while it is not signed; each urging has a letter of its own."""
    rows = Referral.objects.filter(authority=request.authority).select_related("authority", "to")
    row = get_object_or_404(rows, public_id=public_id)
    if letter == "cong-van":
        content, key = papers.referral_letter(row), f"referral:{row.public_id}"
    else:
        if row.state not in (ReferralState.SENT, ReferralState.RECEIVED):
            raise Refused(_("Only a referral whose reply is awaited can be urged."), code="state")
        times = whereabouts.urgings([row.pk]).get(row.pk, 0)
        content = papers.referral_urging(row, times=times, on=clock.today())
        key = f"referral_urging:{row.public_id}:{times + 1}"
    paper = issuing.draft(
        request.authority, content=content, by=request.actor, key=key, about_kind=ABOUT, about_id=row.pk
    )
    return redirect("office:paper", slug, paper.public_id)
