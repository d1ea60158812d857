"""A named-entity model that somebody has installed, in place of our rules. None comes with us, and spaCy is an extra."""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from pressmark.archive.recognition import Piece, Recogniser, Span
from pressmark.model import Kind, UserError

_KINDS: Mapping[str, Kind | None] = {  # as spaCy's models name them, in both their manners
    "PERSON": "people",
    "PER": "people",
    "ORG": "organisations",
    "GPE": "places",
    "LOC": "places",
    "FAC": "places",
    "EVENT": None,
    "LAW": None,
    "PRODUCT": None,
    "WORK_OF_ART": None,
    "MISC": None,
}


def load(name: str) -> Recogniser:
    """The spaCy model of this name ("en_core_web_sm", or a folder), ready to find names; UserError where there is none."""
    try:
        spacy: Any = importlib.import_module("spacy")
    except ImportError as missing:
        raise UserError("no spaCy is installed; try: uv sync --extra spacy, and install a model") from missing
    try:
        return recogniser(spacy.load(name))
    except OSError as missing:
        raise UserError(
            f"spaCy has no model “{name}”; try one of: {', '.join(installed()) or 'none is installed'}"
        ) from missing


def installed() -> tuple[str, ...]:
    """The names of the spaCy models that are installed, which may be none."""
    try:
        spacy: Any = importlib.import_module("spacy")
    except ImportError:
        return ()
    return tuple(sorted(spacy.util.get_installed_models()))


def recogniser(nlp: Any) -> Recogniser:
    """What finds names with a spaCy pipeline. Dates, sums and nationalities are left out."""

    def find(some: Sequence[Piece]) -> Iterator[Span]:
        texts: Iterable[Any] = nlp.pipe(text for _, text in some)
        for (anchor, _), read in zip(some, texts, strict=True):
            for named in read.ents:
                if named.label_ in _KINDS:
                    yield Span(anchor, named.start_char, named.end_char, _KINDS[named.label_])

    return find
