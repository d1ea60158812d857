"""The list of all names from A to Z.

A small archive has it on one page. Beyond that each letter has a page of its own, `names/m.html`, and a letter with too many
names one for each two letters, `names/m-a.html`; there a name stands under its other spellings too, and a person under the last
word of the name, since nobody wants to guess on which page she is. `names.html` is the whole at all times, and where an archive
becomes small again, the page of a letter leads there (see `vacant`): so no address is lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pressmark import addresses
from pressmark.model import KINDS, Origin, Page
from pressmark.publishing.pages.catalogue import Catalogue
from pressmark.publishing.pages.lines import Claim, Heading, alphabetical

ON_A_PAGE = 1_000  # names; some 200 bytes each, with their other spellings
_WHOLE = "names.html"
_ORIGIN = Origin("content/people.yaml")
_SIGNS = "#"


@dataclass(frozen=True, slots=True)
class Line:
    """A name in the list, where it stands under itself or under another spelling."""

    heading: Heading
    under: str  # the spelling it stands under; empty for its own
    also: str  # other spellings, for who looks for them


@dataclass(frozen=True, slots=True)
class Letter:
    """Names that begin alike."""

    begins: str  # "m" or "ma", in small letters without their marks; "#": with no letter and no figure
    address: str  # of the page they have for themselves; empty when they stand on this one
    lines: tuple[Line, ...]

    @property
    def words(self) -> str:
        return self.begins.capitalize()

    @property
    def names(self) -> int:
        return len({line.heading.key for line in self.lines})


def pages(catalogue: Catalogue) -> Iterator[Claim]:
    """The list of names: on one page, or over the pages of its letters."""
    headings = [heading for heading in catalogue.headings.values() if heading.kind != "events"] + _events(catalogue)
    values: dict[str, object] = {
        "section": "names",
        "index": True,
        "counts": {kind: sum(heading.kind == kind for heading in headings) for kind in KINDS},
        "all": len(headings),
        "above": (),
    }
    if len(headings) <= ON_A_PAGE:
        lines = _in_order(Line(heading, "", _also(catalogue, heading)) for heading in headings)
        letters = tuple(Letter(begins, "", tuple(some)) for begins, some in _by(lines, 1, one_for_figures=True).items())
        yield Claim(Page(_WHOLE, "names.html", values | {"letters": letters, "title": ""}), "the list of names", _ORIGIN)
        return
    lines = _in_order(line for heading in headings for line in _turned(catalogue, heading))
    letters = _split(lines, 0)[0]
    yield Claim(Page(_WHOLE, "names.html", values | {"letters": letters, "title": ""}), "the list of names", _ORIGIN)
    for letter in letters:
        yield from _below(letter, values | {"above": letters})


def _events(catalogue: Catalogue) -> list[Heading]:
    named = (dossier for dossier in catalogue.dossiers.values() if not dossier.proposed)
    return [Heading(each.id, each.name, "events", each.address, each.articles) for each in named]


def _in_order(lines: Iterator[Line]) -> list[Line]:
    return sorted(lines, key=lambda line: (alphabetical(line.under or line.heading.name), line.heading.kind, line.heading.name))


def _also(catalogue: Catalogue, heading: Heading) -> str:
    entity = catalogue.edition.entities.get(heading.key)
    return "; ".join(alias for alias in _spellings(catalogue, heading) if alias != heading.name) if entity else ""


def _spellings(catalogue: Catalogue, heading: Heading) -> tuple[str, ...]:
    """A name as it is registered, then as it is also printed or was once called."""
    entity = catalogue.edition.entities.get(heading.key)
    others = (*entity.aliases, *(name for name, _ in entity.dated_names)) if entity else ()
    return tuple(dict.fromkeys((heading.name, *others)))


def _turned(catalogue: Catalogue, heading: Heading) -> Iterator[Line]:
    """The lines of a name: under itself, under its other spellings, a person under the last word of the name."""
    spellings = _spellings(catalogue, heading)
    yield Line(heading, "", "; ".join(spellings[1:]))
    last = heading.name.rpartition(" ")[2] if heading.kind == "people" else ""
    for under in dict.fromkeys((*spellings[1:], last)):
        if under and begins(under, 2) != begins(heading.name, 2):
            yield Line(heading, under, "")


def begins(name: str, length: int) -> str:
    """The first letters and figures of a name; "#" where it has none.

    >>> begins("Özbekistan", 1), begins("O’Brien", 2), begins("«Арал»", 2), begins("+", 1)
    ('o', 'ob', 'ар', '#')
    """
    return "".join([letter for letter in alphabetical(name)[0] if letter.isalnum()][:length]) or _SIGNS


def _by(lines: Sequence[Line], length: int, *, one_for_figures: bool = False) -> dict[str, list[Line]]:
    found: dict[str, list[Line]] = {}
    for line in lines:
        start = begins(line.under or line.heading.name, length)
        found.setdefault(_SIGNS if one_for_figures and not start[0].isalpha() else start, []).append(line)
    return found


def _split(lines: Sequence[Line], length: int) -> tuple[tuple[Letter, ...], tuple[Line, ...]]:
    """Names that begin with the same `length` letters: the letters they go on with, each with a page; and those that
    end here."""
    groups = {start: some for start, some in _by(lines, length + 1).items() if len(start) > length}
    ending = [line for line in lines if len(begins(line.under or line.heading.name, length + 1)) <= length]
    if len(groups) == 1 and not ending:  # "Ministry of …": no page for each letter they share
        return _split(lines, length + 1)
    return tuple(Letter(start, _address(start), tuple(some)) for start, some in groups.items()), tuple(ending)


def _address(start: str) -> str:
    """Where names that begin so have their page; letters other than a–z by their number in Unicode.

    >>> _address("ma"), _address("ж"), _address("#")
    ('names/m-a.html', 'names/x436.html', 'names/signs.html')
    """
    if start == _SIGNS:
        return addresses.of_part(_WHOLE, "signs")
    return addresses.of_part(
        _WHOLE, "-".join(each if each.isascii() and each.isalnum() else f"x{ord(each):x}" for each in start)
    )


def _below(letter: Letter, values: dict[str, object]) -> Iterator[Claim]:
    """The page of a letter, and those of the letters it is split into."""
    parts, here = _split(letter.lines, len(letter.begins)) if len(letter.lines) > ON_A_PAGE else ((), letter.lines)
    shown = (*((Letter(letter.begins, "", here),) if here else ()), *parts)
    page = Page(letter.address, "names.html", values | {"letters": shown, "title": letter.words})
    yield Claim(page, f"the names that begin with {letter.words}", _ORIGIN)
    for part in parts:
        yield from _below(part, values)
