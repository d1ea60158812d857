"""What a line says of a picture: who took it, or who stands where in it."""

from __future__ import annotations

import re

_PICTURED = re.compile(
    r"\b(?:credit|photo(?:graph|s)?|image|illustration|pictured|getty|reuters|stock|collection|file|фото|сурет)\b\W*(?::|\bby\b|/|$)"
    r"|\([^()]*(?:/|photo|file|collection|canva)[^()]*\)\W*$|[,(]\s?(?:left|right|cent(?:er|re)|above|below)\b|^credit\b|[a-z)]/[A-Z]|\s/\s",
    re.IGNORECASE,
)

# What every such line has one of; most lines have none.
_NEAR = tuple(
    """/ credit photo image illustration pictured getty reuters stock collection canva file фото сурет left right center centre
    above below""".split()
)


def is_one(text: str) -> bool:
    """Whether a line says of a picture who took it, or who stands where in it.

    >>> is_one("The mayor, left, on the pier. Photo: Ada Quill"), is_one("The mayor left the pier.")
    (True, False)
    """
    small = text.lower()
    for word in _NEAR:
        if word in small:
            return bool(_PICTURED.search(text))
    return False
