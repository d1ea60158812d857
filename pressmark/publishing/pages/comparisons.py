"""Comparisons: two articles beside each other, paragraph by paragraph, with their differences marked.

The page of two reports of one event stands at `compare/<id>-<id>.html`, the ids in the order of the alphabet, so its address
depends on nothing but the two. It is published like any other, and so it stands in the ledger: when the two are later said to
report different events, they can be compared all the same, and when one of them is gone, the address leads to the other.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from markupsafe import Markup

from pressmark import addresses
from pressmark.model import Cleared, Origin, Page, Paragraph
from pressmark.publishing.pages import alignment, articles, links, prints, versions
from pressmark.publishing.pages.catalogue import Catalogue
from pressmark.publishing.pages.lines import Claim, Dossier, Entry

MOST = 12  # reports of an event that are compared two by two: 66 pages; of more, the earliest

_ADDRESS = re.compile(r"compare/(?P<one>[a-z0-9]+)-(?P<other>[a-z0-9]+)\.html")
_QUOTED = 0.5  # how much two paragraphs belong together that have the same quotation


@dataclass(frozen=True, slots=True)
class Piece:
    """A paragraph on one side."""

    address: str
    number: int  # from 1
    text: str


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside each other: paragraphs that say the same, or paragraphs of each side that stand alone."""

    left: tuple[Piece, ...]
    right: tuple[Piece, ...]
    aligned: bool

    @property
    def marked(self) -> tuple[tuple[Markup, ...], tuple[Markup, ...]]:
        """The words of either side, what it alone has marked where the two say the same. Worked out when the page is made."""
        return versions.apart([each.text for each in self.left], [each.text for each in self.right], self.aligned)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two reports that have a page on which they are compared."""

    address: str
    left: Entry  # the earlier
    right: Entry
    aligned: int  # paragraphs that stand beside each other


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two articles, as the head of its column."""

    entry: Entry
    language: str  # of its text
    paragraphs: int
    own: int  # that the other has not
    left: int  # paragraphs of the whole that are not shown here
    home: str  # where the whole of it can be read, if not here


def address(one: str, other: str) -> str:
    """Where two articles are compared.

    >>> address("ac2zht6t", "a001krx4")
    'compare/a001krx4-ac2zht6t.html'
    """
    first, second = sorted((one, other))
    return f"compare/{first}-{second}.html"


class Comparisons:
    """The pairs of articles that are compared, each worked out once for its page and for the page of its event."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self._rows: dict[str, list[alignment.Row]] = {}

    def pairs(self, ids: Sequence[str]) -> tuple[Pair, ...]:
        """Those of these reports, in order of date, that have something to lay side by side; those with most of it first."""
        texts = {id: text for id in ids if (text := _text(self.catalogue.items[id]))}
        found = []
        for one, other in combinations(list(texts)[:MOST], 2):
            aligned = sum(row.aligned for row in self.rows(one, other))
            if aligned:
                entries = self.catalogue.entries
                found.append(Pair(address(one, other), entries[one], entries[other], aligned))
        return tuple(sorted(found, key=lambda pair: -pair.aligned))

    def rows(self, one: str, other: str) -> list[alignment.Row]:
        at = address(one, other)
        if at not in self._rows:
            left, right = self.catalogue.items[one], self.catalogue.items[other]
            first, second = ([paragraph.text for _, paragraph in _text(item)] for item in (left, right))
            self._rows[at] = alignment.rows(first, second, _together(left, right))
        return self._rows[at]

    def pages(self) -> Iterator[Claim]:
        """The page of every two reports of an event, and what answers where two were compared that are not any more."""
        items, made = self.catalogue.items, set[str]()
        for dossier in self.catalogue.dossiers.values():
            found = self.catalogue.events.get(dossier.id)
            ids = [entry.id for entry in self.catalogue.rows(found.articles)] if found else []
            for pair in self.pairs(ids):
                if pair.address not in made:
                    made.add(pair.address)
                    yield self._page(pair.left.id, pair.right.id, dossier)
        for old in self.catalogue.edition.ledger:
            match = _ADDRESS.fullmatch(old)
            if not match or old in made:
                continue
            ids = [id for id in (match["one"], match["other"]) if id in items]
            if len(ids) == 2:
                first, second = sorted(ids, key=self.catalogue.position.__getitem__)
                yield self._page(first, second, None)
            elif to := self._answer(match["one"], match["other"]):
                values = {"section": "", "index": False, "to": to}
                yield Claim(Page(old, "redirect.html", values), "the ledger", Origin(addresses.LEDGER))

    def _answer(self, *ids: str) -> str:
        """Where to lead who asks for two articles of which one is gone: to the one that stands, else to what stands for one."""
        edition = self.catalogue.edition
        standing = [id for id in ids if id in self.catalogue.items]
        for id in (*standing, *ids):
            if id in edition.addresses:
                return edition.addresses[id]
        return next((addresses.of_article(id) for id in ids if id in edition.in_repair), "")

    def _page(self, one: str, other: str, event: Dossier | None) -> Claim:
        catalogue = self.catalogue
        items = [catalogue.items[id] for id in (one, other)]
        rows = self.rows(one, other)
        left, right = (_pieces(catalogue, item) for item in items)
        beside = tuple(
            Beside(tuple(left[at] for at in row.left), tuple(right[at] for at in row.right), row.aligned) for row in rows
        )
        sides = tuple(
            Side(
                catalogue.entries[item.article.id],
                catalogue.text_language(item),
                len(left if side == 0 else right),
                sum(len(row.right if side else row.left) for row in rows if not row.aligned),
                item.paragraphs_in_all - len(item.paragraphs),
                links.web(item.article.original_url),
            )
            for side, item in enumerate(items)
        )
        values = {
            "section": "events",
            "index": all(item.index for item in items),
            "reserved": any(articles.reserved(item) for item in items),
            "event": event,
            "sides": sides,
            "beside": beside,
            "aligned": sum(row.aligned for row in rows),
        }
        names = " and ".join(item.article.id for item in items)
        return Claim(
            Page(address(one, other), "comparison.html", values), f"the comparison of {names}", items[0].article.origin
        )


def _text(item: Cleared) -> list[tuple[int, Paragraph]]:
    return list(prints.readable(item))


def _pieces(catalogue: Catalogue, item: Cleared) -> list[Piece]:
    address = catalogue.entries[item.article.id].address
    return [Piece(f"{address}#{paragraph.anchor}", number, paragraph.text) for number, paragraph in _text(item)]


def _together(left: Cleared, right: Cleared) -> Mapping[tuple[int, int], float]:
    """Paragraphs of two articles that have the same quotation."""
    where = [{paragraph.anchor: at for at, (_, paragraph) in enumerate(_text(item))} for item in (left, right)]
    groups: dict[str, set[int]] = defaultdict(set)
    for quote in left.quotes:
        if quote.group and quote.anchor in where[0]:
            groups[quote.group].add(where[0][quote.anchor])
    return {
        (one, where[1][quote.anchor]): _QUOTED
        for quote in right.quotes
        if quote.group and quote.anchor in where[1]
        for one in sorted(groups.get(quote.group, ()))
    }
