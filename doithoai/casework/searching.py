"""What a matter is found by besides the words of its senders: approved answers and promises. No drafts."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet

from doithoai.casework.models import FOUND_BY, Answer, Commitment

#: The sign of matters with a promise.
PROMISED = "p"


def texts_of(ids: Sequence[int]) -> list[tuple[QuerySet[Any], tuple[str, str], str]]:
    """Handed up to opinion.search; whoever changes one of these texts calls its `write`."""
    answers = Answer.objects.filter(matter__in=ids, state__in=FOUND_BY)
    promises = Commitment.objects.filter(matter__in=ids)
    return [(answers, ("short", "body"), ""), (promises, ("number", "what"), PROMISED)]
