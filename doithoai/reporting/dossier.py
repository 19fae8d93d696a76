"""The dossier of a conference: every paper of the list of papers, as it was issued or as it would stand today."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _

from doithoai.casework import answer_papers
from doithoai.casework import papers as letters
from doithoai.casework.models import Answer, Assignment, Referral
from doithoai.casework.states import AnswerState
from doithoai.casework.workshop import APPROVED
from doithoai.conference import announcing
from doithoai.conference import papers as conference_papers
from doithoai.conference.models import Conference
from doithoai.core import clock, vietnamese
from doithoai.core.transitions import Refused
from doithoai.documents import docx, drafting, issuing, pdf
from doithoai.documents.content import Content, load
from doithoai.documents.models import Paper
from doithoai.documents.profiles import Profile, profile
from doithoai.live import conclusion, running
from doithoai.live import papers as live_papers
from doithoai.live.models import Sitting
from doithoai.opinion import gathering
from doithoai.opinion import papers as opinion_papers
from doithoai.opinion.models import GatheringReport, Opinion
from doithoai.opinion.states import ReportState
from doithoai.people.models import Organisation
from doithoai.programme import issuing as plan_issuing
from doithoai.programme import papers as plan_papers
from doithoai.programme.models import Plan
from doithoai.reporting import papers as result_papers
from doithoai.reporting import report_papers
from doithoai.reporting.models import Report
from doithoai.reporting.states import ReportState as ResultState

#: To single bodies and people: as many as there are assignments and opinions.
_OF_MANY = (8, 9, 18, 19)
_DRAFTED_HERE = (2, 3, 4, 8, 9, 10, 11, 12, 18, 19, 22)
#: More papers than one press of a button may draw; the command has no such end.
MOST_AT_ONCE = 100


@dataclass(frozen=True)
class Entry:
    """One paper of the dossier; `number` is its place in the list of papers, `key` finds it when it was drafted."""

    number: int
    stem: str
    name: str
    build: Callable[[], Content | str]
    form: Profile
    key: str
    #: Names people: for those alone who keep the lists of the hall.
    has_names: bool = False

    @property
    def file(self) -> str:
        return f"{self.number:02d}-{self.stem}"

    @property
    def is_text(self) -> bool:
        return self.number == 23

    @property
    def is_one_of_many(self) -> bool:
        return self.number in _OF_MANY

    @property
    def is_drafted_here(self) -> bool:
        """Plan, reports, minutes, conclusion, referrals begin on their own pages; lists and forms are no letters."""
        return self.number in _DRAFTED_HERE


def entries(conference: Conference, *, names: bool = True) -> list[Entry]:
    """What the dossier holds today, in the order of the list; nothing of sealed matters."""
    found = sorted(_Dossier(conference).all(), key=lambda one: (one.number, one.stem))
    return [one for one in found if names or not one.has_names]


def kept(conference: Conference, rows: list[Entry]) -> dict[str, Paper]:
    """The papers that were drafted from these entries, by their keys."""
    papers = Paper.objects.of(conference.authority).filter(key__in=[one.key for one in rows])
    return {paper.key or "": paper for paper in papers}


def packed(conference: Conference, *, names: bool = True, most: int | None = None) -> bytes:
    """The whole dossier as one archive with its index; issued papers lie in it as they were kept."""
    rows = entries(conference, names=names)
    if most is not None and len(rows) > most:
        raise Refused(
            _("The dossier holds %(n)s papers. Ask the administrator to make it by the command.") % {"n": len(rows)},
            code="too_many",
        )
    papers, index = kept(conference, rows), []
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for row in rows:
            for name, data, form in files_of(row, papers.get(row.key)):
                archive.writestr(name, data)
                index.append({"file": name, "paper": row.number, "profile": form})
        archive.writestr("index.json", json.dumps(index, ensure_ascii=False, indent=1))
    return out.getvalue()


def drawn(row: Entry, paper: Paper | None, kind: str) -> bytes:
    """One paper as a file: as it was kept, as it was drafted, or as it would be drafted now."""
    if paper is not None:
        return issuing.file_bytes(paper, form=kind)
    said = row.build()
    if isinstance(said, str):
        return said.encode("utf-8")
    return docx.render(said, row.form) if kind == "docx" else pdf.render(said, row.form)


def files_of(row: Entry, paper: Paper | None) -> Iterator[tuple[str, bytes, str]]:
    """Name, content and form of each file of one paper."""
    if row.is_text:
        yield f"{row.file}.txt", drawn(row, None, "txt"), ""
        return
    form = paper.profile_code if paper is not None else row.form.code
    for kind in ("docx", "pdf"):
        yield f"{row.file}.{kind}", drawn(row, paper, kind), form


class _Dossier:
    """Walks through the rooms and says what each of them has to give."""

    def __init__(self, conference: Conference) -> None:
        self.conference, self.authority = conference, conference.authority
        self.form = profile(self.authority.paper_profile)

    def all(self) -> Iterator[Entry]:
        yield from self._plan()
        yield from self._before()
        yield from self._sitting()
        yield from self._matters()
        yield from self._letters()
        row = self.conference
        yield self._result()
        yield self._entry(24, "bang-cong-khai", "Bảng công khai kết quả", partial(answer_papers.put_up, row))

    def _result(self) -> Entry:
        """As it was sent; as long as none was, as the figures stand today."""
        sent = Report.objects.filter(conference=self.conference, state=ResultState.SENT)
        report = sent.select_related("authority", "conference", "corrects").order_by("-version").first()
        name = "Báo cáo kết quả"
        if report is None:
            build = partial(result_papers.results, self.conference, on=clock.today())
            return self._entry(22, "bao-cao-ket-qua", name, build)
        build = partial(report_papers.content, report)
        return self._entry(22, "bao-cao-ket-qua", name, build, key=report.paper_key)

    def _entry(
        self,
        number: int,
        stem: str,
        name: str,
        build: Callable[[], Content | str],
        *,
        key: str = "",
        form: Profile | None = None,
        has_names: bool = False,
    ) -> Entry:
        own = key or f"p{number}:{self.conference.public_id}:{stem}"[:80]
        return Entry(number, stem, name, build, form or self.form, own, has_names)

    def _plan(self) -> Iterator[Entry]:
        planned = self.conference.planned
        if planned is None:
            return
        plan = Plan.objects.whole().select_related("amends").get(pk=planned.plan_id)
        key = plan_issuing.paper_key(plan)
        yield self._entry(1, "ke-hoach", "Kế hoạch năm", partial(plan_papers.plan_content, plan), key=key)
        if plan.amends_id:
            key = plan_issuing.change_key(plan)
            yield self._entry(2, "dieu-chinh", "Kế hoạch điều chỉnh", partial(plan_papers.adjustment, plan), key=key)

    def _before(self) -> Iterator[Entry]:
        row = self.conference
        if told := announcing.latest(row):
            yield self._entry(3, "thong-bao", "Thông báo tổ chức", partial(conference_papers.notice, told))
            yield self._entry(23, "ban-tin", "Bản tin truyền thanh", partial(conference_papers.bulletin, told))
        bodies = gathering.expected(row)
        yield self._entry(
            4, "de-nghi-tong-hop", "Công văn đề nghị tổng hợp ý kiến", partial(opinion_papers.asking, row, bodies)
        )
        yield self._entry(5, "phieu-lay-y-kien", "Phiếu lấy ý kiến", partial(opinion_papers.form, row))
        yield from self._reports()
        yield self._entry(
            10, "tong-hop-giai-trinh", "Báo cáo tổng hợp giải trình", partial(answer_papers.explained, row)
        )
        yield self._entry(11, "chuong-trinh", "Chương trình, nội quy", partial(running.programme, row))
        yield self._entry(11, "kich-ban", "Kịch bản điều hành", partial(running.script, row))
        yield self._entry(12, "giay-moi", "Giấy mời", partial(conference_papers.invitation, row))
        yield self._entry(
            12, "giay-trieu-tap", "Giấy triệu tập", partial(conference_papers.invitation, row, summons=True)
        )
        yield self._entry(
            13, "dai-bieu", "Danh sách đại biểu", partial(conference_papers.delegates, row), has_names=True
        )

    def _reports(self) -> Iterator[Entry]:
        """As they were sent: what was read and signed does not change when opinions come later."""
        sent = GatheringReport.objects.filter(conference=self.conference).exclude(state=ReportState.DRAFT)
        for report in sent.select_related("organisation"):
            build = partial(load, report.content_text)
            if report.organisation is not None:
                stem = f"bao-cao-{vietnamese.slug(report.organisation.name)}"
                yield self._entry(6, stem, f"Báo cáo tổng hợp ý kiến: {report.organisation}", build)
            else:
                yield self._entry(7, "bao-cao-phan-loai", "Báo cáo tổng hợp, phân loại", build)

    def _sitting(self) -> Iterator[Entry]:
        row = Sitting.objects.filter(conference=self.conference).select_related("conference__authority").first()
        if row is None:
            return
        yield self._entry(
            14, "dang-ky-phat-bieu", "Danh sách đăng ký phát biểu", partial(live_papers.speakers, row), has_names=True
        )
        yield self._entry(
            15,
            "bien-ban",
            "Biên bản",
            partial(live_papers.minutes, row),
            key=f"minutes:{row.public_id}",
            has_names=True,
        )
        yield self._entry(
            16, "ket-luan", "Thông báo kết luận", partial(live_papers.conclusion, row), key=conclusion.paper_key(row)
        )

    def _matters(self) -> Iterator[Entry]:
        given = Assignment.objects.filter(
            matter__conference=self.conference, matter__is_sealed=False, is_lead=True
        ).active()
        groups: dict[Organisation, list[Assignment]] = {}
        for one in given.select_related("organisation__authority", "matter").order_by("matter_id"):
            groups.setdefault(one.organisation, []).append(one)
        for body, rows in groups.items():
            yield self._entry(
                8,
                f"phieu-chuyen-{vietnamese.slug(body.name)}",
                f"Phiếu chuyển: {body}",
                partial(answer_papers.transfer, body, rows),
            )
        answers = Answer.objects.filter(
            matter__conference=self.conference, matter__is_sealed=False, state__in=APPROVED
        ).select_related("matter__authority", "assignment__organisation__authority")
        opinions = Prefetch(
            "matter__opinions", Opinion.objects.order_by("pk").select_related("authority", "matter__lead")
        )
        for answer in answers.prefetch_related(opinions).order_by("matter_id", "version"):
            if answer.assignment is not None:
                body = answer.assignment.organisation
                yield self._entry(
                    9, f"giai-trinh-{answer.matter.number}", f"Văn bản giải trình: {answer.matter.number}",
                    partial(answer_papers.explanation, answer, body), form=drafting.profile_of(self.authority, body),
                )  # fmt: skip
            if answer.state == AnswerState.PUBLISHED:
                for opinion in answer.matter.opinions.all():
                    yield self._entry(
                        18, f"tra-loi-{opinion.number}", f"Trả lời ý kiến {opinion.number}",
                        partial(answer_papers.reply, opinion, answer),
                    )  # fmt: skip
        received = Opinion.objects.filter(matter__conference=self.conference, matter__is_sealed=False)
        for opinion in received.select_related("authority", "matter__lead").order_by("pk"):
            yield self._entry(
                19, f"tiep-nhan-{opinion.number}", f"Thông báo tiếp nhận {opinion.number}",
                partial(opinion_papers.receipt, opinion),
            )  # fmt: skip

    def _letters(self) -> Iterator[Entry]:
        sent = Referral.objects.filter(matters__conference=self.conference, matters__is_sealed=False).distinct()
        for row in sent.select_related("authority", "to"):
            yield self._entry(
                17, f"chuyen-kien-nghi-{row.public_id}", f"Chuyển kiến nghị: {row.to}",
                partial(letters.referral_letter, row), key=f"referral:{row.public_id}",
            )  # fmt: skip
