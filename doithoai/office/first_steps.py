"""What is still to do before an authority can work: a step is done when its data are there, and says so itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from doithoai.core import clock, holidays
from doithoai.notices import carriers
from doithoai.people import beginning, clocks
from doithoai.people.models import Authority, HeadKind, Level, Membership, Organisation
from doithoai.people.roles import Acting, Role, role_words

DONE, OPEN, LEFT = "done", "open", "left"

#: Without somebody in each of them the way from the opinion to the published answer stops somewhere.
NEEDED = (
    Role.COORDINATOR,
    Role.TEXT_REVIEWER,
    Role.REVIEWER,
    Role.PUBLISHER,
    Role.OFFICE,
    Role.STANDING,
    Role.SEALED_HOLDER,
)


@dataclass(frozen=True)
class Step:
    """One step as the page shows it; `seen` is what was found, `if_left` what it means to go on without."""

    key: str
    words: str
    why: str
    seen: str
    state: str
    if_left: str
    url: str
    act: str


#: key, words, what it is for, what leaving it means, page, words of the way there.
STEPS: tuple[tuple[str, Any, Any, Any, str, Any], ...] = (
    (
        "authority",
        gettext_lazy("The authority"),
        gettext_lazy("Name, level, who holds the dialogue, and the place that stands before the date of each paper."),
        gettext_lazy("Nothing: these were entered when the installation was set up."),
        "settings",
        gettext_lazy("Look at the settings"),
    ),
    (
        "superior",
        gettext_lazy("The body above"),
        gettext_lazy("It stands in the first line of every paper; reports go there."),
        gettext_lazy("Papers begin without the body above: a Party paper in this state is not in the prescribed form."),
        "settings",
        gettext_lazy("Enter the body above"),
    ),
    (
        "letterhead",
        gettext_lazy("Letterhead and signer"),
        gettext_lazy(
            "Issuing body, symbol, title of the head, address, and the term by which Party papers are numbered."
        ),
        gettext_lazy("Papers can be drafted, but what is missing has to be put in by hand in each of them."),
        "settings",
        gettext_lazy("Complete the letterhead"),
    ),
    (
        "organisations",
        gettext_lazy("Organisations"),
        gettext_lazy(
            "Agencies, mass organisations, local committees and the media centre, at once from a spreadsheet."
        ),
        gettext_lazy("No matter can be assigned and nobody can get a role of an agency."),
        "organisations_import",
        gettext_lazy("Take them from a spreadsheet"),
    ),
    (
        "clocks",
        gettext_lazy("Deadline rules"),
        gettext_lazy("They came from a preset. Look at each number, its source and the day from which it holds."),
        gettext_lazy("The rules of the preset are used as they are; a rule of your own regulation may differ."),
        "clocks",
        gettext_lazy("Look through the rules"),
    ),
    (
        "holidays",
        gettext_lazy("Holidays of the year"),
        gettext_lazy("Compared with the yearly decision, and working days in exchange entered."),
        gettext_lazy("Deadlines in working days may be wrong by the days that the decision moves."),
        "holidays",
        gettext_lazy("Confirm the year"),
    ),
    (
        "mail",
        gettext_lazy("Mail server"),
        gettext_lazy("One letter is sent, to see that senders and officials can be told."),
        gettext_lazy("Nobody is told by e-mail: senders are told by telephone or on paper, officials on their page."),
        "mail_test",
        gettext_lazy("Send a letter"),
    ),
    (
        "people",
        gettext_lazy("First people and their roles"),
        gettext_lazy("One person may hold several roles; only who prepares a text and who approves it are two people."),
        gettext_lazy("Work for a role that nobody holds waits, and nobody is told of it."),
        "people_import",
        gettext_lazy("Add people"),
    ),
    (
        "look",
        gettext_lazy("Look of the first paper"),
        gettext_lazy("A sample letter with your letterhead, to hold beside a paper that your office issued."),
        gettext_lazy("The first real paper shows whether the letterhead is right."),
        "paper_look",
        gettext_lazy("Look at the sample"),
    ),
)
KEYS = tuple(step[0] for step in STEPS)


def of(authority: Authority) -> list[Step]:
    """All steps in their order."""
    confirmed, left = beginning.known(authority)
    found = []
    for key, words, why, if_left, page, act in STEPS:
        is_done, seen = LOOK[key](authority, confirmed)
        state = DONE if is_done else LEFT if key in left else OPEN
        url = reverse(f"office:{page}", args=[authority.slug])
        found.append(Step(key, str(words), str(why), seen, state, str(if_left), url, str(act)))
    return found


def still_open(actor: Acting, authority: Authority) -> list[Step]:
    """For the page of today: nothing for who cannot do them, and nothing when all are done or left."""
    if not actor.holds("settings.manage"):
        return []
    return [step for step in of(authority) if step.state == OPEN]


Found = tuple[bool, str]


def _authority(place: Authority, _confirmed: frozenset[str]) -> Found:
    parts = (place.name, place.get_level_display(), place.get_head_kind_display(), place.place_name)
    return True, " · ".join(str(part) for part in parts)


def _superior(place: Authority, _confirmed: frozenset[str]) -> Found:
    if place.level == Level.CENTRAL:
        return True, _("There is no body above.")
    return bool(place.superior_name), place.superior_name


def _letterhead(place: Authority, _confirmed: frozenset[str]) -> Found:
    asked = [
        (_("Issuing body"), place.issuing_body),
        (_("Symbol on papers"), place.symbol),
        (_("Title of the head"), place.head_title),
        (_("Address"), place.address),
    ]
    if place.head_kind == HeadKind.PARTY:
        asked.append((_("Committee term"), place.term_label))
    missing = [words for words, value in asked if not value]
    if missing:
        return False, _("Missing: %(what)s.") % {"what": ", ".join(missing)}
    return True, f"{place.issuing_body} · {place.symbol} · {place.head_title}"


def _organisations(place: Authority, _confirmed: frozenset[str]) -> Found:
    number = Organisation.objects.of(place).valid(clock.today()).count()
    return bool(number), _("Organisations entered: %(number)s.") % {"number": number}


def _clocks(place: Authority, confirmed: frozenset[str]) -> Found:
    number = len(clocks.rules_of(place, clock.today()))
    return "clock.confirm" in confirmed, _("Rules that hold today: %(number)s.") % {"number": number}


def _holidays(_place: Authority, _confirmed: frozenset[str]) -> Found:
    years = holidays.unconfirmed(clock.today())
    if years:
        return False, _("Not confirmed: %(years)s.") % {"years": ", ".join(map(str, years))}
    return True, _("Confirmed.")


def _mail(_place: Authority, confirmed: frozenset[str]) -> Found:
    if not carriers.mail_is_set_up():
        return False, _("No mail server is set.")
    is_done = "setup.mail" in confirmed
    return is_done, _("A letter went out.") if is_done else _("A mail server is set; no letter was sent yet.")


def _people(place: Authority, _confirmed: frozenset[str]) -> Found:
    held = set(Membership.objects.on(clock.today()).filter(authority=place).values_list("role", flat=True))
    missing = [role_words(role) for role in NEEDED if role not in held]
    if missing:
        return False, _("Nobody holds: %(roles)s.") % {"roles": ", ".join(missing)}
    return True, _("Every role that the work needs is held by somebody.")


def _look(_place: Authority, confirmed: frozenset[str]) -> Found:
    is_done = "setup.look" in confirmed
    return is_done, _("Confirmed.") if is_done else ""


LOOK: dict[str, Callable[[Authority, frozenset[str]], Found]] = {
    "authority": _authority,
    "superior": _superior,
    "letterhead": _letterhead,
    "organisations": _organisations,
    "clocks": _clocks,
    "holidays": _holidays,
    "mail": _mail,
    "people": _people,
    "look": _look,
}
