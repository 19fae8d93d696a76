"""Addresses of the office, gathered from one module per room."""

from doithoai.office.urls import (
    bodies,
    casework,
    conference,
    documents,
    live,
    opinion,
    opinion_paper,
    people,
    oversight,
    programme,
    reporting,
    today,
)

app_name = "office"
urlpatterns = [
    *today.urlpatterns,
    *programme.urlpatterns,
    *conference.urlpatterns,
    *opinion_paper.urlpatterns,
    *opinion.urlpatterns,
    *bodies.urlpatterns,
    *casework.urlpatterns,
    *live.urlpatterns,
    *oversight.urlpatterns,
    *documents.urlpatterns,
    *people.urlpatterns,
    *reporting.urlpatterns,
]
