"""Layout: where the values of a YAML file stand, to the character, and how the person who keeps it writes lists.

A place is a number of characters from the beginning. The file must be plain YAML with one kind of line break.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import yaml

Tree = dict[str, "Tree"] | list["Tree"] | str


@dataclass(frozen=True, slots=True)
class Field:
    """A field as it stands: its key, its value, and the map it is in."""

    key: yaml.Node
    value: yaml.Node
    within: yaml.MappingNode
    number: int  # in the map


class _Places(yaml.CBaseLoader):
    """Reads values as they stand, and asks of none what type it might be, which takes half the time."""

    def descend_resolver(self, current_node: object, current_index: object) -> None:
        pass

    def ascend_resolver(self) -> None:
        pass

    def resolve(self, kind: object, value: object, implicit: object) -> str:
        return "str"


def read(text: str) -> yaml.MappingNode | None:
    """A file that holds a map, with the place of everything in it; None where it holds nothing.

    Raises ValueError where it is broken or holds something else.
    """
    try:
        root = yaml.compose(text, Loader=_Places)
    except yaml.YAMLError:
        raise ValueError("the file cannot be read as YAML") from None
    if root is not None and not isinstance(root, yaml.MappingNode):
        raise ValueError("the file is not a list of `name: value` lines")
    return root


def plain(node: yaml.Node | None) -> Tree:
    """The same without places: strings, lists and maps; an empty map is the empty string, as an entry that is only a name."""
    if isinstance(node, yaml.MappingNode):
        return {words(key.value): plain(value) for key, value in node.value} or ""
    if isinstance(node, yaml.SequenceNode):
        return [plain(item) for item in node.value]
    return words(node.value) if node else ""


def words(value: str) -> str:
    """A value whatever its spaces, as two people would call it the same."""
    return " ".join(str(value).split())


def field(root: yaml.MappingNode | None, at: Sequence[str]) -> Field | None:
    """A field by its name and the names of those it is in; None where there is none."""
    within: yaml.Node | None = root
    found = None
    for name in at:
        pairs: list[tuple[yaml.Node, yaml.Node]] = within.value if isinstance(within, yaml.MappingNode) else []
        number = next((n for n, (key, _) in enumerate(pairs) if words(key.value) == words(name)), None)
        if number is None or not isinstance(within, yaml.MappingNode):
            return None
        found = Field(*pairs[number], within, number)
        within = found.value
    return found


def start(node: yaml.Node) -> int:
    """Where a value begins."""
    return int(node.start_mark.index)


def end(text: str, node: yaml.Node) -> int:
    """Where a value has ended. To YAML a block ends where the next one begins, which may be far below, after remarks."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return max(end(text, each) for each in (last if isinstance(last, tuple) else (last,)))
    first = start(node)
    return first + len(text[first : int(node.end_mark.index)].rstrip())


def line_end(text: str, at: int) -> int:
    """Where the next line begins."""
    return text.find("\n", at) + 1 or len(text)


def line_start(text: str, at: int) -> int:
    """Where this line begins."""
    return text.rfind("\n", 0, at) + 1


def written(value: str) -> str:
    """A value on one line, in quotation marks where it would need them anywhere.

    >>> written("Quill, Ada"), written("Ada"), written("NO")
    ("'Quill, Ada'", 'Ada', "'NO'")
    """
    dumped = yaml.dump(
        [words(value)], Dumper=yaml.CSafeDumper, allow_unicode=True, width=2_000_000_000, default_flow_style=True
    )
    return str(dumped).strip()[1:-1]


@dataclass(frozen=True, slots=True)
class Manner:
    """How somebody writes lists: in brackets or one a line, and how far in; and whether a line is left between entries."""

    brackets: bool = False
    inward: int = 2  # columns
    apart: bool = True

    def field(self, name: str, values: Sequence[str], column: int) -> str:
        """A list as lines of its own, its name at a column."""
        margin, said = " " * column, [written(value) for value in values]
        if self.brackets:
            return f"{margin}{written(name)}: [{', '.join(said)}]\n"
        return f"{margin}{written(name)}:\n" + "".join(f"{margin}{' ' * self.inward}- {value}\n" for value in said)

    def entry(self, name: str, aliases: Sequence[str]) -> str:
        """An entry of a register, with its other names.

        >>> print(Manner().entry("Ada Quill", ["A. Quill"]), end="")
        Ada Quill:
          aliases:
            - A. Quill
        """
        return f"{written(name)}:\n" + (self.field("aliases", aliases, 2) if aliases else "")


@dataclass(frozen=True, slots=True)
class Habits:
    """How one entry or field is written, and what is left below it."""

    columns: tuple[int, ...]  # of each list that stands one a line: how far in
    brackets: int  # lists in brackets
    apart: bool  # an empty line follows


def manner(seen: Sequence[Habits]) -> Manner:
    """How a file is written, as far as most of it goes."""
    columns = Counter(column for each in seen for column in each.columns)
    breaks = [each.apart for each in seen[:-1]]
    return Manner(
        brackets=columns.total() < sum(each.brackets for each in seen),
        inward=min(columns, key=lambda column: (-columns[column], column)) if columns else 2,
        apart=sum(breaks) * 2 >= len(breaks),
    )


def habits(text: str, root: yaml.MappingNode | None) -> tuple[Habits, ...]:
    """How each entry of a file is written."""
    pairs = root.value if root else []
    ends = [start(key) for key, _ in pairs] + [len(text)]
    return tuple(_habits(text, pair, end) for pair, end in zip(pairs, ends[1:], strict=True))


def _habits(text: str, pair: tuple[yaml.Node, yaml.Node], next_one: int) -> Habits:
    lists = [*_lists([pair])]
    columns = tuple(value.start_mark.column - key.start_mark.column for key, value in lists if not value.flow_style)
    return Habits(columns, len(lists) - len(columns), "\n\n" in text[end(text, pair[1]) : next_one])


def _lists(pairs: Sequence[tuple[yaml.Node, yaml.Node]]) -> Iterator[tuple[yaml.Node, yaml.SequenceNode]]:
    for key, value in pairs:
        if isinstance(value, yaml.SequenceNode) and value.value:
            yield key, value
        elif isinstance(value, yaml.MappingNode):
            yield from _lists(value.value)


@dataclass(frozen=True, slots=True)
class Block:
    """An entry with all lines down to the next one."""

    text: str
    name: str
    habits: Habits


def blocks(text: str) -> tuple[str, tuple[Block, ...]]:
    """A file as what stands above its first entry, and each entry by itself; no entry where it cannot be cut so.

    What each block says by itself is what it says in the file: a block that can be read alone leaves no quotation mark and no
    bracket open, and whatever else is open ends where a line begins with a name. So one entry of ten thousand can be read, and
    changed, without the others. A file with documents, anchors used elsewhere, or braces around everything cannot be cut.
    """
    cuts = [found.start() for found in _NAMED.finditer(text)]
    head = text[: cuts[0]] if cuts else text
    found = []
    for first, last in pairwise([*cuts, len(text)]):
        block = _block(text[first:last])
        if block is None:
            return text, ()
        found.append(block)
    with suppress(ValueError):
        if read(head) is None:
            return head, tuple(found)
    return text, ()


_NAMED = re.compile(r"^(?=[^ \t\n#])", re.MULTILINE)
_ANCHORED = re.compile(r"(?:^|[\s\[{,:?-])&\S|\ufeff")  # an anchor is for all of the file; a byte order mark begins a line


@lru_cache(maxsize=1 << 16)  # all but one stand as before the last answer; to read ten thousand takes a third of a second
def _block(text: str) -> Block | None:
    if _ANCHORED.search(text):
        return None
    try:
        root = read(text)
    except ValueError:
        return None
    if root is None or len(root.value) != 1:
        return None
    key, value = root.value[0]
    if not isinstance(key, yaml.ScalarNode) or start(key) != 0 or end(text, key) == 0:  # `{A: x}`, `? A`, `: x`
        return None
    return Block(text, words(key.value), _habits(text, (key, value), len(text)))
