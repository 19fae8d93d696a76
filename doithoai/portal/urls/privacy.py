"""Addresses of what a person asks about the own data, with the look-up code."""

from django.urls import path

from doithoai.portal.views import own_data

urlpatterns = [
    path("tra-cuu/ket-qua/du-lieu/", own_data.own_data, name="own_data"),
    path("tra-cuu/ket-qua/du-lieu/<slug:kind>/", own_data.ask, name="own_data_ask"),
]
