"""Names that are near-identical: spellings of one name, and entries of a register that look like twins. Only ever hints."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from pressmark.archive import folding, vocabulary
from pressmark.model import Entity, Kind

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_SMALL = frozenset("of the and for de la и".split())  # words that give no letter to an acronym
_ENDING = re.compile(r"(?:[аеиоуыюяйь]{1,2}|[оеыи][мйх]|[оеы]в|[ая]м[иі]?|[лдтн]?[ыіае]р?(?:ң|н)?|[ғгқк][ае]|[дт]ың|[дт]ің)?")
_ONE_SLIP, _TWO_SLIPS = 5, 10  # letters of a word, from which one or two may be a slip, or another paper's transcription
_NEAR = 24  # names beside one another in the alphabet that are compared
OTHER_ORDER, FIRST_LETTERS = "the same words in another order", "one is the first letters of the other"
_UNLETTERED = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th"})


@lru_cache(maxsize=65536)
def key(name: str) -> str:
    """A name without what papers do to it: case, accents, full stops, hyphens, "the", a possessive's "s".

    >>> key("The U.S. Anti-Doping Agency’s"), key("Kōtarō Ōe"), key("Анна Роева")
    ('us anti doping agency', 'kotaro oe', 'анна роева')
    """
    small = folding.fold(name).text.lower().translate(_UNLETTERED)
    if not small.isascii():
        apart = unicodedata.normalize("NFD", small)
        # The breve of "й" is a letter's, not an accent.
        small = "".join(each for each in apart if not unicodedata.combining(each) or each == "\u0306")
        small = unicodedata.normalize("NFC", small)
    small = re.sub(r"(?<=\w)'s?(?!\w)", "", small)
    small = re.sub(r"(?<=\b\w)\.(?=\w\b)", "", small)  # U.S., and not J. Roe
    words = _WORD.findall(small)
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(words)


def acronym(name: str) -> str:
    """The first letters of a name of several words, in small letters; else nothing.

    >>> acronym("Bank of Northern Ruritania"), acronym("Zenda")
    ('bnr', '')
    """
    words = [word for word in key(name).split() if word not in _SMALL]
    return "".join(word[0] for word in words) if len(words) > 1 else ""


def reason(one: str, other: str, kind: Kind | None) -> str:
    """Why two names may be one, in a few words; empty when nothing speaks for it.

    >>> reason("J. Roe", "Jane Roe", "people"), reason("Jane Roe", "Mark Roe", "people")
    ('the same surname and initial', '')
    >>> reason("Qassym Roev", "Kassym Roev", "people"), reason("Bank of Zenda", "Bank of Strelsau", "organisations")
    ('almost the same letters', '')
    """
    first, second = key(one), key(other)
    if not first or not second:
        return ""
    if first == second:
        return "the same but for case, accents, stops or hyphens"
    if first.replace(" ", "") == second.replace(" ", ""):
        return "the same but for a space"
    ours, theirs = _firm(first.split()), _firm(second.split())
    if kind != "people" and ours == theirs:
        return "the same but for the legal form"
    if kind in ("people", None) and _same_person(ours, theirs):
        return "the same surname and initial"
    if kind != "people" and (_is_acronym(one, other) or _is_acronym(other, one)):
        return FIRST_LETTERS
    if first in vocabulary.territories() and second in vocabulary.territories():
        return ""  # Slovakia, Slovenia
    if len(ours) == len(theirs) and all(_same_word(*pair) for pair in zip(ours, theirs, strict=True)):
        return "almost the same letters"
    if sorted(ours) == sorted(theirs):
        return OTHER_ORDER
    return ""


def blocks(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs of names that are worth a comparison, each once: near-linear in their number.

    Two names stand together that end, or begin, with almost the same word, or of which one has the other's first letters.
    """
    kept = sorted(set(names))
    together: dict[str, list[str]] = defaultdict(list)
    for name in kept:
        for place in set(places(name)):
            together[place].append(name)
    seen = set()
    for _, some in sorted(together.items()):
        for at, one in enumerate(some):
            for other in some[at + 1 : at + 1 + _NEAR]:
                if (one, other) not in seen:
                    seen.add((one, other))
                    yield one, other


def places(name: str) -> Iterator[str]:
    """Under what a name stands in a block: how its first word and its last begin, but for one letter; its first letters."""
    words = _firm(key(name).split())
    if not words:
        return
    first, last = words[0], words[-1]
    if len(words) > 1:
        yield f"{first[0]} {last[:4]}"
        yield f"-{first[1:4]} {last[:4]}"
        yield f"{first[:4]} -{last[1:4]}"
        yield " ".join(sorted(words))
        yield acronym(name)
    else:
        yield first[:4]
        yield f"-{first[1:5]}"
        if _is_capitals(name):
            yield first
    yield "".join(words)


class Register:
    """The registered names, ready to be asked what a new one is like."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._names: dict[str, list[tuple[str, Entity]]] = defaultdict(list)
        for entity in sorted(entities, key=lambda entity: entity.key):
            if entity.see:
                continue
            for name in dict.fromkeys((entity.name, *entity.aliases, *(name for name, _ in entity.dated_names))):
                for place in {*places(name), *_surname(name, entity.kind)}:
                    self._names[place].append((name, entity))

    def like(self, spellings: Iterable[str], kind: Kind | None) -> tuple[str, ...]:
        """Keys of entities that have a name like one of these, or this surname: those of its kind, and the nearest, first."""
        scores: dict[str, tuple[bool, int, str]] = {}
        for spelling in spellings:
            alone = _surname(spelling, kind or "people") if " " not in key(spelling) else ()
            for place in {*places(spelling), *alone}:
                for name, entity in self._names.get(place, ())[:_LOOKED_AT]:
                    if place[0] == "~" or reason(spelling, name, entity.kind):
                        score = (entity.kind != kind, -round(fuzz.ratio(key(spelling), key(name))), entity.key)
                        scores[entity.key] = min(score, scores.get(entity.key, score))
        return tuple(sorted(scores, key=lambda key: scores[key]))[:_HINTS]


_HINTS = 3  # registered entities that a name may be a spelling of
_LOOKED_AT = 60  # registered names that stand together; more alike than that, and no hint helps


def _surname(name: str, kind: Kind) -> Iterator[str]:
    """Where people of one surname stand, and the surname alone."""
    if kind == "people":
        yield f"~{key(name).rpartition(' ')[2]}"


class Twins(NamedTuple):
    """Two entries of one register that may be of one person or thing, and why."""

    one: Entity
    other: Entity
    reason: str


def twins(entities: Iterable[Entity]) -> tuple[Twins, ...]:
    """Entries of one register that share an address elsewhere or have near-identical names, by kind and name.

    Entries that are merged already, or that the curator says are not the same, are left alone.
    """
    entries = [entity for entity in entities if not entity.see]
    found: dict[tuple[str, str], Twins] = {}
    for one, other, why in (*_same_addresses(entries), *_same_names(entries)):
        first, second = sorted((one, other), key=lambda entity: entity.key)
        if first.key != second.key and not _told_apart(first, second):
            found.setdefault((first.key, second.key), Twins(first, second, why))
    return tuple(twin for _, twin in sorted(found.items()))


def _same_addresses(entries: Sequence[Entity]) -> Iterator[tuple[Entity, Entity, str]]:
    owners: dict[tuple[str, str], Entity] = {}
    for entity in entries:
        for address in entity.same_as:
            owner = owners.setdefault((entity.kind, address), entity)
            if owner is not entity:
                yield owner, entity, f"both are {address}"


def _same_names(entries: Sequence[Entity]) -> Iterator[tuple[Entity, Entity, str]]:
    kinds: dict[Kind, dict[str, list[Entity]]] = defaultdict(lambda: defaultdict(list))
    for entity in entries:
        for name in dict.fromkeys((entity.name, *entity.aliases, *(name for name, _ in entity.dated_names))):
            if entity.kind != "people" or " " in name.strip():  # a surname is many people's
                kinds[entity.kind][name].append(entity)
    for kind, owners in kinds.items():
        for name, some in owners.items():
            for other in some[1:]:
                yield some[0], other, f"both are called {name}"
        for name, like in blocks(owners):
            if why := reason(name, like, kind):
                for first in owners[name]:
                    for second in owners[like]:
                        yield first, second, f"{name}, {like}: {why}"


def _told_apart(one: Entity, other: Entity) -> bool:
    return any(
        {second.name, second.key, *second.same_as} & set(first.not_same_as) for first, second in ((one, other), (other, one))
    )


def _firm(words: list[str]) -> list[str]:
    """The words of a firm's name without "Ltd"."""
    return words[:-1] if len(words) > 1 and words[-1] in vocabulary.LEGAL else words


def _is_capitals(name: str) -> bool:
    return name.replace(".", "").isupper() and 1 < len(name.replace(".", "")) < 8


def _is_acronym(short: str, long: str) -> bool:
    return _is_capitals(short) and len(key(short)) > 1 and key(short) == acronym(long)


def _same_person(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether two names have one surname, and forenames of which one is the other's initial or is left out."""
    if len(ours) < 2 or len(theirs) < 2 or not _same_word(ours[-1], theirs[-1], exact=True):
        return False
    first, second = ours[0], theirs[0]
    if first == second:
        return len(ours) != len(theirs) or all(
            (a[0] == b[0] and 1 in (len(a), len(b))) or a == b for a, b in zip(ours, theirs, strict=True)
        )
    return first[0] == second[0] and 1 in (len(first), len(second))


def _same_word(one: str, other: str, exact: bool = False) -> bool:
    """Whether two words of two names are one: equal, a case ending apart, or (unless `exact`) almost the same letters."""
    if one == other:
        return True
    if one > "\u0400" and other > "\u0400":
        shared = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
        if shared > 3 and _ENDING.fullmatch(one[shared:]) and _ENDING.fullmatch(other[shared:]):
            return True
    if exact or any(map(str.isdigit, one + other)):
        return False
    ours, theirs = one.rstrip("s"), other.rstrip("s")
    if ours == theirs:
        return True
    if theirs in (f"{ours}n", f"{ours}an") or ours in (f"{theirs}n", f"{theirs}an"):
        return False  # Texas, Texans
    letters = min(len(one), len(other))
    slips = (letters >= _ONE_SLIP) + (letters >= _TWO_SLIPS)
    return slips > 0 and Levenshtein.distance(one, other, score_cutoff=slips) <= slips
