"""Which pieces of a saved page are its article.

Trafilatura, which knows many sites, is asked first. It is right mostly, so each piece is asked one of two questions: why should
what it took be dropped, or why should what it left be taken? The signs are the same for both, with other weights. They were
fitted, once, to some seven hundred pages of five hundred sites; a piece whose signs add up to more than nothing is of the
article.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import log

from pressmark.filing import furniture, witness
from pressmark.filing.elements import Element, Piece
from pressmark.filing.lines import Line

Signs = dict[str, float]


def scores(pieces: Sequence[Piece], lines: Sequence[Line], extract: Sequence[str], headline: str) -> list[float]:
    """How much each piece is of the article: above zero, it is.

    `lines` are the same pieces as lines; `extract` is what `witness.extract` gives; `headline` is the page's, as far as it
    is known.
    """
    taken = witness.shares(lines, extract)
    done = []
    for sign, share in zip(signs(pieces, lines, taken, headline), taken, strict=True):
        score = 0.0 if sign else -1.0
        for name, value in sign.items():
            if weights := _WEIGHTS.get(name):
                score += value * (weights[0] * share + weights[1] * (1 - share))
        done.append(score)
    return _evened(pieces, lines, taken, done)


_TABLE = frozenset(["table"])
_LIST = frozenset(["ul", "ol", "dl"])
_HEADINGS = frozenset("h2 h3 h4 h5 h6".split())
_JUST = 0.01
_CELL = 60  # words; a table with longer ones is a layout, and its parts need not belong together


def _evened(pieces: Sequence[Piece], lines: Sequence[Line], taken: Sequence[float], scores: list[float]) -> list[float]:
    """The scores, where what is short goes with what it belongs to.

    A table or a list of which most is of the article is so as a whole, and a heading is when the paragraph under it is.
    """
    for tags in (_TABLE, _LIST):
        members: dict[Element, list[int]] = defaultdict(list)
        for index, piece in enumerate(pieces):
            if whole := piece.element.nearest(tags):
                members[whole].append(index)
        for group in members.values():
            sizes = {index: len(lines[index].words) for index in group}
            kept = [index for index in group if scores[index] > 0 or (tags is _TABLE and taken[index] > 0.5)]
            if 2 * sum(sizes[index] for index in kept) <= sum(sizes.values()) or max(sizes.values()) > _CELL:
                continue
            for index in group:
                if lines[index].rule in ("", "counter"):
                    scores[index] = max(scores[index], _JUST)
    for index in range(len(pieces) - 2, -1, -1):
        heading, under = pieces[index], pieces[index + 1]
        beside = heading.element.within is under.element.within and heading.element.tag in _HEADINGS
        if beside and scores[index + 1] > 1 and scores[index] > -1.5 and heading.linked < 0.5 and not lines[index].rule:
            scores[index] = max(scores[index], _JUST)
    return scores


# --- the signs ----------------------------------------------------------------------------------------------------------

_FENCES = frozenset(["comments", "read-also", "tags", "about-author", "copyright", "newsletter", "terms"])
_HOLDERS = frozenset(["div", "td", "section", "article", "body", "main"])
_TAGS = frozenset("article aside footer header li main nav p section ul".split())


def signs(pieces: Sequence[Piece], lines: Sequence[Line], taken: Sequence[float], headline: str) -> Iterator[Signs]:
    """The signs of every piece, by name. A link or a few words, far from all that was taken, have none."""
    words = [line.words for line in lines]
    mass = [0.0 if line.rule else max(0.0, line.prose) * (1 - piece.linked) for piece, line in zip(pieces, lines, strict=True)]
    own = [0 if "figcaption" in piece.element.tags else min(len(said), 60) for piece, said in zip(pieces, words, strict=True)]
    prose = _Measure.of(pieces, mass)
    size = _Measure.of(pieces, own)
    told = _Measure.of(pieces, [share * count for share, count in zip(taken, own, strict=True)])
    spoken = Counter(word for said, weight in zip(words, mass, strict=True) if weight > 6 for word in set(said))
    copies = Counter(line.plain for line in lines)
    best = _best(pieces, mass)
    around_best = {element.number for element in best.chain()} if best else set()
    top = _top(pieces, lines, headline)
    chosen = [index for index, share in enumerate(taken) if share > 0.5 and own[index] > 10]
    first, last = (chosen[0], chosen[-1]) if chosen else (len(lines), -1)
    alike: dict[tuple[object, ...], list[float]] = defaultdict(lambda: [0.0, 0.0])
    for piece, count, share in zip(pieces, own, taken, strict=True):
        together = alike[_kind(piece)]
        together[0] += count
        together[1] += count * share
    beside = Counter((piece.element.within.number, piece.element.tag) for piece in pieces if piece.element.within)
    fences: Signs = {}
    for index, (piece, line, said) in enumerate(zip(pieces, lines, words, strict=True)):
        element, within = piece.element, piece.element.within
        gone, left = prose.share(0, index), prose.share(index + 1, len(lines))
        before = dict(fences)
        if line.rule in _FENCES and len(said) < 20 and gone > 0.1:
            fences["after " + line.rule] = 1.0
        near = [told.density(size, index + start, index + end) for start, end in _WINDOWS]
        if (piece.linked > 0.9 or len(said) < 4) and not taken[index] and not near[0]:
            yield {}
            continue
        sign = _of_text(piece, line, said, spoken, mass[index] > 6) | before
        sign |= {"in " + tag: 1.0 for tag in element.tags & _TAGS}
        sign |= {"mark " + mark: 1.0 for mark in (element.around | piece.own) & _MARKS}
        sign["tag " + element.tag] = 1.0
        sign["repeated"] = float(copies[line.plain] > 1)
        sign |= {"before": gone, "no prose before": float(gone < 0.02), "no prose after": float(left < 0.02)}
        sign["above title"] = float(index < top)
        sign["below title"] = min(log(1 + index - top), 5.0) if index >= top else 0.0
        sign |= _of_container(element, best, around_best)
        sign["siblings"] = min(log(beside[within.number, element.tag]), 3.0) if within else 0.0
        taken_before, taken_after = told.share(0, index), told.share(index + 1, len(lines))
        sign |= {"gone": taken_before, "start": float(taken_before < 0.02), "end": float(taken_after < 0.02)}
        sign |= {"above": float(index < first), "below": float(index > last)}
        sign |= {"near": near[0], "wide": near[1], "prev": near[2], "next": near[3], "between": min(near[4], near[5])}
        for step, outer in zip(("1", "2", "3"), _outer(element), strict=False):
            others, held = size.inside[outer.number] - own[index], told.inside[outer.number] - own[index] * taken[index]
            sign["taken around " + step] = held / others if others > 3 else 0.0
            sign["share around " + step] = held / told.whole
            sign["mass " + step] = prose.inside[outer.number] / prose.whole
        others, held = alike[_kind(piece)][0] - own[index], alike[_kind(piece)][1] - own[index] * taken[index]
        sign |= {"alike": held / others if others > 3 else 0.0, "alike share": held / told.whole}
        yield sign


_WINDOWS = ((-4, 5), (-12, 13), (-2, 0), (1, 3), (-5, 0), (1, 6))


@dataclass(frozen=True, slots=True)
class _Measure:
    """A weight of every piece, added up: over the page, and by the elements that hold the pieces."""

    sums: Sequence[float]
    inside: Mapping[int, float]
    whole: float

    @classmethod
    def of(cls, pieces: Sequence[Piece], weights: Sequence[float]) -> _Measure:
        direct: Counter[Element] = Counter()
        inside: dict[int, float] = defaultdict(float)
        for piece, weight in zip(pieces, weights, strict=True):
            if weight:
                direct[piece.element] += weight  # type: ignore[assignment]  # a Counter adds fractions, too
        for element, weight in direct.items():
            for outer in element.chain():
                inside[outer.number] += weight
        sums = [0.0, *accumulate(weights)]
        return cls(sums, inside, sums[-1] or 1.0)

    def share(self, start: int, end: int) -> float:
        return (self.sums[end] - self.sums[start]) / self.whole

    def density(self, size: _Measure, start: int, end: int) -> float:
        """How much of another measure this one is, from piece `start` to before `end`."""
        start, end = max(0, start), min(end, len(self.sums) - 1)
        all_of_it = size.sums[end] - size.sums[start] if start < end else 0.0
        return (self.sums[end] - self.sums[start]) / all_of_it if all_of_it else 0.0


def _of_text(piece: Piece, line: Line, words: Sequence[str], spoken: Mapping[str, int], counted: bool) -> Signs:
    count, linked = len(words), piece.linked
    size = min(log(1 + count), 5.0)
    content = [word for word in words[:100] if len(word) > 4]
    capitals = [word[0].isupper() for word in furniture.words(line.text) if len(word) > 3] if count < 30 else []
    return {
        "always": 1.0,
        "words": size,
        "tiny": float(count <= 3),
        "twelve": float(count >= 12),
        "long": float(count >= 25),
        "sentence": float(furniture.ends_sentence(line.text)),
        "prose": max(-5.0, min(line.prose, 60.0)) / 20,
        "link": float(linked > 0.9),
        "half link": float(0.4 < linked <= 0.9),
        "linked": linked,
        "linked words": linked * size,
        "strong": float(piece.strong > 0.9),
        "titled": float(len(capitals) > 2 and sum(capitals) >= 0.8 * len(capitals)),
        "shared words": sum(spoken.get(word, 0) > counted for word in content) / len(content) if content else 0.0,
        **({"rule": 1.0, "rule " + line.rule: 1.0} if line.rule else {}),
    }


def _of_container(element: Element, best: Element | None, around_best: set[int]) -> Signs:
    """Where an element stands to the one whose paragraphs hold most of the prose."""
    steps = [outer.number for outer in element.chain()]
    if best and best.number in steps:
        deep = steps.index(best.number)
        return {"in best": 1.0, "just in best": float(deep <= 1), "far in best": log(max(1, deep))}
    away = next((step for step, number in enumerate(steps) if number in around_best), 9)
    return {"from best": min(away, 8) / 4}


def _best(pieces: Sequence[Piece], mass: Sequence[float]) -> Element | None:
    """The element whose paragraphs hold most prose, each counted in full for what holds it, by halves farther out."""
    weights: Counter[Element] = Counter()
    for piece, weight in zip(pieces, mass, strict=True):
        share, element = 1.0, piece.element if piece.element.tag in _HOLDERS else piece.element.within
        while weight and element and share > 0.2:
            weights[element] += weight * share  # type: ignore[assignment]
            share, element = share / 2, element.within
    return max(weights, key=lambda element: (weights[element], element.number), default=None)


def _top(pieces: Sequence[Piece], lines: Sequence[Line], headline: str) -> int:
    """Where the article's heading stands; 0 when nobody knows."""
    told = " ".join(furniture.words(headline)).lower()
    same = (index for index, line in enumerate(lines) if told and line.plain == told)
    first = (index for index, piece in enumerate(pieces) if piece.element.tag == "h1")
    return next(first, next(same, 0))


def _outer(element: Element) -> Iterator[Element]:
    """The three elements around one; at the top, the last of them again."""
    for _ in range(3):
        element = element.within or element
        yield element


def _kind(piece: Piece) -> tuple[object, ...]:
    """What pieces that a site lays out alike have in common."""
    element, within = piece.element, piece.element.within
    return element.tag, element.marks, within.tag if within else "", within.marks if within else ""


# --- the weights --------------------------------------------------------------------------------------------------------

# By sign: the weight in what trafilatura took, and in what it left.
_WEIGHTS: Mapping[str, tuple[float, float]] = {
    "always": (-0.02, -0.39),
    "words": (0.38, -0.05),
    "tiny": (-0.16, -0.4),
    "twelve": (0.03, 0.15),
    "long": (0.14, 0.19),
    "prose": (0.32, 0.38),
    "sentence": (0.36, 0.31),
    "shared words": (0.33, 0.8),
    "linked": (-0.21, -0.22),
    "linked words": (-0.67, -0.25),
    "link": (-0.09, -0.14),
    "half link": (-0.08, -0.06),
    "rule": (-0.56, -0.39),
    "titled": (0.03, -0.19),
    "repeated": (-0.16, 0.02),
    "rule navigation": (-0.02, -0.1),
    # By hand: where such a rule knows what trafilatura took, nine in ten times the rule is right.
    "rule advertisement": (-2.0, -0.5),
    "rule comments": (-2.0, -0.5),
    "rule copyright": (-2.0, -0.5),
    "rule error-report": (-2.0, -0.5),
    "rule media-player": (-2.0, -0.5),
    "rule newsletter": (-2.0, -0.5),
    "rule read-also": (-2.0, -0.5),
    "rule tags": (-2.0, -0.5),
    "above title": (-0.17, -0.74),
    "before": (-0.28, -0.33),
    "below title": (-0.2, -0.32),
    "no prose after": (-0.11, -0.06),
    "no prose before": (0.11, -0.29),
    "after comments": (-0.12, -0.17),
    "after newsletter": (-0.14, -0.15),
    "after read-also": (-0.2, -0.41),
    "after tags": (-0.01, -0.12),
    "far in best": (-0.18, -0.17),
    "from best": (-0.3, -0.69),
    "in best": (0.21, 0.15),
    "just in best": (0.23, 0.29),
    "mass 1": (0.11, 0.21),
    "mass 2": (0.21, 0.16),
    "mass 3": (0.09, 0.16),
    "siblings": (0.16, 0.04),
    "above": (0.01, -0.2),
    "alike": (0.19, 0.28),
    "alike share": (0.33, 0.33),
    "below": (0.17, -0.38),
    "between": (0.27, -0.06),
    "end": (-0.24, -0.4),
    "gone": (-0.38, -0.32),
    "near": (0.06, 0.12),
    "next": (0.32, 0.06),
    "prev": (0.1, -0.06),
    "share around 1": (0.21, -0.03),
    "share around 2": (0.02, 0.0),
    "share around 3": (-0.1, 0.17),
    "start": (0.05, -0.13),
    "taken around 1": (-0.05, 0.03),
    "taken around 2": (-0.08, 0.04),
    "taken around 3": (-0.08, 0.13),
    "wide": (-0.05, 0.12),
    "in article": (0.08, -0.08),
    "in aside": (0.0, -0.07),
    "in footer": (0.0, -0.2),
    "in header": (-0.05, -0.11),
    "in li": (0.18, -0.06),
    "in main": (-0.04, 0.03),
    "in nav": (-0.01, -0.25),
    "in p": (-0.01, 0.02),
    "in section": (0.18, -0.13),
    "in ul": (0.06, -0.17),
    "tag div": (-0.08, -0.21),
    "tag li": (0.32, 0.0),
    "tag p": (0.0, 0.03),
    "mark author": (0.04, -0.17),
    "mark banner": (0.0, -0.14),
    "mark desktop": (-0.32, -0.03),
    "mark entry": (0.29, -0.1),
    "mark footer": (0.0, -0.22),
    "mark grid": (-0.05, -0.09),
    "mark header": (-0.34, -0.06),
    "mark hentry": (0.14, -0.09),
    "mark hidden": (0.0, -0.19),
    "mark link": (-0.03, -0.14),
    "mark list": (-0.12, 0.03),
    "mark menu": (0.01, -0.14),
    "mark mobile": (0.02, -0.09),
    "mark nav": (0.01, -0.2),
    "mark navigation": (0.0, -0.15),
    "mark post": (0.22, -0.06),
    "mark rail": (-0.26, -0.15),
    "mark story": (-0.19, -0.03),
    "mark thumbnail": (-0.15, -0.06),
    "mark title": (-0.06, -0.12),
}
_MARKS = frozenset(name.removeprefix("mark ") for name in _WEIGHTS if name.startswith("mark "))
