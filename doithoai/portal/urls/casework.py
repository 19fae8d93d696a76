"""Addresses of the public ledger of promises and of the results."""

from django.urls import path

from doithoai.portal.views import promises

urlpatterns = [
    path("cam-ket/", promises.commitments, name="commitments"),
    path("cam-ket/<str:number>/", promises.commitment, name="commitment"),
    path("ket-qua/", promises.results, name="results"),
]
