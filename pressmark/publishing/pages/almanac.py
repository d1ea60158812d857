"""The almanac: names of months and days, and the tables of months and days that show how much was printed when."""

from __future__ import annotations

import calendar
from collections.abc import Container, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from babel import Locale, UnknownLocaleError

from pressmark import addresses
from pressmark.publishing import pictures
from pressmark.publishing.pictures import Month

_YEARS_IN_FULL = 60  # a longer calendar leaves out the years without an article


@dataclass(frozen=True, slots=True)
class Cell:
    """A month or a day in a calendar: how much was printed, and where that is listed."""

    label: str
    address: str = ""  # empty: nothing to go to
    count: int = 0
    strokes: str = ""  # SVG
    within: bool = True  # inside the time the archive covers, or inside the month


@dataclass(frozen=True, slots=True)
class Row:
    """A year of months, or a week of days."""

    label: str
    address: str
    cells: tuple[Cell, ...]


@cache
def _locale(language: str) -> Locale:
    try:
        return Locale.parse(language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return Locale("en")


@cache
def month_names(language: str, *, short: bool = False) -> tuple[str, ...]:
    """The twelve months as they are called on their own.

    >>> month_names("en", short=True)[8]
    'Sep'
    """
    names = _locale(language).months["stand-alone"]["abbreviated" if short else "wide"]
    return tuple(names[number].rstrip(".") for number in range(1, 13))


@cache
def weekday_names(language: str, *, short: bool = False) -> tuple[str, ...]:
    """The seven days from Monday."""
    names = _locale(language).days["stand-alone"]["abbreviated" if short else "wide"]
    return tuple(names[number] for number in range(7))


def months(counts: Mapping[Month, int], standing: Container[str], language: str) -> tuple[Row, ...]:
    """A table of years and months. `standing` knows the addresses of the pages there are."""
    if not counts:
        return ()
    first, last = min(counts), max(counts)
    pitch = pictures.pitch(max(counts.values()), room=66, widest=2)
    years = range(first[0], last[0] + 1)
    years_shown = list(years) if len(years) <= _YEARS_IN_FULL else sorted({year for year, _ in counts})
    names = month_names(language, short=True)
    rows = []
    for year in years_shown:
        cells = []
        for number, name in enumerate(names, 1):
            address, count = addresses.of_month(year, number), counts.get((year, number), 0)
            within = first <= (year, number) <= last
            strokes = pictures.strokes(count, height=16, pitch=pitch)
            cells.append(Cell(name, address if address in standing else "", count, strokes, within))
        address = addresses.of_year(year)
        rows.append(Row(str(year), address if address in standing else "", tuple(cells)))
    return tuple(rows)


def days(year: int, month: int, counts: Mapping[date, int], happened: Mapping[date, object]) -> tuple[Row, ...]:
    """A month as a table of weeks, from Monday; days with something to list lead to their section of the page."""
    pitch = pictures.pitch(max(counts.values(), default=0), room=66, widest=4)
    rows = []
    for week in calendar.Calendar().monthdayscalendar(year, month):
        cells = []
        for number in week:
            if not number:
                cells.append(Cell("", within=False))
                continue
            day = date(year, month, number)
            count = counts.get(day, 0)
            address = f"#d{number}" if count or day in happened else ""
            cells.append(Cell(str(number), address, count, pictures.strokes(count, height=12, pitch=pitch)))
        rows.append(Row("", "", tuple(cells)))
    return tuple(rows)
