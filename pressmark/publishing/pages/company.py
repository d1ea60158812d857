"""Company: who appears with whom, and whether that is more than chance.

Where two names stand in n and m of N articles, chance alone would put them together in n·m/N. How sure one may be that more is
no accident is measured by the log-likelihood ratio G² (T. Dunning, "Accurate Methods for the Statistics of Surprise and
Coincidence", 1993). It holds for the small counts that an archive of news is full of, where χ² and mutual information do not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, groupby, islice
from math import log
from operator import itemgetter

from babel import Locale, UnknownLocaleError
from babel.numbers import format_decimal

from pressmark.model import Kind
from pressmark.publishing.pages.catalogue import Catalogue
from pressmark.publishing.pages.lines import Heading

_SHOWN = 8  # of a kind
_LEAST = 3  # articles that name both; two may be two prints of one report
_SURE = 10.83  # G² that chance exceeds once in a thousand times (χ², one degree of freedom)
_KINDS: tuple[Kind, ...] = ("people", "organisations", "places")


@dataclass(frozen=True, slots=True)
class Companion:
    """A name that appears with another."""

    heading: Heading
    together: int  # articles that name both
    times: str  # as often as by chance, in figures; empty where that may be chance


def surprise(both: int, one: int, other: int, all: int) -> float:
    """The log-likelihood ratio G² of two names that stand together in `both` of `all` articles; 0 where that is no more than
    chance would give.

    >>> round(surprise(both=8, one=10, other=12, all=1000), 1), surprise(both=1, one=10, other=100, all=1000)
    (67.9, 0.0)
    """
    if both * all <= one * other:
        return 0.0
    cells = (
        (both, one * other),
        (one - both, one * (all - other)),
        (other - both, (all - one) * other),
        (all - one - other + both, (all - one) * (all - other)),
    )
    return 2 * sum(seen * log(seen * all / expected) for seen, expected in cells if seen and expected)


def of(catalogue: Catalogue, key: str) -> Mapping[str, tuple[Companion, ...]]:
    """Who and what stands in the same articles as a name, by kind: first those that do so more than chance would have it, the
    surest first, then the most frequent. Ties stand in order of the alphabet."""
    ids, rank = catalogue.naming.get(key, ()), catalogue.rank
    counts = Counter(chain.from_iterable([catalogue.items[id].names for id in ids]))
    del counts[key]
    sure = _sure(catalogue, key, counts) if len(ids) >= _LEAST else {}
    order = sorted(
        [
            (each.partition("/")[0], -sure.get(each, 0.0), -both, rank[each], each)
            for each, both in counts.items()
            if each in rank
        ]
    )
    found = {kind: list(islice(lines, _SHOWN)) for kind, lines in groupby(order, key=itemgetter(0))}
    return {
        kind: tuple(_companion(catalogue, key, each, -both, each in sure) for _, _, both, _, each in found[kind])
        for kind in _KINDS
        if kind in found
    }


def _sure(catalogue: Catalogue, key: str, counts: Mapping[str, int]) -> Mapping[str, float]:
    """The names that a name appears with more than by chance, to how sure that is."""
    all_, one = len(catalogue.items), len(catalogue.naming[key])
    found = {}
    for other, both in counts.items():
        if both >= _LEAST:
            # Rounded, so that no machine's last digit decides what comes first.
            measured = round(surprise(both, one, len(catalogue.naming[other]), all_), 6)
            if measured >= _SURE:
                found[other] = measured
    return found


def _companion(catalogue: Catalogue, key: str, other: str, both: int, is_sure: bool) -> Companion:
    if not is_sure:
        return Companion(catalogue.headings[other], both, "")
    times = both * len(catalogue.items) / (len(catalogue.naming[key]) * len(catalogue.naming[other]))
    return Companion(catalogue.headings[other], both, _figure(round(times, 1 if times < 10 else None), catalogue.language))


@lru_cache(maxsize=10_000)
def _figure(number: float, language: str) -> str:
    try:
        return format_decimal(number, locale=Locale.parse(language.replace("-", "_")))
    except (UnknownLocaleError, ValueError):
        return format_decimal(number, locale="en")
