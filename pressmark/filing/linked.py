"""Linked data: what a page says of itself in JSON-LD, in whatever shape and however broken sites write it."""

from __future__ import annotations

import html as entities
import json
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ARTICLE = re.compile(r"Article$|^(?:Live)?BlogPosting$|^SocialMediaPosting$|^Report$|^Review$|^Recipe$")

Thing = dict[str, object]


def things(tree: HtmlElement) -> tuple[list[Thing], dict[str, Thing]]:
    """The articles among the page's JSON-LD; and everything in it that has an id, for others to refer to."""
    articles: list[Thing] = []
    by_id: dict[str, Thing] = {}
    for element in tree.xpath("//script[contains(translate(@type, 'LDJSON', 'ldjson'), 'ld+json')]"):
        waiting = [_loaded(element.text or "")]
        while waiting:
            thing = waiting.pop(0)
            if isinstance(thing, list):
                waiting[:0] = thing
            elif isinstance(thing, dict):
                if any(_ARTICLE.search(kind) for kind in texts(thing.get("@type"))):
                    articles.append(thing)
                for known in (thing, thing.get("author")):
                    if isinstance(known, dict) and isinstance(name := known.get("@id"), str) and len(known) > 1:
                        by_id.setdefault(name, known)
                waiting += [
                    thing[key] for key in ("@graph", "mainEntity", "mainEntityOfPage", "liveBlogUpdate") if key in thing
                ]
    return articles, by_id


def _loaded(text: str) -> object:
    """JSON as sites write it: in comment marks, with commas before closing brackets; of what cannot be read, the dates."""
    text = (
        re.sub(r"^\s*(?://)?\s*(?:<!--|<!\[CDATA\[|/\*.*?\*/)+|(?://)?\s*(?:-->|\]\]>)\s*;?\s*$", "", text).strip().rstrip(";")
    )
    for attempt in (text, re.sub(r",\s*(?=[\]}])", "", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    date = re.search(r'"datePublished"\s*:\s*"([^"\\]{8,40})"', text)
    name = re.search(r'"author"\s*:\s*\[?\s*\{[^{}]*?"name"\s*:\s*"([^"\\]{3,60})"', text)
    return {"@type": "Article", "datePublished": date[1] if date else "", "author": name[1] if name else ""}


def own_first(things: Sequence[Thing], told: Mapping[str, Sequence[str]]) -> list[Thing]:
    """The articles with the page's own first: the one with its address, or its title. Teasers are declared as articles, too."""
    titles = {title.lower() for title in told["headline"]}
    addresses = {address.rstrip("/") for address in told["original_url"]}

    def is_own(thing: Thing) -> bool:
        main = thing.get("mainEntityOfPage")
        main = main.get("@id") if isinstance(main, dict) else main
        named = any(title.lower() in titles for title in texts(thing.get("headline")))
        return named or any(address.rstrip("/") in addresses for value in (thing.get("url"), main) for address in texts(value))

    return sorted(things, key=lambda thing: not is_own(thing))


def texts(value: object) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [flat(each) for each in values if isinstance(each, str) and each.strip()]


def names(value: object, by_id: Mapping[str, Thing]) -> list[str]:
    """The names of people or organisations, given in whatever form: a text, a thing, a reference to one, a list of these."""
    found: list[str] = []
    for each in value if isinstance(value, list) else [value]:
        thing = by_id.get(str(each.get("@id")), each) if isinstance(each, dict) and "name" not in each else each
        found += texts(thing.get("name")) if isinstance(thing, dict) else texts(thing)
    return found


def people(value: object, by_id: Mapping[str, Thing]) -> list[str]:
    """Authors, without those who are said to be no persons."""
    values = value if isinstance(value, list) else [value]
    return names([each for each in values if not (isinstance(each, dict) and "Organization" in str(each.get("@type")))], by_id)


def flat(text: str) -> str:
    """Text with its entities read, sometimes twice, its tags gone and its white space single."""
    return " ".join(re.sub(r"<[^<>]*>", "", entities.unescape(entities.unescape(text))).split())
