"""Alignment: which paragraphs of several reports are one paragraph, word for word, with changes, or one within another.

Two paragraphs are one when enough of the shorter one's pairs of neighbouring words stand in the longer. A paragraph is looked
for by the pairs of words that the fewest paragraphs have, so the cost grows with what is printed and not with its square.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import chain, pairwise
from typing import NamedTuple

from pressmark.archive import reprints
from pressmark.publishing.pages import prints

SAME = 0.55  # of the shorter one's pairs of words, from which two paragraphs are one
_LIKE = 0.3  # of them, from which two stand side by side where two articles are compared
_MEANT, _TELLING = 0.5, 5  # or so much of its telling words, and so many
_MEANS = 0.6  # what that weighs, against words in the same order
_SHORT, _SHORT_SAME = 14, 0.75  # pairs of words; a short one must stand in the other nearly whole
_LEAST = 8  # words; what is shorter is a formula
_RARE = 12  # pairs of words by which a paragraph is looked for
_OFTEN = 60  # paragraphs: a pair of words in more of them finds none

Pairs = frozenset[tuple[str, str]]
Place = tuple[str, int]  # id of an article, and number of a paragraph in it, from 1


@lru_cache(maxsize=20_000)
def pairs(text: str) -> Pairs:
    """The pairs of neighbouring words of a text; none of one that is too short to be compared."""
    words = reprints.words(text)
    return frozenset(pairwise(words)) if len(words) >= _LEAST else frozenset()


def shared(one: Pairs, other: Pairs) -> float:
    """How much of the shorter of two paragraphs stands in the longer, from 0 to 1."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0


def are_same(one: Pairs, other: Pairs) -> bool:
    """Whether two paragraphs are one, or one of them is within the other."""
    return shared(one, other) >= (SAME if min(len(one), len(other)) >= _SHORT else _SHORT_SAME)


def same(said: Mapping[Place, Pairs]) -> list[tuple[Place, ...]]:
    """The paragraphs of different articles that are one, together, in the order of `said`.

    A long paragraph may hold two that have nothing in common: all three are together then.
    """
    order = {place: at for at, place in enumerate(said)}
    often = Counter(pair for some in said.values() for pair in some)
    where: dict[tuple[str, str], list[Place]] = defaultdict(list)
    parent: dict[Place, Place] = {place: place for place in said}

    def root(place: Place) -> Place:
        while parent[place] != place:
            parent[place] = place = parent[parent[place]]
        return place

    for place, some in said.items():
        useful = sorted((pair for pair in some if 1 < often[pair] <= _OFTEN), key=lambda pair: (often[pair], pair))
        for other in dict.fromkeys(other for pair in useful[:_RARE] for other in where[pair]):
            if other[0] != place[0] and root(other) != root(place) and are_same(some, said[other]):
                parent[root(place)] = root(other)
        for pair in useful:
            where[pair].append(place)
    groups: dict[Place, list[Place]] = defaultdict(list)
    for place in said:
        groups[root(place)].append(place)
    return sorted((tuple(group) for group in groups.values() if len(group) > 1), key=lambda group: order[group[0]])


class Row(NamedTuple):
    """Paragraphs that stand beside each other where two articles are compared: numbers from 0, on either side perhaps none."""

    left: tuple[int, ...]
    right: tuple[int, ...]
    aligned: bool  # they say the same; else each side stands alone


def rows(left: Sequence[str], right: Sequence[str], together: Mapping[tuple[int, int], float]) -> list[Row]:
    """Two articles, paragraph beside paragraph, in the order of the left one.

    `together` names paragraphs that belong together for another reason than their words, and how much so: the same quotation
    stands in both. A paragraph of the right one that belongs beside an earlier one of the left stands there, out of its order.
    """
    matched = _matched(left, right, together)
    chain = _rising({first: others[0] for first, others in matched.items()})
    placed = {second for others in matched.values() for second in others}
    found: list[Row] = []
    alone: tuple[list[int], list[int]] = ([], [])
    next_ = 0

    def flush() -> None:
        if alone[0] or alone[1]:
            found.append(Row(tuple(alone[0]), tuple(alone[1]), False))
        alone[0].clear()
        alone[1].clear()

    for first in range(len(left)):
        if first not in matched:
            alone[0].append(first)
            continue
        others = matched[first]
        if first in chain:
            alone[1].extend(each for each in range(next_, others[0]) if each not in placed)
            next_ = max(next_, others[-1] + 1)
        flush()
        found.append(Row((first,), others, True))
    alone[1].extend(each for each in range(next_, len(right)) if each not in placed)
    flush()
    return found


def _matched(
    left: Sequence[str], right: Sequence[str], together: Mapping[tuple[int, int], float]
) -> dict[int, tuple[int, ...]]:
    """Each paragraph of the left article that has its like on the right, to the likes of it, which follow each other."""
    said = [pairs(text) for text in left], [pairs(text) for text in right]
    about = [prints.telling(text) for text in left], [prints.telling(text) for text in right]
    where: dict[str, list[int]] = defaultdict(list)
    for other, stems in enumerate(about[1]):
        for stem in stems:
            where[stem].append(other)
    likeness = dict(together)
    for one, words in enumerate(said[0]):
        meant = Counter(chain.from_iterable(where[stem] for stem in about[0][one] if stem in where))
        for other, count in meant.items():
            often = count / min(len(about[0][one]), len(about[1][other]))
            found = often * _MEANS if count >= _TELLING and often >= _MEANT else 0.0
            found = max(found, shared(words, said[1][other]) if count > 1 else 0.0)
            if found >= _LIKE:
                likeness[one, other] = max(found, likeness.get((one, other), 0.0))
    first_of: dict[int, list[int]] = {}
    taken: set[int] = set()
    for (one, other), _ in sorted(likeness.items(), key=lambda each: (-each[1], each[0])):
        if one not in first_of and other not in taken:
            first_of[one] = [other]
            taken.add(other)
    for one, likes in first_of.items():  # what one article has in one paragraph another may have in two
        for step in (1, -1):
            beside = likes[-1 if step == 1 else 0] + step
            if beside not in taken and likeness.get((one, beside), 0.0) >= SAME:
                likes.insert(len(likes) if step == 1 else 0, beside)
                taken.add(beside)
    return {one: tuple(likes) for one, likes in sorted(first_of.items())}


def _rising(numbers: Mapping[int, int]) -> set[int]:
    """The keys of the longest run of numbers that rise: what stands in the same order in both articles."""
    ends: list[int] = []
    at: list[int] = []
    before: dict[int, int | None] = {}
    for key, number in numbers.items():
        place = bisect_left(ends, number)
        before[key] = at[place - 1] if place else None
        ends[place:], at[place:] = (
            ([number], [key]) if place == len(ends) else ([number, *ends[place + 1 :]], [key, *at[place + 1 :]])
        )
    chain: set[int] = set()
    key_: int | None = at[-1] if at else None
    while key_ is not None:
        chain.add(key_)
        key_ = before[key_]
    return chain
