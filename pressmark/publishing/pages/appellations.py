"""Appellations: what reports of one event call somebody. The title before the name, and how the name is spelt.

Titles differ where one report has "Secretary of State" before the full name and another "Secretary", or "Deputy Minister" and
"Minister"; "US", "former", "Sen." for "Senator" and a courtesy make no difference. Spellings differ where two names that no
report has both of are nearly one, and stand beside the same name or in much the same sentence.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from pressmark.archive import mentions, titles
from pressmark.model import Cleared, Entity, Mention
from pressmark.publishing.pages import prints
from pressmark.publishing.pages.prints import Print

_NAME = re.compile(r"(?<![\w’'-])[A-ZА-ЯЁӘІҢҒҮҰҚӨҺ][^\W\d_]+(?:-[A-ZА-ЯЁӘІҢҒҮҰҚӨҺ]?[^\W\d_]+)*")
_LEAST = 5  # letters of a name: shorter ones are too easily near to another
_SHARED = 4  # telling words that the sentences of two spellings have, where no name beside them is the same
_COMMON = 60  # prints of a spelling that are looked at


@dataclass(frozen=True, slots=True)
class Called:
    """What reports call one thing in different ways: each way with the places that print it, that of the earliest first."""

    sort: str  # "title" or "spelling"
    entity: str  # Entity.key, if the registers know whose title or name it is
    ways: tuple[tuple[Print, ...], ...]


def titled(items: Sequence[Cleared], entities: Mapping[str, Entity]) -> Iterator[Called]:
    """People whom these reports, in order of date, introduce with titles that differ."""
    first: dict[str, dict[str, Print]] = defaultdict(dict)
    for item in items:
        pieces = {paragraph.anchor: (number, paragraph.text) for number, paragraph in prints.readable(item)}
        for mention in item.mentions:
            if mention.entity.startswith("people/") and mention.entity in entities and mention.anchor in pieces:
                number, text = pieces[mention.anchor]
                start, name = _introduced(text, mention, entities[mention.entity])
                if start < name and " " in text[name : mention.end].strip() and item.article.id not in first[mention.entity]:
                    there = Print(item.article.id, mention.anchor, number, text, start, len(text[:name].rstrip()))
                    first[mention.entity][item.article.id] = there
    for entity in sorted(first):
        ways: dict[tuple[str, frozenset[str]], list[Print]] = defaultdict(list)
        for each in first[entity].values():
            if office := what_is_told(each.words):
                ways[office].append(each)
        for head in dict.fromkeys(office for office, _ in ways):
            several = [tuple(ways[way]) for way in ways if way[0] == head]
            if len(several) > 1:
                yield Called("title", entity, tuple(several))


_RANKED = re.compile(r"\b(?:vice|deputy|acting|assistant)(?:\s[A-Z]\w+)?[\s-]+\Z", re.IGNORECASE)


def _introduced(text: str, mention: Mention, entity: Entity) -> tuple[int, int]:
    """Where the title and where the name begins of a mention, which may hold its title or stand behind it."""
    start, known = mention.start, {word.casefold() for word in re.findall(r"\w+", entity.name)}
    plain = re.sub(r"\s", " ", text[: mention.end])
    words = re.finditer(r"\w+", plain[start:])
    name = next((start + word.start() for word in words if word[0].casefold() in known), start)
    if name == start:
        start = titles.before(plain, name)
    if start < name and (ranks := _RANKED.search(plain, 0, start)):
        start = ranks.start()
    return start, name


_SAME = {
    **dict.fromkeys(("sen", "sens", "senators"), "senator"),
    **dict.fromkeys(("rep", "reps", "congressman", "congresswoman"), "representative"),
    **dict.fromkeys(("gov", "govs"), "governor"),
    **dict.fromkeys(("gen", "maj", "lt"), "general"),
    **dict.fromkeys(("defence",), "defense"),
    **dict.fromkeys(("affairs",), ""),
}
_COURTESIES = frozenset("mr mrs ms dr sir lord lady dame hon г-н г-жа".split())
_RANKS = frozenset("deputy vice acting interim assistant under associate first second prime designate elect".split())
_OVER_SOMETHING = frozenset("secretary undersecretary minister director commissioner envoy ambassador chief head".split())
_IDLE = frozenset("the of for and to on at in a an then us u.s. usa uk united states american republic".split())


@lru_cache(maxsize=5_000)
def what_is_told(title: str) -> tuple[str, frozenset[str]] | None:
    """What a title says: the office, and what makes it another office; None for a courtesy.

    >>> what_is_told("US Secretary of State ") == what_is_told("U.S. secretary of state")
    True
    >>> what_is_told("United States Secretary")
    ('secretary', frozenset())
    >>> what_is_told("Foreign Minister") == what_is_told("Minister of Foreign Affairs")
    True
    """
    words = [word.strip(".,'’\"“”").casefold() for word in title.replace("U.S.", "US").replace("-", " ").split()]
    words = [_SAME.get(word, word) for word in words]
    offices = [word for word in words if titles.is_office(word) and word not in _RANKS and word not in _COURTESIES]
    if not offices:
        return None
    head = offices[0]
    proper = {word.casefold() for word in re.findall(r"\b[A-Z][a-z]+(?:an|ese|ish|ni|li|i)\b", title)}
    rest = frozenset(words) - {head, ""} - _IDLE - proper - _COURTESIES
    return head, frozenset(word for word in rest if word in _RANKS or head in _OVER_SOMETHING)


# --- spellings


def spelt(items: Sequence[Cleared]) -> Iterator[Called]:
    """Names that these reports, in order of date, spell in different ways."""
    places: dict[str, list[Print]] = defaultdict(list)
    for item in items:
        for number, paragraph in prints.readable(item):
            for found in _NAME.finditer(paragraph.text):
                name = found[0]
                if len(name) >= _LEAST and len(places[name]) < _COMMON and not name.isupper():
                    places[name].append(
                        Print(item.article.id, paragraph.anchor, number, paragraph.text, found.start(), found.end())
                    )
    reports = {name: {each.article for each in some} for name, some in places.items()}
    small = {word for item in items for _, paragraph in prints.readable(item) for word in _SMALL.findall(paragraph.text)}
    entity = {
        (item.article.id, mention.anchor, at): mention.entity
        for item in items
        for mention in item.mentions
        for at in range(mention.start, mention.end)
    }
    order = {item.article.id: at for at, item in enumerate(items)}
    for one, other in sorted(_near([name for name, ids in reports.items() if len(ids) < len(items)])):
        if reports[one] & reports[other] or {one.casefold(), other.casefold()} & (small | prints.CALENDAR):
            continue
        if any(_one_thing(this, that) for this in places[one][:4] for that in places[other][:4]):
            ways = sorted((tuple(places[each]) for each in (one, other)), key=lambda way: order[way[0].article])
            known = (entity.get((each.article, each.anchor, each.start), "") for way in ways for each in way)
            yield Called("spelling", next(filter(None, known), ""), tuple(ways))


_SMALL = re.compile(r"\b[^\W\d_A-ZА-Я]{5,}\b")


def _near(names: Iterable[str]) -> set[tuple[str, str]]:
    """Pairs of names that may be one, spelt in two ways: they sound alike, or a letter apart."""
    by_key: dict[str, set[str]] = defaultdict(set)
    for name in names:
        sounds = sound(name)
        for key in {sounds, *(sounds[:at] + sounds[at + 1 :] for at in range(1, len(sounds)))}:
            by_key[key].add(name)
    pairs = {pair for some in by_key.values() if len(some) < 12 for pair in combinations(sorted(some), 2)}
    return {(one, other) for one, other in pairs if not _is_form_of(one, other)}


_SOUNDS = dict(pair.split(":") for pair in "kh:h zh:j ph:f ck:k yi:i y:i ie:e ei:e w:v ou:u oo:u q:k ё:е".split())
_SOUND = re.compile("|".join(sorted(_SOUNDS, key=len, reverse=True)))
_GLIDE = re.compile("(?<=[aeuo])i(?=[aeuo])")
_DOUBLE = re.compile(r"(.)\1")


@lru_cache(maxsize=20_000)
def sound(name: str) -> str:
    """A name without what spellings of one sound differ in.

    >>> sound("Khalmatova") == sound("Halmatova"), sound("Tokayev") == sound("Tokaev")
    (True, True)
    """
    found = _SOUND.sub(lambda written: _SOUNDS[written[0]], name.casefold())
    return _DOUBLE.sub(r"\1", _GLIDE.sub("", found))


_ENDINGS = re.compile(
    r"(?:s|es|’s|'s|n|an|ian|ese|i|is|ic|ics|ed|er|ers|ist|ists|ism|y|al|ly|ing|а|я|у|ю|ом|ем|ой|ей|е|ы|и|ов|ым|ого|ому|ская|ский|ның|нің|ға|ге|да|де|ты|ті)?"
)


def _is_form_of(one: str, other: str) -> bool:
    """Whether two words are one word and another made of it: Russia and Russian, Clinton and Clintons, Алдан and Алдана."""
    shared = 0
    for first, second in zip(one.casefold(), other.casefold(), strict=False):
        if first != second:
            break
        shared += 1
    tails = [word[shared:].casefold() for word in (one, other)]
    return shared >= 3 and all(_ENDINGS.fullmatch(tail) for tail in tails)


def _one_thing(this: Print, that: Print) -> bool:
    """Whether two spellings stand beside the same name, or in sentences that share much."""
    if _beside(this) & _beside(that):
        return True
    first, second = (
        prints.telling(each.text[slice(*mentions.sentence(each.text, each.start, each.end))]) for each in (this, that)
    )
    return len(first & second) >= max(_SHARED, 0.4 * min(len(first), len(second)))


def _beside(each: Print) -> set[tuple[str, str]]:
    """The names directly before and after a name."""
    before, after = (
        re.search(r"([^\W\d_]+)[\s.-]+$", each.text[: each.start]),
        re.match(r"[\s-]+([^\W\d_]+)", each.text[each.end :]),
    )
    found = {(side, word[1]) for side, word in (("before", before), ("after", after)) if word}
    return {(side, word) for side, word in found if word[0].isupper() and len(word) > 2 and not titles.is_title_word(word)}
