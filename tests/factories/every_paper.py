"""One of each paper of the list (docs/paper-list.md): what the dossier holds, and what is drawn up beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache

from doithoai.casework import booklet, urging
from doithoai.casework import papers as letters
from doithoai.casework.models import Referral
from doithoai.core import clock
from doithoai.documents.content import Content
from doithoai.documents.profiles import Profile
from doithoai.opinion import gathering, handing_over
from doithoai.opinion import papers as opinion_papers
from doithoai.opinion.models import GatheringReport
from doithoai.programme import papers as plan_papers
from doithoai.programme import planning
from doithoai.programme.models import Plan
from tests.factories import people
from tests.factories.dossier import Held, held
from tests.factories.programme import coordinator

#: The chair's booklet stands in no list of the law: it is a collection for the hall.
BOOKLET = 0


@dataclass(frozen=True)
class Named:
    """A paper with its place in the list."""

    number: int
    stem: str
    content: Content
    form: Profile

    def __str__(self) -> str:
        return f"{self.number:02d}-{self.stem}"


def every_paper(made: Held) -> list[Named]:
    """Of papers that exist once for each opinion or body the first one; the bulletin (23) is plain text."""
    _reports(made)
    found: dict[tuple[int, str], Named] = {}
    for entry in made.entries():
        said = entry.build()
        if isinstance(said, Content):
            found.setdefault(
                (entry.number, entry.name.split(":")[0]), Named(entry.number, entry.stem, said, entry.form)
            )
    form = made.entries()[0].form
    beside = (
        (2, "dieu-chinh", _amended(made)),
        (17, "don-doc-chuyen", _referral_urging(made)),
        (20, "phieu-huong-dan", _guidance(made)),
        (21, "don-doc", _urging(made)),
        (BOOKLET, "tap-tra-loi", booklet.paper(made.conference)),
    )
    rows = [*found.values(), *(Named(number, stem, content, form) for number, stem, content in beside)]
    return sorted(rows, key=lambda one: (one.number, one.stem))


def _reports(made: Held) -> None:
    """An agency's report (6) and the coordinator's (7)."""
    if GatheringReport.objects.filter(conference=made.conference).exists():
        return
    today = clock.today()
    gathering.send(
        made.conference,
        made.commune.agency,
        method="Họp chi bộ, mở hòm thư.",
        since=today - timedelta(days=20),
        until=today,
        by=made.commune.clerk,
    )
    gathering.consolidate(made.conference, method="Tổng hợp từ báo cáo.", by=made.commune.coordinator)


def _amended(made: Held) -> Content:
    plan = made.conference.planned.plan
    later = planning.amend(plan, reason="Đổi địa điểm theo đề nghị của nhân dân", by=coordinator(plan.authority))
    later.planned.update(venue="Nhà văn hóa trung tâm xã")
    return plan_papers.adjustment(Plan.objects.whole().select_related("amends").get(pk=later.pk))


def _referral_urging(made: Held) -> Content:
    row = Referral.objects.filter(matters__conference=made.conference).select_related("authority", "to")[0]
    return letters.referral_urging(row, times=1, on=clock.today())


def _guidance(made: Held) -> Content:
    holder = people.person("sealed_holder", made.commune.authority)
    matter = made.commune.opinion("Tôi tố cáo ông Ngoạch nhận tiền của bảy hộ.").matter
    row = handing_over.hand_over(
        matter, kind="denunciation", receiver="Ủy ban Kiểm tra", reason="Chuyển theo Luật Tố cáo", by=holder
    )
    return opinion_papers.guidance(row)


def _urging(made: Held) -> Content:
    today = clock.today()
    due = urging.owed(made.commune.agency, on=today + timedelta(days=40))
    return letters.urging(made.commune.agency, due.rows(today + timedelta(days=40)), soon=due.soon)


@lru_cache(maxsize=3)
def kept(code: str) -> tuple[Named, ...]:
    """The same papers for all tests of a module: contents are frozen, the rows of the database may be gone."""
    return tuple(every_paper(held(code)))
