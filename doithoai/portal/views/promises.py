"""The public ledger: what was promised, by whom, until when, and was it kept; results of what people raised."""

from __future__ import annotations

from django import forms
from django.db.models import Count, Prefetch
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _

from doithoai.casework.models import Answer, Commitment
from doithoai.casework.states import AnswerState, CommitmentState
from doithoai.core import clock, journal, vietnamese
from doithoai.core.forms import Form
from doithoai.core.web import HouseRequest, page_of, public_page
from doithoai.opinion.models import Matter
from doithoai.opinion.states import RESULTS, MatterState
from doithoai.people.models import Organisation
from doithoai.reporting import figures

OPEN = (CommitmentState.OPEN, CommitmentState.EVIDENCE)


class LedgerFilter(Form):
    state = forms.ChoiceField(
        label=_("State"), required=False, choices=[("", _("All")), ("late", _("Overdue")), *CommitmentState.choices]
    )
    owner = forms.ModelChoiceField(
        label=_("Owner"), required=False, queryset=Organisation.objects.none(), empty_label=_("All")
    )


class ResultFilter(Form):
    result = forms.ChoiceField(
        label=_("Result"),
        required=False,
        choices=[("", _("All")), *((str(state), MatterState(state).label) for state in RESULTS)],
    )
    q = forms.CharField(label=_("Words (marks may be left out)"), required=False)


@public_page
def commitments(request: HouseRequest, slug: str) -> HttpResponse:
    """All public promises, the next due first; the filter stands in the address."""
    rows, today = Commitment.objects.of(request.authority).public().for_list(), clock.today()
    form = LedgerFilter(request.GET)
    owners = Organisation.objects.filter(commitments__authority=request.authority, commitments__is_public=True)
    form.fields["owner"].queryset = owners.distinct().order_by("order", "name")  # type: ignore[attr-defined]
    form.is_valid()
    counts = (rows.count(), rows.filter(state=CommitmentState.DONE).count(), rows.late(today).count())
    if (state := form.cleaned_data.get("state")) == "late":
        rows = rows.filter(state__in=OPEN, due_on__lt=today)
    elif state:
        rows = rows.filter(state=state)
    if owner := form.cleaned_data.get("owner"):
        rows = rows.filter(owner=owner)
    context = {"form": form, "page": page_of(request, rows), "counts_of": counts, "nav": "commitments"}
    return render(request, "portal/casework/commitments.html", context)


@public_page
def commitment(request: HouseRequest, slug: str, number: str) -> HttpResponse:
    """One promise with its own address: who, what, by when, how often moved, evidence."""
    rows = Commitment.objects.of(request.authority).public().for_list()
    row = get_object_or_404(rows, number=number)
    shown = Matter.objects.public().filter(pk=row.matter_id).first()
    context = {
        "commitment": row,
        "matter": shown,
        "notes": row.notes.all(),
        "extensions": row.extensions.filter(state="approved").order_by("pk"),
        "history": journal.history(row, public=True),
        "nav": "commitments",
    }
    return render(request, "portal/casework/commitment.html", context)


@public_page
def results(request: HouseRequest, slug: str) -> HttpResponse:
    """What became of what people raised: the public title, the result, the short answer."""
    form = ResultFilter(request.GET)
    form.is_valid()
    rows = Matter.objects.of(request.authority).public().filter(state__in=RESULTS).exclude(state=MatterState.DIVERTED)
    if result := form.cleaned_data.get("result"):
        rows = rows.filter(state=result)
    for word in vietnamese.fold(form.cleaned_data.get("q", "")).split():
        rows = rows.filter(folded__contains=word)
    published = Answer.objects.filter(state=AnswerState.PUBLISHED)
    rows = rows.annotate(n=Count("opinions")).select_related("field").order_by("-state_since", "-pk")
    rows = rows.prefetch_related(Prefetch("answers", published, to_attr="published"))
    context = {
        "form": form,
        "page": page_of(request, rows),
        "overview": figures.overview(request.authority, clock.today()),
        "nav": "results",
    }
    return render(request, "portal/casework/results.html", context)
