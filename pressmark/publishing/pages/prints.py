"""Prints: where a report prints something, and the words that say what a sentence is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from pressmark.model import Cleared, Paragraph

_WORD = re.compile(r"[^\W\d_]{3,}")
_STEM = 5  # letters: "treaty" and "treaties" are one
_PIECES = frozenset({"paragraph", "list", "blockquote", "question"})
STOPS = frozenset(
    """
    a an the of in on at to for with from by as and or but nor than that which who whom whose when where while if is are was
    were be been being has have had do does did will would can could may might must should not no it its his her their our he
    she they we you i this these those there here after before since until during over under about into out up down per each
    every more most less least other others such so very just also only even both all any some between among against without
    within across said says told saying
    """.split()
)


@dataclass(frozen=True, slots=True)
class Print:
    """Words in a report: characters `start` to `end` of a paragraph."""

    article: str
    anchor: str
    number: int  # of the paragraph, from 1
    text: str  # the paragraph's
    start: int
    end: int

    @property
    def words(self) -> str:
        return self.text[self.start : self.end]


def readable(item: Cleared) -> Iterator[tuple[int, Paragraph]]:
    """The paragraphs in a report's own words that may be shown, with their numbers; a summary is in the curator's."""
    if item.article.representation != "summary":
        for number, paragraph in enumerate(item.paragraphs, 1):
            if paragraph.kind in _PIECES:
                yield number, paragraph


@lru_cache(maxsize=20_000)
def telling(text: str) -> frozenset[str]:
    """The words of a text that say what it is about, cut to their stems.

    >>> sorted(telling("They signed over 30 treaties in the ferries' harbour"))
    ['ferri', 'harbo', 'signe', 'treat']
    """
    return frozenset([word[:_STEM] for word in _WORD.findall(text.casefold()) if word not in _PLAIN])


CALENDAR = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october
    november december
    """.split()
)
_PLAIN = (
    STOPS
    | CALENDAR
    | frozenset(
        """
    new old first last two three four five six seven eight nine ten dozen hundred thousand million billion trillion percent
    per cent year years day days week month according mr mrs ms dr nearly almost around least
    как что это для или его она они все уже был была были
    """.split()
    )
)
