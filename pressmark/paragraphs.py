"""Paragraphs: an article's Markdown as pieces that can be cited, each with its words, its safe HTML and an anchor.

Most of news is paragraphs without a single Markdown character; those never meet the Markdown parser. For the rest, what
python-markdown makes is cleaned by nh3 before anything else sees it. Tests hold the two ways equal.

`[[Name]]` and `[[Name|label]]` are the curator's links to a name. A paragraph shows the label alone, in its words as in its
HTML; what is linked stands in a `Link` beside it, so nothing that reads paragraphs ever meets the brackets.
"""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple
from xml.etree.ElementTree import Element

from pressmark import allowed
from pressmark.model import KINDS, Paragraph, ParagraphKind

if TYPE_CHECKING:
    from lxml.html import HtmlElement
    from markdown import Markdown

# What neither HTML nor XML may hold.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")

_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()>#+.!|-])")  # what python-markdown lets a backslash escape
_KIND = re.compile(rf"^\s*(?:{'|'.join(KINDS)})/")
# No footnote, no `[[1]](address)`; in a table the bar is written `\|`, as everywhere in a table. \x02 and \x03 enclose what has
# been taken out of the text by now: code, which a label may hold, and a name may not. Brackets in a label are allowed, too: a
# link in a link must be found, to be told.
_NAMED = (
    r"(?<!\\)\[\[(?!\^)([^\[\]|<>\x02\x03]*[^\[\]|<>\s\x02\x03\\])\s*"
    r"(?:\\?\|((?:[^\[\]|<>]|\[\[[^\[\]<>]*\]\]|\[[^\[\]|<>]*\])*))?\]\](?!\()"
)


@cache
def _converter() -> Markdown:
    """What makes HTML of Markdown; it also knows `[[Name|label]]`."""
    from markdown import Markdown  # here, because it takes a while, and most texts have no Markdown in them
    from markdown.inlinepatterns import InlineProcessor

    class NameProcessor(InlineProcessor):
        """`[[Name|label]]` as a span around its label: `[[places/Georgia]]` shows "Georgia". Code has been taken out by now."""

        def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]
            return _span(m), m.start(), m.end()

    converter = Markdown(extensions=["attr_list", "tables", "footnotes", "sane_lists"], output_format="html")
    # After code (190), so that code stays as it is; before escapes (180), which leave nothing of what they escape.
    converter.inlinePatterns.register(NameProcessor(_NAMED), "name", 185)
    return converter


def _span(link: re.Match[str]) -> Element:
    """A linked name as a span around its label, which may wrongly hold others."""
    shown = (link[2] if link[2] and link[2].strip() else _KIND.sub("", link[1])).strip()
    found = Element("span", {allowed.NAME: _ESCAPE.sub(r"\1", " ".join(link[1].split()))})
    within = list(re.finditer(_NAMED, shown))
    ends = [*(each.start() for each in within), len(shown)]
    found.text = shown[: ends[0]]
    for each, end in zip(within, ends[1:], strict=True):
        inner = _span(each)
        inner.tail = shown[each.end() : end]
        found.append(inner)
    return found


# What could make Markdown of a line: an inline mark anywhere, a block mark at its start, two spaces at its end.
_MARKED = re.compile(
    r"[\\`*_\[\]<>|]|&#?\w|\t|^ {4}|^ {0,3}(?:#|[-+=:~]+(?:\s|$)|[-+=:]{2}|~~~|\d+[.)]\s)|  $|\{:|\n\{",
    re.MULTILINE,
)
# What reaches beyond its own stretch of Markdown: HTML, footnotes and references.
_FAR = re.compile(r"<[A-Za-z/!?]|^ {0,3}\[[^\]]*\]:|\[\^", re.MULTILINE)

_TRAILER = re.compile(rf"\n\{{: *(?:\.(caption|question|notice))? *(?:#({allowed.PINNED}))? *\}}\Z")


class Link(NamedTuple):
    """A name that the curator has linked, `[[Name|label]]`: where the label stands in the text of a paragraph."""

    name: str  # as written; perhaps with its kind: "places/Georgia"
    anchor: str
    start: int
    end: int
    crossed: bool = False  # it stands in another link, or has one in its label


def parse(body: str) -> tuple[Paragraph, ...]:
    """The paragraphs of an article in order. Whatever the Markdown, this ends and what it gives is safe to show."""
    return read(body)[0]


def read(body: str) -> tuple[tuple[Paragraph, ...], tuple[Link, ...]]:
    """The same, and the names that the curator has linked in them, in order."""
    body = _UNPRINTABLE.sub("", body)
    if is_beyond_markdown(body):
        return _anchored(_literal(body)), ()
    try:
        pieces = list(_marked(body) if _FAR.search(body) else _pieces(body))
    except RecursionError:
        pieces = _literal(body)
    pieces = [piece for piece in pieces if piece.text or piece.kind == "rule"]
    found = _anchored(pieces)
    return found, tuple(
        Link(name, paragraph.anchor, start, end, crossed)
        for piece, paragraph in zip(pieces, found, strict=True)
        for name, start, end, crossed in piece.names
    )


def is_beyond_markdown(body: str) -> bool:
    """True for a text that the Markdown parser would need minutes for, or never end with; it is shown as it stands."""
    long = len(body) > 300_000 and bool(_MARKED.search(body))
    return long or body.count("[") > 1_000 or bool(_DEEP.search(body))


_DEEP = re.compile(r"^[ \t>]{200}|(?:<\w+>\s*){200}", re.MULTILINE)


def _literal(body: str) -> list[_Piece]:
    """The blocks of a text as paragraphs that show every character as it stands."""
    words = ((line, _spaced(text).strip()) for line, text in _blocks(body))
    return [_Piece("paragraph", text, f"<p>{html.escape(text, quote=False)}</p>", "", line) for line, text in words]


class _Piece:
    __slots__ = ("html", "kind", "line", "names", "pinned", "text")

    def __init__(
        self, kind: ParagraphKind, text: str, markup: str, pinned: str, line: int, names: Sequence[_Named] = ()
    ) -> None:
        self.kind, self.text, self.html, self.pinned, self.line, self.names = kind, text, markup, pinned, line, names


def _blocks(body: str) -> Iterator[tuple[int, str]]:
    line = 1
    for block in re.split(r"(\n(?:[ \t]*\n)+)", body):
        if block.strip():
            yield line, block.strip("\n")
        line += block.count("\n")


def _pieces(body: str) -> Iterator[_Piece]:
    """The pieces of a text; only the stretches of it that have Markdown in them meet the parser."""
    lines = body.split("\n")
    begun = 0  # the line on which the Markdown that waits begins
    for line, text in _blocks(body):
        piece = _plain(text, line)
        if piece is None:
            begun = begun or line
            continue
        if begun:
            yield from _marked("\n".join(lines[begun - 1 : line - 1]))
            begun = 0
        yield piece
    if begun:
        yield from _marked("\n".join(lines[begun - 1 :]))


def _plain(block: str, line: int) -> _Piece | None:
    """A block without Markdown in it, as its piece; None where there may be some."""
    kind: ParagraphKind = "paragraph"
    pinned = ""
    if "\n{" in block and (trailer := _TRAILER.search(block)):
        kind = trailer[1] or "paragraph"  # type: ignore[assignment]
        pinned = trailer[2] or ""
        block = block[: trailer.start()]
    if _MARKED.search(block):
        return None
    text = _spaced(block).strip()
    mark = f' class="{kind}"' if kind != "paragraph" else ""
    return _Piece(kind, text, f"<p{mark}>{html.escape(text, quote=False)}</p>", pinned, line)


def _spaced(text: str) -> str:
    """White space as a page shows it; a no-break space stays."""
    return _WHITE.sub(" ", text)


_WHITE = re.compile(r"[ \t\n\r\f\v]{2,}|[\t\n\r\f\v]")  # all but the single space, which may stay

_KINDS: dict[str, ParagraphKind] = {
    "ul": "list",
    "ol": "list",
    "dl": "list",
    "blockquote": "blockquote",
    "table": "table",
    "pre": "code",
    "hr": "rule",
    "h2": "heading",
    "h3": "heading",
    "h4": "heading",
    "h5": "heading",
    "h6": "heading",
}


def _marked(body: str) -> Iterator[_Piece]:
    from lxml.html import HTMLParser, fragments_fromstring

    made = _converter().reset().convert(body)
    cleaned = _UNPRINTABLE.sub("", allowed.cleaned(made))  # `&#1;` has become one by now
    for node in fragments_fromstring(cleaned, parser=HTMLParser(huge_tree=True)):
        yield from _loose(node) if isinstance(node, str) else _parts(node)


def _parts(element: HtmlElement) -> Iterator[_Piece]:
    """An element at the top of the text, and the words after it. What is in a `div` (footnotes are one) stands for itself."""
    tail, element.tail = element.tail, None
    if element.tag != "div":
        yield _element(element)
    else:
        yield from _loose(element.text)
        for child in list(element):
            yield from _loose(child.tail) if child.tag == "hr" else _parts(child)
    yield from _loose(tail)


def _loose(text: str | None) -> Iterator[_Piece]:
    """Words that stand in no element, as a paragraph."""
    if text := _spaced(text or "").strip():
        yield _Piece("paragraph", text, f"<p>{html.escape(text, quote=False)}</p>", "", 0)


def _element(element: HtmlElement) -> _Piece:
    """One element at the top of the text, as its piece."""
    from lxml.etree import tostring
    from lxml.html import Element as html_element

    if element.tag == "h1":
        element.tag = "h2"  # the page's own first heading is the headline
    if element.tag != "p" and element.tag not in _KINDS:  # something inline that stands alone
        wrapped = html_element("p")
        wrapped.append(element)
        element = wrapped
    mark = element.get("class", "")
    kind: ParagraphKind = mark if mark in allowed.MARKS else _KINDS.get(element.tag, "paragraph")
    pinned = element.attrib.pop("id", "") if element.tag == "p" else ""
    for inner in element.iterdescendants("p"):
        inner.attrib.pop("id", "")  # an anchor is that of a whole piece
    if kind != "code":
        for node in element.iter():
            if node.tag != "pre":
                node.text = _spaced(node.text) if node.text else node.text
            node.tail = _spaced(node.tail) if node.tail else node.tail
        element.text = element.text.lstrip() if element.text else element.text
        if len(element):
            element[-1].tail = (element[-1].tail or "").rstrip() or None
        elif element.text:
            element.text = element.text.rstrip()
    names = _names(element)
    text = "".join(element.itertext())
    return _Piece(kind, text, tostring(element, encoding="unicode", method="html", with_tail=False), pinned, 0, names)


_Named = tuple[str, int, int, bool]  # a linked name, where its label stands, and whether it crosses another link


def _names(element: HtmlElement) -> list[_Named]:
    """The names that are linked in an element, out of which the marks of them are taken."""
    spans = list(element.iter("span"))
    if not any(allowed.NAME in span.attrib for span in spans):
        return []
    from lxml.etree import iterwalk

    found, begun, at = [], list[int](), 0
    for event, node in iterwalk(element, events=("start", "end")):
        if event == "start":
            begun.append(at)
            at += len(node.text or "")
        else:
            start = begun.pop()
            if node.tag == "span" and allowed.NAME in node.attrib and start < at:
                crossed = next(node.iterancestors("a"), None) is not None or any(
                    _is_link(each) for each in node.iterdescendants()
                )
                found.append((node.attrib[allowed.NAME], start, at, crossed))
            at += len(node.tail or "") if node is not element else 0
    for span in spans:
        if span.attrib.pop(allowed.NAME, None) is not None:
            span.drop_tag()
    return sorted(found, key=lambda named: named[1:])


def _is_link(element: HtmlElement) -> bool:
    return element.tag == "a" or allowed.NAME in element.attrib


def _anchored(pieces: list[_Piece]) -> tuple[Paragraph, ...]:
    taken = {piece.pinned for piece in pieces if piece.pinned}
    pinned: set[str] = set()
    times: dict[str, int] = {}  # how often the same words have stood in the article so far
    found = []
    for piece in pieces:
        anchor = piece.pinned
        if not anchor or anchor in pinned:
            anchor = _anchor(piece.text, taken, times)
        taken.add(anchor)
        pinned.add(anchor)
        found.append(Paragraph(anchor, piece.kind, piece.text, piece.html, count_words(piece.text), piece.line))
    return tuple(found)


def _anchor(text: str, taken: set[str], times: dict[str, int]) -> str:
    """An id from a paragraph's own words, so that it stays when other paragraphs come and go."""
    words = " ".join(_WORD.findall(text.casefold()))
    digest = hashlib.sha256(words.encode()).hexdigest()
    while True:
        time = times[digest] = times.get(digest, 0) + 1
        anchor = f"p-{digest[: 3 + time]}" if time < 12 else f"p-{digest[:4]}-{time}"
        if anchor not in taken:
            return anchor


_WORD = re.compile(r"\w+(?:['’]\w+)*")


def count_words(text: str) -> int:
    """The number of words in a text.

    >>> count_words("It’s 2.5 million")
    4
    """
    return len(_WORD.findall(text))
