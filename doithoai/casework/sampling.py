"""A sample of closed matters, drawn by lot so that anybody can draw it again, and what people say when asked (S-18).

The lot: behind the seed stands the number of a matter; of both together the SHA-256 (UTF-8, in hexadecimal digits)
is taken; the matters are sorted by it, and the first of them are drawn. Seed and list are written down at the draw.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable
from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from doithoai.casework.models import Agrees, Asked, Sample, SampledMatter
from doithoai.core import clock, journal
from doithoai.core.actors import Actor
from doithoai.core.local_day import LocalDay
from doithoai.core.models import Entry
from doithoai.core.transitions import Refused, allow, begin, once
from doithoai.notices import outbox
from doithoai.opinion import personal
from doithoai.opinion.models import Matter, MatterSet
from doithoai.opinion.states import RESULTS, STILL_OPEN, MatterState
from doithoai.people import directory
from doithoai.people.models import Authority, Organisation

journal.register_verb("sample.draw", _("Sample drawn"))
journal.register_verb("sample.note", _("Noted what people said of a drawn matter"))
journal.register_verb("sample.publish", _("Finding of the sample published"))

RIGHT = "sample.draw"
#: Results with which the authority has done with a matter, and of which its people can be asked.
CLOSED = tuple(state for state in RESULTS if state not in (*STILL_OPEN, MatterState.DIVERTED, MatterState.WITHDRAWN))
#: One sample is asked about by a few people in a few weeks.
MOST = 50
SHORTEST_SEED = 4
#: What leads to one person has no place in a finding; names are left to the eye of who writes it.
PRIVATE = (personal.Label.PHONE, personal.Label.ID, personal.Label.EMAIL, personal.Label.BANK)


def closed(authority: Authority, *, since: date | None, until: date) -> MatterSet:
    """Matters with a final result of that time, as far as they are open to supervisors."""
    rows = Matter.objects.of(authority).unsealed().filter(is_internal=False, said__gt=0, state__in=CLOSED)
    within = Q(closed_on__lte=until) & (Q(closed_on__gte=since) if since else Q())
    return rows.exclude(refusal__is_bin=True).alias(closed_on=LocalDay("state_since")).filter(within)


def in_lot_order(seed: str, numbers: Iterable[str]) -> list[str]:
    """Pure: what lies in front is drawn first."""
    return sorted(numbers, key=lambda number: hashlib.sha256(f"{seed}{number}".encode()).hexdigest())


def draw(
    authority: Authority,
    *,
    organisation: Organisation,
    since: date | None,
    until: date,
    size: int,
    seed: str,
    by: Actor,
) -> Sample:
    """Draw by lot; the same seed, time and size is the same sample."""
    row = Sample(authority=authority, organisation=organisation, since=since, until=until, drawn_by=by.pk or 0)
    allow(by, RIGHT, row)
    _only_for(organisation, by)
    row.seed = _seed(seed)
    _check_time(since, until)
    said = f"{organisation.pk} {row.seed} {since} {until} {size}"
    key = f"sample:{hashlib.sha256(said.encode()).hexdigest()}"
    if once(key):
        return _made(key)
    numbers = sorted(closed(authority, since=since, until=until).values_list("number", flat=True))
    _check_size(size, len(numbers))
    row.whole = len(numbers)
    drawn = in_lot_order(row.seed, numbers)[:size]
    try:
        with transaction.atomic():
            begin(row, "sample.draw", by=by, right=RIGHT, facts={"size": size, "numbers": numbers}, key=key)
            matters = Matter.objects.of(authority).filter(number__in=drawn)
            SampledMatter.objects.bulk_create(
                SampledMatter(sample=row, matter=matter, place=drawn.index(matter.number) + 1) for matter in matters
            )
    except IntegrityError:  # the same press arrived twice at the same moment
        return _made(key)
    return row


def _made(key: str) -> Sample:
    return Sample.objects.get(pk=Entry.objects.get(key=key).subject_id)


def _only_for(organisation: Organisation, by: Actor) -> None:
    """A supervisor acts for the own organisation alone."""
    if by.pk not in {person.pk for person in directory.people_with(organisation.authority, RIGHT, organisation)}:
        raise Refused(_("This belongs to another organisation."), code="right")


def _seed(typed: str) -> str:
    words = unicodedata.normalize("NFC", " ".join(typed.split()))
    if not SHORTEST_SEED <= len(words) <= 64:
        raise Refused(_("Type four to sixty-four letters or digits that nobody could foresee."), field="seed")
    return words


def _check_time(since: date | None, until: date) -> None:
    if until > clock.today():
        raise Refused(_("The last day has not come yet."), field="until")
    if since is not None and until < since:
        raise Refused(_("The last day lies before the first day."), field="until")


def _check_size(size: int, whole: int) -> None:
    if not whole:
        raise Refused(_("No matter was closed in this time. Choose a longer time."), field="since", code="none")
    if not 1 <= size <= min(whole, MOST):
        raise Refused(
            _("%(whole)s matters were closed in this time. Draw between 1 and %(most)s.")
            % {"whole": whole, "most": min(whole, MOST)},
            field="size",
        )


def note(row: SampledMatter, *, how: str, agrees: str, words: str = "", by: Actor) -> None:
    """What the people said when they were called or visited; until the finding is published it can be corrected."""
    sample = row.sample
    allow(by, RIGHT, sample)
    _only_for(sample.organisation, by)
    if row.matter.is_sealed or row.matter.is_internal:
        raise Refused(_("This matter is not open to supervisors."), code="right")
    if how not in Asked.values:
        raise Refused(_("Choose how you asked."), field="how")
    if agrees not in Agrees.values:
        raise Refused(_("Choose one of the three."), field="agrees")
    said = how, agrees, words.strip()
    if said == (row.how, row.agrees, row.words):
        return
    with transaction.atomic():
        fresh = SampledMatter.objects.filter(pk=row.pk, sample__published_at=None)
        noted = {"how": how, "agrees": agrees, "words": said[2], "noted_by": by.pk, "noted_at": clock.now()}
        if not fresh.update(**noted):
            raise Refused(_("The finding is published. What was noted stays as it is."), code="done")
        journal.record(sample, "sample.note", by=by, facts={"place": row.place, "how": how, "agrees": agrees})
    row.refresh_from_db()


def publish(sample: Sample, *, finding: str, by: Actor) -> None:
    """The finding stands in public beside the figures of the authority; then nothing of the sample changes any more."""
    allow(by, RIGHT, sample)
    _only_for(sample.organisation, by)
    words = finding.strip()
    if sample.published_at and words == sample.finding:
        return
    _check_finding(words)
    drawn = SampledMatter.objects.filter(sample=sample, matter__is_sealed=False)
    left = drawn.filter(agrees="", matter__is_internal=False).count()
    if left or not drawn.exclude(agrees="").exists():
        raise Refused(
            _("%(n)s of the drawn matters have no note yet. Also who could not be reached is noted.") % {"n": left},
            code="open",
        )
    with transaction.atomic():
        fresh = Sample.objects.filter(pk=sample.pk, published_at=None)
        if not fresh.update(finding=words, published_at=clock.now()):
            raise Refused(_("The finding is published already."), code="done")
        sample.refresh_from_db()
        journal.record(sample, "sample.publish", by=by, public=True)
        _tell(sample)


def _check_finding(words: str) -> None:
    if not words:
        raise Refused(_("Write what you found; everybody reads it."), field="finding")
    if any(span.label in PRIVATE for span in personal.spans(words)):
        raise Refused(
            _("The finding holds a telephone, document or account number or an e-mail address. Leave it out."),
            field="finding",
            code="personal",
        )


def _tell(sample: Sample) -> None:
    authority = sample.authority
    readers = [*directory.people_with(authority, "opinion.triage"), *directory.people_with(authority, "report.receive")]
    outbox.tell(
        authority,
        readers,
        key=f"finding:{sample.public_id}",
        subject=f"{sample.organisation.short_name} công bố kết quả hỏi lại người dân"[:200],
        body=sample.finding,
        path=f"/{authority.slug}/giam-sat/{sample.public_id}/",
    )
