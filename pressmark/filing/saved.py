"""A saved web page: what it says of itself, the text that trafilatura finds in it, and the same parts as a pasted page has.

A page tells machines more than readers: JSON-LD first, then `meta`, then what stands visibly around the body.
"""

from __future__ import annotations

import html as entities
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

import trafilatura
from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from pressmark import dates
from pressmark.filing import credits, datelines, furniture, mastheads, pasted
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
    machine = _machine(tree, html, outlets)
    body, title = _extracted(html)
    if _words(body) < _FEW:
        seen = pasted.parts("\n".join(page), outlets)
        if not body or _words(seen.blocks) > 2.5 * _words(body):
            fields = {**seen.fields, **machine}
            return Parts(seen.lines, fields, seen.blocks, seen.readings, _still_doubtful(seen.doubts, fields))
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
        fields = {**said.fields, **fields}
        claims = {**claims, **{index: claim for index, claim in said.claims.items() if index not in inside}}
        doubts = _still_doubtful(said.doubts, fields)
    else:
        doubts = ()
    if dateline:
        for field, value in (("dateline", dateline.place), ("agency", dateline.agency)):
            if value:
                fields.setdefault(field, value)
        start, opening = placed[0]
        placed = [(start, Block(opening.kind, opening.text[dateline.end :].strip())), *placed[1:]]
        if start >= 0:
            claims[start] = _with_dateline(lines[start].text, dateline, claims[start])
    if known := _registered(fields, outlets):
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


def _still_doubtful(doubts: Sequence[str], fields: Mapping[str, str]) -> tuple[str, ...]:
    """Doubts about a date or a headline that the page's own data settles fall away."""
    sure = fields.get("published", "XXXX")[:4] != "XXXX"
    settled = (*(["published:"] if sure else []), *(["headline:"] if "headline" in fields else []))
    return tuple(doubt for doubt in doubts if not doubt.startswith(settled))


# --- what a page says of itself -----------------------------------------------------------------------------------------

_ARTICLE = re.compile(r"Article$|^(?:Live)?BlogPosting$|^Report$")
_META = {  # field: names of `meta`, best first
    "headline": ("og:title", "twitter:title", "parsely-title", "sailthru.title", "dc.title", "title"),
    "byline": ("author", "parsely-author", "sailthru.author", "dc.creator", "article:author", "byl"),
    "published": (
        "article:published_time",
        "og:article:published_time",
        "datepublished",
        "parsely-pub-date",
        "sailthru.date",
        "pubdate",
        "publishdate",
        "publish-date",
        "dc.date.issued",
        "dc.date",
        "date",
    ),
    "outlet": ("og:site_name", "application-name", "dc.publisher"),
    "section": ("article:section", "parsely-section"),
    "original_url": ("og:url",),
}


def _machine(tree: HtmlElement, html: str, outlets: Sequence[Outlet]) -> dict[str, str]:
    """The fields a page gives to machines."""
    metas: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").lower()
        if name and (content := _flat(element.get("content") or "")):
            metas.setdefault(name, content)
    told = {field: [metas[name] for name in names if name in metas] for field, names in _META.items()}
    for thing in _linked_data(tree):
        told["headline"][:0] = _texts(thing.get("headline"))
        told["byline"][:0] = [names] if (names := ", ".join(dict.fromkeys(_names(thing.get("author"))))) else []
        told["published"][:0] = _texts(thing.get("datePublished"))
        told["outlet"].extend(_names(thing.get("publisher")))
        told["section"].extend(_texts(thing.get("articleSection"))[:1])
    told["published"] += [
        element.get("content") or element.get("datetime") or "" for element in tree.xpath("//*[@itemprop='datePublished']")
    ]
    told["outlet"] = [name for name in told["outlet"] if not name.startswith("@")]
    told["original_url"][:0] = [element.get("href") or "" for element in tree.xpath("//link[@rel='canonical']")]
    fields = {
        field: value for field, values in told.items() if (value := next((each for each in map(_flat, values) if each), ""))
    }
    fields["published"] = next((when for value in told["published"] if (when := _edtf(value))), "")
    fields["byline"] = next((name for value in told["byline"] if (name := _writer(value))), "")
    if agency := datelines.agency(fields["byline"]):
        fields |= {"agency": agency, "byline": ""}
    if credits.is_outlet(fields["byline"], told["outlet"], outlets):
        fields["byline"] = ""
    if "headline" in fields:
        fields["headline"] = _without_site(fields["headline"], fields.get("outlet", ""))
    fields |= _saving(html)
    if not fields.get("original_url", "").startswith(("http://", "https://")):
        fields.pop("original_url", None)
    return {field: value for field, value in fields.items() if value}


def _linked_data(tree: HtmlElement) -> Iterator[dict[str, object]]:
    """The articles among the page's JSON-LD."""
    for element in tree.xpath("//script[@type='application/ld+json']"):
        try:
            waiting = [json.loads(element.text or "", strict=False)]
        except (ValueError, RecursionError):
            continue
        while waiting:
            thing = waiting.pop(0)
            if isinstance(thing, list):
                waiting[:0] = thing
            elif isinstance(thing, dict):
                if any(_ARTICLE.search(kind) for kind in _texts(thing.get("@type"))):
                    yield thing
                waiting += [thing[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if key in thing]


def _texts(value: object) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [_flat(each) for each in values if isinstance(each, str) and each.strip()]


def _names(value: object) -> list[str]:
    values = value if isinstance(value, list) else [value]
    named = chain.from_iterable(_texts(each.get("name")) if isinstance(each, dict) else _texts(each) for each in values)
    return list(named)


def _flat(text: str) -> str:
    """Text with its entities read, sometimes twice, its tags gone and its white space single."""
    return " ".join(re.sub(r"<[^<>]*>", "", entities.unescape(entities.unescape(text))).split())


def _edtf(value: str) -> str:
    """A machine's date as EDTF, its fractions of a second dropped."""
    match = re.match(r"\s*(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(?:\.\d+)?\s*(Z|[+-]\d\d:?\d\d)?)?", value)
    if match:
        zone = re.sub(r"([+-]\d\d)(\d\d)$", r"\1:\2", match[3] or "")
        written = match[1] + (f"T{match[2]}{zone}" if match[2] else "")
    else:
        found = next((found for found in dates.find(value) if found.when and found.when.first), None)
        written = found.when.written if found and found.when else ""
    try:
        return dates.parse(written).written
    except ValueError:
        return ""


def _writer(value: str) -> str:
    """A writer's name as papers print it: no address, no "By"."""
    value = re.sub(r"^\s*by\s+|^[\s,|]+", "", value, flags=re.IGNORECASE)
    return "" if "://" in value or "@" in value or len(value) > 120 else value


def _without_site(title: str, site: str) -> str:
    """A title without the name of the site behind it."""
    match = re.match(r"(.{12,}?)\s+(?:[|»«•—–-]|::)\s+([^|]{2,40})$", title)
    if match and site and match[2].strip().lower() in (site.lower(), f"{site.lower()} news", site.lower().removesuffix(".com")):
        return match[1]
    return re.sub(r"(.{12,}?)\s+\|\s+[^|]{2,40}$", r"\1", title)


_CHROME = re.compile(r"<!--\s*saved from url=\(\d+\)(\S+?)\s*-->")
_SINGLE_FILE = re.compile(r"<!--\s*Page saved with SingleFile\s+url:\s*(\S+)\s+saved date:\s*([^\n]+)", re.IGNORECASE)


def _saving(html: str) -> dict[str, str]:
    """What the browser wrote at the top when it saved the page."""
    start = html[:5000]
    if single := _SINGLE_FILE.search(start):
        return {"original_url": entities.unescape(single[1]), "saved": _edtf(single[2])}
    chrome = _CHROME.search(start)
    return {"original_url": entities.unescape(chrome[1])} if chrome else {}


def _registered(fields: Mapping[str, str], outlets: Sequence[Outlet]) -> str:
    """The outlet of the register that has this page's host, or the name the page gives itself."""
    host = mastheads.host(fields.get("original_url", ""))
    name = fields.get("outlet", "").lower()
    for outlet in outlets:
        home = mastheads.host(outlet.home)
        if home and host and (host == home or host.endswith("." + home)):
            return outlet.name
    return next(
        (outlet.name for outlet in outlets if name and name in {form.lower() for form in (outlet.name, *outlet.aliases)}), ""
    )


# --- the body -----------------------------------------------------------------------------------------------------------


def _extracted(html: str) -> tuple[list[Block], str]:
    """The body trafilatura finds, in blocks, and the title it takes."""
    try:
        found = trafilatura.bare_extraction(html, include_comments=False, include_tables=True, with_metadata=True)
    except Exception:  # a stranger's code on a stranger's markup: whatever breaks there, the visible text can still be read
        return [], ""
    if found is None or isinstance(found, dict) or found.body is None:
        return [], ""
    return [block for element in found.body for block in _blocks(element) if block.text], _flat(found.title or "")


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
    headings = [text for element in tree.iter("h1") if len((text := _flat(element.text_content())).split()) >= 3]
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
