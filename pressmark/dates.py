"""A date as we write it: EDTF, the Library of Congress's Extended Date/Time Format.

`parse` reads what we write, `spoken` says it to a reader. A date with no year stays without one: `XXXX-02-28`. Nothing is
ever completed from today's date.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Literal

from pressmark.model import When

if TYPE_CHECKING:
    from babel import Locale

EARLIEST, LATEST = 1400, 2999  # the years we take for years: print began after the first
OPEN = ".."  # EDTF: this end of an interval is not known, or has not come

Precision = Literal["day", "month", "year", "none"]


# --- EDTF ---------------------------------------------------------------------------------------------------------------

_EDTF = re.compile(
    r"(?P<year>\d{4}|XXXX)(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)(?P<time>T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?)?)?)?",
    re.ASCII,
)


def parse(written: str) -> When:
    """Read a date as the front matter writes it; ValueError, in one sentence, for anything else.

    A year, a month, a day, or a day with a time; an interval `first/last` of any of the first three; a month or a day of an
    unknown year. An open end, `..`, reaches as far as we count years.

    >>> parse("2020-02").last
    datetime.date(2020, 2, 29)
    >>> parse("XXXX-02-28").first is None
    True
    """
    if "/" not in written:
        first, last = _span(written)
        return When(first, last, written)
    start, _, end = written.partition("/")
    if start == end == OPEN or "T" in written or "X" in written:
        raise ValueError(f'"{written}" is not an interval; write two dates, such as 2023-02-28/2023-03-02')
    first = date(EARLIEST, 1, 1) if start == OPEN else _span(start)[0]
    last = date(LATEST, 12, 31) if end == OPEN else _span(end)[1]
    if first is None or last is None or first > last:
        raise ValueError(f'"{written}" ends before it begins')
    return When(first, last, written)


def _span(written: str) -> tuple[date | None, date | None]:
    """First and last day of a date that is not an interval."""
    match = _EDTF.fullmatch(written)
    if not match:
        raise ValueError(f'"{written}" is not a date we can read; write 2023-02-28, 2023-02, 2023 or XXXX-02-28')
    year, month, day = match["year"], int(match["month"] or 0), int(match["day"] or 0)
    if year == "XXXX" and (not month or match["time"]):
        raise ValueError(f'"{written}" has no year; without one, only a month or a day can be written')
    number = 2000 if year == "XXXX" else int(year)  # 2000 has a 29 February
    if not EARLIEST <= number <= LATEST:
        raise ValueError(f'"{written}" is outside the years {EARLIEST} to {LATEST}')
    if match["month"] and not 1 <= month <= 12:
        raise ValueError(f'"{written}" has no such month')
    if match["day"] and not 1 <= day <= monthrange(number, month)[1]:
        raise ValueError(f'"{written}" has no such day')
    clock = re.findall(r"\d\d", match["time"] or "")
    if any(int(part) > most for part, most in zip(clock, (23, 59, 59, 59), strict=False)):
        raise ValueError(f'"{written}" has no such time of day')
    if year == "XXXX":
        return None, None
    end_month = month or 12
    return date(number, month or 1, day or 1), date(number, end_month, day or monthrange(number, end_month)[1])


def time(when: When) -> str:
    """The time of day, as printed on a clock of twenty-four hours, or nothing.

    >>> time(parse("2023-03-01T16:25"))
    '16:25'
    """
    return when.written.partition("T")[2][:5] if when.first and "T" in when.written else ""


def precision(when: When) -> Precision:
    """How much of the date is printed. "none": no year. Of an interval, how much of its first date."""
    if when.first is None:
        return "none"
    start, _, end = when.written.partition("/")
    dashes = (end if start == OPEN else start).partition("T")[0].count("-")
    return ("year", "month", "day")[dashes]


def key(when: When | None) -> tuple[int, str, str]:
    """What to sort by: dated items by day and time, then those without a year by month and day, then those without a date."""
    if when is None:
        return (2, "", "")
    if when.first is None:
        return (1, when.written, "")
    return (0, when.first.isoformat(), time(when))


def machine(when: When) -> str:
    """The same for a machine: a valid `datetime` of an HTML `time` element, or nothing. Of an interval, its first day.

    >>> machine(parse("XXXX-02-28"))
    '02-28'
    """
    if when.first is None:
        return when.written[5:] if when.written.count("-") == 2 else ""
    start, _, end = when.written.partition("/")
    return end if start == OPEN else start


# --- said to a reader ---------------------------------------------------------------------------------------------------

_NO_YEAR = {  # language: (long, short)
    "en": ("year not printed", "no year"),
    "ru": ("год не указан", "без года"),
    "kk": ("жылы көрсетілмеген", "жылы жоқ"),
}


def spoken(when: When, language: str = "en") -> str:
    """The date in words, without its time.

    >>> spoken(parse("2023-02-28T16:25")), spoken(parse("XXXX-02-28"))
    ('28 February 2023', '28 February, year not printed')
    >>> spoken(parse("2023-02-28/2023-03-02"))
    '28 February – 2 March 2023'
    """
    return _said(when, language, ("long", "MMMM"))


def short(when: When, language: str = "en") -> str:
    """The date in little space, without its time.

    >>> short(parse("2023-02-28")), short(parse("XXXX-02-28"))
    ('28 Feb 2023', '28 Feb, no year')
    """
    return _said(when, language, ("medium", "MMM"))


def _said(when: When, language: str, width: tuple[str, str]) -> str:
    from babel.dates import format_date, format_skeleton  # here: the zones of the world that it brings take a while

    locale = _locale(language)
    if when.first is None:
        days = when.written.count("-") == 2
        stand_in = date(2000, int(when.written[5:7]), int(when.written[8:10]) if days else 1)
        words = (
            format_skeleton(width[1] + "d", stand_in, locale=locale) if days else format_date(stand_in, "LLLL", locale=locale)
        )
        return f"{words}, {_NO_YEAR.get(locale.language, _NO_YEAR['en'])[width[0] != 'long']}"
    start, _, end = when.written.partition("/")
    if not end:
        return _one(start, when.first, locale, width)
    if start == OPEN or end == OPEN:
        return f"– {_said(parse(end), language, width)}" if start == OPEN else f"{_said(parse(start), language, width)} –"
    first, last = parse(start).first, parse(end).first
    if first is None or last is None:
        raise AssertionError("an interval has years")
    opening, closing = _one(start, first, locale, width), _one(end, last, locale, width)
    if first.year == last.year and start.count("-") == end.count("-") == 2:  # say the year once, where the language puts it
        if str(locale.date_formats[width[0]].pattern).startswith("y"):
            closing = format_skeleton(width[1] + "d", last, locale=locale)
        else:
            opening = format_skeleton(width[1] + "d", first, locale=locale)
    return f"{opening} – {closing}"


def _one(written: str, first: date, locale: Locale, width: tuple[str, str]) -> str:
    """A year, a month or a day in the words of a language."""
    from babel.dates import format_date, format_skeleton

    match written.partition("T")[0].count("-"):
        case 0:
            return f"{first.year}"
        case 1:
            return format_skeleton("y" + width[1], first, locale=locale)
        case _:
            return format_date(first, width[0], locale=locale)


@cache
def _locale(language: str) -> Locale:
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(language.replace("-", "_") or "en")
    except (UnknownLocaleError, ValueError):
        locale = Locale("en")
    # British English puts the day first, as the trade does, and needs no comma.
    return Locale("en", "GB") if str(locale) == "en" else locale
