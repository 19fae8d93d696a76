"""What a matter is found by besides the words of its senders: approved answers and promises. No drafts."""

from collections.abc import Iterator, Sequence

from doithoai.casework.models import FOUND_BY, Answer, Commitment


def texts_of(ids: Sequence[int]) -> Iterator[tuple[int, str]]:
    """Handed up to opinion.search; whoever changes one of these texts calls its `write`."""
    answers = Answer.objects.filter(matter__in=ids, state__in=FOUND_BY)
    for pk, short, body in answers.order_by("pk").values_list("matter_id", "short", "body"):
        yield pk, short
        yield pk, body
    promised = Commitment.objects.filter(matter__in=ids).order_by("pk")
    for pk, number, what in promised.values_list("matter_id", "number", "what"):
        yield pk, number
        yield pk, what
