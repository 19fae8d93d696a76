"""Everything that is printed for the hall, and what of it is not ready: single files, an archive, one long file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import pypdfium2
from django.utils.translation import gettext_lazy as _

from doithoai.conference import appointing, attending, briefing, cards, checklist, hall_papers, invitations, leaving
from doithoai.conference import papers as conference_papers
from doithoai.conference.models import Conference
from doithoai.core import clock
from doithoai.core.actors import Actor
from doithoai.core.journal import register_verb
from doithoai.core.transitions import Refused, allow, amend
from doithoai.documents import pdf
from doithoai.documents.content import Content
from doithoai.documents.profiles import profile
from doithoai.live import papers, running
from doithoai.live.models import Sitting
from doithoai.opinion import papers as opinion_papers

register_verb("conference.hall_printed", _("Papers of the hall printed"))

RIGHT = "attendance.manage"


@dataclass(frozen=True)
class Sheet:
    """One thing to print; `for_whom` says where it lies in the hall."""

    key: str
    name: str
    for_whom: str
    build: Callable[[], bytes]


#: Sheets that name people and say so nowhere else; invitations and cards write their own lines.
NAMED = ("dai-bieu", "dang-ky-phat-bieu")


def sheets(conference: Conference, *, by: Actor) -> list[Sheet]:
    """What there is to print today, in the order in which it is laid out."""
    paper = partial(_sheet, conference)
    figures = attending.figures(conference)
    found = [
        paper("chuong-trinh", "Chương trình", "mỗi đại biểu một bản", partial(running.programme, conference)),
        paper("noi-quy", "Nội quy", "dán ở cửa, trên bàn chủ tọa", partial(hall_papers.rules, conference)),
        paper("kich-ban", "Kịch bản điều hành", "chủ tọa, dẫn chương trình, thư ký, kỹ thuật",
              partial(running.script, conference)),
    ]  # fmt: skip
    if briefing.of(conference) is not None:
        found.append(paper("phan-thong-tin", "Phần thông tin", "chủ tọa", partial(hall_papers.information, conference)))
    if conference.hall_checks.exists():
        found.append(paper("chuan-bi", "Danh mục chuẩn bị hội trường", "người phụ trách hội trường",
                           partial(hall_papers.preparations, conference)))  # fmt: skip
    if figures.expected or figures.walk_ins:
        found.append(paper("dai-bieu", "Danh sách đại biểu, điểm danh", "bàn đăng ký, dẫn chương trình",
                           partial(conference_papers.delegates, conference)))  # fmt: skip
    sitting = Sitting.objects.filter(conference=conference).select_related("conference__authority").first()
    if sitting is not None and sitting.turns.exists():
        found.append(paper("dang-ky-phat-bieu", "Danh sách đăng ký phát biểu", "chủ tọa, thư ký",
                           partial(papers.speakers, sitting)))  # fmt: skip
    found.append(paper("phieu-y-kien", "Phiếu lấy ý kiến", "bàn đăng ký, hòm thư",
                       partial(opinion_papers.form, conference)))  # fmt: skip
    for summons, key, name in ((False, "giay-moi", "Giấy mời"), (True, "giay-trieu-tap", "Giấy triệu tập")):
        if figures.summoned if summons else figures.expected > figures.summoned:
            build = partial(invitations.render, conference, summons=summons, by=by)
            found.append(Sheet(key, name, "gửi trước cho từng người", build))
    if figures.expected or figures.walk_ins:
        found.append(Sheet("the-dai-bieu", "Thẻ đại biểu", "bàn đăng ký", partial(cards.render, conference, by=by)))
    return found


def one(conference: Conference, key: str, *, by: Actor) -> bytes | None:
    """A single file; None when there is nothing of that name to print."""
    allow(by, RIGHT, conference)
    found = next((sheet for sheet in sheets(conference, by=by) if sheet.key == key), None)
    if found is None:
        return None
    data = found.build()
    if key in NAMED:
        leaving.taken(conference, key, by=by)
    return data


def archive(conference: Conference, *, by: Actor) -> bytes:
    """Each sheet as a file of its own, numbered as they are laid out."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for place, (sheet, data) in enumerate(_drawn(conference, by=by), start=1):
            packed.writestr(f"{place:02d}-{sheet.key}.pdf", data)
    return out.getvalue()


def together(conference: Conference, *, by: Actor) -> bytes:
    """All sheets as one file, to send to the printer once."""
    whole = pypdfium2.PdfDocument.new()
    for _sheet_of, data in _drawn(conference, by=by):
        part = pypdfium2.PdfDocument(data)
        whole.import_pages(part)
        part.close()
    out = io.BytesIO()
    whole.save(out)
    whole.close()
    return out.getvalue()


def unready(conference: Conference) -> list[str]:
    """What would be missing in the hall if it were printed now, as sentences."""
    found = list(appointing.gaps(conference))
    if briefing.of(conference) is None:
        found.append(str(_("Nobody writes the information part yet.")))
    elif briefing.ready(conference) is None:
        found.append(str(_("The information part is still being written.")))
    if not attending.figures(conference).expected:
        found.append(str(_("Nobody is on the list of delegates yet.")))
    if bodies := attending.without_leader(conference):
        names = ", ".join(body.short_name for body in bodies)
        found.append(str(_("These bodies have named no leader yet: %(names)s.") % {"names": names}))
    left = checklist.progress(checklist.of(conference), clock.today())
    if left.all == 0:
        found.append(str(_("The checklist of the hall is empty.")))
    elif left.late:
        found.append(str(_("Late on the checklist of the hall: %(n)s.") % {"n": left.late}))
    return found


def _sheet(conference: Conference, key: str, name: str, for_whom: str, content: Callable[[], Content]) -> Sheet:
    form = profile(conference.authority.paper_profile)
    return Sheet(key, name, for_whom, lambda: pdf.render(content(), form))


def _drawn(conference: Conference, *, by: Actor) -> list[tuple[Sheet, bytes]]:
    allow(by, RIGHT, conference)
    if conference.is_called_off:
        raise Refused(_("This conference was called off: there is nothing to print."), code="state")
    drawn = [(sheet, sheet.build()) for sheet in sheets(conference, by=by)]
    amend(conference, "conference.hall_printed", by=by, right=RIGHT, facts={"sheets": len(drawn)})
    return drawn
