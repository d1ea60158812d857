"""A draft: what one clipping becomes before it has an id: fields, body, a receipt of every line, and doubts.

A field holds what the clipping says, or is absent. What is doubtful is filed with a doubt, for a curator
to settle.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from pressmark import dates
from pressmark.filing import (
    accessions,
    encodings,
    exports,
    mail,
    matching,
    notes,
    pasted,
    printed,
    snapshots,
    supplied,
    wrappings,
)
from pressmark.filing import blocks as body
from pressmark.filing.pasted import Parts
from pressmark.filing.wrappings import Piece
from pressmark.model import Article, Origin, Outlet, Problem, Receipt, When

_NO_LISTS = matching.index(())


@dataclass(frozen=True, slots=True)
class Draft:
    """A clipping as read: the fields of the front matter that are known, the body in Markdown, and the account of it all."""

    fields: Mapping[str, str | tuple[str, ...]]
    body: str
    receipt: Receipt
    clipping: str  # path below content/clippings/, `#n` when one file holds many
    sha256: str  # of the clipping's bytes


_LOOKS_SAVED = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL
)


def _text(data: bytes, outlets: Sequence[Outlet]) -> Parts:
    """A text: one document of a press database, a saved page under a wrong name, or a pasted one."""
    decoded = encodings.decoded(data)
    if _LOOKS_SAVED.match(decoded.text):
        return _sure(snapshots.page(decoded.text, outlets), decoded)
    read = exports.document if exports.is_export(decoded.text) else pasted.parts
    return _sure(read(decoded.text, outlets), decoded)


def _printed(data: bytes, outlets: Sequence[Outlet]) -> Parts:
    """A PDF: the document of a press database, or a page that was printed."""
    documents = exports.documents(printed.read(data).text)
    return exports.document(documents[0], outlets) if documents else printed.parts(data, outlets)


def _page(data: bytes, outlets: Sequence[Outlet]) -> Parts:
    decoded = encodings.decoded(data)
    return _sure((snapshots.page if "<" in decoded.text else pasted.parts)(decoded.text, outlets), decoded)


def _sure(parts: Parts, decoded: encodings.Decoded) -> Parts:
    if not decoded.guessed:
        return parts
    doubt = f"body: the clipping was read as {decoded.guessed}, which is a guess"
    return replace(parts, doubts=(*parts.doubts, doubt))


_READERS: Mapping[str, Callable[[bytes, Sequence[Outlet]], Parts]] = {
    **dict.fromkeys(("", ".txt", ".text"), _text),
    **dict.fromkeys((".html", ".htm", ".xhtml", ".shtml"), _page),
    **dict.fromkeys((".mhtml", ".mht", ".webarchive"), snapshots.parts),
    ".eml": mail.parts,
    ".pdf": _printed,
    ".md": notes.parts,
}


_AS_TEXT = "save the page as text (.txt) or as HTML (.html)"
_INSTEAD: Mapping[str, str] = {
    **dict.fromkeys(
        (".doc", ".docx", ".odt", ".rtf", ".pages"), "open it in the program it was written with and save it as PDF or text"
    ),
    **dict.fromkeys(
        (".jpg", ".jpeg", ".png", ".gif", ".webp", ".tif", ".tiff", ".heic"),
        "a picture of a page has no text: make a PDF of it and run ocrmypdf over that, or type it",
    ),
    **dict.fromkeys((".csv", ".xls", ".xlsx", ".ods"), "a list of clippings is called clippings.csv; save an article as text"),
    **dict.fromkeys((".rar", ".7z", ".gz", ".tar"), "unpack it, or pack it as .zip"),
}


def read(
    piece: Piece, outlets: Sequence[Outlet], languages: Sequence[str], known: matching.Index = _NO_LISTS
) -> tuple[Draft | None, list[Problem]]:
    """Make a draft of a clipping, or tell why there is none. Whatever the bytes, this ends.

    `languages` are those the archive keeps; `known` is what the lists beside the clippings say.
    """
    origin = Origin(accessions.CLIPPINGS + wrappings.file_of(piece.name))
    if piece.ending not in _READERS:
        sentence = _of_part(piece, f"we cannot read {piece.ending} files")
        return None, [Problem(origin, "clipping-unknown-kind", sentence, _INSTEAD.get(piece.ending, _AS_TEXT))]
    try:
        parts = _READERS[piece.ending](piece.data, outlets)
    except encodings.Unreadable as broken:
        return None, [Problem(origin, broken.code, _of_part(piece, str(broken)), broken.remedy)]
    if not parts.blocks:
        sentence = _of_part(piece, "nothing in the file reads like an article")
        return None, [Problem(origin, "clipping-no-prose", sentence, "write its article by hand, or delete the file")]
    return _draft(piece, parts, outlets, languages, known), []


def _of_part(piece: Piece, sentence: str) -> str:
    """A sentence about a part of a file says which."""
    file = wrappings.file_of(piece.name)
    return f"number {piece.name[len(file) + 1 :]} of it: {sentence}" if file != piece.name else sentence


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


def _draft(piece: Piece, parts: Parts, outlets: Sequence[Outlet], languages: Sequence[str], known: matching.Index) -> Draft:
    fields: dict[str, str | tuple[str, ...]] = dict(parts.fields)
    if "subjects" in parts.fields:
        fields["subjects"] = tuple(parts.fields["subjects"].split("; "))
    doubts = parts.doubts
    if row := matching.given(piece.name, fields, known):
        fields, doubts = matching.joined(fields, doubts, row, outlets)
    more: list[str] = []
    if "headline" not in fields:
        fields["headline"] = f"[{supplied.headline(parts.blocks)}]"
        more.append("headline: supplied, because the clipping prints none")
    published = dates.parse(written) if isinstance(written := fields.get("published"), str) else None
    happened, doubt = supplied.event_date(parts.blocks, published)
    if happened:
        fields["event_date"] = happened.written
    if doubt:
        more.append(f"event_date: {doubt}")
    if "language" not in fields:
        fields["language"] = supplied.language(" ".join(block.text for block in parts.blocks), languages)
    if not any(outlet.name == fields.get("outlet") and outlet.evidence for outlet in outlets):
        more += _terms(parts)
    doubts = (*doubts, *more)
    if doubts:
        fields["doubts"] = doubts
    receipt = Receipt(piece.name, parts.lines, parts.readings, doubts)
    return Draft(fields, body.markdown(parts.blocks), receipt, piece.name, piece.sha256)


def _terms(parts: Parts) -> list[str]:
    """Terms for reuse that the page states: dropped from the body, but evidence for the outlet's entry."""
    stated = [reading.line for reading in parts.readings if reading.rule == "terms"]
    if not stated:
        return []
    where = f"line {stated[0]}" if len(stated) == 1 else "lines " + ", ".join(str(line) for line in stated[:5])
    return [f"rights: the page states terms for reuse ({where}); record them in outlets.yaml"]
