"""Who sends without a name leaves no address of the machine, no browser and no account behind."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from doithoai.opinion.models import Submission
from tests.factories import people
from tests.privacy.bytes import dumped

ADDRESS, BROWSER = "203.0.113.177", "Mozilla/5.0 (Zebrafuchs 77.3)"
TEXT = "Mương trước ngõ vỡ nắp, trẻ nhỏ ngã, xin làm lại nắp mương."


@pytest.mark.django_db(transaction=True)
def test_an_opinion_without_a_name_leaves_no_trace_of_its_machine_in_the_database() -> None:
    place = people.authority()
    official = people.signed_in(people.person("intake", place, username="trace.holder"))
    for browser in (Client(), official):
        browser.defaults |= {"REMOTE_ADDR": ADDRESS, "HTTP_USER_AGENT": BROWSER, "HTTP_X_FORWARDED_FOR": ADDRESS}
        for name, data in (
            ("send", {"field": ""}),
            ("send_text", {"text": TEXT}),
            ("send_contact", {}),
            ("send_check", {}),
        ):
            assert browser.post(reverse(f"portal:{name}", args=[place.slug]), data).status_code == 302
        browser.get(reverse("portal:receipt", args=[place.slug]))

    whole = dumped()
    assert TEXT.encode() in whole, "the scan sees what lies there"
    assert [one for one in (ADDRESS, BROWSER, "Zebrafuchs") if one.encode() in whole] == []
    rows = list(Submission.objects.values("received_by", "text"))
    assert [row["received_by"] for row in rows] == [None, None]
