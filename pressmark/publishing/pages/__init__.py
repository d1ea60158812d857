"""Pages: every page of the site before it is HTML. One function a kind of page, in the modules of this package.

`plan` is their list. It names every address, the template that will show it and the values it shows, and finds two pages that
claim one address.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping

from pressmark.model import Edition, Page, Problem
from pressmark.publishing.pages import (
    almanac,
    alphabet,
    articles,
    calendars,
    coverage,
    events,
    names,
    receipts,
    sources,
    standing,
    subjects,
    timelines,
    vacant,
)
from pressmark.publishing.pages.catalogue import Catalogue
from pressmark.publishing.pages.diary import Diary
from pressmark.publishing.pages.lines import Claim


def plan(edition: Edition) -> tuple[list[Page], list[Problem]]:
    """Every page an edition has, in a fixed order. A page whose address another claimed before it is left out, and refused."""
    taken: dict[str, Claim] = {}
    problems: list[Problem] = []
    for claim in _claims(Catalogue(edition)):
        address = claim.page.address
        # Two addresses that differ in capitals or in Unicode form alone are one file on many disks.
        first = taken.setdefault(unicodedata.normalize("NFC", address).casefold(), claim)
        if first is not claim:
            if claim.page.template == "redirect.html":
                sentence = f"{address} is {first.claimant}; it cannot lead elsewhere"
                problems.append(Problem(claim.origin, "redirect-taken", sentence, "take it out of redirect_from"))
                continue
            sentence = f"{address} is claimed by {first.claimant} and by {claim.claimant}"
            remedy = "give one of them a slug of its own, or take the address out of redirect_from"
            problems.append(Problem(claim.origin, "address-clash", sentence, remedy, "refusal"))
    for claim in vacant.pages(edition, {claim.page.address for claim in taken.values()}):
        taken[claim.page.address] = claim
    return [claim.page for claim in taken.values()], problems


def _claims(catalogue: Catalogue) -> Iterator[Claim]:
    diary = Diary(catalogue)
    yield standing.front(catalogue, diary)
    yield standing.search()
    yield from articles.articles(catalogue)
    yield from articles.withdrawn(catalogue)
    yield from receipts.receipts(catalogue)
    yield from names.names(catalogue)
    yield from alphabet.pages(catalogue)
    yield from events.events(catalogue)
    yield from events.index(catalogue)
    yield from sources.outlets(catalogue)
    yield sources.outlet_index(catalogue)
    yield from subjects.subjects(catalogue)
    yield from calendars.pages(diary)
    yield timelines.page(catalogue, diary)
    yield from coverage.pages(catalogue, diary)
    yield sources.rights(catalogue)
    yield standing.data(catalogue)
    yield standing.about(catalogue)
    yield standing.accessibility(catalogue)
    yield standing.missing()
    yield from standing.redirects(catalogue)


def shell(edition: Edition) -> Mapping[str, object]:
    """What every page shows around its own values, whichever page it is."""
    return {
        "site": edition.site,
        "edition_kind": edition.kind,
        "month_names": almanac.month_names(edition.site.languages[0] if edition.site.languages else "en", short=True),
        "subjects_exist": any(key.startswith("subjects/") for key in edition.addresses),
    }
