"""Stretches: where a page has more articles than anyone would read there, each year has a page of its own, and in a full year
each month, in a full month each day.

A part that is no longer needed, because the archive has become smaller, leads to the whole (see `vacant`); so no address
that was ever published is lost, however an archive grows and shrinks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar, cast

from pressmark import addresses, dates
from pressmark.model import Origin, Page
from pressmark.publishing.pages import diary
from pressmark.publishing.pages.catalogue import Catalogue
from pressmark.publishing.pages.lines import Claim, Entry, Printed
from pressmark.publishing.pages.passages import Passage

IN_FULL = 160  # articles on a page; with a sentence of each, even of long words in Cyrillic, it stays below 300 KB
UNDATED = "undated"
_TEMPLATE = "stretch.html"
Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Line:
    """An article, with a sentence of it where there is one to show."""

    entry: Entry
    passage: Passage | None
    own: bool  # it stands with its outlet, whose name need not be said again


@dataclass(frozen=True, slots=True)
class Stretch:
    """A year, a month or a day of articles that has a page of its own. The words are empty for those without a year."""

    day: Printed
    address: str
    ids: tuple[str, ...]
    first: Line

    @property
    def words(self) -> str:
        return self.day.words

    @property
    def articles(self) -> int:
        return len(self.ids)


class Shelf:
    """The articles of one page, and how they are spread over pages of their own where they are too many."""

    def __init__(
        self,
        catalogue: Catalogue,
        title: str,
        whole: str,
        ids: Sequence[str],
        passage: Callable[[str], Passage | None] = lambda id: None,
        *,
        language: str = "",
        own: bool = False,
    ) -> None:
        """`whole` is the address of the page, `language` that of its title where it is not that of the pages, and `own` says
        that it is the page of the outlet of them all."""
        self.catalogue, self.title, self.whole, self.ids, self.passage = catalogue, title, whole, tuple(ids), passage
        self.language, self.own = language, own

    def line(self, id: str) -> Line:
        """An article as it stands on the page of a stretch."""
        return Line(self.catalogue.entries[id], self.passage(id), self.own)

    def stretches(self, ids: Sequence[str], within: str = "") -> tuple[tuple[Stretch, ...], tuple[str, ...]]:
        """What these articles are spread over, and those that stand on the page itself: all of them while they are few, else
        those that are not known more exactly. `within` is a year, a month or a day as EDTF; empty for the whole."""
        found, here = spread(ids, partial(day_of, self.catalogue), within, IN_FULL)
        return tuple(self._stretch(written, ids) for written, ids in found.items()), here

    def _stretch(self, written: str, ids: Sequence[str]) -> Stretch:
        day = Printed("") if written == UNDATED else self.catalogue.printed(dates.parse(written))
        return Stretch(day, addresses.of_part(self.whole, written), tuple(ids), self.line(ids[0]))

    def pages(self, section: str, claimant: str, origin: Origin) -> Iterator[Claim]:
        """The pages of all stretches."""
        for page in self._below(self.ids, "", (), section):
            yield Claim(page, f"a part of {claimant}", origin)

    def _below(self, ids: Sequence[str], within: str, above: tuple[Stretch, ...], section: str) -> Iterator[Page]:
        stretches, _ = self.stretches(ids, within)
        for number, stretch in enumerate(stretches):
            written = stretch.address.rpartition("/")[2].removesuffix(".html")
            parts, here = self.stretches(stretch.ids, written)
            lines = tuple(map(self.line, here[:IN_FULL]))
            values = {
                "section": section,
                "index": True,
                "title": self.title,
                "language": self.language,
                "whole": self.whole,
                "above": above,
                "stretch": stretch,
                "stretches": parts,
                "lines": lines,
                "holds": tuple(line.entry.id for line in lines),
                "named": any(line.passage for line in lines),
                "more": max(0, len(here) - IN_FULL),
                "elsewhere": _calendar(written),
                "outlets": 0 if self.own else self.catalogue.outlets_of(stretch.ids),
                "previous": stretches[number - 1] if number else None,
                "next": stretches[number + 1] if number + 1 < len(stretches) else None,
                "coins": self.catalogue.coins(stretch.ids),
            }
            yield Page(stretch.address, _TEMPLATE, values)
            yield from self._below(stretch.ids, written, (*above, stretch), section)


def spread(
    things: Sequence[Thing], written: Callable[[Thing], str], within: str, most: int
) -> tuple[Mapping[str, Sequence[Thing]], tuple[Thing, ...]]:
    """Things that are too many for one page by their years, those of a year by months, those of a month by days; and those
    that are not known so exactly. While they are at most `most`, they all stay where they are. `written` gives the date of each
    as EDTF or `UNDATED`."""
    if len(things) <= most or within == UNDATED or within.count("-") == 2:
        return {}, tuple(things)
    exact = within.count("-") + 2 if within else 1
    found: dict[str, list[Thing]] = {}
    here = []
    for thing in things:
        parts = written(thing).split("-")
        if len(parts) < exact:
            here.append(thing)
        else:
            found.setdefault("-".join(parts[:exact]), []).append(thing)
    return found, tuple(here)


def day_of(catalogue: Catalogue, id: str) -> str:
    """The date that an article is placed by, as EDTF: a year, a month or a day; `UNDATED` where no year is known."""
    return diary.written(addresses.of_when(catalogue.placed[id])) or UNDATED


def holdings(pages: Iterable[Page]) -> Mapping[str, tuple[str, ...]]:
    """Those of these pages that are parts and list articles, or what is said in them: address to the ids of the articles."""
    found = {page.address: cast(tuple[str, ...], page.values["holds"]) for page in pages if "holds" in page.values}
    return {address: ids for address, ids in found.items() if ids}


def _calendar(written: str) -> str:
    """Where all articles of a year, a month or a day are listed, whatever they name."""
    return addresses.of_when(None if written == UNDATED else dates.parse(written))
