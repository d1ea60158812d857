"""Join: all articles and registers become one Archive. What is learnt by looking at all of them is learnt here, once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from typing import NamedTuple

from pressmark import addresses, dates, paragraphs
from pressmark.archive import events, gatherings, mentions, occasions, reprints, tellings, variants, wikilinks
from pressmark.model import (
    KINDS,
    Archive,
    Article,
    Entity,
    Event,
    Kind,
    Mention,
    Outlet,
    Paragraph,
    Problem,
    Registers,
    Unclear,
)
from pressmark.work import Work


class _Read(NamedTuple):
    """What depends on one article alone."""

    paragraphs: tuple[Paragraph, ...]
    mentions: tuple[Mention, ...]
    unclear: tuple[Unclear, ...]
    sketch: reprints.Sketch  # finds its reprints
    problems: list[Problem]


def archive(
    articles: Sequence[Article], known: Registers, work: Work, in_repair: tuple[str, ...] = ()
) -> tuple[Archive, list[Problem]]:
    """Everything joined, and what joining could not make sense of. `in_repair` are the ids of articles that cannot be read."""
    spelt = wikilinks.index(known.entities)
    spelled = _spelled(articles, known, spelt)
    ordered = tuple(sorted(spelled, key=lambda article: (dates.key(article.published or article.event_date), article.id)))
    entities = {entity.key: entity for entity in known.entities if not entity.see}
    done = work.each("reading", partial(_read, known.entities), ordered)
    read = {article.id: found for article, found in zip(ordered, done, strict=True)}
    pieces = {id: found.paragraphs for id, found in read.items()}
    sketches = {id: found.sketch for id, found in read.items()}
    named = {article.id: _named(article, read[article.id].mentions, entities, spelt) for article in ordered}
    listed = events.registered(ordered, entities, named)
    told = _told(ordered, read, work)
    quotes = variants.grouped([(told[article.id].quotes, told[article.id].sketch) for article in ordered])
    said = variants.shared(quotes)
    near = gatherings.pairs(
        {id: telling.vector for id, telling in told.items()}, {article.id: occasions.of(article) for article in ordered}, said
    )
    happened = (*listed, *events.proposed(ordered, near, listed, entities, named, said, known.never))
    outlets = _outlets(ordered, known.outlets)
    subjects = sorted({subject for article in ordered for subject in article.subjects})
    where, clashes = addresses.assign(entities.values(), outlets.values(), subjects)
    where |= {article.id: addresses.of_article(article.id) for article in ordered}
    older, misled = addresses.redirects(_merged_at_last(known.entities), outlets.values(), ordered, where)
    whole = Archive(
        site=known.site,
        articles=ordered,
        outlets=outlets,
        entities=entities,
        paragraphs=pieces,
        mentions={id: found.mentions for id, found in read.items()},
        names={id: _with_events(id, keys, listed) for id, keys in named.items()},
        quotes=quotes,
        events=happened,
        reprints=reprints.find(ordered, pieces, sketches, outlets),
        inferences=events.inferences(ordered, happened, known.never),
        addresses=where,
        redirects=older,
        ledger=known.ledger,
        in_repair=(*in_repair, *known.in_repair),
        related=events.related(near, happened, named),
        unclear={id: some for id, found in read.items() if (some := tuple(_standing(found.unclear, entities)))},
    )
    return whole, [problem for found in read.values() for problem in found.problems] + clashes + misled


@lru_cache(maxsize=2)
def _matcher(entities: tuple[Entity, ...]) -> mentions.Matcher:
    """The matcher of these registers, made once in each process."""
    return mentions.matcher(entities)


def _read(entities: tuple[Entity, ...], articles: Sequence[Article]) -> list[_Read]:
    matcher = _matcher(entities)
    standing = {entity.key for entity in entities if not entity.see}
    done = []
    for article in articles:
        pieces, links = paragraphs.read(article.body)
        linked, unresolved = wikilinks.mentions(article, links, matcher.index)
        found, unclear = mentions.find(article, pieces, matcher, linked)
        found = tuple(mention for mention in found if mention.entity in standing)
        done.append(_Read(pieces, found, unclear, reprints.sketch(article, pieces), unresolved))
    return done


def _standing(unclear: Iterable[Unclear], entities: Mapping[str, Entity]) -> Iterator[Unclear]:
    """What may be several, without entries that were merged into none."""
    for each in unclear:
        keys = tuple(key for key in each.entities if key in entities)
        if len(keys) > 1:
            yield replace(each, entities=keys)


def _told(articles: Sequence[Article], read: Mapping[str, _Read], work: Work) -> dict[str, tellings.Telling]:
    """What each article tells, by id: much is worked out for it, so it is remembered."""
    some = [(article, read[article.id].paragraphs, read[article.id].mentions) for article in articles]
    keys = [tellings.key(article, found) for article, _, found in some]
    made = work.each("comparing", _tellings, some, keys=keys, form=tellings.KEPT)
    return {article.id: telling for article, telling in zip(articles, made, strict=True)}


def _tellings(some: Sequence[tuple[Article, Sequence[Paragraph], Sequence[Mention]]]) -> list[tellings.Telling]:
    return [tellings.of(*each) for each in some]


def _named(
    article: Article, found: Sequence[Mention], entities: Mapping[str, Entity], spelt: wikilinks.Index
) -> tuple[str, ...]:
    """Keys of everything an article names: found in its text, or added by the curator; by kind, then name."""
    keys = {mention.entity for mention in found} | {f"{kind}/{name}" for kind in KINDS for name in getattr(article, kind)}
    keys |= spelt.listed(article.id)
    keys -= wikilinks.taken_away(article, spelt)
    return tuple(sorted((key for key in keys if key in entities), key=_by_kind))


def _with_events(id: str, keys: Sequence[str], happened: Sequence[Event]) -> tuple[str, ...]:
    """The same, with the events that the article reports."""
    reported = {event.id for event in happened if id in event.articles}
    return tuple(sorted({*keys, *reported}, key=_by_kind))


def _by_kind(key: str) -> tuple[int, str, str]:
    kind, _, name = key.partition("/")
    return [*KINDS].index(kind), name.casefold(), name  # type: ignore[arg-type]


def _spelled(articles: Sequence[Article], known: Registers, spelt: wikilinks.Index) -> Iterator[Article]:
    """The articles, with outlet and added names as the registers spell them: no other spelling may escape an outlet's terms."""
    outlets = {_folded(form): outlet.name for outlet in reversed(known.outlets) for form in (*outlet.aliases, *outlet.names)}
    outlets |= {_folded(outlet.name): outlet.name for outlet in reversed(known.outlets)}
    for article in articles:
        spelled: dict[str, object] = {"outlet": outlets.get(_folded(article.outlet), article.outlet)}
        for kind in KINDS:
            if added := getattr(article, kind):
                spelled[kind] = tuple(_registered(name, kind, spelt) for name in added)
        if article.not_named:
            spelled["not_named"] = tuple(dict.fromkeys(article.not_named + _merged(article.not_named, spelt)))
        same = all(getattr(article, field) == value for field, value in spelled.items())
        yield article if same else replace(article, **spelled)  # type: ignore[arg-type]


def _registered(name: str, kind: Kind, spelt: wikilinks.Index) -> str:
    """A name that an article adds, as the name of the one entry that it means; else as it is."""
    keys = spelt.meant(name, kind)
    return keys[0].removeprefix(f"{kind}/") if len(keys) == 1 and keys[0].startswith(f"{kind}/") else name


def _merged_at_last(entities: Sequence[Entity]) -> list[Entity]:
    """The entries, each merged one with the entry that its way from `see` to `see` ends in."""
    entries = {entity.key: entity for entity in entities}
    return [
        replace(entity, see=wikilinks.final(entity, entries).partition("/")[2]) if entity.see else entity for entity in entities
    ]


def _merged(names: Iterable[str], spelt: wikilinks.Index) -> tuple[str, ...]:
    """The names of the entries that names taken away have been merged into."""
    return tuple(key.partition("/")[2] for name in names for key in spelt.own(name))


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _outlets(articles: Sequence[Article], registered: Sequence[Outlet]) -> dict[str, Outlet]:
    """The outlets of the register, and one without terms for each name that only articles give; by name."""
    found = {outlet.name: outlet for outlet in registered}
    for article in articles:
        if article.outlet and article.outlet not in found:
            found[article.outlet] = Outlet(name=article.outlet, origin=article.line("outlet"))
    return dict(sorted(found.items(), key=lambda item: (item[0].casefold(), item[0])))
