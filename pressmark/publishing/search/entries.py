"""Entries: outlets, people, organisations, places, events and subjects, each with the articles it is in, and its other names.

`person:"Ada Quill"` and the counts beside a list of results are answered from these. And who asks for another spelling of a
name finds every article that names its bearer: the spelling stands in the index, behind the line of its first stem, with the
entry it leads to. A search then takes the entry for one more word, which stands once in the names of each of these articles.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pressmark.model import Edition
from pressmark.publishing.search import words
from pressmark.publishing.search.pieces import Pieces, number, stretches, units

KINDS: Mapping[str, str] = {
    "people": "person",
    "organisations": "organisation",
    "places": "place",
    "events": "event",
    "outlets": "outlet",
    "subjects": "subject",
}
"""What a reader writes for each kind of entry: `person:`."""

TOO_MANY = 8  # bearers of one spelling; a surname that is everybody's leads nowhere


class Entry(NamedTuple):
    kind: str  # as a reader writes it
    name: str
    address: str
    spellings: tuple[str, ...]  # others than the name
    articles: tuple[int, ...]  # by number


def entries(edition: Edition) -> list[Entry]:
    """Every entry that some article here names, by kind and name; a subject or an outlet may stand in no register."""
    articles: dict[str, dict[int, None]] = {}
    numbers = {item.article.id: at for at, item in enumerate(edition.articles)}
    for at, item in enumerate(edition.articles):
        keys = [*item.names, *(f"subjects/{subject}" for subject in item.article.subjects)]
        for key in [*keys, *([f"outlets/{item.article.outlet}"] if item.article.outlet else [])]:
            articles.setdefault(key, {})[at] = None
    for event in edition.events:
        if not event.proposed:
            for id in (*event.articles, *event.mentioned_in):
                articles.setdefault(event.id, {})[numbers[id]] = None
    found = []
    for key, where in articles.items():
        kind, _, name = key.partition("/")
        known = edition.entities.get(key) or (edition.outlets.get(name) if kind == "outlets" else None)
        others = (*known.aliases, *(name for name, _ in getattr(known, "dated_names", ()))) if known else ()
        if kind in KINDS:
            spellings = tuple(other for other in dict.fromkeys(others) if other != name)
            found.append(Entry(KINDS[kind], name, edition.addresses.get(key, ""), spellings, tuple(sorted(where))))
    return sorted(found, key=lambda entry: (entry.kind, units(entry.name)))


def write(found: Sequence[Entry], made: Pieces) -> dict[str, str]:
    """The entries in pieces, and for each kind the mark of the list of these. A line has name, address, spellings, posting."""
    marks = {}
    for kind in sorted(KINDS.values()):
        lines = ((entry.name, _line(entry)) for entry in found if entry.kind == kind)
        listed = [(first, made.keep(f"entries-{kind}", "\n".join(some))) for first, _, some in stretches(lines)]
        if listed:
            marks[kind] = made.keep(f"list-{kind}", listed)
    return marks


def _line(entry: Entry) -> str:
    gaps, last = [], -1
    for article in entry.articles:
        gaps.append(number[article - last - 1])
        last = article
    return "\t".join((entry.name, entry.address, "|".join(entry.spellings), "".join(gaps)))


def columns(found: Sequence[Entry]) -> dict[str, list[str]]:
    """What stands behind the lines of the index: by the first stem of a spelling, its further stems and what it leads to.

    `nur` → `sultan=place/Astana`. A spelling that is all very common words counts where a reader writes it in capitals: "US".
    """
    leads: dict[tuple[str, ...], list[str]] = {}
    for entry in found:
        for stems in dict.fromkeys(_asked(entry)):
            leads.setdefault(stems, []).append(f"{entry.kind}/{entry.name}")
    columns: dict[str, list[str]] = {}
    for (first, *rest), names in sorted(leads.items()):
        if len(names) <= TOO_MANY:
            columns.setdefault(first, []).extend(f"{' '.join(rest)}={name}" for name in names)
    return columns


def _asked(entry: Entry) -> Iterator[tuple[str, ...]]:
    """The other spellings of an entry, as stems; what a search for the name finds by itself is left out."""
    own = set(words.stems(entry.name))
    for spelling in entry.spellings:
        stems = tuple(words.stems(spelling))
        if not stems and spelling.isupper():
            stems = tuple(words.cut(spelling))
        if stems and not own.issuperset(stems):
            yield stems
            if entry.kind == "person" and len(stems) > 1 and stems[-1] not in own and spelling.split()[-1][-1:] != ".":
                yield stems[-1:]  # the surname
