"""Addresses of the administrator's pages."""

from django.urls import path

from doithoai.office.views import first_steps, health, holiday_decision, organisations, people, settings

urlpatterns = [
    path("can-bo/", people.people, name="people"),
    path("can-bo/them/", people.person_new, name="person_new"),
    path("can-bo/nhap-bang/", people.people_import, name="people_import"),
    path("can-bo/mau-bang/", people.people_template, name="people_template"),
    path("can-bo/<str:public_id>/", people.person, name="person"),
    path("can-bo/<str:public_id>/vai-tro/", people.role_add, name="role_add"),
    path("can-bo/<str:public_id>/mat-khau/", people.person_reset, name="person_reset"),
    path("can-bo/<str:public_id>/phien/", people.sessions_end, name="sessions_end"),
    path("can-bo/<str:public_id>/dong/", people.person_close, name="person_close"),
    path("can-bo/<str:public_id>/mo/", people.person_open, name="person_open"),
    path("vai-tro/<str:public_id>/ket-thuc/", people.role_end, name="role_end"),
    path("vai-tro/<str:public_id>/thay-the/", people.stand_in, name="stand_in"),
    path("don-vi/", organisations.organisations, name="organisations"),
    path("don-vi/them/", organisations.organisation_new, name="organisation_new"),
    path("don-vi/nhap-bang/", organisations.organisations_import, name="organisations_import"),
    path("don-vi/mau-bang/", organisations.organisations_template, name="organisations_template"),
    path("don-vi/<str:public_id>/", organisations.organisation, name="organisation"),
    path("don-vi/<str:public_id>/ket-thuc/", organisations.organisation_end, name="organisation_end"),
    path("thiet-lap/", settings.settings, name="settings"),
    path("thiet-lap/tinh-trang/", health.state_of_health, name="health"),
    path("thiet-lap/viec-con-lai/", first_steps.steps, name="first_steps"),
    path("thiet-lap/viec-con-lai/<str:step>/de-sau/", first_steps.step_skip, name="first_step_skip"),
    path("thiet-lap/viec-con-lai/<str:step>/lam-tiep/", first_steps.step_resume, name="first_step_resume"),
    path("thiet-lap/thu-dien-tu/", first_steps.mail_test, name="mail_test"),
    path("thiet-lap/van-ban-mau/", first_steps.paper_look, name="paper_look"),
    path("thiet-lap/van-ban-mau/<str:form>/", first_steps.paper_look_file, name="paper_look_file"),
    path("thiet-lap/thoi-han/", settings.clocks, name="clocks"),
    path("thiet-lap/thoi-han/xac-nhan/", first_steps.clocks_confirm, name="clocks_confirm"),
    path("thiet-lap/thoi-han/bo-mau/", settings.clock_preset, name="clock_preset"),
    path("thiet-lap/thoi-han/<str:public_id>/", settings.clock_edit, name="clock"),
    path("thiet-lap/kenh/", settings.channels, name="channels"),
    path("thiet-lap/kenh/<str:public_id>/bo/", settings.channel_release, name="channel_release"),
    path("thiet-lap/ngay-nghi/", settings.holidays, name="holidays"),
    path("thiet-lap/ngay-nghi/ca-nam/", holiday_decision.decision, name="holidays_import"),
    path("thiet-lap/ngay-nghi/xac-nhan/", settings.holidays_confirm, name="holidays_confirm"),
    path("thiet-lap/ngay-nghi/<int:pk>/bo/", settings.holiday_remove, name="holiday_remove"),
]
