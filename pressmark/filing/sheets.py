"""The sheets of a PDF: its lines where they stand, and the paragraphs they were before they were broken to a width."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from pressmark import dates
from pressmark.filing import encodings, furniture
from pressmark.filing.encodings import Unreadable

if TYPE_CHECKING:
    import pypdf

# pypdf tells a log of every oddity of a file; what matters of it reaches the curator as a problem.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a sheet. Units are points, from the lower left corner; `size` is the height of its letters."""

    text: str
    sheet: int
    x: float
    y: float
    size: float


# --- the lines ----------------------------------------------------------------------------------------------------------

_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "‐": "-", "\0": ""})


@dataclass(frozen=True, slots=True)
class Sheets:
    """A PDF: the lines of every sheet as they were drawn, the height of each, and what the file says of itself."""

    sheets: tuple[tuple[Line, ...], ...]
    tops: tuple[float, ...]  # in points
    made: str  # the day, as EDTF
    title: str


_SHEETS = 2_000
_DRAWN = 10_000_000  # bytes that draw the sheets of a file, unpacked; reading a megabyte takes some seconds


def _too_large() -> Unreadable:
    sentence = "the PDF is larger than an article can be: a whole issue, a book or a map"
    return Unreadable("clipping-too-large", sentence, "print the pages of the article into a PDF of their own")


def read(data: bytes) -> Sheets:
    """Read the sheets of a PDF. Unreadable for a file under a password, for a broken one, and for one without measure."""
    import pypdf  # here, because it takes a while, and most runs of the program read no PDF
    from pypdf.errors import DependencyError, PdfReadError

    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise _locked()
        if len(reader.pages) > _SHEETS:
            raise _too_large()
        drawn = 0
        for page in reader.pages:
            contents = page.get_contents()
            drawn += len(contents.get_data()) if contents is not None else 0
            if drawn > _DRAWN:
                raise _too_large()
        lines = tuple(tuple(_lines(page, number)) for number, page in enumerate(reader.pages))
        return Sheets(lines, tuple(float(page.mediabox.top) for page in reader.pages), *_made(reader))
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
    return (written if is_day(written) else ""), title


def _lines(page: pypdf.PageObject, sheet: int) -> Iterator[Line]:
    """The lines of one sheet, as pypdf breaks them, each with the place of its first letter."""
    pieces: list[tuple[str, float, float, float]] = []
    last: list[Any] = []

    def drawn(text: str, around: Sequence[float], within: Sequence[float], font: Any, size: float) -> None:
        x = within[4] * around[0] + within[5] * around[2] + around[4]
        y = within[4] * around[1] + within[5] * around[3] + around[5]
        height = abs(size * (within[3] * around[3] or 1.0))
        said = text.strip()
        if len(said) > 2 and last and last[0] == said and max(abs(last[1] - x), abs(last[2] - y)) < 0.3 * height:
            text = text.replace(said, "")  # drawn once more, a little aside: that is its shadow, or makes it bold
        elif said:
            last[:] = [said, x, y]
        pieces.append((text, x, y, height))

    page.extract_text(visitor_text=drawn)
    said: list[str] = []
    place: tuple[float, float, float] | None = None
    for text, *at in [*pieces, ("\n", 0.0, 0.0, 0.0)]:
        for index, piece in enumerate(text.split("\n")):
            if index:
                if place and (line := _clean("".join(said))):
                    yield Line(line, sheet, *place)
                said, place = [], None
            if piece.strip() and place is None:
                place = (at[0], at[1], at[2])
            said.append(piece)


def _clean(text: str) -> str:
    text = re.sub("\u00ad\\s*$", "-", text.translate(_LIGATURES))
    return " ".join(encodings.cleaned(text).split())


# --- the paragraphs -----------------------------------------------------------------------------------------------------


def paragraphs(lines: Sequence[Line]) -> Iterator[str]:
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


def _spacing(lines: Sequence[Line]) -> dict[int, float]:
    """How far one line usually stands below another of its size: the commonest distance, the narrower of equals."""
    seen: dict[int, Counter[float]] = {}
    for line, after in pairwise(lines):
        down = line.y - after.y
        if line.sheet == after.sheet and _same_size(line, after) and 0.8 * line.size < down < 2.2 * line.size:
            seen.setdefault(round(line.size), Counter())[round(down, 0)] += 1
    return {size: max(counted, key=lambda down: (counted[down], -down)) for size, counted in seen.items()}


def _same_size(line: Line, other: Line) -> bool:
    return abs(line.size - other.size) <= 0.08 * max(line.size, other.size)


def _runs(lines: Sequence[Line], spacing: Mapping[int, float]) -> Iterator[list[Line]]:
    """The lines in runs, each of which stands together as a paragraph does."""
    run: list[Line] = []
    for line in lines:
        if run and not _goes_on(run, line, spacing.get(round(line.size), 1.3 * line.size)):
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def _goes_on(run: Sequence[Line], line: Line, spacing: float) -> bool:
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


def _is_broken(run: Sequence[Line], usual: int) -> bool:
    """Whether the lines of a run were one line, broken to a width, and not a list."""
    if len(run) == 1:
        return True
    if round(run[0].size) > 1.15 * usual:
        return len(run) <= 5
    small = sum(line.text[0].islower() for line in run[1:])
    return small >= 0.25 * (len(run) - 1)


def _joined(texts: Sequence[str], known: set[str]) -> str:
    """Lines as one. A hyphen at an end goes where a small letter follows, but not from a word that is written so elsewhere.

    >>> _joined(["The har-", "bour was well-", "known."], {"well-known"})
    'The harbour was well-known.'
    """
    joined = ""
    for text in texts:
        if re.search(r"[^\W\d_]-$", joined) and text[:1].isalpha():
            word = re.findall(r"\w+-$", joined)[0] + re.findall(r"\w+", text)[0]
            joined = (joined if word.lower() in known or not text[0].islower() else joined[:-1]) + text
        else:
            joined = f"{joined} {text}".lstrip()
    return joined


def is_day(written: str) -> bool:
    """Whether an EDTF date is one of the calendar."""
    try:
        return bool(dates.parse(written))
    except ValueError:
        return False
