"""The pages of people, organisations and places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from pressmark import dates, shapes
from pressmark.model import Entity, Page
from pressmark.publishing import feeds
from pressmark.publishing.pages import company, links, passages, quotations, stretches, timelines
from pressmark.publishing.pages.catalogue import Catalogue, place_in
from pressmark.publishing.pages.lines import Claim

_PASSAGES = 100  # sentences with a list of articles beside them; of more, each article has its first


@dataclass(frozen=True, slots=True)
class Dated:
    """A name or an office, and the time it was in use."""

    name: str
    since: str


def name(catalogue: Catalogue, entity: Entity) -> Iterator[Claim]:
    """The page of a person, an organisation or a place, and those of its years where many articles carry the name."""
    edition, key = catalogue.edition, entity.key
    address, ids = edition.addresses[key], catalogue.naming.get(key, ())
    shelf = stretches.Shelf(catalogue, entity.name, address, ids, partial(passages.first, catalogue, key=key))
    parts, _ = shelf.stretches(ids)
    mentioned = sum(len(catalogue.mentions_of(id).get(key, ())) for id in ids)
    few = mentioned <= _PASSAGES and not parts
    told = tuple(passage for id in ids for passage in passages.every(catalogue, id, key)) if few else ()
    lines = () if few or parts else tuple(map(shelf.line, ids))
    sayings, kept = quotations.Sayings(catalogue, entity, address), company.of(catalogue, key)
    values = {
        "section": "names",
        "index": True,
        "entity": entity,
        "count": len(ids),
        "stretches": parts,
        "lines": lines,
        "entries": () if parts or lines else catalogue.rows(ids),
        "feed": feeds.address(address) if ids else "",
        "outlets": catalogue.outlets_of(ids),
        "span": catalogue.span(ids),
        "timeline": timelines.of(catalogue, ids) if len(ids) > 1 else None,
        "aliases": tuple(alias for alias in entity.aliases if alias != entity.name),
        "dated_names": tuple(Dated(each, _since(catalogue, since)) for each, since in entity.dated_names),
        "roles": tuple(Dated(office, _since(catalogue, time)) for office, time in map(shapes.role, entity.roles)),
        "within": place_in(entity, edition),
        "contains": catalogue.named(catalogue.lying_in.get(entity.name, ()), "places") if entity.kind == "places" else (),
        "same_as": tuple(links.named(address) for address in entity.same_as),
        "not_same_as": tuple((other, edition.addresses.get(f"{entity.kind}/{other}", "")) for other in entity.not_same_as),
        "sayings": sayings.here,
        "years_quoted": sayings.years,
        "quoted": len(sayings.all),
        "passages": told,
        "told": len({passage.entry.id for passage in told}),
        "company": kept,
        "beyond_chance": any(each.times for companions in kept.values() for each in companions),
        "coins": catalogue.coins(ids),
    }
    claimant = f"“{entity.name}” of {entity.kind}"
    yield Claim(Page(address, "name.html", values), claimant, entity.origin)
    yield from shelf.pages("names", claimant, entity.origin)
    yield from sayings.pages()


def names(catalogue: Catalogue) -> Iterator[Claim]:
    """The page of every person, organisation and place."""
    for key, entity in sorted(catalogue.edition.entities.items()):
        if entity.kind != "events" and key in catalogue.edition.addresses:
            yield from name(catalogue, entity)


def _since(catalogue: Catalogue, interval: str) -> str:
    """A time as the pages say it; nothing where there is none."""
    if not interval:
        return ""
    try:
        return catalogue.say(dates.parse("/".join(edge or ".." for edge in interval.split("/"))))
    except ValueError:
        return interval
