"""Disagreements: where reports of one event print different figures or days for what is, by all signs, the same thing.

Two figures are held against each other only when the sentences around them share most of their telling words, when they are
of one sort and count the same thing, and when neither report prints the other's figure anywhere. The archive does not decide
between them. Nothing is said of texts that may not be shown.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from pressmark.archive import mentions
from pressmark.model import Cleared, Paragraph
from pressmark.publishing.pages import prints, quantities
from pressmark.publishing.pages.prints import Print
from pressmark.publishing.pages.quantities import Quantity

_ALIKE = 0.5  # share of the telling words of the poorer sentence, by weight, that both have
_NEARLY = 0.25  # the same, where one figure may be a slip for the other
_SAME_DAY = 0.6  # the same, for days and years
_SAME_WEEK = 0.75  # the same, for days of the week: much happens on several days of one
_SHARED = 3  # telling words that both have, at the least; two near a slip
_SLIGHT = 0.1  # figures apart by less may be rounded in two ways, or brought up to date
_LIST = 3  # figures of one sort in a sentence are a list: each is of something else
_REACH = 45  # characters
_OFTEN = 40  # sentences: a word in more of them brings no two together


@dataclass(frozen=True, slots=True)
class Told:
    """A figure in its sentence, in one report."""

    print: Print
    sentence: int  # where it begins in the paragraph
    quantity: Quantity
    words: frozenset[str]  # the telling words of the sentence
    beside: frozenset[str]  # those within a few words of the figure

    @property
    def article(self) -> str:
        return self.print.article

    @property
    def key(self) -> tuple[str, str]:
        return self.quantity.sort, self.quantity.of


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One thing of which reports print different figures: each reading with the places that print it, the earliest first."""

    sort: str
    readings: tuple[tuple[Print, ...], ...]


def find(items: Sequence[Cleared]) -> tuple[Disagreement, ...]:
    """What these reports, in order of date, print different figures of."""
    figures = {
        (item.article.id, number): (paragraph, quantities.find(paragraph.text))
        for item in items
        for number, paragraph in prints.readable(item)
    }
    reports: dict[tuple[str, str], set[str]] = defaultdict(set)
    for (id, _), (_, some) in figures.items():
        for each in some:
            reports[each.sort, each.of].add(id)
    several = {key for key, ids in reports.items() if len(ids) > 1}
    told = [
        each
        for (id, number), (paragraph, some) in figures.items()
        for each in _told(id, number, paragraph, [each for each in some if (each.sort, each.of) in several])
    ]
    return tuple(_gathered(told, _pairs(told), [item.article.id for item in items]))


def _told(id: str, number: int, paragraph: Paragraph, some: Sequence[Quantity]) -> Iterator[Told]:
    text = paragraph.text
    ends, starts = (0, *(each.end for each in some)), (*(each.start for each in some[1:]), len(text))
    for quantity, before, after in zip(some, ends, starts, strict=False):
        first, last = mentions.sentence(text, quantity.start, quantity.end)
        near = text[max(first, before, quantity.start - _REACH) : quantity.start]
        near += f" {text[quantity.end : min(last, after, quantity.end + _REACH)]}"
        yield Told(
            Print(id, paragraph.anchor, number, text, quantity.start, quantity.end),
            first,
            quantity,
            prints.telling(f"{text[first : quantity.start]} {text[quantity.end : last]}"),
            prints.telling(near),
        )


def _pairs(told: Sequence[Told]) -> list[tuple[int, int]]:
    """Figures that speak of one thing, each pair once, the surest first: those that agree and those that do not."""
    often = Counter(word for each in told for word in each.words)
    weight = {word: math.log(1 + len(told) / count) for word, count in often.items()}
    where: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for at, each in enumerate(told):
        for word in each.beside:
            where[*each.key, word].append(at)
    met = {pair for some in where.values() if len(some) <= _OFTEN for pair in combinations(some, 2)}
    listed = Counter((each.article, each.print.anchor, each.sentence, each.key) for each in told)
    found = []
    for one, other in met:
        this, that = told[one], told[other]
        if this.article == that.article:
            continue
        alike = _alike(this, that, weight)
        in_list = max(listed[each.article, each.print.anchor, each.sentence, each.key] for each in (this, that)) >= _LIST
        if alike >= _least(this, that, in_list):
            found.append((-alike, one, other))
    return [(one, other) for _, one, other in sorted(found)]


def _least(this: Told, that: Told, in_list: bool) -> float:
    """How alike two sentences must be before their figures are held against each other."""
    one, other = this.quantity, that.quantity
    shared = len(this.words & that.words)
    if this.key[0] == "age" and this.key[1]:
        return 0.0
    if this.key[0] in ("day", "weekday", "year"):
        return (_SAME_WEEK if this.key[0] == "weekday" else _SAME_DAY) if shared >= _SHARED else math.inf
    if one.agrees(other):
        return _NEARLY if shared > 1 else math.inf
    if _is_slip(this, that):
        return _NEARLY / 2 if shared > 1 else math.inf
    if in_list or shared < _SHARED:
        return math.inf
    larger, smaller = max(one.most, other.most), min(one.most, other.most)
    if larger - smaller < _SLIGHT * larger:
        return _NEARLY
    return _ALIKE if shared > _SHARED and len(this.beside & that.beside) > 1 else math.inf


def _is_slip(this: Told, that: Told) -> bool:
    """Whether two figures differ as a slip of the pen does: one digit of three and more, or two that have changed places."""
    one, other = (re.sub(r"\D", "", each.print.words) for each in (this, that))
    if len(one) != len(other) or len(one) < 2:
        return False
    apart = [(first, second) for first, second in zip(one, other, strict=True) if first != second]
    return (len(apart) == 1 and len(one) > 2 and not one.endswith("00")) or (len(apart) == 2 and sorted(one) == sorted(other))


def _alike(this: Told, that: Told, weight: Mapping[str, float]) -> float:
    shared = this.words & that.words
    # Exact sums, so that the order of the words in a set, which differs from run to run, decides nothing.
    poorer = min(math.fsum(map(weight.__getitem__, each.words)) for each in (this, that))
    return math.fsum(map(weight.__getitem__, shared)) / poorer if poorer else 0.0


def _gathered(told: Sequence[Told], pairs: Iterable[tuple[int, int]], order: Sequence[str]) -> Iterator[Disagreement]:
    printed: dict[tuple[str, tuple[str, str]], list[Quantity]] = defaultdict(list)
    for each in told:
        printed[each.article, each.key].append(each.quantity)
    parent = list(range(len(told)))

    def root(at: int) -> int:
        while parent[at] != at:
            parent[at] = at = parent[parent[at]]
        return at

    apart: list[tuple[int, int]] = []
    for one, other in pairs:
        this, that = told[one].quantity, told[other].quantity
        if this.is_same(that):
            parent[max(root(one), root(other))] = min(root(one), root(other))
        elif not this.agrees(that) and not (_knows(told[one], told[other], printed) or _knows(told[other], told[one], printed)):
            apart.append((one, other))
    members: dict[int, list[int]] = defaultdict(list)
    for at in range(len(told)):
        members[root(at)].append(at)
    groups: dict[int, set[int]] = {}  # the readings of one thing, by any of them
    for one, other in apart:
        if root(one) == root(other):  # each is what a third report has
            continue
        whole = groups.get(root(one), {root(one)}) | groups.get(root(other), {root(other)})
        # A report that prints two of the figures means two things by them.
        if sum(len({told[at].article for at in members[each]}) for each in whole) == len(
            {told[at].article for each in whole for at in members[each]}
        ):
            groups.update(dict.fromkeys(whole, whole))
    place = {id: at for at, id in enumerate(order)}
    for roots in {id(whole): whole for whole in groups.values()}.values():
        readings = [tuple(told[at].print for at in members[each]) for each in roots]
        readings.sort(key=lambda some: (place[some[0].article], some[0].number, some[0].start))
        yield Disagreement(told[min(roots)].quantity.sort, tuple(readings))


def _knows(one: Told, other: Told, printed: Mapping[tuple[str, tuple[str, str]], Sequence[Quantity]]) -> bool:
    """Whether a report prints the other's figure too: of the same thing anywhere, or of anything in the same paragraph."""
    if any(each.agrees(other.quantity) for each in printed[one.article, one.key]):
        return True
    figure = _FIGURE.search(other.print.words)
    rest = one.print.text[: one.print.start] + " " + one.print.text[one.print.end :]
    return figure is not None and figure[0] in _FIGURE.findall(rest)


_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
