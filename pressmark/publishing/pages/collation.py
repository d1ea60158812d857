"""Collation: which paragraph of an article a line of its clipping became.

The curator may have corrected the article since it was filed, so the two texts are laid side by side, word by word.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import Match, SequenceMatcher

_LIKE = 0.6  # share of the shorter one's words that a line and a paragraph have in common, from which they are the same
_LONG = 20_000  # words; longer texts are compared line by line, which is quick and sees no correction


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line stands in the article."""

    paragraphs: tuple[int, ...]  # their numbers from 0; seldom more than one, and never falling from line to line
    corrected: bool  # line and paragraph do not say quite the same


def places(lines: Mapping[int, str], paragraphs: Sequence[str]) -> Mapping[int, Place]:
    """Where each line of the body stands in the article, by the number of the line; lines that it has no more are left out.

    A paragraph can be of several lines, and a line of several paragraphs.

    >>> places({7: "It sailed at noon.", 8: "Nobody knew."}, ["Nobody knew why."])
    {8: Place(paragraphs=(0,), corrected=True)}
    """
    said = {number: plain(text).split() for number, text in lines.items()}
    kept = {at: plain(text).split() for at, text in enumerate(paragraphs)}
    if max(sum(map(len, said.values())), sum(map(len, kept.values()))) > _LONG:
        said, kept = ({at: [" ".join(words)] for at, words in text.items()} for text in (said, kept))
    shared = _shared(said, kept)
    in_line, in_paragraph = Counter[int](), Counter[int]()
    for (number, at), count in shared.items():
        in_line[number] += count
        in_paragraph[at] += count
    found: dict[int, list[int]] = {}
    for (number, at), count in shared.items():
        if count >= _LIKE * min(len(said[number]), len(kept[at])):
            found.setdefault(number, []).append(at)
    return {
        number: Place(
            tuple(where),
            in_line[number] < len(said[number]) or any(in_paragraph[at] < len(kept[at]) for at in where),
        )
        for number, where in found.items()
    }


def _shared(said: Mapping[int, Sequence[str]], kept: Mapping[int, Sequence[str]]) -> dict[tuple[int, int], int]:
    """How many words each line and each paragraph have in common, where they have any, in the order of both."""
    one = [(word, number) for number, words in said.items() for word in words]
    other = [(word, at) for at, words in kept.items() for word in words]
    first, second = [word for word, _ in one], [word for word, _ in other]
    matches = [Match(0, 0, len(one))] if first == second else SequenceMatcher(None, first, second).get_matching_blocks()
    return dict(Counter((one[a + step][1], other[b + step][1]) for a, b, size in matches for step in range(size)))


def plain(text: str) -> str:
    """The words of a text, in small letters, with a space between them; without its number, if it has one.

    >>> plain("2. “Talks”, he said.")
    'talks he said'
    """
    return " ".join(re.findall(r"\w+", re.sub(r"^\W*\d{1,2}[.)]\s", "", text).casefold()))
