"""What is kept confidential leaves every list, search, file and public page: shared by sealing and diverting."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from doithoai.core.actors import CLOCK
from doithoai.core.transitions import move
from doithoai.documents.models import Attachment
from doithoai.opinion import search, states
from doithoai.opinion.models import Matter, PublicText, SubmissionFile
from doithoai.opinion.states import TextState

SHOWN = (TextState.PROPOSED, TextState.APPROVED, TextState.SENT_BACK)


def hide(matter: Matter) -> None:
    """No words to be found by, no texts for the public, no files."""
    texts = PublicText.objects.filter(Q(matter=matter) | Q(opinion__matter=matter), state__in=SHOWN)
    for text in texts:
        move(text, states.REPLACE_TEXT, by=CLOCK, allowed=True)
    files_of(matter).update(is_sealed=True, is_public=False)
    search.write(matter)


def files_of(matter: Matter) -> QuerySet[Attachment]:
    """Scans and photos that came with the opinions of a matter."""
    kept = SubmissionFile.objects.filter(submission__opinions__matter=matter)
    return Attachment.objects.filter(pk__in=kept.values("attachment"))


def unhide(matter: Matter) -> None:
    """Words again; the files too, unless another point of the same form is still sealed."""
    others = SubmissionFile.objects.filter(submission__opinions__matter__is_sealed=True)
    files_of(matter).exclude(pk__in=others.values("attachment")).update(is_sealed=False)
    search.write(matter)
