"""Timelines: when articles were published, when happened what they tell of, and when they were saved.

The three are never mixed, and never made more exact than they are. A date that is not known to the day, the month or the year
that one bar stands for is drawn as a span, from the first day it can be to the last; one without a year is counted in words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal, NamedTuple

from markupsafe import Markup

from pressmark import addresses, dates
from pressmark.model import Origin, Page, When
from pressmark.publishing import pictures
from pressmark.publishing.pages.catalogue import Catalogue
from pressmark.publishing.pages.diary import Diary
from pressmark.publishing.pages.lines import Claim, Printed

ADDRESS = "timeline.html"

Unit = Literal["day", "month", "year"]
Sort = Literal["published", "happened", "saved"]
SORTS: tuple[Sort, ...] = ("published", "happened", "saved")

_DAYS, _MONTHS = 62, 240  # bars in a picture; beyond them, each stands for more
_FORTNIGHT = 14  # days shown at the least, so that one bar does not fill the page
_SPANS = 30  # that reach over several years, listed


@dataclass(frozen=True, slots=True)
class Band:
    """One row of a timeline."""

    sort: Sort
    count: int  # articles whose date has a year
    span: tuple[Printed, Printed]  # the first and the last of them
    drawing: Markup  # what stands inside an <svg>
    height: int
    inferred: int  # of them not printed
    beyond: int  # saved after the time the picture shows, or before it
    spans: int  # drawn or not
    left_out: int  # spans that found no room


@dataclass(frozen=True, slots=True)
class Line:
    """One sort of date in one year of the table."""

    sort: Sort
    months: tuple[int, ...]  # twelve
    unknown: int  # the month is not known
    all: int


@dataclass(frozen=True, slots=True)
class Year:
    """A year of the table. The addresses are empty where there is no page to go to."""

    year: int
    address: str
    months: tuple[str, ...]  # the addresses of the twelve
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """A date of the table of a few days: how many were published, how many tell of it, how many were saved."""

    day: Printed
    counts: tuple[int, ...]  # as SORTS


@dataclass(frozen=True, slots=True)
class Long:
    """A span over several years, and how many articles have it."""

    sort: Sort
    day: Printed
    count: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """The dates of some articles: pictures, and the numbers in them. The table is by days where a bar is a day."""

    unit: Unit
    bands: tuple[Band, ...]
    years: tuple[Year, ...]
    days: tuple[Day, ...]
    long: tuple[Long, ...]
    more: int  # long spans that are not listed
    spans: bool  # some dates are drawn as spans
    unknown: bool  # some months are not known
    undated: int  # published in no year that is known


class _Extent(NamedTuple):
    """The first and the last day that a date can mean, and those of them that are known: an interval may be open."""

    first: date
    last: date
    known_first: date
    known_last: date


@lru_cache(maxsize=100_000)
def _extent(when: When) -> _Extent | None:
    if when.first is None or when.last is None:
        return None
    start, _, end = when.written.partition("/")
    known_first = when.last if start == dates.OPEN else when.first
    return _Extent(when.first, when.last, known_first, known_first if end == dates.OPEN else when.last)


def of(catalogue: Catalogue, ids: Iterable[str], finest: Unit = "month", standing: Container[str] = ()) -> Timeline | None:
    """The timeline of some articles, its bars as fine as there is room for, and no finer than `finest`; None without a date.

    The table leads to those of the years and months that are `standing`.

    What was published and what happened say how long it is. What was saved long after, as most clippings are, must not make
    that unreadable, and is then told in words.
    """
    known = [catalogue.days[id] for id in ids]
    whens: dict[Sort, list[When]] = {sort: [] for sort in SORTS}
    inferred: Counter[Sort] = Counter()
    for days in known:
        for sort, when, unprinted in zip(SORTS, (days.published, days.happened, days.saved), days.inferred, strict=True):
            if when and when.first:
                whens[sort].append(when)
                inferred[sort] += unprinted
    if not any(whens.values()):
        return None
    counted: dict[Sort, Counter[When]] = {sort: Counter(some) for sort, some in whens.items()}
    axis = _axis(counted, finest)
    shown = [sort for sort in SORTS if counted[sort]]
    bands = tuple(_band(catalogue, sort, counted[sort], inferred[sort], axis, sort == shown[-1]) for sort in shown)
    years = _years(counted, standing) if axis.unit != "day" else ()
    long = _long(catalogue, counted)
    return Timeline(
        axis.unit,
        bands,
        years,
        _days(catalogue, counted) if axis.unit == "day" else (),
        long[:_SPANS],
        sum(each.count for each in long[_SPANS:]),
        any(band.spans for band in bands),
        any(line.unknown for year in years for line in year.lines),
        len(known) - len(whens["published"]),
    )


# --- the axis -----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Axis:
    """What the bars of a picture stand for, from its first day to its last."""

    unit: Unit
    first: date
    last: date

    @property
    def size(self) -> int:
        return self.slot(self.last) + 1

    def slot(self, day: date) -> int:
        """The bar that a day belongs to, from 0."""
        day = min(max(day, self.first), self.last)
        if self.unit == "day":
            return (day - self.first).days
        years = day.year - self.first.year
        return years if self.unit == "year" else years * 12 + day.month - self.first.month


def _axis(counted: Mapping[Sort, Counter[When]], finest: Unit) -> _Axis:
    told = [found for sort in ("published", "happened") for when in counted[sort] if (found := _extent(when))]
    saved = [found for when in counted["saved"] if (found := _extent(when))]
    axis = _over(told or saved, finest)
    wider = _over([*told, *saved], finest)
    return wider if wider.unit == axis.unit else axis


def _over(extents: Sequence[_Extent], finest: Unit) -> _Axis:
    first, last = min(each.known_first for each in extents), max(each.known_last for each in extents)
    if finest == "day" and (last - first).days < _DAYS:
        before = max(0, _FORTNIGHT - (last - first).days) // 2
        return _Axis("day", first - timedelta(before), last + timedelta(before))
    whole = date(first.year, 1, 1), date(last.year, 12, 31)
    return _Axis("month" if (last.year - first.year + 1) * 12 <= _MONTHS else "year", *whole)


# --- pictures -----------------------------------------------------------------------------------------------------------


def _band(catalogue: Catalogue, sort: Sort, counts: Counter[When], inferred: int, axis: _Axis, lowest: bool) -> Band:
    points, spans, beyond = Counter[int](), Counter[tuple[int, int]](), 0
    for when, count in counts.items():
        extent = _extent(when)
        if extent is None:
            continue
        if extent.first > axis.last or extent.last < axis.first:
            beyond += count
            continue
        slots = axis.slot(extent.first), axis.slot(extent.last)
        if slots[0] == slots[1]:
            points[slots[0]] += count
        else:
            spans[slots] += count
    reaches = [pictures.Reach(first, last, count) for (first, last), count in sorted(spans.items())]
    row = pictures.row(points, reaches, axis.size, _labels(catalogue, axis) if lowest else ())
    ends = min(counts, key=dates.key), max(counts, key=dates.key)
    span = catalogue.printed(ends[0]), catalogue.printed(ends[1])
    return Band(sort, counts.total(), span, row.drawing, row.height, inferred, beyond, spans.total(), row.left_out)


def _labels(catalogue: Catalogue, axis: _Axis) -> list[tuple[int, str]]:
    if axis.unit != "day":
        return pictures.years_named(axis.first.year, axis.last.year, 12 if axis.unit == "month" else 1)
    ends = dict.fromkeys((axis.first, axis.last))
    return [(axis.slot(day), catalogue.say(When(day, day, day.isoformat()), short=True)) for day in ends]


# --- numbers ------------------------------------------------------------------------------------------------------------


def _years(counted: Mapping[Sort, Counter[When]], standing: Container[str]) -> tuple[Year, ...]:
    """A date is counted in the month it begins in; one of which only the year is known, in none."""
    months: dict[tuple[int, Sort], list[int]] = {}
    for sort, counts in counted.items():
        for when, count in counts.items():
            extent = _extent(when)
            if extent is not None:
                cells = months.setdefault((extent.known_first.year, sort), [0] * 13)
                cells[extent.known_first.month - 1 if dates.precision(when) in ("day", "month") else 12] += count
    return tuple(
        Year(
            year,
            *_leading(year, standing),
            tuple(_line(sort, months[year, sort]) for sort in SORTS if (year, sort) in months),
        )
        for year in sorted({year for year, _ in months})
    )


def _line(sort: Sort, cells: Sequence[int]) -> Line:
    return Line(sort, tuple(cells[:12]), cells[12], sum(cells))


def _leading(year: int, standing: Container[str]) -> tuple[str, tuple[str, ...]]:
    """The addresses of a year and of its months, each empty where no page stands."""
    if not standing:
        return "", ("",) * 12
    months = (addresses.of_month(year, month) for month in range(1, 13))
    whole = addresses.of_year(year)
    return whole if whole in standing else "", tuple(month if month in standing else "" for month in months)


def _days(catalogue: Catalogue, counted: Mapping[Sort, Counter[When]]) -> tuple[Day, ...]:
    found: dict[str, list[int]] = {}
    for at, sort in enumerate(SORTS):
        for when, count in counted[sort].items():
            found.setdefault(when.written.partition("T")[0], [0] * len(SORTS))[at] += count
    whens = sorted(map(dates.parse, found), key=dates.key)
    return tuple(Day(catalogue.printed(when), tuple(found[when.written])) for when in whens)


def _long(catalogue: Catalogue, counted: Mapping[Sort, Counter[When]]) -> tuple[Long, ...]:
    """Dates that reach over several years, in order of time."""
    found = [
        (dates.key(when), SORTS.index(sort), when, count)
        for sort in SORTS
        for when, count in counted[sort].items()
        if "/" in when.written and (extent := _extent(when)) and extent.first.year != extent.last.year
    ]
    found.sort(key=lambda each: each[:2])
    return tuple(Long(SORTS[at], catalogue.printed(when), count) for _, at, when, count in found)


# --- the page -----------------------------------------------------------------------------------------------------------


def page(catalogue: Catalogue, diary: Diary) -> Claim:
    """The timeline of the archive: its years and months, each with the way to what is listed there."""
    values = {
        "section": "timeline",
        "index": True,
        "articles": len(catalogue.items),
        "timeline": of(catalogue, catalogue.items, standing=frozenset((*diary.years, *diary.months))),
        "undated": diary.count(addresses.UNDATED),
        "untold": sum(days.happened is None for days in catalogue.days.values()),
        "unsaved": sum(days.saved is None for days in catalogue.days.values()),
    }
    return Claim(Page(ADDRESS, "timeline.html", values), "the timeline", Origin("content/articles"))
