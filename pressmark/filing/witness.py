"""The witness: what trafilatura, which knows many sites, takes for the article of a page, and where on the page that stands."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from pressmark.filing import furniture
from pressmark.filing.lines import Line

if TYPE_CHECKING:
    from lxml.html import HtmlElement


def extract(tree: HtmlElement) -> list[str]:
    """The words of the text that trafilatura finds in a page; none where it finds none."""
    import trafilatura  # here, because it takes a third of a second, and most runs of the program read no page

    try:
        found = trafilatura.bare_extraction(tree, fast=True, include_comments=False, include_tables=True, with_metadata=False)
    except Exception:  # a stranger's code on a stranger's markup: whatever breaks there, the other signs remain
        return []
    if found is None or isinstance(found, dict) or found.body is None:
        return []
    text = " ".join(str(part) for part in found.body.itertext())
    return [word.lower() for word in furniture.words(text)]


_RUN = 4  # words in a row that are looked for
_MOST = 500  # pieces that are put in order with each other; of more, the longest


def shares(lines: Sequence[Line], extract: Sequence[str]) -> list[float]:
    """The share of each line that stands in the extract, at its place there: the same words elsewhere do not count."""
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, run in enumerate(_runs(extract)):
        places[run].append(at)
    words = [line.words for line in lines]
    found = {index: place for index, said in enumerate(words) if (place := _place(said, places))}
    kept = _in_order(found, [len(said) for said in words])
    ends = sorted(kept)
    done, reached, position = [0.0] * len(lines), 0, 0
    for index, said in enumerate(words):
        if index in kept:
            start, done[index] = kept[index]
            reached, position = start + len(said), position + 1
        elif said:
            limit = kept[ends[position]][0] if position < len(ends) else len(extract)
            for at in range(reached, min(limit, reached + 60) - len(said) + 1):
                if extract[at] == said[0] and tuple(extract[at : at + len(said)]) == said:
                    done[index], reached = 1.0, at + len(said)
                    break
    return done


def _runs(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Every so many words in a row."""
    return zip(*(words[start:] for start in range(_RUN)), strict=False)


def _place(words: Sequence[str], places: Mapping[tuple[str, ...], Sequence[int]]) -> tuple[int, float] | None:
    """Where most of some words stand in the extract, and which share of them."""
    runs = list(_runs(words))
    there = [(at, places[run]) for at, run in enumerate(runs) if run in places]
    if 2 * len(there) <= len(runs):
        return None
    starts = Counter(place - at for at, found in there for place in found[:5])
    return starts.most_common(1)[0][0], len(there) / len(runs)


def _in_order(found: Mapping[int, tuple[int, float]], sizes: Sequence[int]) -> dict[int, tuple[int, float]]:
    """Of the lines found in the extract, those that stand there in the same order: of all such choices, the most words."""
    some = sorted(sorted(found, key=lambda index: -sizes[index])[:_MOST])
    best: list[float] = []
    before: list[int] = []
    for at, index in enumerate(some):
        most, link = 0.0, -1
        for other in range(at):
            earlier = some[other]
            if best[other] > most and found[earlier][0] + sizes[earlier] // 2 <= found[index][0]:
                most, link = best[other], other
        best.append(most + sizes[index] * found[index][1])
        before.append(link)
    at = max(range(len(some)), key=best.__getitem__, default=-1)
    kept = {}
    while at >= 0:
        kept[some[at]] = found[some[at]]
        at = before[at]
    return kept
