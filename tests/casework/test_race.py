"""Several people press "publish" on one approved answer: the senders are told once."""

from __future__ import annotations

import pytest

from doithoai.casework.models import Answer
from doithoai.core.models import Entry
from doithoai.notices.models import Notice
from doithoai.opinion.models import Matter
from tests.factories.casework import Commune
from tests.racing import press_together

PUBLISH = """
from doithoai.casework import answering
from doithoai.casework.models import Answer
from doithoai.people.models import Person
from doithoai.people.roles import Acting

row = Answer.objects.select_related("matter__authority").get(pk=int(sys.argv[1]))
by = Acting(Person.objects.get(pk=int(sys.argv[2])), row.matter.authority)

def act():
    answering.publish(row, by=by)
    return "won"
"""


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_twelve_hands_on_publish_make_one_answer_public_once() -> None:
    commune = Commune()
    answer = commune.approved(commune.assigned(commune.matter(email="nguoi.gui@example.vn")))

    said = press_together(PUBLISH, [(answer.pk, commune.publisher.pk)] * 12)

    words = sorted(one.word for one in said)
    assert words[-1] == "won" and set(words[:-1]) <= {"stale", "done"}, words
    assert all(one.sentence for one in said if one.word != "won")
    assert Entry.objects.filter(verb="answer.publish").count() == 1
    assert Notice.objects.filter(key__startswith="answered:").count() == 1
    assert (Answer.objects.get().state, Matter.objects.get().state) == ("published", "explained")
