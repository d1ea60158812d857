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
class Side:
    """One of the two articles, as the head of its column."""

    entry: Entry
    language: str  # of its text
    pieces: tuple[Piece, ...]
    left: int  # paragraphs of the whole that are not shown here
    home: str  # where the whole of it can be read, if not here


@dataclass(frozen=True, slots=True)
class Laid:
    """Two articles laid beside each other."""

    beside: tuple[Beside, ...]
    aligned: int  # paragraphs of the left one that stand beside their like
    own: tuple[int, int]  # paragraphs of either that stand alone


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two articles, the earlier on the left."""

    sides: tuple[Side, Side]
    together: Mapping[tuple[int, int], float]  # paragraphs with the same quotation

    @property
    def laid(self) -> Laid:
        """The two beside each other. Worked out when the page is made, since most have not changed since the last build."""
        left, right = (side.pieces for side in self.sides)
        rows = alignment.rows([each.text for each in left], [each.text for each in right], self.together)
        alone = [row for row in rows if not row.aligned]
        return Laid(
            tuple(
                Beside(tuple(left[at] for at in row.left), tuple(right[at] for at in row.right), row.aligned) for row in rows
            ),
            sum(row.aligned for row in rows),
            (sum(len(row.left) for row in alone), sum(len(row.right) for row in alone)),
        )


@dataclass(frozen=True, slots=True)
class Pair:
    """Two reports that have a page on which they are compared."""

    address: str
    left: Entry  # the earlier
    right: Entry


def address(one: str, other: str) -> str:
    """Where two articles are compared.

    >>> address("ac2zht6t", "a001krx4")
    'compare/a001krx4-ac2zht6t.html'
    """
    first, second = sorted((one, other))
    return f"compare/{first}-{second}.html"


def pairs(catalogue: Catalogue, ids: Sequence[str]) -> tuple[Pair, ...]:
    """Every two of these reports, in order of date, that are in one language and may be read; of many, the earliest."""
    readable = [id for id in ids if _text(catalogue.items[id])][:MOST]
    language = {id: catalogue.items[id].article.language.partition("-")[0] for id in readable}
    return tuple(
        Pair(address(one, other), catalogue.entries[one], catalogue.entries[other])
        for one, other in combinations(readable, 2)
        if language[one] == language[other] or not (language[one] and language[other])
    )


def pages(catalogue: Catalogue) -> Iterator[Claim]:
    """The page of every two reports of an event, and what answers where two were compared that are not any more."""
    made = set[str]()
    for dossier in catalogue.dossiers.values():
        found = catalogue.events.get(dossier.id)
        for pair in pairs(catalogue, [entry.id for entry in catalogue.rows(found.articles)]) if found else ():
            if pair.address not in made:
                made.add(pair.address)
                yield _page(catalogue, pair.left.id, pair.right.id, dossier)
    for old in catalogue.edition.ledger:
        match = _ADDRESS.fullmatch(old)
        if not match or old in made:
            continue
        ids = [id for id in (match["one"], match["other"]) if id in catalogue.items]
        if len(ids) == 2:
            first, second = sorted(ids, key=catalogue.position.__getitem__)
            yield _page(catalogue, first, second, None)
        elif to := _answer(catalogue, match["one"], match["other"]):
            values = {"section": "", "index": False, "to": to}
            yield Claim(Page(old, "redirect.html", values), "the ledger", Origin(addresses.LEDGER))


def _answer(catalogue: Catalogue, *ids: str) -> str:
    """Where to lead who asks for two articles of which one is gone: to the one that stands, else to what stands for one."""
    edition = catalogue.edition
    standing = [id for id in ids if id in catalogue.items]
    for id in (*standing, *ids):
        if id in edition.addresses:
            return edition.addresses[id]
    return next((addresses.of_article(id) for id in ids if id in edition.in_repair), "")


def _page(catalogue: Catalogue, one: str, other: str, event: Dossier | None) -> Claim:
    left, right = (catalogue.items[id] for id in (one, other))
    values = {
        "section": "events",
        "index": left.index and right.index,
        "reserved": articles.reserved(left) or articles.reserved(right),
        "event": event,
        "comparison": Comparison((_side(catalogue, left), _side(catalogue, right)), _together(left, right)),
    }
    claimant = f"the comparison of {one} and {other}"
    return Claim(Page(address(one, other), "comparison.html", values), claimant, left.article.origin)


def _side(catalogue: Catalogue, item: Cleared) -> Side:
    return Side(
        catalogue.entries[item.article.id],
        catalogue.text_language(item),
        _pieces(catalogue, item),
        item.paragraphs_in_all - len(item.paragraphs),
        links.web(item.article.original_url),
    )


def _text(item: Cleared) -> list[tuple[int, Paragraph]]:
    return list(prints.readable(item))


def _pieces(catalogue: Catalogue, item: Cleared) -> tuple[Piece, ...]:
    there = catalogue.entries[item.article.id].address
    return tuple(Piece(f"{there}#{paragraph.anchor}", number, paragraph.text) for number, paragraph in _text(item))


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
