"""What a clipping prints only in its sentences: the day of the event, the language, and words to stand for a headline."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta
from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from pressmark import dates
from pressmark.filing.blocks import Block
from pressmark.model import When

# --- a headline for a clipping that prints none -------------------------------------------------------------------------

_LONGEST = 80  # characters
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
    """Words to stand for a headline: the first clause of the first sentence, and nothing the clipping does not say.

    >>> lead = "The ministers of six countries met in the capital on Friday to settle a border, the government said."
    >>> headline([Block("paragraph", lead)])
    'The ministers of six countries met in the capital on Friday to settle a border'
    """
    text = next((block.text for block in blocks if block.kind == "paragraph"), blocks[0].text if blocks else "")
    sentence = re.split(r"(?<=[\w”\"»)]{3}[.!?])\s", text, maxsplit=1)[0].rstrip(".").strip()
    if len(sentence) <= _LONGEST:
        return sentence
    joints = [match.start() for match in _JOINTS.finditer(sentence, 24, _LONGEST + 2) if match.start() <= _LONGEST]
    if not joints:
        return _cut(sentence)
    short = sentence[: joints[-1]]
    while (trimmed := _HANGING.sub("", short)) != short:
        short = trimmed
    return short.rstrip(" ,;:–—-")


def _cut(sentence: str) -> str:
    """The first words of a sentence without a joint, and a sign that it goes on; no name is cut in two.

    >>> _cut("Kazakh President Kassym-Jomart Tokayev told United States Secretary Antony J. Blinken it was important")
    'Kazakh President Kassym-Jomart Tokayev told …'
    """
    words, rest = sentence[:_LONGEST].rpartition(" ")[0].split(), sentence[_LONGEST:]
    if words and sentence[len(" ".join(words)) :].lstrip()[:1].isupper():
        while len(words) > 3 and (words[-1][0].isupper() or len(words[-1]) < 3):
            words.pop()
    short = " ".join(words) or sentence[:_LONGEST]
    while (trimmed := _HANGING.sub("", short)) != short:
        short = trimmed
    return short.rstrip(" ,;:–—-") + (" …" if rest else "")


# --- the day of the event -----------------------------------------------------------------------------------------------

_AHEAD = re.compile(
    r"\b(?:will|next|upcoming|scheduled|plans? to|planned for|due|would|shall|expected)\b"
    r"|\b(?:until|till|by|since|through|from|before|after)\s(?:the\s)?$"
    r"|будет|пройдет|состоится|өтеді|болады",
    re.IGNORECASE,
)
_NOW = re.compile(r"\b(?:today|this (?:morning|afternoon|evening)|tonight|сегодня|бүгін)\b", re.IGNORECASE)
_YESTERDAY = re.compile(r"\b(?:yesterday|вчера|кеше)\b", re.IGNORECASE)
_RECENT = timedelta(days=60)


def event_date(blocks: Sequence[Block], published: When | None) -> tuple[When | None, str]:
    """The day the first sentences say the event was on, if not the day of publication; and what is doubtful about it."""
    lead = " ".join([block.text for block in blocks if block.kind == "paragraph"][:2])
    day = published.first if published and dates.precision(published) == "day" else None
    for found in dates.find(lead[:1200]):
        if not found.when or dates.precision(found.when) not in ("day", "none") or found.when.written.count("-") < 2:
            continue
        if _AHEAD.search(lead[max(0, found.start - 60) : found.start]):
            continue
        if found.when.first is None:
            if day and found.when.written[5:10] == day.isoformat()[5:]:
                return None, ""
            return found.when, ""
        if day is None or (found.when.first != day and timedelta() < day - found.when.first <= _RECENT):
            return dates.parse(found.when.written.partition("T")[0]), ""
        if found.when.first == day:
            return None, ""
    if day is None:
        return None, ""
    for at, number in dates.weekdays(lead[:600]):
        ago = (day.weekday() - number) % 7
        sentence = lead[max(0, at - 60) : at]
        if _AHEAD.search(sentence) or not re.search(r"(?:\bon|\blast|\bthis past|в|во|прошл\w+)\s$|\w\s$", sentence):
            continue
        return (dates.parse((day - timedelta(days=ago)).isoformat()), "") if ago else (None, "")
    if _YESTERDAY.search(lead[:600]):
        return dates.parse((day - timedelta(days=1)).isoformat()), ""
    now = _NOW.search(lead)
    if now:
        return None, f'the text says "{now[0]}"; that may be the day of publication or the day before'
    return None, ""


# --- the language -------------------------------------------------------------------------------------------------------

_KAZAKH = re.compile("[әғқұһі]", re.IGNORECASE)
_CYRILLIC = re.compile("[а-яёәғқңөұүһі]", re.IGNORECASE)
_WRITTEN_SO = ("ru", "kk", "ky", "uk", "be", "bg", "sr", "mk", "mn")  # the languages of Cyrillic letters the model knows


def language(text: str, languages: Sequence[str]) -> str:
    """The language of a text, of those the archive keeps; of others that are written in its letters when none of those is."""
    letters = sum(character.isalpha() for character in text) or 1
    cyrillic = len(_CYRILLIC.findall(text)) > letters / 2
    own = [language.partition("-")[0] for language in languages if (language.partition("-")[0] in _WRITTEN_SO) == cyrillic]
    among = tuple(dict.fromkeys(own)) or (_WRITTEN_SO if cyrillic else ())
    if cyrillic and "kk" in among and len(_KAZAKH.findall(text)) > 0.02 * letters:
        return "kk"
    if len(among) == 1:
        return among[0]
    return str(_identifier(among).classify(text[:4000])[0])


@cache
def _identifier(among: tuple[str, ...]) -> LanguageIdentifier:
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE)
    known = set(identifier.nb_classes)
    if keep := [language for language in among if language in known]:
        identifier.set_languages(keep)
    return identifier
