"""A byline as the names in it, family name apart from given names, as reference managers and libraries want them.

Nothing is guessed that the byline does not show: what may be an organisation stays whole.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Writer:
    """Who wrote an article. An organisation, and a name that cannot be taken apart, has no given name."""

    family: str
    given: str = ""

    @property
    def whole(self) -> str:
        return f"{self.given} {self.family}".strip()

    @property
    def inverted(self) -> str:
        return f"{self.family}, {self.given}" if self.given else self.family


_OPENING = re.compile(
    r"(?:(?:written|reported|story|text|words)\s+)?by:?\s+|(?:авторы?|мәтін|автор статьи)\s*:\s*", re.IGNORECASE
)
_ASIDE = re.compile(r"\([^()]*\)|\S+@\S+|(?:^|\s)@\w+|\s[|/•·]\s.*$")
_BETWEEN = re.compile(r"\s*;\s*|(?:,\s*|\s+)(?:and|&|with|и|және|мен)\s+", re.IGNORECASE)
_ABOUT = re.compile(r"\s+(?:in|for|at|from|of|on|reporting|special\s+to|в|из|для)\s.*$|\s+[-–—]\s.*$")  # "A. Tolenova in Nukus"
_PARTICLES = frozenset("van von der den de del della di da dos du la le el al bin ibn ben ter ten zu".split())
_SUFFIXES = frozenset(("Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"))
_PATRONYMIC = re.compile(r".+(?:ович|евич|овна|евна|ична|ұлы|қызы)$")
_ROLE = re.compile(
    r"(?:\S+\s+){0,3}(?:writer|reporter|correspondent|editor|journalist|contributor|columnist|analyst|photographer"
    r"|корреспондент|журналист|редактор|обозреватель)s?",
    re.IGNORECASE,
)
_BODIES = frozenset(
    "agency agence association board bureau centre center commission committee company council department desk digest editorial"
    " editors embassy foundation fund group institute media ministry monitor network news newspaper newsroom office post press"
    " radio report reporters reports review secretariat service services staff team television times tribune tv university wire"
    " агентство ведомство министерство пресс-служба редакция служба телеканал агенттігі министрлігі редакциясы".split()
)


@lru_cache(maxsize=4096)  # the same writers sign again and again
def people(byline: str) -> tuple[Writer, ...]:
    """Who a byline names, in its order.

    >>> people("By Aigerim Tolenova and J. Smith")
    (Writer(family='Tolenova', given='Aigerim'), Writer(family='Smith', given='J.'))
    >>> people("Meridian News Agency")
    (Writer(family='Meridian News Agency', given=''),)
    """
    text = " ".join(_ASIDE.sub(" ", byline).split())
    opening = _OPENING.match(text)
    text = text[opening.end() :] if opening else text
    pieces = _BETWEEN.split(text)
    if len(pieces) == 2 and _is_body(pieces[0]) and " " not in pieces[1] and not _is_acronym(pieces[1]):
        return (Writer(text),)  # "Ministry of Transport and Roads"
    found: dict[Writer, None] = {}  # a name is credited once
    for piece in pieces:
        for writer in _piece(piece):
            found[writer] = None
    return tuple(found)


def _piece(piece: str) -> list[Writer]:
    """The names between two "and"s: one name, several with commas between, or a name and what its bearer is."""
    parts = [part.strip(" ,") for part in piece.split(",")]
    parts = [part for part in parts if part]
    if len(parts) == 2 and parts[1] in _SUFFIXES:
        parts = [" ".join(parts)]
    if len(parts) == 2 and _is_inverted(*parts):
        return [Writer(parts[0], parts[1])]
    found: list[Writer] = []
    for part in parts:
        if found and (_ROLE.fullmatch(part) or (" " not in part and not _is_acronym(part))):
            continue  # after a name: what its bearer is, or where
        if writer := _one(part):
            found.append(writer)
    return found


def _is_inverted(first: str, second: str) -> bool:
    """True for "Tolenova, Aigerim": a family name of one word, particles aside, and given names."""
    family = [word for word in first.split() if word.lower() not in _PARTICLES]
    one_word = len(family) == 1 and not _is_acronym(first) and not _is_body(first)
    return one_word and len(second.split()) <= 2 and not (_is_acronym(second) or _is_body(second) or _ROLE.fullmatch(second))


def _one(part: str) -> Writer | None:
    if not _is_body(part):
        part = _ABOUT.sub("", part)
    words = part.split()
    if not words or not part[0].isalpha() or (part[0].islower() and words[0] not in _PARTICLES):
        return None  # "5 min read", "staff"
    suffix = words.pop() if len(words) > 2 and words[-1] in _SUFFIXES else ""
    if len(words) < 2 or len(words) > 5 or _is_body(part) or _ROLE.fullmatch(part):
        return Writer(part)
    if len(words) == 3 and _PATRONYMIC.fullmatch(words[2]):
        return Writer(words[0], " ".join(words[1:]))  # "Оспанова Айгерим Сериковна"
    at = len(words) - 1
    while at > 1 and words[at - 1] in _PARTICLES:
        at -= 1
    return Writer(" ".join((*words[at:], suffix)).strip(), " ".join(words[:at]))


def _is_body(name: str) -> bool:
    """True when a name shows that it is no person's: "Meridian News Agency", "The Courier", "Sputnik 24"."""
    known = not _BODIES.isdisjoint(word.casefold().strip(".") for word in name.split())
    return known or name.startswith("The ") or _DIGIT.search(name) is not None


_DIGIT = re.compile(r"\d")


def _is_acronym(name: str) -> bool:
    return len(name) > 1 and name.isupper() and name.isalpha()
