"""One PDF from the scanner, a page a sheet: each picture waits, encrypted, for the entry of its number."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pypdfium2
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from doithoai.core import journal, uploads
from doithoai.core.actors import Actor
from doithoai.core.transitions import Refused, allow, amend, begin, once
from doithoai.opinion.models import PaperRun, PaperSheet
from doithoai.opinion.paper_runs import RIGHT, progress

MOST_PAGES = 60
#: Handwriting is legible at 150 dots an inch; a page of any size gives no larger picture than this.
_SCALE, _LONGEST = 150 / 72, 2400

journal.register_verb("paper_run.scan", _("Scans of forms taken in"))
journal.register_verb("paper_sheet.scan", _("Paper form scanned"))


def take(run: PaperRun, data: bytes, *, by: Actor) -> list[int]:
    """The pages go to the sheets of which nothing is known yet, in order; returns their numbers.

    The same file again changes nothing and gives an empty list.
    """
    allow(by, RIGHT, run)
    file = uploads.accept(data, "")
    if file.suffix != ".pdf":
        raise Refused(_("Send one PDF file, a page for each sheet."), code="kind", field="file")
    key = f"paper-scan:{run.pk}:{file.sha256[:40]}"
    kept: list[str] = []
    try:
        with transaction.atomic():
            PaperRun.objects.select_for_update(no_key=True).get(pk=run.pk)
            if once(key):
                return []
            numbers = _waiting(run)
            for number, picture in zip(numbers, _pictures(data, len(numbers)), strict=False):
                kept.append(uploads.keep(uploads.accept(picture, ""), locked=True))
                _keep(run, number, kept[-1], by)
            amend(run, "paper_run.scan", by=by, right=RIGHT, facts={"sheets": len(kept)}, key=key)
    except BaseException:
        for path in kept:
            uploads.discard(path)
        raise
    return numbers[: len(kept)]


def picture_of(run: PaperRun, number: int) -> PaperSheet | None:
    """The sheet whose picture waits, if it does."""
    return PaperSheet.objects.filter(run=run, number=number).exclude(scan="").first()


def _waiting(run: PaperRun) -> list[int]:
    """Sheets neither dealt with nor scanned."""
    scanned = set(PaperSheet.objects.filter(run=run).exclude(scan="").values_list("number", flat=True))
    return [number for number in progress(run).missing if number not in scanned]


def _pictures(data: bytes, room: int) -> Iterator[bytes]:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise Refused(_("The PDF file cannot be read."), code="broken", field="file") from error
    try:
        pages = len(document)
        if pages > min(room, MOST_PAGES):
            raise Refused(
                _("The file has %(pages)s pages; %(room)s fit here. Scan them in smaller lots.")
                % {"pages": pages, "room": min(room, MOST_PAGES)},
                code="pages",
                field="file",
            )
        for place in range(pages):
            page = document[place]
            scale = min(_SCALE, _LONGEST / max(*page.get_size(), 1))
            out = io.BytesIO()
            page.render(scale=scale).to_pil().convert("RGB").save(out, "JPEG", quality=80)
            page.close()
            yield out.getvalue()
    finally:
        document.close()


def _keep(run: PaperRun, number: int, path: str, by: Actor) -> None:
    sheet = PaperSheet.objects.filter(run=run, number=number).first()
    if sheet is None:
        begin(PaperSheet(run=run, number=number, scan=path), "paper_sheet.scan", by=by, right=RIGHT)
    else:
        amend(sheet, "paper_sheet.scan", by=by, right=RIGHT, scan=path)
