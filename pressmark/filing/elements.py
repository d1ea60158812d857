"""A saved page as a reader sees it: its visible pieces of text in order, each with where it stands in the markup.

A piece is what stands in a line of its own: a paragraph, a heading, a cell of a table. It knows the elements around it, by
their tags and by the words of their `class` and `id`, which is most of what tells an article from its furniture.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement


@dataclass(frozen=True, slots=True, eq=False)
class Element:
    """An element that holds text in lines of its own. Two are the same only if they are one."""

    number: int  # in document order
    tag: str
    within: Element | None
    marks: frozenset[str]  # the words of its own class, id, itemprop and role, in small letters
    around: frozenset[str] = frozenset()  # its marks, and those of every element around it
    tags: frozenset[str] = frozenset()  # its tag, and those of every element around it
    hidden: bool = False  # it, or an element around it, is not shown

    def chain(self) -> Iterator[Element]:
        """The element and those around it, the nearest first."""
        element: Element | None = self
        while element is not None:
            yield element
            element = element.within

    def nearest(self, tags: frozenset[str]) -> Element | None:
        """The element itself or the nearest around it that has one of these tags."""
        return next((element for element in self.chain() if element.tag in tags), None) if tags & self.tags else None


@dataclass(frozen=True, slots=True)
class Piece:
    """A line of visible text."""

    text: str  # white space collapsed, never empty
    element: Element
    linked: float  # share of its characters that are part of a link
    strong: float  # share of its characters that are in bold type
    broken: bool  # it goes on from the piece before it after a single `<br>`
    own: frozenset[str] = field(default=frozenset())  # marks of the inline elements that hold it


def tree(html: str) -> HtmlElement | None:
    """The markup of a page; None when there is none."""
    from lxml import etree  # here, because it takes a while, and most runs of the program read no page
    from lxml.html import HTMLParser, document_fromstring

    try:
        return document_fromstring(html.encode(), parser=HTMLParser(encoding="utf-8", huge_tree=True))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


_BLOCK = frozenset(
    """address article aside blockquote body button center dd details dialog div dl dt fieldset figcaption figure footer form
    frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav noframes ol optgroup option p pre search section
    select summary table tbody td tfoot th thead tr ul amp-accordion amp-sidebar amp-carousel amp-list""".split()
)
_UNSEEN = frozenset("script style noscript svg math iframe head textarea object embed audio video canvas datalist".split())
_NOT_SHOWN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BOLD = frozenset(["b", "strong"])


def pieces(tree: HtmlElement) -> list[Piece]:
    """The page's text, a piece for each of its lines."""
    from lxml import etree

    reading = _Reading()
    steps = etree.iterwalk(tree, events=("start", "end", "comment", "pi"))
    for event, element in steps:
        tag = element.tag
        if event == "start":
            if tag in _UNSEEN or (tag == "template" and not element.get("shadowrootmode")):
                steps.skip_subtree()
                continue
            if tag in _BLOCK:
                reading.enter(tag, element)
            elif tag == "br":
                reading.pause()
            else:
                reading.inline(tag, element, 1)
            if element.text:
                reading.read(element.text)
        elif event == "end" and tag not in _UNSEEN and tag != "br":
            if tag in _BLOCK:
                reading.leave()
            elif tag != "template" or element.get("shadowrootmode"):
                reading.inline(tag, element, -1)
        if event != "start" and element.tail and element is not tree:
            reading.read(element.tail)
    reading.flush()
    return reading.done


class _Reading:
    """The walk through a page: where it is, and the text since the last break."""

    def __init__(self) -> None:
        self.done: list[Piece] = []
        self._here = Element(0, "", None, frozenset())
        self._count = 0
        self._text: list[str] = []
        self._linked = self._strong = 0
        self._links = self._bold = 0
        self._breaks = 0
        self._own: frozenset[str] = frozenset()

    def enter(self, tag: str, element: HtmlElement) -> None:
        self.flush()
        self._breaks = 0
        self._count += 1
        here, marks = self._here, _marks(element)
        around = marks | here.around if marks else here.around
        if tag in ("html", "body"):
            around = frozenset()  # their marks say what kind of page this is, not which part of it
        tags = here.tags if tag in here.tags else here.tags | {tag}
        hidden = here.hidden or _is_hidden(element)
        self._here = Element(self._count, tag, here, marks, around, tags, hidden)

    def leave(self) -> None:
        self.flush()
        self._breaks = 0
        self._here = self._here.within or self._here

    def inline(self, tag: str, element: HtmlElement, step: int) -> None:
        if tag == "a":
            self._links += step
        elif tag in _BOLD:
            self._bold += step
        if step > 0 and not self._text and (marks := _marks(element)):
            self._own |= marks

    def pause(self) -> None:
        self.flush()
        self._breaks += 1

    def read(self, text: str) -> None:
        if not self._text and not text.strip():
            return
        self._text.append(text)
        size = len(text)
        if self._links > 0:
            self._linked += size
        if self._bold > 0:
            self._strong += size

    def flush(self) -> None:
        if self._text and (text := " ".join("".join(self._text).split())):
            size = sum(map(len, self._text))
            self.done.append(Piece(text, self._here, self._linked / size, self._strong / size, self._breaks == 1, self._own))
            self._breaks = 0
        self._text, self._linked, self._strong, self._own = [], 0, 0, frozenset()


def _is_hidden(element: HtmlElement) -> bool:
    style = element.get("style")
    return element.get("hidden") is not None or bool(style and _NOT_SHOWN.search(style))


def _marks(element: HtmlElement) -> frozenset[str]:
    attributes = element.attrib
    if not attributes:
        return frozenset()
    named = [attributes.get(name, "") for name in ("class", "id", "itemprop", "role", "data-component", "data-testid")]
    return _words(" ".join(filter(None, named)))


@lru_cache(maxsize=4096)
def _words(names: str) -> frozenset[str]:
    """The words of class names: "ArticleBody__text--main2" has four.

    >>> sorted(_words("ArticleBody__text--main2"))
    ['article', 'body', 'main', 'text']
    """
    return frozenset(word.lower() for word in _WORD.findall(names) if len(word) > 1)


_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")
