"""Lines: what lists are made of. An article, a name and an event each have one, made once and shown on many pages."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from pressmark.model import Origin, Page, When


@dataclass(frozen=True, slots=True)
class Claim:
    """A page, and who claims its address: both sides are named when two pages want one."""

    page: Page
    claimant: str
    origin: Origin


@dataclass(frozen=True, slots=True)
class Printed:
    """A date as a page shows it: words, with what is inferred in [brackets], and the same for machines."""

    words: str
    machine: str = ""
    time: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """An article's line in every list."""

    id: str
    address: str
    headline: str
    language: str  # of the headline; empty where it is that of the pages
    outlet: str
    outlet_language: str
    place: str  # from the dateline
    published: Printed
    inferred: bool  # part of the date is not printed


@dataclass(frozen=True, slots=True)
class Heading:
    """A name's line in every list, with the number of articles it stands for."""

    key: str
    name: str
    kind: str
    address: str
    count: int


@dataclass(frozen=True, slots=True)
class Dossier:
    """An event's line in every list."""

    id: str
    name: str
    address: str
    proposed: bool  # nobody has named it yet
    when: When | None
    since: When | None  # when its earliest report was printed: where it stands when it has no day of its own
    day: Printed  # of the one, else of the other
    brief: Printed  # the same day, in little space
    articles: int
    outlets: int


@dataclass(frozen=True, slots=True)
class Days:
    """The three dates of an article, which are never mixed."""

    published: When | None
    happened: When | None  # the day it tells of, by itself or by the register of events
    saved: When | None
    inferred: tuple[bool, bool, bool]  # which of the three are not printed


def place_of(dateline: str) -> str:
    """The place a dateline names, in the capitals of ordinary text.

    >>> place_of("NUKUS, February 28 (Meridian) –"), place_of("NUR-SULTAN. KAZINFORM"), place_of("ST. PETERSBURG")
    ('Nukus', 'Nur-Sultan', 'St. Petersburg')
    """
    place = re.split(r"[,(/—–:|]| - |(?<=\w{4})\.(?:\s|$)", dateline, maxsplit=1)[0].strip(" -")
    return place.title() if place.isupper() and len(place) > 3 else place


def tongue(text: str, language: str, pages: str) -> str:
    """The language to mark a text with: none where it is that of the pages, or where a Latin name says nothing.

    >>> tongue("Арал толқыны", "kk", "en"), tongue("Steppe Courier", "en", "en")
    ('kk', '')
    """
    return "" if not text or language.partition("-")[0] == pages.partition("-")[0] else language


def latin(text: str) -> bool:
    """True when most letters of a text are Latin."""
    letters = [character for character in text if character.isalpha()]
    return 2 * sum("LATIN" in unicodedata.name(letter, "") for letter in letters) >= len(letters)


@lru_cache(maxsize=100_000)
def alphabetical(name: str) -> tuple[str, str]:
    """What to sort names by: letters without their marks, capitals or not."""
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))
    return plain.casefold().lstrip("«»“”\"'([ "), name
