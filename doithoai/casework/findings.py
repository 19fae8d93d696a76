"""What became of samples: who agrees, the list that the lot was drawn from, what is published."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from doithoai.casework.models import Agrees, Sample, SampledMatter
from doithoai.core import journal
from doithoai.opinion.models import Matter
from doithoai.people.models import Authority


@dataclass(frozen=True)
class Result:
    """Counts of one sample; what is sealed meanwhile is in none of them."""

    drawn: int = 0
    yes: int = 0
    no: int = 0
    unreached: int = 0

    @property
    def asked(self) -> int:
        return self.yes + self.no + self.unreached

    @property
    def left(self) -> int:
        return self.drawn - self.asked


def results(samples: Iterable[Sample]) -> dict[int, Result]:
    """The counts of several samples, in one query."""
    rows = SampledMatter.objects.filter(sample__in=list(samples), matter__is_sealed=False).order_by()
    counted: Any = rows.values("sample").annotate(
        drawn=Count("pk"),
        yes=Count("pk", filter=Q(agrees=Agrees.YES)),
        no=Count("pk", filter=Q(agrees=Agrees.NO)),
        unreached=Count("pk", filter=Q(agrees=Agrees.UNREACHED)),
    )
    return {row.pop("sample"): Result(**row) for row in counted}


def result(sample: Sample) -> Result:
    return results([sample]).get(sample.pk, Result())


def sentence(sample: Sample, found: Result) -> str:
    """The counts in words; all of them are told, however small: a sample is not broken down any further."""
    return _("%(body)s asked about %(asked)s matters: %(yes)s agree, %(no)s do not, %(unreached)s not reached.") % {
        "body": sample.organisation.short_name,
        "asked": found.asked,
        "yes": found.yes,
        "no": found.no,
        "unreached": found.unreached,
    }


@dataclass(frozen=True)
class Told:
    """A sample as it is listed."""

    sample: Sample
    result: Result

    @property
    def sentence(self) -> str:
        return sentence(self.sample, self.result)


def told(samples: Iterable[Sample]) -> list[Told]:
    rows = list(samples)
    counted = results(rows) if rows else {}
    return [Told(row, counted.get(row.pk, Result())) for row in rows]


def of(authority: Authority) -> QuerySet[Sample]:
    return Sample.objects.filter(authority=authority).select_related("organisation", "authority")


def published(authority: Authority) -> QuerySet[Sample]:
    """What the public reads, the latest first."""
    return of(authority).exclude(published_at=None).order_by("-published_at")


def shown(sample: Sample) -> QuerySet[SampledMatter]:
    """The drawn matters that a supervisor may still read."""
    return shown_of([sample])


def shown_of(samples: Iterable[Sample]) -> QuerySet[SampledMatter]:
    """The same of several samples, in the order of the samples and of the lot."""
    rows = SampledMatter.objects.filter(sample__in=list(samples), matter__is_sealed=False, matter__is_internal=False)
    return rows.select_related("matter__lead", "matter__field", "sample__organisation").order_by("-sample", "place")


def listed(sample: Sample) -> list[str]:
    """Every number the lot was drawn from, as written down at the draw; an empty text where one is sealed since."""
    entry = journal.history(sample).filter(verb="sample.draw").first()
    if entry is None:
        return []
    sealed = Matter.objects.filter(authority=sample.authority, is_sealed=True).values_list("number", flat=True)
    kept = set(sealed)
    return ["" if number in kept else str(number) for number in entry.facts["numbers"]]


def drawn(sample: Sample) -> list[str]:
    """The drawn numbers in the order of the lot; an empty text where one is sealed since."""
    rows = SampledMatter.objects.filter(sample=sample).select_related("matter").order_by("place")
    return ["" if row.matter.is_sealed else row.matter.number for row in rows]
