"""Gatherings: articles that say so much of the same that they report one event, found by average linkage.

How much two articles have in common is the cosine of their vectors, each term weighing the more, the fewer articles of this
archive have it: what the whole archive is about brings no two together. Days that agree double it, days that do not take from
it, days too far apart forbid it, and days unknown do nothing. The same words quoted are the strongest evidence there is.

Everything is counted in whole numbers and ordered by ids, so that the order of the articles makes no difference; rarity is in
steps, so that one article more or less moves its neighbours only.
"""

from __future__ import annotations

import heapq
import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, compress
from math import isqrt
from operator import mul
from typing import NamedTuple

from pressmark.archive import occasions
from pressmark.archive.occasions import Occasion
from pressmark.archive.vectors import Vector

ONE = 1000  # the likeness of a text to itself
SAME = 80  # the least likeness, on average, of two groups that report one event
NEAR = 35  # the least likeness of two articles that are related
_AGREE, _DISAGREE, _FADING, _FORBIDDEN = 2.0, 0.4, 7, 45  # what days do: at 0, at many, how fast (days), and where it ends
_QUOTED = 60  # likeness for each quotation in common, to two at the most
_COMMON = 20  # articles: a term that more have looks for no candidates
_CANDIDATES = 24  # for each article, among those of smaller ids
_STEP = 4  # rarity is in quarters of a doubling
_FEW = 20  # articles: of more, their number too is taken in steps
_ENOUGH = 5  # terms in common: fewer are a name, and a name alone is no event
_LEAST = 20  # likeness: less is nothing

_NEVER = -(10**9)  # likeness that no others make up for

_DAYS = [_DISAGREE + (_AGREE - _DISAGREE) * math.exp(-days / _FADING) for days in range(_FORBIDDEN + 1)]


class Likeness(NamedTuple):
    """What two articles have in common."""

    text: int  # thousandths
    event: int  # the same, after what days and quotations say
    terms: int
    quotations: int
    days: int | None  # between them at the least


Pairs = Mapping[tuple[str, str], Likeness]


def pairs(
    vectors: Mapping[str, Vector], when: Mapping[str, Occasion | None], said: Mapping[str, frozenset[str]]
) -> dict[tuple[str, str], Likeness]:
    """The likeness of every two articles that may be near to each other, the smaller id first.

    `said` names the groups of quotations that each article has some of.
    """
    having = Counter(chain.from_iterable(vector.terms for vector in vectors.values()))
    weighed = _weighed(vectors, having)
    found = {}
    for one, others in _candidates(vectors, having, said):
        mine, length = weighed[one]
        weight, when_one, said_one = mine.__getitem__, when[one], said.get(one, _NONE)
        for other in others:
            theirs, other_length = weighed[other]
            both = mine.keys() & theirs.keys()
            text = ONE * sum(map(mul, map(weight, both), map(theirs.__getitem__, both))) // isqrt(length * other_length)
            quotations = len(said_one & said.get(other, _NONE)) if said_one else 0
            if text < _LEAST and not quotations:
                continue
            days = occasions.apart(when_one, when[other])
            event = text + _QUOTED * min(quotations, 2) if len(both) >= _ENOUGH or quotations else 0
            if days is not None:
                event = int(event * _DAYS[days]) if days <= _FORBIDDEN else 0
            found[other, one] = Likeness(text, event, len(both), quotations, days)
    return found


_NONE: frozenset[str] = frozenset()


def _weighed(vectors: Mapping[str, Vector], having: Mapping[int, int]) -> dict[str, tuple[dict[int, int], int]]:
    """Each article's terms that others have too, with their weights; and the square of the length of all its terms."""
    steps = [0, *(_rarity(of, len(vectors)) for of in range(1, len(vectors) + 1))]
    found = {}
    for id, vector in vectors.items():
        times = [*map(having.__getitem__, vector.terms)]
        weights = [*map(mul, vector.weights, map(steps.__getitem__, times))]
        shared = compress(zip(vector.terms, weights, strict=True), map((1).__lt__, times))
        found[id] = dict(shared), sum(map(mul, weights, weights)) or 1
    return found


def _rarity(of: int, articles: int) -> int:
    """How much it tells that an article has a term that `of` of so many have: doublings, in quarters."""
    size = 2 ** (round(_STEP * math.log2(articles + 1)) / _STEP) if articles > _FEW else articles + 1
    return max(1, round(_STEP * math.log2(size / of)))


def _candidates(
    vectors: Mapping[str, Vector], having: Mapping[int, int], said: Mapping[str, frozenset[str]]
) -> Iterator[tuple[str, list[str]]]:
    """Each article with those of smaller ids that share what few others have: two terms, or a quotation."""
    where: dict[int, list[str]] = {term: [] for term, times in having.items() if 1 < times <= _COMMON}
    speaking: dict[str, list[str]] = defaultdict(list)
    for id, vector in sorted(vectors.items()):
        lists = [where[term] for term in vector.terms if term in where]
        met = Counter(chain.from_iterable(lists))  # each pair is met once
        others = [(-times, other) for other, times in met.items() if times > 1]
        near = [other for _, other in (sorted(others)[:_CANDIDATES] if len(others) > _CANDIDATES else others)]
        for group in said.get(id, ()):
            near += [other for other in speaking[group][:_COMMON] if other not in near]
            speaking[group].append(id)
        for ids in lists:
            ids.append(id)
        yield id, near


# --- groups ---------------------------------------------------------------------------------------------------------------


def of(ids: Iterable[str], near: Pairs) -> list[list[str]]:
    """The articles in groups, each group and all of them by id; an article like no other is alone."""
    links: dict[str, dict[str, int]] = {id: {} for id in ids}
    for (one, other), likeness in near.items():
        if likeness.event:
            links[one][other] = links[other][one] = likeness.event
        elif (likeness.days or 0) > _FORBIDDEN:  # nor may a third, which is near to both, bring them together
            links[one][other] = links[other][one] = _NEVER
    groups = _Groups(links)
    return sorted(sorted(members) for members in groups.merged())


class _Groups:
    """Groups of articles while they grow, each known by its smallest id."""

    def __init__(self, links: dict[str, dict[str, int]]) -> None:
        self._links = links
        self._members = {id: [id] for id in links}

    def merged(self) -> Iterable[Sequence[str]]:
        # Two groups are no nearer to a third, when they become one, than the nearer of them was: what is far stays far.
        entries = (self._entry(one, other) for one, others in self._links.items() for other in others if one < other)
        waiting = [entry for entry in entries if -entry[0] >= SAME]
        heapq.heapify(waiting)
        while waiting:
            entry = heapq.heappop(waiting)
            _, one, other = entry
            if one not in self._links or other not in self._links[one] or self._entry(one, other) != entry:
                continue
            for third in self._merge(one, other):
                entry = self._entry(*sorted((one, third)))
                if -entry[0] >= SAME:
                    heapq.heappush(waiting, entry)
        return self._members.values()

    def _entry(self, one: str, other: str) -> tuple[float, str, str]:
        return -self._links[one][other] / (len(self._members[one]) * len(self._members[other])), one, other

    def _merge(self, one: str, other: str) -> Iterable[str]:
        mine, theirs = self._links[one], self._links.pop(other)
        del theirs[one], mine[other]
        self._members[one] += self._members.pop(other)
        for third, sum_ in theirs.items():
            del self._links[third][other]
            mine[third] = self._links[third][one] = mine.get(third, 0) + sum_
        return mine
