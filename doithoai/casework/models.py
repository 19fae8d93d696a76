"""Who answers, by when, and what was promised. Everything here points at a matter."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from doithoai.casework.states import (
    ACTIVE,
    AnswerState,
    AssignmentState,
    CommitmentState,
    ExtensionState,
    ReferralState,
)
from doithoai.conference.models import Conference
from doithoai.core import clock
from doithoai.core.actors import Scope
from doithoai.core.models import Dated, SealedText, Stateful
from doithoai.documents.models import Attachment
from doithoai.opinion import search
from doithoai.opinion.models import Matter, Opinion
from doithoai.opinion.states import MatterState
from doithoai.people.models import Authority, Organisation


class Purpose(models.TextChoices):
    EXPLAIN = "explain", _("Explain before the conference")
    RESOLVE = "resolve", _("Resolve and answer")


class AssignmentSet(models.QuerySet["Assignment"]):
    def active(self) -> AssignmentSet:
        return self.filter(state__in=ACTIVE)

    def for_organisations(self, ids: frozenset[int]) -> AssignmentSet:
        return self.filter(organisation_id__in=ids)

    def owed(self) -> AssignmentSet:
        """Still to be done. One that co-operates owes nothing while the lead's answer is handed in."""
        handed_in = Assignment.objects.filter(is_lead=True, state=AssignmentState.ANSWERED).values("matter")
        rows = self.filter(state__in=[AssignmentState.GIVEN, AssignmentState.ACCEPTED])
        return rows.exclude(is_lead=False, matter__in=handed_in)

    def hindered(self) -> AssignmentSet:
        """Somebody told of an obstacle and nobody has yet said what is done about it."""
        told = WorkNote.objects.filter(assignment=models.OuterRef("pk"), kind__in=[NoteKind.OBSTACLE, NoteKind.HELP])
        last = models.Subquery(told.order_by("-pk").values("kind")[:1])
        # Those ever told of are few: they lead, not the assignments.
        ever = WorkNote.objects.filter(kind=NoteKind.OBSTACLE).values("assignment")
        return self.owed().filter(pk__in=ever).annotate(last_told=last).filter(last_told=NoteKind.OBSTACLE)

    def late(self, day: date) -> AssignmentSet:
        return self.owed().filter(due_on__lt=day).order_by("due_on")

    def off_their_anchor(self) -> AssignmentSet:
        """Explanations still open, and counted from a day on which the conference no longer is."""
        rows = self.by_rule().filter(purpose=Purpose.EXPLAIN)
        return rows.exclude(matter__conference__day=None).exclude(matter__conference__day=models.F("anchor_on"))

    def by_rule(self) -> AssignmentSet:
        """Still to be done, by a day that a rule gave and no person has set."""
        return self.filter(state__in=[AssignmentState.GIVEN, AssignmentState.ACCEPTED], anchor_on__isnull=False)

    def for_list(self) -> AssignmentSet:
        return self.select_related("matter__field", "matter__conference", "organisation").order_by("due_on", "pk")


class Assignment(Stateful):
    """A matter given to an organisation: one lead, any number of co-operating ones (S-75)."""

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="assignments")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="assignments")
    state = models.CharField(max_length=24, choices=AssignmentState, default=AssignmentState.GIVEN)
    is_lead = models.BooleanField(default=True)
    purpose = models.CharField(max_length=8, choices=Purpose, default=Purpose.EXPLAIN)
    asked = models.TextField(blank=True)
    given_on = models.DateField(default=clock.today)
    given_by = models.BigIntegerField(null=True)
    due_on = models.DateField()
    due_rule = models.CharField(max_length=400, blank=True)
    # The day that the rule was counted from (of the conference, of the giving); empty when a person set the day.
    anchor_on = models.DateField(null=True, blank=True)
    hand_back_by = models.DateField(null=True, blank=True)
    # Who of the organisation works on it; nobody when it lies there for all.
    taken_by = models.BigIntegerField(null=True, blank=True)
    reason = models.TextField(blank=True)
    believed_competent = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    is_late = models.BooleanField(default=False)
    remind_at = models.DateTimeField(null=True, blank=True)
    reminders = models.PositiveSmallIntegerField(default=0)

    objects = AssignmentSet.as_manager()

    class Meta:
        verbose_name = _("assignment")
        constraints = [
            models.CheckConstraint(condition=Q(state__in=AssignmentState.values), name="assignment_state_known"),
            models.UniqueConstraint(
                fields=["matter"],
                condition=Q(is_lead=True, state__in=["given", "accepted", "answered"]),
                name="assignment_one_lead",
            ),
            models.UniqueConstraint(
                fields=["matter", "organisation"],
                condition=Q(state__in=["given", "accepted", "answered"]),
                name="assignment_once_per_organisation",
            ),
        ]
        indexes = [
            models.Index(fields=["organisation", "state", "due_on"], name="assignment_of_organisation"),
            models.Index(fields=["state", "due_on"], name="assignment_by_day"),
            models.Index(fields=["state", "due_on"], condition=Q(is_late=True), name="assignment_late"),
            models.Index(fields=["remind_at"], condition=Q(remind_at__isnull=False), name="assignment_to_remind"),
        ]

    def __str__(self) -> str:
        return f"{self.matter} → {self.organisation}"

    def scope(self) -> Scope:
        organisations = frozenset({self.organisation_id}) if self.state in ACTIVE else frozenset()
        return Scope(self.matter.authority_id, organisations, self.matter.conference_id)


class NoteKind(models.TextChoices):
    PROGRESS = "progress", _("How far it is")
    PART = "part", _("Contribution to the answer")
    URGE = "urge", _("Urged")
    OBSTACLE = "obstacle", _("Obstacle")
    HELP = "help", _("What was done about it")


class WorkNote(Dated):
    """What is said between the organisations and the coordinator while they work; never public."""

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="work_notes")
    kind = models.CharField(max_length=8, choices=NoteKind)
    text = models.TextField()
    written_by = models.BigIntegerField()

    class Meta:
        ordering = ["-pk"]
        constraints = [models.CheckConstraint(condition=Q(kind__in=NoteKind.values), name="work_note_kind_known")]
        indexes = [models.Index(fields=["kind", "assignment"], name="work_note_by_kind")]

    def __str__(self) -> str:
        return str(self.pk)


#: Answers in these states are found by their words; drafts never.
FOUND_BY = (AnswerState.APPROVED, AnswerState.PUBLISHED)


class Answer(Stateful):
    """One version of an answer. The author is never the one who approves it."""

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="answers")
    assignment = models.ForeignKey(Assignment, null=True, blank=True, on_delete=models.PROTECT, related_name="answers")
    state = models.CharField(max_length=24, choices=AnswerState, default=AnswerState.DRAFT)
    version = models.PositiveSmallIntegerField(default=1)
    short = models.CharField(max_length=200, blank=True)
    body = models.TextField(blank=True)
    basis = models.TextField(blank=True)
    result = models.CharField(max_length=24, choices=MatterState, blank=True)
    not_accepted_reason = models.CharField(max_length=300, blank=True)
    is_oral = models.BooleanField(default=False)
    author = models.BigIntegerField()
    edited_at = models.DateTimeField(default=clock.now)
    edits = models.PositiveIntegerField(default=0)
    approved_by = models.BigIntegerField(null=True)
    approved_at = models.DateTimeField(null=True)
    frozen_hash = models.CharField(max_length=64, blank=True)
    sent_back_reason = models.TextField(blank=True)
    #: How many of the reviewers of the matter have agreed to this text.
    reviewed = models.PositiveSmallIntegerField(default=0)
    #: Why a version that the public has read is replaced by this one; the public reads it.
    correction_reason = models.CharField(max_length=300, blank=True)
    published_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("answer")
        constraints = [
            models.CheckConstraint(condition=Q(state__in=AnswerState.values), name="answer_state_known"),
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=models.F("author")),
                name="answer_second_person",
            ),
            models.UniqueConstraint(fields=["matter", "version"], name="answer_version_once"),
            models.UniqueConstraint(fields=["matter"], condition=Q(state="published"), name="answer_one_published"),
        ]
        indexes = [models.Index(fields=["state", "published_at"], name="answer_by_state")]

    def __str__(self) -> str:
        return f"{self.matter} · {self.version}"

    def count_change(self, before: models.Model | None) -> None:
        """Called by core.transitions after each change: what is approved is found by its words."""
        was = before.state in FOUND_BY if isinstance(before, Answer) else False
        if was != (self.state in FOUND_BY):
            search.write(self.matter)

    def scope(self) -> Scope:
        """The organisation of the assignment that asked for it; nobody's organisation when it was withdrawn."""
        if self.assignment is None:
            return Scope(self.matter.authority_id, conference_id=self.matter.conference_id)
        return self.assignment.scope()

    @property
    def files(self) -> list[Attachment]:
        """What stands beside the words, in the order in which it was added; nothing of what was sealed."""
        kept = [row.attachment for row in sorted(self.kept_files.all(), key=lambda row: row.pk)]
        return [file for file in kept if not file.is_sealed]


class AnswerFile(models.Model):
    """A paper or picture that belongs to one version."""

    answer = models.ForeignKey(Answer, on_delete=models.PROTECT, related_name="kept_files")
    attachment = models.ForeignKey(Attachment, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["answer", "attachment"], name="answer_file_once")]

    def __str__(self) -> str:
        return str(self.pk)


class AnsweredPoint(models.Model):
    """The writer ticked that this version answers what that opinion asked."""

    answer = models.ForeignKey(Answer, on_delete=models.PROTECT, related_name="ticked")
    opinion = models.ForeignKey(Opinion, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["answer", "opinion"], name="answered_point_once")]

    def __str__(self) -> str:
        return str(self.pk)


class Reviewer(models.Model):
    """Who reviews the answers on a matter, in this order; the last one approves."""

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="reviewers")
    place = models.PositiveSmallIntegerField()
    person = models.BigIntegerField()

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(fields=["matter", "place"], name="reviewer_place_once"),
            models.UniqueConstraint(fields=["matter", "person"], name="reviewer_once"),
        ]

    def __str__(self) -> str:
        return f"{self.matter} · {self.place}"


class CommitmentSet(models.QuerySet["Commitment"]):
    def of(self, authority: Authority) -> CommitmentSet:
        return self.filter(authority=authority)

    def public(self) -> CommitmentSet:
        """What the ledger shows; a matter sealed later takes its promises with it."""
        return self.filter(is_public=True, matter__is_sealed=False, matter__is_internal=False)

    def unsealed(self) -> CommitmentSet:
        return self.filter(matter__is_sealed=False)

    def here(self) -> CommitmentSet:
        """What bodies of this installation work on; what was told is worked on inside."""
        return self.filter(is_told=False)

    def for_list(self) -> CommitmentSet:
        return self.select_related("owner", "matter", "conference").order_by("due_on", "pk")

    def late(self, day: date) -> CommitmentSet:
        """Past the day and no evidence shown: what waits for the coordinator is not the owner's delay."""
        return self.filter(state=CommitmentState.OPEN, due_on__lt=day).order_by("due_on")

    def unfinished(self) -> CommitmentSet:
        return self.filter(state__in=[CommitmentState.OPEN, CommitmentState.EVIDENCE])


class Commitment(Stateful):
    """A promise with an owner and a date; done only with evidence and the coordinator's verification."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="commitments")
    number = models.CharField(max_length=24)
    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="commitments")
    answer = models.ForeignKey(Answer, null=True, blank=True, on_delete=models.PROTECT, related_name="commitments")
    conference = models.ForeignKey(
        Conference, null=True, blank=True, on_delete=models.PROTECT, related_name="commitments"
    )
    state = models.CharField(max_length=24, choices=CommitmentState, default=CommitmentState.OPEN)
    what = models.CharField(max_length=300)
    done_means = models.CharField(max_length=300, blank=True)
    owner = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="commitments")
    promised_on = models.DateField(default=clock.today)
    first_due_on = models.DateField()
    due_on = models.DateField()
    extensions_count = models.PositiveSmallIntegerField(default=0)
    is_late = models.BooleanField(default=False)
    is_public = models.BooleanField(default=True)
    # The inside installation told it: shown here, changed there (casework.across_promises).
    is_told = models.BooleanField(default=False, editable=False)
    evidence_text = models.TextField(blank=True)
    evidence_file = models.ForeignKey(Attachment, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(blank=True)
    #: Where it was promised, when that was before this programme: paper, day, the authority that has ended.
    origin = models.CharField(max_length=300, blank=True)
    done_on = models.DateField(null=True, blank=True)
    remind_at = models.DateTimeField(null=True, blank=True)
    reminders = models.PositiveSmallIntegerField(default=0)

    objects = CommitmentSet.as_manager()

    class Meta:
        verbose_name = _("commitment")
        constraints = [
            models.CheckConstraint(condition=Q(state__in=CommitmentState.values), name="commitment_state_known"),
            models.UniqueConstraint(fields=["authority", "number"], name="commitment_number_once"),
        ]
        indexes = [models.Index(fields=["authority", "state", "due_on"], name="commitment_by_state")]

    def __str__(self) -> str:
        return self.number

    def count_change(self, before: models.Model | None) -> None:
        """Called by core.transitions after each change: a matter is found by what was promised on it."""
        if before is None:
            search.write(self.matter)

    def scope(self) -> Scope:
        return Scope(self.authority_id, frozenset({self.owner_id}), self.conference_id, self.is_told)

    def is_overdue(self, day: date) -> bool:
        return self.state == CommitmentState.OPEN and self.due_on < day

    @property
    def shown_evidence(self) -> str:
        """What proves it: only while it is looked at, or once it was verified."""
        return self.evidence_text if self.state in (CommitmentState.EVIDENCE, CommitmentState.DONE) else ""

    @property
    def shown_proof(self) -> Attachment | None:
        """The picture or paper that proves it, once another person has verified it."""
        file = self.evidence_file
        is_shown = self.state == CommitmentState.DONE and file is not None and file.is_public and not file.is_sealed
        return file if is_shown else None


class ProgressNote(Dated):
    """A note of the owner on a commitment, shown to the public."""

    commitment = models.ForeignKey(Commitment, on_delete=models.PROTECT, related_name="notes")
    text = models.TextField()
    written_by = models.BigIntegerField()

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return str(self.pk)


class Extension(Stateful):
    """A request for a later date, of an assignment or of a commitment, with its reason."""

    assignment = models.ForeignKey(
        Assignment, null=True, blank=True, on_delete=models.PROTECT, related_name="extensions"
    )
    commitment = models.ForeignKey(
        Commitment, null=True, blank=True, on_delete=models.PROTECT, related_name="extensions"
    )
    state = models.CharField(max_length=24, choices=ExtensionState, default=ExtensionState.ASKED)
    from_day = models.DateField()
    to_day = models.DateField()
    reason = models.TextField()
    asked_by = models.BigIntegerField()
    decided_by = models.BigIntegerField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=ExtensionState.values), name="extension_state_known"),
            models.CheckConstraint(
                condition=Q(assignment=None, commitment__isnull=False) | Q(assignment__isnull=False, commitment=None),
                name="extension_of_one_thing",
            ),
            models.CheckConstraint(condition=Q(to_day__gt=models.F("from_day")), name="extension_is_later"),
        ]

    def __str__(self) -> str:
        return f"{self.from_day} → {self.to_day}"

    @property
    def thing(self) -> Assignment | Commitment:
        return self.assignment or self.commitment  # type: ignore[return-value]  # CHECK: one of them

    @property
    def body(self) -> Organisation:
        """Who asks for it."""
        return self.assignment.organisation if self.assignment else self.thing.owner  # type: ignore[union-attr]

    def scope(self) -> Scope:
        return (self.assignment or self.commitment).scope()  # type: ignore[union-attr]  # CHECK: one of them


class ReferralPurpose(models.TextChoices):
    SOLVE = "solve", _("To be solved")
    AMEND = "amend", _("To amend a policy")


class Referral(Stateful):
    """Matters outside the authority's competence, sent on with a letter (S-14, S-36)."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="referrals")
    to = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="referrals")
    state = models.CharField(max_length=24, choices=ReferralState, default=ReferralState.DRAFTED)
    purpose = models.CharField(max_length=6, choices=ReferralPurpose, default=ReferralPurpose.SOLVE)
    matters = models.ManyToManyField(Matter, related_name="referrals")
    letter = models.CharField(max_length=80, blank=True)
    sent_on = models.DateField(null=True, blank=True)
    reply_by = models.DateField(null=True, blank=True)
    received_on = models.DateField(null=True, blank=True)
    replied_on = models.DateField(null=True, blank=True)
    reply = models.TextField(blank=True)
    is_late = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("referral")
        constraints = [
            models.CheckConstraint(condition=Q(state__in=ReferralState.values), name="referral_state_known"),
        ]

    def __str__(self) -> str:
        return f"{self.to} · {self.pk}"

    def scope(self) -> Scope:
        return Scope(self.authority_id)


class Grade(models.TextChoices):
    SATISFIED = "satisfied", _("Satisfied")
    PARTLY = "partly", _("Partly satisfied")
    NOT_YET = "not_yet", _("Not yet satisfied")


class VerdictDoor(models.TextChoices):
    WEB = "web", _("By the look-up code")
    PHONE = "phone", _("By telephone")
    COUNTER = "counter", _("At the counter")


class Decision(models.TextChoices):
    UPHELD = "upheld", _("Reopened")
    REFUSED = "refused", _("Not reopened")


class Verdict(Dated):
    """What a sender says of the answer; the latest counts. A "not yet" is work with a day until it is decided."""

    opinion = models.ForeignKey(Opinion, on_delete=models.PROTECT, related_name="verdicts")
    answer = models.ForeignKey(Answer, null=True, blank=True, on_delete=models.PROTECT, related_name="verdicts")
    grade = models.CharField(max_length=10, choices=Grade)
    words = models.TextField(blank=True)
    door = models.CharField(max_length=8, choices=VerdictDoor, default=VerdictDoor.WEB)
    due_on = models.DateField(null=True, blank=True)
    decision = models.CharField(max_length=8, choices=Decision, blank=True)
    decision_reason = models.TextField(blank=True)
    decided_by = models.BigIntegerField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(grade__in=Grade.values), name="verdict_grade_known"),
            models.CheckConstraint(condition=Q(decision__in=["", *Decision.values]), name="verdict_decision_known"),
        ]
        indexes = [
            models.Index(fields=["due_on"], condition=Q(due_on__isnull=False, decision=""), name="verdict_to_decide"),
        ]

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def is_satisfied(self) -> bool:
        return self.grade == Grade.SATISFIED


class Remark(Dated):
    """A remark of the Fatherland Front or another supervisor on a matter, and the reply to it."""

    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="remarks")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="remarks")
    text = models.TextField()
    written_by = models.BigIntegerField()
    reply = models.TextField(blank=True)
    replied_unit = models.CharField(max_length=200, blank=True)
    replied_by = models.BigIntegerField(null=True, blank=True)
    replied_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["matter"], condition=Q(replied_at=None), name="remark_unanswered")]

    def __str__(self) -> str:
        return str(self.pk)


class Sample(Dated):
    """Closed matters that a supervisor drew by lot, and asks about; from the seed anyone draws the same again."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="samples")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="samples")
    seed = models.CharField(max_length=64)
    since = models.DateField(null=True, blank=True)
    until = models.DateField()
    #: How many closed matters the lot was drawn from.
    whole = models.PositiveIntegerField()
    drawn_by = models.BigIntegerField()
    finding = models.TextField(blank=True)
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return str(self.pk)

    def scope(self) -> Scope:
        return Scope(self.authority_id)


class Asked(models.TextChoices):
    CALL = "call", _("By telephone")
    VISIT = "visit", _("By a visit")


class Agrees(models.TextChoices):
    YES = "yes", _("Agrees that it is done")
    NO = "no", _("Does not agree")
    UNREACHED = "unreached", _("Could not be reached")


class SampledMatter(models.Model):
    """One matter of a sample, and what the people said when they were asked."""

    sample = models.ForeignKey(Sample, on_delete=models.PROTECT, related_name="drawn")
    matter = models.ForeignKey(Matter, on_delete=models.PROTECT, related_name="+")
    place = models.PositiveSmallIntegerField()
    how = models.CharField(max_length=8, choices=Asked, blank=True)
    agrees = models.CharField(max_length=10, choices=Agrees, blank=True)
    words = SealedText(blank=True, default="")
    noted_by = models.BigIntegerField(null=True, blank=True)
    noted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(fields=["sample", "matter"], name="sampled_matter_once"),
            models.UniqueConstraint(fields=["sample", "place"], name="sampled_place_once"),
        ]

    def __str__(self) -> str:
        return f"{self.sample} · {self.place}"
