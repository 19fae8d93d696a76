"""A paper against its profile: what stands otherwise than the form prescribes, in any Word or PDF file."""

from __future__ import annotations

from doithoai.documents import checking_looks, checking_words, seen_docx, seen_pdf
from doithoai.documents.profiles import Profile
from doithoai.documents.recognising import recognise
from doithoai.documents.seen import Deviation, SeenPaper

__all__ = ["Deviation", "check", "check_docx", "check_pdf"]


def check(data: bytes, profile: Profile, *, numbered: bool | None = None) -> list[Deviation]:
    """A file of either kind, told apart by its first bytes; unless it is said, a paper that has neither number nor day
    is taken for one that waits for both."""
    if data.startswith(b"%PDF"):
        return check_pdf(data, profile, numbered=numbered)
    return check_docx(data, profile, numbered=numbered)


def check_docx(data: bytes, profile: Profile, *, numbered: bool | None = None) -> list[Deviation]:
    """Every deviation of a Word paper from its form; an empty list when there is none."""
    return _checked(seen_docx.read(data, profile), profile, numbered=numbered)


def check_pdf(data: bytes, profile: Profile, *, numbered: bool | None = None) -> list[Deviation]:
    """Every deviation of a PDF paper that its pages show."""
    return _checked(seen_pdf.read(data, profile), profile, numbered=numbered)


def _checked(paper: SeenPaper, profile: Profile, *, numbered: bool | None) -> list[Deviation]:
    recognise(paper, profile)
    if numbered is None:
        numbered = not _is_draft(paper)
    found = [
        *paper.pages,
        *checking_looks.deviations(paper, profile),
        *checking_words.deviations(paper, profile, numbered=numbered),
    ]
    # The same fault of many lines is told once.
    return list({(one.element, one.found, one.expected): one for one in found}.values())


def _is_draft(paper: SeenPaper) -> bool:
    """Room is left for the number, or for the day where no number belongs."""
    known = paper.of("number") or paper.of("place_date")
    return bool(known) and not any(letter.isdigit() for line in known for letter in line.text)
