"""Markup: the paragraphs of an article as finished HTML, with names linked."""

from __future__ import annotations

import html
import itertools
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
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
    """HTML with links set around stretches of its text. A link may hold whole emphasis; a stretch that a tag cuts in two stays
    as it is."""
    parts = list(_parts(inner, {at for start, end, _ in links for at in (start, end)}))
    places: dict[int, list[int]] = {}  # in the text → the parts that begin there; the last of them is words, or the end
    for number, (_, at) in enumerate(parts):
        places.setdefault(at, []).append(number)
    before: dict[int, str] = {}
    done = 0
    for start, end, link in sorted(links):
        for first, last in itertools.product(reversed(places.get(start, [])), places.get(end, [])):
            if done <= first < last and _is_whole(part for part, _ in parts[first:last]):
                before[first] = f'{before.get(first, "")}<a href="{escape(link)}">'
                before[last] = "</a>"
                done = last
                break
    return "".join(before.get(number, "") + part for number, (part, _) in enumerate(parts))


def _parts(inner: str, cuts: Collection[int]) -> Iterator[tuple[str, int]]:
    """HTML as tags and words, cut where links begin and end; each with its place in the text. The last one is empty."""
    at = 0
    for text, tag, begins in _stretches(inner):
        at = begins
        for end in (*sorted(cut for cut in cuts if begins < cut < begins + len(text)), begins + len(text)):
            if end > at:
                yield html.escape(text[at - begins : end - begins], quote=False), at
            at = end
        if tag:
            yield tag, at
    yield "", at


def _is_whole(parts: Iterable[str]) -> bool:
    """True when every element that is in these parts begins and ends in them, and all may stand in a link."""
    depth = 0
    for part in parts:
        if part.startswith("<"):
            if not _IN_A_LINK.fullmatch(part):
                return False
            depth += -1 if part.startswith("</") else 1
            if depth < 0:
                return False
    return not depth


_IN_A_LINK = re.compile(r"</?(?:em|strong|code|b|i|u|s|del|ins|sub|sup|span|cite|q|abbr|time|mark|small)\b[^>]*>")


def _stretches(inner: str) -> Iterator[tuple[str, str, int]]:
    """The stretches of text between tags, each with the tag that ends it, and where in the whole text it begins."""
    at = 0
    pieces = _TAG.split(inner)
    for text, tag in zip_longest(pieces[::2], pieces[1::2], fillvalue=""):
        text = html.unescape(text) if "&" in text else text
        yield text, tag, at
        at += len(text)


def _in_link(paragraph: Paragraph, mention: Mention) -> bool:
    """True when a mention stands where a link may not be set: in another link, or in code, which a curator's label may hold."""
    if "<a " not in paragraph.html and "<code" not in paragraph.html:
        return False
    depth = {"a": 0, "code": 0}
    for text, tag, begins in _stretches(paragraph.html):
        ends = begins + len(text)
        held = mention.chosen and mention.start <= begins and ends <= mention.end
        if begins < mention.end and mention.start < ends and (depth["a"] or (depth["code"] and not held)):
            return True
        if known := re.match(r"<(/?)(a|code)\b", tag):
            depth[known[2]] += -1 if known[1] else 1
    return False
