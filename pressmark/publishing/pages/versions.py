"""The same words in several papers, side by side: what one alone has is marked, and what it lacks."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import Match, SequenceMatcher
from functools import lru_cache

from markupsafe import Markup, escape

from pressmark.model import Quote
from pressmark.publishing.pages.catalogue import Catalogue
from pressmark.publishing.pages.lines import Entry, Heading

_ABREAST = 3  # versions shown beside each other; of more, the earliest
_GROUPS = 12  # shown on a page
_CUT = 4  # words in a row that a version lacks, and more, are a cut; fewer are other wording
_PASSAGE = 12  # words in a row that one version alone has, and more, are a passage of its own
_LONG_WORD = 4  # letters


@dataclass(frozen=True, slots=True)
class Version:
    """One paper's version of words that several carry."""

    entry: Entry
    words: Markup
    language: str
    address: str
    number: int  # of the paragraph, from 1
    reported: str  # "all" or "part" of it in the paper's own words, without quotation marks; or empty


@dataclass(frozen=True, slots=True)
class Compared:
    """Somebody's words as several papers have them."""

    speaker: Heading | None
    versions: tuple[Version, ...]
    more: int  # versions that are not shown


def compared(catalogue: Catalogue, ids: Iterable[str]) -> tuple[tuple[Compared, ...], int]:
    """Quotations that at least two of these articles carry, those in most of them first; versions in the order of `ids`.

    Beside those that are shown, how many there are in all.
    """
    groups: dict[str, dict[str, list[Quote]]] = defaultdict(lambda: defaultdict(list))
    for id in ids:
        for quote in catalogue.items[id].quotes:
            if quote.group:
                groups[quote.group][id].append(quote)
    several = [tuple(tuple(some) for some in found.values()) for found in groups.values() if len(found) > 1]
    several.sort(key=lambda found: (-len(found), catalogue.position[found[0][0].article], found[0][0].id))
    return tuple(_compared(catalogue, found) for found in several[:_GROUPS]), len(several)


def _compared(catalogue: Catalogue, found: Sequence[Sequence[Quote]]) -> Compared:
    """One group: for each article the quotations that belong to it, which may be a sentence broken by "she said"."""
    shown = found[:_ABREAST]
    words = marked([" … ".join(quote.words for quote in some) for some in shown])
    speaker = next((quote.speaker for some in found for quote in some if quote.speaker), "")
    versions = tuple(_version(catalogue, some, each) for some, each in zip(shown, words, strict=True))
    return Compared(catalogue.headings.get(speaker), versions, len(found) - len(shown))


def _version(catalogue: Catalogue, some: Sequence[Quote], words: Markup) -> Version:
    quote = some[0]
    entry = catalogue.entries[quote.article]
    item = catalogue.items[quote.article]
    number = next((number for number, each in enumerate(item.paragraphs, 1) if each.anchor == quote.anchor), 0)
    address = f"{entry.address}#{quote.anchor}" if number else entry.address
    told = [each.manner == "reported" for each in some]
    reported = "all" if all(told) else "part" if any(told) else ""
    return Version(entry, words, catalogue.text_language(item), address, number, reported)


def marked(versions: Sequence[str]) -> list[Markup]:
    """Each version, with what it alone has and what all others have and it lacks.

    `ins` stands around words that it alone has, `ins.own` around a whole passage of them; `del` around a word or three that the
    others have in their place. A longer stretch that it lacks is a cut: `del.cut`, which shows as […].

    >>> [str(each) for each in marked(["We have signed for the railway.", "We signed for the railway."])]
    ['We <ins>have</ins> signed for the railway.', 'We <del>have</del> signed for the railway.']
    >>> str(marked(["Thank you all, and most of all the crew, for the boat.", "Thank you all for the boat."])[1])
    'Thank you all <del class="cut">[…]</del> for the boat.'
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
    at = before = 0
    for begun, start, size in [*_blocks(first, words), Match(len(first), len(words), 0)]:
        pieces += [("del", first[place]) for place in range(before, begun) if place in common and _is_word(first[place])]
        pieces += [
            ("ins" if place in own and _is_word(words[place]) else "", words[place]) for place in range(at, start + size)
        ]
        before, at = begun + size, start + size
    return _joined(pieces)


def apart(left: Sequence[str], right: Sequence[str], said_in_both: bool) -> tuple[tuple[Markup, ...], tuple[Markup, ...]]:
    """Paragraphs of two articles, each with the words marked that the other side has not; unmarked where they stand alone.

    >>> [str(each) for side in apart(["It sails at noon."], ["It sails.", "At noon."], True) for each in side]
    ['It sails at noon.', 'It sails.', 'At noon.']
    """
    if not said_in_both or list(left) == list(right):
        return tuple(map(escape, left)), tuple(map(escape, right))
    split = [[text.split() for text in side] for side in (left, right)]
    words = [[word for text in side for word in text] for side in split]
    return _own(split[0], words[0], words[1]), _own(split[1], words[1], words[0])


def _own(texts: Sequence[Sequence[str]], words: list[str], other: list[str]) -> tuple[Markup, ...]:
    shared = _shared(words, other)
    kinds = iter([("" if at in shared or not _is_word(word) else "ins", word) for at, word in enumerate(words)])
    return tuple(_joined(list(itertools.islice(kinds, len(text)))) for text in texts)


def _shared(words: list[str], other: list[str]) -> set[int]:
    """Which words of one version stand in another too, in the same order."""
    return {at for begun, _, size in _blocks(words, other) for at in range(begun, begun + size)}


def _blocks(one: list[str], other: list[str]) -> list[Match]:
    """Runs of words that two versions share: where in each, and how many; a lone "of the" between other words is none."""
    plain = _plain(one)
    found = SequenceMatcher(None, plain, _plain(other), autojunk=False).get_matching_blocks()
    kept: list[Match] = []
    for previous, block, following in zip([Match(0, 0, 0), *found], found, found[1:], strict=False):
        before = block.a - previous.a + block.b - previous.b - 2 * previous.size
        after = following.a - block.a + following.b - block.b - 2 * block.size
        slight = block.size < _SLIGHT and all(len(word) < _LONG_WORD for word in plain[block.a : block.a + block.size])
        if not (slight and before + after >= _CUT):
            kept.append(block)
    return kept


_SLIGHT = 3  # words


def _is_word(word: str) -> bool:
    """Whether a piece of a text is more than a dash or dots, which every paper sets in its own way."""
    return any(sign.isalnum() for sign in word)


def _plain(words: list[str]) -> list[str]:
    """Words without the quotation marks and stops that papers set each in their own way."""
    return [_bare(word) for word in words]


@lru_cache(maxsize=50_000)
def _bare(word: str) -> str:
    return word.casefold() if word.isalnum() else _MARKS.sub("", word).casefold() or word


_MARKS = re.compile(r"\W+")


def _joined(pieces: list[tuple[str, str]]) -> Markup:
    """Words with one element around each run of the same kind."""
    runs: list[tuple[str, list[str]]] = []
    for kind, word in pieces:
        if runs and runs[-1][0] == kind:
            runs[-1][1].append(word)
        else:
            runs.append((kind, [word]))
    return Markup(" ").join(_run(kind, words) for kind, words in runs)


def _run(kind: str, words: Sequence[str]) -> Markup:
    text = escape(" ".join(words))
    if kind == "del" and len(words) >= _CUT:
        return Markup('<del class="cut">[…]</del>')
    if kind == "ins" and len(words) >= _PASSAGE:
        return Markup('<ins class="own">{}</ins>').format(text)
    return Markup(f"<{kind}>{{}}</{kind}>").format(text) if kind else text
