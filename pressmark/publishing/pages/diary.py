"""The diary: which years, months and days have a page, and what stands on each."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from pressmark import addresses, dates
from pressmark.model import When
from pressmark.publishing.pages.catalogue import Catalogue, inferred
from pressmark.publishing.pages.lines import Dossier, Entry

_LONGEST = 31  # days; what lasted longer stands on its first day only
_ADDRESS = re.compile(r"(\d{4})/(?:(\d\d)/)?(?:(\d\d)|index)\.html")


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The year, month or day before or after."""

    words: str
    address: str
    articles: int


@dataclass(frozen=True, slots=True)
class Listing:
    """A day on its month's page, or a month on its year's: what was published, what happened, what was told of it later."""

    anchor: str
    heading: str
    machine: str
    address: str
    entries: tuple[Entry, ...]
    happened: tuple[Dossier, ...]
    told: tuple[Entry, ...]
    articles: int


class Diary:
    """Years, months and days are known here by the addresses of their pages."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.published = _gathered((id, (addresses.of_when(when),)) for id, when in catalogue.placed.items())
        self.happened = _gathered((each.id, pages_over(each.when)) for each in catalogue.dossiers.values())
        self.told = _gathered(
            (
                id,
                [page for page in pages_over(inferred(item, "event_date") or item.article.event_date) if page != self._own(id)],
            )
            for id, item in catalogue.items.items()
        )
        found = {*self.published, *self.happened, *self.told} - {addresses.UNDATED}
        self.standing = tuple(sorted({each for page in found for each in (page, *above(page))}))
        self.days = tuple(page for page in self.standing if not page.endswith("index.html"))
        self.months = tuple(page for page in self.standing if page.endswith("index.html") and page.count("/") == 2)
        self.years = tuple(page for page in self.standing if page.count("/") == 1)
        self.below = _gathered((page, above(page)[:1]) for page in self.standing)  # a year's months, a month's days
        self.ids = _gathered((id, (page, *above(page))) for page, ids in self.published.items() for id in ids)
        self.events = _gathered((id, (page, *above(page))) for page, ids in self.happened.items() for id in ids)
        self._place = {page: place for among in (self.years, self.months, self.days) for place, page in enumerate(among)}

    def _own(self, id: str) -> str:
        return addresses.of_when(self.catalogue.placed[id])

    def count(self, page: str) -> int:
        """How many articles were published on a day, or within a month or year."""
        return len(self.ids.get(page, ()))

    def listing(self, page: str, anchor: str = "", heading: str = "", machine: str = "") -> Listing:
        """What is dated exactly so: on a year's page not what is known to belong to one of its months."""
        rows, dossiers = self.catalogue.rows, self.catalogue.dossiers
        return Listing(
            anchor,
            heading,
            machine,
            page if page in self._place else "",
            rows(self.published.get(page, ())),
            tuple(dossiers[id] for id in self.happened.get(page, ())),
            rows(self.told.get(page, ())),
            self.count(page),
        )

    def neighbours(self, among: tuple[str, ...], page: str) -> dict[str, Neighbour | None]:
        """What comes before and after a page, among pages of its kind."""
        here = self._place[page]
        before, after = among[here - 1] if here else "", among[here + 1] if here + 1 < len(among) else ""
        return {"previous": self._neighbour(before), "next": self._neighbour(after)}

    def _neighbour(self, page: str) -> Neighbour | None:
        return Neighbour(self.title(page), page, self.count(page)) if page else None

    def title(self, page: str) -> str:
        """A year, month or day in words."""
        return self.catalogue.say(dates.parse(written(page)))


def _gathered(pairs: Iterable[tuple[str, Iterable[str]]]) -> Mapping[str, tuple[str, ...]]:
    """What belongs to each page, in the order given; a thing stands once on a page."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for thing, pages in pairs:
        for page in pages:
            found[page][thing] = None
    return {page: tuple(things) for page, things in sorted(found.items())}


def pages_over(when: When | None) -> tuple[str, ...]:
    """The pages something that lasted belongs on: each of its days, while they are few; none without a year."""
    if when is None or when.first is None:
        return ()
    last: date = when.last or when.first
    if dates.precision(when) != "day" or not 0 < (last - when.first).days < _LONGEST:
        return (addresses.of_when(when),)
    return tuple(addresses.of_day(when.first + timedelta(days)) for days in range((last - when.first).days + 1))


def above(page: str) -> tuple[str, ...]:
    """The month and the year a day lies in, the year a month lies in.

    >>> above("2023/02/28.html"), above("2023/index.html")
    (('2023/02/index.html', '2023/index.html'), ())
    """
    match = _ADDRESS.fullmatch(page)
    if not match or not match[2]:
        return ()
    year = f"{match[1]}/index.html"
    return (f"{match[1]}/{match[2]}/index.html", year) if match[3] else (year,)


def written(page: str) -> str:
    """The date a page stands for, as EDTF.

    >>> written("2023/02/28.html"), written("2023/02/index.html"), written("2023/index.html")
    ('2023-02-28', '2023-02', '2023')
    """
    match = _ADDRESS.fullmatch(page)
    return "-".join(part for part in match.groups() if part) if match else ""
