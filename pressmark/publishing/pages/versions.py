"""The same words in several papers, side by side: what one alone has is marked, and what it lacks."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from markupsafe import Markup, escape

from pressmark.model import Quote
from pressmark.publishing.pages.catalogue import Catalogue
from pressmark.publishing.pages.lines import Entry, Heading

_ABREAST = 3  # versions shown beside each other; of more, the earliest
_GROUPS = 12  # shown on a page


@dataclass(frozen=True, slots=True)
class Version:
    """One paper's version of words that several carry."""

    entry: Entry
    words: Markup
    language: str
    address: str
    number: int  # of the paragraph, from 1


@dataclass(frozen=True, slots=True)
class Compared:
    """Somebody's words as several papers have them."""

    speaker: Heading | None
    versions: tuple[Version, ...]
    more: int  # versions that are not shown


def compared(catalogue: Catalogue, ids: Iterable[str]) -> tuple[Compared, ...]:
    """Quotations that at least two of these articles carry, those in most of them first."""
    groups: dict[str, dict[str, Quote]] = defaultdict(dict)
    for id in ids:
        for quote in catalogue.items[id].quotes:
            if quote.group:
                groups[quote.group].setdefault(id, quote)
    several = [tuple(found.values()) for found in groups.values() if len(found) > 1]
    several.sort(key=lambda quotes: (-len(quotes), catalogue.position[quotes[0].article], quotes[0].id))
    return tuple(_compared(catalogue, quotes) for quotes in several[:_GROUPS])


def _compared(catalogue: Catalogue, quotes: Sequence[Quote]) -> Compared:
    shown = quotes[:_ABREAST]
    words = marked([quote.words for quote in shown])
    speaker = next((quote.speaker for quote in quotes if quote.speaker), "")
    versions = tuple(_version(catalogue, quote, each) for quote, each in zip(shown, words, strict=True))
    return Compared(catalogue.headings.get(speaker), versions, len(quotes) - len(shown))


def _version(catalogue: Catalogue, quote: Quote, words: Markup) -> Version:
    entry = catalogue.entries[quote.article]
    item = catalogue.items[quote.article]
    number = next((number for number, each in enumerate(item.paragraphs, 1) if each.anchor == quote.anchor), 0)
    address = f"{entry.address}#{quote.anchor}" if number else entry.address
    return Version(entry, words, catalogue.text_language(item), address, number)


def marked(versions: Sequence[str]) -> list[Markup]:
    """Each version, with `ins` around the words that it alone has and `del` around those that all others have and it lacks.

    >>> [str(each) for each in marked(["We have signed for the railway.", "We signed for the railway."])]
    ['We <ins>have</ins> signed for the railway.', 'We <del>have</del> signed for the railway.']
    """
    split = [version.split() for version in versions]
    return [_marked(words, [other for at, other in enumerate(split) if at != here]) for here, words in enumerate(split)]


def _marked(words: list[str], others: list[list[str]]) -> Markup:
    if not others:
        return escape(" ".join(words))
    first, *rest = others
    own = set(range(len(words))).difference(*(_shared(words, other) for other in others))
    common = set(range(len(first))).intersection(*(_shared(first, other) for other in rest))
    pieces: list[tuple[str, str]] = []
    for kind, start, end, begin, stop in SequenceMatcher(None, _plain(first), _plain(words), autojunk=False).get_opcodes():
        if kind != "insert":
            pieces += [("del", first[at]) for at in range(start, end) if kind != "equal" and at in common]
        pieces += [("ins" if at in own else "", words[at]) for at in range(begin, stop)]
    return _joined(pieces)


def _shared(words: list[str], other: list[str]) -> set[int]:
    """Which words of one version stand in another too, in the same order."""
    blocks = SequenceMatcher(None, _plain(words), _plain(other), autojunk=False).get_matching_blocks()
    return {at for block in blocks for at in range(block.a, block.a + block.size)}


def _plain(words: list[str]) -> list[str]:
    """Words without the quotation marks and stops that papers set each in their own way."""
    return [re.sub(r"[^\w]+", "", word).casefold() or word for word in words]


def _joined(pieces: list[tuple[str, str]]) -> Markup:
    """Words with one element around each run of the same kind."""
    runs: list[tuple[str, list[str]]] = []
    for kind, word in pieces:
        if runs and runs[-1][0] == kind:
            runs[-1][1].append(word)
        else:
            runs.append((kind, [word]))
    found = (
        escape(" ".join(words)) if not kind else Markup(f"<{kind}>{escape(' '.join(words))}</{kind}>") for kind, words in runs
    )
    return Markup(" ").join(found)
