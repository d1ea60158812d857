"""An article of an invented paper, for the tests of how it is cited, and its edition."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from making import article, content, edition

from pressmark import dates
from pressmark.model import Cleared, Edition, Inference

SITE = "title: The Aral Corridor Clippings\nurl: https://aral.example/\nkeeper: Ines Valder\n"
OUTLETS = """
    Steppe Courier: {display: full, home: "https://steppe.example/", aliases: [The Steppe Courier]}
    Closed Mercury: {display: citation, evidence: a letter}
    Half Gazette: {display: excerpt, max_fraction: 0.5, evidence: its terms}
"""
PEOPLE = 'Ada Quill: {same_as: ["https://ids.example/quill"]}\n'
PRINTED = {"outlet": "Steppe Courier", "byline": "Aigerim Tolenova", "published": "2023-02-28", "language": "en"}


def cleared(site: str = SITE, inferred: str = "", **fields: str) -> tuple[Cleared, Edition]:
    """An article and its edition; `inferred` is the date of publication that the rest of the archive tells."""
    whole = edition(content(site=site, outlets=OUTLETS, people=PEOPLE, one=article(**{**PRINTED, **fields})))
    (item,) = whole.articles
    if inferred:
        item = replace(item, inferences=(Inference("published", dates.parse(inferred), "the ferry strike"),))
    return item, replace(whole, articles=(item,))


def with_record(**values: Any) -> tuple[Cleared, Edition]:
    """The same with values that no YAML file could bring here."""
    item, whole = cleared()
    item = replace(item, article=replace(item.article, **values))
    return item, replace(whole, articles=(item,))
