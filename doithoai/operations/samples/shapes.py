"""The shapes of sample data. Keys are short, unique within a sample, and only used to refer."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

#: A date, or whole days from the day on which the sample is made.
When = int | date

#: States that a matter may end in; the same words as the room of opinions uses.
OPEN_STATES = ("received", "classified", "assigned", "prepared", "raised")
RESULTS = (
    "taken_up",
    "explained",
    "resolved",
    "in_progress",
    "scheduled",
    "referred",
    "not_accepted",
    "diverted",
    "withdrawn",
)
DOORS = ("web", "counter", "paper", "sheet", "phone", "letter", "hall", "chat")
KINDS = ("petition", "proposal", "reflection", "suggestion", "aspiration", "question", "praise")
CATEGORIES = ("people", "official", "party_member", "association_member", "worker", "owner")
#: Prefixes of telephone numbers that no mobile network uses.
PREFIXES = ("053", "054", "057", "071", "072", "073", "074", "075")


def day_of(when: When, made_on: date) -> date:
    """The date that `when` means in a sample made on `made_on`."""
    return when if isinstance(when, date) else made_on + timedelta(days=when)


def phone_for(number: int) -> str:
    """An invented telephone number, the same one each time."""
    return f"{PREFIXES[number % len(PREFIXES)]}{(number * 7_919 + 1_204_517) % 10_000_000:07d}"


@dataclass(frozen=True, slots=True)
class Authority:
    """The organising body; `preset` names the set of clocks."""

    slug: str
    name: str
    body: str
    level: str  # central, province, district, commune
    province: str
    head_kind: str  # party, state
    preset: str
    parent: str
    valid_from: date | None = None
    valid_until: date | None = None
    successors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Organisation:
    """`kind` as the directory has it; `level` "" = that of the authority; upper = a competent higher body."""

    key: str
    name: str
    kind: str
    head: str = ""  # position of the head
    short: str = ""
    functions: tuple[str, ...] = ()  # coordinator, office, media, supervisor, sealed, standing
    level: str = ""


@dataclass(frozen=True, slots=True)
class Role:
    """A role of the table of roles; `scope`: A authority, O own organisation, C conference."""

    name: str
    scope: str = "A"
    conference: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """An official: signs in with `login`, holds roles."""

    key: str
    name: str
    position: str
    organisation: str
    roles: tuple[Role, ...]
    sex: str = "nam"

    @property
    def login(self) -> str:
        """The name to sign in with."""
        return self.key


@dataclass(frozen=True, slots=True)
class Place:
    """A village, or a commune of a district."""

    key: str
    name: str
    kind: str = "village"


@dataclass(frozen=True, slots=True)
class Field:
    """A field or, with a parent, a sub-field; `lead` is the organisation proposed first."""

    key: str
    name: str
    parent: str = ""
    lead: str = ""
    level: str = "commune"
    internal: bool = False


@dataclass(frozen=True, slots=True)
class Basis:
    """A citation: type, number, date, issuer, subject."""

    kind: str
    number: str
    dated: date | None
    issuer: str
    subject: str


@dataclass(frozen=True, slots=True)
class ContentPart:
    """`part`: inform, listen, assign, refer, direct."""

    part: str
    text: str


@dataclass(frozen=True, slots=True)
class PlannedConference:
    """One conference as the plan has it. Venue "" = to be announced later; period None = not yet."""

    key: str
    title: str
    audience: str
    groups: tuple[str, ...]  # categories of people
    contents: tuple[ContentPart, ...]
    mode: str  # assign, resolve_on_spot
    period: str  # "2024-Q2" or, in a running sample, "Q+0" = the quarter of the conference day
    venue: str = ""
    internal_topic: str = ""  # stays inside the Party organisation
    gather: bool = True  # gathering of opinions beforehand is ordered
    places: tuple[str, ...] = ()

    def part(self, *names: str) -> str:
        """The sentences of these parts, one a line."""
        return "\n".join(content.text for content in self.contents if content.part in names)


@dataclass(frozen=True, slots=True)
class Due:
    """`anchor`: conference, plan_issued, none; `side`: before, after; unit: days, working_days."""

    anchor: str
    amount: int = 0
    side: str = "before"
    unit: str = "days"


@dataclass(frozen=True, slots=True)
class Task:
    """A task of the plan, of one of its kinds; for every conference unless `conferences` names some."""

    key: str
    kind: str
    text: str
    lead: str
    co: tuple[str, ...]
    due: Due
    evidence: str
    conferences: tuple[str, ...] = ()
    more_leads: tuple[str, ...] = ()  # the same task, each for itself


@dataclass(frozen=True, slots=True)
class Recipient:
    """A line of the recipients, in order; `organisations` () = a body outside, not expanded."""

    text: str
    purpose: str  # report, "", file
    organisations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Signer:
    """Who signs, in which form."""

    on_behalf: str
    position: str
    name: str


@dataclass(frozen=True, slots=True)
class Plan:
    """The year plan; number and day "" / None leave them to the loader."""

    key: str
    year: int | None
    number: str
    issued: When | None
    title: str
    issuer: str
    reason: str
    bases: tuple[Basis, ...]
    purposes: tuple[str, ...]
    requirements: tuple[str, ...]
    motto: str
    form: str
    regime: str
    order: tuple[str, ...]
    conferences: tuple[PlannedConference, ...]
    tasks: tuple[Task, ...]
    recipients: tuple[Recipient, ...]
    signer: Signer
    front: str = ""  # the part of the Front and the organisations


@dataclass(frozen=True, slots=True)
class Appointment:
    """A role at one conference."""

    person: str
    role: str  # chair, deputy, host, minute_taker, desk, operator


@dataclass(frozen=True, slots=True)
class Invitation:
    """A group asked to come: `how` invited or summoned; came = counted at the door, None = not yet."""

    group: str
    how: str
    expected: int
    came: int | None = None
    excused: int = 0
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class Conference:
    """What became of a planned conference; its key is that of the planned one."""

    key: str  # key of the planned conference
    state: str
    day: When | None
    starts: str = ""  # 08:00
    ends: str = ""
    venue: str = ""
    scheduled_on: When | None = None
    appointments: tuple[Appointment, ...] = ()
    invitations: tuple[Invitation, ...] = ()
    information: str = ""  # the report given before the opinions


@dataclass(frozen=True, slots=True)
class Briefing:
    """The information part of a conference: who wrote it, and what it tells; ready None = still being written."""

    conference: str
    owner: str
    given: When
    ready: When | None
    short: str
    results: str
    advantages: str
    difficulties: str
    tasks_ahead: str
    figures: str


@dataclass(frozen=True, slots=True)
class Prepared:
    """Something that this hall needs besides the list that every hall has; ticked on `done`, None = not yet."""

    conference: str
    text: str
    days_before: int
    done: When | None


@dataclass(frozen=True, slots=True)
class Slot:
    """A daily time of a station; `aired` are the days (with a file or not) on which it confirmed an announcement."""

    by: str
    channel: str
    at: str
    station: str
    minutes: int
    announcement: str
    aired: tuple[tuple[When, bool], ...] = ()


@dataclass(frozen=True, slots=True)
class Announcement:
    """`content` has {time}, {date}, {venue} where the conference's own go. `state`: published, replaced."""

    key: str
    conference: str
    version: int
    day: When
    title: str
    programme: str
    content: str
    take_part: str
    channels: tuple[str, ...]  # portal, district_radio, grassroots_radio, board, press, village
    state: str = "published"


@dataclass(frozen=True, slots=True)
class Broadcast:
    """One publication of an announcement with its evidence."""

    announcement: str
    channel: str
    day: When
    at: str
    where: str
    note: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class Duty:
    """A task applied to a conference. `state`: open, evidence, done, not_done."""

    task: str
    conference: str
    organisation: str
    due: When
    state: str
    evidence: str = ""
    evidence_day: When | None = None
    late: bool = False


@dataclass(frozen=True, slots=True)
class Opinion:
    """One point; the same `submission` = one sheet of paper, the same `batch` = one spreadsheet.

    `name` "" = without a name. `consent`: "" none, "t" text, "tn" text and name. `kind` of KINDS.
    """

    key: str
    matter: str
    door: str
    day: When
    kind: str
    name: str
    place: str
    category: str
    consent: str
    text: str
    submission: str = ""
    batch: str = ""
    organisation: str = ""  # who handed it in on behalf (sheet, letter)

    @property
    def phone(self) -> str:
        """A number to call; none for the nameless and for spreadsheets."""
        if not self.name or self.door in {"sheet", "hall"}:
            return ""
        return phone_for(int("".join(c for c in self.key if c.isdigit())))


@dataclass(frozen=True, slots=True)
class Answer:
    """`state`: draft, in_review, sent_back, approved, published. `given`: written, hall."""

    short: str
    body: str
    basis: str
    author: str
    state: str = "published"
    reviewer: str = ""
    day: When = 0
    given: str = "written"
    note: str = ""  # words of the reviewer
    visible: bool = True


@dataclass(frozen=True, slots=True)
class Matter:
    """What the authority deals with. `state` is where it stands when the sample is loaded.

    `divert`: "", denunciation, complaint; `seal`: "", proposed, confirmed.
    `words`: the result told to the people.
    """

    key: str
    conference: str
    title: str
    field: str
    level: str  # commune, district, province, central
    lead: str
    co: tuple[str, ...]
    state: str
    day: When  # of the last move
    place: str = ""
    answer: Answer | None = None
    words: str = ""
    reason: str = ""
    divert: str = ""
    seal: str = ""


@dataclass(frozen=True, slots=True)
class Extension:
    """A later day asked for; `granted` None = waiting."""

    asked: When
    until: When
    reason: str
    granted: bool | None = None
    by: str = ""


@dataclass(frozen=True, slots=True)
class Assignment:
    """`kind`: explain, resolve. `state`: given, accepted, answered, closed, handed_back, withdrawn."""

    key: str
    matter: str
    kind: str
    organisation: str
    co: tuple[str, ...]
    given: When
    due: When
    state: str
    by: str
    accepted: When | None = None
    task: str = ""
    extension: Extension | None = None
    handed_back: str = ""  # reason
    believed: str = ""  # organisation believed competent
    progress: tuple[tuple[When, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Commitment:
    """A promise. `state`: open, evidence, done, not_possible. Late follows from `due` and the days."""

    key: str
    matter: str
    origin: str  # conclusion, answer
    what: str
    owner: str
    done_when: str
    made: When
    due: When
    state: str
    evidence: str = ""
    evidence_day: When | None = None
    verified: When | None = None
    extensions: tuple[Extension, ...] = ()
    reason: str = ""  # why not possible


@dataclass(frozen=True, slots=True)
class Referral:
    """Matters sent to a body of kind upper. `state`: drafted, sent, received, replied, passed_on."""

    key: str
    matters: tuple[str, ...]
    to: str
    subject: str
    asks: str
    policy: bool
    state: str
    sent: When | None = None
    received: When | None = None
    reply: str = ""
    replied: When | None = None
    urged: tuple[When, ...] = ()


@dataclass(frozen=True, slots=True)
class Remark:
    """A remark of the Front or an organisation on a matter."""

    key: str
    by: str
    matter: str
    day: When
    text: str
    reply: str = ""


@dataclass(frozen=True, slots=True)
class Lot:
    """A sample of closed matters that a supervisor draws; `said`: how asked, agrees, words, in the order of the lot."""

    key: str
    by: str
    day: When
    seed: str
    said: tuple[tuple[str, str, str], ...]
    published: When
    finding: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the sender thought of the answer; `reply` is what was answered when the matter stayed closed."""

    opinion: str
    satisfied: bool
    day: When
    text: str = ""
    upheld: bool | None = None
    reply: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of the sitting; `state`: pending, active, done."""

    key: str
    title: str
    starts: str
    minutes: int
    state: str


@dataclass(frozen=True, slots=True)
class Turn:
    """A speaking request. `consent`: full, place, number; `into` = merged into that turn."""

    key: str
    number: int
    name: str
    place: str
    category: str
    topic: str
    content: str
    channel: str  # web, counter, hall, phone
    registered: str  # "day" before or a time of the day
    state: str
    consent: str = "full"
    called: str = ""
    started: str = ""
    ended: str = ""
    reason: str = ""
    into: str = ""
    opinion: str = ""  # the written opinion given before, or the one made of it


@dataclass(frozen=True, slots=True)
class Question:
    """`outcome`: "" or one of the ways out of a question; `answering` = asked, no outcome yet."""

    key: str
    turn: str
    opinion: str
    gist: str
    outcome: str
    by: str = "chair"  # chair or an organisation
    answer: str = ""
    executor: str = ""
    due: When | None = None
    satisfied: bool | None = None
    group: str = ""
    confirmed: bool = True  # a second person confirmed the gist for the screens
    answering: bool = False


@dataclass(frozen=True, slots=True)
class MinuteLine:
    """A line of the minutes: time and words."""

    at: str
    segment: str
    text: str
    corrects: str = ""


@dataclass(frozen=True, slots=True)
class ConclusionItem:
    """`kind`: discussed, solved, unsolved, forwarded. Question that it closes; commitment that it makes."""

    number: int
    kind: str
    text: str
    question: str = ""
    commitment: str = ""


@dataclass(frozen=True, slots=True)
class Sitting:
    """The sitting of a conference. `state` as in the sitting's table."""

    conference: str
    state: str
    minutes_each: int
    segments: tuple[Segment, ...]
    turns: tuple[Turn, ...]
    questions: tuple[Question, ...]
    lines: tuple[MinuteLine, ...] = ()
    conclusions: tuple[ConclusionItem, ...] = ()
    registration_open: bool = False
    signed: When | None = None
    notice_issued: When | None = None


@dataclass(frozen=True, slots=True)
class Sample:
    """Everything of one authority."""

    authority: Authority
    organisations: tuple[Organisation, ...]
    people: tuple[Person, ...]
    places: tuple[Place, ...]
    fields: tuple[Field, ...]
    plan: Plan
    conferences: tuple[Conference, ...]
    announcements: tuple[Announcement, ...]
    broadcasts: tuple[Broadcast, ...]
    duties: tuple[Duty, ...]
    opinions: tuple[Opinion, ...]
    matters: tuple[Matter, ...]
    assignments: tuple[Assignment, ...]
    commitments: tuple[Commitment, ...]
    referrals: tuple[Referral, ...] = ()
    remarks: tuple[Remark, ...] = ()
    lots: tuple[Lot, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    sittings: tuple[Sitting, ...] = ()
    house_rules: tuple[str, ...] = field(default=())
    briefings: tuple[Briefing, ...] = ()
    prepared: tuple[Prepared, ...] = ()
    slots: tuple[Slot, ...] = ()
