"""Quantities: the numbers, sums, shares, ages, tolls and days that a sentence prints, each with what it is a number of.

Reports give one figure in many ways: "62 bn dollars" and "$62 billion", "thirty" and "30", "over 30 years" and "more than 30
years". What is read here is what a figure may mean, from least to most: "nearly 63" leaves room below, "1,100" is round and
leaves room on both sides. English is read in figures and words; Russian and Kazakh in figures with units.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from pressmark import datings
from pressmark.publishing.pages import prints, units

Sort = Literal["money", "share", "measure", "count", "dead", "hurt", "age", "year", "day", "weekday"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure in a text: characters `start` to `end`, what it counts, and the least and the most it may mean."""

    sort: Sort
    of: str  # the currency, the unit, or the stem of the noun; of an age, the name before it; else empty
    least: float
    most: float
    start: int
    end: int
    value: float  # as printed, whatever "about" or "over" leaves open

    def is_same(self, other: Quantity) -> bool:
        """Whether both are one figure, perhaps rounded, and not only near enough."""
        return self.agrees(other) and abs(self.value - other.value) <= _ONE * max(abs(self.value), abs(other.value))

    def agrees(self, other: Quantity) -> bool:
        """Whether both figures may be right: what they may mean overlaps."""
        if self.least == self.most or other.least == other.most:
            return self.least <= other.most and other.least <= self.most
        return self.least < other.most and other.least < self.most


_NUMERAL = "|".join(sorted(units.NUMERALS, key=len, reverse=True))
_TIMES = (
    r"(?P<times>hundred|thousand|million|billion|trillion|mln|bln|bn|mn|trn|tn|мың|(?:тыс|млн|млрд|трлн)\b\.?)(?!\w)"
    r"|(?P<stem>тысяч|миллион|миллиард|триллион)[а-я]*|(?P<letter>[kmb])\b"
)
_FIGURES = (
    r"\d{1,3}(?:[,\u00a0\u202f\u2009]\d{3})+(?:\.\d+)?"  # 1,140
    r"|\d{1,3}(?:\x20\d{3})+(?=\s?[а-яәіңғүұқөһ])"  # 1 140 километров
    r"|\d+(?:[.,]\d{1,2}(?!\d))?"
)
_NUMBER = re.compile(
    r"(?<![\w.,:/#№–-])(?P<sign>(?:(?:US|A|C|HK|NZ)?\$|[€£¥₸₽₹])\s?)?"
    rf"(?:(?P<figures>{_FIGURES})|(?P<word>(?:{_NUMERAL})(?:[-\s](?:{_NUMERAL}))?)(?![\w’']))"
    rf"(?:[\s-]?(?:{_TIMES}))?(?![\d:/]|[.,]\d)",
    re.IGNORECASE,
)
_ROOM = 0.25  # of a figure: how far beyond it "more than" reaches, and how far below "nearly" does
_NEAR = 0.12  # how far "about" does
_ONE = 0.005  # of a figure: one that is nearer is the same
_ROUND = 0.05  # how much a round figure hides at the most

_DEAD = frozenset("killed dead died deaths fatalities killing dying".split())
_HURT = frozenset("injured wounded hurt injuring wounding injuries".split())
_TOLL = re.compile(
    r"(?:(?P<dead>\bkill(?:ed|ing|s)|\bdeath toll (?:of|to|at|was|is|stood at|rose to|reached)|\bdeaths? of)"
    r"|(?P<hurt>\b(?:injur|wound)(?:ed|ing)))\s(?:[a-z]+\s){0,2}\Z"
)
_ODD = frozenset("people men women children police troops staff feet teeth mice wives lives".split())
_NO_NOUN = frozenset(
    "times points others thirds fifths percent years months days things ways parts stories versions reasons ones".split()
)
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEKDAY = re.compile(rf"\b(?P<day>{'|'.join(_WEEKDAYS)})(?!s|’s|'s|-)\b")
_YEAR = re.compile(r"\b(?:1[4-9]|20)\d\d\b(?![,–-]|\.\d)")
_IN = re.compile(r"\b(?:in|since|until|by|from|to|of|and|early|late|mid|year|в|с|до)[\s-]\Z", re.IGNORECASE)
_IN_WORDS = re.compile(rf"\b(?:{_NUMERAL})\b")
_NAMED_AGE = re.compile(r"(?P<name>[A-ZА-ЯӘІҢҒҮҰҚӨҺ][\w’'-]+), (?P<age>\d{1,2}),")


@lru_cache(maxsize=20_000)
def find(text: str) -> tuple[Quantity, ...]:
    """The quantities of a text, in order.

    >>> [(each.sort, each.of, each.least) for each in find("Over 62 bn dollars for thirty-two ferries, 5 per cent in cash")]
    [('money', 'dollar', 62000000000.0), ('count', 'ferri', 32.0), ('share', '', 4.5)]
    """
    figures = any(figure in text for figure in "0123456789")
    found = [*_weekdays(text), *(_years(text) if figures else ()), *(_ages(text) if figures else ())]
    taken = [(each.start, each.end) for each in found]
    for date in datings.find(text) if figures else ():
        taken.append((date.start, date.end))
        if date.when and date.when.written.count("-") == 2 and "/" not in date.when.written:
            _, month, day = date.when.written.partition("T")[0].rsplit("-", 2)
            found.append(_exact("day", "", int(month) * 100 + int(day), date.start, date.end))
    for match in _NUMBER.finditer(text) if figures or _IN_WORDS.search(text) else ():
        clear = not any(start < match.end() and match.start() < end for start, end in taken)
        if clear and (quantity := _read(text, match)):
            found.append(quantity)
    return tuple(sorted(found, key=lambda each: each.start))


def _exact(sort: Sort, of: str, value: float, start: int, end: int) -> Quantity:
    return Quantity(sort, of, value, value, start, end, value)


def _weekdays(text: str) -> Iterator[Quantity]:
    for match in _WEEKDAY.finditer(text) if "day" in text else ():
        yield _exact("weekday", "", _WEEKDAYS.index(match["day"]), *match.span())


def _years(text: str) -> Iterator[Quantity]:
    for match in _YEAR.finditer(text):
        if _IN.search(text, max(0, match.start() - 8), match.start()):
            yield _exact("year", "", int(match[0]), *match.span())


def _ages(text: str) -> Iterator[Quantity]:
    for match in _NAMED_AGE.finditer(text):
        yield _exact("age", match["name"].casefold(), int(match["age"]), *match.span("age"))


def _read(text: str, match: re.Match[str]) -> Quantity | None:
    """What a number in a text counts; None where that cannot be told."""
    end, times = match.end(), match["times"] or match["stem"] or match["letter"] or ""
    if match["letter"] and not match["sign"]:  # "5 m" is a length
        end, times = match.start("letter") - (text[match.start("letter") - 1] in " -"), ""
    scale, after = units.TIMES.get(times.casefold().rstrip("."), 1.0), text[end : end + 80]
    start, value = match.start(), _value(match)
    whole = value * scale
    room = _room(text, match, value, scale)
    if match["sign"]:
        return Quantity("money", units.SIGNS[match["sign"].strip().upper()], *room, start, end, whole)
    if aged := units.AGED.match(after):
        return _exact("age", "", value, start, end + aged.end())
    if share := units.SHARE.match(after):
        if room[1] - room[0] <= 2 * value * _ROUND:  # a share is rounded to its last digit, and 40 is not 42
            hidden = min(_step(match, value), 1.0) / 2
            room = value - hidden, value + hidden
        return Quantity("share", "points" if share["points"] else "", *room, start, end + share.end(), whole)
    if money := units.CURRENCY.match(after):
        return Quantity("money", units.group(money), *room, start, end + money.end(), whole)
    if measure := units.MEASURE.match(after):
        of = f"square {units.group(measure)}" if measure["square"] else units.group(measure)
        return Quantity("measure", of, *room, start, end + measure.end(), whole)
    if counted := _counted(text, start, end, after):
        sort, of, stop = counted
        return Quantity(sort, of, *room, start, stop, whole)
    return None


def _value(match: re.Match[str]) -> float:
    if match["word"]:
        first, *rest = (units.NUMERALS[each] for each in re.split(r"[-\s]", match["word"].casefold()))
        return float(first * rest[0] if rest and rest[0] == units.NUMERALS["dozen"] else first + sum(rest))
    figures = re.sub(r",(?=\d{3}(?!\d))", "", re.sub(r"\s", "", match["figures"]))
    return float(figures.replace(",", "."))


def _room(text: str, match: re.Match[str], plain: float, scale: float) -> tuple[float, float]:
    """The least and the most a figure may mean: what "nearly" or "over" leaves open, or what its last digit hides."""
    value = plain * scale
    loose = units.LOOSE_BEFORE.search(text[max(0, match.start() - 24) : match.start()])
    if (loose and loose["over"]) or units.LOOSE_AFTER.match(text[match.end() : match.end() + 10]):
        return value, value * (1 + _ROOM)
    if loose and loose["under"]:
        return value * (1 - _ROOM), value
    if loose:
        return value * (1 - _NEAR), value * (1 + _NEAR)
    is_counted = scale == 1 and plain < 1000 and plain % 100  # 150 soldiers are 150
    hidden = 0.0 if is_counted and plain == int(plain) else min(_step(match, plain) * scale / 2, value * _ROUND)
    return value - hidden, value + hidden


def _step(match: re.Match[str], plain: float) -> float:
    """The worth of the last digit that says something: 100 in 1,100, a tenth in 1.3.

    In words no digit is round: "thirty" is thirty.
    """
    if match["word"]:
        return 1.0
    decimals = len(f"{plain:f}".rstrip("0").partition(".")[2])
    if decimals:
        return float(10**-decimals)
    whole = str(int(plain))
    return float(10 ** (len(whole) - len(whole.rstrip("0"))))


def _counted(text: str, start: int, end: int, after: str) -> tuple[Sort, str, int] | None:
    """What is counted: people killed, people hurt, or the first noun in the plural behind the number; and where that ends."""
    words = list(re.finditer(r"[^\W\d_]+(?:[’'.-][^\W\d_]+)*|[^\w\s]", after))
    heard = [word[0].casefold() for word in words[:7]]
    heard = heard[: next((at for at, word in enumerate(heard) if not word[0].isalnum()), len(heard))]
    toll = _TOLL.search(text[max(0, start - 40) : start].casefold())
    if toll and (not heard or heard[0] in prints.STOPS or any(word in _PERSONS for word in heard[:4])):
        stop = end + words[0].end() if heard and heard[0] not in prints.STOPS else end
        return ("dead" if toll["dead"] else "hurt"), _whom(heard[:4]), stop
    for at, word in enumerate(heard):
        fate: Sort | None = "dead" if word in _DEAD else "hurt" if word in _HURT else None
        if fate and (at == 0 or any(each in _PERSONS for each in heard[:at])) and not _STOPPED & set(heard[:at]):
            return fate, _whom(heard[:at]), end + words[at].end()
    if heard and not heard[0].isascii():
        return ("count", heard[0][:5], end + words[0].end()) if len(heard[0]) > 3 else None
    for at, word in enumerate(heard[:5]):
        if word in prints.STOPS or word.endswith(("ed", "ly")):
            return None
        if word in _ODD or (len(word) > 3 and word.endswith("s") and not word.endswith(_NO_PLURAL)):
            return None if word in _NO_NOUN else ("count", word[:5], end + words[at].end())
    return None


def _whom(heard: Sequence[str]) -> str:
    """Which of the people counted: of twelve dead ten may be Americans."""
    return next((word[:5] for word in heard if word in _PERSONS and word not in _ANYBODY), "")


_ANYBODY = frozenset("people person persons others victims".split())
_NO_PLURAL = ("ss", "us", "is", "’s", "'s")
_STOPPED = frozenset("who that which and or in of to for".split())
_PERSONS = frozenset(
    """
    people person persons men women children civilians soldiers troops officers police others passengers workers students
    protesters residents migrants hostages victims americans worshippers militants fighters bystanders marines sailors
    """.split()
)
