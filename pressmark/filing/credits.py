"""Who wrote an article, when and where: what stands in the lines around its body.

A date is the date of publication only where pages put that date: beside the headline, after a label, in the dateline.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from babel import Locale

from pressmark import dates
from pressmark.filing import datelines, furniture, mastheads
from pressmark.filing.lines import Claim, Given, Head, Line
from pressmark.model import DateOrder, Outlet, When


@dataclass(frozen=True, slots=True)
class Credits:
    """What the lines around a body say, by field; what became of those lines; and where the body really begins."""

    fields: Mapping[str, str]
    claims: Mapping[int, Claim]
    dateline: datelines.Dateline | None
    body_from: int
    doubts: tuple[str, ...]


def read(lines: Sequence[Line], first: int, last: int, headline: int | None, outlets: Sequence[Outlet]) -> Credits:
    """Read what stands around the body, which is lines `first` to `last`."""
    head = Head(lines, headline, _body_from(lines, first, last), last)
    dateline = datelines.read(lines[head.first].text, outlets) if head.first <= last else None
    known = mastheads.registered(head, dateline, outlets)
    published, doubts = _published(head, dateline, known.date_order if known else "")
    fields: dict[str, str] = {}
    stretches: dict[int, list[Given]] = {}
    for given in (
        *published,
        *_from_dateline(head, dateline),
        *_place(head),
        *_byline(head),
        *_standfirst(head),
        *mastheads.outlet(head, dateline, known),
    ):
        if given.value and fields.setdefault(given.field, given.value) == given.value and given.line is not None:
            stretches.setdefault(given.line, []).append(given)
    claims = {
        line: Claim("dropped", "credits", tuple((given.start, given.end, given.field, given.field) for given in said))
        for line, said in stretches.items()
    }
    return Credits(fields, claims, dateline, head.first, tuple(doubts))


def is_credit(text: str) -> bool:
    """Whether a line names a writer after "by", or is little more than a date."""
    if len(furniture.words(text)) > 24:
        return False
    return bool(_BY.match(text)) or _is_date_line(text)


def _is_date_line(text: str) -> bool:
    """Whether a line is a date with few words around it, and those no sentence."""
    rest = text
    for found in reversed(dates.find(text)):
        rest = rest[: found.start] + " " + rest[found.end :]
    others = [word for word in furniture.words(rest) if not _LABELS.fullmatch(word)]
    return rest != text and (len(others) <= 3 or (len(others) <= 9 and all(not word[0].islower() for word in others)))


def _body_from(lines: Sequence[Line], first: int, last: int) -> int:
    """The line after the writer or the date, if at most two paragraphs of what was taken for the body stand before them."""
    start, paragraphs = first, 0
    for index in range(first, min(first + 8, last)):
        text = lines[index].text
        paragraphs += lines[index].prose > 6 and not lines[index].rule
        if paragraphs > 2:
            break
        if is_credit(text) and len(text) < 160 and (not furniture.ends_sentence(text) or len(furniture.words(text)) < 12):
            start = index + 1
    while start < last and (lines[start].rule or lines[start].prose < 0):
        start += 1
    return start


# --- dates --------------------------------------------------------------------------------------------------------------

_LABELS = re.compile(
    r"first|last|published|posted|updated?|modified|on|at|by|am|pm|[A-Z]{2,4}|read|min|date|year|г|года", re.IGNORECASE
)
_FIRST = re.compile(
    r"\b(?:published|posted|first published|created|date|issued|опубликован\w*|дата|жарияланды|жарияланған)\b", re.IGNORECASE
)
_LATER = re.compile(r"\b(?:updated?|modified|edited|last|revised|обновлен\w*|изменен\w*|жаңартылды)\b", re.IGNORECASE)
_NOT_HERE = frozenset(
    ["copyright", "terms", "cookie-notice", "read-also", "comments", "newsletter", "tags", "photo-credit", "about-author"]
)


def _published(head: Head, dateline: datelines.Dateline | None, order: DateOrder) -> tuple[list[Given], list[str]]:
    """The date of publication, and what may be wrong with it."""
    scored = max(((score, given, found) for score, given, found in _dates(head, order)), key=lambda item: item[0], default=None)
    when, given = (scored[2].when, scored[1]) if scored else (None, None)
    doubts = [f"published: {scored[2].doubt}"] if scored and scored[2].doubt else []
    stated = dateline.when if dateline else None
    if stated and (not when or (when.first is None and stated.first)):
        when, given, doubts = stated, Given("published", stated.written), []
    elif stated and stated.first and when and when.first and abs((stated.first - when.first).days) > 1:
        doubts.append(f"published: the dateline says {dates.spoken(stated)}")
    if when and given:
        doubts += _weekday_doubt(head, given, when)
        if when.first is None:
            doubts = [doubt for doubt in doubts if "century" in doubt] or ["published: the year is not printed"]
        return [given], doubts
    return [], doubts or ["published: no date of publication is printed"]


def _dates(head: Head, order: DateOrder) -> Iterator[tuple[float, Given, dates.Found]]:
    """Every date around the article, with how likely it is the date of publication."""
    for index in (*head.above(), *head.below()):
        line = head.lines[index]
        count = len(furniture.words(line.text))
        if line.rule in _NOT_HERE or count > 24 or (count > 14 and furniture.ends_sentence(line.text)):
            continue
        before = 0
        for found in dates.find(line.text, order=order):
            label, before = line.text[before : found.start], found.end
            if found.when and dates.precision(found.when) in ("month", "year"):
                continue
            score = _at(head, index) - 0.1 * (count - 4)
            score += 3.0 if _FIRST.search(label) else 0.0
            score -= 3.0 if _LATER.search(label) and not _FIRST.search(label) else 0.0
            if found.when is None:
                score -= 0.5
            else:
                score += 0.5 if dates.time(found.when) else 0.0
                score -= 1.5 if found.when.first is None else 0.0
            if score > -2.5:
                yield score, Given("published", found.when.written if found.when else "", index, found.start, found.end), found


def _at(head: Head, index: int) -> float:
    """How near a line stands to where pages print the date."""
    if index > head.last:
        return -1.0 - 0.1 * (index - head.last)
    if head.headline is None or index < head.headline:
        return 0.8 - 0.1 * ((head.first if head.headline is None else head.headline) - index)
    return 2.0 - 0.05 * (index - head.headline)


def _weekday_doubt(head: Head, given: Given, when: When) -> list[str]:
    if given.line is None or when.first is None or dates.precision(when) != "day":
        return []
    named = {number for _, number in dates.weekdays(head.lines[given.line].text)}
    if len(named) == 1 and when.first.weekday() not in named:
        return [f"published: {dates.spoken(when)} does not fall on the day of the week printed beside it"]
    return []


# --- places -------------------------------------------------------------------------------------------------------------


@cache
def _territories() -> frozenset[str]:
    return frozenset(name.lower() for language in ("en", "ru", "kk") for name in Locale(language).territories.values())


def _from_dateline(head: Head, dateline: datelines.Dateline | None) -> Iterator[Given]:
    if dateline:
        yield Given("dateline", dateline.place)
        yield Given("agency", mastheads.spelling(dateline.agency, head))


def _place(head: Head) -> Iterator[Given]:
    """ "Town, Country" before a date in one line."""
    for index in head.above():
        text = head.lines[index].text
        found = next(iter(dates.find(text)), None)
        place = re.match(r"[^|•·–—]+", text[: found.start]) if found else None
        if place:
            printed = place[0].strip(" ,-")
            if "," in printed and printed.rpartition(",")[2].strip().lower() in _territories():
                yield Given(
                    "dateline", datelines.title(printed), index, text.index(printed), text.index(printed) + len(printed)
                )


# --- writers ------------------------------------------------------------------------------------------------------------

_BY = re.compile(
    r"\W*(?:(?:written|reported|story|words|text|posted|published|analysis|review|reporting|article|created|contributed)\s+)?"
    r"(?:by\b:?\s*(?=\S)|(?-i:B[yY](?=[A-Z][a-z])))"
    r"|\W*(?:автор\w*|текст|authors?|writer|reporter|words|жазған|авторы)\s*:\s*(?=\S)",
    re.IGNORECASE,
)
_UPPER = "A-ZÀ-ÖØ-ÞА-ЯЁӘҒҚҢӨҰҮІҺ"
_PERSON = (
    rf"[{_UPPER}][\w'’.-]*(?:\s(?:[{_UPPER}][\w'’.-]*|de|da|di|del|van|von|der|den|bin|ibn|al|el|la|le|du|dos|ter)){{0,4}}"
)
_AND = r"\s*,\s*(?:and\s|&\s)?|\s+(?:and|&|with|и|және)\s+"
_NAMES = re.compile(rf"(?P<name>{_PERSON})(?:{_AND}|\W*$)")
_STOP = re.compile(
    r"\s*[|•·(\[@/]|[-–—]\s|(?<=[a-z.])(?=(?:Updated|Published|Posted)\b)"
    r"|\s(?:for|in|on|at|of|from|is|updated|published|posted)\s",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\b(?:editor|reporter|writer|correspondent|journalist|columnist|producer|contributor|critic|staff|analyst|author|chief|senior|bureau"
    r"|news|media|newsroom|desk|service|press|times|post|magazine|корреспондент|редактор|журналист)\b",
    re.IGNORECASE,
)


def _byline(head: Head) -> Iterator[Given]:
    """The writers, after "by"; or a name on a line of its own, next to the date, between the headline and the body."""
    after_headline = range((head.headline if head.headline is not None else head.top), head.first)
    for index in (*after_headline, *reversed(range(head.top, after_headline.start)), *head.below()):
        line = head.lines[index]
        label = _BY.match(line.text) or (re.search(r"\b[Bb]y\s+(?=[^\W\d_])", line.text) if _is_date_line(line.text) else None)
        if label and len(furniture.words(line.text)) <= 30:
            yield from _named(line.text, label.end(), index)
        elif re.fullmatch(r"\W*by\W*", line.text, re.IGNORECASE) and index + 1 < head.first:
            yield from _named(head.lines[index + 1].text, 0, index + 1)
    for index in after_headline:
        text = head.lines[index].text
        beside = [
            head.lines[near].text for near in (index - 1, index + 1, index + 2) if after_headline.start <= near < head.first
        ]
        if index == head.headline or head.lines[index].rule:
            continue
        if (is_person(text) and any(_is_date_line(near) or _ROLE.search(near) for near in beside)) or (
            _is_date_line(text) and (before := re.match(rf"{_PERSON}(?=\s*[|•·,–-])", text)) and is_person(before[0])
        ):
            yield from _named(text, 0, index)


def _named(text: str, start: int, index: int) -> Iterator[Given]:
    """The names that stand from `start` on: writers, or the agency the text was taken from."""
    found = next((date.start for date in dates.find(text) if date.start >= start), len(text))
    stop = _STOP.search(text, start, found)
    end = stop.start() if stop else found
    kept = start
    for match in _NAMES.finditer(text, start, end):
        if match.start("name") != kept or (kept > start and (" " not in match["name"] or _ROLE.search(match["name"]))):
            break
        kept = match.end()
    names = re.sub(rf"(?:{_AND}|[\s,;:|•·–—-])+$", "", text[start:kept])
    if names and datelines.agency(names):
        yield Given("agency", datelines.agency(names), index, start, start + len(names))
    elif names and not names.isdigit():
        yield Given("byline", names, index, start, start + len(names))


def is_role(text: str) -> bool:
    """Whether a line says what somebody does for the paper."""
    return bool(_ROLE.search(text))


def is_person(text: str) -> bool:
    """Whether a line holds nothing but a person's name, or several."""
    people = re.split(_AND, text)
    return len(people) <= 4 and all(
        re.fullmatch(_PERSON, person)
        and 2 <= len(person.split()) <= 4
        and not _ROLE.search(person)
        and person.lower() not in _territories()
        for person in people
    )


# --- the standfirst -----------------------------------------------------------------------------------------------------


def _standfirst(head: Head) -> Iterator[Given]:
    """The sentence under the headline, if something stands between it and the body."""
    if head.headline is None:
        return
    title = head.lines[head.headline].plain
    for index in range(head.headline + 1, min(head.headline + 4, head.first)):
        line = head.lines[index]
        if not line.rule and line.plain != title and 6 <= len(furniture.words(line.text)) <= 60 and not is_credit(line.text):
            yield Given("standfirst", line.text, index, 0, len(line.text))
            return
