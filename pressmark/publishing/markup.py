"""Markup: the paragraphs of an article as finished HTML, with names linked."""

from __future__ import annotations

import html
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import zip_longest

from markupsafe import Markup, escape

from pressmark import addresses as addressing
from pressmark.model import Cleared, Mention, Paragraph

_Links = Sequence[tuple[int, int, str]]  # start and end in the paragraph's text, and the link


def body(item: Cleared, here: str, addresses: Mapping[str, str]) -> tuple[Markup, ...]:
    """Each paragraph that may be shown, as HTML: its anchor as id, a pilcrow, and the first mention of each name linked.

    What the curator has linked is linked wherever it stands, but inside another link.
    """
    linked: set[str] = set()
    places = {id for paragraph in item.paragraphs if "id=" in paragraph.html for id in _ID.findall(paragraph.html)}
    by_anchor: dict[str, list[Mention]] = {}
    for mention in item.mentions:
        by_anchor.setdefault(mention.anchor, []).append(mention)
    found = []
    for paragraph in item.paragraphs:
        links = []
        for mention in by_anchor.get(paragraph.anchor, ()):
            first = mention.entity not in linked and paragraph.kind != "heading"
            if (first or mention.chosen) and mention.entity in addresses and not _in_link(paragraph, mention):
                linked.add(mention.entity)
                links.append((mention.start, mention.end, addressing.relative(here, addresses[mention.entity])))
        found.append(_element(paragraph, links, places))
    return tuple(found)


_ID = re.compile(r'\sid="([^"]*)"')
_WITHIN = re.compile(r'<a [^>]*href="#([^"]*)"[^>]*>(.*?)</a>')


def _element(paragraph: Paragraph, links: _Links, places: Collection[str]) -> Markup:
    opening, rest = paragraph.html.split(">", 1) if not paragraph.html.startswith("<hr") else (paragraph.html[:-1], "")
    inner, closing = rest.rpartition("</")[0::2] if "</" in rest else (rest, "")
    name, anchor = opening[1:].split(" ", 1)[0], escape(paragraph.anchor)
    if links:
        inner = _linked(inner, links)
    if 'href="#' in inner:  # a note may stand in a part that is not shown
        inner = _WITHIN.sub(lambda link: link[0] if link[1] in places else link[2], inner)
    if paragraph.kind == "caption":
        return Markup(f'<figure id="{anchor}"><figcaption>{inner}</figcaption></figure>')
    pilcrow = f' <a class="pilcrow" href="#{anchor}" aria-label="Link to this paragraph">¶</a>' if name == "p" else ""
    end = f"</{closing}" if closing else ""
    return Markup(f'{opening} id="{anchor}">{inner}{pilcrow}{end}')


_TAG = re.compile(r"(<[^>]*>)")


def _linked(inner: str, links: _Links) -> str:
    """HTML with links set around stretches of its text; a stretch that a tag cuts stays as it is."""
    out: list[str] = []
    waiting = sorted(links)
    for text, tag, begins in _stretches(inner):
        at = begins
        for start, end, link in waiting:
            if begins <= start and end <= begins + len(text):
                before, named = text[at - begins : start - begins], text[start - begins : end - begins]
                out.append(f'{html.escape(before, quote=False)}<a href="{escape(link)}">{html.escape(named, quote=False)}</a>')
                at = end
        out += [html.escape(text[at - begins :], quote=False), tag]
    return "".join(out)


def _stretches(inner: str) -> Iterator[tuple[str, str, int]]:
    """The stretches of text between tags, each with the tag that ends it, and where in the whole text it begins."""
    at = 0
    pieces = _TAG.split(inner)
    for text, tag in zip_longest(pieces[::2], pieces[1::2], fillvalue=""):
        text = html.unescape(text) if "&" in text else text
        yield text, tag, at
        at += len(text)


def _in_link(paragraph: Paragraph, mention: Mention) -> bool:
    """True when a mention stands where a link may not be set: in another link, or in code."""
    if "<a " not in paragraph.html and "<code" not in paragraph.html:
        return False
    depth = 0
    for text, tag, begins in _stretches(paragraph.html):
        if depth and begins < mention.end and mention.start < begins + len(text):
            return True
        depth += bool(re.match(r"<(?:a\s|code)", tag)) - bool(re.match(r"</(?:a|code)>", tag))
    return False
