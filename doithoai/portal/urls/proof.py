"""Addresses of the proof of the record."""

from django.urls import path

from doithoai.portal.views import proof

urlpatterns = [
    path("kiem-chung/", proof.roots, name="roots"),
    path("kiem-chung/goc.jsonl", proof.roots_file, name="roots_file"),
    path("kiem-chung/noi-tiep.json", proof.consistency_file, name="consistency_file"),
    path("kiem-chung/kiem_chung.py", proof.checker, name="checker"),
    path("tra-cuu/ket-qua/<slug:public_id>/bang-chung.json", proof.case_proof, name="case_proof"),
]
