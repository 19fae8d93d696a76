"""Addresses of the proof of the record."""

from django.urls import path, re_path

from doithoai.portal.views import paper_proof, proof

PAPER = r"^kiem-chung/van-ban/(?P<sha256>[0-9a-f]{64})"

urlpatterns = [
    path("kiem-chung/", proof.roots, name="roots"),
    path("kiem-chung/goc.jsonl", proof.roots_file, name="roots_file"),
    path("kiem-chung/noi-tiep.json", proof.consistency_file, name="consistency_file"),
    path("kiem-chung/kiem_chung.py", proof.checker, name="checker"),
    path("kiem-chung/van-ban/", paper_proof.paper_check, name="paper_check"),
    re_path(f"{PAPER}/$", paper_proof.paper_checked, name="paper_checked"),
    re_path(f"{PAPER}/bang-chung.json$", paper_proof.paper_proof, name="paper_proof"),
    path("tra-cuu/ket-qua/<slug:public_id>/bang-chung.json", proof.case_proof, name="case_proof"),
]
