"""The rules of the meeting (S-23, S-54): the authority's template, and what one conference says instead."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from doithoai.conference.models import Conference, HallTemplate
from doithoai.core.actors import Actor
from doithoai.core.journal import register_verb
from doithoai.core.transitions import Refused, amend, begin
from doithoai.people.models import Authority

register_verb("hall_template.begin", _("Template of the hall written"))
register_verb("hall_template.write", _("Template of the hall changed"))
register_verb("conference.rules", _("Rules of the meeting set"))

RIGHT = "conference.schedule"
#: Stands in a rule for how long somebody may speak at this conference.
TIME = "{thời lượng}"
#: Offered until an authority writes its own.
OFFERED = (
    "Phát biểu trên tinh thần xây dựng, vì lợi ích chung; tôn trọng chủ tọa và các đại biểu.",
    "Phát biểu theo thứ tự đăng ký, đúng nội dung đã đăng ký, khi chủ tọa mời.",
    f"Mỗi lượt phát biểu không quá {TIME}; hết giờ thì dừng, phần còn lại gửi bằng văn bản.",
    "Người chưa được phát biểu ghi phiếu và được trả lời bằng văn bản như các ý kiến khác.",
    "Khiếu nại, tố cáo gửi bộ phận tiếp nhận để giải quyết theo luật, không trình bày tại hội trường.",
    "Hội nghị có ghi âm để lập biên bản; tên chỉ hiện trên màn hình khi đại biểu đồng ý.",
)


def template_of(authority: Authority) -> HallTemplate:
    """What the authority wrote, else an unsaved one with what is offered."""
    found = HallTemplate.objects.filter(authority=authority).first()
    return found or HallTemplate(authority=authority, rules="\n".join(OFFERED))


def write_template(authority: Authority, *, rules: str, checklist: str, by: Actor) -> bool:
    """For every conference that says nothing of its own; False when nothing changed."""
    said, listed = _lines(rules), _lines(checklist)
    row = HallTemplate.objects.filter(authority=authority).first()
    if row is None:
        made = HallTemplate(authority=authority, rules=said, checklist=listed)
        begin(made, "hall_template.begin", by=by, right=RIGHT)
        return True
    if (row.rules, row.checklist) == (said, listed):
        return False
    amend(row, "hall_template.write", by=by, right=RIGHT, rules=said, checklist=listed)
    return True


def text_of(conference: Conference) -> str:
    """The rules as they are edited, one a line."""
    return conference.house_rules or template_of(conference.authority).rules


def of(conference: Conference) -> tuple[str, ...]:
    """The rules as they are read out: one line each, with the time that a speaker has."""
    lines = text_of(conference).splitlines()
    return tuple(line.strip().replace(TIME, time_words(conference)) for line in lines if line.strip())


def time_words(conference: Conference) -> str:
    minutes, seconds = divmod(conference.speak_seconds, 60)
    if not minutes:
        return f"{seconds} giây"
    return f"{minutes} phút" + (f" {seconds} giây" if seconds else "")


def names_time(conference: Conference) -> bool:
    """True when one of the rules says itself how long somebody may speak."""
    text = text_of(conference)
    return TIME in text or time_words(conference) in text


def set_for(conference: Conference, *, text: str, speak_seconds: int, by: Actor) -> bool:
    """Rules of this conference alone; the words of the template, or none, bring it back to the template."""
    if not 30 <= speak_seconds <= 1800:
        raise Refused(_("A speech lasts from half a minute to thirty minutes."), field="minutes")
    if conference.has_begun:
        raise Refused(_("The conference has begun: its rules stand."), code="state")
    own = _lines(text)
    if own == _lines(template_of(conference.authority).rules):
        own = ""
    if (conference.house_rules, conference.speak_seconds) == (own, speak_seconds):
        return False
    facts = {"speak_seconds": speak_seconds, "own": bool(own)}
    amend(conference, "conference.rules", by=by, right=RIGHT, facts=facts, house_rules=own, speak_seconds=speak_seconds)
    return True


def _lines(text: str) -> str:
    return "\n".join(" ".join(line.split()) for line in text.splitlines() if line.strip())
