"""Items: what waits for a person's word, and what each answer would change in which file. Nothing is changed here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from pressmark import amending
from pressmark.amending import Change
from pressmark.archive.suggestions import Context
from pressmark.model import KINDS, Entity, Kind, Origin, Tree

Group = Literal["names", "owned-twice", "ambiguous", "twins", "unregistered", "doubts"]

GROUPS: Mapping[Group, str] = {  # in the order in which they are worth a person's time
    "names": "Names in no register",
    "owned-twice": "Spellings that two entries own",
    "ambiguous": "Names that may be one of several people",
    "twins": "Entries that look like twins",
    "unregistered": "Names in front matter that no register knows",
    "doubts": "Doubtful headlines, dates and other fields",
}

DOUBTFUL: frozenset[Group] = frozenset({"names", "ambiguous", "twins", "doubts"})
"""Groups of what may well be right as it is; the others are mistakes."""

TOLD: Mapping[str, Group] = {
    "alias-owned-twice": "owned-twice",
    "ambiguous-name": "ambiguous",
    "unknown-name": "unregistered",
    "open-doubt": "doubts",
}
"""The problems that are items, by their codes: whoever sees the one need not be told the other."""

NEVER = "content/never.txt"
"""Names that are nobody and nothing, one a line: they are never proposed again. A line that begins with # is a remark."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer: what a person types for it, what it means, and what it changes."""

    key: str
    words: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """A name that may become an entry, or another spelling of one that stands."""

    kind: Kind | None  # None where nobody can guess
    name: str
    spellings: tuple[str, ...] = ()  # other ones of the same
    like: tuple[str, ...] = ()  # keys of entries it may belong to


@dataclass(frozen=True, slots=True)
class Doubt:
    """What filing was not sure of: a field of an article, its value as it stands, and the doubt."""

    path: str
    clipping: str  # path below content/clippings/; empty where none is known
    field: str  # empty where the doubt is of no one field
    value: str
    text: str  # the whole line: "published: the year is not printed"


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to decide: where it stands, in a sentence, with what the articles say, and the answers there are."""

    group: Group
    origin: Origin
    sentence: str
    contexts: tuple[Context, ...] = ()
    choices: tuple[Choice, ...] = ()
    name: Name | None = None
    doubt: Doubt | None = None


def refused(content: Tree) -> tuple[str, ...]:
    """The names that are nobody, by the curator's word."""
    lines = content.get(NEVER, b"").decode("utf-8-sig", "replace").splitlines()
    return tuple(line.strip() for line in lines if line.strip() and not line.lstrip().startswith("#"))


def refusal(name: Name) -> Choice:
    """How a name is refused for good: by the entry it was proposed for, else in the list of those who are nobody."""
    spellings = (name.name, *name.spellings)
    if name.like:
        kind, _, entry = name.like[0].partition("/")
        change = Change(f"content/{kind}.yaml", "add", (entry, "never"), spellings)
        return Choice("v", f"never: not {entry}, nor anybody to register", (change,))
    return Choice("v", "never: nobody and nothing to register", (Change(NEVER, "note", (), spellings),))


def corrected(doubt: Doubt, value: str) -> tuple[Change, ...]:
    """What settles a doubt by another value of its field."""
    return (Change(doubt.path, "set", (doubt.field,), (value,)), Change(doubt.path, "take", ("doubts",), (doubt.text,)))


def named(name: Name) -> tuple[Change, ...]:
    """What makes a name an entry of its own."""
    return (amending.entered(name.kind or KINDS[0], name.name, name.spellings),)


def joined(name: Name, entity: Entity) -> tuple[Change, ...]:
    """What makes a name, in all its spellings, another name of an entry that stands."""
    own = {entity.name, *entity.aliases}
    return (amending.of_entry(entity, "add", "aliases", *(each for each in (name.name, *name.spellings) if each not in own)),)


def respelled(name: Name, kind: Kind | None, words: str) -> Name:
    """A name under another kind, or another form of it as its first; the form it had is one of its spellings then."""
    spellings = dict.fromkeys(each for each in (name.name, *name.spellings) if each != words)
    return replace(name, kind=kind or name.kind, name=words, spellings=tuple(spellings))
