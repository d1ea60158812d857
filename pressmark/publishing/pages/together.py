"""Together: what the reports of one event have in common and where they differ.

It is worked out when the page of the event is made, from the few articles that the page knows: the list of all pages is drawn
up at every build, and most events have not changed since the last.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from pressmark.model import Edition
from pressmark.publishing.pages import parallels, readings, versions
from pressmark.publishing.pages.catalogue import Catalogue
from pressmark.publishing.pages.parallels import Parallels
from pressmark.publishing.pages.readings import Dispute
from pressmark.publishing.pages.versions import Compared


@dataclass(frozen=True, slots=True)
class Told:
    """What several reports make of one event."""

    quotes: int  # quotations that at least two of them have
    compared: tuple[Compared, ...]  # those that are shown
    disputes: tuple[Dispute, ...]
    further: int  # disputes that are not shown
    parallels: Parallels | None
    in_common: Mapping[tuple[str, str], int]  # two articles, in order of date, to the paragraphs that both have


@dataclass(frozen=True, slots=True)
class Together:
    """The part of an edition that an event's page knows."""

    part: Edition
    ids: tuple[str, ...]  # of the reports, by date

    @property
    def told(self) -> Told:
        catalogue = Catalogue(self.part)
        compared, quotes = versions.compared(catalogue, self.ids)
        disputes, further = readings.disputes(catalogue, self.ids)
        found, groups = parallels.parallels(catalogue, self.ids)
        in_common: dict[tuple[str, str], int] = {}
        for group in groups:
            reports = sorted({id for id, _ in group}, key=self.ids.index)
            for pair in combinations(reports[:_PAIRED], 2):
                in_common[pair] = in_common.get(pair, 0) + 1
        return Told(quotes, compared, disputes, further, found, in_common)


_PAIRED = 20  # reports that have one paragraph; of more, the earliest


def of(catalogue: Catalogue, ids: Sequence[str]) -> Together:
    """The part of an edition that tells of these reports, in order of date."""
    edition, items = catalogue.edition, [catalogue.items[id] for id in ids]
    names = sorted({key for item in items for key in item.names})
    outlets = sorted({item.article.outlet for item in items} & edition.outlets.keys())
    part = replace(
        edition,
        articles=tuple(items),
        tombstones=(),
        outlets={name: edition.outlets[name] for name in outlets},
        entities={key: edition.entities[key] for key in names if key in edition.entities},
        events=(),
        addresses={key: edition.addresses[key] for key in (*ids, *names) if key in edition.addresses},
        redirects={},
        ledger=(),
        in_repair=(),
        receipts={},
    )
    return Together(part, tuple(ids))
