"""The first page of the office."""

from django.urls import path

from doithoai.office.views import today

urlpatterns = [
    path("", today.today, name="today"),
    path("tin-nhan/", today.notices, name="notices"),
    path("tin-nhan/da-xem/", today.all_read, name="notices_read"),
]
