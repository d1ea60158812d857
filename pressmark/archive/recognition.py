"""Stretches of an article that look like names, by rules alone: who, or what, they might be of.

Every way to cut a line into names and other words is weighed by its signs, and the heaviest is taken (a semi-Markov model of
order zero, after Sarawagi and Cohen, 2004). There is no list of names behind it, and it is only for hints to a curator.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from pressmark.archive import signs, surroundings, vocabulary, weights, words
from pressmark.archive.words import Line, Word
from pressmark.model import Article, Kind, Paragraph


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a paragraph, headline, standfirst or dateline that looks like a name."""

    anchor: str
    start: int
    end: int
    kind: Kind | None  # None: it is not guessed


Piece = tuple[str, str]
"""The anchor and the text of a paragraph, a headline, a standfirst or a dateline."""

Recogniser = Callable[[Sequence[Piece]], Iterable[Span]]
"""What finds names in the pieces of one article: the rules here, or somebody's model (`models`)."""

_KINDS: Mapping[str, Kind | None] = {
    "people": "people",
    "organisations": "organisations",
    "places": "places",
    "things": None,  # a cup, a war, a treaty, a book
}
_GENITIVE = re.compile(r"\w*(?:ых|их|ой|ей|ого|его|ии|ия|ств[оаеу]|дел|сил|банка?|центра?|фонда?|істер|\w[ыі]|[ая])")
_LONGEST = 8  # words of a name
_SMALL = 2  # words without a capital that may follow one another in a name: "of the"


def pieces(article: Article, paragraphs: Sequence[Paragraph]) -> tuple[Piece, ...]:
    """What of an article is read for names, in reading order."""
    fields = (("headline", article.headline), ("standfirst", article.standfirst), ("dateline", article.dateline))
    texts = tuple((each.anchor, each.text) for each in paragraphs if each.kind not in ("code", "rule"))
    return tuple(piece for piece in fields if piece[1]) + texts


def rules(some: Sequence[Piece]) -> Iterator[Span]:
    """Every stretch that our rules take for a name, in reading order. What only tells where somebody is from is none.

    >>> text = "Ms Anna Roe of Acme Holdings flew to Zenda in March, Mongolian officials said."
    >>> [(text[span.start : span.end], span.kind) for span in rules([("p", text)])]
    [('Anna Roe', 'people'), ('Acme Holdings', 'organisations'), ('Zenda', 'places')]
    """
    for line, first, last, kind in recognised(some):
        if kind in _KINDS:
            yield Span(line.anchor, line.words[first].start, line.words[last - 1].end, _KINDS[kind])


def recognised(some: Sequence[Piece]) -> Iterator[tuple[Line, int, int, str]]:
    """Words `first` to `last` of a line, and what they are the name of: one of `weights.KINDS`.

    The same words are one name throughout an article, of the kind that all their places together speak for most; a surname
    is a person's where the article has the full name.
    """
    lines = [words.line(anchor, text) for anchor, text in some]
    told = words.told(lines)
    found: list[tuple[Line, int, int, str]] = []
    rows: dict[str, _Row] = {}
    for line in lines:
        weigh = _Scales(line, told).weigh
        for cluster in _clusters(candidates(line)):
            for (first, last), row in _cut({stretch: weigh(*stretch) for stretch in cluster}):
                name = " ".join(word.small for word in line.words[first:last])
                rows[name] = _together(row, rows[name]) if name in rows else row
                found.append((line, first, last, name))
    kinds = {name: weights.KINDS[row.index(max(row))] for name, row in rows.items()}
    surnames = {name.rpartition(" ")[2] for name, kind in kinds.items() if kind == "people" and " " in name}
    for line, first, last, name in found:
        yield line, first, last, "people" if name in surnames else kinds[name]


def signs_of(line: Line, first: int, last: int, told: words.Told) -> Iterator[str]:
    """All the signs of words `first` to `last`: those that the table of weights was fitted to."""
    yield from signs.of(line.words[first:last], line.where)
    yield from surroundings.left(line, first)
    yield from surroundings.right(line, last)
    yield from surroundings.opening(line, first, last - first, told)
    yield from surroundings.across(line, first, last)
    yield from surroundings.elsewhere(line.words[first:last], told)


def candidates(line: Line) -> Iterator[tuple[int, int]]:
    """Every stretch of words that could be a name: it begins with a capital, and ends with one or with a number."""
    some = line.words
    for first, begins in enumerate(some):
        if not words.is_tall(begins):
            continue
        # What begins in the middle of a title ends with it: "State Jane Roe" is nobody.
        within = [at for at, start in line.titled_at.items() if start < first < at and first not in line.titled_at]
        end = min(within, default=len(some))
        small, headed = 0, True
        cyrillic = begins.small[0] > "\u0400" and first + 1 < len(some) and some[first + 1].shape == "small"
        for last in range(first, min(first + _LONGEST, end)):
            word = some[last]
            if words.is_tall(word):
                small = 0
                if headed:
                    yield first, last + 1
            elif word.shape == "number":
                small = 0
                if not line.tabular and some[last - 1].shape != "mark":
                    yield first, last + 1
            elif cyrillic and small < _LONGEST and _GENITIVE.fullmatch(word.small):
                small += 1  # "Министерство иностранных дел", "Сыртқы істер министрлігі": one capital is enough
                headed = vocabulary.heads_organisation(word.small) or vocabulary.heads_organisation(begins.small)
                if headed:
                    yield first, last + 1
            elif word.small in vocabulary.LINKS or word.small in vocabulary.PARTICLES or word.text in "-/":
                small += 1
                if small > _SMALL:
                    break
            else:
                break


def _clusters(stretches: Iterable[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    """Stretches that overlap, together."""
    cluster: list[tuple[int, int]] = []
    end = 0
    for first, last in stretches:
        if cluster and first >= end:
            yield cluster
            cluster = []
        cluster.append((first, last))
        end = max(end, last)
    if cluster:
        yield cluster


class _Scales:
    """What the stretches of one line weigh. What stands at one end of a stretch is weighed once for all that end there."""

    def __init__(self, line: Line, told: words.Told) -> None:
        self._line, self._told = line, told
        self._bare = [Word(word.text, word.small, word.shape) for word in line.words]
        self._left: dict[int, _Row] = {}
        self._right: dict[int, _Row] = {}

    def weigh(self, first: int, last: int) -> _Row:
        """How much the signs of words `first` to `last` speak for each kind of name."""
        line, told = self._line, self._told
        if (left := self._left.get(first)) is None:
            left = self._left[first] = _sum(surroundings.left(line, first))
        if (right := self._right.get(last)) is None:
            right = self._right[last] = _sum(surroundings.right(line, last))
        some = line.words[first:last]
        own = _own(tuple(self._bare[first:last]), line.where)
        more = _sum((*surroundings.opening(line, first, last - first, told), *surroundings.across(line, first, last)))
        return _together(left, right, own, more, _sum(surroundings.elsewhere(some, told)))


@lru_cache(maxsize=65536)
def _own(some: tuple[Word, ...], where: str) -> _Row:
    """What words weigh by themselves; the same names come again and again."""
    return _sum(signs.of(some, where))


def _sum(found: Iterable[str]) -> _Row:
    rows = [row for sign in found if (row := weights.WEIGHTS.get(sign)) is not None]
    return _together(*rows) if rows else _NOTHING


def _together(*rows: _Row) -> _Row:
    return tuple(map(sum, zip(*rows, strict=True)))


_Row = tuple[float, ...]
_NOTHING: _Row = (0.0,) * len(weights.KINDS)


def _cut(weighed: Mapping[tuple[int, int], _Row]) -> list[tuple[tuple[int, int], _Row]]:
    """The stretches of a cluster that weigh most together and do not overlap."""
    places = sorted({place for stretch in weighed for place in stretch})
    best: dict[int, tuple[float, list[tuple[tuple[int, int], _Row]]]] = {places[0]: (0.0, [])}
    for before, place in pairwise(places):
        best[place] = best[before]
        for (first, last), row in weighed.items():
            if last == place and best[first][0] + max(row) > best[place][0]:
                best[place] = (best[first][0] + max(row), [*best[first][1], ((first, last), row)])
    return best[places[-1]][1]
