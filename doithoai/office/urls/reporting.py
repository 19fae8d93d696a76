"""Addresses of the figures."""

from django.urls import path

from doithoai.office.views import breakdowns, reporting

urlpatterns = [
    path("so-lieu/", reporting.figures, name="figures"),
    path("so-lieu/tai-ve/", reporting.export, name="figures_export"),
    path("so-lieu/lap-va-qua-han/", breakdowns.again_and_late, name="figures_persisting"),
]
