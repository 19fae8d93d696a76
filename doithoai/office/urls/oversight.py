"""Addresses of supervision: remarks, and samples of closed matters."""

from django.urls import path

from doithoai.office.views import oversight, samples

urlpatterns = [
    path("giam-sat/", oversight.remarks, name="remarks"),
    path("giam-sat/tai-ve/", oversight.export, name="remarks_export"),
    path("giam-sat/boc-mau/", samples.samples, name="samples"),
    path("giam-sat/boc-mau/tai-ve/", samples.export, name="samples_export"),
    path("giam-sat/boc-mau/moi/", samples.sample_new, name="sample_new"),
    path("giam-sat/boc-mau/<str:public_id>/", samples.sample, name="sample"),
    path("giam-sat/boc-mau/<str:public_id>/cong-bo/", samples.sample_publish, name="sample_publish"),
    path("giam-sat/boc-mau/<str:public_id>/<int:place>/", samples.sample_note, name="sample_note"),
]
