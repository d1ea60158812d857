"""Items: what waits for a person's word, and what each answer would change in which file. Nothing is changed here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from pressmark import amending, layout, registers
from pressmark.amending import Change
from pressmark.archive.suggestions import Context
from pressmark.model import KINDS, Entity, Kind, Origin

Group = Literal["names", "owned-twice", "ambiguous", "twins", "unregistered", "events", "dates", "doubts"]

GROUPS: Mapping[Group, str] = {  # in the order in which they are worth a person's time
    "names": "Names in no register",
    "owned-twice": "Spellings that two entries own",
    "ambiguous": "Names that may be one of several people",
    "twins": "Entries that look like twins",
    "unregistered": "Names in front matter that no register knows",
    "events": "Events that nobody has named",
    "dates": "Dates that can be inferred",
    "doubts": "Doubtful headlines, dates and other fields",
}

DOUBTFUL: frozenset[Group] = frozenset({"names", "ambiguous", "twins", "events", "dates", "doubts"})
"""Groups of what may well be right as it is; the others are mistakes."""

TOLD: Mapping[str, Group] = {
    "alias-owned-twice": "owned-twice",
    "ambiguous-name": "ambiguous",
    "unknown-name": "unregistered",
    "open-doubt": "doubts",
}
"""The problems that are items, by their codes: whoever sees the one need not be told the other."""


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
    date: str = ""  # of an event, EDTF; empty where no report gives it
    articles: tuple[str, ...] = ()  # ids that report it, of an event


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


def refusal(name: Name) -> Choice:
    """How a name is refused for good: by the entry it was proposed for, else in the list of those who are nobody."""
    spellings = (name.name, *name.spellings)
    if name.like:
        kind, _, entry = name.like[0].partition("/")
        change = Change(f"content/{kind}.yaml", "add", (entry, "never"), spellings)
        return Choice("v", f"never: not {entry}, nor anybody to register", (change,))
    return Choice("v", "never: nobody and nothing to register", (Change(registers.NEVER, "note", (), spellings),))


def corrected(doubt: Doubt, value: str) -> tuple[Change, ...]:
    """What settles a doubt by another value of its field."""
    return (Change(doubt.path, "set", (doubt.field,), (value,)), Change(doubt.path, "take", ("doubts",), (doubt.text,)))


def named(name: Name) -> tuple[Change, ...]:
    """What makes a name an entry of its own; of an event with its day, as far as it is known, and its articles."""
    entered = amending.entered(name.kind or KINDS[0], name.name, name.spellings)
    date = Change(entered.path, "set", (name.name, "date"), (name.date,))
    articles = Change(entered.path, "add", (name.name, "articles"), name.articles)
    return (entered, *([date] if name.date else []), *([articles] if name.articles else []))


def written(name: Name) -> str:
    """The entry of its own that a name would be, as it would stand in an empty register.

    >>> print(written(Name("events", "Ferry strike", date="2023-02-28", articles=("ac2zht6t", "a1111111"))), end="")
    Ferry strike:
      date: '2023-02-28'
      articles:
        - ac2zht6t
        - a1111111
    """
    text = layout.Manner().entry(name.name, name.spellings)
    for change in named(name)[1:]:
        text = amending.amended(text, change)
    return text


def joined(name: Name, entity: Entity) -> tuple[Change, ...]:
    """What makes a name, in all its spellings, another name of an entry that stands; an event has its articles there.

    Raises ValueError where what stands is no event.
    """
    if name.articles:
        if entity.kind != "events":
            raise ValueError(f"{entity.name} is no event.")
        return (amending.of_entry(entity, "add", "articles", *name.articles),)
    own = {entity.name, *entity.aliases}
    return (amending.of_entry(entity, "add", "aliases", *(each for each in (name.name, *name.spellings) if each not in own)),)


def respelled(name: Name, kind: Kind | None, words: str) -> Name:
    """A name under another kind, or another form of it as its first; the form it had is one of its spellings then.

    But the name that was supplied for an event is a headline, and no text calls the event so.
    """
    if name.articles:
        return replace(name, name=words)
    spellings = dict.fromkeys(each for each in (name.name, *name.spellings) if each != words)
    return replace(name, kind=kind or name.kind, name=words, spellings=tuple(spellings))
