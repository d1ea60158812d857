"""Layout: where the values of a YAML file stand, to the character, and how the person who keeps it writes lists.

A place is a number of characters from the beginning. The file must be plain YAML with one kind of line break.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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


@lru_cache(maxsize=2)  # one answer's text is the next one's, and ten thousand entries take a second to read
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


def manner(text: str, root: yaml.MappingNode | None) -> Manner:
    """How this file is written, as far as most of it goes."""
    lists = [*_lists(root)] if root else []
    columns = [value.start_mark.column - key.start_mark.column for key, value in lists if not value.flow_style]
    breaks = ["\n\n" in text[end(text, one) : start(other)] for (_, one), (other, _) in pairwise(root.value if root else ())]
    return Manner(
        brackets=len(columns) < len(lists) / 2,
        inward=min(columns, key=lambda column: (-columns.count(column), column)) if columns else 2,
        apart=sum(breaks) * 2 >= len(breaks),
    )


def _lists(node: yaml.Node) -> Iterator[tuple[yaml.Node, yaml.SequenceNode]]:
    for key, value in node.value if isinstance(node, yaml.MappingNode) else ():
        if isinstance(value, yaml.SequenceNode) and value.value:
            yield key, value
        yield from _lists(value)
