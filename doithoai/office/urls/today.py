"""The first page of the office and the inbox of notices."""

from django.urls import path

from doithoai.office.views import at_once, helping, today

urlpatterns = [
    path("tro-giup/<str:area>/", helping.show, name="help"),
    path("", today.today, name="today"),
    path("tin-nhan/", today.notices, name="notices"),
    path("tin-nhan/cach-nhan/", today.preference, name="notice_preference"),
    path("tin-nhan/da-xem/", today.all_read, name="notices_read"),
    path("mot-viec/<slug:token>/", at_once.act, name="act_at_once"),
    path("tin-nhan/<str:public_id>/mo/", today.notice_open, name="notice_open"),
]
