"""What a screen kept while the server was away is done now: each command once, in its order, with its answer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

from django.http import Http404, HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from doithoai.conference.models import Attendance, AttendanceStatus
from doithoai.core import clock
from doithoai.core.models import Entry
from doithoai.core.transitions import Refused
from doithoai.core.web import HouseRequest, hall_page
from doithoai.hall import letters, screens
from doithoai.hall.acting import Tap, last_act, told
from doithoai.hall.letters import Kept
from doithoai.live import beats, commands, replay
from doithoai.live.models import MinuteLine, Question, Sitting

RIGHTS = tuple(dict.fromkeys(right for name in screens.KEEPING for right in screens.SCREENS[name].rights))
Result = dict[str, Any]


@require_POST
@hall_page(*RIGHTS)
def replayed(request: HttpRequest, slug: str, conference: str) -> JsonResponse:
    """Answers `{now, letter, results: [{key, outcome, said, theirs, may_insist}]}`, in the order of the sequence.

    outcome: done, again (was done before), settled (two acted, this one counts), contested or refused (not done).
    """
    house = cast(HouseRequest, request)
    screens.through_any(house, conference)
    try:
        letter = letters.read(request)
    except letters.Malformed as fault:
        return JsonResponse({"said": str(fault)}, status=fault.status)
    if letter.screen not in screens.KEEPING:
        raise Http404
    sitting = screens.sitting_for(house, conference, letter.screen)
    own = replay.letter_of(sitting, letter.device) if letter.screen == "desk" else ""
    player = Player(house, sitting, letter.screen, letter.device, own)
    results = [player.play(one) for one in letter.commands]
    return JsonResponse({"now": clock.now().timestamp() * 1000, "letter": own, "results": results})


@dataclass(frozen=True)
class Other:
    """What somebody else has done meanwhile, and whether the own word counts all the same."""

    theirs: str
    is_settled: bool


class Player:
    """One letter of one browser being performed."""

    def __init__(self, request: HouseRequest, sitting: Sitting, screen: str, device: str, letter: str) -> None:
        self.request, self.sitting, self.screen = request, sitting, screen
        self.device, self.letter = device, letter
        self.timeline, self.chain = replay.Timeline(sitting), replay.Chain(sitting)

    def play(self, kept: Kept) -> Result:
        """One command, and what became of it."""
        happened = self.timeline.happened(kept.device_at, kept.offset)
        origin = commands.Origin(self.device, kept.sequence, kept.device_at, happened)
        if commands.is_done(kept.key):
            return self._answer(kept, "again", _("This has been done already; nothing was done twice."))
        self.sitting.refresh_from_db()
        try:
            other = self._other(kept, origin)
            if other is not None and not other.is_settled and not kept.insists:
                return self._contested(kept, other.theirs)
            with clock.lived_again(happened):
                said, is_new = self._perform(kept, origin)
        except Http404:
            return self._answer(kept, "refused", _("This is no longer there. Look at the list again."))
        except Refused as refusal:
            if refusal.code in ("stale", "state"):
                return self._contested(kept, last_act(self.sitting), str(refusal.sentence))
            return self._answer(kept, "refused", str(refusal.sentence))
        if other is not None:
            replay.note_contest(self.sitting, name=kept.act.name, key=kept.key, by=self._by, is_settled=True)
            return self._answer(kept, "settled", said, theirs=other.theirs)
        return self._answer(kept, "done" if is_new else "again", said)

    @property
    def _by(self) -> Any:
        return self.request.actor

    def _answer(self, kept: Kept, outcome: str, said: str, **more: Any) -> Result:
        if kept.act.away == "floor" and kept.seen is not None and outcome in ("done", "again", "settled"):
            self.chain.note(kept.seen, kept.key)
        return {"key": kept.key, "outcome": outcome, "said": said, **more}

    def _contested(self, kept: Kept, theirs: str, said: str = "") -> Result:
        replay.note_contest(self.sitting, name=kept.act.name, key=kept.key, by=self._by, is_settled=False)
        own_word = kept.act.away == "floor" and self.screen == replay.WORD_OF["floor"]
        words = said or _("Somebody else has acted meanwhile; this was not done.")
        if not own_word and kept.act.away == "floor":
            words = " ".join([words, _("The chair decides.")])
        return self._answer(kept, "contested", words, theirs=theirs, may_insist=own_word)

    def _perform(self, kept: Kept, origin: commands.Origin) -> tuple[str, bool]:
        tap = self._tap(kept)
        if kept.act.form is not None:
            form = kept.act.form(tap.kept, sitting=self.sitting)
            if not form.is_valid():
                raise Refused(" ".join(str(words) for listed in form.errors.values() for words in listed))
            tap.data = form.cleaned_data
        seen = tap.seen if kept.act.away == "floor" else None
        said, is_new = commands.perform(
            self.sitting,
            lambda: kept.act.run(tap),
            name=kept.act.name,
            by=self._by,
            key=kept.key,
            seen=seen,
            origin=origin,
        )
        return said or "", is_new

    def _tap(self, kept: Kept) -> Tap:
        fields = dict(kept.fields)
        if kept.act.away == "floor" and kept.seen is not None:
            # What the screen would have shown, had it heard of the own commands before this one.
            fields["seen"] = str(beats.of_floor(self.sitting) if kept.insists else self.chain.expected(kept.seen))
        if kept.act.name == "correct":
            fields["line"] = self._newest(kept).public_id
        number = kept.desk_number if replay.is_of_letter(kept.desk_number, self.letter or "-") else ""
        return Tap(self.request, self.sitting, self.screen, kept.key, kept=fields, desk_number=number)

    def _newest(self, kept: Kept) -> MinuteLine:
        """The line that is to be corrected, or the latest correction that somebody made of it meanwhile."""
        line: MinuteLine = self._row(self.sitting.minute_lines.all(), kept, "line")
        while (later := line.corrections.first()) is not None:
            line = later
        return line

    @staticmethod
    def _row(rows: Any, kept: Kept, name: str) -> Any:
        row = rows.filter(public_id=kept.fields.get(name, "")).first()
        if row is None:
            raise Http404
        return row

    def _other(self, kept: Kept, origin: commands.Origin) -> Other | None:
        """What somebody else has done about the same since the command was pressed; None when nobody has."""
        if kept.act.away == "floor":
            stands = kept.seen is None or self.chain.stands(kept.seen)
            return None if stands else Other(last_act(self.sitting), is_settled=False)
        looks: dict[str, Callable[[Kept, commands.Origin], Other | None]] = {
            "check_in": self._excused_meanwhile,
            "undo_check_in": self._came_meanwhile,
            "write_gist": self._reworded_meanwhile,
            "correct": self._corrected_meanwhile,
        }
        look = looks.get(kept.act.name)
        return look(kept, origin) if look else None

    def _since(self, row: Any, verb: str, origin: commands.Origin) -> Entry | None:
        return replay.others_since(row, verb, origin.happened_at, by=self._by)

    def _counts(self, kept: Kept) -> bool:
        return self.screen == replay.WORD_OF[kept.act.away]

    def _excused_meanwhile(self, kept: Kept, origin: commands.Origin) -> Other | None:
        row = self._row(Attendance.objects.filter(conference=self.sitting.conference), kept, "delegate")
        entry = self._since(row, "attendance.excuse", origin)
        if entry is None or row.status != AttendanceStatus.EXCUSED:
            return None
        return Other(told(entry), is_settled=self._counts(kept))

    def _came_meanwhile(self, kept: Kept, origin: commands.Origin) -> Other | None:
        row = self._row(Attendance.objects.filter(conference=self.sitting.conference), kept, "delegate")
        entry = self._since(row, "attendance.check_in", origin)
        return Other(told(entry), is_settled=False) if entry else None

    def _reworded_meanwhile(self, kept: Kept, origin: commands.Origin) -> Other | None:
        row: Question = self._row(self.sitting.questions.select_related("opinion__matter"), kept, "question")
        entry = self._since(row, "question.gist", origin)
        if entry is None or row.gist == kept.fields.get("gist", "").strip():
            return None
        words = "" if row.opinion.matter.is_sealed else f" “{row.gist}”"
        return Other(f"{told(entry)}:{words}", is_settled=self._counts(kept))

    def _corrected_meanwhile(self, kept: Kept, origin: commands.Origin) -> Other | None:
        line = self._newest(kept)
        if line.public_id == kept.fields.get("line"):
            return None
        return Other(f"{clock.local(line.created_at):%H:%M:%S}: “{line.text}”", is_settled=self._counts(kept))
