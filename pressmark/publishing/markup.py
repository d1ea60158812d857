"""Markup: the paragraphs of an article as finished HTML, with names linked; and a mention in its sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from markupsafe import Markup, escape

from pressmark import addresses as addressing
from pressmark.archive import mentions
from pressmark.model import Cleared, Mention, Paragraph

_Links = Sequence[tuple[int, int, str]]  # start and end in the paragraph's text, and the link


def body(item: Cleared, here: str, addresses: Mapping[str, str]) -> tuple[Markup, ...]:
    """Each paragraph that may be shown, as HTML: its anchor as id, a pilcrow, and the first mention of each name linked."""
    linked: set[str] = set()
    by_anchor: dict[str, list[Mention]] = {}
    for mention in item.mentions:
        by_anchor.setdefault(mention.anchor, []).append(mention)
    found = []
    for paragraph in item.paragraphs:
        links = []
        for mention in by_anchor.get(paragraph.anchor, ()) if paragraph.kind != "heading" else ():
            if mention.entity not in linked and mention.entity in addresses and not _in_link(paragraph, mention):
                linked.add(mention.entity)
                links.append((mention.start, mention.end, addressing.relative(here, addresses[mention.entity])))
        found.append(_element(paragraph, links))
    return tuple(found)


def passage(paragraph: Paragraph, start: int, end: int) -> Markup:
    """The sentence around a mention, the mention marked."""
    return sentence(paragraph.text, start, end)


def sentence(text: str, start: int, end: int) -> Markup:
    """The sentence of a text around its characters `start` to `end`, which are marked."""
    first, last = mentions.sentence(text, start, end)
    return Markup("{}<mark>{}</mark>{}").format(text[first:start], text[start:end], text[end:last])


_PILCROW = Markup(' <a class="pilcrow" href="#{}" aria-label="Link to this paragraph">¶</a>')


def _element(paragraph: Paragraph, links: _Links) -> Markup:
    opening, rest = paragraph.html.split(">", 1) if not paragraph.html.startswith("<hr") else (paragraph.html[:-1], "")
    inner, closing = rest.rpartition("</")[0::2] if "</" in rest else (rest, "")
    name = opening[1:].split(" ", 1)[0]
    if links:
        inner = _linked(inner, links)
    if paragraph.kind == "caption":
        return Markup('<figure id="{}"><figcaption>{}</figcaption></figure>').format(paragraph.anchor, Markup(inner))
    pilcrow = _PILCROW.format(paragraph.anchor) if name == "p" else ""
    end = Markup("</{}").format(Markup(closing)) if closing else ""
    return Markup('{} id="{}">{}{}{}').format(Markup(opening), paragraph.anchor, Markup(inner), pilcrow, end)


_TOKEN = re.compile(r"<[^>]*>|&[^;\s]+;|[^<&]+|[<&]")


def _linked(inner: str, links: _Links) -> str:
    """HTML with links set around stretches of its text; a stretch that a tag cuts stays as it is."""
    out: list[str] = []
    at = 0  # characters of text passed
    waiting = sorted(links)
    opened: tuple[int, int, str, int] | None = None  # a link begun: its stretch, and where in `out` its tag goes
    for token in _TOKEN.findall(inner):
        if token.startswith("<") and len(token) > 1:
            opened = None
            out.append(token)
            continue
        pieces = [token] if token.startswith("&") and len(token) > 1 else list(token)
        for piece in pieces:
            if waiting and waiting[0][0] == at:
                start, end, link = waiting.pop(0)
                opened = (start, end, link, len(out))
            elif waiting and waiting[0][0] < at:
                waiting.pop(0)
            out.append(piece)
            at += 1
            if opened and opened[1] == at:
                out[opened[3]] = f'<a href="{escape(opened[2])}">{out[opened[3]]}'
                out[-1] += "</a>"
                opened = None
    return "".join(out)


def _in_link(paragraph: Paragraph, mention: Mention) -> bool:
    """True when a mention stands where a link may not be set: in another link, or in code."""
    if "<a " not in paragraph.html and "<code" not in paragraph.html:
        return False
    at = 0
    depth = 0
    for token in _TOKEN.findall(paragraph.html):
        if token.startswith("<") and len(token) > 1:
            if re.match(r"<(?:a\s|code|pre)", token):
                depth += 1
            elif re.match(r"</(?:a|code|pre)>", token):
                depth -= 1
            continue
        length = 1 if token.startswith("&") and len(token) > 1 else len(token)
        if depth and at < mention.end and mention.start < at + length:
            return True
        at += length
    return False
