"""The pages of subjects, and the list of them all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pressmark import addresses
from pressmark.model import Origin, Page
from pressmark.publishing import feeds, pictures
from pressmark.publishing.pages import links, stretches
from pressmark.publishing.pages.catalogue import Catalogue
from pressmark.publishing.pages.lines import Claim
from pressmark.publishing.pages.sources import listed


def subjects(catalogue: Catalogue) -> Iterator[Claim]:
    """The page of every subject, and the list of them, if there are any."""
    codes = _codes(catalogue)
    lines = []
    for name, ids in catalogue.by_subject.items():
        article = catalogue.items[ids[0]].article
        written = next(each for each in article.subjects if addresses.subject(each)[0] == name)
        address = catalogue.edition.addresses[f"subjects/{written}"]
        yield from _subject(catalogue, name, address, ids, codes[name], article.line("subjects"))
        lines.append(listed(catalogue, name, "", address, ids))
    if lines:
        values: dict[str, object] = {"section": "subjects", "index": True, "listed": tuple(lines)}
        yield Claim(Page("subjects/index.html", "subjects.html", values), "the list of subjects", Origin("content/articles"))


def _subject(
    catalogue: Catalogue, name: str, address: str, ids: tuple[str, ...], codes: tuple[str, ...], origin: Origin
) -> Iterator[Claim]:
    shelf = stretches.Shelf(catalogue, name, address, ids)
    parts, here = shelf.stretches(ids)
    values = {
        "section": "subjects",
        "index": True,
        "subject": name,
        "codes": tuple(links.media_topic(code) for code in codes),
        "count": len(ids),
        "strip": pictures.strip(catalogue.coverage(ids)) if len(ids) > 1 else None,
        "feed": feeds.address(address),
        "stretches": parts,
        "entries": catalogue.rows(here),
        "outlets": catalogue.outlets_of(ids),
        "span": catalogue.span(ids),
        "company": catalogue.company(ids),
        "coins": catalogue.coins(ids),
    }
    claimant = f"the subject “{name}”"
    yield Claim(Page(address, "subject.html", values), claimant, origin)
    yield from shelf.pages("subjects", claimant, origin)


def _codes(catalogue: Catalogue) -> Mapping[str, tuple[str, ...]]:
    """Name of a subject to the codes that articles give it."""
    found: dict[str, set[str]] = {}
    for item in catalogue.items.values():
        for written in item.article.subjects:
            name, code = addresses.subject(written)
            found.setdefault(name, set()).update({code} - {""})
    return {name: tuple(sorted(codes)) for name, codes in found.items()}
