"""A draft: what one clipping becomes before it has an id: fields, body, a receipt of every line, and doubts.

A field holds what the clipping says, or is absent. What is doubtful is filed with a doubt, for a curator
to settle.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from pressmark import dates
from pressmark.filing import blocks as pieces
from pressmark.filing import encodings, pasted, saved, supplied
from pressmark.filing.pasted import Parts
from pressmark.model import Article, Origin, Outlet, Problem, Receipt, When


@dataclass(frozen=True, slots=True)
class Draft:
    """A clipping as read: the fields of the front matter that are known, the body in Markdown, and the account of it all."""

    fields: Mapping[str, str | tuple[str, ...]]
    body: str
    receipt: Receipt
    clipping: str  # path below content/clippings/, `#n` when one file holds many
    sha256: str  # of the clipping's bytes


_TEXT = frozenset(["", ".txt", ".text"])
_HTML = frozenset([".html", ".htm", ".xhtml", ".shtml"])
_LOOKS_SAVED = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)


def read(
    clipping: str, data: bytes, outlets: Sequence[Outlet], languages: Sequence[str]
) -> tuple[tuple[Draft, ...], list[Problem]]:
    """Make drafts of a clipping: one, or none and the reason. Whatever the bytes, this ends.

    `clipping` is its path below content/clippings/; `languages` are those the archive keeps.
    """
    origin = Origin("content/clippings/" + clipping)
    ending = PurePosixPath(clipping).suffix.lower()
    if ending not in _TEXT | _HTML:
        sentence = f"we cannot read {ending} files"
        return (), [Problem(origin, "clipping-unknown-kind", sentence, "save the page as text (.txt) or as HTML (.html)")]
    try:
        decoded = encodings.decoded(data)
    except encodings.Unreadable as broken:
        return (), [Problem(origin, broken.code, str(broken), broken.remedy)]
    if not decoded.text.strip():
        return (), [Problem(origin, "clipping-empty", "the file is empty", "save the clipping again, or delete the file")]
    is_page = bool(_LOOKS_SAVED.match(decoded.text)) or (ending in _HTML and "<" in decoded.text)
    parts = saved.parts(decoded.text, outlets) if is_page else pasted.parts(decoded.text, outlets)
    if not parts.blocks:
        sentence = "nothing in the file reads like an article"
        return (), [Problem(origin, "clipping-no-prose", sentence, "write its article by hand, or delete the file")]
    return (_draft(clipping, data, decoded, parts, outlets, languages),), []


def article(draft: Draft, id: str, path: str) -> Article:
    """The whole article of a draft, to be written to `path` (content/articles/…)."""
    values: dict[str, str | tuple[str, ...] | When] = dict(draft.fields)
    for name in ("published", "event_date", "saved"):
        if isinstance(written := values.get(name), str):
            values[name] = dates.parse(written)
    return Article(
        id=id,
        origin=Origin(path),
        body=draft.body,
        clipping=draft.clipping,
        clipping_sha256=draft.sha256,
        **values,  # type: ignore[arg-type]  # `_draft` gives only fields of an article
    )


def _draft(
    clipping: str,
    data: bytes,
    decoded: encodings.Decoded,
    parts: Parts,
    outlets: Sequence[Outlet],
    languages: Sequence[str],
) -> Draft:
    fields: dict[str, str | tuple[str, ...]] = dict(parts.fields)
    doubts = list(parts.doubts)
    if "headline" not in fields:
        fields["headline"] = f"[{supplied.headline(parts.blocks)}]"
        doubts.append("headline: supplied, because the clipping prints none")
    published = dates.parse(parts.fields["published"]) if "published" in parts.fields else None
    happened, doubt = supplied.event_date(parts.blocks, published)
    if happened:
        fields["event_date"] = happened.written
    if doubt:
        doubts.append(f"event_date: {doubt}")
    fields["language"] = supplied.language(" ".join(block.text for block in parts.blocks), languages)
    if not any(outlet.name == fields.get("outlet") and outlet.evidence for outlet in outlets):
        doubts += _terms(parts)
    if decoded.guessed:
        doubts.append(f"body: the clipping was read as {decoded.guessed}, which is a guess")
    if doubts:
        fields["doubts"] = tuple(doubts)
    receipt = Receipt(clipping, parts.lines, parts.readings, tuple(doubts))
    return Draft(fields, pieces.markdown(parts.blocks), receipt, clipping, hashlib.sha256(data).hexdigest())


def _terms(parts: Parts) -> list[str]:
    """Terms for reuse that the page states: dropped from the body, but evidence for the outlet's entry."""
    stated = [reading.line for reading in parts.readings if reading.rule == "terms"]
    if not stated:
        return []
    where = f"line {stated[0]}" if len(stated) == 1 else "lines " + ", ".join(str(line) for line in stated[:5])
    return [f"rights: the page states terms for reuse ({where}); record them in outlets.yaml"]
