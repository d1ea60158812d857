"""Mentions: names in a text → entities.

The registers link; rules decide only what a spelling means where it could mean several things, or nothing. What cannot be
decided is nobody, and a doubt: a wrong link is worse than a missing one.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from pressmark.archive import folding, meaning, metonyms, spellings, titles, wikilinks
from pressmark.archive.spellings import Hit
from pressmark.model import Article, Entity, Kind, Mention, Paragraph, Unclear

_BETWEEN = "|"  # stands between the pieces of an article: part of no word, and no space
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?)+")

_STOP = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s|$)")
_ABBREVIATIONS = frozenset(
    """
    mr mrs ms dr prof rev hon st jr sr gen col maj capt lt sgt adm gov sen rep pres amb jan feb mar apr jun jul aug sep sept oct
    nov dec mon tue wed thu fri sat sun no vs etc approx inc ltd co corp dept e.g i.e cf fig vol pp г гг т.е т.д т.п им ул стр
    тыс млн млрд руб акад проф см т.б ж жж
    """.split()
)
_OPENERS = frozenset("The He She It They We In On At A An But This That However Meanwhile According Earlier".split())
_LAST_WORD = re.compile(r"[^\s(\"'“”«„‘’—–]*$")
_LOOK = 24  # characters either side of a full stop that may tell what it is


@dataclass(frozen=True)
class Matcher:
    """All registered names, ready to be found. It can be sent to another process, where it makes its automaton again."""

    known: spellings.Spellings
    names: Mapping[str, tuple[str, ...]]  # key → the name and all aliases
    index: wikilinks.Index


def matcher(entities: Iterable[Entity]) -> Matcher:
    """What finds these entities: by name, alias, dated name, and by the surnames that follow from people's names."""
    entities = tuple(entities)
    names = {entity.key: (entity.name, *entity.aliases) for entity in entities}
    return Matcher(spellings.of(entities), names, wikilinks.index(entities))


def find(
    article: Article, paragraphs: Sequence[Paragraph], matcher: Matcher, linked: Sequence[Mention] = ()
) -> tuple[tuple[Mention, ...], tuple[Unclear, ...]]:
    """Every name in headline, standfirst, dateline and paragraphs, in reading order; and the names nobody can tell apart.

    Offsets are in characters of these fields and of each paragraph's `text`. Mentions never overlap. A dateline names places.
    The longest name counts; a person's title belongs to the mention. What a surname or a city means is decided in `meaning`.
    `linked` are mentions the curator has chosen (`wikilinks`): they stay as they are, and tell what other spellings mean.
    """
    page = _page(article, paragraphs)
    chosen = {hit.start: (hit, mention) for hit, mention in page.hits(linked)}
    hits = _longest(_candidates(page, article, matcher), [hit for hit, _ in chosen.values()])
    if not hits:
        return (), ()
    scene = meaning.scene(page.text, hits, page.is_titled, _curated(article, matcher), matcher.index.choosy)
    found: list[tuple[int, int, str]] = []
    unclear: dict[str, Unclear] = {}
    for hit in hits:
        keys = meaning.meant(hit, scene)
        if len(keys) == 1:
            found.append((hit.start, hit.end, keys[0]))
        elif keys:
            by_name = tuple(sorted(keys, key=lambda key: (matcher.names[key][0], key)))
            unclear.setdefault(hit.small, Unclear(page.text[hit.start : hit.end], by_name))
    mentions: list[Mention] = []
    found = _with_titles(page.text, found, chosen)
    teams = _teams(page.text, found, matcher)
    for start, end, key in found:
        is_place = key.startswith("places/")
        if start in chosen:
            mention = chosen[start][1]
        elif is_place and (
            metonyms.is_metonym(page.text, start, end, matcher.names[key])
            or ((start, end) in teams and not metonyms.is_country(matcher.names[key]))
        ):
            continue
        else:
            mention = page.mention(start, end, key)
        if is_place or mention.anchor != "dateline":
            mentions.append(mention)
    return tuple(mentions), tuple(unclear.values())


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence around characters `start` to `end`, its closing quotation marks included.

    >>> text = "He left. Mr. J. Roe of the U.S. met “them all.” It rained."
    >>> text[slice(*sentence(text, 16, 19))]
    'Mr. J. Roe of the U.S. met “them all.”'
    """
    first, last = 0, len(text)
    for found in _STOP.finditer(text):
        if found.end() <= start:
            if _ends_sentence(text, found):
                first = found.end()
        elif found.end() >= end and _ends_sentence(text, found):
            last = found.end()
            break
    while first < start and text[first].isspace():
        first += 1
    while last > end and text[last - 1].isspace():
        last -= 1
    return first, last


# One article as one text.


@dataclass(frozen=True, slots=True)
class _Page:
    """The pieces of an article, printed one after another, folded, and in small letters."""

    anchors: tuple[str, ...]
    starts: tuple[int, ...]  # of each piece, in the printed text
    titled: tuple[bool, ...]  # whether Title Case gives a capital to every word of a piece
    loud: tuple[bool, ...]  # whether a piece is in capitals
    folded: folding.Folded
    text: str
    small: str

    def piece(self, at: int) -> int:
        return bisect_right(self.starts, self.folded.start(at)) - 1

    def is_titled(self, at: int) -> bool:
        piece = self.piece(at)
        return self.titled[piece] or self.loud[piece]

    def fitting(self, hit: Hit, printed: str) -> tuple[spellings.Sense, ...]:
        """What a hit can mean in the letters it is printed in."""
        piece = self.piece(hit.start)
        titled, loud = self.titled[piece], self.loud[piece]
        return tuple(sense for sense in hit.senses if spellings.fits(printed, sense.written, titled, loud))

    def hits(self, linked: Iterable[Mention]) -> Iterator[tuple[Hit, Mention]]:
        """The words that the curator has linked, as hits that mean what the curator says."""
        for mention in linked:
            begins = self.starts[self.anchors.index(mention.anchor)]
            start, end = self.folded.place(begins + mention.start), self.folded.place(begins + mention.end)
            if start < end:
                kind: Kind = mention.entity.partition("/")[0]  # type: ignore[assignment]
                sense = spellings.Sense(self.text[start:end], mention.entity, kind, "chosen")
                yield Hit(start, end, self.small[start:end], (sense,)), mention

    def mention(self, start: int, end: int, key: str) -> Mention:
        if self.folded.at:
            start, end = self.folded.start(start), self.folded.end(end)
        piece = bisect_right(self.starts, start) - 1
        return Mention(key, self.anchors[piece], start - self.starts[piece], end - self.starts[piece])


def _page(article: Article, paragraphs: Sequence[Paragraph]) -> _Page:
    above = (article.headline, article.standfirst, article.dateline)
    texts = [*above, *[paragraph.text for paragraph in paragraphs]]
    headed = [paragraph.kind in ("heading", "caption") and _is_titled(paragraph.text) for paragraph in paragraphs]
    lengths = [len(text) + len(_BETWEEN) for text in texts]
    folded = folding.fold(_BETWEEN + _BETWEEN.join(texts) + _BETWEEN)
    return _Page(
        anchors=("headline", "standfirst", "dateline", *[paragraph.anchor for paragraph in paragraphs]),
        starts=tuple(accumulate(lengths, initial=len(_BETWEEN))),  # and where another would start
        titled=(*map(_is_titled, above), *headed),
        loud=tuple(map(str.isupper, texts)),
        folded=folded,
        text=folded.text,
        small=folding.lower(folded.text),
    )


def _is_titled(text: str) -> bool:
    words = [word for word in text.split() if len(word) > 3]
    return bool(words) and sum(not word[0].islower() for word in words) > 0.7 * len(words)


def _candidates(page: _Page, article: Article, matcher: Matcher) -> Iterator[Hit]:
    """Every hit in fitting letters, without what the curator took away; full names found from their surnames besides.

    A hit with no sense left still takes its place, so that nothing shorter is found inside what somebody has refused.
    """
    away_small = {folding.lower(folding.plain(name)) for name in article.not_named}
    away_keys = wikilinks.taken_away(article, matcher.index)
    text = page.text
    whole_end = 0  # of what ends together the longest comes first, so the surname in a whole name need not be weighed
    for hit in spellings.hits(text, page.small, article.language, matcher.known):
        meanings = hit.senses
        if not hit.exact:
            printed = text[hit.start : hit.start + len(hit.small)]
            meanings = tuple(sense for sense in hit.senses if sense.written == printed) or page.fitting(hit, printed)
            if not meanings:
                continue
        if away_small or away_keys:
            refused = hit.small in away_small
            meanings = tuple(sense for sense in meanings if sense.key not in away_keys and not refused)
        if meanings is not hit.senses:
            hit = hit._replace(senses=meanings)
        if not meaning.is_bare(hit):
            yield hit
            whole_end = hit.end
        elif hit.end != whole_end:
            yield hit
            yield from _fuller(page, hit, matcher)


def _fuller(page: _Page, hit: Hit, matcher: Matcher) -> Iterator[Hit]:
    """What a surname becomes with the forename or the initials before it.

    "Jane Q. Roe" and "Касым-Жомарта Токаева" are full names, spelt otherwise in the register; "J. Roe" is somebody whose
    forename begins so, and "X. Roe" is nobody we know.
    """
    at = hit.start
    word, start = titles.word_before(page.text, max(0, at - 40), at)
    if not word[:1].isupper():
        return
    surnames, keys = {hit.small}, {sense.key for sense in hit.senses}
    for nearest in (True, False, False):  # at most two names or initials between the registered forename and the surname
        if not nearest:
            word, start = titles.word_before(page.text, max(0, at - 40), at)
        if not word[:1].isupper():
            return
        initials = _INITIALS.fullmatch(word) is not None and not titles.is_title_word(word)
        if not (initials or word[-1].isalpha()):
            return
        if nearest:
            surnames.update(folding.lower(sense.written) for sense in hit.senses)
        for name in (f"{forename} {surname}" for forename in spellings.nominative(word.lower()) for surname in surnames):
            senses = tuple(s for s in matcher.known.senses.get(name, ()) if s.key in keys and s.how == "name")
            if senses:
                yield Hit(start, hit.end, name, senses)
                return
        if nearest and initials:
            senses = tuple(s for s in hit.senses if any(name[:1] == word[0] for name in matcher.names.get(s.key, ())))
            yield Hit(start, hit.end, hit.small, senses)
        if not initials and page.is_titled(start):
            return  # "Jane Meets Roe"
        at = start


def _longest(candidates: Iterable[Hit], chosen: Sequence[Hit]) -> list[Hit]:
    """The longest of those that overlap, from the left. Of two readings of one stretch the one as registered counts; if that is
    only a surname, "Ромова" may be hers or Ромов's, and both remain. Nothing overlaps what the curator has chosen.
    """
    if chosen:
        free = (hit for hit in candidates if not any(hit.start < one.end and one.start < hit.end for one in chosen))
        candidates = (*chosen, *free)
    longest: list[Hit] = []
    for hit in sorted(candidates, key=lambda hit: (hit.start, -hit.end, -len(hit.small))):
        if not longest or hit.start >= longest[-1].end:
            longest.append(hit)
        elif (hit.start, hit.end) == (longest[-1].start, longest[-1].end) and meaning.is_bare(longest[-1]):
            longest[-1] = longest[-1]._replace(senses=tuple(dict.fromkeys(longest[-1].senses + hit.senses)))
    return longest


def _curated(article: Article, matcher: Matcher) -> Iterator[str]:
    """The keys of what the front matter or an entry of a register says the article names; a surname may be enough for that."""
    yield from matcher.index.listed(article.id)
    known = matcher.known
    for name in (*article.people, *article.organisations, *article.places, *article.events):
        written = folding.plain(name)
        keys = {sense.key for sense in known.senses.get(folding.lower(written), ()) if sense.written == written and sense.key}
        if len(keys) == 1:
            yield keys.pop()


def _teams(text: str, found: Iterable[tuple[int, int, str]], matcher: Matcher) -> Container[tuple[int, int]]:
    """Where a city or a state is the team that plays for it."""
    if not metonyms.is_on_game(text):
        return ()
    return metonyms.teams(text, {(start, end): key for start, end, key in found if key.startswith("places/")})


def _with_titles(text: str, found: Iterable[tuple[int, int, str]], chosen: Container[int]) -> list[tuple[int, int, str]]:
    """People's mentions widened over their titles. A place inside a title is part of it: it is not named for itself.

    What begins at one of `chosen` stays as it is.
    """
    widened: list[tuple[int, int, str]] = []
    places: dict[int, int] = {}
    floor = 0  # the end of the last that is no place, or is chosen: a title begins behind it
    for start, end, key in found:
        is_place = key.startswith("places/")
        if is_place:
            places[end] = start
        elif key.startswith("people/") and start not in chosen:
            start = titles.before(text, start, floor, places)
            while widened and widened[-1][1] > start:
                widened.pop()
        if start in chosen or not (is_place or (key[0] == "o" and _may_qualify(text[start:end]))):
            floor = end
        widened.append((start, end, key))
    return widened


@lru_cache(maxsize=16384)
def _may_qualify(printed: str) -> bool:
    """Whether a name may be part of the title behind it: "UN Envoy Jane Roe" names Jane Roe, so does "Treasury Secretary"; a
    party stays one: "Labour MP Jane Roe".
    """
    return all(map(titles.is_title_word, printed.split(" "))) and (printed.isupper() or not titles.is_demonym(printed))


def _ends_sentence(text: str, stop: re.Match[str]) -> bool:
    """Whether this full stop ends a sentence, and is not that of "Feb." or "J."."""
    rest = text[stop.end() : stop.end() + _LOOK].lstrip()
    if not rest or stop[0] != ".":
        return not rest or not rest[0].islower()
    word = _LAST_WORD.search(text[max(0, stop.start() - _LOOK) : stop.start()])[0]  # type: ignore[index]  # it may be empty
    if rest[0].islower() or word.lower() in _ABBREVIATIONS or (len(word) == 1 and word.isupper()):
        return False
    # "U.S." and "a.m." end one only before a word that must be the first of another.
    return "." not in word or rest.partition(" ")[0].rstrip(",") in _OPENERS
