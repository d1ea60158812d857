"""A date as a paper prints it, found in a text: in words, English, Russian and Kazakh, and in figures.

A date printed without its year stays without one; one that can be read in two ways is not read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from pressmark import dates
from pressmark.model import DateOrder, When

if TYPE_CHECKING:
    from babel import Locale


@dataclass(frozen=True, slots=True)
class Found:
    """A date printed in a text: characters `start` to `end`, what it says, and what may be wrong with that reading."""

    start: int
    end: int
    when: When | None  # None: it can be read in two ways, and nothing here says which
    doubt: str = ""


_OURS = ("en", "ru", "kk")
_ABROAD = ("de", "fr", "es", "it", "pt", "nl", "pl", "cs", "uk", "tr", "sv", "da", "fi", "ro")


@cache
def _locale(language: str) -> Locale:
    from babel import Locale  # here, because its tables take a while, and most runs of the program read no date

    return Locale(language)


@cache
def _months() -> Mapping[str, int]:
    """Every form of a month's name that papers print in our languages, in lower case."""
    names = {"sept": 9, "фев": 2, "сен": 9, "ноя": 11}  # common in print, missing from the tables
    for language in _OURS:
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in _locale(language).months[context][width].items():
                    # A Kazakh abbreviation without its stop is often another word: "там", "қар".
                    names[name.lower() if language == "kk" else name.lower().rstrip(".")] = number
    for number, name in _locale("ru").months["stand-alone"]["wide"].items():
        names[name.rstrip("ьй") + "е"] = number  # "в феврале 2023 года"
    return names


@cache
def _months_abroad() -> Mapping[str, int]:
    """The months' names in the other languages of Europe, where no two mean different months by one name."""
    names: dict[str, set[int]] = {"märz": {3}, "maerz": {3}, "jänner": {1}, "août": {8}, "setembro": {9}}
    for language in _ABROAD:
        for context in ("format", "stand-alone"):
            for number, name in _locale(language).months[context]["wide"].items():
                names.setdefault(name.lower(), set()).add(number)
    return {name: numbers.pop() for name, numbers in names.items() if len(numbers) == 1 and name not in _months()}


class _Printed(NamedTuple):
    """The ways in which a date is printed: those that begin with a figure, and those that begin with a month's name."""

    figures: tuple[re.Pattern[str], ...]
    figures_not_ascii: tuple[re.Pattern[str], ...]  # those that only a text with other letters than English ones can hold
    names: tuple[re.Pattern[str], ...]
    begins: re.Pattern[str]  # where the name of a month may begin, in a text in lower case


@cache  # made when the first date is looked for: patterns of so many names take a while
def _printed() -> _Printed:
    kazakh = {name.lower() for name in _locale("kk").months["format"]["wide"].values()}
    name = "|".join(
        re.escape(name) + ("[а-яәіңғүұқөһ]{0,6}" if name in kazakh else "") for name in sorted(_months(), key=len, reverse=True)
    )
    abroad = "|".join(re.escape(name) for name in sorted(_months_abroad(), key=len, reverse=True))
    month = rf"(?P<month>{name})(?![^\W\d_])\.?"
    # What follows a year is no figure, unless pages glue a time or a second date to it: "20234:46 PM", "20236 December 2023".
    year = rf"(?P<year>1[4-9]\d\d|2\d\d\d)(?:(?![\d%]|,\d)|(?=,?\d{{1,2}}(?::\d\d|\s(?:{name})\b)))"
    day = r"(?P<day>\d{1,2})(?:\s?(?:st|nd|rd|th)\b|-?(?:го|е|ое)\b)?"
    until = r"(?:\s?[-–—]\s?(?P<until>\d{1,2})(?:st|nd|rd|th)?)?"
    # Not the tail of a sum, a number or a telephone; but a date may be glued to the word before it: "Jane DoeDec 3, 2023".
    left = r"(?:(?<![\w$€£₸#])(?<!\d[.,:/-])|(?-i:(?<=[a-zA-Z])(?=[A-Z][a-z])|(?<=[a-z]{3})(?=\d{1,2}\s[A-Z][a-z]{2})))"
    right = r"(?![\d%]|[.:]\d|,\d(?!\d{3}\b))"

    def ways(*patterns: str) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(left + pattern, re.IGNORECASE) for pattern in patterns)

    return _Printed(
        ways(
            rf"{day}{until}[\s./-]{{0,2}}(?:(?:day\s)?of\s)?{month}(?:[\s,./-]{{1,3}}{year})?",
            rf"(?P<day>\d{{1,2}})(?:\.|º|er\b)?\s?(?:de\s)?(?P<month>{abroad})\.?,?\s?(?:del?\s)?{year}",
            rf"{year}(?P<mark>[-/.])(?P<number>\d{{1,2}})(?P=mark)(?P<day>\d{{1,2}})(?!\d)",
            r"(?P<one>\d{1,2})(?P<mark>[-/.])(?P<two>\d{1,2})(?P=mark)(?P<year>\d{4}|\d\d)(?![\d%]|[.,/-]\d)",
        ),
        ways(
            rf"{year}\s?(?:жыл(?:ғы|дың|ы)?|ж\.)\s?{day}{until}[\s-]{{1,2}}{month}",
            rf"{year}\s?(?:жыл(?:ғы|дың|ы)?|ж\.)\s?{month}",
            r"(?P<year>\d{4})\s?[年년]\s?(?P<number>\d{1,2})\s?[月월]\s?(?P<day>\d{1,2})\s?[日일]",
        ),
        ways(
            rf"{month}\s{{1,2}}{day}\s\d\d:\d\d:\d\d\s(?:[A-Z]{{3,4}}\s|[+-]\d{{4}}\s)?{year}",  # as computers write it
            rf"{month}\s?{day}{until}{right}(?:\s?,?\s*{year})?",
            rf"(?P<month>{abroad})\s(?P<day>\d{{1,2}}),\s?{year}",
            rf"(?<!\d\s)(?<!\d[a-z]{{2}}\s){month},?\s(?:of\s)?{year}",
        ),
        re.compile("|".join(sorted({re.escape(each[:3]) for each in (*_months(), *_months_abroad())}))),
    )


_CLOCK = (
    r"(?P<hour>\d{1,2})(?:(?P<mark>[:.])(?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.\d+)?)?)?(?!\d)"
    r"\s?(?P<half>[ap]\.?m\b\.?)?\s?(?P<zone>(?:Z|UTC|GMT)?\s?[+-]\d{1,2}(?::?\d\d)?\b|(?:Z|UTC|GMT)\b)?"
)
_TIME_AFTER = re.compile(
    rf"(?:T|\s?(?:года|г\.|жылы)?\s*(?:\([^()\d]{{2,12}}\)|[,|•·–—-])?\s*(?:at|в|сағат)?\s*){_CLOCK}", re.IGNORECASE
)
_TIME_BEFORE = re.compile(rf"(?<![\w.:+-]){_CLOCK}(?:\s[A-Z]{{2,4}}\b)?[\s,|•·–—-]{{1,4}}(?:on\s)?$", re.IGNORECASE)

_FIGURES = re.compile(r"\d+")


@lru_cache(maxsize=8192)  # a page's lines are looked at again and again
def find(text: str, *, order: DateOrder = "", years: frozenset[str] = frozenset()) -> tuple[Found, ...]:
    """Every calendar date printed in a text, in order: English, Russian and Kazakh month names, and figures.

    In the other languages of Europe, Chinese, Japanese and Korean, only day, month and year together are a date: "Mars 2020"
    is a journey. A year on its own is not a date. `order` says how the paper means 01/03/2023; without it, such a date is a
    doubt unless a day of the week is printed before it. `years` are those the page prints elsewhere: they tell the century
    of 28/02/23.

    >>> [found.when.written for found in find("Astana, 01 March, 2023 | 16:25; a meeting on Feb. 28") if found.when]
    ['2023-03-01T16:25', 'XXXX-02-28']
    """
    found: list[Found] = []
    for match in _matches(text):
        if found and match.start() < found[-1].end:
            continue
        date_found = _read(match, order, years)
        if date_found:
            found.append(_with_time(text, date_found, found[-1].end if found else 0))
    return tuple(found)


_BEFORE = 40  # characters before a figure within which a month's name can begin that belongs to it


@lru_cache(maxsize=8192)
def _matches(text: str) -> tuple[re.Match[str], ...]:
    """What may be a date in a text, in order, the longest first of those that begin together.

    Every date has a figure in it, so only there and just before is looked.
    """
    figures = [match.span() for match in _FIGURES.finditer(text)]
    if not figures:
        return ()
    printed = _printed()
    small = text.lower()
    if len(small) != len(text):  # "İ" has two small characters
        small = "".join([character.lower()[0] for character in text])
    starts: list[int] = []
    reached = 0
    for start, end in figures:
        at = max(reached, start - _BEFORE)
        while begins := printed.begins.search(small, at, start):
            starts.append(begins.start())
            at = begins.start() + 1
        reached = end
    whole = [start for start, _ in figures]
    ways = [(pattern, whole) for pattern in printed.figures]
    ways += [(pattern, starts) for pattern in printed.names] if starts else []
    ways += [(pattern, whole) for pattern in printed.figures_not_ascii] if not text.isascii() else []
    found: list[re.Match[str]] = []
    for pattern, places in ways:
        free = 0
        for place in places:
            if place >= free and (match := pattern.match(text, place)):
                found.append(match)
                free = match.end()
    return tuple(sorted(found, key=lambda match: (match.start(), -match.end())))


def _read(match: re.Match[str], order: DateOrder, years: frozenset[str]) -> Found | None:
    """What a printed date says; None when it is no date."""
    groups = match.groupdict()
    if "one" in groups:
        return _figures(match, order, years)
    year = str(int(groups["year"])) if groups["year"] else "XXXX"  # figures of any script, as ours
    name = groups.get("month") or ""
    if name.isascii() and name.islower() and year == "XXXX":
        return None  # "28 may follow"
    month = _month(name) if name else int(groups["number"])
    day = groups.get("day")
    written = f"{year}-{month:02}" + (f"-{int(day):02}" if day else "")
    doubt = ""
    if until := groups.get("until"):
        if year == "XXXX":
            doubt = "several days are printed without a year; only the first is kept"
        else:
            written += f"/{year}-{month:02}-{int(until):02}"
    return _found(match, written, doubt)


def _month(name: str) -> int:
    """The number of a month, whatever case ending its Kazakh name carries."""
    name = name.lower()
    if name in _months_abroad():
        return _months_abroad()[name]
    while name not in _months():
        name = name[:-1]
    return _months()[name]


def _figures(match: re.Match[str], order: DateOrder, years: frozenset[str]) -> Found | None:
    """A date all in figures. Stops mean day first, by custom; strokes mean either, by country."""
    one, two, year, doubt = int(match["one"]), int(match["two"]), str(int(match["year"])), ""
    if len(match["year"]) == 2:
        if match["mark"] == "-" and match.string.strip(" *|·") != match[0]:
            return None  # a telephone, a score
        full = [year for century in ("19", "20") if (year := century + match["year"]) in years]
        year, doubt = (full[0], "") if len(full) == 1 else ("XXXX", "the year is printed without its century")
    if one > 12 or two > 12 or one == two:
        day, month = (two, one) if two > 12 else (one, two)
    elif order or match["mark"] == "." or (order := _by_weekday(match, year)):
        day, month = (two, one) if order == "month-first" else (one, two)
    else:
        return Found(match.start(), match.end(), None, f"{match[0]} can be read in two ways, day first or month first")
    return _found(match, f"{year}-{month:02}-{day:02}", doubt)


def _by_weekday(match: re.Match[str], year: str) -> DateOrder:
    """Which comes first, where a day of the week is printed just before and fits one reading only."""
    named = weekdays(match.string[max(0, match.start() - 14) : match.start()])
    if not named or year == "XXXX":
        return ""
    one, two = int(match["one"]), int(match["two"])
    day_first, month_first = (_falls_on(year, month, day) == named[-1][1] for month, day in ((two, one), (one, two)))
    return "" if day_first == month_first else "day-first" if day_first else "month-first"


def _falls_on(year: str, month: int, day: int) -> int:
    try:
        return date(int(year), month, day).weekday()
    except ValueError:
        return -1


_STROKES = re.compile(r"(?<![\w/.-])(\d{1,2})[/-](\d{1,2})[/-](?:\d{4}|\d\d)(?![\w/-]|\.\d)(.{0,30})")
_AMERICAN = re.compile(r"^.{0,12}\d\s?(?:[AaPp]\.?[Mm]\b\.?)?\s?\(?(?:[ECMP][SD]?T)\b")


def order(texts: Iterable[str]) -> DateOrder:
    """How a page means 01/03/2023, by its other dates in figures and by the clocks of North America beside them.

    >>> order(["01/03/2023", "Posted 28/02/2023"]), order(["1/3/2023 4:25 PM EST"]), order(["01/03/2023"])
    ('day-first', 'month-first', '')
    """
    told: set[DateOrder] = set()
    for text in texts:
        for match in _STROKES.finditer(text) if "/" in text or "-" in text else ():
            one, two = int(match[1]), int(match[2])
            if 12 < one <= 31 and 0 < two <= 12:
                told.add("day-first")
            elif (12 < two <= 31 and 0 < one <= 12) or _AMERICAN.search(match[3]):
                told.add("month-first")
    return told.pop() if len(told) == 1 else ""


def _found(match: re.Match[str], written: str, doubt: str) -> Found | None:
    try:
        return Found(match.start(), match.end(), dates.parse(written), doubt)
    except ValueError:
        return None


def _with_time(text: str, found: Found, begin: int) -> Found:
    """The same date with the time of day printed beside it, if there is one."""
    if not found.when or dates.precision(found.when) != "day" or "/" in found.when.written:
        return found
    before = _TIME_BEFORE.search(text, max(begin, found.start - 24), found.start)
    after = _TIME_AFTER.match(text, found.end)
    for match in (after, before):
        clock = _time(match) if match else ""
        if match and clock:
            when = dates.parse(found.when.written + clock)
            return Found(min(found.start, match.start()), max(found.end, match.end("hour"), match.end()), when, found.doubt)
    return found


def _time(match: re.Match[str]) -> str:
    """A printed time of day as EDTF; nothing when it is none."""
    hour, minute, second, half = int(match["hour"]), match["minute"] or "00", match["second"], (match["half"] or "").lower()
    if not half and match["mark"] != ":":
        return ""  # "28 February 2023, 16 people"
    if half:
        if not 1 <= hour <= 12:
            return ""
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    if hour > 23 or int(minute) > 59 or int(second or 0) > 59:
        return ""
    return f"T{hour:02}:{minute}" + (f":{second}" if second else "") + _zone(match["zone"])


def _zone(printed: str | None) -> str:
    """A printed zone as an offset: "GMT" is Z, "UTC+6" is +06:00. EST is one thing here and another there."""
    match = re.search(r"([+-])(\d{1,2})(?::?(\d\d))?$", printed or "")
    if match and int(match[2]) <= 14 and int(match[3] or 0) <= 59:
        return f"{match[1]}{int(match[2]):02}:{match[3] or '00'}"
    return "Z" if printed and not match else ""


# --- days of the week ---------------------------------------------------------------------------------------------------


@cache
def _weekdays() -> tuple[Mapping[str, int], re.Pattern[str]]:
    """The names of the days of the week, with their numbers; and what finds one."""
    names: dict[str, int] = {}
    for language in _OURS:
        for number, name in _locale(language).days["format"]["wide"].items():
            names[name if language == "en" else name.lower()] = number
            if language == "ru":
                names[re.sub("а$", "у", name)] = number  # "в среду"
    either = "|".join(sorted(names, key=len, reverse=True))
    return names, re.compile(rf"\b({either})(?:\b|(?=[а-яәіңғүұқөһ]{{1,4}}\b))")


def weekdays(text: str) -> list[tuple[int, int]]:
    """The days of the week a text names: where each begins, and its number, Monday being 0.

    >>> weekdays("in Astana on Tuesday, he said")
    [(13, 1)]
    """
    names, name = _weekdays()
    return [(match.start(), names[match[1]]) for match in name.finditer(text)]
