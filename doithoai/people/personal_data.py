"""Which columns hold personal data, and of what sort; a new column is entered here in the same change."""

from __future__ import annotations

from enum import StrEnum


class Sort(StrEnum):
    """Why a column is personal, and with that what may be done with it."""

    CONTACT = "contact"  # how a citizen is reached: encrypted, each opening leaves a trace
    IDENTITY = "identity"  # who somebody is: inside only, public with consent to the name
    WORDS = "words"  # what somebody wrote or said: public only as an approved text
    ACCESS = "access"  # signing in and looking up: the traces of it, and what a look-up code follows from


PERSONAL: dict[str, Sort] = {
    "people.person.username": Sort.IDENTITY,
    "people.person.full_name": Sort.IDENTITY,
    "people.person.sort_name": Sort.IDENTITY,
    "people.person.email": Sort.IDENTITY,
    "people.person.phone": Sort.CONTACT,
    "people.person.password": Sort.ACCESS,
    "people.person.session_mark": Sort.ACCESS,
    "people.secondfactor.name": Sort.ACCESS,
    "people.secondfactor.secret": Sort.ACCESS,
    "people.recoverycode.digest": Sort.ACCESS,
    "people.factorreset.reason": Sort.WORDS,
    "socialaccount.socialaccount.uid": Sort.ACCESS,
    "socialaccount.socialaccount.extra_data": Sort.ACCESS,
    "usersessions.usersession.ip": Sort.ACCESS,
    "usersessions.usersession.user_agent": Sort.ACCESS,
    "opinion.contact.name": Sort.CONTACT,
    "opinion.contact.phone": Sort.CONTACT,
    "opinion.contact.email": Sort.CONTACT,
    "opinion.contact.address": Sort.CONTACT,
    "opinion.submission.text": Sort.WORDS,
    "opinion.submission.sealed_text": Sort.WORDS,
    "opinion.opinion.text": Sort.WORDS,
    "opinion.opinion.sealed_text": Sort.WORDS,
    "opinion.publictext.text": Sort.WORDS,
    "opinion.paperrun.seed": Sort.ACCESS,
    "opinion.heldcode.code": Sort.ACCESS,
    "opinion.sheetimport.name": Sort.WORDS,
    "opinion.sheetimport.outcome": Sort.WORDS,
    "documents.attachment.name": Sort.CONTACT,
    "documents.paper.content_text": Sort.WORDS,
    "documents.paper.generated_text": Sort.WORDS,
    "notices.notice.address": Sort.CONTACT,
    "notices.notice.body": Sort.WORDS,
    "conference.attendance.name": Sort.CONTACT,
    "conference.attendance.position": Sort.IDENTITY,
    "conference.attendance.absence_reason": Sort.WORDS,
    "conference.attendance.reply_note": Sort.WORDS,
    "conference.arrival.told_by": Sort.IDENTITY,
    "casework.verdict.words": Sort.WORDS,
    "casework.sampledmatter.words": Sort.WORDS,
    "live.turn.name": Sort.CONTACT,
    "live.turn.topic": Sort.WORDS,
    "live.turn.content": Sort.WORDS,
    "live.question.gist": Sort.WORDS,
    "live.question.covered": Sort.WORDS,
    "live.help.name": Sort.CONTACT,
    "live.minuteline.text": Sort.WORDS,
    "privacy.datarequest.words": Sort.WORDS,
    "privacy.datarequest.wanted": Sort.CONTACT,
    "privacy.datarequest.reason": Sort.WORDS,
}


def is_personal(column: str) -> bool:
    """True for `room.model.column` that must not enter logs, facts, addresses or file names."""
    return column in PERSONAL
