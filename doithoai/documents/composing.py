"""Content in the words and order of a profile: the one list of lines that Word and PDF both draw."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from doithoai.documents.content import (
    Annex,
    Article,
    Blank,
    Block,
    Chapter,
    Content,
    Heading,
    Item,
    Paragraph,
    Signature,
    Table,
)
from doithoai.documents.lettering import Lettering, day_line, roman
from doithoai.documents.profiles import FRAMES_MM, Profile
from doithoai.documents.sheet import Columns, Empty, Grid, Line, Part, Run, Sheet, Small

_GAP_MM = 2.0
#: The signature stands in the right half; the recipients need the larger share.
_SIGNED_MM = 76.0


def compose(content: Content, profile: Profile) -> Sheet:
    """The paper line by line, in the order that the form prescribes."""
    return _Composer(content, profile).sheet()


class _Composer(Lettering):
    """Head, body and foot of one paper."""

    def sheet(self) -> Sheet:
        body = self._closed([*self._bases(), *self._body(self.content.body)])
        parts = (self._head(), *self._name(), *self._addressees(), *body, *self._foot())
        annexes = tuple(tuple(self._annex(place, one)) for place, one in enumerate(self.content.annexes, start=1))
        return Sheet(self._say(self.content.title), parts, self._say(self.content.contact), annexes)

    # -- the head -------------------------------------------------------------------------------

    def _head(self) -> Columns:
        content, profile = self.content, self.profile
        title = [self._line("title" if place == 0 else "motto", text) for place, text in enumerate(profile.title)]
        title += self._rule(title[-1].element, title)  # type: ignore[arg-type]
        dated = (
            [self._line("place_date", day_line(content.place, content.day))]
            if content.has_date or profile.party
            else []
        )
        right = max(self._width(line.element, line.text) for line in [*title, *dated] if isinstance(line, Line))
        left, right = self._shares(right + _GAP_MM)
        room = left - 1
        head = content.letterhead
        issuer = self._wrapped("issuer", head.issuer, room) + self._wrapped("issuer", head.committee, room)
        top: list[Small] = [*self._wrapped("superior", head.superior, room), *issuer, *self._rule("issuer", issuer)]
        if profile.separator:
            top.append(self._line("separator", profile.separator))
        below: list[Small] = [*self._number(), *self._letter_abstract(room), *self._stamps(room)]
        rows = ((tuple(top), tuple(title)), (tuple(below), tuple(dated)))
        return Columns(rows, (left, right))

    def _shares(self, right: float) -> tuple[float, float]:
        """Both columns as wide as what stands in them; what is left over is shared."""
        head = self.content.letterhead
        needs = [self._width("issuer", text) for text in (head.issuer, head.committee)]
        need = max(*needs, self._width("superior", head.superior)) + _GAP_MM
        spare = max(self.room - need - right, 0) / 2
        right = min(right + spare, self.room * 0.62)
        return self.room - right, right

    def _number(self) -> list[Line]:
        content = self.content
        if not content.has_number:
            return []
        symbol = content.symbol
        line = self.profile.number_line(content.number, symbol.kind, symbol.body, symbol.unit, letter=not content.kind)
        return [Line("number", (Run(line),))]

    def _letter_abstract(self, room: float) -> list[Line]:
        if self.content.kind:
            return []
        text = " ".join(self.content.abstract)
        lines = self._wrapped("letter_abstract", f"{self.profile.letter_opening} {text}".strip(), room)
        return [replace(line, goes_on=place > 0) for place, line in enumerate(lines)]

    def _stamps(self, room: float) -> list[Line]:
        content = self.content
        stamps = (
            ("urgency", content.urgency),
            ("circulation", content.circulation),
            ("draft_note", content.draft_note),
        )
        return [self._framed(line) for element, text in stamps for line in self._wrapped(element, text, room)]

    def _framed(self, line: Line) -> Line:
        """State papers frame their stamps: urgency in red and in prescribed sizes."""
        if self.profile.party or line.element == "draft_note":
            return line
        if line.element == "urgency":
            return replace(line, frame_mm=FRAMES_MM.get(line.text, (30, 8)), colour="FF0000")
        return replace(line, frame_mm=(self._width(line.element, line.text) + 4, 8))

    # -- name, addressees, bases ------------------------------------------------------------------

    def _name(self) -> list[Part]:
        content, profile = self.content, self.profile
        if not content.kind:
            return []
        room = self.room - 15
        abstract = [line for text in content.abstract for line in self._wrapped("abstract", text, room)]
        parts: list[Part] = [*self._wrapped("kind", content.kind, room), *abstract]
        if abstract:
            parts += self._rule("abstract", abstract)
        if not profile.below_abstract:
            parts.append(Empty("gap", 1))
        if profile.below_abstract and abstract:
            parts.append(self._line("below_abstract", profile.below_abstract))
        return parts

    def _addressees(self) -> list[Small]:
        names = [self._say(name) for name in self.content.addressees]
        if not names:
            return []
        submission = self.content.symbol.kind == "TTr"
        word = self.profile.submission_word if submission else self.profile.addressee_word
        italic = self.profile.styles["addressee_word"].italic
        if len(names) == 1:
            runs = (Run(f"{word} ", italic=italic), Run(f"{names[0]}."))
            return [Empty("gap", 1), Line("addressee", runs, align="center"), Empty("gap", 1)]
        start = 30.0
        colon = start + self._width("addressee_word", word.removesuffix(":"))
        between = self.profile.addressee_between
        lines: list[Small] = [
            Empty("gap", 1),
            Line("addressee_word", (Run(word),), left_mm=start, align="left", keep=True),
        ]
        for place, name in enumerate(names, start=1):
            end = "." if place == len(names) else between
            lines.append(Line("addressee", (Run(f"- {name}{end}"),), left_mm=colon))
        return [*lines, Empty("gap", 1)]

    def _bases(self) -> list[Line]:
        profile = self.profile
        said = [self._say(text).rstrip(" ;,.") for text in self.content.bases]
        ends = [";"] * (len(said) - 1) + [profile.basis_last]
        return [
            Line("basis", (Run(f"{profile.basis_mark}{text}{end}"),)) for text, end in zip(said, ends, strict=False)
        ]

    # -- the body ---------------------------------------------------------------------------------

    def _body(self, blocks: Iterable[Block]) -> Iterator[Part]:
        numbers = [0, 0, 0]
        articles = 0
        for block in blocks:
            match block:
                case Heading(level=level, text=text):
                    numbers[level - 1] += 1
                    numbers[level:] = [0] * (3 - level)
                    yield self._line(f"heading_{level}", self._mark(level, numbers) + text, keep=True)
                case Article(name=name):
                    articles += 1
                    yield self._line("article", f"Điều {articles}. {name}", keep=True)
                case Chapter(word=word, name=name):
                    yield self._line("chapter_word", word, keep=True)
                    yield self._line("chapter_name", name, keep=True)
                case Paragraph(text=text, lead=lead, italic=italic):
                    yield Line("note" if italic else "paragraph", self._led(lead, text))
                case Item(text=text, mark=mark, lead=lead):
                    runs = self._led(lead, text)
                    yield Line("item", (Run(f"{self._say(mark)} "), *runs))
                case Table():
                    yield self._grid(block)
                case Blank(lines=lines):
                    yield Empty("blank", lines)

    def _mark(self, level: int, numbers: list[int]) -> str:
        form = self.profile.heading_marks[level - 1]
        if level == 3:
            return form.format(n=f"{max(numbers[1], 1)}.{numbers[2]}")
        return form.format(n=roman(numbers[0]) if level == 1 else numbers[1])

    def _led(self, lead: str, text: str) -> tuple[Run, ...]:
        if not lead:
            return (Run(self._say(text)),)
        return (Run(f"{self._say(lead)} ", bold=True, italic=True), Run(self._say(text)))

    def _grid(self, table: Table) -> Grid:
        count = len(table.header)
        shares = table.widths or (1.0,) * count
        widths = tuple(self.room * share / sum(shares) for share in shares)
        aligns = table.aligns or ("left",) * count
        rows = tuple(tuple(self._say(cell) for cell in (*row, *("",) * count)[:count]) for row in table.rows)
        return Grid(tuple(self._say(cell) for cell in table.header), rows, widths, aligns)

    def _closed(self, parts: list[Part]) -> list[Part]:
        """The body with its end mark; its last line stays with the signature."""
        if not parts or not isinstance(parts[-1], Line):
            return parts
        last = parts[-1]
        runs = last.runs
        if self.content.has_end_mark:
            text = runs[-1].text.rstrip(" .;,/")
            runs = (*runs[:-1], replace(runs[-1], text=text + self.profile.end_mark))
        return [*parts[:-1], replace(last, runs=runs, keep=True)]

    # -- annexes ----------------------------------------------------------------------------------

    def _annex(self, place: int, annex: Annex) -> Iterator[Part]:
        """Word, title, to which paper it belongs; a number only when there are several."""
        room = self.room - 15
        yield self._line("annex_word", f"Phụ lục {roman(place)}" if len(self.content.annexes) > 1 else "Phụ lục")
        yield from self._wrapped("annex_title", annex.title, room)
        yield self._line("annex_reference", self._reference())
        yield from self._body(annex.body)

    def _reference(self) -> str:
        """(Kèm theo Báo cáo số 12-BC/HU, ngày 05/3/2024 của Huyện ủy …)"""
        content = self.content
        head = content.letterhead
        name = content.kind[:1].upper() + content.kind[1:].lower() if content.kind else "Công văn"
        number = f" {self._number()[0].text[:1].lower()}{self._number()[0].text[1:]}" if content.has_number else ""
        day = day_line("", content.day).removeprefix(", ") if content.has_date or content.day else ""
        number = number.replace("số:", "số")
        return f"(Kèm theo {name}{number} {day} của {head.committee or head.issuer})".replace("  ", " ")

    # -- the foot ---------------------------------------------------------------------------------

    def _foot(self) -> list[Part]:
        gap = Empty("gap", 1)
        half = self.room / 2
        right = self._signed(self.content.signature, _SIGNED_MM)
        left_signature = self.content.left_signature
        recipients = self._recipients()
        if left_signature is None:
            return [gap, Columns(((recipients, right),), (self.room - _SIGNED_MM, _SIGNED_MM))]
        sides = (self._signed(left_signature, half), self._signed(self.content.signature, half))
        both = Columns((sides,), (half, half))
        return [gap, both, gap, Columns(((recipients, ()),), (half, half))] if recipients else [gap, both]

    def _signed(self, signature: Signature, room: float) -> tuple[Small, ...]:
        if not (signature.authority or signature.position or signature.name):
            return ()
        # Of two signatures each stands under a capacity ("NGƯỜI GHI BIÊN BẢN"), which is set like an authority.
        element = "signing_authority" if self.content.left_signature else "position"
        return (
            *self._wrapped("signing_authority", signature.authority, room - _GAP_MM),
            *self._wrapped(element, signature.position, room - _GAP_MM),
            Empty("signature_space", self.profile.signature_lines),
            self._line("signer", signature.name),
        )

    def _recipients(self) -> tuple[Small, ...]:
        content, profile = self.content, self.profile
        if not content.recipients and not content.filing:
            return ()
        lines = [
            self._say(one.name) + (f" ({self._say(one.purpose)})" if one.purpose else "") for one in content.recipients
        ]
        ends = [profile.recipient_between] * len(lines)
        if not content.filing:
            ends[-1] = "."
        said = [f"- {text}{end}" for text, end in zip(lines, ends, strict=True)]
        if content.filing:
            filing = re.sub(r"^Lưu\b:?\s*", "", self._say(content.filing)).rstrip(".")
            said.append(profile.filing_form.format(filing=filing))
        return (
            Line("recipient_head", (Run(profile.recipient_head),)),
            *(Line("recipient", (Run(text),)) for text in said),
        )
