"""Vectors: what an article says, as its most telling words, pairs of words and registered names, each with a weight.

What stands first weighs most: a news report says at once what happened, and what it says further down it shares with every
other report of its topic. Names and numbers tell events apart; words like "of" and "said" tell nothing. How rare a term is in
the archive is no part of a vector: a vector depends on its article alone, and is kept from day to day.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from typing import Any, NamedTuple
from zlib import crc32

from pressmark.archive import folding
from pressmark.model import Article, Mention, Paragraph
from pressmark.work import Form

_KEPT = 96  # terms
_READ = 200  # words; of what stands further down nothing would be kept
_FADING = 80  # words, after which the weight of standing first has fallen to a third
_FIRST = 4.0  # how much more the first word weighs than the last
_CAPITAL, _NUMBER, _NAME = 1.4, 1.5, 1.5
_STEPS = 16  # weights are whole sixteenths

_PLACE = [1 + _FIRST * math.exp(-number / _FADING) for number in range(_READ + 1)]

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*|[.!?:;\"“”«»]")
_EMPTY = frozenset(
    """
    a an the of to in on at for by with from and or but not no is are was were be been being has have had do does did it
    its he she they them his her their him this that these those as if than then so said says say saying will would can could
    may might who which what when where how i we you my our your us me there here about after before also more most over up out
    into mr mrs ms dr don't didn't isn't it's he's that's we're i'm
    и в во не на что с со как а то он она они его её их к ко у же за бы по от из о об для это был была было были при до
    және мен бен пен үшін да де та те бұл ол деп бір
    """.split()
)


class Vector(NamedTuple):
    """The terms of an article as numbers, in their order, with their weights."""

    terms: tuple[int, ...]
    weights: tuple[int, ...]  # in sixteenths


def of(article: Article, paragraphs: Iterable[Paragraph], mentions: Iterable[Mention]) -> Vector:
    """The vector of an article: its 96 most telling terms. Captions belong to photographs and are not read."""
    texts = [paragraph.text for paragraph in paragraphs if paragraph.kind != "caption"]
    texts = [*([] if article.headline_supplied else [article.headline]), article.standfirst, *texts]
    found = _weights(texts)
    for name in {mention.entity for mention in mentions}:
        found[f"={name}"] = _NAME * (1 + _FIRST)
    heaviest = sorted(found.items(), key=lambda each: (-each[1], each[0]))[:_KEPT]
    kept = {crc32(term.encode("utf-8", "replace")): round(weight * _STEPS) for term, weight in heaviest}
    return Vector(tuple(kept), tuple(kept.values()))


def _weights(texts: Iterable[str]) -> dict[str, float]:
    """Words and pairs of words to what each weighs by its kind and by where it first stands."""
    found: dict[str, float] = {}
    number = 0
    for text in texts:
        before, opening = "", True
        for word in _WORD.findall(folding.fold(text).text):
            if not word[0].isalnum():
                before, opening = "", True
                continue
            number += 1
            small = word.lower().removesuffix("'s")
            if small in _EMPTY:
                before, opening = "", False
                continue
            place = _PLACE[min(number, _READ)]
            kind = _NUMBER if word[0].isdigit() else _CAPITAL if word[0].isupper() and not opening else 1.0
            # Where a word first begins a sentence, a later capital tells that it is a name.
            if place * kind > found.get(small, 0.0):
                found[small] = place * kind
            if before:
                found.setdefault(f"{before} {small}", place)
            before, opening = small, False
        if number >= _READ:
            break
    return found


def _read(kept: Any) -> Vector:
    """A vector as it was kept. Raises ValueError or TypeError where it is none, for its file may be broken."""
    found = Vector(*map(tuple, kept))
    if len(found.terms) != len(found.weights) or not all(type(number) is int for numbers in found for number in numbers):
        raise ValueError("this is no vector")
    return found


KEPT = Form(lambda vector: [*map(list, vector)], _read)
"""How the vector of one article is kept from day to day."""
