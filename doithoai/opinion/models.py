"""What people say (Submission, Opinion) and the matters it makes; fields, competence, figures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from doithoai.conference.models import Category, Conference
from doithoai.conference.over import PartOf
from doithoai.core import clock
from doithoai.core.actors import Scope
from doithoai.core.models import Dated, SealedText, Stateful
from doithoai.documents.models import Attachment
from doithoai.opinion.code_models import HeldCode as HeldCode
from doithoai.opinion.paper_models import PaperRun as PaperRun
from doithoai.opinion.paper_models import PaperSheet as PaperSheet
from doithoai.opinion.paper_models import SheetSize as SheetSize
from doithoai.opinion.paper_models import WhySkipped as WhySkipped
from doithoai.opinion.sheet_models import SheetHeadings as SheetHeadings
from doithoai.opinion.sheet_models import SheetImport as SheetImport
from doithoai.opinion.sheet_models import SheetRow as SheetRow
from doithoai.opinion.states import STILL_OPEN, MatterState, ReportState, TextState, place_of
from doithoai.people.models import Authority, Level, Organisation, Valid


class Field(Dated, Valid):
    """A field (lĩnh vực) of two levels; `is_internal` keeps its matters off every public page (S-41)."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="fields")
    code = models.CharField(max_length=20)
    name = models.CharField(max_length=120)
    parent = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="parts")
    is_internal = models.BooleanField(default=False)
    order = models.PositiveSmallIntegerField(default=100)
    # Under which line the reports of the authority count it; empty: that of its main field, else its own name.
    report_group = models.CharField(max_length=80, blank=True)
    # What takes its place once it is retired; what lies in it stays.
    successor = models.ForeignKey("self", null=True, blank=True, on_delete=models.PROTECT, related_name="predecessors")

    class Meta:
        verbose_name = _("field")
        ordering = ["order", "name"]
        constraints = [models.UniqueConstraint(fields=["authority", "code"], name="field_code_once")]

    def __str__(self) -> str:
        return self.name

    def scope(self) -> Scope:
        return Scope(self.authority_id)


class Competence(Valid):
    """Which organisation, at which level, is competent for a field."""

    field = models.ForeignKey(Field, on_delete=models.PROTECT, related_name="competences")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="competences")
    level = models.CharField(max_length=12, choices=Level)

    def __str__(self) -> str:
        return f"{self.field} · {self.organisation}"


class RefusalReason(Dated, Valid):
    """Why something is not accepted, in the words that the sender reads; the bin is for spam and abuse."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="refusal_reasons")
    code = models.CharField(max_length=30)
    words = models.CharField(max_length=200)
    basis = models.CharField(max_length=200, blank=True)
    is_bin = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("reason for refusals")
        constraints = [models.UniqueConstraint(fields=["authority", "code"], name="refusal_reason_code_once")]

    def __str__(self) -> str:
        return self.words

    def scope(self) -> Scope:
        return Scope(self.authority_id)


class Door(models.TextChoices):
    """By which door something came in (kênh tiếp nhận)."""

    WEB = "web", _("Portal")
    COUNTER = "counter", _("Counter")
    PAPER = "paper", _("Paper form")
    SHEET = "sheet", _("Spreadsheet")
    PHONE = "phone", _("Telephone")
    LETTER = "letter", pgettext_lazy("door", "Letter")
    HALL = "hall", _("In the hall")
    CHAT = "chat", _("Message group")


class Kind(models.TextChoices):
    PETITION = "petition", _("Petition")
    PROPOSAL = "proposal", _("Proposal")
    REFLECTION = "reflection", _("Reflection")
    SUGGESTION = "suggestion", _("Suggestion")
    ASPIRATION = "aspiration", _("Thoughts and aspirations")
    QUESTION = "question", _("Question")
    PRAISE = "praise", _("Praise")


class SealedKind(models.TextChoices):
    NONE = "", _("Not sealed")
    DENUNCIATION = "denunciation", _("Denunciation")
    COMPLAINT = "complaint", _("Complaint")


class Submission(Dated):
    """What was received, as received. No states; never changed (triggers say it again)."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="submissions")
    conference = models.ForeignKey(
        Conference, null=True, blank=True, on_delete=models.PROTECT, related_name="submissions"
    )
    door = models.CharField(max_length=8, choices=Door)
    received_at = models.DateTimeField(default=clock.now)
    received_by = models.BigIntegerField(null=True)
    # Empty while one of its points is sealed: the words then lie in `sealed_text` alone.
    text = models.TextField()
    sealed_text = SealedText(blank=True, default="")
    text_hash = models.CharField(max_length=64)
    category = models.CharField(max_length=20, choices=Category, blank=True)
    place = models.CharField(max_length=120, blank=True)
    through = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="passed_on")
    consents_to_text = models.BooleanField(default=False)
    consents_to_name = models.BooleanField(default=False)
    # Which wording was agreed to (opinion.consents.NOTICE); when and by which door stands in this row.
    consent_notice = models.CharField(max_length=20, null=True, editable=False)  # noqa: DJ001 -- NULL = not agreed, or of before
    contact_for_agency = models.BooleanField(default=False)
    wants_to_speak = models.BooleanField(default=False)
    # Hidden from the others in the room and from every organisation, which may be the employer (G-17).
    hides_author = models.BooleanField(default=False)
    code_digest = models.CharField(max_length=64, unique=True)
    # How many points it was taken apart into: what its opinions are counted against.
    parts = models.PositiveSmallIntegerField(default=1)
    key = models.CharField(max_length=80, null=True, unique=True)  # noqa: DJ001 -- NULL = no key
    # At the person's request: the personal part is destroyed (opinion.forgetting), or not used any more.
    erased_at = models.DateTimeField(null=True, blank=True, editable=False)
    restricted_at = models.DateTimeField(null=True, blank=True, editable=False)
    #: True for a row that opinion.shielding made ready for an organisation, and for one without its files.
    is_veiled = False
    is_bare = False

    class Meta:
        verbose_name = _("submission")
        indexes = [models.Index(fields=["authority", "received_at"], name="submission_by_day")]

    def __str__(self) -> str:
        return self.public_id

    def scope(self) -> Scope:
        return Scope(self.authority_id, conference_id=self.conference_id)

    @property
    def attachments(self) -> list[Attachment]:
        """In the order in which they came; for rows fetched with them. None that tell who a hidden author is."""
        if self.is_veiled or self.is_bare:
            return []
        return [kept.attachment for kept in sorted(self.files.all(), key=lambda kept: kept.pk)]


class Contact(models.Model):
    """Who sent it: encrypted, in a table of its own; opening it leaves a trace. No row = without a name."""

    submission = models.OneToOneField(Submission, on_delete=models.PROTECT, related_name="contact")
    name = SealedText(blank=True, default="")
    phone = SealedText(blank=True, default="")
    email = SealedText(blank=True, default="")
    address = SealedText(blank=True, default="")
    phone_index = models.CharField(max_length=64, blank=True, db_index=True)

    def __str__(self) -> str:
        return str(self.pk)


class SubmissionFile(models.Model):
    """A scan or photo that came with a submission."""

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="files")
    attachment = models.ForeignKey(Attachment, on_delete=models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return str(self.pk)


#: Rows of one page of a list.
PAGE = 25


class MatterSet(models.QuerySet["Matter"]):
    def of(self, authority: Authority) -> MatterSet:
        return self.filter(authority=authority)

    def unsealed(self) -> MatterSet:
        """What stands and is not reserved to a holder of sealed matters."""
        return self.standing().filter(is_sealed=False)

    def standing(self) -> MatterSet:
        """Without those whose opinions were all joined to another matter."""
        return self.filter(joined_into=None)

    def for_list(self) -> MatterSet:
        return self.select_related("field__parent", "lead", "conference").order_by("-pk")

    def public(self) -> MatterSet:
        """What the portal may show: neither sealed, internal nor binned, title approved by a second person."""
        shown = self.unsealed().filter(is_internal=False).exclude(public_title="")
        return shown.exclude(refusal__is_bin=True)

    def open(self) -> MatterSet:
        return self.filter(is_open=True)

    def page(
        self, after: tuple[date | None, int] | None = None, *, due_first: bool = False, size: int = PAGE
    ) -> list[Matter]:
        """One row more than a page, after (due day, id): the newest first, or what is due first."""
        if not due_first:
            rows = self.filter(pk__lt=after[1]) if after else self
            return list(rows.order_by("-pk")[: size + 1])
        rows = self.exclude(due_on=None)
        if after:
            # The first condition bounds the index, the second cuts the day.
            rows = rows.filter(due_on__gte=after[0]).filter(Q(due_on__gt=after[0]) | Q(pk__gt=after[1]))
        return list(rows.order_by("due_on", "pk")[: size + 1])

    def count_up_to(self, most: int = 1000) -> int:
        """How many, looking no further than one more than `most`."""
        return self.order_by().values("pk")[: most + 1].count()


class Matter(Stateful):
    """What the authority deals with: one or many opinions that say the same (vấn đề)."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="matters")
    number = models.CharField(max_length=24)
    conference = models.ForeignKey(Conference, null=True, blank=True, on_delete=models.PROTECT, related_name="matters")
    state = models.CharField(max_length=24, choices=MatterState, default=MatterState.RECEIVED)
    title = models.CharField(max_length=200)
    public_title = models.CharField(max_length=200, blank=True)
    field = models.ForeignKey(Field, null=True, blank=True, on_delete=models.PROTECT, related_name="matters")
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.PETITION)
    place = models.CharField(max_length=120, blank=True)
    competence_level = models.CharField(max_length=12, choices=Level, blank=True)
    lead = models.ForeignKey(Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="matters")
    due_on = models.DateField(null=True, blank=True)
    is_open = models.BooleanField(default=True)
    is_late = models.BooleanField(default=False)
    is_sealed = models.BooleanField(default=False)
    sealed_kind = models.CharField(max_length=14, choices=SealedKind, blank=True, default="")
    is_internal = models.BooleanField(default=False)
    is_urgent = models.BooleanField(default=False)
    reason = models.TextField(blank=True)
    refusal = models.ForeignKey(RefusalReason, null=True, blank=True, on_delete=models.PROTECT, related_name="matters")
    # How many opinions stand in it; kept by opinion.search.write, which every joining and parting calls.
    said = models.PositiveIntegerField(default=0, editable=False)
    received_on = models.DateField(default=clock.today)
    # Set while all of its opinions stand joined to another matter: it is then neither listed nor counted.
    joined_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="joined_matters"
    )

    objects = MatterSet.as_manager()

    class Meta:
        verbose_name = _("matter")
        constraints = [
            models.CheckConstraint(condition=Q(state__in=MatterState.values), name="matter_state_known"),
            models.UniqueConstraint(fields=["authority", "number"], name="matter_number_once"),
        ]
        indexes = [
            models.Index(fields=["authority", "id"], name="matter_newest"),
            models.Index(fields=["authority", "id"], condition=Q(is_open=True), name="matter_open_newest"),
            models.Index(fields=["authority", "id"], condition=Q(is_sealed=True), name="matter_sealed"),
            models.Index(fields=["authority", "id"], condition=Q(is_urgent=True), name="matter_urgent"),
            models.Index(fields=["authority", "lead", "id", "state", "field"], name="matter_by_lead"),
            models.Index(fields=["authority", "field", "id", "state"], name="matter_by_field"),
            models.Index(fields=["authority", "state", "id"], name="matter_by_state"),
            models.Index(fields=["authority", "conference", "id", "state"], name="matter_by_conference"),
            models.Index(fields=["authority", "due_on", "id"], condition=Q(is_open=True), name="matter_open_due"),
            models.Index(
                fields=["authority", "lead", "due_on", "id"],
                condition=Q(is_open=True),
                name="matter_open_lead_due",
            ),
            models.Index(
                fields=["authority", "field", "due_on", "id"],
                condition=Q(is_open=True),
                name="matter_open_field_due",
            ),
            models.Index(fields=["due_on"], condition=Q(is_open=True, is_late=False), name="matter_not_yet_late"),
        ]

    def __str__(self) -> str:
        return self.number

    def scope(self) -> Scope:
        """The lead organisation alone: what others work on is in their assignments."""
        organisations = frozenset({self.lead_id}) if self.lead_id else frozenset()
        return Scope(self.authority_id, organisations, self.conference_id)

    @property
    def place_in_sum(self) -> str:
        return place_of(self.state)

    def count_change(self, before: models.Model | None) -> None:
        """Called by core.transitions after each change: the tally lines and the columns lists filter by."""
        is_open = self.state in STILL_OPEN and self.joined_into_id is None
        if is_open != self.is_open:
            Matter.objects.filter(pk=self.pk).update(is_open=is_open)
            self.is_open = is_open
        was = before if isinstance(before, Matter) else None
        TallyDelta.objects.bulk_create(tally_lines(was, self))
        for follow in FOLLOWERS:
            follow(was, self)

    @classmethod
    def count_begun(cls, rows: Sequence[Matter]) -> None:
        """The tally lines of matters that came together, each with the opinions that its `said` tells."""
        lines = [TallyDelta(**cell, n=1, said=row.said) for row in rows if (cell := _cell(row))]
        TallyDelta.objects.bulk_create(lines, batch_size=500)


#: Told of each change of a matter, in its transaction: the search keeps its facets.
FOLLOWERS: list[Callable[[Matter | None, Matter], None]] = []


def tally_lines(before: Matter | None, after: Matter) -> list[TallyDelta]:
    """Minus one where the matter was counted, plus one where it is; nothing when nothing moved.

    Its opinions go along, as many as the database says: the row in hand may be out of date.
    """
    was, now = (_cell(before) if before is not None else None), _cell(after)
    said = before.said if before is not None else after.said
    if was == now:
        return []
    lines = [TallyDelta(**now, n=1, said=said)] if now else []
    return lines + ([TallyDelta(**was, n=-1, said=-said)] if was else [])


def opinion_lines(matter: Matter, change: int) -> list[TallyDelta]:
    """So many opinions more (or fewer) in the cell of a matter."""
    cell = _cell(matter)
    return [TallyDelta(**cell, n=0, said=change)] if cell and change else []


def _cell(matter: Matter) -> dict[str, Any] | None:
    """Where a matter is counted; None when it is joined away."""
    if matter.joined_into_id is not None:
        return None
    return {
        "authority_id": matter.authority_id,
        "lead_id": matter.lead_id,
        "field_id": matter.field_id,
        "conference_id": matter.conference_id,
        "month": matter.received_on.year * 100 + matter.received_on.month,
        "state": matter.state,
    }


class StandingOpinions(models.Manager["Opinion"]):
    """Without those that were taken apart into others, and without points whose taking apart was undone."""

    def get_queryset(self) -> models.QuerySet[Opinion]:
        return super().get_queryset().filter(stands=True)


class Opinion(Dated):
    """One point out of a submission. No states: its place in the sum is its matter's."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="opinions")
    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="opinions")
    conference = models.ForeignKey(Conference, null=True, blank=True, on_delete=models.PROTECT, related_name="opinions")
    number = models.CharField(max_length=24)
    part = models.PositiveSmallIntegerField(default=1)
    # Empty while its matter is sealed: the words then lie in `sealed_text` alone.
    text = models.TextField()
    sealed_text = SealedText(blank=True, default="")
    kind = models.CharField(max_length=12, choices=Kind, default=Kind.PETITION)
    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="opinions")
    received_on = models.DateField(default=clock.today)
    acknowledge_by = models.DateField(null=True, blank=True)
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    # The taking apart that made it; an opinion as it was received has none.
    division = models.ForeignKey(
        "Division", null=True, blank=True, on_delete=models.PROTECT, related_name="points", editable=False
    )
    # False while it is taken apart into others, or when that was undone: it is then neither listed nor counted.
    stands = models.BooleanField(default=True)
    # Its words are destroyed; number, place in the sum and result stay.
    erased_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = StandingOpinions()
    every = models.Manager()

    class Meta:
        verbose_name = _("opinion")
        constraints = [
            models.UniqueConstraint(fields=["authority", "number"], name="opinion_number_once"),
            models.UniqueConstraint(fields=["submission", "part"], name="opinion_part_once"),
        ]
        indexes = [
            models.Index(fields=["matter"], name="opinion_of_matter"),
            models.Index(fields=["authority", "id"], name="opinion_newest"),
            models.Index(fields=["authority"], condition=Q(stands=False), name="opinion_divided"),
            models.Index(fields=["authority", "received_on"], name="opinion_by_day"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def received_text(self) -> str:
        """The words as they came, sealed or not: only for rules that have asked the right."""
        return self.text or self.sealed_text

    def scope(self) -> Scope:
        return self.matter.scope()


class Division(Dated):
    """One taking apart of an opinion into its points. What was received stays as it came; undone, it stands again."""

    opinion = models.ForeignKey(Opinion, on_delete=models.PROTECT, related_name="divisions")
    parts = models.PositiveSmallIntegerField()
    # The title that the matter had before; the last journal entry of the act: later ones on its rows bar the way back.
    title = models.CharField(max_length=200)
    last_entry = models.BigIntegerField(default=0)
    made_at = models.DateTimeField(default=clock.now)
    made_by = models.BigIntegerField(null=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["opinion"], condition=Q(undone_at=None), name="division_one_that_stands"),
            models.CheckConstraint(condition=Q(parts__gte=2), name="division_into_several"),
        ]

    def __str__(self) -> str:
        return f"{self.opinion_id} / {self.parts}"


class Sameness(models.Model):
    """One joining of an opinion to another matter; undone, the opinion goes back where it was."""

    opinion = models.ForeignKey(Opinion, on_delete=models.PROTECT, related_name="samenesses")
    from_matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="+")
    to_matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="samenesses")
    because = models.CharField(max_length=300, blank=True)
    joined_at = models.DateTimeField(default=clock.now)
    joined_by = models.BigIntegerField(null=True)
    undone_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.opinion_id} → {self.to_matter_id}"


class PublicText(Stateful):
    """A text meant for the public: prepared by one person, approved by another (process rule 6)."""

    opinion = models.ForeignKey(Opinion, null=True, blank=True, on_delete=models.PROTECT, related_name="public_texts")
    matter = models.ForeignKey(Matter, null=True, blank=True, on_delete=models.PROTECT, related_name="public_texts")
    state = models.CharField(max_length=24, choices=TextState, default=TextState.PROPOSED)
    text = models.TextField()
    prepared_by = models.BigIntegerField()
    approved_by = models.BigIntegerField(null=True)
    approved_at = models.DateTimeField(null=True)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=TextState.values), name="public_text_state_known"),
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=models.F("prepared_by")),
                name="public_text_second_person",
            ),
            models.CheckConstraint(
                condition=Q(opinion=None, matter__isnull=False) | Q(opinion__isnull=False, matter=None),
                name="public_text_of_one_thing",
            ),
            models.UniqueConstraint(
                fields=["opinion"], condition=Q(state="approved"), name="public_text_one_per_opinion"
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    def scope(self) -> Scope:
        return (self.opinion or self.matter).scope()  # type: ignore[union-attr]  # CHECK: one of them


class Opened(models.Model):
    """Who opened contact data or a sealed matter, when and why."""

    at = models.DateTimeField(default=clock.now)
    person_id = models.BigIntegerField()
    submission = models.ForeignKey(Submission, null=True, on_delete=models.PROTECT, related_name="openings")
    matter = models.ForeignKey(Matter, null=True, on_delete=models.PROTECT, related_name="openings")
    reason = models.CharField(max_length=300)

    def __str__(self) -> str:
        return str(self.at)


class HandOver(Dated):
    """A line of the register of complaints and denunciations: to whom, when, under which law."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="hand_overs")
    number = models.CharField(max_length=24)
    matter = models.OneToOneField(Matter, on_delete=models.PROTECT, related_name="hand_over")
    kind = models.CharField(max_length=14, choices=SealedKind)
    law = models.CharField(max_length=80)
    receiver = models.CharField(max_length=200)
    given_on = models.DateField()
    given_by = models.BigIntegerField(null=True)

    class Meta:
        verbose_name = _("hand-over")
        constraints = [models.UniqueConstraint(fields=["authority", "number"], name="hand_over_number_once")]

    def __str__(self) -> str:
        return self.number

    def scope(self) -> Scope:
        return self.matter.scope()


class GatheringReport(PartOf, Stateful):
    """What was gathered for a conference: of one organisation, or (without one) the coordinator's of all of them.

    Its content is frozen when it is sent: what was read and signed does not change when opinions come later.
    """

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="gathering_reports")
    conference = models.ForeignKey(Conference, on_delete=models.PROTECT, related_name="gathering_reports")
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="gathering_reports"
    )
    state = models.CharField(max_length=24, choices=ReportState, default=ReportState.DRAFT)
    method = models.TextField(blank=True)
    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    sent_on = models.DateField(null=True, blank=True)
    is_late = models.BooleanField(default=False)
    opinions = models.PositiveIntegerField(default=0)
    content_text = models.TextField(blank=True)
    content_hash = models.CharField(max_length=64, blank=True)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        verbose_name = _("report of gathered opinions")
        constraints = [
            models.CheckConstraint(condition=Q(state__in=ReportState.values), name="gathering_report_state_known"),
            models.UniqueConstraint(fields=["conference", "organisation"], name="gathering_report_once"),
            models.UniqueConstraint(
                fields=["conference"], condition=Q(organisation=None), name="gathering_report_consolidated_once"
            ),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    def scope(self) -> Scope:
        organisations = frozenset({self.organisation_id}) if self.organisation_id else frozenset()
        return Scope(self.authority_id, organisations, self.conference_id)


class Tally(models.Model):
    """Folded figures: one row per cell, written by the clock alone."""

    authority_id = models.BigIntegerField()
    lead_id = models.BigIntegerField(null=True)
    field_id = models.BigIntegerField(null=True)
    conference_id = models.BigIntegerField(null=True)
    month = models.PositiveIntegerField()
    state = models.CharField(max_length=24)
    n = models.BigIntegerField(default=0)
    said = models.BigIntegerField(default=0)  # opinions in these matters

    class Meta:
        # Whole: the sums are read from the index alone.
        indexes = [
            models.Index(fields=["authority_id", "state", "n", "said"], name="tally_sums_by_state"),
            models.Index(fields=["authority_id", "field_id", "n", "said"], name="tally_sums_by_field"),
        ]

    def __str__(self) -> str:
        return f"{self.state}: {self.n}"


class TallyDelta(models.Model):
    """One change of figures; insert only, folded into Tally by the clock."""

    authority_id = models.BigIntegerField()
    lead_id = models.BigIntegerField(null=True)
    field_id = models.BigIntegerField(null=True)
    conference_id = models.BigIntegerField(null=True)
    month = models.PositiveIntegerField()
    state = models.CharField(max_length=24)
    n = models.SmallIntegerField()
    said = models.IntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["authority_id", "state"], name="tally_delta_by_state")]

    def __str__(self) -> str:
        return f"{self.state}: {self.n:+d}"
