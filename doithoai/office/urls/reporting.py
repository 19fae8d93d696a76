"""Addresses of the figures."""

from django.urls import path

from doithoai.office.views import breakdowns, periodic, periodic_acts, report_calendar, reporting

urlpatterns = [
    path("so-lieu/", reporting.figures, name="figures"),
    path("so-lieu/tai-ve/", reporting.export, name="figures_export"),
    path("so-lieu/lap-va-qua-han/", breakdowns.again_and_late, name="figures_persisting"),
    path("so-lieu/bao-cao/", periodic.periodic_reports, name="periodic_reports"),
    path("so-lieu/bao-cao/lap/", periodic.periodic_report_begin, name="periodic_report_begin"),
    path("so-lieu/bao-cao/theo-yeu-cau/", periodic.periodic_report_request, name="periodic_report_request"),
    path("so-lieu/bao-cao/<str:public_id>/", periodic.periodic_report, name="periodic_report"),
    path("so-lieu/bao-cao/<str:public_id>/viet/", periodic.periodic_report_write, name="periodic_report_write"),
    path("so-lieu/bao-cao/<str:public_id>/ban/<str:form>/", periodic.periodic_report_file, name="periodic_report_file"),
    path(
        "so-lieu/bao-cao/<str:public_id>/tep/<str:file_id>/",
        periodic.periodic_report_attached_file,
        name="periodic_report_attached_file",
    ),
    *(
        path(f"so-lieu/bao-cao/<str:public_id>/{words}/", act, name=act.__name__)
        for words, act in (
            ("dem-lai", periodic_acts.periodic_report_count),
            ("trinh", periodic_acts.periodic_report_submit),
            ("tra-lai", periodic_acts.periodic_report_send_back),
            ("duyet", periodic_acts.periodic_report_approve),
            ("gui", periodic_acts.periodic_report_send),
            ("dinh-chinh", periodic_acts.periodic_report_correct),
            ("cong-khai", periodic_acts.periodic_report_publish),
            ("thoi-cong-khai", periodic_acts.periodic_report_unpublish),
            ("van-ban", periodic_acts.periodic_report_paper),
        )
    ),
    path("thiet-lap/lich-bao-cao/", report_calendar.report_kinds, name="report_kinds"),
    path("thiet-lap/lich-bao-cao/them/", report_calendar.report_kind_new, name="report_kind_new"),
    path("thiet-lap/lich-bao-cao/<str:public_id>/", report_calendar.report_kind, name="report_kind"),
    path("thiet-lap/lich-bao-cao/<str:public_id>/ket-thuc/", report_calendar.report_kind_end, name="report_kind_end"),
]
