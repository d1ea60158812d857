"""The body of an article in pieces, and the Markdown that shows exactly the characters that were printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

BlockKind = Literal["paragraph", "heading", "question", "caption", "quote", "bullet", "number"]


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the body: plain text as printed, in one line."""

    kind: BlockKind
    text: str


def with_questions(blocks: Sequence[Block]) -> list[Block]:
    """The same blocks, the questions of an interview marked: whole paragraphs that ask, two or more, each with an answer."""
    asks = [block.kind in ("paragraph", "heading") and _asks(block.text) for block in blocks]
    if sum(asks) < 2:
        return list(blocks)
    answered = [asking and not after for asking, after in zip(asks, [*asks[1:], True], strict=True)]
    return [replace(block, kind="question") if is_one else block for block, is_one in zip(blocks, answered, strict=True)]


def _asks(text: str) -> bool:
    return text.endswith("?") and len(text.split()) >= 4 and not re.search(r"[\"“”«»]", text)


def markdown(blocks: Iterable[Block]) -> str:
    """The body as Markdown. Captions and questions carry their kind in a line of their own, as attribute lists do.

    >>> print(markdown([Block("paragraph", "1. Not a list, *not* a mark"), Block("caption", "At the gate")]))
    1\\. Not a list, \\*not\\* a mark
    <BLANKLINE>
    At the gate
    {: .caption }
    """
    written: list[str] = []
    before = ""
    for block in blocks:
        text = escaped(block.text)
        match block.kind:
            case "heading":
                # A mark at the end would count as the heading's closing one.
                piece = "## " + (f"{text[:-1]}\\#" if len(block.text) > 1 and text.endswith("#") else text)
            case "question" | "caption":
                piece = f"{text}\n{{: .{block.kind} }}"
            case "quote":
                piece = "> " + text
            case "bullet":
                piece = "- " + text
            case "number":
                piece = "1. " + text
            case _:
                piece = text
        joined = block.kind in ("bullet", "number") and block.kind == before
        written.append(("\n" if joined else "\n\n") + piece)
        before = block.kind
    return "".join(written).strip("\n")


def escaped(text: str) -> str:
    r"""One line of text as Markdown that shows it. Only what python-markdown would act upon is touched.

    >>> escaped("He [the envoy] said: 2 * 3 < 7")
    'He [the envoy] said: 2 * 3 < 7'
    >>> escaped("# of [links](here) <b>")
    '\\# of \\[links](here) &lt;b>'
    """
    text = text.replace("\\", "\\\\")
    text = re.sub(r"&(?=#?\w+;)", "&amp;", text)
    text = re.sub(r"<(?=\S)", "&lt;", text)
    text = text.replace("{", r"\{")
    for mark in "*_`":
        if text.count(mark) > 1:
            text = text.replace(mark, "\\" + mark)
    if re.search(r"\][(:]|\[\^", text):
        text = text.replace("[", r"\[")
    if re.fullmatch(r"[-:|\s]+", text):
        text = text.replace("|", r"\|")  # a table's second row
    text = re.sub(r"^(#|>|[-+*](?=\s|$)|[-_*](?=[-_* ]*$))", r"\\\1", text)
    return re.sub(r"^(\d+)\.(?=\s|$)", r"\1\\.", text)
