"""Addresses of the work of one organisation, and of promises that come from elsewhere."""

from django.urls import path, re_path

from doithoai.office.views import bodies, inherited_promises, referral_papers, taking

BODY = "giao-viec/don-vi/<str:public_id>"

urlpatterns = [
    path(f"{BODY}/", bodies.body, name="body"),
    path(f"{BODY}/don-doc/", bodies.urge, name="body_urge"),
    path(f"{BODY}/phieu/", bodies.slips, name="body_slips"),
    path(f"{BODY}/bang-tra-loi.xlsx", bodies.sheet_file, name="body_sheet_file"),
    path(f"{BODY}/nhap/", bodies.answers_in, name="body_answers"),
    path("giao-viec/<str:public_id>/phieu/", bodies.slip, name="assignment_slip"),
    path("giao-viec/<str:public_id>/nhap-phieu/", bodies.enter, name="assignment_enter"),
    path("giao-viec/<str:public_id>/lam/", taking.take, name="assignment_take"),
    path("giao-viec/<str:public_id>/thoi-lam/", taking.leave, name="assignment_leave"),
    path("cam-ket/tu-truoc/", inherited_promises.import_promises, name="commitments_import"),
    path("cam-ket/tu-truoc/mau.xlsx", inherited_promises.template_file, name="commitments_template_file"),
    path("cam-ket/<str:public_id>/ban-giao/", inherited_promises.hand_over, name="commitment_hand_over"),
    path("hoi-nghi/<slug:public_id>/chuyen-tiep/", inherited_promises.carry, name="conference_carry"),
    re_path(
        r"^chuyen-cap/(?P<public_id>[\w-]+)/(?P<letter>cong-van|don-doc-tra-loi)/$",
        referral_papers.draft,
        name="referral_paper",
    ),
]
