"""What the public sets leave out, in numbers alone: the sum with what is listed of it, and why the rest is not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from doithoai.casework.models import Answer, Commitment
from doithoai.core.counting import Sums, sum_each
from doithoai.opinion import conservation
from doithoai.opinion.conservation import Balance
from doithoai.opinion.models import Matter, Opinion, PublicText
from doithoai.opinion.states import PLACES, MatterState, TextState, place_of
from doithoai.people.models import Authority
from doithoai.reporting import open_rows, publishing
from doithoai.reporting.measures import SMALLEST_GROUP

#: What is kept confidential is told with what nobody has approved yet: alone it would be a figure of its own (rule 1).
REASONS: dict[str, str | Promise] = {
    "not_approved": _("No text for the public approved by a second person, or kept confidential as the law asks"),
    "internal": _("Internal matters of the Party organisation"),
    "bin": _("Spam and abuse"),
    "other": _("Several reasons together (groups of fewer than five)"),
}


@dataclass(frozen=True)
class Kept:
    """The sum of everything received, and of it the opinions that are listed one by one, by place."""

    balance: Balance
    listed: dict[str, int]
    withheld: list[tuple[str, int]]

    @property
    def all_listed(self) -> int:
        return sum(self.listed.values())

    @property
    def all_withheld(self) -> int:
        return self.balance.received - self.all_listed


def kept(authority: Authority) -> Kept:
    """Everything in one statement, so that it is of one moment."""
    rows = Opinion.objects.filter(authority=authority)
    unsealed = rows.filter(matter__is_sealed=False)
    inside, binned = Q(matter__is_internal=True), Q(matter__refusal__is_bin=True)
    counted = sum_each(
        {
            **conservation.questions(authority),
            "listed": Sums(open_rows.listed(authority), {"n": Count("pk")}, "matter__state"),
            "internal": Sums(unsealed.filter(inside), {"n": Count("pk")}),
            "bin": Sums(unsealed.filter(binned & ~inside), {"n": Count("pk")}),
        }
    )
    listed = dict.fromkeys(PLACES, 0)
    for state, own in counted["listed"].items():
        listed[place_of(state)] += own["n"]
    balance = conservation.balanced(counted)
    inside_n, binned_n = (counted[name][""]["n"] for name in ("internal", "bin"))
    rest = balance.received - sum(listed.values()) - inside_n - binned_n
    return Kept(balance, listed, _told({"not_approved": rest, "internal": inside_n, "bin": binned_n}))


def _told(reasons: dict[str, int]) -> list[tuple[str, int]]:
    """The rule of five: small groups in one line, the smallest of the others with them."""
    hidden = publishing.small(reasons)
    shown = [(code, n) for code, n in reasons.items() if n and code not in hidden]
    together = sum(reasons[code] for code in hidden)
    return [*shown, ("other", together)] if together else shown


def sum_rows(authority: Authority) -> Iterator[open_rows.Row]:
    """The ten places, and what was received: counted from the submissions, not from the places."""
    found = kept(authority)
    for place, n in found.balance.places.items():
        words = _("Waiting") if place == "waiting" else MatterState(place).label
        yield place, _in_vietnamese(words), n, found.listed[place], n - found.listed[place]
    yield "received", _in_vietnamese(_("Received")), found.balance.received, found.all_listed, found.all_withheld


def withheld_rows(authority: Authority) -> Iterator[open_rows.Row]:
    for code, n in kept(authority).withheld:
        yield code, _in_vietnamese(REASONS[code]), n


def _in_vietnamese(words: str | Promise) -> str:
    """A file says the same whoever takes it."""
    with translation.override("vi"):
        return str(words)


def rates(authority: Authority) -> dict[str, tuple[int, int]]:
    """How much is published, out of what: answers and promises of matters that are not kept confidential."""
    answers = Answer.objects.filter(matter__authority=authority, matter__is_sealed=False, state__in=open_rows.TOLD)
    promises = Commitment.objects.of(authority).unsealed()
    public = Matter.objects.of(authority).public()
    texts = PublicText.objects.filter(opinion__submission__consents_to_text=True, state=TextState.APPROVED)
    one = {"n": Count("pk")}
    counted = sum_each(
        {
            "words": Sums(texts.filter(opinion__stands=True, opinion__matter__in=public), one),
            "answers": Sums(answers.filter(matter__in=public), one),
            "all answers": Sums(answers, one),
            "promises": Sums(promises.public(), one),
            "all promises": Sums(promises, one),
        }
    )
    n = {name: summed[""]["n"] for name, summed in counted.items()}
    return {
        "words": (n["words"], open_rows.listed(authority).count()),
        "answers": (n["answers"], n["all answers"]),
        "promises": (n["promises"], n["all promises"]),
    }


def rule() -> str:
    """What is never in a set, in one sentence."""
    words = gettext(
        "Never published: who sent an opinion, by which door or from which place, at which hour it came; what is kept "
        "confidential; internal matters, which are counted in one line; groups of fewer than %(n)s, which are put "
        "together."
    )
    return words % {"n": SMALLEST_GROUP}
