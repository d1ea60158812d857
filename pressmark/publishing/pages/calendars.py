"""The pages of years, months and days: what was published, and what happened."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from pressmark import addresses
from pressmark.model import Cleared, Origin, Page
from pressmark.publishing.pages import almanac
from pressmark.publishing.pages.articles import Step
from pressmark.publishing.pages.catalogue import Catalogue, inferred
from pressmark.publishing.pages.diary import Diary, Listing, written
from pressmark.publishing.pages.lines import Claim, Dossier, Entry, Printed

_ORIGIN = Origin("content/articles")
_FEW = 12  # articles of a month that its year lists by their headlines


@dataclass(frozen=True, slots=True)
class Undated:
    """An article whose day of publication is not known, and what is known instead."""

    entry: Entry
    printed: Printed
    inferred: Printed
    evidence: str
    tells_of: Printed  # the day of the event
    saved: Printed


def year(diary: Diary, address: str) -> Claim:
    """The page of a year: its months, its events, and what is known only to belong to it."""
    catalogue, number = diary.catalogue, int(address[:4])
    ids = diary.ids.get(address, ())
    coverage = catalogue.coverage(ids)
    values = {
        "section": "calendar",
        "index": True,
        "year": str(number),
        "articles": len(ids),
        "outlets": catalogue.outlets_of(ids),
        "table": almanac.months(coverage, set(diary.standing), catalogue.language),
        "months": tuple(_month_of(diary, each) for each in diary.below.get(address, ())),
        "loose": diary.listing(address),
        "company": catalogue.company(ids),
        **diary.neighbours(diary.years, address),
    }
    return Claim(Page(address, "year.html", values), f"the year {number}", _ORIGIN)


def _month_of(diary: Diary, address: str) -> tuple[Listing, tuple[Dossier, ...], tuple[Entry, ...]]:
    """A month on the page of its year: its events, whatever their day, and its articles while they are few."""
    catalogue, number = diary.catalogue, int(address[5:7])
    ids = diary.ids.get(address, ())
    listing = diary.listing(address, f"m{number}", almanac.month_names(catalogue.language)[number - 1], written(address))
    happened = tuple(catalogue.dossiers[id] for id in diary.events.get(address, ()))
    return listing, happened, catalogue.rows(ids) if len(ids) <= _FEW else ()


def month(diary: Diary, address: str) -> Claim:
    """The page of a month: its days in a table, and each day with its articles and events."""
    catalogue, number = diary.catalogue, int(address[:4])
    ids = diary.ids.get(address, ())
    weekdays = almanac.weekday_names(catalogue.language, short=True)
    listings = {}
    for each in diary.below.get(address, ()):
        day = date.fromisoformat(written(each))
        listings[day] = diary.listing(each, f"d{day.day}", f"{weekdays[day.weekday()]} {day.day}", day.isoformat())
    counts = {day: listing.articles for day, listing in listings.items() if listing.articles}
    values = {
        "section": "calendar",
        "index": True,
        "title": diary.title(address),
        "trail": (Step(str(number), addresses.of_year(number)),),
        "articles": len(ids),
        "outlets": catalogue.outlets_of(ids),
        "printed_days": len(counts),
        "weekdays": weekdays,
        "weeks": almanac.days(number, int(address[5:7]), counts, listings),
        "days": tuple(listings.values()),
        "loose": diary.listing(address),
        **diary.neighbours(diary.months, address),
    }
    return Claim(Page(address, "month.html", values), f"the month {written(address)}", _ORIGIN)


def day(diary: Diary, address: str) -> Claim:
    """The page of a day: what was published, what happened, and what was told of it on other days."""
    catalogue, when = diary.catalogue, date.fromisoformat(written(address))
    listing = diary.listing(address, "", diary.title(address), when.isoformat())
    ids = [entry.id for entry in listing.entries]
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
        "outlets": catalogue.outlets_of(ids),
        "company": catalogue.company(ids),
        "coins": catalogue.coins(ids),
        **diary.neighbours(diary.days, address),
    }
    return Claim(Page(address, "day.html", values), f"the day {when.isoformat()}", _ORIGIN)


def undated(catalogue: Catalogue) -> Claim:
    """Articles that print no date, or none with a year: what is known of each, and what is only inferred."""
    items = catalogue.items.values()
    without = [item for item in items if item.article.published is None or item.article.published.first is None]
    values = {"section": "calendar", "index": True, "undated": tuple(_undated(catalogue, item) for item in without)}
    return Claim(Page(addresses.UNDATED, "undated.html", values), "the list of undated articles", _ORIGIN)


def _undated(catalogue: Catalogue, item: Cleared) -> Undated:
    inference = next((each for each in item.inferences if each.field == "published"), None)
    return Undated(
        catalogue.entries[item.article.id],
        catalogue.printed(item.article.published),
        catalogue.printed(inference.when) if inference else Printed(""),
        inference.evidence if inference else "",
        catalogue.printed(item.article.event_date, inferred(item, "event_date")),
        catalogue.printed(item.article.saved),
    )


def whole(diary: Diary) -> Claim:
    """All years."""
    catalogue = diary.catalogue
    values = {
        "section": "calendar",
        "index": True,
        "articles": len(catalogue.items),
        "span": catalogue.span(catalogue.items),
        "table": months_of(diary),
        "years": tuple(diary.listing(each, "", each[:4], each[:4]) for each in diary.years),
        "undated": diary.count(addresses.UNDATED),
    }
    return Claim(Page("calendar.html", "calendar.html", values), "the calendar", _ORIGIN)


def months_of(diary: Diary) -> tuple[almanac.Row, ...]:
    """The whole archive as a table of months."""
    catalogue = diary.catalogue
    return almanac.months(catalogue.coverage(catalogue.items), set(diary.standing), catalogue.language)


def pages(diary: Diary) -> Iterator[Claim]:
    """The calendar, and the page of every year, month and day that has something to show."""
    yield whole(diary)
    for address in diary.years:
        yield year(diary, address)
    for address in diary.months:
        yield month(diary, address)
    for address in diary.days:
        yield day(diary, address)
    yield undated(diary.catalogue)
