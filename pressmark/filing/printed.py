"""A PDF: a page printed from a browser, an article from a press database, a page of a newspaper; its lines as paragraphs again.

A PDF knows where each line stands and how large it is, and nothing of paragraphs. What stands alike at the edge of the sheets,
page after page, is no text of the article; a browser prints there where the page is from and when it was printed.
"""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

import pypdf
from pypdf.errors import DependencyError, PdfReadError

from pressmark import dates
from pressmark.filing import declared, encodings, furniture, pasted
from pressmark.filing.encodings import Unreadable
from pressmark.filing.pasted import Parts
from pressmark.model import Outlet, Reading

# pypdf tells a log of every oddity of a file; what matters of it reaches the curator as a problem.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class Printed:
    """What a PDF says: its text, each paragraph a line; the lines at the edges of its sheets; and what those tell."""

    text: str
    edges: tuple[str, ...]
    fields: Mapping[str, str]  # original_url, saved
    title: str = ""  # as the file itself has it, often with the name of the site


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a sheet. Units are points, from the lower left corner; `size` is the height of its letters."""

    text: str
    sheet: int
    x: float
    y: float
    size: float


def parts(data: bytes, outlets: Sequence[Outlet] = ()) -> Parts:
    """Read a PDF like a pasted page. What stands at the edges of its sheets is accounted for after the text."""
    printed = read(data)
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
    sheets, tops, made, title = _sheets(data)
    alike: dict[str, list[_Line]] = {}
    for line in (line for sheet in sheets for line in sheet):
        alike.setdefault(_key(line.text), []).append(line)
    edges = [_edges(sheet, top, alike) for sheet, top in zip(sheets, tops, strict=True)]
    inner = [line for sheet, edge in zip(sheets, edges, strict=True) for line in sheet if line not in edge]
    letters = sum(character.isalpha() for line in inner for character in line.text)
    marks = sum(len(line.text) - line.text.count(" ") for line in inner)
    if letters < 25 * max(1, len(sheets)) or letters < 0.4 * marks:
        raise Unreadable(
            "clipping-scan",
            "the PDF holds pictures of pages, and no text that can be read",
            "run ocrmypdf first: ocrmypdf in.pdf out.pdf",
        )
    text = "\n\n".join(_paragraphs(inner))
    at_edges = [line.text for edge in edges for line in edge]
    return Printed(text, tuple(at_edges), _printing(at_edges, made), title)


# --- the lines ----------------------------------------------------------------------------------------------------------

_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "‐": "-", "\0": ""})


def _sheets(data: bytes) -> tuple[list[list[_Line]], list[float], str, str]:
    """The lines of every sheet as they were drawn; the height of each; the day the file was made, as EDTF; its title."""
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise _locked()
        lines = [list(_lines(page, number)) for number, page in enumerate(reader.pages)]
        return lines, [float(page.mediabox.top) for page in reader.pages], *_made(reader)
    except DependencyError:
        raise _locked() from None
    except Unreadable:
        raise
    except Exception as broken:  # a stranger's code on a stranger's file: whatever breaks there, the file cannot be read
        what = "ends too early" if isinstance(broken, PdfReadError) and "EOF" in str(broken) else "is broken"
        raise Unreadable(
            "clipping-broken", f"the PDF {what}", "download it again, or open it and print it to a new PDF"
        ) from None


def _locked() -> Unreadable:
    return Unreadable("clipping-locked", "the PDF is encrypted", "unlock a copy and file that: qpdf --decrypt in.pdf out.pdf")


def _made(reader: pypdf.PdfReader) -> tuple[str, str]:
    """The day a file says it was made, and its title."""
    try:
        told: Mapping[str, object] = reader.metadata or {}
        made, title = str(told.get("/CreationDate", "")), _clean(str(told.get("/Title", "")))
    except Exception:  # a file can be whole but for what it says of itself
        return "", ""
    match = re.match(r"D:(\d{4})(\d\d)(\d\d)", made)
    written = "-".join(match.groups()) if match else ""
    return (written if _is_day(written) else ""), title


def _lines(page: pypdf.PageObject, sheet: int) -> Iterator[_Line]:
    """The lines of one sheet, as pypdf breaks them, each with the place of its first letter."""
    pieces: list[tuple[str, float, float, float]] = []

    def drawn(text: str, around: Sequence[float], within: Sequence[float], font: Any, size: float) -> None:
        x = within[4] * around[0] + within[5] * around[2] + around[4]
        y = within[4] * around[1] + within[5] * around[3] + around[5]
        height = abs(size * (within[3] * around[3] or 1.0))
        pieces.append((text, x, y, height))

    page.extract_text(visitor_text=drawn)
    said: list[str] = []
    place: tuple[float, float, float] | None = None
    for text, *at in [*pieces, ("\n", 0.0, 0.0, 0.0)]:
        for index, piece in enumerate(text.split("\n")):
            if index:
                if place and (line := _clean("".join(said))):
                    yield _Line(line, sheet, *place)
                said, place = [], None
            if piece.strip() and place is None:
                place = (at[0], at[1], at[2])
            said.append(piece)


def _clean(text: str) -> str:
    text = re.sub("\u00ad\\s*$", "-", text.translate(_LIGATURES))
    return " ".join(encodings.cleaned(text).split())


# --- the edges of the sheets --------------------------------------------------------------------------------------------

_ADDRESS = re.compile(r"(?:https?|file)://\S+", re.IGNORECASE)
_NUMBER = re.compile(r"(?:page|p\.|стр\.?|страница|бет)?\s*\W?\s*\d{1,4}(?:\s*(?:/|of|из|-)\s*\d{1,4})?\s*\W?", re.IGNORECASE)
_STAMP = re.compile(
    r"(?<!\d)(?P<one>\d{1,2}|\d{4})(?P<mark>[./-])(?P<two>\d{1,2})(?P=mark)(?P<three>\d{1,2}|\d{4}),?\s+\d{1,2}[:.]\d\d(?:[:.]\d\d)?"
    r"(?:\s?(?P<half>[AaPp]\.?[Mm]\b\.?))?"
)


def _edges(sheet: Sequence[_Line], top: float, alike: Mapping[str, Sequence[_Line]]) -> list[_Line]:
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
    real = [reading for reading in dict.fromkeys(readings) if _is_day(reading)]
    if len(real) == 2 and made in real:
        return made
    if len(real) == 2 and (stamp["half"] or "").isupper() and len(three) == 2:
        return real[0]
    return real[0] if len(real) == 1 else ""


def _is_day(written: str) -> bool:
    try:
        return bool(dates.parse(written))
    except ValueError:
        return False


# --- the paragraphs -----------------------------------------------------------------------------------------------------


def _paragraphs(lines: Sequence[_Line]) -> Iterator[str]:
    """The text of the lines, those that were broken to a width joined, and words hyphenated there whole again."""
    spacing = _spacing(lines)
    common = Counter(round(line.size) for line in lines for _ in range(len(line.text))).most_common(1)
    usual = common[0][0] if common else 0
    known = {word.lower() for line in lines for word in re.findall(r"\w+-\w+", line.text)}
    for run in _runs(lines, spacing):
        if _is_broken(run, usual):
            yield _joined([line.text for line in run], known)
        else:
            yield from (line.text for line in run)


def _spacing(lines: Sequence[_Line]) -> dict[int, float]:
    """How far one line usually stands below another of its size: the commonest distance, the narrower of equals."""
    seen: dict[int, Counter[float]] = {}
    for line, after in pairwise(lines):
        down = line.y - after.y
        if line.sheet == after.sheet and _same_size(line, after) and 0.8 * line.size < down < 2.2 * line.size:
            seen.setdefault(round(line.size), Counter())[round(down, 0)] += 1
    return {size: max(counted, key=lambda down: (counted[down], -down)) for size, counted in seen.items()}


def _same_size(line: _Line, other: _Line) -> bool:
    return abs(line.size - other.size) <= 0.08 * max(line.size, other.size)


def _runs(lines: Sequence[_Line], spacing: Mapping[int, float]) -> Iterator[list[_Line]]:
    """The lines in runs, each of which stands together as a paragraph does."""
    run: list[_Line] = []
    for line in lines:
        if run and not _goes_on(run, line, spacing.get(round(line.size), 1.3 * line.size)):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _goes_on(run: Sequence[_Line], line: _Line, spacing: float) -> bool:
    """Whether a line belongs to the paragraph of the lines before it."""
    last = run[-1]
    if not _same_size(last, line):
        return False
    widest = max(len(other.text) for other in run)
    ended = furniture.ends_sentence(last.text)
    down = last.y - line.y
    if last.sheet != line.sheet or down < 0 or down > 6 * spacing:  # the next column, the next sheet
        full = len(run) >= 3 and len(last.text) >= 0.8 * widest and not last.text.endswith(":")
        return not ended and (line.text[0].islower() or full)
    if down > 1.25 * spacing + 0.5:
        return False
    if line.x > last.x + 0.6 * line.size:
        return False  # the first line of a paragraph is set in
    if line.x < last.x - 0.6 * line.size and len(run) > 1:
        return False
    # A line that ends a sentence where the next word still had room ends its paragraph.
    taken = len(last.text) + 1 + len(line.text.partition(" ")[0])
    return not (ended and taken < 0.92 * max(widest, len(line.text)))


def _is_broken(run: Sequence[_Line], usual: int) -> bool:
    """Whether the lines of a run were one line, broken to a width, and not a list."""
    if len(run) == 1:
        return True
    if round(run[0].size) > 1.15 * usual:
        return len(run) <= 5
    small = sum(line.text[0].islower() for line in run[1:])
    return small >= 0.25 * (len(run) - 1)


def _joined(texts: Sequence[str], known: set[str]) -> str:
    """Lines as one, each hyphen at an end gone where a small letter follows: but not from a word written so elsewhere.

    >>> _joined(["The har-", "bour was well-", "known."], {"well-known"})
    'The harbour was well-known.'
    """
    joined = ""
    for text in texts:
        if re.search(r"[^\W\d_]-$", joined) and text[:1].islower():
            word = re.findall(r"\w+-$", joined)[0] + re.findall(r"\w+", text)[0]
            joined = (joined if word.lower() in known else joined[:-1]) + text
        else:
            joined = f"{joined} {text}".lstrip()
    return joined
