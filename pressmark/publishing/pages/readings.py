"""Readings: what reports of one event print differently, as a page shows it. Who prints what, with a link to each place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pressmark.archive import mentions
from pressmark.publishing.pages import appellations, disagreements
from pressmark.publishing.pages.catalogue import Catalogue
from pressmark.publishing.pages.lines import Entry, Heading
from pressmark.publishing.pages.prints import Print

_AROUND = 70  # characters shown on either side
_SHOWN = 20  # disagreements
_PLACES = 12  # that print one reading


@dataclass(frozen=True, slots=True)
class Place:
    """Where a report prints something."""

    entry: Entry
    address: str  # with the paragraph's anchor
    number: int  # of the paragraph, from 1


@dataclass(frozen=True, slots=True)
class Reading:
    """One way in which something is printed, in its words, and the reports that print it so."""

    before: str
    words: str
    after: str
    language: str
    places: tuple[Place, ...]
    more: int  # places that are not listed


@dataclass(frozen=True, slots=True)
class Dispute:
    """Something that reports print differently."""

    sort: str  # "money", "share", "measure", "count", "dead", "hurt", "age", "year", "day", "weekday", "title" or "spelling"
    heading: Heading | None  # whose title or name it is
    readings: tuple[Reading, ...]


def disputes(catalogue: Catalogue, ids: Sequence[str]) -> tuple[tuple[Dispute, ...], int]:
    """Where these reports, in order of date, disagree; and how many more such places are not shown."""
    items = [catalogue.items[id] for id in ids]
    if len(items) < 2:
        return (), 0
    found = [Dispute(each.sort, None, _readings(catalogue, each.readings)) for each in disagreements.find(items)]
    found += [
        Dispute(each.sort, catalogue.headings.get(each.entity), _readings(catalogue, each.ways))
        for each in (*appellations.titled(items, catalogue.edition.entities), *appellations.spelt(items))
    ]
    return tuple(found[:_SHOWN]), max(0, len(found) - _SHOWN)


def _readings(catalogue: Catalogue, ways: Iterable[Sequence[Print]]) -> tuple[Reading, ...]:
    return tuple(_reading(catalogue, some) for some in ways)


def _reading(catalogue: Catalogue, some: Sequence[Print]) -> Reading:
    """A reading in the words of the first report that has it; each report is listed once."""
    first, once = some[0], {each.article: each for each in reversed(some)}
    each_once = [each for each in some if once[each.article] is each]
    start, end = mentions.sentence(first.text, first.start, first.end)
    return Reading(
        _last(first.text[start : first.start]),
        first.words,
        _opening(first.text[first.end : end]),
        catalogue.text_language(catalogue.items[first.article]),
        tuple(place(catalogue, each.article, each.anchor, each.number) for each in each_once[:_PLACES]),
        max(0, len(each_once) - _PLACES),
    )


def place(catalogue: Catalogue, article: str, anchor: str, number: int) -> Place:
    """A paragraph of a report, with the address that leads there."""
    entry = catalogue.entries[article]
    return Place(entry, f"{entry.address}#{anchor}", number)


def _last(text: str) -> str:
    """The end of what stands before a reading."""
    return text if len(text) <= _AROUND else f"… {text[-_AROUND:].partition(' ')[2]}"


def _opening(text: str) -> str:
    """The beginning of what stands after it."""
    return text if len(text) <= _AROUND else f"{text[:_AROUND].rpartition(' ')[0]} …"
