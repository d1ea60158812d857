"""Contexts: the sentences in which a name stands, for somebody who must decide what it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from pressmark.archive import mentions
from pressmark.archive.suggestions import Context
from pressmark.model import Archive, Article, Entity

_MOST = 3  # as many tell what a name is


def of_spelling(archive: Archive, articles: Iterable[Article], spelling: str) -> tuple[Context, ...]:
    """Sentences in which a spelling stands: one of each of three articles, or more of fewer."""
    pattern = re.compile(rf"(?<!\w){re.escape(spelling)}(?!\w)")
    firsts: list[Context] = []
    others: list[Context] = []
    for article in articles:
        here = [*_in_article(archive, article, pattern)]
        firsts += here[:1]
        others += here[1:]
        if len(firsts) == _MOST:
            break
    return (*firsts, *others)[:_MOST]


def _in_article(archive: Archive, article: Article, pattern: re.Pattern[str]) -> Iterator[Context]:
    left = _MOST
    for anchor, text in _texts(archive, article):
        for found in pattern.finditer(text):
            if left:
                left -= 1
                yield _context(article, anchor, text, *found.span())


def of_entity(archive: Archive, articles: Sequence[Article], entity: Entity, most: int) -> Iterator[Context]:
    """Sentences that name an entity, in whatever spelling, one of each of the first articles."""
    for article in articles[:most]:
        texts = dict(_texts(archive, article))
        here = [each for each in archive.mentions[article.id] if each.entity == entity.key and each.anchor in texts]
        for mention in here[:1]:
            yield _context(article, mention.anchor, texts[mention.anchor], mention.start, mention.end)


def _texts(archive: Archive, article: Article) -> Iterator[tuple[str, str]]:
    yield "headline", article.headline
    yield from ((paragraph.anchor, paragraph.text) for paragraph in archive.paragraphs[article.id])


def _context(article: Article, anchor: str, text: str, start: int, end: int) -> Context:
    first, last = mentions.sentence(text, start, end)
    return Context(article.id, anchor, text[first:last], start - first, end - first)
