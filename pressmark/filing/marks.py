"""The Markdown of a note, piece by piece: its words without the marks, and what of it is no text.

Clippers write Markdown that no parser made for articles agrees on (wiki links, highlights, callouts, broken brackets); and a
receipt must say of every line what became of it. So it is read line by line, and what is no mark stays.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from pressmark.filing.blocks import BlockKind

_HEADING = re.compile(r"[ ]{0,3}#{1,6}[ ]+(?P<text>.*?)[ ]*#*[ ]*")
_FENCE = re.compile(r"[ ]{0,3}(?:```|~~~)")
_RULE = re.compile(r"[ ]{0,3}(?:(?:-[ ]*){3,}|(?:\*[ ]*){3,}|(?:_[ ]*){3,}|=+)[ ]*")
_ROW = re.compile(r"[ ]*\|.*\|[ ]*")
_LISTED: tuple[tuple[BlockKind, re.Pattern[str]], ...] = (
    ("quote", re.compile(r"[ ]{0,3}(?:>[ ]?)+(?:\[![\w-]+\][+-]?[ ]?)?")),
    ("bullet", re.compile(r"[ ]*[-*+][ ]+(?:\[[ xX]\][ ]+)?")),
    ("number", re.compile(r"[ ]*\d{1,3}[.)][ ]+")),
)
_TARGET = r"\((?:<[^<>]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:[ ]+(?:\"[^\"]*\"|'[^']*'))?\)"
_IMAGE = rf"!\[(?:[^\[\]]|\[[^\[\]]*\])*\](?:{_TARGET}|\[[^\[\]]*\])|!\[\[[^\[\]]*\]\]"
_PICTURE = re.compile(rf"\[\s*(?:{_IMAGE})\s*\]{_TARGET}|{_IMAGE}")
_INLINE = re.compile(
    rf"\\(?P<escaped>[!-/:-@\[-`{{-~])|\[(?P<link>(?!\^)(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\]{_TARGET}"
    r"|\[\[(?:[^\[\]|]*\|)?(?P<wiki>[^\[\]|]+)\]\]|<(?P<address>https?://[^<>\s]+)>"
    r"|<!--.{0,1500}?-->|%%.{0,1500}?%%|</?[A-Za-z][^<>]*>"
    r"|(?P<strong>\*\*\*|\*\*|__|==|~~)(?=\S)(?P<loud>.{1,1500}?)(?<=\S)(?P=strong)"
    r"|(?<![\w*])\*(?=[^\s*])(?P<starred>[^*]+?)(?<=\S)\*(?![\w*])|(?<![\w_])_(?=[^\s_])(?P<lined>[^_]+?)(?<=\S)_(?![\w_])"
    r"|`(?P<code>[^`]+)`"
)


_LONGEST = 20_000  # characters: no paragraph; its marks would be slow to pair


def plain(text: str, depth: int = 0) -> tuple[str, bool]:
    """Markdown as the words it shows, and whether a picture stood among them.

    >>> plain("**Bold** [words](https://a.example/x_(y)) of *one*[^1], 2 \\\\* 3 ![a](b.png)")
    ('Bold words of one[^1], 2 * 3', True)
    """
    if len(text) > _LONGEST:
        return " ".join(text.split()), False
    without = _PICTURE.sub(" ", text)

    def shown(match: re.Match[str]) -> str:
        if match["escaped"]:
            return match["escaped"]
        inner = next(
            (match[name] for name in ("link", "wiki", "address", "loud", "starred", "lined", "code") if match[name]), ""
        )
        return plain(inner, depth + 1)[0] if depth < 6 and not (match["code"] or match["address"]) else inner

    told = _INLINE.sub(shown, without)
    return " ".join((html.unescape(told) if not depth else told).split()), without != text


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of the text: its kind, its words, the lines it stands on, and what of them is left out."""

    kind: BlockKind | Literal["dropped"]
    text: str
    numbers: tuple[int, ...]
    rule: str = ""
    pictured: bool = False


def pieces(page: Sequence[str], begin: int, dropped: Mapping[int, str]) -> Iterator[Piece]:
    """The text of a note from line `begin` on; `dropped` are lines that are known to be none of it, each with its rule."""
    waiting: list[int] = []
    kind: BlockKind = "paragraph"
    fenced = False
    for at in range(begin, len(page)):
        line = page[at]
        opened = next(((kind, match.end()) for kind, mark in _LISTED if (match := mark.match(line))), None)
        single: Piece | None = None
        if at in dropped:
            single = Piece("dropped", "", (at,), dropped[at])
        elif _FENCE.match(line):
            fenced, single = not fenced, Piece("dropped", "", (at,), "markup")
        elif fenced and line.strip():
            single = Piece("paragraph", " ".join(line.split()), (at,))
        elif _RULE.fullmatch(line) and line.strip():
            under = line.strip()[0] in "=-" and len(waiting) == 1 and kind == "paragraph" and "  " not in line.strip()
            if under and " " not in line.strip():
                yield Piece("heading", plain(page[waiting[0]])[0], tuple(waiting))
                waiting = []
            single = Piece("dropped", "", (at,), "markup")
        elif heading := _HEADING.fullmatch(line):
            single = Piece("heading", *plain(heading["text"])[:1], (at,))
        elif _ROW.fullmatch(line):
            cells = [plain(cell)[0] for cell in line.strip().strip("|").split("|")]
            ruled = all(re.fullmatch(r":?-+:?|", cell.strip()) for cell in line.strip().strip("|").split("|"))
            single = (
                Piece("dropped", "", (at,), "markup") if ruled else Piece("paragraph", " | ".join(filter(None, cells)), (at,))
            )
        if single or not line.strip() or (opened and not (opened[0] == kind == "quote")):
            if waiting:
                yield _piece(page, waiting, kind)
            waiting, kind = [], "paragraph"
        if single:
            yield single
        elif line.strip():
            kind = opened[0] if opened and not waiting else kind
            waiting.append(at)
    if waiting:
        yield _piece(page, waiting, kind)


def _piece(page: Sequence[str], numbers: Sequence[int], kind: BlockKind) -> Piece:
    """Lines that stand together as one piece, without the marks they begin with."""
    marks = dict(_LISTED)
    whole = " ".join(marks[kind].sub("", page[at], count=1) if kind in marks else page[at] for at in numbers)
    text, pictured = plain(whole)
    return Piece(kind, text, tuple(numbers), "", pictured)
