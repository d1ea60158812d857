"""The pages of years, months and days: what was published, and what happened."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pressmark import addresses, dates
from pressmark.model import Cleared, Origin, Page
from pressmark.publishing.pages import almanac
from pressmark.publishing.pages.articles import Step
from pressmark.publishing.pages.catalogue import Catalogue
from pressmark.publishing.pages.lines import Claim, Dossier, Entry, Printed

_ORIGIN = Origin("content/articles")
_FEW = 12  # articles of a month that its year lists by their headlines
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


@dataclass(frozen=True, slots=True)
class Undated:
    """An article whose day of publication is not known, and what is known instead."""

    entry: Entry
    printed: Printed
    inferred: Printed
    evidence: str
    saved: Printed


class Calendar:
    """Which years, months and days have a page, and what stands on each."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        found = {*catalogue.published_on, *catalogue.happened_on, *catalogue.told_of} - {"undated.html"}
        self.days = tuple(sorted(address for address in found if not address.endswith("index.html")))
        months = {f"{address[:8]}index.html" for address in self.days} | {each for each in found if each.count("/") == 2}
        self.months = tuple(sorted(months - set(self.days)))
        self.years = tuple(sorted({f"{address[:5]}index.html" for address in (*found, *self.months)}))
        self.standing = dict.fromkeys((*self.years, *self.months, *self.days))
        self.counts: Counter[str] = Counter()  # articles published within, by address of a day, month or year
        for address, ids in catalogue.published_on.items():
            for each in dict.fromkeys((address, *_above(address))):
                self.counts[each] += len(ids)

    def listing(self, address: str, anchor: str, heading: str, machine: str) -> Listing:
        """What stands on the page at this address and no more exactly dated one."""
        catalogue = self.catalogue
        return Listing(
            anchor,
            heading,
            machine,
            address if address in self.standing else "",
            catalogue.rows(catalogue.published_on.get(address, ())),
            tuple(catalogue.dossiers[id] for id in catalogue.happened_on.get(address, ())),
            catalogue.rows(catalogue.told_of.get(address, ())),
            self.counts[address],
        )

    def neighbours(self, among: tuple[str, ...], address: str) -> dict[str, Neighbour | None]:
        """What comes before and after an address, among pages of its kind."""
        here = among.index(address)
        before, after = among[here - 1] if here else "", among[here + 1] if here + 1 < len(among) else ""
        return {"previous": self._neighbour(before), "next": self._neighbour(after)}

    def _neighbour(self, address: str) -> Neighbour | None:
        return Neighbour(self.title(address), address, self.counts[address]) if address else None

    def title(self, address: str) -> str:
        """A year, month or day in words."""
        return self.catalogue.say(dates.parse(written(address)))

    def ids_within(self, address: str) -> tuple[str, ...]:
        """Every article published in a month or year."""
        start = address.removesuffix("index.html")
        found = self.catalogue.published_on
        return tuple(id for each in found if each.startswith(start) for id in found[each])


def _above(address: str) -> tuple[str, ...]:
    """The month and the year a day lies in, the year a month lies in."""
    match = _ADDRESS.fullmatch(address)
    if not match:
        return ()
    year = f"{match[1]}/index.html"
    return (f"{match[1]}/{match[2]}/index.html", year) if match[2] else (year,)


def written(address: str) -> str:
    """The date a page stands for, as EDTF.

    >>> written("2023/02/28.html"), written("2023/02/index.html"), written("2023/index.html")
    ('2023-02-28', '2023-02', '2023')
    """
    match = _ADDRESS.fullmatch(address)
    return "-".join(part for part in match.groups() if part) if match else ""


def year(calendar: Calendar, address: str) -> Claim:
    """The page of a year: its months, its events, and what is known only to belong to it."""
    catalogue, number = calendar.catalogue, int(address[:4])
    ids = calendar.ids_within(address)
    names = almanac.month_names(catalogue.language)
    listings = [
        calendar.listing(each, f"m{int(each[5:7])}", names[int(each[5:7]) - 1], written(each))
        for each in calendar.months
        if each.startswith(address[:5])
    ]
    months = []
    for listing in listings:  # an event of one day stands with its month here
        within = [each for at, found in catalogue.happened_on.items() if at.startswith(listing.address[:8]) for each in found]
        happened = tuple(catalogue.dossiers[id] for id in dict.fromkeys(within))
        printed = calendar.ids_within(listing.address)
        entries = catalogue.rows(printed) if len(printed) <= _FEW else ()
        months.append((listing, happened, entries))
    values = {
        "section": "calendar",
        "index": True,
        "year": str(number),
        "articles": len(ids),
        "outlets": catalogue.outlets_of(ids),
        "table": almanac.months(catalogue.coverage(ids), calendar.standing, catalogue.language)
        if catalogue.coverage(ids)
        else (),
        "months": tuple(months),
        "loose": calendar.listing(address, "", "", ""),
        "company": catalogue.company(ids),
        **calendar.neighbours(calendar.years, address),
    }
    return Claim(Page(address, "year.html", values), f"the year {number}", _ORIGIN)


def month(calendar: Calendar, address: str) -> Claim:
    """The page of a month: its days in a table, and each day with its articles and events."""
    catalogue, number, month_number = calendar.catalogue, int(address[:4]), int(address[5:7])
    ids = calendar.ids_within(address)
    weekdays = almanac.weekday_names(catalogue.language, short=True)
    listings = {}
    for each in calendar.days:
        if each.startswith(address[:8]):
            day = date(number, month_number, int(each[8:10]))
            heading = f"{weekdays[day.weekday()]} {day.day}"
            listings[day] = calendar.listing(each, f"d{day.day}", heading, day.isoformat())
    counts = {day: listing.articles for day, listing in listings.items() if listing.articles}
    values = {
        "section": "calendar",
        "index": True,
        "title": calendar.title(address),
        "trail": (Step(str(number), addresses.of_year(number)),),
        "articles": len(ids),
        "outlets": catalogue.outlets_of(ids),
        "printed_days": len(counts),
        "weekdays": weekdays,
        "weeks": almanac.days(number, month_number, counts, listings),
        "days": tuple(listings.values()),
        "loose": calendar.listing(address, "", "", ""),
        **calendar.neighbours(calendar.months, address),
    }
    return Claim(Page(address, "month.html", values), f"the month {written(address)}", _ORIGIN)


def day(calendar: Calendar, address: str) -> Claim:
    """The page of a day: what was published, what happened, and what was told of it on other days."""
    catalogue, when = calendar.catalogue, date.fromisoformat(written(address))
    listing = calendar.listing(address, "", calendar.title(address), when.isoformat())
    months = almanac.month_names(catalogue.language)
    values = {
        "section": "calendar",
        "index": True,
        "weekday": almanac.weekday_names(catalogue.language)[when.weekday()],
        "day": listing,
        "trail": (
            Step(str(when.year), addresses.of_year(when.year)),
            Step(months[when.month - 1], addresses.of_month(when.year, when.month)),
        ),
        "outlets": catalogue.outlets_of(entry.id for entry in listing.entries),
        "company": catalogue.company([entry.id for entry in listing.entries]),
        "coins": catalogue.coins([entry.id for entry in listing.entries]),
        **calendar.neighbours(calendar.days, address),
    }
    return Claim(Page(address, "day.html", values), f"the day {when.isoformat()}", _ORIGIN)


def undated(calendar: Calendar) -> Claim:
    """Articles that print no date, or none with a year: what is known of each, and what is only inferred."""
    items = calendar.catalogue.items.values()
    without = [item for item in items if item.article.published is None or item.article.published.first is None]
    values = {"section": "calendar", "index": True, "undated": tuple(_undated(calendar.catalogue, item) for item in without)}
    return Claim(Page("undated.html", "undated.html", values), "the list of undated articles", _ORIGIN)


def _undated(catalogue: Catalogue, item: Cleared) -> Undated:
    inference = next((each for each in item.inferences if each.field == "published"), None)
    return Undated(
        catalogue.entries[item.article.id],
        catalogue.printed(item.article.published),
        catalogue.printed(inference.when) if inference else Printed(""),
        inference.evidence if inference else "",
        catalogue.printed(item.article.saved),
    )


def whole(calendar: Calendar) -> Claim:
    """All years."""
    catalogue = calendar.catalogue
    values = {
        "section": "calendar",
        "index": True,
        "articles": len(catalogue.items),
        "span": catalogue.span(catalogue.items),
        "table": months_of(calendar),
        "years": tuple(calendar.listing(each, "", each[:4], each[:4]) for each in calendar.years),
        "undated": without_a_date(catalogue),
    }
    return Claim(Page("calendar.html", "calendar.html", values), "the calendar", _ORIGIN)


def months_of(calendar: Calendar) -> tuple[almanac.Row, ...]:
    """The whole archive as a table of months."""
    return almanac.months(calendar.catalogue.coverage(calendar.catalogue.items), calendar.standing, calendar.catalogue.language)


def without_a_date(catalogue: Catalogue) -> int:
    """How many articles stand in no month, because no year is known."""
    return len(catalogue.published_on.get("undated.html", ()))


def pages(catalogue: Catalogue) -> Iterator[Claim]:
    """The calendar, and the page of every year, month and day that has something to show."""
    calendar = Calendar(catalogue)
    yield whole(calendar)
    for address in calendar.years:
        yield year(calendar, address)
    for address in calendar.months:
        yield month(calendar, address)
    for address in calendar.days:
        yield day(calendar, address)
    yield undated(calendar)
