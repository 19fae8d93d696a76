"""Addresses of what follows a conference: minutes, conclusion, follow-up."""

from django.urls import URLPattern, path

from doithoai.office.views import live

ONE = "hoi-nghi/<slug:public_id>/phien-hop"

urlpatterns: list[URLPattern] = [
    path(f"{ONE}/", live.sitting, name="sitting"),
    path(f"{ONE}/van-ban/<slug:kind>/", live.make_paper, name="sitting_paper"),
    path(f"{ONE}/bien-ban-xong/", live.minutes_ready, name="minutes_ready"),
    path(f"{ONE}/ky-bien-ban/", live.sign_minutes, name="minutes_sign"),
    path(f"{ONE}/ban-hanh-ket-luan/", live.issue_conclusion, name="conclusion_issue"),
    path(f"{ONE}/theo-doi/", live.follow_up, name="sitting_follow_up"),
]
