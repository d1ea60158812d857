"""Parallels: the paragraphs that several reports of one event have, and those that one alone has.

Only what may be shown is compared. What a report prints in paragraphs that may not be shown is neither found in another nor
counted as its own, and a summary is in the curator's words.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pressmark.model import Cleared
from pressmark.publishing.pages import alignment, prints, readings
from pressmark.publishing.pages.alignment import Pairs
from pressmark.publishing.pages.catalogue import Catalogue
from pressmark.publishing.pages.lines import Entry
from pressmark.publishing.pages.readings import Place

_SHOWN = 12  # paragraphs in common
_PLACES = 12  # reports that have one
_OPENING = 110  # characters of a paragraph that stand for it
_RUNS = 8  # links to a report's own paragraphs


@dataclass(frozen=True, slots=True)
class Common:
    """A paragraph that several reports have: its first words in the earliest, and where it stands in each."""

    opening: str
    language: str
    places: tuple[Place, ...]  # the first in each report
    reports: int
    verbatim: bool  # word for word in all of them


@dataclass(frozen=True, slots=True)
class Run:
    """Paragraphs that follow each other."""

    address: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Alone:
    """What one report alone has: how many of its paragraphs, and where."""

    entry: Entry
    own: int
    readable: int
    runs: tuple[Run, ...]
    more: int  # paragraphs that are not linked


@dataclass(frozen=True, slots=True)
class Parallels:
    """What the reports of an event have in common, paragraph by paragraph."""

    common: tuple[Common, ...]
    more: int  # paragraphs in common that are not listed
    alone: tuple[Alone, ...]
    whole: int  # reports that may be read here as a whole
    part: int  # in part
    none: int  # not at all, or in the curator's words alone


def parallels(catalogue: Catalogue, ids: Sequence[str]) -> tuple[Parallels | None, Sequence[Sequence[alignment.Place]]]:
    """The paragraphs of these reports, in order of date; None where fewer than two may be read. And the groups of those in
    common, shown or not."""
    items = [catalogue.items[id] for id in ids]
    read = {item.article.id: dict(prints.readable(item)) for item in items}
    whole = sum(item.shown == "full" and bool(read[item.article.id]) for item in items)
    can_read = sum(map(bool, read.values()))
    if can_read < 2:
        return None, ()
    said = {
        (id, number): pairs
        for id, some in read.items()
        for number, each in some.items()
        if (pairs := alignment.pairs(each.text))
    }
    groups = alignment.same(said)
    groups.sort(key=lambda group: -len({id for id, _ in group}))
    common = tuple(_common(catalogue, group, said) for group in groups[:_SHOWN])
    shared = {place for group in groups for place in group}
    alone = tuple(_alone(catalogue, item, list(read[item.article.id]), shared) for item in items if read[item.article.id])
    more = max(0, len(groups) - _SHOWN)
    return Parallels(common, more, alone, whole, can_read - whole, len(items) - can_read), groups


def _common(
    catalogue: Catalogue,
    group: Sequence[alignment.Place],
    said: dict[alignment.Place, Pairs],
) -> Common:
    once = dict(reversed(group))
    first = group[0]
    item = catalogue.items[first[0]]
    return Common(
        opening(item.paragraphs[first[1] - 1].text),
        catalogue.text_language(item),
        tuple(
            readings.place(catalogue, id, catalogue.items[id].paragraphs[number - 1].anchor, number)
            for id, number in [each for each in group if once[each[0]] == each[1]][:_PLACES]
        ),
        len(once),
        len({said[place] for place in group}) == 1,
    )


def _alone(catalogue: Catalogue, item: Cleared, numbers: Sequence[int], shared: set[alignment.Place]) -> Alone:
    id = item.article.id
    own = [number for number in numbers if (id, number) not in shared]
    runs = tuple(_runs(catalogue, item, own))
    shown = runs[:_RUNS]
    more = len(own) - sum(run.last - run.first + 1 for run in shown)
    return Alone(catalogue.entries[id], len(own), len(numbers), shown, max(0, more))


def _runs(catalogue: Catalogue, item: Cleared, numbers: Sequence[int]) -> Iterable[Run]:
    """Numbers that follow each other, as one link to the first of them."""
    address = catalogue.entries[item.article.id].address
    first = 0
    for at, number in enumerate(numbers):
        if at + 1 == len(numbers) or numbers[at + 1] != number + 1:
            yield Run(f"{address}#{item.paragraphs[numbers[first] - 1].anchor}", numbers[first], number)
            first = at + 1


def opening(text: str) -> str:
    """The first words of a paragraph.

    >>> opening("The ferry is late.")
    'The ferry is late.'
    """
    return text if len(text) <= _OPENING else f"{text[:_OPENING].rpartition(' ')[0].rstrip(' ,;:–—-')} …"
