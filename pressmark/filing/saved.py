"""A saved web page: what it says of itself, the text that trafilatura finds in it, and the same parts as a pasted page has.

A page tells machines more than readers: JSON-LD first, then `meta`, then what stands visibly around the body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

import trafilatura
from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from pressmark.filing import credits, datelines, declared, furniture, pasted
from pressmark.filing import lines as page_lines
from pressmark.filing.blocks import Block, BlockKind, with_questions
from pressmark.filing.lines import Claim, Line
from pressmark.filing.pasted import Parts
from pressmark.model import Outlet

_FEW = 150  # words; where trafilatura finds fewer, it may have taken a teaser for the article


def parts(html: str, outlets: Sequence[Outlet] = ()) -> Parts:
    """Read a saved page. Where no article is found in its markup, its visible text is read like a pasted page."""
    tree = _tree(html)
    if tree is None:
        return pasted.parts("", outlets)
    page = tuple(_visible(tree))
    machine = declared.fields(tree, html, outlets)
    body, title = _extracted(html)
    if _words(body) < _FEW:
        seen = pasted.parts("\n".join(page), outlets)
        if not body or _words(seen.blocks) > 2.5 * _words(body):
            fields, doubts = declared.settled(machine, seen.fields, seen.doubts)
            return Parts(seen.lines, fields, seen.blocks, seen.readings, doubts)
    lines = page_lines.read(page, outlets)
    body = _without_signs(body)
    owners = _owners(lines, body)
    claims = {
        index: Claim("body", "body") if index in owners else Claim("dropped", line.rule or "outside-the-article")
        for index, line in enumerate(lines)
    }
    inside = sorted(owners)
    long = [index for index in inside if len(lines[index].plain.split()) >= 3]
    first, last = (long[0], long[-1]) if long else (len(lines), len(lines) - 1)
    fields = dict(machine)
    headline = _headline(lines, first, [_heading(tree, fields.get("headline", "")), fields.get("headline", ""), title])
    if headline is not None:
        fields["headline"] = lines[headline].text
    elif told := fields.get("headline") or title:
        fields["headline"] = told
    captions = _captions(tree, lines, range(first if headline is None or headline > first else headline + 1, last + 1))
    written = {" ".join(text.split()) for _, text in captions.values()}
    placed = [
        (min((index for index, owner in owners.items() if owner == at), default=-1), block)
        for at, block in enumerate(body)
        if block.text != fields.get("headline") and block.text not in written
    ]
    dateline = datelines.read(placed[0][1].text, outlets) if placed else None
    if long:
        said = credits.read(lines, first, last, headline, outlets)
        claims = {**claims, **{index: claim for index, claim in said.claims.items() if index not in inside}}
        fields, doubts = declared.settled(fields, said.fields, said.doubts)
    else:
        fields, doubts = declared.settled(fields, {}, ())
    if dateline:
        for field, value in (("dateline", dateline.place), ("agency", dateline.agency)):
            if value:
                fields.setdefault(field, value)
        start, opening = placed[0]
        placed = [(start, Block(opening.kind, opening.text[dateline.end :].strip())), *placed[1:]]
        if start >= 0:
            claims[start] = _with_dateline(lines[start].text, dateline, claims[start])
    if known := declared.registered(fields, outlets):
        fields["outlet"] = known
    if fields.get("standfirst") in written:
        del fields["standfirst"]
    for index, owner in owners.items():
        if body[owner].text == fields.get("headline"):
            claims[index] = Claim("dropped", "headline-again")
        elif body[owner].text == fields.get("standfirst"):
            claims[index] = Claim("standfirst", "standfirst")
    if headline is not None:
        claims[headline] = Claim("headline", "headline")
    claims |= {index: pasted.body_claim("caption") for index in captions if index != headline}
    blocks = [block for block in _at_their_places(placed, captions) if block.text and block.text != fields.get("standfirst")]
    return Parts(page, fields, tuple(with_questions(blocks)), tuple(page_lines.readings(page, lines, claims)), doubts)


def _words(blocks: Sequence[Block]) -> int:
    return sum(len(block.text.split()) for block in blocks)


def _tree(html: str) -> HtmlElement | None:
    try:
        return document_fromstring(html.encode(), parser=HTMLParser(encoding="utf-8"))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


# --- the body -----------------------------------------------------------------------------------------------------------


def _extracted(html: str) -> tuple[list[Block], str]:
    """The body trafilatura finds, in blocks, and the title it takes."""
    try:
        found = trafilatura.bare_extraction(html, include_comments=False, include_tables=True, with_metadata=True)
    except Exception:  # a stranger's code on a stranger's markup: whatever breaks there, the visible text can still be read
        return [], ""
    if found is None or isinstance(found, dict) or found.body is None:
        return [], ""
    return [block for element in found.body for block in _blocks(element) if block.text], declared.flat(found.title or "")


def _blocks(element: etree._Element) -> Iterator[Block]:
    """An element of trafilatura's tree as blocks; whatever it does not know is a paragraph."""
    kinds: dict[str, BlockKind] = {"head": "heading", "quote": "quote"}
    if element.tag == "list":
        kind: BlockKind = "number" if element.get("rend") == "ol" else "bullet"
        for item in element.iter("item"):
            yield Block(kind, _text(item))
    elif element.tag == "table":
        for row in element.iter("row"):
            yield Block("paragraph", " | ".join(filter(None, (_text(cell) for cell in row.iter("cell")))))
    elif isinstance(element.tag, str) and element.tag not in ("graphic", "lb"):
        yield Block(kinds.get(element.tag, "paragraph"), _text(element))


def _text(element: etree._Element) -> str:
    for pause in element.iter("lb"):
        pause.tail = " " + (pause.tail or "")
    return " ".join("".join(str(step) for step in element.itertext()).split())


_BLOCK = frozenset(
    """address article aside blockquote body button dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header
    hr li main nav ol p pre section table td th tr ul br label option""".split()
)
_UNSEEN = frozenset("script style noscript template svg iframe head textarea object".split())


def _visible(tree: HtmlElement) -> Iterator[str]:
    """The page's text, a line for each of its blocks."""
    pieces: list[str] = []
    steps = etree.iterwalk(tree, events=("start", "end", "comment", "pi"))
    for event, element in steps:
        tag = element.tag
        if event == "start" and tag in _UNSEEN:
            steps.skip_subtree()
        elif event == "start":
            pieces += ["\n", element.text or ""] if tag in _BLOCK else [element.text or ""]
        if event != "start":
            pieces += ["\n", element.tail or ""] if event == "end" and tag in _BLOCK else [element.tail or ""]
    text = "".join(piece if piece == "\n" else re.sub(r"\s+", " ", piece) for piece in pieces)
    for line in text.split("\n"):
        if line := " ".join(line.split()):
            yield line


def _plain(text: str) -> str:
    return " ".join(furniture.words(furniture.bare(text))).lower()


def _without_signs(body: Sequence[Block]) -> list[Block]:
    """The body without what stands over its prose and only says who wrote it, or when."""
    prose = next((at for at, block in enumerate(body) if furniture.prose(block.text) > 0), 0)
    return [block for at, block in enumerate(body) if at >= prose or not _only_signs(block.text)]


def _only_signs(text: str) -> bool:
    return credits.is_credit(text) and len(furniture.words(text)) <= 12 and not furniture.ends_sentence(text)


def _owners(lines: Sequence[Line], body: Sequence[Block]) -> dict[int, int]:
    """The visible lines of the body: index of the line → of the block that holds it.

    Whole blocks are looked for first, one after the other, as a run of lines (the cells of a row stand in a line each); of
    what is left, a line of three words and more belongs where it is found.
    """
    owners: dict[int, int] = {}
    plains = [_plain(block.text) for block in body]
    starts: dict[str, list[int]] = {}
    for index, line in enumerate(lines):
        starts.setdefault(line.plain.partition(" ")[0], []).append(index)
    reached = 0
    for at, plain in enumerate(plains):
        begin = [index for index in starts.get(plain.partition(" ")[0], ()) if plain and index not in owners]
        for index in sorted(begin, key=lambda index: (index < reached, index)):
            if run := _run(lines, index, plain):
                owners |= dict.fromkeys(run, at)
                reached = run.stop
                break
    for index, line in enumerate(lines):
        if index not in owners and len(line.plain.split()) >= 3:
            holder = next((at for at, plain in enumerate(plains) if line.plain in plain), None)
            if holder is not None:
                owners[index] = holder
    return owners


def _run(lines: Sequence[Line], start: int, plain: str) -> range | None:
    """The lines from `start` on that say just this text together."""
    said = ""
    for index in range(start, min(start + 40, len(lines))):
        said = f"{said} {lines[index].plain}".strip()
        if said == plain:
            return range(start, index + 1)
        if not plain.startswith(said):
            return None
    return None


def _captions(tree: HtmlElement, lines: Sequence[Line], near: range) -> dict[int, tuple[int, str]]:
    """The captions of the pictures in the article: index of each of their lines → of the first of them, and the caption."""
    found: dict[int, tuple[int, str]] = {}
    said: set[str] = set()
    for element in tree.iter("figcaption"):
        plain = _plain(" ".join(element.itertext()))
        if not plain or plain in said:
            continue  # the same picture, larger
        for index in near:
            run = _run(lines, index, plain) if index not in found else None
            if run:
                whole = " ".join(lines[at].text for at in run)
                found |= dict.fromkeys(run, (index, whole))
                said.add(plain)
                break
    return found


def _at_their_places(told: Sequence[tuple[int, Block]], captions: Mapping[int, tuple[int, str]]) -> Iterator[Block]:
    """The blocks, each with the line it begins at, and the captions where they stand among them."""
    waiting = sorted(set(captions.values()))
    for start, block in told:
        while waiting and -1 < waiting[0][0] < start:
            yield Block("caption", waiting.pop(0)[1])
        yield block
    for _, text in waiting:
        yield Block("caption", text)


def _with_dateline(text: str, dateline: datelines.Dateline, claim: Claim) -> Claim:
    stretches = ((0, dateline.end, "dropped", "dateline"), *((*stretch, "dateline") for stretch in dateline.fields))
    return Claim(claim.became, claim.rule, stretches) if dateline.end <= len(text) else claim


# --- the headline -------------------------------------------------------------------------------------------------------


def _heading(tree: HtmlElement, told: str) -> str:
    """The page's heading of the first rank that is most like what it tells machines, which is often worded for searches."""
    headings = [text for element in tree.iter("h1") if len((text := declared.flat(element.text_content())).split()) >= 3]
    if len(headings) == 1 or not told:
        return headings[0] if len(headings) == 1 else ""
    words = set(furniture.words(told.lower()))
    return max(headings, key=lambda text: len(words & set(furniture.words(text.lower()))), default="")


def _headline(lines: Sequence[Line], first: int, told: Sequence[str]) -> int | None:
    """The visible line that says what the page calls its headline, the nearest to the body."""
    for title in told:
        plain = " ".join(furniture.words(title)).lower()
        same = [index for index, line in enumerate(lines) if line.plain == plain and plain]
        if same:
            above = [index for index in same if index < first]
            return above[-1] if above else same[0]
    return None
