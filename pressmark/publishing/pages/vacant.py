"""Vacant pages: what answers at an address that was published and that nothing else claims at present.

A curator who corrects a date empties the page of a day; a slip in an article's front matter takes away that article, and one in
a register everybody in it. None of these may break an address, nor keep the rest of the archive from being published.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from pressmark import addresses
from pressmark.model import Edition, Origin, Page
from pressmark.publishing.pages.lines import Claim

_LEDGER = Origin(addresses.LEDGER)
_MAY_EMPTY = ("date", "subject", "outlet")  # these come of what articles say, so a corrected word can empty them


def pages(edition: Edition, taken: Collection[str]) -> Iterator[Claim]:
    """A page for each address of the ledger that is vacant for the time being. A name that has gone is not: it is refused."""
    repaired = {addresses.of_article(id) for id in edition.in_repair}
    for address in edition.ledger:
        if address in taken:
            continue
        whole = addresses.whole_of(address)
        if whole in taken:  # a part of what has become small enough for one page
            values = {"section": "", "index": False, "to": edition.redirects.get(whole, whole)}
            yield Claim(Page(address, "redirect.html", values), "the ledger", _LEDGER)
            continue
        kind = addresses.kind_of(address)
        if address in repaired:
            why = "repair"
        elif kind in _MAY_EMPTY:
            why = kind
        elif address.partition("/")[0] in edition.in_repair:
            why = "waiting"
        else:
            continue
        others = _OTHERS.get(kind, _NAMES)
        values = {"section": "", "index": False, "why": why, "others": others if others in taken else _NAMES}
        yield Claim(Page(address, "vacant.html", values), "the ledger", _LEDGER)


_NAMES = "names.html"
_OTHERS = {  # what is like it; the list of subjects goes with the last of them
    "article": "calendar.html",
    "date": "calendar.html",
    "outlet": "outlets/index.html",
    "subject": "subjects/index.html",
}
