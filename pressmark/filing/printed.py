"""A PDF: a page printed from a browser, an article from a press database, a page of a newspaper; its lines as paragraphs again.

A PDF knows where each line stands and how large it is, and nothing of paragraphs. What stands alike at the edge of the sheets,
page after page, is no text of the article; a browser prints there where the page is from and when it was printed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from pressmark.filing import declared, furniture, pasted, sheets
from pressmark.filing.encodings import Unreadable
from pressmark.filing.pasted import Parts
from pressmark.filing.sheets import Line
from pressmark.model import Outlet, Reading


@dataclass(frozen=True, slots=True)
class Printed:
    """What a PDF says: its text, each paragraph a line; the lines at the edges of its sheets; and what those tell."""

    text: str
    edges: tuple[str, ...]
    fields: Mapping[str, str]  # original_url, saved
    title: str = ""  # as the file itself has it, often with the name of the site


def parts(data: bytes, outlets: Sequence[Outlet] = ()) -> Parts:
    """Read a PDF like a pasted page. What stands at the edges of its sheets is accounted for after the text."""
    return parts_of(read(data), outlets)


def parts_of(printed: Printed, outlets: Sequence[Outlet] = ()) -> Parts:
    """The parts of a PDF whose text has been read."""
    page = _titled(printed, outlets)
    fields = {**page.fields, **printed.fields}
    if known := declared.registered(printed.fields, outlets):
        fields["outlet"] = known
    dropped = (
        Reading(len(page.lines) + at, 0, len(text), "dropped", "running-head") for at, text in enumerate(printed.edges, start=1)
    )
    return replace(page, lines=(*page.lines, *printed.edges), fields=fields, readings=(*page.readings, *dropped))


def _titled(printed: Printed, outlets: Sequence[Outlet]) -> Parts:
    """The parts of the text. Where their headline is not in the file's title, and a line of the text is, they begin near it."""
    page = pasted.parts(printed.text, outlets)
    if _is_title(page.fields.get("headline", ""), printed.title):
        return page
    lines = printed.text.split("\n")
    places = [at for at, line in enumerate(lines) if _is_title(line, printed.title)][:2]
    for begin in dict.fromkeys(max(0, at - above) for at in places for above in (_ABOVE, 0)):
        below = pasted.parts("\n".join(lines[begin:]), outlets)
        if _is_title(below.fields.get("headline", ""), printed.title):
            return _moved(below, lines[:begin])
    return page


def _moved(below: Parts, above: Sequence[str]) -> Parts:
    """The parts of a text under lines that are none of it."""
    dropped = (Reading(number, 0, len(line), "dropped", "above-the-article") for number, line in enumerate(above, 1) if line)
    moved = (replace(reading, line=reading.line + len(above)) for reading in below.readings)
    doubts = (re.sub(r"(?<=line )\d+", lambda match: str(int(match[0]) + len(above)), doubt) for doubt in below.doubts)
    return replace(below, lines=(*above, *below.lines), readings=(*dropped, *moved), doubts=tuple(doubts))


_ABOVE = 8  # lines, every other one blank, above the headline that may hold the date and the section


def _is_title(line: str, title: str) -> bool:
    """Whether a line is what a title begins with, or all of it."""
    said, told = furniture.words(line.lower()), furniture.words(title.lower())
    return len(said) >= 3 and len(said) >= 0.5 * len(told) and told[: len(said)] == said


def read(data: bytes) -> Printed:
    """The text of a PDF, its paragraphs whole. Unreadable for a scan, a file under a password, a broken one."""
    whole = sheets.read(data)
    alike: dict[str, list[Line]] = {}
    for line in (line for sheet in whole.sheets for line in sheet):
        alike.setdefault(_key(line.text), []).append(line)
    edges = [_edges(sheet, top, alike) for sheet, top in zip(whole.sheets, whole.tops, strict=True)]
    inner = [line for sheet, edge in zip(whole.sheets, edges, strict=True) for line in sheet if line not in edge]
    letters = sum(character.isalpha() for line in inner for character in line.text)
    marks = sum(len(line.text) - line.text.count(" ") for line in inner)
    if letters < 25 * max(1, len(whole.sheets)) or letters < 0.4 * marks:
        raise Unreadable(
            "clipping-scan",
            "the PDF holds pictures of pages, and no text that can be read",
            "run ocrmypdf first: ocrmypdf in.pdf out.pdf",
        )
    text = "\n\n".join(sheets.paragraphs(inner))
    at_edges = [line.text for edge in edges for line in edge]
    return Printed(text, tuple(at_edges), _printing(at_edges, whole.made), whole.title)


# --- the edges of the sheets --------------------------------------------------------------------------------------------

_ADDRESS = re.compile(r"(?:https?|file)://\S+", re.IGNORECASE)
_NUMBER = re.compile(r"(?:page|p\.|стр\.?|страница|бет)?\s*\W?\s*\d{1,4}(?:\s*(?:/|of|из|-)\s*\d{1,4})?\s*\W?", re.IGNORECASE)
_STAMP = re.compile(
    r"(?<!\d)(?P<one>\d{1,2}|\d{4})(?P<mark>[./-])(?P<two>\d{1,2})(?P=mark)(?P<three>\d{1,2}|\d{4}),?\s+\d{1,2}[:.]\d\d(?:[:.]\d\d)?"
    r"(?:\s?(?P<half>[AaPp]\.?[Mm]\b\.?))?"
)


def _edges(sheet: Sequence[Line], top: float, alike: Mapping[str, Sequence[Line]]) -> list[Line]:
    """The lines at the edge of a sheet that are no text: running heads, page numbers, what a browser printed there."""
    outer = [line for line in sheet if not 0.08 * top < line.y < 0.92 * top]
    return [
        line
        for line in outer
        if _NUMBER.fullmatch(line.text)
        or _STAMP.match(line.text)
        or (_ADDRESS.search(line.text) and len(furniture.words(_ADDRESS.sub("", line.text))) <= 30)
        or (_STAMP.search(line.text) and re.match(_NUMBER, line.text))
        or any(
            same.sheet != line.sheet and abs(line.x - same.x) < 2 and abs(line.y - same.y) < 2
            for same in alike[_key(line.text)]
        )
    ]


def _key(text: str) -> str:
    """What running heads share: "Page 2 of 5" is "Page 3 of 5"."""
    return re.sub(r"\d+", "#", text.casefold())


def _printing(edges: Sequence[str], made: str) -> dict[str, str]:
    """Where a page is from and when it was printed, if a browser says so at the edges of the sheets."""
    found: dict[str, str] = {}
    addresses = Counter(
        match[0] for text in edges for match in _ADDRESS.finditer(text) if re.match("https?://[^.]+[.].*[^.…]$", match[0])
    )
    for address, _ in addresses.most_common(1):
        found["original_url"] = address
    stamp = next((match for text in edges if (match := _STAMP.search(text))), None)
    if stamp and (day := _day(stamp, made)):
        found["saved"] = day
    return found


def _day(stamp: re.Match[str], made: str) -> str:
    """The day a browser has printed, as EDTF. A day that can be read in two ways is read as the file itself tells it.

    "11/2/26, 9:21 PM" is how browsers write in the United States; "02/11/2026, 21:21" elsewhere.
    """
    one, two, three = stamp["one"], stamp["two"], stamp["three"]
    if len(one) == 4:
        readings = [f"{one}-{two:>02}-{three:>02}"]
    else:
        year = three if len(three) == 4 else f"20{three}"  # browsers are younger than the century
        readings = [f"{year}-{first:>02}-{last:>02}" for first, last in ((one, two), (two, one)) if int(first) <= 12]
        if stamp["mark"] == ".":
            readings = [f"{year}-{two:>02}-{one:>02}"]
    real = [reading for reading in dict.fromkeys(readings) if sheets.is_day(reading)]
    if len(real) == 2 and made in real:
        return made
    if len(real) == 2 and (stamp["half"] or "").isupper() and len(three) == 2:
        return real[0]
    return real[0] if len(real) == 1 else ""
