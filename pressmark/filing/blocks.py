"""The body of an article in pieces, and the Markdown that shows exactly the characters that were printed."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

BlockKind = Literal["paragraph", "heading", "question", "speech", "notice", "caption", "quote", "bullet", "number"]


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the body: plain text as printed, in one line."""

    kind: BlockKind
    text: str


def structured(blocks: Sequence[Block]) -> list[Block]:
    """The same blocks in the shape they were printed in: lists, turns of a conversation, questions, the editors' notices."""
    return _with_notices(with_questions(_with_turns(_with_lists(blocks))))


# --- lists --------------------------------------------------------------------------------------------------------------

_SIGN = re.compile(r"(?P<bullet>[•●▪◦‣⁃*+]|[-–](?!\s?-))\s+(?=\S)|(?P<number>\d{1,2})[.)]\s+(?=\S)")


def _with_lists(blocks: Sequence[Block]) -> list[Block]:
    """Two paragraphs and more with the same sign before them, or numbered from one, are a list; Markdown makes its signs."""
    done: list[Block] = []
    at = 0
    while at < len(blocks):
        run = _list_from(blocks, at)
        done += run or [blocks[at]]
        at += len(run) or 1
    return done


def _list_from(blocks: Sequence[Block], start: int) -> list[Block]:
    items: list[Block] = []
    sign = ""
    for at in range(start, len(blocks)):
        block = blocks[at]
        match = _SIGN.match(block.text) if block.kind == "paragraph" else None
        if not match or (items and (match["bullet"] or "") != sign):
            break
        if match["number"] and int(match["number"]) != len(items) + 1:
            break
        sign = match["bullet"] or ""
        items.append(Block("bullet" if sign else "number", block.text[match.end() :]))
    # Dashes also open the turns of a conversation, where a line is an item of nothing.
    spoken = sign in ("-", "–") and any(item.text[-1] in "?!" for item in items)
    return items if len(items) > 1 and not spoken else []


# --- conversations ------------------------------------------------------------------------------------------------------

_ASKS = "Q|Question|В|Вопрос|С|Сұрақ"
_TURN = re.compile(
    rf"(?P<who>(?:{_ASKS}|A|Answer|О|Ответ|Ж|Жауап)(?=[.:])|[^\W\d_][^:?!;“”«»\"]{{1,60}}?)(?P<mark>[.:])\s+(?=\S)"
)


def _speaker(text: str) -> str:
    """Who speaks in a paragraph that begins with a name and a colon, or with Q and A; nothing when none does."""
    turn = _TURN.match(text)
    if not turn or (turn["mark"] == "." and not re.fullmatch(r"[QAВОСЖ]", turn["who"])):
        return ""
    names = re.sub(r"\([^()]*\)", "", turn["who"]).split()
    capitals = [name[0].isupper() for name in names if len(name) > 3]
    return turn["who"] if 1 <= len(names) <= 6 and all(capitals) and names[0][0].isupper() else ""


def _with_turns(blocks: Sequence[Block]) -> list[Block]:
    """The turns of a transcript or an interview: paragraphs led by who speaks, of whom at least two come back."""
    speakers = [_speaker(block.text) if block.kind in ("paragraph", "heading") else "" for block in blocks]
    turns = [speaker for speaker in speakers if speaker]
    again = {speaker for speaker in turns if turns.count(speaker) > 1}
    if len(turns) < 4 or len(again) < 2:
        return list(blocks)
    asks = re.compile(rf"(?:{_ASKS})\Z")
    return [
        replace(block, kind="question" if asks.match(who) else "speech") if who else block
        for block, who in zip(blocks, speakers, strict=True)
    ]


def with_questions(blocks: Sequence[Block]) -> list[Block]:
    """The same blocks, the questions of an interview marked: whole paragraphs that ask, two or more, each with an answer."""
    asks = [block.kind in ("paragraph", "heading") and _asks(block.text) for block in blocks]
    if sum(asks) < 2:
        return list(blocks)
    answered = [asking and not after for asking, after in zip(asks, [*asks[1:], True], strict=True)]
    return [replace(block, kind="question") if is_one else block for block, is_one in zip(blocks, answered, strict=True)]


def _asks(text: str) -> bool:
    return text.endswith("?") and len(text.split()) >= 4 and not re.search(r"[\"“”«»]", text)


# --- notices ------------------------------------------------------------------------------------------------------------

_NOTICE = re.compile(
    r"\W*(?:(?:correction|clarification|retraction|update(?:d|\s\d)?|editor[’']?s[’']? note|note to (?:readers|editors))"
    r"(?:\s?\([^()]{1,40}\)|,? [^:]{1,40})?\s?:"
    r"|this (?:story|article|report|post|column) (?:has been|was) "
    r"(?:first |originally |since )?(?:updated|corrected|amended|clarified|edited|revised|published)\b"
    r"|(?:an earlier|a previous|the original) version of this (?:story|article|report|post|column)\b"
    r"|(?:исправление|уточнение|обновлено|от редакции|примечание редакции|түзету|жаңартылды|редакциядан)\s?:)",
    re.IGNORECASE,
)


def _with_notices(blocks: Sequence[Block]) -> list[Block]:
    """Corrections and updates that the editors put into the text stand apart from what the writer wrote."""
    return [
        replace(block, kind="notice") if block.kind == "paragraph" and _NOTICE.match(block.text) else block for block in blocks
    ]


# --- Markdown -----------------------------------------------------------------------------------------------------------


def markdown(blocks: Iterable[Block]) -> str:
    """The body as Markdown. Captions, questions and notices carry their kind in a line of their own, as attribute lists do.

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
            case "question" | "caption" | "notice":
                piece = f"{text}\n{{: .{block.kind} }}"
            case "speech":
                who, colon, words = text.partition(":")
                plain = colon and words[:1] == " " and re.fullmatch(r"[^\W_](?:[^\W_]|[ .,'’()&/-])*", who)
                piece = f"**{who}:**{words}" if plain else text
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


# What python-markdown may act upon; nearly every line of news is without it.
_MARKED = re.compile(r"[][\\&<{*_`|]|^[-+#>:]|^\d+\.")


def escaped(text: str) -> str:
    r"""One line of text as Markdown that shows it. Only what python-markdown would act upon is touched.

    >>> escaped("He [the envoy] said: 2 * 3 < 7")
    'He [the envoy] said: 2 * 3 < 7'
    >>> escaped("# of [links](here) <b>")
    '\\# of \\[links](here) &lt;b>'
    """
    if not _MARKED.search(text):
        return text
    text = text.replace("\\", "\\\\")
    if html.unescape(text) != text:
        text = re.sub(r"&(?=#|\w)", "&amp;", text)
    text = re.sub(r"<(?=\S)", "&lt;", text)
    text = text.replace("{", r"\{")
    for mark in "*_`":
        if text.count(mark) > 1:
            text = text.replace(mark, "\\" + mark)
    if re.search(r"\][(:]|\[[\[^]", text):
        text = text.replace("[", r"\[")
    if re.fullmatch(r"[-:|\s]+", text):
        text = text.replace("|", r"\|")  # a table's second row
    text = re.sub(r"^(#|>|[-+*](?=\s|$)|[-_*](?=[-_* ]*$))", r"\\\1", text)
    return re.sub(r"^(\d+)\.(?=\s|$)", r"\1\\.", text)
