"""Quotations: what somebody is quoted as saying, by date, what several papers have of it folded into one line.

Only words that an article gives to an entry of the registers are here: what nobody is named for, or somebody unregistered,
stands on nobody's page.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from pressmark import addresses, dates
from pressmark.model import Entity, Manner, Page, Quote
from pressmark.publishing.pages import stretches
from pressmark.publishing.pages.catalogue import Catalogue
from pressmark.publishing.pages.lines import Claim, Entry, Printed

ON_ITS_PAGE = 30  # sayings, beside the articles that name somebody
IN_FULL = 120  # on a page of their own: even long ones in Cyrillic stay below 300 KB
_FIRST_OF_EACH = 40  # years, each of which is told of with its first saying; of more, only their numbers
_LONGEST = 400  # characters of one that are shown; the rest stands in its paragraph
_NAMED = 4  # other papers that have the same words

Way = Literal["same", "other", "part", "reported"]
"""How another paper has words: letter for letter, in other words, or in part or as a whole in its own telling."""


@dataclass(frozen=True, slots=True)
class Print:
    """Where words stand: the article, and the paragraph in it."""

    entry: Entry
    address: str  # with the paragraph's anchor
    number: int  # of the paragraph, from 1
    part: str = "headline"  # where `number` is 0


@dataclass(frozen=True, slots=True)
class Also:
    """The other papers that have the same words in one way."""

    way: Way
    prints: tuple[Print, ...]
    more: int  # that are not listed


@dataclass(frozen=True, slots=True)
class Saying:
    """Somebody's words as the first paper to quote them has them, and who has them too."""

    print: Print
    words: str
    language: str  # empty where it is that of the pages
    manner: Manner
    following: int  # paragraphs of the same interview in which the same person goes on
    also: tuple[Also, ...]


@dataclass(frozen=True, slots=True)
class Years:
    """The sayings of a year, a month or a day, on a page of their own. The words are empty for those without a year."""

    day: Printed
    address: str
    number: int
    first: Saying | None

    @property
    def words(self) -> str:
        return self.day.words


def of(catalogue: Catalogue, key: str) -> tuple[Saying, ...]:
    """What a person or a body is quoted as saying, by date of the paper that is shown.

    Of several papers that have the same words the oldest is shown that has them in quotation marks; only where none has, the
    oldest that reports them. Of an interview the beginning is shown, and what is printed elsewhere too.
    """
    found = [_saying(catalogue, some) for some in _folded(catalogue.said.get(key, ()))]
    return tuple(sorted(found, key=lambda each: catalogue.position[each.print.entry.id]))


def _folded(quotes: Iterable[Quote]) -> Iterator[tuple[list[list[Quote]], int]]:
    """Quotes by what was said: for each article its pieces of it, a sentence broken by "she said" having two; and how many
    further paragraphs of an interview follow."""
    groups: dict[str, dict[str, list[Quote]]] = defaultdict(lambda: defaultdict(list))
    heard: dict[str, str] = {}  # article to the group that stands for its interview
    following: dict[str, int] = defaultdict(int)
    for quote in quotes:
        group = quote.group or f"#{quote.id}"
        if quote.manner == "spoken":
            first = heard.setdefault(quote.article, group)
            if first != group and not quote.group:
                following[first] += 1
                continue
        groups[group][quote.article].append(quote)
    for group, articles in groups.items():
        yield [*articles.values()], following[group]


def _saying(catalogue: Catalogue, folded: tuple[list[list[Quote]], int]) -> Saying:
    prints, following = folded
    shown = next((some for some in prints if all(quote.manner != "reported" for quote in some)), None)
    shown = shown or next((some for some in prints if any(quote.manner != "reported" for quote in some)), prints[0])
    ways: dict[Way, list[Print]] = {"same": [], "other": [], "part": [], "reported": []}
    for some in prints:
        if some is not shown:
            ways[_way(some, shown)].append(_print(catalogue, some[0]))
    return Saying(
        _print(catalogue, shown[0]),
        _cut(_words(shown)),
        catalogue.text_language(catalogue.items[shown[0].article]),
        next((quote.manner for quote in shown if quote.manner != "reported"), "reported"),
        following,
        tuple(Also(way, tuple(some[:_NAMED]), max(0, len(some) - _NAMED)) for way, some in ways.items() if some),
    )


def _way(some: Sequence[Quote], shown: Sequence[Quote]) -> Way:
    told = [quote.manner == "reported" for quote in some]
    if any(told):
        return "reported" if all(told) else "part"
    return "same" if _letters(some) == _letters(shown) else "other"


def _print(catalogue: Catalogue, quote: Quote) -> Print:
    entry, paragraphs = catalogue.entries[quote.article], catalogue.items[quote.article].paragraphs
    number = next((number for number, each in enumerate(paragraphs, 1) if each.anchor == quote.anchor), 0)
    address = f"{entry.address}#{quote.anchor}" if number else entry.address
    return Print(entry, address, number, "standfirst" if quote.anchor == "standfirst" else "headline")


def _words(some: Iterable[Quote]) -> str:
    return " … ".join(quote.words for quote in some)


def _letters(some: Iterable[Quote]) -> list[str]:
    """Words without what papers do to their points and capitals."""
    return re.findall(r"\w+", _words(some).casefold())


def _cut(words: str) -> str:
    """Words of which the rest stands where the link leads.

    >>> _cut("we " * 200)[-9:]
    'we we […]'
    """
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rpartition(' ')[0] or words[:_LONGEST]} […]"


# --- pages of their own, where they are many ------------------------------------------------------------------------------


class Sayings:
    """Somebody's sayings, and how they are spread over pages where they are too many for one."""

    def __init__(self, catalogue: Catalogue, entity: Entity, whole: str) -> None:
        """`whole` is the address of the page of the name."""
        self.catalogue, self.entity, self.whole = catalogue, entity, whole
        self.all = of(catalogue, entity.key)
        self.years, self.here = self._spread(self.all, "", ON_ITS_PAGE)

    def _spread(self, some: Sequence[Saying], within: str, most: int) -> tuple[tuple[Years, ...], tuple[Saying, ...]]:
        found, here = stretches.spread(some, self._day, within, most)
        return self._parts(found), here

    def _day(self, saying: Saying) -> str:
        return stretches.day_of(self.catalogue, saying.print.entry.id)

    def _parts(self, found: Mapping[str, Sequence[Saying]]) -> tuple[Years, ...]:
        return tuple(
            Years(
                Printed("") if written == stretches.UNDATED else self.catalogue.printed(dates.parse(written)),
                addresses.of_part(self.whole, f"quoted-{written}"),
                len(some),
                some[0] if len(found) <= _FIRST_OF_EACH else None,
            )
            for written, some in found.items()
        )

    def pages(self) -> Iterator[Claim]:
        """The page of each year, and of its months and days where a year is too much for one; none while all fit."""
        for page in self._below(self.all, "", (), ON_ITS_PAGE):
            yield Claim(page, f"what “{self.entity.name}” said", self.entity.origin)

    def _below(self, some: Sequence[Saying], within: str, above: tuple[Years, ...], most: int) -> Iterator[Page]:
        found, _ = stretches.spread(some, self._day, within, most)
        parts = self._parts(found)
        for number, (part, (written, inside)) in enumerate(zip(parts, found.items(), strict=True)):
            years, here = self._spread(inside, written, IN_FULL)
            values = {
                "section": "names",
                "index": True,
                "name": self.entity.name,
                "whole": self.whole,
                "above": above,
                "part": part,
                "years": years,
                "sayings": here[:IN_FULL],
                "holds": tuple(dict.fromkeys(saying.print.entry.id for saying in here[:IN_FULL])),
                "more": max(0, len(here) - IN_FULL),
                "previous": parts[number - 1] if number else None,
                "next": parts[number + 1] if number + 1 < len(parts) else None,
            }
            yield Page(part.address, "quoted.html", values)
            yield from self._below(inside, written, (*above, part), IN_FULL)
