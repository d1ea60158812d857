"""Who wrote an article, when and where: what stands in the lines around its body.

A date is the date of publication only where pages put that date: beside the headline, after a label, in the dateline.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from babel import Locale

from pressmark import dates, datings
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
        *mastheads.outlet(head, dateline, known),
        *_byline(head),
        *_standfirst(head),
    ):
        if given.field == "byline" and is_outlet(given.value, (fields.get("outlet", ""),), outlets):
            continue
        if given.value and fields.setdefault(given.field, given.value) == given.value and given.line is not None:
            stretches.setdefault(given.line, []).append(given)
    claims = {
        line: Claim("dropped", "credits", tuple((given.start, given.end, given.field, given.field) for given in said))
        for line, said in stretches.items()
    }
    return Credits(fields, claims, dateline, head.first, tuple(doubts))


def is_outlet(name: str, papers: Iterable[str], outlets: Sequence[Outlet]) -> bool:
    """Whether a name is that of the paper itself, or of one the register knows: a paper is no writer."""
    forms = {*papers, *(form for outlet in outlets for form in (outlet.name, *outlet.aliases, *outlet.names))}
    return _bare_name(name) in {_bare_name(form) for form in forms if form}


def _bare_name(name: str) -> str:
    return " ".join(furniture.words(name.lower())).removeprefix("the ").removesuffix(" staff")


def is_credit(text: str) -> bool:
    """Whether a line names a writer after "by", or is little more than a date."""
    if len(furniture.words(text)) > 24:
        return False
    return _is_signed(text) or _is_date_line(text)


def _is_signed(text: str) -> bool:
    """Whether a line begins with "by" and a writer; "By noon the pier was closed." is a sentence."""
    label = _BY.match(text)
    if not label or text[label.end()].islower():
        return False
    after = furniture.words(text[label.end() :])
    return not (furniture.ends_sentence(text) and sum(word[0].islower() for word in after) * 2 >= len(after))


def _is_date_line(text: str) -> bool:
    """Whether a line is a date with few words around it, and those no sentence."""
    rest = text
    for found in reversed(datings.find(text)):
        rest = rest[: found.start] + " " + rest[found.end :]
    others = [word for word in furniture.words(rest) if not _LABELS.fullmatch(word) and word not in _PARTICLES]
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

_STAMP = re.compile(
    r"\W*(?:(?:this \w+ was |first |originally |last )*(?:published|posted|updated|issued)|date|дата|опубликован\w*|обновлен\w*"
    r"|жарияланды|жаңартылды)\b",
    re.IGNORECASE,
)
_LABELS = re.compile(
    r"first|last|published|posted|updated?|modified|on|at|by|am|pm|(?-i:[A-Z]{2,4})|read|min|date|year|г|года", re.IGNORECASE
)
_FIRST = re.compile(r"\b(?:published|posted|created|date|issued|опубликован\w*|дата|жарияланды|жарияланған)\b", re.IGNORECASE)
_ORIGINALLY = re.compile(r"\b(?:originally|first)\s(?:published|posted|appeared)\b|\bвпервые опубликован", re.IGNORECASE)
_LATER = re.compile(r"\b(?:updated?|modified|edited|last|revised|обновлен\w*|изменен\w*|жаңартылды)\b", re.IGNORECASE)
_NOT_HERE = frozenset(
    ["copyright", "terms", "cookie-notice", "read-also", "comments", "newsletter", "tags", "photo-credit", "about-author"]
)


def _published(head: Head, dateline: datelines.Dateline | None, order: DateOrder) -> tuple[list[Given], list[str]]:
    """The date of publication, and what may be wrong with it."""
    stamps = list(_dates(head, order))
    scored = max(stamps, key=lambda item: item[0], default=None)
    if scored:
        scored = min((stamp for stamp in stamps if _is_beside(stamp, scored)), key=_day, default=scored)
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


_Stamp = tuple[float, Given, datings.Found]


def _is_beside(stamp: _Stamp, chosen: _Stamp) -> bool:
    """Whether two whole dates are printed side by side: first published, and brought up to date."""
    (score, given, found), (best, other, one) = stamp, chosen
    whole = found.when and found.when.first and one.when and one.when.first
    return bool(whole) and given.line is not None and other.line == given.line and best - score < 2


def _day(stamp: _Stamp) -> date:
    when = stamp[2].when
    return when.first if when and when.first else date.max


def _dates(head: Head, order: DateOrder) -> Iterator[_Stamp]:
    """Every date around the article, with how likely it is the date of publication."""
    for index in (*head.above(), *_signed(head)):
        line = head.lines[index]
        count = len(furniture.words(line.text))
        if line.rule in _NOT_HERE or count > 24 or (count > 14 and furniture.ends_sentence(line.text)):
            continue
        if is_caption(line.text) and not _is_date_line(line.text):
            continue
        before = 0
        for found in datings.find(line.text, order=order):
            label, before = line.text[before : found.start], found.end
            if found.when and dates.precision(found.when) in ("month", "year"):
                continue
            score = _at(head, index) - 0.1 * (count - 4)
            score += 3.0 if _FIRST.search(label) else 0.0
            score += 2.0 if _ORIGINALLY.search(label) else 0.0
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
    named = {number for _, number in datings.weekdays(head.lines[given.line].text)}
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
        found = next(iter(datings.find(text)), None)
        place = re.match(r"[^|•·–—]+", text[: found.start]) if found else None
        if place:
            printed = place[0].strip(" ,-")
            if "," in printed and printed.rpartition(",")[2].strip().lower() in _territories():
                yield Given(
                    "dateline", datelines.title(printed), index, text.index(printed), text.index(printed) + len(printed)
                )


# --- writers ------------------------------------------------------------------------------------------------------------

_BY = re.compile(
    r"\W*(?:(?:written|reported|story|words|text|posted|published|analysis|review|reporting|article|created|contributed|news|commentary)\s+)?"
    r"(?:by\b:?\s*(?=\S)|(?-i:B[yY](?=[A-Z][a-z])))"
    r"|\W*(?:автор\w*|текст|authors?|writer|reporter|words|жазған|авторы)\s*:\s*(?=\S)",
    re.IGNORECASE,
)
_PARTICLES = ("de", "da", "di", "del", "van", "von", "der", "den", "bin", "ibn", "al", "el", "la", "le", "du", "dos", "ter")
_UPPER = "A-ZÀ-ÖØ-ÞА-ЯЁӘҒҚҢӨҰҮІҺ"
_PERSON = rf"[{_UPPER}][\w'’.-]*(?:\s(?:[{_UPPER}][\w'’.-]*|{'|'.join(_PARTICLES)})){{0,4}}"
_AND = r"\s*,\s*(?:and\s|&\s)?|\s+(?:and|&|with|и|және)\s+"
_NAMES = re.compile(rf"(?P<name>{_PERSON})(?:{_AND}|\W*$)")
_STOP = re.compile(
    r"\s*[|•·(\[@/]|[-–—]\s|(?<=[a-z.])(?=(?:Updated|Published|Posted)\b)|(?<=\w)(?=archive page)"
    r"|\s(?:for|in|on|at|of|from|is|updated|published|posted)\s",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r"\b(?:editor|reporter|writer|correspondent|journalist|columnist|producer|contributor|critic|staff|analyst|author|chief|senior|bureau"
    r"|news|media|newsroom|desk|service|press|times|post|magazine|корреспондент|редактор|журналист)\b",
    re.IGNORECASE,
)


# What sites print where a writer's name would stand: "Copy URL", "Published Fri", "In Partnership With".
_WIDGET = re.compile(
    r"\b(?:by|with|in|for|your|this|copy|url|links?|share|print|published|updated|posted|more|view|follow|subscribe|feedback|policy"
    r"|commentary|opinion|analysis|partners?|partnership|content|exclusive|photos?|videos?|gallery|advertisement|sponsored|menu"
    r"|search|articles?|comments?|editors?|reporters?|yesterday|today)\b",
    re.IGNORECASE,
)


def _signed(head: Head) -> Iterator[int]:
    """The lines directly after the body that say in their first words that they are about it: "Published …", "By …"."""
    for index in range(head.last + 1, min(head.last + 4, len(head.lines))):
        if not _STAMP.match(head.lines[index].text) and not _BY.match(head.lines[index].text):
            return
        yield index


def _byline(head: Head) -> Iterator[Given]:
    """The writers, after "by"; or a name on a line of its own, next to the date, between the headline and the body."""
    after_headline = range((head.headline if head.headline is not None else head.top), head.first)
    for index in (*after_headline, *reversed(range(head.top, after_headline.start)), *_signed(head)):
        line = head.lines[index]
        label = _BY.match(line.text) or (re.search(r"\b[Bb]y\s+(?=[^\W\d_])", line.text) if _is_date_line(line.text) else None)
        if label and len(furniture.words(line.text)) <= 30:
            yield from _named(line.text, label.end(), index)
        elif (
            re.fullmatch(r"\W*(?:(?:written|words|story|text|analysis|commentary|opinion)\s)?by\W*", line.text, re.IGNORECASE)
            and index + 1 < head.first
        ):
            yield from _named(head.lines[index + 1].text, 0, index + 1)
    for index in after_headline:
        text = head.lines[index].text
        beside = [
            head.lines[near].text for near in (index - 1, index + 1, index + 2) if after_headline.start <= near < head.first
        ]
        if index == head.headline or head.lines[index].rule:
            continue
        if text.isupper() and any(signature(near) for near in beside):
            continue  # "FERRY SERVICE RESUMES" over "Jane Doe, Oslo"
        if (is_person(text) and any(_is_date_line(near) or _ROLE.search(near) for near in beside)) or (
            _is_date_line(text) and (before := re.match(rf"{_PERSON}(?=\s*[|•·,–-])", text)) and is_person(before[0])
        ):
            yield from _named(text, 0, index)
        elif signed := signature(text):
            yield from _named(text, 0, index, signed.end("name"))


def _named(text: str, start: int, index: int, most: int | None = None) -> Iterator[Given]:
    """The names that stand from `start` on: writers, or the agency the text was taken from."""
    found = next((on.start for on in datings.find(text) if on.start >= start), len(text))
    stop = _STOP.search(text, start, found)
    end = most or (stop.start() if stop else found)
    kept = start
    for match in _NAMES.finditer(text, start, end):
        if match.start("name") != kept or (kept > start and (" " not in match["name"] or _ROLE.search(match["name"]))):
            break
        kept = match.end()
    names = re.sub(rf"(?:{_AND}|[\s,;:|•·–—-])+$", "", text[start:kept])
    if names and datelines.agency(names):
        yield Given("agency", datelines.agency(names), index, start, start + len(names))
    elif names and not names.isdigit() and not _WIDGET.search(names):
        yield Given("byline", names, index, start, start + len(names))


def is_caption(text: str) -> bool:
    """Whether a line says of a picture who took it, or who stands where in it."""
    return bool(_PICTURED.search(text))


def signature(text: str) -> re.Match[str] | None:
    """A writer and the town they write from, and nothing else: "Jane Doe, Oslo"."""
    signed = re.fullmatch(rf"(?P<name>{_PERSON}), (?P<place>{_PERSON})", text) if len(text) < 60 else None
    names = signed and is_person(signed["name"]) and not _ROLE.search(text) and signed["place"].lower() not in _territories()
    return signed if names else None


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


_RATING = re.compile(r"[★☆]|\b\d(?:[.,]\d)?\s?(?:/|out of)\s?(?:5|10)\b|\b(?:ratings?|votes?|rate this)\b", re.IGNORECASE)
_PICTURED = re.compile(
    r"\b(?:credit|photo(?:graph|s)?|image|illustration|pictured|getty|reuters|stock|collection|file|фото|сурет)\b\W*(?::|\bby\b|/|$)"
    r"|\([^()]*(?:/|photo|file|collection|canva)[^()]*\)\W*$|[,(]\s?(?:left|right|cent(?:er|re)|above|below)\b|^credit\b|[a-z)]/[A-Z]|\s/\s",
    re.IGNORECASE,
)


def _standfirst(head: Head) -> Iterator[Given]:
    """The sentence under the headline, if something stands between it and the body."""
    if head.headline is None:
        return
    title = head.lines[head.headline].plain
    for index in range(head.headline + 1, min(head.headline + 4, head.first)):
        line = head.lines[index]
        if line.rule or line.plain == title or not 6 <= len(furniture.words(line.text)) <= 60 or is_credit(line.text):
            continue
        if _is_of_this(head, index):
            yield Given("standfirst", line.text, index, 0, len(line.text))
            return


def _is_of_this(head: Head, index: int) -> bool:
    """Whether a line is about the article, and no caption, no rating, no headline of another story."""
    line = head.lines[index]
    if (
        _RATING.search(line.text)
        or is_caption(line.text)
        or (head.lines[index + 1].rule == "photo-credit" and index - 1 != head.headline)
    ):
        return False
    if furniture.ends_sentence(line.text):
        return True
    own = (head.lines[head.headline or 0], *head.lines[head.first : head.last + 1])
    said, told = _stems([line.plain]), _stems(other.plain for other in own)
    titled = all(word[0].isupper() or word[0].isdigit() for word in furniture.words(line.text) if len(word) > 4)
    again = sum(other.plain == line.plain for other in head.lines) > 1  # in a list of stories, too
    return len(said & told) >= (0.6 if titled or again else 0.25) * len(said)


def _stems(texts: Iterable[str]) -> set[str]:
    return {word[:5] for text in texts for word in text.split() if len(word) > 4}
