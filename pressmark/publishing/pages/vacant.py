"""Vacant pages: what answers at an address that was published and that nothing else claims at present.

A curator who corrects a date empties the page of a day; a slip in one article's front matter takes away that article and
whatever it alone carried. Neither may break an address, nor keep the rest of the archive from being published.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from pressmark import addresses
from pressmark.model import Edition, Origin, Page
from pressmark.publishing.pages.lines import Claim

_MAY_EMPTY = ("date", "subject")  # nobody chose these addresses, so there is nothing that could lead elsewhere


def pages(edition: Edition, taken: Collection[str]) -> Iterator[Claim]:
    """A page for each address of the ledger that is vacant for the time being. A name that has gone is not: it is refused."""
    repaired = {addresses.of_article(id) for id in edition.in_repair}
    for address in edition.ledger:
        if address in taken:
            continue
        kind = addresses.kind_of(address)
        if address in repaired:
            why = "repair"
        elif kind in _MAY_EMPTY:
            why = kind
        elif edition.in_repair and kind != "article":
            why = "waiting"
        else:
            continue
        values = {"section": "", "index": False, "why": why, "others": _OTHERS.get(kind, "names.html")}
        yield Claim(Page(address, "vacant.html", values), "the ledger", Origin("content/permalinks.txt"))


_OTHERS = {"article": "calendar.html", "date": "calendar.html", "outlet": "outlets/index.html"}
