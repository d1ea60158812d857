"""The text of a page, pasted: which line is what.

The body is found first, as the run of lines that reads most like prose; then the headline, among the lines above it; then the
dateline at its start; then dates, writers and the rest in the furniture around. What no rule knows stays.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pressmark.filing import bodies, credits, datelines, furniture, headlines
from pressmark.filing import lines as page_lines
from pressmark.filing.blocks import Block, BlockKind, with_questions
from pressmark.filing.lines import Claim, Line
from pressmark.model import Outlet, Reading


@dataclass(frozen=True, slots=True)
class Parts:
    """What a page says, by field of the front matter; its body; and what became of every line."""

    lines: tuple[str, ...]
    fields: Mapping[str, str]  # only what is known; dates in EDTF
    blocks: tuple[Block, ...]
    readings: tuple[Reading, ...]
    doubts: tuple[str, ...] = ()


def parts(text: str, outlets: Sequence[Outlet] = ()) -> Parts:
    """Read the text of a pasted page. A page without prose has no blocks."""
    page = tuple(text.split("\n"))
    lines = page_lines.read(page, outlets)
    body = bodies.find(lines)
    first, last = body.first, body.last
    if first > last:
        nothing = {index: _furniture(line, index, 0) for index, line in enumerate(lines)}
        return Parts(page, {}, (), tuple(page_lines.readings(page, lines, nothing)))
    found = headlines.find(lines, first, last)
    headline = found.line if found else None
    doubts = _headline_doubts(lines, found)
    if headline is not None and headline >= first:
        if any(line.prose > 6 and not line.rule for line in lines[first:headline]):
            doubts.append(f"body: prose above the headline is left out (from line {lines[first].numbers[0]})")
        first = headline + 1
    said = credits.read(lines, first, last, headline, outlets)
    above = range(first if headline is None else min(headline + 1, first), said.body_from)
    before = [
        index
        for index in above
        if index not in said.claims and (_is_bracketed_caption(lines[index]) or (index >= first and _belongs(lines[index])))
    ]
    first = said.body_from
    own = (*before, *(index for index in range(first, last + 1) if index not in body.aside))
    blocks, body_claims = _blocks(lines, own, first, last, headline, said.dateline)
    claims = {index: _furniture(line, index, first) for index, line in enumerate(lines)} | body_claims | dict(said.claims)
    fields = dict(said.fields)
    if headline is not None:
        fields["headline"] = furniture.bare(lines[headline].text)
        claims[headline] = Claim("headline", "headline")
        claims |= {
            index: Claim("dropped", "headline-again")
            for index, line in enumerate(lines)
            if index != headline and line.plain == lines[headline].plain
        }
    elif (likeliest := headlines.likeliest(lines, first, last)) is not None and likeliest not in said.claims:
        doubts.append(f"headline: line {lines[likeliest].numbers[0]} may be it")
    return Parts(page, fields, tuple(blocks), tuple(page_lines.readings(page, lines, claims)), (*said.doubts, *doubts))


def _headline_doubts(lines: Sequence[Line], found: headlines.Headline | None) -> list[str]:
    if found is None or found.is_sure:
        return []
    rival = "it may not be one" if found.rival is None else f"line {lines[found.rival].numbers[0]} may be it"
    return [f"headline: {rival}"]


def _belongs(line: Line) -> bool:
    """Whether a line over the writer's name and the date is a paragraph, and not lost because of where it stands."""
    return line.prose > 6 and not line.rule and not credits.is_credit(line.text)


def _is_bracketed_caption(line: Line) -> bool:
    return line.rule == "photo-credit" and line.text[0] == "(" and line.text.rstrip(".")[-1] == ")"


def _furniture(line: Line, index: int, first: int) -> Claim:
    return Claim("dropped", line.rule or ("above-the-article" if index < first else "below-the-article"))


# --- the body -----------------------------------------------------------------------------------------------------------


def _blocks(
    lines: Sequence[Line],
    own: Sequence[int],
    first: int,
    last: int,
    headline: int | None,
    dateline: datelines.Dateline | None,
) -> tuple[list[Block], dict[int, Claim]]:
    """The body, line by line, and what became of each of its lines."""
    title = lines[headline].plain if headline is not None else ""
    kept: list[int] = []
    printed = {title}
    for index in own:
        line = lines[index]
        if line.rule in ("", "photo-credit") and line.plain not in printed:
            kept.append(index)
        if len(line.words) >= 8:
            printed.add(line.plain)
    start = dateline.end if dateline and first in kept else 0
    blocks: list[Block] = []
    for place, index in enumerate(kept):
        line = lines[index]
        kind: BlockKind = "paragraph"
        if line.rule == "photo-credit":
            kind = "caption"
        elif blocks and _is_short(line.text):
            kind = _short_kind(line, lines[kept[place - 1]], place + 1 < len(kept))
        blocks.append(Block(kind, line.text[start:].strip() if index == first else line.text))
    blocks = with_questions(blocks)
    claims = {
        index: Claim("dropped", lines[index].rule or ("repeated" if index in own else "beside-the-article"))
        for index in range(first, last + 1)
    }
    claims |= {index: body_claim(block.kind) for index, block in zip(kept, blocks, strict=True)}
    if start and dateline:
        stretches = ((0, start, "dropped", "dateline"), *((*stretch, "dateline") for stretch in dateline.fields))
        claims[first] = Claim("body", "body", stretches)
    return blocks, claims


def body_claim(kind: BlockKind) -> Claim:
    """The account of a line of the body."""
    return Claim(kind, kind) if kind in ("caption", "question") else Claim("body", "body" if kind == "paragraph" else kind)


def _is_short(text: str) -> bool:
    return len(furniture.words(text)) <= 14 and not furniture.ends_sentence(text) and not text.endswith((",", ";"))


def _short_kind(line: Line, before: Line, more: bool) -> BlockKind:
    """A short line in the body that is no sentence: a heading over what follows, or the name under a picture or a quotation."""
    if line.text.endswith(":") or furniture.bare(line.text) != line.text:
        return "paragraph"
    capitals = [word[0].isupper() for word in furniture.words(line.text) if len(word) > 3]
    if before.text.endswith(("”", '"', "»")) and capitals and all(capitals):
        return "caption"
    return "heading" if more else "paragraph"
