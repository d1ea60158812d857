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
from functools import lru_cache
from itertools import islice
from typing import Any

from pressmark.publishing.search import words
from pressmark.publishing.search.pieces import number, units
from pressmark.work import Form

Fields = tuple[str, tuple[str, ...]]
"""An article as search reads it: its language, and the text of each field. A form feed parts its paragraphs; behind a vertical
tab stands what may be found and not shown, which has no places."""


@dataclass(frozen=True, slots=True)
class Part:
    """The postings of some articles that follow one another, counted from the first of them."""

    lengths: list[list[int]]  # by field: how many words each article has
    ranks: dict[str, int]
    rows: list[dict[str, tuple[int, int, str, int, int, str]]]
    """By field and stem: of the posting its first gap, its last article, and all behind the gap; and the same of the places."""


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


def part(articles: Sequence[Fields]) -> Part:
    """The postings of some articles."""
    fields = len(articles[0][1])
    entered: dict[str, tuple[int, int]] = {}  # article and field, and rank
    lengths, rows = list[list[int]](), list[dict[str, tuple[int, int, str, int, int, str]]]()
    for at in range(fields):
        texts = [(language, *texts[at].partition("\v")[::2]) for language, texts in articles]
        standing: _Rows = {}
        placed: _Rows = {} if any(unshown for _, _, unshown in texts) else standing
        lengths.append([])
        for article, (language, shown, unshown) in enumerate(texts):
            places = _places(shown, language)
            times = {stem: here[1] for stem, here in places.items()}
            if placed is standing:
                fresh = _enter(standing, article, places.items())
            else:
                _enter(placed, article, places.items())
                for stem in words.stems(unshown, language):
                    times[stem] = times.get(stem, 0) + 1
                fresh = _enter(standing, article, ((stem, (0, often, "")) for stem, often in times.items()))
            lengths[at].append(sum(times.values()))
            for rank, stem in fresh:
                here = article * fields + at, rank
                entered[stem] = min(entered.get(stem, here), here)
        rows.append(
            {stem: (row[1], row[0], "".join(row[2::2]), *_places_of(placed.get(stem))) for stem, row in standing.items()}
        )
    return Part(lengths, {stem: rank for stem, (_, rank) in entered.items()}, rows)


_Rows = dict[str, list[Any]]
"""By stem: the article its row has come to, its first gap, and then, in turn, what is written of each article: gap and count,
places. Of the first the gap is left out."""


def _enter(rows: _Rows, article: int, found: Iterable[tuple[str, Sequence[Any]]]) -> list[tuple[int, str]]:
    """Put an article's stems into their rows: how often each stands there, and its places. Gives those new here, with ranks."""
    fresh = []
    for rank, (stem, (_, times, places)) in enumerate(found):
        row = rows.get(stem)
        if row is None:
            rows[stem] = [article, 2 * article + (times > 1), number[times - 2] if times > 1 else "", places]
            fresh.append((rank, stem))
        else:
            gap = 2 * (article - row[0] - 1)
            row[0] = article
            row += (number[gap + 1] + number[times - 2] if times > 1 else number[gap]), places
    return fresh


def _places_of(row: list[Any] | None) -> tuple[int, int, str]:
    return (row[1], row[0], "".join(row[2:])) if row else (0, 0, "")


def _places(text: str, language: str) -> dict[str, list[Any]]:
    """The places of each stem of a text, in the order in which they first stand there: the last, how many, and as written."""
    found: dict[str, list[Any]] = {}
    at, before = 0, tuple[int, ...]()
    for paragraph in text.split("\f"):
        for stem in words.read(paragraph, language):
            if isinstance(stem, int):
                before += (stem,)
            else:
                here = found.get(stem)
                if here is None:
                    here = found[stem] = [-1, 0, ""]
                gap = 2 * (at - here[0] - 1)
                here[0] = at
                here[1] += 1
                if before:
                    here[2] += number[gap + 1] + _common(before)
                    before = ()
                else:
                    here[2] += number[gap]
            at += 1
        at += 1  # no phrase reaches from one paragraph into the next
        before = ()
    return found


@lru_cache(maxsize=100_000)
def _common(before: tuple[int, ...]) -> str:
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
