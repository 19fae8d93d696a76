"""The first steps of an authority: what is still to do, what was looked at, the letter that tries out the mail."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from doithoai.core import toasts
from doithoai.core.web import HouseRequest, office_page
from doithoai.documents import docx, drafting, pdf
from doithoai.documents.content import Content, Paragraph
from doithoai.documents.profiles import profile
from doithoai.notices import carriers
from doithoai.office import first_steps
from doithoai.office.acting import form_page
from doithoai.office.forms.people import PAPER_PROFILES, MailTestForm
from doithoai.people import beginning
from doithoai.people.models import Authority

MADE = {
    "pdf": (pdf.render, "application/pdf"),
    "docx": (docx.render, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
}


@office_page("settings.manage")
def steps(request: HouseRequest, slug: str) -> HttpResponse:
    """All steps with their state; left at any time and gone on with at any time."""
    found = first_steps.of(request.authority)
    context = {
        "steps": found,
        "number": sum(step.state == first_steps.OPEN for step in found),
        "next": next((step for step in found if step.state == first_steps.OPEN), None),
    }
    return render(request, "office/people/first_steps.html", context)


@require_POST
@office_page("settings.manage")
def step_skip(request: HouseRequest, slug: str, step: str) -> HttpResponse:
    beginning.skip(request.authority, _known(step), by=request.actor)
    toasts.done(request, _("Left for later. It stands on this page and can be taken up at any time."))
    return redirect("office:first_steps", slug)


@require_POST
@office_page("settings.manage")
def step_resume(request: HouseRequest, slug: str, step: str) -> HttpResponse:
    beginning.resume(request.authority, _known(step), by=request.actor)
    return redirect("office:first_steps", slug)


def _known(step: str) -> str:
    if step not in first_steps.KEYS:
        raise Http404
    return step


@require_POST
@office_page("clock.manage")
def clocks_confirm(request: HouseRequest, slug: str) -> HttpResponse:
    beginning.confirm(request.authority, "clocks", by=request.actor)
    toasts.done(request, _("The deadline rules are confirmed. Each of them can still be changed."))
    return redirect("office:clocks", slug)


@office_page("settings.manage")
def mail_test(request: HouseRequest, slug: str) -> HttpResponse:
    """One letter to an address that is typed and not kept; or the words that no mail server is set."""
    return form_page(
        request,
        MailTestForm(request.POST or None, initial={"address": request.actor.person.email}),
        lambda data: _try_out(request, data["address"]),
        lambda _made: redirect("office:first_steps", slug),
        "office/people/mail_test.html",
        _("The mail server took the letter. Look whether it arrived, also among unwanted mail."),
        is_set=carriers.mail_is_set_up(),
    )


def _try_out(request: HouseRequest, address: str) -> None:
    carriers.try_out(address, request.authority.name)
    beginning.mail_went(request.authority, by=request.actor)


@office_page("settings.manage")
def paper_look(request: HouseRequest, slug: str) -> HttpResponse:
    """How papers of this authority look, before there is one; somebody says that it is right."""
    if request.method == "POST":
        beginning.confirm(request.authority, "look", by=request.actor)
        toasts.done(request, _("Kept: the look of the papers is right."))
        return redirect("office:first_steps", slug)
    is_confirmed = "setup.look" in beginning.known(request.authority)[0]
    context: dict[str, object] = {"sample": sample_of(request.authority), "is_confirmed": is_confirmed}
    context["form_words"] = PAPER_PROFILES.get(request.authority.paper_profile, request.authority.paper_profile)
    return render(request, "office/people/paper_look.html", context)


@office_page("settings.manage")
def paper_look_file(request: HouseRequest, slug: str, form: str) -> HttpResponse:
    """The sample as a file; nothing of it is kept and no number is used."""
    if form not in MADE:
        raise Http404
    make, kind = MADE[form]
    body = make(sample_of(request.authority), profile(request.authority.paper_profile))
    response = HttpResponse(body, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="van-ban-mau.{form}"'
    return response


def sample_of(authority: Authority) -> Content:
    """A letter that says it is a sample, with the letterhead and the signature of the office."""
    return drafting.paper(
        authority,
        kind="Thông báo",
        symbol="TB",
        abstract=("về việc kiểm tra thể thức văn bản",),
        body=[
            Paragraph(
                "Đây là văn bản mẫu để kiểm tra thể thức trước khi sử dụng, không có giá trị thi hành, không lấy số."
            ),
            Paragraph(
                "Đề nghị đối chiếu với một văn bản cơ quan đã ban hành: tên cơ quan cấp trên và cơ quan ban hành, "
                "ký hiệu, địa danh, chức vụ người ký, nơi nhận và nơi lưu."
            ),
        ],
        recipients=("Các cơ quan, đơn vị (mẫu)",),
        draft_note="VĂN BẢN MẪU",
    )
