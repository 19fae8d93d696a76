"""Addresses of what follows a conference: minutes, conclusion, follow-up."""

from django.urls import URLPattern, path

from doithoai.office.views import live, results

ONE = "hoi-nghi/<slug:public_id>/phien-hop"

urlpatterns: list[URLPattern] = [
    path(f"{ONE}/", live.sitting, name="sitting"),
    path(f"{ONE}/van-ban/<slug:kind>/", live.make_paper, name="sitting_paper"),
    path(f"{ONE}/bien-ban-xong/", live.minutes_ready, name="minutes_ready"),
    path(f"{ONE}/ky-bien-ban/", live.sign_minutes, name="minutes_sign"),
    path(f"{ONE}/ban-hanh-ket-luan/", live.issue_conclusion, name="conclusion_issue"),
    path("hoi-nghi/<slug:public_id>/ket-qua/", results.conference_results, name="conference_results"),
    path(
        "hoi-nghi/<slug:public_id>/ket-qua/niem-yet.pdf",
        results.conference_results_sheet,
        name="conference_results_sheet",
    ),
    path(
        "hoi-nghi/<slug:public_id>/ket-qua/phat-thanh.txt",
        results.conference_results_text,
        name="conference_results_text",
    ),
    path(
        "hoi-nghi/<slug:public_id>/ket-qua/bang-chung/<slug:notice>/",
        results.conference_results_proof,
        name="conference_results_proof_file",
    ),
    path(f"{ONE}/theo-doi/", live.follow_up, name="sitting_follow_up"),
]
