"""What a clipping prints only in its sentences: the day of the event, the language, and words to stand for a headline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from datetime import date, timedelta
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from pressmark import dates, datings
from pressmark.filing.blocks import Block
from pressmark.model import When

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

# --- a headline for a clipping that prints none -------------------------------------------------------------------------

# A headline is shown to everybody, even when the text is not; so few of its words that nobody misses the right to them.
_MOST, _LONGEST = 7, 80  # words; characters
_SENTENCE = re.compile(r"(?<=[\w”\"»)]{3}[.!?])\s")  # where one ends; not after "U.S."
_JOINTS = re.compile(
    r"[,;:]?\s+(?:is|are|was|were|has|have|had|will|said|says|that|which|who|as|after|before|during|amid|while|on"
    r"|что|который|сообщил\w*|заявил\w*)\s|[,;:]\s|\s[-–—]\s"
)
_HANGING = re.compile(
    r"\s+(?:a|an|and|as|at|by|for|from|in|into|is|of|on|or|over|that|the|their|its|to|under|was|were|with"
    r"|и|в|на|с|о|по|для|к|из|мен|және)$",
    re.IGNORECASE,
)


def headline(blocks: Sequence[Block]) -> str:
    """Words to stand for a headline: the first few of the first sentence, and nothing the clipping does not say.

    >>> lead = "The ministers of six countries met in the capital on Friday to settle a border, the government said."
    >>> headline([Block("paragraph", lead)])
    'The ministers of six countries met …'
    """
    text = next((block.text for block in blocks if block.kind == "paragraph"), blocks[0].text if blocks else "")
    sentence = _SENTENCE.split(text, maxsplit=1)[0].rstrip(".").strip()
    short = " ".join(sentence.split()[:_MOST])[:_LONGEST]
    if short == sentence:
        return sentence
    joints = [match.start() for match in _JOINTS.finditer(sentence, 24, len(short) + 2) if match.start() <= len(short)]
    short = sentence[: joints[-1]] if joints else _without_half_a_name(short, sentence[len(short) :])
    return _to_a_full_word(short) + " …"


def _without_half_a_name(short: str, rest: str) -> str:
    """The words without a name at their end that goes on in the rest, if enough words are left.

    >>> _without_half_a_name("Forty passengers of late ferries told Harbour", " Master Ada Quill")
    'Forty passengers of late ferries told'
    """
    words = short.split()
    while rest.lstrip()[:1].isupper() and words and (words[-1][0].isupper() or len(words[-1]) < 3):
        words.pop()
    fewer = _to_a_full_word(" ".join(words))
    return fewer if len(fewer.split()) > 3 else short


def _to_a_full_word(short: str) -> str:
    """The words without those at their end that only lead on to others."""
    while (trimmed := _HANGING.sub("", short)) != short:
        short = trimmed
    return short.rstrip(" ,;:–—-")


# --- the day of the event -----------------------------------------------------------------------------------------------

_AHEAD = re.compile(
    r"\b(?:will|next|upcoming|scheduled|plans? to|planned for|due|would|shall|expected|set (?:to|for)|every|each|to be)\b"
    r"|\b(?:until|till|by|since|through|from|before|after|between)\s(?:the\s)?$"
    r"|будет|пройдет|состоится|өтеді|болады",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"\b(?:[a-z]{2,}ed|said|told|met|held|spoke|gave|took|won|lost|beat|left|came|went|made|began|sent|set|saw|shot|found|fell|ran|hit|struck"
    r"|was|were|had)\b|\b[а-яё]{2,}(?:л|ла|ло|ли|лся|лась|лось|лись)\b|\b[а-яёәғқңөұүһі]{2,}(?:ды|ді|ты|ті)(?=[.,»]|$)"
)
# What such a verb is followed by before another day than its own: "died on Friday after the collision on 13 December".
_ELSEWHEN = re.compile(
    r"\b(?:after|before|since|following|ahead of|born|founded|established|launched|после|перед|кейін)\b", re.IGNORECASE
)
_OPENING = re.compile(r"\W*(?:(?:on|in|last|early|late|в|во)\s)*", re.IGNORECASE)
_NO_DAY = re.compile(r"\b(?:an?|this|that|its|their)\s$", re.IGNORECASE)  # "an Oct. 7 attack"
_JOINS = re.compile(r"\W?\s?(?:[-–—]|to|and|through|until|till|по|до|и)\s?", re.IGNORECASE)
_NOW = re.compile(r"\b(?:today|this (?:morning|afternoon|evening)|tonight|сегодня|бүгін)\b", re.IGNORECASE)
_YESTERDAY = re.compile(r"\b(?:yesterday|вчера|кеше)\b", re.IGNORECASE)
_RECENT = timedelta(days=60)


def event_date(blocks: Sequence[Block], published: When | None) -> tuple[When | None, str]:
    """The day the first sentences say the event was on, if not the day of publication; and what is doubtful about it.

    A date is the event's when the text tells what happened on it, and not long before it was printed. A date that prints no
    year is filed without one.
    """
    prose = [block.text for block in blocks if block.kind == "paragraph"]
    day = published.first if published and dates.precision(published) == "day" else None
    lead = " ".join(prose[: 2 if day else 1])  # without a day to measure from, only what the first sentences are about
    for found in _single_days(lead[:1200]):
        when = dates.parse(found.when.written.partition("T")[0]) if found.when else None
        if when is None or not _happened(lead, found.start, found.end, told_on=day is None):
            continue
        if published and when.written[5:] == published.written[5:10] and when.first in (None, day):
            return None, ""
        ago = day - (when.first or _last(when, day)) if day else timedelta(days=1)
        if timedelta() < ago <= _RECENT:
            return when, ""
        if ago == timedelta():
            return None, ""
    if day is None:
        return None, ""
    for at, number in datings.weekdays(lead[:600]):
        days = (day.weekday() - number) % 7
        if _happened(lead, at, at, told_on=False):
            return (dates.parse((day - timedelta(days=days)).isoformat()), "") if days else (None, "")
    if _YESTERDAY.search(lead[:600]):
        return dates.parse((day - timedelta(days=1)).isoformat()), ""
    now = _NOW.search(lead[:600])
    if now:
        return None, f'the text says "{now[0]}"; that may be the day of publication or the day before'
    return None, ""


def _single_days(text: str) -> list[datings.Found]:
    """The dates of a text that are one day each, and neither end of a span of days."""
    found = datings.find(text)
    ends = {at for at, (one, other) in enumerate(pairwise(found)) if _JOINS.fullmatch(text[one.end : other.start])}
    return [
        one
        for at, one in enumerate(found)
        if one.when
        and not one.doubt
        and re.fullmatch(r"....-\d\d-\d\d(?:T.*)?", one.when.written)
        and at not in ends
        and at - 1 not in ends
        and not re.match(r"\s?(?:[-–—]|to|and|through|until)\s?\d{1,2}(?![\d:])", text[one.end :])
    ]


def _last(when: When, day: date) -> date:
    """The latest day, up to `day`, that a date without a year can mean."""
    for year in range(day.year, day.year - 9, -1):
        with suppress(ValueError):  # 29 February
            on = date(year, int(when.written[5:7]), int(when.written[8:10]))
            if on <= day:
                return on
    return date.min


def _happened(lead: str, start: int, end: int, *, told_on: bool) -> bool:
    """Whether the sentence around a day tells what happened on it; `told_on`: in the words "… on" that day, and no looser."""
    before = _SENTENCE.split(lead[:start])[-1]
    named = datings.weekdays(before)[-1:]
    if named and re.fullmatch(r"\w+\W{1,3}", before[named[0][0] :]):
        before = before[: named[0][0]]  # "on Monday, Dec. 18"
    if _NO_DAY.search(before) or _AHEAD.search(before[-60:]):
        return False
    if _OPENING.fullmatch(before):
        after = _SENTENCE.split(lead[end:])[0][:160]
        verb = _PAST.search(after)
        return bool(verb) and not _AHEAD.search(after[: verb.start()] if verb else "")
    told = list(_PAST.finditer(before))[-1:]
    since = before[told[0].start() :] if told else ""
    if not told or _AHEAD.search(since) or _ELSEWHEN.search(since) or datings.weekdays(since):
        return False
    return not told_on or not before.isascii() or bool(re.search(r"\bon\s\W?$", before))


# --- the language -------------------------------------------------------------------------------------------------------

_KAZAKH = re.compile("[әғқұһіӘҒҚҰҺІ]")
_CYRILLIC = re.compile("[а-яёәғқңөұүһіА-ЯЁӘҒҚҢӨҰҮҺІ]")
_WRITTEN_SO = ("ru", "kk", "ky", "uk", "be", "bg", "sr", "mk", "mn")  # the languages of Cyrillic letters the model knows


def language(text: str, languages: Sequence[str]) -> str:
    """The language of a text, of those the archive keeps; of others that are written in its letters when none of those is."""
    written = len(_CYRILLIC.findall(text)) if not text.isascii() else 0
    letters = sum(map(str.isalpha, text)) if written else 0  # counted only where it matters: a text has thousands
    cyrillic = written > letters / 2
    own = [language.partition("-")[0] for language in languages if (language.partition("-")[0] in _WRITTEN_SO) == cyrillic]
    among = tuple(dict.fromkeys(own)) or (_WRITTEN_SO if cyrillic else ())
    if cyrillic and "kk" in among and len(_KAZAKH.findall(text)) > 0.02 * letters:
        return "kk"
    if len(among) == 1:
        return among[0]
    return str(_identifier(among).classify(text[:4000])[0])


@cache
def _identifier(among: tuple[str, ...]) -> LanguageIdentifier:
    # Here, because it brings numpy, and an archive of one language never asks.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    known = set(identifier.nb_classes)
    if keep := [language for language in among if language in known]:
        identifier.set_languages(keep)
    return identifier
