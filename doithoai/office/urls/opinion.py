"""Addresses of the opinions, the matters, what is sealed, the public texts, the fields and the search."""

from django.urls import URLPattern, path

from doithoai.office.views import (
    matter_list,
    openings,
    opinion,
    opinion_divide,
    opinion_fields,
    opinion_matters,
    opinion_paper,
    opinion_refusing,
    opinion_same,
    opinion_sealed,
    opinion_search,
    opinion_telling,
    opinion_texts,
)

ONE = "y-kien/<slug:public_id>"
MATTER = "van-de/<slug:public_id>"
SEALED = "kin/<slug:public_id>"
FIELD = "thiet-lap/linh-vuc/<slug:public_id>"

urlpatterns: list[URLPattern] = [
    path("tim/", opinion_search.search, name="search"),
    path("y-kien/", opinion.inbox, name="inbox"),
    path("y-kien/nhap-phieu/", opinion_paper.paper_entry, name="paper_entry"),
    path("y-kien/ban-cong-khai/", opinion_texts.texts, name="texts"),
    path("y-kien/trung/", opinion_same.same, name="same"),
    path("y-kien/trung/gop/", opinion_same.join, name="same_join"),
    path("y-kien/trung/<int:pk>/go/", opinion_same.undo, name="same_undo"),
    path("y-kien/bao-tin/", opinion_telling.to_tell, name="to_tell"),
    path("y-kien/bao-tin/<slug:public_id>/phieu/", opinion_telling.slip, name="told_slip"),
    path("y-kien/bao-tin/<slug:public_id>/da-bao/", opinion_telling.told, name="told"),
    path(f"{ONE}/", opinion.opinion, name="opinion"),
    path(f"{ONE}/phan-loai/", opinion.classify, name="opinion_classify"),
    path(f"{ONE}/gan/", opinion.join, name="opinion_join"),
    path(f"{ONE}/giu-kin/", opinion.seal, name="opinion_seal"),
    path(f"{ONE}/tach/", opinion.take_out, name="opinion_take_out"),
    path(f"{ONE}/tach-nhieu/", opinion_divide.divide, name="opinion_divide"),
    path("y-kien/tach-nhieu/<slug:public_id>/go/", opinion_divide.undo, name="division_undo"),
    path(f"{ONE}/ban-cong-khai/", opinion_texts.propose, name="opinion_text"),
    path(f"{ONE}/tep/<slug:file_id>/", opinion.file, name="opinion_file"),
    path(f"{ONE}/lien-he/", opinion_sealed.contact, name="opinion_contact"),
    path("gan/<int:pk>/go/", opinion.joining_undo, name="joining_undo"),
    path("van-de/", matter_list.matters, name="matters"),
    path("van-de/tai-ve/", matter_list.export, name="matters_export"),
    path(f"{MATTER}/", opinion_matters.matter, name="matter"),
    path(f"{MATTER}/tieu-de/", opinion_texts.propose_title, name="matter_title"),
    path(f"{MATTER}/khong-tiep-nhan/", opinion_refusing.refuse, name="matter_refuse"),
    path(f"{MATTER}/mo-lai/", opinion_matters.reopen, name="matter_reopen"),
    path("ban-cong-khai/<slug:public_id>/duyet/", opinion_texts.approve, name="text_approve"),
    path("ban-cong-khai/<slug:public_id>/tra-lai/", opinion_texts.send_back, name="text_send_back"),
    path("kin/", opinion_sealed.listed, name="sealed"),
    path("kin/so-ban-giao/", opinion_sealed.hand_overs, name="hand_overs"),
    path("kin/so-ban-giao/<slug:public_id>/phieu-huong-dan.pdf", opinion_sealed.slip, name="hand_over_slip"),
    path(f"{SEALED}/", opinion_sealed.one, name="sealed_matter"),
    path(f"{SEALED}/tep/<slug:file_id>/", opinion_sealed.file, name="sealed_file"),
    path(f"{SEALED}/chuyen/", opinion_sealed.hand_over, name="sealed_confirm"),
    path(f"{SEALED}/tra-ve/", opinion_sealed.release, name="sealed_release"),
    path("thiet-lap/nhat-ky-mo/", openings.listed, name="openings"),
    path("thiet-lap/nhat-ky-mo/tai-ve/", openings.export, name="openings_export"),
    path("thiet-lap/ly-do/", opinion_refusing.reasons, name="refusal_reasons"),
    path("thiet-lap/ly-do/them/", opinion_refusing.reason_new, name="refusal_reason_new"),
    path("thiet-lap/ly-do/<slug:public_id>/thoi/", opinion_refusing.reason_retire, name="refusal_reason_retire"),
    path("thiet-lap/linh-vuc/", opinion_fields.fields, name="fields"),
    path("thiet-lap/linh-vuc/them/", opinion_fields.field_new, name="field_new"),
    path(f"{FIELD}/", opinion_fields.field, name="field"),
    path(f"{FIELD}/thoi/", opinion_fields.field_retire, name="field_retire"),
    path(f"{FIELD}/tham-quyen/", opinion_fields.competence_add, name="competence_add"),
    path(f"{FIELD}/tham-quyen/<int:pk>/thoi/", opinion_fields.competence_end, name="competence_end"),
]
