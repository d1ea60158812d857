"""The signs that a stretch of words carries in itself by which it is told to be a name, and whose.

No single sign decides, so each has a weight (in `weights`) for each kind of name; a stretch whose weights add up to less than
nothing is no name of that kind. The weights were fitted, once, to news and encyclopaedic text that others have marked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from pressmark.archive import titles, vocabulary
from pressmark.archive.words import Word, is_tall

_INITIAL = re.compile(r"[^\W\d_]\.(?:[^\W\d_]\.)*")
_SUFFIXES = {
    "surname": re.compile(
        "(?:son|sen|ov|ova|ev|eva|ski|sky|ska|ic|vic|ez|berg|stein|mann|man|ini|elli|etti|escu|enko|chuk|idis|poulos|yan|wicz|os)$"
    ),
    "place": re.compile(
        "(?:ville|burgh?|ton|lands?|shire|ford|ham|stan|grad|abad|pur|pore|borough|bury|mouth|port|field|dale|wood|ia|polis|"
        "stadt|dorf|heim|град|бург|стан|ск)$"
    ),
    "thing": re.compile("(?:isms?|ing|tions?|ment|ness|ity|day|ics|ology|phobia|[ae]nce|ship|al|ive|ous|able|ed|ly)$"),
    "people": re.compile("(?:ese|ish|ic|(?:i|e|c)?ans?|ists?|ites?|ский|ская|ские|ского|ских|[лдт]ық|[лдт]ік)$"),
}
_COMPOUND = re.compile(r".+[-‑–][^\W\d_A-ZА-Я]\w*")  # "London-based"
_CLANS = ("Mc", "Mac", "O'", "O’", "Fitz", "Al-", "al-")


def of(some: Sequence[Word], where: str) -> Iterator[str]:
    """The signs that a stretch of words carries in itself. `where`: in a "text", "titled", "loud", or in a "table"."""
    smalls = [word.small for word in some]
    count = len(some)
    yield "always"
    yield where
    yield f"{min(count, 5)} words"
    yield f"{where}, {min(count, 3)} words"
    yield from _letters(some, smalls, where)
    yield from _meanings(smalls, count)


def _letters(some: Sequence[Word], smalls: Sequence[str], where: str) -> Iterator[str]:
    """How the words are written."""
    head, tail, count = some[0], some[-1], len(some)
    if count == 1:
        yield from _alone(head, where)
    if any(character.isdigit() for word in some for character in word.text):
        yield "digit"
        if tail.shape == "number":
            yield f"number last, {'year' if len(tail.text) == 4 else 'short'}"
    for name, suffix in _SUFFIXES.items():
        if suffix.search(tail.small):
            yield f"like a {name}, {'alone' if count == 1 else 'last'}"
    if tail.text.startswith(_CLANS):
        yield "clan"
    if smalls[0] in ("the", "a", "an"):
        yield "article first"
    if count > 1:
        yield from _together(some, smalls)


def _alone(word: Word, where: str) -> Iterator[str]:
    """How a single word is written."""
    if word.shape == "capitals":
        if where == "text":
            yield f"acronym of {min(len(word.text.replace('.', '')), 5)}"
    elif len(word.text) == 1:
        yield "one letter"
    elif len(word.text) < 4:
        yield "short"
    elif any(character.isupper() for character in word.text[1:]):
        yield "camel"
    if _COMPOUND.fullmatch(word.text):
        yield "compound"
    yield "ends 's'" if word.small.endswith("s") else "ends otherwise"


def _together(some: Sequence[Word], smalls: Sequence[str]) -> Iterator[str]:
    """How several words are written and joined."""
    inner = smalls[1:-1]
    if _INITIAL.fullmatch(some[0].text):
        yield "initial first"
    if any(_INITIAL.fullmatch(word.text) for word in some[1:-1]):
        yield "initial within"
    for name, words in (("particle", vocabulary.PARTICLES), ("link", vocabulary.LINKS)):
        if not words.isdisjoint(inner):
            yield f"{name} within"
    for link in ("of", "and", "the", "in", "-"):
        if link in inner:
            yield f"'{link}' within"
    if any(word.shape == "small" and word.small > "\u0400" and vocabulary.heads_organisation(word.small) for word in some):
        yield "head in small letters"  # "Национальный банк"
    if len({word.shape for word in some if is_tall(word)}) == 2:
        yield "mixed capitals"
    if some[0].shape == "capitals":
        yield "capitals first"
    if smalls[-1].endswith("s"):
        yield "plural last"


def _meanings(smalls: Sequence[str], count: int) -> Iterator[str]:
    """What the words mean in the language."""
    first, last = smalls[0], smalls[-1]
    if count == 1 and first in vocabulary.PLATFORMS:
        yield "platform"
    if " ".join(smalls) in vocabulary.territories():
        yield "territory"
    elif count > 1 and last in vocabulary.territories():
        yield "territory last"
    elif count > 1 and first in vocabulary.territories():
        yield "territory first"
    for place, word in (("first", first), ("last", last)) if count > 1 else (("alone", first),):
        for meaning in meanings(word):
            yield f"{meaning} {place}"
    if "of" in smalls[1:-1] and vocabulary.heads_organisation(smalls[smalls.index("of", 1) - 1]):
        yield "organisation before 'of'"
    for word in smalls[1:-1]:
        if (found := next(iter(meanings(word)), "")) in ("organisation", "office", "thing", "day"):
            yield f"{found} within"


@lru_cache(maxsize=16384)
def meanings(word: str) -> tuple[str, ...]:
    """What a word in small letters can mean at the head, or the end, of a name.

    >>> meanings("bank"), meanings("french"), meanings("minister")
    (('organisation', 'place'), ('demonym', 'qualifier'), ('office',))
    """
    found = ["organisation"] if vocabulary.heads_organisation(word) else []
    found += [name for name, some in _HEADS if word in some]
    found += ["demonym"] if is_demonym(word) else []
    if titles.is_office(word):
        found.append("office")
    elif titles.is_title_word(word):
        found.append("qualifier")
    return tuple(found)


_HEADS = (
    ("legal", vocabulary.LEGAL),
    ("team", vocabulary.TEAMS),
    ("place", vocabulary.PLACES),
    ("direction", vocabulary.DIRECTIONS),
    ("thing", vocabulary.OTHERS),
    ("day", vocabulary.days()),
    ("common", vocabulary.COMMON),
)


@lru_cache(maxsize=4096)
def is_demonym(word: str) -> bool:
    """Whether a word in small letters is a people or a language, or what is theirs.

    >>> is_demonym("pakistani"), is_demonym("french"), is_demonym("pakistan")
    (True, True, False)
    """
    if word in vocabulary.languages() or word in vocabulary.FAITHS or word.rstrip("s") in vocabulary.languages():
        return True
    return word.endswith(_OF_COUNTRIES) and word not in vocabulary.territories() and word[:5] in _countries()


_OF_COUNTRIES = (
    "an",
    "ans",
    "i",
    "is",
    "ese",
    "ish",
    "ic",
    "er",
    "ers",
    "nian",
    "лық",
    "ский",
    "ская",
    "ские",
    "ского",
    "ской",
    "ских",
)


@lru_cache(maxsize=1)
def _countries() -> frozenset[str]:
    return frozenset(name[:5] for name in vocabulary.territories() if " " not in name and len(name) > 4)
