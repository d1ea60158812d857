"""The pages of years, months and days: what was published, and what happened."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from pressmark import addresses
from pressmark.model import Cleared, Origin, Page
from pressmark.publishing.pages import almanac, sheets
from pressmark.publishing.pages.articles import Step
from pressmark.publishing.pages.catalogue import Catalogue, inferred
from pressmark.publishing.pages.diary import Diary, Listing, written
from pressmark.publishing.pages.lines import Claim, Dossier, Entry, Printed
from pressmark.publishing.pages.sheets import Sheet

_ORIGIN = Origin("content/articles")
_FEW = 12  # articles of a month that its year lists by their headlines; events that it, or a day of a full month, names
_IN_FULL = 300  # articles of a month that lists them under its days; events that any page names


@dataclass(frozen=True, slots=True)
class Section:
    """A month on its year's page, or a day on its month's: its largest events, and its articles while they are few."""

    listing: Listing
    happened: tuple[Dossier, ...]
    unnamed: int  # events that are not named here
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Undated:
    """An article whose day of publication is not known, and what is known instead."""

    entry: Entry
    printed: Printed
    inferred: Printed
    evidence: str
    tells_of: Printed  # the day of the event
    saved: Printed


def year(diary: Diary, address: str) -> Iterator[Claim]:
    """The page of a year: its months, its events, and what is known only to belong to it."""
    catalogue, number = diary.catalogue, int(address[:4])
    ids = diary.ids.get(address, ())
    coverage = catalogue.coverage(ids)
    claimant, trail = f"the year {number}", (Step(str(number), address),)
    loose, goes_on, more = _opened(diary.listing(address), str(number), trail, claimant, address, "dated")
    values = {
        "section": "calendar",
        "index": True,
        "year": str(number),
        "articles": len(ids),
        "outlets": catalogue.outlets_of(ids),
        "table": almanac.months(coverage, set(diary.standing), catalogue.language),
        "months": tuple(_month_of(diary, each) for each in diary.below.get(address, ())),
        "loose": loose,
        "unnamed": len(diary.happened.get(address, ())) - len(loose.happened),
        "goes_on": goes_on,
        "company": catalogue.company(ids),
        **diary.neighbours(diary.years, address),
    }
    yield Claim(Page(address, "year.html", values), claimant, _ORIGIN)
    yield from more


def _month_of(diary: Diary, address: str) -> Section:
    """A month on the page of its year."""
    catalogue, number = diary.catalogue, int(address[5:7])
    ids = diary.ids.get(address, ())
    listing = diary.listing(address, f"m{number}", almanac.month_names(catalogue.language)[number - 1], written(address))
    happened = tuple(catalogue.dossiers[id] for id in diary.events.get(address, ()))
    return _section(listing, happened, catalogue.rows(ids) if len(ids) <= _FEW else ())


def _section(listing: Listing, happened: tuple[Dossier, ...], entries: tuple[Entry, ...]) -> Section:
    named = _largest(happened, _FEW)
    return Section(listing, named, len(happened) - len(named), entries)


def _largest(happened: tuple[Dossier, ...], most: int) -> tuple[Dossier, ...]:
    """The events that most articles report, in the order they have."""
    largest = {each.id for each in sorted(happened, key=lambda each: -each.articles)[:most]}
    return tuple(each for each in happened if each.id in largest)


def month(diary: Diary, address: str) -> Iterator[Claim]:
    """The page of a month: its days in a table, and each day with its events, and its articles while they are few."""
    catalogue, number = diary.catalogue, int(address[:4])
    ids = diary.ids.get(address, ())
    weekdays = almanac.weekday_names(catalogue.language, short=True)
    listings = {}
    for each in diary.below.get(address, ()):
        day = date.fromisoformat(written(each))
        listings[day] = diary.listing(each, f"d{day.day}", f"{weekdays[day.weekday()]} {day.day}", day.isoformat())
    counts = {day: listing.articles for day, listing in listings.items() if listing.articles}
    full = sum(counts.values()) > _IN_FULL
    claimant, title, above = f"the month {written(address)}", diary.title(address), Step(str(number), addresses.of_year(number))
    trail = (above, Step(title, address))
    loose, goes_on, more = _opened(diary.listing(address), title, trail, claimant, address)
    values = {
        "section": "calendar",
        "index": True,
        "title": title,
        "trail": (above,),
        "articles": len(ids),
        "outlets": catalogue.outlets_of(ids),
        "printed_days": len(counts),
        "weekdays": weekdays,
        "weeks": almanac.days(number, int(address[5:7]), counts, listings),
        "days": tuple(_section(each, each.happened, () if full else each.entries) for each in listings.values()),
        "loose": loose,
        "unnamed": len(diary.happened.get(address, ())) - len(loose.happened),
        "goes_on": goes_on,
        **diary.neighbours(diary.months, address),
    }
    yield Claim(Page(address, "month.html", values), claimant, _ORIGIN)
    yield from more


def day(diary: Diary, address: str) -> Iterator[Claim]:
    """The page of a day: what was published, what happened, and what was told of it on other days."""
    catalogue, when = diary.catalogue, date.fromisoformat(written(address))
    listing = diary.listing(address, "", diary.title(address), when.isoformat())
    ids = [entry.id for entry in listing.entries]
    months = almanac.month_names(catalogue.language)
    claimant = f"the day {when.isoformat()}"
    trail = (
        Step(str(when.year), addresses.of_year(when.year)),
        Step(months[when.month - 1], addresses.of_month(when.year, when.month)),
    )
    opened, goes_on, more = _opened(listing, listing.heading, (*trail, Step(listing.heading, address)), claimant, address)
    values = {
        "section": "calendar",
        "index": True,
        "weekday": almanac.weekday_names(catalogue.language)[when.weekday()],
        "day": opened,
        "unnamed": len(listing.happened) - len(opened.happened),
        "goes_on": goes_on,
        "trail": trail,
        "outlets": catalogue.outlets_of(ids),
        "company": catalogue.company(ids),
        "coins": catalogue.coins(ids),
        **diary.neighbours(diary.days, address),
    }
    yield Claim(Page(address, "day.html", values), claimant, _ORIGIN)
    yield from more


def _opened(
    listing: Listing, title: str, trail: Sequence[Step], claimant: str, whole: str, shape: str = "plain"
) -> tuple[Listing, Mapping[str, Sequence[Sheet[Entry]]], list[Claim]]:
    """A listing as far as its own page shows it, the sheets of its two lists, and the pages of those that are not the first."""
    lists = {"entries": sheets.of(whole, listing.entries), "told": sheets.of(whole, listing.told, "told-")}
    claims = []
    for name, found in lists.items():
        for sheet in found[1:]:
            values = {
                "section": "calendar",
                "index": True,
                "title": title,
                "trail": tuple(trail),
                "told": name == "told",
                "shape": "dated" if name == "told" else shape,
                "sheets": found,
                "sheet": sheet,
            }
            claims.append(Claim(Page(sheet.address, "sheet.html", values), f"a part of {claimant}", _ORIGIN))
    happened = _largest(listing.happened, _IN_FULL)
    opened = replace(listing, entries=lists["entries"][0].items, told=lists["told"][0].items, happened=happened)
    return opened, lists, claims


def undated(catalogue: Catalogue) -> Iterator[Claim]:
    """Articles that print no date, or none with a year: what is known of each, and what is only inferred."""
    items = catalogue.items.values()
    without = [item for item in items if item.article.published is None or item.article.published.first is None]
    found = sheets.of(addresses.UNDATED, without)
    for sheet in found:
        values = {
            "section": "calendar",
            "index": True,
            "undated": tuple(_undated(catalogue, item) for item in sheet.items),
            "count": len(without),
            "sheets": found,
            "sheet": sheet,
        }
        yield Claim(Page(sheet.address, "undated.html", values), "the list of undated articles", _ORIGIN)


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
        yield from year(diary, address)
    for address in diary.months:
        yield from month(diary, address)
    for address in diary.days:
        yield from day(diary, address)
    yield from undated(diary.catalogue)
