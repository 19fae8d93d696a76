"""Papers, number books, and the files that lie beside a thing."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from doithoai.core import previews
from doithoai.core.actors import Scope
from doithoai.core.models import Dated, SealedText, Stateful
from doithoai.documents.content import Content, load
from doithoai.documents.profiles import Profile, profile
from doithoai.documents.states import PaperState
from doithoai.people.models import Authority, Organisation


class Attachment(Dated):
    """A kept file: random name on disk, its own name sealed (names of files may be personal)."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="attachments")
    path = models.CharField(max_length=120, unique=True)
    name = SealedText()
    kind = models.CharField(max_length=12)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    is_public = models.BooleanField(default=False)
    is_sealed = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("attachment")

    def __str__(self) -> str:
        return self.public_id

    def scope(self) -> Scope:
        return Scope(self.authority_id)

    @property
    def can_be_seen(self) -> bool:
        """True when a small picture of it may stand on a page."""
        return not self.is_sealed and previews.can_have(self.path)

    @property
    def refuses_picture(self) -> bool:
        return previews.is_refused(self.path)


class PaperSet(models.QuerySet["Paper"]):
    def of(self, authority: Authority) -> PaperSet:
        """The authority's papers, newest first, ready for a list."""
        rows = self.filter(authority=authority).select_related("authority", "organisation")
        return rows.order_by("-created_at", "-pk")

    def about(self, kind: str, pk: int) -> PaperSet:
        return self.filter(about_kind=kind, about_id=pk)

    def in_force(self) -> PaperSet:
        return self.filter(state=PaperState.ISSUED)

    def waiting(self) -> PaperSet:
        """Drafted or signed, and not yet issued."""
        return self.filter(state__in=[PaperState.DRAFT, PaperState.SIGNED])

    def for_public(self) -> PaperSet:
        return self.in_force().filter(is_public=True)


class Paper(Stateful):
    """One paper. What it says is sealed (it may name people); once issued, neither it nor its files change."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="papers")
    #: Empty when the authority itself issues.
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="papers"
    )
    state = models.CharField(max_length=24, choices=PaperState, default=PaperState.DRAFT)
    key = models.CharField(max_length=80, null=True, blank=True)  # noqa: DJ001 -- NULL = no key; several allowed
    kind = models.CharField(max_length=10)
    profile_code = models.CharField(max_length=20)
    subject = models.CharField(max_length=400)
    content_text = SealedText()
    #: As the product drew it up; what the office changed by hand before signing is the difference.
    generated_text = SealedText(default="")
    #: The signed paper as a file; it is added once and never changes.
    scan = models.ForeignKey(Attachment, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    about_kind = models.CharField(max_length=30, blank=True)
    about_id = models.BigIntegerField(null=True, blank=True)
    is_public = models.BooleanField(default=False)
    number = models.PositiveIntegerField(null=True, blank=True)
    number_text = models.CharField(max_length=40, blank=True)
    issued_on = models.DateField(null=True, blank=True)
    signer_name = models.CharField(max_length=120, blank=True)
    signer_position = models.CharField(max_length=120, blank=True)
    signed_on = models.DateField(null=True, blank=True)
    docx_path = models.CharField(max_length=120, blank=True)
    docx_sha256 = models.CharField(max_length=64, blank=True)
    pdf_path = models.CharField(max_length=120, blank=True)
    pdf_sha256 = models.CharField(max_length=64, blank=True)
    withdraw_reason = models.TextField(blank=True)
    written_by = models.BigIntegerField(null=True)

    objects = PaperSet.as_manager()

    class Meta:
        verbose_name = _("paper")
        constraints = [
            models.CheckConstraint(condition=Q(state__in=PaperState.values), name="paper_state_known"),
            models.CheckConstraint(
                condition=~Q(state=PaperState.ISSUED)
                | (Q(issued_on__isnull=False) & ~Q(pdf_sha256="") & ~Q(docx_sha256="")),
                name="paper_issued_with_day_and_files",
            ),
            models.UniqueConstraint(fields=["authority", "key"], name="paper_key_once"),
        ]
        indexes = [
            models.Index(fields=["authority", "state", "-created_at"], name="paper_by_state"),
            models.Index(fields=["authority", "about_kind", "about_id"], name="paper_about"),
        ]

    def __str__(self) -> str:
        return self.number_text or self.subject

    def scope(self) -> Scope:
        return Scope(self.authority_id, frozenset({self.organisation_id} if self.organisation_id else ()))

    @property
    def content(self) -> Content:
        return load(self.content_text)

    @property
    def profile(self) -> Profile:
        return profile(self.profile_code)

    @property
    def is_issued(self) -> bool:
        return self.state == PaperState.ISSUED

    @property
    def is_withdrawn(self) -> bool:
        return self.state == PaperState.WITHDRAWN


class PaperIndex(models.Model):
    """That a paper can be found by its words, and by which folding; closed = by number and issuer alone."""

    paper = models.OneToOneField(Paper, primary_key=True, on_delete=models.CASCADE, related_name="index")
    fold_version = models.PositiveSmallIntegerField(default=0)
    is_closed = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("words of a paper")

    def __str__(self) -> str:
        return str(self.paper_id)


class PaperWord(models.Model):
    """One word of a paper, as a keyed fingerprint: what the paper says lies encrypted (documents.search)."""

    authority = models.ForeignKey(Authority, on_delete=models.CASCADE, db_index=False, related_name="+")
    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="+")
    word = models.BigIntegerField()

    class Meta:
        verbose_name = _("word of a paper")
        constraints = [models.UniqueConstraint(fields=["authority", "word", "paper"], name="paper_word_once")]

    def __str__(self) -> str:
        return str(self.word)


class Wording(Dated):
    """A version of the office's own words for a passage of papers; empty = the built-in words hold again."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="wordings")
    code = models.CharField(max_length=40)
    version = models.PositiveIntegerField()
    text = models.TextField(blank=True)

    class Meta:
        verbose_name = _("wording of papers")
        constraints = [models.UniqueConstraint(fields=["authority", "code", "version"], name="wording_version_once")]

    def __str__(self) -> str:
        return f"{self.code} {self.version}"

    def scope(self) -> Scope:
        return Scope(self.authority_id)


class Register(Dated):
    """A number book: one row of numbers per issuer, kind and series (a term, or a calendar year)."""

    authority = models.ForeignKey(Authority, on_delete=models.PROTECT, related_name="registers")
    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="registers"
    )
    kind = models.CharField(max_length=10)
    series = models.CharField(max_length=20)

    class Meta:
        verbose_name = _("number book")
        ordering = ["kind", "-series"]
        constraints = [
            models.UniqueConstraint(
                fields=["authority", "organisation", "kind", "series"], name="register_of_organisation_once"
            ),
            models.UniqueConstraint(
                fields=["authority", "kind", "series"],
                condition=Q(organisation__isnull=True),
                name="register_of_authority_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.series}"

    def scope(self) -> Scope:
        return Scope(self.authority_id, frozenset({self.organisation_id} if self.organisation_id else ()))


class LineOrigin(models.TextChoices):
    GIVEN = "given", _("Given by this book")
    RESERVED = "reserved", _("Reserved")
    TYPED = "typed", _("Given by another registry")


class LineState(models.TextChoices):
    """What became of a number; every number of a book is one of these."""

    ISSUED = "issued", _("Issued")
    WAITING = "waiting", _("Being issued")
    RESERVED = "reserved", _("Reserved")
    ELSEWHERE = "elsewhere", _("Given by another registry")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    GIVEN_UP = "given_up", _("Not used")


class RegisterLineSet(models.QuerySet["RegisterLine"]):
    def free(self) -> RegisterLineSet:
        """Reserved numbers that may still be used."""
        return self.filter(origin=LineOrigin.RESERVED, paper=None, is_void=False)


class RegisterLine(Dated):
    """One number of a book: which paper has it, or why none has."""

    register = models.ForeignKey(Register, on_delete=models.PROTECT, related_name="lines")
    number = models.PositiveIntegerField()
    paper = models.OneToOneField(Paper, null=True, blank=True, on_delete=models.PROTECT, related_name="line")
    origin = models.CharField(max_length=10, choices=LineOrigin, default=LineOrigin.GIVEN)
    reason = models.CharField(max_length=300, blank=True)
    is_void = models.BooleanField(default=False)
    day = models.DateField()

    objects = RegisterLineSet.as_manager()

    class Meta:
        verbose_name = _("line of a number book")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["register", "number"], name="register_number_once"),
            models.CheckConstraint(
                condition=Q(paper__isnull=False) | ~Q(reason=""), name="register_number_without_paper_says_why"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.register} {self.number:02d}"

    @property
    def state(self) -> LineState:
        if self.is_void:
            return LineState.GIVEN_UP
        if self.paper is None:
            return LineState.RESERVED
        if self.paper.is_withdrawn:
            return LineState.WITHDRAWN
        if not self.paper.is_issued:
            return LineState.WAITING
        return LineState.ELSEWHERE if self.origin == LineOrigin.TYPED else LineState.ISSUED

    def get_state_display(self) -> str:
        return str(self.state.label)

    @property
    def is_free(self) -> bool:
        """True when it is kept back and may still be used or given up."""
        return self.state == LineState.RESERVED

    def scope(self) -> Scope:
        return self.register.scope()
