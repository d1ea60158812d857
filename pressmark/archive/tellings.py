"""Tellings: what an article says that can be held against what others say. Its quotations, and its most telling words.

Both depend on the article and on the names found in it, and on nothing else, so they are kept from day to day.
"""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import fields
from operator import attrgetter
from typing import Any, NamedTuple

from pressmark.archive import speakers, variants, vectors
from pressmark.model import Article, Mention, Paragraph, Quote
from pressmark.work import Form


class Telling(NamedTuple):
    """What one article has to compare."""

    quotes: tuple[Quote, ...]
    sketch: variants.Sketch  # finds the same words elsewhere
    vector: vectors.Vector  # finds reports of the same event


# Twenty times as fast as `dataclasses.astuple`, which copies whatever it finds.
_MENTION = attrgetter(*(field.name for field in fields(Mention)))
_QUOTE = attrgetter(*(field.name for field in fields(Quote)))


def of(article: Article, paragraphs: Sequence[Paragraph], mentions: Sequence[Mention]) -> Telling:
    """What an article tells, in which these names were found."""
    said = speakers.find(article, paragraphs, mentions)
    return Telling(said, variants.sketch(said), vectors.of(article, paragraphs, mentions))


def key(article: Article, mentions: Iterable[Mention]) -> str:
    """Stands for all that `of` reads: two articles with one key tell the same."""
    read = (article.id, article.representation, article.headline, article.standfirst, article.body, [*map(_MENTION, mentions)])
    return hashlib.sha256(repr(read).encode("utf-8", "surrogatepass")).hexdigest()


def _write(telling: Telling) -> object:
    return [
        [*map(_QUOTE, telling.quotes)],
        [list(numbers) for numbers in telling.sketch],
        vectors.KEPT.write(telling.vector),
    ]


def _read(kept: Any) -> Telling:
    said, sketch, vector = kept
    return Telling(tuple(Quote(*each) for each in said), tuple(array("L", each) for each in sketch), vectors.KEPT.read(vector))


KEPT = Form(_write, _read)
"""How the telling of one article is kept from day to day."""
