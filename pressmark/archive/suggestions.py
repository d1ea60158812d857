"""Names that no register knows, for a curator to decide on: which, how often, in what words; and what they may spell.

The registers link; what stands here only suggests. `spans` reads one article and can be kept from build to build; `find` puts
what was read of all of them together, and is near-linear in their number.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from pressmark.archive import folding, likeness, mentions, recognition, signs, titles, vocabulary
from pressmark.archive.recognition import Recogniser, Span
from pressmark.model import Article, Entity, Kind, Mention, Paragraph

_CONTEXTS = 3  # for each suggestion
_COMMON = 2  # times as often without a capital in the archive: then a single word is no name
_WORD = re.compile(r"\w+(?:[-'’]\w+)*")


@dataclass(frozen=True, slots=True)
class Context:
    """One place where a name stands: characters `start` to `end` of `text`, which is its sentence."""

    article: str
    anchor: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A name in no register, with its near-identical spellings."""

    kind: Kind | None  # None: it is not guessed
    name: str  # the fullest of the spellings that are often printed
    spellings: tuple[str, ...]  # the most frequent first
    articles: tuple[str, ...]  # ids, in the order of the archive
    count: int  # in how many places it stands, its surname alone included
    contexts: tuple[Context, ...]  # of different articles where there are as many
    like: tuple[str, ...]  # keys of registered entities it may be a spelling of, best first


def spans(
    article: Article,
    paragraphs: Sequence[Paragraph],
    found: Sequence[Mention],
    recognise: Recogniser = recognition.rules,
) -> tuple[Span, ...]:
    """Every stretch of one article that looks like a name and is no mention, in reading order.

    A name that only holds a registered place stays: "Foreign Ministry of Ruritania". Titles are no part of a name, and no name.
    """
    some = recognition.pieces(article, paragraphs)
    texts = dict(some)
    away = {likeness.key(name) for name in article.not_named}
    known: dict[str, list[Mention]] = defaultdict(list)
    for mention in found:
        known[mention.anchor].append(mention)
    kept = []
    for span in recognise(some):
        bare = _without_title(texts[span.anchor], span)
        if bare is None or any(_covers(mention, bare) for mention in known[bare.anchor]):
            continue
        if likeness.key(texts[bare.anchor][bare.start : bare.end]) not in away:
            kept.append(bare)
    return tuple(kept)


def find(
    articles: Sequence[Article],
    paragraphs: Mapping[str, Sequence[Paragraph]],
    found: Mapping[str, Sequence[Span]],
    entities: Iterable[Entity],
) -> tuple[Suggestion, ...]:
    """What the registers may lack, most useful first: what most articles name, then what is named most often.

    `paragraphs` and `found` (what `spans` gave) are by article id. Spellings that a register has or has refused are left out.
    """
    entities = tuple(entities)
    known = _known(entities)
    places = [place for article in articles for place in _places(article, paragraphs, found) if place.key not in known]
    common = _common_words(places, articles, paragraphs)
    groups = _grouped([place for place in places if place.key not in common])
    register = likeness.Register(entities)
    suggestions = [_suggestion(group, register) for group in groups]
    return tuple(sorted(suggestions, key=lambda each: (-len(each.articles), -each.count, each.name, each.kind or "")))


# --- one article --------------------------------------------------------------------------------------------------------


def _covers(mention: Mention, span: Span) -> bool:
    """Whether a mention leaves nothing to suggest in a span that it overlaps."""
    if mention.end <= span.start or span.end <= mention.start:
        return False
    within = span.start <= mention.start and mention.end <= span.end and mention.end - mention.start < span.end - span.start
    return not (within and mention.entity.startswith("places/") and span.kind not in ("people", "places"))


def _without_title(text: str, span: Span) -> Span | None:
    """The span behind the title it begins with; None for a title alone, and for words that only tell where somebody is from."""
    printed = folding.fold(text).text if len(folding.fold(text).text) == len(text) else text
    if begun := _SHORTENED.match(printed, span.start, span.end):
        span = replace(span, start=begun.end())
    name = printed[span.start : span.end]
    words = name.lower().split()
    if not words:
        return None
    if all(signs.is_demonym(word) or word in vocabulary.DIRECTIONS for word in words) or titles.only(name):
        return None
    if words[0] in vocabulary.FIELDS and printed[: span.start].endswith((" of ", " for ")):
        return None  # "Minister of", "Envoy for"
    if all(word in vocabulary.FIELDS or titles.is_title_word(word) for word in words):
        return None
    if not any(map(titles.is_office, words)):
        return span
    alone = False  # "Minister of Foreign Affairs": all of it may be a title
    for found in _WORD.finditer(name):
        at = span.start + found.start()
        if not found.start() or not found[0][0].isupper() or titles.before(printed, at) > span.start:
            continue
        if span.kind not in ("people", None) and not _OFFICES.isdisjoint(words):
            return span  # "General Electric"
        small = found[0].lower()
        if not (alone := vocabulary.heads_organisation(small) or small in vocabulary.FIELDS or small in _TAILS):
            return Span(span.anchor, at, span.end, "people")
    return None if alone else span


_TAILS = frozenset("states nations kingdom emirates union".split())  # "President of the United States Jane Roe"
_OFFICES = frozenset("general major chief king queen prince princess lord lady sir head marshal house".split())


_SHORTENED = re.compile(  # "I’ve", and what follows it
    r"(?:(?:i|you|he|she|it|we|they|that|there|who|what|let|here)['’](?:m|ve|ll|d|re|s)|\w+n['’]t)(?:\s+|$)", re.IGNORECASE
)


# --- all of them --------------------------------------------------------------------------------------------------------


class _Place(NamedTuple):
    """Where a name stands, as printed, and under what it is counted."""

    article: str
    span: Span
    text: str  # of the piece it stands in
    printed: str
    key: str


@dataclass(slots=True)
class _Group:
    """The places of one name, however it is spelt there."""

    places: list[_Place] = field(default_factory=list)
    spellings: Counter[str] = field(default_factory=Counter)
    kinds: Counter[Kind | None] = field(default_factory=Counter)

    def add(self, places: Iterable[_Place]) -> None:
        for place in places:
            self.places.append(place)
            self.spellings[_tidy(place.printed)] += 1
            self.kinds[place.span.kind] += 1

    @property
    def kind(self) -> Kind | None:
        """What most places were taken for; None only where nothing else was."""
        return min(self.kinds, key=lambda kind: (kind is None, -self.kinds[kind], kind or ""), default=None)

    @property
    def name(self) -> str:
        """The most frequent spelling; of people the fullest, and never one in capitals where there is another."""
        often = max(self.spellings.values())
        people = self.kind == "people"

        def weight(spelling: str) -> tuple[bool, int, int, int, str]:
            shouted = spelling.isupper() and not all(each.isupper() for each in self.spellings)
            count = self.spellings[spelling]
            full = len(spelling.split()) if people and 4 * count >= often else 0
            return (shouted, -full, -count, len(spelling) if spelling > "\u0400" else -len(spelling), spelling)

        return min(self.spellings, key=weight)


def _places(
    article: Article, paragraphs: Mapping[str, Sequence[Paragraph]], found: Mapping[str, Sequence[Span]]
) -> Iterator[_Place]:
    """The names of one article; a surname stands under the full name that the article has."""
    some = found.get(article.id, ())
    texts = dict(recognition.pieces(article, paragraphs.get(article.id, ()))) if some else {}
    places = []
    for span in some:
        text = texts.get(span.anchor, "")
        printed = text[span.start : span.end]
        if key := likeness.key(printed):
            places.append(_Place(article.id, span, text, printed, key))
    full: dict[str, str] = {}
    for place in places:
        if place.span.kind == "people" and " " in place.key:
            full.setdefault(place.key.rpartition(" ")[2], place.key)
            full.setdefault(place.key.partition(" ")[0], place.key)
    for place in places:
        short = " " not in place.key and place.span.kind in ("people", None)
        yield place._replace(key=full.get(place.key, place.key)) if short else place


def _known(entities: Iterable[Entity]) -> frozenset[str]:
    """Every spelling that a register has, or has refused."""
    return frozenset(
        likeness.key(name)
        for entity in entities
        for name in (entity.name, *entity.aliases, *entity.never, *(name for name, _ in entity.dated_names))
    )


def _common_words(
    places: Sequence[_Place], articles: Sequence[Article], paragraphs: Mapping[str, Sequence[Paragraph]]
) -> frozenset[str]:
    """Single words that the archive has more often without a capital than as names."""
    named = Counter(place.key for place in places if " " not in place.key)
    if not named:
        return frozenset()
    small: Counter[str] = Counter()
    for article in articles:
        for paragraph in paragraphs.get(article.id, ()):
            small.update(word for word in _WORD.findall(paragraph.text) if word in named)
    return frozenset(word for word, count in small.items() if count > _COMMON * named[word])


def _grouped(places: Iterable[_Place]) -> list[_Group]:
    """Places by name, near-identical spellings of one kind together."""
    groups: dict[str, _Group] = {}
    for place in places:
        groups.setdefault(place.key, _Group()).add((place,))
    names = {group.name: key for key, group in groups.items()}
    kinds = {key: group.kind for key, group in groups.items()}
    stands: dict[str, str] = {}

    def home(key: str) -> str:
        while key in stands:
            key = stands[key]
        return key

    for one, other in likeness.blocks(names):
        ours, theirs = kinds[names[one]], kinds[names[other]]
        first, second = home(names[one]), home(names[other])
        if first == second or not (ours == theirs or None in (ours, theirs)):
            continue
        why = likeness.reason(one, other, ours or theirs)
        if (
            not why
            or why == likeness.OTHER_ORDER
            or (why == likeness.FIRST_LETTERS and not _meet(groups[first], groups[second]))
        ):
            continue
        if len(groups[first].places) < len(groups[second].places):
            first, second = second, first
        groups[first].add(groups.pop(second).places)
        stands[second] = first
    return list(groups.values())


def _meet(one: _Group, other: _Group) -> bool:
    """Whether two names stand in one article: "AB" is the Acme Bank where both are named."""
    return not {place.article for place in one.places}.isdisjoint(place.article for place in other.places)


def _suggestion(group: _Group, register: likeness.Register) -> Suggestion:
    name = group.name
    return Suggestion(
        kind=group.kind,
        name=name,
        spellings=tuple(sorted(group.spellings, key=lambda each: (each != name, -group.spellings[each], each))),
        articles=tuple(dict.fromkeys(place.article for place in group.places)),
        count=len(group.places),
        contexts=tuple(_contexts(group.places)),
        like=register.like(group.spellings, group.kind),
    )


def _contexts(places: Sequence[_Place]) -> Iterator[Context]:
    """Three places, of different articles and in the text rather than in a headline where there is a choice."""
    turns: Counter[str] = Counter()
    order = []
    for at, place in enumerate(sorted(places, key=lambda place: place.span.anchor in ("headline", "dateline"))):
        order.append((turns[place.article], at, place))
        turns[place.article] += 1
    for _, _, place in sorted(order)[:_CONTEXTS]:
        first, last = mentions.sentence(place.text, place.span.start, place.span.end)
        yield Context(
            place.article, place.span.anchor, place.text[first:last], place.span.start - first, place.span.end - first
        )


def _tidy(printed: str) -> str:
    """A name as it could stand in a register: without a line's breaks, a possessive, a full stop that only ends it."""
    name = re.sub(r"['’]s?$", "", " ".join(printed.split()))
    return name[:-1] if name.endswith(".") and re.search(r"[^\W\d_]{3}\.$", name) else name
