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
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from operator import mul
from typing import NamedTuple

from pressmark.archive import occasions
from pressmark.archive.occasions import Occasion
from pressmark.archive.vectors import Vector

ONE = 1000  # the likeness of a text to itself
SAME = 80  # the least likeness, on average, of two groups that report one event
NEAR = 55  # the least likeness of two articles that are related
_AGREE, _DISAGREE, _FADING, _FORBIDDEN = 2.0, 0.4, 7, 45  # what days do: at 0, at many, how fast (days), and where it ends
_QUOTED = 60  # likeness for each quotation in common, to two at the most
_COMMON = 40  # articles: a term that more have looks for no candidates
_ASKED = 40  # terms of an article that look for candidates
_CANDIDATES = 32  # for each article, among those of smaller ids
_STEP = 4  # rarity is in quarters of a doubling
_FEW = 20  # articles: of more, their number too is taken in steps
_ENOUGH = 5  # terms in common: fewer are a name, and a name alone is no event
_LEAST = 20  # likeness: less is nothing

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
    weighed = _weighed(vectors)
    found = {}
    for one, other in sorted(_candidates(weighed, said)):
        mine, theirs = weighed[one], weighed[other]
        both = mine.keys() & theirs.keys()
        text = sum(map(mul, map(mine.__getitem__, both), map(theirs.__getitem__, both))) // ONE
        quotations = len(said.get(one, _NONE) & said.get(other, _NONE))
        if text < _LEAST and not quotations:
            continue
        days = occasions.apart(when[one], when[other])
        event = text + _QUOTED * min(quotations, 2) if len(both) >= _ENOUGH or quotations else 0
        if days is not None:
            event = int(event * _DAYS[days]) if days <= _FORBIDDEN else 0
        found[one, other] = Likeness(text, event, len(both), quotations, days)
    return found


_NONE: frozenset[str] = frozenset()


def _weighed(vectors: Mapping[str, Vector]) -> dict[str, dict[int, int]]:
    """Each article's terms that others have too, with their weights in thousandths.

    Of length one together with those terms that no other article has.
    """
    having = Counter(chain.from_iterable(vector.terms for vector in vectors.values()))
    steps = [0, *(_rarity(of, len(vectors)) for of in range(1, len(vectors) + 1))]
    rarity = {term: steps[of] for term, of in having.items()}
    shared = {term for term, of in having.items() if of > 1}
    found = {}
    for id, vector in vectors.items():
        weights = [*map(mul, vector.weights, map(rarity.__getitem__, vector.terms))]
        part = ONE / (math.sqrt(sum(map(mul, weights, weights))) or 1)
        found[id] = {term: round(weight * part) for term, weight in zip(vector.terms, weights, strict=True) if term in shared}
    return found


def _rarity(of: int, articles: int) -> int:
    """How much it tells that an article has a term that `of` of so many have: doublings, in quarters."""
    size = 2 ** (round(_STEP * math.log2(articles + 1)) / _STEP) if articles > _FEW else articles + 1
    return max(1, round(_STEP * math.log2(size / of)))


def _candidates(weighed: Mapping[str, Mapping[int, int]], said: Mapping[str, frozenset[str]]) -> set[tuple[str, str]]:
    """Pairs that share what few others have: two terms that weigh most in both, or a quotation."""
    asked = {id: sorted(weights, key=weights.__getitem__, reverse=True)[:_ASKED] for id, weights in sorted(weighed.items())}
    having = Counter(chain.from_iterable(asked.values()))
    where: dict[int, list[str]] = defaultdict(list)
    found = set()
    for id, all_ in asked.items():
        terms = [term for term in all_ if 1 < having[term] <= _COMMON]
        met = Counter(chain.from_iterable(map(where.__getitem__, terms)))  # articles of smaller ids: each pair is met once
        others = sorted((-times, other) for other, times in met.items() if times > 1)
        found |= {(other, id) for _, other in others[:_CANDIDATES]}
        for term in terms:
            where[term].append(id)
    speaking: dict[str, list[str]] = defaultdict(list)
    for id, groups in said.items():
        for group in groups:
            speaking[group].append(id)
    for ids in speaking.values():
        if 1 < len(ids) <= _COMMON:
            found |= {(one, other) for one in ids for other in ids if one < other}
    return found


# --- groups ---------------------------------------------------------------------------------------------------------------


def of(ids: Iterable[str], near: Pairs) -> list[list[str]]:
    """The articles in groups, each group and all of them by id; an article like no other is alone."""
    links: dict[str, dict[str, int]] = {id: {} for id in ids}
    for (one, other), likeness in near.items():
        if likeness.event:
            links[one][other] = links[other][one] = likeness.event
    groups = _Groups(links)
    return sorted(sorted(members) for members in groups.merged())


class _Groups:
    """Groups of articles while they grow, each known by its smallest id."""

    def __init__(self, links: dict[str, dict[str, int]]) -> None:
        self._links = links
        self._members = {id: [id] for id in links}

    def merged(self) -> Iterable[Sequence[str]]:
        waiting = [self._entry(one, other) for one, others in self._links.items() for other in others if one < other]
        heapq.heapify(waiting)
        while waiting:
            entry = heapq.heappop(waiting)
            mean, one, other = entry
            if -mean < SAME:
                break
            if one not in self._links or other not in self._links[one] or self._entry(one, other) != entry:
                continue
            for third in self._merge(one, other):
                heapq.heappush(waiting, self._entry(*sorted((one, third))))
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
