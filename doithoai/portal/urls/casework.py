"""Addresses of the ledger of commitments and of the results."""

from django.urls import path

from doithoai.portal.views import breakdowns, ledger, promises

urlpatterns = [
    path("cam-ket/", ledger.commitments, name="commitments"),
    path("cam-ket/thay-doi.atom", ledger.feed, name="commitments_feed_file"),
    path("cam-ket/<str:number>/", promises.commitment, name="commitment"),
    path("cam-ket/<str:number>/minh-chung/", promises.commitment_file, name="commitment_file"),
    path("cam-ket/<str:number>/anh.jpg", promises.commitment_picture_file, name="commitment_picture_file"),
    path("ket-qua/", promises.results, name="results"),
    path("ket-qua/so-lieu/", breakdowns.results_table, name="results_table"),
]
