"""Sheets: a list that is too long for one page goes on on further ones, which are numbered.

So are lists divided that time does not divide any further: what was published on one day, what has no date, all events.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from pressmark import addresses

ON_A_SHEET = 300  # lines; with long headlines in Cyrillic, too, they stay below 300 KB

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Sheet(Generic[Item]):
    """One page of a list: its number from 1, its address, what is on it, and words for it where the number tells too little."""

    number: int
    address: str
    items: tuple[Item, ...]
    words: str = ""


def of(
    whole: str, items: Sequence[Item], name: str = "", words: Callable[[Sequence[Item]], str] = lambda items: ""
) -> tuple[Sheet[Item], ...]:
    """A list as sheets, of which the first is the page `whole` itself; one at least. Pages of a second list have a `name`.

    >>> [(sheet.address, len(sheet.items)) for sheet in of("2031/03/04.html", range(310))]
    [('2031/03/04.html', 300), ('2031/03/04/2.html', 10)]
    """
    found = []
    for number, start in enumerate(range(0, max(len(items), 1), ON_A_SHEET), 1):
        some = tuple(items[start : start + ON_A_SHEET])
        address = addresses.of_part(whole, f"{name}{number}") if number > 1 else whole
        found.append(Sheet(number, address, some, words(some)))
    return tuple(found)
