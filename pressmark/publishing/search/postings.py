"""Postings: in which articles each stem stands, in which fields, how often, and at which places of what may be shown.

Articles are known by their numbers, in their order. A posting is a row of gaps between article numbers, doubled; an odd one
says that the stem stands there more than once, and how much more follows. Its places are such a row too, and behind each
article's gap and count stand the places: gaps between word numbers, doubled, odd where very common words stand directly before,
which are not in the index; their numbers follow, doubled, odd when another follows.

What some hundreds of articles hold is a `Part`, made by one hand and kept by what it was made from; joining parts is cheap.
lunr adds up a score in the order in which stems first entered the index, and floating point minds the order. The first article
and field can be seen from the postings; the rank of a stem among those of that article and field is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from pressmark.publishing.search import words
from pressmark.publishing.search.pieces import number, units
from pressmark.work import Form

Fields = tuple[str, tuple[str, ...]]
"""An article as search reads it: its language, and the text of each field. A form feed parts its paragraphs; behind a vertical
tab stands what may be found and not shown, which has no places."""

Row = tuple[int, int, str]
"""A piece of a posting: its first entry without its mark for what follows, its last article, and all behind the first gap."""

_NONE: Row = (0, 0, "")


@dataclass(frozen=True, slots=True)
class Part:
    """The postings of some articles that follow one another, counted from the first of them."""

    lengths: list[list[int]]  # by field: how many words each article has
    ranks: dict[str, int]
    rows: list[dict[str, tuple[int, int, str, int, int, str]]]  # by field and stem: posting, places


def parts(stems: Mapping[str, str], stretches: Sequence[Sequence[Fields]]) -> list[tuple[Part, dict[str, str]]]:
    """The postings of each of some stretches of articles, and the words that were met there for the first time.

    `stems` are those of words that were met before.
    """
    words.KNOWN.update(stems)
    found = []
    for stretch in stretches:
        before = len(words.KNOWN)
        made = part(stretch)
        found.append((made, dict(islice(words.KNOWN.items(), before, None))))
    return found


def part(articles: Iterable[Fields]) -> Part:
    """The postings of some articles."""
    lengths: list[list[int]] = []
    ranks: dict[str, int] = {}
    standing: list[dict[str, _Growing]] = []
    placed: list[dict[str, _Growing]] = []
    for article, (language, texts) in enumerate(articles):
        for at, text in enumerate(texts):
            if not article:
                lengths.append([])
                standing.append({})
                placed.append({})
            counts, places = _read(text, language)
            lengths[at].append(sum(counts.values()))
            _enter(standing[at], article, counts, {})
            _enter(placed[at], article, {stem: len(row) for stem, row in places.items()}, places)
            for rank, stem in enumerate(counts):
                if stem not in ranks:
                    ranks[stem] = rank
    rows = [
        {stem: (*row.written(), *(placed[at][stem].written() if stem in placed[at] else _NONE)) for stem, row in rows.items()}
        for at, rows in enumerate(standing)
    ]
    return Part(lengths, ranks, rows)


class _Growing:
    """A row that grows article by article."""

    __slots__ = ("head", "last", "texts")

    def __init__(self, head: int) -> None:
        self.head, self.last, self.texts = head, head // 2, list[str]()

    def written(self) -> Row:
        return self.head, self.last, "".join(self.texts)


def _enter(rows: dict[str, _Growing], article: int, counts: Mapping[str, int], places: Mapping[str, list[str]]) -> None:
    for stem, times in counts.items():
        row = rows.get(stem)
        if row is None:
            row = rows[stem] = _Growing(2 * article + (times > 1))
        else:
            row.texts.append(number[2 * (article - row.last - 1) + (times > 1)])
            row.last = article
        if times > 1:
            row.texts.append(number[times - 2])
        if places:
            row.texts += places[stem]


def _read(text: str, language: str) -> tuple[dict[str, int], dict[str, list[str]]]:
    """How often each stem of a text stands there, in the order in which they first do; and at which places, written down."""
    shown, _, unshown = text.partition("\v")
    places: dict[str, list[str]] = {}
    last: dict[str, int] = {}
    at, before = 0, list[int]()
    for paragraph in shown.split("\f"):
        for word, stem in words.read(paragraph, language):
            if stem:
                row = places.get(stem)
                if row is None:
                    row = places[stem] = []
                gap = 2 * (at - last.get(stem, -1) - 1)
                row.append(number[gap + 1] + _common(before) if before else number[gap])
                last[stem] = at
                before = []
            else:
                before.append(words.STOP[word])
            at += 1
        at += 1  # no phrase reaches from one paragraph into the next
        before = []
    counts = {stem: len(row) for stem, row in places.items()}
    for stem in words.stems(unshown, language):
        counts[stem] = counts.get(stem, 0) + 1
    return counts, places


def _common(before: Sequence[int]) -> str:
    return "".join(number[2 * word + 1] for word in before[:-1]) + number[2 * before[-1]]


def _kept(made: tuple[Part, dict[str, str]]) -> object:
    return [made[0].lengths, made[0].ranks, made[0].rows]


def _part(kept: Any) -> tuple[Part, dict[str, str]]:
    return Part(*kept), {}


KEPT = Form(_kept, _part)


class _Standing:
    """Where a stem stands in one field: the last article of its posting and of its places, and both as they are written."""

    __slots__ = ("last", "placed", "places", "row")

    def __init__(self) -> None:
        self.last, self.placed = -1, -1
        self.row, self.places = list[str](), list[str]()


@dataclass(slots=True)
class Postings:
    """The postings of all articles, growing part by part."""

    articles: int = 0
    lengths: list[list[int]] = field(default_factory=list)
    ranks: dict[str, int] = field(default_factory=dict)
    _rows: list[dict[str, _Standing]] = field(default_factory=list)

    def add(self, part: Part) -> None:
        """Enter the articles that follow."""
        if not self._rows:
            self._rows = [{} for _ in part.lengths]
        base = self.articles
        self.ranks = part.ranks | self.ranks
        for ours, theirs in zip(self.lengths, part.lengths, strict=True):
            ours += theirs
        for standing, rows in zip(part.rows, self._rows, strict=True):
            for stem, (head, end, rest, place, final, whole) in standing.items():
                row = rows.get(stem)
                if row is None:
                    row = rows[stem] = _Standing()
                row.row += number[2 * (base - row.last - 1) + head], rest
                row.last = base + end
                if whole:
                    row.places += number[2 * (base - row.placed - 1) + place], whole
                    row.placed = base + final
        self.articles = base + len(part.lengths[0])

    def line(self, stem: str) -> str:
        """A stem, its rank, and its posting in each field."""
        rows = ["".join(rows[stem].row) if stem in rows else "" for rows in self._rows]
        return "\t".join((stem, number[self.ranks.get(stem, 0)], *rows))

    def places(self, stem: str) -> str:
        """A stem, and its places in each field; empty when none of them may be told."""
        rows = ["".join(rows[stem].places) if stem in rows else "" for rows in self._rows]
        return "\t".join((stem, *rows)).rstrip("\t") if any(rows) else ""


def stretch_ends(marks: Iterable[bytes], least: int, most: int) -> Iterator[tuple[int, int]]:
    """Where a list may be cut, so that something put in or taken out moves few of the cuts: pairs of begin and end."""
    begin = at = 0
    for at, mark in enumerate(marks, 1):
        if at - begin >= most or (at - begin >= least and mark[0] == 0):
            yield begin, at
            begin = at
    if begin < at:
        yield begin, at


def lines(postings: Postings, more: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    """The lines of the index by stem, with what else begins with a stem: columns behind its postings.

    They stand in the order of JavaScript's alphabet, in which a browser looks for them.
    """
    for stem in sorted({*postings.ranks, *more}, key=units):
        yield stem, "\t".join((postings.line(stem), *more.get(stem, ()))).rstrip("\t")
