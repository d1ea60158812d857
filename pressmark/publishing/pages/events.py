"""The pages of events, and the list of them all."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pressmark.model import Origin, Page
from pressmark.publishing import feeds
from pressmark.publishing.pages import links, passages, sheets, versions
from pressmark.publishing.pages.articles import FORMS
from pressmark.publishing.pages.catalogue import Catalogue, place_in
from pressmark.publishing.pages.lines import Claim, Dossier, Entry
from pressmark.publishing.pages.passages import Passage

_EMPTY: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """A line of the table "Who reported it"."""

    entry: Entry
    agency: str
    words: int
    reprints: tuple[Entry, ...]  # articles of the same event with the same text


@dataclass(frozen=True, slots=True)
class Remark:
    """Another article that mentions an event, in its sentence where that may be shown."""

    entry: Entry
    passage: Passage | None


def event(catalogue: Catalogue, dossier: Dossier) -> Claim:
    """The dossier of an event: who reported it and who mentions it."""
    edition = catalogue.edition
    found, entity = catalogue.events.get(dossier.id), edition.entities.get(dossier.id)
    entries = catalogue.rows(found.articles) if found else _EMPTY
    ids = tuple(entry.id for entry in entries)
    mentioned = dict.fromkeys((*(found.mentioned_in if found else ()), *catalogue.naming.get(dossier.id, ())))
    records = [catalogue.items[id].article for id in ids]
    values = {
        "section": "events",
        "index": True,
        "dossier": dossier,
        "description": entity.description if entity else "",
        "place": place_in(entity, edition) if entity else ("", ""),
        "aliases": entity.aliases if entity else (),
        "same_as": tuple(links.named(address) for address in entity.same_as) if entity else (),
        "not_same_as": tuple((other, edition.addresses.get(f"events/{other}", "")) for other in entity.not_same_as)
        if entity
        else (),
        "feed": feeds.address(dossier.address) if ids or dossier.id in catalogue.naming else "",
        "reports": tuple(_reports(catalogue, ids)),
        "languages": len({record.language for record in records} - {""}),
        "words": sum(catalogue.items[id].words for id in ids),
        "span": catalogue.span(ids),
        "timed": any(entry.published.time for entry in entries),
        "placed": any(entry.place for entry in entries),
        "agencies": any(record.agency for record in records) or any(catalogue.items[id].reprints for id in ids),
        "inferred": any(entry.inferred for entry in entries),
        "compared": versions.compared(catalogue, ids),
        "reasons": found.reasons if found else (),
        "remarks": tuple(_remarks(catalogue, dossier.id, set(mentioned) - set(ids))),
        "company": catalogue.company(ids),
        "coins": catalogue.coins(ids),
        "forms": tuple((name, dossier.address.removesuffix("html") + ending) for name, ending in FORMS[:3]) if ids else (),
    }
    origin = entity.origin if entity else records[0].origin if records else Origin("content/events.yaml")
    return Claim(Page(dossier.address, "event.html", values), f"the event “{dossier.name}”", origin)


def events(catalogue: Catalogue) -> Iterator[Claim]:
    """The page of every event, named or proposed."""
    for dossier in catalogue.dossiers.values():
        yield event(catalogue, dossier)


def _reports(catalogue: Catalogue, ids: tuple[str, ...]) -> Iterator[Report]:
    for id in ids:
        item = catalogue.items[id]
        same = catalogue.rows({each.article for each in item.reprints} & set(ids))
        yield Report(catalogue.entries[id], item.article.agency, item.words, same)


def _remarks(catalogue: Catalogue, key: str, ids: set[str]) -> Iterator[Remark]:
    for entry in catalogue.rows(ids):
        yield Remark(entry, passages.first(catalogue, entry.id, key))


def index(catalogue: Catalogue) -> Iterator[Claim]:
    """All events by year, those without a date last; on several pages where there are many."""
    dossiers = tuple(catalogue.dossiers.values())
    found = sheets.of("events/index.html", dossiers, words=_years)
    for sheet in found:
        values = {
            "section": "events",
            "index": True,
            "years": {year: tuple(group) for year, group in itertools.groupby(sheet.items, key=_year)},
            "all": len(dossiers),
            "proposed": sum(dossier.proposed for dossier in dossiers),
            "sheets": found,
            "sheet": sheet,
        }
        yield Claim(Page(sheet.address, "events.html", values), "the list of events", Origin("content/events.yaml"))


def _years(dossiers: Sequence[Dossier]) -> str:
    """The years of some events: `2019–2021`."""
    years = sorted(year for dossier in dossiers if (year := _year(dossier)))
    return "–".join(dict.fromkeys((years[0], years[-1]))) if years else ""


def _year(dossier: Dossier) -> str:
    return str(dossier.when.first.year) if dossier.when and dossier.when.first else ""
