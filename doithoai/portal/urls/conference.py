"""Addresses of the first page, the conferences and the plan."""

from django.urls import URLPattern, path

from doithoai.portal.views import conference, plans

ONE = "hoi-nghi/<slug:public_id>"

urlpatterns: list[URLPattern] = [
    path("", conference.home, name="home"),
    path("hoi-nghi/", conference.conferences, name="conferences"),
    path(f"{ONE}/", conference.conference, name="conference"),
    path(f"{ONE}/ket-qua.pdf", conference.conference_results, name="conference_results"),
    path(f"{ONE}/lich.ics", conference.conference_ics, name="conference_ics"),
    path(f"{ONE}/thong-bao/<int:version>/", conference.announcement, name="announcement"),
    path("ke-hoach/", plans.plans, name="plans"),
    path("ke-hoach/<slug:public_id>/", plans.plan, name="plan"),
    path("ke-hoach/<slug:public_id>/dieu-chinh/", plans.plan_changes, name="plan_changes"),
    path("ke-hoach/<slug:public_id>/tep.pdf", plans.plan_file, name="plan_file"),
]
