"""What the Front found, beside the authority's figures: totals, how to draw again, nothing of one person."""

from __future__ import annotations

import hashlib

import pytest
from django.test import Client
from django.urls import reverse

from doithoai.casework import findings, sampling
from doithoai.casework.models import Sample
from doithoai.core import clock
from doithoai.opinion import sealed, triage
from doithoai.opinion.models import Matter
from tests.factories.casework import Commune

pytestmark = pytest.mark.django_db
FINDING = "Hai hộ chưa đồng ý vì cống còn tắc."


def url(name: str, *args: str) -> str:
    return reverse(f"portal:{name}", args=["xa-tan-yen", *args])


def body(client: Client, name: str, *args: str) -> str:
    response = client.get(url(name, *args))
    assert response.status_code == 200, response.status_code
    return response.content.decode()


def asked(commune: Commune, n: int = 3, *, seed: str = "xúc xắc 6241") -> Sample:
    for one in range(n):
        commune.published(commune.assigned(commune.matter(title=f"Cống số {one}")))
    sample = sampling.draw(
        commune.authority,
        organisation=commune.front,
        since=None,
        until=clock.today(),
        size=n,
        seed=seed,
        by=commune.supervisor,
    )
    for row in sample.drawn.all():
        agrees = "yes" if row.place == 1 else "no"
        sampling.note(row, how="call", agrees=agrees, words="Bà con ngõ Ba bảo còn tắc", by=commune.supervisor)
    return sample


@pytest.mark.clause("S-18", "G-15")
def test_a_published_finding_stands_beside_the_figures_of_the_authority(client: Client) -> None:
    commune = Commune()
    sample = asked(commune)
    assert FINDING not in body(client, "figures") and "6241" not in body(client, "samples")
    assert client.get(url("sample", sample.public_id)).status_code == 404
    sampling.publish(sample, finding=FINDING, by=commune.supervisor)

    for page in (body(client, "figures"), body(client, "samples"), body(client, "sample", sample.public_id)):
        assert FINDING in page and findings.sentence(sample, findings.result(sample)) in page
        assert "Bà con ngõ Ba" not in page and "nhan-xet" not in page
    assert url("sample", sample.public_id) in body(client, "figures")
    other = Commune("xa-viet-yen")
    elsewhere = reverse("portal:sample", args=[other.authority.slug, sample.public_id])
    assert client.get(elsewhere).status_code == 404


@pytest.mark.clause("S-18", "S-22")
def test_whoever_takes_the_list_draws_the_same(client: Client) -> None:
    commune = Commune()
    sample = asked(commune, 4)
    sampling.publish(sample, finding=FINDING, by=commune.supervisor)

    page = body(client, "sample", sample.public_id)
    file = client.get(url("sample_numbers_file", sample.public_id)).content.decode()

    numbers = [line for line in file.splitlines() if line and not line.startswith("#")]
    again = sorted(numbers, key=lambda one: hashlib.sha256(f"{sample.seed}{one}".encode()).hexdigest())
    places = [page.index(number) for number in again]
    assert len(numbers) == sample.whole == 4 and places == sorted(places)
    assert sample.seed in page and f"# Chuỗi bốc thăm: {sample.seed}" in file


@pytest.mark.clause("G-12")
def test_what_is_sealed_later_is_named_neither_on_the_page_nor_in_the_list(client: Client) -> None:
    commune = Commune()
    sample = asked(commune)
    sampling.publish(sample, finding=FINDING, by=commune.supervisor)
    gone = Matter.objects.get(pk=sample.drawn.all()[1].matter_id)
    triage.reopen(gone, reason="Có dấu hiệu tố cáo", by=commune.coordinator)
    sealed.seal(gone, kind="denunciation", by=commune.coordinator)

    file = client.get(url("sample_numbers_file", sample.public_id)).content.decode()

    assert gone.number not in body(client, "sample", sample.public_id) + file
    assert "giữ kín theo luật" in file


def test_samples_without_a_published_finding_are_counted_in_public(client: Client) -> None:
    commune = Commune()
    asked(commune)
    sampling.publish(asked(commune, seed="hạt khác"), finding=FINDING, by=commune.supervisor)

    page = client.get(url("samples"))

    assert (page.context["drawn"], page.context["page"].paginator.count) == (2, 1)
