"""Listing: what waits for a person's word, as a terminal shows it."""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence

from pressmark import layout
from pressmark.amending import Change
from pressmark.archive import items, review
from pressmark.archive.items import GROUPS, Item
from pressmark.archive.suggestions import Context
from pressmark.model import Origin

_NARROWEST = 24  # columns of a context; on a narrower terminal it wraps by itself


def lines(found: Sequence[Item], place: Callable[[Origin], str], most: int = 0, width: int = 80) -> Iterator[str]:
    """Items by group, at most `most` of each (0: all of them), with what to paste into which file.

    All but headings are remarks of YAML and what is to be pasted, so a stretch can be copied as it stands.
    """
    for group, title in GROUPS.items():
        these = [item for item in found if item.group == group]
        if these:
            yield f"{title} ({len(these):,})"
            yield ""
        for item in these[:most] if most else these:
            yield from _pasted(item, place, width)
            yield ""
        if most and these[most:]:
            yield f"# and {len(these) - most:,} more: --all"
            yield ""


def _pasted(item: Item, place: Callable[[Origin], str], width: int) -> Iterator[str]:
    if item.name and item.name.kind:
        yield f"# {review.safe(place(Origin(f'content/{item.name.kind}.yaml')))}"
    else:
        yield "# the register of its kind" if item.name else f"# {review.safe(place(item.origin))}"
    yield from _remark(said(item), width)
    if item.group == "unregistered":
        yield f"#   {review.safe(place(item.origin))}"
    yield from concordance(item.contexts, width, "#   ")
    if item.name:
        if like := [key.partition("/")[2] for key in item.name.like]:
            yield from _remark(f"it may be another spelling of {' or '.join(like)}; if not:", width)
        yield from map(review.safe, items.written(item.name).splitlines())
    elif item.doubt is None:
        for choice in item.choices:
            yield from _remark(f"{choice.words}:", width)
            for change in choice.changes:
                yield from (f"#   {review.safe(line)}" for line in _written_out(change, place))


def _remark(text: str, width: int) -> Iterator[str]:
    yield from (f"# {line}" for line in textwrap.wrap(review.safe(text), width - 2, break_on_hyphens=False))


def _written_out(change: Change, place: Callable[[Origin], str]) -> Iterator[str]:
    """A change as the lines that make it. They stand in remarks, because there is more than one answer."""
    where, said = place(Origin(change.path)), ", ".join(map(layout.written, change.values))
    if change.how == "note":
        yield from (f"{where}: {value}" for value in change.values)
        return
    *entry, field = change.at
    if change.how == "take":
        yield f"{where}: take {said} out of `{field}`{''.join(f' of {name}' for name in entry)}"
        return
    yield f"{where}:"
    yield from (f"  {layout.written(name)}:" for name in entry)
    yield f"  {'  ' * len(entry)}{field}: {said if change.how == 'set' else f'[{said}]'}"


def said(item: Item) -> str:
    """What an item asks, in a sentence."""
    if item.doubt and item.doubt.field:
        return f"{item.doubt.text} – the article says {f'“{item.doubt.value}”' if item.doubt.value else 'nothing of it'}"
    return item.sentence


def concordance(contexts: Iterable[Context], width: int = 80, margin: str = "  ", paint: str = "{}") -> Iterator[str]:
    """What stands around a name in each context, the name in the middle, and before it the id of the article."""
    for each in contexts:
        before, name, after = (
            review.safe(" ".join(part.split()))
            for part in (each.text[: each.start], each.text[each.start : each.end], each.text[each.end :])
        )
        head = f"{margin}{review.safe(each.article):<8}  "
        room = max(width - len(head), _NARROWEST)
        name = name if len(name) <= room else name[: room - 1] + "…"
        left = max(0, (room - len(name)) // 2 - 1)
        before += " " if each.text[: each.start][-1:].isspace() else ""
        after = (" " if each.text[each.end : each.end + 1].isspace() else "") + after
        right = room - left - len(name)
        if len(before) > left:
            before = "…" + before[len(before) - left + 1 :] if left else ""
        if len(after) > right:
            after = after[: right - 1] + "…" if right else ""
        yield f"{head}{before:>{left}}{paint.format(name)}{after}".rstrip()
