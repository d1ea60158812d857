"""Amending: a register or an article's front matter, changed by a person's answer.

Only the lines of the answer change. A round trip through a YAML library would set the curator's lists, folded lines and
remarks anew all over the file; so the library only tells where things stand, the text is changed there, and the result is read
back. What would then say anything else than was asked for is not written.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Literal

import yaml

from pressmark import frontmatter, layout, plainyaml
from pressmark.layout import Tree
from pressmark.model import Entity, Kind

How = Literal["enter", "add", "take", "set", "note"]


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one file of the archive.

    `enter` makes an entry with these aliases; `add` and `take` put values into a list and take them out; `set` writes a field
    of one value; `note` adds lines to a plain text. `at` names the place: an entry, its field, or a field of an article.
    """

    path: str  # "content/people.yaml"
    how: How
    at: tuple[str, ...]
    values: tuple[str, ...] = ()


def entered(kind: Kind, name: str, aliases: Sequence[str]) -> Change:
    """A new entry in a register."""
    return Change(f"content/{kind}.yaml", "enter", (name,), tuple(aliases))


def of_entry(entity: Entity, how: How, field: str, *values: str) -> Change:
    """A change of one field of an entry."""
    return Change(entity.origin.path, how, (entity.name, field), values)


def amended(text: str, change: Change) -> str:
    """The text of a file with one change; every other character stays as the curator wrote it.

    Raises ValueError, with a sentence, where the file cannot be read, where what should change is not there, or where the
    change cannot be made without changing more.

    >>> change = Change("content/people.yaml", "add", ("Ada Quill", "aliases"), ("A. Quill",))
    >>> amended("Ada Quill: {aliases: [Quill]}  # pilot", change)
    'Ada Quill: {aliases: [Quill, A. Quill]}  # pilot'
    """
    ends = "\r\n" if "\r\n" in text else "\r" if "\r" in text and "\n" not in text else "\n"
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    plain = text.removeprefix(mark).replace(ends, "\n")
    if change.how == "note":
        made = _insert(plain, len(plain), "".join(f"{layout.words(value)}\n" for value in change.values))
    elif change.path.endswith(".md"):
        parts = frontmatter.split(plain)
        if parts is None:
            raise ValueError("the file has no front matter")
        start = plain.index("\n") + 1
        made = plain[:start] + _amended(parts[0], change, [*frontmatter.FIELDS]) + plain[start + len(parts[0]) :]
    else:
        made = _amended(plain, change, _ORDER)
    if len(made) > plainyaml.LONGEST:
        raise ValueError("the file would be too long to be read")
    return mark + made.replace("\n", ends)


_ORDER = ("aliases", "", "not_same_as", "never", "see")  # of an entry's fields; "" stands for all others


def _amended(text: str, change: Change, order: Sequence[str]) -> str:
    root = layout.read(text)
    said = layout.plain(root) or {}
    expected = _expected(said, change)
    if expected == said:
        return text
    if change.how == "enter":
        made = _with_entry(text, root, change)
    else:
        made = text
        for value in change.values:
            made = _CHANGES[change.how](made, root if made is text else layout.read(made), change.at, value, order)
    with suppress(ValueError):  # in braces, or written in a way we do not know
        if (layout.plain(layout.read(made)) or {}) == expected:
            return made
    raise ValueError("this cannot be written without changing more than was asked for")


def _expected(said: Tree, change: Change) -> Tree:
    """What the file should say afterwards."""
    if not isinstance(said, dict):
        raise ValueError(f"“{change.at[0]}” is not written as a map of fields")
    name, *rest = change.at
    if rest:
        if name not in said:
            raise ValueError(f"“{name}” has no entry any more")
        return said | {name: _expected(said[name] or {}, Change(change.path, change.how, tuple(rest), change.values)) or ""}
    values: list[Tree] = [layout.words(value) for value in change.values]
    if change.how == "enter":
        if name in said:
            raise ValueError(f"“{name}” has an entry already")
        return said | {name: {"aliases": values} if values else ""}
    if change.how == "set":
        return said | {name: values[0]}
    now = said.get(name) or []
    listed = now if isinstance(now, list) else [now]
    if change.how == "add":
        fresh = [value for value in values if value not in listed]
        return said | {name: [*listed, *fresh]} if fresh else said
    if not all(value in listed for value in values):
        raise ValueError(f"“{change.values[0]}” does not stand there any more")
    left = [value for value in listed if value not in values]
    return said | {name: left} if left else {key: value for key, value in said.items() if key != name}


def _insert(text: str, at: int, lines: str) -> str:
    """Lines put between two lines, of which the first may lack its line break."""
    return text[:at] + ("\n" if at and text[at - 1] != "\n" else "") + lines + text[at:]


def _cut(text: str, start: int, end: int) -> str:
    return text[:start] + text[end:]


def _with_entry(text: str, root: yaml.MappingNode | None, change: Change) -> str:
    """The register with an entry more: in its place where the entries stand in order, else behind the last."""
    (name,), manner = change.at, layout.manner(text, root)
    made, between = manner.entry(name, change.values), "\n" if manner.apart else ""
    if root is None or not root.value:
        return _insert(text, len(text), ("\n" if text.strip() else "") + made)
    names = [layout.words(key.value).casefold() for key, _ in root.value]
    place = len(names)
    if names == sorted(names):
        place = next((number for number, other in enumerate(names) if other > name.casefold()), place)
    if place == 0:
        return _insert(text, layout.line_start(text, layout.start(root)), made + between)
    at = layout.line_end(text, max(layout.end(text, each) for each in root.value[place - 1]))
    while inner := _REMARK.match(text, at):  # a remark further in belongs to the entry above it
        at = inner.end()
    return _insert(text, at, between + made)


_REMARK = re.compile(r"[ \t]+#.*(?:\n|\Z)")


def _add(text: str, root: yaml.MappingNode | None, at: Sequence[str], value: str, order: Sequence[str]) -> str:
    found = layout.field(root, at)
    if found is None:
        return _with_field(text, root, at, value, order, listed=True)
    node, said = found.value, layout.written(value)
    if not isinstance(node, yaml.SequenceNode):  # one value, or none
        first = layout.start(node)
        if one := layout.words(node.value):
            return f"{text[:first]}[{layout.written(one)}, {said}]{text[layout.end(text, node) :]}"
        return f"{text[:first]} [{said}]{text[first:]}"
    if layout.words(value) in [layout.plain(item) for item in node.value]:
        return text
    if node.flow_style:
        last = layout.end(text, node.value[-1]) if node.value else layout.start(node) + 1
        return f"{text[:last]}{', ' if node.value else ''}{said}{text[last:]}"
    margin = " " * node.start_mark.column
    return _insert(text, layout.line_end(text, layout.end(text, node)), f"{margin}- {said}\n")


def _set(text: str, root: yaml.MappingNode | None, at: Sequence[str], value: str, order: Sequence[str]) -> str:
    found = layout.field(root, at)
    if found is None:
        return _with_field(text, root, at, value, order, listed=False)
    if isinstance(found.value, yaml.CollectionNode) and not found.value.flow_style:
        raise ValueError(f"“{at[-1]}” is a list or a map")
    start, end = layout.start(found.value), layout.end(text, found.value)
    return text[:start] + (" " if text[start - 1] == ":" else "") + layout.written(value) + text[end:]


def _take(text: str, root: yaml.MappingNode | None, at: Sequence[str], value: str, order: Sequence[str]) -> str:
    found = layout.field(root, at)
    if found is None:
        raise ValueError(f"“{value}” does not stand there any more")
    node = found.value
    items = node.value if isinstance(node, yaml.SequenceNode) else []
    if len(items) > 1:
        number = next((n for n, item in enumerate(items) if layout.plain(item) == layout.words(value)), 0)
        if node.flow_style:  # type: ignore[attr-defined]  # a list has one
            return _cut_between(text, items, items, number)
        start, end = layout.start(items[number]), layout.end(text, items[number])
        return _cut(text, layout.line_start(text, start), layout.line_end(text, end))
    if found.within.flow_style:
        pairs = found.within.value
        return _cut_between(text, [key for key, _ in pairs], [each for _, each in pairs], found.number)
    end = max(layout.end(text, node), layout.end(text, found.key))
    return _cut(text, layout.line_start(text, layout.start(found.key)), layout.line_end(text, end))


def _cut_between(text: str, firsts: Sequence[yaml.Node], lasts: Sequence[yaml.Node], number: int) -> str:
    """One of several things between commas taken out, and one comma with it."""
    if number:
        return _cut(text, layout.end(text, lasts[number - 1]), layout.end(text, lasts[number]))
    return _cut(text, layout.start(firsts[0]), layout.start(firsts[1]) if firsts[1:] else layout.end(text, lasts[0]))


def _with_field(
    text: str, root: yaml.MappingNode | None, at: Sequence[str], value: str, order: Sequence[str], listed: bool
) -> str:
    """A field that was not there, in its place among the others."""
    parent = layout.field(root, at[:-1]) if at[:-1] else None
    fields = parent.value if parent else root
    name, manner, said = at[-1], layout.manner(text, root), layout.written(value)
    short = f"{name}: {f'[{said}]' if listed else said}"

    def lines(column: int) -> str:
        return manner.field(name, [value], column) if listed else f"{' ' * column}{short}\n"

    if not isinstance(fields, yaml.MappingNode):  # an entry that is only a name
        if parent is None:
            raise ValueError("the file is empty")
        first = layout.start(parent.value)
        if parent.within.flow_style:
            return f"{text[:first]} {{{short}}}{text[first:]}"
        place = layout.line_end(text, layout.end(text, parent.key))
        return _insert(text, place, lines(parent.key.start_mark.column + 2))
    rank = _rank(order, name)
    before = [pair for pair in fields.value if _rank(order, str(pair[0].value)) <= rank]
    last = max((layout.end(text, each) for each in before[-1]), default=0) if before else 0
    if fields.flow_style:
        if before:
            return f"{text[:last]}, {short}{text[last:]}"
        first = layout.start(fields) + 1
        return f"{text[:first]}{short}{', ' if fields.value else ''}{text[first:]}"
    if before:
        return _insert(text, layout.line_end(text, last), lines(fields.start_mark.column))
    above = layout.line_end(text, layout.end(text, parent.key)) if parent else layout.start(fields)
    return _insert(text, above, lines(fields.start_mark.column))


def _rank(order: Sequence[str], name: str) -> int:
    known = name if name in order else ""
    return order.index(known) if known in order else -1


_CHANGES: dict[str, Callable[[str, yaml.MappingNode | None, Sequence[str], str, Sequence[str]], str]] = {
    "add": _add,
    "take": _take,
    "set": _set,
}
