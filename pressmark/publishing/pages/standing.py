"""Pages every archive has: the front, search, data, what it is, how it can be read, and what stands where nothing stands."""

from __future__ import annotations

from collections.abc import Iterator

from pressmark import addresses, dates
from pressmark.model import Entity, Origin, Outlet, Page
from pressmark.publishing.pages import calendars, links
from pressmark.publishing.pages.catalogue import Catalogue
from pressmark.publishing.pages.diary import Diary
from pressmark.publishing.pages.lines import Claim, alphabetical

_ORIGIN = Origin("content/site.yaml")

DATA = (
    ("articles", ("data/articles.json", "data/articles.csv")),
    ("names", ("data/names.json", "data/names.csv")),
    ("events", ("data/events.json",)),
    ("quotes", ("data/quotes.json",)),
    ("coverage", ("data/coverage.json", "data/coverage.csv")),
    ("citations", ("data/citations.ris", "data/citations.bib", "data/citations.json")),
    ("description", ("data/datapackage.json",)),
    ("permalinks", ("permalinks.json",)),
    ("feed", ("feed.xml",)),
)
"""The archive as data: what each set is, and its files."""


def front(catalogue: Catalogue, diary: Diary) -> Claim:
    """The front page: what the archive is, its newest articles, its largest events, who is most present, and when."""
    site, entries = catalogue.edition.site, catalogue.entries
    dated = [id for id, when in catalogue.placed.items() if when and when.first]
    newest = sorted(dated, key=catalogue.position.__getitem__, reverse=True)[:8]
    largest = sorted(catalogue.dossiers.values(), key=lambda each: (-each.articles, dates.key(each.when), each.name))
    present = {
        kind: tuple(sorted(headings, key=lambda heading: (-heading.count, alphabetical(heading.name)))[:5])
        for kind in ("people", "organisations", "places")
        if (headings := [each for each in catalogue.headings.values() if each.kind == kind and each.count])
    }
    saved = [item.article.saved for item in catalogue.items.values() if item.article.saved and item.article.saved.first]
    values = {
        "section": "",
        "index": True,
        "articles": len(entries),
        "outlets": catalogue.outlets_of(entries),
        "span": catalogue.span(entries),
        "saved": catalogue.printed(max(saved, key=dates.key)) if saved else None,
        "table": calendars.months_of(diary),
        "undated": diary.count(addresses.UNDATED),
        "newest": tuple(entries[id] for id in newest) or tuple(entries.values())[:8],
        "largest": tuple(each for each in largest if each.articles)[:7],
        "events": len(catalogue.dossiers),
        "present": present,
        "names": sum(heading.kind != "events" for heading in catalogue.headings.values()),
        "suggestion": next((headings[0].name for headings in present.values()), ""),
        "licence": links.web(site.licence),
    }
    return Claim(Page("index.html", "front.html", values), "the front page", _ORIGIN)


def search() -> Claim:
    """The search page. The script finds what it searches by itself."""
    values = {"section": "search", "index": False}
    return Claim(Page("search.html", "search.html", values), "the search page", _ORIGIN)


def data(catalogue: Catalogue) -> Claim:
    """The archive as data, for reuse."""
    values = {
        "section": "",
        "index": True,
        "sets": DATA,
        "articles": len(catalogue.items),
        "licence": links.statement(catalogue.edition.site.licence),
    }
    return Claim(Page("data.html", "data.html", values), "the page of data", _ORIGIN)


def about(catalogue: Catalogue) -> Claim:
    """What the archive is: who keeps it, how it was selected, how its dates, names and ids are to be read."""
    site = catalogue.edition.site
    shown = [item.shown for item in catalogue.items.values()]
    values = {
        "section": "",
        "index": True,
        "articles": len(catalogue.items),
        "outlets": catalogue.outlets_of(catalogue.items),
        "span": catalogue.span(catalogue.items),
        "shown": {kind: shown.count(kind) for kind in ("full", "excerpt", "summary", "nothing") if kind in shown},
        "contact": links.contact(site.contact),
        "licence": links.statement(site.licence),
        "example": next(iter(catalogue.entries.values()), None),
    }
    return Claim(Page("about.html", "about.html", values), "the page about the archive", _ORIGIN)


def accessibility(catalogue: Catalogue) -> Claim:
    """How the site can be read, and what is known to be hard."""
    values = {"section": "", "index": True, "contact": links.contact(catalogue.edition.site.contact)}
    return Claim(Page("accessibility.html", "accessibility.html", values), "the page of accessibility", _ORIGIN)


def missing() -> Claim:
    """What a host shows where nothing stands; its links must hold at any depth."""
    return Claim(Page("404.html", "404.html", {"section": "", "index": False}), "the page for missing pages", _ORIGIN)


def redirects(catalogue: Catalogue) -> Iterator[Claim]:
    """A page at every older address, which leads to the newer one."""
    edition = catalogue.edition
    origins = {old: item.article.origin for item in edition.articles for old in item.article.redirect_from}
    entries: list[Entity | Outlet] = [*edition.entities.values(), *edition.outlets.values()]
    origins |= {old: entry.origin for entry in entries for old in entry.redirect_from}
    for old, new in sorted(edition.redirects.items()):
        values = {"section": "", "index": False, "to": new}
        yield Claim(Page(old, "redirect.html", values), f"the redirect to {new}", origins.get(old, Origin("content")))
