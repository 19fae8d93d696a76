"""A conference of which every paper of the list exists: announced, held, answered, reported."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from doithoai.conference.models import Attendance, Conference
from doithoai.core import clock
from doithoai.documents.content import Content
from doithoai.documents.profiles import profile
from doithoai.opinion.models import Matter, Opinion, Submission
from doithoai.reporting import dossier
from tests.factories import live
from tests.factories.casework import Commune
from tests.factories.live import Hall


@dataclass
class Held:
    """The conference, the people of its hall, and the commune around it."""

    commune: Commune
    hall: Hall

    @property
    def conference(self) -> Conference:
        return Conference.objects.select_related("authority", "planned").get(pk=self.hall.conference.pk)

    def entries(self) -> list[dossier.Entry]:
        return dossier.entries(self.conference)


def authority_of(code: str) -> dict[str, Any]:
    """The columns of an authority that writes in this form."""
    if profile(code).party:
        return {"paper_profile": code}
    return {
        "paper_profile": code,
        "name": "Ủy ban nhân dân xã Tân Yên",
        "short_name": "UBND xã",
        "head_kind": "state",
        "symbol": "UBND",
        "head_title": "Chủ tịch Ủy ban nhân dân xã",
        "issuing_body": "Ủy ban nhân dân xã Tân Yên",
        "superior_name": "Ủy ban nhân dân tỉnh Bắc Ninh",
    }


def held(code: str = "dang_2026") -> Held:
    commune = Commune(**authority_of(code))
    hall = live.in_session(commune.authority)
    made = Held(commune, hall)
    live.speaker(hall)
    live.question(hall)
    live.delegate(hall)
    Attendance.objects.filter(conference=hall.conference).update(position="Trưởng thôn")
    answered = [_of_conference(commune.matter(), hall) for _number in range(2)]
    commune.published(commune.assigned(answered[0]))
    commune.approved(commune.assigned(answered[1]))
    commune.made_public(answered[0])
    _of_conference(commune.commitment(_of_conference(commune.matter(), hall)).matter, hall)
    commune.assigned(_of_conference(commune.matter(), hall))
    commune.referral(_of_conference(commune.matter(), hall))
    return made


def _of_conference(matter: Matter, hall: Hall) -> Matter:
    Matter.objects.filter(pk=matter.pk).update(conference=hall.conference)
    Opinion.objects.filter(matter=matter).update(conference=hall.conference)
    Submission.objects.filter(opinions__matter=matter).update(conference=hall.conference)
    matter.refresh_from_db()
    return matter


def issued(content: Content) -> Content:
    """As the paper stands once it has its number, its day and its signer."""
    named = replace(content.signature, name="Nguyễn Văn Thụ")
    other = replace(content.left_signature, name="Phạm Thị Bưởi") if content.left_signature else None
    number = "15" if content.has_number else ""
    return replace(content, number=number, day=clock.today(), signature=named, left_signature=other, draft_note="")
