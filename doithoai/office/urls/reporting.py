"""Addresses of the figures."""

from django.urls import path

from doithoai.office.views import reporting

urlpatterns = [
    path("so-lieu/", reporting.figures, name="figures"),
    path("so-lieu/tai-ve/", reporting.export, name="figures_export"),
]
