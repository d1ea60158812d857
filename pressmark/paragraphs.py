"""Paragraphs: an article's Markdown as pieces that can be cited, each with its words, its safe HTML and an anchor.

Most of news is paragraphs without a single Markdown character; those never meet the Markdown parser. For the rest, what
python-markdown makes is cleaned by nh3 before anything else sees it. Tests hold the two ways equal.
"""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Iterator

import markdown
import nh3
from lxml import etree
from lxml import html as lxml_html

from pressmark.model import Paragraph, ParagraphKind

_TAGS = frozenset(
    "p h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre code em strong b i u s del ins sub sup br hr a table thead tbody tr"
    " th td caption span cite q abbr time mark small div".split()
)
_ATTRIBUTES = {
    "*": {"lang", "dir"},
    "a": {"href", "title"},
    "p": {"class", "id"},
    "li": {"id"},
    "sup": {"id"},
    "td": {"align", "colspan", "rowspan"},
    "th": {"align", "colspan", "rowspan", "scope"},
    "ol": {"start"},
    "time": {"datetime"},
    "abbr": {"title"},
}
_MARKS = frozenset({"caption", "question"})  # classes a paragraph may have: `{: .caption }`
_PINNED = r"p-[0-9a-z-]{1,40}"  # an anchor the curator has pinned: `{: #p-7f3a }`
_ID = re.compile(rf"{_PINNED}|fn(?:ref)?\d*:[\w-]+")


def _allow(tag: str, name: str, value: str) -> str | None:
    """The last word on an attribute that the list above lets through."""
    if name == "href":
        return value if value.startswith(("https://", "http://", "mailto:", "#fn")) else None
    if name == "class":
        return value if value in _MARKS else None
    if name == "id":
        return value if _ID.fullmatch(value) else None
    if name == "dir":
        return value if value in ("ltr", "rtl", "auto") else None
    return value


_CLEANER = nh3.Cleaner(
    tags=set(_TAGS),
    attributes={tag: set(names) for tag, names in _ATTRIBUTES.items()},
    attribute_filter=_allow,
    url_schemes={"http", "https", "mailto"},
    link_rel="noopener",
    strip_comments=True,
)

# What neither HTML nor XML may hold.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")

_MARKDOWN = markdown.Markdown(extensions=["attr_list", "tables", "footnotes", "sane_lists"], output_format="html")

# What could make Markdown of a line: an inline mark anywhere, a block mark at its start, two spaces at its end.
_MARKED = re.compile(
    r"[\\`*_\[\]<>|]|&#?\w|\t|^ {4}|^ {0,3}(?:#|[-+=:~]+(?:\s|$)|[-+=:]{2}|~~~|\d+[.)]\s)|  $|\{:|\n\{",
    re.MULTILINE,
)
# What reaches beyond its own stretch of Markdown: HTML, footnotes and references.
_FAR = re.compile(r"<[A-Za-z/!?]|^ {0,3}\[[^\]]*\]:|\[\^", re.MULTILINE)

_TRAILER = re.compile(rf"\n\{{: *(?:\.(caption|question))? *(?:#({_PINNED}))? *\}}\Z")


def parse(body: str) -> tuple[Paragraph, ...]:
    """The paragraphs of an article in order. Whatever the Markdown, this ends and what it gives is safe to show."""
    body = _UNPRINTABLE.sub("", body)
    pieces = _marked(body) if _FAR.search(body) else _pieces(body)
    return _anchored([piece for piece in pieces if piece.text or piece.kind == "rule"])


class _Piece:
    __slots__ = ("html", "kind", "line", "pinned", "text")

    def __init__(self, kind: ParagraphKind, text: str, markup: str, pinned: str, line: int) -> None:
        self.kind, self.text, self.html, self.pinned, self.line = kind, text, markup, pinned, line


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
    made = _MARKDOWN.reset().convert(body)
    cleaned = _UNPRINTABLE.sub("", _CLEANER.clean(made))  # `&#1;` has become one by now
    for element in lxml_html.fragments_fromstring(cleaned):
        if isinstance(element, str):
            if text := _spaced(element).strip():
                yield _Piece("paragraph", text, f"<p>{html.escape(text, quote=False)}</p>", "", 0)
            continue
        if element.tag == "div":  # footnotes, or a curator's own grouping: its parts stand for themselves
            children: list[lxml_html.HtmlElement] = [child for child in element if child.tag != "hr"]
            loose = _spaced(element.text or "").strip()
            if loose:
                yield _Piece("paragraph", loose, f"<p>{html.escape(loose, quote=False)}</p>", "", 0)
        else:
            children = [element]
        for child in children:
            yield _element(child)
            if element.tag == "div" and (tail := _spaced(child.tail or "").strip()):
                yield _Piece("paragraph", tail, f"<p>{html.escape(tail, quote=False)}</p>", "", 0)
        if tail := _spaced(element.tail or "").strip():
            yield _Piece("paragraph", tail, f"<p>{html.escape(tail, quote=False)}</p>", "", 0)


def _element(element: lxml_html.HtmlElement) -> _Piece:
    """One element at the top of the text, as its piece."""
    if element.tag == "h1":
        element.tag = "h2"  # the page's own first heading is the headline
    if element.tag != "p" and element.tag not in _KINDS:  # something inline that stands alone
        wrapped = lxml_html.Element("p")
        element.tail = None
        wrapped.append(element)
        element = wrapped
    mark = element.get("class", "")
    kind: ParagraphKind = mark if mark in _MARKS else _KINDS.get(element.tag, "paragraph")
    pinned = element.attrib.pop("id", "") if element.tag == "p" else ""
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
    text = "".join(element.itertext())
    return _Piece(kind, text, etree.tostring(element, encoding="unicode", method="html", with_tail=False), pinned, 0)


def _anchored(pieces: list[_Piece]) -> tuple[Paragraph, ...]:
    taken = {piece.pinned for piece in pieces if piece.pinned}
    seen: set[str] = set()
    found = []
    for piece in pieces:
        anchor = piece.pinned
        if not anchor or anchor in seen:
            anchor = _anchor(piece.text, taken | seen)
        seen.add(anchor)
        found.append(Paragraph(anchor, piece.kind, piece.text, piece.html, count_words(piece.text), piece.line))
    return tuple(found)


def _anchor(text: str, taken: set[str]) -> str:
    """An id from a paragraph's own words, so that it stays when other paragraphs come and go."""
    words = " ".join(_WORD.findall(text.casefold()))
    digest = hashlib.sha256(words.encode()).hexdigest()
    for length in range(4, 16):
        if (anchor := f"p-{digest[:length]}") not in taken:
            return anchor
    again = 2  # the same words stand in the article more than a dozen times
    while (anchor := f"p-{digest[:4]}-{again}") in taken:
        again += 1
    return anchor


_WORD = re.compile(r"\w+(?:['’]\w+)*")


def count_words(text: str) -> int:
    """The number of words in a text.

    >>> count_words("It’s 2.5 million")
    4
    """
    return len(_WORD.findall(text))
