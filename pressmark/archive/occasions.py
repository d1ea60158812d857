"""Occasions: the days on which what an article reports can have happened, and how far apart two articles put it.

A date that carries a doubt must keep no two articles apart; where it agrees with another, it is believed.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from pressmark.model import Article, When

_NEWS = 3  # days: a paper seldom prints as news what happened longer ago
_LONGEST = 31  # days: of a year, or of a decade, nothing follows
_YEAR = 365


class Occasion(NamedTuple):
    """From one day to another, both included, as numbers of days (`date.toordinal`); without its year, in the year 2001."""

    first: int
    last: int
    yearless: bool = False
    trusted: bool = True


def of(article: Article) -> Occasion | None:
    """When what an article reports happened: the day it gives for that, else the days before it was printed."""
    dated = [
        (each, before, not any(doubt.startswith(f"{field}:") for doubt in article.doubts))
        for field, each, before in (("event_date", article.event_date, 0), ("published", article.published, _NEWS))
        if each
    ]
    for when, before, trusted in sorted(dated, key=lambda each: not each[2]):
        if found := _span(when, before):
            return found._replace(trusted=trusted)
    return None


def apart(one: Occasion | None, other: Occasion | None) -> int | None:
    """Days between two occasions at the least, 0 when they can be one; None where either is unknown.

    Where one has no year, it is taken to be in whichever year brings the two together.

    >>> apart(Occasion(1, 4), Occasion(3, 6)), apart(Occasion(1, 4), Occasion(9, 12)), apart(Occasion(1, 4), None)
    (0, 5, None)
    """
    if one is None or other is None:
        return None
    if one.yearless or other.yearless:
        found = min(_between(_in_2001(one), _in_2001(other), by) for by in (-_YEAR, 0, _YEAR))
    else:
        found = _between(one, other, 0)
    return found if found <= _NEWS or (one.trusted and other.trusted) else None


def spread(some: Iterable[Occasion]) -> int:
    """Days from the first to the last of some occasions, each taken at its latest; as near as can be where one has no year.

    >>> spread([Occasion(1, 4), Occasion(4, 4), Occasion(2, 5)])
    1
    """
    known = [*some]
    if not any(each.yearless for each in known):
        return max(each.last for each in known) - min(each.last for each in known)
    days = sorted(_in_2001(each).last for each in known)
    return _YEAR - max(after - day for day, after in pairwise([*days, days[0] + _YEAR]))


def completed(yearless: Occasion, other: Occasion) -> date | None:
    """The day of an occasion without its year, in the year in which it falls within another; None where it does not.

    >>> completed(Occasion(730544, 730544, True), Occasion(738577, 738580))
    datetime.date(2023, 2, 28)
    """
    for number in range(other.first, other.last + 1):
        day = date.fromordinal(number)
        if _day(2001, day) == yearless.last:
            return day
    return None


def _between(one: Occasion, other: Occasion, later: int) -> int:
    return max(0, one.first - other.last - later, other.first + later - one.last)


def _in_2001(occasion: Occasion) -> Occasion:
    if occasion.yearless:
        return occasion
    last = _day(2001, date.fromordinal(occasion.last))
    return Occasion(last - (occasion.last - occasion.first), last, True)


def _day(year: int, day: date) -> int:
    return date(year, day.month, min(day.day, 28) if day.month == 2 else day.day).toordinal()


def _span(when: When, before: int) -> Occasion | None:
    if when.first and when.last:
        if (when.last - when.first).days > _LONGEST:
            return None
        return Occasion(when.first.toordinal() - before, when.last.toordinal())
    try:
        day = _day(2001, date.fromisoformat(f"2000{when.written[4:10]}"))
    except ValueError:
        return None
    return Occasion(day - before, day, True)
