"""Text as names are compared in it, and the way back to the text as printed.

A paper sets the same name with a curly apostrophe or a straight one, with a space that may not break, with "J.Smith" or
"J. Smith". All these fold to one spelling. Case is kept: "US" is a country and "us" is not.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass

_UPPER = "A-ZÀ-ÖØ-ÞА-ЯӘҒҚҢӨҰҮҺІ"
_SPACES = dict.fromkeys("\t\n\x0b\x0c\r", " ")
_LIKE = dict.fromkeys("\x85\u00a0\u202f\u2002\u2003\u2009\u2028\u2029\u3000", " ")
_LIKE |= {"’": "'", "‘": "'", "ʼ": "'", "′": "'", "‐": "-", "‑": "-", "ё": "е", "Ё": "Е"}  # one character for one character
_UNSEEN = "\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"  # soft hyphen, zero width, direction
_INITIAL = rf"\.(?<=(?<!\w)[{_UPPER}]\.)(?=[{_UPPER}](?:[^\W\d_{_UPPER}]|'))"  # the full stop of "J.Smith", not of "U.S."
_UNEVEN = re.compile(rf" [ {_UNSEEN}]+|{_INITIAL}|[{_UNSEEN}]+(?: [ {_UNSEEN}]*)?")  # what changes the number of characters
_RUN_ON = re.compile(_INITIAL)
_CLUSTER = re.compile(r"(?s).[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u064b-\u065f\u1160-\u11ff\u3099\u309a]*")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text that remembers where each character stood.

    A *fold* is a stretch whose length changed: it begins at `at[i]` here and at `was_at[i]` in the text as printed, and is
    `length[i]` characters long here and `was_length[i]` there. Everything else is moved, not changed.
    """

    text: str
    at: tuple[int, ...] = ()
    length: tuple[int, ...] = ()
    was_at: tuple[int, ...] = ()
    was_length: tuple[int, ...] = ()

    def start(self, here: int) -> int:
        """Where a stretch that begins at `here` begins in the text as printed."""
        i = bisect_right(self.at, here) - 1
        if i < 0:
            return here
        inside = here - self.at[i]
        return self.was_at[i] if inside < self.length[i] else self.was_at[i] + self.was_length[i] + inside - self.length[i]

    def end(self, here: int) -> int:
        """Where a stretch that ends before `here` ends in the text as printed. What was unseen behind it stays outside."""
        i = bisect_left(self.at, here) - 1
        if i < 0:
            return here
        return self.was_at[i] + self.was_length[i] + max(0, here - self.at[i] - self.length[i])

    def place(self, printed: int) -> int:
        """Where a place of the text as printed is in the folded one; inside a fold, where the fold begins."""
        i = bisect_right(self.was_at, printed) - 1
        if i < 0:
            return min(printed, self.at[0]) if self.at else printed
        inside = printed - self.was_at[i] - self.was_length[i]
        if inside < 0:
            return self.at[i]
        after = self.at[i + 1] if i + 1 < len(self.at) else len(self.text)
        return min(self.at[i] + self.length[i] + inside, after)


def fold(text: str) -> Folded:
    """The text with one kind of space, apostrophe and hyphen, composed (NFC), and nothing invisible in it.

    >>> fold("Anna\\u00a0 K.O’Neil").text
    "Anna K. O'Neil"
    >>> fold("Anna\\u00a0 K.O’Neil").start(8)
    8
    """
    shown = text.isprintable()
    even = text if shown else _alike(text, _SPACES)
    if not text.isascii():
        if not unicodedata.is_normalized("NFC", even):
            return _composed(even)
        even = _alike(even, _LIKE)
    if "  " in even or not (shown or even.isprintable()) or _RUN_ON.search(even):
        return _evened(even)
    return Folded(even)


def plain(name: str) -> str:
    """A name folded, without white space around it.

    >>> plain(" J.Smith ")
    'J. Smith'
    """
    if name.isascii() and name.isprintable() and "." not in name and "  " not in name:
        return name.strip()  # most names, and quickly
    return fold(name).text.strip()


def lower(text: str) -> str:
    """In small letters, and as long as before: "İ" stays, because its small letter is two characters.

    >>> len(lower("İzmir"))
    5
    """
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(one if len(one := character.lower()) == 1 else character for character in text)


def _evened(even: str) -> Folded:
    pieces: list[str] = []
    folds: list[tuple[int, int, int, int]] = []
    done = here = 0
    for found in _UNEVEN.finditer(even):
        start, end = found.span()
        became = ". " if even[start] == "." else " " if " " in found[0] else ""
        pieces += even[done:start], became
        here += start - done
        folds.append((here, len(became), start, end - start))
        here, done = here + len(became), end
    if not folds:
        return Folded(even)
    pieces.append(even[done:])
    return Folded("".join(pieces), *zip(*folds, strict=True))


def _composed(text: str) -> Folded:
    """The slow way, for text with letters and their marks apart, which is rare: every character remembers its place."""
    letters: list[str] = []
    spans: list[tuple[int, int]] = []
    for found in _CLUSTER.finditer(text):
        whole = unicodedata.normalize("NFC", found[0])
        letters.append(whole)
        spans.extend([found.span()] * len(whole))
    spans.append((len(text), len(text)))
    evened = _evened(_alike("".join(letters), _LIKE))
    folds = []
    for here in range(len(evened.text)):
        first, last = evened.start(here), evened.end(here + 1) - 1
        start = spans[first][0]
        folds.append((here, 1, start, max(spans[last][1] - start, 0) if last >= first else 0))
    return Folded(evened.text, *zip(*folds, strict=True)) if folds else Folded("")


def _alike(text: str, likes: Mapping[str, str]) -> str:
    for printed, plain in likes.items():  # a dozen replacements are ten times as fast as one `translate`
        text = text.replace(printed, plain)
    return text
