"""The stamp of a page: of all the dates printed around an article, the one on which it was published.

A date is the date of publication only where pages put that date: beside the headline, after a label, in the dateline. Where
only a date of revision is printed, or two signs disagree, that is a doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from pressmark import dates, datings
from pressmark.filing import captions, datelines, furniture
from pressmark.filing.lines import Given, Head, Line
from pressmark.model import DateOrder, When

# What may stand before a date that is the line's whole matter.
_STAMP = re.compile(
    r"\W*(?:(?:this \w+ was |first |originally |last )*(?:published|posted|updated|issued)|date|дата|опубликован\w*|обновлен\w*"
    r"|жарияланды|жаңартылды|datum|erschienen|veröffentlicht|publié|publicado|pubblicato|geplaatst|опубліковано)\b",
    re.IGNORECASE,
)
_LABELS = re.compile(
    r"first|last|originally|published|posted|created|issued|updated?|modified|edited|revised|on|at|by|am|pm|(?-i:[A-Z]{2,4})"
    r"|read|mins?|minutes?|date|year|de|da|di|del|van|von|der|den|bin|ibn|al|el|la|le|du|dos|ter"
    r"|г|года|в|опубликован\w*|обновлен\w*|дата|жарияланды|жаңартылды|сағат",
    re.IGNORECASE,
)
_FIRST = re.compile(
    r"\b(?:published|posted|created|date|issued|опубликован\w*|дата|жарияланды|жарияланған"
    r"|datum|erschienen|veröffentlicht|publié|publicado|pubblicato|geplaatst|опубліковано)\b",
    re.IGNORECASE,
)
_ORIGINALLY = re.compile(r"\b(?:originally|first)\s(?:published|posted|appeared)\b|\bвпервые опубликован", re.IGNORECASE)
_LATER = re.compile(
    r"\b(?:updated?|modified|edited|last|revised|обновлен\w*|изменен\w*|жаңартылды"
    r"|aktualisiert|geändert|änderung|mis à jour|modifié|actualizado|aggiornato|bijgewerkt|оновлено)\b",
    re.IGNORECASE,
)
_SIGNED = re.compile(r"\W*(?:by|автор\w*)\b", re.IGNORECASE)
_NOT_HERE = frozenset(
    ["copyright", "terms", "cookie-notice", "read-also", "comments", "newsletter", "tags", "photo-credit", "about-author"]
)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_IN_FIGURES = re.compile(r"\d[-/.]\d{1,2}[-/.]\d")
_CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)


def is_stamp(text: str) -> bool:
    """Whether a line is a date with few words around it, and those no sentence."""
    found = datings.find(text)
    if not found:
        return False
    rest = text
    for one in reversed(found):
        rest = rest[: one.start] + " " + rest[one.end :]
    others = [word for word in furniture.words(rest) if not _LABELS.fullmatch(word)]
    return len(others) <= 3 or (len(others) <= 9 and all(not word[0].islower() for word in others))


def signed(head: Head) -> Iterator[int]:
    """The lines directly after the body that say in their first words that they are about it: "Published …", "By …"."""
    for index in range(head.last + 1, min(head.last + 4, len(head.lines))):
        if not _STAMP.match(head.lines[index].text) and not _SIGNED.match(head.lines[index].text):
            return
        yield index


def published(head: Head, dateline: datelines.Dateline | None, order: DateOrder) -> tuple[list[Given], list[str]]:
    """The date of publication, and what may be wrong with it."""
    if any(_IN_FIGURES.search(line.text) for line in head.lines[head.top : head.last + 4]):
        order, years = order or _order(head.lines), _years(head.lines)
    else:
        order, years = "", frozenset()  # nothing asks for them
    stamps = list(_stamps(head, order, years))
    scored = max(stamps, key=lambda item: item[0], default=None)
    if scored:
        scored = min((stamp for stamp in stamps if _is_beside(stamp, scored)), key=_day, default=scored)
    when, given = (scored[2].when, scored[1]) if scored else (None, None)
    doubts = [f"published: {scored[2].doubt}"] if scored and scored[2].doubt else []
    stated = dateline.when if dateline else None
    if stated and (not when or when.first is None):
        when, given, doubts = stated, Given("published", stated.written), []
    elif stated and stated.first and when and when.first and abs((stated.first - when.first).days) > 1:
        doubts.append(f"published: the dateline says {dates.spoken(stated)}")
    if when and given:
        doubts += _weekday_doubt(head, given, when)
        if when.first is None:
            doubts = [doubt for doubt in doubts if "century" in doubt] or ["published: the year is not printed"]
        elif given.line is not None and _is_later(head.lines[given.line].text[: given.start]):
            doubts.append("published: only the date of a revision is printed")
        return [given], doubts
    return [], doubts or ["published: no date of publication is printed"]


_Stamp = tuple[float, Given, datings.Found]


def _order(lines: Sequence[Line]) -> DateOrder:
    """How the page means 01/03/2023: by its other dates, else by its letters."""
    if told := datings.order(line.text for line in lines if len(line.text) < furniture.LONGEST):
        return told
    text = "".join([line.text[:200] for line in lines[:200]])
    return "day-first" if not text.isascii() and len(_CYRILLIC.findall(text)) > len(text) / 3 else ""


def _years(lines: Iterable[Line]) -> frozenset[str]:
    """The years the page prints in full, and the one before each: a copyright notice may be of the next year."""
    printed = {int(year) for line in lines if len(line.text) < furniture.LONGEST for year in _YEAR.findall(line.text)}
    return frozenset(str(year) for one in printed for year in (one - 1, one))


def _is_later(label: str) -> bool:
    """Whether the words before a date say that it is the date of a revision."""
    return bool(_LATER.search(label)) and not _FIRST.search(label)


def _is_beside(stamp: _Stamp, chosen: _Stamp) -> bool:
    """Whether two whole dates are printed side by side: first published, and brought up to date."""
    (score, given, found), (best, other, one) = stamp, chosen
    whole = found.when and found.when.first and one.when and one.when.first
    return bool(whole) and given.line is not None and other.line == given.line and best - score < 2


def _day(stamp: _Stamp) -> date:
    when = stamp[2].when
    return when.first if when and when.first else date.max


def _stamps(head: Head, order: DateOrder, years: frozenset[str]) -> Iterator[_Stamp]:
    """Every date around the article, with how likely it is the date of publication."""
    for index in (*head.above(), *_inside(head), *signed(head)):
        line = head.lines[index]
        count = len(furniture.words(line.text))
        if line.rule in _NOT_HERE or count > 24 or (count > 14 and furniture.ends_sentence(line.text)):
            continue
        if captions.is_one(line.text) and not is_stamp(line.text):
            continue
        before = 0
        for found in datings.find(line.text, order=order, years=years):
            label, before = line.text[before : found.start], found.end
            if found.when and dates.precision(found.when) in ("month", "year"):
                continue
            score = _at(head, index) - 0.1 * (count - 4)
            score += 3.0 if _FIRST.search(label) else 0.0
            score += 2.0 if _ORIGINALLY.search(label) else 0.0
            score -= 3.0 if _is_later(label) else 0.0
            if found.when is None:
                score -= 0.5
            else:
                score += 0.5 if dates.time(found.when) else 0.0
                score -= 1.5 if found.when.first is None else 0.0
            if score > -2.5:
                yield score, Given("published", found.when.written if found.when else "", index, found.start, found.end), found


def _inside(head: Head) -> Iterator[int]:
    """The lines within what was taken for the body that say of themselves that they are the stamp."""
    for index in range(head.first, head.last + 1):
        text = head.lines[index].text
        if len(text) < 120 and (label := _STAMP.match(text)) and _FIRST.search(label[0]) and is_stamp(text):
            yield index


def _at(head: Head, index: int) -> float:
    """How near a line stands to where pages print the date."""
    if index > head.last:
        return -1.0 - 0.1 * (index - head.last)
    if index >= head.first:
        return 0.0
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
