"""Plain YAML: what all of the curator's files are written in, read with the line of every value.

Everything is a string, a list or a map: `NO` stays "NO", 12:30 stays "12:30". What YAML adds for programmers (anchors, aliases,
tags, merges, several documents) is refused with its line, because it changes values behind the curator's back.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from pressmark.model import Origin, Problem

LONGEST = 30_000_000  # characters of one file: a register of thirty thousand entries with all that may be said of each


@dataclass(frozen=True, slots=True)
class Entry:
    """A value of a YAML file, and the line it stands on."""

    value: str | tuple[Entry, ...] | dict[str, Entry]
    line: int


class _Refused(Exception):
    """Something in a YAML file that is broken or not allowed."""

    def __init__(self, line: int, sentence: str) -> None:
        super().__init__(sentence)
        self.line, self.sentence = line, sentence


def read(path: str, text: str, first_line: int = 1, broken: str = "yaml-broken") -> tuple[dict[str, Entry], list[Problem]]:
    """Read a YAML file that holds a map of strings, lists and maps; every value with its line.

    `first_line` is the line of the file where `text` begins. A file that cannot be read gives an empty map and one problem with
    the code `broken`. Of a key that stands twice in a map the first is kept; the second is a problem `key-repeated`.
    """
    repeated: list[tuple[str, int, int]] = []
    more = first_line - 1
    try:
        entry = _document(text, repeated)
    except _Refused as refused:
        return {}, [Problem(Origin(path, refused.line + more), broken, refused.sentence, _WRITE)]
    problems = [
        Problem(
            Origin(path, line + more),
            "key-repeated",
            f"“{key}” stands here a second time, first on line {first + more}",
            "keep one of the two",
        )
        for key, line, first in repeated
    ]
    if entry is None:
        return {}, problems
    if not isinstance(entry.value, dict):
        return {}, [Problem(Origin(path, first_line), broken, "this is not a list of `name: value` lines", _WRITE)]
    return entry.value, problems


_WRITE = "write `name: value`, one a line, and put a value that holds `: `, `#` or quotation marks into 'single quotes'"


def _document(text: str, repeated: list[tuple[str, int, int]]) -> Entry | None:
    if len(text) > LONGEST:
        raise _Refused(1, f"{len(text):,} characters are more than a file of this kind can have")
    try:
        events = iter(yaml.parse(text, Loader=yaml.CBaseLoader))
        found: Entry | None = None
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent) and found is not None:
                raise _Refused(_line(event), "a second document begins here (`---`)")
            if isinstance(event, yaml.NodeEvent):
                found = _node(event, events, repeated, depth=0)
        if found and found.value == "":
            return None
        return found
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise _Refused(mark.line + 1 if mark else 1, f"YAML cannot read this: {error.problem}") from None
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        raise _Refused(line, "a character stands here that YAML does not allow") from None


def _node(event: yaml.Event, events: Iterator[yaml.Event], repeated: list[tuple[str, int, int]], depth: int) -> Entry:
    line = _line(event)
    if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
        raise _Refused(line, "anchors (&) and aliases (*) are not allowed")
    if tag := getattr(event, "tag", None):
        raise _Refused(line, f"the tag {tag} is not allowed")
    if depth > 8:
        raise _Refused(line, "this is nested too deeply")
    if isinstance(event, yaml.ScalarEvent):
        return Entry(event.value, line)
    if isinstance(event, yaml.SequenceStartEvent):
        items = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            items.append(_node(event, events, repeated, depth + 1))
        return Entry(tuple(items), line)
    pairs: dict[str, Entry] = {}
    while not isinstance(event := next(events), yaml.MappingEndEvent):
        key = _node(event, events, repeated, depth + 1)
        if not isinstance(key.value, str):
            raise _Refused(key.line, "a name must be a plain word")
        if key.value == "<<":
            raise _Refused(key.line, "merging with << is not allowed")
        value = _node(next(events), events, repeated, depth + 1)
        if key.value in pairs:
            repeated.append((key.value, key.line, pairs[key.value].line))
        else:
            pairs[key.value] = Entry(value.value, key.line)
    return Entry(pairs, line)


def _line(event: yaml.Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 1


def plain(entry: Entry) -> object:
    """The same without lines: strings, lists and maps."""
    if isinstance(entry.value, tuple):
        return [plain(item) for item in entry.value]
    if isinstance(entry.value, dict):
        return {name: plain(item) for name, item in entry.value.items()}
    return entry.value
