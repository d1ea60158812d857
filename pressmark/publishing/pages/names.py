"""The pages of people, organisations and places, and the list of all names from A to Z."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pressmark import dates
from pressmark.archive import mentions
from pressmark.model import Cleared, Entity, Mention, Origin, Page
from pressmark.publishing import feeds, pictures
from pressmark.publishing.pages import links
from pressmark.publishing.pages.catalogue import Catalogue, place_in
from pressmark.publishing.pages.lines import Claim, Entry, Heading, alphabetical

_PASSAGES = 100  # shown on a page; an article beyond them is still listed by its headline
_QUOTES = 40


@dataclass(frozen=True, slots=True)
class Passage:
    """A name in its text, or somebody's words: from which article, and where there. Its sentence is cut when it is rendered."""

    entry: Entry
    text: str
    start: int  # of the name in the text; a quotation stands as a whole
    end: int
    language: str  # of the text; empty where it is that of the pages
    address: str  # with the paragraph's anchor
    number: int  # of the paragraph, from 1; 0 for the headline, the standfirst and the dateline
    more: int = 0  # further mentions in the article; of a quote, other articles with the same words
    part: str = "headline"  # where `number` is 0: "headline", "standfirst" or "dateline"


@dataclass(frozen=True, slots=True)
class Dated:
    """A name or an office, and the time it was in use."""

    name: str
    since: str


def name(catalogue: Catalogue, entity: Entity) -> Claim:
    """The page of a person, an organisation or a place."""
    edition = catalogue.edition
    ids = catalogue.naming.get(entity.key, ())
    passages = tuple(_passages(catalogue, entity.key, ids))
    quotes = tuple(_quotes(catalogue, entity.key))
    values = {
        "section": "names",
        "index": True,
        "entity": entity,
        "entries": catalogue.rows(ids),
        "feed": feeds.address(edition.addresses[entity.key]) if ids else "",
        "outlets": catalogue.outlets_of(ids),
        "span": catalogue.span(ids),
        "strip": pictures.strip(catalogue.coverage(ids)) if len(ids) > 1 else None,
        "aliases": tuple(alias for alias in entity.aliases if alias != entity.name),
        "dated_names": tuple(Dated(each, _since(catalogue, since)) for each, since in entity.dated_names),
        "roles": tuple(_role(catalogue, role) for role in entity.roles),
        "within": place_in(entity, edition),
        "contains": catalogue.named(catalogue.lying_in.get(entity.name, ()), "places") if entity.kind == "places" else (),
        "same_as": tuple(links.named(address) for address in entity.same_as),
        "not_same_as": tuple((other, edition.addresses.get(f"{entity.kind}/{other}", "")) for other in entity.not_same_as),
        "quotes": quotes[:_QUOTES],
        "quoted": len(quotes),
        "passages": passages,
        "told": len({passage.entry.id for passage in passages}),
        "company": catalogue.company(ids, without=entity.key),
        "coins": catalogue.coins(ids),
    }
    return Claim(Page(edition.addresses[entity.key], "name.html", values), f"“{entity.name}” of {entity.kind}", entity.origin)


def names(catalogue: Catalogue) -> Iterator[Claim]:
    """The page of every person, organisation and place."""
    for key, entity in sorted(catalogue.edition.entities.items()):
        if entity.kind != "events" and key in catalogue.edition.addresses:
            yield name(catalogue, entity)


def _since(catalogue: Catalogue, interval: str) -> str:
    try:
        return catalogue.say(dates.parse("/".join(edge or ".." for edge in interval.split("/"))))
    except ValueError:
        return interval


def _role(catalogue: Catalogue, role: str) -> Dated:
    """An office as the register writes it, its time at the end: "Foreign Minister 2019-09/2022"."""
    match = re.fullmatch(r"(.+?),? ((?:\d{4}(?:-\d\d){0,2}|\.\.)?/?(?:\d{4}(?:-\d\d){0,2}|\.\.)?)", role)
    return Dated(match[1], _since(catalogue, match[2])) if match and match[2] else Dated(role, "")


def passage(catalogue: Catalogue, item: Cleared, key: str) -> Passage | None:
    """The first mention of a name in an article, in its text; None where no words of it may be shown."""
    found = catalogue.mentions_of(item.article.id).get(key)
    return _passage(catalogue, item, *found[0], more=len(found) - 1) if found else None


def _passage(catalogue: Catalogue, item: Cleared, number: int, mention: Mention, more: int = 0) -> Passage:
    entry = catalogue.entries[item.article.id]
    if number:
        text, address, part = item.paragraphs[number - 1].text, f"{entry.address}#{mention.anchor}", "headline"
    else:
        text, address, part = getattr(item.article, mention.anchor), entry.address, mention.anchor
    language = catalogue.text_language(item) if number else entry.language
    return Passage(entry, text, mention.start, mention.end, language, address, number, more, part)


def _passages(catalogue: Catalogue, key: str, ids: tuple[str, ...]) -> Iterator[Passage]:
    """Every mention of a name, each sentence once; where there are too many for a page, the first of each article."""
    items = [catalogue.items[id] for id in ids]
    if sum(len(catalogue.mentions_of(id).get(key, ())) for id in ids) > _PASSAGES:
        yield from itertools.islice(filter(None, (passage(catalogue, item, key) for item in items)), _PASSAGES)
        return
    for item in items:
        seen: set[tuple[str, int]] = set()
        for number, mention in catalogue.mentions_of(item.article.id).get(key, ()):
            found = _passage(catalogue, item, number, mention)
            sentence = (mention.anchor, mentions.sentence(found.text, mention.start, mention.end)[0])
            if sentence not in seen:
                seen.add(sentence)
                yield found


def _quotes(catalogue: Catalogue, key: str) -> Iterator[Passage]:
    """What somebody is quoted as saying, by date; words that several articles carry stand once, with their number."""
    seen: set[str] = set()
    for quote in catalogue.said.get(key, ()):
        if quote.group and quote.group in seen:
            continue
        seen.add(quote.group)
        item, entry = catalogue.items[quote.article], catalogue.entries[quote.article]
        number = next((number for number, each in enumerate(item.paragraphs, 1) if each.anchor == quote.anchor), 0)
        if number:
            address = f"{entry.address}#{quote.anchor}"
            more = catalogue.versions.get(quote.group, 1) - 1
            yield Passage(entry, quote.words, 0, 0, catalogue.text_language(item), address, number, more)


def index(catalogue: Catalogue) -> Claim:
    """All names from A to Z."""
    headings = [heading for heading in catalogue.headings.values() if heading.kind != "events"]
    headings += _event_headings(catalogue)
    headings.sort(key=lambda heading: (alphabetical(heading.name), heading.kind))
    letters = {letter: tuple(group) for letter, group in itertools.groupby(headings, key=lambda heading: _letter(heading.name))}
    counts: Mapping[str, int] = {
        kind: sum(heading.kind == kind for heading in headings) for kind in ("people", "organisations", "places", "events")
    }
    values = {"section": "names", "index": True, "letters": letters, "counts": counts, "all": len(headings)}
    return Claim(Page("names.html", "names.html", values), "the list of names", Origin("content/people.yaml"))


def _event_headings(catalogue: Catalogue) -> list[Heading]:
    named = (dossier for dossier in catalogue.dossiers.values() if not dossier.proposed)
    return [Heading(each.id, each.name, "events", each.address, each.articles) for each in named]


def _letter(name: str) -> str:
    """The letter a name stands under; figures and signs stand together.

    >>> _letter("Özbekistan"), _letter("5th Division")
    ('O', '#')
    """
    first = alphabetical(name)[0][:1].upper()
    return first if first.isalpha() else "#"
