"""Addresses of the office, gathered from one module per room."""

from doithoai.office.urls import (
    answers,
    bodies,
    casework,
    conference,
    documents,
    live,
    opinion,
    opinion_paper,
    oversight,
    people,
    privacy,
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
    *answers.urlpatterns,
    *oversight.urlpatterns,
    *live.urlpatterns,
    *documents.urlpatterns,
    *people.urlpatterns,
    *privacy.urlpatterns,
    *reporting.urlpatterns,
]
