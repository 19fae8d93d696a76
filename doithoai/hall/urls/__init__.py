"""Addresses of the screens in the hall."""

from doithoai.hall.urls import screens

app_name = "hall"
urlpatterns = [*screens.urlpatterns]
