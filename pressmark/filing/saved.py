"""A saved web page: what it says of itself, which of its text is the article, and the same parts as a pasted page has.

A page tells machines more than readers: JSON-LD first, then `meta`, then what stands visibly around the body.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from pressmark.filing import credits, datelines, declared, elements, extracts, furniture, headlines, linked, pasted, witness
from pressmark.filing import lines as page_lines
from pressmark.filing.blocks import Block, BlockKind, structured
from pressmark.filing.elements import Piece
from pressmark.filing.lines import Claim, Line
from pressmark.filing.pasted import Parts
from pressmark.model import Outlet

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_FEW = 150  # words; where the markup gives fewer, it may have led to a teaser instead of the article
_Run = tuple[int, ...]  # the lines that make one block, in order


def parts(html: str, outlets: Sequence[Outlet] = ()) -> Parts:
    """Read a saved page. Where no article is found in its markup, its visible text is read like a pasted page."""
    tree = elements.tree(html)
    if tree is None:
        return pasted.parts("", outlets)
    machine = declared.fields(tree, html, outlets)
    pieces = elements.pieces(tree)
    page = tuple(piece.text for piece in pieces)
    lines = _lines(page, outlets)
    title = _title(tree, pieces, machine.get("headline", ""))
    extract = witness.extract(tree)
    scores = extracts.scores(pieces, lines, extract, title)
    body = _body(pieces, lines, scores, title)
    if body and not title and (likest := headlines.find(lines, body[0], body[-1])):
        title = lines[likest.line].text
        body = _body(pieces, lines, scores, title)
    if _words(lines, body) < _FEW and _agreement(lines, body, extract) < 0.8:
        seen = pasted.parts("\n".join(page), outlets)
        if not body or sum(len(block.text.split()) for block in seen.blocks) > 2.5 * _words(lines, body):
            fields, doubts = declared.settled(machine, seen.fields, seen.doubts)
            return Parts(seen.lines, fields, seen.blocks, seen.readings, doubts)
    long = [index for index in body if len(lines[index].words) >= 3]
    first, last = (long[0], long[-1]) if long else (len(lines), len(lines) - 1)
    headline = _headline(lines, first, [title, machine.get("headline", "")])
    captions = _captions(pieces, lines, range(first if headline is None or headline > first else headline + 1, last + 1))
    fields = dict(machine)
    if headline is not None or title:
        fields["headline"] = title if headline is None else lines[headline].text
    claims = {index: _outside(line, lines, headline) for index, line in enumerate(lines)}
    around: Mapping[str, str] = {}
    about: tuple[str, ...] = ()
    if long:
        said = credits.read(lines, first, last, headline, outlets)
        within = {*body, *(index for run in captions for index in run)}
        claims |= {index: claim for index, claim in said.claims.items() if index not in within}
        around, about = said.fields, said.doubts
    fields, doubts = declared.settled(fields, around, about)
    if known := declared.registered(fields, outlets):
        fields["outlet"] = known
    shown = [*((run, Block("caption", _text(lines, run))) for run in captions), *_blocks(pieces, lines, body)]
    shown.sort(key=lambda one: one[0])
    # A line that is a caption, or a part of a paragraph, is no standfirst.
    no_standfirst = {lines[index].text for run, block in shown if block.kind == "caption" or len(run) > 1 for index in run}
    no_standfirst |= {block.text for _, block in shown if block.kind == "caption"}
    if fields.get("standfirst") in no_standfirst:
        del fields["standfirst"]
    standing = [run for run, block in shown if block.text == fields.get("standfirst")]
    claims |= {index: Claim("standfirst", "standfirst") for run in standing for index in run}
    shown = [(run, block) for run, block in shown if run not in standing]
    opening, told = _without_dateline(shown, outlets)
    fields |= {field: value for field, value in told.items() if field not in fields}
    blocks = structured([block for _, block in shown])
    claims |= {index: pasted.body_claim(block.kind) for (run, _), block in zip(shown, blocks, strict=True) for index in run}
    claims |= opening
    if headline is not None:
        claims[headline] = Claim("headline", "headline")
    whole = tuple(block for block in blocks if block.text)
    readings = tuple(page_lines.readings(page, lines, claims))
    return Parts(page, fields, whole, readings, (*doubts, *_doubts(lines, extract, body)))


def _outside(line: Line, lines: Sequence[Line], headline: int | None) -> Claim:
    again = headline is not None and line.plain == lines[headline].plain
    return Claim("dropped", "headline-again" if again else line.rule or "outside-the-article")


def _lines(page: Sequence[str], outlets: Sequence[Outlet]) -> list[Line]:
    """The page's pieces as lines, one each: the blank lines between them keep any from being joined."""
    apart = [text for piece in page for text in (piece, "")]
    return [replace(line, numbers=(number,)) for number, line in enumerate(page_lines.read(apart, outlets), 1)]


def _words(lines: Sequence[Line], body: Sequence[int]) -> int:
    return sum(len(lines[index].text.split()) for index in body)


def _text(lines: Sequence[Line], run: _Run, between: str = " ") -> str:
    return between.join(lines[index].text for index in run)


# --- the body -----------------------------------------------------------------------------------------------------------

_PHOTOS = frozenset(["photo-credit", "picture"])


def _body(pieces: Sequence[Piece], lines: Sequence[Line], scores: Sequence[float], title: str) -> list[int]:
    """The lines of the article: no copies of a paragraph or of the headline, and nothing over its prose that only signs it."""
    heading = _plain(title)
    seen: set[str] = set()
    body: list[int] = []
    for index, (piece, line) in enumerate(zip(pieces, lines, strict=True)):
        if scores[index] <= 0 or line.rule == "outlet-hint" or piece.element.tags & _APART:
            continue
        if line.plain == heading or not line.plain or (len(line.words) >= 8 and line.plain in seen):
            continue
        seen.add(line.plain)
        body.append(index)
    prose = next((at for at, index in enumerate(body) if lines[index].prose > 0 and not _only_signs(lines[index].text)), 0)
    return [index for at, index in enumerate(body) if at >= prose or not _only_signs(lines[index].text)]


def _only_signs(text: str) -> bool:
    return credits.is_credit(text) and len(furniture.words(text)) <= 12 and not furniture.ends_sentence(text)


def _plain(text: str) -> str:
    return " ".join(furniture.words(furniture.bare(text))).lower()


_APART = frozenset(["h1", "figcaption"])
_LISTS = frozenset(["ul", "ol", "menu"])
_ITEM = frozenset(["li"])
_ROW = frozenset(["tr"])
_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())


def _blocks(pieces: Sequence[Piece], lines: Sequence[Line], body: Sequence[int]) -> Iterator[tuple[_Run, Block]]:
    """The lines of the body as blocks: rows of a table and lines broken within a sentence are one."""
    items = Counter(item for index in body if (item := pieces[index].element.nearest(_ITEM)))
    runs: list[list[int]] = []
    for index in body:
        if runs and (_is_cell_after(pieces, runs[-1][-1], index) or _goes_on(pieces, lines, runs[-1][-1], index)):
            runs[-1].append(index)
        else:
            runs.append([index])
    for at, run in enumerate(runs):
        piece = pieces[run[0]]
        item = piece.element.nearest(_ITEM)
        kind: BlockKind = "paragraph"
        if piece.element.tags & _HEADINGS or _is_bold_heading(piece, lines[run[0]], at + 1 < len(runs)):
            kind = "heading"
        elif "caption" in piece.element.marks | piece.own or lines[run[0]].rule in _PHOTOS:
            kind = "caption"
        elif item and items[item] == 1:
            outer = item.nearest(_LISTS)
            kind = "number" if outer and outer.tag == "ol" else "bullet"
        elif "blockquote" in piece.element.tags:
            kind = "quote"
        between = " | " if len(run) > 1 and piece.element.nearest(_ROW) else " "
        yield tuple(run), Block(kind, _text(lines, tuple(run), between))


def _is_cell_after(pieces: Sequence[Piece], before: int, index: int) -> bool:
    """Whether a piece stands in the next cell of the same row, and the row is no layout: its cells hold a line each."""
    row, cell = pieces[index].element.nearest(_ROW), pieces[index].element
    if not row or pieces[before].element.nearest(_ROW) is not row or cell is pieces[before].element:
        return False
    return len(pieces[index].text) < 300 and len(pieces[before].text) < 300


def _goes_on(pieces: Sequence[Piece], lines: Sequence[Line], before: int, index: int) -> bool:
    """Whether a line was broken, within a sentence, to fit a width."""
    if index != before + 1 or not pieces[index].broken or pieces[index].element is not pieces[before].element:
        return False
    return lines[index].text[0].islower() and not furniture.ends_sentence(lines[before].text)


def _is_bold_heading(piece: Piece, line: Line, more: bool) -> bool:
    short = 2 <= len(line.words) <= 12 and not line.text.endswith((".", ":", ",", ";", "”", '"'))
    return more and piece.strong > 0.95 and short and not line.rule and not piece.element.tags & {"li", "td"}


def _captions(pieces: Sequence[Piece], lines: Sequence[Line], near: range) -> list[_Run]:
    """The captions of the pictures in the article: the lines of each. Those of teasers, which link elsewhere, are none."""
    found: list[_Run] = []
    said: set[str] = set()
    for element, group in groupby(near, key=lambda index: pieces[index].element.nearest(frozenset(["figcaption"]))):
        run = tuple(group)
        if element is None or any(pieces[index].linked > 0.8 or lines[index].rule == "outlet-hint" for index in run):
            continue
        if any(outer.marks & _TEASERS or outer.tag in ("nav", "aside", "footer") for outer in element.chain()):
            continue
        plain = " ".join(lines[index].plain for index in run)
        if len(run) == 1 and lines[run[0]].rule == "photo-credit" and len(plain.split()) <= 6:
            continue  # only who took a photograph that is left out
        if len(plain.split()) >= 3 and plain not in said:  # the same picture, larger
            said.add(plain)
            found.append(run)
    return found


_TEASERS = frozenset(
    "related recommended recirc promo teaser teasers trending popular newsletter player comments carousel".split()
)


def _without_dateline(shown: list[tuple[_Run, Block]], outlets: Sequence[Outlet]) -> tuple[dict[int, Claim], dict[str, str]]:
    """Take the dateline off the first paragraph; gives the account of that paragraph's line, and the fields that it says."""
    at = next((at for at, (_, block) in enumerate(shown) if block.kind != "caption"), None)
    if at is None or not (dateline := datelines.read(shown[at][1].text, outlets)):
        return {}, {}
    run, opening = shown[at]
    shown[at] = (run, Block(opening.kind, opening.text[dateline.end :].strip()))
    stretches = ((0, dateline.end, "dropped", "dateline"), *((*stretch, "dateline") for stretch in dateline.fields))
    claims = {run[0]: Claim("body", "body", stretches)} if len(run) == 1 else {}
    return claims, {field: said for field, said in (("dateline", dateline.place), ("agency", dateline.agency)) if said}


# --- the headline -------------------------------------------------------------------------------------------------------


def _title(tree: HtmlElement, pieces: Sequence[Piece], told: str) -> str:
    """The headline a reader sees; else what the page tells machines, or its title.

    Of several headings of the first rank it is the one most like what machines are told, which is often worded for searches.
    """
    named = linked.flat(tree.findtext(".//title") or "")
    headings = _headings(pieces)
    if len(headings) == 1 or (headings and not (told or named)):
        return headings[0]
    words = set(furniture.words((told or named).lower()))
    likest = max(headings, key=lambda text: len(words & set(furniture.words(text.lower()))), default="")
    if likest and words & set(furniture.words(likest.lower())):
        return likest
    return told or re.sub(r"(.{12,}?)\s+[|»•–—-]\s.{2,50}$", r"\1", named)


def _headings(pieces: Sequence[Piece]) -> list[str]:
    """The page's headings of the first rank that have three words and more."""
    h1 = frozenset(["h1"])
    groups = groupby(pieces, key=lambda piece: piece.element.nearest(h1))
    texts = (" ".join(piece.text for piece in group) for element, group in groups if element)
    return [text for text in texts if len(text.split()) >= 3]


def _headline(lines: Sequence[Line], first: int, told: Sequence[str]) -> int | None:
    """The visible line that says what the page calls its headline, the nearest to the body."""
    for title in told:
        plain = " ".join(furniture.words(title)).lower()
        same = [index for index, line in enumerate(lines) if line.plain == plain and plain]
        if same:
            above = [index for index in same if index < first]
            return above[-1] if above else same[0]
    return None


# --- doubts -------------------------------------------------------------------------------------------------------------

_CLOSED = re.compile(
    r"\b(?:subscribe|sign in|log in|register|sign up)\b.{0,40}\b"
    r"(?:to (?:continue|keep|read|unlock|access|view)|for (?:full )?access)"
    r"|\b(?:continue|keep) reading (?:with|by|for|this article)\b|\balready (?:a|have a) (?:subscri\w+|member|account)"
    r"|\b(?:article|story|content) is (?:only )?(?:for|reserved for|available to|exclusive(?:ly)? (?:for|to)) (?:our )?"
    r"(?:\w+ )?(?:subscribers|members)|только (?:для|по) подпис|тек жазылушылар",
    re.IGNORECASE,
)


def _doubts(lines: Sequence[Line], extract: Sequence[str], body: Sequence[int]) -> Iterator[str]:
    """What may be wrong with the body."""
    after = range(body[-1] + 1, min(body[-1] + 12, len(lines))) if body else range(0)
    if any(_CLOSED.search(lines[index].text) for index in (*body[-3:], *after)) and _words(lines, body) < 400:
        yield "body: the page says that the rest is for subscribers"
    if extract and _agreement(lines, body, extract) < 0.7:
        yield "body: the page's markup can be read in two ways"


def _agreement(lines: Sequence[Line], body: Sequence[int], extract: Sequence[str]) -> float:
    """How much of the words of the body, and of what trafilatura finds, the two have in common: from 0 to 1."""
    said = Counter(word for index in body for word in lines[index].words)
    both = sum((said & Counter(extract)).values())
    return 2 * both / max(1, said.total() + len(extract))
