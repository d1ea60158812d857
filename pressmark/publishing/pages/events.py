"""The pages of events, and the list of them all."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pressmark import dates
from pressmark.model import KINDS, Origin, Page
from pressmark.publishing import feeds
from pressmark.publishing.pages import comparisons, independence, links, passages, sheets, timelines, together
from pressmark.publishing.pages.articles import FORMS
from pressmark.publishing.pages.catalogue import Catalogue, place_in
from pressmark.publishing.pages.independence import Bond, Source
from pressmark.publishing.pages.lines import Claim, Dossier, Entry, Heading
from pressmark.publishing.pages.passages import Passage

_EMPTY: tuple[Entry, ...] = ()
_NAMES = 8  # that one report alone has
_REPORTS = 40  # whose own names are listed
_TOGETHER = 6  # reports of one source that are named


@dataclass(frozen=True, slots=True)
class Report:
    """A line of the table "Who reported it"."""

    entry: Entry
    agency: str
    credited: str  # the press office that it credits, where it names no agency
    words: int
    reprints: tuple[Entry, ...]  # articles of the same event with the same text


@dataclass(frozen=True, slots=True)
class Shared:
    """A source behind several reports: some of them, and what makes it one."""

    entries: tuple[Entry, ...]
    more: int  # reports that are not named
    bonds: tuple[tuple[Bond, str], ...]


@dataclass(frozen=True, slots=True)
class Alone:
    """The names that one report of an event has and no other."""

    entry: Entry
    headings: tuple[Heading, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Remark:
    """Another article that mentions an event, in its sentence where that may be shown."""

    entry: Entry
    passage: Passage | None


def event(catalogue: Catalogue, dossier: Dossier) -> Claim:
    """The dossier of an event: who reported it, what they have in common and where they differ, and who mentions it."""
    edition = catalogue.edition
    found, entity = catalogue.events.get(dossier.id), edition.entities.get(dossier.id)
    entries = catalogue.rows(found.articles) if found else _EMPTY
    ids = tuple(entry.id for entry in entries)
    mentioned = dict.fromkeys((*(found.mentioned_in if found else ()), *catalogue.naming.get(dossier.id, ())))
    records = [catalogue.items[id].article for id in ids]
    reports, sources = tuple(_reports(catalogue, ids)), sources_of(catalogue, ids)
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
        "reports": reports,
        "outlets": len({record.outlet for record in records} - {""}),
        "sources": len(sources),
        "shared_sources": tuple(_shared(catalogue, source) for source in sources if source.bonds),
        "languages": len({record.language for record in records} - {""}),
        "days": _days(catalogue, ids),
        "words": sum(catalogue.items[id].words for id in ids),
        "span": catalogue.span(ids),
        "timeline": timelines.of(catalogue, ids, "day") if len(ids) > 1 else None,
        "timed": any(entry.published.time for entry in entries),
        "placed": any(entry.place for entry in entries),
        "agencies": any(report.agency or report.credited or report.reprints for report in reports),
        "inferred": any(entry.inferred for entry in entries),
        "together": together.of(catalogue, ids),
        "pairs": comparisons.pairs(catalogue, ids),
        "pairs_of": comparisons.MOST if len(ids) > comparisons.MOST else 0,
        "everywhere": _everywhere(catalogue, ids),
        "alone": _alone(catalogue, ids),
        "reasons": found.reasons if found else (),
        "remarks": tuple(_remarks(catalogue, dossier.id, set(mentioned) - set(ids))),
        "company": catalogue.company(ids),
        "coins": catalogue.coins(ids),
        "forms": tuple((name, dossier.address.removesuffix("html") + ending) for name, ending in FORMS[:3]) if ids else (),
    }
    origin = entity.origin if entity else records[0].origin if records else Origin("content/events.yaml")
    return Claim(Page(dossier.address, "event.html", values), f"the event “{dossier.name}”", origin)


def events(catalogue: Catalogue) -> Iterator[Claim]:
    """The page of every event, named or proposed, and of every two of its reports that are compared."""
    for dossier in catalogue.dossiers.values():
        yield event(catalogue, dossier)
    yield from comparisons.pages(catalogue)


def sources_of(catalogue: Catalogue, ids: Iterable[str]) -> tuple[Source, ...]:
    """The sources behind some reports of one event."""
    return independence.sources([catalogue.items[id] for id in ids], catalogue.outlet_forms)


def _shared(catalogue: Catalogue, source: Source) -> Shared:
    entries = catalogue.rows(source.reports)
    return Shared(entries[:_TOGETHER], max(0, len(entries) - _TOGETHER), source.bonds)


def _days(catalogue: Catalogue, ids: Sequence[str]) -> int:
    """On how many days these reports were printed, as far as that is known."""
    placed = (catalogue.placed[id] for id in ids)
    return len({when.first for when in placed if when and when.first and dates.precision(when) == "day"})


def _everywhere(catalogue: Catalogue, ids: Sequence[str]) -> tuple[Heading, ...]:
    """The names that all of several reports have."""
    if len(ids) < 2:
        return ()
    in_all = set.intersection(*(set(catalogue.items[id].names) for id in ids))
    return _headings(catalogue, in_all)


def _alone(catalogue: Catalogue, ids: Sequence[str]) -> tuple[Alone, ...]:
    """The names that one of several reports has and no other, by report."""
    if len(ids) < 2:
        return ()
    often = Counter(key for id in ids for key in catalogue.items[id].names)
    found = []
    for id in ids:
        headings = _headings(catalogue, {key for key in catalogue.items[id].names if often[key] == 1})
        if headings:
            found.append(Alone(catalogue.entries[id], headings[:_NAMES], max(0, len(headings) - _NAMES)))
    return tuple(found[:_REPORTS])


def _headings(catalogue: Catalogue, keys: set[str]) -> tuple[Heading, ...]:
    known = [catalogue.headings[key] for key in keys if key in catalogue.headings and not key.startswith("events/")]
    return tuple(sorted(known, key=lambda heading: (KINDS.index(heading.kind), catalogue.rank[heading.key])))


def _reports(catalogue: Catalogue, ids: tuple[str, ...]) -> Iterator[Report]:
    for id in ids:
        item = catalogue.items[id]
        same = catalogue.rows({each.article for each in item.reprints} & set(ids))
        credited = "" if item.article.agency else independence.credited(item)
        yield Report(catalogue.entries[id], item.article.agency, credited, item.words, same)


def _remarks(catalogue: Catalogue, key: str, ids: set[str]) -> Iterator[Remark]:
    for entry in catalogue.rows(ids):
        yield Remark(entry, passages.first(catalogue, entry.id, key))


def index(catalogue: Catalogue) -> Iterator[Claim]:
    """All events by year, those without a day in that of their earliest report; on several pages where there are many."""
    dossiers = tuple(catalogue.dossiers.values())
    ids = {id for event in catalogue.events.values() for id in event.articles}
    found = sheets.of("events/index.html", dossiers, words=_years)
    for sheet in found:
        values = {
            "section": "events",
            "index": True,
            "years": {year: tuple(group) for year, group in itertools.groupby(sheet.items, key=_year)},
            "all": len(dossiers),
            "proposed": sum(dossier.proposed for dossier in dossiers),
            "alone": sum(dossier.outlets < 2 and dossier.articles > 0 for dossier in dossiers),
            "reports": len(ids & catalogue.items.keys()),
            "outlets": catalogue.outlets_of(ids),
            "sheets": found,
            "sheet": sheet,
        }
        yield Claim(Page(sheet.address, "events.html", values), "the list of events", Origin("content/events.yaml"))


def _years(dossiers: Sequence[Dossier]) -> str:
    """The years of some events: `2019–2021`."""
    years = sorted(year for dossier in dossiers if (year := _year(dossier)))
    return "–".join(dict.fromkeys((years[0], years[-1]))) if years else ""


def _year(dossier: Dossier) -> str:
    placed = dossier.when or dossier.since
    return str(placed.first.year) if placed and placed.first else ""
