"""What supervisors found when they asked the people: the findings, and how each sample can be drawn again."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.cache import patch_cache_control

from doithoai.casework import findings
from doithoai.core import clock
from doithoai.core.formats import vndate
from doithoai.core.web import HouseRequest, page_of, public_page
from doithoai.portal.views.ledger import FRESH_SECONDS
from doithoai.reporting import kept

#: So many stand beside the figures of the authority.
LATEST = 3


def latest(request: HouseRequest) -> list[findings.Told]:
    return findings.told(findings.published(request.authority)[:LATEST])


@public_page
def samples(request: HouseRequest, slug: str) -> HttpResponse:
    """Every finding; samples whose finding is not published yet are counted, so that none can be kept quiet."""
    page = page_of(request, findings.published(request.authority))
    context = {
        "page": page,
        "listed": findings.told(page),
        "drawn": findings.of(request.authority).count(),
    }
    response = render(request, "portal/casework/samples.html", context)
    patch_cache_control(response, max_age=FRESH_SECONDS)
    return response


@public_page
def sample(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """One finding, with all that is needed to draw the same matters again; what one person said is told nowhere."""
    row = get_object_or_404(findings.published(request.authority), public_id=public_id)
    result = findings.result(row)
    context = {
        "sample": row,
        "result": result,
        "sentence": findings.sentence(row, result),
        "drawn": findings.drawn(row),
        "overview": kept.overview(request.authority, clock.today()),
    }
    response = render(request, "portal/casework/sample.html", context)
    patch_cache_control(response, max_age=FRESH_SECONDS)
    return response


@public_page
def sample_numbers_file(request: HouseRequest, slug: str, public_id: str) -> HttpResponse:
    """Seed, rule and every number that the lot was drawn from, as plain text."""
    row = get_object_or_404(findings.published(request.authority), public_id=public_id)
    numbers = findings.listed(row)
    drawn = findings.drawn(row)
    time = f"từ {vndate(row.since)} đến {vndate(row.until)}" if row.since else f"đến hết {vndate(row.until)}"
    lines = [
        f"# {row.organisation.name}: bốc mẫu vấn đề đã kết thúc {time}",
        f"# Chuỗi bốc thăm: {row.seed}",
        f"# Số vấn đề trong danh sách: {row.whole}; số vấn đề được bốc: {len(drawn)}",
        "# Cách bốc: viết số vấn đề liền sau chuỗi bốc thăm, tính SHA-256 (UTF-8, hệ 16),",
        "# xếp theo giá trị tăng dần, lấy từ đầu danh sách. Chữ Đ viết bằng một ký tự (U+0110).",
        *(number or "# (một vấn đề nay được giữ kín theo luật)" for number in numbers),
    ]
    response = HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="danh-sach-boc-mau-{row.public_id}.txt"'
    return response
