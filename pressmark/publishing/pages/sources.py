"""The pages of outlets, and the page of everybody's terms."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pressmark.model import Origin, Outlet, Page
from pressmark.publishing import pictures
from pressmark.publishing.pages import links, stretches
from pressmark.publishing.pages.catalogue import Catalogue
from pressmark.publishing.pages.lines import Claim, alphabetical


@dataclass(frozen=True, slots=True)
class Terms:
    """What an outlet lets the archive show, on what evidence."""

    name: str
    language: str
    address: str  # of the outlet's page
    display: str
    percent: int  # of an article that may be shown, where display is "excerpt"
    with_link: bool
    indexed: bool
    rights: links.Elsewhere
    evidence: str
    contact: links.Elsewhere
    articles: int


def terms(catalogue: Catalogue, outlet: Outlet) -> Terms:
    """An outlet's terms, as its page and the page of rights show them."""
    return Terms(
        name=outlet.name,
        language=catalogue.outlet_language(outlet.name),
        address=catalogue.edition.addresses.get(outlet.key, ""),
        display=outlet.display,
        percent=round(outlet.max_fraction * 100),
        with_link="original_link" in outlet.require,
        indexed=outlet.index,
        rights=links.statement(outlet.rights),
        evidence=outlet.evidence,
        contact=links.contact(outlet.contact),
        articles=len(catalogue.by_outlet.get(outlet.name, ())),
    )


def _known(catalogue: Catalogue) -> list[Outlet]:
    outlets = (outlet for outlet in catalogue.edition.outlets.values() if outlet.key in catalogue.edition.addresses)
    return sorted(outlets, key=lambda outlet: alphabetical(outlet.name.removeprefix("The ")))


def outlet(catalogue: Catalogue, record: Outlet) -> Iterator[Claim]:
    """The page of an outlet: what of it is here, and on what terms; and those of its years where it has many articles."""
    address, language = catalogue.edition.addresses[record.key], catalogue.outlet_language(record.name)
    ids = catalogue.by_outlet.get(record.name, ())
    shelf = stretches.Shelf(catalogue, record.name, address, ids, language=language, own=True)
    parts, here = shelf.stretches(ids)
    values = {
        "section": "outlets",
        "index": True,
        "outlet": record,
        "language": language,
        "terms": terms(catalogue, record),
        "aliases": tuple(alias for alias in record.aliases if alias != record.name),
        "home": links.web(record.home),
        "same_as": tuple(links.named(address) for address in record.same_as),
        "count": len(ids),
        "stretches": parts,
        "entries": catalogue.rows(here),
        "span": catalogue.span(ids),
        "strip": pictures.strip(catalogue.coverage(ids)) if len(ids) > 1 else None,
        "company": catalogue.company(ids),
    }
    claimant = f"the outlet “{record.name}”"
    yield Claim(Page(address, "outlet.html", values), claimant, record.origin)
    yield from shelf.pages("outlets", claimant, record.origin)


def outlets(catalogue: Catalogue) -> Iterator[Claim]:
    """The page of every outlet of the register."""
    for record in _known(catalogue):
        yield from outlet(catalogue, record)


@dataclass(frozen=True, slots=True)
class Listed:
    """An outlet or a subject in the list of them all."""

    name: str
    language: str
    address: str
    articles: int
    first: str
    last: str


def listed(catalogue: Catalogue, name: str, language: str, address: str, ids: tuple[str, ...]) -> Listed:
    """The line of an outlet or a subject, with the time its articles cover."""
    span = catalogue.span(ids)
    return Listed(name, language, address, len(ids), *(each.words for each in span) if span else ("", ""))


def outlet_index(catalogue: Catalogue) -> Claim:
    """All outlets, those that no register describes among them."""
    language, addresses = catalogue.outlet_language, catalogue.edition.addresses
    found = dict.fromkeys((*(record.name for record in _known(catalogue)), *catalogue.by_outlet))
    lines = [
        listed(catalogue, name, language(name), addresses.get(f"outlets/{name}", ""), catalogue.by_outlet.get(name, ()))
        for name in sorted(found, key=lambda name: alphabetical(name.removeprefix("The ")))
    ]
    unknown = sum(not item.article.outlet for item in catalogue.items.values())
    values = {"section": "outlets", "index": True, "listed": tuple(lines), "unknown": unknown}
    return Claim(Page("outlets/index.html", "outlets.html", values), "the list of outlets", Origin("content/outlets.yaml"))


def rights(catalogue: Catalogue) -> Claim:
    """Every outlet's terms with their evidence, and whom to write to."""
    site = catalogue.edition.site
    values = {
        "section": "",
        "index": True,
        "terms": tuple(terms(catalogue, record) for record in _known(catalogue)),
        "contact": links.contact(site.contact),
        "licence": links.statement(site.licence),
        "withdrawn": len(catalogue.edition.tombstones),
    }
    return Claim(Page("rights.html", "rights.html", values), "the page of rights", Origin("content/outlets.yaml"))
