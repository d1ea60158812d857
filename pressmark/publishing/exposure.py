"""Exposure: whether more of a text stands in the finished site than may be shown of it, wherever it stands.

What may be shown is decided once, in the edition, and nothing else reaches a page. This is the second wall: it looks at what
came of it, in pages, data, feeds and search. A text is known again by eight of its words in a row, and what stands here and
there adds up. Words that the site may show for another reason, as another article's or a register's, are nobody's secret.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape

from pressmark.archive import rights
from pressmark.model import Archive, Article, Cleared, Edition, Problem

RUN = 8  # words

_WORD = re.compile(r"\w+")
_TAG = re.compile(r"<[^>]*>")
_ATTRIBUTE = re.compile(r'="([^"<>]{40,})"')  # long enough for eight words
_NAMED = 3  # files in the sentence of a refusal


@dataclass(frozen=True, slots=True)
class Guarded:
    """A text of which some may not be shown."""

    article: Article
    words: int
    shown: frozenset[int]  # places of its words that are shown, by right, counted from 0
    limit: float  # the share of its words that may stand in the site


@dataclass(frozen=True, slots=True)
class Guard:
    """What is looked for: each word as a number, and each run of eight, by its hash, with the text and the place it is at."""

    texts: tuple[Guarded, ...] = ()
    numbers: Mapping[str, int] = field(default_factory=dict)
    runs: Mapping[int, Sequence[tuple[int, int]]] = field(default_factory=dict)


def guard(archive: Archive, edition: Edition) -> Guard:
    """What may not be shown in this edition, or not whole. The private edition shows everything, and guards nothing."""
    if edition.kind == "private":
        return Guard()
    shown = {item.article.id: item for item in edition.articles}
    texts: list[Guarded] = []
    numbers: dict[str, int] = {}
    runs: dict[int, list[tuple[int, int]]] = {}
    for article in archive.articles:
        pieces = [*_pieces(archive, article, shown.get(article.id))]
        if all(may for _, may in pieces):
            continue
        at = 0
        open_: set[int] = set()
        for text, may in pieces:
            ids = [numbers.setdefault(word, len(numbers) + 1) for word in _words(text)]
            if may:
                open_.update(range(at, at + len(ids)))
            for place, run in enumerate(_runs(ids), at):
                runs.setdefault(run, []).append((len(texts), place))
            at += len(ids)
        terms = rights.terms_of(article, archive.outlets.get(article.outlet), edition.kind, edition.today)
        limit = terms.fraction if terms.display == "excerpt" else 0.0
        texts.append(Guarded(article, at, frozenset(open_), max(limit, len(open_) / max(at, 1))))
    for text in _free(edition) if texts else ():
        for run in _runs([numbers.get(word, 0) for word in _words(text)]):
            runs.pop(run, None)
    return Guard(tuple(texts), numbers, runs)


def _pieces(archive: Archive, article: Article, item: Cleared | None) -> Iterator[tuple[str, bool]]:
    """The standfirst and the paragraphs of an article, and whether each may be shown."""
    anchors = {paragraph.anchor for paragraph in item.paragraphs} if item else set()
    if article.standfirst:
        yield article.standfirst, bool(item and item.article.standfirst)
    for paragraph in archive.paragraphs[article.id]:
        yield paragraph.text, paragraph.anchor in anchors


def _free(edition: Edition) -> Iterator[str]:
    """What the site may show whatever else has the same words: shown texts, headlines, registers and the site's own words."""
    for item in edition.articles:
        yield from (item.article.headline, item.article.standfirst, *(paragraph.text for paragraph in item.paragraphs))
    for stone in edition.tombstones:
        yield from (stone.headline, stone.reason)
    for entity in edition.entities.values():
        yield from (entity.name, *entity.aliases, entity.description, *entity.roles)
    for outlet in edition.outlets.values():
        yield from (outlet.name, outlet.description, outlet.evidence)
    yield from (edition.site.title, edition.site.description, edition.site.selection)


def found(guard: Guard, address: str, text: str) -> frozenset[int]:
    """The runs of guarded texts that stand in a file of the site."""
    if not guard.runs:
        return frozenset()
    if address.endswith((".html", ".xml")):
        text = unescape(" ".join((_TAG.sub(" ", text), *_ATTRIBUTE.findall(text))))
    number = guard.numbers.get
    return frozenset(guard.runs.keys() & {*_runs([number(word, 0) for word in _words(text)])})


def refusals(guard: Guard, files: Iterable[tuple[str, frozenset[int]]]) -> Iterator[Problem]:
    """Texts of which more stands in the site than may; `files` are addresses with what was `found` in each."""
    where: dict[int, list[str]] = {}
    places: dict[int, set[int]] = {}
    for address, runs in files:
        for run in runs:
            for number, place in guard.runs[run]:
                places.setdefault(number, set()).update(range(place, place + RUN))
                if address not in (named := where.setdefault(number, [])):
                    named.append(address)
    for number, stands in sorted(places.items()):
        text = guard.texts[number]
        share = len(stands | text.shown) / text.words
        if share > text.limit:
            sentence = f"{share:.0%} of its words stand in the site, and {text.limit:.0%} may: {_listed(where[number])}"
            yield Problem(text.article.origin, "text-exposed", sentence, _REMEDY, "refusal")


_REMEDY = "take them out of what the curator wrote there; if nobody wrote them, this is a fault of the program: tell its makers"


def _listed(files: Sequence[str]) -> str:
    more = f" and {len(files) - _NAMED:,} more" if len(files) > _NAMED else ""
    return ", ".join(files[:_NAMED]) + more


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _runs(ids: Sequence[int]) -> Iterable[int]:
    """The hash of each run of eight, in order. Hashes of numbers are the same in every process."""
    return map(hash, zip(*(ids[at:] for at in range(RUN)), strict=False))
