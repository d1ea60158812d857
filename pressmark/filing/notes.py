"""A note: an article that a web clipper saved as Markdown, what it knows of the page in the front matter or in a list above it.

A clipper has dropped the furniture already and tells what the rest is: nothing in a note is left out but its pictures, the
addresses of its links, and what the clipper says of itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from pressmark import datings
from pressmark.filing import datelines, declared, encodings, furniture, marks, pasted
from pressmark.filing import lines as page_lines
from pressmark.filing.blocks import Block, BlockKind, structured
from pressmark.filing.lines import Claim, Line
from pressmark.filing.marks import Piece
from pressmark.filing.pasted import Parts
from pressmark.model import Outlet, Reading

_FIELDS = {  # field of the front matter: what clippers call it, best first
    "headline": ("title", "full title"),
    "byline": ("author", "authors", "byline", "by", "creator"),
    "published": ("published", "date_published", "date published", "publish_date", "publication date", "pubdate", "date"),
    "saved": ("created", "clipped", "saved", "date_saved", "date saved", "date_clipped", "date added", "date_added"),
    "original_url": ("source", "url", "link", "source_url", "original_url", "permalink", "canonical"),
    "outlet": ("site", "site_name", "sitename", "publisher", "publication", "website"),
    "language": ("language", "lang"),
    "section": ("section",),
    "subjects": ("tags", "keywords", "topics"),
}
_FIELD = {name: field for field, names in _FIELDS.items() for name in names}
_OWN_TAGS = frozenset("clippings clipping articles article web webclip readwise omnivore inbox read readlater".split())


@dataclass(frozen=True, slots=True)
class _Told:
    """Something a note says of its page: the name it has there, the value, and the stretch of a line that says so."""

    name: str
    value: str
    line: int  # from 0
    start: int
    end: int


def parts(data: bytes, outlets: Sequence[Outlet] = ()) -> Parts:
    """Read a note of a web clipper from its bytes. Without a word on where it is from, it is read like a pasted page."""
    text = encodings.decoded(data).text
    page = tuple(text.split("\n"))
    told, begin = _front_matter(page)
    listed, dropped = _listed(page, begin)
    if not told and not listed:
        return _pasted(page, outlets)
    return _parts(page, begin, (*told, *listed), dropped, outlets)


# --- what it says of its page -------------------------------------------------------------------------------------------

_PAIR = re.compile(r"(?P<name>[A-Za-z][\w -]{0,30}?)[ ]?:(?:[ ]+(?P<value>.*\S))?[ ]*")
_ITEM = re.compile(r"[ ]*-[ ]+(?P<value>.*\S)[ ]*")
_METADATA = re.compile(r"#{1,3} (?:Metadata|Properties)[ ]*", re.IGNORECASE)
_READER = re.compile(r"\[(?:Read|View|Open)\b[^\[\]]{0,40}\]\((?P<address>[^()\s]+)\)[ ]*", re.IGNORECASE)


def _front_matter(page: Sequence[str]) -> tuple[list[_Told], int]:
    """The pairs between the first two lines of dashes, and the line after them. Its YAML need not be sound."""
    first = next((at for at, line in enumerate(page) if line.strip()), 0)
    end = next((at for at in range(first + 1, len(page)) if page[at].rstrip() in ("---", "...")), None)
    if page[first].rstrip() != "---" or end is None or end > first + 200:
        return [], 0
    told: list[_Told] = []
    name = ""
    for at in range(first + 1, end):
        line = page[at]
        pair, item = _PAIR.fullmatch(line), _ITEM.fullmatch(line)
        if pair:
            name = pair["name"].strip().lower()
            if pair["value"] and pair["value"] not in (">", ">-", "|", "|-", "[]", "null", "~"):
                told.append(_value(name, line, at, pair.start("value"), pair.end("value")))
        elif name and line.strip():
            start = item.start("value") if item else len(line) - len(line.lstrip())
            told.append(_value(name, line, at, start, len(line.rstrip())))
    return told, end + 1


def _value(name: str, line: str, at: int, start: int, end: int) -> _Told:
    """A value without the marks of YAML and of links around it."""
    while start < end and line[start] in "\"'[ ":
        start += 1
    while start < end and line[end - 1] in "\"'] ,":
        end -= 1
    value = re.sub(r"[\"']?\]*\s*,\s*\[*[\"']?", ", ", line[start:end]) if name != "title" else line[start:end]
    return _Told(name, marks.plain(value.replace('\\"', '"'))[0], at, start, end)


def _listed(page: Sequence[str], begin: int) -> tuple[list[_Told], dict[int, str]]:
    """The list under "Metadata" above the text and the links back to a reader's page; the lines that are not the article."""
    told: list[_Told] = []
    dropped: dict[int, str] = {}
    inside = False
    for at in range(begin, min(begin + 60, len(page))):
        line = page[at]
        if _METADATA.fullmatch(line):
            inside, dropped[at] = True, "front-matter"
        elif inside and line.startswith("#"):
            inside = False
        elif inside and line.strip():
            dropped[at] = "front-matter"
            item = _ITEM.fullmatch(line)
            if item and (pair := _PAIR.fullmatch(item["value"])) and pair["value"]:
                start = item.start("value") + pair.start("value")
                told.append(_value(pair["name"].strip().lower(), line, at, start, start + len(pair["value"])))
        elif link := _READER.fullmatch(line):
            dropped[at] = "reader-link"
            if "original" in line.lower():
                told.append(_Told("url", link["address"], at, link.start("address"), link.end("address")))
        elif re.fullmatch(r"(?:#\w[\w/-]*[ ]*)+", line):
            dropped[at] = "tags"
    if not any(rule == "front-matter" for rule in dropped.values()) and begin == 0:
        return [], {}
    return told, dropped


def _filed(field: str, told: _Told) -> tuple[str, str]:
    """A value as filed, and what may be wrong with it."""
    match field:
        case "published" | "saved":
            found = next(iter(datings.find(told.value)), None)
            doubt = found.doubt if found else ""
            if field == "published" and told.name == "date" and not doubt:
                doubt = "the note does not say what its date is of"
            return (found.when.written if found and found.when else ""), doubt if field == "published" else ""
        case "original_url":
            return (told.value if told.value.startswith(("http://", "https://")) else ""), ""
        case "byline":
            name = re.sub(r"^by:? ", "", told.value, flags=re.IGNORECASE)
            return ("" if "://" in name or "@" in name else name), ""
        case "subjects":
            tags = (tag.strip(" #'\"[]") for tag in re.split(r",\s*", told.value))
            return "; ".join(tag for tag in tags if tag and tag.lower() not in _OWN_TAGS), ""
        case "language":
            return (told.value.lower() if re.fullmatch(r"[A-Za-z]{2,3}(?:-\w+)?", told.value) else ""), ""
        case _:
            return told.value, ""


# --- the parts ----------------------------------------------------------------------------------------------------------


def _pasted(page: Sequence[str], outlets: Sequence[Outlet]) -> Parts:
    """A note that says nothing of its page, read like a pasted one. Under a heading of its own all the rest is the article."""
    pieces = [part for piece in marks.pieces(page, 0, {}) for part in _apart(piece, page)]
    said = {piece.numbers[0]: piece for piece in pieces if piece.kind != "dropped" and piece.text}
    read = pasted.parts("\n".join(said[at].text if at in said else "" for at in range(len(page))), outlets)
    whole = bool(pieces) and pieces[0].kind == "heading"
    left = list(reversed(read.blocks))
    blocks: list[Block] = []
    readings = [Reading(at + 1, 0, len(page[at]), "dropped", rule) for at, rule in _unsaid(pieces, said) if page[at].strip()]
    for number, account in groupby(read.readings, lambda reading: reading.line):
        told, piece = list(account), said[number - 1]
        kind: BlockKind = "paragraph" if piece.kind == "dropped" else piece.kind
        if any(reading.became in _BODY for reading in told):
            while left and left[-1].text in piece.text:
                block = left.pop()
                blocks.append(block if kind == "paragraph" else replace(block, kind=kind))
        elif whole and all(reading.rule.endswith("the-article") for reading in told):
            blocks.append(Block(kind, piece.text))
            told = [replace(reading, became="body", rule="body") for reading in told]
        readings += told
    lines = tuple(line or page[at] for at, line in enumerate(read.lines))
    ordered = sorted(readings, key=lambda reading: (reading.line, reading.start))
    return replace(read, lines=lines, blocks=(*blocks, *reversed(left)), readings=tuple(ordered))


_BODY = ("body", "question", "caption")


def _apart(piece: Piece, page: Sequence[str]) -> list[Piece]:
    """A paragraph as the lines it was pasted in; anything else as it is."""
    if piece.kind != "paragraph" or len(piece.numbers) == 1:
        return [piece]
    return [Piece("paragraph", *marks.plain(page[at])[:1], (at,)) for at in piece.numbers]


def _unsaid(pieces: Sequence[Piece], said: Mapping[int, Piece]) -> Iterator[tuple[int, str]]:
    """The lines that say nothing of their own, each with the rule: pictures, rules, and what a line above already has."""
    for piece in pieces:
        rule = "picture" if piece.pictured and not piece.text else "markup"
        yield from ((at, rule) for at in piece.numbers if at not in said)


def _parts(page: Sequence[str], begin: int, told: Sequence[_Told], dropped: dict[int, str], outlets: Sequence[Outlet]) -> Parts:
    fields: dict[str, str] = {}
    named: dict[str, str] = {}  # field → what the note calls it: the next lines of a list belong to it too
    doubts: list[str] = []
    given: dict[int, list[tuple[int, int, str, str]]] = {}
    for one in sorted(told, key=lambda one: _rank(one.name)):
        field = _FIELD.get(one.name, "")
        value, doubt = _filed(field, one) if field else ("", "")
        if not field or (field in fields and named[field] != one.name) or not (value or doubt):
            continue
        doubts += [f"{field}: {doubt}"] if doubt and field not in fields else []
        if value:
            join = {"subjects": "; ", "byline": ", "}.get(field, " ")
            fields[field] = f"{fields[field]}{join}{value}" if field in fields else value
            named[field] = one.name
            given.setdefault(one.line, []).append((one.start, one.end, field, "front-matter"))
    if agency := datelines.agency(fields.get("byline", "")):
        fields["agency"] = agency
        del fields["byline"]
    lines: list[Line] = []
    claims: dict[int, Claim] = {}
    for at in range(begin):
        if page[at].strip():
            claims[len(lines)] = _claim(page[at], given.get(at, ()))
            lines.append(_line(page, (at,)))
    blocks: list[Block] = []
    after_picture = opened = False
    for piece in marks.pieces(page, begin, dropped):
        kind, text, claim = piece.kind, piece.text, Claim("body", "body")
        if kind == "dropped":
            claim = _claim(page[piece.numbers[0]], given.get(piece.numbers[0], ()), piece.rule)
        elif not text:
            claim = Claim("dropped", "picture" if piece.pictured else "markup")
        elif kind == "heading" and not blocks and _same(text, fields.get("headline", text)):
            claim = Claim("dropped", "headline-again") if "headline" in fields else Claim("headline", "headline")
            fields.setdefault("headline", text)
        elif kind == "paragraph" and _is_caption(piece, page, after_picture):
            blocks.append(Block("caption", text))
            claim = pasted.body_claim("caption")
        else:
            opening = datelines.read(text, outlets) if kind == "paragraph" and not opened else None
            opened = opened or kind == "paragraph"
            if opening:
                text = text[opening.end :].strip()
                for field, value in (("dateline", opening.place), ("agency", opening.agency)):
                    if value:
                        fields.setdefault(field, value)
                if opening.when and "published" not in fields:
                    fields["published"] = opening.when.written
            blocks.append(Block(kind, text))
            claim = pasted.body_claim(kind)
        after_picture = piece.pictured and not text
        claims[len(lines)] = claim
        lines.append(_line(page, piece.numbers))
    if known := declared.registered(fields, outlets):
        fields["outlet"] = known
    if "published" not in fields and not any(doubt.startswith("published") for doubt in doubts):
        doubts.append("published: no date of publication is printed")
    if any(line.text.strip("# ").lower() in ("highlights", "full highlights") for line in lines):
        doubts.append("body: the note holds what was highlighted, which may not be the whole article")
    readings = tuple(page_lines.readings(page, lines, claims))
    return Parts(tuple(page), fields, tuple(structured(blocks)), readings, tuple(doubts))


def _rank(name: str) -> int:
    """How good a name is for its field: the better comes first."""
    field = _FIELD.get(name, "")
    return _FIELDS[field].index(name) if field else 0


def _line(page: Sequence[str], numbers: Sequence[int]) -> Line:
    text = " ".join(" ".join(page[at].split()) for at in numbers)
    return Line(text, tuple(at + 1 for at in numbers), "", 0.0, "")


def _claim(line: str, given: Sequence[tuple[int, int, str, str]], rule: str = "front-matter") -> Claim:
    """The account of a line that speaks of the page; stretches are those of the line, moved to where its text has them."""
    moved = tuple((_squeezed(line, start), _squeezed(line, end), field, how) for start, end, field, how in given)
    return Claim("dropped", rule, moved)


def _squeezed(line: str, at: int) -> int:
    """Where a character of a line stands once the line's white space is single."""
    before = line[:at]
    return len(" ".join(before.split())) + (1 if before.strip() and before[-1].isspace() else 0)


def _same(text: str, other: str) -> bool:
    return furniture.words(text.lower()) == furniture.words(other.lower())


def _is_caption(piece: Piece, page: Sequence[str], after_picture: bool) -> bool:
    """Whether a paragraph says what is on a picture: it stands with one, or after one and says so, or is all in italics."""
    if len(furniture.words(piece.text)) > 60:
        return False
    whole = " ".join(page[at].strip() for at in piece.numbers)
    slanted = re.fullmatch(r"\*[^*]+\*|_[^_]+_", whole)
    return piece.pictured or (after_picture and bool(slanted or furniture.rule(piece.text) == "photo-credit"))
