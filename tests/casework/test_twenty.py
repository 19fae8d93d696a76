"""Twenty people work at once for a minute: nothing breaks, no word typed is lost, every opinion stays counted."""

from __future__ import annotations

import json

import pytest
from django.db.models import Count

from doithoai.casework.models import Answer, Assignment
from doithoai.core.models import Entry
from doithoai.notices.models import Notice
from doithoai.opinion import conservation, figures
from doithoai.opinion.models import Matter, Opinion
from tests.factories import people
from tests.factories.casework import Commune
from tests.racing import press_together

SECONDS = 60
#: What each does again and again: whatever waits for the role, or a refusal in a sentence.
WORK = """
import json, random, time
from doithoai.casework import answering, assigning, verdicts, working
from doithoai.casework.models import Answer, Assignment
from doithoai.core.actors import CITIZEN
from doithoai.opinion import intake, sameness, triage
from doithoai.opinion.models import Field, Matter, Opinion
from doithoai.people.models import Authority, Organisation, Person
from doithoai.people.roles import Acting

role, person, seconds = sys.argv[1], int(sys.argv[2]), float(sys.argv[3])
place = Authority.objects.get()
by = Acting(Person.objects.get(pk=person), place) if person else CITIZEN
chance = random.Random(f"{role}{person}")
saved = {}

def pick(rows):
    found = list(rows.order_by("?")[:1])
    return found[0] if found else None

def citizen():
    words = " ".join(chance.sample("đường cống chợ ngập đèn hỏng loa rè nước bẩn rác thôn ngõ trường lớp".split(), 6))
    intake.receive(place, door="web", texts=[words], by=CITIZEN, consents_to_text=True)

def sender():
    one = pick(Opinion.objects.filter(authority=place, matter__state__in=["explained", "resolved"]))
    if one:
        verdicts.give(one, grade=chance.choice(["satisfied", "partly", "not_yet"]), words="Ý kiến", by=CITIZEN)

def coordinator():
    field = Field.objects.get(authority=place)
    new = pick(Matter.objects.filter(state="received"))
    if new:
        triage.classify(new, field=field, by=by, title=f"Vấn đề {new.number}")
    ready = pick(Matter.objects.filter(state="classified"))
    if ready and chance.random() < 0.2:
        other = pick(Opinion.objects.exclude(matter=ready).filter(matter__state="classified"))
        if other:
            sameness.join(other, into=ready, by=by)
    elif ready:
        lead = Organisation.objects.get(authority=place, code="phong-kinh-te")
        assigning.assign(ready, lead=lead, purpose="resolve", by=by)
    open_ones = pick(verdicts.to_decide(place).select_related("opinion__matter__authority"))
    if open_ones:
        verdicts.refuse(open_ones, reason="Đã trả lời", by=by)

def clerk():
    rows = Assignment.objects.filter(state__in=["given", "accepted"])
    given = pick(rows.select_related("matter__authority", "organisation"))
    if given is None:
        return
    answer = answering.draft(given, by=by)
    answering.save(
        answer, short="Đã xem xét", body=f"{by.pk}", basis="", result="explained", by=by, seen_edits=answer.edits,
        answered=[one.pk for one in answer.matter.opinions.all()],
        correction_reason="Bổ sung",
    )
    saved[answer.pk] = saved.get(answer.pk, 0) + 1
    if chance.random() < 0.5:
        answering.hand_in(answer, by=by, all_the_same=True)

def reviewer():
    answer = pick(Answer.objects.filter(state="in_review").select_related("matter__authority", "assignment__matter"))
    if answer and chance.random() < 0.8:
        answering.approve(answer, by=by)
    elif answer:
        answering.send_back(answer, reason="Chưa rõ", by=by)

def publisher():
    answer = pick(Answer.objects.filter(state="approved").select_related("matter__authority", "assignment__matter"))
    if answer:
        answering.publish(answer, by=by)

def act():
    until, done, refused = time.monotonic() + seconds, 0, 0
    while time.monotonic() < until:
        try:
            globals_[role]()
            done += 1
        except Refused as refusal:
            assert str(refusal.sentence)
            refused += 1
    return json.dumps({"role": role, "done": done, "refused": refused, "saved": saved})

globals_ = {one.__name__: one for one in (citizen, sender, coordinator, clerk, reviewer, publisher)}
from doithoai.core.transitions import Refused
"""


@pytest.mark.soak
@pytest.mark.django_db(transaction=True)
def test_twenty_people_at_once_lose_nothing() -> None:
    commune = Commune()
    commune.field()
    several = {
        "coordinator": [people.person("coordinator", commune.authority) for _one in range(3)],
        "clerk": [people.person("agency_clerk", commune.authority, commune.agency) for _one in range(6)],
        "reviewer": [people.person("reviewer", commune.authority) for _one in range(2)],
        "publisher": [people.person("publisher", commune.authority) for _one in range(2)],
    }
    rows = [(role, who.pk, SECONDS) for role, group in several.items() for who in group]
    rows += [("citizen", 0, SECONDS)] * 5 + [("sender", 0, SECONDS)] * 2

    said = [json.loads(one.word) for one in press_together(WORK, rows)]

    assert len(said) == 20
    done = {role: sum(one["done"] for one in said if one["role"] == role) for role in {*several, "citizen", "sender"}}
    assert all(done.values()), done
    balance = conservation.balance(commune.authority)
    assert balance.holds and balance.received == Opinion.objects.count() == done["citizen"]
    told = conservation.told(commune.authority, figures.sums(commune.authority.pk))
    assert (told.received, told.places) == (balance.received, balance.places)
    # Every save that was answered with "saved" is in the text: none was written over unseen.
    saves: dict[str, int] = {}
    for one in said:
        for key, n in one["saved"].items():
            saves[key] = saves.get(key, 0) + n
    assert {str(pk): edits for pk, edits in Answer.objects.filter(edits__gt=0).values_list("pk", "edits")} == saves
    leads = Assignment.objects.active().filter(is_lead=True).order_by().values("matter").annotate(n=Count("pk"))
    assert not leads.filter(n__gt=1)
    assert Matter.objects.filter(state="explained").count() > 0
    keys = list(Notice.objects.values_list("key", flat=True))
    assert len(keys) == len(set(keys))
    assert Entry.objects.filter(verb="answer.publish").count() == Answer.objects.exclude(published_at=None).count()
