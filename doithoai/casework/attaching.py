"""Files that belong to one version of an answer: added and taken out while it is written, frozen with its words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from doithoai.casework.models import Answer, AnswerFile
from doithoai.conference import evidence
from doithoai.core import journal, uploads
from doithoai.core.actors import Actor
from doithoai.core.transitions import Refused
from doithoai.core.uploads import MAX_FILES, Accepted
from doithoai.documents.models import Attachment
from doithoai.opinion.models import Matter

#: What may stand beside an answer: what everybody can open, and nothing that is heard.
KINDS = ("picture", "paper", "sheet")
journal.register_verb("answer.files", _("Files of the answer changed"))


def of(answer: Answer) -> list[Attachment]:
    """In the order in which they were added; nothing of what was sealed."""
    rows = AnswerFile.objects.filter(answer=answer, attachment__is_sealed=False).select_related("attachment")
    return [row.attachment for row in rows.order_by("pk")]


def one_of(answer: Answer, public_id: str) -> Attachment | None:
    return next((file for file in of(answer) if file.public_id == public_id), None)


def name_of(answer: Answer, file: Attachment) -> str:
    """What a download is called: the number of the matter and the place of the file, nothing of its own name."""
    place = [one.pk for one in of(answer)].index(file.pk) + 1
    return f"{answer.matter.number}-{place}.{uploads.suffix_of(file.path)}"


def change(answer: Answer, *, by: Actor, added: Sequence[tuple[str, Accepted]], dropped: Iterable[str]) -> None:
    """Called by the act that saves the words, which has asked for right and state; the same file twice is once."""
    kept, out = of(answer), set(dropped)
    gone = [file for file in kept if file.public_id in out]
    known = {file.sha256 for file in kept if file not in gone}
    new = list({one.sha256: (name, one) for name, one in added if one.sha256 not in known}.values())
    if any(one.kind not in KINDS for _name, one in new):
        raise Refused(_("An answer takes pictures, PDF, Word and Excel files."), field="added")
    if len(kept) - len(gone) + len(new) > MAX_FILES:
        raise Refused(_("An answer has at most %(most)s files.") % {"most": MAX_FILES}, field="added")
    if not gone and not new:
        return
    for file in gone:
        _take_out(answer, file)
    for name, one in new:
        made = evidence.keep(answer.matter.authority, name, one)
        AnswerFile.objects.create(answer=answer, attachment=made)
    journal.record(answer, "answer.files", by=by, facts={"added": len(new), "dropped": len(gone)})


def _take_out(answer: Answer, file: Attachment) -> None:
    """Gone for good, unless an earlier version still has it."""
    AnswerFile.objects.filter(answer=answer, attachment=file).delete()
    if not AnswerFile.objects.filter(attachment=file).exists():
        path = file.path
        file.delete()
        transaction.on_commit(partial(uploads.discard, path))


def carry(earlier: Answer, later: Answer) -> None:
    """A correction begins with the files of the version that it corrects."""
    rows = AnswerFile.objects.filter(answer=earlier).order_by("pk").values_list("attachment", flat=True)
    AnswerFile.objects.bulk_create(AnswerFile(answer=later, attachment_id=pk) for pk in rows)


def fingerprints(answer: Answer) -> list[str]:
    """For the hash of what was approved: what the files hold, in any order."""
    rows = AnswerFile.objects.filter(answer=answer)
    return sorted(rows.values_list("attachment__sha256", flat=True))


def seal(matter: Matter) -> None:
    """Of a matter sealed late no file of an answer is opened any more; what it holds lies encrypted."""
    rows = AnswerFile.objects.filter(answer__matter=matter, attachment__is_sealed=False)
    for file in Attachment.objects.filter(pk__in=rows.values("attachment")):
        before = file.path
        Attachment.objects.filter(pk=file.pk).update(path=uploads.lock(before), is_sealed=True, is_public=False)
        transaction.on_commit(partial(uploads.discard, before))


def publish(answer: Answer) -> None:
    """What stood beside the approved words is public with them."""
    rows = AnswerFile.objects.filter(answer=answer)
    Attachment.objects.filter(pk__in=rows.values("attachment"), is_sealed=False).update(is_public=True)
