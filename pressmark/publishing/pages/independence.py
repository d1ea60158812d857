"""Independence: how many sources stand behind the reports of an event, and why some of them are one.

A reprint, what two papers took from one agency, and what both credit to one press office are one source. Two reports of one
outlet are one source too. Where a report does not say whence it has what it tells, nothing is assumed: it stands for itself.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from pressmark.model import Cleared
from pressmark.publishing.pages import prints

Bond = Literal["text", "agency", "credit", "outlet", ""]
_OPENING = 3  # paragraphs in which a report says whence it has the whole of it


@dataclass(frozen=True, slots=True)
class Source:
    """One source behind one report or several, and what makes it one."""

    reports: tuple[str, ...]  # ids, by date
    bonds: tuple[tuple[Bond, str], ...]  # why these are one: how, and the name of the agency, the office or the outlet


def sources(items: Sequence[Cleared], outlets: Mapping[str, str]) -> tuple[Source, ...]:
    """The sources of these reports, in order of date, those behind the most reports first.

    `outlets` maps each form of an outlet's name, in small letters, to the name: an agency may be an outlet too.
    """
    ids = [item.article.id for item in items]
    place = {id: at for at, id in enumerate(ids)}
    parent = list(range(len(ids)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = at = parent[parent[at]]
        return at

    bound: dict[tuple[Bond, str], list[int]] = defaultdict(list)
    for at, item in enumerate(items):
        agency, office = agency_of(item, outlets), credited(item)
        twins = [place[each.article] for each in item.reprints if each.article in place]
        for other in twins:
            bound["text", ""] += sorted((at, other))
        if agency:
            bound["agency", agency].append(at)
        elif office:
            bound["credit", office].append(at)
        elif item.article.outlet:
            bound[
                "agency" if any(_is_of(other, item.article.outlet, outlets) for other in items) else "outlet",
                item.article.outlet,
            ].append(at)
    for (bond, _), some in bound.items():
        joined = zip(some[::2], some[1::2], strict=True) if bond == "text" else ((some[0], other) for other in some[1:])
        for one, other in joined:
            first, last = sorted((root(one), root(other)))
            parent[last] = first
    found: dict[int, list[int]] = defaultdict(list)
    for at in range(len(ids)):
        found[root(at)].append(at)
    made = [
        Source(
            tuple(ids[at] for at in some),
            tuple(bond for bond, those in bound.items() if len(set(those) & set(some)) > 1) if len(some) > 1 else (),
        )
        for some in found.values()
    ]
    return tuple(sorted(made, key=lambda source: -len(source.reports)))


def agency_of(item: Cleared, outlets: Mapping[str, str]) -> str:
    """The agency a report says it is from, by the name the register has for it; the first, where it names two."""
    first = re.split(r"\s*(?:[,;/&]|\band\b|\bи\b)\s*", item.article.agency.strip(), maxsplit=1)[0]
    return outlets.get(first.casefold(), first)


def _is_of(item: Cleared, outlet: str, outlets: Mapping[str, str]) -> bool:
    """Whether a report is credited to the outlet of another, which is then an agency."""
    return bool(item.article.agency) and agency_of(item, outlets) == outlet


_OFFICE = r"(?:press[- ](?:service|office|centre|center)|пресс-служб\w+|баспасөз қызмет\w+)"
_TALL = r"[A-Z][\w’'-]*"
_CREDIT = re.compile(
    rf"(?:(?:reported|said|according to|reports?|informs?|cit(?:ed|ing)|сообщ\w+|со ссылкой на)\s(?:by\s|в\s)?(?:the\s)?"
    rf"(?P<after>(?:{_TALL}\s){{1,5}}{_OFFICE}"
    rf"|[Pp]ress[- ](?:service|office) of (?:the\s)?(?:{_TALL}(?:\sof(?:\sthe)?\s|\s)?){{1,6}})"
    rf"|,\s(?:the\s)?(?P<before>(?:{_TALL}\s){{1,5}}{_OFFICE})\s(?:said|reported|reports?|announced|says))"
)


def credited(item: Cleared) -> str:
    """The press office that a report's opening credits, as printed; empty where it credits none.

    A passing "according to" further down is about a detail, and so is not looked at.
    """
    for number, paragraph in prints.readable(item):
        if number > _OPENING:
            break
        if found := _CREDIT.search(paragraph.text):
            return " ".join((found["after"] or found["before"]).split()).rstrip(" .,’'")
    return ""
