"""Addresses of the portal, gathered from one module per room."""

from doithoai.portal.urls import casework, conference, open_data, opinion, privacy, proof, supervision

app_name = "portal"
urlpatterns = [
    *conference.urlpatterns,
    *opinion.urlpatterns,
    *privacy.urlpatterns,
    *casework.urlpatterns,
    *supervision.urlpatterns,
    *proof.urlpatterns,
    *open_data.urlpatterns,
]
