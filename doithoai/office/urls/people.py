"""Addresses of the administrator's pages."""

from django.urls import path

from doithoai.office.views import (
    factor_resets,
    health,
    holiday_decision,
    organisations,
    people,
    people_outside,
    settings,
)

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
    path("can-bo/<str:public_id>/xac-thuc/", factor_resets.factor_reset_ask, name="factor_reset_ask"),
    path("can-bo/<str:public_id>/dang-nhap-ngoai/", people_outside.outside_link, name="outside_link"),
    path("can-bo/<str:public_id>/dang-nhap-ngoai/bo/", people_outside.outside_unlink, name="outside_unlink"),
    path("xac-thuc-hai-buoc/", factor_resets.factor_resets, name="factor_resets"),
    path("xac-thuc-hai-buoc/<str:public_id>/dong-y/", factor_resets.factor_reset_confirm, name="factor_reset_confirm"),
    path("xac-thuc-hai-buoc/<str:public_id>/tu-choi/", factor_resets.factor_reset_refuse, name="factor_reset_refuse"),
    path("vai-tro/<str:public_id>/ket-thuc/", people.role_end, name="role_end"),
    path("vai-tro/<str:public_id>/thay-the/", people.stand_in, name="stand_in"),
    path("don-vi/", organisations.organisations, name="organisations"),
    path("don-vi/them/", organisations.organisation_new, name="organisation_new"),
    path("don-vi/<str:public_id>/", organisations.organisation, name="organisation"),
    path("don-vi/<str:public_id>/ket-thuc/", organisations.organisation_end, name="organisation_end"),
    path("thiet-lap/", settings.settings, name="settings"),
    path("thiet-lap/tinh-trang/", health.state_of_health, name="health"),
    path("thiet-lap/thoi-han/", settings.clocks, name="clocks"),
    path("thiet-lap/thoi-han/bo-mau/", settings.clock_preset, name="clock_preset"),
    path("thiet-lap/thoi-han/<str:public_id>/", settings.clock_edit, name="clock"),
    path("thiet-lap/kenh/", settings.channels, name="channels"),
    path("thiet-lap/kenh/<str:public_id>/bo/", settings.channel_release, name="channel_release"),
    path("thiet-lap/ngay-nghi/", settings.holidays, name="holidays"),
    path("thiet-lap/ngay-nghi/ca-nam/", holiday_decision.decision, name="holidays_import"),
    path("thiet-lap/ngay-nghi/xac-nhan/", settings.holidays_confirm, name="holidays_confirm"),
    path("thiet-lap/ngay-nghi/<int:pk>/bo/", settings.holiday_remove, name="holiday_remove"),
]
