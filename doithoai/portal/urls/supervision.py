"""Addresses of what supervisors found."""

from django.urls import path

from doithoai.portal.views import supervision

urlpatterns = [
    path("giam-sat/", supervision.samples, name="samples"),
    path("giam-sat/<slug:public_id>/", supervision.sample, name="sample"),
    path("giam-sat/<slug:public_id>/danh-sach.txt", supervision.sample_numbers_file, name="sample_numbers_file"),
]
