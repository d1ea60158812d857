"""The headline of a body: the line above it that is most like one.

No single sign tells a headline from a section's name, a caption or the headline of another story, so each sign has a weight.
The weights were fitted, once, to two renderings of 210 pages of a hundred outlets; a line whose signs add up to less than
nothing is no headline.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from math import log

from pressmark.filing import credits, furniture
from pressmark.filing.lines import Line

_ABOVE = 60  # lines above the body among which the headline is looked for
_INTO = 8  # lines into what was taken for the body: a headline that ends like a sentence is easily taken with it


def find(lines: Sequence[Line], first: int, last: int) -> int | None:
    """The line most like the headline of the body, which is lines `first` to `last`; None when none is like one."""
    best, chosen = 0.0, None
    for index, signs in candidates(lines, first, last):
        score = sum(_WEIGHTS[name] * value for name, value in signs.items())
        if score >= best:
            best, chosen = score, index
    if chosen is None:
        return None
    copies = [index for index in range(chosen, max(first, chosen + 1)) if lines[index].plain == lines[chosen].plain]
    return copies[-1]  # of several, the one nearest to the body


def candidates(lines: Sequence[Line], first: int, last: int) -> Iterator[tuple[int, dict[str, float]]]:
    """Every line that could be the headline, with its signs."""
    if first > last:
        return
    body = Counter(word for line in lines[first : last + 1] for word in line.plain.split())
    low, high = max(0, first - _ABOVE), min(first + _INTO, last)
    dated = [credits.is_credit(line.text) or line.rule in ("ago", "reading-time") for line in lines[: high + 8]]
    # A name just over a date is a writer's.
    credited = [
        is_one or (follows and credits.is_person(line.text))
        for line, is_one, follows in zip(lines, dated, [*dated[1:], False], strict=False)
    ]
    long = [
        not line.rule and not by and len(line.plain.split()) >= 5 for line, by in zip(lines[: high + 1], credited, strict=False)
    ]
    for index in range(low, high):
        line = lines[index]
        count = len(line.plain.split())
        if not 2 <= count <= 36 or line.rule or credited[index]:
            continue
        if any(above.prose > 8 for above in lines[first:index]) and not any(credited[index + 1 : index + 4]):
            continue  # prose above and no writer or date below: a heading, or a question, within the body
        yield index, _signs(lines, index, first, body, credited, long)


def _signs(
    lines: Sequence[Line],
    index: int,
    first: int,
    body: Mapping[str, int],
    credited: Sequence[bool],
    long: Sequence[bool],
) -> dict[str, float]:
    line, inside = lines[index], index >= first
    words = line.plain.split()
    content = {word for word in words if len(word) > 3 or word.isdigit()}
    seen = [max(0, body[word] - inside) for word in content]
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
        "bullet": float(furniture.bare(line.text) != line.text),
        "inside": float(inside),
        "credit below": max((1.0 / (at - index) for at in below if credited[at]), default=0.0),
        "credit above": float(any(credited[max(0, index - 3) : index])),
        "person": float(credits.is_person(line.text)),
        "role": float(credits.is_role(line.text)),
        "long before": log(1 + sum(long[max(0, index - 10) : index])),
        "standfirst below": float(index + 1 < len(long) and long[index + 1] and 6 <= len(lines[index + 1].plain.split()) <= 45),
        "bracket": float(line.text[0] in "([|/*" or "|" in line.text),
        "small letter": float(line.text[0].islower()),
    }


_WEIGHTS: Mapping[str, float] = {
    "always": -1.1,
    "words of the body": 1.0,
    "often used": 2.2,
    "far above": -0.1,
    "tiny": -2.4,
    "short": -1.4,
    "good length": 1.2,
    "long": -0.2,
    "sentence": -2.7,
    "bullet": -1.1,
    "inside": -1.4,
    "credit below": 2.2,
    "credit above": -0.5,
    "person": -1.2,
    "role": -0.7,
    "long before": -1.5,
    "standfirst below": 1.7,
    "bracket": -1.1,
    "small letter": -0.5,
}
