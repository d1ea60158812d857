"""A made archive of names in many articles, its plan and its pages as HTML, for the tests of pages."""

from __future__ import annotations

import posixpath
import re
from dataclasses import replace
from functools import cache
from pathlib import Path

import making

from pressmark import addresses, dates
from pressmark.model import Edition, Page
from pressmark.publishing import pages, render

TEMPLATES = {path.name: path.read_text() for path in Path(__file__).parents[1].joinpath("templates").glob("*.html")}

OUTLETS = """
    Brackwater Echo:
      display: full
      evidence: letter
"""
PEOPLE = """
    Ada Quill:
      aliases: [Mrs Quill]
    Bo Marsh: {}
"""
TEXT = """
    The ferry to Brackwater did not run on Monday. Bo Marsh had not told the passengers, who stood on the pier until noon.

    Harbour master Ada Quill said that the engine was being looked at. Nobody had a date.

    Mrs Quill left by bicycle.
"""


@cache
def one() -> Edition:
    article = making.article(body=TEXT, outlet="Brackwater Echo", published="2023-02-28", subjects="[harbours]")
    return making.edition(making.content(people=PEOPLE, outlets=OUTLETS, one=article))


def many(days: list[str]) -> Edition:
    """The same article, on each of these days."""
    edition, item = one(), one().articles[0]
    items, where = [], {key: address for key, address in edition.addresses.items() if key != item.article.id}
    for number, day in enumerate(days):
        id = addresses.article_id(f"{number:064x}")
        when = dates.parse(day) if day else None
        items.append(replace(item, article=replace(item.article, id=id, published=when, headline=f"No ferry, day {number}")))
        where[id] = addresses.of_article(id)
    return replace(edition, articles=tuple(items), addresses=where)


def planned(edition: Edition) -> dict[str, Page]:
    found, problems = pages.plan(edition)
    assert problems == []
    return {page.address: page for page in found}


def html(edition: Edition, *wanted: str) -> dict[str, str]:
    """The pages whose addresses begin so."""
    shell, some = pages.shell(edition), [page for at, page in planned(edition).items() if at.startswith(wanted)]
    return {address: made.decode() for address, made in render.pages_of(TEMPLATES, shell, some)}


def links(address: str, page: str) -> set[str]:
    main = page[page.index("<main") :]
    folder = posixpath.dirname(address)
    return {posixpath.normpath(posixpath.join(folder, href.partition("#")[0])) for href in re.findall(r'href="([^"]+)"', main)}
