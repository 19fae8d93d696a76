"""How the elements of a paper look: font, size, weight, place, distances, rules and frames."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from doithoai.documents.looks import Style
from doithoai.documents.metrics import NATURAL_LINE, width_mm
from doithoai.documents.profiles import FONT, FRAMES_MM, Profile
from doithoai.documents.recognising_foot import CAPACITY
from doithoai.documents.seen import Deviation, Seen, SeenPaper

#: Times New Roman; a PDF may hold its metric twin, which has another name.
FONTS = (FONT, "TimesNewRoman", "LiberationSerif", "Liberation Serif")
_BODY = ("paragraph", "item", "basis")
#: First words of running text may stand out, and a short line that ends with a colon may as a whole.
_RUNNING = ("paragraph", "item")
#: Lines set like the body, justified, begin at the left as they should.
_FROM_THE_LEFT = ("heading_1", "heading_2", "heading_3", "article", "recipient_head", "recipient")
#: Who may stand in which column.
_SIDES = {
    "superior": "left", "issuer": "left", "separator": "left", "number": "left", "letter_abstract": "left",
    "title": "right", "motto": "right", "place_date": "right", "recipient_head": "left", "recipient": "left",
}  # fmt: skip
_RED = ("FF0000", "C00000", "EE0000", "ED1C24", "E30613", "D40000", "CC0000")


def deviations(paper: SeenPaper, profile: Profile) -> Iterator[Deviation]:
    rows = profile.rows
    for line in (*paper.lines, *paper.annexes):
        yield from _fonts(line, rows)
        for style in _styles(line, profile):
            yield from _looks(line, style, rows.get(line.element, ""))
    if paper.page_number is not None:
        paper.page_number.element = "page_number"
        yield from _looks(paper.page_number, profile.styles["page_number"], rows["page_number"])
    yield from _footer(paper, profile)
    yield from _rules(paper, profile)
    yield from _level(paper, profile)
    yield from _free(paper, profile)


def _styles(line: Seen, profile: Profile) -> Iterator[Style]:
    look = profile.styles.get("addressee" if line.element == "addressee_line" else line.element)
    if look is not None and line.element != "cell":
        yield replace(look, align="center") if line.element == "addressee_line" else look


def _fonts(line: Seen, rows: Mapping[str, str]) -> Iterator[Deviation]:
    row = rows.get(line.element, "") or rows["paragraph"]
    for span in line.words:
        if not span.font.split("+")[-1].startswith(FONTS):
            yield Deviation(line.element or "text", span.font, FONT, row)
        if span.colour != "000000" and line.element != "urgency":
            yield Deviation(line.element or "text", f"colour {span.colour}", "black", row)


def _looks(line: Seen, style: Style, row: str) -> Iterator[Deviation]:
    element = "addressee" if line.element == "addressee_line" else line.element
    low, high = style.sizes
    for span in line.words:
        if not low - 0.05 <= span.size <= high + 0.05:
            expected = f"{low:g} pt" if low == high else f"{low:g}-{high:g} pt"
            yield Deviation(element, f"{span.size:g} pt", expected, row)
    if line.element != "addressee_line":
        yield from _weights(line, style, row)
    if style.caps and line.text != line.text.upper():
        yield Deviation(element, line.said, line.said.upper(), row)
    yield from _place(line, style, row)


def _weights(line: Seen, style: Style, row: str) -> Iterator[Deviation]:
    running = line.element in _RUNNING
    short = running and len(line.said) < 60 and line.said.endswith((":", "…"))
    for look in ("bold", "italic", "underline"):
        wanted, share = getattr(style, look), line.share(look)
        if look == "bold" and row == "A20" and CAPACITY.match(line.said):
            # The form of the Party says nothing of the weight of "NGƯỜI GHI BIÊN BẢN".
            continue
        # A PDF's underline is a drawn line that makes way for what hangs below the letters.
        held = share > (0.6 if look == "underline" else 0.9) if wanted else share < 0.05
        if running and not wanted:
            held = short or share <= 0.6 or _leads(line, look)
        if not held:
            yield Deviation(line.element, look if share > 0.05 else f"not {look}", _said(look, wanted), row)


def _leads(line: Seen, look: str) -> bool:
    """First words up to a colon stand out, the rest does not."""
    words = line.words
    if len(words) < 2:
        return False
    last = max((place for place, span in enumerate(words) if getattr(span, look)), default=0)
    return last < len(words) - 1 and words[last].text.rstrip().endswith(":")


def _said(look: str, wanted: bool) -> str:
    return look if wanted else f"not {look}"


def _place(line: Seen, style: Style, row: str) -> Iterator[Deviation]:
    element = line.element
    side = _SIDES.get(element)
    if side is not None and line.zone != side:
        yield Deviation(element, f"in the column {line.zone}", f"in the {side} column", row)
    free = element in ("addressee", "addressee_word", "addressee_line", "cell", "typist")
    aligns = (style.align, "justify") if element in _FROM_THE_LEFT else (style.align,)
    if line.align is not None and not free and line.align not in aligns:
        yield Deviation(element, line.align, style.align, row)
    if style.indents_mm is not None and line.indent_mm is not None:
        low, high = style.indents_mm
        if not low - 0.3 <= line.indent_mm <= high + 0.3:
            yield Deviation(element, f"indent {line.indent_mm:.1f} mm", f"{low:g}-{high:g} mm", row)
    if line.room_mm is not None and line.zone in ("left", "right") and style.align == "center":
        width = sum(width_mm(span.text, span.size, bold=span.bold, italic=span.italic) for span in line.spans)
        if width > line.room_mm + 0.6 and element in ("title", "motto", "number", "place_date"):
            yield Deviation(element, f"{width:.1f} mm in {line.room_mm:.1f} mm", "on one line", row)
    if element in _BODY:
        yield from _distances(line, style, row)


def _distances(line: Seen, style: Style, row: str) -> Iterator[Deviation]:
    if line.gap_pt is not None and line.gap_pt < 5.5:
        yield Deviation(line.element, f"{line.gap_pt:.0f} pt between paragraphs", "at least 6 pt", row)
    if style.line > 5:
        if line.pitch_pt is not None and line.pitch_pt < 17.9 and not _natural(line):
            yield Deviation(line.element, f"lines {line.pitch_pt:.1f} pt apart", "at least 18 pt", row)
    elif line.multiple is not None and not 0.99 <= line.multiple <= 1.51:
        yield Deviation(line.element, f"lines {line.multiple:.2f}", "1-1.5", row)
    elif line.multiple is None and line.pitch_pt is not None:
        natural = NATURAL_LINE * max((span.size for span in line.words), default=14)
        if not 0.92 <= line.pitch_pt / natural <= 1.55:
            yield Deviation(line.element, f"lines {line.pitch_pt:.1f} pt apart", "single to 1.5", row)


def _natural(line: Seen) -> bool:
    """A multiple of the natural distance that comes to 18 pt but for rounding."""
    return line.multiple is not None and (line.pitch_pt or 0) > 17.6


# -- the foot of page one --------------------------------------------------------------------------------


def _footer(paper: SeenPaper, profile: Profile) -> Iterator[Deviation]:
    low, high = (10, 10) if profile.party else (11, 12)
    row = "A30" if profile.party else "B26"
    for line in paper.footer:
        for span in line.words:
            if not low - 0.05 <= span.size <= high + 0.05:
                yield Deviation("contact", f"{span.size:g} pt", f"{low}-{high} pt" if low != high else "10 pt", row)
    room = 210 - sum(profile.margins_mm[2:])
    if paper.footer and not profile.party and not (paper.footer_rule_mm or 0) > 0.9 * room - 10:
        yield Deviation("rule above contact", "none", "a rule across the page", row)


# -- rules, frames, what stands level, room for the signature --------------------------------------------


def _rules(paper: SeenPaper, profile: Profile) -> Iterator[Deviation]:
    """The solid rules: drawn under the last line of the element, as long as prescribed."""
    for element, rule in profile.rules.items():
        lines = paper.of(element)
        if not lines:
            continue
        row, (low, high) = profile.rows[element], rule.shares
        look, drawn = profile.styles[element], lines[-1].rule_mm
        # Letters of a wrong size are told by themselves: the rule may fit what is prescribed or what stands there.
        asked = max(width_mm(line.said, look.size, bold=look.bold, italic=look.italic) for line in lines)
        widths = (max(_width(line) for line in lines), asked)
        if drawn is None:
            yield Deviation(f"rule under {element}", "none", "a solid rule", row)
        elif not any(low <= drawn / width <= high for width in widths):
            yield Deviation(f"rule under {element}", f"{drawn / widths[0]:.0%}", f"{low:.0%}-{high:.0%}", row)
    if profile.party:
        return
    for line in paper.of("urgency", "circulation"):
        yield from _frame(line, profile.rows[line.element])


def _width(line: Seen) -> float:
    return sum(width_mm(span.text.strip(), span.size, bold=span.bold, italic=span.italic) for span in line.words)


def _frame(line: Seen, row: str) -> Iterator[Deviation]:
    if line.frame_mm is None:
        yield Deviation(line.element, "no frame", "framed", row)
        return
    if line.element != "urgency":
        return
    wide, high = FRAMES_MM.get(line.said.upper(), (30, 8))
    if abs(line.frame_mm[0] - wide) > 2 or (line.frame_mm[1] and abs(line.frame_mm[1] - high) > 2):
        yield Deviation(row=row, element="urgency", found=_mm(line.frame_mm), expected=_mm((wide, high)))
    if any(span.colour not in _RED for span in line.words):
        yield Deviation("urgency", "not red", "red", row)


def _mm(size: tuple[float, float]) -> str:
    return f"{size[0]:.0f} × {size[1]:.0f} mm"


def _level(paper: SeenPaper, profile: Profile) -> Iterator[Deviation]:
    """Recipients beside the signature; in State papers the day beside the number."""
    signed = [line for line in paper.of("signing_authority", "position") if line.zone == "right"]
    pairs = [("recipient_head", signed[:1])]
    if not profile.party:
        pairs.append(("number", paper.of("place_date")))
    for element, others in pairs:
        one = paper.first(element)
        if one is None or not others or paper.of("signing_authority") and _is_minutes(paper):
            continue
        other = others[0]
        apart = one.band != other.band if one.band is not None else abs((one.y_mm or 0) - (other.y_mm or 0)) > 3
        if apart:
            row = profile.rows["place_date" if element == "number" else element]
            yield Deviation(element, "not level", f"level with {other.element}", row)


def _is_minutes(paper: SeenPaper) -> bool:
    return len(paper.of("signer")) > 1


def _free(paper: SeenPaper, profile: Profile) -> Iterator[Deviation]:
    for line in paper.of("signer"):
        enough = line.free_lines >= profile.signature_lines if line.free_lines else False
        if not enough and not 56 <= line.free_pt <= 120:
            found = f"{line.free_lines} empty lines" if line.free_lines else f"{line.free_pt:.0f} pt"
            yield Deviation(
                "signature_space", found, f"{profile.signature_lines} empty lines", profile.rows["signature_space"]
            )
