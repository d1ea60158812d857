"""Variants: the same words of the same speaker as several articles print them, whole, cut, in other words or without marks.

Two quotations are variants of one utterance when enough of the shorter one's pairs of neighbouring words, and of its words that
carry meaning, stand in the longer. A contraction counts as the words it stands for, what an editor put into brackets does not
count, and a short quotation must stand in the other nearly whole: "I am very grateful" is said
every day. Texts are never merged.
"""

from __future__ import annotations

import re
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise
from zlib import crc32

from pressmark.archive import folding
from pressmark.model import Quote

_PAIRS = 0.3  # of the shorter one's pairs of words
_MEANING = 0.5  # of its words that carry meaning
_LONG = 12  # words
_SHORT_PAIRS, _SHORT_MEANING = 0.5, 0.6  # of one with fewer
_RUN, _LONG_RUN = 3, 6  # words in a row that both have, at the least; and that are enough where one speaker says them
_TOLD, _TOLD_PAIRS = 8, 0.4  # words, and share of pairs, of what is reported without marks of we do not know whom
_VERBATIM, _VERBATIM_WORDS = 0.8, 6  # words so alike are the same, though two papers name two speakers nobody has registered
_OFTEN = 60  # quotations: a pair of words in more of them brings no two together
_RARE = 8  # of its pairs of words a quotation is looked for by so many, the rarest

Sketch = tuple[Sequence[int], ...]

_WORD = re.compile(r"\w+(?:'\w+)?")
_EDITED = re.compile(r"\([^()]{1,40}\)|\[[^\[\]]{1,40}\]")
_CONTRACTED = (
    (re.compile(r"\bcan't\b"), "can not"),
    (re.compile(r"\bwon't\b"), "will not"),
    (re.compile(r"n't\b"), " not"),
    (re.compile(r"'re\b"), " are"),
    (re.compile(r"'ve\b"), " have"),
    (re.compile(r"'ll\b"), " will"),
    (re.compile(r"'m\b"), " am"),
    (re.compile(r"\b(it|that|he|she|there|here|what|who|where|how|let)'s\b"), r"\1 is"),
    (re.compile(r"'s\b|(?<=s)'(?=\s)"), ""),
)
_PLAIN = frozenset(
    """
    a an the and or but nor if of to in on at by for with from as into upon about than then so that this these those there here
    is am are was were be been being have has had do does did will would shall should can could may might must not no yes
    i you he she it we they me him her us them my your his its our their mine yours ours who whom which what when where how why
    just very also too more most all any some each every other such only own same again still even ever up down out over under
    и в во не на я он она они мы вы ты что с со как а то все это по к но за из у от о об для же бы до мне его ее её их нам вам
    мен және бұл сол ол біз сіз олар үшін туралы
    """.split()
)


@dataclass(frozen=True, slots=True)
class Said:
    """A quotation as it is compared."""

    quote: Quote
    words: tuple[str, ...]
    pairs: frozenset[tuple[str, str]]
    telling: frozenset[str]


def said(quote: Quote) -> Said:
    words = compared(quote.words)
    return Said(quote, tuple(words), frozenset(pairwise(words)), frozenset(words) - _PLAIN)


def compared(text: str) -> list[str]:
    """The words of a quotation as they are compared.

    >>> compared("It’s (Gull Point’s) our friends' pier") == compared("it is our friends pier")
    True
    """
    edited = _EDITED.sub(" ", text) if "(" in text or "[" in text else text
    text = folding.fold(edited).text.casefold().replace("’", "'")
    if "'" in text:
        for contracted, whole in _CONTRACTED:
            text = contracted.sub(whole, text)
    return _WORD.findall(text)


def same(one: Said, other: Said) -> bool:
    """Whether two quotations print the same words."""
    return likeness(one, other) > 0


def likeness(one: Said, other: Said) -> float:
    """How much of the shorter of two quotations stands in the other; 0 when they are not the same words."""
    shorter, length = min((one, other), key=lambda each: len(each.words)), min(len(one.words), len(other.words))
    telling = min(len(one.telling), len(other.telling))
    if not shorter.pairs or not telling:
        return 0.0
    paired = len(one.pairs & other.pairs) / len(shorter.pairs)
    meant = len(one.telling & other.telling) / telling
    if paired < _PAIRS or not _in_a_row(one, other, _RUN):
        return 0.0
    speakers = _speakers(one.quote, other.quote)
    if speakers == "one" and _in_a_row(one, other, _LONG_RUN):
        return paired
    if speakers == "two" or meant < _MEANING:
        return 0.0
    if speakers == "perhaps two" and (paired < _VERBATIM or length < _VERBATIM_WORDS):
        return 0.0
    if speakers == "unknown" and "reported" in (one.quote.manner, other.quote.manner):
        return paired if length >= _TOLD and paired >= _TOLD_PAIRS else 0.0
    return paired if length >= _LONG or (paired >= _SHORT_PAIRS and meant >= _SHORT_MEANING) else 0.0


def _in_a_row(one: Said, other: Said, length: int) -> bool:
    """Whether both have a run of so many words in common."""
    runs = set(zip(*(one.words[at:] for at in range(length)), strict=False))
    return not runs.isdisjoint(zip(*(other.words[at:] for at in range(length)), strict=False))


def _speakers(one: Quote, other: Quote) -> str:
    """Whether two quotations are of one speaker, of two, perhaps of two, or nobody can say."""
    if one.speaker and other.speaker:
        return "one" if one.speaker == other.speaker else "two"
    if one.printed and one.printed.casefold().removeprefix("the ") == other.printed.casefold().removeprefix("the "):
        return "one"  # "the president", twice, of the same words
    first, second = _surname(one), _surname(other)
    if not first or not second:
        return "unknown"
    return "one" if first == second else "perhaps two"


def _surname(quote: Quote) -> str:
    """The last name of somebody a quotation is attributed to; empty for "the ministry" and other descriptions."""
    words = (quote.speaker.partition("/")[2] or quote.printed).split()
    person = not quote.speaker.startswith("organisations/") and 0 < len(words) < 5 and all(word[0].isupper() for word in words)
    person = person and not (len(words) == 1 and words[0].isupper())  # "AARP"
    return words[-1].casefold() if person else ""


# All articles together.


def sketch(quotes: Iterable[Quote]) -> Sketch:
    """The pairs of words of each quotation as numbers, the same in every process: enough to find what may be its variants."""
    found = []
    for quote in quotes:
        words = compared(quote.words)
        pairs = {f"{one} {two}" for one, two in pairwise(words) if one not in _PLAIN or two not in _PLAIN}
        found.append(array("L", sorted(crc32(pair.encode("utf-8", "replace")) for pair in pairs)))
    return tuple(found)


def grouped(found: Sequence[tuple[tuple[Quote, ...], Sketch]]) -> tuple[Quote, ...]:
    """The quotations of all articles, those that print the same words with the id of the first of them as `group`.

    `found` has the quotations and the sketch of each article, in order of date. What is reported without quotation marks stays
    only where it has the words of a quotation elsewhere. A group has quotations of at least two articles.
    """
    quotes = [quote for some, _ in found for quote in some]
    numbers = [pairs for _, some in found for pairs in some]
    parent = list(range(len(quotes)))
    speaker = [quote.speaker for quote in quotes]

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = parent[parent[at]]
            at = parent[at]
        return at

    told: set[int] = set()
    for _, one, other in _alike(quotes, numbers):
        reported = next((at for at in (one, other) if quotes[at].manner == "reported"), None)
        if reported is not None and reported in told:
            continue  # it belongs with what it is most like, and brings no two others together
        first, last = sorted((root(one), root(other)))
        if first == last or (speaker[first] and speaker[last] and speaker[first] != speaker[last]):
            continue
        parent[last] = first
        speaker[first] = speaker[first] or speaker[last]
        if reported is not None:
            told.add(reported)
    articles: dict[int, set[str]] = defaultdict(set)
    for at, quote in enumerate(quotes):
        articles[root(at)].add(quote.article)
    return tuple(
        replace(quote, group=quotes[root(at)].id) if len(articles[root(at)]) > 1 else quote
        for at, quote in enumerate(quotes)
        if quote.manner != "reported" or len(articles[root(at)]) > 1
    )


def shared(quotes: Iterable[Quote]) -> dict[str, frozenset[str]]:
    """The groups of quotations that each article has some of, by id."""
    found: dict[str, set[str]] = defaultdict(set)
    for quote in quotes:
        if quote.group:
            found[quote.article].add(quote.group)
    return {id: frozenset(groups) for id, groups in found.items()}


def _alike(quotes: Sequence[Quote], numbers: Sequence[Sequence[int]]) -> list[tuple[float, int, int]]:
    """Pairs of quotations of two articles that print the same words, the most alike first.

    A quotation is looked for by the pairs of words that the fewest others have, so the cost grows with what is said and not
    with its square. Reported speech only looks for quotations, and is not looked for.
    """
    often = Counter(chain.from_iterable(numbers))
    where: dict[int, list[int]] = defaultdict(list)
    for at, pairs in enumerate(numbers):
        if quotes[at].manner != "reported":
            for pair in pairs:
                if 1 < often[pair] <= _OFTEN:
                    where[pair].append(at)
    known: dict[int, Said] = {}
    found: dict[tuple[int, int], float] = {}
    single = {at for at, pairs in enumerate(numbers) if len(pairs) < 2}
    for one, pairs in enumerate(numbers):
        looked = [pair for pair in pairs if pair in where]
        rare = sorted(looked, key=often.__getitem__)[:_RARE] if len(looked) > _RARE else looked
        met = Counter(chain.from_iterable(map(where.__getitem__, rare))) if rare else {}
        near = met if one in single else [other for other, times in met.items() if times > 1 or other in single]
        for other in near:
            both = (one, other) if one < other else (other, one)
            if both in found or quotes[one].article == quotes[other].article:
                continue
            for at in both:
                if at not in known:
                    known[at] = said(quotes[at])
            found[both] = likeness(known[one], known[other])
    alike = [(likeness, *pair) for pair, likeness in found.items() if likeness]
    return sorted(alike, key=lambda each: (-each[0], quotes[each[1]].id, quotes[each[2]].id))
