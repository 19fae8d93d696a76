"""What papers of one authority have in common: letterhead, who signs, where they are filed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from doithoai.documents.content import Block, Content, Letterhead, Recipient, Signature, Symbol
from doithoai.documents.profiles import ND30_2020, Profile, profile
from doithoai.people.models import Authority, HeadKind, Organisation, OrganisationKind

_OF_THE_STATE = (
    OrganisationKind.PEOPLES_COMMITTEE,
    OrganisationKind.AGENCY,
    OrganisationKind.PUBLIC_UNIT,
    OrganisationKind.MEDIA,
    OrganisationKind.ARMED,
)
#: By their names, in a form of the State; a letter has none.
_WITH_CONTACT = ("", "Giấy mời", "Phiếu chuyển")


def of_office(authority: Authority) -> Signature:
    """The chief of the office, by order."""
    return Signature(
        position="CHÁNH VĂN PHÒNG",
        authority="T/L BAN THƯỜNG VỤ" if is_party(authority) else "TL. CHỦ TỊCH",
    )


def is_party(authority: Authority) -> bool:
    return authority.head_kind == HeadKind.PARTY


def contact_of(authority: Authority) -> str:
    """The line that letters, invitations and slips of State bodies carry in the foot of their first page."""
    if is_party(authority):
        return ""
    phone = f"điện thoại {authority.phone}" if authority.phone else ""
    return "; ".join(part for part in (authority.address, phone) if part)


def paper(
    authority: Authority,
    *,
    kind: str,
    symbol: str,
    abstract: tuple[str, ...],
    body: Iterable[Block],
    recipients: Iterable[str] = (),
    symbol_body: str = "",
    **more: Any,
) -> Content:
    """A paper of the authority's office; `kind` is empty for a letter."""
    party = is_party(authority)
    said: dict[str, Any] = {
        "letterhead": Letterhead(issuer=authority.name, superior=authority.superior_name),
        "symbol": Symbol(kind=symbol, body=symbol_body or authority.symbol, unit="" if symbol_body else "VP"),
        "place": authority.place_name,
        "signature": of_office(authority),
        "filing": f"Văn phòng {authority.short_name}" if party else "VT, VP",
        "contact": contact_of(authority) if kind in _WITH_CONTACT else "",
    }
    return Content(
        **(said | more),
        kind=kind,
        abstract=abstract,
        body=tuple(body),
        recipients=tuple(Recipient(name) for name in recipients),
    )


def listed(
    authority: Authority, *, kind: str, abstract: tuple[str, ...], body: Iterable[Block], **more: Any
) -> Content:
    """A list, a form or a slip: no letter, so without number, recipients and end mark."""
    bare: dict[str, Any] = {"has_number": False, "has_end_mark": False, "filing": ""}
    return paper(authority, kind=kind, symbol="", abstract=abstract, body=body, **(bare | more))


def profile_of(authority: Authority, body: Organisation | None) -> Profile:
    """The form in which a body writes: bodies of the State in theirs, everybody else as the authority does."""
    if body is not None and body.kind in _OF_THE_STATE:
        return ND30_2020
    return profile(authority.paper_profile)


def letterhead_of(authority: Authority, body: Organisation) -> Letterhead:
    """An agency of a commune stands under its People's Committee, a staff body under the committee it serves."""
    if profile_of(authority, body) is not ND30_2020 or not is_party(authority):
        return Letterhead(issuer=body.name, superior=authority.name)
    place = authority.name
    for word in ("Đảng ủy", "Huyện ủy", "Thành ủy", "Thị ủy"):
        if place.startswith(f"{word} "):
            rest = place.removeprefix(f"{word} ")
            unit = {"Huyện ủy": "huyện ", "Thành ủy": "thành phố ", "Thị ủy": "thị xã "}.get(word, "")
            place = f"Ủy ban nhân dân {unit}{rest}"
            break
    return Letterhead(issuer=body.name, superior=place)


def lowered(words: str) -> str:
    """The words inside a sentence: the first letter is made small, an abbreviation stays."""
    return words if words[:2].isupper() else words[:1].lower() + words[1:]
