"""Search: the index of lunr, cut into pieces that a browser fetches one at a time.

What is indexed, how words are cut, trimmed, left out and stemmed, and what a find is worth is lunr's (lunr.py). What is ours
is how it travels: not weights, which change everywhere with every article, but how often a stem stands in a field, from which
`templates/static/scores.js` works out lunr's own weights. The pieces are classic scripts that call `pressmark.shard(name, …)`,
because on `file://` a page can fetch nothing else. A test holds results and scores equal to those of lunr.py.

    search/manifest.js             what there is; all other names carry a hash of what is in them
    search/words-<hash>.js         a stretch of the alphabet: each stem, and where it stands how often
    search/lengths-<f>-<hash>.js   how many words field f of each article has
    search/days-<hash>.js          the days each article may be of, for `from:` and `to:`
    search/vocabulary-<hash>.js    every stem, for `*` and `~`
    search/drawer-<n>-<hash>.js    where the cards of sixty-four articles are
    search/cards-<n>-<m>-<hash>.js what a result shows of one or a few: headline, outlet, date, address, paragraphs

Numbers are written in base 32, the lowest five bits first, in sixty-four characters of which the second half says that more
follows: most numbers here are small, and take one character.
"""

from __future__ import annotations

import base64
import hashlib
import json
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, repeat

from lunr.stemmer import porter_stemmer
from lunr.stop_word_filter import WORDS as STOP_WORDS
from lunr.trimmer import full_re as trimmed

from pressmark import dates
from pressmark.model import Cleared, Edition, Entity

FIELDS: Mapping[str, int] = {"headline": 3, "standfirst": 1, "body": 1, "outlet": 1, "names": 1}
"""What can be searched, and how much a find there weighs."""

DRAWER = 64  # articles whose cards are looked up together
CARDS_AT_MOST = 2_500  # characters of cards that travel together: one article, several excerpts, a dozen headlines
WORDS_AT_LEAST = 6_000  # characters of a stretch of the index before it may end: some 5 KB gzipped, common words much more
LONGEST_STEMMED = 100  # letters; what is longer is no word, and lunr's stemmer recurses over every y of it

_SEPARATORS = "\t\n\r\f\v\xa0-"  # lunr's, besides the space
_ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
Card = tuple[str, str, str, str, str, str, str, str, list[tuple[str, str]]]
Keep = Callable[[str, object], str]
"""Writes a piece down under a name that changes with what is in it, and gives its mark: the hash in that name."""


def files(edition: Edition) -> dict[str, bytes]:
    """Everything a reader's browser needs to search this edition: address to script. The same edition gives the same bytes."""
    postings = Postings()
    for article in edition.articles:
        postings.add(words(article, edition.entities))
    made: dict[str, bytes] = {}

    def keep(name: str, value: object) -> str:
        text = _json(value)
        digest = hashlib.blake2b(text.encode()).digest()
        mark = base64.b32encode(digest).decode().lower()  # some disks do not tell cases apart
        for length in range(6, len(mark)):
            address, script = f"search/{name}-{mark[:length]}.js", _script(f"{name}-{mark[:length]}", text)
            if made.setdefault(address, script) == script:
                return mark[:length]
        raise AssertionError("two texts with one hash")

    manifest = {
        "articles": len(edition.articles),
        "fields": list(FIELDS.items()),
        "stop": " ".join(sorted(STOP_WORDS)),
        "words": [[first, keep("words", lines)] for first, lines in _stretches(postings)],
        "lengths": [
            keep(f"lengths-{field}", "".join(map(number.__getitem__, column))) for field, column in enumerate(postings.lengths)
        ],
        "days": keep("days", _days(edition.articles)),
        "vocabulary": keep("vocabulary", _vocabulary(postings.stems())),
        "drawer": DRAWER,
        "drawers": [
            keep(f"drawer-{at // DRAWER}", _drawer(edition, at, keep)) for at in range(0, len(edition.articles), DRAWER)
        ],
    }
    made["search/manifest.js"] = _script("manifest", _json(manifest))
    return dict(sorted(made.items()))


def size(made: Mapping[str, bytes]) -> int:
    """How many bytes the index has, of which a reader fetches a small part."""
    return sum(map(len, made.values()))


def words(article: Cleared, entities: Mapping[str, Entity]) -> dict[str, str]:
    """What search knows of an article, field by field. Of the text that may not be shown: its words, in no order.

    They stand behind the body one by one, each as often as it occurs, so that lunr counts them and nothing can be read.
    """
    unshown = (repeat(word, times) for word, times in sorted(article.terms.items()))
    return {
        "headline": article.article.headline,
        "standfirst": article.article.standfirst,
        "body": "\n".join(chain((paragraph.text for paragraph in article.paragraphs), chain.from_iterable(unshown))),
        "outlet": article.article.outlet,
        "names": "\n".join([*(entities[key].name for key in article.names if key in entities), article.article.dateline]),
    }


def stems(text: str) -> dict[str, int]:
    """The stems of a text, in the order in which they first stand there, and how often each does.

    >>> stems("The Treaty was signed: a treaty, at last signed")
    {'treati': 2, 'sign': 2, 'last': 1}
    """
    text = text.lower()
    for separator in _SEPARATORS:
        text = text.replace(separator, " ")
    counts: dict[str, int] = {}
    for token, times in Counter(text.split(" ")).items():
        stem = _stem(token)
        if stem:
            counts[stem] = counts.get(stem, 0) + times
    return counts


@cache
def _stem(token: str) -> str:
    """A word as lunr's pipeline leaves it: trimmed, dropped if very common, stemmed. The stemmer is slow: each word once."""
    found = trimmed.match(token)
    word = found.group(1) if found else token
    if word in STOP_WORDS:
        return ""
    return word if len(word) > LONGEST_STEMMED else str(porter_stemmer.stem(word))


# --- where each stem stands ---------------------------------------------------------------------------------------------


class Numbers(dict[int, str]):
    """Numbers as they are written down, each worked out once."""

    def __missing__(self, value: int) -> str:
        rest, written = value, ""
        while rest > 31:
            written += _ALPHABET[32 + (rest & 31)]
            rest >>= 5
        self[value] = written + _ALPHABET[rest]
        return self[value]


number = Numbers()


class Postings:
    """Where each stem stands, growing article by article. Articles are known by their number, in the order they are added.

    A field's posting is a row of gaps between article numbers, doubled; an odd one says that the stem stands there more than
    once, and how much more follows. lunr adds up a score in the order in which stems first entered the index, and floating
    point minds the order. The first article and field can be seen from the postings; the rank among the stems that enter
    with them is kept.
    """

    def __init__(self) -> None:
        self.articles = 0
        self.ranks: dict[str, int] = {}
        self.lengths: list[list[int]] = [[] for _ in FIELDS]
        self.rows: list[dict[str, list[str]]] = [{} for _ in FIELDS]
        self._last: list[dict[str, int]] = [{} for _ in FIELDS]  # the article each row has come to

    def add(self, fields: Mapping[str, str]) -> None:
        """Enter an article's words."""
        article, ranks = self.articles, self.ranks
        for field, lengths, rows, last in zip(FIELDS, self.lengths, self.rows, self._last, strict=True):
            counts = stems(fields[field])
            lengths.append(sum(counts.values()))
            entered = len(ranks)
            for stem, times in counts.items():
                row = rows.get(stem)
                if row is None:
                    row = rows[stem] = []
                    last[stem] = -1
                    if stem not in ranks:
                        ranks[stem] = len(ranks) - entered
                gap = article - last[stem] - 1
                last[stem] = article
                if times == 1:
                    row.append(number[2 * gap])
                else:
                    row += number[2 * gap + 1], number[times - 2]
        self.articles += 1

    def stems(self) -> list[str]:
        """Every stem, by the alphabet."""
        return sorted(self.ranks)

    def line(self, stem: str) -> str:
        """A stem, its rank, and its posting in each field."""
        rows = ("".join(rows.get(stem, ())) for rows in self.rows)
        return "\t".join((stem, number[self.ranks[stem]], *rows)).rstrip("\t")


def _stretches(postings: Postings) -> Iterator[tuple[str, str]]:
    """The index in stretches of the alphabet: as much of the first stem as tells it from the one before, and the lines.

    A stretch ends before a stem that a hash picks out, so that a few words more or less move few of the ends.
    """
    lines: list[str] = []
    first, before, length = "", "", 0
    for stem in postings.stems():
        if length >= WORDS_AT_LEAST and zlib.crc32(stem.encode()) % 4 == 0:
            yield first, "\n".join(lines)
            lines, length = [], 0
            first = stem[: _shared(before, stem) + 1]
        lines.append(postings.line(stem))
        length += len(lines[-1])
        before = stem
    if lines:
        yield first, "\n".join(lines)


def _vocabulary(stems: Sequence[str]) -> str:
    """Stems by the alphabet, one a line, each without what it shares with the one before it, and how much that is."""
    lines, before = [], ""
    for stem in stems:
        shared = _shared(before, stem)
        lines.append(number[shared] + stem[shared:])
        before = stem
    return "\n".join(lines)


def _shared(one: str, other: str) -> int:
    """How many letters two words begin with in common."""
    return next(
        (at for at, (ours, theirs) in enumerate(zip(one, other, strict=False)) if ours != theirs), min(len(one), len(other))
    )


# --- what a result shows ------------------------------------------------------------------------------------------------


def _days(articles: Iterable[Cleared]) -> str:
    """The first and the last day each article may be of, counted from the year 1; both 0 where no year is printed.

    Each first day is written as the step from the one before, doubled, and odd when the step is back.
    """
    row: list[str] = []
    before = 0
    for published in (article.article.published for article in articles):
        first = published.first.toordinal() if published and published.first else 0
        last = published.last.toordinal() if published and published.last else first
        row += number[2 * abs(first - before) + (first < before)], number[last - first]
        before = first
    return "".join(row)


def _drawer(edition: Edition, at: int, keep: Keep) -> list[tuple[str, int]]:
    """The cards of the articles from a number on, in pieces: the mark of each, and how many cards it holds."""
    pieces: list[list[Card]] = []
    length = CARDS_AT_MOST
    for cleared in edition.articles[at : at + DRAWER]:
        card = _card(cleared, edition)
        more = len(_json(card))
        if length + more > CARDS_AT_MOST:
            pieces.append([])
            length = 0
        pieces[-1].append(card)
        length += more
    return [(keep(f"cards-{at // DRAWER}-{order}", piece), len(piece)) for order, piece in enumerate(pieces)]


def _card(cleared: Cleared, edition: Edition) -> Card:
    """What a result shows of an article: address, headline and its language, outlet, dateline, date for people and for
    machines, how much of the text may not be shown, and the paragraphs that may."""
    article = cleared.article
    date = article.published
    language = next(iter(edition.site.languages), "en")
    return (
        edition.addresses[article.id],
        article.headline,
        article.language,
        article.outlet,
        article.dateline,
        dates.short(date, language) if date else "",
        dates.machine(date) if date else "",
        _unshown(cleared),
        [(paragraph.anchor, paragraph.text) for paragraph in cleared.paragraphs if paragraph.text],
    )


def _unshown(cleared: Cleared) -> str:
    """How much of the text search knows and may not show: "all", "part" or nothing."""
    if cleared.shown == "nothing":
        return "all" if cleared.words else ""
    return "part" if cleared.terms else ""


# --- how a piece is written ---------------------------------------------------------------------------------------------


def _script(name: str, text: str) -> bytes:
    """A piece as a script: the one thing that a page may load from beside itself everywhere."""
    return f"pressmark.shard({json.dumps(name)},{text})\n".encode()


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
