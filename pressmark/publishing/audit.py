"""Audit: the finished site, before it replaces the one that stands. What it finds is a refusal.

Every link within the site leads to a file that is there, every fragment to an id on its page, every address in the ledger is
answered, and of no text more stands there than may be shown.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from urllib.parse import unquote

from pressmark.model import Origin, Problem
from pressmark.publishing import exposure
from pressmark.publishing.exposure import Guard

# Prose may say href="x" too; what follows shows that this stands in a tag, for in text the next angle bracket opens one.
_MARK = re.compile(r'\s(?:(id|href|src|action)="|http-equiv="refresh" content="\d+; *url=)([^"]*)"(?=[^<>]*>)')
_NOTHING = Guard()
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Seen:
    """What the audit keeps of a page: the ids on it, and each link within the site with the line it first stands on."""

    address: str
    ids: frozenset[str]
    links: Mapping[str, int]
    guarded: frozenset[int] = frozenset()  # runs of words that may not be shown (`exposure.found`)


def look(address: str, html: str, url: str = "", guard: Guard = _NOTHING) -> Seen:
    """A finished page as the audit sees it. `url` is the site's own address, which 404.html has before all its links.

    Elsewhere a link that begins with it is somebody's own, and may lead to another part of the same host.
    """
    ids = set()
    written: dict[str, int] = {}
    line, passed = 1, 0
    for mark in _MARK.finditer(html):
        name, target = mark.groups()
        if name == "id":
            ids.add(unescape(target))
        elif target not in written:
            line += html.count("\n", passed, mark.start())
            passed = mark.start()
            written[target] = line
    links = {}
    for raw, line in written.items():
        target = unescape(raw)
        if url and address == "404.html" and target.startswith(url):
            target = posixpath.relpath(target[len(url) :] or "index.html", posixpath.dirname(address) or ".")
        elif not target or _ELSEWHERE.match(target):
            continue
        links[target] = line
    return Seen(address, frozenset(ids), links, exposure.found(guard, address, html))


def refusals(pages: Sequence[Seen], files: Collection[str], ledger: Iterable[str]) -> list[Problem]:
    """Why the site may not be published as it is; empty when it may. `files` are all addresses that the site answers."""
    ids = {page.address: page.ids for page in pages}
    return [*_dead_links(pages, files, ids), *_lost(ledger, files)]


def _dead_links(pages: Sequence[Seen], files: Collection[str], ids: dict[str, frozenset[str]]) -> Iterator[Problem]:
    for page in pages:
        folder = posixpath.dirname(page.address)
        for link, line in page.links.items():
            path, _, fragment = link.partition("#")
            target = _target(folder, path) or page.address
            if target not in files:
                at = Origin(f"site/{page.address}", line)
                yield Problem(at, "dead-link", f"the link {link} leads to {target}, which is not there", _OURS, "refusal")
            elif fragment and target in ids and not fragment.startswith(":~:") and unquote(fragment) not in ids[target]:
                at = Origin(f"site/{page.address}", line)
                yield Problem(at, "dead-fragment", f"{target} has no place called #{fragment}", _OURS, "refusal")


@lru_cache(maxsize=100_000)
def _target(folder: str, path: str) -> str:
    """The address that a link from a page of this folder leads to; empty for the page itself."""
    path = unquote(path.partition("?")[0])
    return posixpath.normpath(posixpath.join(folder, path)) if path else ""


_OURS = "correct the link in the article or template that this page was made from"


def _lost(ledger: Iterable[str], files: Collection[str]) -> Iterator[Problem]:
    for address in ledger:
        if address not in files:
            sentence = f"{address} was published and would answer nothing"
            remedy = f"add `redirect_from: {address}` to what stands in its place, or bring it back"
            if address.startswith("a/"):
                remedy = "bring the article back; if it may not be shown, or not yet, withdraw it (build.py withdraw)"
            yield Problem(Origin("content/permalinks.txt"), "permalink-lost", sentence, remedy, "refusal")
