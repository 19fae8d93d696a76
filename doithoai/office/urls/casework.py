"""Addresses of assignments, answers, commitments and referrals."""

from django.urls import path

from doithoai.office.views import answers, assignments, commitments, referrals

urlpatterns = [
    path("van-de/<str:public_id>/giao/", assignments.assign, name="assign"),
    path("giao-viec/<str:public_id>/", assignments.assignment, name="assignment"),
    path("giao-viec/<str:public_id>/nhan/", assignments.accept, name="assignment_accept"),
    path("giao-viec/<str:public_id>/tra-lai/", assignments.hand_back, name="assignment_hand_back"),
    path("giao-viec/<str:public_id>/rut/", assignments.withdraw, name="assignment_withdraw"),
    path("giao-viec/<str:public_id>/gia-han/", assignments.ask_extension, name="assignment_extend"),
    path("gia-han/", assignments.extensions, name="extensions"),
    path("gia-han/<str:public_id>/", assignments.decide, name="extension_decide"),
    path("tra-loi/", answers.answers, name="answers"),
    path("giao-viec/<str:public_id>/soan/", answers.begin, name="answer_begin"),
    path("tra-loi/<str:public_id>/", answers.answer, name="answer"),
    path("tra-loi/<str:public_id>/dong-y/", answers.endorse, name="answer_endorse"),
    path("tra-loi/<str:public_id>/trinh/", answers.hand_in, name="answer_hand_in"),
    path("tra-loi/<str:public_id>/bo-sung/", answers.send_back, name="answer_send_back"),
    path("tra-loi/<str:public_id>/duyet/", answers.approve, name="answer_approve"),
    path("tra-loi/<str:public_id>/cong-bo/", answers.publish, name="answer_publish"),
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
    path("van-de/<str:public_id>/giam-sat/", referrals.remark, name="remark"),
    path("danh-gia/", referrals.verdicts_list, name="verdicts"),
    path("danh-gia/<str:public_id>/mo-lai/", referrals.uphold, name="verdict_uphold"),
]
