"""The headline of a body: the line above it that is most like one.

No single sign tells a headline from a section's name, a caption or the headline of another story, so each sign has a weight.
The weights were fitted, once, to two renderings of 210 pages of a hundred outlets, whole, cut short, and headless; a
line whose signs add up to less than nothing is no headline.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from math import exp, log

from pressmark.filing import captions, credits, datelines, furniture, writers
from pressmark.filing.lines import Line

_ABOVE = 60  # lines above the body among which the headline is looked for
# How likely a line must be the headline to go without a doubt: 97 in 100 of such are. Less will do right over writer or date.
_SURE, _SURE_OVER_CREDIT = 0.6, 0.4
_FEW = 12  # lines above a body; where more stand, the first of them is often the title the browser shows
_INTO = 8  # lines into what was taken for the body: a headline that ends like a sentence is easily taken with it


@dataclass(frozen=True, slots=True)
class Headline:
    """The line most like the headline; whether that is sure enough to go without a doubt; and the line that comes next."""

    line: int
    is_sure: bool = True
    rival: int | None = None


def find(lines: Sequence[Line], first: int, last: int) -> Headline | None:
    """The line most like the headline of the body, which is lines `first` to `last`; None when none is like one."""
    scores: dict[int, float] = {}
    credited: dict[int, bool] = {}
    for index, signs in candidates(lines, first, last):
        scores[index] = sum([_WEIGHTS[name] * value for name, value in signs.items()])
        credited[index] = signs["credit below"] == 1.0
    best = max(scores.values(), default=-1.0)
    if best < 0:
        only = _first_of_few(lines, first)
        return None if only is None else Headline(only)
    chosen = max(index for index, score in scores.items() if score == best)
    plain = lines[chosen].plain
    same = [index for index in scores if lines[index].plain == plain]
    others = {index: score for index, score in scores.items() if index not in same}
    # None of the lines being it weighs nothing, and so does not being sure.
    chances = sum(exp(scores[index]) for index in same)
    sure = chances / (1.0 + chances + sum(exp(score) for score in others.values()))
    is_sure = sure >= (_SURE_OVER_CREDIT if credited[chosen] else _SURE)
    copies = [index for index in range(chosen, max(first, chosen + 1)) if lines[index].plain == plain]
    return Headline(
        copies[-1], is_sure, max(others, key=lambda index: others[index], default=None)
    )  # the copy nearest to the body


def likeliest(lines: Sequence[Line], first: int, last: int) -> int | None:
    """Of the lines above a body without a headline, the one of some words that is least unlike one."""
    above = {
        index: sum(_WEIGHTS[name] * value for name, value in signs.items())
        for index, signs in candidates(lines, first, last)
        if index < first and (4 <= len(lines[index].words) <= 20 or (index == 0 and _few(lines, first)))
    }
    return max(above, key=lambda index: above[index], default=None)


def _few(lines: Sequence[Line], first: int) -> bool:
    """Whether at most three lines stand between the first of the file and the body, a caption apart."""
    between = [line for line in lines[1:first] if line.rule != "photo-credit" and not captions.is_one(line.text)]
    return first > 0 and len(between) <= 3 and first <= 5


def _first_of_few(lines: Sequence[Line], first: int) -> int | None:
    """The first line of a file that has few above the body: who pastes so little furniture pastes the headline."""
    if not _few(lines, first) or lines[0].rule or credits.is_credit(lines[0].text) or captions.is_one(lines[0].text):
        return None
    words = lines[0].words
    told = {word for line in lines[first:] for word in line.words}
    is_name = writers.is_person(lines[0].text) and 2 * len(told & set(words)) < len(words)
    return 0 if 3 <= len(words) <= 36 and not is_name else None


def candidates(lines: Sequence[Line], first: int, last: int) -> Iterator[tuple[int, dict[str, float]]]:
    """Every line that could be the headline, with its signs."""
    if first > last:
        return
    body = Counter(chain.from_iterable([line.words for line in lines[first : last + 1]]))
    times = Counter([line.plain for line in lines])
    low, high = max(0, first - _ABOVE), min(first + _INTO, last)
    # No headline stands below a dateline, or is one.
    high = next((index for index in range(low, high) if datelines.is_opening(lines[index].text)), high)
    dated = [
        index >= low - 10
        and (credits.is_credit(line.text) or line.rule in ("ago", "reading-time") or bool(writers.signature(line.text)))
        for index, line in enumerate(lines[: high + 8])
    ]
    # A name just over a date is a writer's.
    credited = [
        is_one or (follows and writers.is_person(line.text) and not _is_signed(lines, index))
        for index, (line, is_one, follows) in enumerate(zip(lines, dated, [*dated[1:], False], strict=False))
    ]
    long = [not line.rule and not by and len(line.words) >= 5 for line, by in zip(lines[: high + 1], credited, strict=False)]
    for index in range(low, high):
        line = lines[index]
        count = len(line.words)
        if not 2 <= count <= 36 or line.rule or credited[index]:
            continue
        if any(above.prose > 8 for above in lines[first:index]) and not any(credited[index + 1 : index + 4]):
            continue  # prose above and no writer or date below: a heading, or a question, within the body
        yield index, _signs(lines, index, first, body, times[line.plain], credited, long)


def _signs(
    lines: Sequence[Line],
    index: int,
    first: int,
    body: Mapping[str, int],
    times: int,
    credited: Sequence[bool],
    long: Sequence[bool],
) -> dict[str, float]:
    line, inside = lines[index], index >= first
    words = line.words
    content = {word for word in words if len(word) > 3 or word.isdigit()}
    seen = [max(0, body.get(word, 0) - inside) for word in content]
    below = range(index + 1, min(index + 7, len(credited)))
    return {
        "always": 1.0,
        "words of the body": sum(count > 0 for count in seen) / len(content) if content else 0.0,
        "often used": sum(min(log(1 + count), 2.5) for count in seen) / len(content) if content else 0.0,
        "far above": log(1 + max(0, first - index)),
        "tiny": float(len(words) <= 3),
        "short": float(4 <= len(words) <= 5),
        "good length": float(8 <= len(words) <= 18),
        "long": float(len(words) >= 22),
        "sentence": float(line.text[-1] == "."),
        "bullet": float(furniture.is_bulleted(line.text)),
        "inside": float(inside),
        "credit below": max((1.0 / (at - index) for at in below if credited[at]), default=0.0),
        "credit above": float(any(credited[max(0, index - 3) : index])),
        "person": float(writers.is_person(line.text) and not _is_signed(lines, index)),
        "role": float(writers.is_role(line.text)),
        "long before": log(1 + sum(long[max(0, index - 10) : index])),
        "standfirst below": float(index + 1 < len(long) and long[index + 1] and 6 <= len(lines[index + 1].words) <= 45),
        "signed": float(_is_signed(lines, index)),
        "caption": float(captions.is_one(line.text)),
        "bracket": float(line.text[0] in "([|/*" or "|" in line.text),
        "small letter": float(line.text[0].islower()),
        "titled": float(index > 0 and len(words) >= 3 and line.plain in lines[0].plain),
        "like the title": _in_common(line.plain, lines[0].plain) if index and first > _FEW else 0.0,
        "title": float(index == 0 and first > _FEW),
        "copied": float(times > 1),
    }


def _in_common(one: str, other: str) -> float:
    """How many of the words of two lines stand in both: 0 to 1."""
    here, there = set(one.split()), set(other.split())
    return len(here & there) / max(len(here), len(there), 1)


def _is_signed(lines: Sequence[Line], index: int) -> bool:
    """Whether a line all in capitals has a writer's name under it, and so is none."""
    return lines[index].text.isupper() and index + 1 < len(lines) and bool(writers.signature(lines[index + 1].text))


_WEIGHTS: Mapping[str, float] = {
    "always": -1.1,
    "words of the body": 1.1,
    "often used": 1.6,
    "far above": -0.2,
    "tiny": -2.5,
    "short": -1.4,
    "good length": 1.3,
    "long": -0.4,
    "sentence": -2.1,
    "bullet": -0.0,
    "inside": -1.1,
    "credit below": 2.8,
    "credit above": -0.9,
    "person": -1.0,
    "role": -0.5,
    "long before": -1.4,
    "standfirst below": 1.5,
    "signed": 2.5,  # this and the next by hand: such lines are too rare in the pages the others were fitted to
    "caption": -3.0,
    "bracket": -0.5,
    "small letter": -0.3,
    "titled": 1.4,
    "like the title": 1.5,
    "title": -0.4,
    "copied": -0.5,
}
