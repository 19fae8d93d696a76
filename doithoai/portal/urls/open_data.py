"""Addresses of the open data."""

from django.urls import path

from doithoai.portal.views import open_data

urlpatterns = [
    path("du-lieu-mo/", open_data.open_data, name="open_data"),
    path("du-lieu-mo/danh-muc.json", open_data.catalogue_file, name="open_data_catalogue_file"),
    path("du-lieu-mo/<slug:table>/mo-ta.csv", open_data.description_file, name="open_data_description_file"),
    path("du-lieu-mo/<slug:table>.<slug:ending>", open_data.set_file, name="open_data_set_file"),
]
