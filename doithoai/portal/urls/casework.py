"""Addresses of the ledger of commitments and of the results."""

from django.urls import path

from doithoai.portal.views import promises

urlpatterns = [
    path("cam-ket/", promises.commitments, name="commitments"),
    path("cam-ket/<str:number>/", promises.commitment, name="commitment"),
    path("cam-ket/<str:number>/minh-chung/", promises.commitment_file, name="commitment_file"),
    path("ket-qua/", promises.results, name="results"),
]
