"""The body of a pasted page: which of its lines are the article's own words.

A page is read as four stretches: what stands before the article, the article, what interrupts it (a teaser, a form to sign),
and what follows. Every line has signs that it is the article's, every sign a weight; of all readings of the page the one that
weighs most is taken, so that no line is judged without its neighbours. No sign is a word of any language.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from pressmark.filing import datelines, furniture
from pressmark.filing.lines import Line


@dataclass(frozen=True, slots=True)
class Body:
    """Where an article stands: its first and last line, and the lines between them that are not its own."""

    first: int
    last: int
    aside: frozenset[int] = frozenset()


def find(lines: Sequence[Line]) -> Body:
    """The body of a page. Its first line is 0 and its last -1 when nothing reads like prose, and no dateline opens anything."""
    first, last = _roughly(lines)
    opening = _opening(lines, first, last)
    if opening is not None and not any(line.rule for line in lines[opening:]):
        return Body(opening, len(lines) - 1)  # somebody has taken the article alone
    found = _between(lines, first, last) if first <= last else Body(0, -1)
    if opening is None or (first <= last and opening >= found.first):
        return found
    if first > last:
        return Body(opening, next(index for index in range(opening + 1, len(lines)) if lines[index].rule) - 1)
    return Body(opening, found.last, found.aside | {index for index in range(opening, found.first) if lines[index].rule})


_NEAR = 12  # lines above what reads like prose, among which a dateline may open the article


def _opening(lines: Sequence[Line], first: int, last: int) -> int | None:
    """The line whose dateline opens the article, where one does."""
    near = range(max(0, first - _NEAR), first + 1) if first <= last else range(min(len(lines), 4 * _NEAR))
    return next((index for index in near if not lines[index].rule and datelines.is_opening(lines[index].text)), None)


def _between(lines: Sequence[Line], first: int, last: int) -> Body:
    """The body of a page whose prose stands roughly from line `first` to `last`."""
    states = _best(weighed(lines, first, last))
    own = [index for index, state in enumerate(states) if state == _INSIDE]
    begin = next((index for index in own if lines[index].prose > 0 and not lines[index].rule), own[0])
    aside = {index for index in range(begin, own[-1] + 1) if states[index] != _INSIDE}
    return Body(begin, own[-1], frozenset(index for index in aside if not _is_heading(lines, index, aside)))


def _is_heading(lines: Sequence[Line], index: int, aside: Collection[int]) -> bool:
    """Whether a line stands alone among the article's own, and nothing says that it is not one of them."""
    return not lines[index].rule and index - 1 not in aside and index + 1 not in aside and lines[index].prose < 0


def _roughly(lines: Sequence[Line]) -> tuple[int, int]:
    """First and last line of the run whose prose adds up to most; (0, -1) when nothing reads like prose."""
    best, total, begin, found = 0.0, 0.0, 0, (0, -1)
    for index, line in enumerate(lines):
        if total <= 0:
            total, begin = 0.0, index
        total += _AGAINST.get(line.rule, -6.0) if line.rule else line.prose
        if total > best:
            best, found = total, (begin, index)
    return found


# What such a line weighs against the body's going on beyond it. An article seldom resumes below its comments.
_AGAINST = {"comments": -100.0, "copyright": -60.0, "read-also": -25.0, "tags": -30.0, "about-author": -30.0, "terms": -25.0}


# --- signs --------------------------------------------------------------------------------------------------------------

_OPENING = 250  # words of prose that show what the article is about
_KNOWN = frozenset(
    """comments advertisement read-also newsletter tags copyright terms photo-credit about-author cookie-notice""".split()
)


class Weighed(NamedTuple):
    """What the signs of a line add up to."""

    inside: float  # that it is the article's
    aside: float  # that it interrupts the article
    told: float  # how many of its longer words the article's opening has: 0 to 1
    is_tiny: bool


def weighed(lines: Sequence[Line], first: int, last: int) -> list[Weighed]:
    """What the signs of every line add up to; `first` to `last` is roughly where the article stands."""
    content = [{word for word in line.words if len(word) > 4} for line in lines]
    ends = [furniture.ends_sentence(line.text) for line in lines]
    whole = [
        min(count, 40) / 40 if end and (count := len(line.words)) >= 5 and not line.rule else 0.0
        for line, end in zip(lines, ends, strict=True)
    ]
    openers = _openers(lines, whole, first, last)
    opening = Counter(word for index in openers for word in content[index])
    again = {word for word, times in opening.items() if times > 1}
    copies = Counter([line.plain for line in lines])
    runs = _runs([not part and len(line.words) < 25 for line, part in zip(lines, whole, strict=True)])
    near = [0.0, 0.0, 0.0, 0.0, *whole, 0.0, 0.0, 0.0, 0.0]  # `near[index + 4]` is `whole[index]`
    own, others = _INSIDE_WEIGHTS, _ASIDE_WEIGHTS
    done = []
    for index, line in enumerate(lines):
        text, count = line.text, len(line.words)
        end = text[-1]
        signs = _signs_of_size(count, line.rule)
        # Those that are there or are not, by name; the others, which are there more or less, are weighed at once.
        inside = (
            own["words"] * min(count, 60) / 20
            + own["before"] * near[index + 3]
            + own["further before"] * (near[index] + near[index + 1] + near[index + 2]) / 3
            + own["after"] * near[index + 5]
            + own["further after"] * (near[index + 6] + near[index + 7] + near[index + 8]) / 3
        )
        told = 0.0
        if words := content[index]:
            told = len(words & (again if index in openers else opening.keys())) / len(words)
            inside += own["of the opening"] * told
        small = _small_letters(text)
        inside += own["small letters"] * small
        if "," in text:
            inside += own["commas"] * min(text.count(","), 4) / 2
        if runs[index] >= 3:
            inside += own["list"] * min(runs[index], 12) / 6
        if small < 0.34 and count >= 5:
            signs += ("title case",)
        if ends[index]:
            signs += ("sentence", "long sentence") if count >= 8 else ("sentence",)
        elif end == ":":
            signs += ("colon",)
        if text.endswith(("…", "...")):
            signs += ("ellipsis",)
        if count >= 2 and copies[line.plain] > 1:
            signs += ("copied",)
        if count <= 14 and _FIGURE.search(text):
            signs += ("figures",)
        if text[0] in "\"“«‘'":
            signs += ("quote",)
        elif furniture.is_bulleted(text):
            signs += ("bullet",)
        if end in "»→" or "|" in text or "@" in text or "©" in text or "http" in text:
            signs += ("mark",)
        by_name = _together(signs)
        done.append(Weighed(inside + by_name[0], others["words"] * min(count, 60) / 20 + by_name[1], told, count < 4))
    return done


def _openers(lines: Sequence[Line], whole: Sequence[float], first: int, last: int) -> frozenset[int]:
    """The lines that show what the article is about: its first sentences."""
    openers, told = [], 0
    for index in range(first, last + 1):
        if whole[index] and told < _OPENING:
            told += len(lines[index].words)
            openers.append(index)
    return frozenset(openers)


@cache
def _signs_of_size(count: int, rule: str) -> tuple[str, ...]:
    """The signs that a line of so many words has, known as furniture by this rule or by none."""
    furnished = (rule if rule in _KNOWN else "other furniture",) if rule else ()
    return ("always", *furnished, *(("tiny",) if count < 4 else ("short",) if count < 8 else ()))


@lru_cache(maxsize=1 << 12)  # of all that signs could be together, few ever are
def _together(signs: tuple[str, ...]) -> tuple[float, float]:
    """What signs that are there or are not weigh together, for the article and for an interruption."""
    return sum(_INSIDE_WEIGHTS[name] for name in signs), sum(_ASIDE_WEIGHTS.get(name, 0.0) for name in signs)


_FIGURE = re.compile(r"\d")


def _small_letters(text: str) -> float:
    """How many of the words that begin with a letter begin with a small one: 0 to 1."""
    small = letters = 0
    for word in text.split():
        if word[0].islower():
            small += 1
            letters += 1
        elif word[0].isalpha():
            letters += 1
    return small / letters if letters else 0.0


def _runs(short: Sequence[bool]) -> list[int]:
    """How many lines the run of short ones has that a line stands in."""
    lengths = [0] * len(short)
    start = 0
    for index in range(len(short) + 1):
        if index == len(short) or not short[index]:
            lengths[start:index] = [index - start] * (index - start)
            start = index + 1
    return lengths


# --- the reading that weighs most ---------------------------------------------------------------------------------------

_BEFORE, _INSIDE, _ASIDE, _AFTER = range(4)
_NEVER = -1e9


def _best(all_weighed: Sequence[Weighed]) -> list[int]:
    """What every line is in the reading that weighs most (the algorithm is Viterbi's)."""
    before, inside, aside, after = 0.0, _NEVER, _NEVER, _NEVER
    came: list[tuple[int, int, int, int]] = []
    below_tiny = False
    for own, other, told, is_tiny in all_weighed:
        into, into_from = before + _OPENS + _OPENS_TOLD * told + (_OPENS_BELOW_TINY if below_tiny else 0.0), _BEFORE
        below_tiny = is_tiny
        if inside >= into:
            into, into_from = inside, _INSIDE
        if aside + _TURN >= into:
            into, into_from = aside + _TURN, _ASIDE
        astray, astray_from = (aside, _ASIDE) if aside >= inside + _TURN else (inside + _TURN, _INSIDE)
        after, out_from = (after, _AFTER) if after >= inside + _CLOSES else (inside + _CLOSES, _INSIDE)
        inside, aside = into + own, astray + other
        came.append((_BEFORE, into_from, astray_from, out_from))
    state = _AFTER if after > inside else _INSIDE
    states = []
    for step in reversed(came):
        states.append(state)
        state = step[state]
    return states[::-1]


# Fitted, once, to two renderings each of 430 pages of four public collections of articles with their text, as whole pages and
# cut to the article and a few lines around it, so that the reading with fewest words wrong weighs most (a structured
# perceptron, averaged).
_INSIDE_WEIGHTS: Mapping[str, float] = {
    "always": -1.41,
    "words": 0.67,
    "commas": 0.1,
    "small letters": 0.44,
    "before": 0.11,
    "further before": -0.22,
    "after": 0.27,
    "further after": -0.19,
    "of the opening": 0.55,
    "tiny": 0.33,
    "short": 0.65,
    "sentence": 0.27,
    "long sentence": 0.54,
    "list": 0.05,
    "colon": 0.52,
    "ellipsis": -0.87,
    "title case": 0.09,
    "copied": -0.36,
    "figures": 0.13,
    "bullet": 0.58,
    "mark": -0.41,
    "quote": 0.34,
    "comments": -0.47,
    "advertisement": -0.96,
    "read-also": -0.36,
    "newsletter": -1.34,
    "tags": -0.8,
    "copyright": -0.9,
    "terms": -1.63,
    "photo-credit": -0.5,
    "about-author": -0.92,
    "cookie-notice": -1.95,
    "other furniture": -0.45,
}
# What follows such an interruption is seldom the article again.
_ASIDE_WEIGHTS: Mapping[str, float] = {
    "always": -0.28,
    "words": 0.12,
    "comments": -0.91,
    "tags": -0.28,
    "copyright": -0.6,
    "newsletter": -0.82,
    "terms": -0.13,
}
_OPENS, _OPENS_TOLD, _OPENS_BELOW_TINY = 0.69, 0.17, -0.31
_CLOSES = -0.06
_TURN = -0.135  # into an interruption, and out of it
