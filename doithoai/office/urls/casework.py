"""Addresses of assignments, commitments and referrals."""

from django.urls import path

from doithoai.office.views import assignments, commitments, referrals, verdicts, working

urlpatterns = [
    path("van-de/<str:public_id>/giao/", assignments.assign, name="assign"),
    path("giao-viec/<str:public_id>/", assignments.assignment, name="assignment"),
    path("giao-viec/<str:public_id>/nhan/", assignments.accept, name="assignment_accept"),
    path("giao-viec/<str:public_id>/tra-lai/", assignments.hand_back, name="assignment_hand_back"),
    path("giao-viec/<str:public_id>/rut/", assignments.withdraw, name="assignment_withdraw"),
    path("giao-viec/<str:public_id>/gia-han/", assignments.ask_extension, name="assignment_extend"),
    path("giao-viec/<str:public_id>/phoi-hop/", working.contribute, name="assignment_contribute"),
    path("giao-viec/<str:public_id>/tien-do/", working.note, name="assignment_note"),
    path("giao-viec/<str:public_id>/thao-go/", working.help_with, name="assignment_help"),
    path("giao-viec/<str:public_id>/don-doc/", working.urge, name="assignment_urge"),
    path("gia-han/", assignments.extensions, name="extensions"),
    path("gia-han/<str:public_id>/", assignments.decide, name="extension_decide"),
    path("cam-ket/", commitments.commitments, name="commitments"),
    path("van-de/<str:public_id>/cam-ket/", commitments.commitment_new, name="commitment_new"),
    path("cam-ket/<str:public_id>/", commitments.commitment, name="commitment"),
    path("cam-ket/<str:public_id>/tep/", commitments.file, name="commitment_file"),
    path("cam-ket/<str:public_id>/tien-do/", commitments.note, name="commitment_note"),
    path("cam-ket/<str:public_id>/bang-chung/", commitments.show, name="commitment_show"),
    path("cam-ket/<str:public_id>/xac-nhan/", commitments.verify, name="commitment_verify"),
    path("cam-ket/<str:public_id>/chua-dat/", commitments.reject, name="commitment_reject"),
    path("cam-ket/<str:public_id>/khong-the/", commitments.give_up, name="commitment_give_up"),
    path("cam-ket/<str:public_id>/gia-han/", commitments.ask_extension, name="commitment_extend"),
    path("chuyen-cap/", referrals.referrals, name="referrals"),
    path("chuyen-cap/moi/", referrals.referral_batch, name="referral_batch"),
    path("van-de/<str:public_id>/chuyen-cap/", referrals.referral_new, name="referral_new"),
    path("chuyen-cap/<str:public_id>/", referrals.referral, name="referral"),
    path("chuyen-cap/<str:public_id>/don-doc/", referrals.urge, name="referral_urge"),
    path("van-de/<str:public_id>/giam-sat/", working.remark, name="remark"),
    path("giam-sat/<str:public_id>/tra-loi/", working.remark_reply, name="remark_reply"),
    path("danh-gia/", verdicts.verdicts_list, name="verdicts"),
    path("danh-gia/tai-ve/", verdicts.export, name="verdicts_export"),
    path("danh-gia/<str:public_id>/mo-lai/", verdicts.uphold, name="verdict_uphold"),
    path("danh-gia/<str:public_id>/giu-nguyen/", verdicts.refuse, name="verdict_refuse"),
    path("y-kien/<str:public_id>/danh-gia/", verdicts.told, name="opinion_verdict"),
]
