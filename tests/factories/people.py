"""Authorities with clocks, organisations, and persons who hold a role: the ground of most tests."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.hashers import make_password
from django.test import Client

from doithoai.core import vietnamese
from doithoai.people.models import Authority, Membership, Organisation, OrganisationKind, Person
from doithoai.people.presets import apply_preset
from doithoai.people.roles import Acting

#: Nobody signs in with it, so nobody is asked for it again either.
NO_PASSWORD = make_password(None)
NAMES = (
    "Nguyễn Thị Bưởi",
    "Trần Văn Lành",
    "Lê Thị Hồng Nhung",
    "Phạm Đức Thuận",
    "Hoàng Thị Mai",
    "Vũ Quang Khải",
    "Đỗ Thị Ngọc Ánh",
    "Bùi Văn Thắng",
    "Đặng Thị Lụa",
    "Ngô Xuân Trường",
)


def authority(slug: str = "xa-tan-yen", *, preset: str = "two_level_2025", **columns: Any) -> Authority:
    """A commune's Party committee with the clocks of a preset; the same slug gives the same row."""
    known = Authority.objects.filter(slug=slug).first()
    if known is not None:
        return known
    values: dict[str, Any] = {
        "name": "Đảng ủy xã Tân Yên",
        "short_name": "Đảng ủy xã",
        "place_name": "Tân Yên",
        "level": "commune",
        "head_kind": "party",
        "head_title": "Bí thư Đảng ủy xã",
        "issuing_body": "Ban Thường vụ Đảng ủy xã Tân Yên",
        "superior_name": "Đảng bộ tỉnh Bắc Ninh",
        "symbol": "ĐU",
        "term_label": "2025-2030",
        "phone": "0204 300 0115",
        "address": "Thôn Đồng Khoát, xã Tân Yên",
    }
    row = Authority.objects.create(slug=slug, **(values | columns))
    apply_preset(row, preset)
    return row


def organisation(
    authority: Authority, code: str = "phong-kinh-te", name: str = "", kind: str = "agency", **columns: Any
) -> Organisation:
    """A body of the authority; the same code gives the same row."""
    known = Organisation.objects.filter(authority=authority, code=code).first()
    if known is not None:
        return known
    label = name or KNOWN.get(code, ("", ""))[0] or f"Đơn vị {code}"
    values: dict[str, Any] = {
        "name": label,
        "short_name": label[:80],
        "kind": KNOWN.get(code, ("", kind))[1] or kind,
        "level": authority.level,
        "head_title": "Trưởng đơn vị",
    }
    return Organisation.objects.create(authority=authority, code=code, **(values | columns))


KNOWN: dict[str, tuple[str, str]] = {
    "phong-kinh-te": ("Phòng Kinh tế", OrganisationKind.AGENCY),
    "phong-van-hoa": ("Phòng Văn hóa - Xã hội", OrganisationKind.AGENCY),
    "cong-an": ("Công an xã", OrganisationKind.ARMED),
    "ban-xdd": ("Ban Xây dựng Đảng", OrganisationKind.PARTY_STAFF),
    "van-phong": ("Văn phòng Đảng ủy", OrganisationKind.PARTY_OFFICE),
    "thuong-truc": ("Thường trực Đảng ủy", OrganisationKind.STANDING),
    "mttq": ("Ủy ban MTTQ Việt Nam xã", OrganisationKind.FRONT),
    "truyen-thong": ("Trung tâm Cung ứng dịch vụ công", OrganisationKind.MEDIA),
    "chi-bo-dong-khoat": ("Chi bộ thôn Đồng Khoát", OrganisationKind.LOCAL_COMMITTEE),
}


def person(
    role: str,
    authority: Authority,
    organisation: Organisation | None = None,
    conference: Any = None,
    *,
    name: str = "",
    username: str = "",
    position: str = "",
) -> Acting:
    """Somebody who holds `role` (in an organisation, or at a conference), ready to be handed over as `by`."""
    number = Person.objects.count()
    full_name = name or NAMES[number % len(NAMES)]
    row = Person.objects.create(
        username=username or f"{role.replace('_', '.')}.{number + 1}",
        full_name=full_name,
        sort_name=vietnamese.sort_key(full_name),
        password=NO_PASSWORD,
    )
    return also(row, role, authority, organisation, conference, position=position)


def also(
    who: Person | Acting,
    role: str,
    authority: Authority,
    organisation: Organisation | None = None,
    conference: Any = None,
    *,
    position: str = "",
) -> Acting:
    """Give somebody one more role; returns the person with the rights as they now are."""
    row = who.person if isinstance(who, Acting) else who
    Membership.objects.create(
        person=row,
        authority=authority,
        organisation=organisation,
        role=role,
        position=position,
        conference_ref=getattr(conference, "pk", conference),
    )
    return Acting(row, authority)


def signed_in(actor: Acting) -> Client:
    """A browser in which this person has signed in and never pauses, however far a test moves the time."""
    client = Client()
    client.force_login(actor.person)
    session = client.session
    session["begun_at"] = session["seen_at"] = "2099-12-31T00:00:00+00:00"
    session.save()
    return client
