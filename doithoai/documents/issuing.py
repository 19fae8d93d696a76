"""A paper from its draft to its issue: written, signed, numbered, kept for good, withdrawn."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from doithoai.core import clock, journal, uploads
from doithoai.core.actors import Actor
from doithoai.core.transitions import Refused, allow, amend, begin, move
from doithoai.documents import docx, numbering, pdf, search
from doithoai.documents.content import Content, dump
from doithoai.documents.models import Paper, RegisterLine
from doithoai.documents.profiles import Profile, profile
from doithoai.documents.states import ISSUE, SIGN, WITHDRAW, PaperState
from doithoai.people.models import Authority, Organisation

journal.register_verb("paper.draft", _("Paper drafted"))
journal.register_verb("paper.revise", _("Draft of the paper changed"))


def draft(
    authority: Authority,
    *,
    content: Content,
    by: Actor,
    organisation: Organisation | None = None,
    profile_code: str = "",
    subject: str = "",
    about_kind: str = "",
    about_id: int | None = None,
    public: bool = False,
    key: str = "",
) -> Paper:
    """A new draft; with a key, the same draft again, refreshed while it is not yet signed."""
    if key:
        known = Paper.objects.filter(authority=authority, key=key).first()
        if known is not None:
            return _refreshed(known, content=content, by=by)
    paper = Paper(
        authority=authority,
        organisation=organisation,
        key=key or None,
        kind=content.symbol.kind,
        profile_code=profile(profile_code or authority.paper_profile).code,
        subject=(subject or content.title)[:400],
        content_text=dump(content),
        generated_text=dump(content),
        about_kind=about_kind,
        about_id=about_id,
        is_public=public,
        written_by=by.pk,
    )
    return begin(paper, "paper.draft", by=by, right="paper.draft", facts={"kind": paper.kind})


def revise(paper: Paper, *, content: Content, by: Actor) -> None:
    """Draw a draft up anew; words that the office changed by hand stay, and differ from now on from the new ones."""
    _refuse_unless(paper, PaperState.DRAFT)
    text = dump(content)
    if text == (paper.generated_text or paper.content_text):
        return
    columns: dict[str, Any] = {"generated_text": text}
    if paper.generated_text in ("", paper.content_text):
        columns |= {"content_text": text, "subject": content.title[:400], "kind": content.symbol.kind}
    amend(paper, "paper.revise", by=by, right="paper.draft", **columns)


def sign(paper: Paper, *, by: Actor, name: str = "", position: str = "", day: date | None = None) -> None:
    """Write down who signed, in which position; the draft's own signature when nothing is said."""
    said = paper.content.signature
    name, position = name.strip() or said.name, position.strip() or said.position
    if not name:
        raise Refused(_("Enter the name of the person who signs."), code="signer", field="name")
    move(paper, SIGN, by=by, signer_name=name, signer_position=position, signed_on=day or clock.today())


def issue(
    paper: Paper,
    *,
    by: Actor,
    day: date | None = None,
    line: RegisterLine | None = None,
    number: int | None = None,
    reason: str = "",
) -> Paper:
    """Number the paper, make its two files once, keep them. A reserved line or a typed number may be given."""
    allow(by, "paper.issue", paper)
    paper.refresh_from_db()
    _refuse_unless(paper, PaperState.SIGNED)
    day = day or clock.today()
    has_number = paper.content.has_number
    held = _numbered(paper, day=day, line=line, number=number, reason=reason) if has_number else None
    content = final_content(paper, number=held.number if held else None, day=day)
    files = _kept(content, paper.profile)
    try:
        with transaction.atomic():
            move(
                paper,
                ISSUE,
                by=by,
                facts={
                    "number": _number_text(content, paper.profile),
                    "on": day.isoformat(),
                    "docx": files["docx_sha256"],
                    "pdf": files["pdf_sha256"],
                },
                number=held.number if held else None,
                number_text=_number_text(content, paper.profile),
                issued_on=day,
                content_text=dump(content),
                docx_path=files["docx_path"],
                docx_sha256=files["docx_sha256"],
                pdf_path=files["pdf_path"],
                pdf_sha256=files["pdf_sha256"],
            )
            search.write(paper)
    except Refused:
        uploads.discard(files["docx_path"])
        uploads.discard(files["pdf_path"])
        raise
    return paper


def withdraw(paper: Paper, *, by: Actor, reason: str) -> None:
    """Take a paper back with a reason; its number stays in the book, its files stay kept."""
    if not reason.strip():
        raise Refused(_("Say why the paper is withdrawn."), code="reason", field="reason")
    with transaction.atomic():
        move(paper, WITHDRAW, by=by, withdraw_reason=reason.strip())
        RegisterLine.objects.filter(paper=paper, reason="").update(reason=reason.strip()[:300])


def final_content(paper: Paper, *, number: int | None, day: date) -> Content:
    """What the paper says once it has its number, its day and its signer."""
    said = paper.content
    signature = replace(
        said.signature,
        name=paper.signer_name or said.signature.name,
        position=paper.signer_position or said.signature.position,
    )
    text = paper.profile.number_text(number) if number is not None else ""
    return replace(said, number=text, day=day, signature=signature, draft_note="")


def preview(paper: Paper, *, form: str = "pdf") -> bytes:
    """The file of a paper that is not issued yet, made for looking at."""
    return pdf.render(paper.content, paper.profile) if form == "pdf" else docx.render(paper.content, paper.profile)


def file_bytes(paper: Paper, *, form: str = "pdf") -> bytes:
    """The kept file of an issued or withdrawn paper, else a preview; refuses a file that was changed."""
    path, digest = (paper.pdf_path, paper.pdf_sha256) if form == "pdf" else (paper.docx_path, paper.docx_sha256)
    if not path:
        return preview(paper, form=form)
    with uploads.open_kept(path) as kept:
        content = kept.read()
    if hashlib.sha256(content).hexdigest() != digest:
        raise Refused(_("The kept file has been changed. Tell the administrator."), code="changed")
    return content


def _refreshed(paper: Paper, *, content: Content, by: Actor) -> Paper:
    allow(by, "paper.draft", paper)
    if paper.state == PaperState.DRAFT:
        revise(paper, content=content, by=by)
    return paper


def _refuse_unless(paper: Paper, state: str) -> None:
    if paper.state == state:
        return
    if paper.is_issued:
        sentence = _("This paper has already been issued with number %(number)s.") % {"number": paper.number_text}
        raise Refused(sentence, code="done")
    raise Refused(_("The paper is not in the state for this. Reload the page."), code="state")


def _numbered(paper: Paper, *, day: date, line: RegisterLine | None, number: int | None, reason: str) -> RegisterLine:
    held = RegisterLine.objects.filter(paper=paper).first()
    if held is not None:
        return held
    if line is not None:
        return numbering.use(paper, line=line)
    if number is not None:
        return numbering.enter(paper, number=number, reason=reason, day=day)
    return numbering.take(paper, day=day)


def _number_text(content: Content, form: Profile) -> str:
    """The number as people quote it ("07-KH/HU", "12/TB-UBND"), without the word before it."""
    if not content.number:
        return ""
    symbol = content.symbol
    line = form.number_line(content.number, symbol.kind, symbol.body, symbol.unit, letter=not content.kind)
    return line.removeprefix("Số:").removeprefix("Số").strip()


def _kept(content: Content, form: Profile) -> dict[str, str]:
    """Both files, rendered and stored before any transaction begins."""
    columns: dict[str, str] = {}
    for name, data in (("docx", docx.render(content, form)), ("pdf", pdf.render(content, form))):
        digest = hashlib.sha256(data).hexdigest()
        path = uploads.keep(uploads.Accepted(data, "paper", f".{name}", digest))
        columns |= {f"{name}_path": path, f"{name}_sha256": digest}
    return columns
