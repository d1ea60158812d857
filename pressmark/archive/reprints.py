"""Reprints: articles with the same text, which of two came first, and which paragraphs they share.

Two articles are reprints of one text when at least four fifths of the shorter one's runs of five words stand in the longer: an
agency's copy in several papers, a text with another dateline, a long report that holds a short one whole. Capitals,
punctuation, quotation marks and the way the text is cut into paragraphs make no difference.

A short text is easily a formula: "the bank left its rate at 9 per cent", week after week. Of one with fewer than forty words
every run must stand in the other, and of one with fewer than a hundred too, where the two are printed more than a week apart;
one with fewer than twenty is called nobody's reprint. What more than two hundred articles say is a formula at any length.
Captions belong to photographs and a summary to the curator: neither is compared.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from itertools import islice, pairwise
from zlib import crc32

from pressmark import dates
from pressmark.archive import folding
from pressmark.model import Article, Order, Outlet, Paragraph, Reprint

_RUN = 5  # words
_SAME = 0.8  # of the shorter text's runs
_LEAST, _SHORT, _BRIEF = 20, 40, 100  # words
_SERIES = 7  # days: briefs further apart may be two of a series
_APART = 5  # one run in so many is kept in a sketch, wherever it stands
_REACH = 10  # runs: and one of so many in a row at the least
_FORMULA = 200  # articles: what more of them say is a formula, and does not bring two together

Sketch = Sequence[int]
_Runs = AbstractSet[tuple[str, ...]]


def words(text: str) -> list[str]:
    """The words of a text as they are compared.

    >>> words("“It’s late,” said J.Smith.") == words('"IT\\'S LATE", said J. Smith')
    True
    """
    folded = folding.fold(text).text.casefold()
    return folded.translate(_SIGNS).split() if folded.isascii() else _WORD.findall(folded)


_WORD = re.compile(r"\w+")
_SIGNS = {sign: " " for sign in range(128) if not _WORD.match(chr(sign))}  # the same rule, at half the cost


def sketch(article: Article, paragraphs: Iterable[Paragraph]) -> Sketch:
    """A quarter of an article's runs of five words, as numbers in order: enough to find what it may share its text with.

    It depends on this article alone. Which runs are kept depends only on the words around them, so that two articles with the
    same fourteen words in a row keep at least one run in common (Schleimer and others, "Winnowing", 2003).
    """
    found = words(_compared(article, paragraphs))
    if len(found) < _LEAST:
        return ()
    numbers = list(map(_NUMBERS.__getitem__, found))
    # The hash of numbers is the same in every process; that of strings is not.
    runs = list(map(hash, zip(*(islice(numbers, at, None) for at in range(_RUN)), strict=False)))
    at = [at for at, run in enumerate(runs) if not run % _APART]
    kept = {runs[each] for each in at}
    for before, after in pairwise((-1, *at, len(runs))):
        if after - before > _REACH:
            kept.update(min(runs[first : first + _REACH]) for first in range(before + 1, after - _REACH + 1))
    return array("q", sorted(kept))  # a fifth of the room that a list takes


class _Numbers(dict[str, int]):
    """Words to numbers that are the same in every process."""

    def __missing__(self, word: str) -> int:
        if len(self) > 500_000:
            self.clear()
        number = self[word] = crc32(word.encode("utf-8", "replace"))
        return number


_NUMBERS = _Numbers()


def find(
    articles: Sequence[Article],
    paragraphs: Mapping[str, Sequence[Paragraph]],
    sketches: Mapping[str, Sketch],
    outlets: Mapping[str, Outlet],
) -> dict[str, tuple[Reprint, ...]]:
    """Each article that shares its text with others, to those others, in the order of `articles`.

    Sharing is told of pairs: one report may hold two others that have nothing in common.
    """
    by_id = {article.id: article for article in articles}
    place = {id: at for at, id in enumerate(by_id)}

    @lru_cache(maxsize=500)
    def text(id: str) -> tuple[list[str], _Runs]:
        found = words(_compared(by_id[id], paragraphs[id]))
        return found, _runs(found)

    found: dict[str, list[Reprint]] = {}
    for pair in _candidates(sketches):
        one, other = pair
        if not _same(*text(one), *text(other), _apart(by_id[one], by_id[other])):
            continue
        for this, that in (pair, reversed(pair)):
            own, theirs = text(this)[1], text(that)[1]
            order = _order(by_id[this], by_id[that], outlets)
            anchors = _shared(paragraphs[this], paragraphs[that], theirs)
            found.setdefault(this, []).append(Reprint(that, order, len(own & theirs) / len(own), anchors))
    return {id: tuple(sorted(found[id], key=lambda each: place[each.article])) for id in sorted(found, key=place.__getitem__)}


def _compared(article: Article, paragraphs: Iterable[Paragraph]) -> str:
    if article.representation == "summary":
        return ""
    return " ".join(paragraph.text for paragraph in paragraphs if paragraph.kind != "caption")


def _runs(found: Sequence[str]) -> _Runs:
    return set(zip(*(islice(found, at, None) for at in range(_RUN)), strict=False))


def _candidates(sketches: Mapping[str, Sketch]) -> list[tuple[str, str]]:
    """Pairs of articles that may share their text, each once. A text is looked for by what the fewest others say."""
    seen: set[int] = set()
    again: set[int] = set()
    for sketched in sketches.values():
        again |= seen.intersection(sketched)
        seen.update(sketched)
    del seen
    common = {id: again.intersection(sketched) for id, sketched in sketches.items()}
    where: dict[int, list[str]] = {}
    for id, kept in common.items():
        for run in kept:
            where.setdefault(run, []).append(id)
    pairs: dict[tuple[str, str], int] = {}
    for id, kept in common.items():
        of = len(sketches[id])
        least = max(1, int(_SAME * of - 1.6 * of**0.5))  # what is kept is a sample: four standard deviations to be safe
        if len(kept) < least:
            continue
        rare = sorted(kept, key=lambda run: (len(where[run]), run))[: len(kept) - least + 1]
        for other in {other for run in rare if len(where[run]) <= _FORMULA for other in where[run]} - {id}:
            both = kept & common[other]
            if len(both) >= least:
                pairs[min(id, other), max(id, other)] = min(both)
    # Copies of one text one after the other, so that each is cut into words once.
    return sorted(pairs, key=lambda pair: (pairs[pair], pair))


def _same(one: Sequence[str], its_runs: _Runs, other: Sequence[str], their_runs: _Runs, days: int) -> bool:
    """True when the shorter of two texts, printed so many days apart, stands in the longer."""
    shorter, least = min(len(one), len(other)), min(len(its_runs), len(their_runs))
    if shorter < _LEAST:
        return False
    whole = shorter < _SHORT or (shorter < _BRIEF and days > _SERIES)
    return len(its_runs & their_runs) >= (least if whole else _SAME * least)


def _apart(one: Article, other: Article) -> int:
    """Days between two articles at the least; 0 where they are not known."""
    first, second = one.published, other.published
    if not (first and second and first.first and first.last and second.first and second.last):
        return 0
    return max(0, (first.first - second.last).days, (second.first - first.last).days)


def _shared(paragraphs: Iterable[Paragraph], others: Iterable[Paragraph], runs: _Runs) -> tuple[str, ...]:
    """Anchors of the paragraphs that stand in another text; one too short for a run must be a paragraph of it."""
    briefs = {tuple(found) for other in others if other.words < _RUN * 2 and len(found := words(other.text)) < _RUN}
    anchors = []
    for paragraph in paragraphs:
        found = words(paragraph.text)
        own = _runs(found)
        if len(own & runs) >= _SAME * len(own) if own else found and tuple(found) in briefs:
            anchors.append(paragraph.anchor)
    return tuple(anchors)


def _order(this: Article, that: Article, outlets: Mapping[str, Outlet]) -> Order:
    """How `that` stands to `this`: by the days printed where these differ; else by a credit to the other's outlet."""
    if _apart(this, that):
        return "earlier" if dates.key(that.published) < dates.key(this.published) else "later"
    if this.outlet == that.outlet:
        return ""
    credited, crediting = _credits(this, that, outlets), _credits(that, this, outlets)
    return "" if credited == crediting else "credited" if credited else "crediting"


def _credits(this: Article, that: Article, outlets: Mapping[str, Outlet]) -> bool:
    """True when an article names the outlet of another as the agency behind its text."""
    outlet = outlets.get(that.outlet)
    forms = (outlet.name, *outlet.aliases, *outlet.names) if outlet else (that.outlet,)
    agencies = {" ".join(words(name)) for name in (this.agency, *re.split(r"[,;/&]|\band\b", this.agency))}
    return bool((agencies & {" ".join(words(form)) for form in forms}) - {""})
