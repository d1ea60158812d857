"""The furniture of a page: everything around an article that is not the article.

A line of a page is furniture when one rule of the vocabulary knows it; the rule's name goes into the receipt. How much a line
reads like prose is measured here too, because the two questions are one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from pressmark.filing import vocabulary
from pressmark.model import Outlet

LONGEST = 1200  # characters of a line that could be furniture; longer ones would also be slow to look through
_WORD = re.compile(r"[^\W_]+(?:['’.&+-][^\W_]+)*")
_BULLET = re.compile(r"^(?:[*•●▪◦·○■►▶+>»-]|\d{1,2}[.)](?=\s)|o(?=\s{2}))\s*")
_GLUED = re.compile(r"(?<=[a-zа-я])(?=[A-ZА-Я])")  # "iconInstagram": links pasted without a space between them
_MAY_BE_GLUED = re.compile("[a-zа-я][A-ZА-Я]")
_MARKS = ".,;:!?…\"'“”‘’«»()[]–—-|"  # that stand beside a word, and are no part of it
_CLOSING = '"”’»)]'


def words(line: str) -> list[str]:
    """The words of a line.

    >>> words("The mayor's U.S. trip: 3.5 days!")
    ['The', "mayor's", 'U.S', 'trip', '3.5', 'days']
    """
    found: list[str] = []
    for token in line.split():
        # Nearly every token is a word with a mark or two beside it, and to see that is cheaper than to search.
        if token.isalnum() or (token := token.strip(_MARKS)).isalnum():
            found.append(token)
        elif token:
            found += _WORD.findall(token)
    return found


def bare(line: str) -> str:
    """A line without its bullet or number.

    >>> bare("  3. Talks in the capital")
    'Talks in the capital'
    """
    return _BULLET.sub("", line.strip(), count=1).strip()


def is_bulleted(line: str) -> bool:
    """Whether a line has a bullet or a number."""
    return (line[:1] == "o" or not line[:1].isalpha()) and bare(line) != line


def ends_sentence(line: str) -> bool:
    """Whether a line ends as sentences do: with a full stop, or another such mark, or a closing quotation mark."""
    line = line.rstrip()
    return line.endswith(('"', "”", "»")) or line.rstrip(_CLOSING).endswith((".", "!", "?", "…"))


class Nature(NamedTuple):
    """What a line is, whatever stands around it."""

    rule: str  # that knows it as furniture; empty when none does
    prose: float  # how much it reads like prose: about its number of words when it does, below zero when it does not
    plain: str  # lower case, words only, no bullet: what two copies of a line share


@lru_cache(maxsize=1 << 14)  # the same menus stand on many pages of an outlet
def nature(line: str) -> Nature:
    """What a line is: furniture, prose, or neither."""
    stripped = bare(line)
    said = words(stripped)
    plain = " ".join(said).lower()
    count = len(said) if len(stripped) == len(line) else len(words(line))
    return Nature(_rule(stripped, plain), _prose(line, count), plain)


def _rule(line: str, plain: str) -> str:
    if not line or len(line) > LONGEST:
        return ""
    if not plain:
        return "ornament"
    said = plain.split()
    small = line.lower()
    is_glued = small != line and _MAY_BE_GLUED.search(line)
    apart = [word.lower() for word in words(_GLUED.sub(" ", line))] if is_glued else said
    of = (small, line, apart)
    for name, fits, part in vocabulary.rules(min(len(said), vocabulary.MOST)):
        if fits(of[part]):
            return name
    return ""


def rule(line: str, outlets: Sequence[Outlet] = ()) -> str:
    """The rule that knows a line as furniture; nothing when none does.

    >>> rule("2 min read"), rule("Share on Facebook"), rule("The minister read the letter.")
    ('reading-time', 'share-links', '')
    """
    return "outlet-hint" if is_hinted(line, outlets) else nature(line).rule


def is_hinted(line: str, outlets: Sequence[Outlet]) -> bool:
    """Whether a line begins as the register says that lines of an outlet's furniture do."""
    hints = tuple(hint for outlet in outlets for hint in outlet.drop if hint)
    return bool(hints) and len(stripped := bare(line)) <= LONGEST and stripped.startswith(hints)


def prose(line: str) -> float:
    """How much a line reads like prose: about its number of words when it does, below zero when it does not."""
    return nature(line).prose


def _prose(line: str, count: int) -> float:
    if not count:
        return 0.0
    if ends_sentence(line):
        return min(count, 80) - 6.0 if count >= 6 else -2.0
    if count >= 25:
        return min(count, 80) * 0.6
    return -4.0 - (1.0 if count < 5 else 0.0)
